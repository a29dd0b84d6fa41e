"""Every example beside a check comes out exactly as it says."""

import re

import pytest

from almoner.engine.checks.base import Check
from almoner.engine.checks.catalogue import CATALOGUE
from tests.engine.checks.examples import FOLDER, Example, all_examples, as_named, found_in, law, outcomes, read, whole

HEADINGS = ("What it looks for", "Why it matters", "When it is not an error")
EXAMPLES = all_examples(CATALOGUE)


@pytest.mark.parametrize(("check", "example"), [pytest.param(c, e, id=f"{c.id}: {e.name}") for c, e in EXAMPLES])
def test_the_check_answers_as_its_example_says(check: Check, example: Example) -> None:
    done = outcomes(check, example)

    found = found_in(example, done)
    wanted = [whole(one) for one in example.finds]
    assert paired(wanted, found) == wanted
    assert sum(len(outcome.rights) for outcome in done) == example.rights
    assert sum(len(outcome.context) for outcome in done) == example.context
    missing = [one.answer.would_help for outcome in done for one in outcome.not_checked]
    assert sorted(missing) == sorted(example.cannot_tell)


def paired(wanted: list[dict[str, object]], found: list[dict[str, object]]) -> list[dict[str, object]]:
    """Each wanted finding beside the one that is it, else beside any that is left, then what nobody wanted."""
    left = list(found)
    beside = []
    for want in wanted:
        match = next((one for one in left if as_named(want, one) == want), None) or next(iter(left), None)
        if match is not None:
            left.remove(match)
            beside.append(as_named(want, match))
    return beside + left


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.id)
def test_a_check_has_an_example_that_speaks_a_trap_and_one_it_cannot_judge(check: Check) -> None:
    examples = [example for one, example in EXAMPLES if one is check]
    assert any(example.finds or example.rights or example.context for example in examples)
    assert any(example.trap for example in examples)
    assert any(example.cannot_tell for example in examples)
    assert len({example.name for example in examples}) == len(examples)
    for trap in (example for example in examples if example.trap):
        assert not trap.rights
        assert all(str(one.get("class")) != check.cls.value or check.cls.value == "question" for one in trap.finds), trap.name


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.id)
def test_the_page_has_its_three_headings_and_a_title(check: Check) -> None:
    assert re.match(r"[A-Z].*\.\n\n", check.page)
    assert [line for line in check.page.splitlines() if re.match(r"[A-Z]", line)][1:] == list(HEADINGS)


def test_the_catalogue_is_in_order_and_holds_every_check_file() -> None:
    files = sorted(path.stem[:3].upper() for path in FOLDER.glob("*/[a-j][0-9][0-9]_*.py"))
    assert [check.id for check in CATALOGUE] == files
    assert sorted(path.with_suffix(".py").name for path in FOLDER.glob("*/*.yaml")) == sorted(
        path.name for path in FOLDER.glob("*/[a-j][0-9][0-9]_*.py")
    )


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.id)
def test_every_authority_of_a_check_is_in_the_rulebook(check: Check) -> None:
    assert [id for id in check.authority if law().authorities.lookup(id) is None] == []


def test_the_file_beside_a_check_names_it() -> None:
    assert all(example.check == check.id for check, example in EXAMPLES)
    assert read(FOLDER / "a_arithmetic" / "a07_same_line_twice.yaml")[0].check == "A07"
