"""Weighs several looks at one word: money, days and codes have shapes, and a look that was told only which marks exist is a look."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MONEY = re.compile(r"(?:-?\$?|\$-)(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}-?|\(\$?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}\)")
DAY = re.compile(
    r"(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|[12]\d|3[01])(?:[/-](?:19|20)?\d{2})?|(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-\d{2}"
)
CODE = re.compile(r"\d{5}|[A-HJ-NP-Z]\d{4}|\d{4}[A-Z]")
MONEY_LIKE = re.compile(r"[^0-9A-Za-z]*[0-9A-Za-z§€£¢%&@,. ]*[.,:;_][0-9A-Za-z§€£¢%&@]{2}[^0-9A-Za-z]?")
DAY_LIKE = re.compile(r"[0-9A-Za-z]{1,4}[/-][0-9A-Za-z]{1,3}[/-][0-9A-Za-z]{2,4}")
CODE_LIKE = re.compile(r"[0-9A-Za-z$§]{5,6}[.)\]°_|-]?")
LEADING = str.maketrans(dict.fromkeys("~—–−=¬", "-"))
MONEY_MARKS, DAY_MARKS, CODE_MARKS = "0123456789.,-$()", "0123456789/-", "0123456789ABCDEFGHJKLMPQRSTUV"
SURE = 965
"""A word this sure is not looked at again."""
SHAPELY, SEEN_ASIDE = 450, 150
MOST = 4


@dataclass(frozen=True, slots=True)
class Look:
    """One reading of a word and how sure it was, in thousandths."""

    text: str
    confidence: int


def marks_of(text: str) -> str | None:
    """The marks a word of this look can hold, None when it is no number, day or code."""
    digits = sum(mark.isdigit() for mark in text)
    if digits < 2 or len(text) > 18:
        return None
    if digits * 2 >= len(text) - 2 and MONEY_LIKE.fullmatch(text):
        return MONEY_MARKS
    if DAY_LIKE.fullmatch(text):
        return DAY_MARKS
    if digits >= 3 and CODE_LIKE.fullmatch(text):
        return CODE_MARKS
    return None


def tidy(text: str, marks: str) -> str:
    """A minus sign as a minus sign."""
    return text[0].translate(LEADING) + text[1:] if marks == MONEY_MARKS and len(text) > 1 else text


def shapely(text: str, marks: str) -> bool:
    shape = {MONEY_MARKS: MONEY, DAY_MARKS: DAY}.get(marks, CODE)
    return shape.fullmatch(text) is not None


def weigh(looks: Iterable[Look], aside: Iterable[str], marks: str) -> tuple[Look, tuple[str, ...]]:
    """The likeliest of several looks at one word, and the others that were seen, best first.

    Looks that agree add up; what was only seen aside (a mark's runner-up) counts little, a proper shape counts more.
    """
    votes: dict[str, int] = {}
    sure: dict[str, int] = {}
    count = 0
    for look in looks:
        text = tidy(look.text, marks)
        if not text:
            continue
        count += 1
        votes[text] = votes.get(text, 0) + max(50, look.confidence)
        sure[text] = max(sure.get(text, 0), look.confidence)
    for text in (tidy(other, marks) for other in aside if other):
        if text not in votes or text not in sure:
            votes[text] = max(votes.get(text, 0), SEEN_ASIDE)
    for text in votes:
        if shapely(text, marks):
            votes[text] += SHAPELY
    ranked = sorted(votes, key=lambda text: (-votes[text], text))
    best = ranked[0]
    alike = sure.get(best, 300)
    against = max((sure[text] for text in sure if text != best), default=0)
    confidence = max(0, alike - against // 3) if against else min(1000, alike)
    return Look(text=best, confidence=confidence), tuple(ranked[1 : MOST + 1])
