"""What the gateway decides by itself: turns, rests, tries, budgets, counts, shapes, routes."""

from datetime import date
from decimal import Decimal

import pytest

from almoner.engine.errors import Misused
from almoner.engine.gateway.asking import Door, check
from almoner.engine.gateway.budgets import Budget, Price, Spent, hold, is_over, on, settle
from almoner.engine.gateway.circuits import SECOND, Circuit, after, begun, let_go, passes
from almoner.engine.gateway.fairness import Room, is_full, next_turn, wait_s
from almoner.engine.gateway.redacting import blanked
from almoner.engine.gateway.retries import Purse, earn, spend
from almoner.engine.gateway.routing import Agreement, BackEnd, Choice, Place, admits, plan
from almoner.engine.gateway.sensitivity import Judged, Level, Look, State, judge
from almoner.engine.gateway.shape import fits, unchecked
from almoner.engine.gateway.usage import usage_of

DAY = date(2026, 11, 22)


def test_a_circuit_opens_after_three_failures_and_each_new_one_doubles_its_rest():
    circuit = Circuit()
    for _ in range(3):
        assert passes(circuit, 0)
        circuit = after(circuit, 0, went_well=False)
    assert not passes(circuit, 5 * SECOND - 1)
    assert passes(circuit, 5 * SECOND)
    trying = begun(circuit)
    assert not passes(trying, 5 * SECOND)
    assert passes(let_go(trying), 5 * SECOND)
    again = after(trying, 5 * SECOND, went_well=False)
    assert not passes(again, 14 * SECOND)
    assert passes(again, 15 * SECOND)
    assert passes(after(begun(again), 15 * SECOND, went_well=True), 15 * SECOND)


def test_five_calls_earn_one_more_try():
    purse = Purse(0)
    for _ in range(4):
        purse = earn(purse)
    assert spend(purse) is None
    assert spend(earn(purse)) == Purse(0)


def test_whoever_has_the_fewest_running_is_next_then_who_came_first():
    assert next_turn(["a", "a", "b"], {"a": 2}) == 2
    assert next_turn(["a", "b"], {}) == 0
    room = Room(running=1, waiting=3, waiting_each=2)
    assert is_full(["a", "a"], "a", room)
    assert not is_full(["a", "a"], "b", room)
    assert is_full(["a", "a", "b"], "b", room)
    assert wait_s(4, room, 2500) == 11


def test_what_runs_counts_against_a_budget_until_it_is_known():
    spent, budget = Spent(DAY), Budget(tokens=100, money=Decimal("0.01"))
    assert not is_over(spent, budget, 100)
    held = hold(spent, 60)
    assert is_over(held, budget, 41)
    done = settle(held, 60, 10, Price(Decimal(1000), Decimal(0)).of(10, 0))
    assert (done.tokens, done.money, done.held) == (10, Decimal("0.01"), 0)
    assert is_over(done, budget, 1)
    assert not is_over(on(done, date(2026, 11, 23)), budget, 1)


@pytest.mark.parametrize(
    ("said", "tokens", "doubted"),
    [(20, 20, False), (0, 25, True), (10**9, 25, True), (None, 25, True), (True, 25, True), ("20", 25, True)],
)
def test_a_count_that_cannot_be_is_reckoned(said, tokens, doubted):
    used = usage_of(10, said, bytes_in=40, bytes_out=100)
    assert (used.tokens_out, used.doubted) == (tokens, doubted)


SHAPE = {
    "type": "object",
    "properties": {"n": {"type": "integer", "minimum": 1}, "k": {"$ref": "#/$defs/k"}},
    "required": ["n"],
    "additionalProperties": False,
    "$defs": {"k": {"enum": ["a", "b"]}},
}


@pytest.mark.parametrize(
    ("value", "is_so"),
    [
        ({"n": 1}, True),
        ({"n": 1, "k": "b"}, True),
        ({"n": 0}, False),
        ({"n": True}, False),
        ({}, False),
        ({"n": 1, "k": "c"}, False),
        ({"n": 1, "z": 1}, False),
        ([], False),
    ],
)
def test_a_value_keeps_to_a_schema_or_does_not(value, is_so):
    assert fits(value, SHAPE) is is_so


def test_words_of_a_schema_that_nobody_checks_are_named():
    assert list(unchecked(SHAPE)) == []
    assert list(unchecked({"properties": {"a": {"pattern": "x"}}, "$ref": "https://elsewhere.example/x"})) == [
        "pattern",
        "$ref",
    ]
    assert not fits(1, {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}})


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize(
    "said", [Look(Level.PUBLIC), Look(Level.PUBLIC, sure=False), None], ids=["public", "unsure", "nothing"]
)
def test_only_a_detector_that_is_up_and_sure_makes_anything_public(state, said):
    judged = judge((), state, said)
    assert (judged.level is Level.PUBLIC) == (state is State.UP and said == Look(Level.PUBLIC))


def test_a_caller_can_only_raise_the_level():
    assert judge((), State.UP, Look(Level.PUBLIC), least=Level.HEALTH).level is Level.HEALTH
    assert judge((), State.UP, Look(Level.HEALTH), least=Level.PUBLIC).level is Level.HEALTH


def test_health_never_goes_out_whatever_a_setting_says():
    outside = BackEnd("x", Place.REMOTE, frozenset(Level), Agreement("A", "Pat Example", DAY))
    assert not admits(outside, Level.HEALTH, DAY)
    assert admits(outside, Level.INTERNAL, DAY)
    assert not admits(outside, Level.INTERNAL, date(2026, 11, 21))
    made = plan(Judged(Level.HEALTH, State.UP), (Choice(outside, "m"),), {}, now=0, day=DAY, chance=lambda _n: 0)
    assert made.steps == ()


def test_the_better_of_two_is_asked_more_often():
    one, two = (Choice(BackEnd(name, Place.LOCAL, frozenset(Level)), "m") for name in ("a", "b"))
    drawn = [
        plan(
            Judged(Level.HEALTH, State.UP),
            (one, two),
            {"a": Circuit(well=250)},
            now=0,
            day=DAY,
            chance=lambda n, at=at: at * n // 100,
        )
        .steps[0]
        .choice
        for at in range(100)
    ]
    assert drawn.count(one) == 20


def test_what_is_blanked_leaves_the_rest():
    assert blanked("Dear Zelma, well.", [(5, 10), (6, 9)]) == "Dear [redacted], well."


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"model": "x"},
        {"model": "x", "messages": []},
        {"model": "x", "messages": ["hi"]},
        {"model": "", "messages": [{"role": "user"}]},
        {"model": "x", "messages": [{"role": "user"}], "n": 99},
        {"model": "x", "messages": [{"role": "user"}], "stream": "yes"},
        {"model": "x", "messages": [{"role": "user"}], "tools": [{"type": "web_search"}]},
    ],
)
def test_what_is_not_understood_is_refused(body):
    with pytest.raises(Misused):
        check(Door.CHAT, body)
