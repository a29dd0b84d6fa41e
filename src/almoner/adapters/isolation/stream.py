"""Streams a machine-readable paper of any size to Parquet in a spawned child: flat memory, no network, one folder."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from almoner.adapters.isolation.limits import Limits
from almoner.adapters.isolation.worker import PIECE, Worker
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.wording.neutral import neutral
from almoner.ports.papers import Source

LONGEST = 64 * 1024
UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class StreamApart:
    """A `RowReading`. Files appear in the folder only when the whole paper went through. There is no limit on time: a paper
    may have any size, and memory is watched.
    """

    limits: Limits = field(default_factory=Limits)
    program: str = "almoner.adapters.isolation.stream_child"

    def __call__(self, source: Source, folder: str) -> Iterator[str]:
        """Yields progress lines. Raises Refused for a paper without rows or a folder that is not empty."""
        name, home = neutral(source.name), Path(folder).absolute()
        with source.open() as stream, _Unfinished(home, name) as work:
            task = {"name": name, "folder": str(work), "limits": {"open_files": self.limits.open_files}}
            with Worker(
                self.program,
                task,
                pieces(stream),
                memory_bytes=self.limits.memory_bytes,
                memory_sees_after=self.limits.memory_sees_after,
            ) as child:
                last: dict[str, Any] = {}
                while child.child.stdout is not None and (line := child.child.stdout.readline(LONGEST)):
                    last = understood(line)
                    if "said" not in last:
                        break
                    yield neutral(str(last["said"]))
            if child.unfed is not None:
                raise refusal(name, "it could not be read to its end", "check the file and try again") from child.unfed
            if child.large or "heavy" in last:
                raise refusal(name, "reading it needs too much memory", "split it")
            if "refused" in last:
                code, what, why, do = last["refused"]
                raise Refused(str(code), what=str(what), why=str(why), do=str(do))
            if "disk" in last:
                raise Unavailable(
                    "rows_not_written",
                    what=f"{name} was not written",
                    why=str(last["disk"]).lower(),
                    do="make room and try again",
                )
            if "done" not in last:
                raise refusal(name, "it is damaged beyond reading", "ask the sender for another copy")
            for file in sorted(work.iterdir()):
                file.rename(home / file.name)


class _Unfinished:
    """The folder, new or empty, and a hidden one inside it where the child writes; gone again at the end."""

    def __init__(self, home: Path, name: str) -> None:
        self.home, self.name, self.made = home, name, False

    def __enter__(self) -> Path:
        try:
            self.made = not self.home.exists()
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.rmtree(self.home / UNFINISHED, ignore_errors=True)
            if any(self.home.iterdir()):
                raise Refused(
                    "folder_not_empty",
                    what=f"{self.name} was not turned into tables",
                    why=f"{neutral(str(self.home))} is not empty",
                    do="name a new folder, so that old and new rows are not mixed",
                )
            (self.home / UNFINISHED).mkdir(mode=0o700)
        except OSError as error:
            raise refusal(
                self.name, f"{neutral(str(self.home))} cannot be written ({error.strerror})", "name another folder"
            ) from error
        return self.home / UNFINISHED

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.home / UNFINISHED, ignore_errors=True)
        if self.made and not any(self.home.iterdir()):
            self.home.rmdir()


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece


def understood(line: bytes) -> dict[str, Any]:
    """One line of the child; {} for anything that is not ours."""
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def refusal(name: str, why: str, do: str) -> Refused:
    return Refused("rows_not_read", what=f"{name} was not turned into tables", why=why, do=do)
