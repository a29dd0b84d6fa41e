"""Several looks at one word are weighed by agreement, sureness and shape; nothing is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.adapters.readers.paper.second_look import (
    CODE_MARKS,
    DAY_MARKS,
    MONEY_MARKS,
    MOST,
    Look,
    marks_of,
    shapely,
    weigh,
)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("1,204.00", MONEY_MARKS),
        ("~133.77", MONEY_MARKS),
        ("3,679.6&", MONEY_MARKS),
        ("23:13", MONEY_MARKS),
        ("$12.54", MONEY_MARKS),
        ("03/01/26", DAY_MARKS),
        ("GO205", CODE_MARKS),
        ("99213", CODE_MARKS),
        ("Street", None),
        ("Ward", None),
        ("7", None),
        ("10023-00417-00231-9981", None),
    ],
)
def test_a_word_is_looked_at_again_only_if_it_looks_like_a_number_day_or_code(text, marks):
    assert marks_of(text) == marks


def test_two_looks_that_agree_beat_one_that_is_surer():
    best, others = weigh([Look("44.22", 900), Look("14.22", 700), Look("14.22", 650)], (), MONEY_MARKS)
    assert best.text == "14.22"
    assert others == ("44.22",)


def test_a_proper_shape_beats_a_surer_mess_and_the_mess_is_kept_beside():
    best, others = weigh([Look("23:13", 800), Look("23.13", 500)], (), MONEY_MARKS)
    assert best.text == "23.13"
    assert "23:13" in others


def test_a_wave_before_an_amount_is_its_minus():
    best, _ = weigh([Look("~133.77", 745), Look("133.77", 0)], (), MONEY_MARKS)
    assert best.text == "-133.77"


def test_a_letter_o_in_a_code_is_a_nought_once_seen_so():
    best, _ = weigh([Look("GO205", 640), Look("G0205", 800)], ("G02O5",), CODE_MARKS)
    assert best.text == "G0205"


def test_disagreement_lowers_how_sure_it_is():
    alone, _ = weigh([Look("12.00", 900), Look("12.00", 900)], (), MONEY_MARKS)
    against, _ = weigh([Look("12.00", 900), Look("72.00", 600)], (), MONEY_MARKS)
    assert against.confidence < alone.confidence


@given(
    st.lists(st.tuples(st.text("0123456789.,$-~", min_size=1, max_size=9), st.integers(0, 1000)), min_size=1, max_size=4),
    st.lists(st.text("0123456789.,", min_size=1, max_size=9), max_size=4),
)
def test_what_is_chosen_was_seen_and_is_not_its_own_alternate(looks, aside):
    best, others = weigh([Look(*look) for look in looks], aside, MONEY_MARKS)
    seen = {text.replace("~", "-", 1) if text[0] == "~" else text for text in (*(look[0] for look in looks), *aside)}
    seen |= {text for text, _ in looks} | set(aside)
    assert best.text in seen
    assert set(others) <= seen
    assert best.text not in others
    assert len(others) <= MOST
    assert 0 <= best.confidence <= 1000


@pytest.mark.parametrize("text", ["1,204.00", "-$12.50", "(3.00)", "12.50-", "1204.00"])
def test_amounts_are_shapely(text):
    assert shapely(text, MONEY_MARKS)


@pytest.mark.parametrize("text", ["1,20.00", "12,50", "12.5", "1.204.00", "--3.00"])
def test_what_is_no_amount_is_not(text):
    assert not shapely(text, MONEY_MARKS)
