"""Cents printed small and raised belong to the number before them; a footnote's mark does not."""

import pytest

from almoner.engine.bill import Bill, Line, PaperKind, Reading, Spot
from almoner.engine.intake.layout_parts.words import Page, Word
from almoner.engine.intake.proof.raised_cents import doubted, joined
from almoner.engine.money import Money

WIDE, HIGH = 80, 120


def raised(whole, cents, top, *, right=8000, small=80, up=40, gap=20, **more):
    """A number and what is raised behind it, closed off at one right edge."""
    edge = right - 50 * len(cents)
    end = edge - gap
    return (
        Word(whole, (end - WIDE * len(whole), top, end, top + HIGH), 1, **more),
        Word(cents, (edge, top + HIGH - up - small, right, top + HIGH - up), 1, **more),
    )


def texts(*pairs):
    [page] = joined([Page(1, tuple(word for pair in pairs for word in pair))])
    return [word.text for word in page.words]


def column(*cents, whole="213", **more):
    return [raised(whole, one, 1000 + 200 * at, **more) for at, one in enumerate(cents)]


def test_a_column_of_them_is_amounts_with_and_without_a_sign_or_point():
    assert texts(*column("52", "00", "19")) == ["213.52", "213.00", "213.19"]
    assert texts(*column("52", "00", "19", whole="1,213.")) == ["1,213.52", "1,213.00", "1,213.19"]
    assert texts(raised("$1,234", "56", 1000)) == ["$1,234.56"]
    assert texts(raised("($1,234", "56)", 1000)) == ["($1,234.56)"]


def test_the_joined_word_holds_both_places_and_is_certain():
    [page] = joined([Page(1, raised("$1,234", "56", 1000))])
    [word] = page.words
    assert (word.box, word.rival, word.alternates) == ((7400, 1000, 8000, 1120), False, ())


@pytest.mark.parametrize(
    "pairs",
    [
        column("1", "2", "3"),  # footnotes
        column("52", "19"),  # two are no column
        [raised("10", "12", 1000)],  # a power of ten
        column("52", "00", "19", small=120, up=0),  # a number of its own beside it
        column("52", "00", "19", up=0),  # small, but on the line
        column("52", "00", "19", gap=400),  # apart from it
        column("521", "004", "194"),
        column("52", "00", "19", whole="99213.5"),
        column("52", "00", "19", row=4),  # a text file has no places
    ],
)
def test_nothing_else_is_joined(pairs):
    assert texts(*pairs) == [word.text for pair in pairs for word in pair]


def test_where_footnotes_are_too_both_readings_are_kept_and_doubted():
    pages = joined([Page(1, (*raised("$80", "12", 1000), *raised("$95", "1", 1200)))])
    word = pages[0].words[0]
    assert (word.text, word.alternates, word.rival) == ("$80.12", ("$80.00",), True)
    spot = Spot(document=0, page=1, box=word.box)
    line = Line(charge=Money(8012), spots=(("charge", spot),))
    [doubt] = doubted(Reading(kind=PaperKind.BILL, reader="pdf_text", bills=(Bill(lines=(line,)),)), pages).doubts
    assert (doubt.field, doubt.read, doubt.candidates, doubt.says) == ("lines/0/charge", "80.12", ("80.00",), "raised_cents")


def test_no_footnote_begins_with_nought():
    pages = joined([Page(1, (*raised("$80", "05", 1000), *raised("$95", "1", 1200)))])
    assert [(word.text, word.rival) for word in pages[0].words] == [("$80.05", False), ("$95", False), ("1", False)]
