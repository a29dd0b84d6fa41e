"""What is set right about a whole paper once its pages are read: a header's sum that is only one of several rows,
and figures of the whole year."""

from dataclasses import replace

import pytest

from almoner.engine.bill import Bill, Row, RowKind, Spot
from almoner.engine.intake.pages import of_this_bill, without_one_of_several
from almoner.engine.money import Money


def at(y):
    return Spot(document=0, page=1, box=(8000, y, 9000, y + 100))


def row(cents, y, kind=RowKind.ADJUSTMENT):
    return Row(kind, "Discount", Money(cents), spot=at(y))


def bill(*rows, adjustments, y):
    return Bill(adjustments=Money(adjustments), spots={"adjustments": at(y), "balance": at(9000)}, rows=rows)


def test_one_of_several_discounts_is_no_sum_of_them():
    found = without_one_of_several(bill(row(4000, 2000), row(12500, 2500), adjustments=12500, y=2500))
    assert found.adjustments is None
    assert found.spots == {"balance": at(9000)}


@pytest.mark.parametrize(
    "whole",
    [
        bill(row(12500, 2500), adjustments=12500, y=2500),  # the only one
        bill(row(4000, 2000), row(12500, 2500), adjustments=16500, y=3000),  # their sum, printed
        bill(row(4000, 2000), row(0, 2500), adjustments=4000, y=2000),
        bill(row(4000, 2000), row(12500, 2500), adjustments=12500, y=3000),  # a mark of its own
        bill(row(4000, 2000, RowKind.PAYMENT), row(12500, 2500), adjustments=12500, y=2500),
        Bill(adjustments=Money(1), rows=(row(4000, 2000), row(12500, 2500))),
    ],
)
def test_any_other_sum_stays(whole):
    assert without_one_of_several(whole) is whole


@pytest.mark.parametrize("label", ["Payments this year to date", "YTD payments", "Pagos en el año", "Paid so far this year"])
def test_payments_of_the_year_are_notes(label):
    whole = Bill(rows=(replace(row(4000, 2000, RowKind.PAYMENT), label=label), row(100, 2500)))
    assert [one.kind for one in of_this_bill(whole).rows] == [RowKind.NOTE, RowKind.ADJUSTMENT]


@pytest.mark.parametrize("label", ["Payment received", "Yearly visit discount", "Payment 2026", "Last year's balance paid"])
def test_other_payments_stay(label):
    whole = Bill(rows=(replace(row(4000, 2000, RowKind.PAYMENT), label=label),))
    assert of_this_bill(whole) is whole
