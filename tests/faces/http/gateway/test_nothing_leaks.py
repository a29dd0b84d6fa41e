"""Wherever in a request somebody is named, and however the detector stands, nothing of it reaches a back end outside the house."""

import json

import pytest

from almoner.adapters.models.rules_detector import RulesDetector
from almoner.engine.gateway.sensitivity import Level
from tests.faces.http.gateway.door import Breaks, Says, Sleeps, door

MARK = "Zelma Quimbrot, MRN 70412359, has diabetes"
PLAIN = "Write a short poem about the sea."
PICTURE = "data:image/png;base64,WmVsbWEgUXVpbWJyb3QsIE1STiA3MDQxMjM1OQ=="
USER = {"role": "user", "content": PLAIN}
NAMED = "get_weather"


def tool(**more):
    return {"type": "function", "function": {"name": NAMED, "parameters": {"type": "object", "properties": {}}} | more}


def messages(*turns, **more):
    return {"messages": [*turns, USER]} | more


def calling(arguments, output="sun", id="call_1"):
    call = {"id": id, "type": "function", "function": {"name": NAMED, "arguments": arguments}}
    return messages(
        USER,
        {"role": "assistant", "content": None, "tool_calls": [call]},
        {"role": "tool", "tool_call_id": id, "content": output},
    )


def user(*parts):
    return {"messages": [{"role": "user", "content": [{"type": "text", "text": PLAIN}, *parts]}]}


def schema(inner, name="answer"):
    return messages(response_format={"type": "json_schema", "json_schema": {"name": name, "schema": inner}})


