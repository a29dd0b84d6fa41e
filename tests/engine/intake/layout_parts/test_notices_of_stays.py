"""A notice of hospital stays: the days of a stay over its table, headings broken by a hyphen, no charges, and a sum in a box."""

import pytest

from almoner.engine.bill import BillKind
from almoner.engine.money import Money
from tests.engine.intake.layout_parts.printed import bill_of

NOTICE = """
Medicare Summary Notice                                   THIS IS NOT A BILL
Notice for      Sam Example                               Total You May Be Billed
Medicare Number 1EG4-TE5-MK73                                             $218.00
Date of This Notice   February 2, 2026

{first}
Made Up General Hospital, (555) 555-0100
                                          Non-       Amount      Maximum
                                       Covered     Medicare      You May       See
Type of Care           Approved?       Charges         Paid    Be Billed     Notes
Inpatient stay             Yes           $0.00    $9,000.00      $200.00         A
Blood, first pint          Yes           $0.00        $0.00       $18.00         A
Total for Claim #1                       $0.00    $9,000.00      $218.00

{second}
Made Up Home Health, (555) 555-0101
                                          Non-       Amount      Maximum
                                       Covered     Medicare      You May       See
Type of Care           Approved?       Charges         Paid    Be Billed     Notes
Home health visits         Yes          $14.00      $500.00        $0.00         B
Total for Claim #2                      $14.00      $500.00        $0.00
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("December 28 - January 3, 2026", "January 5 - January 9, 2026"),
        ("12/28/2025 - 01/03/2026", "01/05/2026 - 01/09/2026"),
        ("12/28/25 to 01/03/26", "01/05/26 to 01/09/26"),
    ],
)
def test_days_that_stand_alone_over_a_table_are_those_of_its_rows(first, second):
    bill = bill_of(NOTICE.format(first=first, second=second))
    assert bill.kind is BillKind.EOB
    assert [(str(line.day), str(line.through)) for line in bill.lines] == [
        ("2025-12-28", "2026-01-03"),
        ("2025-12-28", "2026-01-03"),
        ("2026-01-05", "2026-01-09"),
    ]


def test_a_notice_without_charges_has_its_lines_and_its_sum():
    bill = bill_of(NOTICE.format(first="12/28/2025 - 01/03/2026", second="01/05/2026 - 01/09/2026"))
    assert [(line.charge, line.paid, line.patient_owes) for line in bill.lines] == [
        (None, Money(900000), Money(20000)),
        (None, Money(0), Money(1800)),
        (None, Money(50000), Money(0)),
    ]
    assert [one.amount for one in bill.lines[2].adjustments] == [Money(1400)]
    assert bill.patient_responsibility == Money(21800)
