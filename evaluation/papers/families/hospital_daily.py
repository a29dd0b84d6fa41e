"""A hospital's itemised bill, a block for every day of the stay with its own subtotal."""

from evaluation.papers.parts import fact, ladder, pager, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07", "A08")

HOUSES = ["Marrow Creek Medical Center", "St. Eulalia Hospital", "Fallowfield Regional Hospital", "Copperline Community Hospital"]
POOL = """
;ROOM & BOARD SEMI-PRIVATE;0120;1450-2980;1;d
99223;INITIAL HOSPITAL CARE HIGH;0987;410-690;1;o
80053;METABOLIC PANEL COMPREHENSIVE;0301;88-340;1;
85025;CBC W AUTO DIFFERENTIAL;0305;61-190;1;
83735;MAGNESIUM SERUM;0301;45-120;1;
84443;TSH;0301;95-240;1;
81001;URINALYSIS AUTO W MICRO;0307;38-96;1;
36415;VENIPUNCTURE ROUTINE;0300;22-48;1;
71046;XR CHEST 2 VIEWS;0324;260-640;1;o
74177;CT ABD & PELVIS W CONTRAST;0352;2900-6400;1;o
70450;CT HEAD W/O CONTRAST;0351;1700-3300;1;o
73721;MRI LOWER EXTREMITY JOINT W/O;0610;2100-3900;1;om
93005;EKG TRACING;0730;140-420;1;
93306;ECHO TTE COMPLETE W DOPPLER;0480;1900-3600;1;o
94640;NEBULIZER TREATMENT;0410;85-190;3;
96374;IV PUSH SINGLE INITIAL DRUG;0260;240-480;1;
97161;PT EVALUATION LOW COMPLEX;0424;280-410;1;o
97110;THERAPEUTIC EXERCISE 15 MIN;0420;95-160;4;
J1885;KETOROLAC INJ 15 MG;0636;18-64;4;
J2405;ONDANSETRON INJ 1 MG;0636;6-22;8;
J7030;NORMAL SALINE 1000 ML;0258;70-210;3;
J1644;HEPARIN SODIUM 1000 U;0636;3-11;10;
J3490;PANTOPRAZOLE 40 MG VIAL;0250;41-96;2;
;ACETAMINOPHEN TAB 325 MG;0250;1.25-9.5;6;
;DRESSING KIT STERILE;0272;28-140;3;
;OXYGEN PER HOUR;0410;14-44;24;
"""
OTHERWISE = {"74177": "CT ABDOMEN/PELVIS WITH DYE", "70450": "HEAD CT NO CONTRAST", "71046": "CHEST XRAY PA AND LAT",
             "93306": "ECHOCARDIOGRAM TRANSTHORACIC"}


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "courier-prime", "roboto-condensed", size=(7.75, 9.0))
    money = job.one(Money("", minus="-x"), Money("$", minus="(x)"), Money("", minus="x-"), Money("$", minus="-x"))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "%m-%d-%Y")
    nights = job.some(2, 5)
    first = job.date()
    pool = menu(POOL)
    lines = job.order(pool, job.some(14, 46), first, nights)
    for line in lines:
        line.section = line.day.isoformat()
    if job.odds(0.4):
        lines = job.zero(lines, "PATIENT EDUCATION NO CHARGE", revenue="0942")
    lines = job.plant(lines, OTHERWISE)
    house, person, account = r.choice(HOUSES), people.name(job.one("LAST, FIRST", "first last")), people.number("####-#######")
    issued = job.after(first, 12, 70)
    address = [people.street(), people.town()]
    numbered = job.odds(0.8)
    title = job.one("ITEMIZED STATEMENT OF HOSPITAL CHARGES", "Detail of Charges", "PATIENT ITEMIZED BILL", "Detailed Account Itemization")
    labels = job.one(("Patient", "Account #", "Admitted", "Discharged", "Statement date"),
                     ("PATIENT NAME:", "ACCT NO:", "ADM DATE:", "DISCH DATE:", "BILL DATE:"),
                     ("Patient Name", "Visit Account", "Admission", "Discharge", "Date of Statement"))

    def head(page):
        if page.number == 1:
            page.put(42, 50, house, face.bold().at(15))
            page.put(42, 63, f"{address[0]}  |  {address[1]}", face.at(8), gray=0.2)
            page.put(570, 50, title, face.bold().at(10), "r")
            values = [person, account, day(first, dates), day(job_end, dates), day(issued, dates)]
            for number, (label, value) in enumerate(zip(labels, values, strict=True)):
                x, y = (42, 92 + number * 13) if number < 3 else (330, 92 + (number - 3) * 13)
                page.put(x, y, label, face.bold())
                page.put(x + 92, y, value, face)
            for name, value in (("patient", person), ("account", account), ("provider", house), ("statement_date", issued)):
                fact(book, page, name, value)
            top = 142
        else:
            page.put(42, 44, f"{house}  {account}", face.bold())
            page.put(42, 56, person, face)
            top = 70
        if numbered:
            pager(book, page, 570, 770, "Page {n} of {m}", face.at(8))
        return top

    job_end = first.fromordinal(first.toordinal() + nights)
    flow = Flow(book, head, bottom=735)
    priced = job.fault == "A01" or job.odds(0.5)
    columns = [Column("day", job.one("Date", "Service\nDate", "DOS"), 56),
               Column("revenue_code", job.one("Rev", "Rev\nCode", "REV CD"), 34),
               Column("code_mod", job.one("HCPCS", "CPT/HCPCS", "Proc Code"), 54),
               Column("description", job.one("Description", "Service Description", "DESCRIPTION OF SERVICE"), 194 if priced else 262),
               Column("units", job.one("Qty", "Units", "QTY"), 36, "r")]
    if priced:
        columns.append(Column("unit_price", job.one("Price", "Unit Price", "Rate"), 68, "r"))
    columns.append(Column("charge", job.one("Amount", "Charges", "Total Charge"), 82, "r"))
    look = Look(face, money, dates, job.one("none", "rows", "grid", "zebra", "head"), job.one(11.5, 12.5, 13.5),
                head_fill=job.one(None, 0.85, 0.92), label_align=job.one("l", "l", "r"))
    table = Table(flow, columns, look)
    word = job.one("Subtotal for", "TOTAL FOR", "Day total")
    rows, days = [], sorted({line.day for line in lines})
    totals = {}
    bad = job.r.choice(days) if job.fault == "A02" and job.odds(0.5) else None
    for when in days:
        mine = [line for line in lines if line.day == when]
        rows += [Row("heading", job.one("Services on", "Services on") + " " + day(when, dates)), *mine]
        right = sum(line.money["charge"] for line in mine)
        totals[when] = job.total(mine, scope="day's subtotal") if when == bad else right
        job.sum_of("A02", "subtotal", mine, totals[when])
        rows.append(Row("subtotal", f"{word} {day(when, dates)}", {"charge": totals[when]}))
    if bad:
        total = sum(totals.values())
        job.sum_of("A02", "total of the subtotals", [], total, plus=totals.values())
    else:
        total = job.total(lines, scope="total charges")
        job.sum_of("A02", "total", lines, total)
    rows.append(Row("total", job.one("TOTAL CHARGES", "Total Hospital Charges", "TOTAL"), {"charge": total}))
    table.draw(rows)
    flow.room(95)
    flow.skip(14)
    labels = [("total_charges", job.one("Total charges", "Charges")),
              ("adjustments", job.one("Contractual adjustment", "Adjustments", "Less: contractual allowance")),
              ("insurance_paid", job.one("Insurance payments", "Less: paid by insurance")),
              ("patient_paid", job.one("Patient payments", "Less: paid by patient")),
              ("balance", job.one("Balance due", "AMOUNT DUE", "Patient balance"))]
    ladder(job, flow, settle(job, total), labels, 360, 566, face, money.full(), minus=job.odds(0.5), all_rows=job.odds(0.3))
