"""A person's folder as one file: what goes into it as it is written, and what came in it when it is taken over elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Piece:
    """One file in a bundle, as it is written."""

    name: str
    content: Iterable[bytes]


Bundling = Callable[[Iterable[Piece]], Iterator[bytes]]
"""The bundle's bytes, as the pieces are asked for: never all in memory."""


class Bundle(Protocol):
    """A bundle that came in; nothing of it is trusted."""

    def names(self) -> frozenset[str]: ...

    def read(self, name: str, most: int) -> Iterator[bytes]:
        """Raises Refused for more than `most` bytes, for what is damaged and for a name that is not there."""
        ...


class Unbundling(Protocol):
    """Takes a bundle in without laying it on disk in the clear."""

    def __call__(self, pieces: Iterable[bytes]) -> AbstractContextManager[Bundle]:
        """Raises Refused for one too large or that is none, Unavailable."""
        ...
