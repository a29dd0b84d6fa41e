"""Who was let into whose folder: grants, and glass that was broken."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from almoner.engine.privacy.permissions import Grant


@dataclass(frozen=True, slots=True)
class KeptGrant:
    """A grant as it is kept; `giver` is the account that gave it."""

    id: str
    giver: str
    grant: Grant
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Glass:
    """A folder opened in an emergency, why, and until when. `seen_at` is when the privacy officer looked into it."""

    id: str
    account: str
    folder: str
    reason: str = field(repr=False)
    opened_at: datetime
    until: datetime
    seen_at: datetime | None = None


class GrantRecords(Protocol):
    """Grants, inside one transaction."""

    def add(self, giver: str, grant: Grant) -> KeptGrant: ...

    def get(self, grant: str) -> KeptGrant | None: ...

    def to(self, account: str, folder: str | None = None) -> Iterator[KeptGrant]:
        """Those an account was given, ended ones too, oldest first."""
        ...

    def of_folder(self, folder: str) -> Iterator[KeptGrant]:
        """Ended ones too, oldest first."""
        ...

    def all(self) -> Iterator[KeptGrant]:
        """Those that were not ended, oldest first."""
        ...

    def end(self, grant: str) -> None: ...


class GlassRecords(Protocol):
    """Broken glass, inside one transaction."""

    def open(self, account: str, folder: str, reason: str, until: datetime) -> Glass: ...

    def counts(self, account: str, folder: str) -> bool:
        """Whether it was broken by this account for this folder and its time is not over."""
        ...

    def all(self) -> Iterator[Glass]:
        """The latest first."""
        ...

    def seen(self, glass_id: str) -> bool:
        """Whether there is one that had not been seen."""
        ...
