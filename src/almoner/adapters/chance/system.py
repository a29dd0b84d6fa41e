"""The machine's source of chance; nothing else in the house makes ids, keys or secrets."""

import base64
import secrets

ID_BYTES, SECRET_BYTES, CODE_BYTES = 15, 32, 10


def new_id(prefix: str) -> str:
    """An id that nobody can guess: the prefix and 24 letters and digits (120 bits)."""
    return prefix + base64.b32encode(secrets.token_bytes(ID_BYTES)).decode().lower()


def new_secret() -> str:
    """256 bits as text that survives a URL and a terminal."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_key() -> bytes:
    """256 bits."""
    return secrets.token_bytes(SECRET_BYTES)


def new_code() -> str:
    """80 bits as four groups of four letters and digits that a person can copy by hand."""
    text = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode().lower()
    return "-".join(text[place : place + 4] for place in range(0, len(text), 4))


def below(most: int) -> int:
    """A whole number from 0, below this one."""
    return secrets.randbelow(most)
