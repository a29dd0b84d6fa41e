"""The first day, the last day and the day beside them, for every record and every rule of counting."""

from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from datetime import date, timedelta

import pytest

from almoner.adapters.rulebook import load_rulebook
from almoner.engine.law import amounts, authority, calendar, deadlines, rulebook, states
from almoner.engine.law.authority import Mark
from almoner.engine.law.deadlines import Asked, CannotReckon, Effect, Event, Length, Other, Reading, Unit, reckon

BOOK = load_rulebook()
RECORDS = sorted(
    {
        kind
        for module in (amounts, authority, deadlines, rulebook, states)
        for kind in vars(module).values()
        if is_dataclass(kind)
    },
    key=lambda kind: kind.__name__,
)
DAY = date(2026, 3, 10)
ONE = timedelta(days=1)
RULE = replace(
    BOOK.deadlines["medicare-redetermination"],
    id="made-up",
    events=frozenset({Event.NOTICE, Event.RECEIPT}),
    length=Length(Unit.DAYS, 10),
    runs_from_receipt=False,
    presumption=None,
    rolls=False,
    other_readings=(),
    states={},
    other=None,
    can_be_reopened=False,
    only_state=None,
    mark=Mark.V,
    effective_from=None,
    effective_to=None,
)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_record_of_the_law_does_not_change(kind):
    record = kind(**dict.fromkeys(field.name for field in fields(kind)))
    with pytest.raises(FrozenInstanceError):
        setattr(record, fields(kind)[0].name, "other")
    assert not hasattr(record, "__dict__")


def dated():
    entries = next(iter(BOOK.authorities.entries.values()))
    fact = next(iter(BOOK.states.entries.values()))[0]
    amount = next(iter(BOOK.amounts.entries.values()))[0]
    return (entries, fact, amount)


@pytest.mark.parametrize("record", dated(), ids=lambda record: type(record).__name__)
def test_a_record_holds_from_its_first_to_its_last_day(record):
    one = replace(record, effective_from=DAY, effective_to=DAY + ONE)
    days = [DAY - ONE, DAY, DAY + ONE, DAY + 2 * ONE]
    assert [one.in_force(day) for day in days] == [False, True, True, False]
    assert [replace(one, effective_from=None).in_force(day) for day in days] == [True, True, True, False]
    assert [replace(one, effective_to=None).in_force(day) for day in days] == [False, True, True, True]


@pytest.mark.parametrize(
    ("binds", "payers", "said"),
    [
        ({"any"}, (), True),
        ({"any"}, ("unknown",), True),
        ({"medicare"}, ("medicare",), True),
        ({"medicare"}, ("commercial", "medicare"), True),
        ({"medicare"}, ("commercial",), False),
        ({"medicare"}, (), False),
    ],
)
def test_whom_a_section_binds(binds, payers, said):
    section = replace(next(iter(BOOK.authorities.entries.values())), binds=frozenset(binds), state=None, mark=Mark.V)
    section = replace(section, effective_from=None, effective_to=None)
    book = replace(BOOK.authorities, entries={"one": section})
    assert section.binds_one_of(payers) is said
    assert book.printable(["one"], DAY, payers) == ((section,) if said else ())
    assert book.printable(["one"], DAY, None) == (section,)


@pytest.mark.parametrize(
    ("mark", "of", "state", "said"),
    [
        (Mark.V, None, None, True),
        (Mark.V2, None, None, True),
        (Mark.VM, None, None, False),
        (Mark.U, None, None, False),
        (Mark.K, None, None, False),
        (Mark.V, "NY", "NY", True),
        (Mark.V, "NY", "TX", False),
        (Mark.V, "NY", None, False),
        (Mark.V, None, "NY", True),
    ],
)
def test_what_may_be_printed(mark, of, state, said):
    section = replace(next(iter(BOOK.authorities.entries.values())), mark=mark, state=of, effective_from=DAY, effective_to=None)
    book = replace(BOOK.authorities, entries={"one": section})
    assert bool(book.printable(["one"], DAY, None, state)) is said
    assert not book.printable(["one"], DAY - ONE, None, state)
    assert book.lookup("two") is None


