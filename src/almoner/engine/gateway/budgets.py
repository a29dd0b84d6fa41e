"""What a key may use in a day: tokens and money; what runs is held back until it is known."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

NOTHING = Decimal(0)
MILLION = Decimal(1_000_000)
MICRO = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Budget:
    """For one key and one day (UTC); None: no limit."""

    tokens: int | None = None
    money: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars for a million tokens in and out."""

    tokens_in: Decimal = NOTHING
    tokens_out: Decimal = NOTHING

    def of(self, tokens_in: int, tokens_out: int) -> Decimal:
        """Exact to a millionth of a dollar."""
        return ((self.tokens_in * tokens_in + self.tokens_out * tokens_out) / MILLION).quantize(MICRO)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a key has used on `day`, and what is `held` for calls that run."""

    day: date
    tokens: int = 0
    money: Decimal = NOTHING
    held: int = 0


def on(spent: Spent, day: date) -> Spent:
    """A new day begins with nothing used; what runs still runs."""
    return spent if spent.day == day else Spent(day, held=spent.held)


def is_over(spent: Spent, budget: Budget, wanted: int) -> bool:
    """Whether a call that may use as many tokens is too much."""
    if budget.tokens is not None and spent.tokens + spent.held + wanted > budget.tokens:
        return True
    return budget.money is not None and spent.money >= budget.money


def hold(spent: Spent, wanted: int) -> Spent:
    return replace(spent, held=spent.held + wanted)


def settle(spent: Spent, wanted: int, tokens: int, money: Decimal) -> Spent:
    """A call is over: what was held is given back, and what it used is counted."""
    return replace(spent, held=max(0, spent.held - wanted), tokens=spent.tokens + tokens, money=spent.money + money)
