"""Something made up for each identifier: the same for the same, dates with their distances, and never what stood there."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.adapters.vocabulary import load_vocabulary
from almoner.engine.privacy.deidentify.find import find, redact
from almoner.engine.privacy.deidentify.moved_dates import moved_date
from almoner.engine.privacy.deidentify.surrogates import FAMILY, GIVEN, Surrogates

WORDS = load_vocabulary()
WRITTEN = [
    ("2026-03-04", "2026-03-01"),
    ("3/4/2026", "3/1/2026"),
    ("03/04/26", "03/01/26"),
    ("25/03/2026", "22/03/2026"),
    ("03/04", "03/01"),
    ("March 4, 2026", "March 1, 2026"),
    ("Tuesday, March 4th", "March 1"),
    ("Sept. 4, 2025", "Sep 1, 2025"),
    ("4 de marzo de 2026", "1 de marzo de 2026"),
    ("4 May 2026", "1 May 2026"),
    ("the third of July", None),
    ("99/99/2026", None),
]


@pytest.mark.parametrize(("found", "moved"), WRITTEN)
def test_a_date_moves_as_it_is_written(found, moved):
    assert moved_date(found, -3) == moved


def test_distances_stay():
    text = "Patient: Testa Sample, admitted 11/02/2025, discharged 11/05/2025."
    made = Surrogates(7).of(text, find(text, WORDS)).text
    first, second = (
        date(int(word[6:10]), int(word[:2]), int(word[3:5])) for word in made.replace(",", "").split() if word[:2].isdigit()
    )
    assert (second - first).days == 3
    assert (first, second) != (date(2025, 11, 2), date(2025, 11, 5))


def test_two_people_have_two_names():
    made = Surrogates()
    names = {made.person(f"{first} {last}") for first in ("Ana", "Alma", "Rosa") for last in ("Lopez", "Gomez", "Diaz", "Ruiz")}
    assert len(names) == 12
    assert all(name.split()[0] in GIVEN and name.split()[1] in FAMILY for name in names)


def test_more_people_than_made_up_names():
    made = Surrogates()
    assert len({made.drawn("given", str(number), GIVEN) for number in range(3 * len(GIVEN))}) == 3 * len(GIVEN)


TEXT = "Dr. Marchetti saw Ana Lopez, MRN 00871245, SSN 900-12-3456, at 19 Candle Lane, Burlington, VT 05401; ana@example.org, (555) 010-4477, account 4410-99823."


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_nothing_of_what_stood_there_is_left(seed):
    done = Surrogates(seed).of(TEXT, find(TEXT, WORDS))
    assert all(TEXT[span.start : span.end] not in done.text for span in done.spans)
    assert done == Surrogates(seed).of(TEXT, find(TEXT, WORDS))
    assert done.spans == redact(TEXT, WORDS).spans
