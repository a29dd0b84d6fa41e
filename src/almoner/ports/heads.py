"""Heads of the journal, kept where whoever can change the journal cannot change them."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Protocol

from almoner.engine.privacy.heads import SignedHead

MOST_APART_S = 60
"""A head is kept at least this often while the server runs."""


class HeadState(StrEnum):
    """How it stands with the heads, for whoever runs the machine."""

    NONE_NAMED = "none named"
    """No place is named: a tail that is cut off would not be seen."""
    KEPT = "kept"
    LATE = "late"
    """The last one is older than it may be: the place is away."""


class HeadKeeping(Protocol):
    """A place for heads: a folder, a store of objects, somebody's mail."""

    def keep(self, head: SignedHead) -> None:
        """After those that are there; none is ever replaced. Raises Unavailable."""
        ...


class HeadReading(Protocol):
    """Heads that were kept."""

    def __call__(self) -> Iterator[SignedHead]:
        """In no order that counts. Raises Refused for what is no head, Unavailable where the place is away."""
        ...
