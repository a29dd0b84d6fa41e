"""Held. A debt collector's validation notice."""

import datetime

from evaluation.papers.parts import cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Row

GROUP = "training"
KIND = ("collection", {"collection", "notice"})
FAULTS = ("A03", "A02", "A03")

NAMES = ["Lodestone Receivables LLC", "Parrish & Oakes Account Services", "Midland Crest Collections, Inc.", "Blackwater Ridge Recovery"]
CREDITORS = ["Tamarind Hill Hospital", "Ellery Digestive Specialists", "Cape Dunning Radiology", "Millrace Ambulance", "Sunridge Emergency Doctors", "Port Ellery Pathology"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "roboto-condensed", "tinos", size=(9, 9.75))
    money = job.one(Money("$", minus="-x"), Money("$", minus="(x)"), Money("$", minus="$-x"))
    dates = job.one("%m/%d/%Y", "b", "B", "m/d/Y")
    short = dates if dates != "B" else "b"
    name, creditor, person = r.choice(NAMES), r.choice(CREDITORS), people.name()
    issued = job.date()
    began = job.after(issued, -300, -90)
    ends = issued + datetime.timedelta(days=job.some(35, 44))
    number = people.number(job.one("########", "##-#####-#", "@#######"))
    count = job.some(2, 6) if job.fault == "A02" else job.one(1, 1, 2, 3, 5)
    visits = sorted((job.after(began, -500, -30), people.number("#######"), job.amount(35, 2900)) for _ in range(count))
    right = sum(v[2] for v in visits)
    owed = right
    if job.fault == "A02":
        owed = job.wrong(right)
        job.expect("A02", "the accounts do not add up to the debt on the itemization date", [], owed, right)
    if count > 1:
        job.sum_of("A02", "debt on the itemization date", [], owed, plus=[v[2] for v in visits])
    interest = owed * job.some(1, 8) // 100 if job.odds(0.5) else 0
    fees = job.amount(5, 75) if job.odds(0.35) else 0
    payments = []
    for _ in range(job.one(0, 1, 1, 2, 3)):
        payments.append((job.after(began, 5, 80), min(owed // 5, job.one(2500, 5000, 10000, job.amount(10, 150)))))
    payments.sort()
    if job.fault == "A03" and not payments:
        payments = [(job.after(began, 5, 80), min(owed // 4, 4000))]
    across = job.odds(0.55)
    if across:
        payments = payments[:1]
    paid = sum(cents for _, cents in payments)
    left = job.balance(owed, 0, 0, paid, 0, interest + fees)
    job.sum_of("A03", "debt now", [], left, plus=[owed, interest, fees, -paid])
    page = book.page()
    two = job.odds(0.4)
    pager(book, page, 572, 780, job.one("Page {n} of {m}", "{n}/{m}"), face.at(7.5))
    street, town, phone = people.street(), people.town(), people.free_phone()
    # letterhead at the right, the person's window at the left
    page.put(572, 46, name, face.bold().at(15), "r")
    for at, text in enumerate((f"{street}, {town}", f"{phone}, Monday to Friday", f"www.{name.split()[0].lower()}.example")):
        page.put(572, 59 + at * 11, text, face.at(8.5), "r")
    for at, text in enumerate((person, people.street(), people.town())):
        page.put(60, 112 + at * 13, text, face.plus(0.5))
    cells = (("Reference number", number, "account", None), ("Date", day(issued, dates), "statement_date", issued), ("Creditor", creditor, "provider", None))
    for at, (label, value, key, real) in enumerate(cells):
        page.block(330, 98 + at * 17, 572, 115 + at * 17, line=0.5)
        page.put(336, 110 + at * 17, label, face.at(8.5))
        page.put(426, 110 + at * 17, value, face.bold().at(8.5))
        fact(book, page, key, value if real is None else real)
    fact(book, page, "patient", person)
    y = book.say(page, 40, 178, 532, [f"{name} is a debt collector. We are trying to collect a debt that you owe to {creditor} for medical care. We will use any information you give us to help collect the debt."], face.bold())
    y += 6
    page.put(40, y + 4, job.one("About the debt", "Our information shows"), face.bold().plus(2))
    y += 10
    shade = job.one(0.88, 0.93, 0.2)

    def bar(y, heads, tall=16):
        page.block(40, y, 572, y + tall, fill=shade)
        for x, text, side in heads:
            for number_of, part in enumerate(text.split("\n")):
                page.put(x, y + 11 + number_of * 10, part, face.bold().at(8), side, 1.0 if shade < 0.5 else 0.0)
        return y + tall

    wide = face.at(8.75)
    if count > 1 or job.odds(0.4):
        y = bar(y, ((46, "Account", "l"), (130, "Date of service", "l"), (230, "Provider", "l"), (566, f"Owed on {day(began, short)}", "r")))
        for when, theirs, cents in visits:
            page.rule(40, y + 16, 572, y + 16, 0.3, 0.5)
            page.put(46, y + 11, theirs, wide)
            page.put(130, y + 11, day(when, short), wide)
            page.put(230, y + 11, creditor, wide)
            amount = book.cash(page, 566, y + 11, cents, "note:charge", wide, money)
            book.rows.append((Row("note", f"{theirs} {creditor}", when=when, note="line"), {"charge": amount}, 1, (40, y, 572, y + 16)))
            y += 16
        y += 10
    if across:
        heads = [(f"You owed on\n{day(began, short)}", owed, "original_debt"), (f"Interest since\n{day(began, short)}", interest, "interest"), (f"Fees since\n{day(began, short)}", fees, "fees"),
                 (f"Paid or credited\nsince {day(began, short)}", -paid, "patient_paid"), (f"You owe on\n{day(issued, short)}", left, "balance")]
        step = 532 / 5
        y0 = y
        y = bar(y, [(40 + at * step + step / 2, label, "c") for at, (label, _, _) in enumerate(heads)], 27)
        for at, (_, cents, key) in enumerate(heads):
            x = 40 + at * step
            page.block(x, y0, x + step, y + 24, line=0.6)
            used = face.bold().plus(1) if key == "balance" else face.plus(0.5)
            cash_fact(book, page, x + step / 2, y + 16, cents, key, used, money, "c")
        y += 24
        book.facts["patient_paid"] = (f"{paid // 100}.{paid % 100:02d}", 1)
    else:
        y = bar(y, ((46, "What", "l"), (300, "From", "l"), (390, "To", "l"), (566, "Amount", "r")))
        events = [("Amount of the debt on the itemization date", None, began, owed, "original_debt", "note"), ("Interest charged", began, issued, interest, "interest", "note"),
                  ("Fees charged", began, issued, fees, "fees", "note")]
        events += [("Payment or credit", None, when, -cents, "payment", "payment") for when, cents in payments] or [("Payments and credits", began, issued, 0, "patient_paid", "payment")]
        events.append(("Total amount of the debt now", None, issued, left, "balance", "total"))
        for label, start, end, cents, key, kind in events:
            used = face.bold() if key == "balance" else face
            page.rule(40, y + 16, 572, y + 16, 0.3, 0.5)
            page.put(46, y + 11.5, label, used)
            if start:
                page.put(300, y + 11.5, day(start, short), used)
            page.put(390, y + 11.5, day(end, short), used)
            if key == "payment":
                amount = book.cash(page, 566, y + 11.5, cents, "payment:paid", used, money)
                if len(payments) == 1:
                    fact(book, page, "patient_paid", paid)
            else:
                amount = cash_fact(book, page, 566, y + 11.5, cents, key, used, money)
            if kind in ("payment", "total") and cents:
                book.rows.append((Row(kind, label, when=end), {key: amount}, 1, (40, y, 572, y + 16)))
            y += 16
    y += 18
    # two columns of rights
    left_y = y
    page.put(40, y, job.one("How can you dispute the debt?", "If you disagree"), face.bold().plus(1))
    left_y = book.say(page, 40, y + 14, 256, [f"Call or write to us by {day(ends, dates)} to dispute all or part of the debt. If you do not, we will assume that our information is correct. "
                                             f"If you write to us by then, we must stop collection on any amount you dispute until we send you information that shows you owe the debt."], face.at(8.75))
    page.put(316, y, "What else can you do?", face.bold().plus(1))
    job.looks.append("an offer below the balance")
    offer = left * job.one(50, 65, 75) // 100
    right_y = book.say(page, 316, y + 14, 256, [f"Write to ask for the name and address of the original creditor by {day(ends, dates)}. Call {phone} about payment plans, or settle today for ",
                                               (offer, "offer", money), ". Póngase en contacto con nosotros para solicitar una copia de este formulario en español."], face.at(8.75))
    fact(book, page, "dispute_by", ends)
    y = max(left_y, right_y) + 8
    if two or y > 612:
        page.put(306, 764, "See the reverse for your rights and the form to send back.", face.at(8), "c")
        page = book.page()
        pager(book, page, 572, 780, "Page {n} of {m}", face.at(7.5))
        page.put(40, 50, name, face.bold())
        page.put(572, 50, f"Reference number {number}", face, "r")
        y = book.say(page, 40, 78, 532, ["NOTICE ABOUT YOUR RIGHTS. A hospital with a policy of financial help may have to offer it before a debt is sent out. Ask the creditor. "
                                        "If you cannot pay, you are not the person named, or you were the victim of identity theft, write to us. This notice is not a court paper."], face)
        y = max(y + 30, 430)
    else:
        y = max(y, 612)
    page.rule(30, y, 582, y, 0.7, dash=(4, 3))
    page.put(40, y + 18, job.one("Mail this form to:", "Return this part to:"), face.at(8.5))
    for at, text in enumerate((name, street, town)):
        page.put(40, y + 32 + at * 12, text, face)
    page.put(40, y + 78, person, face)
    page.put(40, y + 91, f"Reference number {number}", face)
    page.put(250, y + 18, "How do you want to respond?", face.bold())
    for at, text in enumerate(("I want to dispute the debt because I think:", "This is not my debt.", "The amount is wrong.", "I want the name of the original creditor.", "I enclosed this amount:  $ ____________")):
        inset = 14 * (at in (1, 2))
        page.block(250 + inset, y + 26 + at * 15, 258 + inset, y + 34 + at * 15, line=0.6)
        page.put(264 + inset, y + 33 + at * 15, text, face.at(8.5))
    page.put(470, y + 93, "Amount now:", face.at(8.5))
    cash_fact(book, page, 576, y + 93, left, "balance", face.bold(), money, copy=True)
