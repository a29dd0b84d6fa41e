"""Held. An urgent care visit printed from an app: a narrow sheet of label and value rows, no table, no rules but hairlines."""

from evaluation.papers.ink import wrap
from evaluation.papers.parts import account, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
99203;New patient visit, moderate;;165-290;1;o
99204;New patient visit, longer;;230-390;1;o
99213;Visit for a known patient;;110-195;1;o
87635;Coronavirus swab, amplified;;70-150;1;o
87804;Flu swab, rapid;;24-58;2;
87880;Strep swab, rapid;;22-54;1;o
81003;Urine dipstick, machine read;;9-28;1;o
73630;Foot x-ray, three views;;70-190;1;m
73130;Hand x-ray, three views;;70-185;1;m
12001;Stitching of a small cut;;180-390;1;o
10060;Draining of an abscess;;190-420;1;o
29515;Lower leg splint;;110-260;1;m
96372;Shot in the muscle;;29-70;1;o
J1100;Dexamethasone, each mg;;1.1-4;10;
J0696;Ceftriaxone, 250 mg;;9-28;4;
90715;Tetanus booster with whooping cough;;55-110;1;o
90471;Giving a vaccine;;24-52;1;o
94640;Breathing treatment;;38-95;2;
A6449;Elastic wrap;;6-19;2;
E0114;Crutches, pair;;48-110;1;o
99051;Evening or weekend visit fee;;25-60;1;o
"""
HOUSES = ["QuickLeaf Urgent Care", "Two Doors Down Clinic", "Bluebonnet Walk-In", "Harbor Lane Immediate Care", "OwlHour Urgent Care", "Sprout & Willow Clinic"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "roboto-condensed", "vera", "helvetica", size=(9, 10))
    money = job.one(Money("$", minus="-x"), Money("$", minus="$-x"), Money("$", comma=False, minus="-x"))
    dates = job.one("b", "B", "%m/%d/%Y", "%Y-%m-%d")
    when = job.date((2023, 2025))
    several = job.some(1, 3) if job.odds(0.3) else 1
    lines = job.order(menu(POOL), job.some(3, 11), when, several)
    visit = [line for line in lines if line.code in ("99203", "99204", "99213")]
    first_of = {line.code: line for line in reversed(lines)}
    lines = [line for line in lines if not any(line is x for x in visit[1:]) and ("o" not in line.flags or first_of[line.code] is line)]
    priced = job.fault == "A01" or job.odds(0.4)
    lines = job.plant(lines)
    shared = job.fault not in ("A02", "A03") and job.odds(0.45)  # what the plan did, line by line
    for line in lines:
        line.section = day(line.day, dates) if several > 1 else ""
        charge = line.money["charge"]
        line.money["discount"] = charge * job.some(10, 60) // 100
        rest = charge - line.money["discount"]
        line.money["paid"] = rest * job.one(0, 50, 80, 100) // 100
        line.money["patient_owes"] = rest - line.money["paid"]
    total = job.total(lines, scope="total")
    job.sum_of("A02", "total", lines, total)
    if shared:
        parts = {"total_charges": total, "adjustments": sum(x.money["discount"] for x in lines), "insurance_paid": sum(x.money["paid"] for x in lines)}
        for role, name in (("discount", "adjustments"), ("paid", "insurance_paid")):
            job.sum_of("A02", name, lines, parts[name], role)
    else:
        parts = {"total_charges": total, "adjustments": total * job.some(10, 50) // 100 if job.odds(0.6) else 0}
        parts["insurance_paid"] = (total - parts["adjustments"]) * job.some(20, 80) // 100 if job.odds(0.5) else 0
    left = total - parts["adjustments"] - parts["insurance_paid"]
    parts["patient_paid"] = min(left // 2, job.amount(20, 90, cents=False)) if left > 0 and (job.odds(0.6) or job.fault == "A03") else 0
    parts["balance"] = job.balance(total, parts["adjustments"], parts["insurance_paid"], parts["patient_paid"])
    account(job, parts)
    house, person, number = r.choice(HOUSES), people.name(), people.number(job.one("V-#######", "########", "UC-####-####"))
    issued = job.after(lines[-1].day, 1, 30)
    look = job.one("colon", "opposite", "sentence")
    left_x, right_x = job.one((132, 480), (90, 430), (60, 552), (150, 462))
    small = face.plus(-1.75)
    clock = f"{job.some(8, 11)}:{job.some(0, 59):02d} {job.one('AM', 'PM')}"
    menu_words = "   ".join(job.one(("Home", "Visits", "Messages", "Billing"), ("Summary", "Bill", "Records", "Help"), ("Back", "Bill details", "Share")))
    who = job.one(("Patient", "Bill number", "Clinic", "Bill date"), ("Who was seen", "Visit ID", "Where", "Created"), ("Name", "Reference", "Location", "Printed"))
    numbered = job.one("Page {n} of {m}", "{n} of {m}")

    def head(page):
        page.put(left_x, 34, house, face.bold() if page.number > 1 else face.bold().plus(6))
        page.put(right_x, 18 if page.number == 1 else 34, menu_words if page.number == 1 else number, small, "r", gray=0.4)
        pager(book, page, right_x, 770, numbered, small)
        if page.number > 1:
            return 52
        page.rule(left_x, 42, right_x, 42, 0.5, 0.6)
        y = 62
        page.put(left_x, y, job.one("Your bill", "Visit charges", "Billing summary", "What this visit cost"), face.bold().plus(3))
        y += 6
        for label, value, name, real in ((who[0], person, "patient", None), (who[1], number, "account", None), (who[2], house, "provider", None), (who[3], day(issued, dates), "statement_date", issued)):
            y += 14
            _pair(page, left_x, right_x, y, label, value, face, look)
            fact(book, page, name, value if real is None else real)
        if several == 1:
            y += 14
            _pair(page, left_x, right_x, y, job.one("Visit", "Date of visit", "Seen on"), f"{day(when, dates)} at {clock}" if job.seed % 2 else day(when, dates), face, look)
        return y + 16

    flow = Flow(book, head, left=left_x, right=right_x, bottom=748)
    if job.odds(0.6):
        _owing(job, flow, face, money, parts)
    _services(job, flow, face, small, money, dates, lines, look, priced, shared, several > 1)
    _sums(job, flow, face, money, parts, look)


def _pair(page, left, right, y, label, value, face, look, bold=False):
    """A label and its value: after a colon, at the other edge, or in one breath."""
    used = face.bold() if bold else face
    if look == "colon":
        page.put(left + 118, y, label + ":", face, "r", gray=0.25)
        return page.put(left + 126, y, value, used)
    if look == "opposite":
        page.put(left, y, label, face, gray=0.25)
        return page.put(right, y, value, used, "r")
    _, end = page.put(left, y, label + ": ", face.bold())
    return page.put(end, y, value, face)


def _cash(job, page, left, right, y, label, cents, role, face, money, look, bold=False, copy=False):
    """The same with an amount."""
    used = face.bold() if bold else face
    if look == "colon":
        page.put(left + 118, y, label + ":", used, "r", gray=0.0 if bold else 0.25)
        return job.book.cash(page, left + 126, y, cents, role, used, money, "l", copy=copy)
    if look == "opposite":
        page.put(left, y, label, used, gray=0.0 if bold else 0.25)
        return job.book.cash(page, right, y, cents, role, used, money, copy=copy)
    _, end = page.put(left, y, label + ": ", face.bold())
    return job.book.cash(page, end, y, cents, role, used, money, "l", copy=copy)


def _owing(job, flow, face, money, parts):
    """The amount in large print before anything else."""
    page = flow.page
    flow.skip(8)
    page.block(flow.left, flow.y, flow.right, flow.y + 46, fill=0.93)
    page.put(flow.left + 12, flow.y + 16, job.one("You owe", "Amount due now", "Balance", "Left to pay"), face)
    job.book.cash(page, flow.left + 12, flow.y + 37, parts["balance"], "balance", face.bold().plus(7), money, "l", copy=True)
    page.put(flow.right - 12, flow.y + 34, job.one("Pay now", "Pay bill", "Add a card"), face.bold(), "r")
    flow.skip(62)


def _services(job, flow, face, small, money, dates, lines, look, priced, shared, dated):
    book, step = job.book, 13.5
    labels = job.one(("Code", "Quantity", "Price each", "Charge"), ("Billing code", "Qty", "Unit price", "Billed"), ("CPT/HCPCS", "Units", "Each", "Full price"), ("Procedure code", "Count", "Cost each", "Cost"))
    plan = job.one(("Plan discount", "Plan paid", "Your share"), ("Network savings", "Insurance paid", "You pay"), ("Saved", "Covered", "Your part"))
    day_label, joined, inline = job.one("Date", "Service date", "When"), job.odds(0.4), job.odds(0.5)
    flow.page.put(flow.left, flow.y + 10, job.one("Services", "What we did", "Charges", "Items on this bill"), face.bold().plus(1.5))
    flow.skip(20)
    for line in lines:
        rows = 1 + dated + (0 if inline else 1 + (1 if line.units != "1" or priced else 0)) + (1 if inline else 0) + priced + 3 * shared
        title = wrap(line.description, face.bold().plus(0.5), flow.right - flow.left - 90)
        flow.room(step * (rows + len(title)) + 8)
        page, y = flow.page, flow.y + 10
        top = flow.y
        code = line.code + ("-" + "-".join(line.modifiers) if line.modifiers else "")
        line.words, line.page = " ".join(title), page.number
        for at, text in enumerate(title):
            page.put(flow.left, y + at * step, text, face.bold().plus(0.5))
        y += step * len(title)
        line.shown |= {"day", "code", "modifiers", "units", "charge", "description"}
        if dated:
            _pair(page, flow.left, flow.right, y, day_label, day(line.day, dates), face, look)
            y += step
        if inline:
            page.put(flow.left, y, f"{labels[0]} {code}" + (f"  -  {labels[1]} {line.units}" if joined else f", {labels[1].lower()} {line.units}"), small, gray=0.2)
            y += step
        else:
            _pair(page, flow.left, flow.right, y, labels[0], code, face, look)
            y += step
            if line.units != "1" or priced:
                _pair(page, flow.left, flow.right, y, labels[1], line.units, face, look)
                y += step
            else:
                line.shown.discard("units")
        money_rows = ([(labels[2], line.money["unit_price"], "unit_price")] if priced else []) + [(labels[3], line.money["charge"], "charge")]
        if shared:
            money_rows += [(plan[0], line.money["discount"], "discount"), (plan[1], line.money["paid"], "paid"), (plan[2], line.money["patient_owes"], "patient_owes")]
        for label, cents, role in money_rows:
            _cash(job, page, flow.left, flow.right, y, label, cents, role, face, money, look, bold=role == "charge").line = line
            line.shown.add(role)
            y += step
        line.box = (flow.left, top, flow.right, y - 4)
        book.lines.append(line)
        page.rule(flow.left, y - 6, flow.right, y - 6, 0.4, 0.75)
        flow.y = y + 3


def _sums(job, flow, face, money, parts, look):
    book = job.book
    flow.room(100)
    flow.skip(8)
    labels = [("total_charges", "total", job.one("Total of services", "Full price of this visit", "Total charges")), ("adjustments", "adjustment", job.one("Plan discounts", "Savings", "Discounts")),
              ("insurance_paid", "payment", job.one("Insurance paid", "Plan payments", "Covered by plan")), ("patient_paid", "payment", job.one("Paid at the desk", "Card payment", "You already paid")), ("balance", "total", job.one("You owe", "Amount due", "Still to pay"))]
    for name, kind, label in labels:
        if not parts[name] and name not in ("total_charges", "balance"):
            continue
        flow.skip(15)
        cents = -parts[name] if name in ("adjustments", "insurance_paid", "patient_paid") else parts[name]
        amount = _cash(job, flow.page, flow.left, flow.right, flow.y, label, cents, name, face, money, look, bold=name in ("total_charges", "balance"))
        fact(book, flow.page, name, abs(cents) if cents < 0 else cents)
        book.rows.append((Row(kind, label), {"charge": amount}, flow.page.number, (flow.left, flow.y - 10, flow.right, flow.y + 3)))
    flow.skip(24)
    flow.page.put(flow.left, flow.y, job.one("Tap Help to ask about this bill.", "This page was printed by you from the app.", "Prices may differ from your plan's letter."), face.plus(-1.5), gray=0.3)
