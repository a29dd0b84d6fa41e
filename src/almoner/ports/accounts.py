"""Accounts: who may come in, with what, and as what."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from almoner.engine.privacy.permissions import Role


class Kind(StrEnum):
    """Where an account comes from."""

    LOCAL = "local"
    OWNER = "owner"
    """The one person of a machine without accounts."""
    PROVIDER = "provider"
    """Known by an identity provider; it has no password here."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may come in. `login` and `name` are personal and never shown by `repr`. `closed_at`: comes in no more.
    `confirmed_at` is when its roles were last looked over."""

    id: str
    login: str = field(repr=False)
    name: str = field(repr=False)
    roles: frozenset[Role]
    kind: Kind
    made_at: datetime
    confirmed_at: datetime
    closed_at: datetime | None = None

    @property
    def version(self) -> int:
        """Another one after each change of what others decide about it: its roles, its yearly look, its end."""
        said = f"{sorted(self.roles)} {self.confirmed_at.timestamp()} {self.closed_at}"
        return int.from_bytes(hashlib.sha256(said.encode()).digest()[:4], "big") % 10**9


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """The secret behind six-digit codes. Until it is `confirmed` by a first code it is not asked for. `last_step` is the
    half minute of the last code that was taken; none at or before it is taken again."""

    secret: bytes = field(repr=False)
    confirmed: bool = False
    last_step: int = 0


@dataclass(frozen=True, slots=True)
class Passkey:
    """A key on somebody's device. `name` is how the person calls it; `count` is what the device last counted."""

    id: str
    account: str
    credential: bytes = field(repr=False)
    public_key: bytes = field(repr=False)
    count: int
    name: str = field(repr=False)
    made_at: datetime
    used_at: datetime | None = None


class AccountRecords(Protocol):
    """Accounts and their secrets, inside one transaction."""

    def add(
        self,
        *,
        login: str,
        name: str,
        roles: Iterable[Role],
        kind: Kind = Kind.LOCAL,
        password: str | None = None,
        subject: str | None = None,
    ) -> Account:
        """`password` is its hash; `subject` is how an identity provider calls it. Raises Conflict where the login or the
        subject is taken."""
        ...

    def get(self, account: str) -> Account | None: ...

    def by_login(self, login: str) -> Account | None:
        """Without regard to capitals and outer spaces."""
        ...

    def by_subject(self, subject: str) -> Account | None: ...

    def any(self) -> bool:
        """Whether there is an account at all."""
        ...

    def all(self) -> Iterator[Account]:
        """Oldest first, closed ones too."""
        ...

    def change(
        self,
        account: str,
        *,
        login: str | None = None,
        name: str | None = None,
        kind: Kind | None = None,
        roles: Iterable[Role] | None = None,
    ) -> Account:
        """None leaves as it is. Raises NotKnown, Conflict for a login that is taken."""
        ...

    def confirm(self, account: str) -> None:
        """Its roles were looked over now. Raises NotKnown."""
        ...

    def close(self, account: str) -> None:
        """Raises NotKnown."""
        ...

    def open_again(self, account: str) -> None:
        """Its roles count as looked over now. Raises NotKnown."""
        ...

    def password(self, account: str) -> str | None:
        """The hash."""
        ...

    def set_password(self, account: str, password: str) -> None:
        """Takes the hash."""
        ...

    def second_factor(self, account: str) -> SecondFactor | None: ...

    def set_second_factor(self, account: str, factor: SecondFactor | None) -> None: ...

    def set_recovery_codes(self, account: str, codes: Iterable[str]) -> None:
        """In place of all earlier ones; only digests are kept."""
        ...

    def use_recovery_code(self, account: str, code: str) -> bool:
        """Whether it was one that had not been used; now it has."""
        ...

    def recovery_codes_left(self, account: str) -> int: ...


class PasskeyRecords(Protocol):
    """Passkeys, inside one transaction."""

    def add(self, account: str, *, credential: bytes, public_key: bytes, count: int, name: str) -> Passkey:
        """Raises Conflict for a credential that is kept already."""
        ...

    def by_credential(self, credential: bytes) -> Passkey | None: ...

    def of(self, account: str) -> Iterator[Passkey]:
        """Oldest first."""
        ...

    def used(self, passkey: str, count: int) -> None: ...

    def remove(self, account: str, passkey: str) -> bool:
        """Whether the account had it."""
        ...
