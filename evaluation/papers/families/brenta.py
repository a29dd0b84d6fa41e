"""A clinic's statement that settles every service under itself."""

from evaluation.papers.families.held_tools import Entry, Other, tall
from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07", "A03", "A08")

POOL = """
99213;Office or outpatient visit, established patient, 20 minutes;;125-190;1;o
99214;Office or outpatient visit, established patient, 30 minutes;;175-270;1;o
99204;Office visit, new patient, 45 minutes;;240-390;1;o
92557;Comprehensive hearing test;;95-170;1;o
31231;Nasal endoscopy, diagnostic;;310-560;1;o
69210;Removal of impacted ear wax;;85-160;1;o
95004;Allergy skin test, per prick;;9-16;40;
36415;Routine venipuncture;;12-26;1;
87070;Culture, bacterial, throat;;38-82;1;o
76536;Ultrasound of head and neck;;220-460;1;o
30901;Control of nosebleed, simple;;180-330;1;o
94060;Breathing test before and after bronchodilator;;130-240;1;o
J1030;Methylprednisolone injection 40 mg;;14-33;2;
"""
WORDINGS = {
    "99213": "Established patient evaluation and management",
    "99214": "Follow-up consultation, moderate",
    "87070": "Throat culture",
}
HOUSES = [
    "Corrigan Ear, Nose & Throat",
    "Sable Point Clinic",
    "Hartwell Specialty Physicians, LLP",
    "Meridian Larch Medical Group",
]
PAYERS = ["Corvane Health", "BlueMesa", "Unity Prairie", "Sentry Choice", "Medicare Part B"]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("arimo", "helvetica", "roboto-condensed", "vera", size=(8.0, 9.0))
    if face.name == "vera":
        face = face.at(7.75)
    money = job.one(Money("$", minus="-x"), Money("$", minus="(x)"), Money("", minus="-x"), Money("$", minus="x-"))
    dates = job.one("%m/%d/%Y", "m/d/y", "b")
    house, person, payer = job.one(*HOUSES), people.name(), job.one(*PAYERS)
    number, issued = people.digits(6), None
    visits = [job.date()]
    for _ in range(job.some(0, 3)):
        visits.append(job.after(visits[-1], 15, 60))
    issued = job.after(visits[-1], 30, 70)
    due = job.after(issued, 20, 30)
    pool, lines = menu(POOL), []
    for at, when in enumerate(visits):
        part = job.order(pool, job.some(2 if at else 3, 5), when, 1, modifiers=False)
        for line in part:
            line.section = f"{at}"
        lines += part
    lines = job.plant(lines, WORDINGS)
    street, town, phone = people.street(), people.town(), people.phone()
    title = job.one("Billing statement", "Your statement", "PATIENT STATEMENT")
    doctors = [people.doctor() for _ in visits]
    banner = job.odds(0.5)
    owed = job.one("Balance", "Your balance", "You owe")

    def head(page: Page) -> float:
        if page.number > 1:
            page.put(44, 44, f"{person}   Account {number}", face)
            pager(book, page, 568, 44, "Page {n} of {m}", face)
            return caption(page, 58)
        if banner:
            page.block(0, 0, 612, 56, fill=0.25)
            page.put(44, 36, house, face.bold().at(17), gray=1.0)
            page.put(568, 36, title, face.at(12), "r", gray=1.0)
        else:
            page.put(44, 40, house, face.bold().at(15))
            page.put(568, 40, title, face.at(13), "r")
        page.put(44, 72, f"{street}, {town}", face)
        page.put(44, 84, f"Questions? {phone}", face)
        pair(book, page, 350, 72, "Patient", 440, person, face, "patient")
        pair(book, page, 350, 85, "Account number", 440, number, face, "account")
        pair(book, page, 350, 98, "Statement date", 440, day(issued, dates), face, "statement_date", issued)
        pair(book, page, 350, 111, "Pay by", 440, day(due, dates), face, "due_on", due)
        fact(book, page, "provider", house)
        pager(book, page, 568, 770, "Page {n} of {m}", face)
        return caption(page, 132)

    columns = job.one((424, 496, 566), (410, 490, 566))
    names = job.one(("Charge", "Paid / adjusted"), ("Billed", "Credits"), ("Charges", "Payments"))

    def caption(page: Page, y: float) -> float:
        page.rule(44, y - 2, 568, y - 2, 1.0)
        for x, text in zip(columns, (*names, owed), strict=True):
            page.put(x, y + 10, text, face.bold(), "r")
        page.put(44, y + 10, "Service", face.bold())
        page.rule(44, y + 15, 568, y + 15, 0.4)
        return y + 20

    flow = Flow(book, head, left=44, right=568, bottom=735)
    small = face.plus(-0.5)
    other = Other(flow, small, money)
    step, width = face.size * 1.3, columns[0] - 62 - 44 - 50
    share, off = job.some(40, 90), job.some(15, 50)
    told = {"adjustments": 0, "insurance_paid": 0, "patient_paid": 0}
    for at, when in enumerate(visits):
        mine = [line for line in lines if line.section == str(at)]
        open_visit = at == len(visits) - 1 and job.odds(0.4)
        paid_on = job.after(when, 14, 28)
        for i, line in enumerate(mine):
            rows = tall(line.description, face, width)
            asked = line.money["charge"]
            cut = asked * off // 100
            got = 0 if open_visit else (asked - cut) * share // 100
            cut = 0 if open_visit else cut
            mine_paid = min(2500, asked - cut - got) if i == 0 and line.code.startswith("99") and at % 2 == 0 else 0
            subs = [("payment", f"{payer} paid", got, "insurance_paid"), ("adjustment", f"{payer} discount", cut, "adjustments"),
                    ("payment", "You paid (copay)", mine_paid, "patient_paid")]  # fmt: skip
            subs = [s for s in subs if s[2]]
            if flow.room(step * (rows + len(subs) + 1) + (20 if i == 0 else 6)) or i == 0:
                flow.page.put(44, flow.y + 12, f"Visit of {day(when, dates)} with {doctors[at]}", face.bold())
                flow.skip(18)
            line.money["patient_owes"] = asked - got - cut - mine_paid
            entry = Entry(flow, line, face, money)
            line.shown.add("day")
            line.section = f"Visit of {day(when, dates)} with {doctors[at]}"
            entry.text(52, step * 0.8, line.code, "code", *(["modifiers"] if line.modifiers else []))
            entry.words(92, step * 0.8, width)
            if line.units != "1":
                entry.text(columns[0] - 62, step * 0.8, f"x{line.units}", "units", align="r", face=small)
            entry.cash(columns[0], step * 0.8, "charge")
            flow.skip(step * rows)
            for kind, words, cents, name in subs:
                flow.page.put(92, flow.y + step * 0.5 + small.size * 0.34, day(paid_on, dates), small)
                other.put(kind, words, {"paid": (columns[1], -cents)}, 160, step, when=paid_on)
                told[name] += cents
            entry.cash(columns[2], flow.y - entry.top - step * 0.25 if subs else step * 0.8, "patient_owes", face=face.bold())
            entry.close(flow.y - entry.top + 3)
            flow.page.rule(52, flow.y - 1, 568, flow.y - 1, 0.3, 0.6)
            flow.skip(2)
        flow.skip(4)
    charges = job.total(lines)
    job.sum_of("A02", "total", lines, charges)
    left = job.balance(charges, told["adjustments"], told["insurance_paid"], told["patient_paid"])
    parts = {"total_charges": charges, **told, "balance": left}
    account(job, parts)
    labels = [("total_charges", "Total charges"), ("adjustments", "Discounts"), ("insurance_paid", "Insurance paid"), ("patient_paid", "You paid"),
              ("balance", job.one("Please pay", "Total you owe", "Balance due now"))]  # fmt: skip
    labels = [one for one in labels if one[0] in ("total_charges", "balance") or parts[one[0]]]
    flow.room(30 + 15 * len(labels))
    flow.skip(8)
    flow.page.block(330, flow.y, 572, flow.y + 10 + 15 * len(labels), line=0.9)
    for name, words in labels:
        used = face.bold() if name == "balance" else face
        flow.skip(15)
        flow.page.put(338, flow.y, words, used)
        cents = parts[name] if name in ("total_charges", "balance") else -parts[name]
        cash_fact(book, flow.page, 566, flow.y, cents, name, used, money)
