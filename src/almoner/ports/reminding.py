"""Reminders and calendars of dates: what is kept about them, and who carries them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from almoner.engine.cases.calendar import Entry


class ReminderWay(StrEnum):
    """How a reminder comes."""

    MAIL = "mail"
    MATTERMOST = "mattermost"
    MATRIX = "matrix"


@dataclass(frozen=True, slots=True)
class Reminding:
    """What an account asked for. `address` is a mail address, the address of a Mattermost hook, or of a Matrix server; with Matrix a
    room and the token of who writes there."""

    account: str
    way: ReminderWay
    days_before: int
    language: str
    address: str = field(repr=False)
    room: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar's private address, of which only a digest is kept."""

    account: str
    language: str
    made_at: datetime


class ReminderRecords(Protocol):
    """One for an account; none means off."""

    def get(self, account: str) -> Reminding | None: ...

    def put(self, reminding: Reminding) -> None: ...

    def remove(self, account: str) -> None:
        """With what was told."""
        ...

    def all(self) -> Iterator[Reminding]: ...

    def told(self, account: str) -> frozenset[str]:
        """Ids of entries."""
        ...

    def tell(self, account: str, entries: Collection[str]) -> None: ...


class FeedRecords(Protocol):
    """One for an account."""

    def put(self, account: str, token: str, language: str) -> Feed:
        """In place of the one before."""
        ...

    def of(self, account: str) -> Feed | None: ...

    def by(self, token: str) -> Feed | None: ...

    def remove(self, account: str) -> None: ...


class Carrier(Protocol):
    """Carries neutral words to one place."""

    def check(self, reminding: Reminding) -> None:
        """Raises Refused for a place that no operator has named, Misused for one that is none."""
        ...

    def __call__(self, reminding: Reminding, title: str, text: str, mark: str) -> None:
        """`mark` is the same for the same words told again. Raises Refused, Unavailable."""
        ...


Calendar = Callable[[Sequence[Entry], str, datetime], bytes]
"""Entries, their title and the moment they were written, as an iCalendar file."""
