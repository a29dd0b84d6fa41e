"""Whether text is really to be seen: the page is drawn with its text and without, and a word that makes no difference is hidden.

That one comparison finds text that is invisible, white on white, clipped away, under a picture or in a hidden layer.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from almoner.adapters.readers.pdf_parts.drawn import Drawing
from almoner.adapters.readers.pdf_parts.render import Gray, render_colour, render_page
from almoner.adapters.readers.pdf_parts.words import Box
from almoner.engine.intake.layout_parts.words import Word

INK_DPI = 72
INK_PIXELS = 4_000_000
CONTRAST = 16
"""Shades of 255 by which text must differ from what lies under it: less is not seen by people."""
Mask = npt.NDArray[np.bool_]
WHOLE = 10_000


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a page's text changes what is shown: sums of changed pixels left of and above each corner, two rows as one. `under` is the page
    without its text, in shades of grey.
    """

    sums: npt.NDArray[np.int32]
    under: Gray

    def holds(self, boxes: npt.NDArray[np.int64]) -> Mask:
        """Which of some boxes, rows of x0, y0, x1, y1 in ten-thousandths of what is shown, hold any ink of text."""
        high, wide = self.sums.shape[0] - 1, self.sums.shape[1] - 1
        x0 = np.clip(boxes[:, 0] * wide // WHOLE, 0, wide - 1)
        y0 = np.clip(-(-boxes[:, 1] * high // WHOLE), 0, high - 1)  # inwards: the next line's ink is not this word's
        x1 = np.clip(-(-boxes[:, 2] * wide // WHOLE), x0 + 1, wide)
        y1 = np.clip(boxes[:, 3] * high // WHOLE, y0 + 1, high)
        sums = self.sums
        held: Mask = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0] > 0
        return held

    def holds_one(self, box: Box) -> bool:
        """The same for one box, outwards, since a letter may be no more than a stroke at its foot."""
        high, wide = self.sums.shape[0] - 1, self.sums.shape[1] - 1
        x0, y0 = max(0, min(box[0] * wide // WHOLE, wide - 1)), max(0, min(box[1] * high // WHOLE, high - 1))
        x1, y1 = max(x0 + 1, min(-(-box[2] * wide // WHOLE), wide)), max(y0 + 1, min(-(-box[3] * high // WHOLE), high))
        look = self.sums.item
        return bool(look(y1, x1) - look(y0, x1) - look(y1, x0) + look(y0, x0) > 0)


def text_ink(page: Any, drawing: Drawing, *, colour: bool = False) -> Ink:
    """What the text of one page adds to it. In colour it takes three times as long and also sees red on equally dark green."""
    changed: Any
    under: Gray
    if colour:
        whole = render_colour(page, dpi=INK_DPI, most_pixels=INK_PIXELS)
        with _without_text(drawing):
            under = render_colour(page, dpi=INK_DPI, most_pixels=INK_PIXELS)
        changed = (np.maximum(whole, under) - np.minimum(whole, under) >= CONTRAST).any(axis=2)
        under = under[:, :, 1]
    else:
        whole = render_page(page, dpi=INK_DPI, most_pixels=INK_PIXELS, annotations=False).gray
        with _without_text(drawing):
            under = render_page(page, dpi=INK_DPI, most_pixels=INK_PIXELS, annotations=False).gray
        changed = np.maximum(whole, under) - np.minimum(whole, under) >= CONTRAST
    if changed.shape[0] % 2:
        changed = np.concatenate((changed, np.zeros((1, changed.shape[1]), np.bool_)))
    changed = changed[0::2] | changed[1::2]  # half the rows tell as much: words are taller than wide letters
    sums = np.zeros((changed.shape[0] + 1, changed.shape[1] + 1), np.int32)
    np.cumsum(changed, axis=1, dtype=np.int32, out=sums[1:, 1:])
    for row in range(2, sums.shape[0]):  # row by row it takes half the time of a sum down the columns
        sums[row] += sums[row - 1]
    return Ink(sums=sums, under=under)


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
    if not words:
        return []
    sizes = np.asarray([len(word.text) for word in words], np.int64)
    counts = np.maximum(1, sizes - 1)
    owners = np.repeat(np.arange(len(words)), counts)
    steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    box = np.asarray([word.box for word in words], np.int64)[owners]
    size = sizes[owners]
    wide = box[:, 2] - box[:, 0]
    slices = np.stack(
        (box[:, 0] + wide * steps // size, box[:, 1], box[:, 0] + wide * np.minimum(size, steps + 2) // size, box[:, 3]), axis=1
    )
    missing = np.zeros(len(words), np.bool_)
    missing[owners[~ink.holds(_turned(slices, words[0].turn))]] = True
    missing &= np.asarray([any(mark.isalnum() for mark in word.text) for word in words])
    found: list[bool] = missing.tolist()
    return found


def _turned(boxes: npt.NDArray[np.int64], degrees: int) -> npt.NDArray[np.int64]:
    """Many boxes at once, as `turned` does one."""
    if degrees not in (90, 180, 270):
        return boxes
    across, down = boxes[:, (0, 2)], boxes[:, (1, 3)]
    x, y = {90: (WHOLE - down[:, ::-1], across), 180: (WHOLE - across[:, ::-1], WHOLE - down[:, ::-1])}.get(
        degrees, (down, WHOLE - across[:, ::-1])
    )
    return np.stack((x[:, 0], y[:, 0], x[:, 1], y[:, 1]), axis=1)
