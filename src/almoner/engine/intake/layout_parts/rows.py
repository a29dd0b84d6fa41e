"""Body bands of a table, read with the roles of its columns: what each row holds and what kind of row it is."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from almoner.engine.bill import Spot
from almoner.engine.intake import values
from almoner.engine.intake.days import day as days_of
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import MONEY_ROLES, heading, row_kind
from almoner.engine.intake.layout_parts.tables import Column, distance
from almoner.engine.intake.layout_parts.words import Word, spot_of
from almoner.engine.money import Money

TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[ap]m?)?|\d{4}", re.IGNORECASE)
SIX_DIGITS = re.compile(r"\d{6}", re.ASCII)
SITE = re.compile(
    r"#?(?:[1-9]|[12]\d|3[0-2]|[A-T]|[MODBFLIV]{1,5}|U[LRA]|L[LRA]|FM|[1-4]0|0[0-9])(?:[- ,/]?[MODBFLIV]{1,5})?", re.IGNORECASE
)
"""A tooth (1 to 32, A to T), its surfaces, a quadrant or an arch."""
INTEGER = re.compile(r"\d{1,4}[.)]?")
NUMERIC = re.compile(r"[-+($]{0,2}[\d,]*\.?\d+\)?-?(?:CR)?", re.IGNORECASE)
CODE_IN_TEXT = re.compile(
    r"\(?\b(?:CPT|HCPCS|CDT|ADA|PROC(?:EDURE)?(?: CODE)?|C[OÓ]DIGO)(?:/HCPCS)?\s*(?:CODE)?[:#]?\s*([A-Z]?\d{4,5}[A-Z]?)"
    r"((?:\s*[-, ]\s?(?:[A-Z][A-Z0-9]|\d\d)\b){0,4})\)?",
    re.IGNORECASE,
)
FREE_CODE = re.compile(r"(?<![\w$.-])([A-EGHJ-MP-V]\d{4}|\d{5})(-[A-Z0-9]{2})?(?![\w.-])")
NDC_IN_TEXT = re.compile(r"\bNDC\s*[:#]?\s*(\d[\d-]{9,12}\d)", re.IGNORECASE)
REVENUE_FIRST = re.compile(r"(0\d{3})\s*[-:–]\s*(?=[A-Za-z])")
CODE_LAST = re.compile(r"\(([A-Z]?\d{4,5}[A-Z]?(?:-[A-Z0-9]{2})?)\)$")
CODE_AT_END = re.compile(r"\s((?!\d\d000\b)(?:[A-EGHJ-MP-V]\d{4}|\d{5})(?:-[A-Z0-9]{2})*)$")
DAY_IN_TEXT = re.compile(r"\((\d{1,2}/\d{1,2}(?:/\d{2,4})?)\)")
SIDES = (
    "charge",
    "allowed",
    "adjustment",
    "not_covered",
    "paid",
    "deductible",
    "copay",
    "coinsurance",
    "patient_owes",
    "patient_paid",
    "payments_and_adjustments",
    "running_balance",
    "unit_price",
    "other_paid",
    "hra_paid",
    "insurance_pending",
)
EMPTY = frozenset(
    {"-", "--", "---", "n/a", "na", "none", "n/c", "nc", "incl", "included", "incluido", "ninguno", "-0-", "—", "–"}
)


@dataclass
class Parts:
    """One row under its columns: marks by role, the rest as text, and what stood in a money column without being money."""

    bands: list[Band]
    marks: dict[str, str] = field(default_factory=dict)
    money: dict[str, Money] = field(default_factory=dict)
    days: dict[str, Atom] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    loose: list[Atom] = field(default_factory=list)
    modifiers: tuple[str, ...] = ()
    places: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    text_x0: int = 0
    table: int = 0

    @property
    def label(self) -> str:
        return " ".join(self.texts.get("description", ()))

    @property
    def any_label(self) -> str:
        """The description, or where there is none whatever words the row has."""
        return self.label or " ".join(text for role in sorted(self.texts) for text in self.texts[role])

    @property
    def kind(self) -> str | None:
        return None if "code" in self.marks else row_kind(self.any_label) or row_kind(" ".join(self.texts.get("kind", ())))

    @property
    def spot(self) -> Spot | None:
        return spot_of([word for band in self.bands for word in band.words])


def parse(band: Band, columns: list[Column], *, table: int) -> Parts:
    """The band cut by the columns. Amounts go to money columns first, then days and marks that fit, the rest is text."""
    parts = Parts(bands=[band], table=table)
    moneys = [column for column in columns if column.kind == "money"]
    left: list[Atom] = []
    inside = _inside_words(band, moneys)
    for atom in band.atoms:
        if atom.kind != "money":
            left.append(atom)
            continue
        column = None if id(atom) in inside else _over(atom, moneys, band.width)
        if column is not None and column.role is not None and column.role not in parts.money and column.role != "ageing":
            parts.money[column.role] = atom.amount or Money(0)
            parts.places[column.role] = atom.words
        else:
            if id(atom) not in inside:
                parts.loose.append(atom)
            left.append(replace(atom, kind="word"))
    _rest(left, band, columns, parts)
    marked = {id(word) for role in parts.marks for word in parts.places.get(role, ())}
    parts.loose = [atom for atom in parts.loose if not {id(word) for word in atom.words} & marked]
    return parts


def _inside_words(band: Band, moneys: list[Column]) -> set[int]:
    """Amounts that stand in running words while others of the band stand alone: part of what is said, not of a column."""
    alone = {id(cell.atoms[0]) for cell in band.cells if len(cell.atoms) == 1 and cell.atoms[0].kind == "money"}
    if not alone:
        return set()
    return {
        id(atom)
        for cell in band.cells
        for number, atom in enumerate(cell.atoms)
        if atom.kind == "money"
        and number
        and any(other.kind == "word" and other.text.isalpha() for other in cell.atoms[:number])
        and not any(column.seen and abs(column.edge - atom.x1) <= band.width for column in moneys)
    }


def _over(atom: Atom, columns: list[Column], width: int) -> Column | None:
    best: Column | None = None
    score = 4 * width
    for column in columns:
        gap = distance(column.x0, column.x1, atom.x0, atom.x1)
        if gap < score:
            best, score = column, gap
    return best


def _rest(atoms: list[Atom], band: Band, columns: list[Column], parts: Parts) -> None:
    """Days, marks and words. From both ends of each cell marks that fit their column are taken off; the rest is text."""
    cells: list[list[Atom]] = []
    taken = {id(word) for words in parts.places.values() for word in words}
    last: Atom | None = None
    for atom in atoms:
        if atom.kind in ("bar", "leader"):
            last = None
            continue
        if last is None or (atom.x0 - last.x1) * 1000 > 1500 * band.width:
            cells.append([])
        cells[-1].append(atom)
        last = atom
    for cell in cells:
        # What stands alone is surer than the last word of a description.
        if len(cell) == 1 and _take(cell[0], columns, band, parts, alone=True):
            cell.clear()
    for cell in cells:
        if len(cell) > 1 and _whole_cell(cell, columns, parts):
            continue
        while cell and _take(cell[0], columns, band, parts, alone=len(cell) == 1):
            cell.pop(0)
        while cell and _take(cell[-1], columns, band, parts, alone=len(cell) == 1):
            cell.pop()
        if cell:
            _text(cell, columns, band, parts, taken)


def _whole_cell(cell: list[Atom], columns: list[Column], parts: Parts) -> bool:
    """A cell of several words that is one mark: "99213 - 25", "CPT 99214", "10 ML", "REV 0450"."""
    x0, x1 = cell[0].x0, cell[-1].x1
    column = _nearest(x0, x1, columns)
    if column is None or column.role is None or column.kind != "mark" or len(cell) > 4:
        return False
    text = " ".join(atom.text for atom in cell)
    words = tuple(word for atom in cell for word in atom.words)
    return _fits(column.role, text, words, parts)


def _nearest(x0: int, x1: int, columns: list[Column]) -> Column | None:
    return min(columns, key=lambda c: (distance(c.x0, c.x1, x0, x1), c.kind == "text", c.x0), default=None)


def _take(atom: Atom, columns: list[Column], band: Band, parts: Parts, *, alone: bool) -> bool:
    column = _nearest(atom.x0, atom.x1, columns)
    if column is not None and column.kind == "money" and column.seen and atom.text.isdigit():
        amount = values.money(atom.text, bare=True)
        if amount is None or not _under_others(atom, column, amount, band.width):
            column = _nearest(atom.x0, atom.x1, [other for other in columns if other.kind != "money"])
    if alone and column is not None and column.kind == "day" and SIX_DIGITS.fullmatch(atom.text):
        read = days_of(atom.text, digits=True)
        if read:
            atom = replace(atom, kind="day", days=read)
    if atom.kind == "day":
        days = [c for c in columns if c.kind == "day" and c.role not in parts.days]
        best = _nearest(atom.x0, atom.x1, days)
        if best is not None and best.role is not None and distance(best.x0, best.x1, atom.x0, atom.x1) < 6 * band.width:
            parts.days[best.role] = atom
            return True
        if not days and "day" not in parts.days and not parts.texts:
            parts.days["day"] = atom
            return True
        if len(days) < 2 and "day" in parts.days and "through" not in parts.days and not parts.texts.get("description"):
            parts.days["through"] = atom
            return True
        return False
    far = distance(column.x0, column.x1, atom.x0, atom.x1) if column is not None else 0
    if column is None or column.role is None or far > (6 if alone else 3) * band.width:
        return False
    if not alone and min(atom.x1, column.x1) <= max(atom.x0, column.x0) and abs(atom.x1 - column.x1) > band.width:
        return False  # a word of the next column that only looks like this one's marks
    if column.kind == "day":
        return "day" in parts.days and atom.text.lower() in ("-", "to", "thru", "through", "a", "al", "–")
    if column.kind == "money":
        text = atom.text.lower()
        if text in EMPTY:
            return True
        amount = values.money(atom.text, bare=True) if NUMERIC.fullmatch(atom.text) else None
        if column.seen and amount is not None and not _under_others(atom, column, amount, band.width):
            return False
        if amount is not None and column.role not in parts.money and alone:
            parts.money[column.role] = amount
            parts.places[column.role] = atom.words
            return True
        if alone and any(mark.isdigit() for mark in atom.text):
            parts.odd[column.role] = atom.text
            parts.places.setdefault(column.role, atom.words)
            return True
        return False
    if column.kind == "mark":
        if column.role == "modifiers" and not alone and len(atom.text) > 2 and atom.text.isalpha():
            return False  # a word of four letters is no two modifiers
        return _fits(column.role, atom.text, atom.words, parts)
    return False


def _under_others(atom: Atom, column: Column, amount: Money, width: int) -> bool:
    """A whole number counts as an amount among amounts with cents only when it stands right under them, and is no small count."""
    return abs(atom.x1 - column.edge) <= width and (amount.cents == 0 or amount.cents >= 1000)


def _fits(role: str, text: str, words: tuple[Word, ...], parts: Parts) -> bool:
    """Whether the text is a mark of this role; if so it is kept."""
    if role in parts.marks and role not in ("modifiers", "diagnoses", "site"):
        return False
    if text.lower() in EMPTY:
        return True
    kept: str | None = None
    if role == "code":
        found = values.code(text)
        if found:
            kept, extra = found
            parts.modifiers = (*parts.modifiers, *extra)
    elif role == "modifiers":
        found_modifiers = values.modifiers(text)
        parts.modifiers = (*parts.modifiers, *found_modifiers)
        kept = text if found_modifiers else None
    elif role == "revenue_code":
        kept = values.revenue_code(text, context=True)
        if kept is None and re.fullmatch(r"\d{2,4}", text):
            return True  # a revenue code cut short says nothing we may complete
    elif role == "ndc":
        kept = values.ndc(text)
    elif role == "units":
        units = values.units(text)
        kept = None if units is None else str(units)
    elif role == "diagnoses":
        parts_of = [values.icd(piece) for piece in re.split(r"[,; ]+", text) if piece]
        kept = ",".join(piece for piece in parts_of if piece) if parts_of and all(parts_of) else None
        if kept and role in parts.marks:
            kept = parts.marks[role] + "," + kept
    elif role == "npi":
        kept = values.npi(text)
    elif role == "place_of_service":
        kept = values.place_of_service(text)
    elif role == "time":
        kept = text if TIME.fullmatch(text) or any(mark.isdigit() for mark in text) else None
    elif role == "site":
        kept = text.upper() if SITE.fullmatch(text) else None
        kept = f"{parts.marks[role]} {kept}" if kept and role in parts.marks else kept
    elif role == "line_number":
        kept = text if INTEGER.fullmatch(text) else None
    elif role == "reason_code":
        kept = text if len(text) <= 12 and any(mark.isdigit() for mark in text) else None
    elif role in ("account", "member_id", "claim", "charge_number", "group_code", "percent", "tax_id"):
        kept = text if any(mark.isdigit() for mark in text) or role == "group_code" else None
    if kept is None:
        return False
    parts.marks[role] = kept
    parts.places.setdefault(role, words)
    return True


def _text(cell: list[Atom], columns: list[Column], band: Band, parts: Parts, taken: set[int]) -> None:
    x0, x1 = cell[0].x0, cell[-1].x1
    free = [column for column in columns if column.kind == "text"]
    column = _nearest(x0, x1, free)
    described = next((c for c in free if c.role == "description"), None)
    if (
        column is not None
        and column.role != "description"
        and described is not None
        and _overlap(x0, x1, described) > 0
        and x0 < column.x0 - 2 * band.width
    ):
        column = described
    role = column.role if column is not None and column.role else "description"
    if role not in parts.texts:
        parts.text_x0 = x0 if role == "description" else parts.text_x0
    parts.texts.setdefault(role, []).append(" ".join(atom.text for atom in cell if not {id(w) for w in atom.words} & taken))
    parts.places.setdefault(role, tuple(word for atom in cell for word in atom.words))


def _overlap(x0: int, x1: int, column: Column) -> int:
    return min(x1, column.x1) - max(x0, column.x0)


def codes_from_text(parts: Parts) -> None:
    """A code printed inside the description ("45380 -59", "(CPT 58670)", "85025 Blood count") becomes the row's code."""
    text = parts.label
    if not text:
        return
    if "ndc" not in parts.marks and (found := NDC_IN_TEXT.search(text)) and (ndc := values.ndc(found[1])):
        parts.marks["ndc"] = ndc
        text = (text[: found.start()] + text[found.end() :]).strip()
    if (
        "revenue_code" not in parts.marks
        and (found := REVENUE_FIRST.match(text))
        and (revenue := values.revenue_code(found[1]))
    ):
        parts.marks["revenue_code"] = revenue
        text = text[found.end() :].strip()
    if "code" not in parts.marks and (found := CODE_LAST.search(text)) and (bracketed := values.code(found[1])):
        parts.marks["code"] = bracketed[0]
        parts.modifiers = (*parts.modifiers, *bracketed[1])
        text = text[: found.start()].strip()
    if "code" in parts.marks:
        read = values.leading_code(text)
        if read and read[0] == parts.marks["code"]:
            text = read[2]
    else:
        named = CODE_IN_TEXT.search(text)
        code = values.code(named[1] + (named[2] or "")) or values.code(named[1]) if named else None
        leading = values.leading_code(text) if code is None else None
        if named and code:
            parts.marks["code"] = code[0]
            parts.modifiers = (*parts.modifiers, *code[1])
            rest = (text[: named.start()].strip(" -,;:"), text[named.end() :].strip(" -,;:)"))
            text = " ".join(piece for piece in rest if piece)
        elif code is None and leading is None and (last := CODE_AT_END.search(text)) and (ending := values.code(last[1])):
            parts.marks["code"], parts.modifiers = ending[0], (*parts.modifiers, *ending[1])
            text = text[: last.start()].strip(" -,;:")
        elif leading is not None:
            parts.marks["code"] = leading[0]
            parts.modifiers = (*parts.modifiers, *leading[1])
            text = leading[2]
        elif (bare := values.code(text)) is not None:
            parts.marks["code"], parts.modifiers = bare[0], (*parts.modifiers, *bare[1])
            text = ""
    if "day" not in parts.days and (found := DAY_IN_TEXT.search(text)):
        parts.marks["day_in_text"] = found[1]
    parts.texts["description"] = [text] if text else []


def is_heading_text(text: str) -> bool:
    """Whether a row of words is a repeated heading rather than a description."""
    odds = heading(text)
    return bool(odds) and odds[0][1] >= 3500


def chosen_day(atom: Atom | None) -> date | None:
    """The likeliest day of a mark, None without one."""
    return atom.days[0] if atom is not None and atom.days and isinstance(atom.days[0], date) else None


__all__ = ["EMPTY", "MONEY_ROLES", "SIDES", "Parts", "chosen_day", "codes_from_text", "is_heading_text", "parse"]
