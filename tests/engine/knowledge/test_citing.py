"""A sentence of an answer is kept only where the passage that it cites says the same."""

import pytest

from almoner.engine.knowledge.citing import Claim, is_supported, supported
from almoner.engine.knowledge.records import Passage

PLAN = Passage(
    "k1",
    "made-up.md",
    "",
    ("Made-Up Gold", "Appeals"),
    "You may appeal a denial within 180 days. We must decide within 30 days, unless you agree to more time.\nThe deductible is $50 per person.",
)


@pytest.mark.parametrize(
    "text",
    [
        "You may appeal a denial within 180 days.",
        "You can appeal a denial within 180 days. [1]",
        "According to the plan, the deductible is $50 per person.",
        "We must decide within thirty days, unless you agree to more time.",
    ],
    ids=["whole", "reworded", "opened", "in words"],
)
def test_what_the_passage_says_is_kept(text):
    assert is_supported(Claim(text, (PLAN,)))


@pytest.mark.parametrize(
    "text",
    [
        "You may appeal a denial within 120 days.",
        "You may appeal a denial within 180 months.",
        "You must appeal a denial within 180 days.",
        "You may not appeal a denial within 180 days.",
        "We must decide within 30 days.",
        "The deductible is $500 per person.",
        "The Made-Up Silver deductible is $50 per person.",
        "Dental implants are covered in full.",
        "[1]",
    ],
    ids=["number", "unit", "duty", "negation", "condition", "amount", "other plan", "not there", "nothing"],
)
def test_what_it_does_not_say_is_not(text):
    assert not is_supported(Claim(text, (PLAN,)))


def test_an_answer_loses_its_unsupported_sentences_alone():
    good, bad, uncited = (
        Claim("The deductible is $50 per person.", (PLAN,)),
        Claim("It is free.", (PLAN,)),
        Claim("You may appeal.", ()),
    )
    assert supported([good, bad, uncited]) == ((good,), (bad, uncited))
