"""Visits without a table: the day over their items, also set as a calendar's leaf, their own sums, and the slip below."""

from almoner.engine.bill import RowKind
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.bands import bands_of
from almoner.engine.intake.layout_parts.day_tiles import days_in_rows
from almoner.engine.intake.layout_parts.visit_heads import visits_under_heads
from almoner.engine.intake.layout_parts.visit_sums import Visits
from almoner.engine.money import Money
from tests.engine.intake.layout_parts.printed import bill_of, page_of

VISITS = """
MADE UP HEALTH
STATEMENT                         Account  MU-778
Patient  SAM EXAMPLE
                        Charges                  $400.00
                        Insurance discounts      -$40.00
                        Insurance paid          -$110.00
                        You owe                  $250.00
Due 09/30/2026

{first}Sports Medicine
           Ann Example, NP | visit 1 of 2
           99213 Office visit                    $100.00
           71046 Made-up picture                 $200.00
                        Charges                  $300.00
                        Insurance discounts      -$40.00
                        Made Health paid        -$110.00
                        You owe for this visit   $150.00

{second}Imaging Center
           Bob Example, MD | visit 2 of 2
           77067 Made-up screening               $100.00
                        Charges                  $100.00
                        You owe for this visit   $100.00

SAM EXAMPLE    You owe by 09/30/2026             $250.00
Account MU-778
"""
LEAF = """
MADE UP HEALTH


   AUG      Sports Medicine
    {day}       Ann Example, NP
  {year}      visit 1 of 2
"""


def test_days_that_head_visits_are_their_items_and_sums_below_them_are_the_visits():
    for first, second in (("07/06/2026 ", "08/02/2026 "), ("Jul 6, 2026: ", "Aug 2, 2026: ")):
        bill = bill_of(VISITS.format(first=first, second=second))
        assert [(line.code, str(line.day)) for line in bill.lines] == [
            ("99213", "2026-07-06"),
            ("71046", "2026-07-06"),
            ("77067", "2026-08-02"),
        ]
        sums = [(row.amount, row.first_line, row.last_line) for row in bill.rows if row.kind is RowKind.SUBTOTAL]
        assert sums == [(Money(30000), 0, 2), (Money(10000), 2, 3)]
        assert (bill.total_charges, bill.balance) == (Money(40000), Money(25000))


def test_one_heading_alone_and_headings_over_items_with_days_date_nothing():
    one = page_of(VISITS.format(first="07/06/2026 ", second=""))
    own = page_of(VISITS.format(first="07/06/2026 ", second="08/02/2026 ").replace("71046 Made", "71046 07/07/2026 Made"))
    for page in (one, own):
        assert visits_under_heads(bands_of((page,)), Visits()) == Visits()


def test_a_month_over_a_day_over_a_year_is_laid_into_one_row_and_remembers_its_place():
    (page,) = days_in_rows((page_of(LEAF.format(day="5", year="2025")),))
    leaf = next(band for band in bands_of((page,)) if band.days)
    assert leaf.text == "AUG 5 2025 Sports Medicine"
    assert {word.shown for word in leaf.days[0].words} == {
        word.box for word in page_of(LEAF.format(day="5", year="2025")).words if word.text in ("AUG", "5", "2025")
    }


def test_what_is_no_day_or_stands_among_words_stays_where_it_is():
    for paper in (LEAF.format(day="45", year="2025"), LEAF.format(day="5", year="20255"), LEAF.format(day="5 mg", year="2025")):
        page = page_of(paper)
        assert days_in_rows((page,)) == (page,)


def test_a_slip_that_asks_for_the_balance_once_more_is_no_charge():
    reading = read_pages((page_of(VISITS.format(first="", second="")),), reader="pdf_text", name="paper.pdf", pages_count=1)
    assert [line.code for line in reading.bills[0].lines] == ["99213", "71046", "77067"]


def test_items_after_a_visits_own_sum_have_no_day_of_it_where_their_heading_was_not_read():
    third = VISITS.index("SAM EXAMPLE    You owe")
    paper = VISITS[:third] + VISITS[VISITS.index("{first}") : VISITS.index("{second}")] + VISITS[third:]
    bill = bill_of(paper.format(first="", second="08/02/2026 ").replace("\nSports", "\n07/06/2026 Sports", 1))
    assert [(line.code, line.day and str(line.day)) for line in bill.lines] == [
        ("99213", "2026-07-06"),
        ("71046", "2026-07-06"),
        ("77067", "2026-08-02"),
        ("99213", None),
        ("71046", None),
    ]


def test_a_slip_above_everything_is_no_charge_either():
    slip = VISITS.index("SAM EXAMPLE    You owe")
    paper = "\n" + VISITS[slip:].replace("You owe", "Amount due") + VISITS[:slip]
    bill = bill_of(paper.format(first="07/06/2026 ", second="08/02/2026 "))
    assert [line.code for line in bill.lines] == ["99213", "71046", "77067"]
