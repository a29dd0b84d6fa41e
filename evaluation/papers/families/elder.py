"""Held. A physician group's statement with a slip."""

from evaluation.papers.ink import Face
from evaluation.papers.parts import cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07", "A08", "A03")

POOL = """
99213;OFFICE VISIT EST LOW;;108-190;1;o
99214;OFFICE VISIT EST MOD;;150-270;1;o
99204;OFFICE VISIT NEW;;210-390;1;o
99232;HOSPITAL CARE DAILY;;110-220;1;o
99223;HOSPITAL ADMIT CARE;;260-520;1;o
93010;EKG READING;;22-60;1;
71046;CHEST FILM READING;;28-80;1;
74176;CT ABDOMEN READING;;120-310;1;o
76705;ULTRASOUND LIMITED;;140-330;1;o
20611;JOINT INJECTION GUIDED;;190-390;1;m
12001;WOUND REPAIR SIMPLE;;160-340;1;o
J1030;STEROID 40 MG;;12-40;2;
90715;TETANUS VACCINE;;48-110;1;o
90471;VACCINE GIVEN;;24-52;1;
43239;STOMACH SCOPE W BIOPSY;;700-1600;1;o
69210;EAR WAX REMOVAL;;70-150;1;o
"""
OTHER_WORDS = {"99213": "EST PATIENT VISIT 20 MIN", "99214": "EST PATIENT VISIT 30 MIN", "93010": "ECG INTERPRETATION", "71046": "XR CHEST 2V INTERP", "12001": "LACERATION CLOSURE",
               "90471": "IMMUNIZATION ADMIN", "43239": "EGD BX", "69210": "CERUMEN REMOVAL", "99204": "NEW PATIENT VISIT", "76705": "US ABD LTD", "99232": "SUBSEQUENT HOSP VISIT"}
