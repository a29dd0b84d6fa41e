"""Where columns meet without a wide gap, a white line down the rows parts cells as a printed bar does.

The line is wider than a blank, or stands beside a column of one kind of mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from almoner.engine.intake.layout_parts.bands import CELL_GAP, Atom, Band
from almoner.engine.intake.layout_parts.heads import find_heads
from almoner.engine.intake.layout_parts.strip_kinds import MEASURES, PARTING, kind_of_mark, marked_row, strip_kind
from almoner.engine.intake.values import modifiers

FEWEST_ROWS, FEWEST_ALIKE = 2, 3
MOST_ROWS = 200
SHORT_SPAN, LONGEST_MODIFIER = (4, 6), 2
WIDER = 13
"""Tenths of a blank: what parts two columns is wider than what parts two words."""
JOINS = frozenset({"x", "×", "@", "-", "–", "—", "to", "thru", "through", "a", "al", "/", "="})
"""What stands between two halves of one thing: count and price, first and last day."""
Gap = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seam:
    """A white stretch down a table; `kinds` are those of the marks right before it and right behind it where it is no wider than
    a blank."""

    x0: int
    x1: int
    kinds: tuple[str | None, str | None] | None = None


def seamed(bands: Sequence[Band]) -> list[Band]:
    """All bands, with a bar of no width in the rows of each table wherever two of its columns meet inside a cell."""
    out = list(bands)
    starts = [(table.first, table.last + 1) for table in find_heads(bands)]
    opens = [0, *(end for _, end in starts)]
    ends = [*(first for first, _ in starts), len(bands)]
    for first, end in zip(opens, ends, strict=True):
        rows = [band for band in bands[first:end] if marked_row(band)][:MOST_ROWS]
        if len(rows) < FEWEST_ROWS:
            continue
        blank = _blank(bands[first:end])
        found = seams(rows, blank)
        for band in bands[first:end] if found else ():
            if marked_row(band):
                out[band.number] = _barred(band, found, blank)
    return out


def seams(rows: Sequence[Band], blank: int) -> list[Seam]:
    """The white stretches of a table's rows, from left to right, at which a cell of some row is to be cut."""
    white = _white(rows)
    found: list[Seam] = []
    for at, (x0, x1) in enumerate(white):
        over = [gap for row in rows if (gap := _gap_at(row, x0, x1)) is not None]
        near = [end - start for (start, end), row in over if (end - start) * 1000 <= CELL_GAP * row.width]
        if not near or len(over) < FEWEST_ROWS or len(over) * 2 < len(rows):
            continue
        if min(near) * 10 >= blank * WIDER:
            found.append(Seam(x0, x1))
        elif len(over) >= FEWEST_ALIKE and (kinds := _kinds(rows, white, at, found)) is not None:
            found.append(Seam(x0, x1, kinds))
    return found


