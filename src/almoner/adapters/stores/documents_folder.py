"""Documents as files of one folder, sealed; see sealed_stream.py."""

import io
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from almoner.adapters.chance.system import new_id, new_key
from almoner.adapters.stores.sealed_stream import PIECE, Opened, Sealing
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.documents import Stored

SUFFIX, BEGUN = ".sealed", ".begun"
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class FolderDocuments:
    """A `Documents`."""

    folder: Path

    def put(self, pieces: Iterable[bytes], most_bytes: int) -> Stored:
        sealing = Sealing(new_id("d"), new_key())
        self._lay(sealing.id, sealing.pieces(pieces, most_bytes))
        return Stored(sealing.id, sealing.key, sealing.size, sealing.digest.hexdigest())

    def open(self, stored: Stored) -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(Opened(self.sealed(stored.id), stored.id, stored.key), PIECE))

    def sealed(self, id: str) -> BinaryIO:
        try:
            return self._path(id).open("rb")
        except FileNotFoundError as error:
            raise gone() from error
        except OSError as error:
            raise away(error) from error

    def lay(self, id: str, sealed: BinaryIO) -> None:
        self._lay(id, iter(lambda: sealed.read(PIECE), b""))

    def seal_anew(self, stored: Stored, key: bytes) -> None:
        with self.open(stored) as plain:
            self._lay(stored.id, Sealing(stored.id, key).pieces(iter(lambda: plain.read(PIECE), b""), stored.size))

    def _lay(self, id: str, pieces: Iterator[bytes]) -> None:
        begun = self.folder / (id + BEGUN)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb") as stream:
                for piece in pieces:
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
            begun.replace(self._path(id))
            flush_folder(self.folder)
        except BaseException as error:
            with suppress(OSError):  # where it could not even be begun
                begun.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise away(error) from error
            raise

    def remove(self, id: str) -> None:
        try:
            self._path(id).unlink(missing_ok=True)
        except OSError as error:
            raise away(error) from error

    def sweep(self, known: frozenset[str]) -> int:
        lying = [*self.folder.glob("*" + BEGUN), *self.folder.glob("*" + SUFFIX)] if self.folder.is_dir() else []
        stray = [one for one in lying if one.suffix == BEGUN or one.stem not in known]
        for one in stray:
            one.unlink(missing_ok=True)
        return len(stray)

    def well(self) -> bool:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return False
        return os.access(self.folder, os.W_OK | os.X_OK)

    def _path(self, id: str) -> Path:
        return self.folder / (id + SUFFIX)


def flush_folder(folder: Path) -> None:
    """So that the new name is on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def away(error: OSError) -> Unavailable:
    return Unavailable(
        "documents_away",
        what="The paper was neither kept nor read",
        why=(error.strerror or "its place cannot be used").lower(),
        do="make room, look at the folder of documents and try again",
    )


def gone() -> Refused:
    return Refused(
        "document_gone",
        what="A paper could not be opened",
        why="its document is not in its place",
        do="restore it from a backup, or add the paper again",
    )
