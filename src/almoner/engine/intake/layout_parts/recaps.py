"""A summary by department beside the detail it sums up: its rows say the detail's sums once more and are no charges of their own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.bill import Line, Row, RowKind
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.taking_out import take_out

FEWEST = 2
"""Rows that make a summary: one row alone may be a charge that happens to cost as much."""
WORD = re.compile(r"[^\W\d_]{3,}|\d{3,4}")


def without_recaps(draft: Draft) -> None:
    """Takes out every run of lines that only repeats, row by row, what the paper's own sections come to."""
    for first, last in reversed(_plain_runs(draft.lines)):
        rest = [*draft.lines[:first], *draft.lines[last:]]
        if last - first <= len(rest) and _restates(draft, first, last):
            _take_out(draft, first, last)


def _plain_runs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Neighbouring lines that have nothing but words, a department and an amount."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for at, line in enumerate([*lines, None]):
        plain = line is not None and not (line.code or line.ndc or line.units is not None or line.unit_price is not None)
        if plain and line is not None and line.charge is not None:
            start = at if start is None else start
        elif start is not None:
            runs.append((start, at))
            start = None
    return runs


def _restates(draft: Draft, first: int, last: int) -> bool:
    """Whether each line has a section's printed sum of its own, and all lines together are all sections together."""
    own = [line for line in draft.lines[first:last] if line.charge is not None]
    sums = [row for row in draft.rows if row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL) and _outside(row, first, last)]
    wanted = Counter(line.charge.cents for line in own if line.charge is not None)
    sections = [row for row in sums if row.kind is RowKind.SUBTOTAL and row.adds == "charge"]
    found = Counter(row.amount.cents for row in sections if row.amount is not None)
    covered = sum((row.last_line or 0) - (row.first_line or 0) for row in sections)
    if len(own) >= FEWEST:
        return wanted == found and covered == len(draft.lines) - (last - first)
    whole = [row for row in sums if row.amount is not None and row.amount.cents in wanted]
    return any(_words(own[0].description) & _words(row.label) for row in whole)


def _outside(row: Row, first: int, last: int) -> bool:
    """Whether a sum stands over lines, none of which is of the run."""
    if row.first_line is None or row.last_line is None:
        return False
    return row.last_line <= first or row.first_line >= last


def _words(text: str | None) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(text or "")) - {"total", "subtotal", "charges"}


def _take_out(draft: Draft, first: int, last: int) -> None:
    for line in draft.lines[first:last]:
        draft.rows.append(Row(kind=RowKind.NOTE, label=(line.description or "")[:200], amount=line.charge, spot=line.spot))
    take_out(draft, first, last)
    draft.rows = [_moved(row, first, last, len(draft.lines)) for row in draft.rows]


def _moved(row: Row, first: int, last: int, lines: int) -> Row:
    """A sum over the summary stands over all that is left; one over both as well; the others keep their lines."""
    if row.first_line is None or row.last_line is None:
        return row
    if row.first_line < last and row.last_line > first:
        return replace(row, first_line=0, last_line=lines)
    many = last - first
    if row.first_line >= last:
        return replace(row, first_line=row.first_line - many, last_line=row.last_line - many)
    return row


__all__ = ["without_recaps"]
