"""A plan's report in boxes: a name beside headings of two rows, days and codes under what was done, words under the amounts,
and the year's figures beside the month's."""

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from tests.engine.intake.layout_parts.printed import page_of

REPORT = """
  Made-up Advantage (HMO)
  Explanation of Benefits
  Member:   Sam Example          Report date:   04/07/2026

  YOUR TOTALS                                   Amount providers    Amount approved     What the plan       What you pay
^                                               billed the plan     by the plan         paid
  Totals for this month (processed 03/01/26 to          $300.00             $170.00         $150.00             $20.00
^ 03/31/26)

  Totals for 2026 (all processed through                $900.00             $400.00         $350.00             $50.00
^ 03/31/26)

  Claim number 5550001
  Madeup Family Medicine                        Amount providers    Amount approved     What the plan       What you pay
^ (in-network)                                  billed the plan     by the plan         paid

  Made-up visit                                         $120.00              $80.00          $60.00             $20.00
^ 03/02/26 (billing code 99213)                                                                              You pay a copay
^                                                                                                            for each visit.

  Made-up tracing                                        $80.00              $30.00          $30.00              $0.00
^ 03/02/26 (billing code 93000)

                                      TOTALS:           $200.00             $110.00          $90.00             $20.00

  Claim number 5550002
  Madeup Hospital (in-network)                  Amount providers    Amount approved     What the plan       What you pay
^                                               billed the plan     by the plan         paid

  Made-up stay                                          $100.00              $60.00          $60.00              $0.00
^ 03/05/26 - 03/07/26

                                      TOTALS:           $100.00              $60.00          $60.00              $0.00
"""


def bills():
    return read_pages((page_of(REPORT),), reader="pdf_text", name="paper.pdf", pages_count=1).bills


def test_days_and_codes_below_are_their_lines():
    lines = [line for bill in bills() for line in bill.lines]
    assert [(str(line.day), line.code, str(line.charge), str(line.allowed), str(line.paid)) for line in lines] == [
        ("2026-03-02", "99213", "120.00", "80.00", "60.00"),
        ("2026-03-02", "93000", "80.00", "30.00", "30.00"),
        ("2026-03-05", None, "100.00", "60.00", "60.00"),
    ]
    assert str(lines[2].through) == "2026-03-07"
    assert [line.description for line in lines] == ["Made-up visit", "Made-up tracing", "Made-up stay"]


def test_the_months_and_the_years_sums_are_no_claims():
    first, second = bills()
    assert [str(bill.total_charges) for bill in (first, second)] == ["200.00", "100.00"]
    sums = [str(row.amount) for row in first.rows if row.kind is not RowKind.NOTE]
    assert sums == ["200.00", "110.00", "90.00", "20.00"]


def test_a_heading_of_three_rows_in_brackets_is_one():
    paper = (
        REPORT.replace("Amount approved", "Total cost     ")
        .replace("by the plan", "(amount the")
        .replace("paid\n", "paid\n" + "^" + " " * 65 + "plan has approved)\n")
    )
    read = read_pages((page_of(paper),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    assert [str(line.allowed) for bill in read for line in bill.lines] == ["80.00", "30.00", "60.00"]


def test_the_last_word_of_a_description_is_no_label_of_words_under_an_amount():
    day = "^ 03/02/26 (billing code 99213)"
    at = len(day)
    rest = REPORT[REPORT.index(day) + at : REPORT.index("You pay a copay")]
    paper = REPORT.replace(day + rest, "^ patient" + " " * (at + len(rest) - len("^ patient")), 1)
    paper = paper.replace("for each visit.\n", "for each visit.\n" + day + "\n", 1)
    read = read_pages((page_of(paper),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    assert [line.code for bill in read for line in bill.lines] == ["99213", "93000", None]
    assert {bill.patient.name for bill in read} == {"Sam Example"}
