"""Files of public tables that an operator hands in over the pages: each in a folder of its own until its job is over."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from almoner.adapters.files.sources import FileSource
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.papers import Source

LONGEST_NAME, MIB = 200, 1 << 20
LEFT_S = 24 * 3600.0
"""After so long what nobody asked for any more is swept out."""


@dataclass(frozen=True, slots=True)
class HandedTables:
    """A `Handing`."""

    folder: Path
    now: Callable[[], datetime]

    def take(self, id: str, name: str, pieces: Iterable[bytes], most: int) -> None:
        plain = PurePosixPath(name.replace("\\", "/")).name.strip().lstrip(".")
        if not plain or len(plain.encode()) > LONGEST_NAME or not plain.isprintable():
            why = "it has no name that says which table it is"
            raise Refused("table_without_name", what="The file was not taken", why=why, do="keep its publisher's name")
        try:
            self._sweep()
            (self.folder / id).mkdir(mode=0o700, parents=True)
            write(self.folder / id / plain, pieces, most)
        except OSError as error:
            self.drop(id)
            raise away(error) from error
        except BaseException:
            self.drop(id)
            raise

    def handed(self, id: str) -> Source:
        try:
            [found] = (self.folder / id).iterdir()
        except (OSError, ValueError) as error:
            why = "it is no longer here"
            raise Refused("table_gone", what="The file was not taken in", why=why, do="drop it in again") from error
        return FileSource(found)

    def drop(self, id: str) -> None:
        shutil.rmtree(self.folder / id, ignore_errors=True)

    def _sweep(self) -> None:
        before = self.now().timestamp() - LEFT_S
        with suppress(FileNotFoundError):
            for one in self.folder.iterdir():
                if one.stat().st_mtime < before:
                    shutil.rmtree(one, ignore_errors=True)


def write(place: Path, pieces: Iterable[bytes], most: int) -> None:
    size = 0
    with place.open("xb") as stream:
        place.chmod(0o600)
        for piece in pieces:
            size += len(piece)
            if size > most:
                why, do = f"it is larger than {most // MIB} MB", "take it in with `almoner editions import`"
                raise Refused("table_too_large", what="The file was not taken", why=why, do=do)
            stream.write(piece)


def away(error: OSError) -> Unavailable:
    return Unavailable(
        "table_not_kept",
        what="The file was not taken",
        why=(error.strerror or "it cannot be kept").lower(),
        do="look at the room on the disk and at the data folder's rights",
    )
