"""Jobs and remembered requests in SQL."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Update, and_, bindparam, func, insert, or_, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.lookup import Lookup
from almoner.adapters.stores.schema_kept import asked_before, jobs
from almoner.engine.errors import Conflict
from almoner.ports.jobs import LEASE, LONGEST_WAIT, Job, State

OPEN = (State.WAITING.value, State.RUNNING.value)
REQUEST = "request"


TOLD = (
    update(jobs)
    .where(jobs.c.id == bindparam("its_id"), jobs.c.state == State.RUNNING.value, jobs.c.tries == bindparam("its_try"))
    .values(done=bindparam("now_done"), of=bindparam("now_of"))
)
"""Built once: it is what is written most often."""


@dataclass(frozen=True, slots=True)
class SqlJobs:
    """A `JobRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, kind: str, *, account: str, folder: str | None, subject: str) -> Job:
        job = Job(new_id("j"), kind, account, folder, subject, State.WAITING, 0, 0, 0, self.now, self.now)
        row = {name: getattr(job, name) for name in Job.__dataclass_fields__} | {"state": job.state.value}
        self.connection.execute(insert(jobs).values(row))
        return job

    def get(self, job: str) -> Job | None:
        row = self.connection.execute(select(jobs).where(jobs.c.id == job)).first()
        return None if row is None else made(row)

    def sentence(self, job: str) -> str | None:
        row = self.connection.execute(select(jobs.c.folder, jobs.c.sentence).where(jobs.c.id == job)).first()
        if row is None or row.sentence is None:
            return None
        sealer = self.keyring.system() if row.folder is None else self.keyring.sealer(row.folder)
        return sealer.open_text(row.sentence, "jobs", job, "sentence")

    def once(self, kind: str, *, account: str, subject: str) -> Job | None:
        before = select(jobs.c.id).where(jobs.c.kind == kind, jobs.c.subject == subject)
        if self.connection.execute(before).first() is not None:
            return None
        return self.add(kind, account=account, folder=None, subject=subject)

    def due(self, most: int) -> list[Job]:
        wanted = select(jobs).where(self._due()).order_by(jobs.c.due_at, jobs.c.id).limit(most)
        return [made(row) for row in self.connection.execute(wanted)]

    def take(self, worker: str, until: datetime, *, job: str | None = None) -> Job | None:
        wanted = select(jobs).where(self._due()).order_by(jobs.c.due_at, jobs.c.id).limit(1)
        if job is not None:
            wanted = wanted.where(jobs.c.id == job)
        row = self.connection.execute(wanted.with_for_update(skip_locked=True)).first()
        if row is None:
            return None
        values = {"state": State.RUNNING.value, "worker": worker, "lease_until": until, "tries": row.tries + 1}
        self.connection.execute(update(jobs).where(jobs.c.id == row.id).values(values))
        return self.get(row.id)

    def keep(self, job: Job, until: datetime) -> bool:
        return self._did(self._mine(job).values(lease_until=until))

    def told(self, job: Job, done: int, of: int) -> bool:
        said = {"its_id": job.id, "its_try": job.tries, "now_done": done, "now_of": of}
        return self.connection.execute(TOLD, said).rowcount == 1

    def end(self, job: Job, state: State, *, code: str | None = None, sentence: str | None = None) -> bool:
        sealed = None
        if sentence is not None:
            sealer = self.keyring.system() if job.folder is None else self.keyring.sealer(job.folder)
            sealed = sealer.seal_text(sentence, "jobs", job.id, "sentence")
        values = {
            "state": state.value,
            "code": code,
            "sentence": sealed,
            "ended_at": self.now,
            "worker": None,
            "lease_until": None,
        }
        return self._did(self._mine(job).values(values))

    def again(self, job: Job, due_at: datetime) -> bool:
        waits = {"state": State.WAITING.value, "due_at": due_at, "worker": None, "lease_until": None}
        return self._did(self._mine(job).values(waits))

    def latest(self, *, states: Collection[State], after: str | None, most: int) -> list[Job]:
        wanted = select(jobs).order_by(jobs.c.made_at.desc(), jobs.c.id.desc()).limit(most)
        if states:
            wanted = wanted.where(jobs.c.state.in_([one.value for one in states]))
        last = None if after is None else self.get(after)
        if last is not None:
            same = and_(jobs.c.made_at == last.made_at, jobs.c.id < last.id)
            wanted = wanted.where(or_(jobs.c.made_at < last.made_at, same))
        return [made(row) for row in self.connection.execute(wanted)]

    def retry(self, job: str) -> bool:
        failed = update(jobs).where(jobs.c.id == job, jobs.c.state == State.FAILED.value)
        anew = {"state": State.WAITING.value, "due_at": self.now, "tries": 0, "done": 0, "of": 0}
        return self._did(failed.values(anew | {"ended_at": None, "code": None, "sentence": None}))

    def cancel(self, job: str) -> bool:
        return self._did(self._ended(update(jobs).where(jobs.c.id == job, jobs.c.state.in_(OPEN))))

    def cancel_all(self, folder: str) -> None:
        mine = update(jobs).where(jobs.c.folder == folder)
        self.connection.execute(mine.values(sentence=None))
        self.connection.execute(self._ended(mine.where(jobs.c.state.in_(OPEN))))

    def release(self, worker: str) -> int:
        mine = update(jobs).where(jobs.c.worker == worker, jobs.c.state == State.RUNNING.value)
        waits = {"state": State.WAITING.value, "due_at": self.now, "worker": None, "lease_until": None}
        return self.connection.execute(mine.values(waits)).rowcount

    def counts(self) -> dict[State, int]:
        found = self.connection.execute(select(jobs.c.state, func.count()).group_by(jobs.c.state))
        return {State(state): count for state, count in found}

    def _due(self) -> ColumnElement[bool]:
        """A wait or a lease that ends later than any can was written before the clock jumped back."""
        due, lease = jobs.c.due_at, jobs.c.lease_until
        waiting = and_(jobs.c.state == State.WAITING.value, or_(due <= self.now, due > self.now + LONGEST_WAIT))
        left = and_(jobs.c.state == State.RUNNING.value, or_(lease <= self.now, lease > self.now + 2 * LEASE))
        return or_(waiting, left)

    def _mine(self, job: Job) -> Update:
        """Only while it is this very try's."""
        return update(jobs).where(jobs.c.id == job.id, jobs.c.state == State.RUNNING.value, jobs.c.tries == job.tries)

    def _ended(self, those: Update) -> Update:
        return those.values(state=State.CANCELLED.value, ended_at=self.now, worker=None, lease_until=None)

    def _did(self, change: Update) -> bool:
        return self.connection.execute(change).rowcount == 1


@dataclass(frozen=True, slots=True)
class SqlAsked:
    """An `AskedRecords`. Keys and requests are kept as keyed digests."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def before(self, account: str, key: str, request: str) -> str | None:
        row = self.connection.execute(select(asked_before).where(asked_before.c.mark == self._mark(account, key))).first()
        if row is None:
            return None
        if row.request != Lookup(self.keyring).mark(REQUEST, request):
            raise Conflict(
                "key_used_before",
                what="Nothing was done",
                why="the Idempotency-Key came with another request before",
                do="make a new key for each new request",
            )
        found: str = row.answer
        return found

    def remember(self, account: str, key: str, request: str, answer: str) -> None:
        mark, digest = self._mark(account, key), Lookup(self.keyring).mark(REQUEST, request)
        row = {"mark": mark, "request": digest, "answer": answer, "made_at": self.now}
        self.connection.execute(insert(asked_before).values(row))

    def _mark(self, account: str, key: str) -> str:
        return Lookup(self.keyring).mark("idempotency", f"{account} {key}")


def made(row: Row[Any]) -> Job:
    values = {name: getattr(row, name) for name in Job.__dataclass_fields__}
    return Job(**values | {"state": State(row.state)})
