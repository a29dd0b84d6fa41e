"""Puts an amount together again whose cents a narrow column broke onto the next line: "$38,480." over "37"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.words import Page, Word

TOP = re.compile(r"[-(]?\$?\s?[-(]?(?:\d{1,3}(?:,\d{3})+|\d{1,7})\.")
SEEN = re.compile(TOP.pattern.removesuffix(r"\.") + r"[.,]?")
"""The same in a picture, where the point may not have been seen; then a dollar sign or a comma tells that it is money."""
CENTS = re.compile(r"\d\d\)?-?")
ALIGNED = 60
"""Ten-thousandths of the page by which the two right edges may differ."""
NEAR = 500
"""Ten-thousandths to the left of the cents in which nothing else stands on their line."""


def mended(page: Page) -> Page:
    """The page with broken amounts as one word each, at the place of the first half; all else as it was.

    Paper without places (a text file, where a row is a row) is left alone.
    """
    tops = [word for word in page.words if word.row is None and not word.turn and _is_top(word)]
    if not tops:
        return page
    below = [word for word in page.words if word.row is None and not word.turn and CENTS.fullmatch(word.text)]
    joined: dict[int, Word] = {}
    used: set[int] = set()
    for top in tops:
        cents = [word for word in below if _under(top, word) and _alone(word, page.words)]
        if len(cents) == 1 and id(cents[0]) not in used:
            joined[id(top)] = _one(top, cents[0])
            used.add(id(cents[0]))
    if not joined:
        return page
    return replace(page, words=tuple(joined.get(id(word), word) for word in page.words if id(word) not in used))


def _is_top(word: Word) -> bool:
    if word.printed:
        return TOP.fullmatch(word.text) is not None
    return SEEN.fullmatch(word.text) is not None and ("$" in word.text or "," in word.text or word.text.endswith("."))


def _under(top: Word, word: Word) -> bool:
    """Whether the word hangs right under the other, closed off at the same right edge."""
    high = top.box[3] - top.box[1]
    gap = word.box[1] - top.box[3]
    return -high // 2 <= gap <= high and word.box[1] > top.box[1] and abs(word.box[2] - top.box[2]) <= ALIGNED


def _alone(word: Word, words: Sequence[Word]) -> bool:
    """Whether nothing stands close to its left on its line, as other words of a sentence would."""
    x0, y0, _, y1 = word.box
    return not any(
        other is not word and x0 - NEAR < other.box[2] <= x0 and other.box[1] < y1 and y0 < other.box[3] for other in words
    )


def _one(top: Word, cents: Word) -> Word:
    a, b = top.shown or top.box, cents.shown or cents.box
    whole = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
    return replace(
        top,
        text=top.text.rstrip(".,") + "." + cents.text,
        confidence=min(top.confidence, cents.confidence),
        alternates=(),
        shown=whole,
        agreed=top.agreed and cents.agreed,
        printed=top.printed and cents.printed,
        rival=False,
    )
