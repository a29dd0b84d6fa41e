"""Cuts a document into passages: what stands under one heading stays together, long text is cut between sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from almoner.engine.knowledge.orders import without_orders
from almoner.engine.knowledge.records import Block, BlockKind, Box, Document, Passage
from almoner.engine.knowledge.sentences import sentences

LONGEST = 1_000
"""Signs of a passage, near what a small model reads at once."""
SHORTEST = 240
"""Blocks under one heading are put together until a passage has so many signs."""


def passages(document: Document) -> tuple[Passage, ...]:
    """In the order of the document, without what speaks to a machine. A heading with nothing under it is a passage of its own words."""
    made: list[Passage] = []
    path: list[tuple[int, str]] = []
    held: list[Block] = []
    bare: Block | None = None
    left_out = 0

    def close() -> None:
        nonlocal left_out
        for text, part in pieces(held):
            made.append(passage(document, path, text, part, len(made), left_out=left_out))
            left_out = 0
        held.clear()

    for block, cut in without_orders(document.blocks):
        left_out += cut
        if not block.text:
            continue
        if block.kind is not BlockKind.HEADING:
            held.append(block)
            bare = None
            continue
        close()
        if bare is not None and bare.level >= block.level:
            made.append(passage(document, path[:-1], bare.text, [bare], len(made)))
        path[:] = [(level, text) for level, text in path if level < block.level] + [(block.level, block.text)]
        bare = block
    close()
    if bare is not None:
        made.append(passage(document, path[:-1], bare.text, [bare], len(made)))
    return tuple(made)


def pieces(blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Texts of at most LONGEST signs, each with the blocks it is from; a page's end closes one."""
    part: list[Block] = []
    texts: list[str] = []
    for block in blocks:
        for text in cut_between(block.text):
            size = sum(map(len, texts)) + len(texts)
            turned = bool(part) and part[-1].page != block.page
            if texts and (turned or size + len(text) > LONGEST or (size >= SHORTEST and block.kind is BlockKind.TEXT)):
                yield "\n".join(texts), part
                part, texts = [], []
            part.append(block)
            texts.append(text)
    if texts:
        yield "\n".join(texts), part


def cut_between(text: str) -> Iterator[str]:
    """Between sentences where it is too long, between words where a sentence is."""
    if len(text) <= LONGEST:
        yield text
        return
    held = ""
    for sentence in sentences(text):
        for piece in words_of(sentence):
            if held and len(held) + 1 + len(piece) > LONGEST:
                yield held
                held = ""
            held = f"{held} {piece}" if held else piece
    if held:
        yield held


def words_of(sentence: str) -> Iterable[str]:
    if len(sentence) <= LONGEST:
        return (sentence,)
    return (one.strip() for one in re.findall(rf".{{1,{LONGEST}}}(?:\s|$)|.{{1,{LONGEST}}}", sentence))


def passage(
    document: Document, path: Sequence[tuple[int, str]], text: str, part: Sequence[Block], number: int, *, left_out: int = 0
) -> Passage:
    headings = tuple(text for _level, text in path)
    if document.title and (not headings or headings[0] != document.title):
        headings = (document.title, *headings)
    place = f"{document.sha256}\0{number}\0{text}"
    return Passage(
        id="k" + sha256(place.encode()).hexdigest()[:24],
        source=document.source,
        sha256=document.sha256,
        headings=headings,
        text=text,
        page=part[0].page,
        box=around(part),
        in_force=document.in_force,
        left_out=left_out,
    )


def around(part: Sequence[Block]) -> Box | None:
    boxes = [one.box for one in part if one.box is not None]
    if not boxes:
        return None
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
