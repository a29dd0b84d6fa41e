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
            paper.rows.append({"description": "Subtotal" if not spanish else "Subtotal", "charge": money(amount, style)})
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
