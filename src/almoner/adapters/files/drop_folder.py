"""The drop folder as a folder of the data folder: what was taken in or refused is moved aside, with its reason beside it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from almoner.adapters.files.sources import FileSource
from almoner.engine.errors import Unavailable
from almoner.ports.papers import Source

STILL = timedelta(minutes=2)
"""A file that was changed later than this may still be on its way."""
TAKEN, REFUSED, WHY = "taken", "refused", ".why.txt"


@dataclass(frozen=True, slots=True)
class DropFolder:
    """A `Dropping`. `now` tells whether a file lies still; one from the future, by a clock that jumped, does."""

    folder: Path
    now: Callable[[], datetime]

    def waiting(self) -> Iterator[Source]:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            here = sorted(one for one in self.folder.iterdir() if one.is_file() and not one.name.startswith("."))
        except OSError as error:
            raise away(error) from error
        moment = self.now().timestamp()
        for one in here:
            if not 0 <= moment - one.stat().st_mtime < STILL.total_seconds():
                yield FileSource(one)

    def taken(self, name: str) -> None:
        self._aside(TAKEN, name)

    def refused(self, name: str, sentence: str) -> None:
        self._aside(REFUSED, name)
        (self.folder / REFUSED / (name + WHY)).write_text(sentence + "\n", encoding="utf-8")

    def _aside(self, where: str, name: str) -> None:
        """In place of one that was put aside under the same name."""
        try:
            (self.folder / where).mkdir(mode=0o700, exist_ok=True)
            (self.folder / name).replace(self.folder / where / name)
        except OSError as error:
            raise away(error) from error


def away(error: OSError) -> Unavailable:
    return Unavailable(
        "drop_folder_away",
        what="The drop folder was not looked through",
        why=(error.strerror or "it cannot be used").lower(),
        do="look at the folder and its permissions",
    )
