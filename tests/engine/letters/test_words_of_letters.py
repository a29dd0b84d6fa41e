"""The letters' words and kinds fit together: every key has words, every word is said, every rule and deadline exists."""

import re

import pytest

from almoner.adapters.letter_words import load_letter_words
from almoner.adapters.messages import load_messages
from almoner.adapters.rulebook import load_rulebook
from almoner.engine.letters.compose import SIDES, title_key
from almoner.engine.letters.facts import FACTS
from almoner.engine.letters.kinds import BY_ID, KINDS, NEVER_SERVED, PERSONAL, Ask, Say, Special
from almoner.engine.letters.letter import To
from almoner.engine.wording.render import SLOT
from tests.house.test_promises import MODULES

WORDS = load_letter_words().entries
LAW = load_rulebook()


def says(kind):
    for one in kind.body:
        if isinstance(one, Say):
            yield one
        elif isinstance(one, Ask):
            yield from one.items


def slots(key):
    return {name for name, _ in SLOT.findall(WORDS[key]["en"])}


def test_there_are_enough_letters_and_each_has_its_own_name():
    assert len(KINDS) == len(BY_ID) == 34
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.id) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_kind_has_words_facts_rules_and_a_deadline_that_exist(kind):
    assert title_key(kind) in WORDS
    for one in says(kind):
        assert slots(one.key) == set(one.facts), one.key
        for fact in one.facts:
            assert fact in FACTS or fact in PERSONAL, fact
            assert f"fact_{fact}" in WORDS
    for fact in kind.about:
        assert fact in FACTS or fact in PERSONAL, fact
        assert f"fact_{fact}" in WORDS
    for key in kind.warns:
        assert not slots(key)
    for name in kind.cites:
        authority = LAW.authorities.entries[name]
        assert authority.mark.is_printable, "what may never be printed is not listed"
        assert authority.on_whom in SIDES[To.HOSPITAL if kind.to is To.PROVIDER else kind.to], name
    for key, rules in kind.cites_of:
        assert key in kind.serves
        assert set(rules) <= set(kind.cites)
    if kind.times is not None:
        rule = LAW.deadlines[kind.times.rule]
        assert kind.times.event in rule.events
        assert kind.times.fact in FACTS or kind.times.fact in PERSONAL


@pytest.mark.parametrize("kind", [kind for kind in KINDS if Special.POINTS in kind.body], ids=lambda kind: kind.id)
def test_every_finding_a_letter_is_about_has_words_with_its_own_arguments(kind):
    messages = load_messages().entries
    assert kind.serves
    for key in kind.serves:
        parts = messages[key]["en"].values()
        given = {name for text in parts for name, _ in SLOT.findall(text)}
        assert slots("point_" + key) <= given, key


def test_what_is_in_the_persons_favour_is_in_no_letter():
    for kind in KINDS:
        assert not kind.serves & NEVER_SERVED
    assert set(load_messages().entries) >= NEVER_SERVED


def test_every_word_of_the_letters_is_said():
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    built = re.compile(r"title_|point_|fact_|dear_|column_|place_|part_")
    for key in WORDS:
        assert built.match(key) or f'"{key}"' in source, key
    for key in (key for key in WORDS if key.startswith("title_")):
        assert key.removeprefix("title_").replace("_", "-") in BY_ID
    served = frozenset[str]().union(*(kind.serves for kind in KINDS))
    for key in (key.removeprefix("point_") for key in WORDS if key.startswith("point_")):
        assert key in served | {"check", "by_hand"}, key


def test_a_letters_words_show_the_same_facts_in_both_languages():
    for key, entry in WORDS.items():
        assert set(entry) == {"en", "es"}, key
        assert set(SLOT.findall(entry["en"])) == set(SLOT.findall(entry["es"])), key
