"""What a PDF page draws: its text objects, pictures and letter-like shapes, inside forms too."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Edges = tuple[float, float, float, float]
"""Left, bottom, right and top, in points of the page's own paper."""
Matrix = tuple[float, float, float, float, float, float]

MOST_DRAWN = 100_000
DEEPEST = 12
NO_INK = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
LETTER_CORNERS = 8
"""A filled shape with fewer corners is a rule, a box or a bar."""
STRAIGHT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Picture:
    """One image: PDFium's handle and where it is drawn."""

    thing: Any
    box: Edges


@dataclass(frozen=True, slots=True)
class Drawing:
    """`texts` are PDFium's handles of text objects, `invisible` how many of them are told to leave no ink; `shapes` the places of filled shapes with as many corners as letters have;
    `others` counts all other drawn things. `whole` is False where the page draws more than was looked at.
    """

    texts: tuple[Any, ...]
    invisible: int
    pictures: tuple[Picture, ...]
    shapes: tuple[Edges, ...]
    others: int
    whole: bool


def drawn_on(page: Any) -> Drawing:
    """Everything one PDFium page draws, looked at without drawing it."""
    texts: list[Any] = []
    pictures: list[Picture] = []
    shapes: list[Edges] = []
    others = invisible = 0
    for seen, (thing, kind, matrix) in enumerate(_things(page.raw)):
        if seen >= MOST_DRAWN:
            return Drawing(tuple(texts), invisible, tuple(pictures), tuple(shapes), others, whole=False)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(thing)
            invisible += pdfium.FPDFTextObj_GetTextRenderMode(thing) in NO_INK
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(Picture(thing=thing, box=_box(thing, matrix)))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPath_CountSegments(thing) >= LETTER_CORNERS:
            shapes.append(_box(thing, matrix))
        else:
            others += 1
    return Drawing(tuple(texts), invisible, tuple(pictures), tuple(shapes), others, whole=True)


def _things(raw: Any) -> Iterator[tuple[Any, int, Matrix]]:
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        thing = pdfium.FPDFPage_GetObject(raw, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _inside(thing, STRAIGHT, 1)
        else:
            yield thing, kind, STRAIGHT


def _inside(form: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    if depth > DEEPEST:
        yield form, pdfium.FPDF_PAGEOBJ_FORM, outer
        return
    own = pdfium.FS_MATRIX()
    matrix = outer
    if pdfium.FPDFPageObj_GetMatrix(form, ctypes.byref(own)):
        matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    for index in range(max(0, pdfium.FPDFFormObj_CountObjects(form))):
        thing = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _inside(thing, matrix, depth + 1)
        else:
            yield thing, kind, matrix


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _box(thing: Any, matrix: Matrix) -> Edges:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    if matrix == STRAIGHT:
        return left.value, bottom.value, right.value, top.value
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (left.value, right.value) for y in (bottom.value, top.value)]
    return (
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )
