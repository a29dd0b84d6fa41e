"""What is old enough to go: how long ago each thing was used, and taking it away."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from almoner.engine.privacy.retention import Kept, Thing


class AgeRecords(Protocol):
    """Inside one transaction."""

    def things(self, kinds: Iterable[Kept]) -> Iterator[Thing]:
        """Folders with the day of the last line about them in the journal; what is over with the day of its end."""
        ...

    def drop(self, kind: Kept, ids: Iterable[str]) -> int:
        """How many. Not for folders, which are erased."""
        ...
