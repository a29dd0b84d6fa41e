"""The server on a real PostgreSQL: one journey from the first paper to the erased folder, and `almoner serve` itself."""

import os
import subprocess
import sys

import pytest
from sqlalchemy import create_engine, text

from almoner.assembly.settings import MIB, Settings
from almoner.assembly.store_settings import store_settings
from tests.adapters.stores.servers import free_port, postgres
from tests.faces.command import almoner
from tests.faces.http.conftest import audited, put, running
from tests.made_up import text_bill


@pytest.fixture(scope="module")
def url():
    with postgres() as found:
        if found is None:
            pytest.skip("PostgreSQL is not here")
        yield found.replace("postgresql+psycopg", "postgresql+asyncpg")


@pytest.fixture
def fresh(url):
    engine = create_engine(url.replace("+asyncpg", "+psycopg"))
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return url


def test_a_journey_on_postgresql(fresh, tmp_path):
    stores = store_settings({"DATABASE_URL": fresh}, tmp_path)
    with running(Settings(str(tmp_path / "data"), paper_bytes=MIB, stores=stores)) as server:
        client = server.client
        assert client.get("/ready").json()["ready"] is True
        folder = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]
        put(client, folder, text_bill())
        answer, _told = audited(client, folder)
        assert [one["check"] for one in answer.json()["findings"]] != []
        out = client.get(folder + "/export")
        assert out.status_code == 200, out.text
        again = client.post("/api/v1/folders/import", content=out.content)
        assert again.status_code == 201, again.text
        assert client.put(folder + "/hold", json={"reason": "a court"}).status_code == 200
        assert client.delete(folder).status_code == 422
        assert client.delete(folder + "/hold").status_code == 204
        assert client.delete(folder).status_code == 204
        assert client.get(folder).status_code == 403
        assert [one["name"] for one in client.get("/api/v1/folders").json()["folders"]] == ["Alex Example"]
    assert not (tmp_path / "data" / "almoner.db").exists()
    engine = create_engine(fresh.replace("+asyncpg", "+psycopg"))
    with engine.connect() as connection:
        for table in ("folders", "papers", "audits", "journal"):
            rows = connection.execute(text(f"SELECT row_to_json({table})::text FROM {table}")).scalars().all()
            assert rows
            assert "Alex" not in "".join(rows)
    engine.dispose()


def test_backup_and_restore_and_doctor_work_on_postgresql(fresh, tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", fresh)
    (tmp_path / "key").write_bytes(bytes(range(32)))
    data = ("--data", tmp_path / "data")
    assert almoner(*data, "folders", "list").code == 0
    assert almoner(*data, "backup", tmp_path / "b", "--key-file", tmp_path / "key", "--with-secrets").code == 0
    assert almoner(*data, "doctor").code == 0
    back = almoner(*data, "restore", tmp_path / "b", "--key-file", tmp_path / "key", "--replace")
    assert (back.code, back.err) == (0, "")
    monkeypatch.delenv("DATABASE_URL")
    moved = almoner("--data", tmp_path / "small", "restore", tmp_path / "b", "--key-file", tmp_path / "key")
    assert (moved.code, (tmp_path / "small" / "almoner.db").is_file()) == (0, True)


def test_serve_says_in_one_sentence_that_the_database_is_away(tmp_path):
    port = free_port()
    words = [sys.executable, "-m", "almoner.faces.cli.main", "--data", str(tmp_path / "data"), "serve", "--port", str(port)]
    environment = os.environ | {"DATABASE_URL": f"postgresql://almoner:hidden-word@127.0.0.1:{free_port()}/none"}
    done = subprocess.run(words, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("almoner: Nothing was kept or read: the database answered with OperationalError;")
    assert "hidden-word" not in done.stderr
