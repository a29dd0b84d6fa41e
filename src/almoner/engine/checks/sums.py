"""What a bill's charges and rows add up to, and what a line's other amounts leave to the patient."""

from almoner.engine.bill import Bill, Line, Row, RowKind
from almoner.engine.money import ZERO, Money, total


def charge_sums(bill: Bill) -> list[Money]:
    """What the charges may be: the printed total first, else or also the sum of lines whose charges were all read."""
    charges = [line.charge for line in bill.lines if line.charge is not None]
    whole = bool(charges) and len(charges) == len(bill.lines) and not bill.pages_missing
    sums = [one for one in (bill.total_charges, total(charges) if whole else None) if one is not None]
    return sums or ([ZERO] if bill.previous_balance is not None else [])


def rows(bill: Bill, kind: RowKind) -> list[Row]:
    return [row for row in bill.rows if row.kind is kind and row.amount is not None]


def amounts(found: list[Row]) -> Money:
    return total(row.amount for row in found if row.amount is not None)


def shares(line: Line, reduced: Money | None = None) -> list[Money]:
    """What the patient may owe by the line's other amounts, the plainest sum first; empty where too little is printed."""
    found: list[Money] = []
    others = total(one.amount for one in line.adjustments if one.group != "PR")
    parts = [part for part in (line.deductible, line.copay, line.coinsurance) if part is not None]
    if line.charge is not None and line.paid is not None and (line.adjustments or reduced is not None):
        found += [line.charge - (others if line.adjustments else reduced or ZERO) - line.paid]
        found += [line.charge - reduced - line.paid] if reduced is not None else []
    if line.allowed is not None and line.paid is not None:
        found.append(line.allowed - line.paid)
    if parts:
        found.append(total(parts))
    return found
