"""Back ends that die, hang, talk nonsense or lie: the asker is always told, nothing is tried again after its first token."""

import asyncio
import json

import pytest

from almoner.engine.errors import Unavailable
from almoner.engine.gateway.routing import BackEnd, Choice, Place
from tests.faces.http.gateway.door import EVERY, LOCAL, SAID, STREAM, WHOLE, chunk, door, told

MARK = "Zelma Quimbrot 70412359 has diabetes"
BODY = {"model": "default", "messages": [{"role": "user", "content": MARK}]}
STREAMED = BODY | {"stream": True}
SECOND = BackEnd("there", Place.LOCAL, EVERY)
GONE = Unavailable("model_away", what="No answer came", why="it broke off", do="try again")


@pytest.fixture
def house(tmp_path):
    """One back end on this machine that does as its script says."""
    with door(tmp_path, ends=(LOCAL,)) as one:
        yield one


@pytest.fixture
def two(tmp_path):
    with door(tmp_path, ends=(LOCAL, SECOND)) as one:
        yield one


def does(fake, *pieces, status=200, streams=True):
    fake.script = lambda _door, _asked: (status, streams, list(pieces))


CUT = {
    "dies": [*STREAM[:3], GONE],
    "ends before its end": STREAM[:3],
    "ends within an event": [*STREAM[:3], STREAM[3][:-9]],
    "sends what is no JSON": [*STREAM[:3], b"data: <html>\n\n"],
    "sends what is no event": [*STREAM[:3], b"<html>\n\n"],
    "sends an error": [*STREAM[:3], b'data: {"error": {"message": "Zelma", "code": 500}}\n\n'],
    "sends signs of no alphabet": [*STREAM[:3], b'data: {"choices": [{"delta": {"content": "\xff"}}]}\n\n'],
}


@pytest.mark.parametrize("how", CUT)
def test_a_stream_that_breaks_off_says_so_and_is_not_tried_again(two, how):
    for fake in two.fakes.values():
        does(fake, *CUT[how])
    got = two.ask("/v1/chat/completions", STREAMED)
    events = told(got)
    assert [one["choices"][0]["delta"]["content"] for one in events[:-1]] == ["", "one ", "two "]
    assert events[-1]["error"]["type"] == "server_error"
    assert b"[DONE]" not in got.body
    assert b"Zelma" not in got.body
    assert sum(len(fake.seen) for fake in two.fakes.values()) == 1
    assert two.calls[-1].status == 503
    assert all(not turns.at_work for turns in two.gateway.ask.trying.turns.values())


BEFORE = {
    "refuses": (200, True, [GONE]),
    "is in trouble": (500, False, [b"Zelma"]),
    "is busy": (429, False, []),
    "says a role and dies": (200, True, [STREAM[0], GONE]),
    "says nothing": (200, True, []),
    "sends a page": (200, False, [b"<html>"]),
    "sends garbage": (200, True, [b"data: nonsense\n\n"]),
    "leads elsewhere": (302, False, []),
}


@pytest.mark.parametrize("how", BEFORE)
@pytest.mark.parametrize("streams", [True, False], ids=["stream", "whole"])
def test_what_fails_before_the_first_token_is_asked_of_another(two, how, streams):
    bad = []

    def fails_once(fake):
        good = fake.script

        def script(asked_door, asked):
            if not bad:
                bad.append(1)
                return BEFORE[how]
            return good(asked_door, asked)

        fake.script = script

    for fake in two.fakes.values():
        fails_once(fake)
    got = two.ask("/v1/chat/completions", STREAMED if streams else BODY)
    assert got.status == 200
    assert sum(len(fake.seen) for fake in two.fakes.values()) == 2
    if streams:
        assert told(got)[-1] == "[DONE]"
    else:
        assert json.loads(got.body)["choices"][0]["message"]["content"] == SAID


def test_tries_are_bounded_by_a_budget_and_a_failing_back_end_rests(house):
    does(house.fakes["here"], status=500, streams=False)
    for _ in range(3):
        assert house.ask("/v1/chat/completions", BODY).status == 503
    assert len(house.fakes["here"].seen) == 3
    got = house.ask("/v1/chat/completions", BODY)
    assert (got.status, json.loads(got.body)["error"]["code"], got.headers["retry-after"]) == (503, "models_rest", "2")
    assert len(house.fakes["here"].seen) == 3


def test_a_back_end_that_hangs_is_given_up(house):
    house.gateway.ask.trying.whole_s = house.gateway.ask.trying.first_s = 0.02
    does(house.fakes["here"], asyncio.Event())
    for body in (BODY, STREAMED):
        got = house.ask("/v1/chat/completions", body)
        assert (got.status, json.loads(got.body)["error"]["code"]) == (503, "model_too_slow")
    assert house.fakes["here"].closed == 2


