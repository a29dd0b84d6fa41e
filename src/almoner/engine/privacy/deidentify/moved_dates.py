"""A date moved by some days and written as it was written before."""

import re
from datetime import date, timedelta

from almoner.engine.privacy.deidentify.vocabulary import folded
from almoner.engine.wording.months import NAMES

LANGUAGES = [[name.lower() for name in names] for names in NAMES.values()]
"""The names of months, small."""
WEEKDAYS = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)[a-zé]*\.?,?\s+(?:the\s+|el\s+)?",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"(\d{1,4})([/\-.])(\d{1,2})\2(\d{2,4})")
SHORT = re.compile(r"(\d{1,2})([/\-])(\d{1,2})$")
MONTH_FIRST = re.compile(r"([^\W\d_]{3,10})\.?\s+(\d{1,2})(st|nd|rd|th)?(?:(,?\s+(?:of\s+|de\s+|del\s+)?)(\d{4}))?$")
DAY_FIRST = re.compile(
    r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th|º|°)?(\s+(?:of\s+|de\s+)?)([^\W\d_]{3,10})\.?(?:(,?\s+(?:de\s+|del\s+)?)(\d{4}))?$"
)
LEAP = 2024
"""A year without one printed: one that has a 29 February."""
CENTURY, TURN, YEAR_DIGITS, TOP_MONTH = 100, 40, 4, 12


def moved_date(found: str, days: int) -> str | None:
    """`found` moved by `days`; None where it cannot be read as one day."""
    text = WEEKDAYS.sub("", found.strip())
    for reader in (numeric, short, month_first, day_first):
        moved = reader(text, days)
        if moved is not None:
            return moved
    return None


def shifted(year: int, month: int, day: int, days: int) -> date | None:
    try:
        return date(year, month, day) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def numeric(text: str, days: int) -> str | None:
    """2026-03-04, 3/4/2026, 03.04.26; a day above 12 in front says that the day is first."""
    match = NUMERIC.fullmatch(text.split("T", maxsplit=1)[0].split(" ", maxsplit=1)[0])
    if match is None:
        return None
    first, apart, second, third = match.groups()
    if len(first) == YEAR_DIGITS:
        moved = shifted(int(first), int(second), int(third), days)
        return (
            None
            if moved is None
            else apart.join((str(moved.year), f"{moved.month:0{len(second)}}", f"{moved.day:0{len(third)}}"))
        )
    long = len(third) == YEAR_DIGITS
    year = int(third) if long else int(third) + (2000 if int(third) < TURN else 1900)
    day_first = int(first) > TOP_MONTH
    month, day = (second, first) if day_first else (first, second)
    moved = shifted(year, int(month), int(day), days)
    if moved is None:
        return None
    written = f"{moved.month:0{len(month)}}", f"{moved.day:0{len(day)}}"
    return apart.join(
        (*(reversed(written) if day_first else written), str(moved.year) if long else f"{moved.year % CENTURY:02}")
    )


def short(text: str, days: int) -> str | None:
    match = SHORT.fullmatch(text)
    if match is None:
        return None
    first, apart, second = match.groups()
    day_first = int(first) > TOP_MONTH
    moved = shifted(LEAP, int(second if day_first else first), int(first if day_first else second), days)
    if moved is None:
        return None
    written = (f"{moved.month:0{len(first)}}", f"{moved.day:0{len(second)}}")
    return apart.join(reversed(written) if day_first else written)


def month_of(word: str) -> tuple[int, list[str]] | None:
    low = folded(word)
    for names in LANGUAGES:
        for number, name in enumerate(names, start=1):
            if name == low or (len(low) >= 3 and name.startswith(low)) or (low == "sept" and name.startswith("sep")):
                return number, names
    return None


def named(moved: date, word: str, names: list[str]) -> str:
    name = names[moved.month - 1]
    name = name if len(word) > YEAR_DIGITS or name == folded(word) or folded(word) in names else name[:3]
    return name.upper() if word.isupper() else name.title() if word[0].isupper() else name


def month_first(text: str, days: int) -> str | None:
    match = MONTH_FIRST.fullmatch(text)
    month = month_of(match[1]) if match else None
    if match is None or month is None:
        return None
    moved = shifted(int(match[5] or LEAP), month[0], int(match[2]), days)
    return (
        None
        if moved is None
        else f"{named(moved, match[1], month[1])} {moved.day}" + (f"{match[4]}{moved.year}" if match[5] else "")
    )


def day_first(text: str, days: int) -> str | None:
    match = DAY_FIRST.fullmatch(text)
    month = month_of(match[3]) if match else None
    if match is None or month is None:
        return None
    moved = shifted(int(match[5] or LEAP), month[0], int(match[1]), days)
    return (
        None
        if moved is None
        else f"{moved.day}{match[2]}{named(moved, match[3], month[1])}" + (f"{match[4]}{moved.year}" if match[5] else "")
    )
