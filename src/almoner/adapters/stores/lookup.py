"""Finds what is sealed without opening all of it: a keyed digest of a login or the like.

The key is kept wrapped and never changes, as marks made with it could not be found with another.
"""

import hashlib
import hmac
from dataclasses import dataclass

from sqlalchemy import select

from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema import sealing_keys

LOOKUP = "lookup"
"""The id of the key; like "system" it belongs to no folder."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """For one transaction."""

    keyring: Keyring

    def mark(self, kind: str, text: str) -> str:
        """64 hex digits; the same for the same kind and text, and telling nothing without the key. Makes the key at first use."""
        known = LOOKUP in self.keyring.opened or (
            self.keyring.connection.execute(select(sealing_keys.c.id).where(sealing_keys.c.id == LOOKUP)).first() is not None
        )
        sealer = self.keyring.sealer(LOOKUP) if known else self.keyring.make(LOOKUP)
        return hmac.new(sealer.key, f"{len(kind)}:{kind}{text}".encode(), hashlib.sha256).hexdigest()


def digest(token: str) -> str:
    """Of a token of 256 bits of chance, for which no key is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
