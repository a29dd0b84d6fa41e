"""An explanation of benefits with one wide table, a total row and the plan's rate in words."""

from evaluation.papers.parts import fact, pager, pair
from evaluation.papers.style import Money, day
from evaluation.papers.table import Column, Flow, Look, Row, Table
from evaluation.papers.work import menu, rate_of

GROUP = "training"
KIND = ("eob", {"eob"})
FAULTS = ("A02", "F07")

POOL = """
99214;OFFICE VISIT;;160-280;1;
99284;EMERGENCY ROOM VISIT;;780-1600;1;
71046;CHEST X-RAY;;140-420;1;
80053;LAB SERVICES;;60-240;1;
85025;LAB SERVICES BLOOD COUNT;;35-120;1;
45378;COLONOSCOPY DIAGNOSTIC;;1400-3200;1;
00812;ANESTHESIA SERVICES;;600-1300;1;
97110;PHYSICAL THERAPY;;80-150;3;
70553;MRI BRAIN;;1500-3900;1;
J1100;DRUG INJECTION;;12-80;2;
90837;PSYCHOTHERAPY 60 MIN;;150-260;1;
96372;INJECTION;;30-90;1;
73030;SHOULDER X-RAY;;110-290;1;
"""
PLANS = ["Corvane Health Plan of the Lakes", "Unity Prairie Benefit Trust", "BlueMesa Health", "Sentry Choice Insurance Company"]
GIVERS = ["Lakeside Imaging", "Pinnacle Row Clinic", "Amity General Hospital", "Dr. R. Osterman", "Stonebridge Anesthesia Group"]


