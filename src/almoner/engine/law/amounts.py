"""Amounts and shares that the law fixes, each for the days on which it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from almoner.engine.law.authority import Mark


@dataclass(frozen=True, slots=True)
class Amount:
    """Either `cents` or `share` (a factor, never percent), in force from `effective_from` to `effective_to`."""

    id: str
    title: str
    cents: int | None
    share: Decimal | None
    effective_from: date | None
    effective_to: date | None
    authority: str
    mark: Mark

    def in_force(self, day: date) -> bool:
        if self.effective_from is not None and day < self.effective_from:
            return False
        return self.effective_to is None or day <= self.effective_to


@dataclass(frozen=True, slots=True)
class Amounts:
    """Every amount, each id with its values over time."""

    entries: Mapping[str, tuple[Amount, ...]]

    def lookup(self, id: str, day: date) -> Amount | None:
        """The amount in force on the day; None where we have none for that day. An unknown id raises KeyError."""
        return next((amount for amount in self.entries[id] if amount.in_force(day)), None)
