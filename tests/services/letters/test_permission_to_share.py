"""The permission to share records holds what 45 CFR 164.508(c) wants of one; the forms that name a helper say what the helper may do."""

import pytest

from almoner.engine.letters.kinds import BY_ID
from almoner.engine.letters.written import Role, texts
from tests.services.letters.world import ready

ELEMENTS = {
    "(c)(1)(i) what is shared": "What: my bills, claims, payments",
    "(c)(1)(ii) and (iii) by whom and with whom": "I let you share my information with",
    "(c)(1)(iv) what for": "Why: so that this person can help me",
    "(c)(1)(v) until when": "This permission ends on",
    "(c)(1)(vi) signature": "[signature",
    "(c)(1)(vi) day": "[day i sign",
    "(c)(1)(vi) who signs for the person, and by what right": "Signed for me by:",
    "(c)(2)(i) it may be taken back": "I may take it back at any time",
    "(c)(2)(ii) nothing depends on it": "I know that I do not have to sign.",
    "(c)(2)(iii) it may be passed on": "privacy rules may then not cover it",
}


def letter_of(kind):
    section = next(one for one in ready(kind, "en").written.sections if one.role is Role.LETTER)
    return "\n".join(text for block in section.blocks for text in texts(block))


@pytest.mark.parametrize("element", ELEMENTS)
def test_the_permission_holds_every_element(element):
    assert ELEMENTS[element].lower() in letter_of("share-my-records").lower()


@pytest.mark.parametrize("kind", ["medicare-representative", "plan-representative", "medicaid-representative"])
def test_who_is_named_may_talk_and_appeal_until_the_person_ends_it(kind):
    letter = letter_of(kind)
    assert "talk with you about my claims;" in letter
    assert "make and sign appeals for me." in letter
    assert "I may end this at any time by writing to you." in letter


def test_no_rule_is_printed_that_was_not_read():
    """45 CFR 164.508 is known and was not read word by word: the form names no rule."""
    for kind in ("share-my-records", "medicaid-representative", "plan-representative"):
        assert BY_ID[kind].cites == ()
        assert "CFR" not in letter_of(kind)
