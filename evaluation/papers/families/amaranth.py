"""Held. A PPO plan's explanation of benefits over several claims."""

from evaluation.papers.parts import cash_fact, fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu, rate_of

GROUP = "training"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "F07", "A02")

POOL = """
99213;Doctor's office visit;;115-220;1;
99204;New patient visit;;210-420;1;
99283;Emergency care, moderate;;520-1500;1;
93306;Heart ultrasound;;480-1900;1;
93000;Heart rhythm tracing;;48-160;1;
80053;Lab - chemistry panel;;45-230;1;
84443;Lab - thyroid;;35-170;1;
85025;Lab - blood count;;25-120;1;
36415;Lab - collection;;10-32;1;
72141;Imaging - MRI neck;;1100-3600;1;
73610;Imaging - ankle;;90-310;1;
97140;Hands-on therapy;;58-130;2;
97530;Therapy activities;;66-140;2;
11042;Wound cleaning;;190-540;1;
90834;Counseling session;;120-230;1;
J0696;Antibiotic injection;;8-60;4;
64493;Spine joint injection;;700-2100;1;
"""
PLANS = ["Cardinal Ridge PPO", "Tidewater Benefit Administrators", "Ostrander Mutual Health", "Prairie Lantern Insurance Group"]
GIVERS = ["Hollow Oak Medical Associates", "Sandpiper Radiology PA", "Vermilion County Hospital", "Kestrel Physical Therapy", "Brightwater Heart Group",
          "Union Street Laboratory", "Dr. Imelda Farnsley"]
REMARKS = {"301": "The charge is above the rate agreed with this PPO provider. You do not owe the difference.",
           "P12": "This amount was applied to your calendar year deductible.",
           "N5": "The provider sent no record of the result; we paid on the claim as submitted.",
           "088": "This service is limited by your benefit booklet. The amount shown as not payable is yours.",
           "K40": "Coordination of benefits was reviewed. No other coverage is on file."}
WORDS = (
    {"charge": "Amount\nbilled", "discount": "PPO\ndiscount", "not_covered": "Not\npayable", "allowed": "Covered\ncharges", "deductible": "Deductible", "copay": "Copay",
     "coinsurance": "Coinsurance", "paid": "Plan\npayment", "patient_owes": "Your\nshare"},
    {"charge": "Provider's\ncharge", "discount": "Network\nreduction", "not_covered": "Excluded", "allowed": "Considered", "deductible": "Less\ndeductible", "copay": "Less\ncopay",
     "coinsurance": "Less co-\ninsurance", "paid": "Benefit\nissued", "patient_owes": "Patient\nliability"},
    {"charge": "Submitted", "discount": "Provider\nwrite-off", "not_covered": "Ineligible", "allowed": "Eligible\nexpense", "deductible": "Ded.", "copay": "Co-pay",
     "coinsurance": "Co-ins.", "paid": "We paid\nprovider", "patient_owes": "You may\nbe billed"},
)
ORDERS = (
    ("charge", "discount", "not_covered", "allowed", "deductible", "copay", "coinsurance", "paid", "patient_owes"),
    ("charge", "not_covered", "discount", "allowed", "copay", "deductible", "coinsurance", "patient_owes", "paid"),
    ("charge", "allowed", "discount", "paid", "deductible", "copay", "coinsurance", "not_covered", "patient_owes"),
)


def adjudicate(job, lines, percent, left, copay, rates):
    """Work out each line in order; answers what is left of the deductible."""
    for line in lines:
        charge = line.money["charge"]
        discount = charge * rates.setdefault(line.code, job.some(8, 62)) // 100
        excluded = charge - discount if job.odds(0.07) else 0
        allowed = charge - discount - excluded
        visit = copay if line.code.startswith(("9920", "9921", "908")) and allowed > copay else 0
        opened = 0 if visit else min(left, allowed)
        left -= opened
        shared = 0 if visit else rate_of(allowed - opened, percent)
        line.money |= {"discount": discount, "not_covered": excluded, "allowed": allowed, "deductible": opened, "copay": visit, "coinsurance": shared,
                       "paid": allowed - opened - visit - shared, "patient_owes": opened + visit + shared + excluded}
        marks = (["301"] if discount else []) + (["P12"] if opened else []) + (["088"] if excluded else []) + job.one([], [], [], ["N5"], ["K40"])
        line.extra["remark"] = ",".join(marks[:2])
    return left


