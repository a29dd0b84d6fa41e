"""`almoner secrets`, `folders` and `doctor`: keys made at first start, exchanged and copied; what is wrong is named."""

import os
import zipfile

import pytest

from almoner.adapters.stores.migrations.take import newest
from almoner.assembly.keeping import keeping
from tests.faces.command import almoner, is_one_sentence


@pytest.fixture
def key(tmp_path):
    (tmp_path / "key").write_bytes(bytes(range(32)))
    return tmp_path / "key"


@pytest.fixture
def data(tmp_path):
    """A data folder with a folder and a paper in it."""
    place = tmp_path / "data"
    made = keeping(str(place), {})
    try:
        made.start()
        owner = made.owner()
        folder = made.folders.make(owner, "Ada").id
        stored = made.whole.export.documents.put([b"made-up"], 100)
        made.whole.export.allow.database.write(lambda work: work.papers.add(folder, "bill.pdf", stored))
    finally:
        made.close()
    return place


def listed(data):
    return almoner("--data", data, "secrets", "list", "--json").json


def test_secrets_are_made_at_first_start_with_256_bits_for_their_owner_alone(tmp_path, data):
    assert almoner("--data", tmp_path / "none", "secrets", "list").out.startswith("There are no secrets yet")
    assert [(one["name"], one["bits"], one["mode"]) for one in listed(data)] == [("master-1.key", 256, "0600")]
    assert (data / "secrets").stat().st_mode & 0o777 == 0o700
    said = almoner("--data", data, "secrets", "list").out
    assert said.startswith("master-1.key")
    assert (data / "secrets" / "master-1.key").read_bytes().hex() not in said


def test_keys_are_exchanged_and_the_folder_still_opens(tmp_path, data):
    said = almoner("--data", data, "secrets", "rotate", "--folders", "--drop-old")
    assert (said.code, said.err) == (0, "")
    assert "Folders with a new key: 1." in said.out
    assert [one["name"] for one in listed(data)] == ["master-2.key"]
    [line] = almoner("--data", data, "folders", "list").out.splitlines()
    assert line.endswith("  Ada")
    assert almoner("--data", data, "folders", "export", line.split()[0], tmp_path / "ada.zip").code == 0
    with zipfile.ZipFile(tmp_path / "ada.zip") as opened:
        assert opened.read("papers/0001-bill.pdf") == b"made-up"
    assert (tmp_path / "ada.zip").stat().st_mode & 0o777 == 0o600
    again = almoner("--data", data, "folders", "export", line.split()[0], tmp_path / "ada.zip")
    assert (again.code, is_one_sentence(again.err)) == (3, True)
    came = almoner("--data", tmp_path / "other", "folders", "import", tmp_path / "ada.zip")
    assert came.code == 0
    assert almoner("--data", tmp_path / "other", "folders", "list").out == f"{came.out.strip()}  Ada\n"


def test_lost_secrets_come_back_from_their_backup(tmp_path, data, key):
    assert almoner("--data", data, "secrets", "backup", tmp_path / "s", "--key-file", key).code == 0
    lost = (data / "secrets" / "master-1.key").read_bytes()
    (data / "secrets" / "master-1.key").unlink()
    ill = almoner("--data", data, "doctor")
    assert (ill.code, "master key does not open" in ill.out) == (4, True)
    back = almoner("--data", data, "secrets", "restore", tmp_path / "s", "--key-file", key)
    assert (back.code, back.out) == (0, "Secrets put back: 1.\n")
    assert (data / "secrets" / "master-1.key").read_bytes() == lost
    assert (data / "secrets" / "master-1.key").stat().st_mode & 0o777 == 0o600
    assert almoner("--data", data, "secrets", "restore", tmp_path / "s", "--key-file", key).out == "Secrets put back: 0.\n"
    (data / "secrets" / "master-1.key").write_bytes(bytes(32))
    other = almoner("--data", data, "secrets", "restore", tmp_path / "s", "--key-file", key)
    assert (other.code, is_one_sentence(other.err), "another one of that name" in other.err) == (3, True, True)


def test_a_backup_of_everything_is_no_backup_of_secrets(tmp_path, data, key):
    almoner("--data", data, "backup", tmp_path / "b", "--key-file", key)
    said = almoner("--data", tmp_path / "new", "secrets", "restore", tmp_path / "b", "--key-file", key)
    assert (said.code, is_one_sentence(said.err), "almoner restore" in said.err) == (3, True, True)
    none = almoner("--data", tmp_path / "new", "secrets", "backup", tmp_path / "n", "--key-file", key)
    assert (none.code, is_one_sentence(none.err)) == (3, True)


def test_the_doctor_finds_nothing_where_nothing_is_wrong(tmp_path, data):
    said = almoner("--data", data, "doctor")
    assert said.code == 0, said.out
    assert "WRONG" not in said.out
    assert almoner("--data", tmp_path / "none", "doctor").code == 0
    told = almoner("--data", data, "doctor", "--json").json
    assert {one["what"] for one in told} >= {"settings", "data folder", "room", "secrets", "database", "keys", "documents"}


def spoil_rights(data):
    data.chmod(0o755)
    (data / "almoner.db").chmod(0o644)
    return ["others may look into", "others may read"]


def spoil_key(data):
    place = data / "secrets" / "master-1.key"
    place.write_bytes(place.read_bytes()[:16])
    return ["has 128 bits and needs 256", "does not open 3 of the keys"]


def spoil_database(data):
    (data / "almoner.db").write_bytes(b"no database" * 1000)
    return ["database"]


def spoil_documents(data):
    for one in (data / "documents").glob("*.sealed"):
        one.unlink()
    return ["1 of them are not in their place"]


def spoil_steps(data):
    import sqlite3

    with sqlite3.connect(data / "almoner.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
    connection.close()
    return [f"at step 0002 of {newest()}"]


def spoil_version(data):
    (data / "VERSION").write_text("99\n")
    return ["made by another version"]


@pytest.mark.parametrize("spoil", [spoil_rights, spoil_key, spoil_database, spoil_documents, spoil_steps, spoil_version])
def test_what_is_wrong_is_named(data, spoil):
    named = spoil(data)
    said = almoner("--data", data, "doctor")
    assert said.code == 4, said.out
    for part in named:
        assert part in said.out


def test_a_setting_of_a_part_that_is_not_built_is_a_warning(data, monkeypatch):
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://127.0.0.1:5050")
    said = almoner("--data", data, "doctor")
    assert (said.code, said.out.count("MLFLOW_TRACKING_URI is set, and nothing listens to it yet")) == (0, 1)
    monkeypatch.setenv("ALMONER_KEEP_JOBS_DAYS", "2")
    said = almoner("--data", data, "doctor")
    assert (said.code, "a job is kept at least 7 days" in said.out) == (4, True)
    assert os.environ["MLFLOW_TRACKING_URI"]
