"""A payment said again in a summary is counted once, where the balance says so."""

from datetime import date

from almoner.engine.bill import Row, RowKind
from almoner.engine.intake.layout_parts.credits import credited
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.restated_credits import without_restated
from almoner.engine.money import Money


def draft(balance, *payments):
    made = Draft()
    for name, cents in (("total_charges", 30000), ("balance", balance)):
        made.facts[name] = [Fact(name, 3000, name, 0, None, amount=Money(cents))]
    for label, cents, day in payments:
        credited(made, Row(RowKind.PAYMENT, label, Money(cents), day=day and date(2026, 3, day)))
    without_restated(made)
    doubts = [doubt[1:3] for doubt in made.doubts]
    return [row.amount.cents for row in made.credits["insurance_paid"]], [row.kind for row in made.rows], doubts


TWICE = [("Less: insurance paid", 10000, None)] * 2
LISTED = [("Less: insurance paid", 10000, None), ("Insurance payment", 7000, 1), ("Insurance payment", 3000, 2)]


def test_the_same_words_and_amount_in_two_summaries_are_one_payment():
    assert draft(20000, *TWICE) == ([10000], [RowKind.PAYMENT, RowKind.NOTE], [])
    assert draft(10000, *TWICE) == ([10000, 10000], [RowKind.PAYMENT] * 2, [])


def test_the_sum_of_payments_by_days_is_no_other_payment():
    assert draft(20000, *LISTED) == ([7000, 3000], [RowKind.NOTE, RowKind.PAYMENT, RowKind.PAYMENT], [])


def test_where_the_balance_follows_from_neither_both_are_shown():
    assert draft(12345, *TWICE) == ([10000], [RowKind.PAYMENT, RowKind.NOTE], [("100.00", ("200.00",))])
