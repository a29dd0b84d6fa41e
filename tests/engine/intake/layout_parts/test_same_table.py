"""A claim on two pages, the headings of one of which nobody can read; and a card whose names stand side by side."""

from dataclasses import replace

from almoner.engine.bill import Bill, Reading
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page
from tests.engine.intake.layout_parts.printed import page_of

CARD = """
  Made-up Dental Plan
  Notice of Dental Benefit Determination

  DENTIST                        LICENSE            CLAIM NUMBER          DATE PROCESSED
  Nowhere Endodontics            DN 7733            D70-343031            07-25-2024
"""
HEADS = "  Proc. code    Date completed    Dentist's fee    Plan allowance    Deductible    Patient pays    Plan pays"
GARBLED = "  Pa oode       Dnte comqletd     Demtizt fie ee aliowanse                         Petierrt  ys    Pb qaxs"
FIRST = """
  D7140         07-10-2024           225.99            153.67          0.00           30.73         122.94
  D4341         07-10-2024           271.58            146.65          0.00           29.33         117.32
  D2740         07-10-2024           352.01            183.04          0.00           91.52          91.52
"""
SECOND = """
  Claim D70-343031 (continued)                                 PAGE 2 OF 2
{heads}
  D1110         07-12-2024           147.02             94.09          0.00            0.00          94.09
  D2392         07-12-2024           275.00            255.75          0.00           51.15         204.60
  D9944         07-12-2024           514.99            458.34          0.00          229.17         229.17
"""


def smaller(page: Page, number: int) -> Page:
    """The page as a scan has it: a little smaller and moved."""
    words = (replace(word, page=number, box=tuple(60 + at * 98 // 100 for at in word.box)) for word in page.words)
    return Page(number=number, words=tuple(words))


def reading(heads: str) -> Reading:
    one, two = page_of(CARD + heads + FIRST), page_of(SECOND.format(heads=HEADS))
    return read_pages((one, smaller(two, 2)), reader="pdf_text", name="paper.pdf", pages_count=2)


def claim(heads: str) -> Bill:
    (bill,) = reading(heads).bills
    return bill


def test_columns_under_garbled_headings_are_those_of_the_other_page():
    plain, garbled = claim(HEADS), claim(GARBLED)
    told = [(str(line.allowed), str(line.patient_owes), str(line.paid)) for line in garbled.lines]
    assert told[0] == ("153.67", "30.73", "122.94")
    assert told == [(str(line.allowed), str(line.patient_owes), str(line.paid)) for line in plain.lines]
    assert reading(GARBLED).doubts == ()


def test_names_side_by_side_are_no_values_of_each_other():
    bill = claim(HEADS)
    assert (bill.provider.name, bill.claim, str(bill.statement_date)) == ("Nowhere Endodontics", "D70-343031", "2024-07-25")
