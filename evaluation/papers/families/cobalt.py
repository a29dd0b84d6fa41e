"""Held. Medical equipment: an accounting program's invoice, bill-to and ship-to, rental months as spans, column rules down to the foot."""

import datetime

from evaluation.papers.parts import account, cash_fact, fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Table
from evaluation.papers.work import Line, menu

GROUP = "training"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A02", "A03", "A07")

RENTS = [("E0601", "CPAP device", 62, 150, 13), ("E1390", "Oxygen concentrator, home", 90, 210, 36), ("K0001", "Wheelchair, standard", 28, 80, 13), ("E0260", "Hospital bed, semi-electric", 70, 190, 13), ("K0823", "Power chair, group 2", 290, 620, 13),
         ("E0431", "Portable gas oxygen", 20, 62, 36), ("E2402", "Wound suction pump", 700, 1500, 4), ("E0143", "Folding walker, wheels", 9, 24, 10), ("E0470", "Bilevel device", 160, 320, 13), ("E0562", "Heated humidifier", 18, 44, 13),
         ("E0277", "Powered air mattress", 310, 640, 13), ("K0003", "Lightweight wheelchair", 48, 118, 13)]
SALES = """
A7030;Full face mask;;110-260;1;o
A7034;Nasal interface;;80-170;1;o
A7035;Headgear;;28-64;1;o
A7037;Tubing, pressure device;;18-52;1;o
A7038;Filter, disposable;;3-9;6;o
A7039;Filter, reusable;;10-24;2;o
A4604;Heated tubing;;42-98;1;o
A4253;Test strips, box of 50;;24-62;4;o
A4259;Lancets, box of 100;;8-22;2;o
A6550;Wound dressing set;;22-58;15;o
E0163;Commode chair, fixed arms;;64-170;1;o
E0105;Quad cane;;28-70;1;o
L1833;Knee brace, prefabricated;;390-780;1;o
A4619;Face tent;;4-12;4;o
B4034;Feeding kit, syringe, a day;;7-19;30;o
"""
HOUSES = ["Harrow & Sons Home Medical", "BreatheWell Oxygen and CPAP", "Tri-Fork Mobility Equipment, Inc.", "Cape Dunning Durable Medical", "Anchorage Lane Respiratory"]


