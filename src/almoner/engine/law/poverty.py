"""The federal poverty line of a household for a day and a state, and what share of it an income is."""

from datetime import date
from decimal import ROUND_CEILING, Decimal

from almoner.engine.law.amounts import Amounts
from almoner.engine.money import Money

GROUPS = {"AK": "alaska", "HI": "hawaii"}
NO_LINE = frozenset({"PR", "GU", "VI", "AS", "MP"})
"""Places that the guidelines name no line for."""
GUIDELINES = "hhs-poverty-guidelines-2026"
HUNDREDTH = Decimal("0.01")


def guideline(amounts: Amounts, state: str, people: int, day: date) -> Money | None:
    """For a year; None where we have no guideline for the day. The state is none of `NO_LINE`."""
    group = GROUPS.get(state, "contiguous")
    first = amounts.lookup(f"poverty-guideline-{group}-first", day)
    further = amounts.lookup(f"poverty-guideline-{group}-further", day)
    if first is None or first.cents is None or further is None or further.cents is None:
        return None
    return Money(first.cents + further.cents * (people - 1))


def share(income: Money, line: Money) -> Decimal:
    """Income as a share of the line in whole hundredths, rounded up: never told lower than it is."""
    return (Decimal(income.cents) / Decimal(line.cents)).quantize(HUNDREDTH, ROUND_CEILING)
