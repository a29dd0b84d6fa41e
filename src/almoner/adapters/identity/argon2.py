"""Passwords hashed with Argon2id (RFC 9106's second recommendation: 64 MiB, three passes)."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

PASSES, KIB, LANES = 3, 65_536, 4
AT_ONCE = 4
"""So many at once; others wait, so that many sign-ins at a time cannot take all memory."""
MOST_BYTES = 4096
"""A longer one is cut for the comparison alone, so that nobody makes the machine hash books."""


class Argon2Hasher:
    """A `PasswordHasher`."""

    def __init__(self, *, passes: int = PASSES, kib: int = KIB, lanes: int = LANES) -> None:
        self.room = threading.BoundedSemaphore(AT_ONCE)
        self.argon2 = PasswordHasher(time_cost=passes, memory_cost=kib, parallelism=lanes, type=Type.ID)
        self.decoy = self.argon2.hash("nobody's password")

    def hash(self, password: str) -> str:
        with self.room:
            return self.argon2.hash(signs(password))

    def holds(self, hashed: str | None, password: str) -> bool:
        try:
            with self.room:
                right = self.argon2.verify(hashed or self.decoy, signs(password))
        except (VerificationError, InvalidHashError):
            return False
        return right and hashed is not None

    def is_old(self, hashed: str) -> bool:
        return self.argon2.check_needs_rehash(hashed)


def signs(password: str) -> bytes:
    """The same bytes however a keyboard puts an accent on a letter."""
    return unicodedata.normalize("NFKC", password[:MOST_BYTES]).encode(errors="replace")[:MOST_BYTES]
