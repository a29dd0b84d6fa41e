"""The columns of a UB-04's table by what stands in them, where the row of headings could not be read."""

import re
from collections.abc import Iterable, Sequence

from almoner.engine.intake.layout_parts.ocr_words import AS_DIGIT
from almoner.engine.intake.layout_parts.words import Word

REVENUE = re.compile(r"0[0-9]{3}")
CODE = re.compile(r"[A-Z0-9][0-9]{3}[0-9A-Z]")
DAY = re.compile(r"[0-9]{6}")
FEWEST_ROWS = 2
BESIDE = 220
"""Page units that marks of one column may stand apart."""
MARGIN = 30


def columns_by_data(words: Sequence[Word], top: int, bottom: int) -> tuple[int, list[tuple[int, str]]] | None:
    """Where the table's rows begin and each column's left edge; None where no column of revenue codes is found."""
    zone = [word for word in words if top < (word.box[1] + word.box[3]) // 2 < bottom and word.text.strip("|!'` ")]
    revenue = _column([word for word in zone if REVENUE.fullmatch(_digits(word.text))], from_left=True)
    if len(revenue) < FEWEST_ROWS:
        return None
    first = min(word.box[1] for word in revenue)
    last = max(word.box[3] for word in revenue)
    zone = [word for word in zone if first - MARGIN <= word.box[1] and word.box[3] <= last + 2 * MARGIN]
    rev_left, rev_right = _span(revenue)
    right = [word for word in zone if word.box[0] > rev_right and any(map(str.isalnum, word.text))]
    days = _column([word for word in right if DAY.fullmatch(_digits(word.text))], from_left=False)
    codes = [word for word in right if CODE.fullmatch(word.text.upper().strip("|.,")) and sum(map(str.isdigit, word.text)) >= 3]
    if days:
        codes = [word for word in codes if word.box[2] < _span(days)[0]]
    codes = _column(codes, from_left=False)
    columns = [(rev_left - MARGIN, "revenue_code"), (rev_right + MARGIN, "description")]
    if codes:
        columns.append((_span(codes)[0] - MARGIN, "code"))
    if days:
        columns.append((_span(days)[0] - MARGIN, "day"))
    edge = _span(days)[1] if days else _span(codes)[1] if codes else None
    numbers = [word for word in right if any(map(str.isdigit, word.text)) and (edge is None or word.box[0] > edge)]
    if edge is None:
        numbers = [word for word in numbers if not any(map(str.isalpha, word.text.translate(AS_DIGIT)))]
    groups = _groups(numbers, len(revenue))
    names = ["units", "charge", "non_covered"]
    if groups and _with_cents(groups[0]):
        names = names[1:]
    for name, group in zip(names, groups, strict=False):
        columns.append((_span(group)[0] - MARGIN, name))
    if not any(name == "charge" for _, name in columns):
        return None
    return first - MARGIN, columns


def _digits(text: str) -> str:
    return text.strip("|!'`.,() ").translate(AS_DIGIT)


def _span(words: Iterable[Word]) -> tuple[int, int]:
    listed = list(words)
    return min(word.box[0] for word in listed), max(word.box[2] for word in listed)


def _column(words: Sequence[Word], *, from_left: bool) -> list[Word]:
    """The largest group of words that begin at one place; of equals the leftmost, or the rightmost."""
    best: list[Word] = []
    for word in words:
        group = [other for other in words if abs(other.box[0] - word.box[0]) <= BESIDE // 2]
        better = len(group) > len(best) or (
            len(group) == len(best) and (word.box[0] < best[0].box[0] if from_left else word.box[0] > best[0].box[0])
        )
        if better:
            best = group
    return best


def _groups(words: Sequence[Word], rows: int) -> list[list[Word]]:
    """Words that stand over each other, from left to right; a group of few is a stain."""
    groups: list[list[Word]] = []
    reach = 0
    for word in sorted(words, key=lambda word: word.box[0]):
        if groups and word.box[0] <= reach + BESIDE:
            groups[-1].append(word)
            reach = max(reach, word.box[2])
        else:
            groups.append([word])
            reach = word.box[2]
    return [group for group in groups if len(group) * 3 >= rows]


def _with_cents(words: Sequence[Word]) -> bool:
    """Whether most of a group are amounts: a point, or many digits, or two numbers side by side."""
    heights = [(word.box[1] + word.box[3]) // 2 for word in words]
    paired = sum(any(abs(one - other) < 60 for k, other in enumerate(heights) if k != n) for n, one in enumerate(heights))
    pointed = sum("." in word.text for word in words)
    return (paired + pointed) * 2 > len(words)
