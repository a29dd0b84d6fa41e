"""A remittance print-out: claims of one person off a billing system, in typewriter columns, with totals over all claims."""

from evaluation.papers.families.held_tools import Entry, Other, adjudicate, sums
from evaluation.papers.ink import Page
from evaluation.papers.parts import fact, pager
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import Job, menu

GROUP = "held"
KIND = ("remittance", {"remittance", "eob"})
FAULTS = ("A02", "A02")

POOL = """
99213;;;120-220;1;o
99214;;;170-300;1;o
99232;;;110-230;1;o
93010;;;30-90;1;o
71046;;;90-260;1;o
36415;;;8-24;1;o
80053;;;40-160;1;o
85025;;;30-110;1;o
J0897;;;18-40;60;o
97110;;;70-150;4;o
20610;;;160-380;1;o
G0439;;;140-260;1;o
96372;;;30-90;1;o
92134;;;60-140;1;o
"""
PAYERS = [
    "MERIDIAN MEDICARE SERVICES - PART B",
    "CORVANE HEALTH PLAN INC",
    "TRI-LAKES MAC J-19 PART B",
    "BLUEMESA CLAIMS CENTER",
]
HOUSES = ["LAKESIDE PHYSICIANS PA", "OSPREY INTERNAL MEDICINE PC", "REDLARCH CLINIC LLC"]


