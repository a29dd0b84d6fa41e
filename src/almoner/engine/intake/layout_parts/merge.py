"""Two engines' words of one page become one: what both saw is agreed, where they differ the other reading is kept beside."""

import re
from collections.abc import Sequence
from dataclasses import replace

from almoner.engine.intake.layout_parts.ocr_words import set_right
from almoner.engine.intake.layout_parts.words import Word
from almoner.engine.intake.values import money, tidy

Box = tuple[int, int, int, int]

NOISE = 400
"""Thousandths: what only one engine saw, and no surer than this, is dirt and not print."""
TRUSTED = 800
MARKS = re.compile(r"[^0-9a-z]")
DIGIT = re.compile(r"\d")


def merged(first: Sequence[Word], second: Sequence[Word]) -> tuple[Word, ...]:
    """The words of both engines by place. Where they differ the second is believed, which looks at whole lines, unless it was
    unsure itself; what the other saw becomes the first of the alternates and `rival` says so."""
    clusters, only_first, only_second = _clusters(first, second)
    words: list[Word] = []
    for ones, others in clusters:
        words += _one_place(ones, others)
    words += [word for word in only_first if word.confidence > NOISE]
    words += [replace(word, confidence=min(word.confidence, TRUSTED)) for word in only_second]
    return tuple(sorted(words, key=lambda word: (word.box[1], word.box[0])))


def _one_place(ones: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """What stands where some words of the one engine and some of the other overlap."""
    said, told = "".join(set_right(word.text) for word in ones), "".join(set_right(word.text) for word in others)
    if said == told:
        if len(others) == 1 < len(ones) and _is_amount(told):
            return [_agreed(others[0])]  # an amount that the first engine saw in halves
        return [_agreed(word) for word in (ones if len(ones) >= len(others) else others)]
    if MARKS.sub("", said.lower()) == MARKS.sub("", told.lower()):
        # The same marks, other points: the one that is an amount, else the second.
        chosen = ones if len(ones) == 1 and _is_amount(said) and not _is_amount(told) else others
        return [_agreed(word) for word in chosen]
    best = min((word.confidence for word in others), default=0)
    mine = min((word.confidence for word in ones), default=0)
    numbers = bool(DIGIT.search(said) or DIGIT.search(told))
    believe_first = best < TRUSTED <= mine or (_is_amount(said) and not _is_amount(told) and len(ones) == 1)
    chosen, rest = (ones, told) if believe_first else (others, said)
    if len(chosen) != 1:
        return [replace(word, confidence=min(word.confidence, TRUSTED)) if numbers else word for word in chosen]
    word = chosen[0]
    seen = [rest, *(other for one in ones for other in one.alternates), *word.alternates]
    alternates = tuple(dict.fromkeys(other for other in seen if other and other != word.text))
    box = ones[0].box if len(ones) == 1 else word.box
    shown = ones[0].shown if len(ones) == 1 else word.shown
    return [replace(word, box=box, shown=shown, alternates=alternates, rival=numbers, agreed=False)]


def _agreed(word: Word) -> Word:
    return replace(word, agreed=True, rival=False, confidence=max(word.confidence, TRUSTED))


def _is_amount(text: str) -> bool:
    return "." in text and money(tidy(text)) is not None


def _clusters(
    first: Sequence[Word], second: Sequence[Word]
) -> tuple[list[tuple[list[Word], list[Word]]], list[Word], list[Word]]:
    """Groups of words of both that overlap, left to right, and those that stand alone."""
    rows: dict[int, list[int]] = {}
    for number, word in enumerate(first):
        for row in range(word.box[1] // 100, word.box[3] // 100 + 1):
            rows.setdefault(row, []).append(number)
    group_of: dict[int, int] = {}
    groups: list[tuple[set[int], list[int]]] = []
    alone: list[Word] = []
    for number, word in enumerate(second):
        near = {n for row in range(word.box[1] // 100, word.box[3] // 100 + 1) for n in rows.get(row, ())}
        met = {n for n in near if _overlap(first[n].box, word.box)}
        if not met:
            alone.append(word)
            continue
        joined = {group_of[n] for n in met if n in group_of}
        target = min(joined) if joined else len(groups)
        if not joined:
            groups.append((set(), []))
        for other in sorted(joined - {target}):
            groups[target][0].update(groups[other][0])
            groups[target][1].extend(groups[other][1])
            for n in groups[other][0]:
                group_of[n] = target
            groups[other] = (set(), [])
        groups[target][0].update(met)
        groups[target][1].append(number)
        for n in met:
            group_of[n] = target

    def in_order(words: Sequence[Word]) -> list[Word]:
        return sorted(words, key=lambda word: word.box[0])

    found = [(in_order([first[n] for n in a]), in_order([second[n] for n in b])) for a, b in groups if a]
    return found, [word for number, word in enumerate(first) if number not in group_of], alone


def _overlap(a: Box, b: Box) -> bool:
    """Whether two words stand on one line and share a third of the narrower one."""
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    narrow, low = max(1, min(a[2] - a[0], b[2] - b[0])), max(1, min(a[3] - a[1], b[3] - b[1]))
    return across * 3 >= narrow and down * 2 >= low
