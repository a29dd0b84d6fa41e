"""Whole folders over HTTP: out as one file and in again, held and lifted, and the proof of what was erased."""

import io
import json
import zipfile

import pytest

from almoner.services.keeping.languages import in_one
from tests.faces.http.conftest import audited, put
from tests.made_up import text_bill


def test_a_folder_goes_out_and_comes_in_again(client, folder):
    put(client, folder, text_bill())
    answer, _told = audited(client, folder)
    said = client.get(folder + "/export")
    assert (said.status_code, said.headers["content-type"]) == (200, "application/zip")
    assert said.headers["content-disposition"] == 'attachment; filename="folder.zip"'
    with zipfile.ZipFile(io.BytesIO(said.content)) as opened:
        kept = json.loads(opened.read("audits/0001.json"))
        assert (in_one(kept, None), in_one(kept, "es")["run"]["language"]) == (answer.json(), "es")
        assert opened.read("papers/0001-bill.txt") == text_bill()
    made = client.post("/api/v1/folders/import", content=said.content)
    assert made.status_code == 201, made.text
    place = made.headers["location"]
    assert client.get(place).json()["name"] == client.get(folder).json()["name"]
    [one] = client.get(place + "/audits").json()["audits"]
    assert client.get(f"{place}/audits/{one['id']}").json() == answer.json()
    bad = client.post("/api/v1/folders/import", content=said.content[:-9])
    assert (bad.status_code, bad.json()["code"]) == (422, "bundle_refused")


def test_a_large_folder_may_come_in_where_other_bodies_may_not(server):
    large = bytes(2 << 20)
    assert server.client.post("/api/v1/folders/import", content=large).status_code == 422
    assert server.client.post("/api/v1/folders", content=large).status_code == 413


def test_a_hold_keeps_a_folder_and_its_papers(client, folder):
    paper = put(client, folder, b"made-up")
    put_on = client.put(folder + "/hold", json={"reason": "a case before a court"})
    assert (put_on.status_code, put_on.json()["reason"]) == (200, "a case before a court")
    assert client.put(folder + "/hold", json={"reason": "again"}).status_code == 409
    assert client.get(folder).json()["held"] is True
    for address in (folder, f"{folder}/papers/{paper}"):
        refused = client.delete(address)
        assert (refused.status_code, refused.json()["code"]) == (422, "legal_hold")
    assert client.delete(folder + "/hold").status_code == 204
    assert client.delete(folder + "/hold").status_code == 404
    assert client.delete(f"{folder}/papers/{paper}").status_code == 204
    assert client.delete(folder).status_code == 204
    fates = [one["fate"] for one in client.get("/api/v1/tombstones").json()["tombstones"] if one["folder"] in folder]
    assert fates == ["held", "lifted", "removed", "erased"]
    assert client.get("/api/v1/holds").json()["holds"][0]["lifted_at"] is not None


def test_the_list_lies_beside_the_database_and_is_watched(server, client, folder):
    assert client.delete(folder).status_code == 204
    lying = server.data / "tombstones.jsonl"
    assert folder.rpartition("/")[2] in lying.read_text()
    assert client.get("/ready").json()["needs"]["tombstones"] == "well"
    before = lying.read_text()
    lying.write_text("")
    assert client.get("/ready").json()["needs"]["tombstones"] == "away"
    lying.write_text(before)


@pytest.mark.parametrize("address", ["/hold", "/export"])
def test_nothing_is_told_of_a_folder_that_is_not_there(client, address):
    known = (
        client.get("/api/v1/folders/p234567/export") if address == "/export" else client.delete("/api/v1/folders/p234567/hold")
    )
    assert known.status_code == 403


def test_research_never_says_more_than_it_may(server):
    asked = {"dates": "shifted"}
    said = server.client.post("/api/v1/research/export", json=asked)
    assert (said.status_code, said.json()["code"]) == (422, "not_safe_harbor")
    found = server.client.post("/api/v1/research/export", json={})
    assert (found.status_code, found.json()["method"]) == (200, "safe harbor")
