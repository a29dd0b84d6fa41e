"""A plan's letter that denies a claim is its answer; what a bill says may happen one day is not what the paper is."""

import io

from almoner.adapters.readers.text import READER
from almoner.engine.bill import Adjustment, BillKind, PaperKind
from almoner.engine.intake.paper_kind import paper_kinds
from almoner.engine.money import Money

DENIAL = """MADEUP HEALTH PLAN
June 10, 2026

Notice of claim denial

Member: Zelda Pretendson     Member ID: ZP55501
Claim number: 2026-1188-01
Provider: Oakfable Medical Group
Date of service: 04/06/2026
Amount billed: $1,350.00
Amount paid: $0.00
Your share: $0.00

{words}
"""


def read(words: str):
    (bill,) = READER.read(io.BytesIO(DENIAL.format(words=words).encode()), "letter.txt").bills
    return bill


def test_a_letter_of_denial_is_a_decision_with_its_reason():
    bill = read("We denied this claim because it was filed after the timely filing limit. Your provider may not bill you.")

    assert bill.kind is BillKind.EOB
    assert bill.claim_adjustments == (Adjustment("CO", "29", Money(135000)),)


def test_a_printed_code_says_it_too():
    assert read("Reason: CO-29").claim_adjustments == (Adjustment("CO", "29", Money(135000)),)


def test_another_reason_gives_no_code():
    assert read("We denied this claim because it was not medically necessary.").claim_adjustments == ()


def test_a_bill_that_speaks_of_collection_is_a_bill():
    words = "Patient statement. Amount due $100.00. Unpaid balances may be sent to a collection agency. Please pay this amount."

    assert paper_kinds(words)[0][0] is PaperKind.BILL


def test_a_collectors_letter_stays_one():
    assert paper_kinds("We are a collection agency. This is an attempt to collect a debt.")[0][0] is PaperKind.COLLECTION
