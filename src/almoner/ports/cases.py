"""What is kept of a case: the things that happened in it, in order."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from almoner.engine.cases.case import Event, Happened


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case in a folder, with its events from the first to the last."""

    id: str
    folder: str
    made_at: datetime
    events: tuple[Happened, ...] = field(repr=False)


class CaseRecords(Protocol):
    """Cases, inside one transaction."""

    def add(self, folder: str, who: str, event: Event, *, id: str, made_at: datetime | None = None) -> KeptCase:
        """A new one with its first event; `made_at` for one that came from another machine. Raises Refused where the folder was
        erased."""
        ...

    def get(self, folder: str, case: str, *, hold: bool = False) -> KeptCase | None:
        """None for one of another folder, too. `hold`: nobody else adds an event to it before this transaction ends."""
        ...

    def of(self, folder: str, *, after: str | None = None, most: int | None = None) -> Iterator[KeptCase]:
        """Oldest first. Raises Refused where `after` is none of them."""
        ...

    def append(self, folder: str, case: str, happened: Happened) -> None:
        """Its number follows the last one's. Raises Conflict where another event took that number."""
        ...

    def remove_all(self, folder: str) -> None: ...
