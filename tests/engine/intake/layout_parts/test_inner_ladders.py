"""A person's share broken down inside one cell of a plan's table."""

from almoner.engine.intake.layout import read_pages
from almoner.engine.money import Money
from tests.engine.intake.layout_parts.printed import page_of

EXPLANATION = """
MADE UP HEALTH PLAN                             EXPLANATION OF BENEFITS
Patient  SAM EXAMPLE

Claim 1: Made Up Clinic    Claim number 11-222-33    Date of service 04/02/2026
                      Billed  Discounts    Allowed  Plan paid         Your share              You owe
Made-up visit         100.00      20.00      80.00      40.00         Deductible     10.00      40.00
^Service code 99213                                                   Coinsurance    30.00
Made-up test           60.00      10.00      50.00      20.00         Deductible      5.00      30.00
^Service code 80053                                                   Coinsurance    25.00
Claim total           160.00      30.00     130.00      60.00         Deductible     15.00      70.00
^                                                                     Coinsurance    55.00
"""


def test_the_labels_in_a_cell_head_the_amounts_behind_them():
    (bill,) = read_pages((page_of(EXPLANATION),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    assert [(line.code, str(line.day), line.charge, line.deductible, line.coinsurance) for line in bill.lines] == [
        ("99213", "2026-04-02", Money(10000), Money(1000), Money(3000)),
        ("80053", "2026-04-02", Money(6000), Money(500), Money(2500)),
    ]
    assert [line.patient_owes for line in bill.lines] == [Money(4000), Money(3000)]
    assert bill.patient_responsibility == Money(7000)


TWO_CLAIMS = (
    EXPLANATION
    + EXPLANATION.partition("SAM EXAMPLE\n\n")[2].replace("Claim 1", "Claim 2").replace("11-222-33", "44-555-66")
    + """
MADE UP HEALTH PLAN                      Explanation of    Benefits     Statement
Totals for all claims 300.00      60.00     260.00     120.00         Deductible     30.00     140.00
^                                                                     Coinsurance   110.00
"""
)


def test_the_papers_name_on_the_next_page_heads_no_table():
    bills = read_pages((page_of(TWO_CLAIMS),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    assert [(bill.claim, bill.total_charges) for bill in bills] == [("11-222-33", Money(16000)), ("44-555-66", Money(16000))]
    whole = [(row.adds, row.amount, row.bills) for bill in bills for row in bill.rows if row.label == "Totals for all claims"]
    assert ("charge", Money(30000), 2) in whole
