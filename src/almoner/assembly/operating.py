"""What an operator looks after, put together for a server: jobs, public tables, health. Loaded only to serve."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almoner import __version__
from almoner.adapters.chance import system
from almoner.adapters.files.handed_tables import HandedTables
from almoner.adapters.keys.certificate_end import ends_at
from almoner.assembly.embedded import named_hosts
from almoner.assembly.jobs import HANDED, PUBLISHER
from almoner.assembly.platform import Platform
from almoner.assembly.settings import Settings
from almoner.ports.heads import HeadState
from almoner.ports.working import Waking
from almoner.services.operating.health import Health, Machine
from almoner.services.operating.run_jobs import RunJobs
from almoner.services.operating.tables import Tables
from almoner.services.people.allow import Allow


@dataclass(frozen=True, slots=True)
class Operating:
    """The services of an operator; `check_names` by the ids of checks."""

    jobs: RunJobs
    tables: Tables
    health: Health
    check_names: Callable[[], dict[str, str]]


def operating(
    allow: Allow,
    wake: Waking,
    platform: Platform,
    *,
    settings: Settings,
    folder: Path,
    now: Callable[[], datetime],
    probes: dict[str, Callable[[], bool]],
    heads: Callable[[], HeadState],
) -> Operating:
    """`folder` is the data folder. Nothing is opened here."""
    tls = settings.tls
    machine = Machine(
        room=lambda: room_of(folder),
        certificate=lambda: None if tls is None else ends_at(tls.certificate),
        editions=platform.editions,
        today=platform.today,
        heads=heads,
        version=__version__,
        unheard=settings.unheard,
    )
    tables = Tables(
        allow,
        lambda: frozenset(check_names(platform)),
        platform.editions,
        platform.today,
        PUBLISHER in named_hosts(),
        HandedTables(folder / HANDED, now),
        settings.paper_bytes,
        platform.verify_editions,
        system.new_id,
        wake,
    )
    return Operating(RunJobs(allow, wake), tables, Health(allow, probes, machine), lambda: check_names(platform))


def check_names(platform: Platform) -> dict[str, str]:
    return {check.id: check.name for check in platform.catalogue()}


def room_of(folder: Path) -> tuple[int, int]:
    found = shutil.disk_usage(folder)
    return found.free, found.total
