"""Days as the law counts them: federal holidays, business days, and months that are too short."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
MONDAY, THURSDAY, SATURDAY, SUNDAY = 0, 3, 5, 6
MONTHS_IN_YEAR = 12
KING_SINCE = 1986
JUNETEENTH_SINCE = 2021


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (0) … Sunday (6) of a month, counted from 1."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def last_weekday(year: int, month: int, weekday: int) -> date:
    """The last Monday (0) … Sunday (6) of a month that is not December."""
    last = date(year, month + 1, 1) - ONE_DAY
    return last - timedelta(days=(last.weekday() - weekday) % 7)


@lru_cache(maxsize=256)
def legal_holidays(year: int) -> frozenset[date]:
    """The holidays named in 5 USC 6103(a), each on its own date, even on a weekend."""
    days = {
        date(year, 1, 1),
        nth_weekday(year, 2, MONDAY, 3),
        last_weekday(year, 5, MONDAY),
        date(year, 7, 4),
        nth_weekday(year, 9, MONDAY, 1),
        nth_weekday(year, 10, MONDAY, 2),
        date(year, 11, 11),
        nth_weekday(year, 11, THURSDAY, 4),
        date(year, 12, 25),
    }
    if year >= KING_SINCE:
        days.add(nth_weekday(year, 1, MONDAY, 3))
    if year >= JUNETEENTH_SINCE:
        days.add(date(year, 6, 19))
    return frozenset(days)


def observed(holiday: date) -> date:
    """The day offices close for it: Friday for a Saturday, Monday for a Sunday."""
    if holiday.weekday() == SATURDAY:
        return holiday - ONE_DAY
    if holiday.weekday() == SUNDAY:
        return holiday + ONE_DAY
    return holiday


@lru_cache(maxsize=256)
def closed_days(year: int) -> frozenset[date]:
    """Weekdays of the year on which federal offices are closed, next year's New Year included if it moves here."""
    years = (year, year + 1) if year < date.max.year else (year,)
    days = {observed(holiday) for near in years for holiday in legal_holidays(near)}
    return frozenset(day for day in days if day.year == year)


def is_business_day(day: date) -> bool:
    """Not a Saturday, Sunday, federal holiday or the day on which one is observed."""
    return day.weekday() < SATURDAY and day not in closed_days(day.year)


def is_legal_day(day: date) -> bool:
    """Not a Saturday, Sunday or holiday of 5 USC 6103(a); a substitute Friday or Monday still counts (Regulation F)."""
    return day.weekday() < SATURDAY and day not in legal_holidays(day.year)


def next_business_day(day: date) -> date:
    """The day itself if it is a business day, otherwise the first one after it."""
    while not is_business_day(day):
        day += ONE_DAY
    return day


def last_business_day(day: date) -> date:
    """The day itself if it is a business day, otherwise the last one before it."""
    while not is_business_day(day):
        day -= ONE_DAY
    return day


def add_days_that(counts: Callable[[date], bool], day: date, number: int) -> date:
    """The number-th day after `day` (before it, when negative) for which `counts` is true; 0 is the day itself."""
    step = ONE_DAY if number > 0 else -ONE_DAY
    left = abs(number)
    while left:
        day += step
        if counts(day):
            left -= 1
    return day


def add_business_days(day: date, number: int) -> date:
    """Count business days; the day of the event is day 0."""
    return add_days_that(is_business_day, day, number)


def add_months(day: date, number: int) -> date:
    """The same date some months later; where there is none, the first day of the month after (Oct 30 + 4 → Mar 1)."""
    months = day.year * MONTHS_IN_YEAR + day.month - 1 + number
    year, month = divmod(months, MONTHS_IN_YEAR)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        if not date.min.year <= year <= date.max.year:
            raise OverflowError("the day lies outside the calendar") from None
        return date(year, month + 2, 1)  # a month that is too short is never December
