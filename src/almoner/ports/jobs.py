"""Jobs: work that takes longer than an answer may; written down in the transaction of its cause, done at least once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

LEASE = timedelta(seconds=60)
"""For so long a worker that says nothing more is believed to be at work."""
LONGEST_WAIT = timedelta(minutes=10)
"""No job waits longer than this for its next try: one that seems to was written before a clock jumped back."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        return self in {State.DONE, State.FAILED, State.CANCELLED}


@dataclass(frozen=True, slots=True)
class Job:
    """`kind` names its handler, `subject` what it makes (an audit's id), `account` who asked. `done` of `of` papers; `of` is 0
    before it is known. `tries` counts how often it was begun; `code` is that of the error it failed with."""

    id: str
    kind: str
    account: str
    folder: str | None
    subject: str
    state: State
    done: int
    of: int
    tries: int
    due_at: datetime
    made_at: datetime
    ended_at: datetime | None = None
    code: str | None = None


class JobRecords(Protocol):
    """Jobs, inside one transaction."""

    def add(self, kind: str, *, account: str, folder: str | None, subject: str) -> Job: ...

    def get(self, job: str) -> Job | None: ...

    def sentence(self, job: str) -> str | None:
        """Why it failed, for its owner; it may name a file."""
        ...

    def once(self, kind: str, *, account: str, subject: str) -> Job | None:
        """A new one of this kind; None where there was one for this subject before, however it ended."""
        ...

    def due(self, most: int) -> list[Job]:
        """Those that could be taken now, the one that is due longest first."""
        ...

    def take(self, worker: str, until: datetime, *, job: str | None = None) -> Job | None:
        """The one that is due longest, or was left by a worker whose lease is over; now it is this worker's `until` then. With
        `job` that one alone, where it is due."""
        ...

    def keep(self, job: Job, until: datetime) -> bool:
        """Lengthens its lease. False where it is no longer this try's."""
        ...

    def told(self, job: Job, done: int, of: int) -> bool:
        """How far it is. False where it is no longer this try's: cancelled, or taken by another."""
        ...

    def end(self, job: Job, state: State, *, code: str | None = None, sentence: str | None = None) -> bool:
        """False, and nothing changed, where it is no longer this try's."""
        ...

    def again(self, job: Job, due_at: datetime) -> bool:
        """Back to waiting."""
        ...

    def latest(self, *, states: Collection[State], after: str | None, most: int) -> list[Job]:
        """The latest first, of these states, of any where none is named; `after` is the last one of the page before."""
        ...

    def retry(self, job: str) -> bool:
        """One that failed waits again, as if it had never been begun. False where it has not failed."""
        ...

    def cancel(self, job: str) -> bool:
        """Whether it was not over yet."""
        ...

    def cancel_all(self, folder: str) -> None: ...

    def release(self, worker: str) -> int:
        """What a worker of this name left when it died waits again."""
        ...

    def counts(self) -> dict[State, int]: ...


class AskedRecords(Protocol):
    """Requests that carried a key of their own, so that the same one asked again does not do it again."""

    def before(self, account: str, key: str, request: str) -> str | None:
        """What was answered. Raises Conflict where the key came with another request."""
        ...

    def remember(self, account: str, key: str, request: str, answer: str) -> None: ...
