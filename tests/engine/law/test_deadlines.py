"""Deadlines: the hand-worked table, and what holds for every rule and every day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almoner.adapters.rulebook import load_rulebook
from almoner.engine.law.authority import Mark
from almoner.engine.law.calendar import is_business_day
from almoner.engine.law.deadlines import Asked, CannotReckon, Effect, Event, Unit, reckon

TODAY = date(2026, 11, 21)
BOOK = load_rulebook()
RULES = sorted(BOOK.deadlines)
GOLDEN = yaml.load((Path(__file__).parent / "golden_deadlines.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
DAYS = st.dates(date(2022, 1, 1), date(2031, 12, 31))


def name(row):
    return " ".join(str(row[key]) for key in ("rule", "event", "event_on", "other_on", "state") if key in row)


@pytest.mark.parametrize("row", GOLDEN, ids=name)
def test_the_hand_worked_table(row):
    asked = Asked(Event(row["event"]), row["event_on"], row.get("other_on"), row.get("state"))
    rule = BOOK.deadlines[row["rule"]]
    if "error" in row:
        with pytest.raises(CannotReckon, match=row["error"].replace("(", r"\(")):
            reckon(rule, asked, TODAY)
        return
    reckoned = reckon(rule, asked, TODAY)

    said = {"act_by": reckoned.act_by, "last_day": reckoned.last_day}
    said |= {"past": reckoned.past} if "past" in row else {}
    said |= {"counts_when": reckoned.counts_when.value} if "counts_when" in row else {}
    assert said == {key: row[key] for key in said}


def test_the_table_is_large_and_no_question_is_asked_twice():
    names = [name(row) for row in GOLDEN]

    assert len(GOLDEN) >= 80
    assert len(set(names)) == len(names)


def test_every_rule_about_a_persons_right_is_in_the_table():
    worked = {row["rule"] for row in GOLDEN}

    assert {id for id in RULES if BOOK.deadlines[id].whose.value == "person"} - worked <= {"status-change-appeal"}


@st.composite
def questions(draw):
    rule = BOOK.deadlines[draw(st.sampled_from(RULES))]
    event_on = max(min(draw(DAYS), rule.effective_to or date.max), rule.effective_from or date.min)
    other_on = None
    if rule.other is not None and draw(st.booleans()):
        other_on = event_on + timedelta(days=draw(st.integers(0, 35) | st.integers(0, 400)))
    state = draw(st.sampled_from([rule.only_state] if rule.only_state else [None, *sorted(rule.states)]))
    return rule, Asked(draw(st.sampled_from(sorted(rule.events, key=str))), event_on, other_on, state)


@given(questions())
def test_the_safe_day_is_never_after_the_last_day(question):
    rule, asked = question

    reckoned = reckon(rule, asked, TODAY)

    assert reckoned.last_day is None or reckoned.act_by <= reckoned.last_day


@given(questions())
def test_the_safe_day_is_a_business_day_unless_there_is_none_left_since_the_event(question):
    rule, asked = question

    act_by = reckon(rule, asked, TODAY).act_by

    if not is_business_day(act_by):
        assert asked.event_on <= act_by
        between = (asked.event_on + timedelta(days=n) for n in range((act_by - asked.event_on).days + 1))
        assert not any(is_business_day(day) for day in between)


@given(questions(), st.integers(0, 60))
def test_a_later_event_never_gives_an_earlier_day(question, later):
    rule, asked = question
    if rule.effective_to is not None:
        return
    moved = Asked(asked.event, asked.event_on + timedelta(days=later), asked.other_on, asked.state)

    first, second = reckon(rule, asked, TODAY), reckon(rule, moved, TODAY)

    assert (first.last_day is None) == (second.last_day is None)
    assert first.last_day is None or second.last_day is None or first.last_day <= second.last_day


@given(questions(), DAYS)
def test_past_only_ever_moves_from_no_to_unknown_to_yes(question, as_of):
    rule, asked = question
    order = {False: 0, None: 1, True: 2}

    today, tomorrow = (reckon(rule, asked, day).past for day in (as_of, as_of + timedelta(days=1)))

    assert order[today] <= order[tomorrow]


@given(questions())
def test_the_last_day_itself_is_never_past(question):
    rule, asked = question
    last_day = reckon(rule, asked, TODAY).last_day

    if last_day is not None:
        assert reckon(rule, asked, last_day).past is False


@given(questions())
def test_what_was_not_read_never_moves_the_last_day_later(question):
    rule, asked = question
    unread = rule.states.get(asked.state or "")
    if unread is None or unread.mark.is_printable:
        return
    without = Asked(asked.event, asked.event_on, asked.other_on, None)

    assert reckon(rule, asked, TODAY).last_day == reckon(rule, without, TODAY).last_day
    assert reckon(rule, asked, TODAY).act_by <= reckon(rule, without, TODAY).act_by


def test_a_rule_that_was_not_read_gives_a_safe_day_and_no_last_day():
    from dataclasses import replace

    rule = replace(BOOK.deadlines["medicare-itemised-review"], mark=Mark.K)
    reckoned = reckon(rule, Asked(Event.RECEIPT, date(2026, 10, 1)), TODAY)

    assert (reckoned.act_by, reckoned.last_day, reckoned.past) == (date(2026, 12, 30), None, False)


def test_the_end_of_the_calendar_is_a_sentence_not_a_crash():
    questions = [
        (rule, event, day) for rule in BOOK.deadlines.values() for event in rule.events for day in (date.max, date.min)
    ]
    for rule, event, event_on in questions:
        try:
            said = reckon(rule, Asked(event, event_on, None, rule.only_state), TODAY)
        except CannotReckon as refused:
            said = str(refused)
        assert said


def test_one_rule_per_question():
    asked = [
        (rule.title, rule.whose, rule.only_state, rule.effective_from, rule.effective_to)
        for rule in (BOOK.deadlines[id] for id in RULES)
    ]

    assert len(set(asked)) == len(asked)
    assert len({rule.title_es for rule in BOOK.deadlines.values()}) == len(RULES)


def test_rules_are_made_of_sane_parts():
    for rule in BOOK.deadlines.values():
        assert rule.length.unit is Unit.FIXED or abs(rule.length.number) <= 400, rule.id
        assert rule.presumption is None or rule.runs_from_receipt, rule.id
        assert rule.presumption is None or Event.NOTICE in rule.events, rule.id
        assert rule.other is None or rule.other.effect is not Effect.LATER_OF or rule.length.number > 0, rule.id
        assert rule.mark.is_printable == (rule.verified_on is not None), rule.id
