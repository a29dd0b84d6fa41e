"""Which of several pictures are pages of one paper: by printed page numbers and by numbers that both bear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from almoner.engine.bill import PaperKind
from almoner.engine.intake.days import day
from almoner.engine.intake.layout_parts.words import Page
from almoner.engine.intake.page_order import Printed, printed_number
from almoner.engine.intake.paper_kind import paper_kinds

NUMBER = re.compile(r"[A-Za-z]{0,4}[-#]?\d[\dA-Za-z-]{4,19}")
PHONE = re.compile(r"\(?\d{3}\)?[-. ]?\d{3}[-. ]\d{4}")
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells papers apart on one page: its printed number, its kind if it says one, numbers of accounts and the like."""

    printed: Printed | None
    kind: PaperKind | None
    numbers: frozenset[str]


def groups_of(pages: Sequence[Page]) -> tuple[tuple[int, ...], ...]:
    """Positions of pages that belong together, each group in the order given. In doubt a page stays alone."""
    marks = [marks_of(page) for page in pages]
    home = list(range(len(pages)))
    for late in range(len(pages)):
        for early in range(late):
            if home[late] != home[early] and belong(marks[early], marks[late], beside=late == early + 1):
                old, new = home[late], home[early]
                home = [new if one == old else one for one in home]
    return tuple(tuple(at for at, one in enumerate(home) if one == first) for first in dict.fromkeys(home))


def marks_of(page: Page) -> Marks:
    text = " ".join(word.text for word in page.words)[:LONGEST]
    kinds = paper_kinds(text)
    return Marks(printed_number(page), kinds[0][0] if kinds else None, frozenset(_numbers(page)))


def belong(one: Marks, other: Marks, *, beside: bool) -> bool:
    """Whether two pages are of one paper."""
    if one.kind is not None and other.kind is not None and one.kind is not other.kind:
        return False
    shared = bool(one.numbers & other.numbers)
    if one.printed is not None and other.printed is not None:
        if one.printed.number == other.printed.number or one.printed.of != other.printed.of:
            return False
        return shared or one.printed.of is not None
    if shared:
        return True
    goes_on = other.printed is not None and other.printed.number > 1
    return beside and other.kind is None and not other.numbers and (goes_on or one.printed is not None)


def _numbers(page: Page) -> set[str]:
    """Account, claim and invoice numbers: six digits or more, which no procedure code has, neither a day nor a phone."""
    found: set[str] = set()
    for word in page.words:
        text = word.text.strip(".,:;()#")
        if NUMBER.fullmatch(text) and sum(mark.isdigit() for mark in text) >= 6 and not PHONE.fullmatch(text) and not day(text):
            found.add(text.upper().replace("-", ""))
    return found
