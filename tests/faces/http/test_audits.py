"""Audits over HTTP: the same answer and the same sentences as on the command line, asked for once, and nothing in the clear."""

import json
import logging

import pytest
from sqlalchemy import select

from almoner.adapters.stores.schema import metadata
from tests.faces.command import almoner
from tests.faces.http.conftest import audited, put
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import text_bill

BILL = text_bill()
DAY = "2026-11-21"


def test_the_answer_is_the_command_lines(client, folder, tmp_path):
    (tmp_path / "bill.txt").write_bytes(BILL)
    put(client, folder, BILL)
    said, told = audited(client, folder, {"as_of": DAY, "payers": ["commercial"], "state": "ny"})
    expected = almoner("audit", str(tmp_path / "bill.txt"), "--json", "--as-of", DAY, "--payer", "commercial", "--state", "NY")
    assert said.status_code == 200
    assert said.json() == expected.json
    last = json.loads(told.strip().rpartition("data: ")[2])
    assert (last["state"], last["done"], last["of"]) == ("done", 1, 1)
    assert client.get(folder + "/papers").json()["papers"][0]["kind"] == "bill"
    assert len(client.get(folder + "/audits").json()["audits"]) == 1


@pytest.mark.parametrize(
    ("name", "data"), [("empty.pdf", b""), ("broken.pdf", b"%PDF-1.7 cut off"), ("noise.bin", b"\x00\x01\x02" * 99)]
)
def test_a_bad_paper_is_refused_in_the_very_sentence_of_the_command_line(client, folder, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    expected = almoner("audit", str(tmp_path / name))
    put(client, folder, data, name)
    said, told = audited(client, folder)
    body = is_problem(said, 422)
    assert expected.code == 3
    assert expected.err == f"almoner: {body['detail']}\n"
    last = json.loads(told.strip().rpartition("data: ")[2])
    assert (last["state"], last["code"]) == ("failed", body["code"])
    assert name not in told


def test_a_list_says_which_papers_wait_to_be_read_and_which_audit_could_not_be(client):
    at = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "Made-up list"}).json()["id"]
    waits, bad, filed = put(client, at, text_bill()), put(client, at, b"\x00" * 40), put(client, at, text_bill() + b"\n")
    case = client.post(at + "/cases", json={"papers": [filed]}).json()["id"]
    refused, _ = audited(client, at, {"papers": [bad]})
    listed = {one["id"]: (one["cases"], one["read"]) for one in client.get(at + "/papers").json()["papers"]}
    assert listed == {waits: ([], False), bad: ([], True), filed: ([case], False)}
    (shown,) = client.get(at + "/audits").json()["audits"]
    assert (shown["done_at"], shown["job"]["state"], shown["refused"]) == (None, "failed", refused.json()["detail"])


def test_the_same_key_gives_the_same_audit(client, folder):
    put(client, folder, BILL)

    def ask(body, key):
        return client.post(folder + "/audits", json=body, headers={"Idempotency-Key": key})

    first, again = ask({"as_of": DAY}, "k1"), ask({"as_of": DAY}, "k1")
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json()["id"] == again.json()["id"]
    is_problem(ask({"as_of": "2026-11-20"}, "k1"), 409, "key_used_before")
    client.post(f"/api/v1/jobs/{first.json()['job']['id']}/cancel")


def test_a_cancelled_audit_has_no_answer(client, folder):
    put(client, folder, BILL)
    said = client.post(folder + "/audits", json={}).json()
    cancelled = client.post(f"/api/v1/jobs/{said['job']['id']}/cancel").json()
    assert cancelled["state"] == "cancelled"
    is_problem(client.get(f"{folder}/audits/{said['id']}"), 409, "audit_cancelled")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"payers": ["zebulon"]}, 400),
        ({"answers": {"zebulon": 1}}, 400),
        ({"answers": {"qmb": "zebulon"}}, 400),
        ({"state": "zebulon"}, 400),
        ({"as_of": "zebulon"}, 400),
        ({"papers": ["dnone"]}, 404),
        ({"papers": []}, 422),
    ],
)
def test_what_is_wrong_with_the_request_is_said_at_once(client, folder, asked, status):
    put(client, folder, BILL)
    is_problem(client.post(folder + "/audits", json=asked), status)


