"""`almoner worker` with a real Redis: the whole journey by workers, killed and resumed; a dead Redis loses nothing."""

import json
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.adapters.jobs.redis_server import redis
from tests.adapters.stores.servers import free_port, postgres
from tests.faces.command import almoner, is_one_sentence
from tests.faces.http.process import Process, Server
from tests.made_up import text_bill


@pytest.fixture
def house(tmp_path):
    """A server and its Redis; workers are made by the test. Everything is ended with it."""
    pytest.importorskip("celery", reason="celery is not installed (almoner[cluster])")
    with redis(tmp_path) as found:
        if found is None:
            pytest.skip("redis-server is not here")
        started = []

        def make(one):
            started.append(one.start())
            return one

        server = make(Server(tmp_path / "data", free_port(), REDIS_URL=found.url)).ready()

        def worker(*words):
            return make(Process("--data", tmp_path / "data", "worker", *words, REDIS_URL=found.url))

        server.redis, server.worker = found, worker
        try:
            yield server
        finally:
            for one in started:
                one.kill()


def folder_with_a_bill(server):
    folder = f"/api/v1/folders/{server.ask('/api/v1/folders', 'POST', {'name': 'Alex Example'})['id']}"
    server.ask(folder + "/papers", "POST", text_bill())
    return folder


def letter_of(server, folder, audit):
    asked = server.ask(f"{folder}/audits/{audit}/letters", "POST", {"kind": "itemized-bill"})
    assert server.over(asked["job"]["id"])["state"] == "done"
    return server.raw(f"{folder}/audits/{audit}/letters/{asked['id']}/pdf")


def test_upload_audit_and_letter_by_a_worker_that_ends_cleanly(house):
    folder = folder_with_a_bill(house)
    asked = house.ask(folder + "/audits", "POST", {})
    waiting = messages(house.redis, "ocr")
    assert [json.loads(one["body_text"])[0] for one in waiting] == [[asked["job"]["id"]]]
    assert {one["headers"]["task"] for one in waiting} == {"tasks.ocr.audit"}
    assert house.ask(f"/api/v1/jobs/{asked['job']['id']}")["state"] == "waiting"
    worker = house.worker()
    assert house.over(asked["job"]["id"])["state"] == "done"
    status, pdf = letter_of(house, folder, asked["id"])
    assert (status, pdf[:5]) == (200, b"%PDF-")
    code, out, err = worker.end()
    assert (code, out.splitlines()[0], "Traceback" in err) == (0, "Almoner works on ocr, gpu, default", False)


def messages(server, queue):
    """What waits in a queue, as it lies in Redis."""
    import base64

    from redis import Redis

    with Redis(port=server.port) as client:
        for _ in range(200):
            found = [json.loads(one) for one in client.lrange(queue, 0, -1)]
            if found:
                break
            time.sleep(0.05)
    return [one | {"body_text": base64.b64decode(one["body"]).decode()} for one in found]


def test_a_dead_redis_loses_nothing_and_workers_go_on_without_it(house):
    house.worker()
    folder = folder_with_a_bill(house)
    house.redis.kill()
    asked = house.ask(folder + "/audits", "POST", {})
    assert house.ask("/ready")["ready"] is True
    assert house.over(asked["job"]["id"])["state"] == "done"
    house.redis.start()
    again = house.ask(folder + "/audits", "POST", {})
    assert house.over(again["job"]["id"])["state"] == "done"


def test_what_was_asked_while_redis_was_dead_is_found_by_a_worker_that_comes_later(house):
    folder = folder_with_a_bill(house)
    house.redis.kill()
    asked = house.ask(folder + "/audits", "POST", {})
    house.redis.start()  # it has forgotten everything
    house.worker("--queues", "ocr,default")
    assert house.over(asked["job"]["id"])["state"] == "done"


def test_a_worker_does_only_its_own_queues(house):
    house.worker("--queues", "default")
    folder = folder_with_a_bill(house)
    first = house.ask(folder + "/audits", "POST", {})
    time.sleep(3)
    assert house.ask(f"/api/v1/jobs/{first['job']['id']}")["state"] == "waiting"
    house.worker("--queues", "ocr")
    assert house.over(first["job"]["id"])["state"] == "done"
    assert letter_of(house, folder, first["id"])[0] == 200


def test_two_workers_on_postgresql_do_each_job_once(tmp_path):
    pytest.importorskip("celery", reason="celery is not installed (almoner[cluster])")
    pytest.importorskip("psycopg", reason="psycopg is not installed (almoner[cluster])")
    with redis(tmp_path) as found, postgres() as url:
        if found is None or url is None:
            pytest.skip("redis-server or PostgreSQL is not here")
        where = {"REDIS_URL": found.url, "DATABASE_URL": url}
        started = [Server(tmp_path / "data", free_port(), **where).start()]
        try:
            server = started[0].ready()
            started += [Process("--data", tmp_path / "data", "worker", **where).start() for _ in range(2)]
            folder = folder_with_a_bill(server)
            asked = [server.ask(folder + "/audits", "POST", {}) for _ in range(4)]
            done = [server.over(one["job"]["id"]) for one in asked]
            assert [(one["state"], one["tries"]) for one in done] == [("done", 1)] * 4
            assert letter_of(server, folder, asked[0]["id"])[0] == 200
        finally:
            for one in started:
                one.kill()


def test_without_redis_or_with_another_queue_a_worker_does_not_start(tmp_path, monkeypatch):
    monkeypatch.delenv("REDIS_URL", raising=False)
    said = almoner("--data", tmp_path, "worker")
    assert (said.code, is_one_sentence(said.err), "REDIS_URL is not set" in said.err) == (2, True, True)
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    said = almoner("--data", tmp_path, "worker", "--queues", "ocr,zebulon")
    assert (said.code, is_one_sentence(said.err), "ocr, gpu, default" in said.err) == (2, True, True)
    monkeypatch.setenv("REDIS_URL", "http://127.0.0.1")
    assert almoner("--data", tmp_path, "serve").code == 2


def test_flower_shows_workers_and_no_more_than_ids(house, tmp_path):
    pytest.importorskip("flower", reason="flower is not installed (almoner[cluster])")
    port = free_port()
    words = [sys.executable, "-m", "celery", "--broker", house.redis.url, "flower", "--address=127.0.0.1", f"--port={port}"]
    with (tmp_path / "flower").open("wb") as out:
        flower = subprocess.Popen(words, cwd=tmp_path, stdout=out, stderr=out, start_new_session=True)
    try:
        told(port, "/healthcheck", "OK")
        house.worker()
        folder = folder_with_a_bill(house)
        asked = house.ask(folder + "/audits", "POST", {})
        assert house.over(asked["job"]["id"])["state"] == "done"
        said = told(port, "/metrics", 'task="tasks.ocr.audit"')
        assert 'flower_worker_online{worker="worker-' in said
        assert "Alex" not in said + (tmp_path / "flower").read_text()
    finally:
        flower.kill()
        flower.wait()


def told(port, path, wanted):
    """What Flower answers once it holds what is wanted."""
    said = ""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                said = answer.read().decode()
        except OSError:
            said = ""
        if wanted in said:
            return said
        time.sleep(0.1)
    raise AssertionError(said[-2000:])
