"""Words of pictures: set right by shape, halves joined, two engines merged."""

import pytest

from almoner.engine.intake.layout_parts.merge import merged
from almoner.engine.intake.layout_parts.ocr_words import other_amounts, set_right, tidied
from almoner.engine.intake.layout_parts.words import Page, Word


def seen(text, x0=1000, y0=1000, *, wide=None, **more):
    return Word(text=text, box=(x0, y0, x0 + (wide or 100 * len(text)), y0 + 150), page=1, printed=False, **more)


@pytest.mark.parametrize(
    ("saw", "says"),
    [
        ("$45.0O", "$45.00"),
        ("S45.00", "$45.00"),
        ("l2.50", "12.50"),
        ("$1.204.00", "$1,204.00"),
        ("$1,204,00", "$1,204.00"),
        ("(S12.50)", "($12.50)"),
        ("TIS$38", "US$38"),
        ("J188S", "J1885"),
        ("O2/06/2O24", "02/06/2024"),
        ("l1-jun-2024", "11-jun-2024"),
        ("99213|", "99213"),
        ("l", "1"),
        ("l.", "1"),
    ],
)
def test_a_shape_decides_between_letters_and_digits(saw, says):
    assert set_right(saw) == says


@pytest.mark.parametrize(
    "word", ["Type", "A4565", "20611-RT", "1,000", "4.5", "0075T", "Oil", "SODIUM", "$1,204.00", "2025-01-14"]
)
def test_what_is_right_stays(word):
    assert set_right(word) == word


def test_a_sound_text_layer_is_not_touched():
    page = Page(1, (Word(text="S45.00", box=(0, 0, 100, 100), page=1),))
    assert tidied((page,)) == (page,)


def test_the_halves_of_an_amount_are_joined():
    words = (seen("$122", 1000, wide=400), seen("23", 1430, wide=200), seen("2", 2500, wide=100))
    assert [word.text for word in tidied((Page(1, words),))[0].words] == ["$122.23", "2"]


def test_a_price_and_a_quantity_are_not_joined():
    words = (seen("$122", 1000, wide=400), seen("23", 2000, wide=200))
    assert [word.text for word in tidied((Page(1, words),))[0].words] == ["$122", "23"]


def test_what_both_engines_saw_is_agreed():
    [word] = merged([seen("$45.00", confidence=600)], [seen("$45.00", confidence=990)])
    assert word.agreed
    assert not word.rival


def test_two_readings_are_both_kept():
    [word] = merged([seen("$45.00", confidence=700)], [seen("$46.00", confidence=990)])
    assert (word.text, word.alternates[0], word.rival, word.agreed) == ("$46.00", "$45.00", True, False)
    assert other_amounts([word], 4600) == ((4500,), 4500)


def test_dirt_that_one_engine_saw_is_left_out_and_print_is_kept():
    words = merged([seen("~:;", confidence=100), seen("$9.00", 3000, confidence=950)], [seen("Total", 6000, confidence=990)])
    assert [word.text for word in words] == ["$9.00", "Total"]


def test_words_split_differently_are_one_reading():
    words = merged([seen("Rev.", 1000), seen("Code", 1450)], [seen("Rev.Code", 1000, wide=850)])
    assert [(word.text, word.agreed) for word in words] == [("Rev.", True), ("Code", True)]


def test_thousands_a_character_and_a_half_away_are_joined_and_a_column_is_not():
    near = (seen("$1", 1000, wide=200), seen("812.00", 1330, wide=600))
    far = (seen("$1", 1000, wide=200), seen("812.00", 1500, wide=600))
    assert [word.text for word in tidied((Page(1, near),))[0].words] == ["$1,812.00"]
    assert [word.text for word in tidied((Page(1, far),))[0].words] == ["$1", "812.00"]


def test_an_amount_that_one_engine_saw_in_halves_is_one_word():
    [word] = merged((seen("$1", 1000, wide=150), seen("812.00", 1330, wide=600)), (seen("$1812.00", 1000, wide=930),))
    assert (word.text, word.agreed) == ("$1812.00", True)
