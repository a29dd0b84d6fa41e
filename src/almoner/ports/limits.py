"""How much anybody may ask in a while."""

from typing import Protocol


class Buckets(Protocol):
    """A bucket for each of `whom`, from which each request takes one and which fills itself again."""

    def take(self, whom: str) -> int | None:
        """None, or after how many seconds it may be tried again."""
        ...
