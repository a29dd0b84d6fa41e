"""The jobs of the whole installation, for its operator: which there are, one more try, an end. What they are about stays closed."""

from collections.abc import Collection
from dataclasses import dataclass

from almoner.engine.errors import AlmonerError, Conflict, NotKnown
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import Caller
from almoner.ports.jobs import Job, State
from almoner.ports.keeping import Work
from almoner.ports.working import Waking
from almoner.services.keeping.audits import refusal
from almoner.services.keeping.retain import RETENTION
from almoner.services.operating.tables import FETCH, TAKE_IN
from almoner.services.people.allow import Allow
from almoner.services.tables.refresh import REFRESH

OF_THE_HOUSE = frozenset({TAKE_IN, FETCH, REFRESH, RETENTION})
"""Kinds that read nothing of a person: only of these is it said in words why one failed, as other sentences may name a paper."""


@dataclass(frozen=True, slots=True)
class SeenJob:
    """`because` is why it failed, None where that may speak of a person's papers; `may_again` that one more try can help."""

    job: Job
    because: AlmonerError | None
    may_again: bool


@dataclass(frozen=True, slots=True)
class RunJobs:
    """Raises NotAllowed."""

    allow: Allow
    wake: Waking

    def latest(self, caller: Caller, *, states: Collection[State] = (), after: str | None, most: int) -> list[SeenJob]:
        """The latest first, those made before the one named `after`; of every state where none is named."""
        return self.allow.watched(
            caller,
            Action.JOBS_SEE,
            lambda one, _: [seen(one, job) for job in one.jobs.latest(states=states, after=after, most=most)],
        )

    def see(self, caller: Caller, job: str) -> SeenJob:
        """Raises NotKnown."""
        return self.allow.watched(caller, Action.JOBS_SEE, lambda one, _: seen(one, present(one, job)))

    def again(self, caller: Caller, job: str) -> SeenJob:
        """One that failed waits for a new try. Raises NotKnown, Conflict where another try cannot help."""

        def work(one: Work) -> SeenJob:
            if not seen(one, present(one, job)).may_again:
                why = "it did not fail, or what it needs is gone"
                raise Conflict("not_again", what="The job was not begun again", why=why, do="look at the list again")
            one.jobs.retry(job)
            return seen(one, present(one, job))

        found = self.allow(caller, Action.JOBS_CHANGE, lambda one, _: work(one), resource=job)
        self.wake(found.job)
        return found

    def stop(self, caller: Caller, job: str) -> SeenJob:
        """One that is over stays as it is. Raises NotKnown."""

        def work(one: Work) -> SeenJob:
            present(one, job)
            one.jobs.cancel(job)
            return seen(one, present(one, job))

        return self.allow(caller, Action.JOBS_CHANGE, lambda one, _: work(one), resource=job)


def present(work: Work, job: str) -> Job:
    found = work.jobs.get(job)
    if found is None:
        raise NotKnown("no_such_job", what="No job was found", why="there is none by this id", do="look at the list again")
    return found


def seen(work: Work, job: Job) -> SeenJob:
    own = job.state is State.FAILED and job.folder is None and job.kind in OF_THE_HOUSE
    kept = work.jobs.sentence(job.id) if own else None
    folder = None if job.folder is None else work.folders.get(job.folder)
    gone = job.folder is not None and (folder is None or folder.erased_at is not None)
    may = job.state is State.FAILED and job.kind != TAKE_IN and not gone  # a file that was refused is not kept
    return SeenJob(job, None if kept is None else refusal(job, kept), may)
