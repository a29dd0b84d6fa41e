"""One server that is killed again and again, and a person who remembers everything that was acknowledged."""

import contextlib
import hashlib
import os
import random
import signal
import sqlite3
import threading
import time
from pathlib import Path

from tests.adapters.stores.servers import free_port
from tests.faces.http.process import Server
from tests.kills.watching import Watch
from tests.made_up import text_bill

GONE = (OSError, ConnectionError, ValueError)
"""What a caller meets when the server dies while it is asked; the answer may also be cut in the middle."""


class Warm(Server):
    """Forked where the code is loaded already."""

    def __init__(self, launcher, data, port):
        super().__init__(data, port)
        self.launcher = launcher

    def start(self):
        self.process = self.launcher.start(self.words)
        return self


class House:
    """Remembers folders, papers, audits and letters that were acknowledged; `check` demands all of it back, each once."""

    def __init__(self, launcher, data, seed):
        self.data, self.chance = Path(data), random.Random(seed)
        self.server = Warm(launcher, self.data, free_port())
        self.papers, self.audits, self.letters = {}, {}, {}  # by the key that each was asked with
        self.number, self.folder, self.killed, self.kinds = 0, None, 0, []

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.server.kill()

    def begin(self):
        self.server.start().ready()
        if self.folder is None:
            self.folder = f"/api/v1/folders/{self.server.ask('/api/v1/folders', 'POST', {'name': 'Alex Example'})['id']}"

    def key(self):
        self.number += 1
        return f"k{self.number}"

    def upload(self, key, size=0):
        """A paper of its own, asked for with the same key until it is acknowledged."""
        data = text_bill(account=f"A-{key}") + b" " * size
        said = self.server.ask(self.folder + "/papers", "POST", data, Idempotency_Key=key)
        assert said["sha256"] == hashlib.sha256(data).hexdigest()
        self.papers[key] = (said["id"], data)
        return said["id"]

    def audit(self, key, papers):
        said = self.server.ask(self.folder + "/audits", "POST", {"papers": papers, "as_of": "2026-11-21"}, Idempotency_Key=key)
        self.audits[key] = (said["id"], said["job"]["id"])
        return self.audits[key]

    def letter(self, key, audit):
        where = f"{self.folder}/audits/{audit}/letters"
        said = self.server.ask(where, "POST", {"kind": "itemized-bill"}, Idempotency_Key=key)
        self.letters[key] = (said["id"], said["job"]["id"], audit)
        return self.letters[key]

    def during(self, work, kill):
        """Does `work` until `kill` (given the server's process) has struck; what it was about to hear is unknown to it."""
        heard = []

        def run():
            with contextlib.suppress(*GONE, AssertionError):
                heard.append(work())

        thread = threading.Thread(target=run, daemon=True)
        end = kill(self.server.process, thread)
        thread.join(60)
        end()
        self.server.kill()
        self.killed += 1

    def check(self):
        """After a start without a hand: nothing that was acknowledged is lost, nothing was done twice."""
        ask = self.server.ask
        listed = []
        after = ""
        while True:
            page = ask(f"{self.folder}/papers?limit=200{after}")
            listed += page["papers"]
            if page["next"] is None:
                break
            after = f"&after={page['next']}"
        ids = [one["id"] for one in listed]
        assert len({one["sha256"] for one in listed}) == len(listed), "a paper was kept twice"
        assert {id for id, _ in self.papers.values()} <= set(ids), "a paper was lost"
        some = list(self.papers.values())[-3:]
        for id, data in some:
            assert self.server.raw(f"{self.folder}/papers/{id}") == (200, data), "a paper came out changed"
        for id, job in list(self.audits.values())[-3:]:
            ended = self.server.over(job)
            assert ended["state"] == "done", f"an audit was not resumed: {ended}"
            assert ask(f"{self.folder}/audits/{id}")["schema"] == "almoner.audit/1"
        for id, job, audit in list(self.letters.values())[-3:]:
            ended = self.server.over(job)
            assert ended["state"] == "done", f"a letter was not resumed: {ended}"
            status, pdf = self.server.raw(f"{self.folder}/audits/{audit}/letters/{id}/pdf")
            assert (status, pdf[:5]) == (200, b"%PDF-")
        self.check_rows()

    def check_rows(self):
        """Once the last job is over: each was ended once, and the documents that lie there are those that are known."""
        with contextlib.closing(sqlite3.connect(f"file:{self.data / 'almoner.db'}?mode=ro", uri=True)) as rows:
            known = {id for table in ("papers", "letter_files") for (id,) in rows.execute(f"SELECT id FROM {table}")}
            asked = [key for (key,) in rows.execute("SELECT count(*) FROM audits GROUP BY job")]
            assert set(asked) <= {1}
            for (files,) in rows.execute("SELECT count(*) FROM letter_files GROUP BY letter"):
                assert files == 3, "a letter was written twice"
            done = "origin = 'job' AND outcome = 'done' AND action IN ('audit make', 'letter make')"
            for id, times in rows.execute(f"SELECT resource, count(*) FROM journal WHERE {done} GROUP BY resource"):
                assert times == 1, f"{id} was made twice"
            numbers = [number for (number,) in rows.execute("SELECT number FROM journal ORDER BY number")]
            assert numbers == list(range(1, len(numbers) + 1)), "the journal has a gap"
            for id, job in self.audits.values():
                assert rows.execute("SELECT state FROM jobs WHERE id = ?", (job,)).fetchone() is not None, f"{id} has no job"
        lying = {one.stem for one in (self.data / "documents").iterdir() if one.suffix == ".sealed"}
        assert known <= lying, "a document is gone"
        self.stray = lying - known

    # Kills: each gives a function that is called when the work is over.

    def at_change(self, nth):
        """At the n-th change on disk from the beginning of the work."""

        def kill(process, thread):
            folders = [one for one in (self.data, self.data / "documents") if one.is_dir()]
            watch = Watch(folders, nth, lambda: os.killpg(process.pid, signal.SIGKILL))
            thread.start()
            return watch.close

        return kill

    def after(self, seconds):
        """So long after the beginning of the work; the server alone, so that its children must see to their own end."""

        def kill(process, thread):
            thread.start()
            time.sleep(seconds)
            process.kill()
            return lambda: None

        return kill
