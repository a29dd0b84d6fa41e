"""A statement set in two columns like a newspaper: services run down the left, then down the right."""

from evaluation.papers.parts import account, cash_fact, fact, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07")

POOL = """
99215;Office visit, level 5;;210-390;1;o
95810;Sleep study, overnight;;900-2600;1;o
94060;Breathing test with drug;;90-240;1;o
94726;Lung volumes;;70-190;1;o
94729;Gas transfer test;;80-210;1;o
31622;Airway scope, diagnostic;;700-1900;1;o
71250;Chest CT, no dye;;390-1300;1;o
95004;Allergy prick tests;;6-16;30;
95117;Allergy shots, two or more;;18-52;1;o
95165;Allergen vial dose;;14-36;10;
E0601;CPAP machine, month;;70-170;1;o
A7030;Full face mask;;90-260;1;o
A7038;Filter, disposable;;3-11;2;
90670;Pneumonia vaccine 13;;190-290;1;o
"""
HOUSES = ["Deep Breath Pulmonary & Sleep", "Larkspur Lung and Allergy", "Ninth Street Chest Clinic"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("archivo-narrow", "roboto-condensed", "arimo", size=(7.75, 8.75))
    money = job.one(Money("$", minus="-x"), Money("", minus="(x)"))
    dates = job.one("%m/%d/%y", "%m/%d")
    first = job.date().replace(month=job.some(1, 10))
    lines = job.plant(job.order(menu(POOL), job.some(14, 66), first, job.some(4, 40), modifiers=False))
    house, person, number = r.choice(HOUSES), people.name(), people.number("#######")
    issued = job.after(lines[-1].day, 5, 25)
    total = job.total(lines, scope="total")
    job.sum_of("A02", "total", lines, total)
    parts = settle(job, total)
    account(job, parts)

    def head(page):
        page.put(306, 46, house, face.bold().at(16), "c")
        if page.number > 1:
            page.put(306, 60, "continued", face, "c")
            return 74
        pair(book, page, 40, 72, "Patient", 90, person, face.plus(1), "patient")
        pair(book, page, 300, 72, "Account", 350, number, face.plus(1), "account")
        pair(book, page, 440, 72, "As of", 480, day(issued, "%m/%d/%Y"), face.plus(1), "statement_date", issued)
        fact(book, page, "provider", house)
        page.rule(40, 80, 572, 80, 0.8)
        return 92

    flow = Flow(book, head, left=40, right=572, columns=2, gutter=22, bottom=min(720, 112 + (len(lines) + 9) / 2 * 13.2))
    columns = [Column("day", "Date", 44), Column("code", "Code", 38), Column("description", "Service", 119), Column("charge", job.one("Fee", "Charge"), 54, "r")]
    look = Look(face, money, dates, job.one("none", "rows", "zebra", "head"), job.one(11.5, 13), pad=2)
    Table(flow, columns, look).draw([*lines, Row("total", "All services", {"charge": total})])
    labels = [("adjustments", "Plan reduction"), ("insurance_paid", "Plan payments"), ("patient_paid", "Your payments"), ("balance", job.one("Now due", "Please pay"))]
    fact(book, flow.page, "total_charges", total)
    flow.room(80)
    flow.skip(10)
    for name, words in labels:
        if not parts[name] and name != "balance":
            continue
        used = face.bold() if name == "balance" else face
        flow.page.put(flow.left + 2, flow.y + 8, words, used)
        cash_fact(book, flow.page, flow.right - 2, flow.y + 8, parts[name] if name == "balance" else -parts[name], name, used, money)
        flow.skip(13)
