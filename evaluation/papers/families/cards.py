"""An invoice without a table: every service is a card with its labels and values."""

from evaluation.papers.parts import fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
99203;New patient consultation;;180-290;1;o
99213;Follow-up visit;;110-190;1;o
20611;Guided knee injection;;220-390;1;m
J7325;Hyaluronan gel 1 mg;;9-19;6;
73562;Knee film, three views;;85-190;1;m
97110;Exercise session 15 min;;52-91;4;
L1832;Knee brace adjustable;;310-720;1;o
64483;Nerve root injection;;690-1400;1;m
96372;Shot given in office;;28-70;1;
J3301;Steroid 10 mg;;7-19;4;
76942;Ultrasound guidance;;190-420;1;o
A4565;Arm sling;;14-39;1;o
"""
HOUSES = ["Peregrine Orthopedics", "Cloudberry Spine & Joint", "Fern Street Sports Medicine"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("roboto-condensed", "arimo", "archivo-narrow", "vera", size=(8.5, 9.75))
    money = job.one(Money("$"), Money("$", minus="-x"), Money("USD "))
    dates = job.one("b", "%m/%d/%Y", "%Y-%m-%d")
    first = job.date()
    lines = job.order(menu(POOL), job.some(5, 13), first, job.some(1, 5))
    lines = job.plant(lines)
    house, person, number = r.choice(HOUSES), people.name(), people.number("#######")
    issued = job.after(first, 14, 50)
    columns = job.one(1, 2, 2)
    labels = job.one(("Date of service", "Code", "Quantity", "Unit price", "Charge"), ("Service date", "Procedure", "Qty", "Price", "Amount"),
                     ("When", "CPT/HCPCS", "Units", "Each", "Total for this service"))

    def head(page):
        if page.number == 1:
            page.put(44, 56, house, face.bold().at(19))
            pair(book, page, 44, 80, "Prepared for", 120, person, face, "patient", bold=False)
            pair(book, page, 44, 93, "Invoice no.", 120, number, face, "account", bold=False)
            pair(book, page, 330, 80, "Invoice date", 410, day(issued, dates), face, "statement_date", issued, bold=False)
            fact(book, page, "provider", house)
            top = 112
        else:
            top = 52
        pager(book, page, 568, 770, "{n} of {m}", face.at(8))
        return top

    flow = Flow(book, head, left=44, right=568, columns=columns, gutter=14, bottom=740)
    tall = 78 if columns == 2 else 58
    filled = job.odds(0.5)
    for line in lines:
        flow.room(tall + 8)
        page, x, y, x1 = flow.page, flow.left, flow.y, flow.right
        if filled:
            page.block(x, y, x1, y + tall, fill=0.94)
        page.block(x, y, x1, y + tall, line=0.6, gray=0.4)
        page.put(x + 8, y + 14, line.description, face.bold().plus(1))
        line.words, line.page, line.box = line.description, page.number, (x, y, x1, y + tall)
        code = "-".join([line.code, *line.modifiers])
        cells = [(labels[0], day(line.day, dates), ["day"]), (labels[1], code, ["code", "modifiers"]), (labels[2], line.units, ["units"])]
        wide = (x1 - x - 16) / (3 if columns == 2 else 5)
        for at, (label, value, roles) in enumerate(cells):
            page.put(x + 8 + at * wide, y + 28, label, face.at(7), gray=0.3)
            page.put(x + 8 + at * wide, y + 40, value, face)
            line.shown.update(roles)
        for at, (label, role) in enumerate(((labels[3], "unit_price"), (labels[4], "charge"))):
            ax, ay = (x + 8 + at * wide * 1.5, y + 54) if columns == 2 else (x + 8 + (3 + at) * wide, y + 28)
            page.put(ax, ay, label, face.at(7), gray=0.3)
            spot = book.cash(page, ax, ay + 12, line.money[role], role, face.bold() if role == "charge" else face, money, "l")
            spot.line = line
            line.shown.add(role)
        book.lines.append(line)
        flow.skip(tall + 8)
    flow.column = columns - 1 if flow.y + 110 > flow.bottom else flow.column
    total = job.total(lines, scope="total")
    job.sum_of("A02", "total", lines, total)
    flow.room(110)
    flow.skip(12)
    words = [("total_charges", job.one("Total of services", "Subtotal")), ("adjustments", "Discount"), ("insurance_paid", "Insurance paid"), ("patient_paid", "You paid"),
             ("balance", job.one("Total due", "Amount owed"))]
    ladder(job, flow, settle(job, total), words, flow.left + 8, flow.right - 8, face.plus(0.5), money, pitch=15, minus=job.odds(0.6))
