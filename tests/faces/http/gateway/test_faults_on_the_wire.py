"""A back end that fails on a real connection: it dies, hangs, lies about its length, speaks no HTTP, or is not there."""

import json
import socket
import threading
from contextlib import contextmanager

import pytest

from almoner.adapters.models.openai_http import OpenAIHttp
from almoner.adapters.outbound import door_to
from almoner.adapters.outbound_async import AsyncOutbound
from tests.adapters.stores.servers import free_port
from tests.faces.http.gateway.door import LOCAL, STREAM, door, told

BODY = {"model": "default", "messages": [{"role": "user", "content": "Zelma Quimbrot 70412359 has diabetes"}]}
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
SHORT = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"choices": ['


def chunked(*pieces):
    return b"".join(f"{len(one):x}\r\n".encode() + one + b"\r\n" for one in pieces)


@contextmanager
def server(says, *, hangs=False):
    """Its address; it answers each connection with the same bytes, and closes it or leaves it as it is."""
    ended, held = threading.Event(), []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve():
            while True:
                connection, _ = listening.accept()
                if ended.is_set():
                    connection.close()
                    return
                connection.recv(1 << 16)
                connection.sendall(says)
                if hangs:
                    held.append(connection)
                else:
                    connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            ended.set()
            socket.create_connection(listening.getsockname()).close()
            thread.join()
            for one in held:
                one.close()


@contextmanager
def before(port, data, **limits):
    url = f"http://127.0.0.1:{port}/v1"
    with door(data, ends=(LOCAL,), servers={"here": OpenAIHttp(url, AsyncOutbound(door_to(url), 0.3))}, **limits) as one:
        yield one


BROKEN = {
    "dies": (HEAD + chunked(*STREAM[:3]), False),
    "dies within a piece": (HEAD + chunked(*STREAM[:3]) + b"ff\r\ndata: {", False),
    "hangs": (HEAD + chunked(*STREAM[:3]), True),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_stream_that_breaks_on_the_wire_says_so(tmp_path, how):
    says, hangs = BROKEN[how]
    with server(says, hangs=hangs) as port, before(port, tmp_path) as one:
        got = one.ask("/v1/chat/completions", BODY | {"stream": True})
        call = one.calls[-1]
    events = told(got)
    assert [each["choices"][0]["delta"]["content"] for each in events[:-1]] == ["", "one ", "two "]
    assert (events[-1]["error"]["type"], events[-1]["error"]["code"]) == ("server_error", "model_away")
    assert b"[DONE]" not in got.body
    assert (call.status, call.used_model, call.doubted) == (503, True, True)


SILENT = {
    "is cut short": (SHORT, False, "model_away"),
    "loses count of its pieces": (HEAD + b"zz\r\n{}\r\n", True, "model_away"),
    "speaks no HTTP": (b"SSH-2.0-made-up\r\n", False, "model_away"),
    "says nothing and closes": (b"", False, "model_away"),
    "says nothing and hangs": (b"", True, "model_away"),
    "hangs within its answer": (SHORT, True, "model_away"),
}


@pytest.mark.parametrize("how", SILENT)
def test_an_answer_that_does_not_come_whole_is_none(tmp_path, how):
    says, hangs, code = SILENT[how]
    with server(says, hangs=hangs) as port, before(port, tmp_path) as one:
        got = one.ask("/v1/chat/completions", BODY)
        call = one.calls[-1]
    assert (got.status, json.loads(got.body)["error"]["code"], call.status) == (503, code, 503)
    assert b"Zelma" not in got.body


def test_a_back_end_that_is_not_there_is_said_to_be_away(tmp_path):
    with before(free_port(), tmp_path) as one:
        got = one.ask("/v1/chat/completions", BODY)
        assert (got.status, json.loads(got.body)["error"]["code"]) == (503, "model_away")
        assert not one.calls[-1].used_model
