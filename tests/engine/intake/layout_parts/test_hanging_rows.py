"""Words that hang below a row belong to it, and each claim of a notice has a total of its own."""

from almoner.engine.bill import RowKind
from tests.engine.intake.layout_parts.printed import bill_of

NOTICE = """
  Medicare Summary Notice                                                     THIS IS NOT A BILL
  Notice for  Testa Example
  Total You May Be Billed                                                                 $49.00

  04/26/2026
  Madeup Eye Associates, (555) 555-0100
  Service Provided & Billing Code                 Amount Charged   Approved Amount   Medicare Paid   You May Be Billed
  Picture of the heart's beat using at least             $108.00            $50.00          $40.00              $10.00
^ twelve leads (93000)
  Needle into a vein (36415)                              $28.00            $24.00          $24.00               $0.00
  Moving the body with help, each of many                 $96.00            $70.00          $56.00              $14.00
^ minutes of a day spent
^ (97110)
  Total for Claim #11-222                                $232.00           $144.00         $120.00              $24.00

  05/30/2026
  Madeup Lung Clinic, (555) 555-0101
  Service Provided & Billing Code                 Amount Charged   Approved Amount   Medicare Paid   You May Be Billed
  Chest picture (71046)                                  $200.00           $125.00         $100.00              $25.00
  Total for Claim #11-333                                $200.00           $125.00         $100.00              $25.00
"""


def test_a_code_below_its_row_is_that_rows() -> None:
    bill = bill_of(NOTICE)
    assert [(str(line.day), line.code, str(line.charge)) for line in bill.lines] == [
        ("2026-04-26", "93000", "108.00"),
        ("2026-04-26", "36415", "28.00"),
        ("2026-04-26", "97110", "96.00"),
        ("2026-05-30", "71046", "200.00"),
    ]
    assert bill.lines[2].description == "Moving the body with help, each of many minutes of a day spent"


def test_each_claim_has_its_own_total_and_the_paper_keeps_its() -> None:
    bill = bill_of(NOTICE)
    sums = [(row.first_line, row.last_line, str(row.amount)) for row in bill.rows if row.kind is RowKind.SUBTOTAL]
    assert [one for one in sums if one[2] in ("232.00", "200.00", "24.00", "25.00")] == [
        (0, 3, "232.00"),
        (0, 3, "24.00"),
        (3, 4, "200.00"),
        (3, 4, "25.00"),
    ]
    assert str(bill.patient_responsibility) == "49.00"