def spoil(job, lines, percent):
    """Plant F07."""
    able = [line for line in lines if line.money["coinsurance"] > 300 and line.money["paid"] > 1500]
    if not able:
        return
    line = job.r.choice(able)
    right = line.money["coinsurance"]
    new = job.one(rate_of(line.money["allowed"] - line.money["deductible"], percent + 10), rate_of(line.money["charge"], percent), right + job.some(300, 2000))
    new = min(new, right + line.money["paid"])
    if abs(new - right) < 100:
        new = right + min(line.money["paid"], 1200)
    line.money["coinsurance"] = new
    line.money["paid"] -= new - right
    line.money["patient_owes"] += new - right
    job.expect("F07", f"coinsurance is not {percent} % of allowed less deductible", [line], new, right)


def draw(job):
    book, people, r = job.book, job.people, job.r
    stacked = job.odds(0.55)
    if not stacked:
        book.size = (792.0, 612.0)
    wide, high = book.size
    edge = wide - 34
    face = job.face("helvetica", "arimo", "roboto-condensed", "archivo-narrow", size=(7.25, 8.0))
    money = job.one(Money("", minus="-x"), Money("$"), Money("", comma=True))
    dates = job.one("%m/%d/%y", "%m-%d-%Y", "%m/%d/%Y")
    plan, person, member = r.choice(PLANS), people.name(), people.number("@@#########")
    first = job.date()
    percent = job.one(10, 20, 20, 25, 30)
    copay = job.one(0, 2000, 3000, 4500)
    left = job.one(0, 0, job.amount(80, 600), job.amount(300, 1500))
    pool, rates = menu(POOL), {}
    claims, when = [], first
    for at in range(job.some(2, 5)):
        part = job.order(pool, job.some(1, 5), when, 1, modifiers=False)
        for line in part:
            line.section = str(at)
        left = adjudicate(job, part, percent, left, copay, rates)
        claims.append((r.choice(GIVERS), people.number("##E####-###"), part))
        when = job.after(when, 1, 12)
    issued = job.after(when, 9, 30)
    lines = [line for _, _, part in claims for line in part]
    book.percent = percent
    if job.fault == "F07":
        spoil(job, lines, percent)
    roles = r.choice(ORDERS)
    words = r.choice(WORDS)
    bad = job.some(0, len(claims) - 1) if job.fault == "A02" else None
    totals = []
    for at, (_, _, part) in enumerate(claims):
        mine = {role: sum(line.money[role] for line in part) for role in roles}
        if at == bad:
            role = job.one("charge", "allowed", "paid")
            mine[role] = job.total(part, role, f"claim's total of {role}")
        for role in roles:
            job.sum_of("A02", f"claim {at + 1} {role}", part, mine[role], role)
        totals.append(mine)
    whole = {role: sum(line.money[role] for line in lines) for role in roles}
    title = job.one("Explanation of Benefits Statement", "HEALTH CLAIM SUMMARY", "Benefits Recap")

    def head(page):
        page.block(34, 26, 52, 44, fill=0.25)
        page.put(58, 40, plan, face.bold().at(14))
        page.put(edge, 36, title, face.bold().at(11), "r")
        page.put(edge, 47, job_note, face.at(8), "r")
        page.rule(34, 52, edge, 52, 1.5, 0.25)
        pager(book, page, edge, high - 16, job_pages, face)
        if page.number > 1:
            page.put(34, 66, f"{person}   ID {member}", face)
            return 80
        return 64

    job_note = job.one("This is not a bill", "Do not pay from this statement", "THIS IS NOT A BILL. Your provider will bill you.")
    job_pages = job.one("Page {n} of {m}", "Sheet {n} / {m}", "{n} of {m}")
    flow = Flow(book, head, left=34, right=edge, bottom=high - 42)
    page, y = flow.page, flow.y
    for at, text in enumerate((person, people.street(), people.town())):
        page.put(60, y + 34 + at * 12, text, face.plus(1.5))
    fact(book, page, "patient", person)
    x = wide / 2 + 10
    for at, (label, value, name, real) in enumerate(((job.one("Member ID", "Identification no."), member, None, None), ("Group", people.number("#######-##"), None, None),
                                                     (job.one("Prepared", "Statement date"), day(issued, dates), "statement_date", issued),
                                                     ("Customer service", people.free_phone(), None, None))):
        pair(book, page, x, y + 16 + at * 13, label, x + 100, value, face.plus(1), name, real, bold=False)
    flow.skip(92)
    # what it comes to: four figures in a row
    steps = (("total_charges", "charge", job.one("Providers billed", "Total billed")), ("adjustments", "discount", job.one("You saved with the PPO", "Your PPO savings")),
             ("insurance_paid", "paid", job.one("Your plan paid", "We paid")), ("patient_responsibility", "patient_owes", job.one("Your share", "YOUR SHARE")))
    cell = (edge - 34) / 4
    for at, (name, role, label) in enumerate(steps):
        a = 34 + at * cell
        page.block(a + 3, flow.y, a + cell - 12, flow.y + 46, fill=0.9 if name == "patient_responsibility" else None, line=0.7)
        page.put(a + (cell - 9) / 2, flow.y + 14, label, face.bold(), "c")
        cash_fact(book, page, a + (cell - 9) / 2, flow.y + 34, whole[role], name, face.bold().at(13), money.full(), "c")
        if at < 3:
            page.put(a + cell - 4.5, flow.y + 30, "=" if at == 2 else "-", face.bold().at(12), "c")
    job.sum_of("A02", "your share", [], whole["patient_owes"], plus=[whole["charge"], -whole["discount"], -whole["paid"]])
    flow.skip(62)
    text = f"In network, after the deductible, the plan pays {100 - percent}% of covered charges and you pay {percent}% coinsurance."
    pieces = [text]
    if copay:
        pieces += [" Office visits and counseling have a ", (copay, "plan_copay", Money("$"), True), " copay and no coinsurance."]
    flow.y = book.say(flow.page, 34, flow.y, edge - 34, pieces, face.plus(0.75)) + 6
    look = Look(face, money, dates, job.one("rows", "zebra", "head", "none"), job.one(12.5, 14), head_fill=job.one(None, 0.92), pad=2)
    for at, ((giver, claim, part), mine) in enumerate(zip(claims, totals, strict=True)):
        flow.room(120 if stacked else 96)
        page = flow.page
        page.block(34, flow.y, edge, flow.y + 16, fill=0.82)
        page.put(38, flow.y + 11, giver, face.bold().plus(0.5))
        page.put(wide / 2 + 20, flow.y + 11, f"{claim_word(job)} {claim}", face)
        page.put(edge - 4, flow.y + 11, f"Processed {day(job.after(part[-1].day, 5, 8), dates)}", face, "r")
        if at == 0:
            fact(book, page, "provider", giver)
            fact(book, page, "claim", claim)
        flow.skip(18)
        if stacked:
            tiers(job, flow, part, mine, roles, words, face, money, dates)
        else:
            columns = [Column("day", "Service\ndate", 52), Column("code", "Proc.", 34), Column("description", "Description", 126)]
            columns += [Column(role, words[role], 53 if role in ("charge", "allowed") else 50, "r") for role in roles]
            columns.append(Column("remark", "Remark", edge - 34 - sum(c.width for c in columns), "c"))
            Table(flow, columns, look).draw([*part, Row("subtotal", "Claim total", mine)])
        flow.skip(12)
    used = sorted({mark for line in lines for mark in line.extra["remark"].split(",") if mark})
    flow.room(30 + 13 * len(used))
    if used:
        flow.page.put(34, flow.y + 8, job.one("Remark codes", "What the remarks mean", "Notes"), face.bold().plus(1))
        flow.skip(14)
        for mark in used:
            flow.page.put(38, flow.y + 8, mark, face.bold())
            flow.page.put(66, flow.y + 8, REMARKS[mark], face)
            flow.skip(12)
    flow.room(64)
    flow.skip(14)
    page = flow.page
    job.looks.append("figures of the year beside those of the claims")
    limit = job.one(100000, 150000, 300000)
    spent = min(limit, whole["deductible"] + job.amount(0, 200, False))
    top = job.one(500000, 650000, 900000)
    for label, now, most in ((job.one("Deductible met this year", "Calendar year deductible"), spent, limit), ("Out-of-pocket maximum", min(top, spent + job.amount(50, 1900, False)), top)):
        page.put(38, flow.y + 8, label, face)
        page.block(210, flow.y + 1, 360, flow.y + 10, line=0.5)
        page.block(210, flow.y + 1, 210 + 150 * now / most, flow.y + 10, fill=0.4)
        book.cash(page, 430, flow.y + 8, now, "accumulator", face, money.full(), copy=True)
        page.put(436, flow.y + 8, "of", face)
        book.cash(page, 500, flow.y + 8, most, "accumulator", face, money.full(), copy=True)
        flow.skip(15)


