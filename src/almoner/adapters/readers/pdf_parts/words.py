"""Words with boxes out of a PDF page's text layer: all its text in one call, and two boxes a word instead of one a letter."""

import ctypes
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from almoner.engine.intake.layout_parts.words import LONGEST_WORD, Word, clean, turned

Box = tuple[int, int, int, int]
Place = Callable[[float, float, float, float], Box]
Printed = Callable[[str, Box], bool]

MOST_ON_A_PAGE = 60_000
SAMPLED = 64
SMALLER, RAISED = 85, 12
"""Per cent of a number's height: a figure behind it that is smaller and stands higher is a mark or cents, a word of its own."""
RUN = re.compile("[^\\s\ufffe\ud800-\udfff]+\ufffe?")
"""A word as PDFium tells it. U+FFFE is its sign for a hyphen at the end of a line, where the next line's word follows at once.
Signs outside the first plane (pictographs) come as two halves and are no part of words.
"""
PIECES = re.compile(r"(?:\.[ .]?){4,}|_{3,}|…{2,}|\|")
MAY_HOLD_PIECES = re.compile(r"\.[ .]?\.|__|…|\|")


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of one page in the order they were drawn, and its text as one string (for judging it, not for reading).

    `characters` is how many letters and spaces the page has, `cut` whether there were more than may be read. `turn` is which way
    the letters run on the page's own paper, in degrees counter-clockwise. `unmapped` is how many of a hundred sampled letters
    have no known meaning.
    """

    words: tuple[Word, ...]
    text: str
    characters: int
    cut: bool
    turn: int
    unmapped: int


def read_words(page: Any, number: int, *, most: int = MOST_ON_A_PAGE, printed: Printed | None = None) -> PageText:
    """Words of one PDFium page in ten-thousandths of what is shown, upright. `printed`, if given, is asked for every letter with
    its box, upright like the words', and letters it denies are left out, which takes longer. Raises pypdfium2.PdfiumError for
    a page that is damaged.
    """
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        whole = int(pdfium.FPDFText_CountChars(handle))
        total = max(0, min(whole, most))
        text = _text(handle, total)
        turn = _direction(handle, text, total)
        reader = _Letters(handle=handle, total=total, place=placing(page, turn), turn=turn, printed=printed)
        found = reader.one_by_one(0, total) if printed else reader.at_once(text)
        lies = (int(page.get_rotation()) - turn) % 360
        words = tuple(word for letters, box in found for word in _words(letters, box, number, lies))
        unmapped = _unmapped(handle, total)
        return PageText(words=words, text=text, characters=total, cut=whole > total, turn=turn, unmapped=unmapped)
    finally:
        textpage.close()


def _text(handle: Any, total: int) -> str:
    room = (ctypes.c_ushort * (total * 2 + 1))()  # a sign outside the first plane takes two
    got = int(pdfium.FPDFText_GetText(handle, 0, total, room)) if total else 0
    if got <= 1:
        return ""
    text = bytes(memoryview(room)[: got - 1]).decode("utf-16-le", "replace")
    return text if len(text) == got - 1 else "".join(map(chr, room[: got - 1]))  # two halves stay two, as PDFium counts them


@dataclass(frozen=True, slots=True)
class _Letters:
    """One page's letters. Text comes from here with the box of each word."""

    handle: Any
    total: int
    place: Place
    turn: int
    printed: Printed | None

    def at_once(self, text: str) -> Iterator[tuple[str, Box]]:
        """Words cut at white space, each with the box from its first letter to its last; letter by letter where that box is odd."""
        handle, place, look = self.handle, self.place, pdfium.FPDFText_GetLooseCharBox
        first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
        to_first, to_last = ctypes.byref(first), ctypes.byref(last)
        moved = len(text) != self.total  # letters without a meaning are counted but not told
        for run in RUN.finditer(text):
            begin, end = run.span()
            end -= 1
            if moved:
                begin = pdfium.FPDFText_GetCharIndexFromTextIndex(handle, begin)
                end = pdfium.FPDFText_GetCharIndexFromTextIndex(handle, end)
            if not look(handle, begin, to_first) or not look(handle, end, to_last):
                yield from self.one_by_one(begin, end + 1)
                continue
            x0, y0, x1, y1 = place(first.left, first.top, first.right, first.bottom)
            if end == begin:
                yield run.group().replace("\ufffe", "-"), (x0, y0, x1, y1)
                continue
            _, top, right, bottom = place(last.left, last.top, last.right, last.bottom)
            height = y1 - y0
            if (
                end - begin + 1 != len(run.group())
                or right < x1
                or abs(top - y0) * 4 > height
                or abs(bottom - y1) * 4 > height
                or (bottom - top) * 100 < SMALLER * height
                or (right - x0) > (end - begin + 1) * height
            ):
                yield from self.one_by_one(begin, end + 1)
            else:
                yield run.group().replace("\ufffe", "-"), (x0, min(y0, top), right, max(y1, bottom))

    def one_by_one(self, begin: int, end: int) -> Iterator[tuple[str, Box]]:
        """The same by every letter's own box: words are cut at white space, at a jump to another line and at wide gaps."""
        rect = pdfium.FS_RECTF()
        point = ctypes.byref(rect)
        letters: list[str] = []
        x0 = y0 = x1 = y1 = 0
        for index in range(max(0, begin), min(end, self.total)):
            code = pdfium.FPDFText_GetUnicode(self.handle, index)
            mark = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
            if code == 2:  # the hyphen at a line's end
                mark = "-"
            left = top = right = bottom = 0
            blank = mark.isspace() or not pdfium.FPDFText_GetLooseCharBox(self.handle, index, point)
            if not blank:
                left, top, right, bottom = self.place(rect.left, rect.top, rect.right, rect.bottom)
                blank = self.printed is not None and not self.printed(mark, (left, top, right, bottom))
            if blank:
                if letters:
                    yield "".join(letters), (x0, y0, x1, y1)
                    letters = []
                continue
            height = max(1, y1 - y0)
            apart = abs(top - y0) * 2 > height + (bottom - top) or not -3 * height < left - x1 < 2 * height
            raised = bool(letters) and mark.isdigit() and (letters[-1].isdigit() or letters[-1] == ".")
            raised = raised and (bottom - top) * 100 < SMALLER * height and (y1 - bottom) * 100 > RAISED * height
            if letters and (apart or raised) and not self._aside(index):
                yield "".join(letters), (x0, y0, x1, y1)
                letters = []
            if letters:
                x0, y0, x1, y1 = min(x0, left), min(y0, top), max(x1, right), max(y1, bottom)
            else:
                x0, y0, x1, y1 = left, top, right, bottom
            letters.append(mark)
        if letters:
            yield "".join(letters), (x0, y0, x1, y1)

    def _aside(self, index: int) -> bool:
        """Whether a letter runs another way than the page's text, as a form's number up its margin does: its word is one all the same."""
        return _way(self.handle, index) != self.turn


