"""A dentist's claim on an ADA form is read by its numbered boxes."""

from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.bill import BillKind, Form
from almoner.engine.intake.forms.read import read_form
from almoner.engine.money import Money
from tests.engine.intake.forms.drawn_ada import ada
from tests.engine.intake.forms.drawn_forms import Sheet, noisy

WANTED = [Money(5800), Money(28650), Money(124000), Money(24900)]


def test_every_box_of_a_plain_form_is_read():
    reading = read_form([ada(Sheet()).page()])
    (bill,) = reading.bills
    assert (bill.kind, bill.form) == (BillKind.CLAIM, Form.DENTAL)
    assert (bill.provider.name, bill.provider.npi) == ("MADE UP DENTISTS PC", "1234567893")
    assert (bill.provider.state, bill.provider.zip, bill.provider.tax_id) == ("MA", "02101", "12-3456789")
    assert (bill.patient.name, bill.patient.birth_date) == ("EXAMPLE, KIM", date(2012, 1, 9))
    assert (bill.patient.account, bill.claim, bill.patient.member_id) == ("MU-77", "MU-77", "MU778899")
    assert bill.payer.name == "MADE UP DENTAL PLAN"
    assert bill.diagnoses == ("K0263", "K0381")
    assert bill.total_charges == Money(183350)
    assert bill.remarks == ("MADE UP REMARK",)
    assert not reading.doubts
    assert not reading.lost


def test_the_lines_carry_tooth_and_surfaces():
    (bill,) = read_form([ada(Sheet()).page()]).bills
    assert [line.charge for line in bill.lines] == WANTED
    assert [line.code for line in bill.lines] == ["D0120", "D2393", "D2740", "D4341"]
    assert [line.site for line in bill.lines] == [None, "14 M O D", "30", "10"]
    assert [line.diagnoses for line in bill.lines] == [("K0263",), ("K0263",), ("K0381",), ()]
    assert {line.units for line in bill.lines} == {Decimal(1)}
    assert [line.day for line in bill.lines] == [date(2026, 2, 3)] * 3 + [date(2026, 2, 5)]
    assert bill.lines[0].description == "MADE UP EXAM"
    assert {(line.place_of_service, line.npi) for line in bill.lines} == {("11", "1234567893")}


def test_a_request_for_predetermination_is_an_estimate():
    (bill,) = read_form([ada(Sheet(), request=True).page()]).bills
    assert bill.kind is BillKind.ESTIMATE


@pytest.mark.parametrize(("size", "shift"), [((96, 96), (150, 220)), ((92, 103), (300, -60)), ((80, 85), (500, 200))])
def test_a_form_cut_or_scaled_by_a_scanner_reads_the_same(size, shift):
    (bill,) = read_form([ada(Sheet(size=size, shift=shift)).page()]).bills
    assert [line.charge for line in bill.lines] == WANTED
    assert bill.total_charges == Money(183350)


@pytest.mark.parametrize("seed", range(10))
def test_noise_of_a_reading_engine_changes_no_amount(seed):
    (bill,) = read_form([noisy(ada(Sheet(size=(98, 99), shift=(90, 40))).page(), seed)]).bills
    assert [line.charge for line in bill.lines] == WANTED
    assert bill.total_charges == Money(183350)
