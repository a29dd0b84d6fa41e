"""What is left of one charge, printed beside the last of the payments and discounts below it."""

from dataclasses import replace

from almoner.engine.bill import Row, RowKind
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.row_parts import Parts
from almoner.engine.intake.layout_parts.words import spot_of

TAKEN = frozenset({RowKind.PAYMENT, RowKind.ADJUSTMENT})
MOST_CREDITS = 8


def left_of_line(draft: Draft, parts: Parts) -> None:
    """Gives the last line what a credit's row says is owed, where its charge less the credits right above comes to that; else the
    amount stays as a note."""
    owes = parts.money.get("patient_owes")
    if owes is None:
        return
    spot = spot_of(parts.places.get("patient_owes", ())) or parts.spot
    line = draft.lines[-1] if draft.lines else None
    if line is not None and line.charge is not None and line.patient_owes is None:
        left = line.charge.cents
        for row in reversed(draft.rows[-MOST_CREDITS:]):
            if row.kind not in TAKEN or row.amount is None:
                break
            left -= row.amount.cents
            if left == owes.cents:
                spots = line.spots if spot is None else (*line.spots, ("patient_owes", spot))
                draft.lines[-1] = replace(line, patient_owes=owes, spots=spots)
                return
    draft.rows.append(Row(kind=RowKind.NOTE, label=parts.label[:200], amount=owes, spot=spot))


__all__ = ["left_of_line"]
