"""A health system's modern statement: a rail of days, a panel for each visit, a slip to send back."""

from evaluation.papers.families.held_tools import Entry, Other
from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day, decimal
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07", "A02")

POOL = """
99214;Office visit, moderate;0510;190-330;1;o
99203;New patient visit;0510;210-360;1;o
71046;Chest x-ray;0324;180-420;1;o
77067;Screening mammogram;0403;290-580;1;o
80061;Cholesterol panel;0301;60-190;1;o
84443;Thyroid test (TSH);0301;48-160;1;o
83036;Hemoglobin A1c;0301;41-120;1;o
36415;Blood draw;0300;14-38;1;
93306;Heart ultrasound;0483;980-2300;1;o
73721;MRI of knee, no dye;0610;1200-2900;1;m
90471;Giving a vaccine;0771;28-74;1;
90715;Tetanus vaccine;0636;55-120;1;o
G0463;Hospital clinic visit;0510;160-380;1;o
20611;Joint injection with ultrasound;0361;310-640;1;o
J3301;Triamcinolone, 10 mg;0636;9-24;4;
"""
HOUSES = ["Aldermere Health", "Three Pines Health System", "Quillayute Health", "Northgarth Regional Health"]
PLACES = [
    "Family Medicine, Elm Campus",
    "Imaging Center",
    "Heart and Vascular Institute",
    "Sports Medicine",
    "Main Hospital, Outpatient",
]
PAYERS = ["Corvane Health", "BlueMesa PPO", "Unity Prairie", "Sentry Choice"]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("arimo", "roboto-condensed", "helvetica", size=(8.75, 9.75))
    money = job.one(Money("$", minus="-x"), Money("$", minus="$-x"), Money("$", minus="(x)"))
    dates = job.one("B", "b", "m/d/Y")
    house, person, number = job.one(*HOUSES), people.name(), people.digits(9)
    visits = [job.date()]
    for _ in range(job.some(1, 4)):
        visits.append(job.after(visits[-1], 4, 45))
    issued = job.after(visits[-1], 18, 40)
    due = job.after(issued, 21, 28)
    pool, lines = menu(POOL), []
    for at, when in enumerate(visits):
        part = job.order(pool, job.some(1, 5), when, 1, twins=at == 0)
        for line in part:
            line.section = str(at)
        lines += part
    lines = job.plant(lines)
    payer = job.one(*PAYERS)
    bad = job.some(0, len(visits) - 1) if job.fault == "A02" else None
    panels = []
    for at in range(len(visits)):
        mine = [line for line in lines if line.section == str(at)]
        right = sum(line.money["charge"] for line in mine)
        shown = job.total(mine, scope=f"charges of visit {at + 1}") if at == bad else right
        job.sum_of("A02", f"visit {at + 1}", mine, shown)
        cut = shown * job.some(10, 55) // 100
        got = (shown - cut) * job.some(0, 95) // 100 if job.odds(0.8) else 0
        panels.append({"lines": mine, "charge": shown, "adjustments": cut, "insurance_paid": got, "owed": shown - cut - got,
                       "place": job.one(*PLACES), "doctor": people.doctor()})  # fmt: skip
    cut, got = sum(p["adjustments"] for p in panels), sum(p["insurance_paid"] for p in panels)
    asked = sum(p["charge"] for p in panels)
    charges = asked
    job.sum_of("A02", "total of visits", [], charges, plus=[p["charge"] for p in panels])
    left = job.balance(charges, cut, got)
    parts = {"total_charges": charges, "adjustments": cut, "insurance_paid": got, "balance": left}
    account(job, parts)
    tint = job.one((0.87, 0.93, 0.97), (0.91, 0.95, 0.88), (0.96, 0.92, 0.86), (0.92, 0.92, 0.92))
    tile = job.odds(0.5)
    street, town, phone = people.street(), people.town(), people.free_phone()
    words = job.one(
        ("Charges", "Insurance discounts", "Insurance paid", "You owe"),
        ("Total charges", "Adjustments", "Plan payments", "Amount due"),
    )

    def head(page: Page) -> float:
        page.block(0, 0, 612, 8, fill=tuple(c - 0.35 for c in tint))
        if page.number > 1:
            page.put(40, 40, house, face.bold())
            page.put(572, 40, f"Guarantor account {number}", face, "r")
            return 60
        page.put(40, 46, house, face.bold().at(20))
        page.put(40, 62, f"{street}, {town}", face.plus(-1), gray=0.25)
        page.put(572, 40, job_title, face.at(13), "r")
        page.put(572, 56, f"Sent {day(issued, dates)}", face, "r")
        fact(book, page, "provider", house)
        fact(book, page, "statement_date", issued)
        page.put(40, 92, f"Hello {person},", face.plus(2))
        fact(book, page, "patient", person)
        page.put(40, 106, f"here is what is open on account {number}.", face)
        fact(book, page, "account", number)
        page.block(330, 74, 572, 164, fill=tint)
        y = 90
        for name, label in zip(("total_charges", "adjustments", "insurance_paid", "balance"), words, strict=True):
            used = face.bold().plus(2) if name == "balance" else face
            y += 5 if name == "balance" else 0
            page.put(340, y, label, used)
            cents = parts[name] if name in ("total_charges", "balance") else -parts[name]
            cash_fact(book, page, 562, y, cents, name, used, money)
            y += 16
        page.put(340, y + 1, f"Due {day(due, dates)}", face)
        fact(book, page, "due_on", due)
        page.put(40, 130, f"Questions: {phone}", face)
        page.put(40, 143, "Help with paying is available. Ask us before the due date.", face.plus(-1))
        return 184

    job_title = job.one("Your bill", "Statement", "Health care statement")
    flow = Flow(book, head, left=40, right=572, bottom=742)
    other = Other(flow, face, money)
    begin = 108 if tile else 60
    pitch = face.size * 1.55
    code_first = job.odds(0.5)
    for at, (when, panel) in enumerate(zip(visits, panels, strict=True)):
        mine = panel["lines"]
        flow.room(44 + pitch * (len(mine) + 4))
        top = flow.y
        if tile:
            flow.page.block(48, top + 4, 94, top + 56, line=0.8)
            flow.page.put(71, top + 17, when.strftime("%b").upper(), face.bold(), "c")
            flow.page.put(71, top + 37, f"{when.day}", face.bold().at(17), "c")
            flow.page.put(71, top + 50, f"{when.year}", face.plus(-0.5), "c")
        heading = f"{panel['place']}" if tile else f"{day(when, dates)}: {panel['place']}"
        flow.page.put(begin, top + 14, heading, face.bold().plus(1))
        flow.page.put(begin, top + 26, f"{panel['doctor']}  |  visit {at + 1} of {len(visits)}", face.plus(-1), gray=0.25)
        flow.skip(32)
        for line in mine:
            entry = Entry(flow, line, face, money)
            line.shown.add("day")
            line.section = heading
            down = pitch * 0.7
            coded = "-".join([line.code, *line.modifiers])
            shown = ["code", *(["modifiers"] if line.modifiers else [])]
            if code_first:
                entry.words(entry.text(begin, down, f"{coded} ", *shown) + 1, down, 320)
                end = begin + face.width(f"{coded} ") + 1 + face.width(line.words)
            else:
                end = entry.words(begin, down, 320)
                end = entry.text(end + 4, down, f"({coded})", *shown)
            if line.units != "1":
                end = entry.text(end + 8, down, f"x {line.units}", "units", gray=0.2)
            spot = entry.cash(562, down, "charge")
            flow.page.dots(end + 4, spot.box[0], entry.top + down, face)
            entry.close(pitch)
        for kind, label, role, cents in (("subtotal", words[0], "charge", panel["charge"]), ("adjustment", words[1], "charge", -panel["adjustments"]),
                                         ("payment", f"{payer} paid", "charge", -panel["insurance_paid"])):  # fmt: skip
            if cents:
                other.put(kind, label, {role: (562, cents)}, 480, pitch, align="r")
        flow.page.rule(400, flow.y, 572, flow.y, 0.5)
        other.put(
            "subtotal", words[3] + " for this visit", {"patient_owes": (562, panel["owed"])}, 480, pitch, bold=True, align="r"
        )
        flow.skip(6)
        flow.page.rule(40, flow.y, 572, flow.y, 0.3, 0.5)
        flow.skip(6)
    if job.fault != "A03":
        told = {"check": "A03", "scope": "visits", "role": "fact", "_lines": [], "plus": [decimal(p["owed"]) for p in panels]}
        book.sums.append(told | {"printed": decimal(left)})
    flow.room(150)
    page = flow.page
    y = max(flow.y + 12, 640)
    page.rule(30, y, 582, y, 0.6, 0.3, (4, 3))
    page.put(306, y + 11, "Detach and send with your payment", face.plus(-1.5), "c")
    page.put(40, y + 30, person, face)
    page.put(40, y + 43, f"Account {number}", face)
    page.put(340, y + 30, f"{words[3]} by {day(due, dates)}", face.bold())
    book.cash(page, 562, y + 30, left, "balance", face.bold(), money, copy=True)
    page.put(340, y + 48, "Amount enclosed  $ ____________", face)
    page.put(40, y + 70, f"Make checks payable to {house}, {people.street()}, {people.town()}", face.plus(-1))
    months = job.one(3, 6, 12)
    if left > 20000 and job.odds(0.6):
        each = -(-left // months)
        book.say(
            page,
            340,
            y + 88,
            230,
            ["Or pay over time: ", (each, "offer", money, True), f" a month for {months} months, no interest."],
            face.plus(-1),
        )
    pager(book, page, 572, 780, "Page {n} of {m}", face.plus(-1))
