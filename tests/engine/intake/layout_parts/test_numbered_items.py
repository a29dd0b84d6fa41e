"""Services that stand as numbered sentences, and what the sentences below say they come to."""

from decimal import Decimal

import pytest

from almoner.engine.bill import BillKind, RowKind
from almoner.engine.intake.layout import read_pages
from almoner.engine.money import Money
from tests.engine.intake.layout_parts.printed import bill_of, page_of

LETTER = """
Made Up Surgical Hospital

May 5, 2026

Good faith estimate no. Q12345

Dear Sam Example,

You asked what your care with Dr. Example on May 24, 2026 will cost when no insurance is used.
^This is an estimate and not a bill. The items we expect are these:
{items}

{total} $145.00.

Because you pay on your own we take off 20%, that is $29.00, so that you would pay $116.00.

We ask for $20.00 a week before the visit; it is part of the amount above.

If the final bill is higher than this estimate by $400.00 or more you may dispute it.
"""
CHARGED_FIRST = """
1. We expect to charge $100.00 for a made-up visit (code 99213), 1
^  unit.
2. We expect to charge $45.00 for a made-up drug of 15 mg (code J1885), 3 units at
^  $15.00 each."""
PRICED_FIRST = """
1. Made-up visit. Procedure code 99213. Quantity 1; price $100.00; estimated charge $100.00.
2. Made-up drug of 15 mg. Procedure code J1885. Quantity 3; price $15.00; estimated charge
^  $45.00."""
IN_BRACKETS = """
1. For made-up visit, code 99213, our price is $100.00 (1 unit at $100.00).
2. For made-up drug of 15 mg, code J1885, our price is $45.00 (3 units at $15.00 each)."""


@pytest.mark.parametrize("items", [CHARGED_FIRST, PRICED_FIRST, IN_BRACKETS])
@pytest.mark.parametrize("total", ["Together these come to", "All items together:", "The expected charges add up to"])
def test_a_letters_numbered_sentences_are_lines(items, total):
    bill = bill_of(LETTER.format(items=items, total=total))
    assert bill.kind is BillKind.ESTIMATE
    assert [(line.code, line.units, line.charge, str(line.day)) for line in bill.lines] == [
        ("99213", Decimal(1), Money(10000), "2026-05-24"),
        ("J1885", Decimal(3), Money(4500), "2026-05-24"),
    ]
    assert [line.unit_price for line in bill.lines] in ([None, Decimal("15.00")], [Decimal("100.00"), Decimal("15.00")])
    assert (bill.total_charges, bill.adjustments, bill.patient_responsibility) == (Money(14500), Money(2900), Money(11600))
    assert {row.amount for row in bill.rows if row.kind is RowKind.NOTE} == {Money(2000), Money(40000)}


def test_one_item_that_is_not_understood_leaves_the_list_unread():
    items = CHARGED_FIRST.replace("each", "each and $2.00 more")
    page = page_of(LETTER.format(items=items, total="Together these come to"))
    reading = read_pages((page,), reader="pdf_text", name="paper.pdf", pages_count=1)
    assert not [line for bill in reading.bills for line in bill.lines if line.units == 3]
