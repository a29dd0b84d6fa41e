"""Charges run on in sentences, by their codes, are lines."""

import pytest

from almoner.engine.intake.layout import read_pages
from almoner.engine.money import Money
from tests.engine.intake.layout_parts.printed import page_of

PARAGRAPH = """
MADE UP HOSPITAL
Patient  SAM EXAMPLE          Account  MU-784
Statement date  02/27/2026

{said}
"""
SEMICOLONS = """Services of 02/03/2026: 99284 MADE-UP VISIT $1,245.00; 71046 MADE-UP FILM
$312.00; 36415 MADE-UP NEEDLE $31.00; total charges $1,588.00; less insurance
$1,000.00; you owe $588.00."""
COMMAS = """On 02/03/2026 you had 99284 Made-up visit $1,245.00, 71046 Made-up film $312.00,
and 36415 Made-up needle $31.00, total $1,588.00, insurance paid $1,000.00,
balance due $588.00."""
TWO_DAYS = """On 02/03/2026: 99284 Made-up visit $1,245.00; 71046 Made-up film $312.00; on
02/05/2026: 36415 Made-up needle $31.00; total charges $1,588.00; less insurance
$1,000.00; you owe $588.00."""
WRONG = SEMICOLONS.replace("total charges $1,588.00", "total charges $1,688.00")


@pytest.mark.parametrize(("said", "total"), [(SEMICOLONS, 158800), (COMMAS, 158800), (WRONG, 168800)])
def test_each_code_in_a_paragraph_is_a_line_and_what_follows_is_the_bills(said, total):
    [bill] = read_pages((page_of(PARAGRAPH.format(said=said)),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    assert [(str(line.day), line.code, str(line.charge)) for line in bill.lines] == [
        ("2026-02-03", "99284", "1245.00"),
        ("2026-02-03", "71046", "312.00"),
        ("2026-02-03", "36415", "31.00"),
    ]
    assert (bill.total_charges, bill.insurance_paid, bill.balance) == (Money(total), Money(100000), Money(58800))


def test_a_day_in_a_paragraph_is_the_day_of_what_follows():
    [bill] = read_pages((page_of(PARAGRAPH.format(said=TWO_DAYS)),), reader="pdf_text", name="paper.pdf", pages_count=1).bills
    assert [str(line.day) for line in bill.lines] == ["2026-02-03", "2026-02-03", "2026-02-05"]