def _direction(handle: Any, text: str, total: int) -> int:
    """Which way most letters run on the page's own paper, in degrees counter-clockwise: 0, 90, 180 or 270."""
    votes: dict[int, int] = {}
    step = max(1, total // SAMPLED)
    told = len(text) == total
    for index in range(0, total, step):
        if not (text[index] if told else chr(max(32, pdfium.FPDFText_GetUnicode(handle, index) & 0xFFFF))).isspace():
            way = _way(handle, index)
            votes[way] = votes.get(way, 0) + 1
    return max(votes, key=lambda way: (votes[way], -way), default=0)


def _way(handle: Any, index: int) -> int:
    return int(-round(pdfium.FPDFText_GetCharAngle(handle, index) * 2 / math.pi) % 4 * 90)


def _unmapped(handle: Any, total: int) -> int:
    """How many of a hundred letters have no meaning in their font."""
    asked = range(0, total, max(1, total // SAMPLED))
    unknown = sum(
        pdfium.FPDFText_GetUnicode(handle, index) == 0 or pdfium.FPDFText_HasUnicodeMapError(handle, index) == 1
        for index in asked
    )
    return unknown * 100 // len(asked) if asked else 0


def shown_edges(page: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what a page shows of its paper, in points: its crop box within its media box, either of
    which may be said once for all pages."""
    left, bottom, right, top = page.get_bbox()
    return left, bottom, right, top


def placing(page: Any, turn: int) -> Place:
    """From the page's own points to ten-thousandths of what is shown once it is turned by `turn`."""
    left, bottom, right, top = shown_edges(page)
    across, down = 10_000 / max(right - left, 1), 10_000 / max(top - bottom, 1)

    def upright(x0: float, y_top: float, x1: float, y_bottom: float) -> Box:
        return (
            round((x0 - left) * across),
            round((top - y_top) * down),
            round((x1 - left) * across),
            round((top - y_bottom) * down),
        )

    if not turn:
        return upright
    return lambda x0, y_top, x1, y_bottom: turned(upright(x0, y_top, x1, y_bottom), turn)


def _words(text: str, box: Box, page: int, lies: int) -> Iterator[Word]:
    """The cleaned word, leaders and bars set apart by their share of its width."""
    if not (text.isascii() and text.isprintable()):
        text = clean(text).strip()
    if not text:
        return
    if not MAY_HOLD_PIECES.search(text) or not PIECES.search(text := text[: LONGEST_WORD * 4]):
        yield Word(text=text[:LONGEST_WORD], box=box, page=page, turn=lies)
        return
    wide, at = box[2] - box[0], 0
    for found in [*PIECES.finditer(text), None]:
        spans = [(at, found.start()), found.span()] if found else [(at, len(text))]
        for start, end in spans:
            if end > start:
                x0, x1 = box[0] + wide * start // len(text), box[0] + wide * end // len(text)
                yield Word(text=text[start:end][:LONGEST_WORD], box=(x0, box[1], x1, box[3]), page=page, turn=lies)
        at = found.end() if found else at
