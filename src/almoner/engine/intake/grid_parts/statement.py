"""What a whole table says of its bill: whether visit numbers part it, and what its column of balances holds."""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.grid_parts.cells import GridRow, blank, money_in
from almoner.engine.intake.grid_parts.clues import words_of
from almoner.engine.intake.grid_parts.columns import Layout
from almoner.engine.intake.headings import row_of
from almoner.engine.intake.paper_kind import flat

VISITS = frozenset({"visit", "encounter"})
BILLS = frozenset({"account", "invoice", "claim", "statement", "bill", "har", "file"})
WHOSE = ("patient", "patient_last", "patient_first", "birth_date", "member_id", "claim", "provider")
REDUCED = ("paid", "patient_paid", "adjustment", "other_paid", "payments_and_adjustments")


def settled(layout: Layout, headings: Sequence[str], body: Sequence[GridRow], *, patient_known: bool) -> Layout:
    """The layout, visit numbers left aside where one patient of one provider has the whole table, and the column of balances
    read as what the patient owes where it is that of each line by itself.
    """
    roles = list(layout.roles)
    at = layout.column("account")
    visits = at is not None and at < len(headings) and _visits(headings[at]) and len(_values(body, at)) > 1
    if at is not None and visits and _one(layout, body, patient_known=patient_known):
        roles[at] = "not_money"
    at = layout.column("running_balance")
    if at is not None and "patient_owes" not in roles and _by_line(layout, body, at):
        roles[at] = "patient_owes"
    return layout if tuple(roles) == layout.roles else replace(layout, roles=tuple(roles))


def _visits(heading: str) -> bool:
    words = words_of(heading)
    return bool(words & VISITS) and not words & BILLS


def _values(body: Sequence[GridRow], at: int) -> set[str]:
    return {flat(row.at(at).text) for row in body if not blank(row.at(at))}


def _one(layout: Layout, body: Sequence[GridRow], *, patient_known: bool) -> bool:
    """Whether the table is one patient's and one provider's, as far as it names them."""
    if not patient_known and not {"patient", "patient_last", "member_id"} & set(layout.roles):
        return False
    return all(len(_values(body, at)) <= 1 for role in WHOSE for at in layout.columns(role))


def _by_line(layout: Layout, body: Sequence[GridRow], at: int) -> bool:
    """Whether each balance is its own row's charge less what was paid on it; a running one is that on its first row only."""
    charge = layout.column("charge")
    less = [column for role in REDUCED if (column := layout.column(role)) is not None]
    if charge is None or not less:
        return False
    held = missed = telling = 0
    for row in body:
        amount, balance = money_in(row.at(charge)), money_in(row.at(at))
        words = next((cell.text for cell in row.cells if any(sign.isalpha() for sign in cell.text)), "")
        if amount is None or balance is None or row_of(words) is not None:
            continue
        paid = sum(abs(one.cents) for column in less if (one := money_in(row.at(column))) is not None)
        fits = amount.cents - paid == balance.cents
        held, missed, telling = held + fits, missed + (not fits), telling + (fits and paid > 0)
    return bool(telling) and held >= 2 and held >= 4 * missed
