"""A rule is tried only where it can begin, and finds there all that a look through the whole text would."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.adapters.vocabulary import load_vocabulary
from almoner.engine.privacy.deidentify import (
    addresses,
    ages,
    dates,
    facilities,
    files,
    labelled,
    names_after,
    names_labelled,
    numbers,
    phones,
    places,
    stay,
)
from almoner.engine.privacy.deidentify.beginnings import Rule, rule
from almoner.engine.privacy.deidentify.page import page_of

MODULES = (addresses, ages, dates, facilities, files, labelled, names_after, names_labelled, numbers, phones, places, stay)
RULES = [one for module in MODULES for one in vars(module).values() if isinstance(one, Rule)]


def test_what_a_pattern_begins_with():
    one = rule(r"\b(?:m[eé]dic[oa]s?\b|p\.?o\.? box|calls?\b|fax\w{1,4})|(?<!\w)\d{3}|\$5", re.IGNORECASE)
    assert one.words == {"medico", "medicos", "medica", "medicas", "p", "po", "call", "calls", "fax"}
    assert one.stems == ("fax",)
    assert (one.signs, one.figures) == ("$", True)


@pytest.mark.parametrize("pattern", [r"(?:name|id):", r"\b\w+:", r"\s\d", r"\d{3}", r"[^a]x"])
def test_a_pattern_that_can_begin_anywhere_is_refused(pattern):
    with pytest.raises(ValueError, match="can begin"):
        rule(pattern)


KEYWORDS = sorted({word for one in RULES for word in one.words} | {stem for one in RULES for stem in one.stems})
OTHERS = "12 1990 555-0100 # $5 & ( x's josé-maría : , _ 9th CA Ana of Street".split()
PIECES = st.sampled_from([*KEYWORDS, *map(str.title, KEYWORDS), *map(str.upper, KEYWORDS), *OTHERS])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "", ", ", ": ", "\n", ". "])), max_size=12))
def test_nothing_is_lost(pieces):
    text = "".join(piece + gap for piece, gap in pieces)
    page = page_of(text, load_vocabulary(), None)
    for one in RULES:
        assert [found.span() for found in page.matches(one)] == [found.span() for found in one.pattern.finditer(page.text)]
        assert [found.span() for found in page.small_matches(one)] == [found.span() for found in one.pattern.finditer(page.low)]
