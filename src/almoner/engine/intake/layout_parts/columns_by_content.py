"""Codes, revenue codes and counts that stand over each other are columns of their own, whatever heading stands there or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from almoner.engine.intake import values
from almoner.engine.intake.layout_parts.bands import Atom, Band, Cell
from almoner.engine.intake.layout_parts.counts import proofs
from almoner.engine.intake.layout_parts.labelled_marks import says_marks
from almoner.engine.intake.layout_parts.roles import MONEY_ROLES, SURE
from almoner.engine.intake.layout_parts.strip_kinds import COUNT, kind_of_cell, marked_row
from almoner.engine.intake.layout_parts.tables import Column, Head, clusters, distance, overlap

MOST_ROWS = 120
FEWEST, FEWEST_PROOFS = 2, 3
OF_TEN, MOST_OF_TEN = 8, 7
CODED = ("code", "revenue_code")


@dataclass(frozen=True, slots=True)
class Strip:
    """Marks of one kind that stand over each other: their place and texts from top to bottom."""

    kind: str
    x0: int
    x1: int
    texts: tuple[str, ...]


def settle_by_content(columns: list[Column], body: Sequence[Band]) -> None:
    """Gives each strip of codes, revenue codes and counts its column: the one whose cells it makes up gets the role, else a new
    one is put in. A heading that is sure of something else keeps its column from being a count unless prices prove it."""
    rows = [band for band in body if marked_row(band)][:MOST_ROWS]
    if len(rows) < FEWEST or not columns:
        return
    for kind in CODED:
        strips = _strips(rows, kind)
        if strips and not any(_nearest(strip, columns).role == kind for strip in strips):
            _give(max(strips, key=lambda strip: len(strip.texts)), kind, columns, rows)
    _settle_count(columns, rows)
    columns.sort(key=lambda column: (column.x0, column.x1))


def without_counts(
    found: list[tuple[int, int, int]], amounts: Sequence[Atom], heads: Sequence[Head]
) -> list[tuple[int, int, int]]:
    """Clusters of figures less those that count: small whole numbers, many of them one, without a currency sign, among others
    with cents and under no heading that is sure to name money."""
    held = [[atom for atom in amounts if x0 <= atom.x0 and atom.x1 <= x1] for x0, x1, _ in found]
    if not any(_has_cents(atoms) for atoms in held):
        return found
    return [
        spot for spot, atoms in zip(found, held, strict=True) if not (_count_alike(atoms) and not _named_money(spot, heads))
    ]


def _has_cents(atoms: Sequence[Atom]) -> bool:
    return any(atom.amount is not None and atom.amount.cents % 100 for atom in atoms)


def _count_alike(atoms: Sequence[Atom]) -> bool:
    """Whether figures are counts by what they are: whole, short, unsigned, at least half of them one."""
    counts = [values.units(atom.text) for atom in atoms if COUNT.fullmatch(atom.text)]
    return bool(atoms) and len(counts) == len(atoms) and sum(1 for count in counts if count == 1) * 2 >= len(counts)


def _named_money(spot: tuple[int, int, int], heads: Sequence[Head]) -> bool:
    over = [head for head in heads if overlap(head.x0, head.x1, spot[0], spot[1]) > 0 and head.odds]
    return any(head.odds[0][0] in MONEY_ROLES and head.odds[0][1] >= SURE for head in over)


def _strips(rows: Sequence[Band], kind: str) -> list[Strip]:
    """The strips of one kind: cells of that kind over each other in half the rows, with hardly another thing between them."""
    alike = [(row, cell) for row in rows for cell in row.cells if kind_of_cell(cell.atoms) == kind]
    found: list[Strip] = []
    for x0, x1, many in clusters([_whole(cell) for _, cell in alike]):
        over = [cell for row in rows for cell in row.cells if overlap(cell.x0, cell.x1, x0, x1) > 0]
        if many >= FEWEST and many * 2 >= len(rows) and many * 10 >= len(over) * OF_TEN:
            texts = tuple(cell.text for _, cell in alike if x0 <= cell.x0 and cell.x1 <= x1)
            found.append(Strip(kind, x0, x1, texts))
    return found


def _whole(cell: Cell) -> Atom:
    return Atom(kind="word", text=cell.text, words=(), x0=cell.x0, x1=cell.x1)


def _nearest(strip: Strip, columns: Sequence[Column]) -> Column:
    return min(columns, key=lambda c: (distance(c.x0, c.x1, strip.x0, strip.x1), c.kind == "text", c.x0))


def _give(strip: Strip, role: str, columns: list[Column], rows: Sequence[Band]) -> Column:
    """The strip's column gets the role: the nearest where little else stands in it, else a new one."""
    near = _nearest(strip, columns)
    if near.kind in ("mark", "text") and not _holds_more(near, strip, columns, rows):
        near.kind, near.role = "mark", role
        near.x0, near.x1 = min(near.x0, strip.x0), max(near.x1, strip.x1)
        return near
    new = Column(x0=strip.x0, x1=strip.x1, kind="mark", odds=(), role=role)
    columns.append(new)
    return new


