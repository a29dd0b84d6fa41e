"""A payment that a summary says once more, or the sum of payments listed by their days, is no other payment."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from almoner.engine.bill import Row, RowKind
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.money import Money, total

TAKEN = ("adjustments", "insurance_paid", "patient_paid")


def without_restated(draft: Draft) -> None:
    """Rows that say others again become notes, where the bill's balance does not follow with them; where it does not follow
    without them either, what was paid is doubted."""
    for name, rows in sorted(draft.credits.items()):
        once = _once(rows)
        if len(once) == len(rows) or _said(draft, "balance") is None or _closes(draft, draft.credits):
            continue
        if not _closes(draft, {**draft.credits, name: once}):
            both = (str(total(row.amount for row in some if row.amount is not None)) for some in (once, rows))
            draft.doubts.append((name, next(both), (next(both),), "several_amounts", once[0].spot))
        again = [row for row in rows if not any(row is one for one in once)]
        draft.credits[name] = once
        draft.rows = [replace(row, kind=RowKind.NOTE) if any(row is one for one in again) else row for row in draft.rows]


def _once(rows: Sequence[Row]) -> list[Row]:
    """Those with a day, where one without is their sum; else each of the same words and amount without a day once."""
    dated = [row for row in rows if row.day is not None]
    told = {(row.label.lower(), row.amount): row for row in reversed(rows) if row.day is None}
    sums = total(row.amount for row in dated if row.amount is not None)
    undated = [row for row in told.values() if not dated or row.amount != sums]
    return [row for row in rows if row.day is not None or any(row is one for one in undated)]


def _closes(draft: Draft, credits: Mapping[str, Sequence[Row]]) -> bool:
    charged, asked = _said(draft, "total_charges"), _said(draft, "balance")
    if charged is None or asked is None:
        return False
    taken = 0
    for name in TAKEN:
        said = _said(draft, name)
        listed = total(row.amount for row in credits.get(name, ()) if row.amount is not None)
        taken += abs(said if said is not None else listed).cents
    earlier = [one for name in ("previous_balance", "interest") if (one := _said(draft, name)) is not None]
    return charged.cents + sum(one.cents for one in earlier) - taken == asked.cents


def _said(draft: Draft, name: str) -> Money | None:
    return next((fact.amount for fact in draft.facts.get(name, ()) if fact.amount is not None), None)


__all__ = ["without_restated"]
