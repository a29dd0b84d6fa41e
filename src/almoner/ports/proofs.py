"""What shows that somebody is who they say: passwords, six-digit codes, passkeys; and the chance that secrets are made of."""

from dataclasses import dataclass, field
from typing import Protocol


class Chance(Protocol):
    """The machine's source of chance."""

    def new_secret(self) -> str:
        """256 bits as text."""
        ...

    def new_key(self) -> bytes:
        """256 bits."""
        ...

    def new_code(self) -> str:
        """80 bits as four groups of four letters and digits that a person can copy by hand."""
        ...


class PasswordHasher(Protocol):
    """Slow on purpose: it takes a good part of the machine's memory and some tens of milliseconds."""

    def hash(self, password: str) -> str: ...

    def holds(self, hashed: str | None, password: str) -> bool:
        """With None it takes as long and is never true."""
        ...

    def is_old(self, hashed: str) -> bool:
        """Whether it was made with weaker settings than today's."""
        ...


class Breached(Protocol):
    """Passwords that others have lost."""

    def knows(self, password: str) -> bool:
        """Raises Unavailable where the list cannot be read."""
        ...


class SixDigits(Protocol):
    """Codes that change each half minute."""

    def at(self, secret: bytes, step: int) -> str:
        """The code of a half minute, counted from 1970."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What a browser is asked for: `options` as JSON for it, and the `challenge` that the answer must hold."""

    options: str
    challenge: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a device has shown: the key it will sign with, and its count."""

    credential: bytes = field(repr=False)
    public_key: bytes = field(repr=False)
    count: int


class Ceremonies(Protocol):
    """Making and using passkeys for this site. The person is always verified by the device."""

    def ask_new(self, *, person: bytes, login: str, name: str, not_these: tuple[bytes, ...] = ()) -> Asked:
        """`person` is an id without meaning; `not_these` are credentials the account has."""
        ...

    def made(self, answer: str, challenge: bytes) -> Shown:
        """Raises Refused where the answer does not hold."""
        ...

    def ask_any(self) -> Asked:
        """Any passkey of this site; the device knows which."""
        ...

    def credential(self, answer: str) -> bytes:
        """Which one the answer is about; nothing is proved yet. Raises Refused."""
        ...

    def used(self, answer: str, challenge: bytes, *, public_key: bytes, count: int) -> int:
        """The device's new count. Raises Refused where the answer does not hold."""
        ...
