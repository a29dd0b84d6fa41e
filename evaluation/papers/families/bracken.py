"""Held. A Medicare Advantage plan's report of a month's claims."""

import calendar
import datetime

from evaluation.papers.ink import wrap
from evaluation.papers.parts import cash_fact, fact, pager
from evaluation.papers.style import MONTHS, Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import Line, menu, rate_of

GROUP = "training"
KIND = ("eob", {"eob", "notice"})
FAULTS = ("A02", "A02")

POOL = """
99214;Office visit with your doctor, established patient;;160-310;1;
99203;First visit with a new doctor;;190-340;1;
92133;Eye nerve imaging;;60-140;1;
92014;Full eye exam;;130-270;1;
93923;Blood flow study of the legs;;180-470;1;
11721;Nail care, six or more;;60-120;1;
G0439;Yearly wellness visit;;150-290;1;
G0008;Giving a flu shot;;22-48;1;
90662;Flu vaccine, high dose;;60-110;1;
80053;Blood chemistry;;30-160;1;
83036;Diabetes blood test (A1c);;22-90;1;
82043;Urine protein test;;18-70;1;
36415;Drawing blood;;8-26;1;
77080;Bone density scan;;140-420;1;
97112;Balance and movement therapy;;58-120;2;
E0601;Breathing machine rental, one month;;70-190;1;
A4253;Test strips, box of 50;;22-70;3;
73502;Hip x-ray;;80-240;1;
99284;Emergency room care;;600-1900;1;
"""
PLANS = ["Evergrove Advantage (HMO)", "Silver Harbor Complete (HMO-POS)", "Meridian Oak Choice (PPO)", "Pinegate Medicare Plus (HMO)"]
GIVERS = ["Juniper Street Family Medicine", "Beacon Eye Center", "Verdigris Community Hospital", "Harrow Foot & Ankle", "Tansy Regional Laboratory",
          "Coldwater Medical Supply", "Orchard Gap Imaging"]
COLUMNS = (
    ("Providers have\nbilled the plan", "Total cost\n(amount the plan\nhas approved)", "Plan's share", "Your share"),
    ("Amount providers\nbilled the plan", "Amount approved\nby the plan", "What the plan\npaid", "What you pay"),
    ("Provider\nbilled", "Approved\ncost", "Plan's\nshare", "Your\nshare"),
)
ROLES = ("charge", "allowed", "paid", "patient_owes")


