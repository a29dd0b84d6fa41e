"""Days that a table prints once for several rows: blank below the first row of a visit means the same day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from almoner.engine.intake.layout_parts.draft import Draft


@dataclass(frozen=True, slots=True)
class Charged:
    """One charge of a table with a column of days: the bill in the making, its position there, whether its day is printed, and
    its first and last band."""

    draft: Draft
    number: int
    printed: bool
    first: int
    last: int


def fill_days(rows: Sequence[Charged]) -> None:
    """Gives rows without a day the day of the row above, where the table prints no day twice with nothing between: one that does
    has rows without any day."""
    days = [row.draft.lines[row.number].day for row in rows]
    if any(
        one.printed and other.printed and other.first == one.last + 1 and day == again
        for one, day, other, again in zip(rows, days, rows[1:], days[1:], strict=False)
    ):
        return
    above: Charged | None = None
    for row in rows:
        line = row.draft.lines[row.number]
        if row.printed:
            above = row
        elif above is not None and above.draft is row.draft and line.day is None:
            row.draft.lines[row.number] = replace(line, day=above.draft.lines[above.number].day)
