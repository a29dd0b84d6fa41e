"""Days and labels as hospitals' printers write them, and tables of what was met before a claim."""

import io
from datetime import date

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Bill
from almoner.engine.money import Money


def bill_of(text: str) -> Bill:
    (bill,) = READER.read(io.BytesIO(text.encode()), "paper.txt").bills
    return bill


def test_six_digits_in_a_column_of_days_are_a_day_and_no_code() -> None:
    bill = bill_of(
        "PRETEND HOSPITAL OF NOWHERE\nStatement date: 06/01/2026\nPatient: FICTIONAL, FAYE\n\n"
        "DATE     REV    DESCRIPTION          QTY     AMOUNT\n"
        "050126   0121   R&B SEMI             1       8,400.00\n"
        "050226   0300   LAB GENERAL          2         120.00\n"
    )

    assert [(line.day, line.code, line.revenue_code) for line in bill.lines] == [
        (date(2026, 5, 1), None, "0121"),
        (date(2026, 5, 2), None, "0300"),
    ]


def test_what_was_met_before_a_claim_and_by_it_are_accumulators_and_no_share_of_the_bill() -> None:
    bill = bill_of(
        "EXAMPLE HEALTH PLAN\nExplanation of Benefits - this is not a bill\nPatient: Faye Fictional    Member ID: 9ZZ-11\n\n"
        "Date of service  Description            Billed   Allowed  Plan paid  You owe\n"
        "04/02/2026       Office visit 99213     600.00    450.00       0.00   450.00\n\n"
        "Your plan year                 Limit      Met before this claim   This claim\n"
        "Deductible                   1,000.00          1,000.00             150.00\n"
        "Out-of-pocket maximum        4,000.00          3,900.00             450.00\n"
    )

    assert [(one.kind, one.limit, one.before, one.used) for one in bill.accumulators] == [
        ("deductible", Money(100000), Money(100000), Money(115000)),
        ("out_of_pocket", Money(400000), Money(390000), Money(435000)),
    ]
    assert bill.deductible is None
    assert len(bill.lines) == 1


def test_dots_before_a_labels_colon_are_no_part_of_it() -> None:
    bill = bill_of(
        "PRETEND HOSPITAL OF NOWHERE\nPatient Name....: FICTIONAL, FAYE\nAcct No....: 00-3321\n\n"
        "DATE        REV    DESCRIPTION          QTY     AMOUNT\n05/01/2026  0121   R&B SEMI             1       8,400.00\n"
    )

    assert (bill.patient.name, bill.patient.account) == ("FICTIONAL, FAYE", "00-3321")
