"""What the words of a bill add to it."""

from datetime import date

import pytest

from almoner.engine.bill import Bill, BillKind, Patient, Row, RowKind
from almoner.engine.intake.told.bills import completed
from almoner.engine.money import Money

BILL = Bill(kind=BillKind.BILL, patient=Patient(name="Zelda Pretendson", birth_date=date(1974, 11, 2)))


def read(text: str, bill: Bill = BILL) -> Bill:
    return completed([bill], text, ())[0]


@pytest.mark.parametrize(
    "text",
    [
        "Inpatient stay: admitted 05/04/2026, discharged 05/07/2026",
        "Admit date: 05/04/2026   Discharge date: 05/07/2026",
        "Hospital stay from May 4, 2026 through May 7, 2026",
    ],
)
def test_a_stay_is_heard(text):
    bill = read(text)

    assert (bill.admitted, bill.discharged) == (date(2026, 5, 4), date(2026, 5, 7))


def test_two_stays_are_none():
    assert read("Hospital stay 05/04/2026 - 05/07/2026\nHospital stay 06/04/2026 - 06/07/2026").admitted is None


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("This is your first statement for this visit.", True),
        ("It is 60 days since your first statement.", None),
        ("Second notice", None),
    ],
)
def test_a_first_statement_says_so(text, first):
    assert read(text).first_statement is first


def test_another_birth_date_of_the_same_person_is_kept():
    assert read("Date of birth 11/02/1974\nPage 2\nDate of birth 11/02/1947").patient.also_born == (date(1947, 11, 2),)


def test_the_birth_date_of_whom_the_policy_belongs_to_is_another_persons():
    assert read("Date of birth 11/02/1974\nSubscriber: Max Pretendson\nDate of birth 01/02/1950").patient.also_born == ()


@pytest.mark.parametrize(
    ("label", "kind"), [("Medicaid payment 06/29/2026", "medicaid"), ("Medicaid denied", None), ("Payment", None)]
)
def test_a_payment_of_medicaid_shows_that_it_was_billed(label, kind):
    bill = Bill(kind=BillKind.BILL, rows=(Row(RowKind.PAYMENT, label, Money(4200)),))

    assert read("", bill).payer.type == kind


def test_two_record_numbers_of_one_name_are_kept():
    assert read("MRN: 77-1001\nPage 2\nMRN: 77-1910").patient.records == ("77-1001", "77-1910")
    assert read("MRN: 77-1001\nPage 2\nMRN: 77-1001").patient.records == ()


def test_a_file_of_many_claims_says_nothing_about_one():
    many = [BILL] * 41

    assert completed(many, "This is your first statement for this visit.", ()) == many
