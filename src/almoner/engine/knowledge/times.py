"""Which time a question asks about: "in March 2025", "on 4 July 2025", "en 2025", or today where it names none."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from almoner.engine.wording.months import MONTHS

NAMES = "|".join(sorted(set(MONTHS) - {"set"}, key=len, reverse=True))  # "set" is an English word too
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
NUMBERS = re.compile(r"\b(\d\d?)/(\d\d?)/(\d{4})\b")
MONTH_DAY = re.compile(rf"\b({NAMES})\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
DAY_MONTH = re.compile(rf"\b(\d\d?)\s+(?:de\s+)?({NAMES})\.?(?:\s+de|\s+del|,)?\s+(\d{{4}})\b", re.IGNORECASE)
MONTH = re.compile(rf"\b({NAMES})\.?(?:\s+of|\s+de|\s+del|,)?\s+(\d{{4}})\b", re.IGNORECASE)
YEAR = re.compile(
    r"(?<![\w$.,/-])(?<!\broom )(?<!\bsuite )(?<!\bbox )(?<!\bform )(?<!\bcode )(?<!\bno\. )(?<!#)((?:19|20)\d\d)(?:-(\d\d))?(?![\w%]|[-,.]\d)",
    re.IGNORECASE,
)
"""A year, or two of a school ("2026-27"); not the number of a room, a form or a box."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The time from `first` to `last`; `said`: the question names it."""

    first: date
    last: date
    said: bool


def asked_time(question: str, today: date) -> Asked:
    """The first time that the question names; today where it names none or one that does not exist."""
    found = day(question)
    if found is not None:
        return Asked(found, found, said=True)
    month = MONTH.search(question)
    if month is not None:
        number, year = MONTHS[month.group(1).lower()], int(month.group(2))
        if year:
            return Asked(date(year, number, 1), date(year, number, monthrange(year, number)[1]), said=True)
    year_said = YEAR.search(question)
    if year_said is not None:
        year = int(year_said.group(1))
        both = year_said.group(2) is not None and int(year_said.group(2)) == (year + 1) % 100
        return Asked(date(year, 9, 1) if both else date(year, 1, 1), date(year + both, 5 if both else 12, 31), said=True)
    return Asked(today, today, said=False)


def day(question: str) -> date | None:
    """One day; None where none stands there, or one that does not exist. Numbers with strokes are month/day/year."""
    for pattern, order in ((ISO, "ymd"), (NUMBERS, "mdy"), (MONTH_DAY, "mdy"), (DAY_MONTH, "dmy")):
        found = pattern.search(question)
        if found is None:
            continue
        parts = dict(zip(order, found.groups(), strict=True))
        month = MONTHS.get(parts["m"].lower()) or (int(parts["m"]) if parts["m"].isdigit() else 0)
        try:
            return date(int(parts["y"]), month, int(parts["d"]))
        except ValueError:
            continue
    return None
