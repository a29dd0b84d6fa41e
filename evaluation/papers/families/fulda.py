"""A big plan's explanation on its side: several claims, the person's share broken down inside one cell, totals over all."""

from evaluation.papers.families.held_tools import SETTLED, Entry, Other, adjudicate, misshare, sums, tall
from evaluation.papers.ink import Page
from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "F07", "A02")

POOL = """
99213;Office visits;;120-220;1;o
99284;Emergency care;;780-1900;1;o
71046;Radiology services;;140-460;1;o
70553;MRI services;;1400-3600;1;o
80053;Laboratory services;;60-240;1;o
85025;Pathology and lab;;35-130;1;o
97110;Physical medicine;;80-160;3;o
90834;Outpatient counseling;;130-240;1;o
J0585;Drugs given by injection;;260-900;2;o
00810;Anesthesia;;500-1200;1;o
45378;Surgery, outpatient;;1200-3100;1;o
93306;Cardiology services;;700-1900;1;o
E0143;Durable equipment;;60-240;1;o
96360;Hydration infusion;;110-310;1;o
"""
PLANS = ["Corvane Health", "Sentry Choice of the Plains", "BlueMesa Life & Health", "Great Bend Mutual"]
GIVERS = [
    "Amity General Hospital",
    "Lakeside Clinic LLC",
    "Pinnacle Row Medical Group",
    "Osprey Health Partners",
    "Stonebridge Hospital",
]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    book.size = (792.0, 612.0)
    face = job.face("arimo", "helvetica", "roboto-condensed", size=(8.0, 8.75))
    money = job.one(Money("$"), Money("$", comma=True), Money(""))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "b")
    plan, person, member = job.one(*PLANS), people.name(job.one("first last", "UPPER")), people.number("9########")
    percent, issued = job.one(10, 15, 20, 25, 30), job.date()
    left = job.one(0, job.amount(40, 300), job.amount(200, 800))
    claims, pattern = [], job.one("EA########", "##-#######-##")
    for number in range(job.some(2, 4)):
        when = job.after(issued, -60 + number * 8, -54 + number * 8)
        part = job.order(menu(POOL), job.some(1, 5), when, 1, modifiers=False)
        left = adjudicate(job, part, percent, left)
        for line in part:
            line.section = str(number)
        claims.append((job.one(*GIVERS), people.number(pattern), when, part))
    everything = [line for claim in claims for line in claim[3]]
    misshare(job, everything, percent)
    book.percent = percent
    roles = ("charge", "discount", "allowed", "paid", "patient_owes")
    inner = ("deductible", "coinsurance")
    bad = (job.one("claim", "all"), job.some(0, len(claims) - 1), job.one("charge", "allowed", "paid", "patient_owes"))
    printed = []
    for number, (_, _, _, part) in enumerate(claims):
        totals = sums(part, *SETTLED)
        if job.fault == "A02" and bad[0] == "claim" and bad[1] == number:
            totals[bad[2]] = job.total(part, bad[2], f"claim {number + 1}, {bad[2]}")
        for role in (*roles, *inner):
            job.sum_of("A02", f"claim {number + 1} {role}", part, totals[role], role)
        printed.append(totals)
    grand = sums(everything, *SETTLED)
    if job.fault == "A02" and bad[0] == "all":
        grand[bad[2]] = job.total(everything, bad[2], f"all claims, {bad[2]}")
    for role in (*roles, *inner):
        job.sum_of("A02", f"all claims {role}", everything, grand[role], role)
    note = job.one(
        "This is not a bill. Do not pay.", "THIS IS NOT A BILL", "This is not a bill. Wait for your provider's bill."
    )
    title = job.one("Health Statement", "EXPLANATION OF BENEFITS", "Explanation of Benefits Statement")
    names = job.one(("Amount billed", "Plan discounts", "Allowed", "Your plan paid", "You owe", "Deductible", "Coinsurance"),
                    ("Billed", "Your savings", "Eligible expense", "Plan paid", "Your total share", "Ded.", "Coins."))  # fmt: skip
    if job.odds(0.4):  # what is allowed before what is taken off
        roles = ("charge", "allowed", "discount", "paid", "patient_owes")
        names = (names[0], names[2], names[1], *names[3:])
    if job.odds(0.4):
        inner = ("coinsurance", "deductible")
        names = (*names[:5], names[6], names[5])
    xs = job.one((330, 402, 474, 546, 690, 758), (318, 390, 466, 540, 684, 756))

    def head(page: Page) -> float:
        page.put(36, 40, plan, face.bold().at(16))
        page.put(758, 36, title, face.bold().plus(3), "r")
        page.put(758, 50, note, face.bold(), "r")
        pager(book, page, 758, 592, "Page {n} of {m}", face)
        page.put(36, 592, f"Member ID {member}", face)
        if page.number > 1:
            return 62
        pair(book, page, 36, 70, "Patient", 100, person, face, "patient")
        pair(book, page, 36, 82, "Date", 100, day(issued, dates), face, "statement_date", issued)
        page.put(300, 70, f"Your plan: coinsurance {percent}% after the deductible, so the plan pays {100 - percent}%.", face)
        page.put(300, 82, f"{len(claims)} claims were processed this period.", face)
        return 96

    flow = Flow(book, head, left=34, right=760, bottom=574)
    other = Other(flow, face, money)
    step = face.size * 1.3

    def shares(y: float, totals: dict[str, int], kind: str, entry: Entry | None, *, copy: bool = False) -> None:
        for i, role in enumerate(inner):
            flow.page.put(xs[3] + 24, y + i * step, names[5 + i], face)
            if entry:
                entry.cash(xs[4], y + i * step - entry.top, role)
            else:
                book.cash(flow.page, xs[4], y + i * step, totals[role], f"{kind}:{role}", face, money, copy=copy)

    for number, ((giver, claim, when, part), totals) in enumerate(zip(claims, printed, strict=True)):
        flow.room(step * 8 + 30)
        flow.page.block(34, flow.y, 760, flow.y + 17, fill=0.86)
        label = f"Claim {number + 1}: {giver}"
        flow.page.put(40, flow.y + 12, label, face.bold())
        flow.page.put(380, flow.y + 12, f"Claim number {claim}", face)
        flow.page.put(752, flow.y + 12, f"Date of service {day(when, dates)}", face, "r")
        flow.skip(20)
        for i, x in enumerate((*xs[:4], xs[5])):
            flow.page.put(x, flow.y + step * 0.8, names[i], face.bold().plus(-0.75), "r")
        flow.page.put((xs[3] + 24 + xs[4]) / 2, flow.y + step * 0.8, "Your share", face.bold().plus(-0.75), "c")
        flow.skip(step * 1.3)
        for line in part:
            rows = max(2, tall(line.description, face, 150))
            if flow.room(step * rows + 4):
                flow.page.put(40, flow.y + 10, f"{label}, date of service {day(when, dates)} (continued)", face)
                flow.skip(16)
            entry = Entry(flow, line, face, money)
            line.shown.add("day")
            line.section = label
            entry.words(40, step * 0.8, 150)
            entry.text(
                40 if tall(line.description, face, 150) < 2 else 190, step * 1.8, f"Service code {line.code}", "code", gray=0.2
            )
            for role, x in zip(roles[:4], xs, strict=False):
                entry.cash(x, step * 0.8, role)
            shares(entry.top + step * 0.8, line.money, "", entry)
            entry.cash(xs[5], step * 0.8, "patient_owes")
            entry.close(step * rows + 4)
            flow.page.rule(40, flow.y - 1, 756, flow.y - 1, 0.3, 0.6)
        flow.room(step * 2.4)
        top = flow.y
        cells = {role: (x, totals[role]) for role, x in zip(roles[:4], xs, strict=False)} | {
            "patient_owes": (xs[5], totals["patient_owes"])
        }
        amounts = other.put("total", "Claim total", cells, 40, step * 1.2, bold=True)
        base = next(iter(amounts.values())).box[3] - 0.2 * face.size
        shares(base, totals, "total", None)
        flow.y = top + step * 2.6
        flow.skip(6)
    flow.room(step * 3)
    flow.page.rule(34, flow.y, 760, flow.y, 1.2)
    cells = {role: (x, grand[role]) for role, x in zip(roles[:4], xs, strict=False)} | {
        "patient_owes": (xs[5], grand["patient_owes"])
    }
    amounts = other.put("total", job.one("TOTAL, ALL CLAIMS", "Totals for all claims"), cells, 40, step * 1.3, bold=True)
    shares(next(iter(amounts.values())).box[3] - 0.2 * face.size, grand, "total", None)
    for name, role in (("total_charges", "charge"), ("adjustments", "discount"), ("insurance_paid", "paid"), ("patient_responsibility", "patient_owes"),
                       ("deductible", "deductible"), ("coinsurance", "coinsurance")):  # fmt: skip
        fact(book, flow.page, name, grand[role])
