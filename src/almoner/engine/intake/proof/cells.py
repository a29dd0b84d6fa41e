"""The cells of a bill: every amount that can stand in an equation, with the marks on the page that it was read from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from almoner.engine.bill import Bill, Spot
from almoner.engine.intake.layout_parts.ocr_words import other_amounts
from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.money import Money

SURE = 900
"""Thousandths: one engine alone is believed from here on; fitted on the training papers, see docs/accuracy.md."""
LINE_MONEY = ("charge", "allowed", "paid", "deductible", "copay", "coinsurance", "patient_owes")
HEADER_MONEY = (
    "total_charges", "adjustments", "insurance_paid", "patient_paid", "previous_balance", "interest", "patient_responsibility",
    "balance", "deductible", "copay", "coinsurance",
)  # fmt: skip
FINE = 10_000
"""Units and unit prices are counted in ten-thousandths, amounts in cents."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: `path` as in a reader's doubts ("lines/3/charge"), `value` in cents (units and prices in ten-thousandths).

    `words` are what stood there; `seen` are other values that some engine saw at this place, likeliest first, and `rival`
    is the one the other engine saw first. A cell without words was worked out and proves nothing.
    """

    path: str
    value: int
    words: tuple[Word, ...] = ()
    seen: tuple[int, ...] = ()
    rival: int | None = None
    spot: Spot | None = None

    @property
    def printed(self) -> bool:
        """From a sound text layer: what is printed is printed."""
        return bool(self.words) and all(word.printed for word in self.words)

    @property
    def strong(self) -> bool:
        """Printed, seen alike by both engines, or seen clearly by one that was not contradicted."""
        return self.printed or (
            bool(self.words)
            and self.rival is None
            and (all(word.agreed for word in self.words) or min(word.confidence for word in self.words) >= SURE)
        )

    @property
    def agreed(self) -> bool:
        return bool(self.words) and all(word.agreed or word.printed for word in self.words)


@dataclass(slots=True)
class Ground:
    """The words of all pages, found again by place."""

    pages: Sequence[Page]
    by_row: dict[tuple[int, int], list[Word]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for page in self.pages:
            for word in page.words:
                box = word.shown or word.box
                self.by_row.setdefault((page.number, (box[1] + box[3]) // 200), []).append(word)

    def at(self, spot: Spot | None) -> tuple[Word, ...]:
        """Words whose middle lies in the spot, left to right."""
        if spot is None or spot.page is None or spot.box is None:
            return ()
        x0, y0, x1, y1 = spot.box
        found = []
        for band in range(y0 // 100, y1 // 100 + 1):
            for word in self.by_row.get((spot.page, band), ()):
                box = word.shown or word.box
                if x0 <= (box[0] + box[2]) // 2 <= x1 and y0 <= (box[1] + box[3]) // 2 <= y1:
                    found.append(word)
        return tuple(sorted(found, key=lambda word: (word.shown or word.box)[0]))


def cells_of(bill: Bill, ground: Ground) -> Mapping[str, Cell]:
    """Every cell by its path."""
    return {cell.path: cell for cell in _cells(bill, ground)}


def _cells(bill: Bill, ground: Ground) -> Iterator[Cell]:
    for number, line in enumerate(bill.lines):
        places = dict(line.spots)
        for name in LINE_MONEY:
            amount: Money | None = getattr(line, name)
            if amount is not None:
                yield _money_cell(f"lines/{number}/{name}", amount, places.get(name), ground)
        adjusted = [one.amount for one in line.adjustments]
        if len(adjusted) == 1:
            spot = places.get("adjustment") or places.get("not_covered") or places.get("payments_and_adjustments")
            yield _money_cell(f"lines/{number}/adjustment", adjusted[0], spot, ground)
        for name, value in (("units", line.units), ("unit_price", line.unit_price)):
            if value is not None:
                words = ground.at(places.get(name))
                yield Cell(f"lines/{number}/{name}", _fine(value), words, spot=places.get(name))
    for number, row in enumerate(bill.rows):
        if row.amount is not None:
            yield _money_cell(f"rows/{number}/amount", row.amount, row.spot, ground)
    for name in HEADER_MONEY:
        amount = getattr(bill, name)
        if amount is not None:
            yield _money_cell(name, amount, (bill.spots or {}).get(name), ground)


def _money_cell(path: str, amount: Money, spot: Spot | None, ground: Ground) -> Cell:
    words = ground.at(spot)
    seen, rival = other_amounts(words, amount.cents)
    return Cell(path, amount.cents, words, seen, rival, spot)


def _fine(value: Decimal) -> int:
    return int(value * FINE)
