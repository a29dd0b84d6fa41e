"""Visits in boxes: at the left what was done, at the right what it comes to, what was taken off and what is left.

The two halves have amounts under edges of their own and lines of their own height. A box is known by its sum: the amounts at the
left are the first one at the right. The halves are read one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.row_parts import chosen_day

TIMES = ("x", "X", "×", "@")
FEWEST_ROWS = 3
"""Of both halves together, before their sum proves anything."""


@dataclass(frozen=True, slots=True)
class Visits:
    """Numbers of bands: the day that each heading gives to the items under it, the sums of charges, what else the right halves
    say, and where a visit surely ends: what follows has its day only from a heading of its own."""

    days: dict[int, date] = field(default_factory=dict)
    sums: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Box:
    """The heading's position, the halves of the rows below it, where the right labels start, and where all amounts end."""

    head: int
    left: list[Band]
    right: list[Band]
    place: tuple[int, int, int]
    last: int = 0

    @property
    def proven(self) -> bool:
        first = self.right[0].amounts[0].amount
        done = sum(band.amounts[-1].amount.cents for band in self.left if band.amounts[-1].amount is not None)
        if first is None or len(self.left) + len(self.right) < FEWEST_ROWS:
            return False
        return first.cents == done != 0 or self._settles(first.cents)

    def _settles(self, first: int) -> bool:
        """Whether what is taken off the right half's first sum leaves its last one: its own sum may be wrong."""
        taken = [band.amounts[-1].amount.cents for band in self.right[1:-1] if band.amounts[-1].amount is not None]
        left = self.right[-1].amounts[-1].amount
        return bool(taken) and max(taken) < 0 < first and left is not None and first + sum(taken) == left.cents


def visits_in_boxes(bands: Sequence[Band]) -> tuple[list[Band], Visits]:
    """The bands with each box's halves under each other, numbered anew, and what they are."""
    boxes = [box for at, band in enumerate(bands) if _heads(band) and (box := _box(bands, at)) is not None]
    places = [box.place for box in boxes if box.proven]
    kept = {box.head: box for box in boxes if any(_same(box.place, place, bands[0].width) for place in places)}
    if not kept:
        return list(bands), Visits()
    found: list[Band] = []
    days: dict[int, date] = {}
    sums: set[int] = set()
    notes: set[int] = set()
    at = 0
    while at < len(bands):
        box = kept.get(at)
        day = chosen_day(bands[at].days[0]) if box is not None else None
        if day is not None:
            days[len(found)] = day
        found.append(replace(bands[at], number=len(found)))
        if box is not None:
            for band in box.left:
                found.append(replace(band, number=len(found)))
            sums.add(len(found))
            for band in box.right:
                notes.add(len(found))
                found.append(replace(band, number=len(found)))
            at = box.last
        at += 1
    return found, Visits(days, frozenset(sums), frozenset(notes - sums))


def _heads(band: Band) -> bool:
    return len(band.days) == 1 and not band.amounts and chosen_day(band.days[0]) is not None


def _box(bands: Sequence[Band], head: int) -> _Box | None:
    """The rows below a heading, as far as they have an amount under one of the two edges; None where they do not."""
    box: _Box | None = None
    above = bands[head]
    for at in range(head + 1, len(bands)):
        band = bands[at]
        if band.is_rule:
            continue
        if band.page != above.page or not band.amounts or band.days or band.y0 - above.y1 > 3 * (band.y1 - band.y0):
            break
        place = box.place if box is not None else _place(band)
        halves = _halves(band, place) if place is not None else None
        if place is None or halves is None:
            break
        left, right = halves
        box = box or _Box(head, [], [], place)
        box.left += [left] if left is not None else []
        box.right += [right] if right is not None else []
        box.last, above = at, band
    return box if box is not None and box.left and box.right else None


def _place(band: Band) -> tuple[int, int, int] | None:
    """Where the left amounts end, the right labels start and the right amounts end, by a row that has both halves."""
    cells = band.cells
    last = next((at for at in range(len(cells) - 1, -1, -1) if cells[at].atoms[0].kind == "word" and at + 1 < len(cells)), None)
    if last is None or last < 1 or cells[last - 1].atoms[-1].kind != "money" or cells[-1].atoms[-1].kind != "money":
        return None
    return cells[last - 1].x1, cells[last].x0, cells[-1].x1


def _halves(band: Band, place: tuple[int, int, int]) -> tuple[Band | None, Band | None] | None:
    edge, start, end = place
    left = [atom for atom in band.atoms if atom.x0 < start - band.width]
    right = [atom for atom in band.atoms if atom.x0 >= start - band.width]
    if left and not _ends(left, edge, band.width):
        return None
    if right and not (right[0].kind == "word" and abs(right[0].x0 - start) <= band.width and _ends(right, end, band.width)):
        return None
    return _piece(band, [_counted(left, at) for at in range(len(left))]), _piece(band, right)


def _counted(atoms: Sequence[Atom], at: int) -> Atom:
    """A price behind a count ("2 x 55.41") belongs to the words and stands in no column."""
    if atoms[at].kind == "money" and at > 1 and atoms[at - 1].text in TIMES and atoms[at - 2].text.isdigit():
        return replace(atoms[at], kind="word")
    return atoms[at]


def _ends(atoms: Sequence[Atom], edge: int, width: int) -> bool:
    return atoms[-1].kind == "money" and abs(atoms[-1].x1 - edge) <= width


def _piece(band: Band, atoms: Sequence[Atom]) -> Band | None:
    if not atoms:
        return None
    boxes = [word.box for atom in atoms for word in atom.words]
    return replace(band, atoms=tuple(atoms), y0=min(box[1] for box in boxes), y1=max(box[3] for box in boxes))


def _same(one: tuple[int, int, int], other: tuple[int, int, int], width: int) -> bool:
    return all(abs(a - b) <= width for a, b in zip(one, other, strict=True))


__all__ = ["Visits", "visits_in_boxes"]
