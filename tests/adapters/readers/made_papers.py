"""Made-up bills with random columns, headings, days, sections and totals, and the truth about them, set as text or as a PDF."""

import io
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

HEADINGS = {
    "day": ("Date", "Service Date", "Date of Service", "DOS", "Svc Date", "Fecha"),
    "revenue_code": ("Rev", "Rev Code", "Revenue Code"),
    "code": ("Code", "CPT/HCPCS", "HCPCS", "Procedure Code", "CPT", "Código"),
    "modifiers": ("Mod", "Modifier"),
    "description": ("Description", "Service Description", "Item Description", "Descripción"),
    "units": ("Qty", "Units", "Quantity", "Cantidad"),
    "unit_price": ("Unit Price", "Price", "Rate"),
    "charge": ("Charges", "Amount", "Total Charges", "Charge Amount", "Billed", "Cargos"),
    "adjustment": ("Adjustments", "Discount", "Adjustment"),
    "paid": ("Insurance Paid", "Plan Paid", "Ins. Payments"),
    "patient_owes": ("Patient Responsibility", "You Owe", "Your Responsibility"),
}
WORDS = (
    "MADE-UP SERVICE", "SAMPLE TEST PANEL", "FICTIONAL INJECTION 10 MG", "X-RAY 2 VIEWS", "ROOM AND BOARD", "SUPPLY, STERILE",
    "THERAPY 15 MIN", "OFFICE VISIT LEVEL 4", "TABLET 500MG (ORAL)", "SCAN W/O CONTRAST",
)  # fmt: skip
CODES = ("99213", "99284", "80053", "85025", "71046", "J1885", "J2405", "96374", "A9579", "G0378", "73562", "93000")
LAYOUTS = (
    ("day", "code", "description", "charge"),
    ("day", "description", "charge"),
    ("day", "revenue_code", "code", "description", "units", "charge"),
    ("code", "description", "units", "unit_price", "charge"),
    ("day", "code", "modifiers", "description", "units", "charge"),
    ("day", "description", "code", "units", "charge"),
    ("day", "code", "description", "charge", "adjustment", "paid", "patient_owes"),
    ("day", "description", "charge", "paid", "patient_owes"),
    ("revenue_code", "description", "day", "code", "units", "charge"),
)
MONEY = ("unit_price", "charge", "adjustment", "paid", "patient_owes")


@dataclass
class Paper:
    """A made-up bill: rows of cells by role (or plain text lines), and what must be read."""

    columns: tuple[str, ...]
    headings: dict[str, str]
    top: list[str]
    rows: list[dict[str, str] | str]
    bottom: list[tuple[str, str]]
    lines: list[tuple] = field(default_factory=list)
    total: int = 0
    balance: int = 0
    subtotals: list[tuple[int, int, int]] = field(default_factory=list)