@pytest.mark.parametrize(
    "usage",
    [
        {"prompt_tokens": 9_000_000, "completion_tokens": 3},
        {"prompt_tokens": 9, "completion_tokens": 10**9},
        {"prompt_tokens": -5, "completion_tokens": 3},
        {"prompt_tokens": "9", "completion_tokens": 3},
        {"prompt_tokens": 9},
        None,
    ],
    ids=["too many in", "too many out", "less than none", "words", "half", "none"],
)
@pytest.mark.parametrize("streams", [True, False], ids=["stream", "whole"])
def test_a_count_of_tokens_that_cannot_be_is_reckoned_anew(house, usage, streams):
    end = [] if usage is None else [chunk(usage=usage)]
    if streams:
        does(house.fakes["here"], *STREAM[:5], *end, STREAM[-1])
    else:
        does(house.fakes["here"], json.dumps(WHOLE | {"usage": usage}).encode(), streams=False)
    assert house.ask("/v1/chat/completions", STREAMED if streams else BODY).status == 200
    call = house.calls[-1]
    assert call.doubted
    assert 0 < call.tokens_in < 200
    assert 0 < call.tokens_out < 67


def test_an_honest_count_is_taken(house):
    assert house.ask("/v1/chat/completions", BODY).status == 200
    call = house.calls[-1]
    assert (call.tokens_in, call.tokens_out, call.doubted, call.used_model, call.level) == (9, 3, False, True, "health")


def test_who_goes_away_stops_the_back_end(house):
    does(house.fakes["here"], *STREAM[:3], asyncio.Event())
    house.ask("/v1/chat/completions", STREAMED, gone_after=3)
    assert (house.fakes["here"].closed, house.calls[-1].status) == (1, 499)
    does(house.fakes["here"], asyncio.Event(), streams=False)
    house.ask("/v1/chat/completions", BODY, gone_after=0)
    assert (house.fakes["here"].closed, house.calls[-1].status) == (2, 499)
    assert house.gateway.ask.trying.turns["here"].at_work == 0


def test_a_request_that_is_too_long_is_said_in_numbers_alone(house):
    said = {
        "error": {"type": "exceed_context_size_error", "message": "Zelma /srv/x.gguf", "n_prompt_tokens": 9000, "n_ctx": 4096}
    }
    does(house.fakes["here"], json.dumps(said).encode(), status=400, streams=False)
    got = house.ask("/v1/chat/completions", BODY)
    error = json.loads(got.body)["error"]
    assert (got.status, error["code"]) == (400, "context_length_exceeded")
    assert "9000 tokens" in error["message"]
    assert "Zelma" not in error["message"]
    assert "srv" not in error["message"]


def test_too_many_at_once_are_told_when_to_come_back(tmp_path):
    narrow = BackEnd("here", Place.LOCAL, EVERY, parallel=1)
    with door(tmp_path, ends=(narrow,), waiting=1, waiting_each=1) as one:
        turns = one.gateway.ask.trying.turns["here"]
        turns.running["somebody"] = 1
        turns.waiting = [("somebody", None)]
        got = one.ask("/v1/chat/completions", BODY)
        turns.running.clear()
        turns.waiting = []
    assert (got.status, json.loads(got.body)["error"]["type"]) == (429, "rate_limit_error")
    assert int(got.headers["retry-after"]) >= 1


def test_without_any_back_end_one_sentence_says_so(tmp_path):
    with door(tmp_path, ends=(), models={"none": ()}) as one:
        got = one.ask("/v1/chat/completions", BODY)
    assert got.status == 503
    assert json.loads(got.body)["error"]["message"].startswith("Nothing was asked: no model server is named here")


def test_a_model_whose_server_holds_no_schema_is_held_to_it_here(tmp_path):
    loose = BackEnd("here", Place.LOCAL, EVERY, holds_schema=False)
    shape = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"], "additionalProperties": False}
    asked = BODY | {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": shape}}}
    with door(tmp_path, ends=(loose,), models={"default": (Choice(loose, "m"),)}) as one:
        fake = one.fakes["here"]
        for text, status in (('{"n": 3}', 200), ('{"n": "3"}', 503), ("three", 503)):
            whole = WHOLE | {
                "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]
            }
            does(fake, json.dumps(whole).encode(), streams=False)
            one.gateway.ask.trying.circuits.clear()
            assert one.ask("/v1/chat/completions", asked).status == status, text
        assert b"response_format" not in fake.seen[0]
        assert b"JSON Schema" in fake.seen[0]
        does(
            fake,
            json.dumps(
                WHOLE | {"choices": [{"index": 0, "message": {"content": '{"n": 3}'}, "finish_reason": "stop"}]}
            ).encode(),
            streams=False,
        )
        streamed = told(one.ask("/v1/chat/completions", asked | {"stream": True}))
        assert (streamed[0]["choices"][0]["delta"]["content"], streamed[-1]) == ('{"n": 3}', "[DONE]")


def test_names_are_never_paths(house):
    whole = house.ask("/v1/chat/completions", BODY)
    stream = house.ask("/v1/chat/completions", STREAMED)
    assert json.loads(whole.body)["model"] == "default"
    assert b"gguf" not in whole.body + stream.body
    assert {one["model"] for one in told(stream) if one != "[DONE]"} == {"default"}
