"""The door for vectors over HTTP: OpenAI's shape, one sentence for what cannot be answered, and nothing of a text anywhere else."""

import base64
import json

import numpy as np
import pytest
from starlette.testclient import TestClient

from almoner.faces.embeddings.app import MOST_TEXTS, application
from almoner.ports.embeddings import Embedded, ModelCard

CARD = ModelCard(id="made-up", title="Made up", licence="none", weights="made up", sha256="0" * 64, longest=8, dimensions=4)
MARKER = "zinnober-marker"


class MadeUp:
    """Counts words; its vectors say the length of the text."""

    card = CARD

    def __call__(self, text):
        words = len(text.split())
        raw = np.array([1, len(text), words, 0], dtype=np.float32)
        return Embedded(vector=raw / np.linalg.norm(raw), tokens=min(words, CARD.longest), whole=words)


def client(key=None):
    return TestClient(application({CARD.id: MadeUp()}, lambda: key), raise_server_exceptions=False)


def ask(given, **more):
    return client().post("/v1/embeddings", json={"model": "made-up", "input": given, **more})


def test_one_text_gives_one_vector_alone_or_in_company():
    alone, company = ask("a text").json(), ask(["another one", "a text", "a third"]).json()
    assert alone["data"][0]["embedding"] == company["data"][1]["embedding"]
    assert [one["index"] for one in company["data"]] == [0, 1, 2]
    assert company["usage"] == {"prompt_tokens": 6, "total_tokens": 6}


def test_base64_holds_the_same_numbers():
    plain, packed = ask("a text").json(), ask("a text", encoding_format="base64").json()
    unpacked = np.frombuffer(base64.b64decode(packed["data"][0]["embedding"]), dtype="<f4")
    assert unpacked.tolist() == plain["data"][0]["embedding"]


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ({"model": "made-up"}, 400, "input must be a text"),
        ({"model": "made-up", "input": []}, 400, "input must be a text"),
        ({"model": "made-up", "input": [1, 2]}, 400, "numbers of tokens are not taken"),
        ({"model": "made-up", "input": ["x", " "]}, 400, "a text is empty"),
        ({"model": "made-up", "input": ["x"] * (MOST_TEXTS + 1)}, 400, "at most 256"),
        (
            {"model": "made-up", "input": "one two three four five six seven eight nine"},
            400,
            "has 9 tokens and this model reads 8",
        ),
        ({"model": "made-up", "input": "x", "dimensions": 2}, 400, "leave dimensions out"),
        ({"model": "made-up", "input": "x", "encoding_format": "int8"}, 400, "one of float, base64"),
        ({"model": "/etc/passwd", "input": "x"}, 404, "models here: made-up"),
        ([], 400, "not an object"),
    ],
    ids=["no-input", "empty", "tokens", "blank", "many", "long", "dimensions", "format", "model", "list"],
)
def test_what_cannot_be_answered_is_one_sentence(body, status, says):
    answer = client().post("/v1/embeddings", json=body)
    assert answer.status_code == status
    assert says in answer.json()["error"]["message"]


def test_no_json_and_too_much_of_it():
    assert client().post("/v1/embeddings", content=b"{not json").status_code == 400
    assert client().post("/v1/embeddings", content=b"x" * (5 << 20)).status_code == 413


def test_the_beginning_alone_only_for_who_asks_for_it():
    assert ask("one two three four five six seven eight nine", truncate=True).json()["usage"]["total_tokens"] == 8


def test_without_the_key_nothing_is_told():
    door = client("a made-up key")
    for shown in (None, "Bearer another", "Basic a made-up key"):
        headers = {} if shown is None else {"Authorization": shown}
        assert door.post("/v1/embeddings", json={"model": "made-up", "input": "x"}, headers=headers).status_code == 401
        assert door.get("/v1/models", headers=headers).status_code == 401
    good = {"Authorization": "Bearer a made-up key"}
    assert door.get("/v1/models", headers=good).json()["data"][0]["id"] == "made-up"


def test_no_text_stands_in_counts_or_refusals(caplog):
    door = client()
    for body in (
        {"model": "made-up", "input": MARKER},
        {"model": MARKER, "input": "x"},
        {"model": "made-up", "input": f"{MARKER} " * 9},
    ):
        assert MARKER not in json.dumps({k: v for k, v in door.post("/v1/embeddings", json=body).json().items() if k != "data"})
    counted = door.get("/metrics").text
    assert 'almoner_embeddings_texts_total{model="made-up"} 1.0' in counted
    assert MARKER not in counted + caplog.text


def test_ready_only_with_a_model():
    assert client().get("/ready").status_code == 200
    assert TestClient(application({}, lambda: None)).get("/ready").status_code == 503
