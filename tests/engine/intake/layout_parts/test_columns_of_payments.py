"""A column of payments is the plan's or the person's, and a column of balances is told from one of what each charge leaves."""

from almoner.engine.intake.layout import read_pages
from almoner.engine.money import Money
from tests.engine.intake.layout_parts.printed import bill_of, page_of

SUPERBILL = """
MADE UP COUNSELING
SUPERBILL                         Account  MU-781
Patient  SAM EXAMPLE

Date         Code     Service              U       Fees     {paid}     Balance
06/20/2026   90837    Made-up session      1     143.83     143.83        0.00
06/20/2026   90834    Made-up session      1      50.64       0.00       50.64
06/27/2026   90834    Made-up session      1      50.64      50.64        0.00
06/27/2026   96127    Made-up form         2      28.75       0.00       28.75
                      Totals                     273.86     194.47       79.39
Please remit                                                             79.39
"""


def test_who_paid_is_the_person_where_no_plan_is_named():
    bill = bill_of(SUPERBILL.format(paid="    Paid"))
    assert (bill.patient_paid, bill.insurance_paid) == (Money(19447), None)
    bill = bill_of(SUPERBILL.format(paid="Ins Paid"))
    assert (bill.patient_paid, bill.insurance_paid) == (None, Money(19447))


def test_what_each_charge_leaves_is_no_running_balance_where_it_falls_without_a_payment():
    reading = read_pages((page_of(SUPERBILL.format(paid="    Paid")),), reader="pdf_text", name="paper.pdf", pages_count=1)
    assert [str(line.patient_owes) for line in reading.bills[0].lines] == ["0.00", "50.64", "0.00", "28.75"]
    assert [line.units for line in reading.bills[0].lines] == [1, 1, 1, 2]
    assert reading.doubts == ()


LEDGER = """
MADE UP DOCTORS
STATEMENT                         Account  MU-782
Patient  SAM EXAMPLE

DATE        PROCEDURE - TRANSACTION       DEBITS     CREDITS      BALANCE
06/20/2026  90715  MADE-UP SHOT            80.00                    25.00
06/28/2026  BLUE PLAN PAYMENT                         -40.00
06/28/2026  CONTRACTUAL ADJ                           -15.00
06/20/2026  71046  MADE-UP FILM            70.00                    30.00
06/28/2026  BLUE PLAN PAYMENT                         -40.00
06/20/2026  99213  OFFICE VISIT           100.00                   100.00

   0-30     31-60     61-90    91-120    OVER 120    BALANCE DUE
 155.00      0.00      0.00      0.00        0.00         155.00
 NEW CHARGES    INSURANCE PAYMENTS    ADJUSTMENTS    PATIENT PAYMENTS
 250.00         -80.00                -15.00         -0.00
"""


def test_what_the_rows_below_a_charge_leave_and_labels_over_amounts_below_the_age_of_a_balance():
    reading = read_pages((page_of(LEDGER),), reader="pdf_text", name="paper.pdf", pages_count=1)
    [bill] = reading.bills
    assert [(line.code, str(line.patient_owes)) for line in bill.lines] == [
        ("90715", "25.00"),
        ("71046", "30.00"),
        ("99213", "100.00"),
    ]
    assert reading.doubts == ()
    assert (bill.total_charges, bill.insurance_paid, bill.adjustments) == (Money(25000), Money(8000), Money(1500))
    assert bill.balance == Money(15500)