CHAT = {
    "last turn": {"messages": [{"role": "user", "content": MARK}]},
    "text part": user({"type": "text", "text": MARK}),
    "system prompt": messages({"role": "system", "content": f"You help {MARK}."}),
    "developer turn": messages({"role": "developer", "content": MARK}),
    "earlier question": messages({"role": "user", "content": MARK}, {"role": "assistant", "content": "Well."}),
    "earlier answer": messages(USER, {"role": "assistant", "content": f"I see: {MARK}"}),
    "refusal": messages(USER, {"role": "assistant", "content": None, "refusal": MARK}),
    "thoughts": messages(USER, {"role": "assistant", "content": "Well.", "reasoning_content": MARK}),
    "name of a turn": {"messages": [USER | {"name": "Zelma_Quimbrot_70412359"}]},
    "tool arguments": calling(json.dumps({"who": MARK})),
    "tool result": calling("{}", MARK),
    "id of a call": calling("{}", id="call_zelma_quimbrot_70412359")
    | {"temperature": 0, "metadata": {"for": "Zelma Quimbrot"}},
    "tool description": messages(tools=[tool(description=f"Weather for {MARK}")]),
    "tool name": messages(tools=[tool(name="mail_zelma_quimbrot_70412359")]),
    "name of a parameter": messages(
        tools=[tool(parameters={"type": "object", "properties": {"zelma_quimbrot_70412359": {"type": "string"}}})]
    ),
    "words of a parameter": messages(tools=[tool(parameters={"type": "object", "properties": {"city": {"enum": [MARK]}}})]),
    "picture": user({"type": "image_url", "image_url": {"url": PICTURE}}),
    "sound": user({"type": "input_audio", "input_audio": {"data": "WmVsbWEgUXVpbWJyb3Q=", "format": "wav"}}),
    "file": user({"type": "file", "file": {"filename": "note.pdf", "file_data": PICTURE}}),
    "name of a file": user({"type": "file", "file": {"filename": f"{MARK}.pdf"}}),
    "part of a new kind": user({"type": "hologram", "light": "WmVsbWE="}),
    "address": {"messages": [{"role": "user", "content": "Sum up https://files.example/zelma-quimbrot/70412359.pdf"}]},
    "escaped address": {"messages": [{"role": "user", "content": "See https://files.example/?q=%5A%65%6C%6D%61%20%51uimbrot"}]},
    "text in a code": {"messages": [{"role": "user", "content": "Decode WmVsbWEgUXVpbWJyb3QsIE1STiA3MDQxMjM1OQ=="}]},
    "small letters": {"messages": [{"role": "user", "content": "write a kind letter to zelma quimbrot about the sea"}]},
    "first name in small letters": {
        "messages": [{"role": "user", "content": "please say hi to rosa and write a poem about the sea"}]
    },
    "hidden signs": {"messages": [{"role": "user", "content": "Zel\u200bma Quim\u200bbrot asks about the sea"}]},
    "another language": {
        "messages": [{"role": "user", "content": "Bitte schreibe ein Gedicht, dass Zelma Quimbrot getröstet wird"}]
    },
    "user": messages(user="zelma.quimbrot@mail.example"),
    "metadata": messages(metadata={"patient": MARK}),
    "name in metadata": messages(metadata={"zelma_quimbrot_70412359": "1"}),
    "number in metadata": messages(metadata={"n": 70412359}),
    "stop word": messages(stop=["Zelma Quimbrot"]),
    "schema": schema({"type": "object", "description": MARK}),
    "words of a schema": schema({"type": "object", "properties": {"who": {"enum": ["Zelma Quimbrot"]}}}),
    "name of a schema": schema({"type": "object"}, name="zelma_quimbrot_70412359"),
    "prediction": messages(prediction={"type": "content", "content": MARK}),
    "unknown setting": messages(memory={"about": MARK}),
}
RESPONSES = {
    "input": {"input": MARK},
    "instructions": {"input": PLAIN, "instructions": f"You help {MARK}."},
    "earlier turn": {
        "input": [{"role": "user", "content": [{"type": "input_text", "text": MARK}]}, {"role": "user", "content": PLAIN}]
    },
    "answer before": {
        "input": [{"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": MARK}]}, USER]
    },
    "arguments": {"input": [USER, {"type": "function_call", "call_id": "c", "name": NAMED, "arguments": json.dumps([MARK])}]},
    "output": {
        "input": [
            USER,
            {"type": "function_call", "call_id": "c", "name": NAMED, "arguments": "{}"},
            {"type": "function_call_output", "call_id": "c", "output": MARK},
        ]
    },
    "image": {"input": [{"role": "user", "content": [{"type": "input_image", "image_url": PICTURE}]}]},
    "input file": {"input": [{"role": "user", "content": [{"type": "input_file", "filename": "x.pdf", "file_data": PICTURE}]}]},
    "tool": {
        "input": PLAIN,
        "tools": [{"type": "function", "name": NAMED, "description": MARK, "parameters": {"type": "object"}}],
    },
    "format": {"input": PLAIN, "text": {"format": {"type": "json_schema", "name": "x", "schema": {"title": MARK}}}},
    "thinking": {"input": [{"type": "reasoning", "id": "r", "summary": [{"type": "summary_text", "text": MARK}]}, USER]},
    "metadata of it": {"input": PLAIN, "metadata": {"who": "Zelma Quimbrot"}},
}
OTHERS = {
    "/v1/completions": {"prompt": {"prompt": MARK}, "suffix": {"prompt": PLAIN, "suffix": MARK}},
    "/v1/embeddings": {"text": {"input": MARK}, "texts": {"input": [PLAIN, MARK]}},
    "/route": {
        "query": {"query": MARK},
        "context": {"query": PLAIN, "context": MARK},
        "turns": {"query": PLAIN, "context": [{"role": "user", "content": MARK}]},
    },
}
STATES = {"up": RulesDetector(), "slow": Sleeps(), "down": Breaks(), "unsure": Says(Level.PUBLIC, sure=False)}
CELLS = [
    (path, place, state, streams)
    for path, places in {"/v1/chat/completions": CHAT, "/v1/responses": RESPONSES, **OTHERS}.items()
    for place in places
    for state in STATES
    for streams in ((False, True) if path not in {"/v1/embeddings", "/route"} else (False,))
]
BODIES = {"/v1/chat/completions": CHAT, "/v1/responses": RESPONSES, **OTHERS}


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    with door(tmp_path_factory.mktemp("leaks")) as one:
        yield one


