"""The days on which a document holds, where it says so in its own words: "January 1 through December 31, 2026", "plan year 2026".

Only its title, its name, its first headings and its beginning are read. A year alone ("2026 edition") is the day from which it holds; a plan
year is the whole year.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from almoner.engine.knowledge.records import BlockKind, Document
from almoner.engine.knowledge.times import NAMES, day

BEGINNING = 6
"""Blocks from the beginning in which days are looked for."""
DAY = rf"(?:(?:{NAMES})\.? \d\d?(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d\d? (?:de )?(?:{NAMES})(?:(?: de| del)? \d{{4}})?|\d{{4}}-\d\d-\d\d|\d\d?/\d\d?/\d{{4}})"
RANGE = re.compile(rf"({DAY})\s*(?:through|thru|to|until|till|and|al?|hasta(?: el)?|–|—|-)\s*(?:el )?({DAY})", re.IGNORECASE)
FROM = re.compile(
    rf"\b(?:effective|in force|in effect|valid|begin(?:s|ning)|starting|vigente|v[aá]lid[ao]|en vigor)\b(?: from| on| as of| since| desde| a partir del?| el| del?)*:? ({DAY})",
    re.IGNORECASE,
)
PLAN_YEAR = re.compile(
    r"\b(?:plan year|benefit year|coverage year|calendar year|a[ñn]o (?:del )?plan|a[ñn]o de cobertura)\s*:?\s*((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s+(?:plan|benefit|coverage) year\b",
    re.IGNORECASE,
)
EDITION = re.compile(r"\b((?:19|20)\d\d) edition\b|\bedici[oó]n (?:de )?((?:19|20)\d\d)\b", re.IGNORECASE)
YEAR = re.compile(r"(?<![\d$.,])((?:19|20)\d\d)(?![\d,.]*\d|\s*%)")


def with_its_days(document: Document) -> Document:
    """The document as it is where it said its days apart from its text, or does not say them."""
    held = document.in_force
    if held.first_day is not None or held.last_day is not None:
        return document
    first, last = days_said(document)
    return (
        document
        if first is None and last is None
        else replace(document, in_force=replace(held, first_day=first, last_day=last))
    )


def days_said(document: Document) -> tuple[date | None, date | None]:
    """First and last day; None where it does not say."""
    names = list(names_of(document))
    opening = [*names, *(block.text[:600] for block in document.blocks[:BEGINNING])]
    for text in opening:
        found = RANGE.search(text)
        if found is not None:
            first, last = both(found[1], found[2])
            if first is not None and last is not None and first < last:
                return first, last
    for text in opening:
        plan = PLAN_YEAR.search(text)
        if plan is not None:
            year = int(plan[1] or plan[2])
            return date(year, 1, 1), date(year, 12, 31)
    for text in opening:
        start = FROM.search(text)
        if start is not None and (first := day(start[1])) is not None:
            return first, None
    for text in opening:
        edition = EDITION.search(text)
        if edition is not None:
            return date(int(edition[1] or edition[2]), 1, 1), None
    years = {int(one) for text in names for one in YEAR.findall(re.sub(r"[-_.]", " ", text))}
    return (date(years.pop(), 1, 1), None) if len(years) == 1 else (None, None)


def names_of(document: Document) -> Iterator[str]:
    if document.title:
        yield document.title
    yield document.source.rsplit(".", 1)[0]
    for block in document.blocks[:BEGINNING]:
        if block.kind is BlockKind.HEADING or len(block.text) < 80:
            yield block.text


def both(one: str, other: str) -> tuple[date | None, date | None]:
    """A first day without a year is in the year of the last."""
    last = day(other)
    first = day(one)
    if first is None and last is not None:
        first = day(f"{one} {last.year}")
    return first, last
