"""What is left of one visit, printed under its charges and what was taken off them, is known by that arithmetic."""

from almoner.engine.bill import Row, RowKind
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.money import Money

SUMS = frozenset({RowKind.SUBTOTAL, RowKind.TOTAL})
TAKEN = frozenset({RowKind.PAYMENT, RowKind.ADJUSTMENT})
FEWEST = 2
"""Charges and credits together, before what they come to proves anything."""


def left_of_visit(draft: Draft, parts: Parts) -> bool:
    """Whether a row is what is left; then it is kept as a note that says a balance."""
    if len(parts.money) != 1 or not parts.label or {"code", "units", "revenue_code", "ndc"} & parts.marks.keys():
        return False
    (amount,) = parts.money.values()
    if amount.cents < 0 or amount not in _left(draft):
        return False
    draft.rows.append(Row(RowKind.NOTE, parts.label[:200], amount, spot=parts.spot, adds="balance"))
    return True


def _left(draft: Draft) -> set[Money]:
    """What the last printed sum of charges, or its lines, come to without the credits printed since."""
    at = max((n for n, row in enumerate(draft.rows) if row.kind in SUMS and row.adds == "charge"), default=None)
    if at is None or draft.rows[at].first_line is None or draft.rows[at].last_line != len(draft.lines):
        return set()
    summed = draft.rows[at]
    taken = [row.amount.cents for row in draft.rows[at + 1 :] if row.kind in TAKEN and row.amount is not None]
    if not taken or summed.amount is None or len(taken) + len(draft.lines) - (summed.first_line or 0) < FEWEST:
        return set()
    lines = draft.charged[len(draft.lines)] - draft.charged[summed.first_line or 0]
    return {Money(cents - sum(taken)) for cents in (summed.amount.cents, lines)}


__all__ = ["left_of_visit"]
