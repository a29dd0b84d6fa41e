"""Tables: heading bands found, columns cut by alignment, headings given to columns, body bands gathered."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from almoner.engine.intake.layout_parts.bands import Atom, Band, Cell, cells_of
from almoner.engine.intake.layout_parts.roles import (
    CERTAIN,
    DAY_ROLES,
    FREE_ROLES,
    MONEY_ROLES,
    Odds,
    heading,
    is_ageing,
    is_label,
    label,
)

MOST_STACKED = 4
JOINED = re.compile(r"[/&+]|\b(and|or|y)\b", re.IGNORECASE)
JOINING = frozenset({"of", "de", "del", "for", "by", "to", "in", "on"})
"""Words that end a first half of a heading ("Date of" over "Service") and never head a column alone."""
FEWEST_HEADINGS = 2
ONE_HEADING = 3600
FEWEST_BUCKETS = 3
SUMMARY = frozenset({"previous_balance", "total_charges", "balance"})
SMALL_WORDS = frozenset(
    [
        "the",
        "we",
        "is",
        "are",
        "please",
        "if",
        "this",
        "that",
        "have",
        "has",
        "will",
        "our",
        "with",
        "or",
        "not",
        "at",
        "and",
        "to",
        "a",
        "in",
        "on",
        "be",
        "who",
        "el",
        "la",
        "los",
        "si",
        "este",
        "esta",
        "que",
        "con",
        "por",
        "es",
        "son",
    ]
)


@dataclass(frozen=True, slots=True)
class Head:
    """One heading: its words, its place across the page, and the roles it may name with their odds (milli-nats)."""

    text: str
    x0: int
    x1: int
    odds: Odds


@dataclass
class Column:
    """A column: its place, what stands in it ("money", "day", "mark", "text"), and the roles it may have, likeliest first."""

    x0: int
    x1: int
    kind: str
    odds: Odds
    heading: str = ""
    role: str | None = None
    runner_up: str | None = None
    sure: bool = True
    seen: bool = False  # amounts with cents stand in it
    edge: int = 0  # where most of them end


@dataclass
class Table:
    """Heading bands and the bands below them, with columns from left to right."""

    heads: tuple[Head, ...]
    first: int
    last: int  # last heading band, included
    body: list[Band] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)


def find_heads(bands: Sequence[Band]) -> list[Table]:
    """Every run of one to four bands that reads as headings. Repeated headings come again."""
    tables: list[Table] = []
    at = 0
    while at < len(bands):
        best, score = _best_run(bands, at)
        if best is not None and at + 1 < len(bands) and len(bands[at].cells) <= 2:
            # A title over the headings is not one of them: the run below it is as good without it.
            below, without = _best_run(bands, at + 1)
            if below is not None and below.last == best.last and without >= score:
                at += 1
                continue
        if best is not None:
            tables.append(best)
            at += best.last - best.first + 1
        else:
            at += 1
    return tables


def _best_run(bands: Sequence[Band], at: int) -> tuple[Table | None, int]:
    best: Table | None = None
    score = 0
    for size in range(1, MOST_STACKED + 1):
        group = list(bands[at : at + size])
        if len(group) < size or not _may_head(group):
            break
        heads = stacked_heads(group)
        worth = _worth(heads, group)
        if worth > score:
            best, score = Table(heads=heads, first=group[0].number, last=group[-1].number), worth
    return best, score


def _may_head(group: Sequence[Band]) -> bool:
    last = group[-1]
    if last.page != group[0].page or last.amounts or last.days:
        return False
    if last.is_rule:
        return len(group) > 1
    if _said(last):
        return False
    if len(group) > 1:
        before = group[-2]
        height = max(1, before.y1 - before.y0)
        if last.y0 - before.y1 > 2 * height:
            return False
    return len(last.atoms) <= 60 and not _prose(last.atoms, one=len(last.cells) == 1)


def _said(band: Band) -> bool:
    """Labels with their values beside them ("Claim number   CLM5   Plan   Made-up Health") head no columns."""
    cells = band.cells
    if len(cells) < 2 or len(cells) % 2:
        return False
    return all(_names(name.text, value.text) for name, value in zip(cells[::2], cells[1::2], strict=True))


def _names(name: str, value: str) -> bool:
    odds = label(name)
    return bool(odds) and odds[0][1] >= CERTAIN and (any(map(str.isdigit, value)) or not heading(value))


def _prose(atoms: Sequence[Atom], *, one: bool) -> bool:
    """Running words are no headings; looking at them as such would only cost time."""
    small = sum(1 for atom in atoms if atom.text.lower().strip(".,;") in SMALL_WORDS)
    return small >= 2 and (one or small * 5 >= len(atoms)) and len(atoms) > 5


def stacked_heads(group: Sequence[Band], *, parted: bool = True) -> tuple[Head, ...]:
    """Cells of the group stacked where they stand over each other; `parted` cuts cells that hold several headings."""
    cells = [(level, cell) for level, band in enumerate(group) if not band.is_rule for cell in band.cells]
    if parted:
        cells = [(level, part) for level, cell in cells for part in (_apart(cell) if _spans(cell, level, cells) else [cell])]
    stacks: list[list[tuple[int, Cell]]] = []
    for stack in _stacks(cells):
        text = " ".join(cell.text for _, cell in sorted(stack, key=lambda item: item[0]))
        odds = heading(text) if len(stack) > 1 else ()
        if not parted or (odds and odds[0][1] >= ONE_HEADING):
            stacks.append(stack)  # its halves may read as headings too, and are none
        else:
            stacks.extend(_stacks([(level, part) for level, cell in stack for part in _apart(cell)]))
    heads = []
    whole = [part for stack in stacks for part in _apart_levels(stack)]
    for level in range(len(group)):
        alone = [stack for stack in whole if any(at == level for at, _ in stack)]
        if len(group) > 1 and len(alone) == 1 and len(alone[0]) == 1:
            return ()  # a title over the headings or a section's name under them
    for stack in whole:
        text = " ".join(cell.text for _, cell in sorted(stack, key=lambda item: item[0]))
        heads.append(Head(text=text, x0=min(c.x0 for _, c in stack), x1=max(c.x1 for _, c in stack), odds=heading(text)))
    return tuple(sorted(heads, key=lambda head: head.x0))


def _spans(cell: Cell, level: int, cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a cell stands under or over several of one other level: it holds a heading for each."""
    under = [at for at, one in cells if at != level and _overlap(cell.x0, cell.x1, one.x0, one.x1) > 0]
    return len(under) > len(set(under))