def ready(both, state):
    both.gateway.ask.detector = STATES[state]
    both.gateway.ask.look_s = 0.005 if state == "slow" else 5
    both.gateway.ask.trying.circuits.clear()
    both.fakes["here"].seen.clear()
    both.fakes["outside"].seen.clear()


def test_there_are_enough_cells():
    assert len(CELLS) >= 400


@pytest.mark.parametrize(("path", "place", "state", "streams"), CELLS, ids=lambda one: str(one).replace("/v1/", ""))
def test_health_data_stays_in_the_house(both, path, place, state, streams):
    ready(both, state)
    body = {"model": "default"} | BODIES[path][place] | ({"stream": True} if streams else {})

    got = both.ask(path, body)

    assert got.status == 200, got.body
    assert len(both.fakes["here"].seen) == 1
    assert both.fakes["outside"].seen == []


@pytest.mark.parametrize("place", CHAT)
def test_nor_does_it_leave_where_the_house_cannot_answer(both, place):
    ready(both, "up")
    both.fakes["here"].script = lambda _door, _asked: (500, False, [])
    try:
        got = both.ask("/v1/chat/completions", {"model": "default"} | CHAT[place])
    finally:
        both.fakes["here"].script = type(both.fakes["outside"])().script
    assert (got.status, both.fakes["outside"].seen) == (503, [])


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/chat/completions", {"messages": [USER]}),
        ("/v1/responses", {"input": PLAIN}),
        ("/v1/embeddings", {"input": PLAIN}),
        ("/route", {"query": PLAIN}),
    ],
    ids=["chat", "responses", "embeddings", "route"],
)
def test_what_is_public_does_leave_so_that_the_rest_is_no_accident(both, path, body):
    ready(both, "up")
    got = both.ask(path, {"model": "default"} | body)
    assert (got.status, len(both.fakes["outside"].seen), both.fakes["here"].seen) == (200, 1, [])


@pytest.mark.parametrize("state", ["slow", "down", "unsure"])
def test_without_a_detector_even_what_is_public_stays(both, state):
    ready(both, state)
    got = both.ask("/v1/chat/completions", {"model": "default", "messages": [USER]})
    assert (got.status, got.headers["x-almoner-level"], both.fakes["outside"].seen) == (200, "health", [])


@pytest.mark.parametrize(
    "body",
    [
        {
            "messages": [
                {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://files.example/zelma.png"}}]}
            ]
        },
        {"messages": [{"role": "user", "content": [{"type": "file", "file": {"file_id": "file-1"}}]}]},
        {"messages": [USER], "web_search_options": {"search_context_size": "low"}},
        {"messages": [USER], "tools": [{"type": "web_search"}]},
    ],
    ids=["picture by address", "file by id", "search", "tool of the server"],
)
def test_nobody_is_sent_to_fetch_something(both, body):
    ready(both, "up")
    got = both.ask("/v1/chat/completions", {"model": "default"} | body)
    assert (got.status, both.fakes["here"].seen, both.fakes["outside"].seen) == (400, [], [])


def test_what_leaves_names_no_caller_and_no_ids(both):
    ready(both, "up")
    both.gateway.ask.detector = Says(Level.PUBLIC)
    body = calling("{}", id="call_of_ours") | {"model": "default", "user": "someone", "metadata": {"a": "b"}, "store": True}
    assert both.ask("/v1/chat/completions", body).status == 200
    sent = both.fakes["outside"].seen[0]
    assert json.loads(sent)["store"] is False
    assert all(word not in sent for word in (b"someone", b"metadata", b"call_of_ours"))