def _holds_more(column: Column, strip: Strip, columns: Sequence[Column], rows: Sequence[Band]) -> bool:
    """Whether cells beside the strip would be read as this column's too."""
    others = [
        cell
        for row in rows
        for cell in row.cells
        if overlap(cell.x0, cell.x1, strip.x0, strip.x1) <= 0
        and not any(atom.kind == "money" for atom in cell.atoms)
        and min(columns, key=lambda c: distance(c.x0, c.x1, cell.x0, cell.x1)) is column
    ]
    return len(others) * 10 > len(rows) * (10 - MOST_OF_TEN)


def settle_count_unheaded(columns: list[Column], body: Sequence[Band]) -> None:
    """A strip of counts among rows without headings becomes a column."""
    rows = [band for band in body if marked_row(band) and not says_marks(band.text)][:MOST_ROWS]
    if len(rows) >= FEWEST and columns:
        _settle_count(columns, rows)


def _settle_count(columns: list[Column], rows: Sequence[Band]) -> None:
    """A strip of counts is the units where nothing else counts and its heading, the prices, or their being mostly one say so."""
    strips = [strip for strip in _strips(rows, "count") if not _numbers_lines(strip)]
    sums = [column for column in columns if column.kind == "money" and column.seen and column.odds]
    strips = [strip for strip in strips if all(overlap(one.x0, one.x1, strip.x0, strip.x1) <= 0 for one in sums)]
    if not strips:
        return
    named = [column for column in columns if column.role == "units"]
    if any(_nearest(strip, columns) in named for strip in strips):
        return
    proven = [
        strip for strip in strips if proofs(strip.x0, strip.x1, rows) >= FEWEST_PROOFS and _ones(strip) < len(strip.texts)
    ]
    likely = [strip for strip in strips if _may_count(strip, columns, bool(named)) and _ones(strip) * 2 >= len(strip.texts)]
    chosen = proven or likely
    if len(chosen) != 1:
        return
    column = _give(chosen[0], "units", columns, rows)
    for other in named:
        if other is not column:
            other.kind, other.role = "text", "other_text"


def _ones(strip: Strip) -> int:
    return sum(1 for text in strip.texts if values.units(text) == Decimal(1))


def _numbers_lines(strip: Strip) -> bool:
    """Whether the figures rise one by one, as those of lines do."""
    found = [values.units(text) for text in strip.texts]
    steps = [b - a for a, b in pairwise(found) if a is not None and b is not None]
    return bool(steps) and sum(1 for step in steps if step == 1) * 2 > len(steps)


def _may_count(strip: Strip, columns: Sequence[Column], named: bool) -> bool:
    """Whether no heading says for sure that these figures are something else: none over them, an unknown one, one that numbers
    ("#", "No."), or a free one that its words stand beside."""
    over = [column for column in columns if overlap(column.x0, column.x1, strip.x0, strip.x1) > 0 and column.heading]
    sure = [column for column in over if column.role not in (None, "other_text", "line_number", "units", "description")]
    return not sure or (named and all(column.kind == "text" for column in sure))


__all__ = ["settle_by_content", "settle_count_unheaded", "without_counts"]
