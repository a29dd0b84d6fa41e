"""Encrypts what may say something about a person: AES-256-GCM with the key of the folder it belongs to, bound to its place."""

import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from almoner.engine.errors import Refused

NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and opens for one folder. A sealed value opens only at the place it was sealed for."""

    key: bytes = field(repr=False)

    def seal(self, plain: bytes, *place: str) -> bytes:
        """Nonce and ciphertext. `place` names table, row and column."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + AESGCM(self.key).encrypt(nonce, plain, bound(place))

    def open(self, sealed: bytes, *place: str) -> bytes:
        """Raises Refused for what was changed, or moved to another place."""
        try:
            return AESGCM(self.key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound(place))
        except (InvalidTag, ValueError) as error:
            raise Refused(
                "not_unsealed",
                what="Something that is kept could not be opened",
                why="it was changed, or it stands where it was not put",
                do="restore it from a backup",
            ) from error

    def seal_text(self, plain: str, *place: str) -> bytes:
        return self.seal(plain.encode(), *place)

    def open_text(self, sealed: bytes, *place: str) -> str:
        return self.open(sealed, *place).decode()


def bound(place: tuple[str, ...]) -> bytes:
    """One text for one place; no two places share it."""
    return "".join(f"{len(one)}:{one}" for one in place).encode()
