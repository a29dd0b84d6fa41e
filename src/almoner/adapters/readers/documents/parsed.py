"""What every reader of documents gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from almoner.engine.knowledge.records import Block


@dataclass(frozen=True, slots=True)
class Parsed:
    """`said` are the facts that the document tells of itself (title, plan, first_day, last_day); the rest as a document's."""

    blocks: tuple[Block, ...]
    title: str | None = None
    hidden: int = 0
    lost: tuple[str, ...] = ()
    said: Mapping[str, str] = field(default_factory=dict)
