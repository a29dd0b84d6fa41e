"""Days set as on a calendar's leaf, the month over the day over the year, are laid into one row beside what they date."""

from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.days import day
from almoner.engine.intake.layout_parts.words import Page, Word

SHORTEST, LONGEST = 3, 10
DAY_DIGITS, YEAR_DIGITS = 2, 4
MOST_BELOW = 3
"""Heights of the lower word between it and the one above."""


def days_in_rows(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the three words of every such leaf side by side in the place of its month; `shown` keeps where they stand."""
    return tuple(_laid(page) for page in pages)


def _laid(page: Page) -> Page:
    months = [word for word in page.words if word.row is None and word.text.isalpha() and SHORTEST <= len(word.text) <= LONGEST]
    leaves = [leaf for month in months if day(f"{month.text} 1, 2000") and (leaf := _leaf(month, page.words)) is not None]
    if not leaves:
        return page
    moved = {id(word): new for leaf in leaves for word, new in zip(leaf, _row(leaf), strict=True)}
    return Page(number=page.number, words=tuple(moved.get(id(word), word) for word in page.words))


def _leaf(month: Word, words: Sequence[Word]) -> tuple[Word, Word, Word] | None:
    """The month with the day right below it and the year right below that, each centred under the other and alone."""
    number = _below(month, words, DAY_DIGITS)
    year = _below(number, words, YEAR_DIGITS) if number is not None else None
    if number is None or year is None or not day(f"{month.text} {number.text}, {year.text}"):
        return None
    leaf = (month, number, year)
    left, right = min(word.box[0] for word in leaf), max(word.box[2] for word in leaf)
    space = (right - left) // 2
    for word in leaf:
        for other in words:
            if any(other is one for one in leaf) or min(other.box[3], word.box[3]) <= max(other.box[1], word.box[1]):
                continue
            if other.box[2] > left - space and other.box[0] < right + space // 2:
                return None
    return leaf


def _below(above: Word, words: Sequence[Word], digits: int) -> Word | None:
    found = [
        word
        for word in words
        if word.text.isdecimal()
        and (len(word.text) == digits or digits == DAY_DIGITS >= len(word.text))
        and word.box[1] - above.box[1] >= 0
        and word.box[1] - above.box[3] <= MOST_BELOW * (word.box[3] - word.box[1])
        and abs(word.box[0] + word.box[2] - above.box[0] - above.box[2]) * 2 <= max(_width(word), _width(above))
        and word is not above
    ]
    return min(found, key=lambda word: word.box[1], default=None)


def _width(word: Word) -> int:
    return word.box[2] - word.box[0]


def _row(leaf: tuple[Word, Word, Word]) -> list[Word]:
    """The three words one behind the other over the width of the leaf, as high as the month."""
    left, right = min(word.box[0] for word in leaf), max(word.box[2] for word in leaf)
    third = (right - left) // 3
    top, bottom = leaf[0].box[1], leaf[0].box[3]
    return [
        replace(word, box=(left + at * third, top, left + (at + 1) * third - 1, bottom), shown=word.shown or word.box)
        for at, word in enumerate(leaf)
    ]


__all__ = ["days_in_rows"]
