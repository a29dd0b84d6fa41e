"""A patient account's activity, the newest on top, debits and credits apart, the balance after each, and how old the debt is."""

from evaluation.papers.families.held_tools import Entry, Other
from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day, decimal
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, Line, menu

GROUP = "held"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A03", "A03", "A07")

POOL = """
90837;Psychotherapy 60 minutes;;150-240;1;o
90834;Psychotherapy 45 minutes;;110-190;1;o
90791;Diagnostic evaluation;;210-360;1;o
99214;Medication visit;;150-260;1;o
99213;Short follow-up;;110-180;1;o
96127;Brief behavior assessment;;12-35;2;
98941;Spinal adjustment, 3-4 regions;;55-95;1;o
97110;Therapeutic exercise;;48-95;3;o
97140;Manual therapy;;46-90;2;o
97012;Mechanical traction;;28-60;1;o
72100;X-ray lower back, 2-3 views;;90-180;1;o
97035;Ultrasound therapy;;24-50;1;o
L3908;Wrist brace;;55-130;1;o
"""
HOUSES = [
    "Bright Fork Behavioral Health",
    "Canal Street Spine & Wellness",
    "Juniper Counseling Associates",
    "Kestrel Chiropractic, Inc.",
]
PAYERS = ["Corvane", "BlueMesa PPO", "Unity Prairie", "Sentry Choice", "Medicare"]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    wide = job.odds(0.3)
    if wide:
        book.size = (792.0, 612.0)
    face = job.face("arimo", "courier-prime", "tinos", "archivo-narrow", "cousine", size=(8.0, 9.0))
    if face.name in {"courier-prime", "cousine"}:
        face = face.at(7.75)
    money = job.one(Money(""), Money("$"), Money("", comma=False))
    signed = job.odds(0.3)  # credits carry a minus although they have their own column
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "m/d/y", "%Y-%m-%d")
    house, person, number, payer = job.one(*HOUSES), people.name("last, first"), people.number("P-#####"), job.one(*PAYERS)
    pool, events = menu(POOL), []
    opening = job.amount(20, 400) if job.odds(0.4) else 0
    start = when = job.date()
    paid = {"insurance_paid": 0, "adjustments": 0, "patient_paid": 0}
    lines: list[Line] = []
    for visit in range(job.some(2, 9)):
        part = job.order(pool, job.some(1, 4), when, 1, modifiers=False)
        for line in part:
            line.section = str(visit)
            line.extra["ref"] = people.digits(6)
        lines += part
        when = job.after(when, 6, 24)
    issued = job.after(when, 12, 40)
    lines = job.plant(lines)
    for visit in sorted({int(line.section) for line in lines}):
        mine = [line for line in lines if line.section == str(visit)]
        asked, at = sum(line.money["charge"] for line in mine), mine[0].day
        if job.odds(0.55):
            events.append(
                (
                    at,
                    1,
                    (
                        "payment",
                        "patient_paid",
                        "COPAY",
                        job.one("Card payment at visit", "Copay, thank you"),
                        min(asked // 3, job.one(1500, 2000, 2500, 4000)),
                    ),
                )
            )
        events += [(at, 0, line) for line in mine]
        if job.odds(0.75):
            cut = asked * job.some(8, 40) // 100
            got = (asked - cut) * job.some(35, 75) // 100
            later = job.after(at, 9, 21)
            events.append((later, 0, ("payment", "insurance_paid", "INSPMT", f"{payer} payment", got)))
            events.append((later, 1, ("adjustment", "adjustments", "INSADJ", f"{payer} contractual adjustment", cut)))
    events = [e for e in events if e[0] < issued]
    events.sort(key=lambda e: (e[0], e[1]))
    balance, entries = opening, []
    for at, _, what in events:
        if isinstance(what, Line):
            balance += what.money["charge"]
            what.money["running"] = balance
        else:
            balance -= what[4]
            paid[what[1]] += what[4]
        entries.append((at, what, balance))
    entries.reverse()
    charges = sum(line.money["charge"] for line in lines)
    left = job.balance(charges, paid["adjustments"], paid["insurance_paid"], paid["patient_paid"], opening)
    parts = {"total_charges": charges, **paid, "previous_balance": opening, "balance": left}
    account(job, parts)
    job.sum_of("A02", "total", lines, charges)
    more = 110 if wide else 0
    xs = {
        "day": 40,
        "type": 98,
        "ref": 142,
        "desc": 196,
        "charge": 446 + more,
        "credit": 510 + more,
        "running": 574 + more + (40 if wide else 0),
    }
    if wide:
        xs |= {"charge": 570, "credit": 660, "running": 750}
    edge, low = book.size[0] - 36, book.size[1]
    types, refs = job.odds(0.7), job.odds(0.6)
    titles = job.one(("Date", "Type", "Ref.", "Description", "Debit", "Credit", "Balance"),
                     ("DATE", "TRAN", "REF NO", "EXPLANATION", "CHARGES", "CREDITS", "BALANCE"),
                     ("Posted", "Kind", "Number", "Activity", "Charge", "Payment", "Bal. after"))  # fmt: skip
    street, town, phone = people.street(), people.town(), people.phone()
    title = job.one("Account activity", "TRANSACTION HISTORY", "Account ledger, newest first")

    def head(page: Page) -> float:
        page.put(40, 40, house, face.bold().at(14))
        page.put(edge, 40, title, face.plus(3), "r")
        pager(book, page, edge, low - 20, "{n} of {m}", face)
        y = 54
        if page.number == 1:
            page.put(40, 52, f"{street}, {town}, {phone}", face)
            text = f"{person}   Account {number}   {day(start, dates)} to {day(issued, dates)}"
            page.put(40, 74, text, face.bold().plus(1))
            for name, value in (("provider", house), ("patient", person), ("account", number), ("statement_date", issued)):
                fact(book, page, name, value)
            y = 88
        for (key, x), text in zip(xs.items(), titles, strict=True):
            if (key == "type" and not types) or (key == "ref" and not refs):
                continue
            page.put(x, y + 10, text, face.bold(), "r" if key in {"charge", "credit", "running"} else "l")
        page.rule(40, y + 14, edge, y + 14, 0.8)
        page.rule(40, y + 15.5, edge, y + 15.5, 0.4)
        return y + 20

    flow = Flow(book, head, left=40, right=edge, bottom=low - 44)
    other = Other(flow, face, money)
    step = job.one(12.0, 13.0, 14.0)
    last, code_in = None, job.odds(0.75)
    for index, (at, what, after) in enumerate(entries):
        flow.room(step)
        base = step * 0.5 + face.size * 0.34
        fresh = last != (at, flow.page.number)
        last = (at, flow.page.number)
        kind = "CHG" if isinstance(what, Line) else what[2]
        if fresh:
            flow.page.put(xs["day"], flow.y + base, day(at, dates), face)
        if types:
            flow.page.put(xs["type"], flow.y + base, kind, face)
        if refs:
            flow.page.put(xs["ref"], flow.y + base, what.extra["ref"] if isinstance(what, Line) else people.digits(6), face)
        if isinstance(what, Line):
            entry = Entry(flow, what, face, money)
            what.shown.add("day")
            x = xs["desc"]
            if code_in:
                x = entry.text(x, base, what.code, "code") + 5
            end = entry.words(x, base, 300)
            if what.units != "1":
                entry.text(end + 5, base, f"({what.units})", "units")
            entry.cash(xs["charge"], base, "charge")
            entry.cash(xs["running"], base, "running")
            what.section = ""
            entry.close(step)
        else:
            cents = -what[4] if signed else what[4]
            other.put(
                what[0], what[3], {"paid": (xs["credit"], cents), "running": (xs["running"], after)}, xs["desc"], step, when=at
            )
        if index % 5 == 4:
            flow.page.rule(40, flow.y, edge, flow.y, 0.25, 0.6)
    flow.room(step)
    if opening:
        amounts = other.put(
            "note", job.one("Balance forward", "Opening balance"), {"running": (xs["running"], opening)}, xs["desc"], step
        )
        amounts["running"].role = "previous_balance"
        fact(book, flow.page, "previous_balance", opening)
    flow.room(120)
    flow.skip(14)
    top, page = flow.y, flow.page
    labels = [("previous_balance", "opening balance"), ("total_charges", "debits, all charges"), ("insurance_paid", "credited, insurance payments"),
              ("adjustments", "credited, adjustments"), ("patient_paid", "credited, your payments"), ("balance", "balance due")]  # fmt: skip
    y = top
    for name, words in labels:
        if not parts[name] and name not in {"total_charges", "balance"}:
            continue
        y += 14
        used = face.bold() if name == "balance" else face
        cents = parts[name] if name in {"total_charges", "balance", "previous_balance"} else -parts[name]
        if name == "balance":
            page.rule(60, y - 10, 150, y - 10, 0.6)
        cash_fact(book, page, 150, y, cents, name, used, money.full(), copy=name == "previous_balance")
        page.put(160, y, words, used)
    right = left if job.fault != "A03" else balance
    old = 4 if opening else min(4, 1 + (issued - start).days // 30)
    shares: list[int] = []
    for _ in range(old - 1):
        shares.append((right - sum(shares)) * job.some(0, 60) // 100 if right > 0 else 0)
    shares += [right - sum(shares), *[0] * (4 - old)]
    x, y = edge - 190, top + 4
    page.block(x, y, edge, y + 14 * 5 + 4, line=0.6)
    page.put(x + 8, y + 12, job.one("Age of balance", "Aging"), face.bold())
    for words, cents in zip(("0-30 days", "31-60 days", "61-90 days", "Over 90 days"), shares, strict=True):
        y += 14
        page.put(x + 8, y + 12, words, face)
        book.cash(page, edge - 8, y + 12, cents, "ageing", face, money)
    if job.fault != "A03":
        told = {"check": "A03", "scope": "ageing", "role": "fact", "_lines": [], "plus": [decimal(s) for s in shares]}
        book.sums.append(told | {"printed": decimal(left)})
