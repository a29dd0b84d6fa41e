"""A remittance on paper: reasons with their amounts beside and below a line, days without a year, and what a claim comes to."""

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from tests.engine.intake.layout_parts.printed import bill_of, page_of

ADVICE = """
  MADEUP EAST PPO                                                                     REMITTANCE ADVICE
  TESTA FAMILY PRACTICE                                                    CHECK NO:  044857569

  REND PROV   SERV DATE    POS  NOS PROC   MODS     BILLED   ALLOWED    GRP/RC       AMT   PROV PD
  NAME EXAMPLE, TESTA                    ACNT TR93021
  ICN 16731535212454
  1812830793  0706 070624  11     1 71046           171.00    124.83     CO-45     46.17     99.86
                                                                          PR-2     24.97
  1812830793  0706 070624  11     2 G0283            50.76     31.97     CO-45     18.79     25.58
                                                                          PR-2      6.39
  1812830793  0706 070624  11     1 72148          1536.06    768.03     CO-45    768.03    704.06
                                                                          PR-1     63.97
  PT RESP     95.33        CLAIM TOTALS            1757.82    924.83              928.32    829.50
  ADJ TO TOTALS:  PREV PD   0.00   INTEREST   0.00                                   NET    829.50

              # OF CLAIMS    BILLED AMT   ALLOWED AMT   PROV PD AMT    PROV ADJ    CHECK AMT
  TOTALS:               1       1757.82        924.83        829.50        4.00       825.50
"""


def test_reasons_below_a_line_are_its_own() -> None:
    bill = bill_of(ADVICE)
    assert [(line.code, str(line.units), str(line.charge), str(line.paid)) for line in bill.lines] == [
        ("71046", "1", "171.00", "99.86"),
        ("G0283", "2", "50.76", "25.58"),
        ("72148", "1", "1536.06", "704.06"),
    ]
    assert [[(one.group, one.reason, str(one.amount)) for one in line.adjustments] for line in bill.lines] == [
        [("CO", "45", "46.17")],
        [("CO", "45", "18.79")],
        [("CO", "45", "768.03")],
    ]
    assert [str(line.coinsurance or line.deductible) for line in bill.lines] == ["24.97", "6.39", "63.97"]


def test_a_day_without_its_year_has_that_of_the_last_day() -> None:
    assert {(str(line.day), str(line.through)) for line in bill_of(ADVICE).lines} == {("2024-07-06", "2024-07-06")}


def test_a_claims_total_behind_the_persons_part_is_its_total() -> None:
    bill = bill_of(ADVICE)
    assert (str(bill.total_charges), str(bill.insurance_paid), str(bill.patient_responsibility)) == (
        "1757.82",
        "829.50",
        "95.33",
    )
    assert bill.adjustments is None
    assert bill.balance is None
    assert {row.adds for row in bill.rows if row.kind is RowKind.TOTAL} == {"charge", "allowed", "paid"}
    assert "928.32" in {str(row.amount) for row in bill.rows if row.kind is RowKind.NOTE}


TWO_CLAIMS = (
    ADVICE.partition("\n              # OF CLAIMS")[0]
    + """
  NAME EXAMPLE, TESTA                    ACNT TR93999
  ICN 99931535212454
  1812830793  0716 071624  11     1 99213           100.00     80.00     CO-45     20.00     80.00
  PT RESP      0.00        CLAIM TOTALS             100.00     80.00               20.00     80.00

              # OF CLAIMS    BILLED AMT   ALLOWED AMT   PROV PD AMT    PROV ADJ    CHECK AMT
  TOTALS:               2       1857.82       1004.83        909.50        0.00       909.50
"""
)


def test_what_all_claims_come_to_is_no_total_of_the_last_one() -> None:
    reading = read_pages((page_of(TWO_CLAIMS),), reader="pdf_text", name="paper.pdf", pages_count=1)
    assert [str(bill.total_charges) for bill in reading.bills] == ["1757.82", "100.00"]
    last = [str(row.amount) for row in reading.bills[1].rows if row.kind is RowKind.TOTAL]
    assert sorted(last) == ["100.00", "20.00", "80.00", "80.00"]  # its reductions alone come to 20.00


CLOSE = """
  MADEUP MEDICARE SERVICES - PART B     MEDICARE REMITTANCE NOTICE               DATE 12/26/2026
  PERF PROV  SERV DATE   POS  NOS  PROC      BILLED   ALLOWED    DEDUCT     COINS  GRP/RC     AMT    PROV PD
  NAME EXAMPLE, TESTA          MID 9XX9XX9XX99   ACNT 78-59053   ICN 2026493186967
  1234567893 1020 102026  11    1  85025      59.46     46.37      0.00      9.27  CO-45    13.09      37.10
  1234567893 1020 102026  11    1  71046     201.95    123.18      0.00     24.64  CO-45    78.77      98.54
  PT RESP  33.91           CLAIM TOTALS      261.41    169.55      0.00     33.91           91.86     135.64
  NAME EXAMPLE, TESTA          MID 9XX9XX9XX99   ACNT 39-87621   ICN 2026795442524
  1234567893 1028 102826  11    3  97110     323.85    142.49      0.00     28.50  CO-45   181.36     113.99
  PT RESP  28.50           CLAIM TOTALS      323.85    142.49      0.00     28.50          181.36     113.99

  TOTALS   # OF CLAIMS 2                     585.26    312.04      0.00     62.41          273.22     249.63
                                                                                   CHECK AMT          249.63
"""


def test_a_number_right_before_its_days_leaves_them_days() -> None:
    reading = read_pages((page_of(CLOSE),), reader="pdf_text", name="paper.pdf", pages_count=1)
    lines = [line for bill in reading.bills for line in bill.lines]
    assert [(str(line.day), line.code, str(line.charge)) for line in lines] == [
        ("2026-10-20", "85025", "59.46"),
        ("2026-10-20", "71046", "201.95"),
        ("2026-10-28", "97110", "323.85"),
    ]


def test_totals_over_all_claims_and_the_check_are_no_line_and_no_persons_payment() -> None:
    reading = read_pages((page_of(CLOSE),), reader="pdf_text", name="paper.pdf", pages_count=1)
    assert [bill.patient_paid for bill in reading.bills] == [None, None]
    assert [str(bill.adjustments) for bill in reading.bills] == ["91.86", "181.36"]
    over_all = {(row.adds, str(row.amount)) for bill in reading.bills for row in bill.rows if row.bills == 2}
    assert {("charge", "585.26"), ("adjustment", "273.22"), ("paid", "249.63")} <= over_all
