"""Rows and sentences around the charges: what was taken back, what ends a sentence, what a month without news says, whose paper it is."""

import io

import pytest

from almoner.adapters.readers import table, text
from almoner.engine.bill import BillKind, PaperKind, RowKind
from almoner.engine.intake.paper_kind import paper_kinds
from almoner.engine.intake.reversals import taken_back
from almoner.engine.intake.told.counters import figures

HEAD = """MADEUP FALLS CLINIC
Patient Statement
Patient: Ada Sample               Statement Date: 08/04/2026
Account Number: MF-118            Due Date: 08/25/2026

"""
LEDGER = """Date        Code   Description                       Amount
05/14/2026  95886  Made-up test                      $540.00
06/02/2026         Sample Plan payment              -$288.00
07/21/2026         {words:<33} $288.00
07/21/2026         Sample Plan payment              -$232.00
Your balance                                         $308.00
"""


def read(paper):
    return text.READER.read(io.BytesIO(paper.encode()), "paper.txt")


@pytest.mark.parametrize("words", ["Sample Plan payment reversed", "Reversal of plan payment", "Plan payment taken back"])
def test_a_payment_taken_back_is_owed_again_and_is_no_charge(words):
    reading = read(HEAD + LEDGER.format(words=words))
    (bill,) = reading.bills
    assert [line.code for line in bill.lines] == ["95886"]
    assert [row.amount.cents for row in bill.rows if row.kind is RowKind.PAYMENT] == [28800, -28800, 23200]
    assert reading.lost == ()


@pytest.mark.parametrize("words", ["Sample Plan payment reversed", "Reversal of plan payment", "Returned check"])
def test_in_a_grid_too(words):
    paper = (
        "Date,Code,Description,Charge\n05/14/2026,95886,Made-up test,540.00\n06/02/2026,,Sample Plan payment,-288.00\n"
        f"07/21/2026,,{words},288.00\n"
    )
    (bill,) = table.READER.read(io.BytesIO(paper.encode()), "ledger.csv").bills
    assert [line.code for line in bill.lines] == ["95886"]
    assert [row.amount.cents for row in bill.rows if row.kind is RowKind.PAYMENT] == [28800, -28800]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Sample Plan adjustment reversed", RowKind.ADJUSTMENT),
        ("Returned check 1184", RowKind.PAYMENT),
        ("Ajuste revertido", RowKind.ADJUSTMENT),
        ("Returned visit", None),
        ("Payment", None),
        ("Shoulder joint, reversed", None),
        ("Check of a pacemaker", None),
    ],
)
def test_what_is_taken_back_is_a_payment_or_an_adjustment_by_its_words(label, kind):
    assert taken_back(label) is kind


def test_the_last_words_of_a_sentence_are_part_of_it():
    told = "Your plan looked at this claim once more and your share is a $250.00 deductible and\n$58.00 coinsurance.\n"
    assert read(HEAD + LEDGER.format(words="Plan payment reversed") + "\n" + told).lost == ()


def test_a_few_words_under_a_closed_sentence_say_nothing_of_their_amount():
    told = "Your plan looked at this claim once more and gave you its answer.\nSundries $58.00\n"
    assert len(read(HEAD + LEDGER.format(words="Plan payment reversed") + "\n" + told).lost) == 1


def test_nothing_paid_under_the_last_column_is_no_amount_without_a_meaning():
    paper = """Date        Code   Description           Charge   Plan paid   Adjustment   Patient owes
06/22/2026  99214  Made-up visit         240.00     -117.60       -92.40          30.00
            Totals                       240.00     -117.60       -92.40          30.00
Patient payments received                                                          0.00
PLEASE PAY THIS AMOUNT                                                           $30.00
"""
    reading = read(HEAD + paper)
    (bill,) = reading.bills
    assert (bill.patient_paid.cents, bill.balance.cents, reading.lost) == (0, 3000, ())


@pytest.mark.parametrize(("amount", "lost"), [("0.00", 0), ("0.00 CR", 0)])
def test_a_month_without_charges_leaves_nothing_unread(amount, lost):
    paper = f"""Date        Description                     Charges   Payments
07/10/2026  No new charges or payments         0.00   {amount}
Previous Balance                               $400.00
Amount Due                                     $400.00
"""
    reading = read(HEAD + paper)
    assert [one.what for one in reading.lost if "table of charges" in one.what] == [""] * lost
    assert reading.bills[0].previous_balance.cents == 40000


@pytest.mark.parametrize("named", ["Plan discount", "Member savings"])
def test_a_plans_discount_alone_makes_no_paper_the_plans(named):
    words = f"Made-up Imaging Center Name Ada Sample Exam Charge $1,150.00 Blue Sample paid -$480.00 {named} -$550.00 You owe $120.00"
    assert PaperKind.EOB not in dict(paper_kinds(words))
    assert paper_kinds(words + " Claim processed 08/01/2026")[0][0] is PaperKind.EOB


def test_a_bill_that_names_the_plans_discount_is_the_houses():
    paper = """Madeup Imaging Center
8 Sample Drive, Fableton, OH 43999
Name      Ada Sample
Account   MI-5120
Statement 08/11/2026

Exam date   CPT    Exam                       Charge
07/16/2026  72148  Scan of the low back    $1,150.00

Charges                                    $1,150.00
Blue Sample paid                            -$480.00
Plan discount                               -$550.00
You owe                                      $120.00
"""
    reading = read(paper)
    (bill,) = reading.bills
    assert (bill.kind, bill.provider.name, reading.lost) == (BillKind.BILL, "Madeup Imaging Center", ())
    assert (bill.adjustments.cents, bill.insurance_paid.cents, bill.balance.cents) == (55000, 48000, 12000)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("To date this patient has met $165.00 of her or his\n$500.00 deductible.", (50000, 16500)),
        ("Benefit period through 12/31/2026 You have used $90.00 of the\n$1,500.00 deductible.", (150000, 9000)),
        ("To date this patient has met $165.00 of her or his copay and\n$500.00 deductible.", None),
        ("Once you have met $165.00 of your part of the\n$500.00 deductible we pay.", None),
    ],
)
def test_a_sentence_of_limits_may_go_over_two_rows(said, found):
    assert [(one.limit.cents, one.used.cents) for one in figures(said)] == ([found] if found else [])


@pytest.mark.parametrize("words", ["Made-up visit (99214)", "Made-up visit, longer (99214)"])
def test_a_service_with_its_code_under_one_heading_of_two_lines_is_a_line(words):
    paper = f"""Medicare Summary Notice
THIS IS NOT A BILL
Notice for Ada Sample
Claim number 1126180440010

                                    Service     Amount    Medicare-    Amount     Maximum You
Service Provided &                  Approved?   Provider  Approved     Medicare   May Be Billed
Billing Code                                    Charged   Amount       Paid
{words:<36}Yes          $240.00    $150.00    $117.60          $30.00
Made-up test (94010)                Yes           $92.00     $40.00     $32.00           $8.00
Total for Claim #1126180440010                   $332.00    $190.00    $149.60          $38.00
"""
    reading = read(paper)
    (bill,) = reading.bills
    assert [(line.code, str(line.charge), str(line.patient_owes)) for line in bill.lines] == [
        ("99214", "240.00", "30.00"),
        ("94010", "92.00", "8.00"),
    ]
    assert reading.lost == ()
