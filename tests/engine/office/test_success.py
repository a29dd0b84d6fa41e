"""Rates are shown from five decisions on, with Wilson's interval; what says neither is counted apart."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.cases.case import OutcomeKind as Kind
from almoner.engine.office.success import CameOf, Rate, success, wilson


def came(check, payer, *kinds):
    return [CameOf(check, payer, kind) for kind in kinds]


def test_five_decisions_make_a_rate_and_four_do_not():
    four = came("A07", "commercial", *[Kind.CREDITED] * 3, Kind.REFUSED, Kind.WITHDRAWN)
    assert success(four) == (Rate("A07", "commercial", 3, 4, 1),)
    (five,) = success([*four, *came("A07", "commercial", Kind.REFUNDED)])
    assert (five.helped, five.decided, five.other, five.share) == (4, 5, 1, Decimal("0.800"))
    assert (five.low, five.high) == (Decimal("0.376"), Decimal("0.964"))


def test_checks_and_payers_are_counted_apart_the_most_decided_first():
    outcomes = (
        came("A07", "medicare", Kind.REFUSED)
        + came("A07", "commercial", Kind.CREDITED, Kind.REFUSED)
        + came(None, "unknown", Kind.CHARITY_GRANTED, Kind.OTHER, Kind.REFUSED, Kind.REFUNDED)
    )
    assert [(one.check, one.payer, one.helped, one.decided, one.other) for one in success(outcomes)] == [
        (None, "unknown", 2, 3, 1),
        ("A07", "commercial", 1, 2, 0),
        ("A07", "medicare", 0, 1, 0),
    ]


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, "0.000", "0.278"), (10, 10, "0.722", "1.000"), (50, 100, "0.404", "0.596"), (1, 1000, "0.000", "0.006")],
)
def test_intervals_are_wilsons(part, whole, low, high):
    assert wilson(part, whole) == (Decimal(low), Decimal(high))


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_holds_the_share(pair):
    part, whole = pair
    low, high = wilson(part, whole)
    assert 0 <= low <= Decimal(part) / whole + Decimal("0.0005")
    assert Decimal(part) / whole - Decimal("0.0005") <= high <= 1
