"""Pages set in columns like a newspaper: what stands beside is read after what stands above it, as one long column.

Columns are known by what is said again beside itself: the same headings at one distance, or rows that begin and end again.
A word that stood in a later column is moved to where it would stand in one long column; `shown` keeps its place on the page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from almoner.engine.intake.layout_parts.bands import rows_of
from almoner.engine.intake.layout_parts.roles import MONEY_ROLES, heading
from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.values import code, money

MOST_COLUMNS, LONGEST_HEADING = 4, 3
FEWEST_WORDS = 2
"""Of the headings of one column."""
FEWEST_ROWS = 4
"""Rows without headings that show the same columns."""
FEWEST_BELOW = 2
"""Rows of the first column under its headings that have words and an amount: the values of a card have not."""
SURE = 3600
AMOUNT = re.compile(r"\(?-?\$?-?[\d,]*\d\.\d{2}\)?-?(?:CR)?", re.IGNORECASE)
DAY = re.compile(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{4}-\d{2}-\d{2}")
LETTERS = re.compile(r"[^\W\d_]{3,}")
Row = list[Word]


@dataclass(frozen=True, slots=True)
class Span:
    """Rows `first` to `last` (excluded) of a page stand in columns: each begins at a gutter and is one `shift` further right."""

    first: int
    last: int
    gutters: tuple[int, ...]
    shifts: tuple[int, ...]


def one_column(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with every group of columns laid under each other. Pages in one column come back as they are."""
    return tuple(part for page in pages for part in _laid(page))


