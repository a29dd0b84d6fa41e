"""A PDF page as a picture in shades of grey: as the person sees it, cropped and turned, at the resolution that suits reading it."""

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from almoner.adapters.readers.pdf_parts.drawn import Drawing
from almoner.adapters.readers.pdf_parts.words import shown_edges

Gray = npt.NDArray[np.uint8]

DPI = 300
BEST_DPI = 400
LEAST_DPI = 72
MOST_PIXELS = 30_000_000
"""Of one rendered page: letter size at 400 dpi has 15 million."""
WHOLE_PAGE = 85
"""Per cent of the page that one picture covers when the page is that picture."""
POINTS = 72


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page as it is shown: `gray` is rows of bytes, 0 black and 255 white; `dpi` is across and down alike."""

    gray: Gray
    dpi: int


def render_page(page: Any, *, dpi: int, most_pixels: int = MOST_PIXELS, annotations: bool = True) -> Rendered:
    """One PDFium page at `dpi`, or at less where it would have more than `most_pixels`. Raises pypdfium2.PdfiumError."""
    wide, high, dpi = size_at(page, dpi=dpi, most_pixels=most_pixels)
    gray = np.full((high, wide), 255, np.uint8)
    _draw(page, gray, pdfium.FPDFBitmap_Gray, pdfium.FPDF_GRAYSCALE | (pdfium.FPDF_ANNOT if annotations else 0))
    return Rendered(gray=gray, dpi=dpi)


def render_colour(page: Any, *, dpi: int, most_pixels: int = MOST_PIXELS) -> Gray:
    """The same in colour without annotations, rows of blue, green, red and unused: for telling text from its background."""
    wide, high, _ = size_at(page, dpi=dpi, most_pixels=most_pixels)
    colour = np.full((high, wide, 4), 255, np.uint8)
    _draw(page, colour, pdfium.FPDFBitmap_BGRx, 0)
    return colour


def size_at(page: Any, *, dpi: int, most_pixels: int) -> tuple[int, int, int]:
    """Pixels across and down at `dpi` or the largest lower resolution that keeps to `most_pixels`, and that resolution."""
    across, down = (max(1.0, float(side)) for side in page.get_size())
    while dpi > 1 and (across * dpi / POINTS + 1) * (down * dpi / POINTS + 1) > most_pixels:
        fits = int((most_pixels / (across * down)) ** 0.5 * POINTS)
        dpi = max(1, min(dpi - 1, fits))
    wide, high = (max(1, min(most_pixels, round(side * dpi / POINTS))) for side in (across, down))
    return (wide, high, dpi) if wide * high <= most_pixels else (1, 1, 1)


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
        sides = sorted((pixels_wide.value, pixels_high.value)), sorted((x1 - x0, y1 - y0))
        own.append(round(max(pixels * POINTS / max(1.0, points) for pixels, points in zip(*sides, strict=True))))
    return max(LEAST_DPI, min(BEST_DPI, max(own))) if own else DPI


def _draw(page: Any, pixels: Gray, kind: int, flags: int) -> None:
    high, wide = pixels.shape[:2]
    into = pdfium.FPDFBitmap_CreateEx(wide, high, kind, pixels.ctypes.data_as(ctypes.c_void_p), pixels.strides[0])
    if not into:
        raise MemoryError("no room for a page's picture")
    try:
        pdfium.FPDF_RenderPageBitmap(into, page.raw, 0, 0, wide, high, 0, flags)
    finally:
        pdfium.FPDFBitmap_Destroy(into)
