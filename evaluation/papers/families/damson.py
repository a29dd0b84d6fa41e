"""Held. A payer's remittance advice to a provider, printed on paper."""

from evaluation.papers.parts import cash_fact, fact, pager
from evaluation.papers.style import Money
from evaluation.papers.table import Flow, Row
from evaluation.papers.work import menu, rate_of

GROUP = "training"
KIND = ("remittance", {"remittance", "eob"})
FAULTS = ("A02", "A02")

POOL = """
99213;;;95-190;1;
99214;;;140-280;1;
99232;;;110-230;1;
93000;;;40-130;1;
93306;;;460-1500;1;
71046;;;60-210;1;
80053;;;35-160;1;
85025;;;22-95;1;
36415;;;8-25;1;
97110;;;52-110;4;
97140;;;50-105;3;
20610;;;130-320;1;
J1885;;;6-22;4;
96372;;;32-80;1;
11102;;;150-330;1;
G0283;;;20-60;1;
72148;;;800-2600;1;
"""
PAYERS = ["MEDICARE PART B CONTRACTOR J-14", "CARDINAL RIDGE PPO", "UNION PACIFICA HEALTH PLANS", "STATE EMPLOYEES MEDICAL FUND"]
GIVERS = ["LANTERN HILL FAMILY PRACTICE", "OSPREY CARDIOLOGY PA", "FERN STREET REHABILITATION", "QUARRY ROAD RADIOLOGY LLC"]
GLOSS = {"CO-45": "Above the fee schedule or contract; provider writes off.", "CO-97": "Part of another service already paid; provider writes off.",
         "CO-253": "Reduction ordered by federal sequestration.", "PR-1": "Deductible.", "PR-2": "Coinsurance.", "PR-3": "Copayment.",
         "PR-96": "Not covered; patient is responsible.", "MA01": "If you disagree you may ask for a review.", "N130": "See the benefit documents."}


def price(job, line, left, federal, percent, copay, rates):
    """Adjudicate one line; answers (what is left of the deductible, [(group-reason, cents, role)])."""
    charge, marks = line.money["charge"], []
    if job.odds(0.07) and not federal:
        line.money |= {"allowed": 0, "deductible": 0, "coinsurance": 0, "copay": 0, "not_covered": charge, "discount": 0, "paid": 0}
        return left, [("PR-96", charge, "not_covered")]
    if job.odds(0.08):
        line.money |= {"allowed": 0, "deductible": 0, "coinsurance": 0, "copay": 0, "not_covered": 0, "discount": charge, "paid": 0}
        return left, [("CO-97", charge, "discount")]
    allowed = charge * rates.setdefault(line.code, job.some(32, 92)) // 100
    opened = min(left, allowed)
    visit = copay if line.code.startswith("992") and not opened and allowed > copay else 0
    shared = 0 if visit else rate_of(allowed - opened, percent)
    paid = allowed - opened - visit - shared
    held = rate_of(paid, 2) if federal else 0
    line.money |= {"allowed": allowed, "deductible": opened, "coinsurance": shared, "copay": visit, "not_covered": 0, "discount": charge - allowed, "paid": paid - held}
    marks.append(("CO-45", charge - allowed, "discount"))
    if held:
        marks.append(("CO-253", held, "adjustment"))
    for code, cents, role in (("PR-1", opened, "deductible"), ("PR-2", shared, "coinsurance"), ("PR-3", visit, "copay")):
        if cents:
            marks.append((code, cents, role))
    return left - opened, marks


