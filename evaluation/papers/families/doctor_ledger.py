"""A physician's ledger: charges, payments and adjustments between each other, a running balance in some."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07", "A03")

POOL = """
99213;Office visit, established, level 3;;118-185;1;o
99214;Office visit, established, level 4;;165-260;1;o
99203;Office visit, new patient, level 3;;150-240;1;o
99396;Preventive visit 40-64;;190-310;1;o
93000;Electrocardiogram, complete;;45-98;1;o
81002;Urine dip;;9-24;1;
87880;Strep test, rapid;;22-51;1;
36415;Blood draw;;10-25;1;
90686;Flu vaccine, quadrivalent;;28-49;1;o
90471;Vaccine administration;;21-44;1;
20610;Joint injection, large;;140-290;1;m
11102;Skin biopsy, tangential;;155-270;1;o
J3301;Triamcinolone 10 mg;;6-21;4;
94010;Spirometry;;55-120;1;o
96372;Injection under skin or muscle;;29-66;1;
17110;Wart destruction, up to 14;;160-240;1;o
"""
HOUSES = ["Lantern Hill Family Practice", "Osprey Internal Medicine, P.C.", "Drs. Halloran & Pike", "Greenmantle Women's Care",
          "Tallgrass Dermatology Associates"]
PAYERS = ["Corvane Health", "BlueMesa PPO", "Unity Prairie Plan", "Medicare", "Sentry Choice"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("tinos", "arimo", "times", "archivo-narrow", size=(8.75, 10))
    money = job.one(Money("", minus="-x"), Money("", minus="(x)"), Money("$", minus="-x"), Money("", minus="x CR"), Money("", minus="x-"))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "m/d/Y")
    first = job.date()
    visits = [first]
    for _ in range(job.some(1, 6)):
        visits.append(job.after(visits[-1], 32, 70))
    house, doctor, payer = r.choice(HOUSES), people.doctor(), r.choice(PAYERS)
    person, account = people.name(), people.number("#####")
    issued = job.after(visits[-1], 20, 60)
    pool = menu(POOL)
    lines = []
    for number, when in enumerate(visits):
        part = job.order(pool, job.some(1, 5), when, 1, twins=number == 0)
        for line in part:
            line.section = str(number)
        lines += part
    lines = job.plant(lines)
    address = [people.street(), people.town(), people.phone()]
    title = job.one("STATEMENT OF ACCOUNT", "Account History", "PATIENT LEDGER")
    centred = job.odds(0.5)

    def head(page):
        if page.number == 1:
            if centred:
                page.put(306, 48, house, face.bold().at(16), "c")
                page.put(306, 61, "  -  ".join(address), face.at(8.5), "c")
                page.put(306, 82, title, face.bold().at(11), "c")
            else:
                page.put(46, 48, house, face.bold().at(15))
                for number, text in enumerate(address):
                    page.put(46, 60 + number * 10, text, face.at(8.5))
                page.put(566, 48, title, face.bold().at(12), "r")
            pair(book, page, 46, 106, job_words[0], 130, person, face, "patient")
            pair(book, page, 46, 119, job_words[1], 130, account, face, "account")
            pair(book, page, 346, 106, job_words[2], 456, day(issued, dates), face, "statement_date", issued)
            pair(book, page, 346, 119, job_words[3], 456, doctor, face)
            fact(book, page, "provider", house)
        else:
            page.put(46, 50, f"{house} - {title.title()} (continued)", face.bold())
        pager(book, page, 306, 772, "- {n} -" if plain else "Page {n} of {m}", face.at(8), "c")
        return 138 if page.number == 1 else 66

    plain = job.odds(0.3)
    job_words = job.one(("Patient:", "Account:", "Date:", "Provider:"), ("PATIENT", "CHART NO.", "STATEMENT DATE", "DOCTOR"),
                        ("Responsible party", "Acct #", "Closing date", "Seen by"))
    flow = Flow(book, head, left=46, right=566)
    running = job.odds(0.55)
    separate = job.odds(0.4)  # payments in a column of their own
    columns = [Column("day", job.one("Date", "DATE"), 58), Column("code_mod", job.one("Code", "Proc.", "CPT"), 54),
               Column("description", job.one("Description", "Transaction", "SERVICE / PAYMENT"), 196),
               Column("charge", job.one("Charge", "Charges", "Debit"), 66, "r")]
    if separate:
        columns.append(Column("paid", job.one("Payment", "Credits", "Pmt/Adj"), 66, "r"))
    if running:
        columns.append(Column("running", job.one("Balance", "Running\nBalance", "Bal."), 72, "r"))
    look = Look(face, money, dates, job.one("none", "rows", "head", "columns"), job.one(12, 13, 14.5), head_fill=job.one(None, 0.88))
    carried = job.amount(15, 240) if job.odds(0.35) else 0
    balance = carried
    rows = []
    if carried:
        rows.append(Row("note", job.one("Previous balance", "Balance forward", "Prior balance"), {"running" if running else "charge": carried}, bold=False))
        book.facts["previous_balance"] = (f"{carried // 100}.{carried % 100:02d}", 1)
    paid_in = adjusted_in = patient_in = 0
    for number in range(len(visits)):
        mine = [line for line in lines if line.section == str(number)]
        for line in mine:
            balance += line.money["charge"]
            line.money["running"] = balance
            rows.append(line)
        asked = sum(line.money["charge"] for line in mine)
        if number < len(visits) - 1 or job.odds(0.5):
            off = asked * job.some(10, 45) // 100
            got = (asked - off) * job.some(40, 90) // 100
            when = job.after(visits[number], 12, 30)
            for kind, words, cents in (("payment", f"{payer} payment", got), ("adjustment", job.one(f"{payer} adjustment", "Contract write-off", "Courtesy adj"), off)):
                balance -= cents
                money_of = {"paid" if separate else "charge": -cents}
                if running:
                    money_of["running"] = balance
                rows.append(Row(kind, words, money_of, when, bold=False))
            paid_in, adjusted_in = paid_in + got, adjusted_in + off
            if job.odds(0.4) and asked - off - got > 100:
                mine_paid = min(asked - off - got, job.amount(5, 60))
                balance -= mine_paid
                patient_in += mine_paid
                money_of = {"paid" if separate else "charge": -mine_paid}
                if running:
                    money_of["running"] = balance
                rows.append(Row("payment", job.one("Patient payment - thank you", "Your payment, check", "Copay received"), money_of, when, bold=False))
    if job.odds(0.3):
        spot = next(i for i, row in enumerate(rows) if hasattr(row, "units"))
        free = lines[0].copy()
        free.code, free.description, free.modifiers, free.units = "99024", "Post-operative check, no charge", [], "1"
        free.money = {"charge": 0, "running": rows[spot].money["running"] - rows[spot].money["charge"]}
        rows.insert(spot, free)
        lines.insert(0, free)
        job.looks.append("a line of 0.00")
    Table(flow, columns, look).draw(rows)
    charges = job.total(lines, scope="total charges")
    left = job.balance(charges, adjusted_in, paid_in, patient_in, carried)
    job.sum_of("A02", "total", lines, charges)
    labels = [(job.one("Total charges", "Charges this statement"), charges, "total_charges"), (job.one("Insurance payments", "Paid by plan"), -paid_in, "insurance_paid"),
              ("Adjustments", -adjusted_in, "adjustments"), ("Patient payments", -patient_in, "patient_paid")]
    if carried:
        labels.insert(0, ("Previous balance", carried, "previous_balance"))
    labels.append((job.one("BALANCE DUE", "Please pay this amount", "Amount you owe"), left, "balance"))
    job.sum_of("A03", "balance", [], left, plus=[charges, carried, -adjusted_in, -paid_in, -patient_in])
    flow.room(100)
    flow.skip(16)
    if job.odds(0.5):  # side by side in boxes
        wide = 520 / len(labels)
        for number, (words, cents, name) in enumerate(labels):
            x = 46 + number * wide
            flow.page.block(x, flow.y, x + wide, flow.y + 34, line=0.7)
            flow.page.put(x + wide / 2, flow.y + 12, words, face.at(7.5), "c")
            book.cash(flow.page, x + wide / 2, flow.y + 27, cents, name, face.bold() if name == "balance" else face, money.full(), "c")
            fact(book, flow.page, name, abs(cents) if name.endswith("paid") or name == "adjustments" else cents)
    else:
        for words, cents, name in labels:
            used = face.bold() if name == "balance" else face
            flow.page.put(480, flow.y, words, used, "r")
            book.cash(flow.page, 562, flow.y, cents, name, used, money.full())
            fact(book, flow.page, name, abs(cents) if name.endswith("paid") or name == "adjustments" else cents)
            flow.skip(14)
