"""Which pages of a pile go together as one claim."""

from dataclasses import replace

from almoner.engine.intake.forms.read import read_form
from almoner.engine.money import Money
from tests.engine.intake.forms.drawn_forms import UB_LINES, Sheet, ub04


def pile(*, second_account: str, printed: bool):
    first = ub04(Sheet(), total=None, pages="1 2").page()
    second = ub04(Sheet(number=2), lines=UB_LINES[:1], total="6707 75", pages="2 2", account=second_account).page()
    return [
        replace(page, words=tuple(replace(word, printed=printed, confidence=950) for word in page.words))
        for page in (second, first)
    ]


def test_a_misread_sign_of_the_account_does_not_part_numbered_pages():
    (bill,) = read_form(pile(second_account="MADEUP-4417", printed=False)).bills
    assert len(bill.lines) == 6
    assert bill.total_charges == Money(670775)
    assert bill.lines[0].spot.page == 1


def test_a_printed_account_that_differs_is_another_claim():
    reading = read_form(pile(second_account="MADEUP-4417", printed=True))
    assert sorted(bill.claim for bill in reading.bills) == ["MADEUP-4411", "MADEUP-4417"]
