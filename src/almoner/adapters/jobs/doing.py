"""One job from its beginning to its end: the same whoever wakes the worker, so that nothing is done twice or lost."""

import json
import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import PurePath

from almoner.engine.errors import AlmonerError, NotInstalled, Unavailable
from almoner.ports.jobs import LEASE, Job, State
from almoner.ports.keeping import Database, Work
from almoner.ports.working import Handler, JobOver

BEAT_S = LEASE.total_seconds() / 3
FIRST_WAIT = timedelta(seconds=5)
MOST_TRIES = 5


class Doing:
    """`worker` names this process among those on one database; once it is `closing`, what is under way is left for another."""

    def __init__(
        self,
        database: Database,
        handlers: Mapping[str, Handler],
        worker: str,
        *,
        first_wait: timedelta = FIRST_WAIT,
        closing: threading.Event | None = None,
    ) -> None:
        self.database, self.handlers, self.worker, self.first_wait = database, handlers, worker, first_wait
        self.closing = closing or threading.Event()

    def take(self, job: str | None = None) -> Job | None:
        """One that is due, or this one where it is; None where the database is away, too."""
        try:
            return self.database.write(lambda work: work.jobs.take(self.worker, work.now + LEASE, job=job))
        except AlmonerError:
            return None

    def __call__(self, job: Job) -> bool:
        """Does a job that was taken, and says from time to time that it is still at it. Never raises. False where its end could not
        be written down, so that the row still says it is under way."""
        settled: list[bool] = []
        doing = threading.Thread(target=lambda: settled.append(self._do(job)), name="almoner-job", daemon=True)
        doing.start()
        while doing.is_alive():
            doing.join(BEAT_S)
            if doing.is_alive():
                self._keep(job)
        return all(settled)

    def _keep(self, job: Job) -> None:
        try:
            self.database.write(lambda work: work.jobs.keep(job, work.now + LEASE))
        except AlmonerError:
            return  # where it stays away, another may take the job, and this try ends nothing

    def _do(self, job: Job) -> bool:
        try:
            self._try(job)
        except JobOver:
            return True
        except Unavailable as error:
            if isinstance(error, NotInstalled) or job.tries >= MOST_TRIES:
                return self._fail(job, error)
            return self._again(job)
        except AlmonerError as error:
            return self._fail(job, error)
        except Exception as error:  # noqa: BLE001 - a fault of ours ends this job, not the others
            return self._fail(job, fault(error))
        return True

    def _try(self, job: Job) -> None:
        if job.tries > MOST_TRIES:
            raise gave_up()

        def tell(done: int, of: int) -> None:
            if self.closing.is_set() or not self.database.write(lambda work: work.jobs.told(job, done, of)):
                raise JobOver

        finish = self.handlers[job.kind](job, tell)

        def end(work: Work) -> None:
            if not work.jobs.end(job, State.DONE):
                raise JobOver
            finish(work)

        self.database.write(end)

    def _again(self, job: Job) -> bool:
        wait = self.first_wait * 2 ** (job.tries - 1)
        return self._written(lambda work: work.jobs.again(job, work.now + wait))

    def _fail(self, job: Job, error: AlmonerError) -> bool:
        kept = json.dumps([error.what, error.why, error.do, isinstance(error, Unavailable)])
        return self._written(lambda work: work.jobs.end(job, State.FAILED, code=error.code, sentence=kept))

    def _written(self, work: Callable[[Work], bool]) -> bool:
        """Where it is not, the job's lease runs out and it is taken again."""
        try:
            self.database.write(work)
        except AlmonerError:
            return False
        return True


def gave_up() -> AlmonerError:
    return Unavailable(
        "gave_up",
        what="This was not finished",
        why=f"it was begun {MOST_TRIES} times and ended each time before its end",
        do="look at the machine's memory and disk, then ask again",
    )


def fault(error: Exception) -> AlmonerError:
    """Said without anything of the papers."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?" if trace is None else f"{PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    return Unavailable(
        "fault",
        what="This is a fault of ours",
        why=f"{type(error).__name__} in {place}",
        do="please report this sentence, it holds nothing of your papers",
    )
