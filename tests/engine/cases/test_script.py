"""A call about one finding: three sentences, nothing agreed to, and no number asked that nobody needs."""

import re
from datetime import date

import pytest

from almoner.adapters.letter_words import load_letter_words
from almoner.adapters.messages import load_messages
from almoner.engine.audit import said
from almoner.engine.cases.likely import likely
from almoner.engine.cases.script import addressed, script
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.findings import Message
from almoner.engine.intake.identify import digest
from almoner.engine.letters.kinds import BY_ID
from almoner.engine.letters.letter import To
from almoner.engine.money import Money

MESSAGES, LETTERS = load_messages(), load_letter_words()
ARGS = {"code": "J1885", "day": "2026-02-03", "times": 2, "charge": {"money": "200.00"}}


def bill(kind="bill", account="A-100", name="Made-Up Clinic"):
    return {
        "id": "b1",
        "kind": kind,
        "claim": None,
        "provider": {"name": name},
        "patient": {"account": account},
        "lines": [{"id": "l1"}, {"id": "l2"}],
    }


def finding(letters=("line-dispute",), key="same_line_twice", args=ARGS, check="A07"):
    typed = {"code": "J1885", "day": date(2026, 2, 3), "times": 2, "charge": Money(20000)}
    whole = said(Message(key, **typed))
    id = "f" + digest(digest(check, whole, "l1", "l2"), 1)
    return {
        "id": id,
        "check": check,
        "class": "fact",
        "message": {"key": key, "args": args},
        "lines": ["l1", "l2"],
        "bills": [],
        "letters": list(letters),
        "deadline": None,
    }


def rendered(one, language):
    if isinstance(one, Message):
        return MESSAGES.render(one, "says", language)
    return LETTERS.say(one, language)


def every_sentence(made, language):
    return [rendered(one, language) for one in (made.who, *made.ready, *made.say, *made.note, *made.never)]


def test_a_call_to_a_billing_office_says_three_sentences_in_its_own_words():
    made = script(finding(), [bill()], LETTERS.entries.keys())
    assert (made.to, rendered(made.who, "en")) == (
        To.PROVIDER,
        "Call the billing office of Made-Up Clinic. The number is on the bill.",
    )
    assert [rendered(one, "en") for one in made.say] == [
        "I call about the account A-100. I want to ask you to look at one point.",
        "J1885 on February 3, 2026 is listed 2 times at $200.00 each.",
        "Please check it, hold the account until then, and send me your answer in writing.",
    ]


def test_without_an_account_the_call_names_none():
    made = script(finding(), [bill(account=None)], LETTERS.entries.keys())
    assert rendered(made.say[0], "en").startswith("I call about a bill.")


def test_a_finding_without_letter_words_is_said_in_its_own():
    made = script(finding(), [bill()], ())
    assert rendered(made.say[1], "en") == MESSAGES.render(made.say[1], "says", "en")


def test_a_collector_is_not_told_that_the_debt_is_owed():
    made = script(finding(letters=("debt-validation",)), [bill("collection")], LETTERS.entries.keys())
    assert made.to is To.COLLECTOR
    assert [one.key for one in made.never][:2] == ["call_never_own", "call_never_part"]
    assert not re.search(r"\bI (owe|will pay)\b", " ".join(every_sentence(made, "en")))


@pytest.mark.parametrize("to", list(To), ids=str)
def test_every_office_has_its_words_in_both_languages(to):
    letter = next(kind.id for kind in BY_ID.values() if kind.to is to)
    made = script(finding(letters=(letter,)), [bill()], LETTERS.entries.keys())
    assert made.to is to
    assert len(made.say) == 3
    for language in ("en", "es"):
        assert all(every_sentence(made, language))


def test_nobody_is_told_to_give_a_whole_social_security_number():
    texts = " ".join(every_sentence(script(finding(), [bill()], LETTERS.entries.keys()), "en"))
    assert "Do not give your whole Social Security number" in texts


def test_without_a_letter_the_billing_office_is_called():
    assert addressed([]) is To.PROVIDER


@pytest.mark.parametrize("check", [one for one in CATALOGUE if one.kind.value == "finding"], ids=lambda one: one.id)
def test_every_finding_has_its_likely_answer_and_the_paper_that_settles_it(check):
    for key in likely(check.name):
        assert MESSAGES.word(key, "en")
        assert MESSAGES.word(key, "es")
