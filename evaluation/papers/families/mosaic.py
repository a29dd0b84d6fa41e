"""Every seed another layout: house, lines, columns, headings, groups, sums and frame are chosen one by one."""

from types import SimpleNamespace

from evaluation.papers.families.mosaic_eob import adjudicate, totals
from evaluation.papers.families.mosaic_frame import frame
from evaluation.papers.families.mosaic_grid import Grid
from evaluation.papers.families.mosaic_loose import Loose
from evaluation.papers.families.mosaic_plan import build, short
from evaluation.papers.families.mosaic_stock import HINTS, PAYERS, SUBS, YEAR
from evaluation.papers.families.mosaic_tail import Tail, ageing, notes, slip
from evaluation.papers.ink import Face
from evaluation.papers.parts import settle
from evaluation.papers.style import Money
from evaluation.papers.table import Row

GROUP = "training"
KIND = ("bill", {"bill", "statement"})  # of most seeds; an estimate, a ledger or an explanation of benefits says so in book.kind
FAULTS = ("A01", "A02", "A02", "A03", "A03", "A07", "A08", "F07")
FACES = (("arimo", 18), ("helvetica", 12), ("tinos", 9), ("times", 6), ("roboto-condensed", 14), ("archivo-narrow", 12), ("courier", 6), ("courier-prime", 7), ("cousine", 6), ("vera", 5))


def looks(job, plan):
    """How the body is set."""
    names, weights = zip(*FACES, strict=True)
    name = job.r.choices(names, weights)[0]
    size = round(job.r.uniform(7.25, 10.25) * 4) / 4
    if name in ("courier", "courier-prime", "cousine", "vera"):
        size = min(size, 8.75)
    face = Face(name, size, job.one(1.0, 1.0, 1.0, 1.0, 0.95, 1.04))
    money = plan.money
    if plan.profile != "eob" and len(plan.roles) > 1 and job.odds(0.2):
        money = Money(money.sign, money.comma, money.minus, money.lead, job.one("", "-"))
    elif plan.profile == "eob" and job.odds(0.15):
        money = Money(money.sign, money.comma, money.minus, money.lead, "-")
    dollar = job.r.choices(("as", "first", "left"), (66, 20, 14))[0] if money.sign.strip() == "$" and money.minus != "$-x" and money.zero is None else "as"
    rules = job.r.choices(("none", "rows", "grid", "columns", "zebra", "box", "dots", "dashed"), (30, 16, 12, 7, 13, 7, 9, 6))[0]
    heads = len(plan.roles) > 1 or plan.price or plan.profile == "ledger" or job.odds(0.9)
    look = SimpleNamespace(
        face=face, money=money, dollar=dollar, dollar_all=job.odds(0.6), rules=rules, heads=heads, pitch=face.size * job.r.uniform(1.22, 1.9), pad=job.one(2.0, 2.5, 3.0, 4.0), gap=job.one(1, 2, 4), gap_all=job.odds(0.15), wraps=True,
        hang=job.one(0, 0, 6, 10), hang_under=job.one(0, 8, 14), valign=job.r.choices(("first", "last", "centre", "mid"), (64, 16, 14, 6))[0], caps=job.odds(0.3), head_room=job.one(4, 8, 12, 99), head_low=job.odds(0.7),
        head_align=job.r.choices(("same", "l", "c", "r"), (66, 12, 16, 6))[0], head_style=job.r.choices(("none", "under", "double", "fill", "inverse", "each", "dashes"), (14, 28, 10, 20, 10, 8, 10))[0], head_air=job.one(0, 0, 2, 6),
        head_plain=job.odds(0.2), head_less=job.one(0, 0, 0, 0.75), shade=job.one(0.82, 0.88, 0.93), dark=job.one(0.1, 0.25, 0.4), pale=job.one(0.9, 0.95), odd=job.one(0, 1), heavy=job.one(0.5, 0.9, 1.5), rule_gray=job.one(0.0, 0.4, 0.7),
        repeat=job.odds(0.8), head_each=job.odds(0.12), money_align=job.r.choices(("r", "c", "l"), (90, 5, 5))[0], money_first=job.odds(0.4), raised=dollar == "as" and money.sign in ("", "$") and money.lead and job.odds(0.04),
        slack=job.r.choices(("words", "spread", "some", "left"), (45, 25, 18, 12))[0], words_most=job.one(110, 150, 200, 280), group=job.one("bold", "bold", "fill", "inverse", "under", "words", "centre"), total_rule=job.one(None, "short", "wide", "short"),
        total_fill=job.odds(0.2), label_at=job.one("words", "first", "near"), carry=None, code_word=job.one("CPT ", "Code: ", "Code ", "CPT/HCPCS: ", "Proc: "), units_word=job.one("Qty ", "Quantity: ", "Units: ", "QTY "), times=job.one("x", "X", "("),
        wide_prefix=job.odds(0.4), round_bracket=job.odds(0.7), single=job.odds(0.4), stack_span=job.odds(0.2), span=job.one(" - ", "-", " to ", " thru "), dot=job.one("", ".", ")"), loose=job.odds(0.25),
        typed=job.one("-", "=", "-") if "cour" in name or name == "cousine" else "", ditto=job.r.choices(("", '"', "''"), (85, 10, 5))[0], spanner=job.one("INSURANCE", "Your insurance", "Plan", "HEALTH PLAN") if job.odds(0.25) else "", noise_at=job.one("0123456789", "0246", "135x"),
        noise=job.one("Dx: {diagnosis}", "Ref {ref}", "ICD-10 {diagnosis}", "Order no. {ref}", "Batch {ref}", "Diagnosis {diagnosis}") if job.odds(0.07) else "")
    look.head_face = lambda: (look.face if look.head_plain else look.face.bold()).plus(-look.head_less)
    if look.rules not in ("grid", "columns"):
        look.pad = max(2.75 if face.name.startswith("cou") else 2.5, look.pad)
    if look.raised or look.dollar == "left":
        look.money_align = "r"
    if plan.by == "none" and plan.roles == ["charge"] and plan.profile != "ledger" and job.odds(0.35):
        look.carry = job.one(("Carried forward", "Brought forward"), ("Continued - subtotal", "Subtotal from previous page"), ("Page total carried", "Balance brought forward from page before"))
    return look


