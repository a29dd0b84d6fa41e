"""The journal as it is read: by the person whose data it is about, by the privacy officer, and by who verifies it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from almoner.engine.privacy.chain import Entry, Unread


class EntryRecords(Protocol):
    """What was written so far, inside one transaction. `sealed` is always left in hex: nobody reads a reason here."""

    def last(self) -> tuple[int, str]:
        """The number and the link of the last line; 0 and the chain's start where there is none."""
        ...

    def all(self, *, after: int = 0) -> Iterator[Entry | Unread]:
        """In order of their place, one at a time, `after` a number; those that cannot be read any more as `Unread`."""
        ...

    def of_folder(self, folder: str, *, before: int | None = None, most: int | None = None) -> Iterator[Entry]:
        """The latest first; `before` a number, `most` at once."""
        ...

    def search(
        self,
        *,
        first: datetime | None,
        last: datetime | None,
        who: str | None,
        action: str | None,
        folder: str | None,
        before: int | None,
        most: int,
    ) -> Iterator[Entry]:
        """The latest first, of any folder or of none; what is None does not narrow it."""
        ...

    def last_of(self, action: str) -> Entry | None:
        """The latest line of this action that was done."""
        ...

    def between(self, first: datetime, last: datetime, *, folder: str | None = None) -> Iterator[Entry]:
        """Of this time (both included), oldest first; of one folder, or those of any."""
        ...
