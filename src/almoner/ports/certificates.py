"""What certifies a finding: a key that signs, a look at who signed, and a form in which a dossier can be handed on."""

from typing import Any, Protocol

from almoner.engine.dossier import Dossier


class Signing(Protocol):
    """An Ed25519 key of this installation."""

    def public(self) -> bytes:
        """Its public half, 32 bytes."""
        ...

    def sign(self, data: bytes) -> bytes:
        """64 bytes. Raises Unavailable where the key cannot be read or made."""
        ...

    def known(self) -> bytes | None:
        """The public half where there is a key already; nothing is made."""
        ...


class SignatureChecking(Protocol):
    """Says whether a signature is of this data under this public key."""

    def __call__(self, public: bytes, data: bytes, signature: bytes) -> bool:
        """False too for a key or signature that is none."""
        ...


class DossierForm(Protocol):
    """A dossier as plain values (text, numbers, lists, maps) and back, without its tables."""

    def plain(self, dossier: Dossier) -> Any:
        """What JSON can hold."""
        ...

    def dossier(self, plain: Any) -> Dossier:
        """Raises ValueError where it does not fit."""
        ...
