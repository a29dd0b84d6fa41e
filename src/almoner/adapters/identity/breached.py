"""Passwords that others have lost, in a file that an operator brought, which may be far larger than memory.

It holds SHA-1 digests in hex, one a line, in order, as Have I Been Pwned gives them; it is searched by halves and never read whole.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from almoner.engine.errors import Unavailable

HEX = 40


@dataclass(frozen=True, slots=True)
class BreachedFile:
    """A `Breached`. A line may go on behind the digest (":12")."""

    path: Path

    def knows(self, password: str) -> bool:
        wanted = hashlib.sha1(password.encode(errors="replace"), usedforsecurity=False).hexdigest().upper().encode()
        try:
            with self.path.open("rb") as stream:
                return found(stream, wanted)
        except OSError as error:
            raise Unavailable(
                "breached_list_away",
                what="The password was not judged",
                why="the list of lost passwords cannot be read",
                do="tell whoever runs this installation",
            ) from error


def found(stream: BinaryIO, wanted: bytes) -> bool:
    """Whether a line begins with it. The first line that is not smaller begins at or behind `low` and not behind `high`."""
    low, high = 0, stream.seek(0, 2)
    while low < high:
        middle = (low + high) // 2
        stream.seek(middle)
        if middle:
            stream.readline()  # the rest of a line that began before
        line = stream.readline()
        if not line or line[:HEX].upper() >= wanted:
            high = middle
        else:
            low = middle + 1
    stream.seek(low)
    if low:
        stream.readline()
    return stream.readline()[:HEX].upper() == wanted or first(stream) == wanted


def first(stream: BinaryIO) -> bytes:
    stream.seek(0)
    return stream.readline()[:HEX].upper()
