"""Large bytes sealed as a stream: AES-256-GCM a piece of 1 MiB, bound to what it belongs to, its number and whether it is the last."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from almoner.engine.errors import Refused
from almoner.ports.documents import too_large

PIECE = 1 << 20
TAG = 16
KEY = 32


@dataclass(slots=True, eq=False)
class Sealing:
    """What was sealed so far. A key seals one stream once, so a piece's number makes its nonce."""

    id: str
    key: bytes = field(repr=False)
    size: int = 0
    digest: Any = field(default_factory=sha256)

    def pieces(self, plain: Iterable[bytes], most: int) -> Iterator[bytes]:
        """Sealed pieces; at most two are in memory. Raises Refused for more than `most` bytes."""
        cipher, waiting, number, about = AESGCM(self.key), bytearray(), 0, self.id.encode()
        for piece in plain:
            self.size += len(piece)
            if self.size > most:
                raise too_large(most)
            self.digest.update(piece)
            waiting += piece
            while len(waiting) > PIECE:  # the last piece is never sealed before it is known to be the last
                yield cipher.encrypt(nonce(number, last=False), bytes(waiting[:PIECE]), about)
                del waiting[:PIECE]
                number += 1
        yield cipher.encrypt(nonce(number, last=True), bytes(waiting), about)


def nonce(number: int, *, last: bool) -> bytes:
    """Twelve bytes; what is opened with another number or as not the last does not open."""
    return bytes(3) + bytes([last]) + number.to_bytes(8, "big")


@dataclass(slots=True, eq=False)
class Opening:
    """How far a stream was opened."""

    number: int = 0
    ahead: bytes = b""
    plain: memoryview = field(default_factory=lambda: memoryview(b""))
    ended: bool = False


class Opened(io.RawIOBase):
    """A sealed stream in the clear, one piece at a time. It can be sought where the sealed one can. `key` may be several, one after
    the other: the one that opens its first piece is taken."""

    def __init__(self, sealed: BinaryIO, id: str, key: bytes, refusal: Callable[[], Refused] | None = None) -> None:
        self.sealed, self.id = sealed, id
        self.ciphers = [AESGCM(key[at : at + KEY]) for at in range(0, len(key), KEY)]
        self.refusal = refusal or changed
        self.at = Opening(ahead=whole(sealed))

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        at = self.at
        while not at.plain and not at.ended:
            at.plain = memoryview(self._next())
        wanted = memoryview(into).cast("B")
        count = min(len(wanted), len(at.plain))
        wanted[:count] = at.plain[:count]
        at.plain = at.plain[count:]
        return count

    def seekable(self) -> bool:
        return self.sealed.seekable()

    def tell(self) -> int:
        """Before the end of a piece it is within that piece."""
        at = self.at
        return at.number * PIECE - len(at.plain) if not at.ended else self._size() - len(at.plain)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.tell(), io.SEEK_END: self._size()}[whence]
        wanted = min(max(start + offset, 0), self._size())
        number = min(wanted // PIECE, max(0, (self._size() - 1) // PIECE))
        self.sealed.seek(number * (PIECE + TAG))
        self.at = Opening(number, whole(self.sealed))
        self.at.plain = memoryview(self._next())[wanted - number * PIECE :]
        return wanted

    def _size(self) -> int:
        """In the clear."""
        here = self.sealed.tell()
        sealed = self.sealed.seek(0, io.SEEK_END)
        self.sealed.seek(here)
        return sealed - TAG * max(1, -(-sealed // (PIECE + TAG)))

    def _next(self) -> bytes:
        at = self.at
        piece, at.ahead = at.ahead, whole(self.sealed)
        at.ended = not at.ahead
        for cipher in self.ciphers:
            try:
                plain = cipher.decrypt(nonce(at.number, last=at.ended), piece, self.id.encode())
            except (InvalidTag, ValueError):
                continue
            self.ciphers = [cipher]
            at.number += 1
            return plain
        raise self.refusal()

    def close(self) -> None:
        if not self.closed:
            self.sealed.close()
        super().close()


def whole(sealed: BinaryIO) -> bytes:
    """The next sealed piece: a stream over a network may give less at once than it was asked for."""
    found = sealed.read(PIECE + TAG)
    while len(found) < PIECE + TAG and (more := sealed.read(PIECE + TAG - len(found))):
        found += more
    return found


def changed() -> Refused:
    return Refused(
        "document_changed",
        what="A paper could not be opened",
        why="its document was cut, changed or exchanged",
        do="restore it from a backup, or add the paper again",
    )