def body_rows(job, plan, look):
    """Lines with their headings, subtotals and total; answers (rows, total of charges)."""
    roles = plan.roles
    rows, subs = [], []
    named = plan.by != "none"
    bad = job.some(0, len(plan.groups) - 1) if job.fault == "A02" and named and plan.subtotals != "none" and job.odds(0.5) else None
    word, plan.sub_bold = job.r.choice(SUBS), job.odds(0.5)
    which = roles if plan.profile == "eob" or job.odds(0.7) else ["charge"]
    for at, (label, when, mine) in enumerate(plan.groups):
        label = label.format(short(when, plan.dates)) if when else label
        sums = {role: sum(line.money[role] for line in mine) for role in which}
        if plan.subtotals != "none":
            if at == bad:
                sums["charge"] = job.total(mine, scope="subtotal")
            for role in which:
                add(job, look, f"subtotal {at} {role}", mine, sums[role], role)
            subs.append(sums["charge"])
        if plan.subtotals == "heading":
            rows.append(Row("subtotal", label, sums, note="heading"))
        elif named:
            rows.append(Row("heading", label))
        rows += mine
        name = (short(when, plan.dates) if when else label.removeprefix("Provider: ")) if "{}" in word else ""
        if plan.subtotals == "named":
            rows.append(Row("subtotal", word.format(name), sums, bold=plan.sub_bold))
        elif plan.subtotals == "unnamed":
            rows.append(Row("subtotal", "", sums, bold=plan.sub_bold))
    if bad is not None:
        total = sum(subs)
        job.sum_of("A02", "total of the subtotals", [], total, plus=subs)
    else:
        total = job.total(plan.lines, scope="total charges")
        add(job, look, "total", plan.lines, total, "charge")
    plan.all = {role: sum(line.money[role] for line in plan.lines) for role in roles} | {"charge": total}
    for role in roles:
        if role != "charge":
            add(job, look, f"total of {role}", plan.lines, plan.all[role], role)
    return rows, total


