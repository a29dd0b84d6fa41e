"""Reads documents of a collection in spawned children under limits, many small ones in one child."""

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from almoner.adapters.isolation.limits import MIB, Limits
from almoner.adapters.isolation.worker import Worker
from almoner.engine.errors import Refused
from almoner.engine.knowledge.records import Block, BlockKind, Document, InForce
from almoner.engine.wording.neutral import neutral
from almoner.ports.papers import Source

TOGETHER_BYTES, TOGETHER = 8 * MIB, 400
"""What one child reads at most, so that a start is paid once for many small files."""
Read = Document | Refused


@dataclass(frozen=True, slots=True)
class DocumentsApart:
    """A `DocumentReading`."""

    limits: Limits = field(default_factory=Limits)
    program: str = "almoner.adapters.isolation.documents_child"

    def __call__(self, sources: Iterable[Source]) -> Iterator[Read]:
        """One answer each, in their order. Raises Unavailable when no child can be started."""
        held: list[tuple[str, bytes]] = []
        size = 0
        for source in sources:
            name = neutral(source.name)
            with source.open() as stream:
                data = stream.read(self.limits.paper_bytes + 1)
            if len(data) > self.limits.paper_bytes:
                yield from self._read(held)
                held, size = [], 0
                yield refusal(name, f"it is larger than {self.limits.paper_bytes // MIB} MiB", "divide it")
                continue
            if held and (size + len(data) > TOGETHER_BYTES or len(held) == TOGETHER):
                yield from self._read(held)
                held, size = [], 0
            held.append((name, data))
            size += len(data)
        yield from self._read(held)

    def _read(self, files: Sequence[tuple[str, bytes]]) -> Iterator[Read]:
        """Where a child breaks over several, each half is tried alone, until the one is found."""
        if not files:
            return
        told = self._asked(files)
        if told is not None and len(told) == len(files):
            yield from told
        elif len(files) == 1:
            yield refusal(
                files[0][0], "it is damaged, or takes too long or too much memory to read", "save it again and bring that"
            )
        else:
            middle = len(files) // 2
            yield from self._read(files[:middle])
            yield from self._read(files[middle:])

    def _asked(self, files: Sequence[tuple[str, bytes]]) -> list[Read] | None:
        limits = self.limits
        task = {
            "name": files[0][0],
            "names": [name for name, _data in files],
            "sizes": [len(data) for _name, data in files],
            "limits": dataclasses.asdict(limits),
        }
        with Worker(
            self.program,
            task,
            [data for _name, data in files],
            memory_bytes=limits.memory_bytes,
            memory_sees_after=limits.memory_sees_after,
        ) as child:
            out = child.output(limits.wall_milliseconds, limits.answer_bytes + 1)
        if not out or out[:1] != b"R" or len(out) > limits.answer_bytes:
            return None
        try:
            return [document(one) if isinstance(one, dict) else refused(one) for one in json.loads(bytes(out[1:]))]
        except (ValueError, KeyError, TypeError):
            return None  # an answer that does not fit our types is a child that broke


def document(one: dict[str, Any]) -> Document:
    """Raises ValueError, KeyError, TypeError."""
    force = one["in_force"]
    return Document(
        source=str(one["source"]),
        title=None if one["title"] is None else str(one["title"]),
        blocks=tuple(block(each) for each in one["blocks"]),
        sha256=str(one["sha256"]),
        in_force=InForce(day(force["first_day"]), day(force["last_day"]), force["plan"]),
        hidden=int(one["hidden"]),
        lost=tuple(map(str, one["lost"])),
    )


def block(one: dict[str, Any]) -> Block:
    box = one["box"]
    return Block(
        BlockKind(one["kind"]),
        str(one["text"]),
        int(one["level"]),
        None if one["page"] is None else int(one["page"]),
        None if box is None else (int(box[0]), int(box[1]), int(box[2]), int(box[3])),
    )


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def refused(one: list[str]) -> Refused:
    code, what, why, do = map(str, one)
    return Refused(code, what=what, why=why, do=do)


def refusal(name: str, why: str, do: str) -> Refused:
    return Refused("document_not_read", what=f"{name} was not taken in", why=why, do=do)