def _laid(page: Page) -> list[Page]:
    rows = rows_of(page.words)
    widths = [(word.box[2] - word.box[0]) // len(word.text) for word in page.words if len(word.text) >= 3]
    width = max(1, median_low(widths)) if widths else 100
    spans: list[Span] = []
    at = 0
    while at < len(rows):
        span = _headed(rows, at, width) or (_alike(rows, at, width) if not spans else None)
        if span is None:
            at += 1
            continue
        spans.append(span)
        at = span.last
    return _under_each_other(page, rows, spans, width) if spans else [page]


def _headed(rows: Sequence[Row], at: int, width: int) -> Span | None:
    """Columns that begin at a row which says the same headings again."""
    row = rows[at]
    for many in range(MOST_COLUMNS, 1, -1):
        size = len(row) // many
        if size < FEWEST_WORDS or size * many != len(row):
            continue
        groups = [row[size * n : size * (n + 1)] for n in range(many)]
        texts = [[word.text.lower() for word in group] for group in groups]
        if any(text != texts[0] for text in texts) or not _heads(groups[0]):
            continue
        shifts = [group[0].box[0] - groups[0][0].box[0] for group in groups]
        if any(
            abs(word.box[0] - first.box[0] - shift) > 2 * width
            for group, shift in zip(groups, shifts, strict=True)
            for first, word in zip(groups[0], group, strict=True)
        ):
            continue
        edges = [(left[-1].box[2], right[0].box[0]) for left, right in pairwise(groups)]
        span = _span(rows, at, edges, tuple(shifts), width)
        if span is not None and _filled(rows[at + 1 : span.last], span.gutters[0]) >= FEWEST_BELOW:
            return span
    return None


def _filled(rows: Sequence[Row], gutter: int) -> int:
    halves = [[word.text for word in row if word.box[0] < gutter] for row in rows]
    return sum(1 for half in halves if {AMOUNT.fullmatch(text) is None for text in half} == {True, False})


def _heads(group: Sequence[Word]) -> bool:
    """Whether the words name an amount and something done, as the headings of a table of services do."""
    roles = set()
    for size in range(1, LONGEST_HEADING + 1):
        for start in range(len(group) - size + 1):
            odds = heading(" ".join(word.text for word in group[start : start + size]))
            roles |= {odds[0][0]} if odds and odds[0][1] >= SURE else set()
    return bool(roles & MONEY_ROLES) and bool(roles & {"day", "code", "description", "revenue_code", "units"})


def _alike(rows: Sequence[Row], at: int, width: int) -> Span | None:
    """Two columns without headings: several rows that begin with a day or code, end with an amount, and do both once again."""
    if _again(rows[at]) is None:
        return None
    found = [(row[0].box[0], again) for row in rows[at:] if (again := _again(row)) is not None]
    shifts = Counter((again[1] - x0 + width) // (2 * width) for x0, again in found)
    usual, many = max(shifts.items(), key=lambda item: (item[1], -item[0]))
    own = [(x0, again) for x0, again in found if abs((again[1] - x0 + width) // (2 * width) - usual) <= 1]
    if many < FEWEST_ROWS or len(own) * 3 < len(found) * 2:
        return None
    edge = (max(end for _, (end, _) in own), min(start for _, (_, start) in own))
    shift = median_low([start - x0 for x0, (_, start) in own])
    return _span(rows, at, [edge], (0, shift), width) if edge[0] < edge[1] else None


def _again(row: Row) -> tuple[int, int] | None:
    """Where the first half of a row ends and its second begins, None where it is not two rows beside each other."""
    if len(row) < 6 or not _starts(row[0]) or not AMOUNT.fullmatch(row[-1].text):
        return None
    for at, (end, start) in enumerate(pairwise(row)):
        if AMOUNT.fullmatch(end.text) and _starts(start):
            halves = row[: at + 1], row[at + 1 :]
            if all(_service(half) for half in halves):
                return end.box[2], start.box[0]
    return None


def _starts(word: Word) -> bool:
    return bool(DAY.fullmatch(word.text) or code(word.text)) and money(word.text) is None


def _service(half: Row) -> bool:
    return (
        any(code(word.text) for word in half) or sum(1 for word in half if LETTERS.search(word.text)) > 1
    ) and AMOUNT.fullmatch(half[-1].text) is not None


def _span(rows: Sequence[Row], at: int, edges: Sequence[tuple[int, int]], shifts: tuple[int, ...], width: int) -> Span | None:
    """The rows below that keep clear of the gutters. None where next to no row does."""
    gutters = [right - width for _, right in edges]
    last = at + 1
    while last < len(rows) and not _crosses(rows[last], gutters, width):
        last += 1
    kept = [word for row in rows[at:last] for word in row]
    if last - at < 3 or not all(any(word.box[0] > gutter for row in rows[at + 1 : last] for word in row) for gutter in gutters):
        return None
    # The middle of what stays empty between two columns.
    for number, (left, right) in enumerate(edges):
        end = max((word.box[2] for word in kept if word.box[0] <= (left + right) // 2), default=left)
        start = min((word.box[0] for word in kept if word.box[0] > (left + right) // 2), default=right)
        gutters[number] = (end + start) // 2
    return Span(first=at, last=last, gutters=(*gutters,), shifts=shifts)


def _crosses(row: Row, gutters: Sequence[int], width: int) -> bool:
    """Whether a row runs over a gutter: a word on it, words with a mere blank at it, or a label before it and its value behind."""
    for gutter in gutters:
        left, right = [word for word in row if word.box[2] <= gutter + width], [word for word in row if word.box[0] >= gutter]
        if len(left) + len(right) < len(row):
            return True
        if not left or not right:
            continue
        if (right[0].box[0] - left[-1].box[2]) * 2 <= 3 * width:
            return True
        if all(AMOUNT.fullmatch(word.text) for word in right) and not any(AMOUNT.fullmatch(word.text) for word in left):
            return True
    return False


def _under_each_other(page: Page, rows: Sequence[Row], spans: Sequence[Span], width: int) -> list[Page]:
    """The page's words in one column; on paper without positions each column is a page of its own with the same number."""
    if page.words[0].row is not None:
        return _as_pages(page, rows, spans)
    words: list[Word] = []
    down = 0
    at = 0
    for span in spans:
        words += [_moved(word, 0, down) for row in rows[at : span.first] for word in row]
        own = [word for row in rows[span.first : span.last] for word in row]
        tall = max(word.box[3] for word in own) - min(word.box[1] for word in own) + 2 * width
        for number, column in enumerate(_columns(own, span)):
            words += [_moved(word, -span.shifts[number], down + number * tall) for word in column]
        down += (len(span.shifts) - 1) * tall
        at = span.last
    words += [_moved(word, 0, down) for row in rows[at:] for word in row]
    return [Page(number=page.number, words=tuple(words))]


def _as_pages(page: Page, rows: Sequence[Row], spans: Sequence[Span]) -> list[Page]:
    parts: list[list[Word]] = []
    at = 0
    for span in spans:
        parts.append([word for row in rows[at : span.first] for word in row])
        own = [word for row in rows[span.first : span.last] for word in row]
        parts += [
            [_moved(word, -span.shifts[number], 0) for word in column] for number, column in enumerate(_columns(own, span))
        ]
        at = span.last
    parts.append([word for row in rows[at:] for word in row])
    return [Page(number=page.number, words=tuple(part)) for part in parts if part]


def _columns(words: Sequence[Word], span: Span) -> list[list[Word]]:
    edges = (-(10**6), *span.gutters, 10**6)
    return [[word for word in words if start <= (word.box[0] + word.box[2]) // 2 < end] for start, end in pairwise(edges)]


def _moved(word: Word, right: int, down: int) -> Word:
    if not right and not down:
        return word
    x0, y0, x1, y1 = word.box
    return replace(word, box=(x0 + right, y0 + down, x1 + right, y1 + down), shown=word.shown or word.box)


__all__ = ["one_column"]