def add(job, look, scope, lines, printed, role):
    job.sum_of("A02", scope, [line for line in lines if line.money[role] or look.money.zero != ""], printed, role)


def insured(job, plan):
    """Split every charge of a statement with columns of payment."""
    rate = {}
    plan.paid_at = job.some(0, 1)
    for line in plan.lines:
        key = (line.code, line.extra["plain"])
        cut, share = rate.setdefault(key, (job.some(5, 60), job.one(0, 60, 80, 80, 90, 100)))
        charge = line.money["charge"]
        off = charge * cut // 100 if {"discount", "allowed"} & set(plan.roles) else 0
        paid = (charge - off) * share // 100 if "paid" in plan.roles else 0
        own = (charge - off - paid) * rate.setdefault("own", job.one(0, 25, 50)) // 100 if "patient_paid" in plan.roles else 0
        line.money |= {"discount": off, "allowed": charge - off, "paid": paid, "patient_paid": own, "patient_owes": charge - off - paid - own}


def ledger(job, plan):
    """Charges, payments and adjustments by day, with a running balance in some; answers (rows, parts)."""
    payer, balance = job.r.choice(PAYERS[:-1]), plan.carried
    rows, paid = [], {"insurance_paid": 0, "adjustments": 0, "patient_paid": 0}
    column = "credit" if plan.credit else "charge"

    def row(kind, words, cents, when):
        nonlocal balance
        balance += cents
        rows.append(Row(kind, words, {column: cents} | ({"running": balance} if plan.running else {}), when, bold=False))

    if plan.carried:
        rows.append(Row("note", job.one("Previous balance", "Balance forward", "Prior balance"), {"running" if plan.running else "charge": plan.carried}, bold=False))
    off_words, own_words, pay_words = job.one("adjustment", "contract write-off", "allowance"), job.one("Patient payment - thank you", "Your payment, card", "Copay received", "PATIENT PMT CHECK"), job.one("{} payment", "{} PMT", "Payment from {}", "Ins. check {}")
    for when in sorted({line.day for line in plan.lines}):
        mine = [line for line in plan.lines if line.day == when]
        for line in mine:
            balance += line.money["charge"]
            line.money["running"] = balance
            rows.append(line)
        asked = sum(line.money["charge"] for line in mine)
        if asked > 0 and job.odds(0.75):
            off, later = asked * job.some(10, 45) // 100, job.after(when, 0, 2) if not plan.year else job.after(when, 0, 1)
            got = (asked - off) * job.some(40, 90) // 100
            row("payment", pay_words.format(payer), -got, later)
            row("adjustment", f"{payer} {off_words}", -off, later)
            paid["insurance_paid"] += got
            paid["adjustments"] += off
            if job.odds(0.4) and asked - off - got > 100:
                own = min(asked - off - got, job.amount(5, 60))
                row("payment", own_words, -own, later)
                paid["patient_paid"] += own
    if job.fault == "A03" and not sum(paid.values()):
        row("payment", own_words, -(plan.lines[0].money["charge"] // 2), plan.last)
        paid["patient_paid"] += plan.lines[0].money["charge"] // 2
    return rows, paid


def recap(job, plan, flow, look, rows):
    """The sections' sums again, as a list of their own."""
    sums = [row.money["charge"] for row in rows if isinstance(row, Row) and row.kind == "subtotal"][:len(plan.groups)]
    face, lead = look.face, look.face.size * 1.5
    flow.room((len(sums) + 2) * lead + 10)
    flow.skip(10)
    edge = flow.left + min(300, (flow.right - flow.left) * job.one(0.5, 0.7, 1))
    flow.page.put(flow.left, flow.y + face.size, job.one("Summary by department", "RECAP OF CHARGES", "Summary of charges", "Charges by area"), face.bold())
    dots = job.odds(0.5)
    for (label, _, _), cents in zip(plan.groups, sums, strict=True):
        flow.skip(lead)
        _, x1 = flow.page.put(flow.left + 8, flow.y + face.size, label, face)
        spot = job.book.cash(flow.page, edge, flow.y + face.size, cents, "summary:charge", face, Money(look.money.sign, look.money.comma, look.money.minus, look.money.lead), copy=True)
        if dots:
            flow.page.dots(x1 + 4, spot.box[0], flow.y + face.size, face)
    flow.skip(lead + 4)


def small_print(job, plan, flow, face):
    """Amounts in sentences that are no charge."""
    flow.room(60)
    flow.skip(14)
    if plan.profile == "eob":
        used = job.amount(100, 1500, False)
        words = job.r.choice(YEAR)
        pieces = [words[0], (used, "accumulator", Money("$"), True), words[1], (max(used + 50000, job.one(150000, 300000, 500000)), "accumulator", Money("$"), True), words[2]]
    else:
        pieces = [HINTS[0], (40000, "law", Money("$")), HINTS[1], (2500, "law", Money("$")), HINTS[2]]
    flow.y = job.book.say(flow.page, flow.left, flow.y, flow.right - flow.left, pieces, face)


def receipts(job, plan, parts):
    """What was paid and written off, as a section under the charges."""
    rows, payer = [], job.r.choice(PAYERS[:-1])
    own, plan_words, off = job.one("Patient payment", "Your payment - card", "Check received, thank you"), job.one("{} payment", "Payment - {}", "{} paid"), job.one("{} adjustment", "Contractual adj {}", "{} discount")
    for name, kind, words in (("insurance_paid", "payment", plan_words.format(payer)), ("adjustments", "adjustment", off.format(payer)), ("patient_paid", "payment", own)):
        cents = parts[name]
        split = [cents // 3, cents - cents // 3] if cents > 20000 and job.odds(0.3) else [cents]
        for part in split:
            if part:
                rows.append(Row(kind, words, {"charge": -part}, job.after(plan.last, 2, 4), bold=False))
    if not rows:
        return []
    rows.sort(key=lambda row: row.when)
    taken = -sum(row.money["charge"] for row in rows)
    if job.odds(0.6):
        rows.append(Row("subtotal", job.one("Total payments and adjustments", "Total credits", "Total received"), {"charge": -taken}))
    return [Row("heading", job.one("Payments and Adjustments", "PAYMENTS / ADJUSTMENTS", "Credits", "Payment activity")), *rows]


def draw(job):
    plan = build(job)
    book = job.book
    plan.carried, plan.credit, plan.running = (job.amount(15, 240) if job.odds(0.35) else 0), job.odds(0.5), job.odds(0.5)
    plan.named = {"charge": job.one("Estimated Charge", "Expected Charge", "Estimated Cost")} if plan.profile == "estimate" else {}
    if plan.profile == "ledger":
        plan.by, plan.subtotals = "none", "none"
        if plan.running and not plan.credit:
            plan.named["charge"] = job.one("Amount", "Charge/ Credit", "Transaction Amount")
        elif not plan.credit:
            plan.named["charge"] = job.one("Amount", "Charges", "Charge/ Payment")
    if plan.profile == "eob":
        adjudicate(job, plan)
    elif len(plan.roles) > 1:
        insured(job, plan)
    count = len(plan.roles) + len(plan.extras) + plan.coded_rev + (plan.code_mode == "own") + plan.price + (plan.units_mode in ("before", "after", "at"))
    plan.broad, plan.tight, plan.slim = count >= 9 and job.odds(0.6), count >= 7, count <= 2 and plan.profile != "ledger"
    look = looks(job, plan)
    total_row = job.odds(0.7) or plan.profile in ("estimate", "pharmacy", "eob")
    if plan.profile == "ledger":
        rows, paid = ledger(job, plan)
        total = job.total(plan.lines, scope="total charges")
        job.sum_of("A02", "total", plan.lines, total)
        total_row = False
    else:
        rows, total = body_rows(job, plan, look)
    tail = None
    if plan.profile not in ("estimate", "pharmacy", "eob"):
        if plan.profile == "ledger":
            parts = {"total_charges": total, **paid, "previous_balance": plan.carried, "interest": 0}
        elif len(plan.roles) > 1 and "patient_owes" in plan.roles:
            every = {role: sum(line.money[role] for line in plan.lines) for role in ("discount", "paid", "patient_paid")}
            parts = {"total_charges": total, "adjustments": every["discount"], "insurance_paid": every["paid"], "patient_paid": every["patient_paid"], "previous_balance": 0, "interest": 0}
        elif plan.roles == ["charge", "allowed"]:
            allowed = sum(line.money["allowed"] for line in plan.lines)
            off = sum(line.money["discount"] for line in plan.lines)
            parts = {"total_charges": total, "adjustments": off, "insurance_paid": allowed * job.one(0, 50, 80, 80, 90) // 100, "patient_paid": 0, "previous_balance": 0, "interest": 0}
        else:
            parts = settle(job, total, previous=plan.carried if job.odds(0.4) else 0)
        if "balance" not in parts:
            if job.fault == "A03" and not parts["adjustments"] + parts["insurance_paid"] + parts["patient_paid"] + parts["previous_balance"]:
                parts["previous_balance"] = plan.carried or 4150
            parts["balance"] = job.balance(total, parts["adjustments"], parts["insurance_paid"], parts["patient_paid"], parts["previous_balance"])
        tail = Tail(job, plan, parts, look.face.at(min(10.5, max(8.0, look.face.size + job.one(0, 0, 1)))), Money(look.money.sign, look.money.comma, look.money.minus, look.money.lead))
    early = tail is not None and job.odds(0.28)
    both = early and job.odds(0.35)
    plan.top_due = (job.one("Amount Due", "Balance Due", "Pay This Amount", "You Owe", "Please Pay"), tail.money(tail.parts["balance"]), "cash", tail.parts["balance"]) if tail and job.odds(0.22) else None
    plan.shown_money = tail.money if tail else None
    flow = frame(job, plan, look.face, (lambda page, left, right, y: tail.draw(page, left, right, y) + 6) if early else None)
    book.kind = plan.kind
    if total_row:
        roles = plan.roles if len(plan.roles) > 1 else ["charge"]
        label = job.one("Total expected charges", "TOTAL ESTIMATED COST", "Estimated total") if plan.profile == "estimate" else job.one("Total", "TOTAL", "Totals", "Total charges", "TOTAL CHARGES", "Grand total", "Total of services", "Amount")
        rows.append(Row("total", label, {role: plan.all[role] for role in roles}))
    if tail and total_row and plan.roles == ["charge"] and not plan.carried and job.odds(0.3):
        rows += receipts(job, plan, tail.parts)
    if plan.day_mode == "bill":
        for line in plan.lines:
            line.shown.add("day")
    if plan.body == "grid":
        Grid(job, plan, look, flow).draw(rows)
    else:
        Loose(job, plan, look, flow).draw(rows)
    if plan.day_mode in ("bill", "group") or plan.by == "day":
        for line in plan.lines:
            line.shown.add("day")
    if total_row:
        totals(job, plan, flow)
    if flow.columns > 1:
        flow.columns, flow.column = 1, 0
        flow.y = max([word[1][3] for word in flow.page.words if word[1][3] < flow.bottom + 4] + [flow.y])
    if tail and (not early or both):
        flow.room(tail.tall + 24)
        flow.skip(job.one(8, 14, 22))
        flow.y = tail.draw(flow.page, flow.left, flow.right, flow.y)
    if tail and not tail.declared:
        raise AssertionError("no balance")
    if tail and plan.by == "department" and plan.roles == ["charge"] and plan.subtotals in ("named", "unnamed") and job.odds(0.4):
        recap(job, plan, flow, look, rows)
    side = look.face.at(min(9, max(7.5, look.face.size)))
    shown = Money(look.money.sign, look.money.comma, look.money.minus, look.money.lead)
    if plan.profile in ("eob", "estimate") and job.odds(0.5):
        small_print(job, plan, flow, side)
    if tail and tail.parts["balance"] > 0 and job.odds(0.25):
        flow.skip(10)
        ageing(job, plan, flow, tail.parts["balance"], side, shown)
    if job.odds(0.45):
        flow.skip(8)
        notes(job, plan, flow, side)
    if tail and tail.parts["balance"] > 0 and job.odds(0.25):
        flow.skip(12)
        slip(job, plan, flow, tail.parts["balance"], side, shown)
