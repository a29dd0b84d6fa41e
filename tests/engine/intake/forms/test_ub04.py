"""A hospital's claim on a UB-04 is read by the places of its boxes, whatever the scan did to it."""

from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.bill import BillKind, Form, RowKind
from almoner.engine.intake.forms.read import read_form
from almoner.engine.money import Money
from tests.engine.intake.forms.drawn_forms import UB_LINES, Sheet, noisy, ub04


def charges(bill):
    return [line.charge for line in bill.lines]


WANTED = [Money(250000), Money(31845), Money(16420), Money(118000), Money(4510)]


def test_every_box_of_a_plain_form_is_read():
    reading = read_form([ub04(Sheet()).page()])
    (bill,) = reading.bills
    assert (bill.kind, bill.form, bill.type_of_bill) == (BillKind.CLAIM, Form.INSTITUTIONAL, "0111")
    assert (bill.provider.name, bill.provider.npi) == ("MADE UP GENERAL HOSPITAL", "1234567893")
    assert (bill.provider.state, bill.provider.zip, bill.provider.tax_id) == ("NY", "12207", "14-1234567")
    assert (bill.patient.name, bill.patient.birth_date) == ("EXAMPLE, ALEX Q", date(1961, 4, 12))
    assert (bill.patient.account, bill.claim, bill.patient.member_id) == ("MADEUP-4411", "MADEUP-4411", "MU12345678")
    assert (bill.first_day, bill.last_day) == (date(2026, 2, 3), date(2026, 2, 5))
    assert (bill.admitted, bill.discharged, bill.discharge_status) == (date(2026, 2, 3), date(2026, 2, 5), "01")
    assert (bill.emergency, bill.payer.name, bill.statement_date) == (True, "MADE UP HEALTH PLAN", date(2026, 2, 10))
    assert bill.diagnoses == ("J189", "I10", "E119")
    assert (bill.total_charges, bill.insurance_paid, bill.balance) == (Money(420775), Money(50000), Money(370775))
    assert bill.remarks == ("MADE UP REMARK",)
    assert not reading.lost
    assert not reading.doubts


def test_the_lines_carry_codes_modifiers_days_units_and_charges():
    (bill,) = read_form([ub04(Sheet()).page()]).bills
    assert charges(bill) == WANTED
    assert [line.revenue_code for line in bill.lines] == ["0120", "0250", "0301", "0450", "0636"]
    assert [(line.code, line.modifiers) for line in bill.lines][2:] == [("80053", ("91",)), ("99284", ("25",)), ("J1885", ())]
    assert [line.units for line in bill.lines] == [Decimal(2), Decimal(14), Decimal(1), Decimal(1), Decimal(2)]
    assert bill.lines[0].unit_price == Decimal(1250)
    assert bill.lines[0].code is None
    assert bill.lines[2].day == date(2026, 2, 4)
    assert bill.lines[4].ndc == "00409123401"
    total = [row for row in bill.rows if row.kind is RowKind.TOTAL]
    assert [(row.amount, row.first_line, row.last_line) for row in total] == [(Money(420775), 0, 5)]
    assert [(row.label, row.amount) for row in bill.rows if row.kind is RowKind.NOTE] == [
        ("non-covered charges 0301", Money(1200))
    ]


def test_every_fact_knows_its_place():
    (bill,) = read_form([ub04(Sheet()).page()]).bills
    assert {"patient", "provider", "total_charges", "account", "first_day", "balance"} <= bill.spots.keys()
    for line in bill.lines:
        assert {name for name, _ in line.spots} >= {"revenue_code", "day", "units", "charge"}
    x0, y0, x1, y1 = bill.spots["total_charges"].box
    assert 7100 < x0 < x1 < 8500
    assert 6000 < y0 < y1 < 6300


@pytest.mark.parametrize("captions", [True, False])
@pytest.mark.parametrize(
    ("size", "shift"), [((100, 100), (0, 0)), ((96, 96), (150, 220)), ((103, 102), (-120, -90)), ((94, 97), (310, 60))]
)
def test_a_form_cut_or_scaled_by_a_scanner_reads_the_same(size, shift, captions):
    (bill,) = read_form([ub04(Sheet(size=size, shift=shift), captions=captions).page()]).bills
    assert charges(bill) == WANTED
    assert (bill.total_charges, bill.balance) == (Money(420775), Money(370775))
    assert (bill.claim, bill.provider.npi, bill.type_of_bill) == ("MADEUP-4411", "1234567893", "0111")


@pytest.mark.parametrize("seed", range(12))
def test_noise_of_a_reading_engine_changes_no_amount(seed):
    (bill,) = read_form([noisy(ub04(Sheet(size=(98, 99), shift=(90, 40))).page(), seed)]).bills
    assert charges(bill) == WANTED
    assert bill.total_charges == Money(420775)
    assert [line.day for line in bill.lines] == [date(2026, 2, day) for day in (3, 3, 4, 3, 4)]


def test_pages_of_one_claim_are_joined():
    first = ub04(Sheet(), total=None, pages="1 2")
    second = ub04(Sheet(number=2), lines=UB_LINES[:2], total="7026 20", pages="2 2")
    reading = read_form([first.page(), second.page()])
    (bill,) = reading.bills
    assert len(bill.lines) == 7
    assert (bill.total_charges, bill.pages_missing) == (Money(702620), False)
    assert [row.first_line for row in bill.rows if row.kind is RowKind.TOTAL] == [0]
    assert bill.insurance_paid == Money(50000)


def test_two_claims_stay_apart():
    reading = read_form([ub04(Sheet()).page(), ub04(Sheet(number=2), account="MADEUP-9").page()])
    assert [bill.claim for bill in reading.bills] == ["MADEUP-4411", "MADEUP-9"]


def test_a_missing_page_is_said():
    (bill,) = read_form([ub04(Sheet(), total=None, pages="1 3").page()]).bills
    assert bill.pages_missing
    assert bill.total_charges is None


def test_a_box_that_cannot_be_read_is_a_doubt_and_no_guess():
    lines = (("0450", "EMERG ROOM", "9928?25", "02O3", "1", "1180 00", ""),)
    reading = read_form([ub04(Sheet(), lines=lines, total="1180 00").page()])
    (line,) = reading.bills[0].lines
    assert line.charge == Money(118000)
    assert line.day is None
    assert "lines/0/day" in {doubt.field for doubt in reading.doubts}


def test_dollars_without_cents_are_doubted_unless_the_total_proves_them():
    lines = (("0450", "EMERG ROOM", "99284", "020326", "1", "1180", ""), ("0250", "PHARMACY", "", "020326", "1", "20 55", ""))
    wrong = read_form([ub04(Sheet(), lines=lines, total="1200 50").page()])
    assert [doubt.field for doubt in wrong.doubts] == ["lines/0/charge"]
    right = read_form([ub04(Sheet(), lines=lines, total="1200 55").page()])
    assert not right.doubts
    assert right.bills[0].lines[0].charge == Money(118000)


def test_words_outside_the_boxes_are_not_lost_silently():
    sheet = ub04(Sheet())
    sheet.write(3, 10.85, "STRAY NOTE BY HAND")
    reading = read_form([sheet.page()])
    assert any("STRAY NOTE" in lost.what for lost in reading.lost)