def _blank(bands: Sequence[Band]) -> int:
    """How wide a blank between two words is, in the page's units: the middle of those between plain words."""
    gaps = sorted(
        after.x0 - before.x1
        for band in bands
        for before, after in pairwise(band.atoms)
        if before.text.isalpha() and after.text.isalpha() and 0 < (after.x0 - before.x1) * 1000 <= CELL_GAP * band.width
    )
    return gaps[len(gaps) * 2 // 5] if gaps else (bands[0].width * 6 // 10 if bands else 60)


def _white(rows: Sequence[Band]) -> list[Gap]:
    """Stretches that no row prints in, or one row in eight at most."""
    edges = sorted({edge for row in rows for atom in row.atoms if atom.kind not in PARTING for edge in (atom.x0, atom.x1)})
    place = {edge: at for at, edge in enumerate(edges)}
    inked = [0] * len(edges)
    for row in rows:
        covered: set[int] = set()
        for atom in row.atoms:
            if atom.kind not in PARTING:
                covered.update(range(place[atom.x0], place[atom.x1]))
        for at in covered:
            inked[at] += 1
    most = len(rows) // 8
    found: list[Gap] = []
    for at in range(len(edges) - 1):
        if inked[at] <= most:
            if found and found[-1][1] == edges[at]:
                found[-1] = (found[-1][0], edges[at + 1])
            else:
                found.append((edges[at], edges[at + 1]))
    return found


def _gap_at(row: Band, x0: int, x1: int) -> tuple[Gap, Band] | None:
    """The row's own blank over a white stretch, None where it has none or prints nothing on one of its sides."""
    atoms = [atom for atom in row.atoms if atom.kind not in PARTING]
    for before, after in pairwise(atoms):
        if before.x1 <= x0 and after.x0 >= x1:
            return None if _one_thing(before, after) else ((before.x1, after.x0), row)
    return None


def _one_thing(before: Atom, after: Atom) -> bool:
    """Whether two marks belong together in one cell: "2 x 14.00", "97110 GP", "0706 070624" with the year behind the last day."""
    if before.text.lower() in JOINS or after.text.lower() in JOINS:
        return True
    if before.text.isdigit() and after.text.isdigit() and (len(before.text), len(after.text)) == SHORT_SPAN:
        return True
    if kind_of_mark(before) == "count" and after.text.lower() in MEASURES:
        return True
    return kind_of_mark(before) == "code" and len(after.text) == LONGEST_MODIFIER and bool(modifiers(after.text))


def _between(row: Band, x0: int, x1: int) -> list[Atom]:
    return [atom for atom in row.atoms if atom.kind not in PARTING and x0 <= (atom.x0 + atom.x1) // 2 <= x1]


def _kinds(rows: Sequence[Band], white: Sequence[Gap], at: int, found: Sequence[Seam]) -> tuple[str | None, str | None] | None:
    """The kinds of what stands before and behind a stretch no wider than a blank, where one of them is a column of its own: days,
    codes or revenue codes, or counts at the edge of their cells."""
    left = (white[at - 1][1] if at else -(10**6), white[at][0])
    right = (white[at][1], white[at + 1][0] if at + 1 < len(white) else 10**6)
    before = strip_kind([_between(row, *left) for row in rows])
    behind = strip_kind([_between(row, *right) for row in rows])
    parted = bool(found) and (found[-1].x0, found[-1].x1) == (white[at - 1] if at else None)
    if before == "count" and not parted and not all(_opens(row, left[0]) for row in rows):
        before = None
    if behind == "count" and not all(_closes(row, right[1]) for row in rows):
        behind = None
    return (before, behind) if before is not None or behind is not None else None


def _opens(row: Band, x0: int) -> bool:
    """Whether a row's cell begins right behind a place: nothing of it stands before."""
    before = [atom.x1 for atom in row.atoms if atom.kind not in PARTING and atom.x1 <= x0]
    first = next((atom.x0 for atom in row.atoms if atom.kind not in PARTING and atom.x0 >= x0), x0)
    return not before or (first - max(before)) * 1000 > CELL_GAP * row.width


def _closes(row: Band, x1: int) -> bool:
    behind = [atom for atom in row.atoms if atom.kind != "bar" and atom.x0 >= x1]
    return not behind or behind[0].kind == "money"


def _barred(band: Band, found: Sequence[Seam], blank: int) -> Band:
    """The band with bars at the seams where its own blank is one: as wide as a seam's, or beside a mark of the seam's kind."""
    atoms: list[Atom] = []
    for atom in band.atoms:
        before = atoms[-1] if atoms else None
        if before is not None and before.kind not in PARTING and atom.kind not in PARTING:
            for seam in () if _one_thing(before, atom) else found:
                if before.x1 <= seam.x0 and atom.x0 >= seam.x1 and _holds(before, atom, seam, blank):
                    atoms.append(Atom(kind="bar", text="|", words=(), x0=before.x1, x1=atom.x0))
                    break
        atoms.append(atom)
    return replace(band, atoms=tuple(atoms)) if len(atoms) > len(band.atoms) else band


def _holds(before: Atom, after: Atom, seam: Seam, blank: int) -> bool:
    if seam.kinds is None:
        return (after.x0 - before.x1) * 10 >= blank * WIDER
    left, right = seam.kinds
    return (left is not None and kind_of_mark(before) == left) or (right is not None and kind_of_mark(after) == right)


__all__ = ["Seam", "seamed", "seams"]
