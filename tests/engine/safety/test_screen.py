"""What counts as a crisis: made-up messages in two languages, tricks of spelling, conversations, and what must not alarm."""

from pathlib import Path

import pytest
import yaml

from almoner.adapters.crisis_rules import load_crisis_rules, load_helplines
from almoner.adapters.messages import load_messages
from almoner.engine.safety.help import INTERRUPTS, OFFER, OFFERS, help_for, unverified
from almoner.engine.safety.phrases import pattern
from almoner.engine.safety.plain import plain
from almoner.engine.safety.screen import BROKEN, CALM, Risk, Screened, Turn, When, screen

EXAMPLES = yaml.safe_load(Path(__file__).with_name("crisis_examples.yaml").read_text(encoding="utf-8"))
LISTED = [(f"{language}{number}", *one) for language, listed in EXAMPLES.items() for number, one in enumerate(listed)]


@pytest.mark.parametrize(("said", "level"), [one[1:] for one in LISTED], ids=[one[0] for one in LISTED])
def test_a_message_has_its_level(said, level):
    *earlier, last = said if isinstance(said, list) else [said]
    assert screen(last, [Turn("user", one) for one in earlier], load_crisis_rules()).risk.value == level


def test_what_the_assistant_said_raises_nothing():
    asked = [Turn("assistant", "Are you going to kill yourself? I want to kill myself.")]
    assert screen("What is a copay?", asked, load_crisis_rules()) == CALM


def test_codes_and_bill_lines_stay_what_they_are():
    assert plain("what is J1885?") == " what is j1885 . . "
    assert plain("Overdose antidote 41.00\nIs it right?") == " is it right . . "


def test_a_phrase_that_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="cannot be read"):
        pattern("(a b", "en", {})
    with pytest.raises(KeyError):
        pattern("{nobody}", "en", {})


def test_every_kind_of_danger_has_its_own_help_and_every_line_exists():
    kinds = {sign.kind for sign in load_crisis_rules().signs if sign.when is not When.GENTLE}
    assert kinds == set(INTERRUPTS) - {"unscreened"}
    shown = [*INTERRUPTS.values(), *OFFERS.values(), OFFER]
    assert {line for one in shown for line in one.lines} <= {line.id for line in load_helplines()}
    assert {key for one in shown for key in one.says} <= set(load_messages().entries)


def test_a_broken_screen_shows_help_and_calm_shows_none():
    assert help_for(BROKEN).says[0] == "crisis_unscreened"
    assert help_for(Screened(Risk.OFFER, "despair")) == OFFER
    assert help_for(CALM) is None


def test_a_line_nobody_verified_in_twelve_months_is_named():
    from dataclasses import replace
    from datetime import date

    line = load_helplines()[0]
    fresh, old = replace(line, verified_on=date(2026, 11, 1)), replace(line, id="old", verified_on=date(2025, 11, 1))
    assert unverified([fresh, old, replace(line, id="never", verified_on=None)], date(2026, 11, 22)) == ("old", "never")
