"""kill -9 of the other processes: one that reads a paper, and a worker in the middle of a job; another goes on without a hand."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.adapters.jobs.redis_server import redis
from tests.adapters.stores.servers import free_port
from tests.faces.http.process import Process, Server
from tests.made_up import pdf, text_bill

PAGES = 12


@pytest.fixture
def made():
    started = []

    def start(one):
        started.append(one.start())
        return one

    yield start
    for one in started:
        one.kill()


def folder_with_a_long_paper(server):
    folder = f"/api/v1/folders/{server.ask('/api/v1/folders', 'POST', {'name': 'Alex Example'})['id']}"
    pages = [text_bill(account=f"A-{number}").decode() for number in range(PAGES)]
    server.ask(folder + "/papers", "POST", pdf(*pages))
    return folder


def children(pid):
    """Who was started by a process and reads a paper now."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        try:
            if int((one / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(int(one.name))
        except OSError:
            continue
    return found


def wait_for(seen, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = seen()
        if found:
            return found
        time.sleep(0.005)
    raise AssertionError("it never came")


def test_a_paper_whose_reading_is_killed_is_read_again(tmp_path, made):
    server = made(Server(tmp_path / "data", free_port())).ready()
    folder = folder_with_a_long_paper(server)
    asked = server.ask(folder + "/audits", "POST", {})
    for pid in wait_for(lambda: children(server.process.pid)):
        os.kill(pid, signal.SIGKILL)
    done = server.over(asked["job"]["id"])
    assert (done["state"], done["tries"]) == ("done", 2)
    assert server.ask(f"{folder}/audits/{asked['id']}")["documents"][0]["refused"] is None


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.0, 0.3, 0.8])
def test_what_a_killed_worker_was_at_is_done_by_another(tmp_path, made, seconds):
    pytest.importorskip("celery", reason="celery is not installed (almoner[cluster])")
    with redis(tmp_path) as found:
        if found is None:
            pytest.skip("redis-server is not here")
        server = made(Server(tmp_path / "data", free_port(), REDIS_URL=found.url)).ready()
        folder = folder_with_a_long_paper(server)
        worker = made(Process("--data", tmp_path / "data", "worker", REDIS_URL=found.url))
        asked = server.ask(folder + "/audits", "POST", {})
        job = f"/api/v1/jobs/{asked['job']['id']}"
        wait_for(lambda: server.ask(job)["state"] == "running")
        time.sleep(seconds)
        worker.kill()
        again = made(Process("--data", tmp_path / "data", "worker", REDIS_URL=found.url))
        done = server.over(asked["job"]["id"], 180)
        assert (done["state"], done["tries"] <= 2) == ("done", True)
        assert len(server.ask(folder + "/audits")["audits"]) == 1
        assert again.end()[0] == 0
