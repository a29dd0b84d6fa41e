"""The calendar: holidays by hand, and the laws of counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.law.calendar import (
    add_business_days,
    add_months,
    closed_days,
    is_business_day,
    is_legal_day,
    last_business_day,
    legal_holidays,
    next_business_day,
)

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
MONTHS = st.integers(0, 60)


def days(text):
    return {date.fromisoformat(day) for day in text.split()}


@pytest.mark.parametrize(
    ("year", "closed"),
    [
        (
            2026,
            "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25",
        ),
        (
            2027,
            "2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-31",
        ),
        (2022, "2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 2022-11-24 2022-12-26"),
        (
            2021,
            "2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24 2021-12-31",
        ),
    ],
)
def test_the_days_federal_offices_close(year, closed):
    assert closed_days(year) == days(closed)


def test_juneteenth_is_a_holiday_since_2021():
    assert date(2020, 6, 19) not in legal_holidays(2020)
    assert date(2021, 6, 19) in legal_holidays(2021)


def test_a_substitute_day_is_closed_but_still_counts_for_regulation_f():
    assert not is_business_day(date(2026, 7, 3))
    assert is_legal_day(date(2026, 7, 3))
    assert not is_legal_day(date(2026, 9, 7))
    assert not is_legal_day(date(2026, 7, 4))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-10-30", 4, "2027-03-01"),
        ("2026-10-28", 4, "2027-02-28"),
        ("2027-10-29", 4, "2028-02-29"),
        ("2027-10-30", 4, "2028-03-01"),
        ("2026-05-31", 1, "2026-07-01"),
        ("2026-08-31", 1, "2026-10-01"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-12-31", 2, "2027-03-01"),
        ("2024-02-29", 12, "2025-03-01"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-03-31", -1, "2026-03-01"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-01-15", 0, "2026-01-15"),
    ],
)
def test_months(start, months, end):
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_months_beyond_the_calendar():
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)


@given(DAYS, MONTHS)
def test_months_keep_the_day_or_take_the_first_of_the_next(day, months):
    end = add_months(day, months)
    whole = (end.year - day.year) * 12 + end.month - day.month

    assert (end.day == day.day and whole == months) or (end.day == 1 and whole == months + 1 and day.day > 28)


@given(DAYS, DAYS, MONTHS)
def test_months_keep_the_order_of_days(one, two, months):
    first, second = sorted((one, two))

    assert add_months(first, months) <= add_months(second, months)


@given(DAYS, st.integers(1, 40))
def test_business_days_land_on_business_days_and_come_back(day, number):
    end = add_business_days(day, number)

    assert is_business_day(end)
    assert (end - day).days >= number
    assert add_business_days(end, -number) == (day if is_business_day(day) else last_business_day(day))


@given(DAYS)
def test_rolling_moves_no_further_than_it_must(day):
    after, before = next_business_day(day), last_business_day(day)

    assert before <= day <= after
    assert is_business_day(before)
    assert is_business_day(after)
    assert not any(is_business_day(before + timedelta(days=n)) for n in range(1, (after - before).days) if before != after)
