"""Papers on disk or standard input, as sources."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from almoner.engine.errors import Misused, Refused
from almoner.ports.papers import Source


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file by path. Its name is the file's own, without folders."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    def open(self) -> BinaryIO:
        try:
            return self.path.open("rb")
        except OSError as error:
            raise Refused(
                "paper_not_opened",
                what=f"{self.path.name} was not read",
                why=error.strerror or "it cannot be opened",
                do="check the file and its permissions",
            ) from error


@dataclass(frozen=True, slots=True)
class MemorySource:
    """Bytes already here (pasted text, standard input). The repr hides them."""

    name: str
    data: bytes = field(repr=False)

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)


def sources(paths: Iterable[str], most_bytes: int, besides: Iterable[str] = ()) -> Iterator[Source]:
    """Files, the files of folders (in name order, hidden ones left out), or "-" for standard input.

    `besides` are files and folders that lie among the papers and are none: answers, corrections. Raises Misused for a path
    that does not exist.
    """
    apart = frozenset(Path(one).resolve() for one in besides)
    for path in paths:
        if path == "-":
            yield MemorySource("standard input", sys.stdin.buffer.read(most_bytes + 1))
            continue
        place = Path(path)
        if path.strip() and place.is_dir():  # an empty path would mean the folder we are in
            files = sorted(file for file in files_in(place) if not apart & {file.resolve(), *file.resolve().parents})
            if not files:
                raise Refused(
                    "folder_empty", what=f"{path} was not read", why="the folder holds no files", do="name the papers"
                )
            yield from (FileSource(file) for file in files)
        elif place.is_file():
            yield FileSource(place)
        elif path.strip() and place.exists():
            with FileSource(place).open() as stream:  # a pipe gives its bytes only once
                yield MemorySource(place.name, stream.read(most_bytes + 1))
        else:
            raise Misused(
                "no_such_path",
                what=f"{path or 'An empty path'} was not read",
                why="there is no such file or folder",
                do="check the path",
            )


def files_in(folder: Path) -> Iterator[Path]:
    """Every file below a folder, hidden ones and hidden folders left out. A folder that cannot be looked into is given as if
    it were a file, so that it is refused by name and not passed over.
    """
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in names if not name.startswith(".") and Path(place, name).is_file())
    yield from (Path(error.filename) for error in closed)
