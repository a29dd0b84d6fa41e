"""A one-page statement by visit, with ageing buckets and a slip to tear off that says the amount again."""

from evaluation.papers.parts import cash_fact, fact, ladder, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A03")

POOL = """
;Emergency department services;;900-3900;1;o
;Inpatient hospital services;;8000-46000;1;o
;Outpatient surgery;;3000-15000;1;o
;Diagnostic imaging;;300-3200;1;o
;Laboratory tests;;60-900;1;
;Physician services - radiology;;80-500;1;o
;Physician services - emergency;;300-1500;1;o
;Clinic visit;;110-390;1;o
;Physical therapy;;90-420;1;
;Pharmacy and supplies;;20-700;1;
"""
HOUSES = ["Highmoor Health Partners", "Sablewood Hospital Network", "Great Heron Medical Group"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "roboto-condensed", "helvetica", "tinos", size=(8.75, 10))
    money = job.one(Money("$", minus="-x"), Money("$", minus="(x)"), Money("$", minus="$-x"))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "b")
    first = job.date()
    lines = job.order(menu(POOL), job.some(2, 9), first, job.some(1, 40), modifiers=False)
    house, person, number = r.choice(HOUSES), people.name(), people.number("##########")
    issued = job.after(lines[-1].day, 14, 60)
    due = job.after(issued, 20, 30)
    street, town = people.street(), people.town()
    previous = job.amount(10, 400) if job.odds(0.3) else 0
    total = job.total(lines, scope="total charges")
    parts = settle(job, total, previous=previous)
    left = parts["balance"]
    top_box = job.odds(0.7)

    def head(page):
        page.put(40, 50, house, face.bold().at(18))
        page.put(40, 63, job.one("Billing office", "Patient Financial Services"), face.at(8), gray=0.3)
        if top_box:
            page.block(390, 30, 572, 82, line=1)
            page.put(400, 44, job.one("AMOUNT DUE", "PLEASE PAY"), face.bold())
            cash_fact(book, page, 562, 46, left, "balance", face.bold().at(13), money, copy=True)
            page.put(400, 62, "Due date", face)
            page.put(562, 62, day(due, dates), face, "r")
            page.put(400, 75, "Account", face)
            page.put(562, 75, number, face, "r")
        pair(book, page, 40, 104, "Patient name", 130, person, face, "patient")
        pair(book, page, 40, 117, "Account number", 130, number, face, "account")
        pair(book, page, 320, 104, "Statement date", 420, day(issued, dates), face, "statement_date", issued)
        pair(book, page, 320, 117, job.one("Payment due", "Due by"), 420, day(due, dates), face, "due_on", due)
        fact(book, page, "provider", house)
        return 136

    flow = Flow(book, head, left=40, right=572, bottom=560)
    columns = [Column("day", job.one("Date", "Service date"), 84), Column("description", job.one("Description", "Description of services"), 340), Column("charge", job.one("Charges", "Amount"), 108, "r")]
    look = Look(face, money, dates, job.one("rows", "none", "zebra", "dots"), job.one(15, 17), head_fill=job.one(0.88, None))
    job.sum_of("A02", "total", lines, total)
    Table(flow, columns, look).draw([*lines, Row("total", job.one("Total charges", "Total for all visits"), {"charge": total})])
    flow.skip(10)
    labels = [("previous_balance", "Previous balance"), ("total_charges", job.one("New charges", "Charges")), ("adjustments", "Insurance adjustments"),
              ("insurance_paid", "Insurance payments"), ("patient_paid", job.one("Your payments", "Patient payments")), ("balance", job.one("Amount you owe", "Balance due"))]
    ladder(job, flow, parts, labels, 300, 569, face, money, minus=job.odds(0.7))
    if job.odds(0.55) and left > 0:
        flow.skip(16)
        shares = [left, 0, 0, 0]
        for at in range(1, 4):
            if job.odds(0.4):
                moved = shares[0] * job.some(10, 60) // 100
                shares[0], shares[at] = shares[0] - moved, moved
        for at, (words, cents) in enumerate(zip(("Current", "31-60 days", "61-90 days", "Over 90 days"), shares, strict=True)):
            x = 40 + at * 133
            flow.page.block(x, flow.y, x + 133, flow.y + 32, line=0.6)
            flow.page.put(x + 66, flow.y + 12, words, face.at(8), "c")
            book.cash(flow.page, x + 66, flow.y + 26, cents, "ageing", face, money, "c", copy=True)
        job.sum_of("A03", "ageing", [], left, plus=shares)
        flow.skip(40)
    page = flow.page
    page.rule(30, 600, 582, 600, 0.7, dash=(4, 3))
    page.put(306, 597, job.one("Detach here and return with your payment", "- - cut here - -", "Please return this part"), face.at(7), "c")
    page.put(40, 622, house, face.bold().at(11))
    page.put(40, 648, person, face)
    page.put(40, 660, street, face)
    page.put(40, 672, town, face)
    page.block(330, 610, 572, 690, line=0.8)
    for at, (words, value) in enumerate((("Account", number), ("Due date", day(due, dates)), ("Amount due", None), ("Amount enclosed", ""))):
        page.put(340, 625 + at * 17, words, face)
        if value is None:
            cash_fact(book, page, 562, 625 + at * 17, left, "balance", face.bold(), money, copy=True)
        elif value:
            page.put(562, 625 + at * 17, value, face, "r")
    page.put(480, 625 + 3 * 17, "$ ____________", face)
    page.put(40, 740, "".join(c for c in number if c.isdigit()) + f"{left:010d}" + people.digits(2), face.at(9))
