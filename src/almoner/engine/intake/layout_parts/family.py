"""A statement for several people: each has a bill of their own lines, and what is printed below the sum of all is the account's."""

from collections.abc import Sequence

from almoner.engine.bill import BillKind, Row, RowKind, Spot
from almoner.engine.intake.layout_parts.draft import Draft, follow
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS, Fact
from almoner.engine.money import Money

FIELDS = {"charge": "total_charges", "adjustment": "adjustments", "paid": "insurance_paid", "patient_paid": "patient_paid"}
ASKED = frozenset({"balance", "patient_responsibility"})


def family_account(drafts: Sequence[Draft]) -> list[Draft]:
    """The bills with one more for the account as a whole, which has no lines, where the sum of all people's charges stands over
    what the account asks for; else as they are."""
    last = drafts[-1] if len(drafts) > 1 else None
    whole = next((row for row in last.rows if row.bills == len(drafts) and row.adds == "charge"), None) if last else None
    if last is None or whole is None or not _one_account(drafts):
        return list(drafts)
    account = follow(last, BillKind.BILL)
    account.facts.pop("patient", None)
    account.whole_of = len(drafts)
    account.facts["total_charges"] = [_fact("total_charges", whole)]
    own = [name for name in sorted(MONEY_FIELDS & last.facts.keys()) if name not in last.inherited]
    below = {
        name: [fact for fact in last.facts[name] if fact.amount is not None and _below(fact.spot, whole.spot)] for name in own
    }
    if not any(below.get(name) for name in ASKED):
        return list(drafts)
    for name, facts in below.items():
        if facts and name != "total_charges":
            account.facts[name] = facts
        last.facts[name] = [fact for fact in last.facts[name] if fact not in facts]
    for row in last.rows:
        field = FIELDS.get(row.adds)
        if row.bills == len(drafts) and field is not None and field not in account.facts:
            account.facts[field] = [_fact(field, row)]
    moved = [row for row in last.rows if row.kind in (RowKind.PAYMENT, RowKind.ADJUSTMENT) and _below(row.spot, whole.spot)]
    account.rows = [*_parts(drafts, whole), *moved]
    last.rows = [row for row in last.rows if not any(row is one for one in moved)]
    account.credits, last.credits = last.credits, {}
    return [*drafts, account]


def _parts(drafts: Sequence[Draft], whole: Row) -> list[Row]:
    """What each person's charges come to, as printed; by the lines where only these come to the sum of all."""
    lines = [draft.charged[-1] for draft in drafts]
    printed = [
        next((fact.amount.cents for fact in draft.facts.get("total_charges", ()) if fact.amount), None) for draft in drafts
    ]
    said = [one if cents is None else cents for one, cents in zip(lines, printed, strict=True)]
    sums = lines if whole.amount is not None and sum(lines) == whole.amount.cents else said
    names = [draft.says("patient") or "" for draft in drafts]
    return [Row(RowKind.SUBTOTAL, name[:200], Money(cents)) for name, cents in zip(names, sums, strict=True)]


def _one_account(drafts: Sequence[Draft]) -> bool:
    """Whether the bills are of different people and of no two accounts."""
    people = [draft.says("patient") for draft in drafts]
    numbers = {draft.says("account") for draft in drafts} - {None}
    return None not in people and len(set(people)) > 1 and len(numbers) <= 1 and all(draft.lines for draft in drafts)


def _fact(field: str, row: Row) -> Fact:
    return Fact(field=field, odds=3000, label=row.label, band=0, spot=row.spot, amount=row.amount, text="row")


def _below(spot: Spot | None, above: Spot | None) -> bool:
    """Whether a place is in the line of print of another or further down the paper."""
    if spot is None or above is None or spot.box is None or above.box is None or spot.page is None or above.page is None:
        return False
    return spot.page > above.page or (spot.page == above.page and spot.box[3] > above.box[1])


__all__ = ["family_account"]
