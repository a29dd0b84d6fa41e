"""Words with places, as a text layer, a text file or OCR gives them, and the cleaning every one of them goes through."""

import re
import unicodedata
from dataclasses import dataclass

from almoner.engine.bill import Spot

ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,200}(?:\x07|\x1b\\)?|[@-Z\\-_])")
"""Terminal escapes, removed whole so that no half of one stays behind as text."""
SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
BARS = str.maketrans(dict.fromkeys("│┃║¦┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬", "|") | dict.fromkeys("─━═", "-"))
LONGEST_WORD = 400


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `box` is x0, y0, x1, y1, origin top left. On paper with positions these are ten-thousandths of the page;
    in a text file a column is 100 wide and a line 200 high, and `row` is the line from 1. `confidence` is in thousandths;
    `alternates` are other readings a reader saw, best first. `turn` is how far, clockwise in degrees, the upright box is turned
    on the page that is shown, for text that lies on its side; `shown` is the place on the page as the person sees it, where
    straightening moved the word. `agreed` says that two reading engines saw the same text. Both engines' and printed text
    layers' words look alike from here on; `printed` is False for words that a reading engine saw in a picture, and `rival`
    says that the first of its alternates is what the other engine saw.
    """

    text: str
    box: tuple[int, int, int, int]
    page: int
    row: int | None = None
    confidence: int = 1000
    alternates: tuple[str, ...] = ()
    turn: int = 0
    shown: tuple[int, int, int, int] | None = None
    agreed: bool = False
    printed: bool = True
    rival: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page's words, in any order."""

    number: int
    words: tuple[Word, ...]


def clean(text: str) -> str:
    """The text without terminal escapes, control and bidirectional marks; odd spaces become spaces, rulings become | and -."""
    text = SPACES.sub(" ", ANSI.sub("", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(BARS).replace("\u2212", "-")
    elif text.isprintable():
        return text
    return "".join(mark for mark in text if mark in "\t\n" or unicodedata.category(mark) not in ("Cc", "Cf", "Cs", "Co", "Cn"))


def spot_of(words: tuple[Word, ...] | list[Word]) -> Spot | None:
    """The place of some words of one page: their common box, or their line in a text file. None of no words."""
    if not words:
        return None
    first = words[0]
    if first.row is not None:
        return Spot(document=0, page=first.page, row=min(word.row or first.row for word in words))
    same = [word.shown or word.box for word in words if word.page == first.page]
    box = (
        max(0, min(box[0] for box in same)),
        max(0, min(box[1] for box in same)),
        min(10_000, max(box[2] for box in same)),
        min(10_000, max(box[3] for box in same)),
    )
    return Spot(document=0, page=first.page, box=turned(box, first.turn))


def turned(box: tuple[int, int, int, int], degrees: int) -> tuple[int, int, int, int]:
    """A box in ten-thousandths after its page is turned clockwise by a multiple of ninety degrees."""
    x0, y0, x1, y1 = box
    if degrees == 90:
        return 10_000 - y1, x0, 10_000 - y0, x1
    if degrees == 180:
        return 10_000 - x1, 10_000 - y1, 10_000 - x0, 10_000 - y0
    if degrees == 270:
        return y0, 10_000 - x1, y1, 10_000 - x0
    return box
