"""`almoner letter KIND --case ID`: the letter that the server writes of a case, on the same machine."""

import pytest

from tests.faces.command import almoner
from tests.faces.http.case_way import Way


@pytest.fixture(scope="module")
def way(server):
    folder = server.client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]
    return Way(server.client, f"/api/v1/folders/{folder}").open()


def letter(server, *words):
    return almoner("--data", server.data, "letter", *words)


def test_it_says_what_the_server_writes(server, way):
    case = way.at.rpartition("/")[2]
    early = letter(server, "line-dispute", "--case", case)
    assert (early.code, "were not gone over yet" in early.err) == (3, True)
    finding = way.checked()["step"]["about"]
    made = way.written(finding=finding)
    served = server.client.get(f"{way.folder}/audits/{made['audit']}/letters/{made['id']}/text").text
    day = way.see()["events"][-1]["at"][:10]
    told = letter(server, "line-dispute", "--case", case, "--finding", finding, "--on", day)
    assert (told.code, told.out) == (0, served)
    assert ("letter make", case) in {(one["action"], one["resource"]) for one in looks(server, way)}


def looks(server, way):
    return server.client.get(way.folder + "/looks").json()["looks"]


def test_what_does_not_go_together_is_wrong_usage(server, tmp_path):
    assert letter(server, "line-dispute").code == 2
    assert letter(server, "line-dispute", "--case", "c1", "--papers", tmp_path).code == 2
    assert letter(server, "--list", "--case", "c1").code == 2
    unknown = letter(server, "line-dispute", "--case", "cnone")
    assert (unknown.code, "in none of your folders" in unknown.err) == (3, True)


def test_who_reads_spanish_gets_a_copy_of_the_words_that_go_out(server):
    client = server.client
    folder = client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]
    way = Way(client, f"/api/v1/folders/{folder}").open()
    way.checked()
    at = f"{way.at}/letters/{way.written('itemized-bill', language='es')['id']}/text"
    before = client.get(at)
    assert (before.json()["copy_in"], before.json()["copy_text"].split("\n")[0]) == ("es", "# Copia en español, para usted")
    assert "antes de sus cambios" not in before.json()["copy_text"]
    client.put(at, json={"text": "Only this."}, headers={"If-Match": before.headers["ETag"]})
    assert "antes de sus cambios" in client.get(at).json()["copy_text"]
    english = client.get(f"{way.at}/letters/{way.written('itemized-bill')['id']}/text").json()
    assert (english["copy_in"], english["copy_text"]) == (None, None)
