"""Services set as a title and rows of labels, without a table."""

from almoner.engine.intake.layout import read_pages
from tests.engine.intake.layout_parts.printed import bill_of, page_of

HEAD = """
  Madeup Walk-In Clinic
  Billing summary
  Who was seen                         Testa Example
  Bill number                             V-60984421
  Bill date                               10/10/2024
  Visit                                   09/20/2024

  Items on this bill

"""
BILL = (
    HEAD
    + """
  Evening visit fee
^ Procedure code 99051, count 1
^ Cost each                                   $52.77
^ Cost                                        $52.77
^ Saved                                       $18.46
^ Covered                                     $20.00
^ Your part                                   $14.31

  Elastic wrap for the foot
^ and the ankle
^ Procedure code A6449-RT, count 2
^ Cost each                                   $18.99
^ Cost                                        $37.98
^ Saved                                       $15.95
^ Covered                                     $22.03
^ Your part                                    $0.00


  Total charges                               $90.75
  Savings                                    -$34.41
  Insurance paid                             -$42.03
  Amount due                                  $14.31
"""
)


def test_rows_of_labels_under_a_title_are_one_service() -> None:
    bill = bill_of(BILL)
    assert [(str(line.day), line.code, str(line.units), str(line.charge)) for line in bill.lines] == [
        ("2024-09-20", "99051", "1", "52.77"),
        ("2024-09-20", "A6449", "2", "37.98"),
    ]
    assert [line.description for line in bill.lines] == ["Evening visit fee", "Elastic wrap for the foot and the ankle"]
    assert [line.modifiers for line in bill.lines] == [(), ("RT",)]
    assert (str(bill.total_charges), str(bill.balance)) == ("90.75", "14.31")


def test_a_label_of_two_meanings_is_what_the_sums_say() -> None:
    assert [(str(line.paid), str(line.patient_owes)) for line in bill_of(BILL).lines] == [("20.00", "14.31"), ("22.03", "0.00")]


def test_a_label_of_two_meanings_without_a_sum_is_not_guessed() -> None:
    paper = BILL.replace("$20.00", "$20.01").replace("$22.03", "$22.04")
    reading = read_pages((page_of(paper),), reader="pdf_text", name="paper.pdf", pages_count=1)
    assert [(line.paid, line.allowed) for line in reading.bills[0].lines] == [(None, None), (None, None)]
    assert [lost.what for lost in reading.lost if "20.01" in lost.what or "22.04" in lost.what] == [
        "an amount of no known kind: $20.01",
        "an amount of no known kind: $22.04",
    ]
