"""The pages of a paper as they came: the words of a text layer, a picture that is drawn when asked for, or both."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from almoner.engine.bill import Lost, Spot
from almoner.engine.intake.layout_parts.words import Word
from almoner.engine.money import Money
from almoner.ports.papers import Pages

Box = tuple[int, int, int, int]

MOST_CHARACTERS = 2_000_000
MOST_ON_A_PAGE = 60_000
TOLD_EVERY = 10
MOST_TOLD = 100
"""A long paper says so many times how far it is."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it came: the `words` of its text layer, or its `picture`, drawn when it is asked for, or both where the text
    is to be held against the picture. `runs_off` says that a row goes on beyond the page's edge; `beside` are
    the places of pictures that may hold print of their own beside the text."""

    number: int
    words: tuple[Word, ...] = ()
    picture: Callable[[], Any] | None = None
    check: bool = False
    beyond: tuple[Money, ...] = ()
    beside: tuple[Box, ...] = ()


def pdf_sheets(document: Any, told: Pages | None = None) -> tuple[list[Sheet], list[Lost]]:
    """The pages of an open PDF. `told` hears now and then how far a long one of text is; pictures are told when they are read."""
    import pypdfium2  # noqa: PLC0415 - it takes a while to load

    from almoner.adapters.readers.pdf_parts.trust import PageKind, Reason, beyond, judge, left_out  # noqa: PLC0415

    sheets: list[Sheet] = []
    lost: list[Lost] = []
    left = MOST_CHARACTERS
    often = max(TOLD_EVERY, len(document) // MOST_TOLD)
    for number in range(1, len(document) + 1):
        spot = Spot(document=0, page=number)
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            lost.append(Lost(what=f"page {number} is damaged", spot=spot))
            continue
        try:
            judged = judge(page, number, most=min(left, MOST_ON_A_PAGE))
        except pypdfium2.PdfiumError:
            lost.append(Lost(what=f"page {number} is damaged", spot=spot))
            continue
        finally:
            page.close()
        left -= judged.characters
        lost.extend(Lost(what=what, spot=spot) for what in left_out(judged, number))
        picture = None if judged.kind is PageKind.TEXT else partial(_drawn, document, number)
        words = () if judged.kind is PageKind.PICTURE else judged.words
        upright = not any(word.turn for word in words)
        beside = judged.pictures if judged.reason is Reason.PICTURE_BESIDE_TEXT and upright else ()
        checked = judged.kind is PageKind.CHECK
        sheets.append(Sheet(number, words, picture, check=checked, beyond=beyond(judged), beside=beside))
        text = picture is None and sheets[0].picture is None
        if told is not None and text and len(document) > often and (number % often == 0 or number == len(document)):
            told(number, len(document))
    return sheets, lost


PDFIUM = threading.Lock()
"""PDFium draws one page at a time."""


def _drawn(document: Any, number: int) -> Any:
    from almoner.adapters.readers.paper.pictures import PagePicture  # noqa: PLC0415
    from almoner.adapters.readers.pdf_parts.drawn import drawn_on  # noqa: PLC0415
    from almoner.adapters.readers.pdf_parts.render import reading_dpi, render_page  # noqa: PLC0415

    with PDFIUM:
        page = document[number - 1]
        try:
            rendered = render_page(page, dpi=reading_dpi(page, drawn_on(page)))
        finally:
            page.close()
    return PagePicture(page=number, gray=rendered.gray, dpi=(rendered.dpi, rendered.dpi))
