"""A collector's first letter with several accounts of one person, a panel that itemizes the debt, and a slip."""

from evaluation.papers.families.held_tools import Other
from evaluation.papers.ink import Page, wrap
from evaluation.papers.parts import cash_fact, fact, pager
from evaluation.papers.style import Money, day, decimal
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import Job

GROUP = "held"
KIND = ("collection", {"collection"})
FAULTS = ("A02", "A03", "A03")

FIRMS = [
    "Granite Fork Recovery, LLC",
    "Ashdown & Merrow Receivables",
    "Prairie Star Account Services, Inc.",
    "Harlan Vick Collection Bureau",
]
CREDITORS = ["Hollin Regional Hospital", "Tallgrass Dermatology", "Amity Emergency Physicians", "Lakeside Imaging LLC", "Stonebridge Anesthesia Group",
             "Quarry Ambulance District", "Osprey Internal Medicine", "Fen Street Laboratory"]  # fmt: skip


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("arimo", "tinos", "helvetica", "courier-prime", size=(8.5, 9.5))
    if face.name == "courier-prime":
        face = face.at(8.0)
    money = job.one(Money("$", minus="-x"), Money("$", minus="(x)"), Money("$", minus="$-x"))
    dates = job.one("%m/%d/%Y", "b", "B", "%m/%d/%y")
    firm, person, number = job.one(*FIRMS), people.name(), people.number(job.one("##-######", "GF########", "R######"))
    issued = job.date()
    until = job.after(issued, 36, 45)
    holders = sorted(job.r.sample(CREDITORS, job.some(1, 4)))
    accounts = [
        (job.one(*holders), people.number("#######"), job.after(issued, -600, -190), job.amount(18, 1400))
        for _ in range(job.some(3, 18))
    ]
    accounts.sort(key=lambda a: (a[0], a[2]))
    placed = sum(a[3] for a in accounts)
    if job.fault == "A02":
        right, placed = placed, job.wrong(placed)
        job.expect("A02", "the accounts do not add up to the debt", [], placed, right)
    job.sum_of("A02", "accounts", [], placed, plus=[a[3] for a in accounts])
    interest = placed * job.some(1, 9) // 100 if job.odds(0.6) else 0
    fees = job.one(0, 0, 2500, 3500)
    paid = job.amount(10, 90) if job.odds(0.6) else 0
    right = placed + interest + fees - paid
    left = right
    if job.fault == "A03":
        left = job.wrong(right)
        job.expect("A03", "debt, interest and fees less payments are not the total", [], left, right)
    book.sums.append({"check": "A03", "scope": "balance", "role": "fact", "_lines": [], "printed": decimal(left),
                      "plus": [decimal(c) for c in (placed, interest, fees, -paid)]})  # fmt: skip
    street, town, phone = people.street(), people.town(), people.free_phone()
    lawyer = job.odds(0.3)
    start = job.after(issued, -160, -120)

    def head(page: Page) -> float:
        pager(book, page, 560, 776, "{n} of {m}", face.plus(-1))
        if page.number > 1:
            page.put(52, 50, f"{firm}, reference {number}", face)
            return 66
        page.put(52, 48, firm.upper() if lawyer else firm, face.bold().at(14))
        page.put(52, 61, f"{street}, {town}", face.plus(-1))
        page.put(560, 48, phone, face, "r")
        page.put(560, 61, "Monday to Friday 8 to 6", face.plus(-1), "r")
        page.put(52, 92, day(issued, dates), face)
        page.put(52, 114, person, face)
        page.put(52, 114 + face.size * 1.3, people.street(), face)
        page.put(52, 114 + face.size * 2.6, people.town(), face)
        page.put(330, 92, "Our reference", face, gray=0.3)
        page.put(420, 92, number, face.bold())
        for name, value in (("statement_date", issued), ("patient", person), ("account", number)):
            fact(book, page, name, value)
        return 114 + face.size * 5

    flow = Flow(book, head, left=52, right=560, bottom=748)
    heading_word = job.one("Itemization of the debt since", "What happened to the debt since", "Your debt since")
    panel_first = job.odds(0.5)
    labels = [(placed, "original_debt", job.one("Placed with us", "Original amount")), (interest, "interest", "Interest since then"),
              (fees, "fees", "Fees since then"), (-paid, "prior_payments", "Paid or credited"), (left, "balance", "Total amount of the debt now")]  # fmt: skip

    def panel(x0: float, x1: float, y: float) -> float:
        page = flow.page
        heading = wrap(f"{heading_word} {day(start, dates)}", face.bold(), x1 - x0 - 16)
        for i, text in enumerate(heading):
            page.put(x0 + 8, y + 14 + i * face.size * 1.25, text, face.bold())
        base = y + 14 + len(heading) * face.size * 1.25 + 6
        for cents, name, words in labels:
            used = face.bold() if name == "balance" else face
            amount = cash_fact(book, page, x1 - 8, base, cents, name, used, money)
            if name == "prior_payments":
                fact(book, page, name, paid)
            for text in wrap(words, used, amount.box[0] - x0 - 12):
                page.put(x0 + 8, base, text, used)
                base += face.size * 1.25
            base += 4
            if name == "prior_payments":
                page.rule(x0 + 8, base - face.size - 1, x1 - 8, base - face.size - 1, 0.6)
                base += 2
        page.block(x0, y, x1, base - 4, line=0.9)
        return base - 4

    begin = flow.y
    words = [f"Re: {len(accounts)} medical accounts.", f"{firm} collects for {', '.join(holders)}. The accounts below were given to us "
             "because they were not paid." + (" We are attorneys; this firm has not yet reviewed your case." if lawyer else "")]  # fmt: skip
    width = 250 if panel_first else 508
    for text in words:
        flow.y = book.say(flow.page, 52, flow.y, width, [text], face) + 5
    flow.y = (
        book.say(
            flow.page,
            52,
            flow.y,
            width,
            ["The total amount of the debt is ", (left, "balance", money, True), f" on {day(issued, 'B')}."],
            face,
        )
        + 5
    )
    if panel_first:
        flow.y = max(flow.y, panel(316, 560, begin - face.size) + 14)
    other, step = Other(flow, face, money), face.size * 1.45
    flow.page.put(52, flow.y + step * 0.7, job.one("Accounts", "What was placed with us", "List of accounts"), face.bold())
    flow.skip(step)
    last, sentences, once = None, job.odds(0.35), job.odds(0.5)
    for holder, account, when, cents in accounts:
        flow.room(step * 2)
        if sentences:
            before, top = len(book.amounts), flow.y
            label = f"Account {account} of {holder}, for care on {day(when, dates)}"
            flow.y = (
                book.say(
                    flow.page,
                    60,
                    flow.y + step * 0.7,
                    496,
                    [label + ", with ", (cents, "note:charge", money), " unpaid."],
                    face,
                )
                - step * 0.7
                + 4
            )
            row = Row("note", label, {"charge": cents}, when, note="line")
            book.rows.append((row, {"charge": book.amounts[before]}, flow.page.number, (52, top, 560, flow.y)))
            continue
        if once and holder != last:
            flow.page.put(60, flow.y + step * 0.7, holder, face)
            flow.skip(step)
        last = holder
        label = f"{account}   service of {day(when, dates)}" if once else f"{holder}, {account}, service of {day(when, dates)}"
        other.put("note", label, {"charge": (548, cents)}, 72 if once else 60, step, when=when, line=True, dots=True)
    flow.skip(6)
    if not panel_first:
        flow.room(130)
        flow.y = panel(300, 560, flow.y) + 14
    flow.room(190)
    flow.skip(8)
    text = (
        f"You may dispute. If you write to us by {day(until, 'B')} that you do not owe all or part of it, we must stop until we send you "
        "proof. You may also ask for the name of the original creditor by that day. This is an attempt to collect a debt, and what we "
        "learn will be used for it."
    )
    flow.y = book.say(flow.page, 52, flow.y, 508, [text], face) + 6
    fact(book, flow.page, "dispute_by", until)
    page, y = flow.page, max(flow.y + 4, 640)
    page.rule(40, y, 572, y, 0.6, 0.3, (3, 3))
    page.put(52, y + 16, "How do you want to respond?", face.bold())
    for i, text in enumerate(
        (
            "I dispute the debt because:  not mine / wrong amount / other",
            "Send me the name of the original creditor",
            "I enclose  $ __________",
        )
    ):
        page.block(54, y + 26 + i * 16, 62, y + 34 + i * 16, line=0.7)
        page.put(70, y + 34 + i * 16, text, face)
    page.put(400, y + 34, "Reference", face)
    page.put(560, y + 34, number, face, "r")
    page.put(400, y + 50, "Total due", face)
    book.cash(page, 560, y + 50, left, "balance", face.bold(), money, copy=True)
    page.put(52, y + 92, f"Mail to: {firm}, {street}, {town}", face)
