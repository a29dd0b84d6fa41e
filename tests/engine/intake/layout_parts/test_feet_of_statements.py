"""The foot and the slip of a statement: how old the balance is beside what to pay, addresses, and the count of pages."""

import io

import pytest

from almoner.adapters.readers.text import TextReader

PAPER = """MADE UP PHYSICIANS PLLC
1 NOWHERE ST
EXAMPLETON, OH 43999
                     STATEMENT DATE    {asked}    ACCOUNT NUMBER
                     03/20/2026        $36.00            MU-5
                     PG 1/2     SHOW AMOUNT PAID HERE $
SAM EXAMPLE                            MADE UP PHYSICIANS PLLC
1 FICTION RD                           1 NOWHERE ST
MOCKVILLE, PA 15001                    EXAMPLETON, OH 43999

DATE        CODE    DESCRIPTION                      CHARGES    RECEIPTS/ADJUST
02/10/2026  99213   MADE-UP VISIT                     100.00
02/24/2026          PLAN PAYMENT                                         -50.00
02/24/2026          PLAN WRITE-OFF                                       -30.00
02/11/2026  93000   MADE-UP TRACING                    16.00

{ages}    {asked}
36.00          0.00           0.00           0.00       0.00     $36.00
"""
AGES = (
    "CURRENT        30 DAYS        60 DAYS        90 DAYS        120+ DAYS",
    "0-30           31-60          61-90          91-120         OVER 120 ",
)


@pytest.mark.parametrize("ages", AGES)
@pytest.mark.parametrize("asked", ["AMOUNT NOW DUE", "PAY THIS AMOUNT", "BALANCE DUE"])
def test_ages_and_addresses_are_no_charges(ages, asked):
    paper = PAPER.format(ages=ages, asked=asked)
    (bill,) = TextReader().read(io.BytesIO(paper.encode()), "made-up.txt").bills
    assert [(line.code, str(line.charge)) for line in bill.lines] == [("99213", "100.00"), ("93000", "16.00")]
    assert str(bill.balance) == "36.00"


def test_a_code_under_a_heading_of_words_is_the_rows_code():
    paper = PAPER.format(ages=AGES[0], asked="BALANCE DUE").replace("CODE    DESCRIPTION", "PROCEDURE - TRANSACTION")
    (bill,) = TextReader().read(io.BytesIO(paper.encode()), "made-up.txt").bills
    assert [(line.code, line.description) for line in bill.lines] == [("99213", "MADE-UP VISIT"), ("93000", "MADE-UP TRACING")]
