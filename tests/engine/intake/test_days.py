"""Days in the shapes that hospitals' machines print them."""

from datetime import date

import pytest

from almoner.engine.intake.days import day


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("01MAY26", date(2026, 5, 1)),
        ("03jun2026", date(2026, 6, 3)),
        ("09-ENE-2026", date(2026, 1, 9)),
        ("May 1, 2026", date(2026, 5, 1)),
        ("2026-05-01", date(2026, 5, 1)),
    ],
)
def test_a_day_with_the_months_name_or_the_year_first_is_one_day(printed, meant):
    assert day(printed) == (meant,)


@pytest.mark.parametrize("printed", ["12ABC34", "99MAY26", "31FEB26", "MAY", "0255", "C1769"])
def test_what_is_no_day_is_none(printed):
    assert day(printed) == ()
