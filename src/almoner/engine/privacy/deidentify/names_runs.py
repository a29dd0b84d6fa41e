"""Which capitalised word may be part of a name at all."""

from almoner.engine.privacy.deidentify.lists.kept import COUNTRIES, STATES
from almoner.engine.privacy.deidentify.lists.people import CREDENTIALS
from almoner.engine.privacy.deidentify.page import Page
from almoner.engine.privacy.deidentify.spans import Kind

Found = dict[int, Kind]
"""Number of a word, and the kind of name it belongs to."""


def possible(page: Page, number: int) -> bool:
    word = page.words[number]
    if word.initial:
        return True
    if word.known.kept or of_state(page, number) or (word.all_capitals and word.low in CREDENTIALS):
        return False
    return not (
        page.shouting[number] and word.known.ordinary(page.language) and not word.known.given and not word.known.surname
    )


def of_state(page: Page, number: int) -> bool:
    """ "North Carolina", "Puerto Rico", "Costa Rica"."""
    words = page.words
    for first in (number - 1, number):
        if (
            first >= 0
            and first + 1 < len(words)
            and words[first + 1].gap == " "
            and f"{words[first].low} {words[first + 1].low}" in TWO_WORDS
        ):
            return True
    return False


TWO_WORDS = frozenset(name for name in STATES | COUNTRIES if name.count(" ") == 1)
