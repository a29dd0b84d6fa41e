"""An ambulance firm's invoice: the run in boxes, money before its reckoning, what insurers did below."""

from evaluation.papers.families.held_tools import Entry, Other, pieces
from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, Line, menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

BASES = [("A0427", "ALS emergency transport, base rate", 95000, 210000), ("A0429", "BLS emergency transport, base rate", 62000, 140000),
         ("A0428", "BLS non-emergency transport, base rate", 38000, 90000), ("A0433", "ALS level 2 transport, base rate", 120000, 260000)]  # fmt: skip
POOL = """
A0422;Oxygen and supplies;;48-140;1;o
A0398;ALS routine disposable supplies;;60-190;3;o
A0382;BLS routine disposable supplies;;35-110;3;o
A0394;IV drug therapy supplies;;55-160;2;o
A0396;Airway supplies, intubation;;90-260;1;o
A0420;Waiting time, each half hour;;40-110;4;
A0424;Extra attendant;;90-240;2;o
93041;Rhythm tracing, one to three leads;;85-210;1;o
A4670;Blood pressure monitoring;;18-60;2;
J2310;Naloxone 1 mg;;38-96;2;
J0171;Epinephrine 0.1 mg;;6-19;10;
;Cervical collar;;38-90;1;o
;Linen and decontamination;;30-85;1;o
"""
HOUSES = [
    "Quarry Ambulance District",
    "Red Larch Mobile Medical, Inc.",
    "Tri-Valley EMS",
    "City of Bellhaven Fire-Rescue Billing",
]
ENDS = [
    ("RH", "Residence", "Hospital"),
    ("SH", "Scene of accident", "Hospital"),
    ("HN", "Hospital", "Nursing facility"),
    ("NH", "Nursing facility", "Hospital"),
]
HOSPITALS = ["Hollin Regional", "St. Brannock Medical Center", "Winneshek County General"]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("arimo", "archivo-narrow", "courier-prime", "helvetica", size=(8.75, 9.75))
    if face.name == "courier-prime":
        face = face.at(8.25)
    money = job.one(Money("$", minus="-x"), Money("", minus="(x)"), Money("$", minus="x CR"))
    dates = job.one("%m/%d/%Y", "%m/%d/%y", "b")
    house, person, number = job.one(*HOUSES), people.name(), people.number(job.one("##-#####", "RUN######", "@@######"))
    first = job.date()
    trips = [first] if job.odds(0.65) else [first, job.after(first, 1, 6)]
    issued = job.after(trips[-1], 15, 60)
    due, lines, runs, pool = job.after(issued, 20, 30), [], [], menu(POOL)
    for at, when in enumerate(trips):
        ends = job.one(*ENDS)
        code, words, low, high = job.one(*BASES)
        base, rate = job.amount(low / 100, high / 100), job.some(80, 320) * 10
        tenths = job.some(14, 380)
        part = [Line(when, code=code, modifiers=[ends[0]], description=words, flags="o", money={"unit_price": base, "charge": base}),
                Line(when, code="A0425", modifiers=[ends[0]], description="Ground mileage, per loaded mile",
                     units=f"{tenths // 10}.{tenths % 10}", money={"unit_price": rate, "charge": rate * tenths // 10})]  # fmt: skip
        part += job.order(pool, job.some(1, 9), when, 1, modifiers=False)
        for line in part:
            line.section = str(at)
        lines += part
        runs.append(
            (
                when,
                ends,
                f"{job.some(0, 23):02d}:{job.some(0, 59):02d}",
                people.number("R##-####"),
                f"{tenths // 10}.{tenths % 10}",
            )
        )
    if job.fault == "A01" and all(line.units == "1" or "." in line.units for line in lines):
        lines.append(Line(trips[-1], code="A0420", units="3", description="Waiting time, each half hour", section=lines[-1].section,
                          money={"unit_price": 6500, "charge": 19500}))  # fmt: skip
    lines = job.plant(lines)
    job.looks.append("miles with a tenth")
    charges = job.total(lines)
    job.sum_of("A02", "total", lines, charges)
    parts = settle(job, charges, adjust=(5, 40), paid=(25, 200))
    account(job, parts)
    street, town, phone = people.street(), people.town(), people.free_phone()
    fleet = job.one("Invoice", "AMBULANCE INVOICE", "Patient transport bill")

    def head(page: Page) -> float:
        pager(book, page, 570, 776, "Page {n} of {m}", face.plus(-1))
        if page.number > 1:
            page.put(42, 44, f"{house}: {number}, {person}", face)
            return 58
        page.put(570, 44, house, face.bold().at(15), "r")
        page.put(570, 57, f"{street}, {town}", face.plus(-1), "r")
        page.put(42, 44, fleet, face.at(17))
        cells = [("Patient", person, "patient", person), (label_no, number, "account", number), ("Invoice date", day(issued, dates), "statement_date", issued),
                 ("Pay by", day(due, dates), "due_on", due)]  # fmt: skip
        for i, (words, text, name, value) in enumerate(cells):
            x = 42 + i * 132
            page.block(x, 70, x + 132, 98, line=0.6)
            page.put(x + 4, 78, words, face.at(6.5))
            page.put(x + 4, 92, text, face.bold())
            fact(book, page, name, value)
        fact(book, page, "provider", house)
        y = 98.0
        for when, ends, hour, run, miles in runs:
            texts = [("Date of transport", day(when, dates)), ("Call time", hour), ("Run no.", run), ("Loaded miles", miles)]
            places = [
                ("From", f"{ends[1]}, {people.street()}"),
                ("To", f"{ends[2]}, {job.one(*HOSPITALS) if ends[2] == 'Hospital' else people.street()}"),
            ]
            for i, (words, text) in enumerate(texts):
                page.block(42 + i * 132, y, 174 + i * 132, y + 28, line=0.6)
                page.put(46 + i * 132, y + 8, words, face.at(6.5))
                page.put(46 + i * 132, y + 22, text, face)
            y += 28
            for i, (words, text) in enumerate(places):
                page.block(42 + i * 264, y, 306 + i * 264, y + 28, line=0.6)
                page.put(46 + i * 264, y + 8, words, face.at(6.5))
                page.put(46 + i * 264, y + 22, text, face)
            y += 28
        return y + 14

    label_no = job.one("Account number", "Trip account", "Account")
    flow = Flow(book, head, left=42, right=570, bottom=735)
    other, step = Other(flow, face, money), face.size * job.one(1.5, 1.7)
    letters, sign = job.odds(0.5), job.one("x", "@", "at")
    amount_x, work_x, code_x, desc_x = job.one((110, 124, 262, 336), (420, 440, 64, 150))
    for at, (when, *_) in enumerate(runs):
        mine = [line for line in lines if line.section == str(at)]
        flow.room(step * 4)
        label = f"Transport of {day(when, dates)}"
        flow.page.block(42, flow.y, 570, flow.y + step, fill=0.88)
        flow.page.put(46, flow.y + step * 0.5 + face.size * 0.34, label, face.bold())
        flow.skip(step)
        for x, text, side in (
            (amount_x, "Amount", "r"),
            (work_x, "Units x rate", "l"),
            (code_x, "Code", "l"),
            (desc_x, "For", "l"),
        ):
            flow.page.put(x, flow.y + step * 0.7, text, face.plus(-1), side, 0.3)
        flow.skip(step)
        for i, line in enumerate(mine):
            if flow.room(step):
                flow.page.put(46, flow.y + step * 0.7, f"{label}, continued", face.bold())
                flow.skip(step)
            entry = Entry(flow, line, face, money)
            line.shown.add("day")
            line.section = label
            base = step * 0.5 + face.size * 0.34
            if letters:
                entry.text(46, base, f"{'ABCDEFGHIJKLMNOPQRST'[i]}.")
            entry.cash(amount_x, base, "charge")
            end = entry.text(work_x, base, line.units, "units")
            end = entry.text(end + 4, base, sign) + 4
            entry.cash(end, base, "unit_price", "l")
            if line.code:
                entry.text(
                    code_x, base, " ".join([line.code, *line.modifiers]), "code", *(["modifiers"] if line.modifiers else [])
                )
            entry.words(desc_x, base, 234)
            entry.close(step)
        flow.skip(4)
    flow.room(step * 10)
    flow.page.rule(amount_x - 68, flow.y, amount_x + 4, flow.y, 0.8)
    flow.skip(step)
    cash_fact(book, flow.page, amount_x, flow.y, charges, "total_charges", face.bold(), money)
    flow.page.put(work_x, flow.y, job.one("Total of all charges", "TOTAL CHARGES"), face.bold())
    flow.skip(6)
    payer = job.one("Medicare", "Corvane Health", "Unity Prairie", "State Medicaid")
    told = [
        ("payment", "insurance_paid", f"{payer} paid"),
        ("adjustment", "adjustments", f"{payer} write-down"),
        ("payment", "patient_paid", "You paid"),
    ]
    split = {name: pieces(job, parts[name]) for _, name, _ in told}
    for kind, name, words in told:
        for cents in split[name]:
            on = job.after(trips[-1], 8, 14)
            flow.page.put(work_x, flow.y + step * 0.5 + face.size * 0.34, day(on, dates), face)
            other.put(kind, words, {"charge": (amount_x, -cents)}, code_x, step, when=on)
    for name in ("insurance_paid", "adjustments", "patient_paid"):
        if parts[name] and len(split[name]) == 1:
            fact(book, flow.page, name, parts[name])
    flow.page.rule(amount_x - 68, flow.y + 2, amount_x + 4, flow.y + 2, 0.8)
    flow.skip(step * 1.2)
    cash_fact(book, flow.page, amount_x, flow.y, parts["balance"], "balance", face.bold().plus(1), money)
    flow.page.put(work_x, flow.y, job.one("Amount you owe", "BALANCE DUE", "Please pay"), face.bold().plus(1))
    flow.skip(step)
    flow.page.put(
        42, flow.y + step, f"Questions about this trip: {phone}. Send us your insurance card if it is not on file.", face
    )
