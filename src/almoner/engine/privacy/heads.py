"""A signed head of the journal as it is kept elsewhere: one line of plain values that anybody with the public key can check."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from almoner.engine.privacy.chain import Head

SCHEMA = "almoner.head/1"


@dataclass(frozen=True, slots=True)
class SignedHead:
    """`key` is the public half (32 bytes) of the Ed25519 key that signed, `signature` has 64 bytes."""

    head: Head
    key: bytes
    signature: bytes


def signed_bytes(head: Head) -> bytes:
    """What is signed: the schema first, so that nothing else this house signs passes for a head."""
    return "\n".join((SCHEMA, str(head.number), head.link, head.at.isoformat())).encode()


def plain(signed: SignedHead) -> dict[str, Any]:
    """As values that JSON can hold."""
    return {
        "schema": SCHEMA,
        "number": signed.head.number,
        "link": signed.head.link,
        "at": signed.head.at.isoformat(),
        "key": signed.key.hex(),
        "signature": signed.signature.hex(),
    }


def head_of(value: Mapping[str, Any]) -> SignedHead:
    """Raises ValueError for anything else than what `plain` gives."""
    number, words = value.get("number"), [value.get(name) for name in ("link", "at", "key", "signature")]
    if value.get("schema") != SCHEMA or type(number) is not int or not all(isinstance(word, str) for word in words):
        raise ValueError("not a head")
    link, at, key, signature = map(str, words)
    moment = datetime.fromisoformat(at)
    if moment.tzinfo is None or number < 0:
        raise ValueError("not a head")
    return SignedHead(Head(number, link, moment), bytes.fromhex(key), bytes.fromhex(signature))
