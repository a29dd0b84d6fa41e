"""`almoner journal verify`: whole or not, in one sentence, whatever was done to the file; and heads that a server keeps."""

import itertools
import json
import shutil
import sqlite3
import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from almoner.adapters.heads.folder import FolderHeads, HeadFiles
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.keys.signing_key import JOURNAL, SigningKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.stores.schema import journal
from almoner.engine.privacy.act import Act, Purpose
from almoner.services.privacy.keep_head import KeepHead
from tests.adapters.stores.servers import free_port
from tests.adapters.stores.spoiled import WAYS, spoil
from tests.adapters.stores.test_entries import NOON
from tests.faces.command import almoner, is_one_sentence
from tests.faces.http.test_serve import ask, end, ready, start

LINES, SEEDS = 40, 84


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A data folder with a journal, and beside it the folder of its heads."""
    home = tmp_path_factory.mktemp("journal")
    data = home / "data"
    data.mkdir(mode=0o700)
    moments = (NOON - timedelta(hours=1) + timedelta(milliseconds=1234 * step) for step in itertools.count())
    database = SqlDatabase(f"sqlite:///{data / 'almoner.db'}", FileMasterKey(data / "secrets"), lambda: next(moments))
    migrate(database.engine)
    keep = KeepHead(database, SigningKey(data / "secrets", JOURNAL), [FolderHeads(home / "heads")])
    for number in range(1, LINES + 1):
        act = Act(f"a{number % 3}", Purpose.OWN, "test", reason="a reason" if number % 7 == 0 else None)
        database.write(lambda work, act=act, number=number: work.journal(act, "paper see", f"d{number}", folder="p1"))
        if number % 10 == 0:
            keep()
    database.close()
    with sqlite3.connect(data / "almoner.db") as file:
        file.execute("PRAGMA journal_mode=DELETE")
    file.close()
    return home


@pytest.fixture
def home(kept, tmp_path):
    """One that may be spoiled."""
    return shutil.copytree(kept, tmp_path / "home")


def verify(home, *more):
    return almoner("--data", home / "data", "journal", "verify", *more)


def test_a_whole_journal_is_said_to_be(kept):
    said = verify(kept, "--heads", kept / "heads")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "The journal is whole. It has 40 lines. Each is as it was written.\n"
        "4 kept heads compared. Up to line 40 nothing was cut off or written anew. The last head is of 2026-11-21 11:00 UTC.\n"
    )


def test_without_heads_that_is_said(kept, monkeypatch):
    said = verify(kept)
    assert said.code == 0
    assert "No kept heads were compared" in said.out
    monkeypatch.setenv("ALMONER_HEADS_TO", str(kept / "heads"))
    assert "4 kept heads compared" in verify(kept).out


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_spoiled_one_is_refused_in_one_sentence(home, seed):
    with sqlite3.connect(home / "data" / "almoner.db") as file:
        way = spoil(file, seed, LINES, LINES)
    file.close()
    said = verify(home, "--heads", home / "heads")
    assert (said.code, said.out, is_one_sentence(said.err)) == (3, "", True), way
    assert "The journal is not whole: " in said.err
    assert "line" in said.err


def test_those_seeds_are_of_every_way():
    from random import Random

    assert {Random(seed).choice(WAYS) for seed in range(SEEDS)} == set(WAYS)


def test_the_first_break_is_named(home):
    with sqlite3.connect(home / "data" / "almoner.db") as file:
        file.execute("DELETE FROM journal WHERE number = 17")
    file.close()
    assert "line 17 is missing" in verify(home).err


def test_a_damaged_or_missing_file_is_refused(home):
    place = home / "data" / "almoner.db"
    place.write_bytes(place.read_bytes()[:1000] + b"x" * 9000)
    said = verify(home)
    assert (said.code, is_one_sentence(said.err), "damaged" in said.err) == (3, True, True)
    place.unlink()
    said = verify(home)
    assert (said.code, is_one_sentence(said.err), "There is no journal" in said.err) == (3, True, True)


def test_a_head_of_another_key_is_refused(home):
    head = next(HeadFiles(home / "heads")())
    (home / "data" / "secrets" / JOURNAL).unlink()
    said = verify(home, "--heads", home / "heads")
    assert (said.code, "not signed by this installation" in said.err) == (3, True)
    assert SigningKey(home / "data" / "secrets", JOURNAL).public() != head.key
    said = verify(home, "--heads", home / "heads")
    assert (said.code, "not signed by this installation" in said.err) == (3, True)
    assert verify(home, "--heads", home / "nowhere").code == 2


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("ALMONER_HEADS_TO", "heads", "neither a whole path"),
        ("ALMONER_HEADS_TO", "mailto:officer", "mail address that is none"),
        ("ALMONER_HEADS_TO", "mailto:officer@clinic.example", "no mail server"),
        ("ALMONER_HEADS_TO", "s3://bucket/heads", "set MINIO_ENDPOINT"),
    ],
)
def test_a_place_that_is_none_is_wrong_usage(tmp_path, monkeypatch, name, value, why):
    monkeypatch.setenv(name, value)
    said = almoner("--data", tmp_path / "data", "serve", "--port", free_port())
    assert (said.code, is_one_sentence(said.err), why in said.err) == (2, True, True)


def test_a_server_keeps_heads_and_its_end_is_the_last(tmp_path):
    data, heads, port = tmp_path / "data", tmp_path / "heads", free_port()
    process = start(data, port, ALMONER_HEADS_TO=str(heads), RALPH_AUDIT_LOG=str(tmp_path / "lines.jsonl"))
    try:
        ready(port, process)
        assert ask(port, "/health") == {"status": "alive", "heads": "kept"}
        until = time.monotonic() + 30
        while not heads.is_dir() or not list(heads.iterdir()):
            assert time.monotonic() < until
            time.sleep(0.05)
        ask(port, "/api/v1/folders", "POST", b'{"name": "Alex Example"}')
        said = almoner("health", "--port", port)
        assert (said.code, said.out) == (0, f"The server at http://127.0.0.1:{port} is well.\n")
        assert almoner("--data", data, "journal", "verify", "--heads", heads).code == 0
    finally:
        assert end(process)[0] == 0
    database = SqlDatabase(f"sqlite:///{data / 'almoner.db'}", FileMasterKey(data / "secrets"), lambda: NOON)
    with database.engine.connect() as connection:
        links = [row.link for row in connection.execute(select(journal.c.link).order_by(journal.c.number))]
    database.close()
    assert links
    assert [one.head.link for one in HeadFiles(heads)()][-1] == links[-1]
    told = (tmp_path / "lines.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["link"] for line in told] == links
    assert "lines. Each is as it was written" in almoner("--data", data, "journal", "verify", "--heads", heads).out


def test_heads_inside_the_data_folder_or_to_nobody_are_said(tmp_path, monkeypatch):
    monkeypatch.setenv("ALMONER_HEADS_TO", str(tmp_path / "data" / "heads"))
    said = almoner("--data", tmp_path / "data", "serve", "--port", free_port())
    assert (said.code, is_one_sentence(said.err), "lies in the data folder" in said.err) == (2, True, True)
    monkeypatch.setenv("ALMONER_HEADS_TO", "mailto:officer@clinic.example")
    monkeypatch.setenv("ALMONER_MAIL_SERVER", "mail.example")
    said = almoner("--data", tmp_path / "data", "serve", "--port", free_port())
    assert (said.code, is_one_sentence(said.err), "not among the named" in said.err) == (3, True, True)


def test_health_says_that_no_place_is_named(tmp_path):
    port = free_port()
    process = start(tmp_path / "data", port)
    try:
        ready(port, process)
        said = almoner("health", "--port", port)
        assert (said.code, "kept nowhere else" in said.out) == (0, True)
        assert ask(port, "/ready")["heads"] == "none named"
    finally:
        assert end(process)[0] == 0


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The data folder of one person's machine, with a folder that somebody looked at; its server has ended."""
    data, port = tmp_path_factory.mktemp("served") / "data", free_port()
    process = start(data, port)
    try:
        ready(port, process)
        made = ask(port, "/api/v1/folders", "POST", b'{"name": "Elena Example"}')
        ask(port, f"/api/v1/folders/{made['id']}")
    finally:
        assert end(process)[0] == 0
    return data, made["id"]


