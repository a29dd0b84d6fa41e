"""The platform as a server on one machine: SQLite, a folder of documents and jobs in the process. Loaded only to serve."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from almoner.adapters.chance import system
from almoner.adapters.clocks.every import Every
from almoner.adapters.clocks.quietly import quietly
from almoner.adapters.clocks.system import now, ticks
from almoner.adapters.files.said import answers_of, corrections_of
from almoner.adapters.files.serving_lock import ServingLock
from almoner.adapters.files.working_lock import WorkingLock
from almoner.adapters.isolation.limits import Limits
from almoner.adapters.limits.in_memory import MemoryBuckets
from almoner.adapters.messages import load_messages
from almoner.adapters.outbound import Outbound
from almoner.adapters.renderers.plain_page.page import PlainPages
from almoner.adapters.signals.lines import quiet_libraries
from almoner.adapters.signals.tables_age import TablesAge
from almoner.adapters.signals.watched import Watched
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.tables.store import data_folder
from almoner.assembly.case_services import CaseServices, case_services
from almoner.assembly.embedded import SECRETS, named_hosts
from almoner.assembly.folder_services import FolderServices, folder_services
from almoner.assembly.gateway import GatewayPlatform, gateway_platform
from almoner.assembly.gateway_settings import BODY_BYTES, gateway_settings
from almoner.assembly.jobs import job_handlers
from almoner.assembly.jobs import runner as chosen_runner
from almoner.assembly.journal import PrivacyOffice, heads_in_time, journal_search, privacy_office
from almoner.assembly.knowledge_services import KnowledgeServices, knowledge_services
from almoner.assembly.office_services import OfficeServices, office_services
from almoner.assembly.operating import Operating, operating
from almoner.assembly.people import People, people
from almoner.assembly.platform import Platform
from almoner.assembly.reminding import RemindingServices, reminding_services
from almoner.assembly.settings import Settings
from almoner.assembly.signals import signals as chosen_signals
from almoner.assembly.stores import ca_of, stores
from almoner.assembly.vectors import vector_store
from almoner.assembly.web_services import WebServices, web_services
from almoner.engine.answers import KEYS, Answers
from almoner.engine.bill import Network
from almoner.engine.dossier import PAYERS
from almoner.engine.errors import AlmonerError, Misused
from almoner.engine.intake.assemble import Request
from almoner.engine.law.rulebook import Rulebook
from almoner.engine.letters.wording import LetterWords
from almoner.engine.wording.render import Messages
from almoner.ports.heads import HeadState
from almoner.ports.keeping import Work
from almoner.ports.limits import Buckets
from almoner.ports.pages import PageDrawing
from almoner.ports.signals import Event, Signals
from almoner.ports.working import Handler
from almoner.services.gateway.registry import Registry
from almoner.services.keeping.audit_kept import Shape, Understand
from almoner.services.keeping.audits import Audits
from almoner.services.keeping.corrections import Corrections
from almoner.services.keeping.fetch import Fetch
from almoner.services.keeping.folders import Folders
from almoner.services.keeping.letters import Letters
from almoner.services.keeping.remove import Remove
from almoner.services.keeping.retain import RETENTION
from almoner.services.keeping.take_in import TakeIn
from almoner.services.keeping.uploads import Uploads
from almoner.services.keeping.watch_jobs import WatchJobs
from almoner.services.privacy.search_journal import SearchJournal
from almoner.services.reminding.remind import REMIND

ENTERING_PER_MINUTE = 60
"""How often one address may try to come in, or begin to."""
SWEEP_S, REMIND_S = 3600.0, 600.0
FILE, DOCUMENTS, EXAMPLE = "almoner.db", "documents", "example"


@dataclass(frozen=True, slots=True)
class ServedPlatform:
    """Everything the HTTP face may call. `start` raises Unavailable; `close` says whether all work has stopped. `first_token` is for
    the address that makes the first operator, None where it is not wanted. `ahead` begins what is made before anybody asks."""

    settings: Settings
    people: People
    folders: Folders
    whole: FolderServices
    take_in: TakeIn
    uploads: Uploads
    fetch: Fetch
    remove: Remove
    audits: Audits
    letters: Letters
    cases: CaseServices
    office: OfficeServices
    knowledge: KnowledgeServices
    reminding: RemindingServices
    jobs: WatchJobs
    corrections: Corrections
    web: WebServices
    understand: Understand
    understand_corrections: Callable[[Any], object]
    probes: Mapping[str, Callable[[], bool]]
    signals: Signals
    metrics: Callable[[], bytes]
    quiet_libraries: Callable[[], None]
    privacy: PrivacyOffice
    journal: SearchJournal
    operating: Operating
    heads: Callable[[], HeadState]
    first_token: Callable[[], str | None]
    new_secret: Callable[[], str]
    draw: PageDrawing
    messages: Callable[[], Messages]
    letter_words: Callable[[], LetterWords]
    law: Callable[[], Rulebook]
    today: Callable[[], date]
    gateway: GatewayPlatform
    registry: Registry
    buckets: Buckets
    entering: Buckets  # for who is not known yet
    start: Callable[[], None]
    ahead: Callable[[], None]
    close: Callable[[], bool]


def served(settings: Settings, platform: Platform, shape: Shape) -> ServedPlatform:
    """Nothing is opened before `start`. `shape` gives an audit's JSON."""
    folder = data_folder(settings.data)
    kept = stores(folder.path, settings.stores, now)
    database, documents = kept.database, kept.documents
    house = people(
        database,
        now,
        served_on=settings.host,
        site=site_name(settings.origin),
        origin=settings.origin,
        breached=settings.breached,
        provider=settings.provider,
        door=Outbound(named_hosts()),
        needs_accounts=settings.accounts,
        second_proof=settings.second_proof,
    )
    heads = heads_in_time(settings.heads, settings.stores, folder.path, database)
    allow, lock = house.allow, ServingLock(folder.path)
    whole = folder_services(allow, kept, folder.path, settings.stores.days, settings.paper_bytes)
    vectors = vector_store(settings.vectors, database, ca_of(settings.stores))
    handlers: dict[str, Handler] = {}
    runner = chosen_runner(
        settings.jobs,
        database,
        handlers,
        now,
        also=whole.retain.ask,
        ca=None if settings.stores.ca is None else str(settings.stores.ca),
    )
    probes = {"database": lambda: answers(database), "documents": documents.well, "jobs": runner.well}
    probes |= {"tombstones": whole.tombstones.well}
    signals = chosen_signals(
        settings.signals,
        folder.path,
        folder.path / SECRETS,
        now,
        job_counts=lambda: database.read(lambda work: work.jobs.counts()),
        probes=probes,
    )
    signals.metrics.registry.register(TablesAge(platform.editions, platform.today))
    handlers |= job_handlers(
        settings.jobs,
        folder,
        platform,
        now,
        allow=allow,
        documents=documents,
        letters=kept.letters,
        understand=request_of,
        shape=shape,
        signals=signals,
        vectors=vectors,
    ) | {RETENTION: Watched(signals, whole.retain)}

    audits, fetch = Audits(allow, system.new_id, runner), Fetch(allow, documents)
    letters = Letters(allow, documents, system.new_id, runner)
    uploads = Uploads(allow, documents, system.new_id, settings.paper_bytes, Limits().paper_bytes)
    cases = case_services(allow, audits, letters, documents=kept.letters, platform=platform, understand=request_of)
    take_in = TakeIn(allow, documents, settings.paper_bytes)
    reminding = reminding_services(database, cases.dates, settings.mail, now)
    handlers[REMIND] = Watched(signals, reminding.remind)
    buckets = MemoryBuckets(settings.per_minute, settings.per_minute // 2 + 1, ticks)
    gateway = gateway_platform(
        settings.gateway or gateway_settings(os.environ, folder.path),
        database=database,
        keys=house.api_keys,
        owner=house.one_person,
        buckets=buckets,
        signals=signals,
        registry=signals.metrics.registry,
        metrics=signals.metrics.text,
        messages=load_messages,
        body_bytes=BODY_BYTES,
    )
    knowledge = knowledge_services(
        allow, documents, runner, whole.tombstones, folder=folder, platform=platform, vectors=vectors
    )
    sweeping, asking = Every(SWEEP_S, uploads.sweep), Every(REMIND_S, reminding.remind.ask)

    def start() -> None:
        folder.make()
        lock.take()
        signals.tell(Event.STARTED)
        migrate(database.engine)
        uploads.sweep()
        with WorkingLock(folder.path).alone() as nobody_works:
            if nobody_works:
                documents.sweep(database.read(documents_of))
                knowledge.sweep()
        gateway.start()
        whole.tombstones()
        whole.retain.ask()
        runner.start()
        sweeping.start()
        asking.start()
        heads.start()

    def ahead() -> None:
        if settings.example_ahead:
            quietly(made.example.ahead)

    def close() -> bool:
        asking.close()
        sweeping.close()
        stopped = runner.close()
        heads.close()
        vectors.close()
        database.close()
        signals.tell(Event.ENDED)
        signals.close()
        lock.release()
        return stopped

    made = web_services(
        platform,
        shape,
        fetch=fetch,
        audits=audits,
        take_in=take_in,
        papers=cases.papers,
        secrets=folder.path / SECRETS,
        example_folder=folder.path / EXAMPLE,
        phone_address=settings.phone_address,
    )
    return ServedPlatform(
        settings=settings,
        people=house,
        folders=Folders(allow, documents, whole.tombstones),
        whole=whole,
        take_in=take_in,
        uploads=uploads,
        fetch=fetch,
        remove=Remove(allow, documents, whole.tombstones),
        audits=audits,
        letters=letters,
        cases=cases,
        office=office_services(allow, documents, runner),
        knowledge=knowledge,
        reminding=reminding,
        jobs=WatchJobs(allow),
        corrections=Corrections(audits),
        web=made,
        understand=request_of,
        understand_corrections=lambda plain: corrections_of(plain, "the request"),
        probes=probes,
        signals=signals,
        metrics=signals.metrics.text,
        quiet_libraries=lambda: quiet_libraries(signals.passed_on),
        privacy=privacy_office(allow),
        journal=journal_search(settings.heads, settings.stores, folder.path, database, allow),
        operating=operating(
            allow, runner, platform, settings=settings, folder=folder.path, now=now, probes=probes, heads=heads.state
        ),
        heads=heads.state,
        first_token=lambda: None if house.one_person.is_on() else house.first_start.token(),
        new_secret=system.new_secret,
        draw=PlainPages(load_messages()),
        messages=load_messages,
        letter_words=platform.letter_words,
        law=platform.law,
        today=platform.today,
        gateway=gateway,
        registry=Registry(allow, lambda: gateway.ask.models),
        buckets=buckets,
        entering=MemoryBuckets(ENTERING_PER_MINUTE, ENTERING_PER_MINUTE, ticks),
        start=start,
        ahead=ahead,
        close=close,
    )


def documents_of(work: Work) -> frozenset[str]:
    """All that may lie among the documents."""
    return work.papers.all_ids() | work.letters.all_ids() | work.uploads.all_ids() | work.collections.all_ids()


def site_name(origin: str) -> str:
    """The host's name, without a port."""
    host = origin.partition("://")[2]
    return host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]


