"""A real llama.cpp server with a tiny model behind the gateway as it is really started, asked by clients that know nothing of it."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from almoner.adapters.models.openai_http import OpenAIHttp
from almoner.adapters.outbound import door_to
from almoner.adapters.outbound_async import AsyncOutbound
from almoner.engine.privacy.permissions import Action
from tests.adapters.models.smollm2 import smollm2
from tests.adapters.stores.servers import free_port
from tests.faces.http.gateway.door import LOCAL, door, told
from tests.faces.http.gateway.test_what_is_kept import key
from tests.faces.http.process import Server

for needed in ("xllamacpp", "gguf"):
    pytest.importorskip(needed, reason=f"{needed} is not installed: no real llama.cpp server is asked")
BODY = {"model": "default", "messages": [{"role": "user", "content": "hello"}], "max_tokens": 8, "temperature": 0}


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    from tests.adapters.models.tiny_gguf import tiny_gguf

    return tiny_gguf(tmp_path_factory.mktemp("weights") / "tiny.gguf")


def llama_server(weights):
    """A llama.cpp server; it ends when nobody holds it any more."""
    import xllamacpp

    chosen = xllamacpp.CommonParams()
    chosen.model.path, chosen.n_ctx, chosen.n_parallel, chosen.verbosity = str(weights), 2048, 2, -1
    chosen.cpuparams.n_threads = chosen.cpuparams_batch.n_threads = 1
    chosen.hostnames, chosen.port = ["127.0.0.1"], 0
    return xllamacpp.Server(chosen)


@pytest.fixture(scope="module")
def llama(weights):
    """The address of a llama.cpp server."""
    server = llama_server(weights)
    yield server.listening_address
    del server


@pytest.fixture(scope="module")
def served(llama, tmp_path_factory):
    """The address of a gateway that was started as people start it, and a key."""
    data, port = tmp_path_factory.mktemp("gateway"), free_port()
    with door(data, ends=(LOCAL,)) as one:
        token = key(one, Action.MODELS_USE)
    (data / "models.yaml").write_text(
        f"back_ends:\n  llama: {{url: '{llama}/v1'}}\nmodels:\n  default: [{{back_end: llama, model: tiny}}]\n",
        encoding="utf-8",
    )
    server = Server(data, port, "gateway").start()
    try:
        server.ready()
        yield f"http://127.0.0.1:{port}/v1", token
    finally:
        server.kill()


def asked_by(name, module, served):
    if find_spec(module.partition(".")[0]) is None:
        pytest.skip(f"{module} is not installed")
    script = [sys.executable, "-W", "ignore", str(Path(__file__).with_name("llm_clients.py")), *served, name]
    done = subprocess.run(script, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_the_official_client_runs_unchanged(served):
    found = asked_by("openai", "openai", served)
    assert found == {
        "models": ["default"],
        "model": "default",
        "tokens": 8,
        "streamed": 8,
        "shaped": ["ok"],
        "answer": "incomplete",
        "events": ["response.created", "response.incomplete"],
        "embeddings": 501,
    }


def test_langchain_runs_unchanged(served):
    assert asked_by("langchain", "langchain_openai", served) == {"model": "default", "tokens": 8, "pieces": True}


def test_llamaindex_runs_unchanged(served):
    assert asked_by("llamaindex", "llama_index", served) == {"said": True, "pieces": True}


def test_weights_in_this_process_answer_too(weights, tmp_path):
    from almoner.adapters.models.llama_in_process import LlamaInProcess

    with door(tmp_path, ends=(LOCAL,), servers={"here": LlamaInProcess(weights, 512, 2)}) as one:
        whole = json.loads(one.ask("/v1/chat/completions", BODY).body)
        stream = told(one.ask("/v1/chat/completions", BODY | {"stream": True}))
        long = one.ask("/v1/chat/completions", BODY | {"messages": [{"role": "user", "content": "hello " * 2000}]})
    assert (whole["usage"]["completion_tokens"], whole["model"], stream[-1]) == (8, "default", "[DONE]")
    said = "".join(part["choices"][0]["delta"].get("content") or "" for part in stream[:-1])
    assert said  # what it says is chance, and half letters of a stream differ from those of a whole answer
    assert (long.status, json.loads(long.body)["error"]["code"]) == (400, "context_length_exceeded")


def test_a_model_that_can_speak_answers_through_its_server_and_the_gateway(tmp_path):
    server = llama_server(smollm2())
    url = f"{server.listening_address}/v1"
    back_end = OpenAIHttp(url, AsyncOutbound(door_to(url), 60))
    asked = BODY | {"messages": [{"role": "user", "content": "What is the capital of France?"}], "max_tokens": 12}
    shape = {"type": "object", "properties": {"ok": {"enum": ["yes", "no"]}}, "required": ["ok"], "additionalProperties": False}
    held = {"response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": shape}}}
    bodies = (asked, asked | {"stream": True}, asked | held | {"max_tokens": 40})
    with door(tmp_path, ends=(LOCAL,), servers={"here": back_end}) as one:
        got = [(one.ask("/v1/chat/completions", body), one.calls[-1]) for body in bodies]
    whole, stream, shaped = json.loads(got[0][0].body), told(got[1][0]), json.loads(got[2][0].body)
    said = whole["choices"][0]["message"]["content"]
    assert len(said.split()) > 1  # words; which ones is a matter of its size
    assert "".join(part["choices"][0]["delta"].get("content") or "" for part in stream[:-1]) == said
    assert json.loads(shaped["choices"][0]["message"]["content"])["ok"] in {"yes", "no"}
    assert ".gguf" not in json.dumps([whole, stream])
    assert [(call.used_model, call.doubted, call.place, call.status) for _, call in got] == [(True, False, "local", 200)] * 3
    assert got[0][1].tokens_out == whole["usage"]["completion_tokens"] > 0
