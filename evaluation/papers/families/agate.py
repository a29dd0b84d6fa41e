"""Held. A nursing home's statement for one month: stays as spans of days at a daily rate, the slip on top, the sum as a row of boxes."""

import calendar
import datetime

from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import Line, menu

GROUP = "training"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A03", "A07")

HOUSES = ["Wrenfield Nursing & Rehabilitation", "The Commons at Heron Lake", "Saint Brannock Care Center", "Amberglen Skilled Nursing and Rehab", "Larch Hollow Health Care Campus"]
ROOMS = ["Room and board - semi-private", "Private room, skilled level", "R&B SNF semi-private bed", "Daily care, level II nursing", "Room & Care 214-B"]
EXTRAS = """
;Oxygen concentrator;;9-26;1;
;Incontinence supplies, daily;;4-13;1;
;Low air loss mattress rental;;18-55;1;
;Wound care supplies;;12-70;4;o
;Beauty / barber shop;;18-45;1;o
;Wheelchair van, round trip;;65-190;1;o
;Guest meal;;6-12;4;o
;Cable television, month;;15-35;1;o
;Physical therapy, quarter hour;;48-96;4;o
;Occupational therapy, quarter hour;;51-98;3;o
;Speech therapy session;;88-190;1;o
;Laboratory draw and handling;;18-44;1;o
;Pharmacy - over the counter;;6-58;2;o
;Nutritional supplement, case;;28-70;2;o
;Podiatry visit on site;;70-140;1;o
;Personal laundry;;20-60;1;o
;Telephone line;;12-30;1;o
"""


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "helvetica", "roboto-condensed", "courier-prime", size=(8.25, 9.25))
    money = job.one(Money("$", minus="-x"), Money("", minus="(x)"), Money("", minus="-x"), Money("", minus="x CR"))
    short = job.odds(0.35)
    dates = "%m/%d" if short else job.one("%m/%d/%y", "%m/%d/%Y", "m/d/y")
    full = job.one("%m/%d/%Y", "B", "b")
    first = job.date((2023, 2025)).replace(day=1)
    if short and first.month == 12:
        first = first.replace(month=11)
    long = calendar.monthrange(first.year, first.month)[1]
    last = first.replace(day=long)
    issued = job.after(last, 1, 9)
    due = issued.replace(day=10) + datetime.timedelta(days=job.one(5, 15, 20))
    lines = _stay(job, first, last)
    pool = menu(EXTRAS)
    for service in r.sample(pool, job.some(3, 9)):
        service.price = job.amount(service.low / 100, service.high / 100)
        if not service.flags:  # by the day, over a span
            a = job.some(1, 12)
            b = job.some(a + 4, long)
            lines.append(Line(day=first.replace(day=a), through=first.replace(day=b), units=str(b - a + 1), description=service.words, flags="",
                              money={"unit_price": service.price, "charge": service.price * (b - a + 1)}))
            continue
        for at in sorted(r.sample(range(1, long + 1), job.some(1, 6) if service.most > 1 else 1)):
            lines.append(job.line(service, first.replace(day=at)))
    ahead = job.odds(0.35)
    if ahead:
        start = last + datetime.timedelta(days=1)
        days = calendar.monthrange(start.year, start.month)[1]
        room = lines[0]
        lines.append(Line(day=start, through=start.replace(day=days), units=str(days), description=job.one("Room in advance, next month", "Advance billing " + room.description), flags="",
                          money={"unit_price": room.money["unit_price"], "charge": room.money["unit_price"] * days}))
        job.looks.append("next month's room in advance")
    lines = job.plant(lines)
    house, person, number = r.choice(HOUSES), people.name(job.one("last, first", "first last")), people.number(job.one("#####", "R-####", "####-##"))
    payer = people.name()
    street, town, home = people.street(), people.town(), [people.street(), people.town(), people.phone()]
    total = job.total(lines, scope="new charges")
    previous = job.amount(120, 4200) if job.odds(0.6) else 0
    insured = total * job.some(20, 75) // 100 if job.odds(0.6) else 0
    own = previous if previous and job.odds(0.6) else min(total - insured, job.amount(100, 1500)) if job.odds(0.4) or job.fault == "A03" else 0
    off = (total - insured) * job.some(1, 12) // 100 if job.odds(0.3) and own <= previous else 0
    left = job.balance(total, off, insured, own, previous)
    parts = {"total_charges": total, "adjustments": off, "insurance_paid": insured, "patient_paid": own, "previous_balance": previous, "balance": left}
    account(job, parts)
    label = job.one(("Amount due", "Due date", "Resident no.", "Amount enclosed"), ("PAY THIS AMOUNT", "PAY BY", "ACCOUNT", "AMOUNT PAID $"), ("Total due", "Please pay by", "Resident ID", "Enclosed"))
    period = f"{day(first, full)} {job.one('through', 'to', '-')} {day(last, full)}"
    title = job.one("Resident statement", "STATEMENT OF RESIDENT ACCOUNT", "Monthly Statement")

    def head(page):
        pager(book, page, 306, 774, job_page, face.at(7.5), "c")
        if page.number > 1:
            page.put(44, 44, f"{house} - {person}", face.bold())
            page.put(568, 44, number, face, "r")
            return 58
        page.put(44, 46, house, face.bold().at(14))
        for at, text in enumerate(home):
            page.put(44, 59 + at * 10.5, text, face.at(8.5))
        page.block(392, 30, 568, 112, line=0.9)
        for at, words in enumerate(label):
            page.put(400, 46 + at * 19, words, face.bold() if at == 0 else face)
            if at < 3:
                page.rule(392, 52 + at * 19, 568, 52 + at * 19, 0.4)
        cash_fact(book, page, 560, 46, left, "balance", face.bold().plus(1.5), money.full(), copy=True)
        page.put(560, 65, day(due, full), face, "r")
        page.put(560, 84, number, face, "r")
        page.rule(496, 104, 560, 104, 0.4)
        fact(book, page, "due_on", due)
        page.put(72, 124, payer, face.plus(0.5))
        page.put(72, 136, street, face.plus(0.5))
        page.put(72, 148, town, face.plus(0.5))
        page.put(392, 130, job_pay, face.at(7.5))
        page.rule(24, 172, 588, 172, 0.6, dash=(3, 3))
        page.put(306, 169, job.one("Return the part above with your payment", "TEAR HERE AND RETURN TOP PORTION", "- - - Detach and mail with remittance - - -"), face.at(7), "c")
        page.put(44, 192, title, face.bold().plus(3))
        page.put(568, 192, period, face.bold(), "r")
        page.put(44, 208, f"{words_of[0]}: {person}", face)
        page.put(44, 220, f"{words_of[1]}: {payer}", face)
        page.put(568, 208, f"{words_of[2]}: {day(issued, full)}", face, "r")
        for name, value in (("patient", person), ("account", number), ("provider", house), ("statement_date", issued)):
            fact(book, page, name, value)
        return 234

    job_pay = job.one("Make checks payable to the facility", "Write the account on your check", "Thank you for your payment")
    words_of = job.one(("Resident", "Responsible party", "Statement date"), ("Resident name", "Bill to", "Prepared"), ("Patient / Resident", "Guarantor", "Date of statement"))
    job_page = job.one("Page {n} of {m}", "page {n}", "{n} / {m}")
    flow = Flow(book, head, left=44, right=568, bottom=742)
    two = job.odds(0.5)
    columns = [Column("description", job.one("Description of charge", "Service", "Item / Service", "CHARGES THIS PERIOD"), 196 if two else 204)]
    if two:
        columns += [Column("day", job.one("From", "Start"), 58), Column("through", job.one("Thru", "To", "End"), 58)]
    else:
        dash = job.one(" - ", " to ", "-")
        columns.append(Column("dates", job.one("Service period", "Date(s)", "Dates of service"), 112,
                              show=lambda line: (day(line.day, dates) + (dash + day(line.through, dates) if line.through else ""), ["day", "through"] if line.through else ["day"])))
    columns += [Column("units", job.one("Days/Qty", "Days", "Qty"), 46, "r"), Column("unit_price", job.one("Rate", "Daily rate", "Per day/each"), 74, "r"),
                Column("charge", job.one("Amount", "Charge", "Extended amount"), 92 if two else 88, "r")]
    look = Look(face, money, dates, job.one("none", "zebra", "dots", "head"), job.one(11.5, 12.5, 13.5), head_fill=job.one(None, 0.88), top_dollar=money.sign == "" and job.odds(0.4))
    job.sum_of("A02", "new charges", lines, total)
    Table(flow, columns, look).draw([*lines, Row("total", job.one("Total new charges", "CURRENT CHARGES", "Total charges this month"), {"charge": total})])
    credits = [(k, w, c, n) for k, w, c, n in (("payment", job.one("Payment - thank you", "Private pay check received", "Payment from resident trust"), own, "patient_paid"),
                                               ("payment", job.one("Long term care policy payment", "State plan payment", "Part A payment"), insured, "insurance_paid"),
                                               ("adjustment", job.one("Rate adjustment", "Bed hold credit", "Courtesy allowance"), off, "adjustments")) if c]
    if credits:
        flow.room(40 + 14 * len(credits))
        flow.skip(8)
        flow.page.put(44, flow.y + 8, job.one("Payments and credits received", "PAYMENTS POSTED SINCE LAST STATEMENT", "Receipts and credits"), face.bold())
        flow.skip(13)
        under = [Column("description", "Received", 300), Column("day", "Posted", 112), Column("paid", "Credit", 112, "r")]
        moments = [first.replace(day=job.some(2, 27)) for _ in credits]
        Table(flow, under, Look(face, money, dates, "none", look.pitch)).draw([Row(k, w, {"paid": -c}, when, bold=False) for (k, w, c, n), when in zip(credits, moments, strict=True)])
        for _, _, cents, name in credits:
            fact(book, flow.page, name, cents)
    _boxes(job, flow, face, money.full(), parts)


