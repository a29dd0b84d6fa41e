"""A letter in the person's own words: what was not touched stays what it was, and the rest takes the form it looks like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.errors import Refused
from almoner.engine.letters.editing import Edit, edited, letter_text, pieces
from almoner.engine.letters.written import Heading, Items, Lines, Picture, Role, Section, Table, Text, Written
from almoner.services.letters.packing import packed, unpacked

BLOCKS = (
    Lines(("Alex Example", "[My address: __________]")),
    Heading("Request for an itemized bill", 1),
    Text("I ask for an itemized bill."),
    Items(("each charge;", "each payment."), numbered=True),
    Table(("day", "charge"), (("Feb 3", "$45.00"), ("Feb 4", ""))),
    Text("Sincerely,"),
)
COPY = (Heading("Copia", 1), Text("Pido la cuenta."))
LETTER = Written(
    "itemized-bill",
    "Request",
    "en",
    (
        Section(Role.LETTER, "en", BLOCKS),
        Section(Role.EXHIBITS, "en", (Picture(1, "a piece", "Exhibit 1"),)),
        Section(Role.COPY, "es", COPY),
    ),
)
AS_IT_WAS = Edit("as it was", "Fill in by hand:", ())
WORDS = """\
Alex Example
[My address: __________]

# Request for an itemized bill

I ask for an itemized bill.

1. each charge;
2. each payment.

- day: Feb 3; charge: $45.00
- day: Feb 4

Sincerely,"""


def blocks(text):
    return edited(LETTER, text, AS_IT_WAS).sections[0].blocks


def test_a_letter_is_edited_as_plain_pieces():
    assert letter_text(LETTER) == WORDS


def test_what_was_not_touched_stays_what_it_was():
    assert blocks(WORDS) == BLOCKS
    assert blocks(WORDS.replace("\n", "\r\n")) == BLOCKS
    changed = blocks(WORDS.replace("Sincerely,", "Yours,"))
    assert (changed[:-1], changed[-1]) == (BLOCKS[:-1], Text("Yours,"))


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("## A heading", Heading("A heading", 2)),
        ("#hash", Text("#hash")),
        ("- one\n- two", Items(("one", "two"))),
        ("1. one\n2. two", Items(("one", "two"), numbered=True)),
        ("- one\ntwo", Lines(("- one", "two"))),
        ("1. one\n3. three", Lines(("1. one", "3. three"))),
        ("2. two", Text("2. two")),
        ("12 Example Street\nNowhere", Lines(("12 Example Street", "Nowhere"))),
        ("1.5 hours", Text("1.5 hours")),
        ("  spaces\t kept \u202e out  ", Text("spaces kept out")),
    ],
)
def test_a_changed_piece_takes_the_form_it_looks_like(text, block):
    assert blocks(text) == (block,)


def test_only_the_letter_changes_and_the_copy_says_so():
    changed = edited(LETTER, "New words.", AS_IT_WAS)
    assert changed.sections[1] == LETTER.sections[1]
    assert changed.sections[2].blocks == (COPY[0], Text("as it was"), COPY[1])


@pytest.mark.parametrize(("blanks", "left"), [((), ()), (("my address",), (Text("Fill in by hand:"), Items(("my address",))))])
def test_the_persons_own_page_names_only_blanks_that_are_still_empty(blanks, left):
    mine = Section(
        Role.FOR_YOU,
        "en",
        (Heading("For you", 1), Text("Fill in by hand:"), Items(("my address", "my name")), Text("Keep it.")),
    )
    page = edited(Written("x", "y", "en", (LETTER.sections[0], mine)), "", Edit("", "Fill in by hand:", blanks)).sections[1]
    assert page.blocks == (Heading("For you", 1), *left, Text("Keep it."))


@given(st.one_of(st.text(), st.text(alphabet="ab1 .-#\n")))
def test_whatever_is_typed_is_kept_as_it_was_typed(text):
    typed = "\n\n".join(pieces(text))
    assert letter_text(edited(LETTER, text, AS_IT_WAS)) == typed
    assert "\n\n".join(pieces(typed)) == typed


def test_a_letter_is_packed_with_its_pictures_and_opened_as_it_was():
    assert unpacked(packed(LETTER, {1: b"\x89PNG"})) == (LETTER, {1: b"\x89PNG"})


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", packed(LETTER, {}).replace(b'"table"', b'"zebulon"')])
def test_what_is_no_packed_letter_is_refused(content):
    with pytest.raises(Refused):
        unpacked(content)
