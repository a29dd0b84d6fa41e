"""Exact amounts of money: integer cents, never a float."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NoReturn, Self

PRINTED = re.compile(r"-?\d{1,15}(\.\d{1,2})?", re.ASCII)


class Money:
    """An exact amount of US dollars; `cents` may be negative (a credit). Immutable."""

    __slots__ = ("cents",)
    cents: int

    def __init__(self, cents: int) -> None:
        object.__setattr__(self, "cents", cents)

    @classmethod
    def of(cls, text: str) -> Self:
        """Read "1234.56" or "-5". Raises ValueError for more than two places: we never round what a page says."""
        if not PRINTED.fullmatch(text):
            raise ValueError(f"{text!r} is not an amount in dollars and cents")
        return cls(int(Decimal(text) * 100))

    def times(self, factor: Decimal | int) -> "Money":
        """Multiply, rounding half a cent up: the one place in the house where money is rounded."""
        return Money(int((self.cents * Decimal(factor)).quantize(Decimal(1), ROUND_HALF_UP)))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"money does not change: {name}")

    def __reduce__(self) -> tuple[type["Money"], tuple[int]]:
        return Money, (self.cents,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money) and self.cents == other.cents

    def __lt__(self, other: "Money") -> bool:
        return self.cents < other.cents

    def __le__(self, other: "Money") -> bool:
        return self.cents <= other.cents

    def __gt__(self, other: "Money") -> bool:
        return self.cents > other.cents

    def __ge__(self, other: "Money") -> bool:
        return self.cents >= other.cents

    def __hash__(self) -> int:
        return hash(("money", self.cents))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + other.cents)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.cents - other.cents)

    def __neg__(self) -> "Money":
        return Money(-self.cents)

    def __abs__(self) -> "Money":
        return Money(abs(self.cents))

    def __str__(self) -> str:
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d}"

    def __repr__(self) -> str:
        return f"Money({self.cents})"


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """Add amounts up; of none, zero."""
    return Money(sum(amount.cents for amount in amounts))
