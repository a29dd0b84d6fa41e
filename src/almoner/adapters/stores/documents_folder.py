"""Documents as files of one folder: AES-256-GCM a piece of 1 MiB, bound to its document, its number and whether it is the last."""

import io
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from almoner.adapters.chance.system import new_id, new_key
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.documents import Stored

PIECE = 1 << 20
TAG = 16
SUFFIX, BEGUN = ".sealed", ".begun"
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class FolderDocuments:
    """A `Documents`. A key seals one document once, so a piece's number makes its nonce."""

    folder: Path

    def put(self, pieces: Iterable[bytes], most_bytes: int) -> Stored:
        id, key = new_id("d"), new_key()
        begun = self.folder / (id + BEGUN)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as stream:
                size, digest = write_sealed(stream, pieces, id, key, most_bytes)
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
        return Stored(id, key, size, digest)

    def open(self, stored: Stored) -> BinaryIO:
        try:
            sealed = self._path(stored.id).open("rb")
        except FileNotFoundError as error:
            raise Refused(
                "document_gone",
                what="A paper could not be opened",
                why="its document is not in its place",
                do="restore it from a backup, or add the paper again",
            ) from error
        except OSError as error:
            raise away(error) from error
        return cast("BinaryIO", io.BufferedReader(Opened(sealed, stored), PIECE))

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


def write_sealed(stream: BinaryIO, pieces: Iterable[bytes], id: str, key: bytes, most: int) -> tuple[int, str]:
    """How many bytes in the clear, and their SHA-256. At most two pieces are in memory."""
    cipher, digest, waiting, size, number = AESGCM(key), sha256(), bytearray(), 0, 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise Refused(
                "paper_too_large",
                what="The paper was not kept",
                why=f"it is larger than {most >> 20} MiB",
                do="split it, or stream a claims file with `almoner read --parquet`",
            )
        digest.update(piece)
        waiting += piece
        while len(waiting) > PIECE:  # the last piece is never sealed before it is known to be the last
            stream.write(cipher.encrypt(nonce(number, last=False), bytes(waiting[:PIECE]), id.encode()))
            del waiting[:PIECE]
            number += 1
    stream.write(cipher.encrypt(nonce(number, last=True), bytes(waiting), id.encode()))
    return size, digest.hexdigest()


def nonce(number: int, *, last: bool) -> bytes:
    """Twelve bytes; what is opened with another number or as not the last does not open."""
    return bytes(3) + bytes([last]) + number.to_bytes(8, "big")


@dataclass(slots=True, eq=False)
class Opening:
    """How far a document was opened."""

    number: int = 0
    ahead: bytes = b""
    plain: memoryview = field(default_factory=lambda: memoryview(b""))
    ended: bool = False


class Opened(io.RawIOBase):
    """A document in the clear, one piece at a time."""

    def __init__(self, sealed: BinaryIO, stored: Stored) -> None:
        self.sealed, self.id, self.cipher, self.size = sealed, stored.id, AESGCM(stored.key), stored.size
        self.at = Opening(ahead=sealed.read(PIECE + TAG))

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

    def _next(self) -> bytes:
        at = self.at
        piece, at.ahead = at.ahead, self.sealed.read(PIECE + TAG)
        at.ended = not at.ahead
        try:
            plain = self.cipher.decrypt(nonce(at.number, last=at.ended), piece, self.id.encode())
        except (InvalidTag, ValueError) as error:
            raise Refused(
                "document_changed",
                what="A paper could not be opened",
                why="its document was cut, changed or exchanged",
                do="restore it from a backup, or add the paper again",
            ) from error
        at.number += 1
        return plain

    def close(self) -> None:
        if not self.closed:
            self.sealed.close()
        super().close()


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
