"""Lines that are no charges, known by what they are not and by sums: heads with their group's sum, payments, and strays.

A row was taken for a charge because an amount stands in the column of charges. Beside rows that have a code, a count or a price
of one, a row with none of them is weak. A weak row is taken out only where arithmetic speaks too: it is the sum of the rows
right under or over it, it is below zero, or the printed total closes without it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import Line, Row, RowKind
from almoner.engine.intake.layout_parts.credits import INSURER, MEANS, credit_kind, credited
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.taking_out import take_out

FEWEST = 3
"""Rows with marks of care beside which a row without any is weak."""
OF_TEN = 8
COLUMNS = {"charge": "charge", "allowed": "allowed", "paid": "paid", "patient_owes": "patient_owes"}
OWED = re.compile(
    r"^(what|amount|total)?\W*(you|patient) owes?\b|^(your |new |current |remaining )?balance (for|of|on|due|left)\b|^saldo (de|por|pendiente)\b",
    re.IGNORECASE,
)
"""Words of a row that says what is left of the charges over it."""

NAMELESS = re.compile(r"(amounts?|amt|charges?|sum|importes?|cargos?)\.?:?", re.IGNORECASE)
"""What only heads a column of charges, and names no care."""


def without_no_charges(draft: Draft) -> None:
    """Takes out of a bill's lines what is none: group sums become subtotals, what is below zero credits, strays notes."""
    _owed(draft)
    _total_again(draft)
    strong = [_strong(line) for line in draft.lines]
    if sum(strong) < FEWEST or sum(strong) == len(strong):
        return
    _group_sums(draft)
    _credits(draft)
    _strays(draft)


def _owed(draft: Draft) -> None:
    """Rows without marks of care whose own words say that they are what is owed."""
    for at in reversed(range(len(draft.lines))):
        line = draft.lines[at]
        if not _strong(line) and OWED.search(line.description or ""):
            _take_out(draft, at)
            label = (line.description or "")[:200]
            draft.rows.append(
                Row(RowKind.NOTE, label, line.charge, spot=dict(line.spots).get("charge", line.spot), adds="balance")
            )


def _total_again(draft: Draft) -> None:
    """Rows that say nothing but what a column is called ("Amount"), with the very total that the paper says."""
    totals = {fact.amount for fact in draft.facts.get("total_charges", ()) if fact.amount is not None}
    for at in reversed(range(len(draft.lines))):
        line = draft.lines[at]
        if not _strong(line) and line.charge in totals and NAMELESS.fullmatch(line.description or ""):
            _take_out(draft, at)
            spot = dict(line.spots).get("charge", line.spot)
            draft.rows.append(Row(RowKind.NOTE, (line.description or "")[:200], line.charge, spot=spot))


def _strong(line: Line) -> bool:
    return bool(line.code or line.ndc or line.units is not None or line.unit_price is not None)


def _cents(line: Line) -> int:
    return line.charge.cents if line.charge is not None else 0


def _group_sums(draft: Draft) -> None:
    """Weak rows over or under runs of others: when all but one of them, and at least two, are their run's sum, each is a sum.
    One alone is enough where the printed total closes only without it."""
    for under in (True, False):
        runs = _runs(draft.lines, under=under)
        right = [at for at, (first, last) in runs.items() if _is_sum(draft.lines, at, first, last)]
        wrong = len(runs) - len(right)
        closes = bool(right) and _closes(draft, without=right)
        if closes or (len(right) >= 2 and wrong <= 1 and not _closes(draft, without=())):
            chosen = right if closes else list(runs)
            known = len(draft.rows)
            for at in sorted(chosen, reverse=True):
                line, (first, last) = draft.lines[at], runs[at]
                _take_out(draft, at)
                moved = 1 if under else 0
                draft.rows[known:known] = _sums(line, first - moved, last - moved)
            return


def _runs(lines: Sequence[Line], *, under: bool) -> dict[int, tuple[int, int]]:
    """Each weak row with the strong rows right under it (or over it), up to the next weak one."""
    found: dict[int, tuple[int, int]] = {}
    for at, line in enumerate(lines):
        if _strong(line) or line.charge is None or _cents(line) < 0:
            continue
        step, end = (1, at + 1) if under else (-1, at - 1)
        while 0 <= end < len(lines) and _strong(lines[end]):
            end += step
        first, last = (at + 1, end) if under else (end + 1, at)
        if first < last:
            found[at] = first, last
    return found


def _is_sum(lines: Sequence[Line], at: int, first: int, last: int) -> bool:
    return _cents(lines[at]) == sum(map(_cents, lines[first:last]))


def _sums(line: Line, first: int, last: int) -> list[Row]:
    label = (line.description or "")[:200]
    spots = dict(line.spots)
    return [
        Row(RowKind.SUBTOTAL, label, amount, spot=spots.get(name, line.spot), first_line=first, last_line=last, adds=adds)
        for name, adds in COLUMNS.items()
        if (amount := getattr(line, name)) is not None
    ]


def _credits(draft: Draft) -> None:
    """Weak rows below zero where nearly all others have a code: nobody gives care of less than nothing."""
    above = [line for line in draft.lines if _cents(line) > 0]
    if len(above) < FEWEST or sum(1 for line in above if line.code) * 10 < len(above) * OF_TEN:
        return
    for at in reversed(range(len(draft.lines))):
        line = draft.lines[at]
        if _strong(line) or _cents(line) >= 0 or line.charge is None:
            continue
        label = (line.description or "")[:200]
        kind = credit_kind(label, below_zero=True)
        if kind is None:
            kind = RowKind.PAYMENT if MEANS.search(label) or INSURER.search(label) else RowKind.ADJUSTMENT
        spot = dict(line.spots).get("charge", line.spot)
        _take_out(draft, at)
        credited(draft, Row(kind, label, abs(line.charge), day=line.day, spot=spot))


def _strays(draft: Draft) -> None:
    """The one weak row without which the printed total closes."""
    if len(draft.lines) < FEWEST + 1 or _closes(draft, without=()):
        return
    found = [
        at for at, line in enumerate(draft.lines) if not _strong(line) and line.day is None and _closes(draft, without=[at])
    ]
    if len(found) == 1 and sum(map(_strong, draft.lines)) * 10 >= len(draft.lines) * OF_TEN:
        line = draft.lines[found[0]]
        _take_out(draft, found[0])
        draft.rows.append(Row(RowKind.NOTE, (line.description or "")[:200], line.charge, spot=line.spot))


def _closes(draft: Draft, *, without: Sequence[int]) -> bool:
    """Whether the other lines come to a printed total of the charges."""
    said = {abs(fact.amount.cents) for fact in draft.facts.get("total_charges", ()) if fact.amount is not None}
    return sum(_cents(line) for at, line in enumerate(draft.lines) if at not in without) in said


def _take_out(draft: Draft, at: int) -> None:
    """One line leaves; rows and doubts keep the lines they speak of."""
    take_out(draft, at, at + 1)
    draft.rows = [_moved(row, at) for row in draft.rows]


def _moved(row: Row, at: int) -> Row:
    if row.first_line is None or row.last_line is None:
        return row
    return replace(row, first_line=row.first_line - (row.first_line > at), last_line=row.last_line - (row.last_line > at))


__all__ = ["without_no_charges"]