class Tall(Table):
    """A table whose frame goes down to the foot of its region, however few rows it has."""

    def close(self):
        self.flow.y = self.flow.bottom
        super().close()
        if self.look.rules != "columns":
            self.flow.page.rule(self.flow.left, self.flow.y, self.flow.left + self.width, self.flow.y, 0.8)


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "roboto-condensed", "cousine", "times", size=(8.0, 9.0), stretch=(1.0, 1.0, 0.94))
    if face.name == "cousine":  # broad letters
        face = face.at(8.0)
    money = job.one(Money(""), Money("$"), Money("", comma=False), Money("", lead=False))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "m/d/y", "%m-%d-%y")
    full = "%m/%d/%Y" if dates != "%m-%d-%y" else dates
    first = job.date((2023, 2025))
    lines = []
    for code, words, low, high, most in r.sample(RENTS, job.some(1, 4)):
        price, month, start = job.amount(low, high), job.some(1, most - 2), job.after(first, 0, 12)
        count = job.some(1, 4)
        if job.odds(0.3):  # all months in one line
            end = start
            for _ in range(count):
                end = _month_on(end)
            lines.append(Line(day=start, through=end - datetime.timedelta(days=1), code=code, modifiers=["RR"], units=str(count), description=words, money={"unit_price": price, "charge": price * count},
                              extra={"tail": people.number("S/N @#####"), "uom": "MO", "item": f"R-{code[1:]}"}))
            continue
        for at in range(count):
            end = _month_on(start)
            here = min(month + at, most)
            marks = ["RR", "KJ"] if here > 3 else ["RR", ("KH", "KI", "KI")[here - 1]]
            lines.append(Line(day=start, through=end - datetime.timedelta(days=1), code=code, modifiers=[*(marks[:1] if code == "E1390" else marks), *(["KX"] if job.odds(0.3) else [])], units="1", description=words,
                              money={"unit_price": price, "charge": price}, extra={"tail": f"Rental month {here} of {most}", "uom": "MO", "item": f"R-{code[1:]}"}))
            start = end
        if count > 1 and "the same rental in other months" not in job.looks:
            job.looks.append("the same rental in other months")
    pool = menu(SALES)
    for service in r.sample(pool, job.some(1, 9)):
        service.price = job.amount(service.low / 100, service.high / 100)
        line = job.line(service, job.after(first, 0, 20))
        line.modifiers = ["NU"] if service.code[0] in "EL" else []
        if service.code[0] == "L":
            line.modifiers = [job.one("RT", "LT")]
        line.extra = {"uom": job.one("EA", "BX", "PK") if service.most > 1 else "EA", "item": people.number("#####"), "tail": people.number("S/N #####-##") if service.code[0] in "EL" else ""}
        lines.append(line)
    if job.odds(0.3):
        lines.append(Line(day=first, code="", units="1", description=job.one("Delivery and setup", "In-home training"), money={"unit_price": 0, "charge": 0}, extra={"uom": "EA", "item": "SVC", "tail": "No charge"}))
        job.looks.append("a line of 0.00")
    lines = job.plant(lines)
    house, person, number, order = r.choice(HOUSES), people.name(), people.number(job.one("INV######", "#######", "##-####-R")), people.number("SO-#####")
    issued = job.after(max(line.day for line in lines), 0, 12)
    due = job.after(issued, 10, 30)
    total = job.total(lines, scope="subtotal")
    job.sum_of("A02", "subtotal", lines, total)
    parts = {"total_charges": total, "adjustments": total * job.one(5, 10, 15, 30) // 100 if job.odds(0.35) else 0, "insurance_paid": total * job.some(20, 70) // 100 if job.odds(0.4) else 0, "patient_paid": 0}
    if job.odds(0.3) or job.fault == "A03" and not parts["adjustments"] + parts["insurance_paid"]:
        parts["patient_paid"] = min(job.amount(10, 120), (total - parts["adjustments"] - parts["insurance_paid"]) // 2)
    parts["balance"] = job.balance(total, parts["adjustments"], parts["insurance_paid"], parts["patient_paid"])
    account(job, parts)
    home, theirs, plan = [people.street(), people.town(), f"Tel {people.phone()}"], [people.street(), people.town()], job.one("Medicare Part B", "Harbor Mutual", "Prairie State PPO", "Private pay")
    big = job.one("INVOICE", "Invoice", "RENTAL INVOICE")
    strip = job.one(("Invoice no.", "Date", "Order", "Terms", "Due", "Insurance"), ("INVOICE", "INV DATE", "SALES ORDER", "TERMS", "DUE DATE", "PRIMARY"), ("Document", "Posted", "Order #", "Terms", "Pay by", "Payer"))
    doctor, terms, where = people.doctor(), job.one("Net 30", "Due on receipt", "Net 15"), job.one(("Bill to", "Ship to"), ("BILL TO:", "DELIVERED TO:"), ("Customer", "Patient / delivery"))
    sheet = job.one("Page {n} of {m}", "PAGE: {n}", "{n} OF {m}")

    def head(page):
        page.put(40, 46, house, face.bold().at(14))
        for at, text in enumerate(home):
            page.put(40, 58 + at * 10, text, face.at(8))
        page.put(572, 50, big, face.bold().at(20), "r", gray=0.3)
        pager(book, page, 572, 64, sheet, face.at(8))
        for at, (label, rows) in enumerate(zip(where, ([person, *theirs], [person, *theirs, f"Ordered by {doctor}"]), strict=True)):
            x = 40 + at * 272
            page.block(x, 92, x + 260, 104, fill=0.85)
            page.put(x + 5, 101, label, face.bold().at(8))
            page.block(x, 92, x + 260, 150, line=0.5)
            for step, text in enumerate(rows):
                page.put(x + 10, 114 + step * 10.5, text, face)
        values = [number, day(issued, full), order, terms, day(due, full), plan]
        for at, (label, value) in enumerate(zip(strip, values, strict=True)):
            x = 40 + at * 88.66
            page.block(x, 156, x + 88.66, 182, line=0.5)
            page.put(x + 44.3, 165, label, face.bold().at(7), "c")
            page.put(x + 44.3, 177, value, face.at(8.25), "c")
        for name, value in (("patient", person), ("account", number), ("provider", house), ("statement_date", issued), ("due_on", due)):
            if page.number == 1:
                fact(book, page, name, value)
        return 190

    flow = Flow(book, head, left=40, right=572, bottom=job.one(470, 560, 620))
    look = Look(face, money, dates, job.one("columns", "columns", "head"), job.one(12.5, 14), head_fill=job.one(None, 0.85), pad=2.5, head_face=face.bold().plus(-0.75))
    for line in lines:
        line.words = line.description
    Tall(flow, _columns(job, dates), look).draw(lines)
    _foot(job, flow, face, money.full(), parts)


def _month_on(when):
    """The same day of the next month (28 at most, so it exists)."""
    when = when.replace(day=min(when.day, 28))
    return when.replace(year=when.year + when.month // 12, month=when.month % 12 + 1)


def _columns(job, dates):
    """Three orders of the same cells."""
    def named(line):
        tail = line.extra.get("tail")
        return line.description + (f"\n   {tail}" if tail else ""), ["description"]

    near, dash = dates.replace("%Y", "%y"), job.one(" - ", " to ")

    def span(line):
        return day(line.day, near) + (dash + day(line.through, near) if line.through else ""), ["day", "through"] if line.through else ["day"]

    words = job.one("Description", "Item description", "EQUIPMENT / SUPPLY")
    order = job.some(0, 2)
    if order == 0:
        return [Column("units", job.one("Qty", "SHIPPED"), 38, "r"), Column("uom", "U/M", 28, "c"), Column("code", "HCPCS", 42), Column("modifiers", job.one("Mods", "Mod"), 52), Column("cell", words, 146, show=named), Column("day", job.one("From", "Svc from"), 54),
                Column("through", job.one("To", "Svc to"), 54), Column("unit_price", job.one("Price", "UNIT PRC"), 54, "r"), Column("charge", job.one("Extension", "EXT PRICE", "Amount"), 64, "r")]
    if order == 1:
        return [Column("item", job.one("Item no.", "Part"), 48), Column("cell", words, 150, show=named), Column("code_mod", job.one("HCPCS", "Billing code"), 78), Column("period", job.one("Service period", "Rental / sale date"), 108, show=span),
                Column("units", "Quantity", 40, "r"), Column("unit_price", job.one("Each", "Rate"), 48, "r"), Column("charge", job.one("Line total", "Total"), 60, "r")]
    return [Column("period", job.one("Dates", "Period billed"), 106, show=span), Column("code", "Code", 42), Column("modifiers", "Modifier", 56), Column("cell", words, 152, show=named), Column("unit_price", job.one("Per month/each", "Rate"), 68, "r"),
            Column("units", "x", 30, "c"), Column("charge", job.one("Charge", "Net amount"), 78, "r")]


def _foot(job, flow, face, money, parts):
    """The stack of sums at the right of the foot, words at the left."""
    book, page = job.book, flow.page
    labels = [("total_charges", job.one("Subtotal", "Merchandise and rental", "Total charges")), ("adjustments", job.one("Less discount", "Contract allowance")), ("tax", job.one("Sales tax (exempt)", "Tax 0%")), ("freight", "Freight"),
              ("insurance_paid", job.one("Less insurance", "Primary remitted")), ("patient_paid", job.one("Less deposit", "Payments / credits")), ("balance", job.one("BALANCE DUE", "Amount due", "PLEASE PAY"))]
    y = flow.bottom + 6
    for name, label in labels:
        cents = parts.get(name, 0)
        if not cents and name in ("adjustments", "insurance_paid", "patient_paid", "freight") or name == "tax" and job.seed % 3 == 0:
            continue
        page.block(390, y, 572, y + 16, fill=0.88 if name == "balance" else None, line=0.5)
        used = face.bold() if name == "balance" else face
        page.put(396, y + 11.5, label, used)
        if name in ("tax", "freight"):
            book.cash(page, 567, y + 11.5, 0, name, used, money)
        else:
            cash_fact(book, page, 567, y + 11.5, cents if name in ("total_charges", "balance") else -cents, name, used, money)
        y += 16
    book.say(page, 40, flow.bottom + 20, 320, [job.one("Rented equipment stays our property until the last rental month has been paid. Tell us at once when you move or stop using it.",
                                                      "Sales are final for items worn on the body. Rental is charged by the month, not by the day.", "Thank you for your business. Supplies are sent when you ask for them, never by themselves.")], face.at(8))
    page.put(40, flow.bottom + 62, job.one("Received by: ______________________", "Accepted (sign): __________________"), face.at(8))
