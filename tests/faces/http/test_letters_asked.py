"""Letters over HTTP: upload, audit, letter; the very words of the command line, asked for once, and out in every form."""

import json
from pathlib import Path

import pytest

from tests.faces.command import almoner
from tests.faces.http.conftest import audited, put
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import text_bill

BILL = text_bill()
DAY = "2026-11-21"
KIND = "itemized-bill"


@pytest.fixture
def audit(client, folder):
    """The address of an audit that is over."""
    put(client, folder, BILL)
    return str(audited(client, folder, {"as_of": DAY})[0].url.path)


def written(client, audit, asked, key=None):
    """What came of a letter once its job is over."""
    said = client.post(audit + "/letters", json=asked, headers={"Idempotency-Key": key} if key else {})
    assert said.status_code == 202, said.text
    with client.stream("GET", f"/api/v1/jobs/{said.json()['job']['id']}/events") as stream:
        told = "".join(stream.iter_text())
    assert "event: over" in told
    return client.get(said.headers["Location"]), told


def test_a_letter_says_what_the_command_line_says(client, audit, tmp_path):
    said, told = written(client, audit, {"kind": KIND})
    found = said.json()
    assert said.status_code == 200
    assert json.loads(told.strip().rpartition("data: ")[2])["of"] == 2
    (tmp_path / "audit.json").write_text(client.get(audit).text)
    (tmp_path / "bill.txt").write_bytes(BILL)
    day = found["made_at"][:10]
    words = ("--audit", tmp_path / "audit.json", "--papers", tmp_path / "bill.txt", "--on", day)
    expected = almoner("letter", KIND, *words)
    text = client.get(f"{said.url.path}/text")
    assert (text.text, text.headers["Content-Disposition"]) == (expected.out, f'attachment; filename="{KIND}.txt"')
    assert "".join(f"{line}\n" for line in found["aloud"]) == expected.err
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        almoner("letter", KIND, *words, f"--{form}", tmp_path / f"letter.{form}")
        out = client.get(f"{said.url.path}/{form}")
        assert out.content.startswith(begins)
        assert out.content == Path(tmp_path / f"letter.{form}").read_bytes()
        assert out.headers["X-Content-Type-Options"] == "nosniff"
    assert {one["form"]: one["bytes"] for one in found["files"]}["text"] == len(text.content)


def test_the_same_key_gives_the_same_letter(server, client, audit):
    first, again = (written(client, audit, {"kind": KIND}, "k1")[0].json() for _ in range(2))
    assert first["id"] == again["id"]
    assert [one["id"] for one in client.get(audit + "/letters").json()["letters"]] == [first["id"]]
    other = client.post(audit + "/letters", json={"kind": KIND, "language": "es"}, headers={"Idempotency-Key": "k1"})
    is_problem(other, 409, "key_used_before")


def test_what_is_wrong_is_said_at_once(client, folder, audit):
    is_problem(client.post(audit + "/letters", json={"kind": "zebulon"}), 400, "no_such_letter")
    is_problem(client.post(f"{folder}/audits/unone/letters", json={"kind": KIND}), 404, "no_such_audit")
    is_problem(client.get(audit + "/letters/wnone"), 404, "no_such_letter")
    is_problem(client.get(audit + "/letters/wnone/pdf"), 404, "no_such_letter")
    is_problem(client.get(audit + "/letters/wnone/exe"), 400)
    begun = client.post(folder + "/audits", json={"as_of": DAY}).json()
    client.post(f"/api/v1/jobs/{begun['job']['id']}/cancel")
    seen = client.get(f"{folder}/audits/{begun['id']}")
    if seen.status_code == 409:  # it was cancelled before it had an answer
        said = client.post(f"{folder}/audits/{begun['id']}/letters", json={"kind": KIND})
        is_problem(said, 422, "audit_not_over")


def test_a_finding_that_is_not_there_is_the_command_lines_refusal(client, audit):
    said, told = written(client, audit, {"kind": KIND, "finding": "fnone"})
    assert is_problem(said, said.status_code)["code"] == json.loads(told.strip().rpartition("data: ")[2])["code"]
    assert is_problem(client.get(f"{said.url.path}/pdf"), 404, "no_such_letter")


def test_a_letter_of_another_audit_or_folder_is_not_there(client, audit, folder):
    letter = written(client, audit, {"kind": KIND})[0].json()
    other = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "Somebody Else"}).json()["id"]
    is_problem(client.get(f"{other}/audits/{letter['audit']}/letters/{letter['id']}"), 404)
    is_problem(client.get(f"{folder}/audits/unone/letters/{letter['id']}/pdf"), 404)


def test_an_erased_folder_takes_its_letters_with_it(server, client, audit, folder):
    said, _ = written(client, audit, {"kind": KIND})
    before = {one.name for one in (server.data / "documents").iterdir()}
    assert client.delete(folder).status_code == 204
    assert len(before - {one.name for one in (server.data / "documents").iterdir()}) == 4
    is_problem(client.get(str(said.url)), 403)


def test_a_letter_is_written_about_what_the_person_corrected(client, audit):
    bill = client.get(audit).json()["bills"][0]["id"]
    said = client.post(
        audit + "/corrections", json={"corrections": [{"field": f"bills/{bill}/patient/name", "new": "Sam Other"}]}
    )
    assert said.status_code == 202, said.text
    with client.stream("GET", f"/api/v1/jobs/{said.json()['job']['id']}/events") as stream:
        assert "event: over" in "".join(stream.iter_text())
    letter, _told = written(client, said.headers["Location"], {"kind": KIND})
    assert "Sam Other" in client.get(f"{letter.url.path}/text").text
