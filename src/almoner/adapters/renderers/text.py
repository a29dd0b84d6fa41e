"""A letter as plain text, folded for a terminal; the measure for what the other renderers must say."""

import textwrap
from collections.abc import Iterator, Mapping

from almoner.engine.letters.written import Block, Heading, Items, Lines, Picture, Table, Text, Written

WIDTH = 80


def plain_text(written: Written) -> str:
    """The whole letter; sections are parted by a line."""
    parts = ["\n\n".join("\n".join(block_lines(block)) for block in section.blocks) for section in written.sections]
    return f"\n\n{'=' * WIDTH}\n\n".join(parts) + "\n"


def text_bytes(written: Written, pictures: Mapping[int, bytes]) -> bytes:  # noqa: ARG001 - text shows none
    """A `LetterRendering`; pictures are named by their captions."""
    return plain_text(written).encode("utf-8")


def block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            folded = fold(text)
            yield from folded
            yield ("=" if level == 1 else "-") * min(WIDTH, max(map(len, folded)))
        case Text(text=text):
            yield from fold(text)
        case Lines(texts=texts):
            for one in texts:
                yield from fold(one)
        case Items(texts=texts, numbered=numbered):
            for number, one in enumerate(texts, start=1):
                mark = f"{number}. " if numbered else "- "
                yield from fold(one, mark)
        case Table(head=head, rows=rows):
            for row in rows:
                yield from fold("; ".join(f"{name}: {cell}" for name, cell in zip(head, row, strict=True) if cell), "- ")
        case Picture(caption=caption):
            yield from fold(caption)


def fold(text: str, mark: str = "") -> list[str]:
    """Lines of at most 80 signs; a longer word stays whole."""
    return textwrap.wrap(
        text, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark), break_long_words=False, break_on_hyphens=False
    ) or [mark.rstrip()]
