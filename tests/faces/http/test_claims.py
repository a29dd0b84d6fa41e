"""A researcher's claim file over HTTP: a job, findings as Parquet that name nobody, and a manifest; the same again byte for byte."""

import hashlib
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from almoner.assembly.settings import Settings
from almoner.engine.privacy.permissions import Role
from tests.faces.command import almoner
from tests.faces.http.conftest import put, running
from tests.faces.http.test_billing_office import claims
from tests.faces.http.test_folders_and_papers import is_problem
from tests.made_up import x12_837
from tests.published import MUE, PTP, mue_text, ptp_text

DAY = "2026-11-21"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """With two tables, and an owner who is a researcher."""
    data, drop = tmp_path_factory.mktemp("claims"), tmp_path_factory.mktemp("drop")
    (drop / "ccipra-v322r0-f1.TXT").write_bytes(ptp_text(PTP))
    (drop / "MCR_MUE_PractitionerServices_Eff_07-01-2026.csv").write_bytes(mue_text(MUE))
    assert almoner("--data", data, "editions", "import", drop, "--whole").code == 0
    with running(Settings(str(data))) as one:
        one.client.post("/api/v1/folders", json={"name": "first"})
        one.client.get("/api/v1/me")

        def study(work):
            for account in list(work.accounts.all()):
                work.accounts.change(account.id, roles=[*account.roles, Role.RESEARCHER])

        one.people.allow.database.write(study)
        yield one


def run(client, folder, papers, **asked):
    """The run once its job is over."""
    where = folder.replace("/folders/", "/claims/folders/")
    said = client.post(
        where + "/runs", json={"papers": papers, "as_of": DAY, "payers": ["medicare"], "setting": "practitioner"} | asked
    )
    assert said.status_code == 202, said.text
    with client.stream("GET", f"/api/v1/jobs/{said.json()['job']['id']}/events") as stream:
        assert "event: over" in "".join(stream.iter_text())
    return client.get(said.headers["Location"])


def findings(client, found):
    said = client.get(f"{found.url.path}/findings")
    assert said.headers["Content-Type"] == "application/vnd.apache.parquet"
    return said.content, pq.read_table(pa.BufferReader(said.content)).to_pylist()


def test_findings_are_those_of_the_audit_and_name_rows_alone(client, folder):
    data = claims()
    found = run(client, folder, [put(client, folder, data, "claims.csv")])
    assert found.status_code == 200, found.text
    whole, rows = findings(client, found)
    assert {row["check"] for row in rows} >= {"A07", "C01"}
    doubled = [row for row in rows if row["check"] == "A07"]
    assert (len(doubled), doubled[0]["rows"], doubled[0]["stake_rows"], doubled[0]["stake_cents"]) == (24, [3, 4], [4], [4100])
    assert all(name not in whole for name in (b"Baku", b"M00001", b"K0001"))
    manifest = found.json()["manifest"]
    assert manifest["inputs"] == [hashlib.sha256(data).hexdigest()]
    assert manifest["files"][0]["lines"] == 120
    assert manifest["findings"]["A07"] == {"at_stake": "984.00", "classes": {doubled[0]["class"]: 24}}
    assert manifest["results"] == {"rows": len(rows), "bytes": len(whole), "sha256": hashlib.sha256(whole).hexdigest()}
    assert {one["table"] for one in manifest["editions"]} == {"ncci-ptp", "ncci-mue"}
    assert manifest["checks"] == ["A07", "C01", "C02", "C03", "C04"]
    kept = client.get(f"{found.url.path}/manifest")
    assert json.loads(kept.content) == manifest


def test_the_same_files_give_the_same_bytes_and_another_question_does_not(client, folder):
    paper = put(client, folder, claims(), "claims.csv")
    one, again, other = (run(client, folder, [paper], **asked) for asked in ({}, {}, {"payers": ["commercial"]}))
    assert one.json()["id"] != again.json()["id"]
    assert one.json()["manifest"] == again.json()["manifest"]
    assert findings(client, one)[0] == findings(client, again)[0]
    assert client.get(f"{one.url.path}/manifest").content == client.get(f"{again.url.path}/manifest").content
    assert one.json()["manifest"]["run"] != other.json()["manifest"]["run"]


def test_an_837_a_table_and_its_parquet_are_understood(client, folder, tmp_path):
    table = tmp_path / "claims.csv"
    table.write_bytes(claims(6))
    assert almoner("read", table, "--parquet", tmp_path / "tables").code == 0
    ours = (tmp_path / "tables" / "lines.parquet").read_bytes()
    other = io.BytesIO()
    names = ["Claim number", "Patient", "Date of service", "Code", "Units", "Charge"]
    cells = [["K1", "K1"], ["Bako Meus"] * 2, ["08/03/2026"] * 2, ["J1885"] * 2, [1, 1], ["41.00", "41.00"]]
    pq.write_table(pa.table(dict(zip(names, cells, strict=True))), other)
    files = {"a.837": x12_837(), "b.csv": table.read_bytes(), "c.parquet": ours, "d.parquet": other.getvalue()}
    papers = [put(client, folder, data, name) for name, data in files.items()]
    found = run(client, folder, papers)
    assert found.status_code == 200, found.text
    _, rows = findings(client, found)
    doubled = {number: [row["rows"] for row in rows if row["check"] == "A07" and row["file"] == number] for number in range(4)}
    assert [len(doubled[number]) for number in range(4)] == [1, 6, 6, 1]
    assert doubled[1] == doubled[2]
    assert [one["lines"] for one in found.json()["manifest"]["files"]] == [3, 30, 30, 2]


def test_what_is_no_claim_file_is_refused_in_one_sentence(client, folder):
    paper = put(client, folder, b"Dear sir or madam, this is a letter.\n", "letter.txt")
    is_problem(run(client, folder, [paper]), 422, "no_rows")
    broken = put(client, folder, b"PAR1 and then nothing", "broken.parquet")
    is_problem(run(client, folder, [broken]), 422, "parquet_not_read")
    where = folder.replace("/folders/", "/claims/folders/") + "/runs"
    is_problem(client.post(where, json={"papers": ["dnone"]}), 404)
    is_problem(client.post(where, json={"papers": [paper], "payers": ["zebulon"]}), 400, "no_such_payer")
    is_problem(client.get(where + "/rnone"), 404, "no_such_run")
    is_problem(client.get(where + "/rnone/findings"), 404, "no_such_run")


def test_the_same_key_gives_the_same_run_and_all_are_listed(client, folder):
    paper, where = put(client, folder, claims(2), "claims.csv"), folder.replace("/folders/", "/claims/folders/") + "/runs"
    both = [client.post(where, json={"papers": [paper]}, headers={"Idempotency-Key": "k1"}).json()["id"] for _ in range(2)]
    assert both[0] == both[1]
    assert [one["id"] for one in client.get(where).json()["runs"]] == both[:1]


def test_nothing_of_it_lies_in_the_clear(server, client, folder):
    found = run(client, folder, [put(client, folder, claims(), "claims.csv")])
    assert found.status_code == 200
    from almoner.adapters.columnar.in_memory import MEMORY, PREFIX

    assert list(MEMORY.glob(f"{PREFIX}*")) == []
    for file in server.data.rglob("*"):
        if file.is_file() and "tables" not in file.parts:
            assert b"same_line_twice" not in file.read_bytes(), file
