"""A notice that Medicare may not pay (and its kin): an estimate to sign, no bill."""

from evaluation.papers.parts import fact, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Row

GROUP = "training"
KIND = ("notice", {"notice", "estimate"})
FAULTS = ()

HOUSES = ["Ninth Street Chest Clinic", "Fen Street Imaging", "Red Larch Family Doctors"]
ITEMS = [("Vitamin D level", "Medicare does not pay for this test for your condition"), ("Routine foot care", "Medicare does not cover routine foot care"), ("Tetanus shot", "Not covered as a preventive service under Part B"),
         ("Second eye exam this year", "Medicare does not pay for this service as often as this"), ("Lipid panel", "Medicare pays for this test once every five years")]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "times", "tinos", size=(10, 11))
    money = Money("$")
    page = book.page()
    house, person, number = r.choice(HOUSES), people.name(), people.number("######")
    signed = job.date()
    page.put(54, 46, "A. Notifier:", face.bold())
    page.put(126, 46, f"{house}, {people.phone()}", face)
    pair(book, page, 54, 62, "B. Patient Name:", 152, person, face, "patient")
    pair(book, page, 340, 62, "C. Identification Number:", 476, number, face, "account")
    fact(book, page, "provider", house)
    consent = job.odds(0.3)
    page.put(306, 90, "Surprise Billing Protection Form" if consent else "Advance Beneficiary Notice of Non-coverage (ABN)", face.bold().at(14), "c")
    y = 112
    if consent:
        y = book.say(page, 54, y, 504, ["This form tells you about your protections from unexpected medical bills. You are not required to sign it. If you sign, you may pay more because ", house, " is not in your plan's network."], face) + 6
    else:
        y = book.say(page, 54, y, 504, ["NOTE: If Medicare doesn't pay for the items below, you may have to pay. Medicare does not pay for everything, even some care that you or your health care provider have good reason to think you need."], face) + 6
    items = r.sample(ITEMS, job.some(1, 3))
    edges = [54, 190, 430, 558]
    for a, b, label in zip(edges, edges[1:], ("D. Item or service", "E. Reason Medicare may not pay" if not consent else "E. Why", "F. Estimated cost"), strict=False):
        page.block(a, y, b, y + 18, fill=0.9)
        page.block(a, y, b, y + 18, line=0.7)
        page.put(a + 4, y + 13, label, face.bold().at(9.5))
    y += 18
    total = 0
    for name, why in items:
        cents = job.amount(25, 480, job.odds(0.5))
        total += cents
        for a, b in zip(edges, edges[1:], strict=False):
            page.block(a, y, b, y + 34, line=0.7)
        page.put(58, y + 14, name[:26], face.at(9.5))
        book.say(page, 194, y + 14, 230, [why], face.at(9.5))
        book.cash(page, 550, y + 14, cents, "estimate", face, money)
        book.rows.append((Row("note", name, note="line"), {"charge": book.amounts[-1]}, 1, (54, y, 558, y + 34)))
        y += 34
    if len(items) > 1:
        page.put(420, y + 16, "Total estimate", face.bold(), "r")
        book.cash(page, 550, y + 16, total, "total_charges", face.bold(), money)
        y += 20
    fact(book, page, "total_charges", total)
    y += 16
    page.put(54, y, "WHAT YOU NEED TO DO NOW:", face.bold())
    y = book.say(page, 66, y + 15, 490, ["Read this notice, so you can make an informed decision about your care. Ask us any questions. Choose an option below about whether to receive the items listed above."], face) + 8
    for at, text in enumerate(("OPTION 1. I want the items listed above. You may ask to be paid now, but I also want the plan billed for an official decision on payment.",
                               "OPTION 2. I want the items listed above, but do not bill the plan. You may ask to be paid now.", "OPTION 3. I don't want the items listed above. I understand I am not responsible for payment.")):
        page.block(60, y - 8, 69, y + 1, line=0.7)
        if at == job.seed % 3:
            page.put(61.5, y, "X", face)
        y = book.say(page, 76, y, 480, [text], face) + 6
    y += 26
    page.rule(54, y, 330, y, 0.7)
    page.rule(370, y, 558, y, 0.7)
    page.put(54, y + 11, "Signature", face.at(8.5))
    page.put(380, y - 4, day(signed, "%m/%d/%Y"), face)
    page.put(370, y + 11, "Date", face.at(8.5))
    fact(book, page, "statement_date", signed)
    page.put(54, 760, "Form CMS-R-131 (Exp. 01/31/2029)" if not consent else "Keep a copy of this form. It contains important information.", face.at(8))
