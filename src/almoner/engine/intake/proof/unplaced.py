"""Amounts on the pages that found no place in any bill: a row that was missed would be among them."""

from collections.abc import Iterator, Sequence

from almoner.engine.bill import Reading, Spot
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.values import money, tidy


def unplaced_amounts(reading: Reading, pages: Sequence[Page]) -> frozenset[int]:
    """Their cents without sign; zeros aside."""
    taken: dict[int, list[tuple[int, int, int, int]]] = {}
    for spot in _spots(reading):
        if spot is not None and spot.page is not None and spot.box is not None:
            taken.setdefault(spot.page, []).append(spot.box)
    found: set[int] = set()
    for page in pages:
        boxes = taken.get(page.number, [])
        for word in page.words:
            if word.printed or "." not in word.text or not any(mark.isdigit() for mark in word.text):
                continue
            amount = money(tidy(word.text))
            if amount is None or not amount.cents:
                continue
            box = word.shown or word.box
            x, y = (box[0] + box[2]) // 2, (box[1] + box[3]) // 2
            if not any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in boxes):
                found.add(abs(amount.cents))
    return frozenset(found)


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
