"""What must stay true when a backup is restored: what was erased stays erased, and what is held stays held."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Fate(StrEnum):
    """What happened to a folder or a paper."""

    ERASED = "erased"
    """A folder or a collection: its key is destroyed."""
    REMOVED = "removed"
    """A paper was taken out of its folder, or a document out of its collection."""
    HELD = "held"
    """A legal hold keeps a folder."""
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """`folder` may be a collection; `subject` is it itself, or the paper or document that was removed. Nothing in it says anything of a person."""

    id: str
    fate: Fate
    folder: str
    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """A legal hold on a folder. `reason` is the institution's; None where the hold came back from the list beside a backup."""

    id: str
    folder: str
    by: str
    reason: str | None = field(repr=False)
    made_at: datetime
    lifted_at: datetime | None = None


class TombstoneRecords(Protocol):
    """Inside one transaction."""

    def add(self, fate: Fate, folder: str, subject: str) -> Tombstone: ...

    def all(self) -> Iterator[Tombstone]:
        """Oldest first."""
        ...

    def replay(self, those: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
        """Does again what this database does not know of, in order of time; gives what was new to it."""
        ...


class HoldRecords(Protocol):
    """Inside one transaction."""

    def add(self, folder: str, by: str, reason: str) -> Hold:
        """Raises Conflict where it is held already."""
        ...

    def lift(self, folder: str) -> bool:
        """Whether it was held."""
        ...

    def all(self) -> Iterator[Hold]:
        """Newest first, lifted ones too."""
        ...


class Aside(Protocol):
    """The list of tombstones outside the database, for the day when an older backup is restored."""

    def keep(self, those: Iterable[Tombstone]) -> None:
        """Adds those that are not in it yet. Raises Unavailable."""
        ...

    def all(self) -> list[Tombstone]:
        """Raises Refused for a list that was spoiled, Unavailable."""
        ...
