"""By when something may or must be done: one rule, one event, two days (a safe one and the last one)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from almoner.engine.law.authority import Mark
from almoner.engine.law.calendar import (
    add_business_days,
    add_days_that,
    add_months,
    is_legal_day,
    last_business_day,
    next_business_day,
)


class CannotReckon(ValueError):
    """The question does not fit the rule; the text is one plain sentence."""


class Event(Enum):
    """What sets a clock running."""

    NOTICE = "notice"
    RECEIPT = "receipt"
    BILL = "bill"
    SERVICE = "service"
    REQUEST = "request"
    DISPUTE = "dispute"
    DETERMINATION = "determination"
    PAYMENT = "payment"
    SCHEDULING = "scheduling"


class Unit(Enum):
    """What a length counts. A legal day is a weekday that is no holiday of 5 USC 6103(a)."""

    DAYS = "days"
    BUSINESS_DAYS = "business_days"
    LEGAL_DAYS = "legal_days"
    MONTHS = "months"
    FIXED = "fixed"


class CountsWhen(Enum):
    """What must have happened by the last day."""

    RECEIVED = "received"
    POSTMARKED = "postmarked"
    SENT = "sent"


class Whose(Enum):
    """Whose clock it is: the person's right, or another's duty."""

    PERSON = "person"
    PROVIDER = "provider"
    HOSPITAL = "hospital"
    PLAN = "plan"
    COLLECTOR = "collector"
    BUREAU = "bureau"
    PROGRAMME = "programme"


class Effect(Enum):
    """What a second date does to the last day."""

    LATER_OF = "later_of"
    EARLIER_OF = "earlier_of"
    GOVERNS = "governs"
    ENDS_BEFORE = "ends_before"
    SHORTENS = "shortens"  # another reading counts from it: it may move act_by back, never the last day


@dataclass(frozen=True, slots=True)
class Length:
    """A number of days or months after the event (before it, when negative), or one fixed last day."""

    unit: Unit
    number: int = 0
    on: date | None = None

    def after(self, start: date) -> date:
        """The last day of the length; the day of the event itself is day 0."""
        if self.on is not None:
            return self.on
        if self.unit is Unit.MONTHS:
            return add_months(start, self.number)
        if self.unit is Unit.BUSINESS_DAYS:
            return add_business_days(start, self.number)
        if self.unit is Unit.LEGAL_DAYS:
            return add_days_that(is_legal_day, start, self.number)
        return start + timedelta(days=self.number)


@dataclass(frozen=True, slots=True)
class Reading:
    """Another published length for the same right, or a state's own. It shortens `act_by` whatever its mark."""

    length: Length
    mark: Mark
    why: str
    authority: tuple[str, ...] = ()
    rolls: bool = False  # only a rule that says so moves a weekend or holiday


@dataclass(frozen=True, slots=True)
class Other:
    """What a second date means for the rule. `in_act_by`: whether it may also move the safe day."""

    means: str
    effect: Effect
    in_act_by: bool
    plus: Length | None = None

    def day(self, given: date) -> date:
        if self.effect is Effect.ENDS_BEFORE:
            return given - timedelta(days=1)
        return given if self.plus is None else self.plus.after(given)

    def joined(self, reckoned: date, given: date) -> date:
        """The last day once the second date is known."""
        day = self.day(given)
        if self.effect is Effect.LATER_OF:
            return max(reckoned, day)
        if self.effect is Effect.EARLIER_OF:
            return min(reckoned, day)
        return reckoned if self.effect is Effect.SHORTENS else day


