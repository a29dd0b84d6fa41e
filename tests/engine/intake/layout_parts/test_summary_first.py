"""An estimate of several providers with what each of them comes to on its first page."""

from almoner.engine.bill import Reading
from almoner.engine.intake.layout import read_pages
from tests.engine.intake.layout_parts.printed import page_of

PAPER = """
  Nowhere Surgical Hospital
  Your Good Faith Estimate

  Patient name                           Date of birth           Estimate number
  Testa Example                          8/19/1993               0341683

  Nowhere Surgical Hospital              Facility                          650.00
  Madeup Imaging                         Imaging                           130.00
  Total of standard charges                                              1,200.00
  Self-pay discount (35%)                                                 -420.00
  Total estimated cost to you                                              780.00

  Primary provider: Nowhere Surgical Hospital
  NPI 1012910091    Expected date of service: 7/19/2025

                                     Diagnosis    Service                 Standard    Self-pay      Expected
^ Service or item to be furnished    code         code     Quantity         charge    discount   cost to you
  Repair by scope                    M75.121      29827           1         600.00      210.00        390.00
  Facility fee                       M75.121                      1         400.00      140.00        260.00
  Provider total                                                          1,000.00      350.00        650.00

  Co-provider 1: Madeup Imaging
  NPI 1841222223    Expected date of service: 7/21/2025

                                     Diagnosis    Service                 Standard    Self-pay      Expected
^ Service or item to be furnished    code         code     Quantity         charge    discount   cost to you
  Picture of the shoulder            M75.121      73221           1         200.00       70.00        130.00
  Provider total                                                            200.00       70.00        130.00
"""


def reading(paper: str = PAPER) -> Reading:
    return read_pages((page_of(paper),), reader="pdf_text", name="paper.pdf", pages_count=1)


def test_what_each_provider_comes_to_is_no_line():
    first, second = reading().bills
    assert [(line.code, str(line.charge)) for line in first.lines] == [("29827", "600.00"), (None, "400.00")]
    assert [(line.code, str(line.charge), str(line.patient_owes)) for line in second.lines] == [("73221", "200.00", "130.00")]
    assert (str(second.total_charges), str(second.patient_responsibility)) == ("200.00", "130.00")


def test_what_all_providers_come_to_is_known_by_the_column_that_it_adds_up():
    rows = {(row.adds, str(row.amount)) for row in reading().bills[0].rows if row.bills == 2}
    assert rows == {("charge", "1200.00"), ("adjustment", "420.00"), ("patient_owes", "780.00")}


def test_headings_in_two_lines_are_whole_and_leave_no_doubt():
    assert [column.heading for column in reading().columns[:3]] == [
        "Service or item to be furnished",
        "Diagnosis code",
        "Service code",
    ]
    assert reading().doubts == ()
