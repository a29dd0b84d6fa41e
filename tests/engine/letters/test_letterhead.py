"""A letterhead is text that stands over the letter and its copy, as it was typed and as nothing else."""

import pytest

from almoner.engine.errors import Misused
from almoner.engine.letters.letterhead import LONGEST, MOST_LINES, Letterhead, letterhead, with_letterhead
from almoner.engine.letters.written import Heading, Lines, Role, Section, Text, Written

BODY = (Heading("A letter", 1), Text("Dear reader,"))
WRITTEN = Written("itemized-bill", "A letter", "en", tuple(Section(role, "en", BODY) for role in Role))
HEAD = Letterhead("Made-up Help Desk", ("1 Nowhere St", "Nowhere, NY 12207"), "M H D")


def test_it_stands_over_the_letter_and_the_copy_and_nowhere_else():
    found = {one.role: one.blocks[0] for one in with_letterhead(WRITTEN, HEAD).sections}
    lines = Lines(("M H D", "Made-up Help Desk", "1 Nowhere St", "Nowhere, NY 12207"))
    assert found == {role: lines if role in {Role.LETTER, Role.COPY} else BODY[0] for role in Role}
    assert with_letterhead(WRITTEN, None) is WRITTEN


def test_what_was_typed_is_kept_without_signs_that_hide_and_without_empty_lines():
    assert letterhead(" Made-up\u202e  Help Desk ", ("", " 1 Nowhere St\n"), "") == Letterhead(
        "Made-up Help Desk", ("1 Nowhere St",)
    )


def test_signs_of_a_template_stay_signs():
    assert letterhead('#include "x" {{ 7*7 }} \\input{y}', (), "").name == '#include "x" {{ 7*7 }} \\input{y}'


@pytest.mark.parametrize(
    ("name", "lines", "mark"),
    [
        ("", (), ""),
        (" \u200b ", (), ""),
        ("x" * (LONGEST + 1), (), ""),
        ("A", ("b",) * (MOST_LINES + 1), ""),
        ("A", (), "m" * 200),
    ],
    ids=["no name", "hidden name", "long name", "many lines", "long mark"],
)
def test_too_much_or_no_name_is_refused(name, lines, mark):
    with pytest.raises(Misused, match="a name and at most"):
        letterhead(name, lines, mark)
