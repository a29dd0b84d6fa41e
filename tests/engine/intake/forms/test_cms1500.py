"""A doctor's claim on a CMS-1500 is read by the places of its boxes, whatever the scan did to it."""

from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.bill import BillKind, Form
from almoner.engine.intake.forms.cms1500 import pointed
from almoner.engine.intake.forms.read import read_form
from almoner.engine.money import Money
from tests.engine.intake.forms.drawn_forms import CMS_LINES, Sheet, cms1500, cms_y, noisy

WANTED = [Money(18500), Money(4550), Money(110425)]


def test_every_box_of_a_plain_form_is_read():
    reading = read_form([cms1500(Sheet()).page()])
    (bill,) = reading.bills
    assert (bill.kind, bill.form) == (BillKind.CLAIM, Form.PROFESSIONAL)
    assert (bill.provider.name, bill.provider.npi) == ("MADE UP DOCTORS PC", "1234567893")
    assert (bill.provider.state, bill.provider.zip, bill.provider.tax_id) == ("MA", "02101", "12-3456789")
    assert (bill.patient.name, bill.patient.birth_date) == ("EXAMPLE, SAM, J", date(1975, 8, 15))
    assert (bill.patient.account, bill.claim, bill.patient.member_id) == ("MU-2001", "MU-2001", "MU778899")
    assert (bill.payer.name, bill.payer.type) == ("MADE UP INSURANCE", "commercial")
    assert bill.diagnoses == ("J209", "R05", "M545", "Z0000")
    assert (bill.total_charges, bill.patient_paid, bill.balance) == (Money(133475), Money(10000), None)
    assert bill.statement_date == date(2026, 2, 10)
    assert not reading.lost
    assert not reading.doubts


def test_the_lines_point_to_their_diagnoses():
    (bill,) = read_form([cms1500(Sheet()).page()]).bills
    assert [line.charge for line in bill.lines] == WANTED
    assert [(line.code, line.modifiers) for line in bill.lines] == [("99214", ("25",)), ("J1885", ()), ("97110", ("GP", "KX"))]
    assert [line.diagnoses for line in bill.lines] == [("J209", "R05"), ("R05",), ("M545",)]
    assert [(line.day, line.through) for line in bill.lines][1:] == [
        (date(2026, 2, 3), date(2026, 2, 3)),
        (date(2026, 2, 4), date(2026, 2, 6)),
    ]
    assert [line.units for line in bill.lines] == [Decimal(1), Decimal(2), Decimal(12)]
    assert {(line.place_of_service, line.npi) for line in bill.lines} == {("11", "1234567893")}
    assert bill.lines[1].ndc == "00409123401"


@pytest.mark.parametrize("captions", [True, False])
@pytest.mark.parametrize(
    ("size", "shift"), [((100, 100), (0, 0)), ((96, 96), (150, 220)), ((103, 102), (-120, -90)), ((94, 97), (310, 60))]
)
def test_a_form_cut_or_scaled_by_a_scanner_reads_the_same(size, shift, captions):
    (bill,) = read_form([cms1500(Sheet(size=size, shift=shift), captions=captions).page()]).bills
    assert [line.charge for line in bill.lines] == WANTED
    assert [line.day for line in bill.lines] == [date(2026, 2, day) for day in (3, 3, 4)]
    assert (bill.total_charges, bill.claim, bill.provider.npi) == (Money(133475), "MU-2001", "1234567893")


@pytest.mark.parametrize("seed", range(12))
def test_noise_of_a_reading_engine_changes_no_amount(seed):
    (bill,) = read_form([noisy(cms1500(Sheet(size=(98, 99), shift=(90, 40))).page(), seed)]).bills
    assert [line.charge for line in bill.lines] == WANTED
    assert bill.total_charges == Money(133475)
    assert [line.diagnoses for line in bill.lines] == [("J209", "R05"), ("R05",), ("M545",)]


def test_a_claim_goes_on_until_its_total():
    first = cms1500(Sheet(), lines=CMS_LINES * 2, total=None).page()
    second = cms1500(Sheet(number=2), total="4004 25").page()
    (bill,) = read_form([first, second]).bills
    assert len(bill.lines) == 9
    assert bill.total_charges == Money(400425)


def test_each_form_with_a_total_is_a_claim_of_its_own():
    reading = read_form([cms1500(Sheet()).page(), cms1500(Sheet(number=2)).page()])
    assert [len(bill.lines) for bill in reading.bills] == [3, 3]


def test_minutes_of_anaesthesia_are_no_price_units():
    lines = (("02 03 26", "02 03 26", "22", "00840", "AA P2", "A", "1200 00", "95", "1234567893", ""),)
    (bill,) = read_form([cms1500(Sheet(), lines=lines, total="1200 00").page()]).bills
    assert (bill.lines[0].units, bill.lines[0].unit) == (Decimal(95), "MJ")


def test_the_divider_between_dollars_and_cents_read_as_a_one_is_a_doubt():
    sheet = cms1500(Sheet(), lines=(("02 03 26", "", "11", "99213", "", "A", "", "1", "1234567893", ""),), total=None)
    wide = 0.0833
    sheet.write(5.789 - 3.5 * wide, cms_y(44) - 0.05, "170100")
    reading = read_form([sheet.page()])
    assert reading.bills[0].lines[0].charge == Money(17000)
    assert [(doubt.field, doubt.candidates) for doubt in reading.doubts] == [("lines/0/charge", ("1701.00",))]


@pytest.mark.parametrize(
    ("text", "slots", "wanted"),
    [
        ("AB", {"A": "J209", "B": "R05"}, ("J209", "R05")),
        ("A, B", {"A": "J209", "B": "R05"}, ("J209", "R05")),
        ("12", {"1": "J209", "2": "R05"}, ("J209", "R05")),
        ("2", {"A": "J209", "B": "R05"}, ("R05",)),
        ("A8", {"A": "J209", "B": "R05"}, ("J209", "R05")),
        ("D", {"A": "J209"}, ()),
        ("", {"A": "J209"}, ()),
    ],
)
def test_pointers(text, slots, wanted):
    assert pointed(text, slots) == wanted


def test_a_page_that_is_no_form_is_left_alone():
    sheet = Sheet()
    for line, text in enumerate(
        ("MADE UP CLINIC", "Statement", "Patient: Sam Example", "Rev Description HCPCS Serv Date Units Total Charges")
    ):
        sheet.write(0.5, 0.5 + line * 0.3, text)
    for line in range(20):
        sheet.write(0.5, 2 + line * 0.2, f"0450 Made-up visit {line} 99213 02/03/2026 1 120.00")
    assert read_form([sheet.page()]) is None


def test_pages_beside_a_form_are_left_to_the_general_reading():
    letter = Sheet(number=2)
    letter.write(1, 1, "Dear Sam, this is a letter and not a form at all, with words enough to be looked at by anyone.")
    reading = read_form([cms1500(Sheet()).page(), letter.page()])
    assert [page.number for page in reading.rest] == [2]
    assert len(reading.bills) == 1
