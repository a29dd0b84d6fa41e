"""A paper of the fourth held set."""

from evaluation.papers.parts import fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import Service, menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
A0422;OXYGEN AND SUPPLIES;;45-130;1;o
A0398;ALS DISPOSABLE SUPPLIES;;35-190;1;o
A0394;IV START SUPPLIES;;40-140;1;o
93005;EKG MONITORING;;60-220;1;o
A0382;BLS DISPOSABLE SUPPLIES;;25-120;1;o
A0424;EXTRA ATTENDANT;;90-240;1;o
A0420;WAITING TIME, HALF HOUR;;35-90;3;o
J2405;ONDANSETRON 1 MG;;4-19;4;
J7030;NORMAL SALINE 1000 CC;;30-95;2;
82962;GLUCOSE TEST;;12-45;1;
"""
BASE = [("A0427", "ALS EMERGENCY BASE RATE"), ("A0429", "BLS EMERGENCY BASE RATE"), ("A0428", "BLS NON-EMERGENCY BASE RATE"), ("A0433", "ALS LEVEL 2 BASE RATE")]
HOUSES = ["CITY OF TAMARACK FIRE-EMS", "LARKFIELD AMBULANCE SERVICE", "MID-COUNTY EMS DISTRICT", "REDLINE MEDICAL TRANSPORT INC"]
TO = ["AMITY GENERAL HOSPITAL", "ST. BRANNOC MEDICAL CENTER", "RIVERBEND REGIONAL HOSPITAL"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("courier", "courier-prime", "cousine", "arimo", size=(8.5, 9.5))
    mono = face.name != "arimo"
    money = job.one(Money("$"), Money("", minus="-x"), Money("$", minus="-x"))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "%m-%d-%y")
    first = job.date()
    code, words = r.choice(BASE)
    base = job.line(Service(code, words, "", 0, 0, flags="o", price=job.amount(520, 1900)), first, 1)
    miles = job.line(Service("A0425", "GROUND MILEAGE, PER MILE", "", 0, 0, price=job.amount(11, 29)), first, 1)
    tenths = job.some(21, 480) if job.odds(0.6) else job.some(2, 48) * 10
    miles.units = f"{tenths / 10:.1f}" if tenths % 10 else str(tenths // 10)
    miles.money["charge"] = (miles.money["unit_price"] * tenths + 5) // 10
    lines = job.plant([base, miles, *job.order(menu(POOL), job.some(0, 6), first, 1, modifiers=False)])
    coded = job.odds(0.8)
    for line in lines:
        line.shown.add("day")
    house, person = r.choice(HOUSES), people.name(job.one("LAST, FIRST", "UPPER"))
    issued, trip, account_no = job.after(first, 20, 60), people.number("##-#####"), people.number("#######")
    start, end = people.street().upper(), r.choice(TO)
    town, street = people.town().upper(), people.street().upper()
    layout = job.one("left", "box")
    labels = job.one(("PATIENT", "ACCOUNT NO", "INVOICE DATE", "DATE OF SERVICE", "RUN NUMBER", "FROM", "TO"),
                     ("Patient Name:", "Account #:", "Statement Date:", "Transport Date:", "Trip #:", "Pick-up:", "Destination:"))

    def head(page):
        pager(book, page, 566, 770, "PAGE {n} OF {m}" if mono else "Page {n} of {m}", face.at(8))
        page.put(46, 52, house, face.bold().at(13))
        page.put(566, 52, "INVOICE", face.bold().at(13), "r")
        if page.number > 1:
            return 76
        fact(book, page, "provider", house)
        page.put(46, 65, street, face.at(8))
        page.put(46, 75, town, face.at(8))
        page.put(46, 85, "BILLING " + people.phone(), face.at(8))
        values = (person, account_no, day(issued, dates), day(first, dates), trip, start, end)
        names = ("patient", "account", "statement_date", None, None, None, None)
        real = (None, None, issued, None, None, None, None)
        for at, (label, value, name, value_of) in enumerate(zip(labels, values, names, real, strict=True)):
            x, y = (46, 112 + at * 13) if layout == "left" else ((52, 118 + at * 14) if at < 3 else (310, 118 + (at - 3) * 14))
            pair(book, page, x, y, label, x + (108 if layout == "left" else 100), value, face if layout == "left" else face.at(8.5), name, value_of, bold=not mono)
        if layout == "box":
            page.block(46, 104, 566, 168, line=0.7)
            return 184
        return 216

    flow = Flow(book, head, left=46, right=566, bottom=726)
    columns = [Column("code", job.one("CODE", "HCPCS"), 60)] if coded else []
    columns += [Column("description", job.one("DESCRIPTION", "SERVICE"), 262 if coded else 322), Column("units", job.one("QTY", "UNITS"), 50, "r"),
                Column("unit_price", job.one("UNIT PRICE", "RATE", "PRICE"), 72, "r"), Column("charge", job.one("AMOUNT", "CHARGE"), 76, "r")]
    look = Look(face, money, dates, job.one("none", "head", "grid", "rows"), job.one(13, 14.5), head_fill=None if mono else job.one(None, 0.88))
    total = job.total(lines, scope="total charges")
    job.sum_of("A02", "total charges", lines, total)
    inside = job.odds(0.5)
    rows = [*lines]
    said = job.one("TOTAL CHARGES", "Total charges", "TOTAL THIS TRIP")
    if inside:
        rows.append(Row("total", said, {"charge": total}))
    Table(flow, columns, look).draw(rows)
    parts = settle(job, total, adjust=(10, 50), insure=(0, 80))
    flow.room(120)
    flow.skip(12)
    words = [("adjustments", job.one("LESS CONTRACTUAL ADJUSTMENT", "WRITE-OFF")), ("insurance_paid", job.one("LESS INSURANCE PAYMENTS", "INSURANCE PAID")),
             ("patient_paid", "LESS PATIENT PAYMENTS"), ("balance", job.one("BALANCE DUE", "AMOUNT DUE NOW", "PLEASE PAY"))]
    if not inside:
        words.insert(0, ("total_charges", said))
    else:
        fact(book, flow.page, "total_charges", total)
    ladder(job, flow, parts, words, 300, 563, face, money, pitch=14, dots=job.odds(0.3), minus=job.odds(0.7))
    flow.room(70)
    flow.skip(26)
    for text in ("IF YOU HAVE INSURANCE THAT WE HAVE NOT BILLED, PLEASE COMPLETE THE BACK OF THIS FORM.", "MAKE CHECKS PAYABLE TO " + house,
                 "SIGNED RELEASE ON FILE. THANK YOU."):
        flow.page.put(46, flow.y, text, face.at(8))
        flow.skip(12)
