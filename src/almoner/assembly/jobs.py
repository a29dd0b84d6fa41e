"""Which jobs there are, and who does them: a thread of the server, or workers that Redis wakes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from almoner.adapters.clocks.system import today
from almoner.adapters.files.drop_folder import DropFolder
from almoner.adapters.files.handed_tables import HandedTables
from almoner.adapters.isolation.showing import ShowApart
from almoner.adapters.jobs.in_process import InProcessJobs
from almoner.adapters.messages import load_messages
from almoner.adapters.signals.watched import Watched
from almoner.adapters.tables.store import DataFolder
from almoner.assembly.embedded import named_hosts
from almoner.assembly.job_settings import JobSettings
from almoner.assembly.knowledge_services import document_handler
from almoner.assembly.office_services import claims_handler
from almoner.assembly.platform import Platform
from almoner.engine.errors import NotInstalled
from almoner.engine.reference.published import CMS
from almoner.ports.documents import Documents
from almoner.ports.keeping import Database
from almoner.ports.signals import Signals
from almoner.ports.vectors import VectorStore
from almoner.ports.working import Handler, Waking
from almoner.services.cases.bundle import EVIDENCE, PDF
from almoner.services.cases.make_bundle import MakeBundle
from almoner.services.keeping.audit_kept import AuditKept, Shape, Understand
from almoner.services.keeping.audits import AUDIT
from almoner.services.keeping.letters import LETTER
from almoner.services.keeping.retain import RETENTION
from almoner.services.keeping.write_kept import WriteKept
from almoner.services.knowledge.documents import TAKE_IN_DOCUMENT
from almoner.services.office.claim_runs import CLAIMS
from almoner.services.operating.tables import FETCH, TAKE_IN, FetchTables, TakeInTable
from almoner.services.people.allow import Allow
from almoner.services.reminding.remind import REMIND
from almoner.services.tables.refresh import REFRESH, Nightly, RefreshTables

if TYPE_CHECKING:  # loaded only where Redis is named
    from almoner.adapters.jobs.on_celery import Route

HERE, DROP, HANDED = "here", "drop", "handed"
PUBLISHER = CMS.split("/")[2]
TASKS: Mapping[str, tuple[str, str]] = {
    AUDIT: ("tasks.ocr.audit", "ocr"),
    LETTER: ("tasks.export.letter", "default"),
    EVIDENCE: ("tasks.export.evidence", "default"),
    CLAIMS: ("tasks.export.claims", "default"),
    REFRESH: ("tasks.pricing.refresh_benchmarks", "default"),
    TAKE_IN: ("tasks.pricing.import_table", "default"),
    FETCH: ("tasks.pricing.fetch_tables", "default"),
    TAKE_IN_DOCUMENT: ("tasks.knowledge.take_in", "default"),
    RETENTION: ("tasks.keeping.retention", "default"),
    REMIND: ("tasks.keeping.remind", "default"),
}
"""A kind of job, the name of its task, and the queue it waits in. A task of a part that is not built has no name yet."""


class Runner(Waking, Protocol):
    """Who sees to it that jobs are done."""

    def start(self) -> None:
        """Raises Unavailable."""
        ...

    def close(self) -> bool:
        """Whether what was under way has stopped."""
        ...

    def well(self) -> bool:
        """Whether jobs are seen to."""
        ...


def job_handlers(
    settings: JobSettings,
    folder: DataFolder,
    platform: Platform,
    now: Callable[[], datetime],
    *,
    allow: Allow,
    documents: Documents,
    letters: Documents,
    understand: Understand,
    shape: Shape,
    signals: Signals,
    vectors: VectorStore,
) -> dict[str, Handler]:
    """By kind."""
    made: dict[str, Handler] = {
        AUDIT: AuditKept(allow, documents, platform.audit_papers, understand, shape),
        LETTER: WriteKept(allow, letters, platform.write_letter, platform.letter_words, platform.letter_forms, understand),
        CLAIMS: claims_handler(allow, documents, folder, platform, understand),
        EVIDENCE: MakeBundle(
            allow,
            documents,
            letters,
            ShowApart(),
            lambda: platform.letter_forms[PDF],
            load_messages,
            platform.letter_words,
            platform.law,
        ),
        REFRESH: RefreshTables(
            DropFolder(folder.path / DROP, now),
            platform.import_editions,
            platform.fetch_editions if PUBLISHER in named_hosts() else None,
            settings.accepted,
            platform.editions,
            today,
        ),
        TAKE_IN: TakeInTable(HandedTables(folder.path / HANDED, now), platform.import_editions, platform.editions),
        FETCH: FetchTables(platform.fetch_editions, today),
        TAKE_IN_DOCUMENT: document_handler(allow, documents, folder, vectors),
    }
    return {kind: Watched(signals, one) for kind, one in made.items()}


def nightly(database: Database, now: Callable[[], datetime], also: Callable[[], object]) -> Nightly:
    """By the clock on this machine's wall."""
    return Nightly(database, lambda: now().astimezone(), also)


def runner(
    settings: JobSettings,
    database: Database,
    handlers: Mapping[str, Handler],
    now: Callable[[], datetime],
    *,
    also: Callable[[], object],
    ca: str | None = None,
) -> Runner:
    """For a server; `also` is what else is asked for once a night, `ca` the authorities by which Redis is known. Raises Refused where
    the way to Redis is open to others, NotInstalled where Redis is named and what speaks with it is
    not here."""
    night = nightly(database, now, also)
    if settings.redis is None:
        return InProcessJobs(database, handlers, HERE, often=night)
    celery = on_celery()
    app = celery.celery_app(celery.redis_at(settings.redis, ca), routes(), REFRESH)
    return celery.CeleryJobs(database, app, routes(), often=night)  # type: ignore[no-any-return]


def on_celery() -> Any:
    """The module; raises NotInstalled."""
    try:
        from almoner.adapters.jobs import on_celery as found  # noqa: PLC0415 - half a second, and only where Redis is named
    except ImportError as error:
        raise NotInstalled(
            "celery_missing",
            what="The server was not started",
            why="REDIS_URL is set, and what speaks with Redis is not installed",
            do="install it with: pip install 'almoner[cluster]'",
        ) from error
    return found


def routes() -> "dict[str, Route]":
    route = on_celery().Route
    return {kind: route(task, queue) for kind, (task, queue) in TASKS.items()}
