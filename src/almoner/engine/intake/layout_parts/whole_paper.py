"""Sums over all bills of a paper: what several claims or accounts come to is none of theirs.

A line of print with such sums is known by one of them that is what the bills come to; the others beside it are then the whole
paper's too, right or wrong. They stay as notes that say how many bills they add up.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from almoner.engine.bill import Line, Row, RowKind, Spot
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.facts import Fact

MOST_SUMS = 4096
ALL = re.compile(
    r"\b(all|grand|overall|combined|whole|this (month|period|report|check|statement|notice)|tod[oa]s)\b", re.IGNORECASE
)
YEARLY = re.compile(r"\byears?\b|\b(19|20)\d\d\b(?!.*\d[/-]\d)|to date|\bytd\b|\ba[nñ]o\b", re.IGNORECASE)
COLUMNS: dict[str, tuple[str, ...]] = {
    "charge": ("total_charges",),
    "allowed": ("allowed",),
    "adjustment": ("adjustments",),
    "paid": ("insurance_paid",),
    "patient_owes": ("patient_responsibility",),
    "balance": ("balance",),
    "deductible": ("deductible",),
    "copay": ("copay",),
    "coinsurance": ("coinsurance",),
    "patient_paid": ("patient_paid",),
}
"""The header fields that say a column's sum."""
COLUMN_OF = {name: adds for adds, names in COLUMNS.items() for name in names}
SHARES: tuple[Callable[[Line], object], ...] = (lambda one: one.deductible, lambda one: one.copay, lambda one: one.coinsurance)


@dataclass(frozen=True, slots=True)
class Sum:
    """One printed sum: its column, its cents, and the row or the fact of a bill in the making that says it."""

    draft: Draft
    adds: str
    cents: int
    label: str
    spot: Spot | None
    row: Row | None = None
    fact: Fact | None = None


def whole_paper(drafts: Sequence[Draft], *, decided: bool) -> None:
    """Takes every sum over all bills off the bill it stands beside. `decided` where a payer wrote the paper."""
    if len(drafts) < 2:
        return
    above = _above(drafts[0]) if decided else []
    for group in _groups([*_printed(drafts)]):
        over = any(over_all(one, drafts) for one in group)
        if over or any(_says_all(one, drafts) for one in group):
            _take_off(group, len(drafts))
        elif above and all(any(one.row is other or one.fact is other for other in above) for one in group):
            _take_off(group, None)
    if above:
        _rest_above(drafts[0], above)


def _printed(drafts: Sequence[Draft]) -> Iterable[Sum]:
    for draft in drafts:
        for row in draft.rows:
            if row.kind is RowKind.TOTAL and row.amount is not None and row.adds in COLUMNS:
                yield Sum(draft, row.adds, row.amount.cents, row.label, row.spot, row=row)
    for draft in (drafts[0], drafts[-1]):
        for name, adds in COLUMN_OF.items():
            for fact in draft.facts.get(name, ()) if name not in draft.inherited else ():
                if fact.amount is not None:
                    yield Sum(draft, adds, abs(fact.amount.cents), fact.label, fact.spot, fact=fact)


def _groups(sums: Sequence[Sum]) -> list[list[Sum]]:
    """The sums by lines of print of one bill in the making."""
    groups: list[list[Sum]] = []
    for one in sums:
        for group in groups:
            if group[0].draft is one.draft and _beside(group[0].spot, one.spot):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _beside(one: Spot | None, other: Spot | None) -> bool:
    if one is None or other is None or one.page != other.page:
        return False
    if one.box is None or other.box is None:
        return one.row is not None and one.row == other.row
    return min(one.box[3], other.box[3]) > max(one.box[1], other.box[1])


def over_all(one: Sum, drafts: Sequence[Draft]) -> bool:
    """Whether a sum is what all bills come to, and not what its own comes to."""
    if not one.cents or one.cents == _lines(one.draft, one.adds):
        return False
    sums = {0}
    for draft in drafts:
        own = bill_sums(draft, one)
        own = own - {one.cents} if draft is one.draft and len(own) > 1 else own  # a box below says the same sum again
        sums = {before + cents for before in sums for cents in own}
        if not sums or len(sums) > MOST_SUMS:
            return False
    return one.cents in sums


