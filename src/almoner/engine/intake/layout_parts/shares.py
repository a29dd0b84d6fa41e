"""A column by whose heading the person paid a part, where its figures are just what the plan left: the person's share."""

from collections.abc import Sequence

from almoner.engine.intake.layout_parts.bands import Band
from almoner.engine.intake.layout_parts.equations import numbers
from almoner.engine.intake.layout_parts.tables import Column

FEWEST_ROWS = 2
OTHER_PARTS = frozenset({"patient_owes", "allowed", "adjustment", "not_covered", "payments_and_adjustments", "running_balance"})
SHARES = ("copay", "coinsurance", "deductible")


def settle_share(columns: Sequence[Column], body: Sequence[Band]) -> None:
    """Names the only column of a part of the person's the person's share where charge less paid is it in every row. What the
    person paid is it only over the counter, beside numbers of drugs: elsewhere a payment stays one."""
    moneys = [column for column in columns if column.kind == "money"]
    roles = [column.role for column in moneys]
    counter = any(column.role == "ndc" for column in columns)
    names = [role for role in (*SHARES, *(("patient_paid",) if counter else ())) if role in roles]
    if len(names) != 1 or "charge" not in roles or "paid" not in roles or OTHER_PARTS & {role for role in roles if role}:
        return
    charge, paid, share = roles.index("charge"), roles.index("paid"), roles.index(names[0])
    rows = [row.cents for row in numbers(list(columns), body) if row.kind is None]
    whole = [row for row in rows if row[charge] is not None and row[share] is not None]
    if len(whole) < FEWEST_ROWS or not any(row[share] for row in whole):
        return
    if all((row[charge] or 0) - abs(row[paid] or 0) == abs(row[share] or 0) for row in whole):
        moneys[share].role = "patient_owes"


__all__ = ["settle_share"]
