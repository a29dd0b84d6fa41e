"""Of a call everything is kept but its words; who may ask; what is cached, redacted, bounded; which model answered whom."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from almoner.adapters.models.rules_detector import RulesDetector
from almoner.assembly.keeping import keeping
from almoner.engine.gateway.budgets import Budget, Price
from almoner.engine.gateway.routing import BackEnd, Choice, Place
from almoner.engine.gateway.sensitivity import Level
from almoner.engine.privacy.permissions import Action
from tests.faces.http.gateway.door import AGREED, EVERY, LOCAL, REMOTE, SAID, Says, chunk, door, told

MARK = "Zelmaquimbrot"
PROMPT = f"{MARK} 70412359 has diabetes"
BODY = {"model": "default", "messages": [{"role": "user", "content": PROMPT}]}
PLAIN = {"model": "default", "temperature": 0, "messages": [{"role": "user", "content": "Write a short poem about the sea."}]}


def key(one, *actions):
    """A key of the owner's for these actions."""
    enter = one.gateway.enter
    owner = enter.owner.owner(type("", (), {"address": "127.0.0.1", "origin": "test"})())
    until = enter.database.now() + timedelta(days=1)
    return enter.keys.make(owner, name="test", actions=actions, until=until).token


def test_no_word_of_a_prompt_or_an_answer_is_kept_anywhere(tmp_path):
    with door(tmp_path) as one:
        one.fakes["here"].script = lambda _door, asked: (
            (200, True, [chunk(MARK + "answered"), b"data: broken\n\n"])
            if asked.get("stream")
            else (400, False, [json.dumps({"error": {"message": MARK}}).encode()])
        )
        one.ask("/v1/chat/completions", BODY | {"stream": True})
        one.ask("/v1/chat/completions", BODY)
        one.ask("/v1/chat/completions", json.dumps(BODY).encode()[:-5])
        one.ask(f"/v1/models/{MARK}")
        one.ask(f"/v1/{MARK}", BODY)
        one.ask("/v1/chat/completions", BODY, headers={"x-almoner-subject": MARK})
        one.gateway.ask.detector = type("Broken", (), {"look": lambda _self, _parts: 1 / 0})()
        one.ask("/v1/chat/completions", BODY)
        counts = one.gateway.metrics()
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"almoner_model_calls_total" in counts
    assert MARK.encode() not in counts
    assert b"request" in kept  # the log is there
    assert MARK.lower().encode() not in kept.lower()


def test_a_row_tells_which_model_answered_this_person_on_that_day(tmp_path):
    models = {"default": (Choice(LOCAL, "their-name", registered="tiny"),)}
    with door(tmp_path, ends=(replace(LOCAL, price=Price(Decimal(1), Decimal(2))),), models=models) as one:
        assert one.ask("/v1/chat/completions", BODY).status == 200
        account, day = one.calls[-1].account, one.calls[-1].at.date()
    made = keeping(str(tmp_path), {})
    made.start()
    owner = made.owner()
    made.registry.approve(owner, "tiny", 1, stage="Production", first_day=None, last_day=None)
    (found,) = made.registry.answered(owner, account, day)
    assert made.registry.answered(owner, account, day + timedelta(days=1)) == []
    made.close()
    call, version = found.call, found.version
    assert (call.model, call.version, call.place, call.level, call.status) == ("tiny", 1, "local", "health", 200)
    assert (call.tokens_in, call.tokens_out, call.used_model, call.redacted) == (9, 3, True, False)
    assert (version.approved_by, version.stage) == (account, "Production")


def test_only_approved_models_are_asked_where_an_operator_wants_that(tmp_path):
    with door(tmp_path, ends=(LOCAL,), approved_only=True) as one:
        assert one.ask("/v1/chat/completions", BODY).status == 503
    made = keeping(str(tmp_path), {})
    made.start()
    made.registry.approve(made.owner(), "their-name", 1, stage="Production", first_day=None, last_day=None)
    made.close()
    with door(tmp_path, ends=(LOCAL,), approved_only=True) as one:
        assert one.ask("/v1/chat/completions", BODY).status == 200


def test_a_key_asks_only_where_it_is_for_models(tmp_path):
    with door(tmp_path) as one:
        assert one.ask("/v1/models").status == 200
        may, other = key(one, Action.MODELS_USE), key(one, Action.AUDIT_SEE)
        for said, status in ((may, 200), (other, 403), ("sk-anything", 401)):
            got = one.ask("/v1/models", headers={"authorization": f"Bearer {said}"})
            assert got.status == status
        assert json.loads(got.body)["error"]["type"] == "authentication_error"
        assert one.ask("/v1/models", headers={"host": "elsewhere.example"}).status == 400
        assert one.ask("/v1/models", BODY, headers={"origin": "https://elsewhere.example"}).status == 403


def test_only_public_answers_are_kept_for_the_same_question(tmp_path):
    with door(tmp_path) as one:
        for body, asked in ((PLAIN, 1), (PLAIN | {"temperature": 1}, 3), (BODY | {"temperature": 0}, 5)):
            for _ in range(2):
                got = one.ask("/v1/chat/completions", body)
            assert sum(len(fake.seen) for fake in one.fakes.values()) == asked
            assert ("x-almoner-cached" in got.headers) == (body is PLAIN)
        assert [call.used_model for call in one.calls] == [True, False, True, True, True, True]