@pytest.fixture
def mine(served, tmp_path):
    """A copy of it, in which a test may write."""
    data, folder = served
    return shutil.copytree(data, tmp_path / "data", symlinks=True), folder


def test_one_person_reads_the_journal_by_command(mine, tmp_path, monkeypatch):
    data, folder = mine
    said = almoner("--data", data, "journal", "show")
    assert (said.code, f"Elena Example ({folder})" in said.out, "you: folder see" in said.out) == (0, True, True)
    assert len(almoner("--data", data, "journal", "show", "--limit", "1").out.splitlines()) == 2
    assert almoner("--data", data, "journal", "show", "--limit", "0").code == 2
    said = almoner("--data", data, "journal", "disclosures", "--folder", folder, "--as-of", "2026-11-21")
    assert (said.code, "from 2020-11-21 to 2026-11-21 (45 CFR 164.528). Hand them over by 2027-01-20." in said.out) == (0, True)
    assert "There were none." in said.out
    assert almoner("--data", data, "journal", "disclosures", "--folder", "p-none").code == 3
    people = tmp_path / "people.csv"
    people.write_text("name,account,address,works_here\nElena Example,,12 Made-up Street,yes\n")
    said = almoner("--data", data, "journal", "snooping", "--people", people)
    assert (said.code, "Nothing was alike." in said.out, "Could not check" in said.out) == (0, True, False)
    assert "Could not check: where people live." in almoner("--data", data, "journal", "snooping").out
    people.write_text("who\nElena Example\n")
    assert almoner("--data", data, "journal", "snooping", "--people", people).code == 3
    assert almoner("--data", data, "journal", "snooping", "--people", tmp_path / "none.csv").code == 2
    assert almoner("--data", data, "journal", "snooping", "--from", "2026-02-01", "--to", "2026-01-01").code == 2
    monkeypatch.setenv("ALMONER_API_KEY", "almoner_none")
    said = almoner("--data", data, "journal", "show")
    assert (said.code, is_one_sentence(said.err), "ALMONER_API_KEY" in said.err) == (3, True, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("verify",), "El diario está completo."),
        (("show",), "usted: folder see"),
        (("disclosures", "--folder", "FOLDER"), "No hubo nada."),
        (("snooping",), "No se parecía nada."),
        (("export", "--out", "OUT"), "Líneas puestas en"),
    ],
    ids=["verify", "show", "disclosures", "snooping", "export"],
)
def test_it_is_said_in_spanish_too(mine, tmp_path, words, says):
    data, folder = mine
    put = {"FOLDER": folder, "OUT": tmp_path / "out"}
    said = almoner("--data", data, "journal", *(put.get(one, one) for one in words), "--language", "es")
    assert (said.code, says in said.out) == (0, True), said.out


