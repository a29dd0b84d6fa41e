"""What a document is to a search: blocks as they were read, and the passages they make."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in ten-thousandths of the page, origin top left."""


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """`level` is a heading's, 1 the highest. `page` and `box` where the document has pages."""

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class InForce:
    """The days on which what a document says holds, and the plan it is about; None: not said."""

    first_day: date | None = None
    last_day: date | None = None
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """As it was read. `source` names it to people. `hidden` counts the pieces that a reader of the page would not see; they are left
    out of `blocks`. `lost` says what could not be read."""

    source: str
    title: str | None
    blocks: tuple[Block, ...]
    sha256: str
    in_force: InForce = field(default_factory=InForce)
    hidden: int = 0
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can be read alone. `headings` from the document's title inwards; `text` is the document's own words,
    blocks apart by a line's end. `id` follows from content and place. `left_out` counts sentences that spoke to a machine."""

    id: str
    source: str
    sha256: str
    headings: tuple[str, ...]
    text: str
    page: int | None = None
    box: Box | None = None
    in_force: InForce = field(default_factory=InForce)
    left_out: int = 0

    @property
    def heading(self) -> str:
        return self.headings[-1] if self.headings else ""