def test_an_amount_and_a_state_row_are_looked_up_for_their_day():
    first = replace(dated()[2], effective_from=DAY, effective_to=DAY)
    book = replace(BOOK.amounts, entries={"one": (first, replace(first, effective_from=DAY + ONE, effective_to=None))})
    assert [book.lookup("one", DAY + n * ONE) for n in (-1, 0, 1)] == [None, *book.entries["one"]]
    fact = replace(dated()[1], mark=Mark.V, effective_from=DAY, effective_to=DAY)
    rows = replace(BOOK.states, entries={"NY": (fact, replace(fact, mark=Mark.K))})
    assert rows.lookup("NY", fact.topic) == rows.entries["NY"]
    assert rows.lookup("TX", fact.topic) is None
    assert [rows.lookup("NY", topic) for topic in states.Topic if topic is not fact.topic] == [None] * (len(states.Topic) - 1)
    assert [rows.printable("NY", fact.topic, DAY + n * ONE) for n in (-1, 0, 1)] == [None, (fact,), None]


# ---- calendar
@pytest.mark.parametrize(
    ("day", "is_holiday"),
    [
        ("1985-01-21", False),
        ("1986-01-20", True),
        ("2020-06-19", False),
        ("2021-06-19", True),
        ("2026-02-16", True),
        ("2026-02-09", False),
        ("2026-02-23", False),
        ("2026-05-25", True),
        ("2026-05-18", False),
        ("2027-05-31", True),
        ("2026-09-07", True),
        ("2026-10-12", True),
        ("2026-11-26", True),
        ("2026-11-19", False),
        ("2026-11-25", False),
        ("2026-11-27", False),
    ],
)
def test_the_holidays_of_the_law(day, is_holiday):
    assert (date.fromisoformat(day) in calendar.legal_holidays(int(day[:4]))) is is_holiday


@pytest.mark.parametrize(
    ("day", "business", "legal"),
    [
        ("2026-07-02", True, True),
        ("2026-07-03", False, True),  # Independence Day is a Saturday; offices close on the Friday
        ("2026-07-04", False, False),
        ("2026-07-05", False, False),
        ("2026-07-06", True, True),
        ("2027-07-05", False, True),  # it is a Sunday; offices close on the Monday
        ("2027-12-31", False, True),  # New Year's Day of 2028 is a Saturday
        ("2026-11-11", False, False),
        ("2026-11-13", True, True),
    ],
)
def test_days_that_count(day, business, legal):
    assert calendar.is_business_day(date.fromisoformat(day)) is business
    assert calendar.is_legal_day(date.fromisoformat(day)) is legal


def test_the_calendars_last_year_has_no_next():
    assert calendar.closed_days(date.max.year)
    assert calendar.closed_days(date.max.year - 1)


@pytest.mark.parametrize(
    ("year", "month", "weekday", "nth", "said"),
    [
        (2026, 6, 0, 1, "2026-06-01"),
        (2026, 6, 6, 1, "2026-06-07"),
        (2026, 6, 0, 2, "2026-06-08"),
        (2026, 11, 3, 4, "2026-11-26"),
    ],
)
def test_the_nth_weekday(year, month, weekday, nth, said):
    assert calendar.nth_weekday(year, month, weekday, nth) == date.fromisoformat(said)


@pytest.mark.parametrize(("weekday", "said"), [(0, "2027-05-31"), (6, "2027-05-30"), (1, "2027-05-25")])
def test_the_last_weekday(weekday, said):
    assert calendar.last_weekday(2027, 5, weekday) == date.fromisoformat(said)


@pytest.mark.parametrize(
    ("start", "number", "said"),
    [
        ("2026-10-30", 4, "2027-03-01"),
        ("2026-10-28", 4, "2027-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-12-31", 0, "2026-12-31"),
        ("2026-01-31", -1, "2025-12-31"),
        ("2026-03-31", -1, "2026-03-01"),
        ("2026-03-31", 1, "2026-05-01"),
        ("2026-03-10", 12, "2027-03-10"),
        ("2028-02-29", 12, "2029-03-01"),
        ("9999-11-10", 1, "9999-12-10"),
        ("0001-02-10", -1, "0001-01-10"),
    ],
)
def test_months(start, number, said):
    assert calendar.add_months(date.fromisoformat(start), number) == date.fromisoformat(said)


