"""The same request with the same key is done once, whatever it makes; lists of everything come in pages."""

from types import SimpleNamespace

import pytest

from almoner.engine.errors import Refused
from almoner.faces.http.pages_of import page_of
from tests.faces.http.conftest import put
from tests.faces.http.test_folders_and_papers import is_problem


def make(client, folder, kind, key, *, other=False):
    headers = {"Idempotency-Key": key}
    if kind == "folder":
        return client.post("/api/v1/folders", json={"name": "Other" if other else "Eve"}, headers=headers)
    if kind == "paper":
        headers |= {"Content-Disposition": 'attachment; filename="a.txt"'}
        return client.post(folder + "/papers", content=b"other" if other else b"bill", headers=headers)
    if kind == "upload":
        return client.post(folder + "/uploads", headers=headers | {"Upload-Length": "8" if other else "7"})
    return client.post(folder + "/audits", json={"state": "NY" if other else "CA"}, headers=headers)


@pytest.mark.parametrize("kind", ["folder", "paper", "upload", "audit"])
def test_the_same_key_gives_the_same_thing_and_another_request_is_refused(client, folder, server, kind):
    if kind == "audit":
        put(client, folder, b"bill")
    before = {one.name for one in (server.data / "documents").glob("*")}
    first, again = make(client, folder, kind, f"k-{kind}"), make(client, folder, kind, f"k-{kind}")
    assert first.status_code in {201, 202}
    assert again.status_code == first.status_code
    assert (again.json()["id"], again.headers["Location"]) == (first.json()["id"], first.headers["Location"])
    is_problem(make(client, folder, kind, f"k-{kind}", other=True), 409, "key_used_before")
    anew = make(client, folder, kind, f"k-{kind}-2")
    assert (anew.json()["id"] == first.json()["id"]) == (kind == "paper")  # the same file is the same paper
    after = {one.name for one in (server.data / "documents").glob("*")}
    assert len(after - before) == (1 if kind == "paper" else 0)


def test_audits_come_in_pages(client, folder):
    put(client, folder, b"bill")
    made = [client.post(folder + "/audits", json={}).json()["id"] for _ in range(5)]
    found, after = [], {}
    while True:
        page = client.get(folder + "/audits", params={"limit": 2} | after).json()
        found += [one["id"] for one in page["audits"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == made
    is_problem(client.get(folder + "/audits", params={"after": "unone"}), 422)


ALL_AT_ONCE = {"ClientList", "DateList", "DoubtList"}
"""Parts of one answer, and dates, of which the next is only known beside all others."""


def test_every_list_comes_in_pages(client):
    said = client.get("/api/openapi.json").json()
    lists = {
        name: shape["properties"]
        for name, shape in said["components"]["schemas"].items()
        if name.endswith(("List", "Page")) or name in ALL_AT_ONCE
    }
    assert len(lists) > 10
    assert {name for name, properties in lists.items() if "next" not in properties} == ALL_AT_ONCE
    for path, methods in said["paths"].items():
        shown = methods.get("get", {}).get("responses", {}).get("200", {}).get("content", {}).get("application/json", {})
        name = shown.get("schema", {}).get("$ref", "").rpartition("/")[2]
        if name in set(lists) - ALL_AT_ONCE:
            taken = {one["name"] for one in methods["get"]["parameters"]}
            assert "limit" in taken, path
            assert taken & {"after", "before"}, path


def test_a_page_goes_on_after_the_one_before(client, folder):
    found = [SimpleNamespace(id=f"x{number}") for number in range(5)]
    first, further = page_of(found, None, 2)
    second, last = page_of(found, further, 3)
    assert ([one.id for one in first + second], last) == ([one.id for one in found], None)
    assert page_of([], None, 2) == ([], None)
    assert page_of(found, "x4", 2) == ([], None)
    with pytest.raises(Refused):
        page_of(found, "none", 2)
