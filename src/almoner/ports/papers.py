"""What enters the house, and what reads it."""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, Protocol, runtime_checkable

from almoner.engine.bill import Reading


class Source(Protocol):
    """One paper as handed in. Its repr hides its content."""

    @property
    def name(self) -> str:
        """The file's name, for sentences to its owner; never for a log."""
        ...

    def open(self) -> BinaryIO:
        """A fresh stream from the start. Raises Refused when it cannot be opened."""
        ...


class Reader(Protocol):
    """Reads one kind of paper. Raises only Refused: anything it does not understand goes into `lost` or `doubts`."""

    name: str

    def recognises(self, head: bytes, name: str) -> int:
        """How sure, 0 to 1000, from the first 64 KiB and the file name. Never raises."""
        ...

    def read(self, stream: BinaryIO, name: str) -> Reading:
        """The whole paper. Raises Refused with one sentence for a paper that is beyond reading."""
        ...


Pages = Callable[[int, int], None]
"""Told before each page that takes long: which one, of how many."""


@runtime_checkable
class PageByPage(Protocol):
    """A reader of papers whose pages take long: it says how far it is."""

    def read_pages(self, stream: BinaryIO, name: str, pages: Pages) -> Reading:
        """As `Reader.read`."""
        ...


class PaperReading(Protocol):
    """Reads any paper safely (apart from this process)."""

    def __call__(self, source: Source, pages: Pages | None = None) -> Reading:
        """Raises Refused, Unavailable."""
        ...


class AlbumReading(Protocol):
    """Reads several pictures that may be pages of one paper."""

    def takes(self, source: Source) -> bool:
        """Whether the source is a picture. Never raises."""
        ...

    def __call__(self, sources: Sequence[Source], pages: Pages | None = None) -> tuple[Reading, ...]:
        """One reading for each source; what several say together is in the first of them, with spots that count documents
        from there. Raises Refused where one cannot be read, Unavailable."""
        ...


class PageCutting(Protocol):
    """Cuts pages out of a paper into one of their own (PDF)."""

    def __call__(self, source: Source, pages: Sequence[int]) -> bytes:
        """In the order given, counted from 1. Raises Refused for a page that is not there, Unavailable."""
        ...


class PageShowing(Protocol):
    """Draws a page of a paper, or a piece of it, as a picture (PNG)."""

    def __call__(
        self,
        source: Source,
        page: int,
        *,
        box: tuple[int, int, int, int] | None = None,
        margin: int = 200,
        wide: int = 1700,
        small: bool = False,
    ) -> bytes:
        """`box` and `margin` in ten-thousandths of the page, `wide` the most dots across. With `small` the picture keeps fewer
        shades and may be a JPEG, whichever takes fewer bytes. Raises Refused, Unavailable.
        """
        ...


class PageCounting(Protocol):
    """Says how many pages of a paper can be drawn."""

    def __call__(self, source: Source) -> int:
        """0 for one without pages: a claims file, a table, a text. Raises Refused, Unavailable."""
        ...


class RowReading(Protocol):
    """Streams a machine-readable paper of any size as rows."""

    def __call__(self, source: Source, folder: str) -> Iterator[str]:
        """Writes Parquet files into the folder, yielding progress lines; memory stays flat. Raises Refused."""
        ...