def _stacks(cells: Sequence[tuple[int, Cell]]) -> list[list[tuple[int, Cell]]]:
    """Cells of different levels that stand over each other."""
    stacks: list[list[tuple[int, Cell]]] = []
    for level, cell in sorted(cells, key=lambda item: (item[1].x0, item[0])):
        for stack in stacks:
            if (
                all(level != other for other, _ in stack)
                and _overlap(cell.x0, cell.x1, min(c.x0 for _, c in stack), max(c.x1 for _, c in stack)) > 0
            ):
                stack.append((level, cell))
                break
        else:
            stacks.append([(level, cell)])
    return stacks


def _apart_levels(stack: list[tuple[int, Cell]]) -> list[list[tuple[int, Cell]]]:
    """Headings of rows that take two bands stand over each other too: they stay apart when each is whole and they differ."""
    if len(stack) < 2:
        return [stack]
    odds = [heading(cell.text) for _, cell in stack]
    whole = all(found and found[0][1] >= 3600 for found in odds) and len({found[0][0] for found in odds}) == len(stack)
    together = heading(" ".join(cell.text for _, cell in sorted(stack, key=lambda item: item[0])))
    if whole and not (together and together[0][1] >= 3900):
        return [[item] for item in stack]
    return [stack]


def _apart(cell: Cell) -> list[Cell]:
    """A cell as it is when it reads as one heading, else cut into the fewest headings that cover it."""
    if len(cell.atoms) < 2 or len(cell.atoms) > 24 or _prose(cell.atoms, one=True) or cell.atoms[0].text.lower() in JOINING:
        return [cell]
    whole = heading(cell.text)
    if whole and whole[0][1] >= 3000 and (whole[0][0] != "payments_and_adjustments" or JOINED.search(cell.text)):
        return [cell]
    if (named := label(cell.text)) and named[0][1] >= 3900 and named[0][0] in SUMMARY:
        return [cell]  # "Previous balance" over a summary's amount
    size = len(cell.atoms)
    # best[i] = (worth, cuts) of the first i atoms; a piece without a meaning costs
    nothing: tuple[int, ...] = ()
    best = [(0, nothing)] + [(-(10**9), nothing)] * size
    for end in range(1, size + 1):
        for start in range(max(0, end - 5), end):
            text = " ".join(atom.text for atom in cell.atoms[start:end])
            odds = heading(text)
            worth = _piece(text, odds, end - start)
            total = best[start][0] + worth
            if total > best[end][0]:
                best[end] = (total, (*best[start][1], end))
    cuts = best[size][1]
    if best[size][0] <= 0 or len(cuts) < 2:
        return [cell]
    parts: list[Cell] = []
    start = 0
    for end in cuts:
        piece = _whole(cell.atoms[start:end])
        odds = heading(piece.text)
        before = heading(parts[-1].text) if parts else ()
        if parts and (piece.text.lower() in JOINING or (odds and before and odds[0][0] == before[0][0])):
            piece = _whole((*parts.pop().atoms, *piece.atoms))  # two names of one column, or a heading's first half
        parts.append(piece)
        start = end
    return parts


