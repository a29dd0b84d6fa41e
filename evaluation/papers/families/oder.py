"""A dentist's statement: teeth and surfaces, a second row for who treated, three boxes with the account's sums side by side."""

from evaluation.papers.families.held_tools import Entry, sums, tall
from evaluation.papers.ink import Page
from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("statement", {"bill", "statement"})
FAULTS = ("A02", "A03", "A07", "A02")

POOL = """
D0120;Periodic oral evaluation;;48-82;1;o
D0140;Limited oral evaluation, problem focused;;68-115;1;o
D0274;Bitewings, four films;;58-98;1;o
D0330;Panoramic film;;98-165;1;o
D1110;Prophylaxis, adult;;88-148;1;o
D1206;Fluoride varnish;;32-58;1;o
D2391;Resin composite, one surface, posterior;;145-235;1;t
D2392;Resin composite, two surfaces, posterior;;188-298;1;t
D2330;Resin composite, one surface, anterior;;135-215;1;t
D2740;Crown, porcelain or ceramic;;980-1590;1;t
D2950;Core buildup, including any pins;;220-360;1;t
D3330;Root canal, molar;;980-1490;1;t
D4341;Scaling and root planing, four or more teeth in a quadrant;;210-340;1;q
D4910;Periodontal maintenance;;125-205;1;o
D7140;Extraction, erupted tooth;;165-290;1;t
D9230;Nitrous oxide;;58-110;1;o
D9944;Occlusal guard, hard, full arch;;420-690;1;o
D6010;Implant body, surgical placement;;1650-2490;1;t
"""
HOUSES = ["Maplecrest Dental Arts", "Gentle Harbor Dentistry", "Drs. Pike & Osterman, DDS", "Ironbridge Family Dental, P.A."]
ANTERIOR, POSTERIOR = (6, 7, 8, 9, 10, 11, 22, 23, 25, 27), (2, 3, 4, 5, 12, 13, 14, 15, 18, 19, 20, 21, 28, 29, 30, 31)
SURFACES = ["O", "MO", "DO", "MOD", "B", "OL"]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("arimo", "roboto-condensed", "tinos", "helvetica", size=(8.5, 9.5))
    money = job.one(Money("", minus="-x"), Money("$", minus="-x"), Money("", minus="(x)"))
    dates = job.one("%m/%d/%Y", "m/d/y", "%m-%d-%y")
    house, person, number = job.one(*HOUSES), people.name(), people.number(job.one("####", "#####-1", "D####"))
    first = job.date()
    visits = [first]
    for _ in range(job.some(0, 3)):
        visits.append(job.after(visits[-1], 7, 40))
    issued = job.after(visits[-1], 5, 45)
    plan_shares = {"D0": 100, "D1": 100, "D2": 80, "D3": 80, "D4": 80, "D6": 50, "D7": 80, "D9": 0}
    pool, lines = menu(POOL), []
    insured = job.odds(0.8)
    cut = job.some(0, 30) if insured else job.one(0, 5, 10)
    for at, when in enumerate(visits):
        part = job.order(pool, job.some(2 if at else 3, 8), when, 1, modifiers=False)
        for line in part:
            share = (50 if line.code == "D2740" else plan_shares[line.code[:2]]) if insured else 0
            asked = line.money["charge"]
            off = asked * cut // 100
            paid = (asked - off) * share // 100
            line.money = {"charge": asked, "discount": off, "paid": paid, "patient_owes": asked - off - paid}
            line.extra = {
                "tooth": str(job.one(*(ANTERIOR if "anterior" in line.description else POSTERIOR)))
                if "t" in line.flags
                else job.one("UR", "UL", "LR", "LL")
                if "q" in line.flags
                else ""
            }
            line.extra["surface"] = job.one(*SURFACES) if "Resin" in line.description else ""
            line.section = str(at)
        lines += part
    doctors = [people.doctor().split(",")[0] + ", DDS" for _ in range(2)]
    cleaner = people.name() + ", RDH"
    for line in lines:
        line.extra["who"] = cleaner if line.code[:2] in {"D1", "D4"} else doctors[0] if line.code[:2] != "D7" else doctors[1]
    lines = job.plant(lines)
    totals = sums(lines, "charge", "discount", "paid", "patient_owes")
    charges = job.total(lines)
    job.sum_of("A02", "total", lines, charges)
    for role in (role for role in ("discount", "paid") if totals[role]):
        job.sum_of("A02", f"total {role}", lines, totals[role], role)
    before = job.amount(15, 300) if job.odds(0.4) else 0
    given = min(job.amount(20, 400), totals["patient_owes"]) if job.odds(0.6) else 0
    left = job.balance(charges, totals["discount"], totals["paid"], given, before)
    parts = {"total_charges": charges, "adjustments": totals["discount"], "insurance_paid": totals["paid"], "patient_paid": given,
             "previous_balance": before, "balance": left}  # fmt: skip
    account(job, parts)
    street, town, phone = people.street(), people.town(), people.phone()
    titles = job.one(
        ("Fee", "Discount", "Ins. paid", "Patient"),
        ("UCR FEE", "ADJ.", "INSURANCE", "YOUR PART"),
        ("Charge", "Write-off", "Plan paid", "You"),
    )
    xs = job.one((408, 462, 516, 570), (396, 452, 512, 570))
    shown = [
        role
        for role in ("charge", "discount", "paid", "patient_owes")
        if role == "charge" or totals[role] or role == "patient_owes"
    ]
    title = job.one("Statement of dental services", "WALKOUT STATEMENT", "Treatment and account summary")
    by_day = job.odds(0.5)

    def head(page: Page) -> float:
        pager(book, page, 306, 776, "Page {n} of {m}", face.plus(-1), "c")
        if page.number == 1:
            page.put(42, 46, house, face.bold().at(18))
            page.put(42, 60, f"{street}, {town}, {phone}", face.plus(-0.5))
            page.put(42, 84, title, face.plus(3))
            page.put(42, 102, "Patient: ", face)
            page.put(42 + face.width("Patient: "), 102, person, face.bold())
            page.put(570, 84, f"Chart {number}", face, "r")
            page.put(570, 102, f"Date {day(issued, dates)}", face, "r")
            for name, value in (("provider", house), ("patient", person), ("account", number), ("statement_date", issued)):
                fact(book, page, name, value)
            y = 116
        else:
            page.put(42, 46, f"{house}, {person}, chart {number}", face)
            y = 58
        page.block(42, y, 574, y + 16, fill=0.2)
        white = face.bold().plus(-0.75)
        heads = [(46, "Date", "l"), (100, "Tooth", "l"), (132, "Surf", "l"), (160, "Code", "l"), (200, "Procedure", "l")]
        heads += [
            (xs[i], titles[i], "r") for i, role in enumerate(("charge", "discount", "paid", "patient_owes")) if role in shown
        ]
        for x, text, side in heads:
            page.put(x, y + 11, text, white, side, 1.0)
        return y + 20

    flow = Flow(book, head, left=42, right=574, bottom=735)
    small, step, last = face.plus(-1.25), face.size * 1.25, None
    width = xs[0] - 260
    places = dict(zip(("charge", "discount", "paid", "patient_owes"), xs, strict=True))
    for count, line in enumerate(lines):
        rows = tall(line.description, face, width)
        flow.room(step * (rows + 1.4))
        if count % 2:
            flow.page.block(42, flow.y, 574, flow.y + step * (rows + 1.3), fill=0.94)
        entry = Entry(flow, line, face, money)
        down = step * 0.9
        line.shown.add("day")
        if not by_day or last != (line.day, entry.page):
            entry.text(46, down, day(line.day, dates), face=face)
        last = (line.day, entry.page)
        entry.text(104, down, line.extra["tooth"], "tooth")
        entry.text(134, down, line.extra["surface"])
        entry.text(160, down, line.code, "code")
        entry.words(200, down, width)
        entry.text(200, down + step * rows, f"by {line.extra['who']}", face=small, gray=0.25)
        for role in shown:
            entry.cash(places[role], down, role)
        line.section = ""
        entry.close(step * (rows + 1.3))
    flow.room(150)
    page, top = flow.page, flow.y
    page.rule(42, top + 1, 574, top + 1, 1.0)
    amounts = {"charge": book.cash(page, places["charge"], top + 14, charges, "total:charge", face.bold(), money)}
    page.put(200, top + 14, job.one("Totals", "All procedures"), face.bold())
    for role in shown[1:]:
        if role != "patient_owes":
            amounts[role] = book.cash(page, places[role], top + 14, totals[role], f"total:{role}", face.bold(), money)
    book.rows.append((Row("total", "Totals", {"charge": charges}), amounts, page.number, (42, top, 574, top + 20)))
    y = top + 34
    boxes = [("Services", [("total_charges", "Fees"), ("adjustments", "Less discounts")]), ("Received", [("insurance_paid", "From insurance"), ("patient_paid", "From you")]),
             ("Account", [("previous_balance", "Earlier balance"), ("balance", job.one("You owe", "Balance", "Now due"))])]  # fmt: skip
    for i, (name, told) in enumerate(boxes):
        x = 42 + i * 180
        page.block(x, y, x + 172, y + 62, line=0.8)
        page.block(x, y, x + 172, y + 16, fill=0.85, line=0.8)
        page.put(x + 86, y + 11, name, face.bold(), "c")
        for k, (fact_name, words) in enumerate(told):
            used = face.bold() if fact_name == "balance" else face
            cents = -parts[fact_name] if fact_name in {"adjustments", "insurance_paid", "patient_paid"} else parts[fact_name]
            page.put(x + 6, y + 32 + k * 18, words, used)
            cash_fact(book, page, x + 166, y + 32 + k * 18, cents, fact_name, used, money.full())
    page.put(
        42,
        y + 80,
        f"Next visit: {day(job.after(issued, 20, 180), dates)} at {job.some(8, 11)}:{job.one('00', '15', '30')} am",
        face,
    )