@pytest.mark.parametrize(("start", "number"), [("9999-12-10", 1), ("0001-01-10", -1)])
def test_months_outside_the_calendar(start, number):
    with pytest.raises(OverflowError, match=r"^the day lies outside the calendar$"):
        calendar.add_months(date.fromisoformat(start), number)


@pytest.mark.parametrize(
    ("unit", "number", "said"),
    [
        (Unit.DAYS, 3, "2026-07-05"),
        (Unit.DAYS, 0, "2026-07-02"),
        (Unit.DAYS, -1, "2026-07-01"),
        (Unit.BUSINESS_DAYS, 1, "2026-07-06"),
        (Unit.BUSINESS_DAYS, 0, "2026-07-02"),
        (Unit.BUSINESS_DAYS, -1, "2026-07-01"),
        (Unit.BUSINESS_DAYS, -4, "2026-06-26"),
        (Unit.LEGAL_DAYS, 1, "2026-07-03"),
        (Unit.LEGAL_DAYS, 2, "2026-07-06"),
        (Unit.MONTHS, 1, "2026-08-02"),
    ],
)
def test_each_kind_of_length_from_the_second_of_july(unit, number, said):
    assert Length(unit, number).after(date(2026, 7, 2)) == date.fromisoformat(said)
    assert Length(unit, number, on=DAY).after(date(2026, 7, 2)) == DAY


# ---- deadlines: a made-up rule of ten days
@pytest.mark.parametrize(
    ("effect", "plus", "given", "safe", "last"),
    [
        (Effect.LATER_OF, None, 11, 10, 11),
        (Effect.LATER_OF, None, 9, 10, 10),
        (Effect.LATER_OF, 2, 9, 10, 11),
        (Effect.EARLIER_OF, None, 9, 9, 9),
        (Effect.EARLIER_OF, None, 11, 10, 10),
        (Effect.ENDS_BEFORE, None, 9, 8, 8),
        (Effect.ENDS_BEFORE, None, 14, 10, 13),
        (Effect.SHORTENS, None, 9, 9, 10),
        (Effect.SHORTENS, None, -3, 0, 10),
        (Effect.SHORTENS, None, 14, 10, 10),
        (Effect.GOVERNS, None, 9, 9, 9),
        (Effect.GOVERNS, None, 14, 10, 14),
        (Effect.GOVERNS, 2, 6, 8, 8),
    ],
)
def test_what_a_second_date_does(effect, plus, given, safe, last):
    start = date(2026, 3, 2)  # a Monday: days 5, 6, 12 and 13 after it are the weekends
    length = None if plus is None else Length(Unit.DAYS, plus)
    rule = replace(RULE, other=Other("another day", effect, in_act_by=False, plus=length))
    found = reckon(rule, Asked(Event.NOTICE, start, start + given * ONE), start)
    assert ((found.act_by - start).days, (found.last_day - start).days) == (safe, last)
    lone = reckon(rule, Asked(Event.NOTICE, start), start)
    assert (lone.act_by - start).days == 10
    assert lone.last_day == (None if effect is Effect.ENDS_BEFORE else start + 10 * ONE)


def test_only_a_rule_that_says_so_lets_a_later_date_move_the_safe_day():
    start = date(2026, 3, 2)
    other = Other("another day", Effect.LATER_OF, in_act_by=True)
    found = reckon(replace(RULE, other=other), Asked(Event.NOTICE, start, start + 11 * ONE), start)
    assert (found.act_by, found.last_day) == (start + 11 * ONE, start + 11 * ONE)


@pytest.mark.parametrize(
    ("number", "safe", "last"),
    [(4, "2026-03-06", "2026-03-06"), (5, "2026-03-06", "2026-03-09"), (6, "2026-03-06", "2026-03-09")],
)
def test_a_weekend_moves_the_safe_day_back_and_only_a_rolling_rule_forward(number, safe, last):
    start = date(2026, 3, 2)
    rule = replace(RULE, length=Length(Unit.DAYS, number))
    rolling = reckon(replace(rule, rolls=True), Asked(Event.NOTICE, start), start)
    assert (rolling.act_by, rolling.last_day) == (date.fromisoformat(safe), date.fromisoformat(last))
    assert reckon(rule, Asked(Event.NOTICE, start), start).last_day == start + number * ONE


