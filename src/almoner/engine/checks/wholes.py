"""Sums over several bills of one paper, or over the debts that a collector lists, with what they should be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almoner.engine.bill import Bill, BillKind, Row, RowKind
from almoner.engine.checks.sums import amounts
from almoner.engine.dossier import Dossier
from almoner.engine.money import ZERO, Money, total

HEADER = {
    "charge": "total_charges",
    "adjustment": "adjustments",
    "paid": "insurance_paid",
    "patient_owes": "patient_responsibility",
    "balance": "balance",
}
"""The field of a bill that says a column's sum."""
MOST_SUMS = 4096
FEWEST_ACCOUNTS = 2


@dataclass(frozen=True, slots=True)
class Whole:
    """A printed sum of the paper on `bill`, the bills that it adds up, and what they may come to, the plainest first; nothing
    where one of them does not say."""

    bill: Bill
    label: str
    adds: str
    amount: Money
    bills: tuple[Bill, ...]
    sums: tuple[Money, ...]

    @property
    def spoken(self) -> Money:
        return self.sums[0]


def wholes(dossier: Dossier) -> Iterator[Whole]:
    """Every sum of a paper's bills, where all of those bills are here; and every debt that is the sum of listed accounts."""
    for bill in dossier.bills:
        for row in bill.rows:
            if row.bills is None or row.amount is None:
                continue
            own = tuple(one for one in dossier.bills if one.document == bill.document and one.whole_of is None)
            if len(own) == row.bills:
                yield Whole(bill, row.label, row.adds, row.amount, own, _sums(own, row.adds))
        accounts = [row for row in bill.rows if row.adds == "account" and row.kind is RowKind.NOTE and row.amount is not None]
        if bill.kind is BillKind.COLLECTION and len(accounts) >= FEWEST_ACCOUNTS and bill.total_charges is not None:
            yield Whole(bill, _debt(bill), "account", bill.total_charges, (bill,), (amounts(accounts),))


def _debt(bill: Bill) -> str:
    """The words beside the debt that the accounts should come to."""
    row = next((row for row in bill.rows if row.amount == bill.total_charges and row.adds == "charge" and row.label), None)
    return row.label if row is not None else ""


def _sums(bills: Sequence[Bill], adds: str) -> tuple[Money, ...]:
    """What the bills may come to: each by its lines or by its own printed sum."""
    found: tuple[Money, ...] = (ZERO,)
    for bill in bills:
        found = tuple(dict.fromkeys(before + one for before in found for one in _own(bill, adds)))[:MOST_SUMS]
    return found


def _own(bill: Bill, adds: str) -> list[Money]:
    """What one bill's column comes to: its lines first, then what is printed of it; empty where nothing says it."""
    found: list[Money] = []
    if adds == "adjustment":
        every = [one.amount for line in bill.lines for one in line.adjustments]
        found += [total(every)] if every else []
        found += [total(one.amount for line in bill.lines for one in line.adjustments if one.group != "PR")] if every else []
    elif adds != "balance":
        read = [getattr(line, adds, None) for line in bill.lines]
        values = [one for one in read if one is not None]
        found += [total(values)] if values and len(values) == len(read) else []
    if adds == "patient_owes":
        shares = [one for line in bill.lines for one in (line.deductible, line.copay, line.coinsurance) if one is not None]
        left = [one.amount for line in bill.lines for one in line.adjustments if one.group == "PR"]
        found += [total(shares) + total(left)] if shares or left else []
    header = getattr(bill, HEADER[adds]) if adds in HEADER else None
    found += [header] if header is not None else []
    found += [
        row.amount
        for row in bill.rows
        if row.kind is RowKind.TOTAL and row.adds == adds and row.amount is not None and _all(bill, row)
    ]
    if adds == "adjustment" and not found and bill.lines:
        found.append(ZERO)  # nothing was taken off
    return list(dict.fromkeys(found))


def _all(bill: Bill, row: Row) -> bool:
    return row.first_line in (None, 0) and row.last_line in (None, len(bill.lines))
