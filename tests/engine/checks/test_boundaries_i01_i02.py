"""The poverty lines and the last days of the rights to a hospital's help, at and beside each limit."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.engine.law.poverty import share
from almoner.engine.money import Money
from tests.engine.checks.boundaries import answer, audited

HOSPITAL = {
    "provider": {"name": "Example Hospital"},
    "statement_date": "2026-09-01",
    "balance": "900.00",
    "lines": [{"day": "2026-08-03", "revenue_code": "0450", "charge": "900.00"}],
}


def rights(check, *bills, **rest):
    """Each right's key, its sentence's arguments as text, the rules it names, and its two days."""
    _, done = audited(check, bills, rest)
    return [
        (
            one.right.says.key,
            {name: str(value) for name, value in one.right.says.args.items()},
            one.authority,
            None if one.deadline is None else (str(one.deadline.act_by), str(one.deadline.last_day)),
        )
        for outcome in done
        for one in outcome.rights
    ]


def income(state, size, earned, as_of="2026-11-21"):
    home = {"size": size, "income": earned}
    [(key, args, authority, _)] = rights(
        "I01", HOSPITAL, state=state, as_of=as_of, answers={"hospital_non_profit": True, "household": home}
    )
    return key, args, authority


@pytest.mark.parametrize(
    ("state", "size", "earned", "line", "told"),
    [
        ("TX", 1, "15960.00", "15960.00", "1.00"),
        ("TX", 1, "15960.01", "15960.00", "1.01"),
        ("DC", 2, "43280.00", "21640.00", "2.00"),
        ("OH", 4, "0.00", "33000.00", "0.00"),
        ("AK", 1, "19950.00", "19950.00", "1.00"),
        ("AK", 3, "34150.00", "34150.00", "1.00"),
        ("HI", 1, "18360.00", "18360.00", "1.00"),
        ("HI", 9, "70600.00", "70600.00", "1.00"),
        ("WY", 20, "123880.00", "123880.00", "1.00"),
    ],
)
def test_the_poverty_line_is_that_of_the_state_and_the_size(state, size, earned, line, told):
    key, args, authority = income(state, size, earned)
    assert key == "hospital_help_income"
    assert args == {"people": str(size), "line": line, "share": told}
    assert "hhs-poverty-guidelines-2026" in authority


@pytest.mark.parametrize(
    ("as_of", "known"), [("2026-01-31", False), ("2026-02-01", True), ("2026-12-31", True), ("2027-01-01", False)]
)
def test_a_line_counts_for_its_own_year_only(as_of, known):
    key, _, authority = income("TX", 1, "15960.00", as_of)
    assert (key == "hospital_help_income") is known
    assert ("hhs-poverty-guidelines-2026" in authority) is known


@pytest.mark.parametrize("home", [{"size": 0, "income": "1.00"}, {"size": 1, "income": "-1.00"}])
def test_a_home_that_cannot_be_is_not_reckoned_with(home):
    told = answer("I01", HOSPITAL, state="TX", answers={"hospital_non_profit": True, "household": home})
    assert told == "right, lacks answers:household"


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_is_never_told_lower_than_it_is(earned, line):
    told = share(Money(earned), Money(line))
    assert told * line >= earned
    assert (told - Decimal("0.01")) * line < earned


# ---- I02: the later of day 240 and the day in the hospital's notice
def time(bills=(HOSPITAL,), notices=(), **answers):
    return rights("I02", *bills, answers={"hospital_non_profit": True, **answers}, notices=notices)


@pytest.mark.parametrize(
    ("first", "told", "last"),
    [
        ("2026-03-25", "help_time_may_be_open", None),  # day 240 was yesterday
        ("2026-03-26", "help_time_open", "2026-11-21"),
        ("2026-03-27", "help_time_open", "2026-11-22"),
    ],
)
def test_day_240_still_counts_and_the_day_after_closes_nothing(first, told, last):
    found = time(first_bill_on=first)
    assert [one[0] for one in found] == [told]
    assert [one[3] and one[3][1] for one in found] == [last]


def test_a_day_that_leaves_the_calendar_breaks_nothing():
    assert time([{**HOSPITAL, "statement_date": None}], first_bill_on="9999-12-31") == []


def test_a_bill_from_before_the_answered_day_shows_that_the_answer_is_about_other_care():
    bill = {**HOSPITAL, "statement_date": "2026-08-20", "lines": [{"day": "2026-08-03", "charge": "900.00"}]}
    assert time([bill], first_bill_on="2026-08-20")[0][0] == "help_time_open"
    assert time([bill], first_bill_on="2026-08-21")[0][0] == "help_time_at_least"


@pytest.mark.parametrize(
    ("act_on", "last"),
    [("2026-11-22", "2026-12-01"), ("2026-12-01", "2026-12-01"), ("2026-12-02", "2026-12-02"), ("2027-02-01", "2027-02-01")],
)
def test_the_later_day_counts(act_on, last):
    notice = {"kind": "collection_action", "sender": "Example Hospital", "actions": ["sue"], "act_on": act_on}
    [(key, args, _, days)] = time(notices=[notice], first_bill_on="2026-04-05")
    assert (key, args["last"], days[1]) == ("help_time_open", last, last)


def test_a_letter_that_names_no_step_sets_no_day():
    notice = {"kind": "collection", "sender": "Example Hospital", "act_on": "2027-02-01"}
    assert time(notices=[notice], first_bill_on="2026-01-05")[0][0] == "help_time_may_be_open"


@pytest.mark.parametrize(
    ("bill", "last"),
    [
        ({"discharged": "2026-08-05", "admitted": "2026-08-01"}, "2027-04-02"),
        ({"lines": [{"day": "2026-08-03", "charge": "1.00"}, {"day": "2026-07-30", "charge": "1.00"}]}, "2027-03-27"),
        ({"lines": [], "first_day": "2026-08-03"}, "2027-03-31"),
    ],
    ids=["stay", "visits", "header"],
)
def test_without_the_first_bill_the_days_count_from_the_care(bill, last):
    [(key, args, _, days)] = time([{**HOSPITAL, **bill}])
    assert (key, args["last"], days[1]) == ("help_time_at_least", last, last)


@pytest.mark.parametrize(
    ("papers", "last"),
    [
        ([HOSPITAL], "2027-04-05"),
        ([HOSPITAL, {**HOSPITAL, "statement_date": "2026-10-01"}], "2027-03-31"),
        ([{**HOSPITAL, "lines": []}], "2027-04-05"),
    ],
    ids=["one", "two", "no day"],
)
def test_the_day_of_leaving_as_answered_is_that_of_a_lone_bill(papers, last):
    [(_, args, _, _)] = time(papers, discharged_on="2026-08-08")
    assert args["last"] == last


def test_of_several_visits_the_earliest_counts_and_one_without_a_day_gives_none():
    other = {**HOSPITAL, "patient": {"account": "A-18"}, "lines": [{"day": "2026-06-01", "charge": "5.00"}]}
    [(_, args, _, _)] = time([HOSPITAL, other])
    assert args["last"] == "2027-01-27"
    assert time([HOSPITAL, {**other, "lines": []}]) == []


@given(st.integers(-400, 0), st.integers(0, 60))
def test_no_day_is_ever_promised_later_than_a_first_bill_could_give(days, later):
    """Where the first bill is not sure, no first bill after the care may end the time sooner than we say."""
    care = date(2026, 11, 21) + timedelta(days=days)
    sent = care + timedelta(days=later)
    bill = {**HOSPITAL, "statement_date": str(sent), "lines": [{"day": str(care), "charge": "900.00"}]}
    for key, args, _, _ in time([bill]):
        if key == "help_time_at_least":
            assert date.fromisoformat(args["last"]) <= care + timedelta(days=240)


# ---- both: whose bill it is, and whether it still asks
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, True),
        ({"balance": "0.01"}, True),
        ({"balance": "0.00"}, False),
        ({"balance": "-5.00"}, False),
        ({"balance": None}, True),
        ({"balance": None, "patient_responsibility": "0.00"}, False),
        ({"provider": {"name": "Example Clinic"}}, False),
        ({"provider": {"name": "Example Clinic"}, "form": "institutional"}, True),
        ({"provider": {"name": "Example Clinic"}, "form": "institutional", "type_of_bill": "0711"}, False),
        ({"provider": {"name": "Example Clinic"}, "form": "institutional", "type_of_bill": "0131"}, True),
        ({"provider": {"name": "Example Clinic"}, "type_of_bill": "851"}, True),
        ({"provider": {"name": "Example Medical Center"}}, True),
        ({"provider": {"name": "Example Hospital Radiologists"}}, False),
        ({"provider": {"name": "Physicians of Example Hospital"}}, False),
        ({"provider": {"name": "Doctors Hospital of Example"}}, True),
        ({"provider": {"name": "Physicians Regional Medical Center"}}, True),
        ({"provider": {"name": "Doctors' Hospital"}}, True),
        ({"form": "professional"}, False),
        ({"form": "dental"}, False),
        ({"kind": "collection"}, True),
        ({"kind": "claim"}, False),
        ({"kind": "estimate"}, False),
    ],
    ids=str,
)
def test_a_bill_of_a_hospital_that_still_asks(change, said):
    for check in ("I01", "I02"):
        told = rights(check, {**HOSPITAL, **change}, state="TX", answers={"hospital_non_profit": True})
        assert bool(told) is said, check


@pytest.mark.parametrize(
    ("days", "balances", "said"),
    [
        (("2026-09-01", "2026-10-01"), ("900.00", "0.00"), False),
        (("2026-10-01", "2026-09-01"), ("900.00", "0.00"), True),
        ((None, None), ("900.00", "0.00"), True),
        (("2026-09-01", "2026-10-01"), ("0.00", "900.00"), True),
    ],
)
def test_the_newest_statement_of_an_account_says_whether_it_still_asks(days, balances, said):
    both = [
        {**HOSPITAL, "patient": {"account": "A-17"}, "statement_date": day, "balance": balance}
        for day, balance in zip(days, balances, strict=True)
    ]
    for papers in (both, both[::-1]):
        told = rights("I01", *papers, state="TX", answers={"hospital_non_profit": True})
        assert bool(told) is said


@pytest.mark.parametrize(
    ("letters", "answered", "said"),
    [
        ([{"creditor": "Example Hospital"}], True, True),
        ([{"creditor": "Quillmarsh Regional"}], True, True),
        ([{"creditor": "Quillmarsh Regional"}, {"creditor": "Example Dental"}], True, False),
        ([{}], True, False),
        ([{"creditor": "Example Hospital", "kind": "denial"}], True, False),
    ],
    ids=str,
)
def test_a_letter_is_about_a_hospital_where_it_names_one(letters, answered, said):
    notices = [
        {"kind": "collection", "sender": "Made-up Collectors", "account": str(n), **one} for n, one in enumerate(letters)
    ]
    told = rights("I01", notices=notices, state="TX", answers={"hospital_non_profit": answered})
    assert bool(told) is said


def test_without_an_answer_only_a_named_hospital_is_asked_about():
    def asked(creditor):
        return answer("I01", notices=[{"kind": "collection", "creditor": creditor}])

    assert asked("Example Hospital") == "lacks answers:hospital_non_profit"
    assert asked("Quillmarsh Regional") == ""
