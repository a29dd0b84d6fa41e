"""Jobs done by workers that Redis wakes (Celery): the row in the database stays the truth.

A message holds a job's id and nothing else, so one that is lost, comes twice or comes late changes nothing.
"""

import logging
import queue
import threading
import time
import warnings
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from celery import Celery, signals
from celery.beat import EmbeddedService
from celery.platforms import SecurityWarning
from celery.schedules import crontab
from kombu import Queue
from kombu.exceptions import KombuError, OperationalError
from kombu.utils.url import parse_url
from redis.exceptions import RedisError

from almoner.adapters.jobs.doing import Doing
from almoner.adapters.outbound import Destination, destination
from almoner.engine.errors import AlmonerError
from almoner.ports.jobs import Job
from almoner.ports.keeping import Database

QUEUES = ("ocr", "gpu", "default")
LOOK_EVERY_S = 5.0
MOST_AT_ONCE = 100
CONNECT_S, ANSWER_S = 2.0, 10.0
CLOSING_S = 3.0
NIGHTLY_AT = 2
"""The hour, by the machine's calendar."""
AWAY = (KombuError, OperationalError, RedisError)


@dataclass(frozen=True, slots=True)
class Route:
    """Under which name and in which queue a kind of job goes to workers."""

    task: str
    queue: str


def redis_at(address: str, ca: str | None = None) -> Destination:
    """Raises Refused where the way to another machine would be open to others."""
    parts, closed = parse_url(address), address.startswith("rediss:")
    return destination("REDIS_URL", address, host=parts["hostname"], is_closed=closed, ca=ca)


def celery_app(
    redis: Destination, routes: Mapping[str, Route], nightly: str | None = None, now: Callable[[], datetime] | None = None
) -> Celery:
    """Acknowledged late, one at a time, no results kept. `nightly` is the kind of job that is woken at 02:00 by the calendar of the
    machine; `now` is the clock for it, None for the machine's. Nothing connects yet."""
    app = Celery("almoner", broker=redis.address, set_as_current=False)
    app.conf.update(
        accept_content=["json"],
        broker_connection_max_retries=None,
        broker_connection_retry_on_startup=True,
        broker_transport_options={"socket_connect_timeout": CONNECT_S, "socket_timeout": ANSWER_S},
        enable_utc=False,  # so that 02:00 is the machine's
        task_acks_late=True,
        task_create_missing_queues=False,
        task_default_queue="default",
        task_ignore_result=True,
        task_queues=[Queue(one) for one in QUEUES],
        task_reject_on_worker_lost=True,
        task_routes={one.task: {"queue": one.queue} for one in routes.values()},
        worker_cancel_long_running_tasks_on_connection_loss=False,
        worker_hijack_root_logger=False,
        worker_prefetch_multiplier=1,
        worker_redirect_stdouts=False,
        worker_send_task_events=True,
    )
    if redis.address.startswith("rediss:"):
        known = {} if redis.ca is None else {"ssl_ca_certs": redis.ca}
        app.conf.broker_use_ssl = {"ssl_cert_reqs": "required", "ssl_check_hostname": True} | known
    if nightly is not None:
        when = crontab(hour=str(NIGHTLY_AT), minute="0", nowfun=now, app=app)
        app.conf.beat_schedule = {nightly: {"task": routes[nightly].task, "schedule": when}}
    return app


