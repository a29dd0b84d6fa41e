"""One child process for one paper: fed by pipe, watched for memory, and gone with its whole group at the end."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from almoner.adapters.isolation.child import STEP
from almoner.engine.errors import Unavailable

STARTS = "import sys; sys.path[:] = sys.argv[1:]; from {program} import main; main()"
PIECE = 1 << 16
KEPT = frozenset({"PATH", "LANG", "LC_ALL", "TZ", "TESSDATA_PREFIX", "ALMONER_SECOND_ENGINE"})
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"}
STEP_LENGTH, MOST_STEPS = 9, 1000
"""A word of progress: the letter, the page and the number of pages, four bytes each."""


class Worker:
    """A context in which the child lives. `program` is the module whose `main` it runs; `feed` follows the task's line.

    The child inherits no open file, no terminal and almost no environment. `large` tells that the memory watch stopped it.
    """

    def __init__(
        self, program: str, task: Mapping[str, Any], feed: Iterable[bytes], *, memory_bytes: int, memory_sees_after: int
    ) -> None:
        self.program, self.feed = program, feed
        self.first = json.dumps(dict(task) | {"parent": os.getpid()}).encode() + b"\n"
        self.memory_bytes, self.seconds = memory_bytes, memory_sees_after / 1000
        self.large = False
        self.unfed: BaseException | None = None
        self.over = threading.Event()

    def __enter__(self) -> Self:
        """Raises Unavailable when no process can be started."""
        cache = ["-X", f"pycache_prefix={sys.pycache_prefix}"] if sys.pycache_prefix else []
        paths = [os.path.abspath(path) for path in sys.path if path]  # noqa: PTH100 - a few microseconds each matter here
        try:
            self.child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
                [sys.executable, "-I", "-S", "-B", *cache, "-c", STARTS.format(program=self.program), *paths],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={key: value for key, value in os.environ.items() if key in KEPT} | ONE_THREAD,
                start_new_session=True,
                close_fds=True,
                cwd="/",
            )
        except OSError as error:
            raise Unavailable(
                "no_child", what="The papers were not read", why="no process could be started", do="try again in a moment"
            ) from error
        self.threads = [threading.Thread(target=one, daemon=True) for one in (self._feed, self._watch)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """The child's whole group dies before the child is reaped, so that its number cannot be anyone else's yet."""
        self.over.set()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.child.pid, signal.SIGKILL)
        self.child.kill()
        if self.child.stdout is not None:
            self.child.stdout.close()
        self.child.wait()
        for thread in self.threads:
            thread.join(timeout=1)

    def output(self, milliseconds: int, most: int, progress: Callable[[int, int], None] | None = None) -> bytearray | None:
        """All the child says before it closes its end, up to `most` bytes; None when the time is up first.

        A paper of many pages says how far it is before its answer: each such word goes to `progress`, and the time starts
        anew, `MOST_STEPS` times at most.
        """
        said = self.child.stdout
        if said is None:
            return None
        out = bytearray()
        waiting = select.poll()
        waiting.register(said, select.POLLIN | select.POLLHUP)
        until = time.monotonic() + milliseconds / 1000
        steps = 0
        while len(out) <= most:
            if not waiting.poll(max(0, (until - time.monotonic()) * 1000)):
                return None
            piece = os.read(said.fileno(), PIECE)
            if not piece:
                return out
            out += piece
            while out[:1] == STEP and len(out) >= STEP_LENGTH and steps < MOST_STEPS:
                if progress is not None:
                    progress(int.from_bytes(out[1:5], "big"), int.from_bytes(out[5:9], "big"))
                del out[:STEP_LENGTH]
                steps += 1
                until = time.monotonic() + milliseconds / 1000
        return out

    def signal(self) -> int:
        """The signal that ended a child which has closed its end, 0 for none; the child is not reaped."""
        for _ in range(200):
            gone = os.waitid(os.P_PID, self.child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if gone is not None:
                return gone.si_status if gone.si_code in (os.CLD_KILLED, os.CLD_DUMPED) else 0
            self.over.wait(0.005)
        return 0

    def _feed(self) -> None:
        """A source that breaks while it is read ends the child's input; who waits for the answer looks at `unfed`."""
        into = self.child.stdin
        if into is None:
            return
        try:
            into.write(self.first)
            for piece in self.feed:
                into.write(piece)
        except BrokenPipeError:
            pass  # the child has heard enough, or is gone
        except Exception as error:  # noqa: BLE001 - raised again by who waits
            self.unfed = error
        finally:
            with contextlib.suppress(BrokenPipeError):
                into.close()

    def _watch(self) -> None:
        """Memory as the kernel counts it: limits on address space alone break libraries that reserve much and use little."""
        page = os.sysconf("SC_PAGE_SIZE")
        while not self.over.wait(self.seconds):
            try:
                resident = int(Path(f"/proc/{self.child.pid}/statm").read_text(encoding="ascii").split()[1]) * page
            except (OSError, IndexError, ValueError):
                return
            if resident > self.memory_bytes:
                self.large = True
                self.child.kill()
                return
