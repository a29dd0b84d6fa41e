"""A plan's paper with what it all comes to above its claims, each service on two rows, and what the patient bears in a column
of its own."""

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from tests.engine.intake.layout_parts.printed import page_of

HEADS = """
            Amount        PPO      Not     Covered                                 Plan        Your
^           billed   discount  payable     charges   Deductible   Coinsurance   payment       share
"""
PAPER = f"""
  Made-up PPO                                                   Explanation of Benefits Statement

  Sam Example                              Member ID     MU123456789

    Total billed             Your PPO savings             Your plan paid             YOUR SHARE
       $900.00         -          $240.00          -          $400.00         =        $260.00

  Madeup Heart Group                               Claim no. 11E-1                Processed 03/20/2026
{HEADS}
  03/02/2026  93306  Made-up echo                                                       Remarks: 088
^           500.00     100.00   100.00      300.00         0.00         60.00    240.00      160.00
  03/02/2026  93000  Made-up tracing                                                    Remarks: 301
^           200.00     100.00     0.00      100.00         0.00         20.00     80.00       20.00
  Total for this claim
^           700.00     200.00   100.00      400.00         0.00         80.00    320.00      180.00

  Madeup Clinic                                    Claim no. 11E-2                Processed 03/22/2026
{HEADS}
  03/05/2026  99213  Made-up visit                                                      Remarks: 301
^           200.00      40.00     0.00      160.00         0.00         80.00     80.00       80.00
  Total for this claim
^           210.00      40.00     0.00      160.00         0.00         80.00     80.00       80.00
"""


def bills():
    return read_pages((page_of(PAPER),), reader="pdf_text", name="paper.pdf", pages_count=1).bills


def test_the_sums_above_the_claims_are_no_claims_and_no_line():
    first, second = bills()
    assert [(line.code, str(line.charge), str(line.allowed)) for line in first.lines] == [
        ("93306", "500.00", "300.00"),
        ("93000", "200.00", "100.00"),
    ]
    assert [(line.code, str(line.charge)) for line in second.lines] == [("99213", "200.00")]
    assert (str(first.total_charges), str(first.patient_responsibility)) == ("700.00", "180.00")


def test_a_sums_words_stand_over_its_amounts_even_where_it_is_wrong():
    sums = [str(row.amount) for row in bills()[1].rows if row.kind is RowKind.TOTAL and row.adds == "charge"]
    assert sums == ["210.00"]


def test_what_the_patient_bears_of_a_charge_is_told_from_what_nobody_owes():
    line = bills()[0].lines[0]
    assert [(one.group, str(one.amount)) for one in line.adjustments] == [("", "100.00"), ("PR", "100.00")]


def test_so_much_of_a_limit_is_no_limit():
    paper = PAPER + "\n  Out-of-pocket maximum      $1,100.00  of  $9,000.00\n"
    reading = read_pages((page_of(paper),), reader="pdf_text", name="paper.pdf", pages_count=1)
    told = [(str(one.used), str(one.limit)) for bill in reading.bills for one in bill.accumulators]
    assert told == [("1100.00", "9000.00")]


def test_what_all_claims_come_to_says_that_it_adds_up_claims():
    noted = {row.adds: (str(row.amount), row.bills) for row in bills()[0].rows if row.kind is RowKind.NOTE and row.bills}
    assert noted == {
        "charge": ("900.00", 2),
        "adjustment": ("240.00", 2),
        "paid": ("400.00", 2),
        "patient_owes": ("260.00", 2),
    }


def test_a_wrong_sum_of_all_claims_is_known_by_a_right_one_beside_it():
    paper = page_of(PAPER.replace("$900.00", "$990.00"))
    rows = read_pages((paper,), reader="pdf_text", name="paper.pdf", pages_count=1).bills[0].rows
    assert ("990.00", 2) in {(str(row.amount), row.bills) for row in rows if row.adds == "charge"}
