"""Columns whose rows mostly contradict their names are doubted, and a single wrong row is left to be found."""

from dataclasses import replace
from decimal import Decimal

import pytest

from almoner.engine.bill import Adjustment, Bill, BillKind, Line, PaperKind, Payer, Reading
from almoner.engine.intake.proof.columns import doubted_columns
from almoner.engine.money import Money


def told(*lines, **header):
    bill = Bill(kind=BillKind.EOB, lines=tuple(lines), **header)
    return {doubt.field for doubt in doubted_columns(Reading(kind=PaperKind.EOB, reader="made", pages=1, bills=(bill,))).doubts}


def decided(charge, allowed, paid, owes):
    return Line(charge=Money(charge), allowed=Money(allowed), paid=Money(paid), patient_owes=Money(owes))


def test_rows_that_break_most_sums_put_their_columns_in_doubt():
    rows = [decided(10000, 2000, 8000, 500), decided(5000, 1000, 4000, 200), decided(9000, 7000, 6000, 1000)]
    assert {"lines/0/allowed", "lines/1/paid", "lines/2/patient_owes", "lines/0/charge"} <= told(*rows)


def test_charges_that_make_the_total_stand():
    rows = [decided(10000, 2000, 8000, 500), decided(5000, 1000, 4000, 200)]
    fields = told(*rows, total_charges=Money(15000), patient_responsibility=Money(700))
    assert "lines/0/charge" not in fields
    assert "total_charges" not in fields
    assert "patient_responsibility" in fields


def test_one_wrong_row_is_the_papers_own_error():
    right = decided(10000, 8000, 6000, 2000)
    assert told(right, right, decided(5000, 4000, 3000, 900)) == set()
    assert told(decided(5000, 4000, 3000, 900)) == set()


def test_a_reason_that_takes_off_after_what_is_allowed_is_no_contradiction():
    reasons = (Adjustment("CO", "45", Money(2000)), Adjustment("CO", "253", Money(128)))
    row = Line(charge=Money(10000), allowed=Money(8000), coinsurance=Money(1600), paid=Money(6272), adjustments=reasons)
    assert told(row, row) == set()
    assert told(replace(row, paid=Money(6000)), replace(row, paid=Money(6000))) != set()


def test_what_a_plan_pays_by_the_stay_leaves_part_of_the_charge_unsaid():
    stay = Line(charge=Money(3000000), paid=Money(900000), patient_owes=Money(160000))
    assert "lines/0/paid" in told(stay, stay)
    assert told(stay, stay, payer=Payer("Medicare", "medicare")) == set()
    turned = Line(charge=Money(900000), paid=Money(3000000), patient_owes=Money(160000))
    assert "lines/0/paid" in told(turned, turned, payer=Payer("Medicare", "medicare"))


@pytest.mark.parametrize(("price", "doubted"), [("50.00", False), ("31.00", True)])
def test_counts_and_prices_that_make_no_charge_are_doubted(price, doubted):
    rows = [Line(units=Decimal(2), unit_price=Decimal(price), charge=Money(10000)) for _ in range(2)]
    assert (told(*rows) == {f"lines/{n}/{name}" for n in (0, 1) for name in ("units", "unit_price")}) is doubted