def split(job, line, rates):
    """What the plan approves, pays and leaves; answers the words under the person's share."""
    charge = line.money["charge"]
    allowed = charge * rates.setdefault(line.code, job.some(28, 88)) // 100
    words = ""
    pick = job.r.random()
    if line.code in ("G0439", "G0008", "90662", "77080"):
        share, words = 0, "You pay nothing for this preventive service."
    elif line.code.startswith("99") and allowed > 4500:
        share = job.one(1000, 2500, 3500, 4500)
        words = "You pay a copayment for each visit."
    elif pick < 0.1:
        allowed = share = 0
        words = "DENIED. Look below for your appeal rights."
    elif line.code.startswith(("E", "A")):
        share, words = rate_of(allowed, 20), "You pay 20% of the total cost."
    elif pick < 0.6:
        share = 0
    else:
        share = rate_of(allowed, 10)
        words = "You pay 10% of the total cost."
    line.money |= {"allowed": allowed, "paid": allowed - share, "patient_owes": share}
    line.extra["why"] = words


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "tinos", "vera", size=(9, 10))
    if face.name == "vera":
        face = face.plus(-0.75)
    small = face.plus(-1.25)
    money = job.one(Money("$"), Money("$"), Money("$", comma=False))
    dates = job.one("m/d/Y", "b", "%m/%d/%y")
    plan, person, member = r.choice(PLANS), people.name(), people.number("H####-@#######")
    year, month = job.some(2024, 2026), job.some(3, 11)
    start = datetime.date(year, month, 1)
    end = datetime.date(year, month, calendar.monthrange(year, month)[1])
    issued = end + datetime.timedelta(days=job.some(5, 12))
    pool, rates = menu(POOL), {}
    claims = []
    for at, back in enumerate(r.sample(range(-12, 40), job.some(1, 5))):
        when = start - datetime.timedelta(days=back)
        part = job.order(pool, job.some(1, 4), when, 1, modifiers=False)
        if at == 0 and job.odds(0.25):
            stay = Line(day=when, through=when + datetime.timedelta(days=job.some(2, 5)), description="Inpatient hospital stay", units="1",
                        money={"charge": job.amount(9000, 42000)})
            part = [stay]
        for line in part:
            split(job, line, rates)
        giver = "Verdigris Community Hospital" if part[0].through else r.choice(GIVERS)
        claims.append((giver, people.number("##############"), part, job.odds(0.85)))
    lines = [line for *_, part, _ in claims for line in part]
    heads = r.choice(COLUMNS)
    month_name = f"{MONTHS[month - 1]} {year}"
    spot_of = job.one("claim", "month") if job.fault == "A02" else ""
    bad = job.some(0, len(claims) - 1)
    totals = []
    for at, (_, _, part, _) in enumerate(claims):
        mine = {role: sum(line.money[role] for line in part) for role in ROLES}
        if spot_of == "claim" and at == bad and (len(part) > 1 or len(claims) == 1):
            role = job.one("charge", "allowed", "charge")
            mine[role] = job.total(part, role, f"claim's total of {role}")
        for role in ROLES:
            job.sum_of("A02", f"claim {at + 1} {role}", part, mine[role], role)
        totals.append(mine)
    whole = {role: sum(line.money[role] for line in lines) for role in ROLES}
    if job.fault == "A02" and not job.expected:
        role = job.one("charge", "charge", "allowed")
        whole[role] = job.total(lines, role, f"month's total of {role}")
    for role in ROLES:
        job.sum_of("A02", f"month {role}", lines, whole[role], role)
    earlier = {"charge": job.amount(0, 9000), "patient_owes": job.amount(0, 300)}
    earlier["paid"] = earlier["charge"] * job.some(20, 60) // 100
    earlier["allowed"] = earlier["paid"] + earlier["patient_owes"]
    true_sum = {role: sum(line.money[role] for line in lines) for role in ROLES}
    so_far = {role: true_sum[role] + earlier[role] for role in ROLES}
    edges = job.one((50, 262, 342, 420, 492, 562), (50, 230, 318, 406, 486, 562))
    align = job.one("r", "r", "c")

    def head(page):
        if page.number == 1:
            page.put(50, 52, plan, face.bold().at(17))
            page.put(50, 66, "is a plan with a Medicare contract", small)
            pager(book, page, 562, 772, "Page {n} of {m}", small)
            page.put(50, 772, f"Call Member Services at {phone} (TTY 711), 8 a.m. to 8 p.m.", small)
            return 96
        page.put(50, 40, f"Your monthly report: {month_name}", small.bold())
        page.put(562, 40, person, small, "r")
        page.rule(50, 46, 562, 46, 0.5)
        pager(book, page, 562, 772, "Page {n} of {m}", small)
        return 66

    phone = people.free_phone()
    flow = Flow(book, head, left=50, right=562, bottom=740)
    page = flow.page
    page.put(50, 104, job.one("EXPLANATION OF BENEFITS", "Your Explanation of Benefits (EOB)", "Monthly Explanation of Benefits"), face.bold().at(15))
    page.put(50, 121, f"Medical and hospital claims processed in {month_name}", face.plus(2))
    page.block(348, 136, 562, 204, line=0.8)
    for at, (label, value) in enumerate((("Member:", person), ("Member number:", member), ("Report date:", day(issued, "B")), ("Claims processed:", f"{start:%m/%d/%y} to {end:%m/%d/%y}"))):
        page.put(356, 151 + at * 15, label, small.bold())
        page.put(438, 151 + at * 15, value, small)
    fact(book, page, "patient", person)
    fact(book, page, "statement_date", issued)
    for at, text in enumerate((person, people.street(), people.town())):
        page.put(62, 160 + at * 13, text, face.plus(0.5))
    page.put(50, 236, job.one("This is not a bill.", "THIS IS NOT A BILL"), face.bold().at(14))
    y = book.say(page, 50, 254, 500, ["This report shows the claims we processed. It tells what the provider billed, what the plan approved, what the plan paid and what your share is. "
                                    "If you owe something, your doctor or hospital will send you a bill."], face)
    y += 10

    def grid_heads(page, y, title):
        tall = 14 + 11 * max(h.count("\n") + 1 for h in heads)
        page.block(edges[0], y, edges[-1], y + tall, fill=shade)
        page.block(edges[0], y, edges[-1], y + tall, line=0.7)
        for at, text in enumerate(wrap(title, face.bold(), edges[1] - edges[0] - 12)):
            page.put(edges[0] + 6, y + 13 + at * 11.5, text, face.bold())
        for at, label in enumerate(heads):
            page.rule(edges[at + 1], y, edges[at + 1], y + tall, 0.7)
            for number, text in enumerate(label.split("\n")):
                page.put((edges[at + 1] + edges[at + 2]) / 2, y + 12 + number * 10.5, text, small.at(min(small.size, 7.75)).bold(), "c")
        return y + tall

    def cells(page, y, tall, values, kind, used, line=None, fact_of=None, copy=False):
        page.block(edges[0], y, edges[-1], y + tall, line=0.7)
        amounts = {}
        for at, role in enumerate(ROLES):
            page.rule(edges[at + 1], y, edges[at + 1], y + tall, 0.7)
            x = edges[at + 2] - 6 if align == "r" else (edges[at + 1] + edges[at + 2]) / 2
            name = (fact_of or {}).get(role)
            if name:
                amounts[role] = cash_fact(book, page, x, y + 14, values[role], name, used, money, align)
            else:
                amounts[role] = book.cash(page, x, y + 14, values[role], kind + role, used, money, align, copy=copy)
            if line:
                amounts[role].line = line
                line.shown.add(role)
        return amounts

    shade = job.one(0.85, 0.92)
    y = grid_heads(page, y, job.one("Your totals for medical and hospital claims", "TOTALS FOR MEDICAL AND HOSPITAL CLAIMS"))
    label = f"Totals for this month (claims processed {start:%m/%d/%y} to {end:%m/%d/%y})"
    for at, text in enumerate(wrap(label, face, edges[1] - edges[0] - 12)):
        page.put(edges[0] + 6, y + 14 + at * 11.5, text, face)
    amounts = cells(page, y, 38, whole, "total:", face.bold(), fact_of={"charge": "total_charges", "paid": "insurance_paid", "patient_owes": "patient_responsibility"})
    book.rows.append((Row("total", label), amounts, page.number, (edges[0], y, edges[-1], y + 38)))
    y += 38
    for at, text in enumerate(wrap(f"Totals for {year} (all claims processed through {end:%m/%d/%y})", face, edges[1] - edges[0] - 12)):
        page.put(edges[0] + 6, y + 14 + at * 11.5, text, face)
    cells(page, y, 38, so_far, "year_to_date:", face, copy=True)
    y += 38
    job.looks.append("figures of the year beside those of the month")
    y += 28
    page.put(50, y, job.one("Yearly limit: it limits what you pay", "Your maximum out-of-pocket amount"), face.bold().plus(2))
    limit = job.one(340000, 490000, 595000, 830000)
    y = book.say(page, 50, y + 16, 500, ["Your yearly limit for covered services is ", (limit, "accumulator", Money("$"), True), ". As of ", day(end, "B"), " you have had ",
                                       (so_far["patient_owes"], "accumulator", Money("$"), True), " in costs that count toward it. When you reach the limit the plan pays everything for the rest of the year."], face)
    if job.odds(0.6):
        flow.turn()
    else:
        flow.y = y + 16
        flow.room(150)
    flow.page.put(50, flow.y + 6, f"Details for claims processed in {month_name}", face.bold().plus(3))
    flow.skip(22)
    for at, ((giver, claim, part, inside), mine) in enumerate(zip(claims, totals, strict=True)):
        title = f"{giver} ({'in' if inside else 'out-of'}-network)"
        flow.room(110)
        if at == 0:
            fact(book, flow.page, "provider", giver)
            fact(book, flow.page, "claim", claim)
        flow.page.put(50, flow.y + 10, f"Claim number {claim}", face)
        flow.y = grid_heads(flow.page, flow.y + 16, title)
        for line in part:
            when = day(line.day, dates) if not line.through else f"{day(line.day, dates)} - {day(line.through, dates)}"
            room = edges[1] - edges[0] - 12
            words = wrap(line.description, face, room)
            tail = f"{when}" + (f"  (billing code {line.code})" if line.code else "")
            note = wrap(line.extra["why"], small.at(7), edges[5] - edges[4] - 8) if line.extra["why"] else []
            tall = max(11.5 * (len(words) + 1) + 9, 20 + 8 * len(note) + 4)
            if flow.y + tall > flow.bottom:
                flow.turn()
                flow.y = grid_heads(flow.page, flow.y, f"{giver} (continued)")
            page, y = flow.page, flow.y
            for number, text in enumerate(words):
                page.put(edges[0] + 6, y + 14 + number * 11.5, text, face)
            page.put(edges[0] + 6, y + 14 + len(words) * 11.5, tail, small)
            cells(page, y, tall, line.money, "", face, line=line)
            for number, text in enumerate(note):
                page.put(edges[4] + 4, y + 24 + number * 8, text, small.at(7))
            line.words, line.page, line.box = line.description, page.number, (edges[0], y, edges[-1], y + tall)
            line.shown |= {"day", "description"} | ({"through"} if line.through else set()) | ({"code"} if line.code else set())
            book.lines.append(line)
            flow.skip(tall)
        flow.room(24)
        page, y = flow.page, flow.y
        page.put(edges[1] - 6, y + 14, "TOTALS:", face.bold(), "r")
        amounts = cells(page, y, 20, mine, "subtotal:", face.bold())
        book.rows.append((Row("subtotal", "TOTALS:"), amounts, page.number, (edges[0], y, edges[-1], y + 20)))
        flow.skip(38)
    flow.room(70)
    flow.page.put(50, flow.y, "You have the right to appeal", face.bold().plus(1))
    book.say(flow.page, 50, flow.y + 15, 500, [f"If we denied a claim you may ask us to look again within 65 days. Call {phone} or write to {plan}, Appeals, {people.town()}."], face)
