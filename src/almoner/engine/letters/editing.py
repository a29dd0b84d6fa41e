"""A letter in the person's own words: its text as it is edited, and the letter with the edited text in place of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from almoner.engine.letters.written import Block, Heading, Items, Lines, Role, Section, Table, Text, Written, texts
from almoner.engine.wording.neutral import neutral

POINT = re.compile(r"(-|\d{1,3}\.) +(?=\S)")
APART = re.compile(r"\n[ \t]*\n")


def letter_text(written: Written) -> str:
    """What is sent, without exhibits: pieces parted by an empty line, titles with "# ", points with "- " or "1. "."""
    return "\n\n".join(text_of(block) for block in letter_of(written).blocks)


def copy_text(written: Written) -> tuple[str, str] | None:
    """The copy for the person in their own language, as the letter's text is written, and that language; None without one."""
    found = next((one for one in written.sections if one.role is Role.COPY), None)
    return None if found is None else ("\n\n".join(text_of(block) for block in found.blocks), found.language)


def letter_of(written: Written) -> Section:
    return next(one for one in written.sections if one.role is Role.LETTER)


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edit changes beside the letter: `note` is set above a copy in another language, which is of the letter as it was;
    `fill_in` is the sentence before the blanks on the person's own page, and `blanks` are those that are still empty."""

    note: str
    fill_in: str
    blanks: tuple[str, ...]


def edited(written: Written, text: str, edit: Edit) -> Written:
    """The same letter with this text. Pieces that were not touched stay what they were; a changed one becomes a title, points, lines
    or a paragraph by its look."""
    was = {text_of(block): block for block in letter_of(written).blocks}
    blocks = tuple(was.get(piece) or block_of(piece) for piece in pieces(text))
    return replace(written, sections=tuple(changed(one, blocks, edit) for one in written.sections))


def changed(section: Section, blocks: tuple[Block, ...], edit: Edit) -> Section:
    if section.role is Role.LETTER:
        return replace(section, blocks=blocks)
    if section.role is Role.COPY:  # under its heading
        return replace(section, blocks=(*section.blocks[:1], Text(edit.note), *section.blocks[1:]))
    if section.role is Role.FOR_YOU and Text(edit.fill_in) in section.blocks:
        at = section.blocks.index(Text(edit.fill_in))
        left = (Text(edit.fill_in), Items(edit.blanks)) if edit.blanks else ()
        return replace(section, blocks=(*section.blocks[:at], *left, *section.blocks[at + 2 :]))
    return section


def pieces(text: str) -> Iterator[str]:
    """Parted by empty lines; each line without signs that cannot be seen."""
    for piece in APART.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = [line for line in map(neutral, piece.split("\n")) if line]
        if lines:
            yield "\n".join(lines)


def block_of(piece: str) -> Block:
    lines = piece.split("\n")
    if len(lines) == 1 and piece.startswith(("# ", "## ")):
        mark, _, title = piece.partition(" ")
        return Heading(title, len(mark))
    marks = [found[1] if (found := POINT.match(line)) else "" for line in lines]
    numbered = marks == [f"{number}." for number in range(1, len(lines) + 1)]
    if numbered or set(marks) == {"-"}:
        return Items(tuple(POINT.sub("", line, count=1) for line in lines), numbered=numbered)
    return Text(piece) if len(lines) == 1 else Lines(tuple(lines))


def text_of(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            said = [f"{'#' * level} {text}"]
        case Items(texts=several, numbered=numbered):
            said = [f"{f'{number}.' if numbered else '-'} {one}" for number, one in enumerate(several, start=1)]
        case Table(head=head, rows=rows):
            said = [f"- {'; '.join(f'{name}: {cell}' for name, cell in zip(head, row, strict=True) if cell)}" for row in rows]
        case _:
            said = list(texts(block))
    return "\n".join(line for line in map(neutral, said) if line)
