"""A hospital's summary bill by revenue code: no procedures, no days; the itemised bill must be asked for."""

from evaluation.papers.parts import cash_fact, fact, ladder, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A02", "A03")

POOL = """
;Room and care, semi-private;0120;2900-19000;1;
;Intensive care;0200;6000-41000;1;
;Pharmacy;0250;300-9800;1;
;Intravenous solutions;0258;90-1900;1;
;Supplies and devices;0270;200-7800;1;
;Implants;0278;2900-22000;1;
;Laboratory;0300;290-6400;1;
;X-ray, diagnostic;0320;190-2900;1;
;CT scans;0350;1900-9100;1;
;Operating room;0360;4900-39000;1;
;Anesthesia;0370;900-7300;1;
;Blood processing;0390;300-2800;1;
;Respiratory care;0410;190-4200;1;
;Physical therapy;0420;180-2200;1;
;Emergency room;0450;900-6100;1;
;Heart testing;0480;600-5200;1;
;MRI;0610;1900-8400;1;
;Drugs, detailed coding;0636;100-16000;1;
;Recovery room;0710;700-4300;1;
"""
HOUSES = ["Ellery Sound Medical Center", "Tamarind Hill Hospital", "The Lamplight Hospital Trust"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("tinos", "archivo-narrow", "arimo", "times", size=(9.5, 11))
    money = job.one(Money("$", minus="-x"), Money("$", minus="(x)"), Money("", minus="x CR"))
    dates = job.one("B", "%m/%d/%y", "m/d/Y")
    first = job.date()
    stay = job.some(1, 9)
    lines = []
    for service in sorted(r.sample(menu(POOL), job.some(5, 14)), key=lambda s: s.rev):
        service.price = job.amount(service.low / 100, service.high / 100)
        lines.append(job.line(service, first, 1))
    house, person, number = r.choice(HOUSES), people.name(), people.number("##-#######")
    issued = job.after(first, stay + 9, 60)
    due = job.after(issued, 21, 35)
    total = job.total(lines, scope="total")
    job.sum_of("A02", "total", lines, total)

    def head(page):
        page.put(54, 54, house, face.bold().at(17))
        page.rule(54, 60, 558, 60, 2)
        page.put(558, 74, job.one("Summary of hospital services", "Summary Bill", "Hospital Statement - Summary"), face.plus(1), "r")
        left = [("Patient", person, "patient", None), ("Account", number, "account", None), ("In", day(first, dates), None, None), ("Out", day(first.fromordinal(first.toordinal() + stay), dates), None, None)]
        for at, (label, value, name, real) in enumerate(left):
            pair(book, page, 54, 96 + at * 15, label, 124, value, face, name, real, bold=False)
        pair(book, page, 340, 96, "Prepared", 430, day(issued, dates), face, "statement_date", issued, bold=False)
        pair(book, page, 340, 111, "Pay by", 430, day(due, dates), face, "due_on", due, bold=False)
        fact(book, page, "provider", house)
        return 168

    flow = Flow(book, head, left=54, right=558)
    flow.page.put(54, 760, "You may ask for an itemized bill at no cost: " + people.free_phone(), face.at(8.5))
    coded = job.odds(0.8)
    columns = ([Column("revenue_code", job.one("Code", "Revenue code"), 90)] if coded else []) + [Column("description", job.one("Category", "Type of service"), 314 + (0 if coded else 90)), Column("charge", job.one("Total", "Charges"), 100, "r")]
    look = Look(face, money, dates, job.one("dots", "none", "rows", "zebra"), job.one(15, 17), head_fill=job.one(None, 0.9))
    Table(flow, columns, look).draw([*lines, Row("total", job.one("Sum of all categories", "Total hospital charges"), {"charge": total})])
    flow.skip(14)
    labels = [("total_charges", "Hospital charges"), ("adjustments", job.one("Negotiated reduction", "Plan discount")), ("insurance_paid", job.one("Your plan has paid", "Paid by plan")),
              ("patient_paid", "You have paid"), ("balance", job.one("What is left to pay", "Your portion"))]
    parts = settle(job, total)
    ladder(job, flow, parts, labels, 300, 555, face, money.full(), pitch=16, minus=job.odds(0.5), dots=job.odds(0.4))
    if job.odds(0.6):
        flow.skip(22)
        flow.page.block(54, flow.y, 558, flow.y + 30, fill=0.15)
        flow.page.put(66, flow.y + 19, f"Pay this by {day(due, dates)}", face.bold(), gray=1)
        cash_fact(book, flow.page, 546, flow.y + 19, parts["balance"], "balance", face.bold().plus(2), money.full(), gray=1, copy=True)
