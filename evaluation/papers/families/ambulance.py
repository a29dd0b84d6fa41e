"""An ambulance bill: base rate, loaded miles with tenths, oxygen; few lines and much small print."""

from evaluation.papers.parts import fact, ladder, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
A0429;BLS emergency base rate;0540;680-1400;1;o
A0427;ALS-1 emergency base rate;0540;890-2100;1;o
A0433;ALS-2 base rate;0540;1200-2900;1;o
A0422;Oxygen and supplies, life-sustaining;0540;60-180;1;o
A0398;ALS routine disposables;0540;70-220;1;o
A0420;Waiting time, half hours;0540;50-120;3;
A0424;Extra attendant;0540;80-220;1;o
93041;Rhythm strip;0540;40-130;1;o
J2405;Ondansetron per mg;0540;5-18;4;
;Decontamination fee;0540;25-90;1;o
"""
HOUSES = ["Bayou Ambulance District", "Redline Air & Ground Transport", "Town of Verdigris Fire Rescue", "Mesa Crossing EMS"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "courier-prime", "archivo-narrow", "helvetica", size=(9.25, 10.5))
    money = job.one(Money("$"), Money("$", minus="(x)"), Money("", minus="-x"))
    dates = job.one("%m/%d/%Y", "b", "%m/%d/%y")
    when = job.date()
    pool = menu(POOL)
    base = r.choice(pool[:3])
    base.price = job.amount(base.low / 100, base.high / 100)
    lines = [job.line(base, when, 1)]
    rate = job.amount(9, 34)
    miles = job.one(str(job.some(2, 61)), f"{job.some(2, 40)}.{job.some(1, 9)}", f"{job.some(2, 40)}.0")
    mileage = lines[0].copy()
    mileage.code, mileage.description, mileage.units, mileage.flags = "A0425", job.one("Ground mileage, loaded", "Mileage per statute mile"), miles, ""
    mileage.money = {"unit_price": rate, "charge": int((rate * int(round(float(miles) * 10)) + 5) // 10)}
    lines.append(mileage)
    for service in r.sample(pool[3:], job.some(0, 4)):
        service.price = job.amount(service.low / 100, service.high / 100)
        lines.append(job.line(service, when))
    places = job.one((["SH", "RH"]), (["RH"]), ([]))
    for line in lines[:2]:
        line.modifiers = list(places)
    lines = job.plant(lines) if job.fault != "A07" else job.repeat([*lines], gap=(1, 1)) if not places else job.repeat(lines)
    house, person, number = r.choice(HOUSES), people.name(job.one("UPPER", "first last")), people.number("##-#####")
    issued = job.after(when, 10, 70)
    total = job.total(lines, scope="total")
    job.sum_of("A02", "total", lines, total)

    def head(page):
        page.put(306, 56, house, face.bold().at(17), "c")
        page.put(306, 70, f"{people.street()}, {people.town()}  Tax ID {people.number('##-#######')}", face.at(8), "c")
        page.block(48, 84, 564, 146, line=0.8)
        for at, (label, value, name, real) in enumerate((("PATIENT", person, "patient", None), ("RUN NUMBER", number, "account", None), ("DATE OF SERVICE", day(when, dates), None, None),
                                                         ("INVOICE DATE", day(issued, dates), "statement_date", issued), ("PICKED UP", people.street(), None, None), ("TAKEN TO", "Ashgrove Memorial", None, None))):
            pair(book, page, 56 + (at % 2) * 258, 99 + (at // 2) * 17, label, 160 + (at % 2) * 258, value, face, name, real)
        fact(book, page, "provider", house)
        return 162

    flow = Flow(book, head, left=48, right=564)
    columns = [Column("code_mod", job.one("HCPCS", "Code"), 88), Column("description", "Service", 214), Column("units", job.one("Qty/Miles", "Units"), 58, "r"), Column("unit_price", job.one("Rate", "Per unit"), 72, "r"), Column("charge", job.one("Charge", "Amount"), 84, "r")]
    look = Look(face, money, dates, job.one("grid", "rows", "columns", "none"), job.one(16, 18), head_fill=job.one(0.85, None))
    Table(flow, columns, look).draw([*lines, Row("total", job.one("Total transport charges", "TOTAL"), {"charge": total})])
    for line in lines:
        line.day = when
        line.shown.add("day")
    flow.skip(10)
    labels = [("total_charges", "Transport charges"), ("adjustments", "Rate agreement"), ("insurance_paid", job.one("Carrier payment", "Plan payment")), ("patient_paid", "Received from you"), ("balance", job.one("PAY THIS AMOUNT", "Remaining"))]
    ladder(job, flow, settle(job, total, odds=(0.4, 0.6, 0.2)), labels, 320, 561, face, money.full(), pitch=15, minus=job.odds(0.6))
    flow.skip(18)
    book.say(flow.page, 48, flow.y, 510, ["Residents with a subscription (", (job.some(45, 95) * 100, "subscription", Money("$")), " a year) pay no balance. Please send us your insurance card, both sides, within 30 days. A returned check costs ",
                                        (3500, "fee", Money("$")), "."], face.at(8.5))
