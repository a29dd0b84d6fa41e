"""Passwords that others have lost, in a list that comes with the program: digests only, searched where they lie, never read whole.

The file is a mark, then for each of the 65,536 first two bytes of a digest where its tails begin, then the tails: the next three
bytes of SHA-256, in order. So one in a million others is taken for one of them, which costs a person a second try.
"""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from almoner.engine.errors import Unavailable

MARK = b"ALMONER LOST 1\n\0"
GROUPS, PLACE, TAIL = 1 << 16, 4, 3
FILE = Path(__file__).with_suffix(".bin")


@dataclass(frozen=True, slots=True)
class LostPasswords:
    """A `Breached`, whatever the capitals. The file's making and origin stand beside it."""

    path: Path = FILE

    def knows(self, password: str) -> bool:
        digest = digest_of(password)
        at = len(MARK) + int.from_bytes(digest[:2], "big") * PLACE
        try:
            with self.path.open("rb") as stream:
                if stream.read(len(MARK)) != MARK:
                    raise away()
                stream.seek(at)
                begin, end = (int.from_bytes(stream.read(PLACE), "big") for _ in range(2))
                stream.seek(len(MARK) + (GROUPS + 1) * PLACE + begin * TAIL)
                tails = stream.read((end - begin) * TAIL)
        except OSError as error:
            raise away() from error
        return any(tails[one : one + TAIL] == digest[2:] for one in range(0, len(tails), TAIL))


def digest_of(password: str) -> bytes:
    plain = unicodedata.normalize("NFKC", password).casefold()
    return hashlib.sha256(plain.encode(errors="replace")).digest()[: 2 + TAIL]


def write(passwords: Iterable[str], path: Path) -> int:
    """Makes such a file; gives how many digests are in it."""
    digests = sorted({digest_of(one) for one in passwords})
    counts = [0] * GROUPS
    for one in digests:
        counts[int.from_bytes(one[:2], "big")] += 1
    places, sum_of = [0], 0
    for count in counts:
        sum_of += count
        places.append(sum_of)
    table = b"".join(place.to_bytes(PLACE, "big") for place in places)
    path.write_bytes(MARK + table + b"".join(one[2:] for one in digests))
    return len(digests)


def away() -> Unavailable:
    return Unavailable(
        "breached_list_away",
        what="The password was not judged",
        why="the list of lost passwords cannot be read",
        do="tell whoever runs this installation",
    )
