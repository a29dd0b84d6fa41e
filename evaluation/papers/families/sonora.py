"""A paper of the fourth held set."""

import datetime

from evaluation.papers.parts import fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Table
from evaluation.papers.work import menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
A7030;FULL FACE MASK FOR CPAP;;120-240;1;o
A7037;TUBING, CPAP;;22-48;2;o
A7038;DISPOSABLE FILTER;;4-11;6;o
A7035;HEADGEAR FOR CPAP;;28-60;1;o
A4253;BLOOD GLUCOSE TEST STRIPS, BOX OF 50;;24-62;4;o
A4259;LANCETS, BOX OF 100;;9-22;2;o
E0114;CRUTCHES, UNDERARM, PAIR;;45-110;1;o
E0143;WALKER, FOLDING, WHEELED;;90-190;1;o
L1830;KNEE IMMOBILIZER;;85-210;1;o
L3908;WRIST SPLINT, COCK-UP;;45-110;1;o
A6448;ELASTIC BANDAGE;;5-14;4;o
A4353;INTERMITTENT CATHETER KIT;;6-16;30;o
A5500;DIABETIC SHOE, DEPTH INLAY;;75-150;2;o
E0240;BATH/SHOWER CHAIR;;48-120;1;o
"""
RENTED = """
E0601;CPAP DEVICE, MONTHLY RENTAL;;75-160;1;o
E1390;OXYGEN CONCENTRATOR, RENTAL;;110-260;1;o
E0260;HOSPITAL BED SEMI-ELECTRIC, RENTAL;;120-240;1;o
K0001;STANDARD WHEELCHAIR, RENTAL;;45-95;1;o
"""
HOUSES = ["Pinegate Home Medical", "CareWell Medical Equipment, Inc.", "Frontier Respiratory & DME", "Allied Home Oxygen of Tamarack"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "cousine", "roboto-condensed", "helvetica", size=(8.25, 9.25))
    if face.name == "cousine":
        face = face.at(7.5)
    money = job.one(Money("$"), Money(""), Money("", minus="x-"), Money("$", minus="-x"))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "m/d/Y")
    first = job.date()
    lines = job.order(menu(POOL), job.some(2, 9), first, 1, modifiers=False)
    ranged = job.odds(0.5)
    for service in r.sample(menu(RENTED), job.some(0, 2)):
        service.price = job.amount(service.low / 100, service.high / 100)
        line = job.line(service, first, 1)
        line.modifiers = ["RR"]
        if ranged:
            line.through = first + datetime.timedelta(days=29)
        lines.insert(0, line)
    lines = job.plant(lines)
    stock = {line.code: people.number("##-####") for line in lines}
    for line in lines:
        line.extra["stock"] = stock[line.code]
    house, person = r.choice(HOUSES), people.name(job.one("first last", "UPPER"))
    issued, number, customer = job.after(first, 3, 40), people.number(job.one("INV-######", "#######", "@####-##")), people.number("######")
    due = job.after(issued, 30, 30)
    street, town, phone = people.street(), people.town(), people.phone()
    mine, own_town, doctor = people.street(), people.town(), people.doctor()
    side = job.one("boxes", "plain")

    def head(page):
        pager(book, page, 572, 770, "Page {n} of {m}", face.at(8))
        page.put(40, 50, house, face.bold().at(15))
        page.put(572, 50, "INVOICE", face.bold().at(16), "r")
        if page.number > 1:
            page.put(572, 66, number, face, "r")
            return 84
        fact(book, page, "provider", house)
        page.put(40, 63, f"{street}, {town}", face.at(8))
        page.put(40, 74, f"Tel {phone}", face.at(8))
        for row, (label, text, name, value) in enumerate((("Invoice no.", number, None, None), ("Invoice date", day(issued, dates), "statement_date", issued),
                                                          ("Due date", day(due, dates), "due_on", due), ("Customer no.", customer, "account", None))):
            pair(book, page, 400, 68 + row * 13, label, 482, text, face, name, value)
        for x, label, rows in ((40, "Bill to", (person, mine, own_town)), (300, "Deliver to", ("Same as billing address", "Ordered by " + doctor))):
            if side == "boxes":
                page.block(x, 128, x + (240 if x < 100 else 272), 188, line=0.6)
                page.block(x, 128, x + (240 if x < 100 else 272), 142, fill=0.88, line=0.6)
            page.put(x + 6, 138, label, face.bold())
            for row, text in enumerate(rows):
                page.put(x + 6, 154 + row * 12, text, face)
        fact(book, page, "patient", person)
        return 206

    flow = Flow(book, head, left=40, right=572, bottom=726)
    item = job.odds(0.45)
    columns = [Column("dates" if ranged else "day", job.one("Date of service" if ranged else "Date of\nservice", "Date", "DOS"), (112 if face.name != "cousine" else 120) if ranged else 66)]
    if item:
        columns.append(Column("stock", "Item", 50))
    columns.append(Column("code_mod", "HCPCS", 58))
    rest = 532 - sum(c.width for c in columns) - 38 - 62 - 68
    columns += [Column("description", "Description", rest), Column("units", job.one("Qty", "Qty."), 38, "r"),
                Column("unit_price", job.one("Price", "Unit price"), 62, "r"), Column("charge", job.one("Amount", "Extended", "Total"), 68, "r")]
    look = Look(face, money, dates, job.one("grid", "rows", "columns", "head"), job.one(13.5, 15, 16), head_fill=job.one(0.88, None, 0.93))
    total = job.total(lines, scope="subtotal")
    job.sum_of("A02", "subtotal", lines, total)
    Table(flow, columns, look).draw(lines)
    flow.room(112)
    flow.skip(10)
    parts = settle(job, total, adjust=(10, 45), insure=(20, 85), paid=(10, 80), odds=(0.5, 0.65, 0.3))
    words = [("total_charges", job.one("Subtotal", "Total charges", "Invoice total")), ("adjustments", job.one("Plan allowance adjustment", "Discount")),
             ("insurance_paid", "Insurance payment"), ("patient_paid", job.one("Deposit", "Payment received")), ("balance", job.one("Amount due", "Balance due", "TOTAL DUE"))]
    ladder(job, flow, parts, words, 372, 569, face.plus(0.5), money, pitch=15, minus=job.odds(0.75))
    flow.room(50)
    flow.skip(28)
    for text in ("Rental equipment stays the property of the supplier. RR = rental." if any(line.modifiers for line in lines) else "Opened supplies cannot be returned.",
                 f"Please include invoice {number} with your payment. Thank you."):
        flow.page.put(40, flow.y, text, face.at(8) if face.name != "cousine" else face)
        flow.skip(12)
