"""How much may be tried again: calls earn it, so that a back end in trouble is not asked many times over."""

from dataclasses import dataclass

EARNED, COST, MOST = 200, 1000, 10_000
"""Thousandths of one more try: five calls earn one, and at most ten are saved."""


@dataclass(frozen=True, slots=True)
class Purse:
    """What is saved, in thousandths of a try."""

    saved: int = 3 * COST


def earn(purse: Purse) -> Purse:
    """A call came in."""
    return Purse(min(purse.saved + EARNED, MOST))


def spend(purse: Purse) -> Purse | None:
    """One more try; None where there is nothing left for it."""
    return Purse(purse.saved - COST) if purse.saved >= COST else None
