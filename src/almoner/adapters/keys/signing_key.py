"""An Ed25519 key of this installation, made at first use in its folder of secrets, and the test of anybody's signature."""

import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from almoner.engine.errors import Unavailable

NAME, JOURNAL = "signing.key", "journal.key"
"""For certificates, and for the journal's heads: what one signs, the other never vouches for."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A `Signing`."""

    folder: Path
    name: str = NAME

    def public(self) -> bytes:
        return self._key().public_key().public_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return self._key().sign(data)

    def known(self) -> bytes | None:
        return self.public() if (self.folder / self.name).is_file() else None

    def _key(self) -> Ed25519PrivateKey:
        place = self.folder / self.name
        try:
            if not place.exists():
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                draft = self.folder / f".{self.name}.{os.getpid()}"
                handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
                with os.fdopen(handle, "wb") as stream:
                    stream.write(Ed25519PrivateKey.generate().private_bytes_raw())
                try:
                    os.link(draft, place)  # fails where another process was first
                except FileExistsError:
                    pass
                finally:
                    draft.unlink()
            return Ed25519PrivateKey.from_private_bytes(place.read_bytes())
        except (OSError, ValueError) as error:
            raise Unavailable(
                "signing_key_away",
                what="Nothing was signed",
                why=f"the key in {self.folder} cannot be read or made",
                do="look at that folder, or put the key back from its backup",
            ) from error


def is_signed(public: bytes, data: bytes, signature: bytes) -> bool:
    """A `SignatureChecking`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
