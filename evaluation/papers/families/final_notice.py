"""A collector's second notice: several accounts in a small table, interest and costs, a box to detach."""

from evaluation.papers.parts import cash_fact, fact, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table

GROUP = "training"
KIND = ("collection", {"collection"})
FAULTS = ("A02", "A03", "A03")

NAMES = ["Sablier Credit Bureau", "Ironbridge Medical Recovery LLC", "Tern & Plover Law Office"]
CREDITORS = ["Ashgrove Memorial", "Mesa Crossing EMS", "Ninth Street Chest Clinic", "Fen Street Imaging", "SlumberWell Anesthesia"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("times", "arimo", "courier-prime", size=(9.5, 10.5))
    money = job.one(Money("$", minus="-x"), Money("", minus="(x)"))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "b")
    issued = job.date()
    name, person, number = r.choice(NAMES), people.name("UPPER"), people.number("####-######")
    debts = [(r.choice(CREDITORS), people.number("######"), job.after(issued, -700, -150), job.amount(30, 2400)) for _ in range(job.some(1, 5))]
    right = sum(d[3] for d in debts)
    principal = right
    if job.fault == "A02":
        principal = job.wrong(right)
        job.expect("A02", "the accounts do not add up to the principal", [], principal, right)
    job.sum_of("A02", "principal", [], principal, plus=[d[3] for d in debts])
    interest = principal * job.some(1, 12) // 100
    costs = job.one(0, job.amount(20, 90))
    paid = job.one(0, min(principal // 3, job.amount(10, 150)))
    left = job.balance(principal, 0, 0, paid, 0, interest + costs)
    job.sum_of("A03", "balance", [], left, plus=[principal, interest, costs, -paid])

    def head(page):
        page.put(54, 54, name.upper(), face.bold().at(14))
        page.put(54, 68, f"{people.street()} * {people.town()}", face.at(8.5))
        page.put(558, 54, job.one("FINAL NOTICE", "SECOND NOTICE", "NOTICE OF DEBT"), face.bold().at(14), "r")
        for at, text in enumerate((person, people.street().upper(), people.town().upper())):
            page.put(54, 104 + at * 12, text, face)
        pair(book, page, 340, 104, "Our file", 410, number, face, "account")
        pair(book, page, 340, 117, "Date", 410, day(issued, dates), face, "statement_date", issued)
        fact(book, page, "patient", person)
        fact(book, page, "provider", debts[0][0])
        return 160

    flow = Flow(book, head, left=54, right=558, bottom=600)
    columns = [Column("description", "Creditor", 320), Column("day", "Date of service", 94), Column("charge", "Principal", 90, "r")]
    rows = [Row("note", giver, {"charge": cents}, when, bold=False, note="line") for giver, _, when, cents in debts]
    look = Look(face, money, dates, job.one("grid", "rows", "none"), job.one(15, 17))
    Table(flow, columns, look).draw([*rows, Row("total", "Principal", {"charge": principal})])
    flow.skip(10)
    facts = [("Principal owed", principal, "original_debt"), ("Interest to date", interest, "interest"), ("Court and filing costs", costs, "fees"), ("Payments received", -paid, "patient_paid"), (job.one("AMOUNT NOW DEMANDED", "BALANCE"), left, "balance")]
    for label, cents, key in facts:
        used = face.bold() if key == "balance" else face
        flow.page.put(300, flow.y + 8, label, used)
        cash_fact(book, flow.page, 555, flow.y + 8, cents, key, used, money)
        flow.skip(15)
    flow.skip(14)
    book.say(flow.page, 54, flow.y, 500, ["This communication is from a debt collector. Interest is added each month. To settle today you may pay ", (left * 3 // 4, "offer", money.full()), ". If you dispute this debt, write to us. You may ask for an itemization from the creditor."], face)
    page = flow.page
    page.rule(40, 640, 572, 640, 0.8, dash=(3, 3))
    page.put(54, 664, f"File {number}   {person}", face)
    page.put(54, 684, "Enclosed $ ________", face)
    page.put(400, 664, "Pay", face.bold())
    cash_fact(book, page, 555, 664, left, "balance", face.bold(), money.full(), copy=True)
