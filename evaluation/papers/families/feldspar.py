"""Held. A hospital's bill in two parts: a first sheet with one sum for each kind of revenue and a slip, then the detail under those heads."""

from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A02", "A03", "A07", "A08")

KINDS = {
    "0120 ROOM-BOARD/SEMI": """
;SEMI PVT 4TH FLOOR;0120;1350-3300;1;d""",
    "0250 PHARMACY": """
;AMLODIPINE 5MG TAB UD;0250;2-9;3;
;ONDANSETRON ODT 4MG;0250;7-24;3;
;DOCUSATE 100MG CAP;0250;1.25-6;4;
;GABAPENTIN 300MG CAP;0250;2-11;3;
;PANTOPRAZOLE 40MG EC;0250;4-19;2;
;LIDOCAINE PATCH 5%;0250;14-41;2;""",
    "0258 IV SOLUTIONS": """
J7030;SOD CHLORIDE 0.9% 1000ML;0258;58-190;3;
J7042;D5 NS 500ML;0258;44-140;2;
J7120;LACT RINGERS 1000ML;0258;60-195;2;""",
    "0272 STERILE SUPPLY": """
;CATH FOLEY 16FR KIT;0272;44-130;1;
;IV START KIT;0272;12-41;3;
;TEGADERM 4X4;0272;6-19;5;
;SUCTION YANKAUER;0272;9-29;2;""",
    "0301 LAB/CHEMISTRY": """
82565;CREATININE BLD;0301;29-98;1;
83690;LIPASE;0301;61-190;1;
82150;AMYLASE;0301;55-170;1;
84100;PHOSPHORUS;0301;31-90;1;
80076;HEPATIC PANEL;0301;80-260;1;
82247;BILIRUBIN TOTAL;0301;28-95;1;""",
    "0305 LAB/HEMATOLOGY": """
85027;HEMOGRAM AUTO;0305;44-150;1;
85652;SED RATE AUTO;0305;26-88;1;o
85384;FIBRINOGEN;0305;61-190;1;o""",
    "0306 LAB/BACT-MICRO": """
87070;CULTURE OTHER SOURCE;0306;70-230;1;
87077;ORGANISM ID AEROBIC;0306;60-180;2;
87186;SUSCEPTIBILITY MIC;0306;70-210;2;""",
    "0352 CT SCAN/BODY": """
74178;CT ABD PEL WO/W DYE;0352;3100-7400;1;o
71275;CT ANGIO CHEST;0352;2900-6800;1;o
72131;CT L-SPINE;0352;1800-3900;1;o""",
    "0402 ULTRASOUND": """
76700;US ABDOMEN COMPL;0402;680-1600;1;o
93970;VENOUS DUPLEX BILAT;0402;790-1900;1;o""",
    "0410 RESPIRATORY SVC": """
94640;AEROSOL TX;0410;79-210;4;
94668;CHEST PERCUSSION SUBSQ;0410;70-180;2;""",
    "0450 EMERG ROOM": """
99283;ER VISIT 3;0450;690-1500;1;o
99284;ER VISIT 4;0450;1100-2700;1;o
96374;IV PUSH FIRST DRUG;0450;230-590;1;o
96375;IV PUSH NEXT NEW DRUG;0450;120-330;3;
51702;BLADDER CATH TEMP;0450;190-480;1;o""",
    "0636 DRUGS/DETAIL CODE": """
J2543;PIPERACILLIN TAZO 1.125G;0636;11-38;4;
J1170;HYDROMORPHONE TO 4MG;0636;8-27;3;
J1650;ENOXAPARIN 10MG;0636;9-24;8;
J3370;VANCOMYCIN 500MG;0636;12-44;4;
J1644;HEPARIN PER 1000 U;0636;2-7;5;
Q9967;CONTRAST LOCM PER ML;0636;1.1-4;100;""",
    "0730 EKG/ECG": """
93005;ECG TRACING ONLY;0730;150-390;1;o""",
    "0762 OBSERVATION HRS": """
G0378;OBSERVATION PER HOUR;0762;70-190;23;o""",
}
ONCE = ("0352", "0402", "0450", "0730", "0762")  # done on one day of the stay
OTHERWISE = {"99283": "EMERGENCY LEVEL III", "99284": "EMERGENCY LEVEL IV", "74178": "CT ABDOMEN+PELVIS 2 PHASE", "71275": "CTA CHEST PE PROTOCOL", "76700": "ABDOMEN SONOGRAM", "93970": "DOPPLER LEGS BOTH", "93005": "EKG 12 LEAD TRACING",
             "85652": "ESR", "51702": "FOLEY INSERTION", "72131": "LUMBAR CT NO DYE", "85384": "FIBRINOGEN ACTIVITY"}