def test_what_left_in_another_way_is_told_with_it(mine):
    data, folder = mine
    from almoner.adapters.clocks.system import now

    database = SqlDatabase(f"sqlite:///{data / 'almoner.db'}", FileMasterKey(data / "secrets"), now)
    given = {"day": NOON.date(), "to": "Made-up Court\x1b[2J", "what": "a bill", "purpose": "a subpoena"}
    database.write(lambda work: work.outside.add(folder, "a1", **given))
    database.close()
    said = almoner("--data", data, "journal", "disclosures", "--folder", folder)
    assert f"{NOON.date()}  in some other way, to Made-up Court[2J: a bill, for a subpoena" in said.out


def test_a_breach_worksheet_asks_the_four_and_counts_the_days(mine):
    data, folder = mine
    words = ("--discovered", "2026-11-01", "--as-of", "2026-11-21", "--folder", folder)
    said = almoner("--data", data, "journal", "breach", *words)
    assert said.code == 0
    assert "on December 31, 2026 at the latest (60 days). Act by December 31, 2026. Days left: 40." in said.out
    assert [line for line in said.out.splitlines() if line.startswith("## ")] == [
        "## 1. The nature and extent of the information",
        "## 2. Who used it, or to whom it was disclosed",
        "## 3. Whether it was really acquired or viewed",
        "## 4. How far the risk was reduced",
        "## Judgment",
    ]
    late = almoner("--data", data, "journal", "breach", "--discovered", "2026-01-01", "--as-of", "2026-11-21")
    assert "Days past the end: 264." in late.out
    spanish = almoner("--data", data, "journal", "breach", *words, "--language", "es")
    assert "Act by" not in spanish.out
    assert [line for line in spanish.out.splitlines() if line.startswith("## ")] == [
        "## 1. Qué datos eran, y cuántos",
        "## 2. Quién los usó, o a quién llegaron",
        "## 3. Si de verdad se tomaron o se vieron",
        "## 4. Cuánto se redujo el riesgo",
        "## Decisión",
    ]
    assert spanish.out.count("____________________") == said.out.count("____________________")
    wrong = almoner("--data", data, "journal", "breach", "--discovered", "2026-11-22", "--as-of", "2026-11-21")
    assert (wrong.code, is_one_sentence(wrong.err)) == (2, True)