def _piece(text: str, odds: Odds, words: int) -> int:
    """How much a piece of a heading band speaks for being one heading: whole phrases far more than near ones."""
    if not odds or odds[0][1] < 2500:
        return -2500 * words - 500
    worth = (odds[0][1] if odds[0][1] >= 3900 else odds[0][1] - 1500) * words - 500
    if odds[0][0] == "payments_and_adjustments" and not JOINED.search(text):
        worth -= 1500  # "Payments Adjustments" are two columns unless something joins them
    return worth


def _whole(atoms: Sequence[Atom]) -> Cell:
    return Cell(text=" ".join(a.text for a in atoms), atoms=tuple(atoms), x0=atoms[0].x0, x1=atoms[-1].x1)


def _worth(heads: Sequence[Head], group: Sequence[Band]) -> int:
    """How well the group reads as headings; 0 when it does not."""
    named = [head for head in heads if head.odds and head.odds[0][1] >= 2000 and head.odds[0][0] != "not_money"]
    if any(
        (sum(mark.isdigit() for mark in head.text) >= 4 and not is_ageing(head.text)) or len(head.text.split()) > 7
        for head in heads
    ):
        return 0
    roles = {head.odds[0][0] for head in named}
    if len(heads) >= FEWEST_BUCKETS and all(head.odds and head.odds[0][0] == "ageing" for head in heads):
        return CERTAIN * len(heads)  # how old a balance is, without another column
    if len(roles) < FEWEST_HEADINGS or len(named) * 5 < len(heads) * 3:
        return 0
    if not roles & (MONEY_ROLES | FREE_ROLES):
        return 0
    text = group[0].text
    if any(
        ":" in cell.text.rstrip()[:-1] + " " or cell.text.rstrip().endswith(":")
        for band in group
        for cell in band.cells
        if not is_heading_only(cell.text)
    ):
        return 0
    if len(group) == 1 and len(heads) < 3 and is_label(text):
        return 0
    if all(band.is_rule or len(band.cells) == 1 for band in group) and not (
        len(named) >= 3 and all(head.odds and head.odds[0][1] >= 3900 for head in heads)
    ):
        return 0  # words with single blanks between them are headings only when every one of them is
    unnamed = len(heads) - len(named)
    return sum(head.odds[0][1] for head in named) - 1500 * unnamed - 600 * len([b for b in group if not b.is_rule])


