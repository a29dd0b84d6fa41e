"""A plan's paper that tells each claim in a block of labels and amounts, whatever the labels and their order."""

import pytest

from almoner.engine.bill import Bill, RowKind
from tests.engine.intake.layout_parts.printed import bill_of

TOP = """
  HARBOR MADEUP BENEFITS                         This is not a bill
  Explanation of benefits
  Member  Testa Example        Date of this notice  08/20/2026
"""
UNDER = """
  Claim CM100200
  Provider: Madeup Lung Clinic
  Service: Breathing test (94060) on July 28, 2026
      Charge submitted                 $200.00
      Discount                          $50.00
      Eligible amount                  $150.00
      Deductible                        $40.00
      Coinsurance (20%)                 $22.00
      Benefit paid                      $88.00
      You owe the provider              $62.00

  Claim CM100300
  Provider: Sample Street Imaging
  Service: Chest picture (71046) on July 29, 2026
      Charge submitted                 $100.00
      Discount                          $20.00
      Eligible amount                   $80.00
      Deductible                         $0.00
      Coinsurance (20%)                 $16.00
      Benefit paid                      $64.00
      You owe the provider              $16.00

  All claims in this notice
      Charge submitted                 $300.00
      Benefit paid                     $152.00
      You owe the provider              $78.00
"""
RUNNING = """
  07/28/2026   94060   Breathing test
  Billed: $200.00   Plan discount: $50.00   Allowed: $150.00
  Deductible: $40.00   Coinsurance: $22.00   Plan paid: $88.00   Your share: $62.00

  07/29/2026   71046   Chest picture
  Billed: $100.00   Plan discount: $20.00   Allowed: $80.00
  Deductible: $0.00   Coinsurance: $16.00   Plan paid: $64.00   Your share: $16.00

  Totals
  Billed: $300.00   Plan paid: $152.00   Your share: $78.00
"""
OWED_FIRST = """
  Date of service: 07/28/2026
  Procedure code: 94060
  Description: Breathing test
  What you owe ............ 62.00
  We paid ................. 88.00
  Your coinsurance ........ 22.00
  Your deductible ......... 40.00
  Plan allowance .......... 150.00
  Provider's charge ....... 200.00
  Amount written off ...... 50.00

  Date of service: 07/29/2026
  Procedure code: 71046
  Description: Chest picture
  What you owe ............ 16.00
  We paid ................. 64.00
  Your coinsurance ........ 16.00
  Your deductible ......... 0.00
  Plan allowance .......... 80.00
  Provider's charge ....... 100.00
  Amount written off ...... 20.00
"""


FIELDS = ("day", "code", "charge", "allowed", "deductible", "coinsurance", "paid", "patient_owes")


def told(bill: Bill) -> list[tuple[str, ...]]:
    return [tuple(str(getattr(line, name)) for name in FIELDS) for line in bill.lines]


@pytest.mark.parametrize("paper", [UNDER, RUNNING, OWED_FIRST], ids=["under", "running", "owed-first"])
def test_each_block_is_a_line(paper: str) -> None:
    assert told(bill_of(TOP + paper)) == [
        ("2026-07-28", "94060", "200.00", "150.00", "40.00", "22.00", "88.00", "62.00"),
        ("2026-07-29", "71046", "100.00", "80.00", "0.00", "16.00", "64.00", "16.00"),
    ]


@pytest.mark.parametrize("paper", [UNDER, RUNNING], ids=["under", "running"])
def test_the_last_block_adds_the_others_up(paper: str) -> None:
    bill = bill_of(TOP + paper)
    assert [str(one) for one in (bill.total_charges, bill.insurance_paid, bill.patient_responsibility)] == [
        "300.00",
        "152.00",
        "78.00",
    ]
    totals = [(row.adds, str(row.amount), row.last_line) for row in bill.rows if row.kind is RowKind.TOTAL]
    assert totals == [("charge", "300.00", 2), ("paid", "152.00", 2), ("patient_owes", "78.00", 2)]


def test_the_service_is_told_without_its_label_code_and_day() -> None:
    assert [line.description for line in bill_of(TOP + UNDER).lines] == ["Breathing test", "Chest picture"]


def test_the_first_claim_names_the_paper() -> None:
    bill = bill_of(TOP + UNDER)
    assert (bill.claim, bill.provider.name, bill.patient.name) == ("CM100200", "Madeup Lung Clinic", "Testa Example")


def test_words_nobody_knows_take_the_meaning_that_the_sums_give_them() -> None:
    strange = UNDER.replace("Eligible amount", "Figure of merit").replace("Benefit paid    ", "Sent along      ")
    assert [(str(line.allowed), str(line.paid)) for line in bill_of(TOP + strange).lines] == [
        ("150.00", "88.00"),
        ("80.00", "64.00"),
    ]


def test_an_amount_of_a_block_that_nothing_explains_is_kept_as_a_note() -> None:
    more = UNDER.replace("      Discount  ", "      Quux figure                       $7.77\n      Discount  ")
    bill = bill_of(TOP + more)
    assert len(bill.lines) == 2
    assert [str(row.amount) for row in bill.rows if row.kind is RowKind.NOTE] == ["7.77", "7.77"]
