"""Published tables on their way in: laid into the drop folder for the night, or handed in over the pages."""

from collections.abc import Iterable, Iterator
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


class Handing(Protocol):
    """Where a file that was handed in lies until it is taken in."""

    def take(self, id: str, name: str, pieces: Iterable[bytes], most: int) -> None:
        """Raises Refused for a file without a name or one of more than `most` bytes, Unavailable."""
        ...

    def handed(self, id: str) -> Source:
        """Under its own name, without folders. Raises Refused where it is gone."""
        ...

    def drop(self, id: str) -> None:
        """It need not be there."""
        ...
