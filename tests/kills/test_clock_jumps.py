"""A machine whose clock jumps back and forth while people upload and ask for audits: all of it is done, each once, and no line is lost."""

import random
import time
from datetime import timedelta

import pytest

from almoner.adapters.clocks.system import now as real_now
from almoner.assembly import served as assembly
from almoner.assembly.settings import MIB, Settings
from almoner.engine.privacy.chain import first_break
from tests.faces.http.conftest import put, running
from tests.made_up import text_bill

JUMPS = (-86_400 * 400, -86_400, -3_700, -61, -1, 1, 61, 3_700, 86_400, 86_400 * 400)
"""Seconds: as a wrong battery, a changed zone, and a corrected drift do."""


class Jumping:
    """A clock that somebody sets while it runs."""

    def __init__(self):
        self.off = timedelta(0)

    def __call__(self):
        return real_now() + self.off


def over(client, job, seconds=120):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = client.get(f"/api/v1/jobs/{job}").json()
        if found["state"] not in {"waiting", "running"}:
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def jump_about(tmp_path, monkeypatch, seed, times):
    clock, chance, asked, kept = Jumping(), random.Random(seed), {}, {}
    monkeypatch.setattr(assembly, "now", clock)
    with running(Settings(str(tmp_path / "data"), paper_bytes=MIB)) as server:
        client = server.client
        folder = "/api/v1/folders/" + client.post("/api/v1/folders", json={"name": "Alex Example"}).json()["id"]
        for number in range(times):
            data = text_bill(account=f"A-{number}")
            kept[put(client, folder, data)] = data
            clock.off += timedelta(seconds=chance.choice(JUMPS))
            body, key = {"papers": list(kept)[-1:], "as_of": "2026-11-21"}, {"Idempotency-Key": f"k{number}"}
            said = client.post(folder + "/audits", json=body, headers=key)
            asked[said.json()["id"]] = said.json()["job"]["id"]
            clock.off += timedelta(seconds=chance.choice(JUMPS))
            assert client.post(folder + "/audits", json=body, headers=key).json()["id"] == said.json()["id"]
        for job in asked.values():
            assert over(client, job)["state"] == "done"
        for id, data in kept.items():
            assert client.get(f"{folder}/papers/{id}").content == data
        lines = server.people.allow.database.read(lambda work: list(work.entries.all()))
        made = [one.resource for one in lines if (one.action, one.origin) == ("audit make", "job")]
        assert sorted(made) == sorted(asked)
        assert first_break(lines) is None


def test_two_jumps_an_audit(tmp_path, monkeypatch):
    jump_about(tmp_path, monkeypatch, 1, 3)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 7))
def test_many_jumps(tmp_path, monkeypatch, seed):
    jump_about(tmp_path, monkeypatch, seed, 12)
