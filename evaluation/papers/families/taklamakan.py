"""A paper of the fourth held set."""

from evaluation.papers.families.held_tools import adjudicate, misshare
from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu

GROUP = "held"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "F07", "F07")

POOL = """
99213;Office visit;;120-220;1;
99283;Emergency room visit;;520-1300;1;
80053;Laboratory;;50-210;1;
71046;X-ray;;110-380;1;
70551;MRI scan;;900-2600;1;
29881;Knee surgery;;2200-5200;1;
97110;Physical therapy;;70-150;3;
96413;Infusion therapy;;380-980;1;
88305;Pathology;;90-330;1;
99203;New patient visit;;160-310;1;
93306;Heart ultrasound;;640-1700;1;
36415;Drawing blood;;10-30;1;
"""
PLANS = ["Corvane Health Insurance", "BlueMesa of the Plains", "Sentry Choice Benefits", "Harbor Mutual Health"]
GIVERS = ["Amity General Hospital", "Lakeside Imaging PC", "Pinnacle Row Clinic", "Otis Halvorsen MD", "Redfern Pathology Group", "Stonebridge Orthopedics"]
ROLES = ("charge", "discount", "allowed", "deductible", "coinsurance", "paid", "patient_owes")


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "helvetica", "roboto-condensed", "archivo-narrow", size=(7.5, 8.25))
    money = job.one(Money("$"), Money(""), Money("$"))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "m/d/y")
    if job.odds(0.35):
        book.size = (792.0, 612.0)
    wide, high = book.size
    edge = wide - 40
    plan, person, member = r.choice(PLANS), people.name(), people.number(job.one("@@@##########", "W#########", "##########"))
    percent = job.one(10, 20, 20, 25, 30)
    first = job.date()
    claims, lines, left, pool = [], [], job.one(0, job.amount(50, 400), job.amount(200, 900)), menu(POOL)
    for giver in r.sample(GIVERS, job.some(1, 3)):
        mine = job.order(pool, job.some(1, 5), job.after(first, 0, 20), job.one(1, 1, 2), modifiers=False)
        known = {(line.day, line.code) for line in lines}
        mine = [line for line in mine if (line.day, line.code) not in known]
        if not mine:
            continue
        left = adjudicate(job, mine, percent, left)
        claims.append((giver, people.number(job.one("#############", "##########")), mine))
        lines += mine
    misshare(job, lines, percent)
    book.percent = percent
    issued = job.after(max(line.day for line in lines), 12, 50)
    names = job.one(("Amount billed", "Plan discount", "Allowed amount", "Deductible", "Coinsurance", "Plan paid", "You owe"),
                    ("Provider charges", "Network savings", "Plan allowance", "Applied to deductible", "Your coinsurance", "We paid", "Your responsibility"),
                    ("Billed charges", "Member discount", "Allowed charges", "Your deductible", "Your coinsurance", "Our payment", "Amount you owe"))
    address = [people.street(), people.town()]
    phone = people.free_phone()

    def head(page):
        pager(book, page, edge, high - 20, "Page {n} of {m}", face.at(8))
        page.put(40, high - 20, f"Member services {phone}", face.at(8))
        page.put(40, 48, plan, face.bold().at(15))
        if page.number > 1:
            page.put(edge, 48, f"Explanation of Benefits - {person}", face, "r")
            return 72
        page.put(edge, 48, "Explanation of Benefits", face.bold().at(14), "r")
        page.put(edge, 62, job_words, face.bold().at(9.5), "r")
        used = face.plus(1)
        for row, text in enumerate((person, *address)):
            page.put(40, 92 + row * 12, text, used)
        x = edge - 240
        pair(book, page, x, 92, "Member", x + 96, person, used, "patient")
        pair(book, page, x, 105, "Member ID", x + 96, member, used)
        pair(book, page, x, 118, "Date issued", x + 96, day(issued, dates), used, "statement_date", issued)
        return 146

    job_words = job.one("This is not a bill.", "THIS IS NOT A BILL")
    flow = Flow(book, head, left=40, right=edge, bottom=high - 44)
    target = r.choice([seat for seat, claim in enumerate(claims) if len(claim[2]) > 1] or [0])
    leaders = job.odds(0.5)
    bad = job.one("charge", "allowed", "paid")
    bold = face.plus(2)
    flow.page.block(40, flow.y, edge, flow.y + 18, fill=0.88)
    flow.page.put(46, flow.y + 13, job.one("Your summary", "Summary of claims", "At a glance"), bold.bold())
    flow.skip(34)
    printed = []
    for seat, (_, _, mine) in enumerate(claims):
        sums = {role: sum(line.money[role] for line in mine) for role in ROLES}
        if job.fault == "A02" and seat == target and len(mine) > 1:
            sums[bad] = job.total(mine, bad, f"claim total of {bad}")
        for role in ROLES:
            job.sum_of("A02", f"claim total of {role}", mine, sums[role], role)
        printed.append(sums)
    grand = {role: sum(sums[role] for sums in printed) for role in ROLES}
    for at, role, name in ((0, "charge", "total_charges"), (1, "discount", "adjustments"), (5, "paid", "insurance_paid"), (6, "patient_owes", "patient_responsibility")):
        used = bold.bold() if role == "patient_owes" else bold
        flow.page.put(46, flow.y, names[at], used)
        amount = book.cash(flow.page, 330, flow.y, grand[role], f"summary:{role}", used, money.full(), copy=len(claims) == 1)
        if leaders:
            flow.page.dots(50 + used.width(names[at]), amount.box[0], flow.y, bold)
        fact(book, flow.page, name, grand[role])
        job.sum_of("A02", f"all claims {role}", [], grand[role], plus=[sums[role] for sums in printed])
        flow.skip(15)
    flow.skip(4)
    flow.page.put(46, flow.y, f"After the deductible the plan pays {100 - percent}% of the allowed amount and you pay {percent}% coinsurance.", face.plus(0.5))
    flow.skip(22)
    coded = job.odds(0.5) or wide > 700
    each = 58 if wide > 700 else 50
    used = 52 + (38 if coded else 0) + each * 7
    heads = [name.replace(" to deductible", "\nto deduct.").replace(" ", "\n", 1).replace("to\n", "to ") for name in names]
    heads = ["Applied\nto deduct." if "deduct." in h else "Your respon-\nsibility" if "responsibility" in h else h for h in heads]
    look = Look(face, money, dates, job.one("grid", "rows", "zebra", "head", "columns"), job.one(13, 14.5, 16), head_fill=job.one(0.9, None), pad=2.5,
                head_face=face.bold().plus(-0.5))
    if each * 7 + 52 + (38 if coded else 0) + 90 > edge - 40:
        coded, used = False, used - 38
    columns = [Column("day", job.one("Service\ndate", "Date of\nservice"), 52)]
    if coded:
        columns.append(Column("code", "Code", 38))
    columns.append(Column("description", job.one("Service", "Type of\nservice"), edge - 40 - used))
    columns += [Column(role, text, each, "r") for role, text in zip(ROLES, heads, strict=True)]
    for (giver, claim, mine), sums in zip(claims, printed, strict=True):
        flow.room(100)
        flow.page.put(40, flow.y + 10, f"Provider: {giver}", face.bold().plus(1))
        flow.page.put(edge, flow.y + 10, f"Claim number: {claim}", face.plus(0.5), "r")
        if len(claims) == 1:
            fact(book, flow.page, "claim", claim)
            fact(book, flow.page, "provider", giver)
        flow.skip(16)
        Table(flow, columns, look).draw([*mine, Row("total", job.one("Claim total", "Total"), sums)])
        flow.skip(18)
    if len(claims) == 1:
        fact(book, flow.page, "deductible", grand["deductible"])
        fact(book, flow.page, "coinsurance", grand["coinsurance"])
    flow.room(50)
    for text in ("Your provider may bill you for the amount you owe. If you have paid it already, you need do nothing.",
                 f"You have 180 days from receiving this notice to appeal. Call {phone} for help."):
        flow.page.put(40, flow.y, text, face.plus(0.5))
        flow.skip(12)
