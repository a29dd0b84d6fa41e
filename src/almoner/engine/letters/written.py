"""A letter in words: sections of plain blocks, which renderers set as text, PDF or DOCX and never read as anything else."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a section is for; only the letter, an application and the exhibits are sent."""

    LETTER = "letter"
    APPLICATION = "application"
    EXHIBITS = "exhibits"
    COPY = "copy"
    FOR_YOU = "for_you"


@dataclass(frozen=True, slots=True)
class Heading:
    """The section's own title (level 1) or a heading inside it (level 2)."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines kept apart: a name and address, a signature."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; all rows have as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A piece of a paper by the exhibit's number; `alt` says what it shows, `caption` stands under it. `frames` are drawn over it
    where pages are set (left, top, right, bottom in ten-thousandths of the picture)."""

    number: int
    alt: str
    caption: str
    frames: tuple[tuple[int, int, int, int], ...] = ()


Block = Heading | Lines | Text | Items | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """Pages in one language, beginning on a new page."""

    role: Role
    language: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A whole letter. `language` is the letter's own (always English, for its readers are offices in the United States). With
    `running` the pages are counted through, and the first section ends with a table of contents."""

    kind: str
    title: str
    language: str
    sections: tuple[Section, ...]
    running: bool = False


def texts(block: Block) -> tuple[str, ...]:
    """Everything a block says, in reading order; a picture says its caption."""
    match block:
        case Heading(text=text) | Text(text=text):
            return (text,)
        case Lines(texts=several) | Items(texts=several):
            return several
        case Table(head=head, rows=rows):
            return (*head, *(cell for row in rows for cell in row))
        case Picture(caption=caption):
            return (caption,)
