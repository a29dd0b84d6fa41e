"""Everything an operator or a privacy officer is shown by a word of the code has words in both languages."""

import pytest

from almoner.adapters.messages import load_messages
from almoner.assembly.jobs import TASKS
from almoner.engine.checks.catalogue import CATALOGUE
from almoner.engine.privacy.act import Outcome, Purpose
from almoner.engine.privacy.breach import FACTORS
from almoner.engine.privacy.permissions import Action
from almoner.engine.privacy.snooping import Pattern
from almoner.engine.reference.known import TABLES
from almoner.faces.naming import act_in_words, in_words
from almoner.services.people.api_keys import NEVER
from almoner.services.people.own import Deed

DESK = ("act_", "may_", "purpose_", "outcome_", "pattern_", "kind_", "health_of_", "title_of_", "looks_for_")
"""How keys begin that are made of a word of the code."""
HEALTH = (
    "database",
    "documents",
    "jobs",
    "tombstones",
    "room",
    "backup",
    "failures",
    "refusals",
    "heads",
    "certificate",
    "tables",
    "version",
)
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


def test_no_word_is_kept_that_nothing_is_called_by():
    meant = {
        "act_": [one.value for kind in (Action, Deed) for one in kind] + ["retention", "backup restore"],
        "may_": [one.value for one in set(Action) - NEVER],
        "kind_": list(TASKS),
        "health_of_": [*HEALTH, "settings"],
        "title_of_": list(TABLES),
        "looks_for_": [NAMES[check] for known in TABLES.values() for check in known.checks],
    } | {f"{name}_": [one.value for one in kind] for name, kind in KINDS.items()}
    for beginning in DESK:
        said = {key for key in MESSAGES.entries if key.startswith(beginning) and key not in NAMES.values()}
        known = {beginning + word.replace(" ", "_").replace("-", "_") for word in meant[beginning]}
        assert {one for one in said - known if not any(one.startswith(name) for name in NAMES.values())} == set(), beginning
        assert known - said == set(), beginning
