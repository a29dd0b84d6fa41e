"""The process that reads one paper: bytes in by pipe, a Reading or a refusal out by pipe, nothing else allowed.

Started by `apart.py`. The first line on standard input is JSON with the paper's name and the limits; the paper follows.
"""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, NoReturn

from almoner.adapters.isolation import doors

STEP = b"P"
SECONDS_A_PAGE = 60
"""Processor time that one more page of pictures may take."""


def begin() -> tuple[BinaryIO, dict[str, Any]]:
    """Tie this process to its parent; the stream for answers, and the task. A library's chatter goes nowhere."""
    doors.die_with_parent()
    out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    line = sys.stdin.buffer.readline()
    task: dict[str, Any] = json.loads(line) if line else {}
    if os.getppid() != task.get("parent"):
        os._exit(0)
    return out, task


class Telling:
    """Says how far a long paper is, and takes the time that many pages need."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out

    def __call__(self, page: int, of: int) -> None:
        doors.more_time(SECONDS_A_PAGE)
        self.out.write(STEP + page.to_bytes(4, "big") + of.to_bytes(4, "big"))
        self.out.flush()


def pieces(data: bytes, names: Sequence[str], sizes: Sequence[int]) -> Iterator[tuple[str, bytes]]:
    """The files of an album, out of the one stream that they came in."""
    at = 0
    for name, size in zip(names, sizes, strict=True):
        yield name, data[at : at + size]
        at += size


def answer(out: BinaryIO, kind: bytes, body: bytes) -> NoReturn:
    out.write(kind)
    out.write(body)
    out.flush()
    os._exit(0)


def main(choose: Callable[[bytes, str], Any] | None = None) -> None:
    """Read one paper and leave. Whatever goes wrong inside a library becomes a refusal, never a traceback.

    `choose` gives the reader for the first bytes and the name; tests hand in readers that misbehave.
    """
    out, task = begin()
    from almoner.adapters.readers.choose import reader_for  # noqa: PLC0415 - after the parent's death is watched
    from almoner.adapters.readers.wire import pack, pack_all  # noqa: PLC0415
    from almoner.engine.errors import Refused  # noqa: PLC0415
    from almoner.ports.papers import PageByPage  # noqa: PLC0415

    name, limits = task["name"], task["limits"]
    data = sys.stdin.buffer.read()
    try:
        doors.limit(limits | {"file_bytes": 0})
        doors.lock_files()
        doors.lock_calls()
        sys.addaudithook(doors.watcher())
        if task.get("sizes"):
            from almoner.adapters.readers.pages import read_album  # noqa: PLC0415

            answer(out, b"A", pack_all(read_album(tuple(pieces(data, task["names"], task["sizes"])), Telling(out))))
        reader = (choose or reader_for)(data[:65536], name)
        if isinstance(reader, PageByPage):
            body = pack(reader.read_pages(io.BytesIO(data), name, Telling(out)))
        else:
            body = pack(reader.read(io.BytesIO(data), name))
    except Refused as no:
        answer(out, b"N", json.dumps([no.code, no.what, no.why, no.do]).encode())
    except MemoryError:
        answer(out, b"M", b"")
    except ImportError as error:
        answer(out, b"I", json.dumps(error.name or "").encode())
    except Exception:  # noqa: BLE001 - damaged input breaks libraries in ways no list can name; the parent says one sentence
        answer(out, b"B", b"")
    if len(body) > limits["answer_bytes"]:
        answer(out, b"G", b"")
    answer(out, b"R", body)
