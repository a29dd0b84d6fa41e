"""How a Reading travels as JSON: money as "12.34", dates as ISO, checked against the types on arrival."""

from typing import Any, TypeVar

import msgspec

from almoner.engine.bill import Reading
from almoner.engine.money import Money

T = TypeVar("T")


def as_text(value: object) -> str:
    if isinstance(value, Money):
        return str(value)
    raise TypeError(f"{type(value).__name__} does not travel")


def _decode(kind: type, value: object) -> Any:
    if kind is Money and isinstance(value, str):
        return Money.of(value)
    raise TypeError(f"{kind.__name__} cannot be read from {type(value).__name__}")


def pack(reading: Reading) -> bytes:
    """One Reading as JSON."""
    return msgspec.json.encode(reading, enc_hook=as_text)


def unpack(data: bytes | memoryview) -> Reading:
    """Raises ValueError where the JSON does not fit the types."""
    return msgspec.json.decode(data, type=Reading, dec_hook=_decode)


def pack_all(readings: tuple[Reading, ...]) -> bytes:
    """Several readings as JSON."""
    return msgspec.json.encode(readings, enc_hook=as_text)


def unpack_all(data: bytes | memoryview) -> tuple[Reading, ...]:
    """Raises ValueError where the JSON does not fit the types."""
    return msgspec.json.decode(data, type=tuple[Reading, ...], dec_hook=_decode)


def convert(plain: object, kind: type[T]) -> T:
    """Plain YAML or JSON values to one of our records ("12.34" to Money). Raises ValueError naming the place."""
    return msgspec.convert(plain, kind, dec_hook=_decode, strict=False)
