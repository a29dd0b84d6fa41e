"""A phone nearby: where it reaches this machine, by which certificate it knows it, and the square of dots that leads it there."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Nearby:
    """An address of this machine on the local network. Port 0 is whichever is free."""

    address: str
    port: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """`file` holds a key and its certificate (PEM); `fingerprint` is what people compare."""

    file: str
    fingerprint: str


class Locating(Protocol):
    """Finds this machine on the local network."""

    def __call__(self) -> Nearby:
        """Raises Unavailable."""
        ...


class Certificate(Protocol):
    """This machine's certificate for phones."""

    def __call__(self, address: str) -> Shown:
        """Raises Unavailable."""
        ...


class DotsDrawing(Protocol):
    """Draws a text as a square of dots."""

    def __call__(self, text: str) -> str:
        """SVG that stands for itself."""
        ...
