"""Every day that one printed mark can mean, the likeliest first."""

import re
from collections.abc import Iterable
from datetime import date

from almoner.engine.wording.months import MONTHS

WEEKDAY = re.compile(
    r"^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\.?,?\s+",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?:[T ]+|,\s*)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?$", re.IGNORECASE
)
DASHES = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"), **dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")}
)
YEAR_FIRST = re.compile(r"(\d{4})\s?([-/. ])\s?(\d{1,2})\s?\2\s?(\d{1,2})", re.ASCII)
THREE = re.compile(r"(\d{1,2})\s?([-/. |])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})", re.ASCII)
TWO = re.compile(r"(\d{1,2})\s?([-/])\s?(\d{1,2})", re.ASCII)
DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|º|°|ro)?\s*[-/., ]?\s*(?:de\s+|of\s+)?([a-z]{3,10})\.?(?:\s*[-/., ]\s*(?:del?\s+)?'?(\d{4}|\d{2}))?",
    re.ASCII | re.IGNORECASE,
)
MONTH_DAY = re.compile(
    r"([a-z]{3,10})\.?\s*[-/., ]?\s*(\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:,|[-/. ])\s*(?:del?\s+)?'?(\d{4}|\d{2}))?",
    re.ASCII | re.IGNORECASE,
)
RUN_TOGETHER = re.compile(r"(\d{2})([a-z]{3})(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
YEAR_MONTH_NAME = re.compile(r"(\d{4})[-/ ]([a-z]{3,10})[-/ ](\d{1,2})", re.ASCII | re.IGNORECASE)
EIGHT = re.compile(r"\d{8}", re.ASCII)
SIX = re.compile(r"\d{6}", re.ASCII)
SPAN = re.compile(
    r"(.+?)(?:\s+(?:-|to|thru|through|al?|hasta)\s+|\s*-\s*(?=\d{1,2}/)|(?<=/\d{4})-|(?<=/\d{2})-(?=\d)|(?<=\d{8})-(?=\d{8}))(.+)",
    re.IGNORECASE,
)
FIRST_YEAR, LAST_YEAR = 1880, 2100


def day(text: str, *, year_hint: int | None = None, order_hint: str | None = None, digits: bool = False) -> tuple[date, ...]:
    """All days the mark can mean; () where it is no day. "02/03/2026" gives both orders, month first, unless `order_hint`
    ("mdy" or "dmy") settles it. `year_hint` (the statement's year) is used where the mark has none. `digits` also accepts six
    bare digits (020326), as claim forms print them. A time of day after the date is left out.
    """
    mark = TIME.sub("", WEEKDAY.sub("", text.translate(DASHES).strip())).strip(" ,;")
    if len(mark) > 40 or not any(sign.isdigit() for sign in mark):
        return ()
    if found := YEAR_FIRST.fullmatch(mark):
        return _known(((int(found[1]), int(found[3]), int(found[4])),))
    if found := YEAR_MONTH_NAME.fullmatch(mark):
        return _named(found[2], found[3], found[1], year_hint)
    if found := THREE.fullmatch(mark):
        # One digit between dots or blanks with a short year is a version or a list far more often than a day.
        if found[2] in ". |" and len(found[4]) == 2 and (len(found[1]) == 1 or len(found[3]) == 1):
            return ()
        return _ordered(int(found[1]), int(found[3]), _year(found[4], year_hint), order_hint)
    if found := TWO.fullmatch(mark):
        return () if year_hint is None else _ordered(int(found[1]), int(found[3]), year_hint, order_hint)
    if found := RUN_TOGETHER.fullmatch(mark):
        return _named(found[2], found[1], found[3], year_hint)
    if found := DAY_MONTH.fullmatch(mark):
        return _named(found[2], found[1], found[3], year_hint)
    if found := MONTH_DAY.fullmatch(mark):
        return _named(found[1], found[2], found[3], year_hint)
    if EIGHT.fullmatch(mark):
        first = _known(((int(mark[:4]), int(mark[4:6]), int(mark[6:])),))
        return first or _ordered(int(mark[:2]), int(mark[2:4]), int(mark[4:]), order_hint)
    if digits and SIX.fullmatch(mark):
        return _ordered(int(mark[:2]), int(mark[2:4]), _year(mark[4:], year_hint), order_hint)
    return ()


def span(
    text: str, *, year_hint: int | None = None, order_hint: str | None = None
) -> tuple[tuple[date, ...], tuple[date, ...]] | None:
    """The candidates of a first and a last day in one mark ("02/03/2026 - 02/05/2026", "02/03-02/05/2026"), or None."""
    found = SPAN.fullmatch(text.translate(DASHES).strip())
    if not found:
        return None
    last = day(found[2], year_hint=year_hint, order_hint=order_hint)
    if not last:
        return None
    first = day(found[1], year_hint=last[0].year, order_hint=order_hint)
    if not first or not any(a <= b for a in first for b in last):
        return None
    return first, last


def _year(printed: str, hint: int | None) -> int:
    number = int(printed)
    if len(printed) == 4:
        return number
    # Two digits: this century unless that lies well after the paper itself (birth dates).
    newest = 2050 if hint is None else hint + 5
    return 2000 + number if 2000 + number <= newest else 1900 + number


def _ordered(first: int, second: int, year: int, order: str | None) -> tuple[date, ...]:
    american, other = (year, first, second), (year, second, first)
    found = _known((american,)) if order != "dmy" else _known((other,))
    if order is not None and found:
        return found
    return _known((american, other))


def _named(month: str, number: str, year: str | None, hint: int | None) -> tuple[date, ...]:
    which = MONTHS.get(month.lower())
    if which is None or (year is None and hint is None):
        return ()
    return _known(((_year(year, hint) if year else hint or 0, which, int(number)),))


def _known(parts: Iterable[tuple[int, int, int]]) -> tuple[date, ...]:
    days: list[date] = []
    for year, month, number in parts:
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
            try:
                found = date(year, month, number)
            except ValueError:
                continue
            if found not in days:
                days.append(found)
    return tuple(days)
