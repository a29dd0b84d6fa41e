"""A pharmacy's account: prescriptions with NDC, days' supply, retail, plan paid and copay."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import Line

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A02", "A02", "A07")

DRUGS = [("Atorvastatin 20 mg tab", "00071-0156-23"), ("Metformin ER 500 mg", "65862-0008-01"), ("Lisinopril 10 mg", "68180-0514-01"), ("Albuterol HFA 90 mcg", "59310-0579-22"), ("Sertraline 50 mg", "16714-0612-04"),
         ("Insulin glargine 100 u/ml", "00088-2219-05"), ("Amoxicillin 500 mg cap", "00093-3109-05"), ("Omeprazole DR 20 mg", "62175-0118-37"), ("Levothyroxine 75 mcg", "00781-5184-92"), ("Apixaban 5 mg", "00003-0894-21"),
         ("Gabapentin 300 mg", "45963-0556-50"), ("Fluticasone nasal 50 mcg", "60505-0829-01")]
HOUSES = ["Copper Kettle Pharmacy", "Bellhaven Drug & Compounding", "Juniper Specialty Rx"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "courier-prime", "roboto-condensed", "archivo-narrow", size=(8, 9))
    money = job.one(Money("$"), Money(""), Money("", lead=False))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "m/d/y")
    first = job.date()
    lines = []
    for number in range(job.some(4, 22)):
        name, ndc = r.choice(DRUGS)
        when = job.after(first, number * 5, number * 5 + 4)
        quantity = job.one("30", "60", "90", "15", "1,000", "8.5")
        retail = job.amount(6, 590)
        plan = retail * job.some(0, 92) // 100 if job.odds(0.8) else 0
        lines.append(Line(day=when, ndc=ndc, units=quantity, description=name, flags="o", extra={"rx": people.number("#######"), "supply": job.one("30", "90", "10")},
                          money={"charge": retail, "paid": plan, "patient_owes": retail - plan}))
    job.looks.append("quantities of a thousand")
    if job.fault == "A07":
        line = r.choice(lines)
        twin = line.copy()
        lines.insert(lines.index(line) + 1, twin)
        job.expect("A07", "the same prescription is printed twice", [line, twin])
    house, person, number = r.choice(HOUSES), people.name(), people.number("######")
    issued = job.after(lines[-1].day, 2, 30)
    sums = {role: sum(line.money[role] for line in lines) for role in ("charge", "paid", "patient_owes")}
    wrong = job.one("charge", "patient_owes")
    printed = dict(sums)
    if job.fault == "A02":
        printed[wrong] = job.total(lines, wrong, f"total of {wrong}")
    for role in sums:
        job.sum_of("A02", role, lines, printed[role], role)
    loose = job.odds(0.3)  # no dashes in the NDC

    def head(page):
        page.put(40, 46, house, face.bold().at(15))
        page.put(572, 46, job.one("Prescription history for taxes and insurance", "Patient account", "Medical expenses") if page.number == 1 else "continued", face.bold().at(9.5), "r")
        pager(book, page, 572, 772, "page {n} of {m}", face.at(7.5))
        if page.number > 1:
            return 66
        page.put(40, 58, f"{people.street()}, {people.town()}, {people.phone()}", face.at(7.5))
        pair(book, page, 40, 80, "Patient", 88, person, face, "patient")
        pair(book, page, 300, 80, "Profile", 348, number, face, "account")
        pair(book, page, 440, 80, "Printed", 488, day(issued, dates), face, "statement_date", issued)
        fact(book, page, "provider", house)
        return 94

    flow = Flow(book, head, left=40, right=572)
    shown = (lambda line: (line.ndc.replace("-", ""), ["ndc"])) if loose else None
    columns = [Column("day", job.one("Filled", "Date"), 54), Column("rx", "Rx", 44), Column("ndc", "NDC", 78, show=shown), Column("description", "Drug", 138), Column("units", job.one("Qty", "Quantity"), 44, "r"), Column("supply", "Days", 30, "r"),
               Column("charge", job.one("Retail", "Price"), 48, "r"), Column("paid", job.one("Plan", "Ins paid"), 48, "r"), Column("patient_owes", job.one("Copay", "You paid", "Due"), 48, "r")]
    look = Look(face, money, dates, job.one("zebra", "rows", "grid", "none"), job.one(12, 13.5), head_fill=job.one(0.88, None), pad=2)
    Table(flow, columns, look).draw([*lines, Row("total", job.one("TOTALS", "Sum"), printed)])
    for name, role in (("total_charges", "charge"), ("insurance_paid", "paid"), ("patient_responsibility", "patient_owes")):
        fact(book, flow.page, name, printed[role])