@dataclass(frozen=True, slots=True)
class Rule:
    """One deadline. `runs_from_receipt` with an event that is not receipt: the date of the paper stands in for it."""

    id: str
    title: str
    title_es: str
    whose: Whose
    events: frozenset[Event]
    length: Length
    runs_from_receipt: bool
    presumption: Length | None
    rolls: bool
    counts_when: CountsWhen
    other_readings: tuple[Reading, ...]
    states: Mapping[str, Reading]
    other: Other | None
    can_be_reopened: bool
    only_state: str | None
    authority: tuple[str, ...]
    mark: Mark
    effective_from: date | None
    effective_to: date | None
    verified_on: date | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about a rule."""

    event: Event
    event_on: date
    other_on: date | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """`last_day` is None when only an unprinted reading knows it; `past` is None when a date not given could keep it open."""

    act_by: date
    last_day: date | None
    counts_when: CountsWhen
    past: bool | None
    authority: tuple[str, ...]


def reckon(rule: Rule, asked: Asked, as_of: date) -> Reckoned:
    """Count one deadline. Raises CannotReckon when the event, its date or the state does not fit the rule."""
    refuse_what_does_not_fit(rule, asked)
    try:
        return count(rule, asked, as_of)
    except OverflowError as error:
        raise CannotReckon(f"event_on {asked.event_on.isoformat()} is too near the end of the calendar") from error


def count(rule: Rule, asked: Asked, as_of: date) -> Reckoned:
    own = Reading(rule.length, rule.mark, rule.title, rule.authority, rule.rolls)
    state = None if asked.state is None else rule.states.get(asked.state)
    readings = (own, *rule.other_readings, *(() if state is None else (state,)))
    leading = own if state is None or not state.mark.is_printable else state

    early = [plain_day(rule, reading, asked) for reading in readings]
    late = [full_day(rule, reading, asked) for reading in readings]
    if rule.other is not None and rule.other.effect is Effect.GOVERNS and asked.other_on is not None:
        early.append(rule.other.day(asked.other_on))
    last_day = full_day(rule, leading, asked) if leading.mark.is_printable and rests_on_given(rule, asked) else None
    return Reckoned(
        act_by=safe_day(min(early), asked.event_on),
        last_day=last_day,
        counts_when=rule.counts_when,
        past=is_past(rule, asked, as_of, last_day=last_day, early=early, late=late),
        authority=leading.authority,
    )


def refuse_what_does_not_fit(rule: Rule, asked: Asked) -> None:
    if asked.event not in rule.events:
        fits = " or ".join(sorted(event.value for event in rule.events))
        raise CannotReckon(f"{rule.id} is counted from {fits}, not from {asked.event.value}")
    if rule.effective_from is not None and asked.event_on < rule.effective_from:
        raise CannotReckon(f"{rule.id} holds for events from {rule.effective_from.isoformat()} on")
    if rule.effective_to is not None and asked.event_on > rule.effective_to:
        raise CannotReckon(f"{rule.id} holds for events up to {rule.effective_to.isoformat()}")
    if rule.only_state is not None and asked.state not in {None, rule.only_state}:
        raise CannotReckon(f"{rule.id} is a rule of {rule.only_state}, not of {asked.state}")


def plain_day(rule: Rule, reading: Reading, asked: Asked) -> date:
    """No presumption, no roll; a second date only where the rule lets it move the safe day."""
    day = reading.length.after(asked.event_on)
    if rule.other is None or asked.other_on is None:
        return day
    if rule.other.effect in {Effect.EARLIER_OF, Effect.ENDS_BEFORE}:
        return min(day, rule.other.day(asked.other_on))
    if rule.other.effect is Effect.SHORTENS:
        return max(min(day, rule.other.day(asked.other_on)), asked.event_on)
    if rule.other.effect is Effect.LATER_OF and rule.other.in_act_by:
        return max(day, rule.other.day(asked.other_on))
    return day


def full_day(rule: Rule, reading: Reading, asked: Asked) -> date:
    """Presumption, roll and second date included."""
    start = asked.event_on
    if rule.presumption is not None and asked.event is Event.NOTICE:
        start = rule.presumption.after(start)
    day = reading.length.after(start)
    if rule.other is not None and asked.other_on is not None:
        day = rule.other.joined(day, asked.other_on)
    return next_business_day(day) if reading.rolls else day


def rests_on_given(rule: Rule, asked: Asked) -> bool:
    """A rule that ends with a second date has no last day of its own until that date is given."""
    return rule.other is None or rule.other.effect is not Effect.ENDS_BEFORE or asked.other_on is not None


def safe_day(earliest: date, event_on: date) -> date:
    """Moved back to a business day, but not to before the event: then the day itself stays."""
    moved = last_business_day(earliest)
    return earliest if moved < event_on <= earliest else moved


def is_past(
    rule: Rule, asked: Asked, as_of: date, *, last_day: date | None, early: list[date], late: list[date]
) -> bool | None:
    if last_day is None:
        return False if as_of <= min(early) else None
    if as_of <= last_day:
        return False
    if as_of <= max(late) or a_date_is_missing(rule, asked):
        return None
    return True


def a_date_is_missing(rule: Rule, asked: Asked) -> bool:
    """Whether a date we were not given could keep the right open."""
    if rule.can_be_reopened:
        return True
    lengthens = rule.other is not None and rule.other.effect not in {Effect.EARLIER_OF, Effect.SHORTENS}
    if lengthens and asked.other_on is None:
        return True
    stands_in = rule.runs_from_receipt and asked.event is not Event.RECEIPT
    return stands_in and (rule.presumption is None or asked.event is not Event.NOTICE)