def money(cents: int, style: int) -> str:
    text = f"{abs(cents) // 100:,}.{abs(cents) % 100:02d}"
    text = f"${text}" if style % 2 else text
    if cents < 0:
        return (f"-{text}", f"({text})", f"{text}-", f"{text}CR")[style // 2 % 4]
    return text


def make(seed: int) -> Paper:
    rnd = random.Random(seed)
    columns = rnd.choice(LAYOUTS)
    spanish = rnd.random() < 0.2
    pick = {
        role: (
            names[-1]
            if spanish and names[-1] in ("Fecha", "Código", "Descripción", "Cantidad", "Cargos")
            else rnd.choice(names[:-1] if names[-1] in ("Fecha", "Código", "Descripción", "Cantidad", "Cargos") else names)
        )
        for role, names in HEADINGS.items()
    }
    style = rnd.randrange(8)
    day_style = rnd.choice(("%m/%d/%Y", "%m/%d/%y", "%m/%d", "%Y-%m-%d"))
    start = date(2026, rnd.randint(1, 9), rnd.randint(1, 20))
    paper = Paper(columns=columns, headings=pick, top=[], rows=[], bottom=[])
    paper.top = [
        "PRETEND HOSPITAL OF NOWHERE",
        "100 Fake Street, Springfield, IL 62701",
        f"Patient: Sample Person{seed}      Account Number: {70000 + seed}",
        f"Statement Date: {(start + timedelta(days=40)).strftime('%m/%d/%Y')}",
    ]
    sections = rnd.choice((0, 0, 2, 3))
    many = rnd.randint(1, 14)
    first = 0
    credits = 0
    for number in range(many):
        if sections and number and number % max(2, many // sections) == 0 and number - first >= 2:
            amount = sum(line[4] for line in paper.lines[first:number])
            paper.rows.append({"description": "Subtotal", "charge": money(amount, style)})
            paper.subtotals.append((amount, first, number))
            first = number
        units = rnd.choice((1, 1, 1, 2, 4, 10))
        price = rnd.randint(100, 60_000)
        charge = price * units if "unit_price" in columns else rnd.randint(100, 500_000)
        if rnd.random() < 0.08 and "unit_price" not in columns:
            charge = -charge
        day = start + timedelta(days=rnd.randint(0, 3))
        code = rnd.choice(CODES)
        revenue = rnd.choice(("0250", "0300", "0450", "0636"))
        adjustment = abs(charge) // 4 if charge > 0 else 0
        paid = abs(charge) // 3 if charge > 0 else 0
        cells = {
            "day": day.strftime(day_style),
            "code": code,
            "revenue_code": revenue,
            "modifiers": rnd.choice(("", "25", "59", "LT")),
            "description": rnd.choice(WORDS),
            "units": str(units),
            "unit_price": money(price, style),
            "charge": money(charge, style),
            "adjustment": money(adjustment, style),
            "paid": money(paid, style),
            "patient_owes": money(charge - adjustment - paid, style),
        }
        cells = {role: cells[role] for role in columns}
        paper.rows.append(cells)
        paper.lines.append(
            (
                day if "day" in columns else None,
                code if "code" in columns else None,
                revenue if "revenue_code" in columns else None,
                Decimal(units) if "units" in columns else None,
                charge,
            )
        )
        if rnd.random() < 0.1 and columns.index("description") > 0:
            paper.rows.append({"description": "ADDITIONAL WORDS OF IT"})
    if sections and first:
        amount = sum(line[4] for line in paper.lines[first:])
        paper.rows.append({"description": "Subtotal", "charge": money(amount, style)})
        paper.subtotals.append((amount, first, many))
    paper.total = sum(line[4] for line in paper.lines)
    if rnd.random() < 0.3:
        paper.total += rnd.choice((900, -1800, 10_000))  # the paper is wrong, and must be read as wrong
    if rnd.random() < 0.5:
        paper.rows.append(
            {"description": "Total charges" if not spanish else "Total de cargos", "charge": money(paper.total, style)}
        )
    else:
        paper.bottom.append(("Total charges" if not spanish else "Total de cargos", money(paper.total, style)))
    if "paid" not in columns and rnd.random() < 0.6 and paper.total > 1000:
        credits = paper.total // 2
        paper.bottom.append(("Insurance payments" if not spanish else "Pago del seguro", money(-credits, style)))
    elif "paid" in columns:
        credits = 0
    paper.balance = paper.total - credits
    paper.bottom.append(("Amount due" if not spanish else "Total a pagar", money(paper.balance, style)))
    return paper


def as_text(paper: Paper) -> bytes:
    wide = {
        role: max([len(paper.headings[role]), *(len(row.get(role, "")) for row in paper.rows if isinstance(row, dict))])
        for role in paper.columns
    }
    gap = "  "

    def one(cells: dict[str, str]) -> str:
        return gap.join(
            cells.get(role, "").rjust(wide[role]) if role in MONEY or role == "units" else cells.get(role, "").ljust(wide[role])
            for role in paper.columns
        ).rstrip()

    lines = [*paper.top, "", one({role: paper.headings[role] for role in paper.columns})]
    lines += [one(row) if isinstance(row, dict) else row for row in paper.rows]
    end = max(map(len, lines))
    lines += [""] + [label.ljust(max(end - len(amount), len(label) + 2)) + amount for label, amount in paper.bottom]
    return "\n".join(lines).encode()


def as_pdf(paper: Paper, *, size: int = 8, font: str = "Helvetica") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    canvas.setFont(font, size)
    y = 750
    for line in paper.top:
        canvas.drawString(40, y, line)
        y -= 13
    y -= 10
    need = {
        role: max(
            canvas.stringWidth(text, font, size)
            for text in [paper.headings[role], *(row.get(role, "") for row in paper.rows if isinstance(row, dict))]
        )
        + 14
        for role in paper.columns
    }
    at: dict[str, float] = {}
    x = 40.0
    spare = max(0.0, 532 - sum(need.values())) / len(paper.columns)
    for role in paper.columns:
        at[role] = x
        x += need[role] + spare

    def draw(cells: dict[str, str], y: float) -> None:
        for role, text in cells.items():
            if role in MONEY or role == "units":
                canvas.drawRightString(at[role] + need[role] - 14, y, text)
            else:
                canvas.drawString(at[role], y, text)

    heads = {role: paper.headings[role] for role in paper.columns}
    draw(heads, y)
    y -= 14
    for row in paper.rows:
        if y < 60:
            canvas.showPage()
            canvas.setFont(font, size)
            y = 750
            draw(heads, y)
            y -= 14
        if isinstance(row, dict):
            draw(row, y)
        else:
            canvas.drawString(40, y, row)
        y -= 12
    y -= 8
    for label, amount in paper.bottom:
        canvas.drawString(330, y, label)
        canvas.drawRightString(at[paper.columns[-1]] + need[paper.columns[-1]] - 14, y, amount)
        y -= 13
    canvas.save()
    return out.getvalue()


def text_as_pdf(text: str, *, size: int = 7) -> bytes:
    """Every line of a text in a typewriter face, sixty to a page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=True)
    for number, line in enumerate(text.split("\n")):
        if number and number % 60 == 0:
            canvas.showPage()
        canvas.setFont("Courier", size)
        canvas.drawString(36, 760 - (number % 60) * 12, line)
    canvas.save()
    return out.getvalue()


@dataclass
class Sheet:
    """A paper as columns with alignment and rows of cells, for layouts with more going on than `make` has."""

    heads: list[tuple[str, ...]]  # one or more heading bands, as wide as `right`
    right: tuple[bool, ...]
    top: list[str]
    rows: list[list[str] | str]
    bottom: list[str]
    truth: dict = field(default_factory=dict)


def _amount(cents: int, style: int) -> str:
    text = money(cents, style)
    return text.replace("$", "$ ") if style >= 8 else text


def ledger(rnd: random.Random, seed: int) -> Sheet:
    """A physician's account: charges, payments and adjustments by day with what is left after each."""
    style = rnd.randrange(10)
    one_credit = rnd.random() < 0.4
    heads = (
        ("Date", "Description", "Charges", "Payments/Credits", "Balance")
        if one_credit
        else ("Date", "Description", "Charges", "Payments", "Adjustments", "Balance")
    )
    coded = rnd.random() < 0.5
    rows: list = []
    lines, credits = [], []
    left = 0
    day = date(2026, rnd.randint(1, 6), rnd.randint(1, 20))
    if rnd.random() < 0.4:
        left = rnd.randint(1000, 90_000)
        rows.append(["", "Previous balance", *[""] * (len(heads) - 3), _amount(left, style)])
    for _ in range(rnd.randint(2, 10)):
        day += timedelta(days=rnd.randint(0, 9))
        what = rnd.random()
        if what < 0.6 or not lines:
            charge = rnd.randint(1000, 90_000)
            left += charge
            code = rnd.choice(CODES) if coded else None
            text = f"{code} {rnd.choice(WORDS)}" if code else rnd.choice(WORDS)
            rows.append(
                [day.strftime("%m/%d/%Y"), text, _amount(charge, style), *[""] * (len(heads) - 4), _amount(left, style)]
            )
            lines.append((day, code, None, None, charge))
        else:
            credit = rnd.randint(100, 9_000)
            left -= credit
            kind = "payment" if what < 0.8 else "adjustment"
            text = (
                rnd.choice(("Insurance payment", "Patient payment", "Payment - check 4411", "Medicare payment"))
                if kind == "payment"
                else rnd.choice(("Contractual adjustment", "Insurance adjustment", "Write-off", "Courtesy discount"))
            )
            shown = _amount(-credit if rnd.random() < 0.5 else credit, style)
            if one_credit:
                rows.append([day.strftime("%m/%d/%Y"), text, "", shown, _amount(left, style)])
            elif kind == "payment":
                rows.append([day.strftime("%m/%d/%Y"), text, "", shown, "", _amount(left, style)])
            else:
                rows.append([day.strftime("%m/%d/%Y"), text, "", "", shown, _amount(left, style)])
            credits.append((kind, credit))
    bottom = [
        f"Balance due: {money(left, style % 2)}",
        f"Account: {7000 + seed}   Pay this amount: {money(left, style % 2)}   Amount enclosed: ______",
    ]
    return Sheet(
        [heads],
        (False, False, *[True] * (len(heads) - 2)),
        ["MADEUP PHYSICIANS GROUP", f"Patient: Sample Person   Account: {7000 + seed}"],
        rows,
        bottom,
        {"lines": lines, "credits": credits, "balance": left},
    )


def plan_paper(rnd: random.Random, seed: int) -> Sheet:
    """An explanation of benefits with every column, headings in one band or two."""
    style = rnd.randrange(8) % 2
    names = {
        "charge": (("Amount", "Billed"), ("Provider", "Charges"), ("Billed", "Amount")),
        "adjustment": (("Plan", "Discount"), ("Network", "Savings"), ("Your", "Discount")),
        "allowed": (("Amount", "Allowed"), ("Allowed", "Amount")),
        "paid": (("Plan", "Paid"), ("Your Plan", "Paid"), ("Benefit", "Paid")),
        "deductible": (("Your", "Deductible"), ("Deductible", "Amount")),
        "copay": (("Your", "Copay"), ("Copay", "Amount")),
        "coinsurance": (("Your", "Coinsurance"), ("Coinsurance", "Amount")),
        "patient_owes": (("You", "Owe"), ("Your", "Responsibility"), ("Patient", "Responsibility")),
    }
    order = ["charge", "adjustment", "allowed", "paid", "deductible", "copay", "coinsurance", "patient_owes"]
    if rnd.random() < 0.5:
        order = ["charge", "adjustment", "allowed", "deductible", "copay", "coinsurance", "paid", "patient_owes"]
    for drop in rnd.sample(["copay", "coinsurance", "deductible"], rnd.randint(0, 2)):
        order.remove(drop)
    picked = {role: rnd.choice(names[role]) for role in order}
    if rnd.random() < 0.6:
        heads = [
            ("Date of", "Service", *(picked[role][0] for role in order)),
            ("Service", "Description", *(picked[role][1] for role in order)),
        ]
    else:
        heads = [("Date of Service", "Service Description", *(" ".join(picked[role]) for role in order))]
    rows: list = []
    lines = []
    sums = dict.fromkeys(order, 0)
    for _ in range(rnd.randint(1, 6)):
        charge = rnd.randint(5_000, 300_000)
        cut = charge * rnd.randint(10, 60) // 100
        parts = {"charge": charge, "adjustment": cut, "allowed": charge - cut}
        rest = charge - cut
        for role in ("deductible", "copay", "coinsurance"):
            if role in order:
                parts[role] = rest * rnd.choice((0, 5, 10, 20)) // 100
        parts["patient_owes"] = sum(parts.get(role, 0) for role in ("deductible", "copay", "coinsurance"))
        parts["paid"] = rest - parts["patient_owes"]
        day = date(2026, 3, rnd.randint(1, 28))
        rows.append(
            [
                day.strftime("%m/%d/%Y"),
                f"{rnd.choice(CODES)} {rnd.choice(WORDS)}",
                *(money(parts[role], style) for role in order),
            ]
        )
        lines.append({role: parts[role] for role in order} | {"day": day})
        for role in order:
            sums[role] += parts[role]
    if len(rows) > 1:
        rows.append([rnd.choice(("Total", "Totals", "Claim Total")), "", *(money(sums[role], style) for role in order)])
    top = [
        "EXAMPLE MUTUAL HEALTH PLAN",
        "Explanation of Benefits - this is not a bill",
        f"Patient: Sample Person   Member ID: XX{seed}00   Claim Number: C{seed}",
        "Provider: Pretend Clinic",
    ]
    return Sheet(
        heads, (False, False, *[True] * len(order)), top, rows, [], {"eob": lines, "sums": sums if len(rows) > 1 else None}
    )


def sections(rnd: random.Random, seed: int) -> Sheet:
    """A hospital's account with sections under their own names or days, no subtotal words, two-band rows now and then."""
    style = rnd.randrange(10)
    by_day = rnd.random() < 0.5
    heads = ("Code", "Description", "Qty", "Amount") if by_day else ("Date", "Code", "Description", "Qty", "Amount")
    rows: list = []
    lines = []
    for number in range(rnd.randint(1, 4)):
        day = date(2026, 5, 3 + number)
        rows.append(
            day.strftime("%m/%d/%Y")
            if by_day
            else rnd.choice(("PHARMACY", "LABORATORY", "EMERGENCY ROOM", "RADIOLOGY SERVICES"))
        )
        for _ in range(rnd.randint(1, 5)):
            units, charge, code = rnd.choice((1, 2, 25)), rnd.randint(100, 400_000), rnd.choice(CODES)
            cells = [code, rnd.choice(WORDS), str(units), _amount(charge, style)]
            rows.append(cells if by_day else [day.strftime("%m/%d/%y"), *cells])
            lines.append((day, code, None, Decimal(units), charge))
    total = sum(line[4] for line in lines)
    rows.append(["TOTAL CHARGES", *[""] * (len(heads) - 2), _amount(total, style)])
    right = (False, False, True, True) if by_day else (False, False, False, True, True)
    bottom = [
        f"Statement balance {money(total, 1)}",
        "Current     31-60      61-90      Over 90     Total due",
        f"{money(total, 0)}      0.00       0.00       0.00     {money(total, 0)}",
    ]
    return Sheet(
        [heads],
        right,
        ["FICTIONAL HOSPITAL", f"Patient: Sample Person   Account: {7000 + seed}", "Statement date: 06/20/2026"],
        rows,
        bottom,
        {"lines": lines, "total": total},
    )


def sheet(seed: int) -> Sheet:
    rnd = random.Random(seed)
    return rnd.choice((ledger, plan_paper, sections))(rnd, seed)


def sheet_as_text(paper: Sheet, *, gap: int = 2) -> bytes:
    full = [row for row in [*paper.heads, *paper.rows] if not isinstance(row, str)]
    wide = [max(len(row[at]) if at < len(row) else 0 for row in full) for at in range(len(paper.right))]
    if paper.rows and any(not isinstance(row, str) and row[0].startswith("TOTAL") for row in paper.rows):
        wide[0] = max(len(row[0]) for row in full if not row[0].startswith("TOTAL"))

    def one(row) -> str:
        if isinstance(row, str):
            return row
        out = ""
        at = 0
        for text, width, right in zip(row, wide, paper.right, strict=True):
            out = out.ljust(at) if len(out) <= at or not text else out + " "
            out += text.rjust(width - max(0, len(out) - at)) if right else text
            at += width + gap
        return out.rstrip()

    return "\n".join([*paper.top, "", *map(one, paper.heads), *map(one, paper.rows), "", *paper.bottom]).encode()


def sheet_as_pdf(paper: Sheet, *, size: int = 7, font: str = "Helvetica", gap: int = 12, jitter: int = 0) -> bytes:
    rnd = random.Random(jitter)
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    full = [row for row in [*paper.heads, *paper.rows] if not isinstance(row, str) and not row[0].startswith("TOTAL")]
    wide = [max(canvas.stringWidth(row[at], font, size) for row in full) + gap for at in range(len(paper.right))]
    at = [36 + sum(wide[:number]) for number in range(len(wide))]
    canvas.setPageSize((max(letter[0], at[-1] + wide[-1] + 24), letter[1]))
    canvas.setFont(font, size)
    y = 750
    for row in [*paper.top, "", *paper.heads, *paper.rows, "", *paper.bottom]:
        if y < 50:
            canvas.showPage()
            canvas.setFont(font, size)
            y = 750
        if isinstance(row, str):
            canvas.drawString(36, y, row)
        else:
            for number, text in enumerate(row):
                shift = rnd.uniform(-1.2, 1.2) if jitter else 0
                if paper.right[number]:
                    canvas.drawRightString(at[number] + wide[number] - gap, y + shift, text)
                else:
                    canvas.drawString(at[number], y + shift, text)
        y -= 12
    canvas.save()
    return out.getvalue()