def claim_word(job):
    return ("Claim no.", "Claim", "Reference")[job.seed % 3]


def tiers(job, flow, part, mine, roles, words, face, money, dates):
    """Each service on two rows: what it was, then its amounts."""
    book, page = job.book, flow.page
    step = (flow.right - flow.left - 6) / len(roles)

    def names():
        for at, role in enumerate(roles):
            parts = words[role].split("\n")
            for number, text in enumerate(parts):
                flow.page.put(flow.left + (at + 1) * step, flow.y + 8 + (number + 2 - len(parts)) * (face.size + 0.5), text, face.bold().plus(-0.5), "r")
        flow.skip(22)
        flow.page.rule(flow.left, flow.y, flow.right, flow.y, 0.6)

    names()
    for line in part:
        if flow.room(32):
            names()
        page, y = flow.page, flow.y
        page.put(flow.left + 4, y + 10, day(line.day, dates), face)
        page.put(flow.left + 62, y + 10, f"{line.code}  {line.description}", face)
        if line.extra["remark"]:
            page.put(flow.right - 4, y + 10, f"Remarks: {line.extra['remark']}", face, "r")
        line.page, line.box, line.words = page.number, (flow.left, y, flow.right, y + 24), line.description
        line.shown |= {"day", "code", "description"}
        for at, role in enumerate(roles):
            spot = book.cash(page, flow.left + (at + 1) * step, y + 21, line.money[role], role, face, money)
            spot.line = line
            line.shown.add(role)
        book.lines.append(line)
        flow.skip(26)
        page.rule(flow.left, flow.y - 1, flow.right, flow.y - 1, 0.3, 0.6, dash=(1, 2))
    flow.room(30)
    page, y = flow.page, flow.y
    label = "Total for this claim"
    page.put(flow.left + 4, y + 10, label, face.bold())
    amounts = {role: book.cash(page, flow.left + (at + 1) * step, y + 21, mine[role], f"subtotal:{role}", face.bold(), money) for at, role in enumerate(roles)}
    book.rows.append((Row("subtotal", label), amounts, page.number, (flow.left, y, flow.right, y + 24)))
    flow.skip(26)
