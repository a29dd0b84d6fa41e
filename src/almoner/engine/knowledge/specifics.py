"""What a question names so exactly that a passage without it cannot answer: numbers, codes, and states."""

import re
from collections.abc import Iterator

from almoner.engine.states import NAMES

NUMBER = re.compile(r"(?<![\w$])(?:\d[\d,.]*\d|\d)(?!\w)|\b[A-Z]\d{4}\b|\b\d{4}[A-Z]\b")
YEAR = re.compile(r"(?:19|20)\d\d")
STATE = re.compile(rf"\b(?:{'|'.join(sorted(NAMES.values(), key=len, reverse=True))})\b", re.IGNORECASE)


def numbers(question: str) -> Iterator[str]:
    """Numbers and codes; a year is a time, which the search has looked at."""
    for found in NUMBER.finditer(question):
        if not YEAR.fullmatch(found.group()):
            yield found.group().casefold()


def states(text: str) -> frozenset[str]:
    """The states named in full."""
    return frozenset(found.group().casefold() for found in STATE.finditer(text))


def could_answer(question: str, passage: str) -> bool:
    """Whether a passage holds every number and code of the question, and is about no other state than one that it names."""
    low = passage.casefold()
    if not all(re.search(rf"(?<![\w.,]){re.escape(one)}(?!\w)", low) for one in numbers(question)):
        return False
    asked, said = states(question), states(passage)
    return not asked or not said or bool(asked & said)