def draw(job):
    book, people, r = job.book, job.people, job.r
    face = job.face("arimo", "archivo-narrow", "roboto-condensed", "helvetica", size=(7.0, 7.75))
    money = job.one(Money("$"), Money(""), Money("$", minus="-x"))
    dates = job.one("%m/%d/%y", "%m/%d/%Y", "%m-%d-%y")
    if job.odds(0.25):
        book.size = (792.0, 612.0)
    edge, low = book.size[0] - 36, book.size[1]
    plan, person, giver = r.choice(PLANS), people.name(job.one("first last", "UPPER")), r.choice(GIVERS)
    first = job.date()
    issued = job.after(first, 15, 55)
    percent = job.one(10, 20, 20, 30)
    lines = job.order(menu(POOL), job.some(3, 12), first, job.some(1, 4), modifiers=False)
    left = job.one(0, 0, job.amount(50, 400), job.amount(200, 900))
    copay_words = job.odds(0.35)
    for line in lines:
        charge = line.money["charge"]
        allowed = charge * job.some(35, 92) // 100
        open_part = min(left, allowed)
        left -= open_part
        copay = 0
        if copay_words and line.code.startswith("99") and open_part == 0:
            copay, shared = min(allowed, 2500), 0
        else:
            shared = rate_of(allowed - open_part, percent)
        line.money |= {"discount": charge - allowed, "allowed": allowed, "deductible": open_part, "copay": copay, "coinsurance": shared,
                       "paid": allowed - open_part - copay - shared, "patient_owes": open_part + copay + shared}
        line.extra["giver"] = giver
        line.extra["remark"] = job.one("", "", "45", "PDC", "131")
    book.percent = percent
    if job.fault == "F07":
        able = [line for line in lines if line.money["coinsurance"] > 500]
        if able:
            line = r.choice(able)
            right = line.money["coinsurance"]
            while abs(line.money["coinsurance"] - right) < 100 or line.money["paid"] < 0:
                other = job.one(percent + 10, percent + 20, 50) if job.odds(0.6) else percent
                base = line.money["allowed"] if other != percent else line.money["charge"]
                new = rate_of(base, other)
                moved = new - right
                if line.money["paid"] - moved < 0:
                    new = right + line.money["paid"] // 2
                    moved = new - right
                    if moved < 100:
                        break
                line.money["coinsurance"], line.money["paid"] = new, line.money["paid"] - moved
                line.money["patient_owes"] += moved
                right_was = right
                job.expect("F07", f"coinsurance is not {percent} % of allowed less deductible", [line], new, right_was)
                break
    word = job.one(("Provider charge", "Plan discount", "Allowed amount", "Deductible", "Copay", "Coinsurance", "Plan paid", "What you owe"),
                   ("Amount billed", "Member savings", "Covered amount", "Applied to deductible", "Co-pay", "Co-insurance", "Paid by plan", "Your share"),
                   ("Billed", "Not allowed", "Allowed", "Deduct.", "Copay", "Coins.", "We paid", "You may owe"))
    claim = people.number(job.one("@##########", "20########-##", "##-######-###"))
    member = people.number("@@@#########")
    front = job.odds(0.45)  # a cover page with a summary before the table
    not_bill = job.one("THIS IS NOT A BILL", "This is not a bill.", "THIS IS NOT A BILL - KEEP FOR YOUR RECORDS")

    def head(page):
        page.put(36, 44, plan, face.bold().at(14))
        page.put(edge, 44, job_title, face.bold().at(12), "r")
        page.put(edge, 57, not_bill, face.bold().at(9), "r")
        pager(book, page, edge, low - 18, "Page {n} of {m}", face)
        if page.number == 1:
            pair(book, page, 36, 84, "Member:", 112, person, face.plus(1), "patient")
            pair(book, page, 36, 97, "Member ID:", 112, member, face.plus(1))
            pair(book, page, 330, 84, "Claim number:", 420, claim, face.plus(1), "claim")
            pair(book, page, 330, 97, "Date processed:", 420, day(issued, dates), face.plus(1), "statement_date", issued)
            pair(book, page, 330, 110, "Provider:", 420, giver, face.plus(1), "provider")
            return 132
        page.put(36, 60, f"Claim {claim}", face)
        return 84

    job_title = job.one("Explanation of Benefits", "EXPLANATION OF BENEFITS (EOB)", "Your Benefits Statement")
    flow = Flow(book, head, left=36, right=edge, bottom=low - 50)
    sums = {role: sum(line.money[role] for line in lines) for role in ("charge", "discount", "allowed", "deductible", "copay", "coinsurance", "paid", "patient_owes")}
    printed = dict(sums)
    if job.fault == "A02":
        role = job.one("charge", "allowed", "paid")
        printed[role] = job.total(lines, role, f"total of {role}")
    for role in sums:
        if role == "copay" and not copay_words:
            continue
        job.sum_of("A02", f"total of {role}", lines, printed[role], role)
    if front:
        big = face.plus(2)
        flow.skip(20)
        flow.page.put(36, flow.y, "Summary of this claim", big.bold())
        flow.skip(18)
        for words, role in ((word[0], "charge"), (word[1], "discount"), (word[6], "paid"), (word[7], "patient_owes")):
            flow.page.put(60, flow.y, words, big)
            amount = book.cash(flow.page, 420, flow.y, printed[role], f"summary:{role}", big.bold() if role == "patient_owes" else big, money.full(), copy=True)
            flow.page.dots(60 + big.width(words) + 4, amount.box[0], flow.y, big)
            flow.skip(17)
        flow.skip(12)
    text = [f"Your plan pays {100 - percent}% of the allowed amount after the deductible. Your coinsurance is {percent}%."]
    if copay_words:
        text.append(" Office and emergency visits: copay ")
        text += [(2500, "plan_copay", Money("$"), True), " instead of coinsurance."]
        if any(line.money["copay"] and line.money["allowed"] < 2500 for line in lines):
            raise AssertionError("a copay above what is allowed")
    flow.y = book.say(flow.page, 36, flow.y + 8, 520, text, face) + 4
    roles = ["charge", "discount", "allowed", "deductible", *(["copay"] if copay_words else []), "coinsurance", "paid", "patient_owes"]
    names = dict(zip(("charge", "discount", "allowed", "deductible", "copay", "coinsurance", "paid", "patient_owes"), word, strict=True))
    wide = (50 if copay_words else 54) + (12 if edge > 600 else 0)
    coded = job.odds(0.6)
    used = 52 + (36 if coded else 0) + wide * len(roles)
    columns = [Column("day", "Date of\nservice", 52)]
    if coded:
        columns.append(Column("code", job.one("Code", "Proc"), 36))
    columns.append(Column("description", job.one("Service", "Type of service"), edge - 36 - used))
    columns += [Column(role, names[role].replace(" ", "\n", 1) if " " in names[role] else names[role], wide, "r") for role in roles]
    look = Look(face, money, dates, job.one("grid", "rows", "zebra", "head", "columns"), job.one(12, 14, 16), head_fill=job.one(0.88, 0.93, None),
                pad=2.5, top_dollar=money.sign == "$" and job.odds(0.4))
    Table(flow, columns, look).draw([*lines, Row("total", job.one("TOTAL", "Claim total", "Totals"), {role: printed[role] for role in roles})])
    for name, role in (("total_charges", "charge"), ("insurance_paid", "paid"), ("patient_responsibility", "patient_owes"), ("deductible", "deductible"),
                       ("coinsurance", "coinsurance"), *((("copay", "copay"),) if copay_words else ())):
        fact(book, flow.page, name, printed[role])
    fact(book, flow.page, "adjustments", printed["discount"])
    flow.skip(18)
    flow.room(50)
    used_up = job.amount(100, 1500, False)
    limit = max(used_up + 50000, job.one(150000, 300000, 500000))
    book.say(flow.page, 36, flow.y, 520, ["So far this year ", (used_up, "accumulator", Money("$"), True), " of your ", (limit, "accumulator", Money("$"), True),
                                          " deductible has been used."], face)
