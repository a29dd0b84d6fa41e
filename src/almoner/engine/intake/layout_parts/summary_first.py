"""A summary of several bills on the paper's first page: what each of them comes to, and all of them, before any line.

It is no bill of its own: its figures stay as notes of the first bill below, and say which column of the bills they add up.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import BillKind, Row, RowKind
from almoner.engine.intake.layout_parts.draft import Draft, remember
from almoner.engine.intake.layout_parts.facts import MONEY_FIELDS, Fact
from almoner.engine.intake.layout_parts.whole_paper import COLUMN_OF, Sum, bill_sums, over_all

COLUMNS = ("charge", "patient_owes", "adjustment", "paid", "allowed")
TOTAL = re.compile(r"\btotal(es)?\b", re.IGNORECASE)


def without_summary(drafts: Sequence[Draft], kind: BillKind) -> list[Draft]:
    """The bills without a first one that has no line and only sums up the others, each of which has lines."""
    first, rest = drafts[0], list(drafts[1:])
    if kind is BillKind.BILL or not rest or not all(draft.lines for draft in rest) or "claim" in first.facts:
        return list(drafts)
    for draft in rest:
        _own_total(draft)
    if first.lines and not _restated(first, rest):
        return list(drafts)
    said = [Row(RowKind.NOTE, (line.description or "")[:200], line.charge, spot=line.spot) for line in first.lines]
    rows = [row for row in (_summed(row, first, rest) for row in [*first.rows, *_as_rows(first)]) if row is not None]
    if not any(row.bills for row in rows):
        return list(drafts)
    rest[0].rows = [*said, *rows, *rest[0].rows]
    rest[0].texts = [*first.texts, *rest[0].texts]
    for draft in rest:
        for name in first.facts.keys() - draft.facts.keys() - MONEY_FIELDS:
            draft.facts[name] = first.facts[name]
            draft.inherited.add(name)
    return rest


def _restated(first: Draft, rest: Sequence[Draft]) -> bool:
    """Whether each line of the first says in words alone what one of the others comes to, one of several perhaps wrongly."""
    if len(first.lines) > len(rest) or any(line.code or line.units is not None or line.unit_price for line in first.lines):
        return False
    charges = [line.charge.cents for line in first.lines if line.charge is not None and line.charge.cents]
    if len(charges) < len(first.lines):
        return False
    for adds in COLUMNS:
        left = [bill_sums(draft, Sum(first, adds, 0, "", None)) for draft in rest]
        missed = 0
        for cents in charges:
            at = next((n for n, sums in enumerate(left) if cents in sums), None)
            missed += at is None
            if at is not None:
                del left[at]
        if missed < len(charges) and missed <= 1:
            return True
    return False


def _as_rows(first: Draft) -> list[Row]:
    """The amounts that its labels say."""
    return [
        Row(RowKind.NOTE, fact.label[:200], abs(fact.amount), spot=fact.spot, adds=COLUMN_OF.get(name, "charge"))
        for name in sorted(MONEY_FIELDS & first.facts.keys() - first.inherited)
        for fact in first.facts[name]
        if fact.amount is not None and fact.text != "row"
    ]


def _summed(row: Row, first: Draft, rest: Sequence[Draft]) -> Row | None:
    """A row with the column of the bills that it adds up: its own, else the one that comes to it; wrong or right if it says that
    it is a total."""
    if row.amount is None:
        return None
    note = replace(row, kind=RowKind.NOTE, first_line=None, last_line=None, bills=None)
    for adds in dict.fromkeys((row.adds, *COLUMNS)):
        one = Sum(first, adds, abs(row.amount.cents), row.label, row.spot)
        if over_all(one, rest):
            return replace(note, amount=abs(row.amount), adds=adds, bills=len(rest))
    return replace(note, bills=len(rest)) if row.kind is RowKind.TOTAL and TOTAL.search(row.label) else note


def _own_total(draft: Draft) -> None:
    """A bill's only sum, over all of its lines, is its total whatever headed them."""
    sums = [n for n, row in enumerate(draft.rows) if row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL) and row.adds == "charge"]
    if len(sums) != 1 or draft.facts.get("total_charges"):
        return
    row = draft.rows[sums[0]]
    if row.kind is RowKind.SUBTOTAL and row.first_line in (None, 0) and row.last_line in (None, len(draft.lines)):
        draft.rows[sums[0]] = replace(row, kind=RowKind.TOTAL)
        remember(draft, Fact("total_charges", 2000, row.label, 0, row.spot, amount=row.amount, text="row"))


__all__ = ["without_summary"]