HOUSES = ["Tamarack Physicians Group PLLC", "Bellhaven Emergency Doctors", "Ellery Digestive Specialists", "Three Creeks Medical Associates", "Copper Basin Hospitalists"]
PAYERS = ["CARDINAL RIDGE", "MEDICARE", "UNITED PRAIRIE", "STATE MEDICAID", "TIDEWATER ADMIN"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    ink = job.face("courier-prime", "courier", "vt323", "arimo", "cousine", size=(8, 8.75))
    if ink.name == "vt323":
        ink = ink.plus(2.25)
    form = Face(job.one("arimo", "helvetica", "roboto-condensed"), 6.5)
    money = job.one(Money("", minus="-x"), Money("", minus="x-"), Money("$", minus="-x"), Money("", minus="(x)"), Money("", comma=False, minus="x CR"))
    dates = job.one("%m/%d/%y", "%m-%d-%y", "%m%d%y", "%m/%d/%Y")
    house, person, number = r.choice(HOUSES), people.name("UPPER"), people.number(job.one("######", "@@-#####", "####-##"))
    first = job.date((2024, 2025))
    pool, when, visits = menu(POOL), first, []
    coded = job.fault == "A08" or job.odds(0.6)
    for _ in range(job.one(1, 2, 3, 4, 6, 8)):
        visits.append(when)
        when = job.after(when, 15, 60)
    lines = []
    for at, when in enumerate(visits):
        part = job.order(pool, job.some(1, 4), when, 1, twins=at == 0 and coded)
        for line in part:
            line.section = str(at)
        lines += part
    if job.odds(0.25):
        lines = job.zero(lines, "POST OP VISIT NO CHARGE", code="99024")
    lines = job.plant(lines, OTHER_WORDS)
    issued = job.after(visits[-1], 18, 45)
    due = job.after(issued, 18, 25)
    payer = r.choice(PAYERS)
    previous = job.amount(12, 320) if job.odds(0.35) else 0
    strip = job.fault == "A02" or job.odds(0.4)
    rests = job.fault != "A02" and (job.fault != "A03" or job.odds(0.4))  # what is left of each visit is printed
    by_line = rests and job.odds(0.5)  # what is left of each charge is printed beside it
    visit_words, off_words = job.one("VISIT BALANCE", "BALANCE THIS VISIT"), job.one("CONTRACTUAL ADJ", "PLAN WRITE-OFF", f"{payer} ADJUSTMENT")
    own_words = job.one("PATIENT PAYMENT - CHECK", "COPAY AT VISIT", "CARD PAYMENT THANK YOU")
    doctors = [f"{name[0]} {name.split()[-2].strip(',')}".upper() for name in (people.doctor(), people.doctor())]
    rows, paid, cut, own = [], 0, 0, 0
    if previous:
        rows.append(Row("note", job.one("BALANCE FORWARD", "PRIOR BALANCE", "PREVIOUS BALANCE"), {"patient_owes": previous}, bold=False))
    for at, start in enumerate(visits):
        mine = [line for line in lines if line.section == str(at)]
        if job.seed % 2:
            rows.append(f"SEEN BY {doctors[at % 2]}")
        rest = 0
        for line in mine:
            charge = line.money["charge"]
            line.money = {"charge": charge, "patient_owes": charge}
            rows.append(line)
            if not charge or at == len(visits) - 1 and job.odds(0.35) and at:
                rest += charge
                continue
            off = charge * job.some(12, 60) // 100
            got = (charge - off) * job.one(0, 50, 80, 80, 90, 100) // 100
            posted = job.after(start, 14, 17)
            if got:
                rows.append(Row("payment", f"{payer} PAYMENT", {"paid": -got}, posted, bold=False))
            rows.append(Row("adjustment", off_words, {"paid": -off}, posted, bold=False))
            mine_paid = 0
            if charge - off - got > 1000 and job.odds(0.3):
                mine_paid = min(charge - off - got, job.one(1000, 1500, 2000, 2500))
                rows.append(Row("payment", own_words, {"paid": -mine_paid}, posted, bold=False))
            paid, cut, own = paid + got, cut + off, own + mine_paid
            line.money["patient_owes"] = charge - off - got - mine_paid
            rest += line.money["patient_owes"]
        if not by_line:
            for line in mine:
                del line.money["patient_owes"]
        if rests and not by_line:
            rows.append(Row("subtotal", visit_words, {"patient_owes": rest}, bold=False))
    charges = job.total(lines, scope="total charges") if strip else sum(line.money["charge"] for line in lines)
    left = job.balance(charges, cut, paid, own, previous)
    if strip:
        job.sum_of("A02", "total charges", lines, charges)
    if strip:
        job.sum_of("A03", "balance", [], left, plus=[charges, previous, -cut, -paid, -own])
    else:
        job.sum_of("A03", "balance", lines, left, plus=[previous, -cut, -paid, -own])
    edges = {"day": 62, "description": 218, "charge": 82, "paid": 88, "patient_owes": 90}
    street, town = people.street().upper(), people.town().upper()
    ours = [house.upper(), people.street().upper(), people.town().upper()]
    reverse = job.odds(0.4)

    def bar(page, x0, y, x1, text, tall=12):
        page.block(x0, y, x1, y + tall, fill=0.15 if reverse else 0.88)
        page.put((x0 + x1) / 2, y + tall - 3.5, text, form.bold(), "c", 1.0 if reverse else 0.0)

    def head(page):
        if page.number > 1:
            page.put(36, 44, house.upper(), ink.bold())
            page.put(36, 57, f"ACCOUNT {number}   {day(issued, dates)}", ink)
            pager(book, page, 576, 44, job_pages, ink)
            return frame(page, 70)
        page.put(36, 44, house, form.bold().at(14))
        for at, text in enumerate((ours[1], ours[2], f"BILLING QUESTIONS {phone}")):
            page.put(36, 57 + at * 10.5, text, ink.at(min(ink.size, 10)))
        fact(book, page, "provider", house)
        # the form's box for cards
        bar(page, 330, 28, 576, "IF PAYING BY CREDIT CARD, FILL OUT BELOW")
        page.block(330, 28, 576, 138, line=0.8)
        for at, text in enumerate(("VISA", "MASTERCARD", "DISCOVER", "AMEX")):
            page.block(338 + at * 60, 45, 345 + at * 60, 52, line=0.6)
            page.put(348 + at * 60, 51, text, form.at(6))
        for y, cells in ((58, ((330, 500, "CARD NUMBER"), (500, 576, "CVV CODE"))), (84, ((330, 500, "SIGNATURE"), (500, 576, "EXP. DATE")))):
            for x0, x1, text in cells:
                page.block(x0, y, x1, y + 26, line=0.5)
                page.put(x0 + 3, y + 8, text, form.at(5.5))
        for at, (label, value) in enumerate((("STATEMENT DATE", day(issued, dates)), (pay_words, None), (account_words, number))):
            x0, x1 = 330 + at * 82, 412 + at * 82
            page.block(x0, 110, x1, 138, line=0.5)
            page.put((x0 + x1) / 2, 118, label, form.at(5.5), "c")
            if value is None:
                cash_fact(book, page, (x0 + x1) / 2, 132, left, "balance", ink.bold(), money.full(), "c", copy=True)
            else:
                page.put((x0 + x1) / 2, 132, value, ink, "c")
        fact(book, page, "statement_date", issued)
        fact(book, page, "account", number)
        page.block(412, 138, 576, 160, line=0.8)
        page.put(416, 152, "SHOW AMOUNT PAID HERE   $", form)
        pager(book, page, 400, 152, job_pages, form, "r")
        for at, text in enumerate((person, street, town)):
            page.put(66, 176 + at * 12, text, ink)
        page.put(340, 166, job.one("REMIT TO:", "MAKE CHECKS PAYABLE TO:"), form)
        for at, text in enumerate(ours):
            page.put(340, 178 + at * 12, text, ink)
        fact(book, page, "patient", person)
        page.rule(24, 226, 588, 226, 0.7, dash=(5, 3))
        page.put(306, 222, "PLEASE DETACH AND RETURN TOP PORTION WITH YOUR PAYMENT", form.at(5.5), "c")
        return frame(page, 240)

    def frame(page, y):
        """The columns of the form run to its foot however many rows are printed."""
        x = 36
        for label, wide in zip(labels, edges.values(), strict=True):
            bar(page, x, y, x + wide, label)
            page.rule(x, y, x, 628, 0.6)
            x += wide
        page.block(36, y, 576, 628, line=0.8)
        return y + 16

    phone = people.phone()
    job_pages = job.one("PAGE {n} OF {m}", "PG {n}/{m}")
    pay_words = job.one("PAY THIS AMOUNT", "AMOUNT NOW DUE", "BALANCE DUE")
    account_words = job.one("ACCT. #", "ACCOUNT NUMBER", "CHART NO.")
    labels = job.one(("DATE", "DESCRIPTION OF SERVICE", "CHARGES", "PAYMENTS / ADJ.", "PATIENT BALANCE"), ("SERVICE DATE", "ACTIVITY", "CHARGE", "RECEIPTS/ADJUST", "YOU OWE"),
                     ("DATE", "PROCEDURE - TRANSACTION", "DEBITS", "CREDITS", "BALANCE"))
    flow = Flow(book, head, left=36, right=576, bottom=622)
    columns = [Column("day", "", edges["day"]),
               Column("description", "", edges["description"])]
    columns += [Column(role, "", edges[role], "r") for role in ("charge", "paid", "patient_owes")]
    if coded:
        columns[1:2] = [Column("code_mod", "", 52), Column("description", "", edges["description"] - 52)]
    look = Look(ink, money, dates, "none", ink.size * 1.36, repeat=False, pad=4)
    sheet = Table(flow, columns, look)
    for row in rows:
        at = 36 + edges["day"] + 4 + (52 if coded else 0)
        if flow.y + look.pitch * (2 if isinstance(row, str) else 1) + 14 > flow.bottom:
            flow.page.put(at, flow.y + 10, "CONTINUED ON NEXT PAGE", ink)
            flow.turn()
        if isinstance(row, str):
            flow.page.put(at, flow.y + look.pitch * 0.5 + ink.size * 0.34, row, ink)
            flow.skip(look.pitch)
            continue
        sheet.one(row, False)
    page = flow.page
    # the form's foot: ageing, then what to pay
    shares = [left, 0, 0, 0, 0]
    for at in range(1, 5):
        if job.odds(0.4) and left > 0 and len(visits) > 1:
            moved = shares[0] * job.some(10, 60) // 100
            shares[0], shares[at] = shares[0] - moved, moved
    job.sum_of("A03", "ageing", [], left, plus=shares)
    names = job.one(("CURRENT", "30 DAYS", "60 DAYS", "90 DAYS", "120+ DAYS"), ("0-30", "31-60", "61-90", "91-120", "OVER 120"))
    for at, (label, cents) in enumerate(zip(names, shares, strict=True)):
        x = 36 + at * 88
        bar(page, x, 634, x + 88, label)
        page.block(x, 634, x + 88, 664, line=0.6)
        book.cash(page, x + 44, 658, cents, "ageing", ink, money, "c", copy=True)
    bar(page, 476, 634, 576, pay_words)
    page.block(476, 634, 576, 664, line=1)
    cash_fact(book, page, 526, 658, left, "balance", ink.bold(), money.full(), "c")
    if previous:
        book.facts["previous_balance"] = (f"{previous // 100}.{previous % 100:02d}", 1)
    y = 680
    if strip:
        cells = [("NEW CHARGES", charges, "total_charges"), ("INSURANCE PAYMENTS", -paid, "insurance_paid"), ("ADJUSTMENTS", -cut, "adjustments"), ("PATIENT PAYMENTS", -own, "patient_paid")]
        for at, (label, cents, name) in enumerate(cells):
            page.put(36 + at * 138, y, label, form)
            cash_fact(book, page, 36 + at * 138, y + 12, cents, name, ink, money, "l")
        y += 30
    page.put(36, y, "MESSAGES", form.bold())
    told = job.one("YOUR INSURANCE HAS BEEN BILLED. THE BALANCE IS NOW YOUR RESPONSIBILITY.", "*** SECOND NOTICE *** PLEASE CALL IF YOU CANNOT PAY IN FULL.",
                   "THANK YOU FOR CHOOSING OUR DOCTORS. YOU MAY ALSO RECEIVE A BILL FROM THE HOSPITAL.")
    book.say(page, 90, y, 480, [told], ink)
    if job.odds(0.6):
        page.put(36, y + 32, f"PAYMENT IS DUE BY {day(due, dates)}", ink)
        fact(book, page, "due_on", due)