def _stay(job, first, last):
    """The room, with or without days away."""
    words = job.r.choice(ROOMS)
    rate = job.amount(212, 640)

    def span(a, b, text, price):
        return Line(day=first.replace(day=a), through=first.replace(day=b), units=str(b - a + 1), description=text, flags="", money={"unit_price": price, "charge": price * (b - a + 1)})

    start = job.some(1, 9) if job.odds(0.3) else 1
    if job.odds(0.5):
        return [span(start, last.day, words, rate)]
    away = job.some(start + 4, 20)
    back = away + job.some(1, 5)
    job.looks.append("two spans of the same room")
    return [span(start, away - 1, words, rate), span(away, back - 1, job.one("Bed hold, hospital leave", "Therapeutic leave days"), rate // 2 if job.odds(0.6) else rate), span(back, last.day, words, rate)]


def _boxes(job, flow, face, money, parts):
    """The account from left to right with signs between, and how old the debt is."""
    book = job.book
    flow.room(96)
    flow.skip(16)
    words = job.one(("Previous balance", "New charges", "Payments", "Adjustments", "Amount due"), ("Balance forward", "Charges", "Received", "Credits", "Please pay"), ("Last balance", "This month", "Paid", "Allowances", "NOW DUE"))
    cells = [(words[0], parts["previous_balance"], "previous_balance", "+"), (words[1], parts["total_charges"], "total_charges", "-"), (words[2], parts["insurance_paid"] + parts["patient_paid"], "payments", "-"),
             (words[3], parts["adjustments"], "adjustments", "="), (words[4], parts["balance"], "balance", "")]
    for at, (label, cents, name, sign) in enumerate(cells):
        x = 44 + at * 107
        flow.page.block(x, flow.y, x + 95, flow.y + 36, fill=0.9 if name == "balance" else None, line=0.7)
        flow.page.put(x + 47, flow.y + 12, label, face.at(8), "c")
        used = face.bold().plus(0.5) if name == "balance" else face
        if name in ("balance", "previous_balance", "total_charges"):
            if cents or name != "previous_balance":
                cash_fact(book, flow.page, x + 47, flow.y + 28, cents, name, used, money, "c")
            else:
                book.cash(flow.page, x + 47, flow.y + 28, cents, name, used, money, "c")
        else:
            book.cash(flow.page, x + 47, flow.y + 28, cents, name, used, money, "c", copy=True)
        if sign:
            flow.page.put(x + 101, flow.y + 22, sign, face.bold().plus(1), "c")
    flow.skip(46)
    if job.odds(0.5) and parts["balance"] > 0:
        left = parts["balance"]
        shares = [left, 0, 0, 0]
        for at in (1, 2, 3):
            if job.odds(0.35) and parts["previous_balance"] > parts["patient_paid"]:
                moved = shares[0] * job.some(8, 45) // 100
                shares[0], shares[at] = shares[0] - moved, moved
        for at, (label, cents) in enumerate(zip(job.one(("0-30 days", "31-60", "61-90", "90+"), ("Current", "30 Days", "60 Days", "90 Days")), shares, strict=True)):
            flow.page.put(44 + at * 131, flow.y + 8, label + ":", face.at(8))
            book.cash(flow.page, 44 + at * 131 + 118, flow.y + 8, cents, "ageing", face.at(8), money, copy=True)
        job.sum_of("A03", "ageing", [], left, plus=shares)
        flow.skip(16)
    flow.page.put(44, flow.y + 10, job.one("Charges after the closing date will be on your next statement.", "Questions? Please ask for the business office.", "A late charge may apply after the due date."), face.at(8))
