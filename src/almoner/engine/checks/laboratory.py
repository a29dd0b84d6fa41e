"""Laboratory tests: which lines are ones that a house bills whole, and which two houses bill both."""

from collections.abc import Sequence
from datetime import date

from almoner.engine.bill import Bill, Line
from almoner.engine.checks.lines import code_number, day_of

FIRST, LAST = 80047, 87999
"""Laboratory tests below the pathologist's own work."""
HALVES = frozenset({"26", "TC"})
Side = tuple[Bill, Sequence[Line]]


def is_test(line: Line) -> bool:
    """A laboratory test that a house bills whole: no drawing of blood, no reading by a doctor of what another house stained."""
    return FIRST <= (code_number(line) or 0) <= LAST and not HALVES & set(line.modifiers)


def alike(one: Side, two: Side) -> list[tuple[Line, Line]]:
    """Tests that each side lists once on one day, and not at one price, which is found as an equal line already."""
    mine, yours = _by_day(one), _by_day(two)
    return [
        (lines[0], yours[key][0])
        for key, lines in mine.items()
        if len(lines) == 1 and len(yours.get(key, ())) == 1 and lines[0].charge != yours[key][0].charge
    ]


def _by_day(side: Side) -> dict[tuple[str | None, date | None], list[Line]]:
    bill, lines = side
    found: dict[tuple[str | None, date | None], list[Line]] = {}
    for line in lines:
        if is_test(line):
            found.setdefault((line.code, day_of(bill, line)), []).append(line)
    return found
