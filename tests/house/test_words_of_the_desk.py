"""Everything an operator or a privacy officer is shown by a word of the code has words in both languages."""

import pytest

from almoner.adapters.messages import load_messages
from almoner.assembly.jobs import TASKS
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.privacy.act import Outcome, Purpose
from almoner.engine.privacy.breach import FACTORS
from almoner.engine.privacy.chain import Why
from almoner.engine.privacy.permissions import Action
from almoner.engine.privacy.snooping import Pattern
from almoner.engine.reference.known import TABLES
from almoner.faces.naming import act_in_words, in_words
from almoner.services.people.api_keys import NEVER
from almoner.services.people.own import Deed

MESSAGES = load_messages()
KINDS = {"purpose": Purpose, "pattern": Pattern, "outcome": Outcome}
NAMES = {check.id: check.name for check in CATALOGUE}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_of_the_journal_is_said(language):
    named = [("act", one.value) for kind in (Action, Deed) for one in kind] + [("kind", one) for one in TASKS]
    named += [(name, one.value) for name, kind in KINDS.items() for one in kind]
    for beginning, word in named:
        key = f"{beginning}_{word.replace(' ', '_').replace('-', '_')}"
        assert in_words(beginning, word, MESSAGES, language) == MESSAGES.word(key, language)
    for why in Why:
        assert MESSAGES.word(f"journal_{why.value}", language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_table_and_what_it_serves_has_a_title(language):
    for known in TABLES.values():
        assert MESSAGES.word(f"title_of_{known.name.replace('-', '_')}", language)
        for check in known.checks:
            assert MESSAGES.word(f"looks_for_{NAMES[check]}", language)


def test_the_breach_sheet_asks_in_both_languages():
    for factor in FACTORS:
        for key in (factor.title, *factor.asks):
            assert MESSAGES.word(key, "en") != MESSAGES.word(key, "es")


def test_an_action_without_a_word_is_shown_as_it_stands():
    assert act_in_words("folder erased again", MESSAGES, "es") == "folder erased again"


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_a_key_may_do_is_said_as_something_to_do(language):
    for one in set(Action) - NEVER:
        assert MESSAGES.word(f"may_{one.value.replace(' ', '_')}", language) != MESSAGES.word(
            f"act_{one.value.replace(' ', '_')}", language
        )
