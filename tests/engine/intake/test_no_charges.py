"""Rows under the charges that are none: heads with sums, credits and strays leave the lines; what is care stays."""

from datetime import date

import pytest

from almoner.engine.bill import Line, RowKind
from almoner.engine.intake.layout_parts.draft import Draft
from almoner.engine.intake.layout_parts.facts import Fact
from almoner.engine.intake.layout_parts.no_charges import without_no_charges
from almoner.engine.money import Money

DAY = date(2026, 3, 1)


def care(cents, code="J1885", **given):
    return Line(day=DAY, code=code, charge=Money(cents), **given)


def weak(cents, words="Other services", **given):
    return Line(description=words, charge=Money(cents), **given)


def draft(*lines, total=None):
    made = Draft(lines=list(lines))
    for line in lines:
        made.charged.append(made.charged[-1] + line.charge.cents)
    if total is not None:
        made.facts["total_charges"] = [Fact("total_charges", 3000, "Total charges", 0, None, amount=Money(total))]
    return made


def charges(made):
    return [line.charge.cents for line in made.lines]


def sums(made):
    return [(row.amount.cents, row.first_line, row.last_line) for row in made.rows if row.kind is RowKind.SUBTOTAL]


def test_heads_that_are_the_sum_of_what_stands_under_them():
    made = draft(weak(300), care(100), care(200), weak(700), care(700), total=1000)
    without_no_charges(made)
    assert charges(made) == [100, 200, 700]
    assert sorted(sums(made)) == [(300, 0, 2), (700, 2, 3)]
    assert made.charged == [0, 100, 300, 1000]


def test_sums_under_their_rows_and_one_of_them_misprinted():
    made = draft(care(100), care(200), weak(300), care(40), weak(40), care(5), weak(6), total=999)
    without_no_charges(made)
    assert charges(made) == [100, 200, 40, 5]
    assert sorted(sums(made)) == [(6, 3, 4), (40, 2, 3), (300, 0, 2)]


def test_one_alone_only_where_the_total_closes_without_it():
    made = draft(weak(600), care(100), care(200), care(300), total=600)
    without_no_charges(made)
    assert charges(made) == [100, 200, 300]
    kept = draft(weak(600, "Made-up kit"), care(100), care(200), care(300), total=1200)
    without_no_charges(kept)
    assert charges(kept) == [600, 100, 200, 300]


def test_what_is_below_zero_and_has_no_code_is_a_credit():
    made = draft(care(100), care(200), weak(-50, "Ins. check Made-up Plan", day=DAY), care(300), total=700)
    without_no_charges(made)
    assert charges(made) == [100, 200, 300]
    (row,) = made.rows
    assert (row.kind, row.amount, row.day) == (RowKind.PAYMENT, Money(50), DAY)
    taken_back = draft(care(100), care(200), care(-200), care(300), total=400)
    without_no_charges(taken_back)
    assert charges(taken_back) == [100, 200, -200, 300]


def test_a_stray_without_which_the_total_closes():
    lines = [care(100), care(200), care(300), care(400), weak(5895, "Balance forward")]
    made = draft(*lines, total=1000)
    without_no_charges(made)
    assert charges(made) == [100, 200, 300, 400]
    assert [(row.kind, row.amount) for row in made.rows] == [(RowKind.NOTE, Money(5895))]
    kept = draft(*lines, total=999)
    without_no_charges(kept)
    assert len(kept.lines) == 5


@pytest.mark.parametrize("total", [None, 600, 1200])
def test_a_paper_without_codes_or_counts_is_left_alone(total):
    made = draft(weak(600), weak(100), weak(200), weak(300), total=total)
    without_no_charges(made)
    assert charges(made) == [600, 100, 200, 300]


def test_doubts_and_sums_keep_the_lines_they_speak_of():
    made = draft(weak(300), care(100), care(200), weak(700), care(700), total=1000)
    made.doubts = [("lines/0/charge", "3.00", (), "why", None), ("lines/4/charge", "7.00", (), "why", None)]
    without_no_charges(made)
    assert [one[0] for one in made.doubts] == ["lines/2/charge"]


def test_what_is_left_of_one_visit_is_no_charge():
    made = draft(care(100), weak(40, "Balance for this exam", day=DAY), weak(30, "What you owe for this visit"), total=100)
    without_no_charges(made)
    assert charges(made) == [100]
    assert [(row.kind, row.adds) for row in made.rows] == [(RowKind.NOTE, "balance")] * 2
    kept = draft(care(100, "97112"), weak(40, "Balance training"), total=140)
    without_no_charges(kept)
    assert charges(kept) == [100, 40]


def test_sums_over_their_runs_stand_in_the_order_of_the_lines():
    made = draft(weak(300), care(100), care(200), weak(700), care(700), total=1000)
    without_no_charges(made)
    assert [(row.first_line, row.last_line) for row in made.rows] == [(0, 2), (2, 3)]


def test_a_columns_name_beside_the_total_is_no_service():
    made = draft(weak(500, "Amount"), total=500)
    without_no_charges(made)
    assert (charges(made), [row.label for row in made.rows]) == ([], ["Amount"])
    kept = draft(weak(500, "Room charge"), total=500)
    without_no_charges(kept)
    assert charges(kept) == [500]
