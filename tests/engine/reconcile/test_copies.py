"""A bill and its photo are one paper; two bills that differ in what they say are two."""

from dataclasses import replace
from datetime import date

import pytest

from almoner.engine.bill import Bill, Doubt, Line, Notice, PaperKind, Patient, Provider, Reading, Spot
from almoner.engine.money import Money
from almoner.engine.reconcile.copies import copies

LINES = (Line(day=date(2026, 3, 1), code="J1885", charge=Money(20000)), Line(day=date(2026, 3, 2), charge=Money(5)))
BILL = Bill(
    provider=Provider("Made-up Example Clinic"),
    patient=Patient("Testa Sample", account="A-100"),
    statement_date=date(2026, 4, 1),
    balance=Money(20005),
    lines=LINES,
)
DOUBT = Doubt("d1", "bills/b1/balance", "200.05", ("280.05",), "why", Spot(document=0, page=1))


def paper(bill=BILL, **given):
    return Reading(**({"kind": PaperKind.BILL, "reader": "pdf_text", "pages": 1, "bills": (bill,)} | given))


def without_account(bill, **given):
    return replace(bill, patient=replace(bill.patient, account=None), **given)


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (paper(), paper(reader="ocr"), [(1, 0)]),
        (paper(doubts=(DOUBT,)), paper(), [(0, 1)]),
        (paper(), paper(replace(BILL, provider=Provider("Made-up Examp1e C1inic"))), [(1, 0)]),
        (paper(), paper(replace(BILL, statement_date=date(2026, 5, 1))), []),
        (paper(), paper(replace(BILL, balance=Money(1))), []),
        (paper(), paper(replace(BILL, patient=Patient("Testa Sample", account="A-200"))), []),
        (paper(), paper(replace(BILL, lines=(*LINES, LINES[0]))), []),
        (paper(), paper(replace(BILL, claim="C2")), []),
        (paper(pages=0), paper(pages=0), []),
        (paper(notices=(Notice(),)), paper(notices=(Notice(),)), []),
        (paper(Bill()), paper(Bill()), []),
        (paper(without_account(BILL)), paper(without_account(BILL)), [(1, 0)]),
        (paper(without_account(BILL)), paper(replace(BILL, patient=Patient("Zoe Other"))), []),
        (paper(without_account(BILL, statement_date=None)), paper(without_account(BILL, statement_date=None)), []),
    ],
    ids=[
        "photo",
        "fewer-doubts-is-kept",
        "misread-name",
        "later-statement",
        "other-balance",
        "other-account",
        "one-more-line",
        "other-claim",
        "not-on-pages",
        "letters",
        "nothing-said",
        "no-account-same-day",
        "other-person",
        "nothing-to-tell-them-by",
    ],
)
def test_only_a_paper_that_says_the_same_is_a_copy(one, two, found):
    assert list(copies([one, two])) == found


def test_three_copies_keep_one():
    assert sorted(copies([paper(), paper(reader="ocr"), paper(reader="photo")])) == [(1, 0), (2, 0)]
