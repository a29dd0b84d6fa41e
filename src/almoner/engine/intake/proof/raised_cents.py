"""Puts an amount together again whose cents are printed small and raised behind it, as "$1,234" and a little "56".

A raised figure may as well be a footnote's mark. Cents have exactly two digits, and a paper that raises them does so in whole
columns; a footnote's mark most often has one digit. Where that does not decide, the amount is doubted with both readings.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from almoner.engine.bill import Doubt, Reading
from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.proof.cells import Ground, cells_of
from almoner.engine.money import Money

WHOLE = re.compile(r"[-+(]?\$?\s?[-(]?(?:\d{1,3}(?:,\d{3})+|\d{1,7})\.?")
CENTS = re.compile(r"\d\d\)?-?")
MARK = re.compile(r"\d")
"""A footnote's mark, raised as cents are."""
SMALLER = 85
"""Per cent of the whole number's height: what is raised is no taller."""
SMALLEST = 40
RAISED = 12
"""Per cent of the whole number's height by which the lower edge of what is raised lies above its own."""
ALIGNED = 60
"""Ten-thousandths of the page by which right edges in one column may differ."""
STEP = 250
"""Ten-thousandths of the page: no sign of a number is wider, so what stands before a place ends within this of it."""
COLUMN = 3
"""Pairs under each other that make a column."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A whole number and what is raised behind it."""

    whole: Word
    cents: Word

    @property
    def money(self) -> bool:
        return "$" in self.whole.text


def joined(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with each such amount as one word; all else as it was. An amount that may as well be a whole one before a
    footnote's mark keeps that as an alternate. Paper without places (a text file) is left alone."""
    found = [_raised(page) for page in pages]
    pairs = [pair for some, _ in found for pair in some]
    if not pairs:
        return tuple(pages)
    # A twelfth footnote comes after nine of one digit, and none is called "05".
    sure = any(pair.cents.text[0] == "0" for pair in pairs) or not any(notes for _, notes in found)
    taken = [pair for pair in pairs if pair.money or _fellows(pair, pairs) >= COLUMN]
    chosen = {id(pair.whole): _one(pair, sure=sure) for pair in taken}
    used = {id(pair.cents) for pair in taken}
    return tuple(
        replace(page, words=tuple(chosen.get(id(word), word) for word in page.words if id(word) not in used)) for page in pages
    )


def doubted(reading: Reading, pages: Sequence[Page]) -> Reading:
    """The reading with a doubt at each amount whose cents may be a footnote's mark, with both readings."""
    if not any(word.printed and word.rival for page in pages for word in page.words):
        return reading
    ground = Ground(pages)
    known = {(doubt.bill, doubt.field) for doubt in reading.doubts}
    fresh = [
        Doubt(
            cell.path,
            str(Money(cell.value)),
            tuple(str(Money(other)) for other in cell.seen),
            "raised_cents",
            cell.spot,
            number,
        )
        for number, bill in enumerate(reading.bills)
        for cell in cells_of(bill, ground).values()
        if cell.seen and any(word.printed and word.rival for word in cell.words) and (number, cell.path) not in known
    ]
    return replace(reading, doubts=(*reading.doubts, *fresh)) if fresh else reading


def _raised(page: Page) -> tuple[list[Pair], bool]:
    """Whole numbers with two raised digits behind them, and whether one raised digit stands behind anything."""
    words = [word for word in page.words if word.row is None and not word.turn]
    small = [word for word in words if CENTS.fullmatch(word.text) or MARK.fullmatch(word.text)]
    if not small:
        return [], False
    ending: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        ending[word.box[2] // STEP].append(word)
    pairs: list[Pair] = []
    notes = False
    for word in small:
        here = word.box[0] // STEP
        near = (other for step in (here - 1, here, here + 1) for other in ending.get(step, ()))
        before = [other for other in near if other is not word and _behind(other, word)]
        if len(before) != 1:
            continue
        if MARK.fullmatch(word.text):
            notes = True
        elif WHOLE.fullmatch(before[0].text):
            pairs.append(Pair(before[0], word))
    taken = [id(pair.whole) for pair in pairs]
    return [pair for pair in pairs if taken.count(id(pair.whole)) == 1], notes


def _behind(other: Word, word: Word) -> bool:
    """Whether the second word stands directly behind the first, smaller and higher."""
    x0, y0, x1, y1 = other.box
    high, tall = max(1, y1 - y0), word.box[3] - word.box[1]
    sign = max(1, (x1 - x0) // max(1, len(other.text)))
    return (
        SMALLEST * high <= 100 * tall <= SMALLER * high
        and 100 * (y1 - word.box[3]) >= RAISED * high
        and y0 - tall // 2 <= word.box[1] < y0 + high // 2
        and abs(word.box[0] - x1) <= min(sign, STEP)
    )


def _fellows(pair: Pair, pairs: Sequence[Pair]) -> int:
    """How many pairs end at this one's right edge or begin at its left one, itself included."""
    ends = sum(abs(other.cents.box[2] - pair.cents.box[2]) <= ALIGNED for other in pairs)
    return max(ends, sum(abs(other.whole.box[0] - pair.whole.box[0]) <= ALIGNED for other in pairs))


def _one(pair: Pair, *, sure: bool) -> Word:
    whole, cents = pair.whole, pair.cents
    box = (whole.box[0], whole.box[1], max(whole.box[2], cents.box[2]), whole.box[3])
    a, b = whole.shown or whole.box, cents.shown or cents.box
    return replace(
        whole,
        text=whole.text.rstrip(".") + "." + cents.text,
        box=box,
        shown=(min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])) if whole.shown or cents.shown else None,
        confidence=min(whole.confidence, cents.confidence),
        alternates=() if sure else (whole.text.rstrip(".") + ".00",),
        agreed=whole.agreed and cents.agreed,
        printed=whole.printed and cents.printed,
        rival=not sure,
    )


__all__ = ["doubted", "joined"]
