"""A PDF page as a picture in shades of grey: as the person sees it, cropped and turned, at the resolution that suits reading it."""

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from almoner.adapters.readers.pdf_parts.drawn import Drawing
from almoner.adapters.readers.pdf_parts.pixels import POINTS, drawn_pixels
from almoner.adapters.readers.pdf_parts.words import shown_edges

Gray = npt.NDArray[np.uint8]

DPI = 300
BEST_DPI = 400
LEAST_DPI = 72
MOST_PIXELS = 30_000_000
"""Of one rendered page: letter size at 400 dpi has 15 million."""
WHOLE_PAGE = 85
"""Per cent of the page that one picture covers when the page is that picture."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page as it is shown: `gray` is rows of bytes, 0 black and 255 white; `dpi` is across and down alike."""

    gray: Gray
    dpi: int


def render_page(page: Any, *, dpi: int, most_pixels: int = MOST_PIXELS) -> Rendered:
    """One PDFium page with its stamps, at `dpi`, or at less where it would have more than `most_pixels`."""
    pixels = drawn_pixels(page, dpi=dpi, most_pixels=most_pixels, annotations=True)
    return Rendered(gray=np.frombuffer(pixels.data, np.uint8).reshape(pixels.high, pixels.wide), dpi=pixels.dpi)


def _alike(pixels: tuple[int, int], points: tuple[float, float]) -> bool:
    """Whether a picture lies on the page as it is, not squashed."""
    return abs(pixels[0] * points[1] - pixels[1] * points[0]) < 0.2 * pixels[0] * points[1]


def reading_dpi(page: Any, drawing: Drawing | None) -> int:
    """The resolution to read a page at: its own where it is one picture of a known size, 300 dpi where not."""
    left, bottom, right, top = shown_edges(page)
    area = (right - left) * (top - bottom)
    own: list[int] = []
    for picture in drawing.pictures if drawing is not None else ():
        x0, y0, x1, y1 = picture.box
        width, height = min(x1, right) - max(x0, left), min(y1, top) - max(y0, bottom)
        if width <= 0 or height <= 0 or width * height * 100 < area * WHOLE_PAGE:
            continue
        pixels_wide, pixels_high = ctypes.c_uint(), ctypes.c_uint()
        if not pdfium.FPDFImageObj_GetImagePixelSize(picture.thing, pixels_wide, pixels_high):
            continue
        pixels, points = (pixels_wide.value, pixels_high.value), (x1 - x0, y1 - y0)
        # Neither as it is nor turned: a fax has twice as many dots across as down. Then the larger guess keeps all of them.
        ways = [order for order in (points, points[::-1]) if _alike(pixels, order)][:1] or [points, points[::-1]]
        dots = [count * POINTS / max(1.0, long) for order in ways for count, long in zip(pixels, order, strict=True)]
        own.append(round(max(dots)))
    return max(LEAST_DPI, min(BEST_DPI, max(own))) if own else DPI
