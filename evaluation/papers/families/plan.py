"""A payment plan agreement: a schedule of instalments that are no services."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table

GROUP = "training"
KIND = ("plan", {"plan", "notice"})
FAULTS = ()

HOUSES = ["Thornbury General Hospital", "Sablewood Hospital Network", "Lantern Hill Family Practice"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("tinos", "arimo", "times", size=(9.5, 10.5))
    money = Money("$", comma=job.odds(0.8))
    dates = job.one("%m/%d/%Y", "b")
    house, person, number = r.choice(HOUSES), people.name(), people.number("########")
    signed = job.date()
    count = job.one(6, 10, 12, 18, 24)
    total = job.amount(300, 9000)
    down = job.one(0, 5000, 10000)
    each = -(-(total - down) // count // 100) * 100
    count = -(-(total - down) // each)
    start = (signed.replace(day=1) if signed.day < 15 else signed.replace(day=15))

    def head(page):
        page.put(306, 52, "PAYMENT PLAN AGREEMENT" if page.number == 1 else "Payment schedule (continued)", face.bold().at(14), "c")
        pager(book, page, 306, 768, "Page {n} of {m}", face.at(8), "c")
        if page.number > 1:
            return 76
        page.put(306, 68, house, face, "c")
        fact(book, page, "provider", house)
        pair(book, page, 60, 96, "Patient / responsible party:", 220, person, face, "patient")
        pair(book, page, 60, 110, "Account:", 220, number, face, "account")
        pair(book, page, 60, 124, "Date of agreement:", 220, day(signed, dates), face, "statement_date", signed)
        return 148

    flow = Flow(book, head, left=60, right=552)
    flow.y = book.say(flow.page, 60, flow.y, 490, ["You agree to pay your balance of ", (total, "balance", money), *((" with ", (down, "down_payment", money), " today and the rest") if down else ()),
                                                   f" in {count} monthly payments of ", (each, "instalment", money), ". No interest is charged. If a payment is more than 30 days late a fee of ",
                                                   (job.one(1500, 2500), "late_fee", money), " may be added."], face) + 14
    fact(book, flow.page, "balance", total)
    columns = [Column("description", "Due date", 230), Column("charge", "Payment", 120, "r"), Column("running", "Remaining balance", 142, "r")]
    look = Look(face, money, dates, job.one("grid", "rows", "zebra"), job.one(14, 16), head_fill=0.9)
    rows, left, month, year = [], total - down, start.month, start.year
    for _ in range(count):
        month, year = (month + 1, year) if month < 12 else (1, year + 1)
        pay = min(each, left)
        left -= pay
        rows.append(Row("note", day(start.replace(year=year, month=month), dates), {"charge": pay, "running": left}, bold=False))
    Table(flow, columns, look).draw(rows)
    flow.room(60)
    flow.skip(40)
    flow.page.rule(60, flow.y, 280, flow.y, 0.6)
    flow.page.rule(330, flow.y, 552, flow.y, 0.6)
    flow.page.put(60, flow.y + 12, "Signature", face.at(8))
    flow.page.put(330, flow.y + 12, "Date", face.at(8))