def draw(job):
    book, people, r = job.book, job.people, job.r
    broad = job.odds(0.5)
    book.size = (792.0, 612.0) if broad else (612.0, 792.0)
    wide, high = book.size
    face = job.face("courier", "courier-prime", "cousine", size=(7.0, 7.25))
    if broad:
        face = face.plus(1.0)
    money = job.one(Money("", comma=False), Money("", comma=False), Money("", minus="x-"), Money("", lead=False, comma=False))
    payer, giver = r.choice(PAYERS), r.choice(GIVERS)
    federal = payer.startswith("MEDICARE")
    columned = federal or job.odds(0.3)  # deductible and coinsurance in columns of their own
    person, member = people.name("LAST, FIRST"), people.number("#@@#@@#@@##")
    first = job.date()
    percent, copay = (20, 0) if federal else (job.one(10, 20, 30), 0 if columned else job.one(0, 2500, 4000))
    left = job.one(0, 0, job.amount(30, 240))
    pool, rates = menu(POOL), {}
    claims, when = [], first
    for _ in range(job.one(1, 2, 3, 4, 7, 9)):
        part = job.order(pool, job.some(1, 6), when, 1, modifiers=False)
        for line in part:
            if job.odds(0.2) and line.code.startswith("99"):
                line.modifiers = ["25"]
            if line.code.startswith("97"):
                line.modifiers = ["GP"]
            left, line.extra["marks"] = price(job, line, left, federal, percent, copay, rates)
            line.extra["place"] = "11"
            line.through = line.day
        claims.append((people.number("@@#####"), people.number("##############"), part))
        when = job.after(when, 4, 20)
    lines = [line for *_, part in claims for line in part]
    if any(not line.money["allowed"] for line in lines):
        job.looks.append("a denied line")
    issued = job.after(when, 12, 30)
    check = people.number("#########")
    npi = people.number("1#########")
    span = job.odds(0.55)
    roles = ["charge", "allowed", *(["deductible", "coinsurance"] if columned else []), "paid"]
    bad = job.some(0, len(claims) - 1) if job.fault == "A02" else None
    totals = []
    for at, (_, _, part) in enumerate(claims):
        mine = {role: sum(line.money[role] for line in part) for role in roles}
        if at == bad and (len(part) > 1 or len(claims) == 1):
            role = job.one("charge", "allowed", "paid")
            mine[role] = job.total(part, role, f"claim's total of {role}")
        for role in roles:
            job.sum_of("A02", f"claim {at + 1} {role}", part, mine[role], role)
        totals.append(mine)
    whole = {role: sum(line.money[role] for line in lines) for role in roles}
    if job.fault == "A02" and not job.expected:
        whole["charge"] = job.total(lines, "charge", "total billed")
    for role in roles:
        job.sum_of("A02", f"advice {role}", lines, whole[role], role)
    title = job.one("REMITTANCE ADVICE", "PROVIDER REMITTANCE NOTICE", "ELECTRONIC REMITTANCE - PRINT IMAGE")
    small = face

    def head(page):
        page.put(30, 36, payer, face.bold().plus(1.5))
        page.put(wide - 30, 36, title, face.bold().plus(1), "r")
        pager(book, page, wide - 30, 48, job_pages, small)
        if page.number > 1:
            page.put(30, 48, f"{giver}   {job_check} {check}", small)
            return heads(page, 62)
        for at, text in enumerate((giver, people.street().upper(), people.town().upper())):
            page.put(30, 66 + at * 10, text, face)
        fact(book, page, "provider", giver)
        for at, (label, value) in enumerate((("PROVIDER #:", npi), (f"{job_check}:", check), ("DATE:", f"{issued:%m/%d/%y}"))):
            page.put(wide - 210, 66 + at * 10, label, face)
            page.put(wide - 30, 66 + at * 10, value, face, "r")
        fact(book, page, "statement_date", issued)
        return heads(page, 108)

    job_check = job.one("CHECK/EFT #", "EFT TRACE", "CHECK NO")
    job_pages = job.one("PAGE #: {n} OF {m}", "PAGE {n} OF {m}")
    unit = face.width("0")
    # places: left edges for words, right edges for numbers
    words = {"npi": 30, "day": 30 + 12 * unit, "place": 30 + 25 * unit, "units": 30 + 33 * unit, "code": 30 + 35 * unit, "mods": 30 + 41.5 * unit}
    names = {"charge": "BILLED", "allowed": "ALLOWED", "deductible": "DEDUCT", "coinsurance": "COINS", "paid": job.one("PROV PD", "PAID")}
    order = [*(role for role in roles if role != "paid"), "mark", "amount", "paid"]
    names |= {"mark": "GRP/RC", "amount": "AMT"}
    begin = words["mods"] + 6 * unit
    step = (wide - 30 - begin) / len(order)
    at_x = {role: begin + (at + 1) * step for at, role in enumerate(order)}

    def heads(page, y):
        for label, key, side in (("REND PROV", "npi", "l"), ("SERV DATE", "day", "l"), ("POS", "place", "l"), (job_nos, "units", "r"), ("PROC", "code", "l"), ("MODS", "mods", "l")):
            page.put(words[key], y, label, face.bold(), side)
        for role in order:
            page.put(at_x[role], y, names[role], face.bold(), "r")
        page.rule(30, y + 4, wide - 30, y + 4, 0.6, dash=(3, 1.5) if dashed else None)
        return y + 10

    job_nos, dashed = job.one("NOS", "QTY"), job.odds(0.5)
    flow = Flow(book, head, left=30, right=wide - 30, bottom=high - 36)
    pitch = face.size * 1.32
    used_marks = set()
    co_all = 0
    for at, ((account, claim, part), mine) in enumerate(zip(claims, totals, strict=True)):
        flow.room(pitch * 7)
        page = flow.page
        page.put(30, flow.y + pitch, f"NAME {person}", face.bold())
        page.put(30 + 38 * unit, flow.y + pitch, f"{'HIC' if federal else 'MID'} {member}", face)
        page.put(30 + 56 * unit, flow.y + pitch, f"ACNT {account}", face)
        flow.skip(pitch)
        page.put(30 + 3 * unit, flow.y + pitch, f"ICN {claim}", face)
        page.put(30 + 38 * unit, flow.y + pitch, f"ASG Y  MOA {'MA01' if at % 2 == 0 else 'MA01 MA18'}", face)
        flow.skip(pitch * 1.25)
        if at == 0:
            fact(book, page, "patient", person)
            fact(book, page, "account", account)
            fact(book, page, "claim", claim)
        for line in part:
            marks = line.extra["marks"]
            if columned:
                marks = [m for m in marks if not m[0].startswith("PR-") or m[0] == "PR-96"]
            used_marks.update(m[0] for m in marks)
            flow.room(pitch * max(1, len(marks)) + 2)
            page, y = flow.page, flow.y + pitch * 0.9
            page.put(words["npi"], y, npi, face)
            page.put(words["day"], y, f"{line.day:%m%d} {line.day:%m%d%y}" if span else f"{line.day:%m/%d/%Y}", face)
            page.put(words["place"], y, line.extra["place"], face)
            page.put(words["units"], y, f"{line.units}.0" if job.seed % 3 == 0 else line.units, face, "r")
            page.put(words["code"], y, line.code, face)
            page.put(words["mods"], y, " ".join(line.modifiers), face)
            line.shown |= {"day", "place", "units", "code", "modifiers"} | ({"through"} if span else set())
            for role in roles:
                spot = book.cash(page, at_x[role], y, line.money[role], role, face, money)
                spot.line = line
                line.shown.add(role)
            for number, (mark, cents, role) in enumerate(marks):
                page.put(at_x["mark"], y + number * pitch, mark, face, "r")
                spot = book.cash(page, at_x["amount"], y + number * pitch, cents, role, face, money)
                spot.line = line
                line.shown.add(role)
            tall = pitch * max(1, len(marks))
            line.words, line.page, line.box = "", page.number, (30, flow.y, wide - 30, flow.y + tall)
            book.lines.append(line)
            flow.skip(tall)
        flow.room(pitch * 3)
        page, y = flow.page, flow.y + pitch
        owes = sum(line.money["deductible"] + line.money["coinsurance"] + line.money["copay"] + line.money["not_covered"] for line in part)
        page.put(30, y, "PT RESP", face)
        x = 30 + 20 * unit
        if len(claims) == 1:
            cash_fact(book, page, x, y, owes, "patient_responsibility", face, money)
        else:
            book.cash(page, x, y, owes, "subtotal:patient_owes", face, money)
        page.put(30 + 25 * unit, y, "CLAIM TOTALS", face.bold())
        amounts = {role: book.cash(page, at_x[role], y, mine[role], f"subtotal:{role}", face.bold(), money) for role in roles}
        co = sum(cents for line in part for mark, cents, _ in line.extra["marks"] if not columned or mark.startswith("CO") or mark == "PR-96")
        co_all += co
        book.cash(page, at_x["amount"], y, co, "subtotal:adjustment", face.bold(), money)
        book.rows.append((Row("subtotal", "CLAIM TOTALS"), amounts, page.number, (30, y - pitch, wide - 30, y + 3)))
        y += pitch
        page.put(30, y, "ADJ TO TOTALS:  PREV PD", face)
        book.cash(page, 30 + 31 * unit, y, 0, "prior_paid", face, money)
        page.put(30 + 33 * unit, y, "INTEREST", face)
        book.cash(page, 30 + 48 * unit, y, 0, "interest_paid", face, money)
        page.put(at_x["amount"], y, "NET", face, "r")
        book.cash(page, at_x["paid"], y, sum(line.money["paid"] for line in part), "net", face, money, copy=True)
        flow.skip(pitch * 2.6)
        flow.page.rule(30, flow.y, wide - 30, flow.y, 0.4, 0.4, dash=(1, 2))
        flow.skip(3)
    flow.room(pitch * 5)
    flow.skip(pitch)
    page, y = flow.page, flow.y
    withheld = job.amount(5, 60) if job.odds(0.2) and sum(line.money["paid"] for line in lines) > 9000 else 0
    sent = sum(line.money["paid"] for line in lines) - withheld
    cells = [("# OF CLAIMS", None, None), ("BILLED AMT", whole["charge"], "total_charges"), ("ALLOWED AMT", whole["allowed"], "total:allowed")]
    if columned:
        cells += [("DEDUCT AMT", whole["deductible"], "deductible"), ("COINS AMT", whole["coinsurance"], "coinsurance")]
    cells += [("RC-AMT", co_all, "total:adjustment"), ("PROV PD AMT", whole["paid"], "insurance_paid"), ("PROV ADJ", withheld, "provider_adjustment"), ("CHECK AMT", sent, "check")]
    gap = (wide - 60 - 8 * unit) / len(cells)
    page.put(30, y + pitch, "TOTALS:", face.bold())
    amounts = {}
    for at, (label, cents, name) in enumerate(cells):
        x = 30 + 8 * unit + (at + 1) * gap
        page.put(x, y, label, face.bold(), "r")
        if cents is None:
            page.put(x, y + pitch, str(len(claims)), face, "r")
        elif name in ("total_charges", "insurance_paid", "deductible", "coinsurance"):
            amounts[name] = cash_fact(book, page, x, y + pitch, cents, name, face, money)
        else:
            amounts[name] = book.cash(page, x, y + pitch, cents, name, face, money, copy=name == "check" and not withheld)
    book.rows.append((Row("total", "TOTALS:"), amounts, page.number, (30, y - pitch, wide - 30, y + pitch + 3)))
    flow.skip(pitch * 3)
    if withheld:
        flow.room(pitch * 2)
        flow.page.put(30, flow.y, f"PROVIDER ADJ DETAILS:  PLB REASON {job.one('WO', 'L6', 'FB')}  FCN {people.number('##########')}", face)
        book.cash(flow.page, 30 + 80 * unit, flow.y, withheld, "provider_adjustment", face, money, copy=True)
        flow.skip(pitch * 2)
    gloss = [*sorted(used_marks), "MA01"]
    flow.room(pitch * (len(gloss) + 2))
    flow.page.put(30, flow.y, "GLOSSARY: GROUP, REASON, MOA AND REMARK CODES", face.bold())
    for mark in gloss:
        flow.skip(pitch)
        flow.page.put(30, flow.y, mark, face)
        flow.page.put(30 + 9 * unit, flow.y, GLOSS[mark].upper() if job.seed % 2 else GLOSS[mark], face)
