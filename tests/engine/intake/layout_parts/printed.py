"""Made-up papers as words placed on a printed page."""

from almoner.engine.bill import Bill
from almoner.engine.intake.layout import read_pages
from almoner.engine.intake.layout_parts.words import Page, Word

COLUMN, ROW, HEIGHT = 70, 180, 120
"""A character's width, a line's pitch and a letter's height, in ten-thousandths of the page."""
TIGHT = 130
"""The pitch of a line that begins with "^": it hangs close below the one above."""


def page_of(paper: str) -> Page:
    words = []
    y0 = 200
    for line in paper.splitlines():
        y0 += TIGHT if line.startswith("^") else ROW
        plain, at = line.replace("^", " ", 1), 0
        for text in plain.split():
            at = plain.index(text, at)
            x0 = 300 + at * COLUMN
            words.append(Word(text=text, box=(x0, y0, x0 + len(text) * COLUMN - 10, y0 + HEIGHT), page=1))
            at += len(text)
    return Page(number=1, words=tuple(words))


def bill_of(paper: str) -> Bill:
    reading = read_pages((page_of(paper),), reader="pdf_text", name="paper.pdf", pages_count=1)
    (bill,) = reading.bills
    return bill