class CeleryJobs:
    """A `Waking`. It also looks by itself for rows that wait without a message (Redis was dead, or lost it), and has them woken. In
    a worker (`doing`) it does those of its `queues` itself while Redis is away."""

    def __init__(
        self,
        database: Database,
        app: Celery,
        routes: Mapping[str, Route],
        *,
        often: Callable[[], object] = lambda: None,
        every_s: float = LOOK_EVERY_S,
        doing: Doing | None = None,
        queues: Collection[str] = QUEUES,
    ) -> None:
        self.database, self.app, self.routes, self.often, self.every_s = database, app, routes, often, every_s
        self.doing, self.queues = doing, queues
        self.asked: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self.closing = threading.Event()
        self.running: threading.Thread | None = None

    def start(self) -> None:
        self.running = threading.Thread(target=self._run, name="almoner-waking", daemon=True)
        self.running.start()

    def __call__(self, job: Job | None = None) -> None:
        """Nobody waits for Redis: a thread of its own hands it on."""
        if job is not None:
            self.asked.put(job)

    def close(self) -> bool:
        self.closing.set()
        self.asked.put(None)
        if self.running is not None:
            self.running.join(CLOSING_S)
        return self.running is None or not self.running.is_alive()

    def well(self) -> bool:
        """Whether rows are looked after; without Redis they wait, and nothing is lost."""
        return self.running is not None and self.running.is_alive()

    def _run(self) -> None:
        look_at = time.monotonic()
        while not self.closing.is_set():
            with suppress(queue.Empty):
                job = self.asked.get(timeout=max(0.0, look_at - time.monotonic()))
                if job is not None:
                    self._tell(job)
            if time.monotonic() >= look_at:
                with suppress(AlmonerError):  # the database is away: it is asked again
                    self.often()
                    self._look()
                look_at = time.monotonic() + self.every_s

    def _look(self) -> None:
        """At rows that are due while nothing waits in their queue."""
        due = [one for one in self.database.read(lambda work: work.jobs.due(MOST_AT_ONCE)) if one.kind in self.routes]
        if not due:
            return
        waiting = self.waiting()
        for one in due:
            if self.closing.is_set():
                return
            name = self.routes[one.kind].queue
            if waiting is not None:
                if waiting[name] == 0:
                    self._tell(one)
            elif self.doing is not None and name in self.queues:
                taken = self.doing.take(one.id)
                if taken is not None:
                    self.doing(taken)

    def waiting(self) -> dict[str, int] | None:
        """How many messages wait in each queue; None where Redis is away."""
        try:
            with self.app.connection_for_read() as connection:
                connection.ensure_connection(max_retries=1, timeout=CONNECT_S)
                channel = connection.channel()
                return {name: Queue(name)(channel).queue_declare().message_count for name in QUEUES}
        except (*AWAY, OSError):
            return None

    def _tell(self, job: Job) -> None:
        """Where Redis is away the row stays, and is found again."""
        route = self.routes.get(job.kind)
        if route is None:
            return
        with suppress(*AWAY, OSError):
            self.app.send_task(route.task, args=[job.id], queue=route.queue, retry=False, ignore_result=True)


def add_tasks(app: Celery, routes: Mapping[str, Route], doing: Doing, night: Callable[[], Job | None]) -> None:
    """Gives each kind of job its task. `night` writes the nightly row, None where there is one, for a task that was woken by the
    calendar and not by a row."""

    def body(job: str | None = None) -> None:
        with suppress(AlmonerError):  # the database is away: the row is found again
            made = night() if job is None else None
            job = made.id if made is not None else job
        taken = None if job is None else doing.take(job)
        if taken is not None:
            doing(taken)

    for route in routes.values():
        app.task(body, name=route.task, ignore_result=True, shared=False)


def run_worker(app: Celery, queues: Iterable[str], *, name: str, beat_file: Path, ready: Callable[[], None]) -> int:
    """Works until SIGTERM, then ends what is under way and returns 0. `beat_file` is where the calendar remembers the last night. One
    thread does the jobs: papers are read apart from this process anyway, and whoever wants more starts more workers."""
    for quiet in ("celery", "kombu", "redis"):
        logging.getLogger(quiet).addHandler(logging.NullHandler())
        logging.getLogger(quiet).propagate = False  # their lines name machines and arguments

    def no_logging(**_given: Any) -> None:
        """Being connected, it keeps the library from setting up a log."""

    def is_ready(**_given: Any) -> None:
        ready()

    signals.setup_logging.connect(no_logging)
    signals.worker_ready.connect(is_ready)
    warnings.filterwarnings("ignore", category=SecurityWarning)  # a container's root is said by whoever runs the container
    alone = {"without_mingle": True, "without_gossip": True}  # workers need not know each other
    worker = app.Worker(hostname=name, queues=list(queues), concurrency=1, pool="threads", quiet=True, **alone)
    beat = EmbeddedService(app, thread=True, schedule_filename=str(beat_file))
    beat.start()
    worker.start()
    beat.service.stop()
    return int(worker.exitcode or 0)
