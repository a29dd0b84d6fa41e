"""Asking a hospital for help: the line of the right year and place, the state's numbers as read, and no promise."""

import re
from datetime import date
from decimal import Decimal

import pytest

from almoner.adapters.messages import load_messages
from almoner.adapters.rulebook import load_rulebook
from almoner.engine.answers import Household
from almoner.engine.cases.charity import FEDERAL, STATE, Asked, Likely, screen
from almoner.engine.money import Money

LAW, MESSAGES = load_rulebook(), load_messages()
DAY = date(2026, 6, 1)


def screened(size=1, income=1596000, state="NY", *, on=DAY, non_profit=True, uninsured=None):
    home = None if size is None else Household(size, Money(income))
    return screen(Asked(home, state, non_profit, uninsured, on), LAW)


def said(found, language="en"):
    return [MESSAGES.render(one, "says", language) for one in (*found.says, *found.to_do, *found.medicaid)]


@pytest.mark.parametrize(
    ("state", "percent", "likely"),
    [
        ("NY", 400, Likely.STATE_SOME),
        ("NY", 401, Likely.STATE_ABOVE),
        ("CA", 399, Likely.STATE_SOME),
        ("OR", 200, Likely.STATE_FULL),
        ("OR", 201, Likely.STATE_SOME),
        ("OR", 351, Likely.STATE_ABOVE),
        ("WA", 200, Likely.STATE_FULL),
        ("WA", 300, Likely.STATE_SOME),
        ("WA", 400, Likely.STATE_MAY),
        ("WA", 401, Likely.STATE_ABOVE),
        ("NJ", 200, Likely.STATE_FULL),
        ("NJ", 300, Likely.STATE_SOME),
        ("CO", 100, Likely.ASK),
        ("TX", 50, Likely.ASK),
    ],
)
def test_each_state_is_judged_by_the_numbers_that_were_read_of_it(state, percent, likely):
    found = screened(income=15960 * percent, state=state)
    assert (found.likely, found.share) == (likely, Decimal(percent) / 100)


def test_a_cent_above_a_limit_is_above_it():
    assert screened(income=1596000 * 4 + 1).likely is Likely.STATE_ABOVE


@pytest.mark.parametrize(
    ("state", "size", "line"), [("NY", 1, 1596000), ("NY", 4, 3300000), ("AK", 2, 2705000), ("HI", 3, 3142000)]
)
def test_the_line_is_that_of_the_place_and_the_home(state, size, line):
    assert screened(size=size, state=state).line == Money(line)


@pytest.mark.parametrize(
    ("on", "state"), [(date(2025, 6, 1), "NY"), (date(2027, 1, 2), "NY"), (DAY, "PR")], ids=["before", "after", "no-line"]
)
def test_no_line_is_carried_over_to_another_year_or_place(on, state):
    found = screened(on=on, state=state)
    assert (found.likely, found.line, found.share) == (Likely.NOT_KNOWN, None, None)
    assert any("no federal poverty line" in one for one in said(found))


def test_what_was_not_answered_is_named_and_never_guessed():
    found = screen(Asked(None, None, None, None, DAY), LAW)
    assert (found.likely, found.lacks) == (Likely.NOT_KNOWN, ("household", "home_state", "state", "hospital_non_profit"))


@pytest.mark.parametrize("home", [Household(0, Money(100)), Household(2, Money(-1))], ids=["nobody", "below-nothing"])
def test_a_home_that_cannot_be_is_asked_about_again(home):
    assert "household" in screen(Asked(home, "NY", True, None, DAY), LAW).lacks


def test_a_hospital_for_profit_is_not_held_to_the_federal_rule():
    assert not set(FEDERAL) & set(screened(non_profit=False).rules)
    assert "cfr-26-1-501-r-1-b-3" in screened(non_profit=True).rules


def test_only_rules_that_may_be_printed_are_named():
    for state in (*STATE, "CO", "TX"):
        for id in screened(state=state).rules:
            one = LAW.authorities.lookup(id)
            assert one is not None
            assert one.mark.is_printable
            assert one.state in {None, state}


def test_medicaid_is_named_only_to_who_has_no_plan_and_never_without_its_warning():
    assert screened(uninsured=None).medicaid == screened(uninsured=False).medicaid == ()
    found = screened(uninsured=True)
    assert [one.key for one in found.medicaid] == [
        "aid_medicaid_first",
        "aid_medicaid_legal",
        "aid_medicaid_hospital",
        "aid_medicaid_ask",
    ]
    assert found.medicaid_rules[0] == "medicaid-data-sharing-2025-12-29"


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_answer_promises_help_or_asks_who_somebody_is(language):
    for state in (*STATE, "CO"):
        for percent in (100, 250, 350, 900):
            whole = " ".join(said(screened(income=15960 * percent, state=state, uninsured=True), language))
            assert not re.search(r"you (will|qualify|get free)|usted (recibirá|califica)|immigration status|SSN|\$0", whole)


def test_the_line_is_that_of_the_persons_home_and_the_rule_that_of_the_care():
    both = screen(Asked(Household(1, Money(1596000)), "WA", True, None, DAY, "AK"), LAW)
    assert (both.line, "wa-70-170-060" in both.rules) == (Money(1995000), True)
    assert "home_state" not in both.lacks
    taken = screened(state="WA")
    assert "home_state" in taken.lacks
    assert any("We took WA" in one for one in said(taken))
    assert not any("We took" in one for one in said(both))
