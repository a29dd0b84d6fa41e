"""A page printed from a patient's portal: labels above values, blocks instead of rows, the browser's own header and footer."""

from evaluation.papers.parts import account, cash_fact, fact, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A02", "A03")

POOL = """
99214;Office visit level 4;;160-290;1;o
80061;Cholesterol panel;;44-150;1;o
83036;A1c test;;30-95;1;o
77067;Screening mammogram, both sides;;210-520;1;o
90471;Giving a vaccine;;22-50;1;o
90677;Pneumonia vaccine;;210-330;1;o
G0439;Yearly wellness visit;;120-260;1;o
99285;Emergency visit level 5;;1500-3900;1;o
72148;MRI of lower back;;1100-3100;1;o
62323;Injection into lower spine;;900-2100;1;o
"""
HOUSES = ["MyLanternChart", "OspreyConnect", "CedarLink Health"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "vera", "roboto-condensed", size=(9, 10))
    money = Money("$", minus=job.one("-x", "$-x"))
    dates = job.one("b", "%m/%d/%Y", "B")
    first = job.date()
    lines = job.plant(job.order(menu(POOL), job.some(2, 8), first, job.some(1, 3), modifiers=False))
    house, person, number = r.choice(HOUSES), people.name(), people.number("########")
    issued = job.after(first, 8, 40)
    total = job.total(lines, scope="total billed")
    job.sum_of("A02", "total", lines, total)
    parts = settle(job, total, odds=(0.8, 0.8, 0.3))
    account(job, parts)
    address = f"https://{house.lower().replace(' ', '')}.example/billing/visit/{number}"
    small = face.at(7)

    def head(page):
        page.put(24, 22, f"{issued:%-m/%-d/%y}, {job_time}", small)
        page.put(306, 22, f"{house} - Billing details", small, "c")
        page.put(24, 778, address, small)
        book.later.append(lambda count: page.put(588, 778, f"{page.number}/{count}", small, "r"))
        if page.number > 1:
            return 48
        page.put(48, 60, house, face.bold().at(18))
        page.put(48, 84, "Visit details", face.bold().at(13))
        y = 106
        for at, (label, value, name, real) in enumerate((("Patient", person, "patient", None), ("Guarantor account", number, "account", None), ("Statement date", day(issued, dates), "statement_date", issued))):
            page.put(48 + at * 180, y, label, small, gray=0.35)
            page.put(48 + at * 180, y + 13, value, face)
            fact(book, page, name, value if real is None else real)
        where = "Lantern Hill Family Practice"
        page.put(48, y + 34, "Provider", small, gray=0.35)
        page.put(48, y + 47, where, face)
        fact(book, page, "provider", where)
        return y + 72

    job_time = f"{job.some(1, 12)}:{job.some(0, 59):02d} {job.one('AM', 'PM')}"
    flow = Flow(book, head, left=48, right=564, bottom=750)
    blocks = job.odds(0.5)
    flow.page.block(48, flow.y, 564, flow.y + 58, fill=0.93)
    words = [("total_charges", job.one("Total billed", "Billed")), ("adjustments", job.one("Insurance discount", "Adjustments")), ("insurance_paid", job.one("Insurance covered", "Insurance paid")),
             ("patient_paid", "You paid"), ("balance", job.one("You owe", "Amount due", "Remaining responsibility"))]
    words = [(name, label) for name, label in words if parts[name] or name in ("total_charges", "balance")]
    wide = 516 / len(words)
    for at, (name, label) in enumerate(words):
        flow.page.put(58 + at * wide, flow.y + 20, label, small, gray=0.3)
        cents = -parts[name] if name in ("adjustments", "insurance_paid", "patient_paid") and job.seed % 2 else parts[name]
        cash_fact(book, flow.page, 58 + at * wide, flow.y + 40, cents, name, face.bold().plus(2), money, "l")
    flow.skip(84)
    flow.page.put(48, flow.y, job.one("Charges", "Services"), face.bold().plus(2))
    flow.skip(14)
    for line in lines:
        flow.room(52)
        page, y = flow.page, flow.y
        line.words, line.page, line.box = line.description, page.number, (48, y, 564, y + 46)
        page.put(48, y + 12, line.description, face.bold())
        line.shown |= {"description", "day", "code"}
        cells = [("Service date", day(line.day, dates)), ("Procedure", line.code)]
        if blocks:
            for at, (label, value) in enumerate(cells):
                page.put(48 + at * 150, y + 25, label, small, gray=0.35)
                page.put(48 + at * 150, y + 37, value, face)
            page.put(48 + 300, y + 25, "Billed amount", small, gray=0.35)
            spot = book.cash(page, 348, y + 37, line.money["charge"], "charge", face, money, "l")
        else:
            page.put(48, y + 25, f"{cells[0][1]}  |  {cells[1][1]}", face)
            spot = book.cash(page, 560, y + 12, line.money["charge"], "charge", face, money)
        spot.line = line
        line.shown.add("charge")
        page.rule(48, y + 46, 564, y + 46, 0.4, 0.7)
        book.lines.append(line)
        flow.skip(52)
    flow.room(40)
    flow.page.put(48, flow.y + 20, job.one("Pay now", "Make a payment"), face.bold())
    flow.page.put(200, flow.y + 20, "Set up a plan", face)
    flow.page.put(320, flow.y + 20, "Ask a question", face)
