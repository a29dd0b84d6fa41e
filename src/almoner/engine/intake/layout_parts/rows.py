"""Body bands of a table, read with the roles of its columns: what each row holds."""

import re
from dataclasses import replace

from almoner.engine.intake import values
from almoner.engine.intake.days import day as days_of
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.row_marks import fits
from almoner.engine.intake.layout_parts.row_parts import EMPTY, Parts
from almoner.engine.intake.layout_parts.tables import Column, distance, figures_apart
from almoner.engine.money import Money

LONGEST_WHOLE = 6
FOUR_DIGITS = re.compile(r"\d{4}", re.ASCII)
SIX_DIGITS = re.compile(r"\d{6}", re.ASCII)
UNTIL = frozenset({"-", "–", "—", "to", "thru", "through", "until", "a", "al", "hasta"})
NUMERIC = re.compile(r"[-+($]{0,2}[\d,]*\.?\d+\)?-?(?:CR)?", re.IGNORECASE)


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
    cells = [part for cell in cells for part in figures_apart(cell, columns)]
    for cell in cells:
        # What stands alone is surer than the last word of a description.
        if len(cell) == 1 and _take(cell[0], columns, band, parts, alone=True):
            cell.clear()
    for cell in cells:
        if len(cell) > 1 and _whole_cell(cell, columns, parts):
            continue
        heads = len(cells) == 1 and len(cell) > 1 and not band.amounts  # "719 Other services" counts nothing
        while cell and not (heads and cell[0].text.isdigit()) and _take(cell[0], columns, band, parts, alone=len(cell) == 1):
            cell.pop(0)
        while cell and _take(cell[-1], columns, band, parts, alone=len(cell) == 1):
            cell.pop()
        if cell:
            _text(cell, columns, band, parts, taken)


def _whole_cell(cell: list[Atom], columns: list[Column], parts: Parts) -> bool:
    """A cell of several words that is one mark: "99213 - 25", "CPT 99214", "10 ML", "REV 0450"."""
    x0, x1 = cell[0].x0, cell[-1].x1
    column = _nearest(x0, x1, columns)
    if column is not None and column.kind == "day" and _span(cell, parts):
        return True
    if column is None or column.role is None or column.kind != "mark" or len(cell) > 4:
        return False
    text = " ".join(atom.text for atom in cell)
    words = tuple(word for atom in cell for word in atom.words)
    return fits(column.role, text, words, parts)


def _span(cell: list[Atom], parts: Parts) -> bool:
    """ "7/2/24 - 7/9/24" and "07/02 to 07/09" from day to day; "0421 042124" with the year behind the last day alone, as
    remittances print it."""
    if not parts.days and cell[0].kind == cell[-1].kind == "day" and all(atom.text.lower() in UNTIL for atom in cell[1:-1]):
        parts.days["day"], parts.days["through"] = cell[0], cell[-1]
        return True
    if len(cell) != 2 or parts.days or not (FOUR_DIGITS.fullmatch(cell[0].text) and SIX_DIGITS.fullmatch(cell[1].text)):
        return False
    last = days_of(cell[1].text, digits=True)
    first = days_of(cell[0].text + cell[1].text[-2:], digits=True)
    if not last or not first or first[0] > last[0]:
        return False
    parts.days["day"] = replace(cell[0], kind="day", days=first)
    parts.days["through"] = replace(cell[1], kind="day", days=last)
    return True


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
        return "day" in parts.days and atom.text.lower() in UNTIL
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
        return fits(column.role, atom.text, atom.words, parts)
    return False


def _under_others(atom: Atom, column: Column, amount: Money, width: int) -> bool:
    """A whole number counts as an amount among amounts with cents only when it stands right under them, and is no small count
    and no number of an account."""
    printed = all(word.printed for word in atom.words) and "," not in atom.text
    sensible = amount.cents == 0 or (
        amount.cents >= 1000 and not printed and (len(atom.text) <= LONGEST_WHOLE or "," in atom.text)
    )
    return abs(atom.x1 - column.edge) <= width and sensible


def _text(cell: list[Atom], columns: list[Column], band: Band, parts: Parts, taken: set[int]) -> None:
    x0, x1 = cell[0].x0, cell[-1].x1
    free = [column for column in columns if column.kind == "text"]
    if not band.amounts and _beneath_amounts(x0, x1, columns, band.width):
        parts.texts.setdefault("beneath", []).append(" ".join(atom.text for atom in cell))
        return
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


def _beneath_amounts(x0: int, x1: int, columns: list[Column], width: int) -> bool:
    """Whether words stand in a column of amounts and touch none of words: they explain the amount over them."""
    free = [column for column in columns if column.kind == "text"]
    if not free or any(_overlap(x0, x1, column) > 0 for column in free):
        return False
    return any(column.kind == "money" and column.seen and _overlap(x0, x1, column) > -2 * width for column in columns)


def _overlap(x0: int, x1: int, column: Column) -> int:
    return min(x1, column.x1) - max(x0, column.x0)


__all__ = ["NUMERIC", "parse"]
