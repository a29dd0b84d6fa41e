"""Tables: their columns and headings, marks that stand over each other, and which heading stands over which of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.roles import DAY_ROLES, FREE_ROLES, MONEY_ROLES, Odds

FEWEST_FIGURES = 2


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


def overlap(a0: int, a1: int, b0: int, b1: int) -> int:
    """How much two stretches have in common; below zero where there is a gap between them."""
    return min(a1, b1) - max(a0, b0)


def clusters(atoms: Sequence[Atom]) -> list[tuple[int, int, int]]:
    """Atoms of one kind that stand over each other, as (x0, x1, how many), from left to right: shared right or left edges, or
    more than half of the narrower one in common."""
    groups: list[list[Atom]] = []
    for atom in sorted(atoms, key=lambda atom: (atom.x1, atom.x0)):
        for group in reversed(groups[-6:]):
            last = group[-1]
            shared = overlap(atom.x0, atom.x1, min(a.x0 for a in group[-4:]), max(a.x1 for a in group[-4:]))
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
    gap = max(0, -overlap(a0, a1, b0, b1))
    edges = min(abs(a0 - b0), abs(a1 - b1), abs(a0 + a1 - b0 - b1) // 2)
    return gap * 2 + (0 if overlap(a0, a1, b0, b1) > 0 else edges) + edges // 4


def figures_apart(atoms: Sequence[Atom], columns: Sequence[Column]) -> list[list[Atom]]:
    """Figures with a single blank between them, cut where a column of days begins or ends: a number right before its day. Words
    stay together."""
    whole = [list(atoms)]
    if len(atoms) < FEWEST_FIGURES or any(atom.kind == "money" or any(map(str.isalpha, atom.text)) for atom in atoms):
        return whole
    over = [[column for column in columns if overlap(column.x0, column.x1, atom.x0, atom.x1) > 0] for atom in atoms]
    if not all(over):
        return whole
    dated = [all(column.kind == "day" for column in some) for some in over]
    parts: list[list[Atom]] = []
    for at, atom in enumerate(atoms):
        if at and dated[at] == dated[at - 1]:
            parts[-1].append(atom)
        else:
            parts.append([atom])
    return parts


def kind_of(role: str) -> str:
    """What kind of mark a role's column holds."""
    if role in MONEY_ROLES:
        return "money"
    if role in DAY_ROLES:
        return "day"
    return "text" if role in FREE_ROLES else "mark"


__all__ = ["Column", "Head", "Table", "assign", "clusters", "distance", "edge_of", "figures_apart", "kind_of", "overlap"]
