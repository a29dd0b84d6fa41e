"""The gateway as a role of its own: the same accounts and records, and nothing that reads papers is loaded."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from almoner.adapters.chance import system
from almoner.adapters.clocks.system import now, ticks
from almoner.adapters.identity.argon2 import Argon2Hasher
from almoner.adapters.limits.in_memory import MemoryBuckets
from almoner.adapters.messages import load_messages
from almoner.adapters.signals.lines import quiet_libraries
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.tables.store import data_folder
from almoner.assembly.embedded import SECRETS
from almoner.assembly.gateway import GatewayPlatform, answers, gateway_platform
from almoner.assembly.gateway_settings import BODY_BYTES, gateway_settings
from almoner.assembly.settings import Settings
from almoner.assembly.signals import signals as chosen_signals
from almoner.assembly.stores import stores
from almoner.ports.models import Detector, ModelServer
from almoner.ports.signals import Event, Signals
from almoner.services.people.allow import Allow
from almoner.services.people.api_keys import ApiKeys
from almoner.services.people.one_person import OnePerson
from almoner.services.people.passwords import Passwords
from almoner.services.people.sessions import Sessions
from almoner.services.people.waiting import Waits

LOGS = "gateway"


@dataclass(frozen=True, slots=True)
class GatewayAlone:
    """What serves the gateway's role."""

    settings: Settings
    gateway: GatewayPlatform
    signals: Signals
    start: Callable[[], None]
    close: Callable[[], None]
    quiet_libraries: Callable[[], None]


def gateway_alone(
    settings: Settings, *, detector: Detector | None = None, servers: Mapping[str, ModelServer] | None = None
) -> GatewayAlone:
    """Nothing is opened before `start`. `detector` and `servers` (by name of the back end) stand in for the usual ones. Raises Misused for models that are not understood, Refused, NotInstalled."""
    folder = data_folder(settings.data)
    chosen = settings.gateway or gateway_settings(os.environ, folder.path)
    kept = stores(folder.path, settings.stores, now)
    database = kept.database
    signals = chosen_signals(
        settings.signals,
        folder.path / LOGS,
        folder.path / SECRETS,
        now,
        job_counts=dict,
        probes={"database": lambda: answers(database)},
    )
    passwords = Passwords(database, Argon2Hasher(), (), Waits(database))
    buckets = MemoryBuckets(settings.per_minute, settings.per_minute // 2 + 1, ticks)
    gateway = gateway_platform(
        chosen,
        database=database,
        keys=ApiKeys(database, Allow(database), system),
        owner=OnePerson(database, passwords, Sessions(database, system), settings.host, settings.accounts),
        buckets=buckets,
        signals=signals,
        registry=signals.metrics.registry,
        metrics=signals.metrics.text,
        messages=load_messages,
        body_bytes=BODY_BYTES,
        detector=detector,
        servers=servers,
    )

    def start() -> None:
        folder.make()
        signals.tell(Event.STARTED)
        migrate(database.engine)
        gateway.start()

    def close() -> None:
        database.close()
        signals.tell(Event.ENDED)
        signals.close()

    return GatewayAlone(
        settings=settings,
        gateway=gateway,
        signals=signals,
        start=start,
        close=close,
        quiet_libraries=lambda: quiet_libraries(signals.passed_on),
    )
