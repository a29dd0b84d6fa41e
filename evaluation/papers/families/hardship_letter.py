"""A decision on financial help with a plan of payments, all of it in sentences."""

from evaluation.papers.parts import fact
from evaluation.papers.style import Money, day
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("notice", {"notice", "statement", "plan", "bill"})
FAULTS = ("A03", "A02")

POOL = """
;emergency care;;600-3900;1;o
;an overnight stay;;1900-7200;1;o
;laboratory work;;90-900;1;o
;an ultrasound;;190-900;1;o
;medicines;;20-600;1;o
;the operating room;;2900-9000;1;o
"""
HOUSES = ["The Lamplight Hospital Trust", "Coral Strand Hospital", "Fenwick Day Surgery"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("tinos", "arimo", "courier", size=(10.5, 11.5))
    money = job.one(Money("$"), Money("$", comma=False))
    dates = job.one("B", "b", "%m/%d/%Y")
    page = book.page()
    when = job.date()
    issued = job.after(when, 40, 150)
    house, person, number = r.choice(HOUSES), people.name(), people.number("FA-######")
    lines = job.order(menu(POOL), job.some(2, 5), when, 1, modifiers=False)
    total = job.total(lines, scope="total named")
    job.sum_of("A02", "total", lines, total)
    percent = job.one(40, 60, 75, 90)
    cut = total * percent // 100
    paid = job.one(0, min((total - cut) // 3, job.amount(10, 90))) if job.fault != "A03" else min((total - cut) // 3, job.amount(10, 90))
    left = job.balance(total, cut, 0, paid)
    job.sum_of("A03", "balance", [], left, plus=[total, -cut, -paid])
    page.put(540, 60, house, face.bold().at(14), "r")
    page.put(540, 74, f"{people.street()}, {people.town()}", face.at(9), "r")
    y = 120
    page.put(72, y, f"{day(issued, dates)}   -   Application {number}", face)
    y += 30
    page.put(72, y, person, face)
    for name, value in (("statement_date", issued), ("account", number), ("patient", person), ("provider", house)):
        fact(book, page, name, value)
    y += 34
    pieces = [f"Thank you for asking us for help with the bill for your care on {day(when, dates)}. The bill names "]
    for at, line in enumerate(lines):
        pieces += ["" if not at else ", and " if at == len(lines) - 1 else ", ", f"{line.description} at ", (line.money["charge"], "charge", money)]
    pieces += [", which is ", (total, "total_charges", money), " altogether."]
    start = len(book.amounts)
    y = book.say(page, 72, y, 468, pieces, face, lead=1.5) + 10
    for line, spot in zip(lines, book.amounts[start:], strict=False):
        spot.line = line
        line.page, line.box, line.words = 1, (72, spot.box[1], 540, spot.box[3]), line.description
        line.shown |= {"day", "description", "charge"}
        book.lines.append(line)
    fact(book, page, "total_charges", total)
    pieces = [f"You qualify for a reduction of {percent} percent, ", (cut, "adjustments", money), ". "]
    fact(book, page, "adjustments", cut)
    if paid:
        pieces += ["You already paid ", (paid, "patient_paid", money), ". "]
        fact(book, page, "patient_paid", paid)
    pieces += ["What remains is ", (left, "balance", money), ". "]
    fact(book, page, "balance", left)
    months = job.one(4, 6, 10)
    pieces += [f"You may pay it in {months} parts of ", (-(-left // months), "instalment", money), f", the first on {day(job.after(issued, 20, 30), dates)}."]
    y = book.say(page, 72, y, 468, pieces, face, lead=1.5) + 10
    y = book.say(page, 72, y, 468, ["For a family of four we count an income under ", (job.some(55, 110) * 100000, "income", Money("$")), " a year. Reach us at " + people.free_phone() + " with questions or to appeal."], face, lead=1.5) + 24
    page.put(72, y, people.name(), face)
    page.put(72, y + 14, "Financial Assistance", face)
