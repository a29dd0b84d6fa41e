"""Read hand-made texts with their identifiers marked: `=== id | language | type`, then lines in which `<<kind:words>>` is one."""

import re
from dataclasses import dataclass
from pathlib import Path

HEAD = re.compile(r"^=== (\S+) \| (\w+) \| (\w+)$", re.MULTILINE)
MARK = re.compile(r"<<([a-z_]+):(.*?)>>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its identifiers as (start, end, kind)."""

    id: str
    language: str
    kind: str
    text: str
    spans: tuple[tuple[int, int, str], ...]


def read_marked(folder: Path) -> list[Marked]:
    """Every text of a folder, file by file. Raises ValueError for a mark that is not closed, or an id that stands twice."""
    texts: list[Marked] = []
    for path in sorted(folder.glob("*.txt")):
        pieces = HEAD.split(path.read_text(encoding="utf-8"))
        for at in range(1, len(pieces), 4):
            text, spans = without_marks(pieces[at + 3].strip("\n"))
            if "<<" in text or ">>" in text:
                raise ValueError(f"{path.name}: a mark of {pieces[at]} is not closed")
            texts.append(Marked(pieces[at], pieces[at + 1], pieces[at + 2], text, spans))
    if len({one.id for one in texts}) != len(texts):
        raise ValueError("an id stands twice")
    return texts


def without_marks(marked: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    text, spans, before = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[before : mark.start()]
        spans.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        before = mark.end()
    return text + marked[before:], tuple(spans)