def test_the_export_is_what_opensearch_takes_in_and_tells_nothing_of_health(mine, tmp_path):
    data, folder = mine
    out = tmp_path / "out"
    said = almoner("--data", data, "journal", "export", "--out", out)
    assert said.code == 0
    text = (out / "journal.ndjson").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert text.endswith("\n")
    assert said.out == f"Lines written to {out / 'journal.ndjson'}: {len(lines) // 2}.\n"
    template = json.loads((out / "index-template.json").read_text(encoding="utf-8"))
    fields = set(template["template"]["mappings"]["properties"])
    for number, (what, document) in enumerate(zip(lines[::2], lines[1::2], strict=True), 1):
        assert what == {
            "create": {"_index": f"almoner-journal-{document['@timestamp'][:7].replace('-', '.')}", "_id": str(number)}
        }
        assert set(document) == fields
        assert document["number"] == number
    assert {line["action"] for line in lines[1::2]} >= {"folder make", "folder see", "journal see"}
    assert folder in text
    assert not any(word in text for word in ("Elena", "Example", "127.0.0.1", "owner@"))
    policy = json.loads((out / "retention-policy.json").read_text(encoding="utf-8"))["policy"]
    [gone] = [one for state in policy["states"] for one in state["transitions"] if one["state_name"] == "gone"]
    assert gone["conditions"] == {"min_index_age": "2588d"}
    assert policy["ism_template"][0]["index_patterns"] == template["index_patterns"] == ["almoner-journal-*"]
    assert {one.stat().st_mode & 0o777 for one in out.iterdir()} == {0o600}
    last = len(lines) // 2
    assert almoner("--data", data, "journal", "export", "--out", out, "--after", last).out.endswith(": 1.\n")
    assert almoner("--data", data, "journal", "export", "--out", out, "--after", "-1").code == 2
    assert almoner("--data", data, "journal", "export", "--out", tmp_path / "no" / "folder").code == 4


def test_a_killed_servers_journal_is_whole_with_all_that_was_answered(tmp_path):
    data, heads, port = tmp_path / "data", tmp_path / "heads", free_port()
    process = start(data, port, ALMONER_HEADS_TO=str(heads))
    try:
        ready(port, process)
        made = [ask(port, "/api/v1/folders", "POST", b'{"name": "Alex Example"}')["id"] for _ in range(20)]
    finally:
        process.kill()
        process.communicate(timeout=30)
    said = almoner("--data", data, "journal", "verify", "--heads", heads)
    assert (said.code, said.err) == (0, "")
    with sqlite3.connect(data / "almoner.db") as file:
        found = {row[0] for row in file.execute("SELECT resource FROM journal WHERE action = 'folder make'")}
    file.close()
    assert found == set(made)
