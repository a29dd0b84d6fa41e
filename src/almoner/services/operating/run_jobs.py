"""The jobs of the whole installation, for its operator: which there are, one more try, an end. What they are about stays closed."""

import json
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
    """`because` is why it failed, None where that may speak of a person's papers; `may_again` that one more try can help. `refused`:
    nothing is broken, what was handed in could not be taken, and that is told to who handed it in."""

    job: Job
    because: AlmonerError | None
    may_again: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class RunJobs:
    """Raises NotAllowed."""

    allow: Allow
    wake: Waking

    def latest(
        self,
        caller: Caller,
        *,
        states: Collection[State] = (),
        refused: bool | None = None,
        after: str | None,
        most: int,
    ) -> list[SeenJob]:
        """The latest first, those made before the one named `after`; of every state where none is named, and refused or not unless
        that is said."""

        def work(one: Work) -> list[SeenJob]:
            found: list[SeenJob] = []
            last = after
            while len(found) < most:
                page = one.jobs.latest(states=states, after=last, most=most)
                those = [seen(one, job) for job in page]
                found += [each for each in those if refused is None or each.refused is refused]
                if len(page) < most:
                    break
                last = page[-1].id
            return found[:most]

        return self.allow.watched(caller, Action.JOBS_SEE, lambda one, _: work(one))

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
    may = job.state is State.FAILED and job.kind != TAKE_IN and not gone(work, job)  # a file that was refused is not kept
    no = was_refused(work, job)
    return SeenJob(job, None if kept is None else refusal(job, kept), may and not no, no)


def gone(work: Work, job: Job) -> bool:
    """Whether the folder that it was about is erased."""
    folder = None if job.folder is None else work.folders.get(job.folder)
    return job.folder is not None and (folder is None or folder.erased_at is not None)


def was_refused(work: Work, job: Job) -> bool:
    """Whether it ended because of what was handed in: a wrong file is no failure of the machine. What is not of somebody's papers or
    of a table that was handed in is the operator's to see to, whatever it says."""
    if job.state is not State.FAILED or (job.folder is None and job.kind != TAKE_IN):
        return False
    kept = work.jobs.sentence(job.id)
    return gone(work, job) if kept is None else not json.loads(kept)[-1]
