"""The process that reads one paper: bytes in by pipe, a Reading or a refusal out by pipe, nothing else allowed.

Started by `apart.py`. The first line on standard input is JSON with the paper's name and the limits; the paper follows.
"""

import ctypes
import io
import json
import os
import resource
import signal
import sys
from typing import Any, BinaryIO, NoReturn

PR_SET_PDEATHSIG = 1
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "pty.")


def die_with_parent(parent: int) -> None:
    """Ask the kernel to kill us when the parent is gone; look once whether it already is."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def limit(limits: dict[str, int]) -> None:
    """CPU time, address space, open files; no file may be written and no core dumped."""
    for what, most in (
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_AS, limits["address_bytes"]),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def watch(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: a reader that would write, run or connect is stopped at once."""
    if event == "open":
        mode, flags = args[1], args[2]
        if (isinstance(mode, str) and any(c in mode for c in "wax+")) or (isinstance(flags, int) and flags & WRITING):
            raise PermissionError("a reader writes nothing")
    elif event.startswith(FORBIDDEN):
        raise PermissionError(f"a reader does not use {event}")


def answer(out: BinaryIO, kind: bytes, body: bytes) -> NoReturn:
    out.write(kind + body)
    out.flush()
    os._exit(0)


def main() -> None:
    """Read one paper and leave. Whatever goes wrong inside a library becomes a refusal, never a traceback."""
    out = os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - a library's chatter goes nowhere
    task = json.loads(sys.stdin.buffer.readline())
    die_with_parent(task["parent"])
    # Libraries that open their own shared parts do so on import, before the doors close.
    from almoner.adapters.readers.choose import reader_for  # noqa: PLC0415 - the child pays only for what it reads
    from almoner.adapters.readers.wire import pack  # noqa: PLC0415
    from almoner.engine.errors import Refused  # noqa: PLC0415

    data = sys.stdin.buffer.read()
    try:
        reader = reader_for(data[:65536], task["name"])
        limit(task["limits"])
        sys.addaudithook(watch)
        body = pack(reader.read(io.BytesIO(data), task["name"]))
    except Refused as no:
        answer(out, b"N", json.dumps([no.code, no.what, no.why, no.do]).encode())
    except MemoryError:
        answer(out, b"M", b"")
    except Exception:  # noqa: BLE001 - damaged input breaks libraries in ways no list can name; the parent says one sentence
        answer(out, b"B", b"")
    answer(out, b"R", body)


if __name__ == "__main__":
    main()
