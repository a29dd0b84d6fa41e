"""A letter: the services, payments and what is owed stand in sentences, not in a table."""

from evaluation.papers.parts import fact
from evaluation.papers.style import Money, day
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement", "notice", "collection"})
FAULTS = ("A02", "A03")

POOL = """
99283;an emergency visit of medium severity;;480-1200;1;o
70450;a scan of the head;;900-2600;1;o
12011;the closing of a wound on the face;;260-700;1;o
73610;pictures of the ankle;;120-380;1;o
80053;a chemistry panel;;60-240;1;o
90715;a tetanus shot;;60-160;1;o
29515;a short leg splint;;190-460;1;o
93005;a heart tracing;;90-300;1;o
81001;a urine test;;22-80;1;o
"""
HOUSES = ["Thornbury General Hospital", "Lakehurst Clinic", "Palisade Community Hospital"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("tinos", "times", "arimo", "courier-prime", size=(10, 11.5))
    money = Money("$", comma=job.odds(0.8))
    dates = job.one("B", "%m/%d/%Y")
    page = book.page()
    when = job.date()
    issued = job.after(when, 20, 90)
    due = job.after(issued, 14, 30)
    house, person, number = r.choice(HOUSES), people.name(), people.number("####-####")
    lines = job.plant(job.order(menu(POOL), job.some(2, 6), when, 1, modifiers=False))
    total = job.total(lines, scope="total named")
    job.sum_of("A02", "total", lines, total)
    cut = total * job.some(10, 50) // 100
    insured = (total - cut) * job.some(20, 80) // 100
    paid = min(job.amount(10, 80), (total - cut - insured) // 2)
    left = job.balance(total, cut, insured, paid)
    job.sum_of("A03", "balance", [], left, plus=[total, -cut, -insured, -paid])
    page.put(72, 60, house, face.bold().at(15))
    page.put(72, 74, f"{people.street()}, {people.town()}", face.at(9))
    y = 108
    page.put(72, y, day(issued, dates), face)
    fact(book, page, "statement_date", issued)
    y += 28
    for text in (person, people.street(), people.town()):
        page.put(72, y, text, face)
        y += 14
    y += 10
    page.put(72, y, f"Re: account {number}", face.bold())
    y += 22
    page.put(72, y, f"Dear {person}:", face)
    y += 20
    fact(book, page, "patient", person)
    fact(book, page, "account", number)
    fact(book, page, "provider", house)
    coded = job.odds(0.5)
    pieces = [f"On {day(when, dates)} you were treated at our hospital. We charged you for "]
    for at, line in enumerate(lines):
        if at:
            pieces.append(" and " if at == len(lines) - 1 else "; ")
        pieces.append(f"{line.description}" + (f" (code {line.code})" if coded else "") + ", ")
        pieces.append((line.money["charge"], "charge", money))
    pieces += [job.one(". In all this comes to ", ". Together these charges are "), (total, "total_charges", money), "."]
    start = len(book.amounts)
    top = y
    y = book.say(page, 72, y, 468, pieces, face) + 8
    spots = book.amounts[start:]
    for line, spot in zip(lines, spots, strict=False):
        spot.line = line
        line.page, line.box, line.words = 1, (72, spot.box[1], 540, spot.box[3]), line.description
        line.shown |= {"day", "description", "charge"} | ({"code"} if coded else set())
        book.lines.append(line)
    fact(book, page, "total_charges", total)
    plan = job.one("Corvane Health", "Unity Prairie", "your insurance plan")
    y = book.say(page, 72, y, 468, [f"Under our contract with {plan} we took off ", (cut, "adjustments", money), f". On {day(job.after(when, 10, 18), dates)} {plan} paid us ", (insured, "insurance_paid", money),
                                    ", and you paid ", (paid, "patient_paid", money), " at the desk. Your balance is therefore ", (left, "balance", money), f". Please pay it by {day(due, dates)}."], face) + 8
    for name, cents in (("adjustments", cut), ("insurance_paid", insured), ("patient_paid", paid), ("balance", left)):
        fact(book, page, name, cents)
    fact(book, page, "due_on", due)
    months = job.one(6, 10, 12)
    y = book.say(page, 72, y, 468, [f"If you cannot pay at once, we offer {months} payments of about ", (-(-left // months // 100) * 100, "instalment", money),
                                    f" a month. Call {people.phone()}. Financial help is available to families whose income is below ", (job.some(30, 70) * 100000, "income", Money("$")), " a year."], face) + 14
    page.put(72, y, "Sincerely,", face)
    page.put(72, y + 40, people.name(), face)
    page.put(72, y + 54, job.one("Patient Accounts", "Manager, Billing"), face)
    assert top < y < 760
