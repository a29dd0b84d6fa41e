"""Jobs done by a thread of this process, one after another; what a process that died was at is taken up again at start."""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta

from almoner.adapters.jobs.doing import FIRST_WAIT, Doing
from almoner.engine.errors import AlmonerError
from almoner.ports.jobs import Job
from almoner.ports.keeping import Database
from almoner.ports.working import Handler

LOOK_EVERY_S = 5.0
CLOSING_S = 8.0


class InProcessJobs:
    """A `Waking`. `worker` names this process among those on one database; `often` is done before each look for work."""

    def __init__(
        self,
        database: Database,
        handlers: Mapping[str, Handler],
        worker: str,
        *,
        first_wait: timedelta = FIRST_WAIT,
        often: Callable[[], object] = lambda: None,
    ) -> None:
        self.woken, self.closing = threading.Event(), threading.Event()
        self.doing = Doing(database, handlers, worker, first_wait=first_wait, closing=self.closing)
        self.database, self.worker, self.often = database, worker, often
        self.running: threading.Thread | None = None

    def start(self) -> None:
        """Raises Unavailable."""
        self.database.write(lambda work: work.jobs.release(self.worker))
        self.running = threading.Thread(target=self._run, name="almoner-jobs", daemon=True)
        self.running.start()

    def __call__(self, job: Job | None = None) -> None:  # noqa: ARG002 - it looks for all of them
        self.woken.set()

    def close(self) -> bool:
        """Whether what was under way has stopped; if not, it is taken up at the next start."""
        self.closing.set()
        self.woken.set()
        if self.running is not None:
            self.running.join(CLOSING_S)
        return self.running is None or not self.running.is_alive()

    def well(self) -> bool:
        return self.running is not None and self.running.is_alive()

    def _run(self) -> None:
        settled = True
        while not self.closing.is_set():
            with suppress(AlmonerError):  # the database is away: it is asked again
                self.often()
                if not settled:  # nobody else does this worker's jobs, so what it could not end waits for nothing
                    self.database.write(lambda work: work.jobs.release(self.worker))
                    settled = True
            job = self.doing.take()
            if job is None:
                self.woken.wait(LOOK_EVERY_S)
                self.woken.clear()
            else:
                settled = self.doing(job)