def test_an_answer_counts_as_on_the_command_line(client, folder, tmp_path):
    (tmp_path / "bill.txt").write_bytes(BILL)
    (tmp_path / "answers.json").write_text('{"household": {"size": 2, "income": 20000.10}}')
    put(client, folder, BILL)
    asked = {"as_of": DAY, "answers": {"household": {"size": 2, "income": 20000.10}}}
    said, _ = audited(client, folder, asked)
    expected = almoner(
        "audit", str(tmp_path / "bill.txt"), "--json", "--as-of", DAY, "--answers", str(tmp_path / "answers.json")
    ).json
    found = said.json()
    for whole in (found, expected):
        whole.pop("run")
    assert found == expected


MARKERS = (
    "Zebulon Markerson",
    "Quillfeather",
    "MRK-ACCOUNT-77",
    "marker.street@home.example",
    "MRKMEMBER9",
    "Oxbowmarker Clinic",
    "MRKNOTE",
    "mrk-file-name",
    "MRKFOLDER",
    "MRKTHING",
)


def test_ten_markers_stand_nowhere_in_the_clear(server, client, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    name, last, account, mail, member, clinic, note, file, folder_name, thing = MARKERS
    data = text_bill(patient=f"{name} {last}", account=account, about=f"{clinic} {mail} {member} {note} {thing}")
    assert clinic.encode() in data
    made = client.post("/api/v1/folders", json={"name": folder_name})
    folder = made.headers["Location"]
    put(client, folder, data, f"{file}.txt")
    assert audited(client, folder)[0].status_code == 200
    put(client, folder, b"", f"{file}-empty.txt")
    client.patch(folder, json={"name": folder_name + "2"}, headers={"If-Match": '"v1"'})
    bodies = [
        server.outside.get(folder).text,
        client.patch(folder, json={"name": folder_name}, headers={"If-Match": '"v1"'}).text,
        client.post("/api/v1/folders", json={"name": [name]}).text,
        client.post(folder + "/audits", json={"payers": [name], "answers": {note: thing}}).text,
        client.post(folder + "/audits", json={"papers": [member]}).text,
        client.get("/nowhere").text,
    ]
    shown = "\n".join(
        [*bodies, client.get("/metrics").text, client.get("/ready").text, caplog.text, *capfd.readouterr(), folder]
    )
    assert "urn:almoner:problem:" in shown
    files = [one for one in server.data.rglob("*") if one.is_file()]
    assert {"almoner.db", "almoner.db-wal"} <= {one.name for one in files}
    assert any(one.suffix == ".sealed" for one in files)
    lying = b"".join(one.read_bytes() + one.name.encode() for one in files)
    for marker in MARKERS:
        assert marker.lower() not in shown.lower()
        assert marker.encode() not in lying
        assert marker.lower().encode() not in lying.lower()
    database = server.platform.folders.allow.database
    with database.engine.connect() as connection, connection.begin():
        rows = "".join(str(tuple(row)) for table in metadata.tables.values() for row in connection.execute(select(table)))
    assert not [marker for marker in MARKERS if marker.lower() in rows.lower()]
    client.delete(folder)


def test_an_erased_folder_takes_its_papers_audits_and_jobs_with_it(server, client, folder):
    put(client, folder, BILL)
    said, _ = audited(client, folder)
    before = len(list((server.data / "documents").iterdir()))
    assert client.delete(folder).status_code == 204
    assert len(list((server.data / "documents").iterdir())) == before - 1
    is_problem(client.get(str(said.url)), 403)
    is_problem(client.get(folder + "/papers"), 403)
