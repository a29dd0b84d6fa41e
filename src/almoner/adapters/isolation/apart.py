"""Reads a paper in a spawned child under limits, so that a hostile or broken paper can harm nothing but itself."""

import contextlib
import dataclasses
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from almoner.adapters.isolation.limits import MIB, Limits
from almoner.adapters.readers.wire import unpack
from almoner.engine.bill import Reading
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.wording.neutral import neutral
from almoner.ports.papers import Source


@dataclass(frozen=True, slots=True)
class ReadApart:
    """A `PaperReading`. One child for each paper; its process group is gone when the call returns."""

    limits: Limits = field(default_factory=Limits)

    def __call__(self, source: Source) -> Reading:
        """Raises Refused for a paper beyond reading, Unavailable when no child can be started."""
        with source.open() as stream:
            data = stream.read(self.limits.paper_bytes + 1)
        name = neutral(source.name)
        if len(data) > self.limits.paper_bytes:
            raise Refused(
                "paper_too_large",
                what=f"{name} was not read",
                why=f"it is larger than {self.limits.paper_bytes // MIB} MiB",
                do="stream a claims file with `almoner read --parquet`, or split the paper",
            )
        if not data.strip():
            raise Refused("paper_empty", what=f"{name} was not read", why="it is empty", do="send the paper again")
        return self._answer(name, self._run(name, data))

    def _run(self, name: str, data: bytes) -> tuple[bytes, str | None]:
        task = {"name": name, "parent": os.getpid(), "limits": dataclasses.asdict(self.limits)}
        environment = {key: value for key, value in os.environ.items() if key in {"PATH", "PYTHONPATH", "LANG", "LC_ALL"}}
        environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            child = subprocess.Popen(
                [sys.executable, "-P", "-m", "almoner.adapters.isolation.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
                close_fds=True,
            )
        except OSError as error:
            raise Unavailable(
                "no_child", what=f"{name} was not read", why="no process could be started for it", do="try again in a moment"
            ) from error
        stopped: list[str] = []
        done = threading.Event()
        guard = threading.Thread(target=self._watch, args=(child, done, stopped), daemon=True)
        guard.start()
        try:
            out, _ = child.communicate(json.dumps(task).encode() + b"\n" + data, timeout=self.limits.wall_seconds)
        except subprocess.TimeoutExpired:
            stopped.append("slow")
            out = b""
        finally:
            done.set()
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
            child.kill()
            child.communicate()
            guard.join()
        if not out and not stopped:
            stopped.append("slow" if child.returncode == -signal.SIGXCPU else "broken")
        return out, stopped[0] if stopped else None

    def _watch(self, child: "subprocess.Popen[bytes]", done: threading.Event, stopped: list[str]) -> None:
        """Memory as the kernel counts it: limits on address space alone break libraries that reserve much and use little."""
        page = os.sysconf("SC_PAGE_SIZE")
        while not done.wait(self.limits.memory_sees_after / 1000):
            try:
                resident = int(Path(f"/proc/{child.pid}/statm").read_text(encoding="ascii").split()[1]) * page
            except (OSError, IndexError, ValueError):
                return
            if resident > self.limits.memory_bytes:
                stopped.append("large")
                child.kill()
                return

    def _answer(self, name: str, result: tuple[bytes, str | None]) -> Reading:
        out, stopped = result
        kind, body = out[:1], out[1:]
        if stopped is None and kind == b"R":
            try:
                return unpack(body)
            except ValueError:
                stopped = "broken"
        if stopped is None and kind == b"N":
            code, what, why, do = json.loads(body)
            raise Refused(code, what=what, why=why, do=do)
        if stopped == "large" or kind == b"M":
            raise Refused(
                "paper_too_heavy",
                what=f"{name} was not read",
                why="reading it needs too much memory",
                do="split it or ask for another copy",
            )
        if stopped == "slow":
            raise Refused(
                "paper_too_slow",
                what=f"{name} was not read",
                why="reading it takes too long",
                do="split it or ask for another copy",
            )
        raise Refused(
            "paper_broken",
            what=f"{name} was not read",
            why="it is damaged beyond reading",
            do="ask the sender for another copy",
        )
