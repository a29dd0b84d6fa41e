"""Headings that do not stand over their columns, set over them: by order, or word by word over the columns that the rows show.

Printers set headings left, right or in the middle whatever stands below, so that a heading may stand beside its column, over its
neighbour, or run into the next one. Where the rows' own cells line up, they are the columns.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import heading
from almoner.engine.intake.layout_parts.strip_kinds import PARTING
from almoner.engine.intake.layout_parts.tables import Head, Table, distance, overlap

FEWEST = 2
"""Headings, and rows that show the columns."""
RARELY = 12
"""Of a hundred rows, so few may reach over the white between two columns."""
OFTEN = 4
"""Of ten rows, so many have print in a column."""
MANY = 8
"""So many rows leave no white between the words of a column by chance."""
CURRENCY = frozenset({"$", "US$", "USD"})
KNOWN = 2000
"""What a heading must say to count as known (milli-nats)."""
Stretch = tuple[int, int]


def in_order(table: Table, body: Sequence[Band], heading_bands: Sequence[Band]) -> Table:
    """The table with its headings over the columns that the rows show, where by place they stand over none or another's."""
    stretches = _columns(body, table.heads)
    heads = sorted(table.heads, key=lambda head: (head.x0, head.x1))
    if len(stretches) < FEWEST or _fit(heads, stretches, [atom for band in body for atom in band.atoms]):
        return table
    found = [heads]
    moved = _moved(_stacks(heads), stretches)
    if moved is not None:
        found.append(moved)
    found.append(_by_words(stretches, heading_bands))
    best = max(found, key=lambda some: (_known(some, stretches), -found.index(some)))
    return table if best is heads else replace(table, heads=tuple(best))


def _stacks(heads: Sequence[Head]) -> list[list[Head]]:
    """Headings that stand over each other name one column together."""
    stacks: list[list[Head]] = []
    for head in heads:
        if stacks and overlap(head.x0, head.x1, stacks[-1][-1].x0, stacks[-1][-1].x1) > 0:
            stacks[-1].append(head)
        else:
            stacks.append([head])
    return stacks


def _moved(stacks: Sequence[Sequence[Head]], stretches: Sequence[Stretch]) -> list[Head] | None:
    """Each heading over the column of its number; None where that would take one off a column that it stands over."""
    if len(stacks) != len(stretches):
        return None
    found: list[Head] = []
    for at, (stack, (x0, x1)) in enumerate(zip(stacks, stretches, strict=True)):
        for head in stack:
            over = [number for number, one in enumerate(stretches) if overlap(head.x0, head.x1, *one) > 0]
            if over and at not in over:
                return None
            found.append(head if len(stack) > 1 and over == [at] else replace(head, x0=x0, x1=x1))
    return found


def _fit(heads: Sequence[Head], stretches: Sequence[Stretch], atoms: Sequence[Atom]) -> bool:
    """Whether no heading stands over two columns of amounts, and none over nothing while a column has none. "Service date" over
    a first and a last day is one heading all the same."""
    over = [[number for number, one in enumerate(stretches) if overlap(head.x0, head.x1, *one) > 0] for head in heads]
    orphans = len(stretches) - len({number for some in over for number in some})
    if orphans and any(not some for some in over):
        return False
    held = [[atom.kind == "money" for atom in atoms if overlap(atom.x0, atom.x1, *one) > 0] for one in stretches]
    money = [sum(kinds) * 2 > len(kinds) for kinds in held]
    return all(sum(1 for number in some if money[number]) < FEWEST for some in over)


def _known(heads: Sequence[Head], stretches: Sequence[Stretch]) -> int:
    """How many columns have a known heading over them that no other column shares."""
    total = 0
    for one in stretches:
        over = [head for head in heads if overlap(head.x0, head.x1, *one) > 0]
        shared = any(overlap(head.x0, head.x1, *other) > 0 for head in over for other in stretches if other is not one)
        total += not shared and max((head.odds[0][1] for head in over if head.odds), default=0) >= KNOWN
    return total


def _columns(body: Sequence[Band], heads: Sequence[Head]) -> list[Stretch]:
    """Where cells stand over each other, parted by white that hardly a row reaches over. What stands there in few rows is a
    column only under a heading: else it is the end of some long words."""
    most = max((len(band.amounts) for band in body), default=0)
    rows = [band for band in body if band.amounts and len(band.amounts) * 2 >= most and len(band.cells) > 1]
    usual, _ = Counter(len(band.cells) for band in rows).most_common(1)[0] if rows else (0, 0)
    rows = [band for band in rows if len(band.cells) >= usual]  # payments between the charges have other cells
    if len(rows) < FEWEST:
        return []
    allowed = len(rows) * RARELY // 100
    pieces = [piece for band in rows for piece in _pieces(band, apart=len(rows) >= MANY)]
    edges = sorted([(x0, 1) for x0, _ in pieces] + [(x1, -1) for _, x1 in pieces])
    found: list[Stretch] = []
    depth, start = 0, None
    for x, step in edges:
        before, depth = depth, depth + step
        if before <= allowed < depth:
            start = x
        elif before > allowed >= depth and start is not None:
            found.append((start, x))
            start = None
    kept = (
        one
        for one in found
        if sum(1 for piece in pieces if overlap(*piece, *one) > 0) * 10 >= len(rows) * OFTEN
        or any(overlap(head.x0, head.x1, *one) > 0 for head in heads)
    )
    return _joined(kept, rows[0].width)


def _pieces(band: Band, *, apart: bool) -> list[Stretch]:
    """Where a row has print: word by word where many rows tell columns from chance, else by cells; currency marks set to a
    column's left edge left out."""
    pieces = [atom for atom in band.atoms if atom.kind not in PARTING] if apart else band.cells
    return [(piece.x0, piece.x1) for piece in pieces if piece.text.strip() not in CURRENCY]


def _joined(found: Iterable[Stretch], width: int) -> list[Stretch]:
    """Stretches a hair apart are one column."""
    joined: list[Stretch] = []
    for x0, x1 in found:
        if joined and x0 - joined[-1][1] < width // 2:
            joined[-1] = joined[-1][0], x1
        else:
            joined.append((x0, x1))
    return joined


def _by_words(stretches: Sequence[Stretch], heading_bands: Sequence[Band]) -> list[Head]:
    """Words that stand together go to the column they stand over, or else to the nearest one; over several, each to its own."""
    words: list[list[Atom]] = [[] for _ in stretches]
    for band in heading_bands:
        for cell in band.cells:
            atoms = [atom for atom in cell.atoms if atom.kind not in PARTING]
            over = [at for at, one in enumerate(stretches) if overlap(*one, cell.x0, cell.x1) > 0]
            if len(over) < FEWEST and atoms:
                words[over[0] if over else _nearest(cell.x0, cell.x1, stretches)].extend(atoms)
                continue
            for atom in atoms:
                words[_nearest(atom.x0, atom.x1, stretches)].append(atom)
    heads = []
    for own, (x0, x1) in zip(words, stretches, strict=True):
        if own:
            text = " ".join(atom.text for atom in own)
            heads.append(Head(text=text, x0=x0, x1=x1, odds=heading(text)))
    return heads


def _nearest(x0: int, x1: int, stretches: Sequence[Stretch]) -> int:
    return min(range(len(stretches)), key=lambda at: (distance(*stretches[at], x0, x1), -overlap(*stretches[at], x0, x1)))


__all__ = ["in_order"]
