"""The list of tombstones as a file of JSON lines, in as many places as an operator names."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almoner.engine.errors import Refused, Unavailable
from almoner.ports.erasing import Fate, Tombstone

NAME = "tombstones.jsonl"


@dataclass(frozen=True, slots=True)
class AsideFiles:
    """An `Aside`. `folders` are the places; the first is the data folder itself."""

    folders: tuple[Path, ...]

    def keep(self, those: Iterable[Tombstone]) -> None:
        wanted = tuple(those)
        for folder in self.folders:
            add(folder / NAME, wanted)

    def all(self) -> list[Tombstone]:
        found = {one.id: one for folder in self.folders for one in read(folder / NAME)}
        return sorted(found.values(), key=lambda one: (one.at, one.id))


def add(path: Path, those: Iterable[Tombstone]) -> None:
    """Raises Unavailable."""
    known = {one.id for one in read(path)}
    lines = b"".join(line_of(one) for one in those if one.id not in known)
    if not lines:
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "r+b") as stream:
            size = stream.seek(0, os.SEEK_END)
            if size and os.pread(handle, 1, size - 1) != b"\n":  # a line that was cut off when the machine went down
                lines = b"\n" + lines
            stream.write(lines)
            stream.flush()
            os.fsync(handle)
    except OSError as error:
        raise away(error) from error


def read(path: Path) -> list[Tombstone]:
    """Empty where there is none. A last line that was cut off was never acknowledged. Raises Refused, Unavailable."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise away(error) from error
    found, cut = [], 0
    for line in lines:
        if line:
            try:
                found.append(tombstone_of(line))
            except (ValueError, KeyError, TypeError):
                cut += 1
    if cut and (cut > 1 or len(found) < cut):
        raise Refused(
            "tombstones_spoiled",
            what=f"The list of what was erased ({path}) cannot be read",
            why="more than one line of it is not understood",
            do="put it back from a copy beside a backup",
        )
    return found


def line_of(one: Tombstone) -> bytes:
    said = {"id": one.id, "fate": one.fate.value, "folder": one.folder, "subject": one.subject, "at": one.at.isoformat()}
    return json.dumps(said).encode() + b"\n"


def tombstone_of(line: bytes) -> Tombstone:
    """Raises ValueError, KeyError, TypeError."""
    said = json.loads(line)
    at = datetime.fromisoformat(said["at"])
    if at.tzinfo is None:
        raise ValueError("a moment has a zone")
    return Tombstone(str(said["id"]), Fate(said["fate"]), str(said["folder"]), str(said["subject"]), at)


def away(error: OSError) -> Unavailable:
    return Unavailable(
        "tombstones_away",
        what="The list of what was erased could not be used",
        why=(error.strerror or "its place cannot be used").lower(),
        do="make room there, look at ALMONER_TOMBSTONES and try again",
    )