def _says_all(one: Sum, drafts: Sequence[Draft]) -> bool:
    """Whether a last sum says that it is of all, beside a bill whose own sum is its lines'."""
    if one.draft is not drafts[-1] or not ALL.search(one.label) or YEARLY.search(one.label):
        return False
    lines = _lines(one.draft, one.adds)
    return lines is not None and one.cents != lines and lines in _said(one.draft, one)


def bill_sums(draft: Draft, one: Sum) -> set[int]:
    """What one bill's column may come to: its lines, or what else is printed of it than the sum in question."""
    lines = _lines(draft, one.adds)
    return _said(draft, one) | ({lines} if lines is not None else set())


def _said(draft: Draft, one: Sum) -> set[int]:
    found = {
        abs(fact.amount.cents)
        for name in COLUMNS[one.adds]
        for fact in draft.facts.get(name, ())
        if fact.amount is not None and fact is not one.fact and not (draft is one.draft and _beside(fact.spot, one.spot))
    }
    rows = [row for row in draft.rows if row.kind is RowKind.TOTAL and row.adds == one.adds and row.amount is not None]
    return found | {row.amount.cents for row in rows if row.amount and not (draft is one.draft and _beside(row.spot, one.spot))}


def _lines(draft: Draft, adds: str) -> int | None:
    """What the lines' column adds up to; None where no line has it."""
    if adds == "adjustment":
        found = [each.amount.cents for line in draft.lines for each in line.adjustments]
    elif adds == "balance":
        found = []
    else:
        amounts = [getattr(line, adds, None) for line in draft.lines]
        found = [amount.cents for amount in amounts if amount is not None]
    return sum(found) if found else None


def _take_off(group: Sequence[Sum], bills: int | None) -> None:
    """Turns the sums of one line of print into notes of the paper; `bills` is how many they add up, None where nobody knows."""
    noted: set[str] = set()
    for one in group:
        if one.row is not None:
            at = next(n for n, row in enumerate(one.draft.rows) if row is one.row)
            said = replace(one.row, kind=RowKind.NOTE, first_line=None, last_line=None, bills=bills)
            one.draft.rows[at] = said
            noted.add(one.adds)
    for one in group:
        if one.fact is None:
            continue
        name = one.fact.field
        kept = [fact for fact in one.draft.facts[name] if fact is not one.fact]
        if kept:
            one.draft.facts[name] = kept
        else:
            del one.draft.facts[name]
        if one.adds not in noted:
            noted.add(one.adds)
            row = Row(
                kind=RowKind.NOTE,
                label=one.label[:200],
                amount=one.fact.amount,
                spot=one.spot,
                adds=one.adds,
                bills=bills,
            )
            one.draft.rows.append(row)


def _above(first: Draft) -> list[Row | Fact]:
    """What a plan prints above the number of the first of several claims."""
    claim = first.first("claim") if "claim" not in first.inherited else None
    if claim is None or not first.lines:
        return []
    found: list[Row | Fact] = [
        fact
        for name in sorted(first.facts)
        for fact in first.facts[name]
        if name in COLUMN_OF and fact.amount is not None and fact.band < claim.band
    ]
    for row in first.rows:
        if row.first_line is not None:
            break  # a sum of lines: the claims have begun
        found.append(row)
    return found


def _rest_above(first: Draft, above: Sequence[Row | Fact]) -> None:
    """Subtotals above the first claim are of no lines of its own."""
    for at, row in enumerate(first.rows):
        if row.kind is RowKind.SUBTOTAL and row.adds != "balance" and any(row is other for other in above):
            first.rows[at] = replace(row, kind=RowKind.NOTE)


__all__ = ["COLUMN_OF", "Sum", "bill_sums", "over_all", "whole_paper"]
