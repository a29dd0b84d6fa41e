"""One statement for several people: days printed once for a visit, whose each row is, and what the account as a whole asks."""

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from almoner.engine.money import Money
from tests.engine.intake.layout_parts.printed import bill_of, page_of

VISITS = """
MADE UP PEDIATRICS
FAMILY STATEMENT                      Account  F-0826
GUARANTOR: Leona Example

Date         Service or receipt       Code       CHARGE     Credits      You owe
Visit of Nov 17, 2025 (Ephraim Zabrek)
11/17/2025   Sick visit               99213      133.99
{day}   Hearing screen           92551       25.50
11/26/2025   Check from Aurelia PPO                         125.00 CR
             Visit balance                                                 34.49
Visit of Nov 17, 2025 (Leona Zabrek)
11/17/2025   Sick visit               99213      133.99
11/28/2025   Not billable to you                             26.79 CR
             Visit balance                                                107.20
             Total activity                      293.48

  Charges on this statement   $293.48
  Plan payments               $125.00 CR
  Contract reductions          $26.79 CR
  Family balance              $141.69
"""


def test_a_day_that_is_printed_once_is_the_day_of_the_rows_below_and_names_over_a_visit_are_theirs():
    for day in ("          ", "11/17/2025"):
        bill = bill_of(VISITS.format(day=day))
        assert [(str(line.day), line.code, line.visit) for line in bill.lines] == [
            ("2025-11-17", "99213", "Ephraim Zabrek"),
            ("2025-11-17", "92551", "Ephraim Zabrek"),
            ("2025-11-17", "99213", "Leona Zabrek"),
        ]
        assert (bill.total_charges, bill.adjustments, bill.balance) == (Money(29348), Money(2679), Money(14169))


UNDATED = """
MADE UP CLINIC
STATEMENT                             Account  MU-783
Patient  SAM EXAMPLE

Date         Service                  Code       CHARGE
11/17/2025   Made-up visit            99213      133.99
11/17/2025   Made-up screen           92551       25.50
             Made-up tray             A4550       12.00
"""


def test_where_a_day_is_printed_twice_a_row_without_one_has_none():
    assert [str(line.day) for line in bill_of(UNDATED).lines] == ["2025-11-17", "2025-11-17", "None"]


MEMBERS = """
MADE UP PEDIATRICS
FAMILY STATEMENT                      Account  F-0826

Date         Member   Description          Code       CHARGE
11/17/2025   Arlo     Made-up visit        99213      133.99
11/17/2025   Hanh     Made-up visit        99213      133.99
11/18/2025   Hanh     Made-up screen       92551       25.50
"""


def test_a_column_of_first_names_says_whose_each_row_is():
    lines = bill_of(MEMBERS).lines
    assert [(line.visit, line.description) for line in lines] == [
        ("Arlo", "Made-up visit"),
        ("Hanh", "Made-up visit"),
        ("Hanh", "Made-up screen"),
    ]


SECTIONS = """
MADE UP PEDIATRICS
FAMILY STATEMENT                      Account  F-0827

Date         Service                  Code       CHARGE     PLAN PAID    YOU PAID
Services for Leona Whitlocke
11/17/2025   Sick visit               99213      133.99
11/18/2025   Hearing screen           92551       25.50
11/26/2025   BlueMesa payment                               -60.00
             Charges for Leona                   159.49
Services for Arlo Whitlocke
11/17/2025   Sick visit               99213      133.99
11/19/2025   Your card payment                                           -30.00
             Charges for Arlo                    133.99
             Total activity                      293.48      60.00        30.00

  New services        $293.48
  Plan payments       -$60.00
  Your payments       -$30.00
  Amount due          $203.48
"""


def test_what_stands_below_the_sum_of_all_people_is_asked_by_the_account_and_by_none_of_them():
    reading = read_pages((page_of(SECTIONS),), reader="pdf_text", name="paper.pdf", pages_count=1)
    *people, account = reading.bills
    assert [(one.patient.name, str(one.total_charges), one.balance, len(one.lines)) for one in people] == [
        ("Leona Whitlocke", "159.49", None, 2),
        ("Arlo Whitlocke", "133.99", None, 1),
    ]
    assert [row.amount for row in people[0].rows if row.kind is RowKind.PAYMENT] == [Money(6000)]
    assert (account.whole_of, account.lines, account.patient.name) == (2, (), None)
    told = (account.total_charges, account.insurance_paid, account.patient_paid, account.balance)
    assert told == (Money(29348), Money(6000), Money(3000), Money(20348))


def test_what_each_persons_charges_come_to_is_kept_beside_the_sum_of_all():
    for total in ("293.48", "299.48"):  # also where the sum is wrong
        paper = SECTIONS.replace("293.48", total).replace("Total activity", "All visits    ")
        *_, account = read_pages((page_of(paper),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
        assert [(row.label, row.amount) for row in account.rows] == [
            ("Leona Whitlocke", Money(15949)),
            ("Arlo Whitlocke", Money(13399)),
        ]
        assert str(account.total_charges) == total