def answers(database: SqlDatabase) -> bool:
    try:
        database.read(lambda work: work.accounts.any())
    except AlmonerError:
        return False
    return True


def answers_in(plain: Mapping[str, Any]) -> Answers:
    """Raises Misused, which repeats nothing of what was sent: a wrong key may be what somebody wrote of themselves."""
    for key, value in plain.items():
        known = key in KEYS
        try:
            answers_of({key: value}, "the request")
        except Misused as error:
            why = f"{key} cannot be what was sent" if known else "one of its keys is asked for by nobody"
            do = error.do if known else "see `almoner questions`"
            raise Misused("answers_not_understood", what="The answers were not understood", why=why, do=do) from error
    return answers_of(plain, "the request")


def request_of(plain: Mapping[str, Any], asked_at: datetime) -> Request:
    """Without a day the question is for the day it was asked, by this machine's calendar. Raises Misused for an unknown payer
    or answers that are not understood."""
    for payer in plain["payers"]:
        if payer not in PAYERS:
            why = f"payers are {', '.join(PAYERS)}"
            raise Misused("no_such_payer", what="The request was not understood", why=why, do="name one of these")
    return Request(
        as_of=date.fromisoformat(plain["as_of"]) if plain["as_of"] else asked_at.astimezone().date(),
        payers=tuple(plain["payers"]),
        funding=plain["funding"],
        setting=plain["setting"],
        network=Network(plain["network"]),
        state=plain["state"],
        answers=answers_in(plain["answers"]) if plain["answers"] else Answers(),
        language=plain["language"],
        corrections=corrections_of(plain.get("corrections"), "the request"),
        replies=tuple(plain.get("replies") or ()),
    )
