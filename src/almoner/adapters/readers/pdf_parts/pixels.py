"""A PDF page drawn into bytes, without any library for arrays: most papers need no more, and loading one takes long."""

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

POINTS = 72


@dataclass(frozen=True, slots=True)
class Pixels:
    """`data` are rows of `wide` pixels of `each` bytes: one byte of grey, or blue, green, red and one unused."""

    data: bytearray
    wide: int
    high: int
    each: int
    dpi: int


def drawn_pixels(page: Any, *, dpi: int, most_pixels: int, colour: bool = False, annotations: bool = False) -> Pixels:
    """One PDFium page as it is shown, at `dpi`, or at less where it would have more than `most_pixels`."""
    wide, high, dpi = size_at(page, dpi=dpi, most_pixels=most_pixels)
    each = 4 if colour else 1
    data = bytearray(b"\xff") * (wide * high * each)
    kind = pdfium.FPDFBitmap_BGRx if colour else pdfium.FPDFBitmap_Gray
    place = (ctypes.c_ubyte * len(data)).from_buffer(data)
    into = pdfium.FPDFBitmap_CreateEx(wide, high, kind, place, wide * each)
    if not into:
        raise MemoryError("no room for a page's picture")
    try:
        flags = (0 if colour else pdfium.FPDF_GRAYSCALE) | (pdfium.FPDF_ANNOT if annotations else 0)
        pdfium.FPDF_RenderPageBitmap(into, page.raw, 0, 0, wide, high, 0, flags)
    finally:
        pdfium.FPDFBitmap_Destroy(into)
    return Pixels(data=data, wide=wide, high=high, each=each, dpi=dpi)


def size_at(page: Any, *, dpi: int, most_pixels: int) -> tuple[int, int, int]:
    """Pixels across and down at `dpi` or the largest lower resolution that keeps to `most_pixels`, and that resolution."""
    across, down = (max(1.0, float(side)) for side in page.get_size())
    while dpi > 1 and (across * dpi / POINTS + 1) * (down * dpi / POINTS + 1) > most_pixels:
        fits = int((most_pixels / (across * down)) ** 0.5 * POINTS)
        dpi = max(1, min(dpi - 1, fits))
    wide, high = (max(1, min(most_pixels, round(side * dpi / POINTS))) for side in (across, down))
    return (wide, high, dpi) if wide * high <= most_pixels else (1, 1, 1)
