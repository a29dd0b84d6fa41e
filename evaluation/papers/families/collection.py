"""A collector's first notice: how the debt came to be, line by line, the right to dispute, a slip to send back."""

from evaluation.papers.parts import cash_fact, fact, pair
from evaluation.papers.style import Money, day

GROUP = "training"
KIND = ("collection", {"collection"})
FAULTS = ("A03", "A03")

NAMES = ["Northstar Recovery Associates", "Gannet & Vale Collections", "Keystone Bridge Receivables"]
CREDITORS = ["Willowmere Hospital", "Riverthorn Medical Group", "Half Moon Urgent Care", "Bayou Ambulance District"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "helvetica", size=(9.5, 10.5))
    money = job.one(Money("$"), Money("$", minus="-x"), Money("$", minus="(x)"))
    dates = job.one("%m/%d/%Y", "B")
    page = book.page()
    name, creditor, person = r.choice(NAMES), r.choice(CREDITORS), people.name()
    number, theirs = people.number("########"), people.number("###-##-##")
    issued = job.date()
    then = job.after(issued, -400, -120)
    ends = job.after(issued, 35, 45)
    owed = job.amount(90, 5200)
    interest = owed * job.some(1, 9) // 100 if job.odds(0.6) else 0
    fees = job.amount(5, 60) if job.odds(0.4) else 0
    paid = min(owed // 2, job.amount(10, 200)) if job.odds(0.6) or job.fault == "A03" and not interest + fees else 0
    left = job.balance(owed, 0, 0, paid, 0, interest + fees)
    job.sum_of("A03", "debt now", [], left, plus=[owed, interest, fees, -paid])
    page.put(54, 52, name, face.bold().at(15))
    for at, text in enumerate((people.street(), people.town(), people.free_phone())):
        page.put(54, 66 + at * 12, text, face)
    page.put(330, 66, "To:", face.bold())
    for at, text in enumerate((person, people.street(), people.town())):
        page.put(356, 66 + at * 12, text, face)
    pair(book, page, 330, 116, "Reference:", 400, number, face, "account")
    pair(book, page, 330, 130, "Date:", 400, day(issued, dates), face, "statement_date", issued)
    fact(book, page, "patient", person)
    fact(book, page, "provider", creditor)
    y = book.say(page, 54, 160, 500, [
        f"{name} is a debt collector. We are trying to collect a debt that you owe to {creditor}. We will use any information you give us to help collect the debt."], face.bold())
    y += 8
    page.put(54, y, job.one("Our information shows:", "How we arrived at the amount:"), face.bold().plus(1))
    y += 16
    y = book.say(page, 54, y, 480, [f"You had a medical account with {creditor}, number {theirs}."], face) + 6
    rows = [(f"As of {day(then, dates)}, you owed:", owed, "total_charges", ""), ("Between that day and today you were charged in interest:", interest, "interest", "+"),
            ("Between that day and today you were charged in fees:", fees, "fees", "+"), ("Between that day and today you paid or were credited:", paid, "patient_paid", "-")]
    for label, cents, key, sign in rows:
        page.put(64, y, label, face)
        if sign:
            page.put(452, y, sign, face)
        book_name = {"total_charges": "original_debt"}.get(key, key)
        book.cash(page, 540, y, cents, book_name, face, money)
        fact(book, page, book_name, cents)
        page.rule(64, y + 4, 542, y + 4, 0.3, 0.6)
        y += 17
    page.put(64, y + 2, job.one("Total amount of the debt now:", "You now owe:"), face.bold())
    cash_fact(book, page, 540, y + 2, left, "balance", face.bold(), money)
    y += 32
    page.put(54, y, "How can you dispute the debt?", face.bold().plus(1))
    y = book.say(page, 54, y + 15, 500, [f"Call or write to us by {day(ends, dates)} to dispute all or part of the debt. If you do not, we will assume that our information is correct. "
                                        f"If you write to us by {day(ends, dates)}, we must stop collection on any amount you dispute until we send you information that shows you owe it."], face)
    fact(book, page, "dispute_by", ends)
    y += 10
    page.put(54, y, "What else can you do?", face.bold().plus(1))
    offer = left * job.one(60, 70, 80) // 100
    y = book.say(page, 54, y + 15, 500, ["Ask for the name of the first creditor, or for this form in Spanish. You may also accept our offer: pay ", (offer, "offer", money), " at once to settle, or ",
                                        (max(2500, left // 12 // 100 * 100), "instalment", money), " a month."], face)
    y = max(y + 20, 560)
    page.rule(40, y, 572, y, 0.7, dash=(4, 3))
    page.put(54, y + 24, f"Mail this form to {name}", face.bold())
    for at, text in enumerate(("[  ] I want to dispute the debt because I think: this is not my debt / the amount is wrong / other", "[  ] I want you to send me the name and address of the creditor",
                               "[  ] I enclosed this amount:  $ __________")):
        page.put(54, y + 44 + at * 15, text, face.at(9))
    page.put(54, y + 104, f"{person}    Ref {number}", face)
    page.put(450, y + 104, "Amount:", face)
    cash_fact(book, page, 558, y + 104, left, "balance", face, money, copy=True)
