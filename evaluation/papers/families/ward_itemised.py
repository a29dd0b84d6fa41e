"""A hospital's itemised bill by cost centre, wide line-printer style, sums carried over pages, sequence numbers."""

from evaluation.papers.parts import account, fact, pager, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A02", "A03", "A07", "A08")

HOUSES = ["Ashgrove Memorial", "Coral Strand Hospital", "Hospital of the Upper Fork", "Nettlebed Heart Institute"]
CENTRES = {
    "4010 NURSING 3 EAST": """
;DAILY CARE ICU;0200;3100-7400;1;d
;CARDIAC MONITOR DAILY;0210;290-690;1;""",
    "6120 CATH LAB": """
93458;L HRT ARTERY/VENTRICLE ANGIO;0481;7900-16900;1;o
92928;STENT PLACEMENT SINGLE VESSEL;0481;14800-31000;1;o
C1874;STENT COATED W/DEL SYS;0278;2900-6100;2;
C1769;GUIDE WIRE;0272;130-460;3;
Q9967;LOCM 300-399MG/ML PER ML;0255;1-4;100;""",
    "6400 CLINICAL LAB": """
83880;NATRIURETIC PEPTIDE;0301;150-390;1;
84484;TROPONIN ASSAY;0301;120-340;1;
80069;RENAL FUNCTION PANEL;0301;90-240;1;
85379;D-DIMER QUANT;0305;110-270;1;
82962;GLUCOSE BEDSIDE;0301;11-36;1;""",
    "6700 DRUGS SOLD": """
J1644;HEPARIN 1000U;0636;1-9;25;
J0153;ADENOSINE 1 MG;0636;3-12;12;
J3010;FENTANYL 0.1 MG;0636;8-28;4;
J2704;PROPOFOL 10 MG;0636;1-6;40;
;CLOPIDOGREL 75MG TB;0637;4-19;4;
;ATORVASTATIN 40MG TB;0637;3-17;2;
;ASPIRIN 81MG CHEW;0637;0.35-4;4;
;NITROGLYCERIN SL 0.4;0637;6-24;3;""",
    "6830 DIAG RADIOLOGY": """
71045;CHEST 1 VIEW PORTABLE;0324;190-480;1;o
93971;DUPLEX EXTREM VEINS UNI;0921;490-1190;1;om
76937;US GUIDE VASC ACCESS;0402;280-720;1;o""",
    "7110 RESP THERAPY": """
94002;VENT MGMT INITIAL DAY;0412;990-2400;1;o
94762;OVERNIGHT OXIMETRY;0460;140-390;1;o
;O2 HOURLY;0412;9-31;24;""",
}
OTHERWISE = {"93458": "CORONARY ANGIOGRAPHY LEFT HEART", "71045": "XR CHEST SINGLE FRONTAL"}


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("vt323", "cousine", "courier-prime", "courier", size=(8.0, 8.75), stretch=(1.0, 0.92))
    if face.name == "vt323":
        face = face.plus(1.5)
    money = job.one(Money("", minus="x-"), Money("", comma=False, minus="xCR"), Money("", lead=False, minus="x-"))
    dates = job.one("%m/%d/%y", "%m%d%y", "%d%b%y")
    nights, first = job.some(1, 6), job.date()
    names = r.sample(list(CENTRES), job.some(3, len(CENTRES)))
    names.sort()
    want = job.some(20, 80)
    lines = []
    for name in names:
        part = job.order(menu(CENTRES[name]), max(2, want // len(names) + job.some(-4, 4)), first, nights, twins=job.odds(0.4))
        for line in part:
            line.section = name
        lines += part
    if job.odds(0.4):
        lines = job.thousands(lines)
    if job.odds(0.4):
        lines = job.rounded(lines)
    if job.odds(0.3):
        lines = job.zero(lines, "CHARGE WAIVED", revenue="0270")
    lines = job.plant(lines, OTHERWISE)
    for at, line in enumerate(lines, 1):
        line.extra["seq"] = f"{at:03d}"
    house, person, number = r.choice(HOUSES).upper(), people.name("LAST, FIRST"), people.number("V##########")
    issued = job.after(first, nights + 4, 35)
    footer = job.odds(0.4)  # the balance again at the foot of every page
    numbered = job.one("PAGE {n}/{m}", "PG {n} OF {m}", "SHEET {n}")

    def head(page):
        page.put(30, 34, f"*** {house} ***", face.bold().plus(2))
        pager(book, page, 582, 34, numbered, face)
        page.put(30, 50, f"PT: {person}", face)
        page.put(300, 50, f"VISIT: {number}", face)
        page.put(582, 50, f"RUN DATE {day(issued, dates).upper()}", face, "r")
        page.put(30, 62, f"FROM {day(first, dates).upper()} THRU {day(first.fromordinal(first.toordinal() + nights), dates).upper()}", face)
        page.put(30, 72, "=" * int(552 / face.width("=")), face)
        for name, value in (("patient", person), ("account", number), ("provider", house), ("statement_date", issued)):
            if page.number == 1:
                fact(book, page, name, value)
        if footer:
            book.later.append(lambda _: book.cash(page, 560, 772, book.owing, "balance", face, money, copy=True))
            page.put(455, 772, "BAL DUE", face)
        return 80

    flow = Flow(book, head, left=30, right=582, bottom=job.one(640, 700, 740))
    columns = [Column("seq", "SEQ", 34), Column("day", "DATE", 62, show=lambda line: (day(line.day, dates).upper(), ["day"])), Column("revenue_code", "UB", 36), Column("code_mod", "PROC", 66),
               Column("description", "SERVICE", 182), Column("units", "CT", 34, "r"), Column("unit_price", "EACH", 60, "r"), Column("charge", "EXTENDED", 76, "r")]
    look = Look(face, money, dates, job.one("none", "none", "head", "dots"), job.one(10.5, 11.5), wraps=False, label_align=job.one("l", "r"))
    carry = ("charge", *job.one(("*CONTINUED*", "*FROM PRIOR PAGE*"), ("FWD TO NEXT SHEET", "FWD FROM LAST SHEET"))) if job.odds(0.75) else None
    rows, totals = [], {}
    bad = r.choice(names) if job.fault == "A02" and job.odds(0.5) else None
    if bad:
        carry = None
    for name in names:
        mine = [line for line in lines if line.section == name]
        totals[name] = job.total(mine, scope="cost centre's total") if name == bad else sum(x.money["charge"] for x in mine)
        job.sum_of("A02", f"subtotal {name}", mine, totals[name])
        rows += [Row("heading", "-- " + name), *mine, Row("subtotal", f"CC {name[:4]} TOTAL", {"charge": totals[name]}, bold=False)]
    total = sum(totals.values()) if bad else job.total(lines, scope="total charges")
    if bad:
        job.sum_of("A02", "total of the cost centres", [], total, plus=totals.values())
    else:
        job.sum_of("A02", "total", lines, total)
    parts = settle(job, total)
    book.owing = parts["balance"]
    account(job, parts)
    rows.append(Row("total", "ALL CHARGES", {"charge": total}))
    for key, kind, label in (("adjustments", "adjustment", "ALLOWANCES"), ("insurance_paid", "payment", "3RD PARTY PMTS"), ("patient_paid", "payment", "SELF PAY RCPTS")):
        if parts[key]:
            rows.append(Row(kind, label, {"charge": -parts[key]}, bold=False))
    rows.append(Row("total", job.one("PT BALANCE", "NET DUE"), {"charge": parts["balance"]}))
    Table(flow, columns, look, carry).draw(rows)
    for name in ("total_charges", "adjustments", "insurance_paid", "patient_paid", "balance"):
        if parts[name] or name in ("total_charges", "balance"):
            fact(book, flow.page, name, parts[name])
