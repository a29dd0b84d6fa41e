"""For every page of a PDF: whether its text layer can be trusted, whether it is a picture, or both, and why.

Only text that a person looking at the page would see counts as printed. Hidden text is set apart and never read as part of the
bill; a page whose letters cannot be trusted, or that has none, is a picture of paper.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from almoner.adapters.readers.pdf_parts.drawn import Drawing, drawn_on
from almoner.adapters.readers.pdf_parts.garbled import is_garbled
from almoner.adapters.readers.pdf_parts.ink import Ink, text_ink, without_ink
from almoner.adapters.readers.pdf_parts.words import MOST_ON_A_PAGE, Box, PageText, Printed, placing, read_words, shown_edges
from almoner.engine.intake.layout_parts.words import Word, turned
from almoner.engine.intake.values import money, tidy
from almoner.engine.money import Money

WHOLE = 10_000
SHOWN = 60
TINY = 26
"""Ten-thousandths of the page's longer side: letters under 2 points on letter paper are not meant to be read."""
GRID = 50
PART = 20
"""Per cent of the page that pictures cover when they may hold print of their own; logos and cards cover less."""
MOST_OF_IT = 50
BUSY = 40
"""Changes from dark to light in a picture's hundred rows that a plain background does not have."""
LETTERED_ROWS = 25
"""Per cent of the page's height that has letter-like shapes when letters may be drawn instead of written."""
SAMPLED = 100
LEAST_SHAPES = 40
HIGHEST_LETTER = 400
"""Ten-thousandths of the page's height."""
LEAST_RANGE = 40
UNMAPPED = 30
"""Per cent of the letters whose font does not say what they mean."""
FIRST_OF_OTHER_SCRIPTS = 0x250


class PageKind(StrEnum):
    """How a page is to be read: by its text, by its picture, or by both with the text held against the picture."""

    TEXT = "text"
    PICTURE = "picture"
    CHECK = "check"


class Reason(StrEnum):
    """Why."""

    SOUND = "sound"
    EMPTY = "empty"
    NO_TEXT = "no_text"
    HIDDEN_TEXT = "hidden_text"
    DRAWN_LETTERS = "drawn_letters"
    NO_CHARACTER_MAP = "no_character_map"
    TEXT_OVER_PICTURE = "text_over_picture"
    PICTURE_BESIDE_TEXT = "picture_beside_text"
    TOO_MUCH_DRAWN = "too_much_drawn"


@dataclass(frozen=True, slots=True)
class Judged:
    """One page: `words` are those a person sees, `hidden` those nobody sees (off the page, invisible, covered, tiny).

    `pictures` are the places of its pictures in ten-thousandths of what is shown. `drawing` is what the page draws, valid while
    the page is open; `characters` counts the text layer, `cut` says it had more.
    """

    kind: PageKind
    reason: Reason
    words: tuple[Word, ...]
    hidden: tuple[Word, ...]
    pictures: tuple[Box, ...]
    characters: int
    cut: bool
    drawing: Drawing


def judge(page: Any, number: int, *, most: int = MOST_ON_A_PAGE) -> Judged:
    """Looks at one open PDFium page. Raises pypdfium2.PdfiumError for a page that is damaged."""
    drawing = drawn_on(page)
    text = read_words(page, number, most=most)
    unseen = drawing.whole and drawing.invisible == len(drawing.texts)  # as under most scans; then nothing need be drawn
    ink = text_ink(page, drawing) if drawing.whole and text.words and not unseen else None
    words, hidden = _seen(page, number, text, drawing, ink) if not unseen else ((), text.words)
    pictures = _pictures(page, drawing)
    lettered = _lettered(page, drawing)
    if text.cut and not text.characters:
        kind, reason = PageKind.TEXT, Reason.TOO_MUCH_DRAWN  # nothing of it was read: not because it is a picture
    elif not words:
        kind, reason = _wordless(drawing, pictures, hidden=bool(hidden), lettered=lettered)
    else:
        kind, reason = _worded(text, words, len(hidden), pictures, ink)
        if kind is PageKind.TEXT and lettered:
            kind, reason = PageKind.CHECK, Reason.DRAWN_LETTERS
    return Judged(
        kind=kind,
        reason=reason,
        words=words,
        hidden=hidden,
        pictures=pictures,
        characters=text.characters,
        cut=text.cut,
        drawing=drawing,
    )


