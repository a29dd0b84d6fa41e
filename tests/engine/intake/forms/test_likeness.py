"""Forms drawn in another shape than the official one are read by their captions, and by what stands in their tables."""

from datetime import date

import pytest

from almoner.engine.intake.forms.read import read_form
from almoner.engine.money import Money
from tests.engine.intake.forms.drawn_forms import Sheet, noisy, ub04
from tests.engine.intake.forms.drawn_likeness import cms1500_likeness, ub04_likeness

UB_WANTED = [Money(250000), Money(31845), Money(16420), Money(118000), Money(4510)]
CMS_WANTED = [Money(18500), Money(4550), Money(110425)]


@pytest.mark.parametrize("headings", [True, False])
def test_a_hospitals_claim(headings):
    reading = read_form([ub04_likeness(Sheet(), headings=headings).page()])
    (bill,) = reading.bills
    assert [line.charge for line in bill.lines] == UB_WANTED
    assert [line.revenue_code for line in bill.lines] == ["0120", "0250", "0301", "0450", "0636"]
    assert [line.code for line in bill.lines] == [None, None, "80053", "99284", "J1885"]
    assert [line.day for line in bill.lines] == [date(2026, 2, day) for day in (3, 3, 4, 3, 4)]
    assert (bill.total_charges, bill.insurance_paid, bill.balance) == (Money(420775), Money(50000), Money(370775))
    assert (bill.provider.name, bill.provider.npi, bill.type_of_bill) == ("MADE UP GENERAL HOSPITAL", "1234567893", "0111")
    assert (bill.patient.name, bill.claim, bill.patient.member_id) == ("EXAMPLE, ALEX Q", "MADEUP-4411", "MU12345678")
    assert (bill.first_day, bill.last_day, bill.statement_date) == (date(2026, 2, 3), date(2026, 2, 5), date(2026, 2, 10))
    assert bill.diagnoses == ("J189", "I10", "E119")
    assert not reading.doubts


def test_a_doctors_claim():
    reading = read_form([cms1500_likeness(Sheet()).page()])
    (bill,) = reading.bills
    assert [line.charge for line in bill.lines] == CMS_WANTED
    assert [(line.code, line.modifiers) for line in bill.lines] == [("99214", ("25",)), ("J1885", ()), ("97110", ("GP", "KX"))]
    assert [line.diagnoses for line in bill.lines] == [("J20.9", "R05"), ("R05",), ("M54.5",)]
    assert (bill.total_charges, bill.patient_paid, bill.balance) == (Money(133475), Money(10000), Money(123475))
    assert (bill.patient.name, bill.claim, bill.payer.type) == ("EXAMPLE, SAM, J", "MU-2001", "medicare")
    assert (bill.provider.name, bill.provider.npi) == ("MADE UP DOCTORS PC", "1234567893")
    assert not reading.doubts


@pytest.mark.parametrize("seed", range(6))
def test_noise_of_a_reading_engine_changes_no_amount(seed):
    (hospital,) = read_form([noisy(ub04_likeness(Sheet(size=(97, 102), shift=(120, 60))).page(), seed)]).bills
    assert [line.charge for line in hospital.lines] == UB_WANTED
    (doctor,) = read_form([noisy(cms1500_likeness(Sheet(size=(97, 102), shift=(120, 60))).page(), seed)]).bills
    assert [line.charge for line in doctor.lines] == CMS_WANTED


def test_a_table_alone_is_read_and_the_rest_said_to_be_lost():
    sheet = ub04(Sheet(size=(84, 66), shift=(700, 1500)), captions=False)
    reading = read_form([sheet.page()])
    (bill,) = reading.bills
    assert [line.charge for line in bill.lines] == UB_WANTED
    assert bill.total_charges == Money(420775)
    assert any("EXAMPLE, ALEX" in lost.what for lost in reading.lost)
    assert reading.odds < 500
