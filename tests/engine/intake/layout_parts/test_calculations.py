"""Names over amounts with the signs of a sum between them; headings and days of a stay's statement."""

from almoner.engine.bill import RowKind
from tests.engine.intake.layout_parts.printed import bill_of

STAY = """
  MADEUP COMMONS NURSING
  Monthly statement                                    Prepared: Aug 7, 2024
  Resident name: Testa Example                         Resident ID 0194-19

  CHARGES THIS PERIOD            Dates of service        Days     Per day/each Extended amount
  Private room, skilled level    7/2/24 - 7/9/24            8          $522.68        $4,181.44
  Therapeutic leave days         7/10/24 - 7/12/24          3          $261.34          $784.02
  Wound care supplies            7/8/24                     4           $64.25          $257.00
  Total charges this month                                                            $5,222.46

  Received                                        Posted                  Credit
  Part A payment                                  7/14/24              -$4,000.00
  Bed hold credit                                 7/3/24                 -$100.00

  Last balance         This month         Received          Allowances        Please pay
                +                   -                 -                =
  $50.00               $5,222.46          $4,000.00         $100.00           $1,172.46

  0-30 days: $1,172.46   31-60: $0.00
"""


def test_signs_say_what_each_amount_is() -> None:
    bill = bill_of(STAY)
    assert (str(bill.previous_balance), str(bill.total_charges), str(bill.balance)) == ("50.00", "5222.46", "1172.46")
    assert (str(bill.insurance_paid), str(bill.adjustments)) == ("4000.00", "100.00")


def test_a_credit_for_a_held_bed_is_no_payment() -> None:
    kinds = {row.label: row.kind for row in bill_of(STAY).rows if row.kind is not RowKind.NOTE}
    assert (kinds["Part A payment"], kinds["Bed hold credit"]) == (RowKind.PAYMENT, RowKind.ADJUSTMENT)


def test_one_heading_over_two_columns_of_amounts_is_two() -> None:
    assert [(str(line.units), str(line.unit_price), str(line.charge)) for line in bill_of(STAY).lines] == [
        ("8", "522.68", "4181.44"),
        ("3", "261.34", "784.02"),
        ("4", "64.25", "257.00"),
    ]


def test_words_under_a_heading_like_a_day_are_no_days() -> None:
    found = [(line.description, str(line.day), str(line.through)) for line in bill_of(STAY).lines]
    assert found == [
        ("Private room, skilled level", "2024-07-02", "2024-07-09"),
        ("Therapeutic leave days", "2024-07-10", "2024-07-12"),
        ("Wound care supplies", "2024-07-08", "None"),
    ]


def test_two_days_in_one_word_are_from_one_to_the_other() -> None:
    tight = STAY.replace("7/2/24 - 7/9/24 ", "7/2/24-7/9/24   ")
    first = bill_of(tight).lines[0]
    assert (str(first.day), str(first.through)) == ("2024-07-02", "2024-07-09")
