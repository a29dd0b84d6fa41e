"""Shows a page of a paper, or a piece of it, drawn in a spawned child under limits; counts pages, and cuts some out."""

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from almoner.adapters.isolation.limits import Limits
from almoner.adapters.isolation.worker import Worker
from almoner.engine.errors import Refused
from almoner.engine.wording.neutral import neutral
from almoner.ports.papers import Source

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ShowApart:
    """A `PageShowing`. One child for each picture; the paper is checked there as it is for reading."""

    limits: Limits = field(default_factory=Limits)
    program: str = "almoner.adapters.isolation.showing_child"

    def __call__(
        self, source: Source, page: int, *, box: Box | None = None, margin: int = 200, wide: int = 1700, small: bool = False
    ) -> bytes:
        """PNG bytes; PNG or JPEG with `small`. Raises Refused where the page cannot be shown ("no_pages" for a paper without any,
        "page_not_there" beyond the last), Unavailable when no child can be started."""
        task = {"page": page, "box": box, "margin": margin, "wide": wide, "small": small}
        shown = apart(self.limits, self.program, task, source)
        if shown is None:
            raise not_drawn(f"Page {page} of {neutral(source.name)}")
        return shown


@dataclass(frozen=True, slots=True)
class CountApart:
    """A `PageCounting`, in the same kind of child."""

    limits: Limits = field(default_factory=Limits)
    program: str = "almoner.adapters.isolation.showing_child"

    def __call__(self, source: Source) -> int:
        told = apart(self.limits, self.program, {"page": None}, source)
        if told is None:
            raise not_drawn(neutral(source.name))
        return int(told)


@dataclass(frozen=True, slots=True)
class CutApart:
    """A `PageCutting`, in the same kind of child."""

    limits: Limits = field(default_factory=Limits)
    program: str = "almoner.adapters.isolation.showing_child"

    def __call__(self, source: Source, pages: Sequence[int]) -> bytes:
        cut = apart(self.limits, self.program, {"page": None, "cut": list(pages)}, source)
        if cut is None:
            why, do = "the file could not be opened for it", "hand on the whole file"
            raise Refused("pages_not_cut", what=f"Pages of {neutral(source.name)} were not cut out", why=why, do=do)
        return cut


def apart(limits: Limits, program: str, task: dict[str, Any], source: Source) -> bytes | None:
    """What the child makes of the task; None where it broke over the paper. Raises Refused as the child does."""
    with source.open() as stream:
        data = stream.read(limits.paper_bytes + 1)
    whole = task | {"name": neutral(source.name), "limits": dataclasses.asdict(limits)}
    with Worker(program, whole, [data], memory_bytes=limits.memory_bytes, memory_sees_after=limits.memory_sees_after) as child:
        out = child.output(limits.wall_milliseconds, limits.answer_bytes + 1)
    if out and out[:1] == b"N":
        code, what, why, do = json.loads(out[1:])
        raise Refused(str(code), what=str(what), why=str(why), do=str(do))
    return bytes(out[1:]) if out and out[:1] == b"R" and len(out) <= limits.answer_bytes else None


def not_drawn(what: str) -> Refused:
    return Refused(
        "page_not_shown",
        what=f"{what} was not drawn",
        why="it could not be turned into a picture",
        do="open the paper beside this answer",
    )