def test_a_budget_ends_a_day(tmp_path):
    with door(tmp_path, usual=Budget(tokens=1100)) as one:
        small = BODY | {"max_tokens": 10}
        assert one.ask("/v1/chat/completions", small).status == 200
        got = one.ask("/v1/chat/completions", small | {"max_tokens": 2000})
    assert (got.status, json.loads(got.body)["error"]["code"]) == (429, "budget_used")
    assert 0 < int(got.headers["retry-after"]) <= 86_401


def agreed(**more):
    return replace(REMOTE, agreement=replace(AGREED, **more))


ABOUT = {
    "model": "default",
    "messages": [{"role": "user", "content": "Write a letter to Mrs. Zelmaquimbrot about asthma, record 70412359."}],
}
SENSITIVE = {"model": "default", "messages": [{"role": "user", "content": "Mrs. Zelmaquimbrot asks about methadone."}]}


def test_a_redacted_copy_leaves_only_under_an_agreement_and_never_for_some_care(tmp_path):
    with door(tmp_path / "yes", ends=(agreed(),)) as one:
        assert one.ask("/v1/chat/completions", ABOUT).status == 200
        sent = one.fakes["outside"].seen[0]
        assert b"[redacted]" in sent
        assert b"Zelmaquimbrot" not in sent
        assert b"70412359" not in sent
        assert one.calls[-1].redacted
        assert one.ask("/v1/chat/completions", SENSITIVE).status == 503
        one.gateway.ask.detector = Says(Level.HEALTH, sure=False)
        assert one.ask("/v1/chat/completions", ABOUT).status == 503
        assert len(one.fakes["outside"].seen) == 1
    with door(tmp_path / "over", ends=(agreed(until=AGREED.signed_on),)) as one:
        assert one.ask("/v1/chat/completions", ABOUT).status == 503
    with door(tmp_path / "no", ends=(agreed(redacted=False),)) as one:
        assert (one.ask("/v1/chat/completions", ABOUT).status, one.fakes["outside"].seen) == (503, [])


def test_the_house_is_asked_before_a_redacted_copy_leaves(tmp_path):
    with door(tmp_path, ends=(LOCAL, agreed())) as one:
        assert one.ask("/v1/chat/completions", ABOUT).status == 200
        assert (len(one.fakes["here"].seen), one.fakes["outside"].seen) == (1, [])


def test_route_says_where_it_would_go_and_why_and_asks_nobody(tmp_path):
    with door(tmp_path) as one:
        dry = json.loads(one.ask("/route", {"query": PROMPT, "dry_run": True}).body)
        assert all(not fake.seen for fake in one.fakes.values())
        went = json.loads(one.ask("/route", {"query": PROMPT}, headers={"accept-language": "es"}).body)
    assert (dry["place"], dry["level"], dry["back_end"]) == ("local", "health", "here")
    assert [why["key"] for why in dry["why"]] == ["route_health", "route_kept_here"]
    assert dry["why"][1]["says"].startswith("Health data stays in the house.")
    assert (went["answer"], went["place"], went["why"][1]["says"][:14]) == (SAID, "local", "Los datos de s")


def test_a_canary_gets_its_share_and_no_more(tmp_path):
    new = BackEnd("new", Place.LOCAL, EVERY)
    with door(tmp_path, ends=(LOCAL, new), models={"default": (Choice(LOCAL, "a"), Choice(new, "b", canary=100))}) as one:
        drawn = iter([50, 99, 100, 999])
        one.gateway.ask.chance = lambda _n: next(drawn)
        for _ in range(4):
            assert one.ask("/v1/chat/completions", BODY).status == 200
        assert (len(one.fakes["new"].seen), len(one.fakes["here"].seen)) == (2, 2)


def test_responses_are_chat_said_in_another_way(tmp_path):
    with door(tmp_path) as one:
        whole = json.loads(one.ask("/v1/responses", {"model": "default", "input": PROMPT, "instructions": "Be kind."}).body)
        stream = told(one.ask("/v1/responses", {"model": "default", "input": PROMPT, "stream": True}))
        sent = json.loads(one.fakes["here"].seen[0])
    assert [turn["role"] for turn in sent["messages"]] == ["system", "user"]
    assert (whole["output"][0]["content"][0]["text"], whole["status"], whole["usage"]["output_tokens"]) == (
        SAID,
        "completed",
        3,
    )
    assert stream[0]["type"] == "response.created"
    assert "".join(one["delta"] for one in stream if one["type"] == "response.output_text.delta") == SAID + " "
    assert (stream[-1]["type"], stream[-1]["response"]["model"]) == ("response.completed", "default")
    assert [one["sequence_number"] for one in stream] == list(range(len(stream)))


def test_what_is_not_built_yet_says_so_in_one_sentence(tmp_path):
    with door(tmp_path, ends=(replace(LOCAL, embeds=False),)) as one:
        for path, body in (("/v1/audio/transcriptions", {}), ("/v1/embeddings", {"model": "default", "input": "x"})):
            got = one.ask(path, body)
            assert got.status == 501
            assert json.loads(got.body)["error"]["message"].count(".") == 1


@pytest.mark.parametrize(
    "text", ["Write a short poem about the sea.", "What is the weather in spring?", "Explain how sorting works in Python."]
)
def test_the_rules_do_find_harmless_things_harmless(tmp_path, text):
    with door(tmp_path) as one:
        one.gateway.ask.detector = RulesDetector()
        got = one.ask("/v1/chat/completions", {"model": "default", "messages": [{"role": "user", "content": text}]})
    assert got.headers["x-almoner-level"] == "public"
