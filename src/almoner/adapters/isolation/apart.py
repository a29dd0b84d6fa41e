"""Reads a paper in a spawned child under limits, so that a hostile or broken paper can harm nothing but itself."""

import dataclasses
import json
import signal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from almoner.adapters.isolation.limits import MIB, Limits
from almoner.adapters.isolation.worker import Worker
from almoner.adapters.readers.wire import unpack, unpack_all
from almoner.engine.bill import Reading
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.wording.neutral import neutral
from almoner.ports.papers import Pages, Source

T = TypeVar("T")
WHY = {
    "too_large": ("it is larger than {mib} MiB", "stream a claims file with `almoner read --parquet`, or split the paper"),
    "empty": ("it is empty", "send the paper again"),
    "too_heavy": ("reading it needs too much memory", "split it or ask for another copy"),
    "too_slow": ("reading it takes too long", "split it or ask for another copy"),
    "too_much": ("it holds more than one audit can take", "split it, or stream a claims file with `almoner read --parquet`"),
    "broken": ("it is damaged beyond reading", "ask the sender for another copy"),
}


@dataclass(frozen=True, slots=True)
class ReadApart:
    """A `PaperReading`. One child for each paper; its process group is gone when the call returns.

    `program` is the module whose `main` the child runs.
    """

    limits: Limits = field(default_factory=Limits)
    program: str = "almoner.adapters.isolation.child"

    def __call__(self, source: Source, pages: Pages | None = None) -> Reading:
        """Raises Refused for a paper beyond reading, Unavailable when no child can be started or it was killed by others."""
        name = neutral(source.name)
        with source.open() as stream:
            data = stream.read(self.limits.paper_bytes + 1)
        if len(data) > self.limits.paper_bytes:
            raise self._refusal(name, "too_large")
        if not data.strip(b" \t\r\n\v\f\0\x1a\xef\xbb\xbf"):
            raise self._refusal(name, "empty")
        return self._read(name, data, pages)

    def album(self, sources: Sequence[Source], pages: Pages | None = None) -> tuple[Reading, ...]:
        """Several pictures together, one reading for each. Raises Refused where one cannot be read or all are too much."""
        files = []
        for source in sources:
            with source.open() as stream:
                files.append(stream.read(self.limits.paper_bytes + 1))
        names, sizes = [neutral(source.name) for source in sources], [len(data) for data in files]
        if sum(sizes) > self.limits.paper_bytes:
            raise self._refusal(names[0], "too_large")
        task = {"name": names[0], "names": names, "sizes": sizes, "limits": dataclasses.asdict(self.limits)}
        return self._asked(task, files, pages, unpack_all, b"A")

    def _read(self, name: str, data: bytes, pages: Pages | None) -> Reading:
        return self._asked({"name": name, "limits": dataclasses.asdict(self.limits)}, [data], pages, unpack, b"R")

    def _asked(
        self,
        task: Mapping[str, Any],
        feed: Sequence[bytes],
        pages: Pages | None,
        opening: Callable[[bytes | memoryview], T],
        wanted: bytes,
    ) -> T:
        limits, name = self.limits, str(task["name"])
        with Worker(
            self.program, task, feed, memory_bytes=limits.memory_bytes, memory_sees_after=limits.memory_sees_after
        ) as child:
            out = child.output(limits.wall_milliseconds, limits.answer_bytes + 1, pages)
            ended_by = child.signal() if out is not None and not out else 0
        if child.large:
            raise self._refusal(name, "too_heavy")
        if out is None or ended_by == signal.SIGXCPU:
            raise self._refusal(name, "too_slow")
        if ended_by == signal.SIGKILL:
            raise stopped(name)
        kind, body = bytes(out[:1]), memoryview(out)[1:]  # a long paper's answer is not held twice
        if kind == b"G" or len(body) > limits.answer_bytes:
            raise self._refusal(name, "too_much")
        if kind == b"M":
            raise self._refusal(name, "too_heavy")
        if kind == b"I":
            missing = json.loads(bytes(body))
            raise ImportError(f"{missing} cannot be imported", name=missing)
        try:
            if kind == wanted:
                return opening(body)
            if kind == b"N":
                code, what, why, do = json.loads(bytes(body))
                raise Refused(str(code), what=str(what), why=str(why), do=str(do))
        except ValueError:
            pass  # an answer that does not fit our types is a child that broke
        raise self._refusal(name, "broken")

    def _refusal(self, name: str, code: str) -> Refused:
        why, do = WHY[code]
        why = why.format(mib=self.limits.paper_bytes // MIB)
        return Refused(f"paper_{code}", what=f"{name} was not read", why=why, do=do)


def stopped(name: str) -> Unavailable:
    """By an operator, or by a machine that had no memory left for anybody: that says nothing of the paper."""
    return Unavailable(
        "reading_stopped",
        what=f"{name} was not read",
        why="its reading was stopped from outside",
        do="try again in a moment",
    )
