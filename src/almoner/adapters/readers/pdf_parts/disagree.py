"""Whether a text layer says something else than the picture it lies over: money is compared where it stands, totals first."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.intake.layout_parts.words import Word, turned

AMOUNT = re.compile(r"[-(+]?\$?[-(]?(\d{1,3}(?:[,.' ]\d{3})+|\d+)[.,](\d{2})\)?(?:-|CR|DR)?[.,;:]?", re.IGNORECASE)
TOTAL = re.compile(
    r"total|balance|due|owe|pay|responsib|charges|amount|saldo|importe|monto|adeud|debe|cargos|vencid|pagar", re.IGNORECASE
)
SURE = 700
"""Thousandths of confidence under which what was seen in a picture contradicts nothing."""
FEW = 3
SHARE_MISSING = 30
"""Per cent of a page's amounts missing on the other side that are no slip of the eye."""


@dataclass(frozen=True, slots=True)
class _Amount:
    cents: str
    other: frozenset[str]
    box: tuple[int, int, int, int]
    total: bool
    sure: bool


def disagrees(text_words: Sequence[Word], ocr_words: Sequence[Word]) -> bool:
    """Both are the words of one page, in ten-thousandths of what is shown. True where a total that stands in the same place reads
    otherwise in the picture, where several other amounts do, or where many amounts of one are nowhere in the other. A picture
    in which no amounts were seen contradicts only a text with several.
    """
    printed, seen = _amounts(text_words), _amounts(ocr_words)
    differ = 0
    for one in printed:
        here = [other for other in seen if _same_place(one.box, other.box)]
        if not here or any(one.cents == other.cents or one.cents in other.other for other in here):
            continue
        if any(other.sure for other in here):
            if one.total:
                return True
            differ += 1
    if differ >= FEW or (differ and differ * 10 > len(printed)):
        return True
    return _missing(printed, seen) or _missing([one for one in seen if one.sure], printed)


def _missing(ones: Sequence[_Amount], others: Sequence[_Amount]) -> bool:
    """Whether too many of the amounts of one are nowhere among those of the other."""
    if len(ones) < FEW:
        return False
    have = Counter(value for other in others for value in {other.cents, *other.other})
    absent = sum(count > have[value] for value, count in Counter(one.cents for one in ones).items())
    return absent * 100 >= SHARE_MISSING * len({one.cents for one in ones})


def _amounts(words: Sequence[Word]) -> list[_Amount]:
    placed = [(turned(word.box, word.turn) if word.turn else word.box, word) for word in words]
    labels = [box for box, word in placed if TOTAL.search(word.text)]
    found = []
    for box, word in placed:
        cents = _cents(word.text)
        if cents is None:
            continue
        other = frozenset(value for text in word.alternates if (value := _cents(text)) is not None)
        total = any(_same_row(box, label) for label in labels)
        found.append(_Amount(cents=cents, other=other, box=box, total=total, sure=word.confidence >= SURE))
    return found


def _cents(text: str) -> str | None:
    """The amount's digits, cents included, without sign, currency and leading zeros; None for a word that is no amount."""
    found = AMOUNT.fullmatch(text)
    if found is None:
        return None
    return (re.sub(r"\D", "", found.group(1)) + found.group(2)).lstrip("0") or "0"


def _same_place(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    """Whether the middle of one box lies in the other, either way."""
    return _holds(one, other) or _holds(other, one)


def _holds(outer: tuple[int, int, int, int], inner: tuple[int, int, int, int]) -> bool:
    across, down = inner[0] + inner[2], inner[1] + inner[3]
    return 2 * outer[0] <= across <= 2 * outer[2] and 2 * outer[1] <= down <= 2 * outer[3]


def _same_row(box: tuple[int, int, int, int], label: tuple[int, int, int, int]) -> bool:
    """Whether a label stands left of an amount on its row, or right above it as over a box."""
    middle = box[1] + box[3]
    if label[0] <= box[0] and 2 * label[1] <= middle <= 2 * label[3]:
        return True
    height = box[3] - box[1]
    return label[0] <= box[2] and box[0] <= label[2] and 0 <= box[1] - label[3] <= 2 * height
