"""A laboratory's invoice: dotted leaders, one column of money, times of collection that tell serial tests apart."""

from evaluation.papers.parts import fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07")

POOL = """
80061;Lipid panel;;45-160;1;o
83036;Hemoglobin A1c;;32-98;1;o
84443;Thyroid stimulating hormone;;58-190;1;o
82306;Vitamin D, 25-hydroxy;;88-260;1;o
80053;Comprehensive metabolic panel;;48-170;1;o
85025;Complete blood count with differential;;29-110;1;o
82947;Glucose, serum;;12-44;1;
84484;Troponin, quantitative;;61-170;1;
87086;Urine culture, bacterial, with colony count;;44-140;1;o
87491;Chlamydia trachomatis, amplified probe;;110-290;1;o
86592;Syphilis test, non-treponemal;;18-60;1;o
82728;Ferritin;;50-150;1;o
82607;Vitamin B-12;;52-160;1;o
86140;C-reactive protein;;29-90;1;o
88305;Tissue exam by pathologist, level IV;;140-420;2;
81479;Unlisted molecular pathology;;900-2800;1;o
36415;Collection of venous blood;;9-25;1;
99000;Specimen handling;;10-30;1;
"""
HOUSES = ["Meridian Row Laboratories", "Quillfeather Diagnostics", "Basalt Clinical Lab Inc."]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("tinos", "arimo", "archivo-narrow", "vera", size=(9, 10.5))
    money = job.one(Money("$"), Money("$", minus="-x"), Money("", minus="(x)", lead=False))
    dates = job.one("B", "%m/%d/%Y", "%d %b %Y")
    when = job.date()
    lines = job.order(menu(POOL), job.some(5, 16), when, 1)
    timed = job.odds(0.45)
    for line in lines:
        line.extra["time"] = f"{job.some(6, 11):02d}:{job.some(0, 59):02d}"
    if timed and job.fault != "A07":
        twin = job.r.choice(lines).copy()
        twin.extra["time"] = f"{job.some(13, 20)}:{job.some(0, 59):02d}"
        lines.append(twin)
        job.looks.append("the same test again at another time")
    lines = job.plant(lines)
    house, person, number = r.choice(HOUSES), people.name(), people.number("INV-#######")
    issued = job.after(when, 10, 45)
    due = job.after(issued, 21, 30)
    doctor = people.doctor()

    def head(page):
        page.put(60, 56, house, face.bold().at(18))
        page.put(552, 56, job.one("INVOICE", "Invoice", "Laboratory bill") if page.number == 1 else "Invoice (continued)", face.at(14), "r")
        page.rule(60, 64, 552, 64, 0.8)
        pager(book, page, 552, 766, "Page {n} of {m}", face.at(8))
        if page.number > 1:
            return 82
        y = 90
        for label, value, name, real in (("Patient", person, "patient", None), ("Invoice", number, "account", None), ("Invoice date", day(issued, dates), "statement_date", issued),
                                         ("Ordered by", doctor, None, None), ("Collected", day(when, dates), None, None), ("Due", day(due, dates), "due_on", due)):
            pair(book, page, 60, y, label, 150, value, face, name, real, bold=False)
            y += face.size * 1.4
        fact(book, page, "provider", house)
        return y + 10

    flow = Flow(book, head, left=60, right=552)
    columns = [Column("code", job.one("CPT", "Test code", "Code"), 56)]
    if timed:
        columns.append(Column("time", "Time", 44))
    columns += [Column("description", job.one("Test", "Procedure", "Description of test"), 436 - (100 if not timed else 144)), Column("charge", job.one("Price", "Fee", "Charge"), 100, "r")]
    look = Look(face, money, dates, job.one("dots", "dots", "none", "rows"), job.one(14, 16, 18))
    total = job.total(lines, scope="total")
    job.sum_of("A02", "total", lines, total)
    Table(flow, columns, look).draw([*lines, Row("total", job.one("Total charges", "Total", "Sum of tests"), {"charge": total})])
    for line in lines:  # one day for all, printed once above
        line.day = when
        line.shown.add("day")
    flow.room(90)
    flow.skip(10)
    labels = [("total_charges", "Total charges"), ("adjustments", job.one("Plan adjustment", "Discount")), ("insurance_paid", "Paid by insurance"),
              ("patient_paid", "Paid by you"), ("balance", job.one("You owe", "Amount due", "Balance due"))]
    ladder(job, flow, settle(job, total), labels, 300, 552 - 3, face, money.full(), pitch=15, minus=job.odds(0.7), dots=look.rules == "dots")
