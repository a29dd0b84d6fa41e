"""A collector's tables: the accounts it lists, and how the debt came to be, in rows or side by side."""

from almoner.engine.intake.layout import read_pages
from tests.engine.intake.layout_parts.printed import page_of

HEAD = """
  Lodestone Madeup Receivables LLC

  Testa Example                          Reference number     60-07476-2
  1 Nowhere Lane                         Date                 04/21/2024

  Lodestone Madeup Receivables LLC is a debt collector. We are trying to collect a debt.

  Account     Date of service     Provider                     Owed on 09/25/2023
  8586946     11/09/2022          Nowhere Pathology                       $172.71
  4890759     01/27/2023          Nowhere Pathology                       $998.00
"""
ROWS = """
  What                                            From         To               Amount
  Amount of the debt on the itemization date                   09/25/2023    $1,170.71
  Interest charged                                09/25/2023   04/21/2024       $10.00
  Fees charged                                    09/25/2023   04/21/2024        $5.00
  Payment or credit                                            10/20/2023      -$50.00
  Payment or credit                                            11/04/2023     -$100.00
  Total amount of the debt now                                 04/21/2024    $1,035.71
"""
BESIDE = """
  You owed on      Interest since      Fees since      Paid or credited     You owe on
  09/25/2023       09/25/2023          09/25/2023      since 09/25/2023     04/21/2024
  $1,170.71        $10.00              $5.00           -$150.00             $1,035.71
"""


def debt(table: str):
    (bill,) = read_pages((page_of(HEAD + table),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    return bill


def test_how_a_debt_came_to_be_is_the_same_in_rows_and_side_by_side():
    for table in (ROWS, BESIDE):
        bill = debt(table)
        assert [str(one) for one in (bill.total_charges, bill.interest, bill.patient_paid, bill.balance)] == [
            "1170.71",
            "15.00",
            "150.00",
            "1035.71",
        ]
        assert str(bill.statement_date) == "2024-04-21"


def test_the_accounts_of_a_collector_are_no_charges():
    bill = debt(ROWS)
    assert bill.lines == ()
    assert [str(row.amount) for row in bill.rows if row.adds == "account"] == ["172.71", "998.00"]
