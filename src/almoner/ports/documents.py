"""Documents: large bytes, encrypted as they come, each with a key of its own that is kept elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from almoner.engine.errors import Refused


@dataclass(frozen=True, slots=True)
class Stored:
    """A document that is kept: its id, what opens it, how large it is in the clear, and its SHA-256 in the clear. While a key is
    exchanged, `key` is the old one and the new one after it, and either may be the one that opens it."""

    id: str
    key: bytes = field(repr=False)
    size: int
    sha256: str = field(repr=False)


class Documents(Protocol):
    """Where documents lie. Nobody who reads the place learns more than how many there are and about how large."""

    def put(self, pieces: Iterable[bytes], most_bytes: int) -> Stored:
        """All of it or nothing; never all in memory. What `pieces` raises, it raises, and keeps nothing. Raises Refused for
        more than `most_bytes`, Unavailable where there is no room."""
        ...

    def open(self, stored: Stored) -> BinaryIO:
        """In the clear, piece by piece as it is read. Reading raises Refused for what was cut, changed, reordered or
        exchanged; opening it for what is gone."""
        ...

    def sealed(self, id: str) -> BinaryIO:
        """As it lies, for a backup. Raises Refused for what is gone."""
        ...

    def lay(self, id: str, sealed: BinaryIO) -> None:
        """Back from a backup, as it lay, in place of what is there. Raises Unavailable."""
        ...

    def seal_anew(self, stored: Stored, key: bytes) -> None:
        """With another key, in its place, in one step. Raises as `open` and `put` do."""
        ...

    def remove(self, id: str) -> None:
        """Without a word where it is not there."""
        ...

    def sweep(self, known: frozenset[str]) -> int:
        """Takes away what was begun and never kept, and what is not `known`; gives how many. Only while nobody puts."""
        ...

    def well(self) -> bool:
        """Whether documents can be kept now."""
        ...


def too_large(most: int) -> Refused:
    """What a place says of a paper of more than `most` bytes."""
    return Refused(
        "paper_too_large",
        what="The paper was not kept",
        why=f"it is larger than {most >> 20} MiB",
        do="split it, or stream a claims file with `almoner read --parquet`",
    )
