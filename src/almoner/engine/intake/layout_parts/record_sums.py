"""Sums printed between or beside blocks of labels, over those before or after them."""

from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.bill import Row, RowKind, Spot
from almoner.engine.intake.layout_parts.bands import Atom, Band
from almoner.engine.intake.layout_parts.record_roles import Record
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.money import Money

MOST_BESIDE = 3
"""Bands above the first block and below the last one that still belong to them."""


def sums_among(records: Sequence[Record], services: Sequence[Parts], left: Sequence[Band]) -> tuple[list[Row], set[int]]:
    """Amounts between the blocks that add up those up to the next such sum, or those since the last; where all but one do, the
    other does so wrongly. With them the atoms that say so."""
    places = _places(records, left)
    charges = [parts.money["charge"].cents if "charge" in parts.money else 0 for parts in services]
    order = [(record.x0, record.at) for record in records]
    best: list[Row] = []
    for below in (True, False):
        rows: list[Row] = []
        right = 0
        for number, place in enumerate(places):
            since = places[number - 1].order if number else (-1, -1)
            until = places[number + 1].order if number + 1 < len(places) else (10**9, 10**9)
            low, high = (place.order, until) if below else (since, place.order)
            span = [n for n, one in enumerate(order) if low < one < high]
            if span:
                right += sum(charges[n] for n in span) == place.cents
                rows.append(place.row(span[0], span[-1] + 1))
        if len(rows) > len(best) and (right == len(rows) == 1 or (right > 1 and right >= len(rows) - 1)):
            best = rows
    if any(row.amount == Money(sum(charges)) for row in best):
        return [], set()
    spots = {row.spot for row in best}
    return best, {id(atom) for place in places if place.spot in spots for atom in place.atoms}


@dataclass(frozen=True, slots=True)
class _Place:
    """An amount among the blocks: its column and band, and the atoms of its row in that column."""

    order: tuple[int, int]
    atoms: tuple[Atom, ...]

    @property
    def cents(self) -> int:
        return self.atoms[-1].amount.cents if self.atoms[-1].amount is not None else 0

    @property
    def spot(self) -> Spot | None:
        return self.atoms[-1].spot

    def row(self, first: int, last: int) -> Row:
        label = " ".join(atom.text for atom in self.atoms[:-1])
        return Row(RowKind.SUBTOTAL, label[:200], Money(self.cents), spot=self.spot, first_line=first, last_line=last)


def _places(records: Sequence[Record], left: Sequence[Band]) -> list[_Place]:
    found = []
    for x0, x1 in dict.fromkeys((record.x0, record.x1) for record in records):
        own = [record for record in records if record.x0 == x0]
        first, last = own[0].at, max(one.at for one in own[-1].said)
        for at in range(max(0, first - MOST_BESIDE), min(len(left), last + MOST_BESIDE + 1)):
            atoms = tuple(atom for atom in left[at].atoms if x0 <= atom.x0 < x1)
            if sum(1 for atom in atoms if atom.kind == "money") == 1 and atoms[-1].kind == "money" and len(atoms) > 1:
                found.append(_Place((x0, at), atoms))
    return sorted(found, key=lambda place: place.order)


__all__ = ["MOST_BESIDE", "sums_among"]
