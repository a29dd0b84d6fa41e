"""A paper of the fourth held set."""

from evaluation.papers.families.held_tools import Entry, Other
from evaluation.papers.parts import fact, ladder, pager, pair, settle
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import menu

GROUP = "held"
KIND = ("bill", {"bill", "statement"})
FAULTS = ("A01", "A02", "A03", "A07")

POOL = """
97110;Therapeutic exercise;;38-78;3;
97112;Neuromuscular re-education;;42-82;2;
97140;Manual therapy;;40-80;2;
97530;Therapeutic activities;;45-88;2;
97035;Ultrasound;;22-48;1;
97014;Electrical stimulation, unattended;;24-52;1;o
97010;Hot or cold pack;;12-28;1;o
97116;Gait training;;38-74;2;
97012;Mechanical traction;;24-50;1;o
97535;Self-care training;;40-78;2;
"""
FIRST = "97161;PT evaluation, low complexity;;130-260;1;o\n97162;PT evaluation, moderate complexity;;140-280;1;o"
HOUSES = ["Stride Physical Therapy", "Cedar Bluff Rehab Specialists", "In Motion Therapy & Wellness", "Lakeshore Hand and Physical Therapy"]
PAYERS = ["Corvane Health", "BlueMesa PPO", "Sentry Choice"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "archivo-narrow", "tinos", "helvetica", size=(8.75, 9.75))
    money = job.one(Money("$"), Money("", minus="-x"), Money("$", minus="(x)"))
    dates = job.one("%m/%d/%Y", "b", "m/d/y")
    first, pool, days, lines = job.date(), menu(POOL), [], []
    at = first
    for seat in range(job.some(2, 6)):
        part = job.order(pool, job.some(2, 4), at, 1, modifiers=False)
        if seat == 0 and job.odds(0.7):
            part.insert(0, job.line(_priced(job, r.choice(menu(FIRST))), at, 1))
        for line in part:
            line.section = day(at, dates)
        days.append(at)
        lines += part
        at = job.after(at, 2, 7)
    lines = job.plant(lines)
    if job.odds(0.5) and job.fault != "A07":
        for line in lines:
            line.modifiers = ["GP"]
    house, person, payer, number = r.choice(HOUSES), people.name(), r.choice(PAYERS), people.number("#####-##")
    issued = job.after(days[-1], 8, 40)
    therapist = people.name() + ", PT, DPT"
    where = f"{people.street()}, {people.town()}"
    style = job.one("band", "indent")
    subtotals = job.odds(0.7)
    unit_at, rate_at, charge_at = 392, 476, 560
    heads = job.one(("CPT", "Description", "Units", "Rate", "Amount"), ("Code", "Treatment", "Qty", "Per unit", "Charge"))

    def columns(page, y):
        used = face.bold().at(8.5)
        for x, text, side in zip((60, 128, unit_at, rate_at, charge_at), heads, "llrrr", strict=True):
            page.put(x, y, text, used, side)
        page.rule(46, y + 5, 566, y + 5, 0.8)
        return y + 10

    def head(page):
        pager(book, page, 566, 772, "Page {n} of {m}", face.at(8))
        if page.number > 1:
            page.put(46, 48, f"{house}   {person}", face.bold())
            return columns(page, 72)
        page.put(46, 52, house, face.bold().at(16))
        page.put(46, 66, where, face.at(8.5))
        page.put(46, 77, "Tax ID " + people.number("##-#######"), face.at(8.5))
        fact(book, page, "provider", house)
        pair(book, page, 46, 104, "Client" if style == "indent" else "Patient", 116, person, face, "patient")
        pair(book, page, 46, 118, "Account", 116, number, face, "account")
        pair(book, page, 46, 132, "Diagnosis", 116, job.one("M54.50", "M25.561", "S83.511D", "M75.41"), face)
        pair(book, page, 330, 104, "Statement date", 420, day(issued, dates), face, "statement_date", issued)
        pair(book, page, 330, 118, "Therapist", 420, therapist, face)
        pair(book, page, 330, 132, "Payer", 420, payer, face)
        return columns(page, 164)

    flow = Flow(book, head, left=46, right=566, bottom=728)
    other = Other(flow, face, money)
    pitch = job.one(13.0, 14.5)
    target = job.some(0, len(days) - 1)
    at_end = not subtotals
    told = []
    label = job.one("Visit total", "Total for this date", "Subtotal")
    for seat, when in enumerate(days):
        mine = [line for line in lines if line.day == when]
        flow.room(34 + pitch * 2)
        if style == "band":
            flow.page.block(46, flow.y, 566, flow.y + 15, fill=0.9)
        flow.page.put(50, flow.y + 11, day(when, dates), face.bold())
        flow.skip(17)
        for line in mine:
            flow.room(pitch + 4)
            entry = Entry(flow, line, face, money)
            base = pitch * 0.5 + face.size * 0.34
            entry.text(60, base, "-".join([line.code, *line.modifiers]), "code", "modifiers")
            entry.words(128, base, 210)
            entry.text(unit_at, base, line.units, "units", align="r")
            entry.cash(rate_at, base, "unit_price")
            entry.cash(charge_at, base, "charge")
            line.shown.add("day")
            line.section = ""
            entry.close(pitch)
        right = sum(line.money["charge"] for line in mine)
        if subtotals:
            right = job.total(mine, scope="visit total") if seat == target else right
            job.sum_of("A02", "visit total", mine, right)
            flow.page.rule(500, flow.y + 1, 566, flow.y + 1, 0.5)
            other.put("subtotal", label, {"charge": (charge_at, right)}, rate_at - 20, pitch + 2, bold=True, align="r")
        told.append(right)
        flow.skip(4)
    total = job.total(lines, scope="total charges") if at_end else sum(told)
    job.sum_of("A02", "total charges", [] if subtotals else lines, total, plus=told if subtotals else ())
    flow.room(110)
    flow.page.rule(46, flow.y + 2, 566, flow.y + 2, 1)
    flow.skip(10)
    words = [("total_charges", job.one("Total charges", "Charges this period")), ("adjustments", f"{payer} adjustment"), ("insurance_paid", f"{payer} payment"),
             ("patient_paid", job.one("Copays received", "Patient payments")), ("balance", job.one("Balance due", "You owe", "Patient balance"))]
    ladder(job, flow, settle(job, total, adjust=(15, 50), insure=(30, 80), odds=(0.7, 0.7, 0.5)), words, 330, charge_at, face, money, pitch=14.5)
    flow.room(50)
    flow.skip(24)
    flow.page.put(46, flow.y, job.one("Timed codes are billed in 15-minute units. Payment is due within 30 days.",
                                      "Missed visits without 24 hours notice are not billed to insurance."), face.at(8))


def _priced(job, service):
    service.price = job.amount(service.low / 100, service.high / 100)
    return service
