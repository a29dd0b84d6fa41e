"""Readers that misbehave, one for each name a paper may bear; run only as the `program` that a test hands to the isolation."""

# ruff: noqa: BLE001, PLC3002, PTH102, PTH107, PTH109, PTH110, PTH115, PTH208, RET503 - the deeds are meant as they are written

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path

from almoner.adapters.isolation import child
from almoner.engine.bill import Bill, Lost, PaperKind, Reading
from almoner.engine.errors import Refused

SAID = {}


def reading(*lost):
    return Reading(
        PaperKind.BILL, "naughty", bills=(Bill(),), lost=tuple(Lost(what) for what in lost), parts=1, parts_accounted=1
    )


def attempt(deed):
    """What came of it: "did" or the name of what stopped it."""
    try:
        deed()
    except BaseException as error:
        return reading(type(error).__name__)
    return reading("did")


def libc(name, *args):
    """A call that goes past Python's own doors, as code inside a library would; "did" where the kernel let it."""
    ctypes.CDLL(None, use_errno=True)
    call = getattr(ctypes.CDLL(None, use_errno=True), name)
    return reading("did" if call(*args) >= 0 else os.strerror(ctypes.get_errno()))


def read(name, data):
    deed, _, rest = name.partition(" ")
    match deed:
        case "honest":
            return reading(data.decode())
        case "loop":
            while True:
                pass
        case "sleep":
            time.sleep(60)
        case "allocate":
            held = []
            while True:
                held.append(b"x" * (16 << 20))
        case "address":
            return attempt(lambda: bytearray(64 << 30))
        case "memory":
            raise MemoryError
        case "abort":
            os.abort()
        case "segfault":
            ctypes.string_at(0)
        case "killed":
            signal.raise_signal(signal.SIGKILL)
        case "raise":
            raise RuntimeError("the patient's name")
        case "refuse":
            raise Refused("made_up", what="It", why="because", do="do so")
        case "recurse":
            sys.setrecursionlimit(10**9)
            return (lambda f: f(f))(lambda f: f(f))
        case "chatter":
            print("chatter")
            os.write(1, b"chatter")
            os.write(2, b"chatter")
            ctypes.CDLL(None).puts(b"chatter")
            warnings.warn("chatter", stacklevel=1)
            return reading()
        case "huge":
            return reading("x" * int(rest))
        case "garbage":
            os.write(3, b"R{not json")
            os._exit(0)
        case "misfit":
            os.write(3, b'R{"kind":"no such kind"}')
            os._exit(0)
        case "half":
            os.write(3, b'R{"kind":"bill","rea')
            os.abort()
        case "silent":
            os.close(3)
            time.sleep(60)
        case "flood":
            while True:
                os.write(3, b"x" * 65536)
        case "write":
            return attempt(lambda: Path(rest).write_text("x"))
        case "append":
            return attempt(lambda: os.open(rest, os.O_APPEND | os.O_WRONLY))
        case "mkdir":
            return attempt(lambda: os.mkdir(rest))
        case "remove":
            return attempt(lambda: os.remove(rest))
        case "connect":
            return attempt(lambda: socket.create_connection(("127.0.0.1", int(rest))))
        case "start":
            return attempt(lambda: subprocess.run(["/bin/true"], check=True))
        case "fork":
            return attempt(os.fork)
        case "native-fork":
            return libc("fork")
        case "native-socket":
            return libc("socket", 2, 1, 0)
        case "native-exec":
            return libc("execv", b"/bin/true", (ctypes.c_char_p * 2)(b"/bin/true", None))
        case "native-write":
            return libc("open", rest.encode(), os.O_WRONLY | os.O_CREAT, 0o600)
        case "native-remove":
            return libc("unlink", rest.encode())
        case "native-kill":
            return libc("kill", int(rest), 9)
        case "thread":
            thread = threading.Thread(target=SAID.update, kwargs={"did": True})
            thread.start()
            thread.join()
            return reading("did" if SAID else "nothing")
        case "look":
            return reading(
                *(f"fd {fd}: {os.readlink(f'/proc/self/fd/{fd}')}" for fd in sorted(map(int, os.listdir("/proc/self/fd"))) if os.path.exists(f"/proc/self/fd/{fd}")),
                *(f"env {key}" for key in os.environ),
                f"tty {os.path.exists('/proc/self/fd/0') and os.isatty(0)}",
                f"own session {os.getsid(0) == os.getpid()}",
                f"cwd {os.getcwd()}",
            )  # fmt: skip


class Naughty:
    def __init__(self, name):
        self.name = name

    def read(self, stream, name):
        return read(name, stream.read())


def main():
    child.main(choose=lambda head, name: Naughty(name))
