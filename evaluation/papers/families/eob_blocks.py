"""An explanation of benefits in blocks: one block a claim, label and value pairs, no table at all."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Flow
from evaluation.papers.work import menu, rate_of

GROUP = "training"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "F07")

POOL = """
99213;Primary care visit;;110-220;1;
99244;Specialist consult;;220-480;1;
45380;Colon scope with biopsy;;1300-3400;1;
76830;Pelvic ultrasound;;240-690;1;
80050;General health panel;;80-300;1;
92014;Eye exam;;90-220;1;
96413;Infusion, first hour;;290-900;1;
27447;Knee replacement surgeon's fee;;4200-9100;1;
J9355;Infused drug;;900-4400;1;
97530;Therapy session;;70-140;2;
99291;Critical care, first hour;;500-1300;1;
"""
PLANS = ["Harbor Mutual Benefits", "Kestrel Choice Plus", "First Meadow Health Co-op"]
GIVERS = ["Tamarind Hill Hospital", "Larkspur Lung and Allergy", "Dr. O. Quintanar", "Fen Street Imaging", "Ellery Sound Medical Center"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "tinos", "vera", "roboto-condensed", size=(9, 10))
    money = job.one(Money("$"), Money("$", minus="-x"))
    dates = job.one("b", "%m/%d/%Y", "B")
    plan, person, member = r.choice(PLANS), people.name(), people.number("####-#####-##")
    first = job.date()
    issued = job.after(first, 25, 60)
    percent = job.one(10, 20, 25, 30)
    lines = job.order(menu(POOL), job.some(2, 7), first, job.some(1, 20), modifiers=False)
    left = job.one(0, job.amount(60, 500), job.amount(200, 1200))
    for line in lines:
        charge = line.money["charge"]
        allowed = charge * job.some(35, 95) // 100
        opened = min(left, allowed)
        left -= opened
        shared = rate_of(allowed - opened, percent)
        line.money |= {"discount": charge - allowed, "allowed": allowed, "deductible": opened, "coinsurance": shared, "paid": allowed - opened - shared, "patient_owes": opened + shared}
    book.percent = percent
    if job.fault == "F07":
        able = [line for line in lines if line.money["paid"] > 2000 and line.money["coinsurance"] > 200]
        if able:
            line = r.choice(able)
            right = line.money["coinsurance"]
            new = job.one(rate_of(line.money["allowed"] - line.money["deductible"], percent + 10), right + job.some(500, line.money["paid"]))
            new = min(new, right + line.money["paid"])
            line.money["coinsurance"] = new
            line.money["paid"] -= new - right
            line.money["patient_owes"] += new - right
            job.expect("F07", f"coinsurance is not {percent} % of allowed less deductible", [line], new, right)
    words = job.one({"charge": "Provider billed", "discount": "Our negotiated savings", "allowed": "Amount we allow", "deductible": "Goes to your deductible", "coinsurance": f"Your {percent}% coinsurance", "paid": "We sent the provider", "patient_owes": "Your total responsibility"},
                    {"charge": "Charge submitted", "discount": "Discount", "allowed": "Eligible amount", "deductible": "Deductible", "coinsurance": f"Coinsurance ({percent}%)", "paid": "Benefit paid", "patient_owes": "You owe the provider"})
    sums = {role: sum(line.money[role] for line in lines) for role in words}
    printed = dict(sums)
    if job.fault == "A02":
        role = job.one("charge", "paid", "patient_owes")
        printed[role] = job.total(lines, role, f"total of {role}")

    def head(page):
        page.put(54, 50, plan, face.bold().at(16))
        page.put(558, 50, "This is not a bill", face.bold(), "r")
        pager(book, page, 558, 770, "Page {n} of {m}", face.at(8))
        if page.number > 1:
            return 70
        page.put(54, 68, job.one("How we processed your claims", "Explanation of benefits"), face.plus(2))
        pair(book, page, 54, 92, "Member", 130, person, face, "patient")
        pair(book, page, 54, 106, "Member number", 150, member, face)
        pair(book, page, 330, 92, "Date of this notice", 440, day(issued, dates), face, "statement_date", issued)
        return 128

    flow = Flow(book, head, left=54, right=558, bottom=748)
    leaders, boxes = job.odds(0.5), job.odds(0.5)
    pitch = job.one(14, 15.5)
    for number, line in enumerate(lines):
        tall = pitch * 10 + 16
        flow.room(tall)
        page, y = flow.page, flow.y
        if boxes:
            page.block(54, y, 558, y + tall - 8, line=0.6, gray=0.3)
        claim, giver = people.number("C#########"), r.choice(GIVERS)
        line.page, line.box, line.words = page.number, (54, y, 558, y + tall - 8), line.description
        page.put(62, y + 14, f"Claim {claim}", face.bold())
        if number == 0:
            fact(book, page, "claim", claim)
            fact(book, page, "provider", giver)
        page.put(62, y + 14 + pitch, f"Provider: {giver}", face)
        page.put(62, y + 14 + pitch * 2, f"Service: {line.description} ({line.code}) on {day(line.day, dates)}", face)
        line.shown |= {"description", "code", "day"}
        for at, role in enumerate(words):
            base = y + 14 + pitch * (3 + at)
            used = face.bold() if role == "patient_owes" else face
            page.put(82, base, words[role], used)
            spot = book.cash(page, 420, base, line.money[role], role, used, money)
            spot.line = line
            line.shown.add(role)
            if leaders:
                page.dots(82 + used.width(words[role]) + 4, spot.box[0], base, face)
        book.lines.append(line)
        flow.skip(tall)
    flow.room(110)
    page = flow.page
    flow.skip(14)
    page.put(54, flow.y, job.one("All claims in this notice", "Totals"), face.bold().plus(1))
    for role in ("charge", "paid", "patient_owes"):
        flow.skip(16)
        page.put(82, flow.y, words[role], face)
        book.cash(page, 420, flow.y, printed[role], f"total:{role}", face.bold(), money)
        job.sum_of("A02", f"total of {role}", lines, printed[role], role)
    for name, role in (("total_charges", "charge"), ("insurance_paid", "paid"), ("patient_responsibility", "patient_owes")):
        fact(book, page, name, printed[role])
    flow.skip(24)
    book.say(page, 54, flow.y, 480, [f"After the deductible you pay {percent}% of the amount we allow and we pay the rest."], face)
