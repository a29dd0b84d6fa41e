"""Amounts on the pages that found no place in any bill: a row that was missed would be among them."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from decimal import Decimal

from almoner.engine.bill import Accumulator, Adjustment, Bill, Doubt, Line, PaperKind, Reading, Row, Spot
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.values import money, tidy
from almoner.engine.money import Money

OTHER_AMOUNTS = frozenset({PaperKind.PLAN, PaperKind.NOTICE})
"""Papers that tell of other money than a bill's: instalments, limits of income."""
NOT_KEPT = frozenset({"running_balance", "ageing"})
"""Columns that are understood and whose amounts are not kept."""


def unplaced_amounts(reading: Reading, pages: Sequence[Page]) -> frozenset[int]:
    """Their cents without sign, on pages that are pictures; zeros aside."""
    return frozenset(cents for cents, _ in _unplaced(reading, pages, printed=False))


def with_strangers_doubted(reading: Reading, pages: Sequence[Page]) -> Reading:
    """A text on which amounts stand that found no place and are equal to nothing that was read was not understood whole: what its
    bills come to is to be confirmed. Whatever rests on that is then only asked.
    """
    if reading.kind in OTHER_AMOUNTS:
        return reading
    known = {abs(cents) for bill in reading.bills for cents in _read_amounts(bill)}
    lonely = [spot for cents, spot in _unplaced(reading, pages, printed=True) if cents not in known]
    if not lonely:
        return reading
    doubted = {(doubt.bill, doubt.field) for doubt in reading.doubts}
    fresh = []
    for number, bill in enumerate(reading.bills):
        for field in ("total_charges", "balance", "patient_responsibility"):
            amount = getattr(bill, field)
            if amount is not None and (number, field) not in doubted:
                spot = (bill.spots or {}).get(field) or lonely[0]
                fresh.append(Doubt(field, str(amount), (), "amounts_without_place", spot=spot, bill=number))
                break
    return replace(reading, doubts=(*reading.doubts, *fresh))


def _unplaced(reading: Reading, pages: Sequence[Page], *, printed: bool) -> Iterator[tuple[int, Spot]]:
    taken: dict[int, list[tuple[int, int, int, int]]] = {}
    for spot in _spots(reading):
        if spot is not None and spot.page is not None and spot.box is not None:
            taken.setdefault(spot.page, []).append(spot.box)
    understood = [one.spot for one in reading.columns if one.role in NOT_KEPT and one.spot.box is not None]
    for page in pages:
        boxes = taken.get(page.number, [])
        for word in page.words:
            if word.printed is not printed or "." not in word.text or not any(mark.isdigit() for mark in word.text):
                continue
            amount = money(tidy(word.text))
            if amount is None or not amount.cents:
                continue
            box = word.shown or word.box
            x, y = (box[0] + box[2]) // 2, (box[1] + box[3]) // 2
            if printed and any(_in_column(spot, page.number, x, y) for spot in understood):
                continue
            if not any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes):
                yield abs(amount.cents), Spot(document=0, page=page.number, box=box)


def _in_column(spot: Spot, page: int, x: int, y: int) -> bool:
    """Whether a place stands in a column: under its top on the table's first page, anywhere on the pages after it."""
    if spot.box is None or spot.page is None:
        return False
    return spot.box[0] <= x <= spot.box[2] and (page > spot.page or (page == spot.page and y >= spot.box[1]))


def _read_amounts(bill: Bill) -> Iterator[int]:
    """The cents of everything that was read into a bill."""
    records: tuple[Bill | Line | Row | Accumulator | Adjustment, ...] = (
        bill,
        *bill.lines,
        *bill.rows,
        *bill.accumulators,
        *bill.claim_adjustments,
        *(one for line in bill.lines for one in line.adjustments),
    )
    for record in records:
        for one in fields(record):
            value = getattr(record, one.name)
            if isinstance(value, Money):
                yield value.cents
            elif isinstance(value, Decimal) and one.name == "unit_price":
                yield int(value * 100)


def _spots(reading: Reading) -> Iterator[Spot | None]:
    for bill in reading.bills:
        yield from (bill.spots or {}).values()
        for line in bill.lines:
            yield line.spot
            yield from (spot for _, spot in line.spots)
        for row in bill.rows:
            yield row.spot
    for notice in reading.notices:
        yield notice.spot
