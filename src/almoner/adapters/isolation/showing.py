"""Shows a page of a paper, or the piece of it that a doubt is about, drawn in a spawned child under limits."""

import dataclasses
import json
from dataclasses import dataclass, field

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
        """PNG bytes; PNG or JPEG with `small`. Raises Refused where the page cannot be shown, Unavailable when no child can be started."""
        limits = self.limits
        with source.open() as stream:
            data = stream.read(limits.paper_bytes + 1)
        name = neutral(source.name)
        task = {"name": name, "page": page, "box": box, "margin": margin, "wide": wide, "small": small}
        task["limits"] = dataclasses.asdict(limits)
        with Worker(
            self.program, task, [data], memory_bytes=limits.memory_bytes, memory_sees_after=limits.memory_sees_after
        ) as child:
            out = child.output(limits.wall_milliseconds, limits.answer_bytes + 1)
        if out and out[:1] == b"R" and len(out) <= limits.answer_bytes:
            return out[1:]
        if out and out[:1] == b"N":
            code, what, why, do = json.loads(out[1:])
            raise Refused(str(code), what=str(what), why=str(why), do=str(do))
        raise Refused(
            "page_not_shown",
            what=f"Page {page} of {name} was not drawn",
            why="it could not be turned into a picture",
            do="open the paper beside this answer",
        )
