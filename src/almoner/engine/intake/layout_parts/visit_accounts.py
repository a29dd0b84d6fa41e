"""A statement of several visits, each with an account number and sums of its own below a summary of all: the summary is no visit's.

The visits become bills of their own, and the statement as a whole one more, without lines, that asks for what they come to.
"""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import BillKind, Row, RowKind, Spot
from almoner.engine.intake.layout_parts.credits import credited_field
from almoner.engine.intake.layout_parts.draft import Draft, follow, remember
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS, Fact
from almoner.engine.intake.people import same_name
from almoner.engine.money import Money

TAKEN = frozenset({RowKind.PAYMENT, RowKind.ADJUSTMENT})
SUMS = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})
PAID = ("insurance_paid", "patient_paid")


def visit_accounts(drafts: Sequence[Draft], kind: BillKind) -> list[Draft] | None:
    """The visits and, behind them, the statement; None where the paper is no such statement.

    It is one where a figure above the first visit's lines is what all visits come to and not what the first one does. The
    figures beside it are then the statement's too, right or wrong.
    """
    visits = [draft for draft in drafts if draft.lines]
    if kind is not BillKind.BILL or len(visits) < 2 or drafts[0] is not visits[0] or not _own_numbers(visits):
        return None
    above = _above(visits[0])
    if not _proven(above, visits):
        return None
    whole = follow(visits[0], kind)
    whole.facts.pop("account", None)
    whole.whole_of = len(visits)
    whole.rows = [Row(RowKind.SUBTOTAL, (visit.says("account") or "")[:200], Money(_charges(visit))) for visit in visits]
    for name, facts in above.items():
        whole.facts[name] = facts
        kept = [fact for fact in visits[0].facts[name] if not any(fact is one for one in facts)]
        if kept:
            visits[0].facts[name] = kept
        else:
            del visits[0].facts[name]
    rest = [draft for draft in drafts if not draft.lines and not _slip(draft, whole)]
    for visit in visits:
        _own_sums(visit)
    return [*visits, whole, *rest]


def _own_numbers(visits: Sequence[Draft]) -> bool:
    """Whether all visits have numbers of their own and nobody else is named on them."""
    numbers = [visit.says("account") for visit in visits]
    people = [name for visit in visits if (name := visit.says("patient"))]
    return None not in numbers and len(set(numbers)) == len(visits) and all(same_name(people[0], one) for one in people)


def _above(first: Draft) -> dict[str, list[Fact]]:
    """What labels above the first line say of money."""
    spot = first.lines[0].spot
    found = {
        name: [fact for fact in first.facts[name] if fact.amount is not None and fact.text != "row" and _over(fact.spot, spot)]
        for name in sorted(MONEY_FIELDS & first.facts.keys() - first.inherited)
    }
    return {name: facts for name, facts in found.items() if facts}


def _over(spot: Spot | None, line: Spot | None) -> bool:
    """Whether a place is further up the paper than a line."""
    if spot is None or line is None or spot.page is None or line.page is None:
        return False
    if spot.box is None or line.box is None:
        return spot.row is not None and line.row is not None and spot.row < line.row
    return spot.page < line.page or (spot.page == line.page and spot.box[3] <= line.box[1])


def _proven(above: dict[str, list[Fact]], visits: Sequence[Draft]) -> bool:
    for name in ("total_charges", "adjustments", *PAID, "balance"):
        own = [_own(visit, name) for visit in visits]
        said = {abs(fact.amount).cents for fact in above.get(name, ()) if fact.amount is not None}
        if sum(own) in said and sum(own) not in (0, own[0]):
            return True
    return False


def _own(visit: Draft, name: str) -> int:
    """What a visit's own lines and rows come to, in cents."""
    if name == "total_charges":
        return _charges(visit)
    if name == "balance":
        return sum(row.amount.cents for row in _left(visit) if row.amount is not None)
    return sum(row.amount.cents for row in _credits(visit) if row.amount is not None and _field(row) == name)


def _charges(visit: Draft) -> int:
    """The printed sum over all of its lines, else the lines."""
    row = _sum(visit)
    return row.amount.cents if row is not None and row.amount is not None else visit.charged[-1]


def _sum(visit: Draft) -> Row | None:
    sums = [row for row in visit.rows if row.kind in SUMS and row.adds == "charge" and row.first_line in (None, 0)]
    return sums[-1] if len(sums) == 1 and sums[0].last_line in (None, len(visit.lines)) else None


def _credits(visit: Draft) -> list[Row]:
    return [row for row in visit.rows if row.kind in TAKEN]


def _field(row: Row) -> str | None:
    return credited_field(row.kind, row.label)


def _left(visit: Draft) -> list[Row]:
    return [row for row in visit.rows if row.kind is RowKind.NOTE and row.adds == "balance"]


def _slip(draft: Draft, whole: Draft) -> bool:
    """Whether a part without lines only says once more what the statement says; its number is then the statement's."""
    own = [name for name in MONEY_FIELDS & draft.facts.keys() if name not in draft.inherited]
    for name in own:
        known = {abs(fact.amount) for fact in whole.facts.get(name, ()) if fact.amount is not None}
        if any(fact.amount is not None and abs(fact.amount) not in known for fact in draft.facts[name]):
            return False
    if "account" in draft.facts and "account" not in draft.inherited:
        whole.facts.setdefault("account", draft.facts["account"])
    whole.rows += draft.rows
    whole.doubts += [doubt for doubt in draft.doubts if not doubt[0].startswith("lines/")]
    return True


def _own_sums(visit: Draft) -> None:
    """A visit's sum over all of its lines is its total, its credits are its header's, and what is left is its balance."""
    row = _sum(visit)
    if row is not None and row.kind is RowKind.SUBTOTAL:
        at = next(n for n, one in enumerate(visit.rows) if one is row)
        visit.rows[at] = replace(row, kind=RowKind.TOTAL)
    if row is not None and not visit.facts.get("total_charges"):
        remember(visit, Fact("total_charges", 2000, row.label, 0, row.spot, amount=row.amount, text="row"))
    visit.credits = {}
    for credit in _credits(visit):
        name = _field(credit)
        if name is not None:
            visit.credits.setdefault(name, []).append(credit)
    left = _left(visit)
    if len(left) == 1 and not visit.facts.get("balance"):
        visit.rows = [one for one in visit.rows if one is not left[0]]
        remember(visit, Fact("balance", 2000, left[0].label, 0, left[0].spot, amount=left[0].amount, text="row"))


__all__ = ["visit_accounts"]
