"""What a bill's charges and rows add up to, and what a line's other amounts leave to the patient."""

from almoner.engine.bill import Bill, Line, Row, RowKind
from almoner.engine.money import ZERO, Money, total
from almoner.engine.reconcile.likeness import charges_of
from almoner.engine.reconcile.shares import asked_amount


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
    parts = [part for part in (line.deductible, line.copay, line.coinsurance) if part is not None]
    if line.charge is not None and line.paid is not None and (line.adjustments or reduced is not None):
        others = total(one.amount for one in line.adjustments if one.group != "PR")
        found += [line.charge - (others if line.adjustments else reduced or ZERO) - line.paid]
        found += [line.charge - reduced - line.paid] if reduced is not None else []
    if line.allowed is not None and line.paid is not None:
        found.append(line.allowed - line.paid)
    if parts:
        found.append(total(parts))
    return found


def paid_as_lined(bill: Bill) -> bool:
    """Whether what a plan paid is printed as what its lines add up to, or its lines do not say."""
    paid = [line.paid for line in bill.lines if line.paid is not None]
    return bill.insurance_paid is None or len(paid) < len(bill.lines) or not paid or total(paid) == bill.insurance_paid


def is_reduced(bill: Bill) -> bool:
    """Whether the bill takes something off its charges, said or not: then its lines do not tell what is asked for each."""
    asked, charges = asked_amount(bill), charges_of(bill)
    if asked is not None and charges is not None and asked < charges:
        return True
    taken_off = [bill.adjustments, *(row.amount for row in rows(bill, RowKind.ADJUSTMENT))]
    taken_off += [one.amount for line in bill.lines for one in line.adjustments]
    return any(amount is not None and amount != ZERO for amount in taken_off)


def of_sections(bill: Bill, adds: str, amount: Money) -> bool:
    """Whether the total is that of the printed section totals, which cover all lines: what is wrong is wrong in a section."""
    sections = [
        (row.first_line, row.last_line, row.amount)
        for row in bill.rows
        if row.kind is RowKind.SUBTOTAL and row.adds == adds and row.amount is not None
    ]
    ends = [0, *(last for _, last, _ in sections)]
    starts = [*(first for first, _, _ in sections), len(bill.lines)]
    return len(sections) > 1 and starts == ends and total(one for _, _, one in sections) == amount
