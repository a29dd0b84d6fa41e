"""Sums of several columns above the lines' are doubted; one column's alone is the paper's own mistake."""

from dataclasses import replace

from almoner.adapters.readers.pages import READER, Sheet
from almoner.engine.bill import Bill, Line, PaperKind, Reading, Row, RowKind
from almoner.engine.intake.layout_parts.words import Word
from almoner.engine.intake.proof.settle import Settled
from almoner.engine.intake.proof.short_sums import with_short_sums_doubted
from almoner.engine.money import Money

LINES = (Line(charge=Money(100), allowed=Money(60), paid=Money(50)), Line(charge=Money(200), allowed=Money(90), paid=Money(80)))


def doubts(**sums):
    rows = tuple(
        Row(RowKind.TOTAL, "Total", Money(cents), first_line=0, last_line=2, adds=adds) for adds, cents in sums.items()
    )
    bill = Bill(total_charges=Money(sums["charge"]), rows=rows, lines=LINES)
    read = with_short_sums_doubted(Reading(kind=PaperKind.EOB, reader="pdf_text", bills=(bill,)))
    return [(doubt.field, doubt.says) for doubt in read.doubts]


def test_two_columns_short_at_once_are_doubted():
    assert doubts(charge=900, allowed=700, paid=130) == [("total_charges", "sums_above_lines")]


def test_one_misprint_and_sums_below_their_lines_are_not():
    assert doubts(charge=900, allowed=150, paid=130) == []
    assert doubts(charge=299, allowed=149, paid=130) == []
    assert doubts(charge=300, allowed=150, paid=130) == []


def test_a_text_paper_goes_before_the_judge():
    """A PDF of text alone is judged like one with pictures: what was missed on it is said."""
    judged = []

    def judge(reading, pages):
        judged.append(len(pages))
        return Settled(replace(reading, parts=77), (), frozenset())

    words = tuple(
        Word(text=text, box=(500 + 900 * at, 300, 1200 + 900 * at, 420), page=1)
        for at, text in enumerate(("03/01/2026", "J1885", "Made-up", "shot", "1", "200.00"))
    )
    reading = replace(READER, judge=judge).read_sheets(
        [Sheet(1, words=words)], name="x.pdf", count=1, lost=[], told=lambda *_: None
    )
    assert (judged, reading.parts) == ([1], 77)
