"""Amounts of a picture whose first digit may be the dollar sign that all other amounts of the page bear."""

import re
from dataclasses import replace

from almoner.engine.intake.layout_parts.words import Page, Word

AMOUNT = re.compile(r"(?P<lead>[-(]*)(?P<sign>\$?)(?P<first>\d)(?P<rest>\d{0,2}(?:,\d{3})+|\d+)\.\d\d\)?-?(?:CR)?")
LIKE_A_SIGN = frozenset("35689")
LEAST = 6
"""Amounts with a sign that make it the page's way to write them."""
SHARE = 66
"""Per cent of the page's amounts."""
UNSURE = 600


def doubtful_signs(page: Page) -> Page:
    """The page with such amounts as unsure, and as what they are with a sign in front; nothing is changed about what was read.

    A page has its way when most of its amounts bear a sign; counts with cents ("1.00") are no amounts here.
    """
    found = {id(word): match for word in page.words if not word.printed and (match := AMOUNT.fullmatch(word.text))}
    signed = sum(bool(match["sign"]) for match in found.values())
    if signed < LEAST or signed * 100 < SHARE * len(found):
        return page
    return replace(page, words=tuple(_unsure(word, found.get(id(word))) for word in page.words))


def _unsure(word: Word, match: re.Match[str] | None) -> Word:
    if match is None or match["sign"] or match["first"] not in LIKE_A_SIGN:
        return word
    rest = word.text[match.start("rest") :].lstrip(",")
    other = f"{match['lead']}${rest}"
    alternates = (other, *(one for one in word.alternates if one != other))
    return replace(word, confidence=min(word.confidence, UNSURE), alternates=alternates, agreed=False)
