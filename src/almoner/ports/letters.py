"""What turns a written letter into a file."""

from collections.abc import Mapping
from typing import Protocol

from almoner.engine.letters.written import Written


class LetterRendering(Protocol):
    """Sets a letter on pages. Every text of it is data and is shown as it stands."""

    def __call__(self, written: Written, pictures: Mapping[int, bytes]) -> bytes:
        """`pictures` are PNG by exhibit number. The same letter gives the same bytes. Raises Unavailable, NotInstalled."""
        ...


class LetterNumbering(Protocol):
    """Tells which signs a rendering could not draw."""

    def __call__(self, written: Written, pictures: Mapping[int, bytes]) -> tuple[str, ...]:
        """The numbers that stand for them, such as "[U+4E2D]". Raises Unavailable, NotInstalled."""
        ...
