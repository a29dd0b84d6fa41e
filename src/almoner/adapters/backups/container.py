"""A backup as one file: a head that anybody may read, then everything sealed under a key that the passphrase or key file unwraps."""

import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from almoner.adapters.chance.system import new_key
from almoner.adapters.stores.sealed_stream import PIECE, Opened, Sealing
from almoner.adapters.stores.sealing import Sealer
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.backups import Lock, Member, Written

MAGIC, SUFFIX = b"almoner backup 1\n", ".backup"
SCRYPT = {"n": 1 << 17, "r": 8, "p": 1}
MOST_N, MOST_R, MOST_P = 1 << 20, 16, 4
"""A head may not ask for more memory than 2 GiB."""
SHORTEST_PASSPHRASE, SHORTEST_KEY = 12, 32
HEAD_BYTES, NAME_BYTES = 4096, 200
ANY = 1 << 62
CUT = "it was cut, changed or exchanged"


@dataclass(frozen=True, slots=True)
class BackupFolder:
    """A `BackupFiles`. `now` names a backup that is put into a folder."""

    now: Callable[[], datetime]

    def write(self, path: str, lock: Lock, members: Iterable[Member]) -> Written:
        strong(lock)
        place = Path(path)
        if place.is_dir():
            place = place / f"almoner-{self.now():%Y%m%dT%H%M%SZ}{SUFFIX}"
        begun, counts = place.with_name(f".{place.name}.begun"), [0]
        if place.exists():
            raise refused("there is a file of that name already", "name another, or a folder")
        try:
            with os.fdopen(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
                head, sealing = head_of(lock)
                stream.write(head)
                for piece in sealing.pieces(framed(members, counts), ANY):
                    stream.write(piece)
                stream.flush()
                os.fsync(stream.fileno())
                size = stream.tell()
            os.link(begun, place)  # fails where somebody else was first
        except FileExistsError as error:
            raise refused("there is a file of that name already", "name another, or a folder") from error
        except OSError as error:
            raise away(error) from error
        finally:
            with suppress(OSError):
                begun.unlink(missing_ok=True)
        return Written(str(place), size, counts[0])

    def read(self, path: str, lock: Lock) -> Iterator[tuple[str, Iterator[bytes]]]:
        try:
            with Path(path).open("rb") as stream:
                yield from members_in(opened(stream, lock))
        except OSError as error:
            raise away(error) from error


def strong(lock: Lock) -> None:
    """Raises Refused for a passphrase or key that is too short."""
    if lock.is_passphrase and len(lock.secret.decode(errors="replace")) < SHORTEST_PASSPHRASE:
        raise refused(f"its passphrase has fewer than {SHORTEST_PASSPHRASE} signs", "choose a longer one: four or five words")
    if not lock.is_passphrase and len(lock.secret) < SHORTEST_KEY:
        raise refused(f"its key file has fewer than {SHORTEST_KEY} bytes", "make one with `head -c 32 /dev/urandom`")


def head_of(lock: Lock) -> tuple[bytes, Sealing]:
    """The head of a new backup, and what seals the rest of it."""
    salt, key = new_key(), new_key()
    said: dict[str, Any] = {"by": "passphrase", **SCRYPT} if lock.is_passphrase else {"by": "key file"}
    said |= {"salt": salt.hex()}
    said |= {"key": Sealer(wrapping(lock, said)).seal(key, "backup", json.dumps(said, sort_keys=True)).hex()}
    head = json.dumps(said, sort_keys=True).encode()
    return MAGIC + len(head).to_bytes(4, "big") + head, Sealing(sha256(head).hexdigest(), key)


def opened(stream: BinaryIO, lock: Lock) -> BinaryIO:
    """What was sealed, in the clear. Raises Refused."""
    if stream.read(len(MAGIC)) != MAGIC:
        raise refused("it is no backup of almoner's", "name the file that `almoner backup` wrote")
    length = int.from_bytes(stream.read(4), "big")
    head = stream.read(length) if length <= HEAD_BYTES else b""
    try:
        said = json.loads(head)
        wrapped = bytes.fromhex(said.pop("key"))
        if (said["by"] == "passphrase") != lock.is_passphrase:
            raise refused(f"it opens with a {said['by']}", "name that one")
        key = Sealer(wrapping(lock, said)).open(wrapped, "backup", json.dumps(said, sort_keys=True))
    except (ValueError, KeyError, TypeError, AttributeError, UnsupportedAlgorithm, MemoryError) as error:
        raise refused(CUT, "use another backup") from error
    except Refused as error:
        if error.code == "not_unsealed":
            raise refused(
                "the passphrase or key file is not the one it was made with, or it was changed", "try again"
            ) from error
        raise
    return cast(
        "BinaryIO", io.BufferedReader(Opened(stream, sha256(head).hexdigest(), key, lambda: refused(CUT, "use another")), PIECE)
    )


def wrapping(lock: Lock, said: dict[str, Any]) -> bytes:
    """The key that wraps the backup's own. Raises ValueError, KeyError, TypeError for a head that asks for something else."""
    salt = bytes.fromhex(said["salt"])
    if not lock.is_passphrase:
        return HKDF(SHA256(), 32, salt, b"almoner backup").derive(lock.secret)
    n, r, p = (int(said[name]) for name in SCRYPT)
    if n > MOST_N or r > MOST_R or p > MOST_P:
        raise ValueError("asks for too much")
    return Scrypt(salt, 32, n, r, p).derive(lock.secret)


def framed(members: Iterable[Member], counts: list[int]) -> Iterator[bytes]:
    """Each member's name and bytes, and at the end the list of all with their sizes and SHA-256. `counts` grows by each."""
    listed: dict[str, list[Any]] = {}
    for member in members:
        name, digest, size = member.name.encode(), sha256(), 0
        yield b"F" + len(name).to_bytes(2, "big") + name
        with member.open() as stream:
            while piece := stream.read(PIECE):
                digest.update(piece)
                size += len(piece)
                yield len(piece).to_bytes(4, "big") + piece
        yield bytes(4)
        listed[member.name] = [size, digest.hexdigest()]
        counts[0] += 1
    end = json.dumps(listed).encode()
    yield b"E" + len(end).to_bytes(4, "big") + end


def members_in(stream: BinaryIO) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each member must be read to its end before the next. Raises Refused where the list at the end does not fit."""
    found: dict[str, list[Any]] = {}
    with stream:
        while (mark := stream.read(1)) == b"F":
            name = exactly(stream, number(stream, 2)).decode(errors="replace")
            if name in found:
                raise refused(CUT, "use another backup")
            found[name] = [0, sha256()]
            yield name, pieces_of(stream, found[name])
        end = exactly(stream, number(stream, 4)) if mark == b"E" else b""
        try:
            listed = json.loads(end)
        except ValueError as error:
            raise refused(CUT, "use another backup") from error
        if listed != {name: [size, digest.hexdigest()] for name, (size, digest) in found.items()} or stream.read(1):
            raise refused(CUT, "use another backup")


def pieces_of(stream: BinaryIO, seen: list[Any]) -> Iterator[bytes]:
    while length := number(stream, 4):
        piece = exactly(stream, length)
        seen[0] += len(piece)
        seen[1].update(piece)
        yield piece


def number(stream: BinaryIO, size: int) -> int:
    return int.from_bytes(exactly(stream, size), "big")


def exactly(stream: BinaryIO, size: int) -> bytes:
    found = stream.read(size) if size <= PIECE else b""
    if len(found) != size:
        raise refused(CUT, "use another backup")
    return found


def refused(why: str, do: str) -> Refused:
    return Refused("backup_refused", what="The backup was neither written nor opened", why=why, do=do)


def away(error: OSError) -> Unavailable:
    why = (error.strerror or "its place cannot be used").lower()
    return Unavailable(
        "backup_away", what="The backup was neither written nor read", why=why, do="look at its place and try again"
    )