HOUSES = ["Ellsworth Bay Hospital", "Four Corners Regional Medical Center", "St. Leocadia Health System", "Thornapple County Hospital", "The Wabanaki Valley Hospital", "Cedar Gorge Medical Center"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "tinos", "roboto-condensed", size=(9, 10))
    dense = job.face("cousine", "courier", "archivo-narrow", "arimo", "roboto-condensed", size=(7.25, 8.0))
    money = job.one(Money("", minus="x-"), Money("$", minus="-x"), Money("", minus="-x"), Money("", comma=False, minus="xCR"))
    dates, full = job.one("%m/%d/%y", "%m%d%y", "%m/%d/%Y", "%d-%b-%y"), job.one("%m/%d/%Y", "b", "B")
    nights, first = job.some(1, 6), job.date((2023, 2025))
    names = sorted(r.sample([n for n in KINDS if n[:4] != "0120"], job.some(4, 10)) + (["0120 ROOM-BOARD/SEMI"] if job.odds(0.7) else []))
    lines, want = [], job.some(14, 75)
    for name in names:
        brief = name[:4] in ONCE
        start = job.after(first, 0, nights - 1) if brief and name[:4] != "0450" else first
        count = 1 if name[:4] == "0120" else max(1, want // len(names) + job.some(-2, 3))
        part = job.order(menu(KINDS[name]), count, start, 1 if brief else nights, twins=False)
        for line in part:
            line.section = name
        lines += part
    if job.odds(0.35):
        lines = job.thousands(lines)
    if job.odds(0.3):
        lines = job.rounded(lines)
    lines = job.plant(lines, OTHERWISE)
    for line in lines:
        line.extra["cdm"] = f"{line.revenue_code[1:]}{1000 + sum(map(ord, line.description)) * 7 % 8999}"
    bad = r.choice(names) if job.fault == "A02" and job.odds(0.5) else None
    sums = {}
    for name in names:
        mine = [line for line in lines if line.section == name]
        sums[name] = job.total(mine, scope="sum of a revenue code") if name == bad else sum(line.money["charge"] for line in mine)
        job.sum_of("A02", name, mine, sums[name])
    total = sum(sums.values()) if bad else job.total(lines, scope="total charges")
    job.sum_of("A02", "total charges", [] if bad else lines, total, plus=sums.values() if bad else ())
    parts = {"total_charges": total, "adjustments": total * job.some(8, 55) // 100 if job.odds(0.6) else 0, "patient_paid": 0}
    parts["insurance_paid"] = (total - parts["adjustments"]) * job.some(20, 88) // 100 if job.odds(0.6) or job.fault == "A03" else 0
    parts["patient_paid"] = min(job.amount(25, 500), (total - parts["adjustments"] - parts["insurance_paid"]) // 2) if job.odds(0.3) else 0
    parts["balance"] = job.balance(total, parts["adjustments"], parts["insurance_paid"], parts["patient_paid"])
    account(job, parts)
    house, person, number = r.choice(HOUSES), people.name(job.one("LAST, FIRST", "first last")), people.number(job.one("##########", "H########", "###-#######"))
    issued = job.after(first, nights + 5, 50)
    due, out = job.after(issued, 20, 30), first.fromordinal(first.toordinal() + nights)
    named = job.one(("Patient", "Account", "Statement date", "From", "To"), ("PATIENT NAME", "PATIENT CONTROL NO", "BILLING DATE", "ADMIT", "DISCH"), ("Guarantor / patient", "Hospital account", "Date of this bill", "Service from", "Service through"))
    detail = job.one("DETAIL OF CHARGES BY REVENUE CODE", "Itemization", "CHARGE DETAIL", "Supporting detail for your summary bill")
    numbered = job.one("Page {n} of {m}", "PG {n} OF {m}", "Page {n}")

    def head(page):
        pager(book, page, 576, 772, numbered, face.at(7.5))
        if page.number == 1:
            return 40
        page.put(36, 40, house.upper(), dense.bold().plus(1))
        page.put(576, 40, detail, dense.bold(), "r")
        page.put(36, 51, f"{person}   {number}   {day(first, dates)} {day(out, dates)}".upper(), dense)
        page.rule(36, 56, 576, 56, 0.6)
        return 62

    flow = Flow(book, head, left=36, right=576, bottom=744)
    page = flow.page
    page.put(54, 58, house, face.bold().at(15))
    for at, text in enumerate((people.street(), people.town(), people.free_phone())):
        page.put(54, 72 + at * 11, text, face.at(8.5))
    for at, (value, name, real) in enumerate(((person, "patient", None), (number, "account", None), (day(issued, full), "statement_date", issued), (day(first, full), None, None), (day(out, full), None, None))):
        page.put(350, 58 + at * 13, named[at], face.at(8.5), gray=0.25)
        page.put(558, 58 + at * 13, value, face, "r")
        if name:
            fact(book, page, name, value if real is None else real)
    fact(book, page, "provider", house)
    page.put(54, 132, job.one("Summary of charges", "SUMMARY BY TYPE OF SERVICE", "Your hospital bill at a glance", "Hospital Services Summary"), face.bold().plus(3))
    y = _summary(job, page, face, money, sums, total)
    y = _account(job, page, y, face, money.full(), parts)
    if job.odds(0.7):
        _slip(job, page, face, money.full(), parts, house, person, number, due, full)
    else:
        book.say(page, 54, y + 16, 500, [f"Payment is due by {day(due, full)}. The pages behind this sheet list every charge."], face)
    fact(book, page, "due_on", due)
    flow.turn()
    _detail(job, flow, dense, money, dates, lines, names, sums, total)


def _summary(job, page, face, money, sums, total):
    """One row for each kind; the sums stand again in the detail."""
    book, dots, coded, y = job.book, job.odds(0.5), job.odds(0.65), 150
    if job.odds(0.6):
        page.put(54, y + 2, job.one("Rev  Category", "CODE / DEPARTMENT") if coded else job.one("Service category", "Department"), face.bold().at(8))
        page.put(558, y + 2, job.one("Charges", "AMOUNT BILLED", "Total"), face.bold().at(8), "r")
        page.rule(54, y + 6, 558, y + 6, 0.6)
        y += 6
    for name, cents in sums.items():
        y += 14
        label = name if coded else name[5:].title()
        _, end = page.put(54, y, label, face)
        amount = book.cash(page, 558, y, cents, "subtotal:charge", face, money, copy=True)
        if dots:
            page.dots(end + 4, amount.box[0], y, face)
        book.rows.append((Row("subtotal", label), {"charge": amount}, 1, (54, y - 9, 558, y + 3)))
    y += 18
    page.rule(470, y - 12, 558, y - 12, 0.8)
    label = job.one("Total charges", "TOTAL HOSPITAL CHARGES", "Sum of charges")
    page.put(54, y, label, face.bold())
    amount = cash_fact(book, page, 558, y, total, "total_charges", face.bold(), money)
    book.rows.append((Row("total", label), {"charge": amount}, 1, (54, y - 9, 558, y + 3)))
    return y


def _account(job, page, y, face, money, parts):
    """What came off the charges."""
    labels = [("adjustments", "adjustment", job.one("Contractual allowances", "Adjustments to charges", "Plan discount")), ("insurance_paid", "payment", job.one("Payments by your insurance", "Third party payments", "Plan has paid")),
              ("patient_paid", "payment", job.one("Payments by you", "Patient receipts")), ("balance", "total", job.one("BALANCE NOW DUE", "Your responsibility", "You owe the hospital"))]
    for name, kind, label in labels:
        if not parts[name] and name != "balance":
            continue
        y += 15
        used = face.bold().plus(1) if name == "balance" else face
        page.put(54, y, label, used)
        amount = cash_fact(job.book, page, 558, y, parts[name] if name == "balance" else -parts[name], name, used, money)
        job.book.rows.append((Row(kind, label), {"charge": amount}, 1, (54, y - 10, 558, y + 3)))
    return y


def _slip(job, page, face, money, parts, house, person, number, due, full):
    page.rule(20, 612, 592, 612, 0.6, dash=(5, 3))
    page.put(306, 608, job.one("Cut here", "Please return this coupon", "REMITTANCE ADVICE"), face.at(7), "c")
    for at, text in enumerate((person, job.people.street(), job.people.town())):
        page.put(72, 650 + at * 12, text, face)
    for at, text in enumerate((house, f"PO Box {job.people.number('####')}", job.people.town())):
        page.put(72, 706 + at * 12, text, face)
    for at, (label, text) in enumerate((("Account", number), (job.one("Due", "Pay by"), day(due, full)), (job.one("Balance", "Amount due"), None), ("Paying $", "____________"))):
        page.put(380, 640 + at * 20, label, face)
        if text is None:
            job.book.cash(page, 558, 640 + at * 20, parts["balance"], "balance", face.bold(), money, copy=True)
        else:
            page.put(558, 640 + at * 20, text, face, "r")


def _detail(job, flow, face, money, dates, lines, names, sums, total):
    book, order, padded = job.book, job.some(0, 2), job.odds(0.25)

    def coded(line):
        if not line.code:
            return "", []
        return ("0" if padded else "") + line.code + ("-" + "-".join(line.modifiers) if line.modifiers else ""), ["code", "modifiers"]

    def dated(line):
        return day(line.day, dates).upper(), ["day"]

    date_, item, code = Column("day", job.one("DATE", "SVC DATE", "Date"), 58, show=dated), Column("cdm", job.one("CHG NO", "CDM", "Item no."), 54), Column("hcpcs", job.one("HCPCS", "CPT/HCPC", "PROC CD"), 62, show=coded)
    words, count = job.one("DESCRIPTION", "Item", "CHARGE DESCRIPTION"), Column("units", job.one("QTY", "CNT", "Units"), 36, "r")
    each, charge = Column("unit_price", job.one("UNIT", "PRICE", "Unit amt"), 62, "r"), Column("charge", job.one("AMOUNT", "CHARGES", "Total"), 78, "r")
    priced = job.fault == "A01" or job.odds(0.5)
    prices = [each] if priced else []
    if order == 0:
        columns = [date_, item, count, *prices, charge, Column("gap", "", 14), code]
    elif order == 1:
        columns = [code, date_, item, count, *prices, charge]
    else:
        columns = [date_, item, code, count, *prices, charge]
    described = Column("description", words, 540 - sum(c.width for c in columns))
    columns.insert({0: len(columns), 1: 0, 2: 2}[order], described)
    heading, closing = job.one("{}", "REV {}", "*** {} ***"), job.one("{} TOTAL", "SUBTOTAL {}", "TOTAL REV CODE {}")
    look = Look(face, money, dates, job.one("none", "none", "head", "zebra"), job.one(9.75, 10.5, 11.5), wraps=job.odds(0.5), label_at="description")
    rows = []
    for name in names:
        rows += [Row("heading", heading.format(name)), *[line for line in lines if line.section == name], Row("subtotal", closing.format(name[:4]), {"charge": sums[name]})]
    rows.append(Row("total", job.one("TOTAL CHARGES", "GRAND TOTAL", "ALL REVENUE CODES"), {"charge": total}))
    Table(flow, columns, look).draw(rows)
    for line in book.lines:  # printed once, over the lines
        line.shown.add("revenue_code")
    for amount in book.amounts:
        if amount.role == "total:charge":
            amount.copy = True
