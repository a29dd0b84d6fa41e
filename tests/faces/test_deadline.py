"""The `deadline` command: answers line by line, in order, and goes on after a bad line."""

import json
from datetime import date

import pytest

from almoner.adapters.rulebook import load_rulebook
from almoner.faces.cli.deadline import answering, list_rules
from almoner.faces.cli.jsonl import answer_lines

TODAY = date(2026, 11, 21)
GOOD = {"rule": "medicare-redetermination", "event": "notice", "event_on": "2026-09-01"}


def ask(*questions):
    lines = [question if isinstance(question, str) else json.dumps(question) for question in questions]
    return [json.loads(answer) for answer in answer_lines(lines, answering(load_rulebook(), TODAY))]


def test_an_answer_has_the_shape_of_the_contract():
    assert ask(GOOD) == [
        {
            "act_by": "2026-12-30",
            "last_day": "2027-01-04",
            "counts_when": "received",
            "past": False,
            "authority": [
                {
                    "id": "cfr-42-405-942",
                    "cite": "42 CFR 405.942",
                    "title": "First Medicare appeal: 120 days from receipt",
                    "mark": "V",
                    "text_as_of": "2026-06",
                },
                {
                    "id": "usc-42-1395ff-a-3-C-i",
                    "cite": "42 USC 1395ff(a)(3)(C)(i)",
                    "title": "120 days for the first Medicare appeal",
                    "mark": "V",
                    "text_as_of": "2023-04",
                },
            ],
        }
    ]


def test_bad_lines_keep_their_place():
    answers = ask("nope", GOOD, "", "[1]", GOOD, "null", '"x"', "1e999999")

    assert [list(answer) == ["error"] for answer in answers] == [True, False, True, True, False, True, True, True]
    assert answers[0] == {"error": "the line is not JSON"}
    assert answers[3] == {"error": "the line is not a JSON object"}


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"rule": None}, "rule is missing: name one that deadline --list shows"),
        ({"rule": 7}, "rule is missing: name one that deadline --list shows"),
        ({"rule": "five-months"}, "there is no rule 'five-months': deadline --list shows them all"),
        ({"event": None}, "event is missing: medicare-redetermination is counted from notice or receipt"),
        ({"event": "birth"}, "there is no event 'birth': medicare-redetermination is counted from notice or receipt"),
        ({"event": ["notice"]}, "there is no event ['notice']: medicare-redetermination is counted from notice or receipt"),
        ({"event": "bill"}, "medicare-redetermination is counted from notice or receipt, not from bill"),
        ({"event_on": None}, "event_on is missing: give the day of the event as YYYY-MM-DD"),
        ({"event_on": "1.9.2026"}, "event_on is not a day written YYYY-MM-DD: '1.9.2026'"),
        ({"event_on": "20260901"}, "event_on is not a day written YYYY-MM-DD: '20260901'"),
        ({"event_on": 20260901}, "event_on is not a day written YYYY-MM-DD: 20260901"),
        ({"event_on": "2026-02-29"}, "event_on is a day that does not exist: '2026-02-29'"),
        ({"event_on": "9999-12-30"}, "event_on 9999-12-30 is too near the end of the calendar"),
        ({"other_on": "2026-10-01"}, "medicare-redetermination takes no second date: leave out other_on"),
        ({"other_on": True}, "other_on is not a day written YYYY-MM-DD: True"),
        ({"state": "Texas"}, "state is not two letters: 'Texas'"),
        ({"state": 5}, "state is not two letters: 5"),
    ],
)
def test_one_clear_sentence(changed, error):
    assert ask(GOOD | changed) == [{"error": error}]


def test_a_long_name_is_not_repeated_whole():
    (answer,) = ask(GOOD | {"rule": "x" * 5000})

    assert len(answer["error"]) < 140


def test_deep_or_odd_json_is_an_error_in_place():
    answers = ask("[" * 100_000, json.dumps(GOOD | {"rule": "\ud800"}), GOOD)

    assert [("error" in answer) for answer in answers] == [True, True, False]


def test_lines_are_answered_as_they_arrive():
    asked = []

    def lines():
        for number in range(3):
            asked.append(number)
            yield json.dumps(GOOD)

    answers = answer_lines(lines(), answering(load_rulebook(), TODAY))

    assert asked == []
    next(answers)
    assert asked == [0]


def test_state_letters_may_be_small():
    assert (
        ask(
            {"rule": "external-review", "event": "receipt", "event_on": "2026-07-22", "state": "nc"},
        )[0]["authority"][0]["cite"]
        == "North Carolina G.S. 58-50-80(a)"
    )


def test_an_unprinted_source_is_left_out_and_its_date_stays():
    (answer,) = ask({"rule": "status-change-appeal-past-stays", "event": "service", "event_on": "2020-01-01"})

    assert answer == {
        "act_by": "2026-01-02",
        "last_day": "2026-01-02",
        "counts_when": "received",
        "past": True,
        "authority": [],
    }


def test_the_list_names_every_rule_once_with_what_it_takes():
    listed = list_rules(load_rulebook())
    by_name = {rule["rule"]: rule for rule in listed}

    assert len(by_name) == len(listed) == len(load_rulebook().deadlines)
    assert json.loads(json.dumps(listed)) == listed
    assert by_name["fap-application"]["events"] == ["bill"]
    assert by_name["fap-application"]["other_on"] == "the deadline in the hospital's written notice before collection"
    assert by_name["external-review"]["states"] == ["CA", "MI", "MN", "NC", "OH"]
    assert all(rule["authority"] or rule["effective_to"] for rule in listed)


def test_every_listed_rule_can_be_asked_with_each_of_its_events():
    for rule in list_rules(load_rulebook()):
        for event in rule["events"]:
            on = rule["effective_to"] or "2026-06-01"
            (answer,) = ask({"rule": rule["rule"], "event": event, "event_on": on})

            assert set(answer) == {"act_by", "last_day", "counts_when", "past", "authority"}, rule["rule"]
