"""What turns a picture of paper into words."""

from typing import Any, Protocol

from almoner.engine.intake.layout_parts.words import Word


class Picture(Protocol):
    """One page as a person sees it, in shades of grey."""

    @property
    def page(self) -> int:
        """Its number in the document, from 1."""
        ...

    @property
    def gray(self) -> Any:
        """Rows of brightness: a two-dimensional array of bytes, 0 black, 255 white."""
        ...

    @property
    def dpi(self) -> tuple[int, int] | None:
        """Dots per inch across and down, as the file tells them; None when it does not."""
        ...


class WordReader(Protocol):
    """A reading engine for pictures of paper. What a word looks like is the same for all of them."""

    name: str

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages it reads, as two letters."""
        ...

    def read(self, picture: Picture) -> tuple[Word, ...]:
        """All words of one page, in any order, boxes in ten-thousandths of the straightened page, `shown` on the page as it came.

        Raises Unavailable when the engine or its data is missing.
        """
        ...
