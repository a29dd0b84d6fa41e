"""Coming in: sessions, keys of programs, tokens that work once, and how often somebody tried. Tokens are kept as digests only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from almoner.engine.privacy.permissions import Action


class Way(StrEnum):
    """How somebody came in."""

    PASSWORD = "password"  # noqa: S105 - a word
    CODE = "code"
    """Password and six-digit code."""
    RECOVERY = "recovery"
    """Password and recovery code."""
    PASSKEY = "passkey"
    PROVIDER = "provider"
    OWNER = "owner"
    """One person's machine: nobody was asked."""


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's stay. `place` is what is known of where from: an address and a browser's own words."""

    id: str
    account: str
    way: Way
    made_at: datetime
    seen_at: datetime
    place: str = field(repr=False)
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ApiKey:
    """What a program comes in with: as an account, for these actions only, until a moment."""

    id: str
    account: str
    name: str = field(repr=False)
    actions: frozenset[Action]
    made_at: datetime
    until: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody comes from: the door ("http"), the address, and what the browser says of itself."""

    address: str = field(repr=False)
    door: str = "http"
    browser: str = field(default="", repr=False)

    @property
    def origin(self) -> str:
        """For the journal."""
        return f"{self.door} {self.address}"[:200]

    def __str__(self) -> str:
        return f"{self.address} {self.browser}".strip()[:400]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking: known by a session or a key of a program, whose `only` actions bound it. `lacks_proof`: came in with a password
    alone, and has a role that asks for a second proof; until it is added nothing but one's own account is open."""

    account: str
    origin: str
    session: str | None = None
    way: Way | None = None
    only: frozenset[Action] | None = None
    lacks_proof: bool = False
    key: str | None = None
    """The id of the program's key."""


class Once(StrEnum):
    """What a token that works once is for."""

    FIRST = "first"
    """Makes the first operator."""
    INVITED = "invited"
    """Sets the password of an account that an operator made."""
    HALF = "half"
    """The password was right; the code is still asked for."""
    PASSKEY_MAKE = "passkey make"
    PASSKEY_ENTER = "passkey enter"
    PROVIDER = "provider"
    """Was sent to the identity provider and is expected back."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept with a token. `payload` is ours and never shown. `misses`: how often it went wrong with it."""

    account: str | None
    payload: str = field(repr=False)
    misses: int = 0


@dataclass(frozen=True, slots=True)
class Tries:
    """How often in a row it went wrong, and when last."""

    count: int
    last_at: datetime


class SessionRecords(Protocol):
    """Sessions, inside one transaction."""

    def open(self, account: str, *, token: str, way: Way, place: str, provider_session: str | None = None) -> Session: ...

    def by_token(self, token: str) -> Session | None:
        """Ended and old ones too."""
        ...

    def of(self, account: str) -> Iterator[Session]:
        """Those that were not ended, the last seen first."""
        ...

    def of_provider(self, provider_session: str) -> Iterator[Session]:
        """Those that were not ended and came with this session of an identity provider."""
        ...

    def seen(self, session: str) -> None: ...

    def end(self, session: str) -> None: ...


class ApiKeyRecords(Protocol):
    """Keys of programs, inside one transaction."""

    def add(self, account: str, *, token: str, name: str, actions: Iterable[Action], until: datetime) -> ApiKey: ...

    def by_token(self, token: str) -> ApiKey | None:
        """Ended and old ones too."""
        ...

    def of(self, account: str) -> Iterator[ApiKey]:
        """Oldest first, ended ones left out."""
        ...

    def end(self, account: str, key: str) -> bool:
        """Whether the account had it."""
        ...


class OnceRecords(Protocol):
    """Tokens that work once, inside one transaction."""

    def put(self, kind: Once, token: str, *, until: datetime, account: str | None = None, payload: str = "") -> None: ...

    def look(self, kind: Once, token: str) -> Kept | None:
        """None where it is unknown, used or late."""
        ...

    def take(self, kind: Once, token: str) -> Kept | None:
        """As `look`; and it is gone."""
        ...

    def miss(self, kind: Once, token: str) -> int:
        """One more time wrong; gives how often."""
        ...

    def drop(self, kind: Once, *, account: str | None = None) -> None:
        """All of this kind, or those of an account."""
        ...

    def drop_late(self) -> None:
        """All whose time is over."""
        ...


class TryRecords(Protocol):
    """Failures in a row by whom and from where; only a keyed digest of both is kept."""

    def get(self, whom: str) -> Tries | None: ...

    def add(self, whom: str, *, afresh: bool = False) -> Tries:
        """One more; `afresh` begins at one."""
        ...

    def clear(self, whom: str) -> None: ...

    def forget(self, before: datetime) -> None:
        """All that last went wrong before this."""
        ...
