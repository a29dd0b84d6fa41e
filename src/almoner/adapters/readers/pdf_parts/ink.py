"""Whether text is really to be seen: the page is drawn with its text and without, and a word that makes no difference is hidden.

That one comparison finds text that is invisible, white on white, clipped away, under a picture or in a hidden layer.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from almoner.adapters.readers.pdf_parts.drawn import Drawing
from almoner.adapters.readers.pdf_parts.pixels import Pixels, drawn_pixels
from almoner.adapters.readers.pdf_parts.words import Box
from almoner.engine.intake.layout_parts.words import Word, turned

INK_DPI = 72
INK_PIXELS = 4_000_000
SHADE = b"\xf0"
"""The part of a pixel that must differ: text less than a sixteenth lighter or darker than what lies under it is not seen."""
WHOLE = 10_000
FLAT = re.compile(r"[\W_]{2}")
"""Signs that may be no higher than one row of pixels."""
BLANK = 2
"""Letters that may be missing from a word before a person would miss them: less is the space between two."""


@dataclass(frozen=True, slots=True)
class Ink:
    """One page with its text and without: what differs is ink of text."""

    seen: Pixels
    under: Pixels

    def along(self, box: Box, *, down: bool = False, outwards: bool = False, every: int = 1) -> bytes:
        """For each pixel across a box, in ten-thousandths of what is shown, a byte that is not 0 where any in its column differs;
        or for each pixel `down` it, by rows. Only `every` second or third row is looked at, if so asked.

        Edges along the text are counted inwards, so that the next line's ink is not this word's, or `outwards`, since a letter
        may be no more than a stroke at its foot.
        """
        wide, high, each = self.seen.wide, self.seen.high, self.seen.each
        left, right = _span(box[0], box[2], wide, inwards=down and not outwards)
        top, bottom = _span(box[1], box[3], high, inwards=not down and not outwards)
        seen, under, size = self.seen.data, self.under.data, (right - left) * each
        mask, found, rows = int.from_bytes(SHADE * size, "big"), 0, bytearray()
        for start in range((top * wide + left) * each, (bottom * wide + left) * each, wide * each * every):
            one, other = seen[start : start + size], under[start : start + size]
            differs = (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")) & mask if one != other else 0
            found |= differs
            rows.append(differs != 0)
        return bytes(rows) if down else found.to_bytes(size, "big")

    def holds(self, box: Box) -> bool:
        """Whether any ink of text is in a box."""
        return any(self.along(box, outwards=True))


def text_ink(page: Any, drawing: Drawing, *, colour: bool = False) -> Ink:
    """What the text of one page adds to it. In colour it takes three times as long and also sees red on equally dark green."""
    seen = drawn_pixels(page, dpi=INK_DPI, most_pixels=INK_PIXELS, colour=colour)
    with _without_text(drawing):
        under = drawn_pixels(page, dpi=INK_DPI, most_pixels=INK_PIXELS, colour=colour)
    return Ink(seen=seen, under=under)


@contextmanager
def _without_text(drawing: Drawing) -> Iterator[None]:
    for thing in drawing.texts:
        pdfium.FPDFPageObj_SetIsActive(thing, 0)
    try:
        yield
    finally:
        for thing in drawing.texts:
            pdfium.FPDFPageObj_SetIsActive(thing, 1)


def without_ink(words: Sequence[Word], ink: Ink) -> list[bool]:
    """For each word, whether any stretch of it as wide as two letters shows nothing, as where some of its letters are hidden.

    Rules and dots are not asked: what they show may lie at the very edge of their boxes.
    """
    return [any(mark.isalnum() for mark in word.text) and _lacks_ink(word, ink) for word in words]


def _lacks_ink(word: Word, ink: Ink) -> bool:
    down = word.turn in (90, 270)
    along = ink.along(
        turned(word.box, word.turn) if word.turn else word.box, down=down, every=1 if down or FLAT.search(word.text) else 2
    )
    least = 1 if down else ink.seen.each
    stretch = max(least, min(len(along), -(-len(along) * BLANK // len(word.text))))
    return bytes(stretch) in along


def _span(start: int, end: int, pixels: int, *, inwards: bool) -> tuple[int, int]:
    """From ten-thousandths to pixels, at least one."""
    first, last = (
        (-(-start * pixels // WHOLE), end * pixels // WHOLE)
        if inwards
        else (start * pixels // WHOLE, -(-end * pixels // WHOLE))
    )
    first = max(0, min(first, pixels - 1))
    return first, max(first + 1, min(last, pixels))
