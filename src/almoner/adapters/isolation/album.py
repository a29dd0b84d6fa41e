"""Several pictures handed in together, read in one child, so that the pages of one paper find each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from almoner.adapters.isolation.apart import ReadApart
from almoner.adapters.readers.choose import is_picture
from almoner.engine.bill import Reading
from almoner.engine.errors import AlmonerError
from almoner.ports.papers import Pages, Source


@dataclass(frozen=True, slots=True)
class AlbumApart:
    """An `AlbumReading`."""

    read: ReadApart

    def takes(self, source: Source) -> bool:
        """Whether it is a picture, by its first bytes; a source that cannot be opened is not."""
        try:
            with source.open() as stream:
                return is_picture(stream.read(64))
        except AlmonerError:
            return False

    def __call__(self, sources: Sequence[Source], pages: Pages | None = None) -> tuple[Reading, ...]:
        return self.read.album(sources, pages)
