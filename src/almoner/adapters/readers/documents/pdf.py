"""Reads a PDF's visible text into paragraphs and headings, each with its page and place; text that leaves no ink is left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from almoner.adapters.readers.documents.parsed import Parsed
from almoner.adapters.readers.pdf_parts.attacks import refuse_attacks
from almoner.adapters.readers.pdf_parts.opening import opened
from almoner.adapters.readers.pdf_parts.trust import judge
from almoner.engine.intake.layout_parts.words import Word
from almoner.engine.knowledge.records import Block, BlockKind, Box

TALLER = 115
"""Per cent of the page's usual height of letters: a line of taller ones is a heading."""
LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    box: Box

    @property
    def high(self) -> int:
        return self.box[3] - self.box[1]


def read_pdf(data: bytes, name: str) -> Parsed:
    """Raises Refused for one that cannot be read."""
    refuse_attacks(data, name)
    document = opened(data, name)
    blocks: list[Block] = []
    hidden, lost = 0, []
    try:
        for number, page in enumerate(document, start=1):
            judged = judge(page, number)
            hidden += len(judged.hidden)
            lines = list(lines_of(judged.words))
            if not lines:
                lost.append(f"page {number}, which holds no text that can be read")
            blocks.extend(paragraphs(lines, number))
    finally:
        document.close()
    return Parsed(tuple(blocks), hidden=hidden, lost=tuple(lost))


def lines_of(words: Sequence[Word]) -> Iterator[Line]:
    """Words in the order they were drawn, a new line where one starts lower or further left."""
    held: list[Word] = []
    for word in words:
        if held and (word.box[1] * 2 > held[-1].box[1] + held[-1].box[3] or word.box[0] < held[-1].box[0]):
            yield line(held)
            held = []
        held.append(word)
    if held:
        yield line(held)


def line(words: Sequence[Word]) -> Line:
    boxes = [one.box for one in words]
    around = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Line(" ".join(one.text for one in words), around)


def paragraphs(lines: Sequence[Line], page: int) -> Iterator[Block]:
    """Lines near each other and of one height are one paragraph."""
    if not lines:
        return
    usual = median(one.high for one in lines)
    held: list[Line] = []
    for one in lines:
        tall = one.high * 100 > usual * TALLER and len(one.text) <= LONGEST_HEADING
        if held:
            last = held[-1]
            gap = one.box[1] - last.box[3]
            was_tall = last.high * 100 > usual * TALLER
            if gap > usual or gap < -usual * 2 or tall != was_tall:
                yield block(held, page, usual)
                held = []
        held.append(one)
    yield block(held, page, usual)


def block(lines: Sequence[Line], page: int, usual: float) -> Block:
    text = joined(one.text for one in lines)
    boxes = [one.box for one in lines]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    high = median(one.high for one in lines)
    if high * 100 > usual * TALLER and len(text) <= LONGEST_HEADING:
        return Block(BlockKind.HEADING, text, 1 if high * 100 > usual * 150 else 2, page, box)
    return Block(BlockKind.TEXT, text, 0, page, box)


def joined(lines: Iterator[str]) -> str:
    """A word cut at a line's end is one again."""
    whole = ""
    for text in lines:
        whole = whole[:-1] + text if whole.endswith("-") and text[:1].islower() else f"{whole} {text}" if whole else text
    return whole
