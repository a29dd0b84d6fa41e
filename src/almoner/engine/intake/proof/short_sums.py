"""Lines that fall short of the printed sums of several columns at once: rather a part that was not read than the paper's mistake."""

from collections import defaultdict
from dataclasses import replace

from almoner.engine.bill import Bill, Doubt, Line, Reading, Row, RowKind

SUMS = frozenset({RowKind.TOTAL, RowKind.SUBTOTAL})
COLUMNS = ("charge", "allowed", "paid", "patient_owes", "adjustment")
SEVERAL = 2
"""A misprint changes one column's sum; a row that was missed lacks in all of them."""


def with_short_sums_doubted(reading: Reading) -> Reading:
    """What such a bill comes to is to be confirmed. Whatever rests on that is then only asked."""
    doubted = {(doubt.bill, doubt.field) for doubt in reading.doubts}
    fresh = []
    for number, bill in enumerate(reading.bills):
        short = _short(bill)
        for field in ("total_charges", "balance", "patient_responsibility") if short is not None else ():
            amount = getattr(bill, field)
            if amount is not None:
                if (number, field) not in doubted:
                    spot = (bill.spots or {}).get(field) or (short.spot if short is not None else None)
                    fresh.append(Doubt(field, str(amount), (), "sums_above_lines", spot=spot, bill=number))
                break
    return replace(reading, doubts=(*reading.doubts, *fresh)) if fresh else reading


def _short(bill: Bill) -> Row | None:
    """The first sum over lines that fall short of it, where those of another column fall short of theirs too."""
    spans: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in bill.rows:
        if row.kind in SUMS and row.adds in COLUMNS and row.amount is not None and row.first_line is not None:
            lines = bill.lines[row.first_line : row.last_line]
            if lines and row.amount.cents > sum(_cents(line, row.adds) for line in lines):
                spans[row.first_line, row.last_line or 0].append(row)
    return next((rows[0] for rows in spans.values() if len({row.adds for row in rows}) >= SEVERAL), None)


def _cents(line: Line, column: str | None) -> int:
    if column == "adjustment":
        return sum(one.amount.cents for one in line.adjustments)
    amount = getattr(line, column or "")
    return 0 if amount is None else amount.cents


__all__ = ["with_short_sums_doubted"]
