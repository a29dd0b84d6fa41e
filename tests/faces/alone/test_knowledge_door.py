"""The door for knowledge over HTTP, and a folder whose changes are seen while it is asked."""

from datetime import date

import pytest
from starlette.testclient import TestClient

from almoner.adapters.isolation.documents import DocumentsApart
from almoner.adapters.knowledge.by_vectors import InVectors
from almoner.adapters.knowledge.by_words import InWords
from almoner.assembly.embedded import embedded
from almoner.assembly.knowledge import LOOKS_AFTER_NS, Knowledge, Watched
from almoner.engine.errors import Refused
from almoner.faces.knowledge.app import application
from almoner.services.knowledge.ask import Ask
from almoner.services.knowledge.collect import Collect

TODAY = date(2026, 11, 22)
MADE = Knowledge(Collect(DocumentsApart(), InWords, InVectors), lambda made: Ask(made.search, InWords), models=False)
MARKER = "zinnober"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("documents")
    (place / "plan.md").write_text("# Limits\n\n## Visits\n\nYou may have 30 visits a year.\n")
    return place


@pytest.fixture(scope="module")
def ask(folder):
    return Watched(MADE, str(folder), embedded(None), lambda: 0)()


def door(ask, key=None):
    return TestClient(application(lambda: ask, lambda: key, lambda: TODAY), raise_server_exceptions=False)


def test_passages_and_answers_in_the_shapes_of_the_commands(ask):
    client = door(ask)
    found = client.post("/v1/search", json={"id": 7, "question": "how many visits", "k": 1}).json()
    assert found["id"] == 7
    assert [(one["source"], one["text"]) for one in found["passages"]] == [("plan.md", "You may have 30 visits a year.")]
    answer = client.post("/v1/ask", json={"question": "How many visits a year may I have?"}).json()
    assert (answer["refused"], answer["citations"][0]["source"]) == (False, "plan.md")
    assert client.post("/v1/ask", json={"question": "Who won the cup?"}).json()["refused"]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "question must be text"),
        ({"question": "x", "k": 0}, "from 1 to"),
        ({"question": "x", "k": True}, "from 1 to"),
        ({"question": "x", "plan": 5}, "plan must be text"),
        ({"question": "x", "as_of": "soon"}, "as_of must be a day"),
        ({"question": "x" * 30_000}, "longer than"),
        ([], "not an object"),
    ],
    ids=["none", "k", "true", "plan", "day", "long", "list"],
)
def test_what_cannot_be_asked_is_one_sentence(ask, body, says):
    answer = door(ask).post("/v1/search", json=body)
    assert answer.status_code == 400
    assert says in answer.json()["error"]["message"]


def test_without_the_key_nothing_is_told(ask):
    assert door(ask, "made up").post("/v1/ask", json={"question": "x"}).status_code == 401
    good = {"Authorization": "Bearer made up"}
    assert door(ask, "made up").post("/v1/ask", json={"question": "x"}, headers=good).status_code == 200


def test_no_question_stands_in_the_counts(ask):
    client = door(ask)
    client.post("/v1/ask", json={"question": MARKER})
    counted = client.get("/metrics").text
    assert 'almoner_knowledge_requests_total{door="ask",status="200"} 1.0' in counted
    assert MARKER not in counted
    assert client.get("/ready").json() == {"ready": True, "passages": 1}


def test_a_changed_folder_is_searched_anew_and_a_broken_one_as_it_was(tmp_path):
    (tmp_path / "plan.md").write_text("# Visits\n\nYou may have 30 visits a year.\n")
    clock = [0]
    watched = Watched(MADE, str(tmp_path), embedded(None), lambda: clock[0])

    def looked():
        clock[0] += LOOKS_AFTER_NS
        watched()
        with watched.making:  # until who makes it anew is done
            return [one.text for one in watched().search.passages]

    (tmp_path / "more.md").write_text("# Dental\n\nTwo cleanings a year.\n")
    assert looked() == ["Two cleanings a year.", "You may have 30 visits a year."]
    (tmp_path / "more.md").unlink()
    (tmp_path / "plan.md").unlink()
    assert looked() == ["Two cleanings a year.", "You may have 30 visits a year."]


def test_a_folder_without_documents_is_refused(tmp_path):
    with pytest.raises(Refused, match="no document is in it"):
        Watched(MADE, str(tmp_path), embedded(None), lambda: 0)
    with pytest.raises(Refused, match="no such folder"):
        Watched(MADE, str(tmp_path / "nowhere"), embedded(None), lambda: 0)
