"""A worker: the jobs of a server done by a process of its own, woken by Redis. Loaded only to work."""

import os
from collections.abc import Callable, Sequence

from almoner.adapters.clocks.system import now
from almoner.adapters.files.working_lock import WorkingLock
from almoner.adapters.jobs.doing import Doing
from almoner.adapters.signals.watched import Watched
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.tables.store import data_folder
from almoner.assembly.case_services import all_dates
from almoner.assembly.embedded import SECRETS
from almoner.assembly.folder_services import folder_services
from almoner.assembly.jobs import job_handlers, nightly, on_celery, routes
from almoner.assembly.platform import Platform
from almoner.assembly.reminding import reminding_services
from almoner.assembly.served import request_of
from almoner.assembly.settings import Settings
from almoner.assembly.signals import signals as chosen_signals
from almoner.assembly.stores import ca_of, stores
from almoner.assembly.vectors import vector_store
from almoner.engine.errors import Misused
from almoner.services.keeping.audit_kept import Shape
from almoner.services.keeping.retain import RETENTION
from almoner.services.people.allow import Allow
from almoner.services.reminding.remind import REMIND
from almoner.services.tables.refresh import REFRESH

BEAT, LOGS = "beat", "worker"
LONGEST_NAME = 64


def work(settings: Settings, platform: Platform, shape: Shape, queues: Sequence[str], ready: Callable[[], None]) -> int:
    """Until SIGTERM; then what is under way is ended. The exit code. Raises Misused without REDIS_URL or for a queue that is none,
    Refused, Unavailable."""
    if settings.jobs.redis is None:
        raise misused(
            "no_redis", "REDIS_URL is not set, so the server does its jobs itself", "set it for the server and for workers"
        )
    celery = on_celery()
    unknown = [one for one in queues if one not in celery.QUEUES]
    if unknown or not queues:
        raise misused("no_such_queue", f"queues are {', '.join(celery.QUEUES)}", "name one or more of these")
    folder, name = data_folder(settings.data), f"worker-{os.getpid()}@{os.uname().nodename}"[:LONGEST_NAME]
    folder.make()
    kept = stores(folder.path, settings.stores, now)
    database, allow = kept.database, Allow(kept.database)
    whole = folder_services(allow, kept, folder.path, settings.stores.days, settings.paper_bytes)
    signals = chosen_signals(
        settings.signals,
        folder.path / LOGS,
        folder.path / SECRETS,
        now,
        job_counts=lambda: database.read(lambda one: one.jobs.counts()),
        probes={},
    )
    vectors = vector_store(settings.vectors, database, ca_of(settings.stores))
    handlers = job_handlers(
        settings.jobs,
        folder,
        platform,
        now,
        allow=allow,
        documents=kept.documents,
        letters=kept.letters,
        understand=request_of,
        shape=shape,
        signals=signals,
        vectors=vectors,
    )
    remind = reminding_services(database, all_dates(allow, platform), settings.mail, now).remind
    handlers |= {RETENTION: Watched(signals, whole.retain), REMIND: Watched(signals, remind)}
    doing, night, table = Doing(database, handlers, name), nightly(database, now, whole.retain.ask), routes()
    app = celery.celery_app(celery.redis_at(settings.jobs.redis, authorities(settings)), table, REFRESH)
    celery.add_tasks(app, table, doing, night)
    looking = celery.CeleryJobs(database, app, table, often=night, doing=doing, queues=queues)
    with WorkingLock(folder.path).shared():
        try:
            migrate(database.engine)
            looking.start()
            code: int = celery.run_worker(app, queues, name=name, beat_file=folder.path / BEAT, ready=ready)
        finally:
            doing.closing.set()
            looking.close()
            vectors.close()
            database.close()
            signals.close()
    return code


def authorities(settings: Settings) -> str | None:
    """By which a server is known."""
    return None if settings.stores.ca is None else str(settings.stores.ca)


def misused(code: str, why: str, do: str) -> Misused:
    return Misused(code, what="The worker was not started", why=why, do=do)