def beyond(judged: Judged) -> tuple[Money, ...]:
    """Amounts of the text layer with which a row that a person sees goes on beyond the edge of the page."""
    found = []
    for word in judged.hidden:
        amount = money(tidy(word.text)) if _is_off(word) and "." in word.text else None
        if amount is not None and any(
            min(word.box[3], seen.box[3]) > max(word.box[1], seen.box[1]) and word.turn == seen.turn for seen in judged.words
        ):
            found.append(amount)
    return tuple(found)


def left_out(judged: Judged, number: int) -> list[str]:
    """What of a page's text layer is not among its words though they are believed, in plain words."""
    said = [f"page {number} holds more text than was read"] if judged.cut else []
    if judged.hidden and judged.kind is not PageKind.PICTURE:
        text = " ".join(word.text for word in judged.hidden)[:SHOWN]
        said.append(f"page {number} holds text that nobody sees on it, which was left out: {text}")
    return said


def _seen(
    page: Any, number: int, text: PageText, drawing: Drawing, ink: Ink | None
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words a person sees and those that nobody sees."""
    words = text.words
    blank = without_ink(words, ink) if ink is not None else []
    if ink is not None and any(blank):
        if not all(blank) or not drawing.pictures:  # else a picture covers them all, whatever its colours
            ink = text_ink(page, drawing, colour=True)
            blank = without_ink(words, ink)
        if all(blank):
            words = ()
        elif any(blank):
            words = read_words(page, number, most=text.characters, printed=_letter_test(ink, words[0].turn)).words
    left, bottom, right, top = shown_edges(page)
    high = right - left if text.turn in (90, 270) else top - bottom
    least = TINY * max(right - left, top - bottom) / max(1, high)
    seen = tuple(word for word in words if not _is_off(word) and word.box[3] - word.box[1] > least)
    if len(seen) == len(text.words):
        return seen, ()
    told = {(word.text, word.box) for word in seen}
    return seen, tuple(word for word in text.words if (word.text, word.box) not in told)


def _letter_test(ink: Ink, turn: int) -> Printed:
    """Whether a letter shows. Signs of scripts for which this machine may have no font get the benefit of the doubt."""
    return lambda mark, box: ord(mark) >= FIRST_OF_OTHER_SCRIPTS or ink.holds(turned(box, turn))


def _is_off(word: Word) -> bool:
    """Whether the middle of a word lies beside the page."""
    x0, y0, x1, y1 = word.box
    return not (0 <= x0 + x1 <= 2 * WHOLE and 0 <= y0 + y1 <= 2 * WHOLE)


def _wordless(drawing: Drawing, pictures: Sequence[Box], *, hidden: bool, lettered: bool) -> tuple[PageKind, Reason]:
    if not pictures and not drawing.shapes and not drawing.others and drawing.whole:
        return PageKind.TEXT, Reason.HIDDEN_TEXT if hidden else Reason.EMPTY
    if hidden:
        return PageKind.PICTURE, Reason.HIDDEN_TEXT
    return PageKind.PICTURE, Reason.DRAWN_LETTERS if lettered and not pictures else Reason.NO_TEXT


def _worded(
    text: PageText, words: Sequence[Word], hidden: int, pictures: Sequence[Box], ink: Ink | None
) -> tuple[PageKind, Reason]:
    if text.unmapped >= UNMAPPED or is_garbled(text.text):
        return PageKind.PICTURE, Reason.NO_CHARACTER_MAP
    if ink is None:
        return PageKind.CHECK, Reason.TOO_MUCH_DRAWN
    covered = _cover(pictures)
    share = sum(row.bit_count() for row in covered) * 100 // (GRID * GRID)
    if share < PART or not any(_is_busy(ink, box) for box in pictures):
        return PageKind.TEXT, Reason.SOUND
    if share >= MOST_OF_IT and hidden > 3 * len(words):
        return PageKind.PICTURE, Reason.HIDDEN_TEXT
    over = sum(covered[row] >> column & 1 for row, column in map(_cell, words))
    return PageKind.CHECK, Reason.TEXT_OVER_PICTURE if over * 10 >= len(words) * 3 else Reason.PICTURE_BESIDE_TEXT


def _pictures(page: Any, drawing: Drawing) -> tuple[Box, ...]:
    """The places of pictures in ten-thousandths of what is shown, cut at its edges."""
    place, rotation = placing(page, 0), int(page.get_rotation())
    boxes = []
    for picture in drawing.pictures:
        left, bottom, right, top = picture.box
        x0, y0, x1, y1 = turned(place(left, top, right, bottom), rotation)
        box = (max(0, x0), max(0, y0), min(WHOLE, x1), min(WHOLE, y1))
        if box[2] > box[0] and box[3] > box[1]:
            boxes.append(box)
    return tuple(boxes)


def _cover(boxes: Sequence[Box]) -> list[int]:
    """For each of the grid's rows, a bit for every cell that a box touches."""
    rows = [0] * GRID
    for x0, y0, x1, y1 in boxes:
        left, right = x0 * GRID // WHOLE, -(-x1 * GRID // WHOLE)
        for row in range(y0 * GRID // WHOLE, -(-y1 * GRID // WHOLE)):
            rows[row] |= (1 << right) - (1 << left)
    return rows


def _cell(word: Word) -> tuple[int, int]:
    x0, y0, x1, y1 = turned(word.box, word.turn)
    across, down = ((x0 + x1) * GRID // (2 * WHOLE), (y0 + y1) * GRID // (2 * WHOLE))
    return max(0, min(GRID - 1, down)), max(0, min(GRID - 1, across))


def _is_busy(ink: Ink, box: Box) -> bool:
    """Whether a picture has more on it than a plain background: its pixels change between dark and light along its rows."""
    under = ink.under
    left, right = (edge * under.wide // WHOLE for edge in (box[0], box[2]))
    top, bottom = (edge * under.high // WHOLE for edge in (box[1], box[3]))
    rows = [
        under.data[(row * under.wide + left) * under.each : (row * under.wide + right) * under.each][1 :: under.each]
        if under.each > 1
        else under.data[row * under.wide + left : row * under.wide + right]
        for row in range(top, bottom, max(1, (bottom - top) // SAMPLED))
    ]
    if not rows or not rows[0]:
        return False
    darkest, lightest = min(map(min, rows)), max(map(max, rows))
    if lightest - darkest < LEAST_RANGE:
        return False
    between = (darkest + lightest) // 2
    table = bytes(shade >= between for shade in range(256))
    changes = 0
    for row in rows:
        plain = row.translate(table)
        changes += plain.count(b"\0\1") + plain.count(b"\1\0")
    return changes * 100 >= BUSY * len(rows)


def _lettered(page: Any, drawing: Drawing) -> bool:
    """Whether letter-like shapes stand over so much of the page's height that they may be its words."""
    if len(drawing.shapes) < LEAST_SHAPES:
        return False
    place, rotation = placing(page, 0), int(page.get_rotation())
    rows: set[int] = set()
    for left, bottom, right, top in drawing.shapes:
        _, y0, _, y1 = turned(place(left, top, right, bottom), rotation)
        if y1 - y0 <= HIGHEST_LETTER and y0 >= 0 and y1 <= WHOLE:
            rows.update(range(y0 * GRID // WHOLE, -(-y1 * GRID // WHOLE)))
    return len(rows) * 100 >= LETTERED_ROWS * GRID
