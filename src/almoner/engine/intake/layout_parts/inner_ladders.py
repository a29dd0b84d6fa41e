"""A cell of a table that holds a small ladder ("Deductible 221.99" over "Coinsurance 204.51") becomes a column for each label.

A plan's paper breaks down a person's share inside one cell of each row. Its labels are then the headings of their amounts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from almoner.engine.intake.layout_parts.bands import CELL_GAP, Atom, Band
from almoner.engine.intake.layout_parts.roles import MONEY_ROLES, heading

SURE = 3900
FEWEST_ROWS, FEWEST_BESIDE, FEWEST_HEADINGS = 2, 2, 3
MOST_BELOW, MOST_ABOVE, MOST_WORDS = 3, 60, 4
GAP = 2
"""Widths of a character that part two columns."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A label and the amount behind it in one band."""

    role: str
    label: tuple[Atom, ...]
    amount: Atom

    @property
    def text(self) -> str:
        return " ".join(atom.text for atom in self.label)


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row whose cell goes on below: the rungs with the positions of their bands, from top to bottom."""

    rungs: tuple[tuple[int, Rung], ...]

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(rung.role for _, rung in self.rungs)


def unfolded(bands: Sequence[Band]) -> list[Band]:
    """The bands with every such cell laid out as columns under its labels, numbered anew; as they are where fewer than two rows
    have the same labels at one place, or no headings stand over them."""
    rows = [row for at in range(len(bands)) if (row := _row(bands, at)) is not None]
    if len(rows) < FEWEST_ROWS:
        return list(bands)
    pattern = rows[0].roles
    rows = [row for row in rows if row.roles == pattern and _same_place(row, rows[0], bands[0].width)]
    heads = {row.rungs[0][0]: _headings(bands, row.rungs[0][0]) for row in rows}
    tops = {at for at in heads.values() if at is not None}
    if len(rows) < FEWEST_ROWS or not tops:
        return list(bands)
    rungs = [rung for row in rows for _, rung in row.rungs]
    left, right = min(rung.label[0].x0 for rung in rungs), max(rung.amount.x1 for rung in rungs)
    part = (right - left) // len(pattern)
    width = bands[0].width
    if max(rung.amount.x1 - rung.amount.x0 for rung in rungs) + GAP * width > part:
        return list(bands)
    ends = [right - part * (len(pattern) - 1 - n) for n in range(len(pattern))]
    changed = {at: band.atoms for at, band in enumerate(bands)}
    for row in rows:
        for n, (at, rung) in enumerate(row.rungs):
            changed[at] = tuple(atom for atom in changed[at] if atom not in rung.label and atom is not rung.amount)
            first = row.rungs[0][0]
            changed[first] = (*changed[first], _moved(rung.amount, ends[n], part - GAP * width))
    names = [_name(rung, ends[n], part - GAP * width) for n, (_, rung) in enumerate(rows[0].rungs)]
    for at in tops:
        kept = [atom for atom in changed[at] if not left - width <= (atom.x0 + atom.x1) // 2 <= right]
        changed[at] = (*kept, *names)
    laid = [
        replace(band, atoms=tuple(sorted(changed[at], key=lambda atom: (atom.x0, atom.x1)))) for at, band in enumerate(bands)
    ]
    return [replace(band, number=number) for number, band in enumerate(band for band in laid if band.atoms)]


def _row(bands: Sequence[Band], at: int) -> Row | None:
    """The row that begins in a band: a rung beside other amounts, and others right under it with nothing else that is an amount."""
    band = bands[at]
    if len(band.amounts) <= FEWEST_BESIDE:
        return None
    for rung in _rungs(band):
        found = [(at, rung)]
        last = band
        for number in range(at + 1, min(at + 1 + MOST_BELOW, len(bands))):
            below = bands[number]
            if below.page != band.page or below.y0 - last.y1 > last.y1 - last.y0 or len(below.amounts) != 1:
                break
            more = _rungs(below)
            if not more or not _under(more[0], rung, band.width):
                break
            found.append((number, more[0]))
            last = below
        if len(found) > 1 and len({one.role for _, one in found}) == len(found):
            return Row(tuple(found))
    return None


def _rungs(band: Band) -> list[Rung]:
    found: list[Rung] = []
    for at, atom in enumerate(band.atoms):
        if atom.kind != "money":
            continue
        start = at
        while start and band.atoms[start - 1].kind == "word" and at - start < MOST_WORDS:
            apart = (band.atoms[start].x0 - band.atoms[start - 1].x1) * 1000 > CELL_GAP * band.width
            if start < at and apart:
                break
            start -= 1
        label = band.atoms[start:at]
        odds = heading(" ".join(word.text for word in label).rstrip(" :")) if label else ()
        if odds and odds[0][1] >= SURE and odds[0][0] in MONEY_ROLES:
            found.append(Rung(odds[0][0], tuple(label), atom))
    return found


def _under(one: Rung, above: Rung, width: int) -> bool:
    return abs(one.label[0].x0 - above.label[0].x0) <= width and abs(one.amount.x1 - above.amount.x1) <= width


def _same_place(row: Row, first: Row, width: int) -> bool:
    return _under(row.rungs[0][1], first.rungs[0][1], width)


def _headings(bands: Sequence[Band], at: int) -> int | None:
    """The position of the headings over a row, on its page."""
    for above in range(at - 1, max(-1, at - MOST_ABOVE), -1):
        band = bands[above]
        if band.page != bands[at].page:
            return None
        known = [cell for cell in band.cells if (odds := heading(cell.text)) and odds[0][1] >= SURE]
        if not band.amounts and not band.days and len(known) >= FEWEST_HEADINGS:
            return above
    return None


def _moved(amount: Atom, end: int, room: int) -> Atom:
    return replace(amount, x0=end - min(room, amount.x1 - amount.x0), x1=end)


def _name(rung: Rung, end: int, room: int) -> Atom:
    """A label as the heading of its column."""
    words = tuple(word for atom in rung.label for word in atom.words)
    size = min(room, rung.label[-1].x1 - rung.label[0].x0)
    return Atom(kind="word", text=rung.text, words=words, x0=end - size, x1=end)


__all__ = ["unfolded"]
