"""The drop folder: published tables that an operator lays there are taken in at night."""

from collections.abc import Iterator
from typing import Protocol

from almoner.ports.papers import Source


class Dropping(Protocol):
    """Where files wait to be taken in."""

    def waiting(self) -> Iterator[Source]:
        """Files that lie still, in the order of their names. Raises Unavailable where it cannot be looked into."""
        ...

    def taken(self, name: str) -> None:
        """Puts a file aside that needs no second look."""
        ...

    def refused(self, name: str, sentence: str) -> None:
        """Puts it aside with the sentence that says why."""
        ...
