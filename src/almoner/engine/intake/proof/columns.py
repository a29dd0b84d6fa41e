"""Columns that arithmetic contradicts: most rows of a table break the sums that its columns' names promise.

Then the names are more likely wrong than the rows. Nothing is renamed here; what stands in them is doubted, on sound text too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from almoner.engine.bill import Bill, Doubt, Line, Reading, Spot
from almoner.engine.intake.proof.cells import HEADER_MONEY, LINE_MONEY, Cell
from almoner.engine.intake.proof.equations import line_shares

FEWEST = 2
"""Rows that must break: one alone may be the paper's own error."""
HALF_A_CENT = Decimal("0.005")
BY_COLUMN = frozenset(HEADER_MONEY) - {"balance", "previous_balance", "interest", "patient_paid"}
"""Totals that are read from the same columns."""
Doubted = tuple[str, object, Spot | None]


def doubted_columns(reading: Reading) -> Reading:
    """The reading with a doubt on every amount of a table whose rows mostly contradict its columns."""
    known = {(doubt.bill, doubt.field) for doubt in reading.doubts}
    fresh = tuple(
        Doubt(field=path, read=str(value), candidates=(), says="column_may_be_other", spot=spot, bill=number)
        for number, bill in enumerate(reading.bills)
        for path, value, spot in contradicted(bill)
        if (number, path) not in known
    )
    return replace(reading, doubts=(*reading.doubts, *fresh)) if fresh else reading


def contradicted(bill: Bill) -> Iterator[Doubted]:
    """Path, value and place of each amount in columns that their own rows contradict. Charges that make the printed total stand."""
    if mostly_broken(_splits(bill)):
        sure = {"charge", "total_charges"} if _charges_close(bill) else set()
        for number, line in enumerate(bill.lines):
            yield from _of(line, number, [name for name in LINE_MONEY if name not in sure])
        for name in sorted(BY_COLUMN - sure):
            if getattr(bill, name) is not None:
                yield name, getattr(bill, name), (bill.spots or {}).get(name)
    if mostly_broken([holds for line in bill.lines if (holds := _multiplies(line)) is not None]):
        for number, line in enumerate(bill.lines):
            if _multiplies(line) is not None:
                yield from _of(line, number, ["units", "unit_price"])


def mostly_broken(rows: Sequence[bool]) -> bool:
    """Whether more rows break than hold, and more than one."""
    broken = rows.count(False)
    return broken >= FEWEST and broken * 2 > len(rows)


def _of(line: Line, number: int, names: Sequence[str]) -> Iterator[Doubted]:
    places = dict(line.spots)
    for name in names:
        if getattr(line, name) is not None:
            yield f"lines/{number}/{name}", getattr(line, name), places.get(name) or line.spot


def _splits(bill: Bill) -> list[bool]:
    """For each row of which some sum can be made: whether one holds."""
    cells: dict[str, Cell] = {}
    for number, line in enumerate(bill.lines):
        for name in LINE_MONEY:
            amount = getattr(line, name)
            if amount is not None:
                cells[f"lines/{number}/{name}"] = Cell(f"lines/{number}/{name}", abs(amount.cents))
        if line.adjustments:
            cells[f"lines/{number}/adjustment"] = Cell("", abs(sum(one.amount.cents for one in line.adjustments)))
    values = {path: cell.value for path, cell in cells.items()}
    rows: dict[str, bool] = {}
    for one in line_shares(bill, cells):
        if one.proves(values):
            number_of = one.paths[0].split("/")[1]
            rows[number_of] = rows.get(number_of, False) or one.off(values) == 0
    by_stay = bill.payer is not None and bill.payer.type == "medicare"
    lines = {number: bill.lines[int(number)] for number in rows}
    return [
        holds or _accounted(lines[number])
        for number, holds in rows.items()
        if holds or not (by_stay and _paid_by_the_stay(lines[number]))
    ]


def _paid_by_the_stay(line: Line) -> bool:
    """Whether a row says nothing of what is allowed and leaves part of the charge unsaid: Medicare pays a hospital by the stay,
    and its notice does not print what lies between."""
    if line.allowed is not None or line.charge is None or line.paid is None or line.patient_owes is None:
        return False
    return line.charge.cents > line.paid.cents + line.patient_owes.cents


def _accounted(line: Line) -> bool:
    """Whether all reasons, the person's shares and the payment come to the charge: some reasons take off after what is allowed."""
    if line.charge is None or line.paid is None or not line.adjustments:
        return False
    parts = [line.paid, line.deductible, line.copay, line.coinsurance, *(one.amount for one in line.adjustments)]
    return line.charge.cents == sum(part.cents for part in parts if part is not None)


def _multiplies(line: Line) -> bool | None:
    """Whether units times unit price is the charge, to half a cent a unit; None where one of them is missing or nothing."""
    if not line.units or line.unit_price is None or line.charge is None or not line.charge.cents:
        return None
    missing = Decimal(line.charge.cents) / 100 - line.units * line.unit_price
    return abs(missing) <= HALF_A_CENT * (abs(line.units) + 1)


def _charges_close(bill: Bill) -> bool:
    """Whether the charges are borne out by the paper's own total."""
    charges = [line.charge.cents for line in bill.lines if line.charge is not None]
    return bill.total_charges is not None and len(charges) > 1 and sum(charges) == bill.total_charges.cents