def draw(job: Job) -> None:
    book, people = job.book, job.people
    wide = job.odds(0.5)
    if wide:
        book.size = (792.0, 612.0)
    face = job.face("courier", "cousine", "courier-prime", size=(8.5, 9.25) if wide else (6.75, 7.0))
    money = job.one(Money("", comma=False, minus="-x"), Money("", comma=False, minus="x-"), Money("", minus="-x"))
    w, edge, low = face.width("0"), book.size[0] - 30, book.size[1]
    left = (book.size[0] - 132 * w) / 2 if 132 * w < book.size[0] - 40 else 22.0
    payer, house, npi = job.one(*PAYERS), job.one(*HOUSES), people.number("1#########")
    person, member = people.name("LAST, FIRST"), people.number("#@@#@@#@@##")
    issued, check = job.date(), people.digits(9)
    compact = job.odds(0.5)
    claims = []
    for number in range(job.some(2, 6)):
        when = job.after(issued, -70 + number * 7, -64 + number * 7)
        part = job.order(menu(POOL), job.some(1 if number else 3, 6), when, 1, twins=False)
        adjudicate(job, part, 20, job.one(0, 0, job.amount(20, 160)))
        for line in part:
            line.section = str(number)
            line.through = line.day
        claims.append((people.number("2026#########"), people.number("##-#####"), when, part))
    everything = [line for claim in claims for line in claim[3]]
    roles = ("charge", "allowed", "deductible", "coinsurance", "discount", "paid")
    bad = (job.one("claim", "all"), job.some(0, len(claims) - 1), job.one("charge", "allowed", "paid", "discount"))
    printed = []
    for number, claim in enumerate(claims):
        totals = sums(claim[3], *roles, "patient_owes")
        if job.fault == "A02" and bad[0] == "claim" and bad[1] == number:
            totals[bad[2]] = job.total(claim[3], bad[2], f"claim {number + 1}, {bad[2]}")
        for role in roles:
            job.sum_of("A02", f"claim {number + 1} {role}", claim[3], totals[role], role)
        printed.append(totals)
    grand = sums(everything, *roles)
    if job.fault == "A02" and bad[0] == "all":
        grand[bad[2]] = job.total(everything, bad[2], f"all claims, {bad[2]}")
    for role in roles:
        job.sum_of("A02", f"all claims {role}", everything, grand[role], role)
    at = {"npi": 0, "from": 11, "pos": 24, "units": 31, "code": 33, "mods": 39, "charge": 58, "allowed": 69, "deductible": 79, "coinsurance": 89,
          "group": 92, "discount": 108, "paid": 120}  # fmt: skip

    def x(n: float) -> float:
        return left + n * w

    def head(page: Page) -> float:
        page.put(x(0), 36, payer, face)
        page.put(x(60), 36, job_title, face, "c")
        page.put(x(120), 36, f"DATE {day(issued, '%m/%d/%Y')}", face, "r")
        page.put(x(0), 36 + face.size * 1.3, f"{house}   NPI {npi}", face)
        page.put(x(60), 36 + face.size * 1.3, f"CHECK/EFT {check}", face, "c")
        pager(book, page, x(120), 36 + face.size * 1.3, "PAGE {n} OF {m}", face)
        if page.number == 1:
            for name, value in (
                ("provider", house),
                ("statement_date", issued),
                ("npi", npi),
                ("patient", person),
                ("payer", payer),
            ):
                fact(book, page, name, value)
        y = 36 + face.size * 3.6
        heads = [("npi", "PERF PROV", "l"), ("from", "SERV DATE", "l"), ("pos", "POS", "l"), ("units", "NOS", "r"), ("code", "PROC", "l"), ("mods", "MODS", "l"),
                 ("charge", "BILLED", "r"), ("allowed", "ALLOWED", "r"), ("deductible", "DEDUCT", "r"), ("coinsurance", "COINS", "r"),
                 ("group", "GRP/RC", "l"), ("discount", "AMT", "r"), ("paid", "PROV PD", "r")]  # fmt: skip
        for name, text, side in heads:
            page.put(x(at[name]), y, text, face, side)
        page.rule(x(0), y + 3, x(120), y + 3, 0.6)
        return y + 6

    job_title = job.one(
        "REMITTANCE ADVICE",
        "MEDICARE REMITTANCE NOTICE" if "MEDICARE" in payer or "MAC" in payer else "PROVIDER REMITTANCE",
        "CLAIM PAYMENT ADVICE",
    )
    flow = Flow(book, head, left=left, right=min(edge, x(121)), bottom=low - 36)
    other = Other(flow, face, money)
    step = face.size * job.one(1.25, 1.4)
    for (icn, account, when, part), totals in zip(claims, printed, strict=True):
        flow.room(step * (len(part) + 4.5))
        base = flow.y + step
        flow.page.put(x(0), base, f"NAME {person}", face)
        flow.page.put(x(34), base, f"MID {member}", face)
        flow.page.put(x(54), base, f"ACNT {account}", face)
        flow.page.put(x(72), base, f"ICN {icn}", face)
        flow.page.put(x(96), base, "ASG Y   MOA MA01", face)
        flow.skip(step * 1.3)
        for line in part:
            entry = Entry(flow, line, face, money)
            down = step * 0.75
            entry.text(x(at["npi"]), down, npi)
            text = f"{when:%m%d} {when:%m%d%y}" if compact else day(when, "%m/%d/%Y")
            if compact:
                entry.text(x(at["from"]), down, text, "day", "through")
            else:
                line.through = None
                entry.text(x(at["from"]), down, text, "day")
            line.section = f"ICN {icn}"
            entry.text(x(at["pos"]), down, "11")
            entry.text(x(at["units"]), down, line.units, "units", align="r")
            entry.text(x(at["code"]), down, line.code, "code")
            if line.modifiers:
                entry.text(x(at["mods"]), down, " ".join(line.modifiers), "modifiers")
            for role in roles:
                entry.cash(x(at[role]), down, role)
            entry.text(x(at["group"]), down, "CO-45")
            entry.close(step)
        flow.page.rule(x(50), flow.y + 1, x(120), flow.y + 1, 0.4, 0.2, (2, 2))
        top = flow.y
        other.put("total", "CLAIM TOTALS", {role: (x(at[role]), totals[role]) for role in roles}, x(33), step * 1.2)
        flow.page.put(x(0), top + step * 0.6 + face.size * 0.34, "PT RESP", face)
        book.cash(
            flow.page, x(20), top + step * 0.6 + face.size * 0.34, totals["patient_owes"], "total:patient_owes", face, money
        )
        text = flow.page.put(x(0), flow.y + step * 0.8, "ADJ TO TOTALS: PREV PD", face)[1]
        for words, cents, role in (("", 0, "adj"), ("INTEREST", 0, "adj"), ("LATE FILING", 0, "adj")):
            text = flow.page.put(text + w, flow.y + step * 0.8, words, face)[1] if words else text
            text = book.cash(flow.page, text + w, flow.y + step * 0.8, cents, role, face, money, "l").box[2] + w
        flow.page.put(x(at["group"]), flow.y + step * 0.8, "NET", face)
        book.cash(flow.page, x(at["paid"]), flow.y + step * 0.8, totals["paid"], "net", face, money, copy=True)
        flow.skip(step * 2)
    flow.room(step * 3)
    flow.page.rule(x(0), flow.y, x(120), flow.y, 0.8)
    other.put(
        "total", f"TOTALS   # OF CLAIMS {len(claims)}", {role: (x(at[role]), grand[role]) for role in roles}, x(0), step * 1.4
    )
    for name, role in (
        ("total_charges", "charge"),
        ("insurance_paid", "paid"),
        ("deductible", "deductible"),
        ("coinsurance", "coinsurance"),
        ("adjustments", "discount"),
    ):
        fact(book, flow.page, name, grand[role])
    flow.page.put(x(at["group"]), flow.y + step, "CHECK AMT", face)
    book.cash(flow.page, x(at["paid"]), flow.y + step, grand["paid"], "check", face, money, copy=True)
