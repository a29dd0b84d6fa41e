"""An explanation that shows every service as a reckoning, with signs between the amounts and the share told in a sentence."""

from evaluation.papers.families.held_tools import Entry, adjudicate, misshare, sums
from evaluation.papers.ink import Page
from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "F07")

POOL = """
99214;Doctor's office visit;;165-290;1;o
99396;Preventive care visit;;180-320;1;o
73721;MRI of the knee;;1100-2900;1;o
93000;Heart tracing;;45-140;1;o
80061;Cholesterol blood test;;50-160;1;o
82306;Vitamin D blood test;;60-210;1;o
17000;Removal of skin growth;;120-290;1;o
11102;Skin biopsy;;160-330;1;o
88305;Tissue examination;;110-290;1;o
20610;Joint injection;;160-380;1;o
97140;Manual therapy;;70-140;2;o
92507;Speech therapy;;110-230;1;o
S9083;Urgent care visit;;150-310;1;o
"""
PLANS = ["Harbor Mutual Health", "Unity Prairie Health Cooperative", "Corvane Select", "Ridgeway Benefit Fund"]
GIVERS = [
    "Osprey Internal Medicine",
    "Tallgrass Dermatology",
    "Lantern Hill Family Practice",
    "Fen Street Imaging",
    "Bellhaven Therapy Group",
]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    face = job.face("arimo", "tinos", "helvetica", "roboto-condensed", size=(9.0, 10.0))
    money = Money("$")
    dates = job.one("B", "b", "%m/%d/%Y", "m/d/y")
    plan, person, giver = job.one(*PLANS), people.name(), job.one(*GIVERS)
    first = job.date()
    issued, percent = job.after(first, 12, 50), job.one(10, 20, 25, 30)
    lines = job.order(menu(POOL), job.some(3, 11), first, job.some(1, 3), modifiers=False)
    adjudicate(job, lines, percent, job.one(0, job.amount(30, 200), job.amount(150, 700)))
    misshare(job, lines, percent)
    book.percent = percent
    roles = ("charge", "discount", "allowed", "paid", "patient_owes")
    totals = sums(lines, *roles, "deductible", "coinsurance")
    if job.fault == "A02":
        role = job.one("charge", "paid", "patient_owes")
        totals[role] = job.total(lines, role, f"total of {role}")
    for role in (*roles, "deductible", "coinsurance"):
        job.sum_of("A02", f"total {role}", lines, totals[role], role)
    claim, member = people.number("C##-####-####"), people.number("@@#######")
    names = job.one(("billed", "plan discount", "allowed", "plan paid", "your share"), ("Provider charged", "Our discount", "Covered", "We paid", "You may owe"),
                    ("charge", "savings", "allowed amount", "paid by plan", "what you owe"))  # fmt: skip
    signs = ("-", "=", "-", "=")
    under = job.odds(0.6)
    boxed = job.odds(0.5)

    def head(page: Page) -> float:
        pager(book, page, 562, 774, "Page {n} of {m}", face.plus(-1))
        page.put(50, 774, "This is not a bill.", face.plus(-1))
        if page.number > 1:
            page.put(50, 46, f"{plan}, claim {claim}", face)
            return 62
        page.put(50, 50, plan, face.bold().at(18))
        page.put(50, 68, job_title, face.plus(3))
        page.put(562, 50, "THIS IS NOT A BILL", face.bold().plus(1), "r")
        pair(book, page, 50, 94, "For", 120, person, face, "patient")
        pair(book, page, 50, 107, "Member ID", 120, member, face)
        pair(book, page, 50, 120, "Care from", 120, giver, face, "provider")
        pair(book, page, 330, 94, "Claim", 420, claim, face, "claim")
        pair(book, page, 330, 107, "Processed", 420, day(issued, dates), face, "statement_date", issued)
        low = book.say(
            page,
            50,
            144,
            512,
            [f"After your deductible your plan pays {100 - percent}% of the allowed amount; your coinsurance is {percent}%."],
            face,
        )
        return low + 4

    job_title = job.one("How we worked out your claim", "Explanation of benefits", "Your claim, step by step")
    flow = Flow(book, head, left=50, right=562, bottom=745)
    wide, big, small = 512 / 5, face.plus(2), face.plus(-1.5)

    def steps(top: float, entry: Entry | None = None) -> None:
        """The five amounts with signs between them."""
        up = 0 if under else 13
        for i, role in enumerate(roles):
            x = 50 + wide * (i + 0.5)
            used = big.bold() if role == "patient_owes" else big
            if entry:
                entry.cash(x, top + up - entry.top, role, "c", face=used)
            else:
                amounts[role] = book.cash(flow.page, x, top + up, totals[role], f"total:{role}", used, money, "c")
            flow.page.put(x, top + 12 - up, names[i], small, "c", 0.25)
            if i:
                flow.page.put(50 + wide * i, top + up, signs[i - 1], big, "c", 0.3)

    amounts: dict = {}
    for line in lines:
        flow.room(78)
        entry = Entry(flow, line, face, money)
        end = entry.words(54, 14, 300, face.bold())
        entry.text(end + 6, 14, f"(procedure {line.code})", "code")
        entry.text(558, 14, day(line.day, dates), "day", align="r")
        steps(flow.y + 34, entry)
        entry.say(
            54,
            62,
            500,
            ["Your share is ", ("deductible", money), " toward your deductible plus ", ("coinsurance", money), " coinsurance."],
            face=small,
        )
        if boxed:
            flow.page.block(50, entry.top + 2, 562, entry.top + 68, line=0.6, gray=0.4)
        else:
            flow.page.rule(50, entry.top + 70, 562, entry.top + 70, 0.4, 0.5)
        entry.close(74)
    flow.room(86)
    top = flow.y
    flow.page.block(50, top + 4, 562, top + 76, fill=0.92)
    label = job.one("All services together", "Claim total", "Totals")
    flow.page.put(54, top + 18, label, face.bold())
    steps(top + 38)
    row = Row("total", label, {role: totals[role] for role in roles})
    book.rows.append((row, amounts, flow.page.number, (50, top, 562, top + 76)))
    book.say(flow.page, 54, top + 66, 500, ["Your share is ", (totals["deductible"], "total:deductible", money), " toward your deductible plus ",
                                            (totals["coinsurance"], "total:coinsurance", money), " coinsurance."], small)  # fmt: skip
    for name, role in (("total_charges", "charge"), ("adjustments", "discount"), ("insurance_paid", "paid"), ("patient_responsibility", "patient_owes"),
                       ("deductible", "deductible"), ("coinsurance", "coinsurance")):  # fmt: skip
        fact(book, flow.page, name, totals[role])
    flow.y = top + 84
    flow.room(40)
    limit = job.one(150000, 250000, 400000)
    book.say(flow.page, 50, flow.y + 14, 512, ["This year you have used ", (job.some(20, 90) * limit // 100, "accumulator", money, True), " of your ",
                                               (limit, "accumulator", money, True), " out-of-pocket limit. You may appeal within 180 days."], face)  # fmt: skip
