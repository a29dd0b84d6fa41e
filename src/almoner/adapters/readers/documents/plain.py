"""Reads Markdown as the HTML it stands for, and plain text by its blank lines and the lines that look like headings."""

import re

from markdown_it import MarkdownIt

from almoner.adapters.readers.documents.html import read_html
from almoner.adapters.readers.documents.parsed import Parsed
from almoner.engine.knowledge.records import Block, BlockKind
from almoner.engine.wording.neutral import neutral

ITEM = re.compile(r"(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
UNDERLINE = re.compile(r"[=\-~_*]{3,}$")
LONGEST_HEADING, MOST_WORDS = 120, 16


def read_markdown(text: str) -> Parsed:
    return read_html(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


def read_plain(text: str) -> Parsed:
    """A paragraph ends at a blank line. A heading is a short line of its own without a full stop, followed by text."""
    paragraphs = [
        [line for raw in part.splitlines() if (line := neutral(raw))]
        for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"))
    ]
    paragraphs = [one for one in paragraphs if one]
    blocks: list[Block] = []
    for number, lines in enumerate(paragraphs):
        rest, level = lines, 2 if blocks else 1
        if len(lines) > 1 and UNDERLINE.match(lines[1]):
            blocks.append(Block(BlockKind.HEADING, lines[0], level))
            rest = lines[2:]
        elif is_heading(lines[0], lines[1:]) and (len(lines) > 1 or number + 1 < len(paragraphs)):
            blocks.append(Block(BlockKind.HEADING, lines[0], level))
            rest = lines[1:]
        blocks.extend(rows(rest))
    return Parsed(tuple(blocks))


def rows(lines: list[str]) -> list[Block]:
    """Items one by one, other lines together as one paragraph."""
    made: list[Block] = []
    for line in lines:
        if ITEM.match(line):
            made.append(Block(BlockKind.ITEM, line))
        elif made and (made[-1].kind is BlockKind.ITEM or made[-1].kind is BlockKind.TEXT):
            made[-1] = Block(made[-1].kind, f"{made[-1].text} {line}")
        else:
            made.append(Block(BlockKind.TEXT, line))
    return made


def is_heading(line: str, following: list[str]) -> bool:
    """Short, begins like a title, and is no sentence that runs on in the next line; a question is one, and a number before capitals."""
    if len(line) > LONGEST_HEADING or len(line.split()) > MOST_WORDS or (following and following[0][0].islower()):
        return False
    numbered = ITEM.match(line)
    if numbered is not None:
        return line[numbered.end() :].isupper() and bool(following)
    return line[0].isupper() and not line.endswith((".", ",", ";", ":", "!")) if line[0].isalpha() else line[0] in "¿§"
