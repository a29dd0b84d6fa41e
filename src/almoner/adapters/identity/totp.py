"""Six-digit codes as authenticator programs make them (RFC 6238: SHA-1, six digits, half a minute)."""

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECONDS = 30


class Totp:
    """A `SixDigits`."""

    def at(self, secret: bytes, step: int) -> str:
        made = TOTP(secret, 6, SHA1(), SECONDS, enforce_key_length=False)  # noqa: S303 - what every authenticator speaks
        return made.generate(step * SECONDS).decode()