@pytest.mark.parametrize(
    ("change", "asked", "said"),
    [
        ({"effective_from": DAY}, {}, None),
        ({"effective_from": DAY + ONE}, {}, "made-up holds for events from 2026-03-11 on"),
        ({"effective_to": DAY}, {}, None),
        ({"effective_to": DAY - ONE}, {}, "made-up holds for events up to 2026-03-09"),
        ({"only_state": "NY"}, {}, None),
        ({"only_state": "NY"}, {"state": "NY"}, None),
        ({"only_state": "NY"}, {"state": "TX"}, "made-up is a rule of NY, not of TX"),
        ({}, {"state": "TX"}, None),
        ({}, {"event": Event.BILL}, "made-up is counted from notice or receipt, not from bill"),
    ],
)
def test_a_question_that_does_not_fit(change, asked, said):
    question = Asked(**{"event": Event.NOTICE, "event_on": DAY, **asked})
    if said is None:
        assert reckon(replace(RULE, **change), question, DAY).last_day == DAY + 10 * ONE
    else:
        with pytest.raises(CannotReckon) as refused:
            reckon(replace(RULE, **change), question, DAY)
        assert str(refused.value) == said


def past(change, days, event=Event.NOTICE, other_on=None):
    return [reckon(replace(RULE, **change), Asked(event, DAY, other_on), DAY + n * ONE).past for n in days]


LONGER = Reading(Length(Unit.DAYS, 14), Mark.V, "another reading")
SHORTER = Reading(Length(Unit.DAYS, 6), Mark.V, "another reading")
PRESUMED = {"runs_from_receipt": True, "presumption": Length(Unit.DAYS, 5)}


@pytest.mark.parametrize(
    ("change", "event", "days", "said"),
    [
        ({}, Event.NOTICE, (9, 10, 11), [False, False, True]),
        ({"mark": Mark.K}, Event.NOTICE, (9, 10, 11, 60), [False, False, None, None]),
        ({"mark": Mark.K, "other_readings": (SHORTER,)}, Event.NOTICE, (5, 6, 7), [False, False, None]),
        ({"other_readings": (LONGER,)}, Event.NOTICE, (10, 11, 14, 15), [False, None, None, True]),
        ({"other_readings": (SHORTER,)}, Event.NOTICE, (6, 10, 11), [False, False, True]),
        ({"can_be_reopened": True}, Event.NOTICE, (10, 11, 60), [False, None, None]),
        ({"other": Other("x", Effect.LATER_OF, in_act_by=False)}, Event.NOTICE, (10, 11, 60), [False, None, None]),
        ({"other": Other("x", Effect.GOVERNS, in_act_by=False)}, Event.NOTICE, (10, 11, 60), [False, None, None]),
        ({"other": Other("x", Effect.EARLIER_OF, in_act_by=False)}, Event.NOTICE, (10, 11), [False, True]),
        ({"other": Other("x", Effect.SHORTENS, in_act_by=False)}, Event.NOTICE, (10, 11), [False, True]),
        ({"runs_from_receipt": True}, Event.NOTICE, (10, 11, 60), [False, None, None]),
        ({"runs_from_receipt": True}, Event.RECEIPT, (10, 11), [False, True]),
        (PRESUMED, Event.NOTICE, (10, 15, 16), [False, False, True]),
        (PRESUMED, Event.RECEIPT, (10, 11), [False, True]),
    ],
)
def test_when_a_deadline_is_past(change, event, days, said):
    assert past(change, days, event) == said


def test_a_second_date_that_was_given_closes_the_question():
    other = {"other": Other("x", Effect.LATER_OF, in_act_by=False)}
    assert past(other, (12, 13), other_on=DAY + 12 * ONE) == [False, True]


def test_a_states_own_reading_leads_only_where_it_was_read():
    start = date(2026, 3, 2)
    for mark, last in ((Mark.V, 14), (Mark.K, 10)):
        rule = replace(RULE, states={"NY": replace(LONGER, mark=mark, authority=("ny",))})
        found = reckon(rule, Asked(Event.NOTICE, start, state="NY"), start)
        assert (found.act_by, found.last_day) == (start + 10 * ONE, start + last * ONE)
        assert found.authority == (("ny",) if mark is Mark.V else RULE.authority)
        assert reckon(rule, Asked(Event.NOTICE, start, state="TX"), start).last_day == start + 10 * ONE
