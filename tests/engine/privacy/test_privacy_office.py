"""The privacy officer's rules: what is accounted for, what looks like snooping, and until when people must be told of a breach."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.breach import FACTORS, facts_of, worksheet
from almoner.engine.privacy.chain import START, Entry
from almoner.engine.privacy.disclosures import Disclosure, accounting, six_years_before
from almoner.engine.privacy.permissions import Grant
from almoner.engine.privacy.snooping import Pattern, Person, patterns, suspicions

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY = date(2026, 11, 21)


def line(number=1, who="a2", purpose="help", action="paper see", resource="d1", folder="p1", outcome="done", at=NOON):
    return Entry(number, at, who, None, purpose, action, resource, folder, outcome, "http", None, START, "")


def counted(*lines, grants=(), asked_on=DAY):
    return accounting(lines, "a1", grants, asked_on).disclosures


@pytest.mark.parametrize("purpose", ["help", "research", "emergency"])
def test_who_else_was_shown_papers_is_accounted_for(purpose):
    assert counted(line(purpose=purpose)) == (Disclosure(DAY, "a2", "paper see", Purpose(purpose), ("d1",), 1),)


@pytest.mark.parametrize(
    "left_out",
    [
        {"who": "a1"},
        {"purpose": "own"},
        {"purpose": "billing"},
        {"purpose": "operation"},
        {"purpose": "privacy"},
        {"outcome": "refused"},
        {"outcome": "failed"},
        {"action": "paper add"},
        {"at": NOON - timedelta(days=365 * 6 + 3)},
        {"at": NOON + timedelta(days=1)},
    ],
    ids="-".join,
)
def test_what_is_left_out(left_out):
    assert counted(replace(line(), **left_out)) == ()


def test_who_acts_for_the_person_is_as_the_person_while_it_counts():
    acts = Grant("a2", "p1", Purpose.HELP, DAY, DAY, acting=True)
    assert counted(line(), grants=[acts]) == ()
    assert counted(line(), grants=[replace(acts, acting=False)]) != ()
    assert counted(line(), grants=[replace(acts, to="a3")]) != ()
    assert counted(line(), grants=[replace(acts, ended_at=NOON)]) != ()
    assert counted(line(), grants=[replace(acts, ended_at=NOON + timedelta(seconds=1))]) == ()
    assert counted(line(at=NOON - timedelta(days=1)), grants=[acts]) != ()


def test_the_same_on_one_day_is_one_entry():
    [one] = counted(line(1), line(2, resource="d2"), line(3))
    assert (one.resources, one.times) == (("d1", "d2"), 3)
    assert len(counted(line(1), line(2, at=NOON + timedelta(days=0), action="audit see"))) == 2


def test_six_years_and_sixty_days():
    made = accounting([], "a1", [], date(2028, 2, 29))
    assert (made.first, made.last, made.answer_by) == (date(2022, 2, 28), date(2028, 2, 29), date(2028, 4, 29))
    assert six_years_before(DAY) == date(2020, 11, 21)


def looker(*names, **more):
    return Person(names, "a2", **({"works_here": True} | more))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (looker("Ana Example"), Person(("ana  EXAMPLE",)), [Pattern.OWN_RECORD]),
        (looker("Ana Example"), Person(("Example, Ana",)), [Pattern.OWN_RECORD]),
        (looker("Ana M. Example, RN"), Person(("Ana Example",)), [Pattern.OWN_RECORD]),
        (looker("X"), Person(("Y",), "a2"), [Pattern.OWN_RECORD]),
        (looker("Ana Example"), Person(("Elena Example Jr.",)), [Pattern.SAME_SURNAME]),
        (looker("Ana García Muster"), Person(("Elena Garcia Otra",)), [Pattern.SAME_SURNAME]),
        (looker("Ana Example"), Person(("Example",)), []),
        (looker("Ana Example"), Person(("Elena Other",)), []),
        (
            looker("Ana Example", addresses=("12 North Made-up Street, Apt. 4",)),
            Person(("Elena Other",), addresses=("12 N Made up St apartment 4",)),
            [Pattern.SAME_ADDRESS],
        ),
        (looker("Ana Example", addresses=("12 Street",)), Person(("Elena Other",), addresses=("12 Street",)), []),
        (looker("Ana Example"), Person(("Elena Other",), works_here=True), [Pattern.CO_WORKER]),
        (looker("Ana Example", works_here=False), Person(("Elena Other",), works_here=True), []),
        (looker("Ana Example"), Person(("Elena Example",), works_here=True), [Pattern.SAME_SURNAME, Pattern.CO_WORKER]),
    ],
    ids=range(13),
)
def test_what_is_alike(one, other, found):
    assert patterns(one, other) == found


@pytest.mark.parametrize(("purpose", "is_work"), [("billing", True), ("emergency", True), ("own", False), ("help", False)])
def test_only_looks_at_work_can_be_snooping(purpose, is_work):
    people, subjects = {"a2": looker("Ana Example")}, {"p1": Person(("Elena Example",))}
    lines = [line(number, purpose=purpose, at=NOON + timedelta(hours=number)) for number in range(1, 9)]
    found = suspicions(lines, people, subjects)
    assert bool(found) is is_work
    if is_work:
        [one] = found
        assert (one.who, one.folder, one.times, one.lines) == ("a2", "p1", 8, (1, 2, 3, 4, 5))
        assert (one.first, one.last) == (lines[0].at, lines[-1].at)
        assert "Example" not in repr(found) + repr(people) + repr(subjects)


def test_people_and_folders_that_are_not_known_are_passed_over():
    lines = [
        line(1, who="a9", purpose="billing"),
        line(2, folder="p9", purpose="billing"),
        line(3, folder=None, purpose="billing"),
    ]
    assert suspicions(lines, {"a2": looker("Ana Example")}, {"p1": Person(("Ana Example",))}) == ()


@pytest.mark.parametrize(
    ("discovered", "last_day", "act_by"),
    [
        (date(2026, 9, 1), date(2026, 10, 31), date(2026, 10, 30)),  # a Saturday
        (date(2026, 9, 2), date(2026, 11, 1), date(2026, 10, 30)),  # a Sunday
        (date(2026, 9, 3), date(2026, 11, 2), date(2026, 11, 2)),
        (date(2026, 12, 31), date(2027, 3, 1), date(2027, 3, 1)),
        (date(2028, 1, 1), date(2028, 3, 1), date(2028, 3, 1)),  # a leap year
    ],
)
def test_sixty_days_count_from_the_day_it_was_discovered(discovered, last_day, act_by):
    made = worksheet(discovered, discovered, facts_of([]))
    assert (made.last_day, made.act_by, made.days_left) == (last_day, act_by, 60)
    assert worksheet(discovered, last_day + timedelta(days=1), facts_of([])).days_left == -1


def test_what_is_discovered_later_than_today_is_refused():
    with pytest.raises(ValueError, match="after today"):
        worksheet(DAY, DAY - timedelta(days=1), facts_of([]))
    with pytest.raises(ValueError, match="no such day"):
        worksheet(date(9999, 12, 31), date(9999, 12, 31), facts_of([]))


def test_the_facts_are_counts():
    found = facts_of([line(1), line(2, resource="d2", who="a3"), line(3, outcome="refused", folder="p2", who="a4")])
    assert (found.lines, found.folders, found.accounts, found.resources, found.refused) == (3, 1, 2, 2, 1)
    assert found.actions == (("paper see", 2),)
    assert (found.first, found.last) == (NOON, NOON)
    assert len(FACTORS) == 4
