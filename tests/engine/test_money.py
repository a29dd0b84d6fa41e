"""Money is exact, and rounds in one place."""

import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.money import ZERO, Money, total

CENTS = st.integers(-(10**12), 10**12)


@given(CENTS)
def test_what_is_written_is_read_back(cents):
    assert Money.of(str(Money(cents))) == Money(cents)


@given(st.lists(CENTS, max_size=20))
def test_adding_up_loses_nothing(cents):
    assert total(Money(one) for one in cents) == Money(sum(cents))


@pytest.mark.parametrize("text", ["4.665", "1e3", "NaN", "", "1,204.00", " 5", "--5", "٣", "1.", ".5", "Infinity"])
def test_what_is_not_dollars_and_cents_is_refused(text):
    with pytest.raises(ValueError, match="is not an amount"):
        Money.of(text)


@pytest.mark.parametrize(
    ("cents", "factor", "becomes"), [(1, "0.5", 1), (-1, "0.5", -1), (333, "3", 999), (1000, "0.2", 200), (5, "0.1", 1)]
)
def test_half_a_cent_rounds_away_from_zero(cents, factor, becomes):
    assert Money(cents).times(Decimal(factor)) == Money(becomes)


def test_money_does_not_change_and_survives_a_pickle():
    with pytest.raises(AttributeError, match="does not change"):
        ZERO.cents = 5
    assert pickle.loads(pickle.dumps(Money(7))) == Money(7)
    assert abs(Money(-5)) == -Money(-5) == Money(5)
    assert Money(-105) < ZERO < Money(1)
    assert str(Money(-105)) == "-1.05"
    assert Money(5) != 5
    assert len({Money(5), Money(5)}) == 1
