"""A dense ledger on a broad sheet: debit, credit and running balance, ageing buckets at the foot."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day, decimal
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A03", "A03", "A07")

POOL = """
90935;DIALYSIS ONE EVAL;;240-560;1;o
90960;MONTHLY ESRD 4+ VISITS;;410-790;1;o
99232;HOSP VISIT SUBSEQ;;90-190;1;o
82565;CREATININE;;18-60;1;
84132;POTASSIUM;;16-55;1;
85018;HEMOGLOBIN;;9-31;1;
J0885;EPOETIN ALFA 1000 U;;14-39;10;
J1756;IRON SUCROSE 1 MG;;1-4;100;
36558;TUNNELED CATHETER;;700-1900;1;o
99215;OFFICE VISIT EST 5;;190-370;1;o
87340;HEP B SURFACE AG;;30-90;1;
90999;DIALYSIS PROC;;310-690;1;o
"""
HOUSES = ["Saltmarsh Kidney Associates", "Two Rivers Nephrology", "Ferrous Hematology Group"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    broad = job.odds(0.6)
    book.size = (792.0, 612.0) if broad else (612.0, 792.0)
    wide, high = book.size
    face = job.face("courier", "cousine", "archivo-narrow", "vt323", size=(7.5, 8.25))
    if face.name == "vt323":
        face = face.plus(1.75)
    money = job.one(Money("", minus="x-"), Money("", minus="(x)"), Money("", minus="x CR"), Money("", comma=False, minus="-x"))
    dates = job.one("%m/%d/%y", "%m%d%y", "m/d/y")
    first = job.date((2024, 2025))
    pool = menu(POOL)
    lines, events, when = [], [], first
    for number in range(job.some(5, 16)):
        part = job.order(pool, job.some(1, 5), when, 1, twins=False)
        for line in part:
            line.section = str(number)
        lines += part
        events.append((when, part))
        when = job.after(when, 7, 21)
    lines = job.plant(lines)
    house, person, number = r.choice(HOUSES), people.name("LAST, FIRST"), people.number("#####.#")
    issued = job.after(when, 1, 20)
    running = opening = job.one(0, job.amount(20, 900))
    rows, paid, off, own = [], 0, 0, 0
    if opening:
        rows.append(Row("note", "BALANCE FWD", {"running": opening}, first, bold=False))
    for at, (start, _) in enumerate(events):
        mine = [line for line in lines if line.section == str(at)]
        for line in mine:
            running += line.money["charge"]
            line.money["running"] = running
            rows.append(line)
        if at < len(events) - 1:
            asked = sum(line.money["charge"] for line in mine)
            cut = asked * job.some(20, 60) // 100
            got = (asked - cut) * job.some(50, 100) // 100
            moment = job.after(start, 3, 6)
            for kind, words, cents in (("payment", job.one("PMT MEDICARE", "PMT UNITY PRAIRIE"), got), ("adjustment", "ADJ CONTRACT", cut)):
                running -= cents
                rows.append(Row(kind, words, {"paid": cents, "running": running}, moment, bold=False))
            paid, off = paid + got, off + cut
            if job.odds(0.3) and asked - cut - got > 500:
                cents = min(asked - cut - got, job.amount(5, 50))
                running -= cents
                own += cents
                rows.append(Row("payment", "PMT PATIENT CK", {"paid": cents, "running": running}, moment, bold=False))
    charges = sum(line.money["charge"] for line in lines)
    left = job.balance(charges, off, paid, own, opening)

    def head(page):
        page.put(30, 34, house.upper(), face.bold().plus(3))
        pager(book, page, wide - 30, 34, "Page {n} of {m}", face)
        pair(book, page, 30, 50, "PATIENT", 84, person, face, "patient" if page.number == 1 else None)
        pair(book, page, 300, 50, "ACCT", 334, number, face, "account" if page.number == 1 else None)
        pair(book, page, 430, 50, "AS OF", 466, day(issued, dates), face, "statement_date" if page.number == 1 else None, issued)
        fact(book, page, "provider", house.upper())
        return 60

    flow = Flow(book, head, left=30, right=wide - 30, bottom=high - 110)
    columns = [Column("day", "DATE", 56), Column("code_mod", "CODE", 52), Column("description", "DESCRIPTION", 170), Column("units", "QTY", 34, "r"), Column("charge", "DEBIT", 72, "r"), Column("paid", "CREDIT", 72, "r"), Column("running", "BALANCE", 84, "r")]
    if broad:
        columns.insert(3, Column("giver", "SEEN BY", 150))
        for line in lines:
            line.extra["giver"] = people.doctor().upper()
    look = Look(face, money, dates, job.one("none", "columns", "rows", "zebra"), job.one(9.5, 10.5))
    Table(flow, columns, look).draw(rows)
    flow.bottom = high - 40
    flow.skip(10)
    page = flow.page
    at_x = [30 + i * (wide - 60) / 6 for i in range(6)]
    shares = [left, 0, 0, 0]
    for at in range(1, 4):
        if job.odds(0.5) and shares[0] > 100:
            moved = shares[0] * job.some(10, 50) // 100
            shares[0], shares[at] = shares[0] - moved, moved
    for at, (label, cents) in enumerate(zip(("0-30", "31-60", "61-90", "91+"), shares, strict=True)):
        page.put(at_x[at] + 60, flow.y + 8, label, face.bold(), "r")
        book.cash(page, at_x[at] + 60, flow.y + 20, cents, "ageing", face, money, copy=True)
    page.put(at_x[5] + 84, flow.y + 8, "PLEASE PAY", face.bold(), "r")
    book.cash(page, at_x[5] + 84, flow.y + 20, left, "balance", face.bold(), money)
    fact(book, page, "balance", left)
    if opening:
        book.facts["previous_balance"] = (decimal(opening), 1)
    job.sum_of("A03", "balance", lines, left, plus=[opening, -off, -paid, -own])
    job.sum_of("A03", "ageing", [], left, plus=shares)
