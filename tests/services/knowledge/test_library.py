"""The library that comes along holds what may be printed and nothing else, and answers with the citation."""

from datetime import date

import pytest

from almoner.adapters.isolation.documents import DocumentsApart
from almoner.adapters.knowledge.by_vectors import InVectors
from almoner.adapters.knowledge.by_words import InWords
from almoner.assembly.embedded import embedded
from almoner.services.knowledge.ask import Ask
from almoner.services.knowledge.collect import Collect
from almoner.services.knowledge.library import library

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def law():
    return embedded(None).law()


@pytest.fixture(scope="module")
def ask(law):
    return Ask(Collect(DocumentsApart(), InWords, InVectors).of(library(law)).search, InWords)


def test_every_printable_section_and_deadline_is_there_and_no_other(law):
    made = list(library(law))
    said = {block.text for one in made for block in one.blocks}
    assert len(made) >= 300
    for one in law.authorities.entries.values():
        assert one.says in said or not one.mark.is_printable, one.id
    shown = {one.cite for one in law.authorities.entries.values() if one.mark.is_printable}
    hidden = {one.cite for one in law.authorities.entries.values() if not one.mark.is_printable} - shown
    assert not {part for one in made for part in one.source.split("; ")} & hidden


@pytest.mark.parametrize(
    ("question", "source", "says"),
    [
        ("How long do I have to appeal a denial to a group health plan?", "29 CFR 2560.503-1(h)(3)(i)", "180 days"),
        ("May a New York hospital report medical debt to credit bureaus?", "New York Public Health Law 4926", "may not report"),
        ("¿Cuántos días da un plan de salud de grupo para apelar una negativa?", "29 CFR 2560.503-1(h)(3)(i)", "180 días"),
    ],
)
def test_a_right_is_answered_with_its_citation(ask, question, source, says):
    answer = ask(question, TODAY)
    assert {one.passage.source for one in answer.quotes} == {source}
    assert says in " ".join(one.text for one in answer.quotes)


@pytest.mark.parametrize(
    "question",
    ["Which shoes are best for running?", "May a hospital in Guam charge interest of 14 percent?", "¿Quién ganó la copa?"],
)
def test_what_the_library_does_not_say_is_refused(ask, question):
    assert ask(question, TODAY).refused
