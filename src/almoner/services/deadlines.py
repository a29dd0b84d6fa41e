"""Answer one question about a deadline, asked as plain text fields."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from almoner.engine.law.authority import Authority
from almoner.engine.law.deadlines import Asked, CannotReckon, Event, Reckoned, Rule, reckon
from almoner.engine.law.rulebook import Rulebook

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
STATE = re.compile(r"[A-Z]{2}", re.ASCII)
LONGEST_ECHO = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What was reckoned, and the citations that may be shown with it."""

    reckoned: Reckoned
    authority: tuple[Authority, ...]


def answer(question: Mapping[str, object], rulebook: Rulebook, as_of: date) -> Answer:
    """Reckon one question. Raises CannotReckon with one plain sentence."""
    rule = rule_named(question.get("rule"), rulebook)
    asked = Asked(
        event=event_named(question.get("event"), rule),
        event_on=day(question, "event_on", needed=True) or as_of,
        other_on=day(question, "other_on", needed=False),
        state=state_named(question.get("state")),
    )
    if asked.other_on is not None and rule.other is None:
        raise CannotReckon(f"{rule.id} takes no second date: leave out other_on")
    return reckoned_for(rule, asked, rulebook, as_of)


def reckoned_for(rule: Rule, asked: Asked, rulebook: Rulebook, as_of: date) -> Answer:
    """Reckon, and keep the citations that may be printed on the day the question is asked."""
    reckoned = reckon(rule, asked, as_of)
    state = rule.only_state or asked.state
    return Answer(reckoned, rulebook.authorities.printable(reckoned.authority, as_of, payers=None, state=state))


def rules(rulebook: Rulebook) -> Iterator[Rule]:
    """Every rule, by id."""
    for name in sorted(rulebook.deadlines):
        yield rulebook.deadlines[name]


def rule_named(name: object, rulebook: Rulebook) -> Rule:
    if not isinstance(name, str) or not name:
        raise CannotReckon("rule is missing: name one that deadline --list shows")
    if name not in rulebook.deadlines:
        raise CannotReckon(f"there is no rule {shown(name)}: deadline --list shows them all")
    return rulebook.deadlines[name]


def event_named(name: object, rule: Rule) -> Event:
    fits = " or ".join(sorted(event.value for event in rule.events))
    if name is None:
        raise CannotReckon(f"event is missing: {rule.id} is counted from {fits}")
    try:
        return Event(name)
    except ValueError as error:
        raise CannotReckon(f"there is no event {shown(name)}: {rule.id} is counted from {fits}") from error


def day(question: Mapping[str, object], name: str, *, needed: bool) -> date | None:
    value = question.get(name)
    if value is None:
        if needed:
            raise CannotReckon(f"{name} is missing: give the day of the event as YYYY-MM-DD")
        return None
    if not isinstance(value, str) or not ISO_DAY.fullmatch(value):
        raise CannotReckon(f"{name} is not a day written YYYY-MM-DD: {shown(value)}")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise CannotReckon(f"{name} is a day that does not exist: {shown(value)}") from error


def state_named(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not STATE.fullmatch(value.upper()):
        raise CannotReckon(f"state is not two letters: {shown(value)}")
    return value.upper()


def shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_ECHO else f"{text[:LONGEST_ECHO]}…"
