"""A folder's bundle as a zip file: written as it goes out, and read again from a sealed file that nobody else can open."""

import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from almoner.adapters.chance.system import new_id, new_key
from almoner.adapters.stores.sealed_stream import PIECE, Opened, Sealing
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.bundles import Bundle, Piece

DAY = (1980, 1, 1, 0, 0, 0)
"""The only moment in it is inside; the zip's own says nothing."""
NAME = re.compile(r"[a-z]+/[0-9A-Za-z._-]{1,120}|[A-Za-z]+\.(?:json|jsonl|txt)")
MOST_FILES = 20_000


class Out(io.RawIOBase):
    """What a zip file is written to: kept until it is taken."""

    def __init__(self) -> None:
        self.waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.waiting.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        taken, self.waiting = b"".join(self.waiting), []
        return taken


def zip_bundle(pieces: Iterable[Piece]) -> Iterator[bytes]:
    """A `Bundling`."""
    out = Out()
    with zipfile.ZipFile(cast("Any", out), "w", zipfile.ZIP_DEFLATED) as made:
        for piece in pieces:
            info = zipfile.ZipInfo(piece.name, DAY)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            with made.open(info, "w", force_zip64=True) as stream:
                for some in piece.content:
                    stream.write(some)
                    if len(out.waiting) > 1:
                        yield out.take()
    yield out.take()


@dataclass(frozen=True, slots=True)
class ZipBundle:
    """A `Bundle`."""

    opened: zipfile.ZipFile

    def names(self) -> frozenset[str]:
        found = self.opened.namelist()
        if len(found) > MOST_FILES or len(set(found)) != len(found) or any(NAME.fullmatch(one) is None for one in found):
            raise refused("it holds files that no folder of ours has", "use one that almoner wrote")
        return frozenset(found)

    def read(self, name: str, most: int) -> Iterator[bytes]:
        size = 0
        try:
            with self.opened.open(name) as stream:
                while piece := stream.read(PIECE):
                    size += len(piece)
                    if size > most:
                        raise refused("it holds a file that is larger than it says", "use one that almoner wrote")
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError) as error:
            raise refused("it is damaged or not whole", "write it again where it came from") from error


@dataclass(frozen=True, slots=True)
class SealedUnbundling:
    """An `Unbundling`. What comes lies in `folder` under a key that is in memory alone, and without a name."""

    folder: Path
    most: int

    @contextmanager
    def __call__(self, pieces: Iterable[bytes]) -> Iterator[Bundle]:
        sealing, place = Sealing(new_id("i"), new_key()), self.folder / f"{new_id('i')}.begun"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            stream = os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
        except OSError as error:
            raise away(error) from error
        with stream:
            place.unlink()
            try:
                for piece in sealing.pieces(pieces, self.most):
                    stream.write(piece)
                stream.seek(0)
            except OSError as error:
                raise away(error) from error
            plain = io.BufferedReader(Opened(stream, sealing.id, sealing.key), PIECE)
            try:
                opened = zipfile.ZipFile(plain)
            except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
                raise refused("it is no zip file, or not whole", "write it again where it came from") from error
            with opened:
                yield ZipBundle(opened)


def refused(why: str, do: str) -> Refused:
    return Refused("bundle_refused", what="The folder was not taken over", why=why, do=do)


def away(error: OSError) -> Unavailable:
    why = (error.strerror or "its place cannot be used").lower()
    return Unavailable("bundle_away", what="The folder was not taken over", why=why, do="make room and try again")
