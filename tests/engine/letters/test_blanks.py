"""What a person writes into a blank of a letter is no changed fact; everything else still is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.adapters.letter_words import load_letter_words
from almoner.engine.letters.blanks import BLANK, filled, left_open, to_fill
from almoner.engine.wording.guard import guard

WROTE = """\
[My name: __________]
[My address: __________]

November 1, 2026

Made-Up Clinic
[Address of the reader: __________]

My account number is [account number: __________]. Please answer within 30 days.

Sincerely,

[My name: __________]"""
ADDRESS = "12 Main Street\nAlbany, NY 12207"


def changed(text):
    return [(one.kind.value, one.before, one.after) for one in guard(filled(WROTE, text), text).differences]


def filling(**said):
    text = WROTE
    for label, value in said.items():
        text = text.replace(f"[{label.replace('_', ' ')}: __________]", value)
    return text


@pytest.mark.parametrize(
    "text",
    [
        WROTE,
        filling(My_address=ADDRESS),
        filling(Address_of_the_reader="PO Box 100\nNowhere, NY 12207-0100"),
        filling(account_number="A-1001"),
        filling(My_name="Alex Example", My_address=ADDRESS, Address_of_the_reader="PO Box 100", account_number="A-1001"),
        filling(My_name=""),
    ],
    ids=["untouched", "an address", "the reader's", "a number", "all", "one taken out"],
)
def test_filling_a_blank_changes_no_fact(text):
    assert changed(text) == []


def test_what_is_changed_beside_a_blank_is_still_marked():
    text = filling(My_address=ADDRESS, account_number="A-1001").replace("30 days", "20 days")
    assert ("number", "30 days", None) in changed(text)
    assert all("Main" not in str(one) for one in changed(text))


def test_what_is_added_elsewhere_is_still_marked():
    assert ("amount", None, "$500.00") in changed(WROTE.replace("Sincerely,", "I can pay $500.00.\n\nSincerely,"))


def test_a_story_is_no_filling():
    story = "A-1001. " + "I will pay $500.00 next week and owe it all. " * 5
    assert changed(filling(account_number=story)) != []


@given(st.text(alphabet="[]_: \nab1.", max_size=60))
def test_whatever_is_typed_nothing_else_of_the_letter_changes(value):
    again = filled(WROTE, filling(account_number=value))
    rests = [one.strip() for one in BLANK.split(WROTE) if len(one.split()) > 3]
    assert all(rest in again for rest in rests)


def test_only_empty_blanks_are_named_in_the_persons_language():
    words = load_letter_words()
    blank = words.word("blank", "en", label=words.label("to_address", "en"))
    assert BLANK.fullmatch(blank)
    text = f"Dear office\n{blank}\n{blank}\n[zebulon: __________]"
    assert left_open(text, words, "es") == (words.label("to_address", "es"), "zebulon")
    assert left_open("Dear office", words, "en") == ()


def test_what_can_be_typed_is_named_in_the_language_of_the_page_and_a_signature_is_for_the_hand():
    words = load_letter_words()
    blanks = [words.word("blank", "en", label=words.label(one, "en")) for one in ("helper", "signature", "helper", "signed_on")]
    assert to_fill(" and ".join(blanks), words, "es") == ((blanks[0], words.label("helper", "es")),)
    assert to_fill("Dear office", words, "en") == ()
