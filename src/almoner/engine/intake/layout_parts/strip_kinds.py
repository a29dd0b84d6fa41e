"""What kind of mark stands in a strip of a table's rows, by its content alone: days, codes, revenue codes, counts."""

import re
from collections.abc import Sequence

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import row_kind
from almoner.engine.intake.values import code, revenue_code

OF_TEN = 8
FEWEST_MARKS = 2
COUNT = re.compile(r"(?!0+(?:\.0+)?$)\d{1,4}(?:\.0{1,2})?", re.ASCII)
FOUR = 4
MOST_ATOMS = 60
PARTING = frozenset({"bar", "leader"})
SIX_DIGITS = re.compile(r"\d{6}", re.ASCII)
MEASURES = frozenset({"ea", "each", "un", "unit", "units"})


def kind_of_mark(atom: Atom) -> str | None:
    """ "day", "code", "revenue_code", "count" or None for one mark."""
    if atom.kind == "day":
        return "day"
    text = atom.text.rstrip(".,") if atom.kind in ("word", "money") else ""
    if COUNT.fullmatch(text):
        return "revenue_code" if len(text) == FOUR and revenue_code(text) else "count"
    if atom.kind == "money":
        return None
    return "code" if any(map(str.isdigit, text)) and not SIX_DIGITS.fullmatch(text) and code(text) is not None else None


def strip_kind(cells: Sequence[Sequence[Atom]]) -> str | None:
    """The kind that eight of ten filled cells of a strip are of, each a single mark (a count may have its measure: "2 EA")."""
    kinds = [kind_of_cell(cell) for cell in cells if cell]
    for kind in ("day", "code", "revenue_code", "count"):
        if len(kinds) >= FEWEST_MARKS and kinds.count(kind) * 10 >= len(kinds) * OF_TEN:
            return kind
    return None


def kind_of_cell(cell: Sequence[Atom]) -> str | None:
    kind = kind_of_mark(cell[0])
    if len(cell) == 1 or (kind == "count" and len(cell) == FEWEST_MARKS and cell[1].text.lower() in MEASURES):
        return kind
    return None


def marked_row(band: Band) -> bool:
    """Whether a band may be a row of a table: an amount, something before it, and a mark of some kind."""
    words = [atom for atom in band.atoms if atom.kind not in PARTING and atom.kind != "money"]
    counts = [atom for atom in band.amounts if kind_of_mark(atom) == "count"]
    if len(band.amounts) == len(counts) or not words or len(band.atoms) > MOST_ATOMS:
        return False
    said = " ".join(atom.text for atom in words)
    return not row_kind(said) and (bool(counts) or any(kind_of_mark(atom) is not None for atom in words))


__all__ = ["kind_of_cell", "kind_of_mark", "marked_row", "strip_kind"]