def is_heading_only(text: str) -> bool:
    """Whether a text that ends with a colon is still a column heading ("Charges:")."""
    odds = heading(text.rstrip(" :"))
    return bool(odds) and odds[0][1] >= 3500 and odds[0][0] not in FREE_ROLES


def heads_key(table: Table) -> tuple[str, ...]:
    """What two heading runs share when they are the same, as on the next page."""
    return tuple(head.text.lower() for head in table.heads)


def _overlap(a0: int, a1: int, b0: int, b1: int) -> int:
    return min(a1, b1) - max(a0, b0)


def clusters(atoms: Sequence[Atom]) -> list[tuple[int, int, int]]:
    """Atoms of one kind that stand over each other, as (x0, x1, how many), from left to right: shared right or left edges, or
    more than half of the narrower one in common."""
    groups: list[list[Atom]] = []
    for atom in sorted(atoms, key=lambda atom: (atom.x1, atom.x0)):
        for group in reversed(groups[-6:]):
            last = group[-1]
            shared = _overlap(atom.x0, atom.x1, min(a.x0 for a in group[-4:]), max(a.x1 for a in group[-4:]))
            narrow = min(atom.x1 - atom.x0, last.x1 - last.x0)
            if shared * 2 > narrow:
                group.append(atom)
                break
        else:
            groups.append([atom])
    found = [(min(a.x0 for a in group), max(a.x1 for a in group), len(group)) for group in groups]
    return sorted(found)


def edge_of(atoms: Sequence[Atom], x0: int, x1: int) -> int:
    """Where most amounts of a stretch end."""
    ends: dict[int, int] = {}
    for atom in atoms:
        if x0 <= atom.x0 and atom.x1 <= x1:
            ends[atom.x1] = ends.get(atom.x1, 0) + 1
    return max(ends, key=lambda end: (ends[end], end), default=x1)


def assign(
    heads: Sequence[Head], spots: Sequence[tuple[int, int, int]], fits: Callable[[Head], bool], width: int
) -> list[int | None]:
    """For each cluster the heading over it, in order and without crossing: the least total distance between middles."""
    usable = [n for n, head in enumerate(heads) if fits(head)]
    rows, columns = len(spots), len(usable)
    far = 12 * width
    cost: list[list[int]] = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        cost[i][0] = cost[i - 1][0] + far
    for j in range(1, columns + 1):
        for i in range(1, rows + 1):
            head = heads[usable[j - 1]]
            x0, x1, _ = spots[i - 1]
            cost[i][j] = min(cost[i - 1][j - 1] + distance(head.x0, head.x1, x0, x1), cost[i - 1][j] + far, cost[i][j - 1])
        cost[0][j] = 0
    chosen: list[int | None] = [None] * rows
    i, j = rows, columns
    while i > 0 and j > 0:
        head = heads[usable[j - 1]]
        x0, x1, _ = spots[i - 1]
        if cost[i][j] == cost[i][j - 1]:
            j -= 1
        elif cost[i][j] == cost[i - 1][j - 1] + distance(head.x0, head.x1, x0, x1):
            chosen[i - 1] = usable[j - 1]
            i, j = i - 1, j - 1
        else:
            i -= 1
    return chosen


def distance(a0: int, a1: int, b0: int, b1: int) -> int:
    """How far two stretches are from standing over each other: the best of left edges, right edges and middles, and the gap."""
    gap = max(0, -_overlap(a0, a1, b0, b1))
    edges = min(abs(a0 - b0), abs(a1 - b1), abs(a0 + a1 - b0 - b1) // 2)
    return gap * 2 + (0 if _overlap(a0, a1, b0, b1) > 0 else edges) + edges // 4


def kind_of(role: str) -> str:
    """What kind of mark a role's column holds."""
    if role in MONEY_ROLES:
        return "money"
    if role in DAY_ROLES:
        return "day"
    return "text" if role in FREE_ROLES else "mark"


__all__ = [
    "Column",
    "Head",
    "Table",
    "assign",
    "cells_of",
    "clusters",
    "distance",
    "find_heads",
    "heads_key",
    "kind_of",
    "stacked_heads",
]
