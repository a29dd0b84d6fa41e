"""A long hospital bill by department, with the sum carried from page to page."""

from evaluation.papers.parts import fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A02", "A03", "A07")

HOUSES = ["Brackenridge Valley Health", "Mercy of the Pines Medical Center", "Saint Odile Regional", "Tidewater Union Hospital"]
DEPARTMENTS = {
    "PHARMACY": """
J1644;HEPARIN LOCK FLUSH 10 UNITS;0636;0.5-4;10;
J0131;ACETAMINOPHEN IV 10 MG;0636;1-3;100;
J2270;MORPHINE SULFATE 10 MG;0636;9-31;3;
J0690;CEFAZOLIN 500 MG;0636;8-27;4;
;METOPROLOL 25 MG TABLET;0250;2.1-11;3;
;LISINOPRIL 10 MG TABLET;0250;1.5-9;2;
;POTASSIUM CHLORIDE 20 MEQ ER;0250;3-14;4;
;INSULIN LISPRO 100 U/ML 3ML;0250;84-190;1;""",
    "LABORATORY": """
80048;BASIC METABOLIC PANEL;0301;70-260;1;
85610;PROTIME INR;0305;39-101;1;
85730;PTT;0305;48-130;1;
87040;BLOOD CULTURE;0306;130-310;2;
82803;BLOOD GASES;0301;160-380;1;
83605;LACTIC ACID;0301;71-190;1;
86900;ABO TYPE;0302;44-120;1;o""",
    "IMAGING SERVICES": """
71260;CT THORAX W DYE;0352;2400-4900;1;o
76705;US ABDOMEN LIMITED;0402;610-1300;1;o
73502;XR HIP 2-3 VIEWS;0320;310-720;1;om
78452;NUCLEAR HEART SPECT MULTI;0341;3900-7800;1;o""",
    "OPERATING ROOM": """
27130;TOTAL HIP ARTHROPLASTY;0360;21000-48000;1;o
;OR TIME LEVEL 4 FIRST HOUR;0360;4800-9800;1;o
;OR TIME LEVEL 4 EA ADDL 15 MIN;0360;780-1650;6;
;RECOVERY ROOM PER 30 MIN;0710;420-990;5;""",
    "CENTRAL SUPPLY": """
C1776;JOINT DEVICE IMPLANTABLE;0278;6200-17400;2;
;SUTURE PACK;0272;19-88;4;
;DRAIN JACKSON PRATT;0272;66-170;1;
;STAPLER SKIN DISP;0272;110-290;1;
;GOWN STERILE XL;0270;14-41;6;""",
    "RESPIRATORY CARE": """
94660;CPAP INITIATION;0410;310-640;1;o
94760;PULSE OXIMETRY SINGLE;0460;24-79;1;
94664;INHALER TEACHING;0410;88-191;1;o""",
    "ROOM AND NURSING": """
;MED SURG PRIVATE ROOM;0110;1800-3650;1;d
;TELEMETRY PER DAY;0730;390-820;1;""",
}


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("courier", "courier-prime", "cousine", "arimo", size=(7.5, 8.25), stretch=(1.0, 0.9))
    money = job.one(Money(""), Money("", minus="x-"), Money("", comma=False), Money("$"))
    dates = job.one("%m/%d/%y", "%m%d%y", "%m/%d/%Y")
    nights = job.some(2, 6)
    first = job.date()
    names = list(DEPARTMENTS)
    r.shuffle(names)
    names = names[:job.some(4, len(names))]
    want = job.some(30, 80)
    lines = []
    for name in names:
        part = job.order(menu(DEPARTMENTS[name]), max(2, want // len(names) + job.some(-3, 3)), first, nights, twins=False)
        for line in part:
            line.section = name
        lines += part
    priced = True
    if job.odds(0.4):
        lines = job.rounded(lines)
    lines = job.plant(lines)
    house, person, account = r.choice(HOUSES), people.name("LAST, FIRST"), people.number("@########")
    issued = job.after(first, nights + 6, 50)
    number_words = job.one("PAGE {n} OF {m}", "Page {n} of {m}", "PAGE: {n}")

    def head(page):
        page.put(306, 38, house.upper(), face.bold().at(13), "c")
        page.put(306, 51, job_title, face.at(9), "c")
        pager(book, page, 572, 38, number_words, face)
        pair(book, page, 40, 74, "PATIENT:", 104, person, face, "patient")
        pair(book, page, 300, 74, "ACCT:", 350, account, face, "account")
        pair(book, page, 455, 74, "BILLED:", 510, day(issued, dates), face, "statement_date", issued)
        fact(book, page, "provider", house)
        if page.number == 1:
            page.put(40, 87, f"ADMITTED: {day(first, dates)}   DISCHARGED: {day(first.fromordinal(first.toordinal() + nights), dates)}", face)
        return 98

    job_title = job.one("ITEMIZED BILL BY DEPARTMENT", "STATEMENT OF SERVICES RENDERED", "DETAIL BILL")
    flow = Flow(book, head, left=40, right=572, bottom=job.one(400, 540, 690, 740))
    columns = [Column("day", job.one("DATE", "SVC DT"), 56), Column("revenue_code", job.one("REV", "RC"), 34),
               Column("code", job.one("CODE", "HCPCS"), 46), Column("description", job.one("DESCRIPTION", "ITEM"), 210 if priced else 280),
               Column("units", job.one("QTY", "UNITS"), 38, "r"), Column("unit_price", job.one("UNIT PRICE", "PRICE EACH"), 70, "r"),
               Column("charge", job.one("AMOUNT", "CHARGES", "TOTAL"), 78, "r")]
    look = Look(face, money, dates, job.one("none", "head", "rows", "columns", "zebra"), job.one(11, 11.5, 12.5), wraps=job.odds(0.7),
                label_align=job.one("l", "r"))
    carry = None
    if job.odds(0.7):
        carry = ("charge", *job.one(("CARRIED FORWARD", "BROUGHT FORWARD"), ("Page total to date - continued", "Balance from previous page"),
                                    ("SUBTOTAL CARRIED TO NEXT PAGE", "SUBTOTAL FROM PREVIOUS PAGE")))
        job.looks.append("sums carried from page to page")
    rows, totals = [], {}
    bad = r.choice(names) if job.fault == "A02" and job.odds(0.5) else None
    for name in names:
        mine = [line for line in lines if line.section == name]
        totals[name] = job.total(mine, scope="department's total") if name == bad else sum(x.money["charge"] for x in mine)
        job.sum_of("A02", f"subtotal {name}", mine, totals[name])
        rows += [Row("heading", name), *mine, Row("subtotal", job.one("TOTAL ", "SUBTOTAL ") + name, {"charge": totals[name]})]
    total = sum(totals.values()) if bad else job.total(lines, scope="total charges")
    if bad:
        job.sum_of("A02", "total of the departments", [], total, plus=totals.values())
        carry = None
    else:
        job.sum_of("A02", "total", lines, total)
    rows.append(Row("total", job.one("TOTAL OF CHARGES", "GRAND TOTAL"), {"charge": total}))
    Table(flow, columns, look, carry).draw(rows)
    flow.room(96)
    flow.skip(12)
    labels = [("total_charges", "TOTAL CHARGES"), ("adjustments", job.one("ADJUSTMENTS", "CONTRACTUAL ALLOW")),
              ("insurance_paid", "INSURANCE PAID"), ("patient_paid", "PATIENT PAID"), ("balance", job.one("BALANCE", "PAY THIS AMOUNT"))]
    ladder(job, flow, settle(job, total), labels, 330, 570, face, money, minus=job.odds(0.6), all_rows=job.odds(0.5), dots=job.odds(0.4))
