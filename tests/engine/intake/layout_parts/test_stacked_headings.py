"""Headings set in two lines, a title that only looks like them, a claim's total on a second page, and a year's maximum."""

from almoner.engine.bill import BillKind, RowKind
from tests.engine.intake.layout_parts.printed import bill_of

ANSWER = """
  Madeup Plan of the South                                              Dental Benefit Statement
  PATIENT                                     CLAIM NUMBER                      GROUP
  Testa Example                               2704884354                        88543-8627

  Date                      ADA            Dentist's            Plan         Deduct-         Plan       Patient
^ completed                 code                 fee       allowance            ible         pays          pays
  10/25/2025                D9944             443.25          332.43           75.00       128.72        203.71
  10/26/2025                D0120              76.25           39.65            0.00        39.65          0.00
  Claim CLM-5 (continued)
  10/26/2025                D4910             130.56           82.25            0.00        65.80         16.45
  Claim totals                                650.06          454.33           75.00       234.17        220.16
  Benefit year 2025       Maximum     2,000.00       Used to date       234.17      Remaining      1,765.83
"""


def test_a_heading_in_two_lines_is_read_whole() -> None:
    bill = bill_of(ANSWER)
    assert bill.kind is BillKind.EOB
    assert [
        [str(amount) for amount in (line.charge, line.allowed, line.deductible, line.paid, line.patient_owes)]
        for line in bill.lines
    ] == [
        ["443.25", "332.43", "75.00", "128.72", "203.71"],
        ["76.25", "39.65", "0.00", "39.65", "0.00"],
        ["130.56", "82.25", "0.00", "65.80", "16.45"],
    ]


def test_the_only_claims_total_is_the_papers() -> None:
    bill = bill_of(ANSWER)
    assert (str(bill.total_charges), str(bill.insurance_paid), str(bill.patient_responsibility)) == (
        "650.06",
        "234.17",
        "220.16",
    )
    assert {(row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.TOTAL} == {(0, 3)}


def test_what_is_left_of_a_years_maximum_is_no_balance() -> None:
    assert bill_of(ANSWER).balance is None


CLOSE = """
  Madeup Plan of the South                                              Dental Benefit Statement
  PATIENT                                     CLAIM NUMBER                      GROUP
  Testa Example                               2704884354                        88543-8627

  Service      ADA    Submitted Accepted    Dental     Enrollee
^ date        code          fee      fee   benefit         owes
  10/25/2025  D9944      443.25   332.43    128.72       203.71
  10/26/2025  D0120       76.25    39.65     39.65         0.00
"""


def test_two_headings_a_blank_apart_belong_to_the_words_below_each() -> None:
    assert [(str(line.charge), str(line.allowed)) for line in bill_of(CLOSE).lines] == [
        ("443.25", "332.43"),
        ("76.25", "39.65"),
    ]
