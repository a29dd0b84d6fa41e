"""Heads in a folder, best on another machine's disk: one file a day, to which lines are only ever added."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from almoner.adapters.heads.form import heads_in, line_of
from almoner.engine.errors import Misused, Unavailable
from almoner.engine.privacy.heads import SignedHead
from almoner.engine.wording.neutral import neutral

NAME = "heads-{day}.jsonl"
MOST_BYTES = 1 << 26


@dataclass(frozen=True, slots=True)
class FolderHeads:
    """A `HeadKeeping`. `folder` is an operator's; it is made where it is not there, but what it lies in is not."""

    folder: Path

    def keep(self, head: SignedHead) -> None:
        line = f"{line_of(head)}\n".encode()
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            place = self.folder / NAME.format(day=head.head.at.date())
            handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                size = os.fstat(handle).st_size
                if size and os.pread(handle, 1, size - 1) != b"\n":
                    line = b"\n" + line  # the one before was broken off
                if os.write(handle, line) != len(line):
                    raise OSError(None, "there is no room")
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            raise Unavailable(
                "heads_not_kept",
                what="The journal's head was not kept",
                why=(error.strerror or "it cannot be written").lower(),
                do="look at the folder that ALMONER_HEADS_TO names",
            ) from error


@dataclass(frozen=True, slots=True)
class HeadFiles:
    """A `HeadReading`: of a file, or of all files in a folder."""

    path: Path

    def __call__(self) -> Iterator[SignedHead]:
        """Raises Misused where nothing is there."""
        for one in self._files():
            try:
                with one.open("rb") as stream:
                    data = stream.read(MOST_BYTES)
            except OSError as error:
                raise not_there(self.path, (error.strerror or "it cannot be read").lower()) from error
            yield from heads_in(data, neutral(one.name))

    def _files(self) -> list[Path]:
        if self.path.is_dir():
            found = sorted(one for one in self.path.iterdir() if one.is_file() and not one.name.startswith("."))
            if not found:
                raise not_there(self.path, "the folder is empty")
            return found
        if not self.path.exists():
            raise not_there(self.path, "nothing is there")
        return [self.path]


def not_there(path: Path, why: str) -> Misused:
    return Misused(
        "heads_not_there",
        what=f"No heads were read from {neutral(str(path))}",
        why=why,
        do="name the file, the mails or the folder that the server kept them in",
    )
