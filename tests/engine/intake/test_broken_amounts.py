"""Amounts whose cents stand on the next line become whole; nothing else is joined."""

import pytest

from almoner.engine.intake.broken_amounts import mended
from almoner.engine.intake.layout_parts.words import Page, Word

HIGH = 120


def word(text, right, top, *, wide=90, **more):
    return Word(text=text, box=(right - wide * len(text), top, right, top + HIGH), page=1, **more)


def texts(*words):
    return [one.text for one in mended(Page(1, words)).words]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("$38,480.", "37", "$38,480.37"),
        ("($1,204.", "50)", "($1,204.50)"),
        ("-$12,410.", "21", "-$12,410.21"),
        ("412410.", "00", "412410.00"),
        ("1,204.", "50-", "1,204.50-"),
    ],
)
def test_the_cents_below_belong_to_the_amount_above(first, second, whole):
    assert texts(word(first, 9300, 1000), word(second, 9300, 1140)) == [whole]


def test_its_place_holds_both_halves_and_its_line_is_the_first():
    top, cents = word("$38,480.", 9300, 1000), word("37", 9300, 1140, confidence=700)
    [one] = mended(Page(1, (top, cents))).words
    assert (one.box, one.shown) == (top.box, (top.box[0], 1000, 9300, 1260))
    assert one.confidence == 700


def test_in_a_picture_the_point_may_not_have_been_seen():
    seen = {"printed": False, "agreed": True}
    [one] = mended(Page(1, (word("$38,480", 9300, 1000, **seen), word("37", 9300, 1140, printed=False)))).words
    assert (one.text, one.printed, one.agreed) == ("$38,480.37", False, False)
    assert texts(word("2026", 9300, 1000, **seen), word("37", 9300, 1140, **seen)) == ["2026", "37"]


@pytest.mark.parametrize(
    "words",
    [
        (word("$38,480", 9300, 1000), word("37", 9300, 1140)),  # printed without a point it is whole
        (word("$38,480.", 9300, 1000), word("37", 8300, 1140)),  # elsewhere
        (word("$38,480.", 9300, 1000), word("37", 9300, 1400)),  # two lines on
        (word("$38,480.", 9300, 1000), word("37", 9300, 860)),  # above
        (word("$38,480.", 9300, 1000), word("379", 9300, 1140)),
        (word("$38,480.", 9300, 1000), word("before", 9000, 1140), word("37", 9300, 1140)),  # a sentence goes on
        (word("$38,480.", 9300, 1000), word("37", 9300, 1140), word("41", 9290, 1150)),  # which of two?
        (word("99213.5", 9300, 1000), word("37", 9300, 1140)),
        (word("$38,480.", 9300, 0, row=1), word("37", 9300, 140, row=2)),  # a text file
        (word("$38,480.", 9300, 1000, turn=90), word("37", 9300, 1140, turn=90)),
    ],
)
def test_anything_else_stays_as_it_stands(words):
    assert texts(*words) == [one.text for one in words]
