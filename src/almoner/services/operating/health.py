"""How the installation stands, for its operator: each thing it rests on, what is wrong with it, and what to do. Nothing of a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from almoner.engine.findings import Message
from almoner.engine.privacy.permissions import Action
from almoner.engine.reference.age import overdue
from almoner.engine.reference.editions import Edition
from almoner.ports.entering import Caller
from almoner.ports.heads import HeadState
from almoner.ports.jobs import State
from almoner.ports.keeping import Work
from almoner.services.operating.run_jobs import was_refused
from almoner.services.people.allow import Allow

GIB = 1 << 30
LEAST_ROOM, LITTLE_ROOM = 1, 5
"""GiB on the disk of the data folder: with less than the first nothing is kept any more before long."""
CERTIFICATE_SOON = timedelta(days=21)
BACKUP_OLD = timedelta(days=7)
DAY = timedelta(days=1)
PARTS = {
    "database": ("health_database_away", "health_database_do"),
    "documents": ("health_documents_away", "health_documents_do"),
    "jobs": ("health_jobs_away", "health_jobs_do"),
    "tombstones": ("health_tombstones_away", "health_tombstones_do"),
}
"""What is said, and what to do, where a part does not answer."""


class Standing(StrEnum):
    """How a thing stands."""

    WELL = "well"
    LOOK = "look"
    """It works, and somebody should look at it."""
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing: `says` how it stands, `do` what to do about it, None where nothing is to be done."""

    what: str
    standing: Standing
    says: Message
    do: Message | None = None


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine tells. `room` is (free, whole) in bytes, `certificate` the moment the server's own ends, None where it shows
    none itself; `unheard` are settings that nothing listens to."""

    room: Callable[[], tuple[int, int]]
    certificate: Callable[[], datetime | None]
    editions: Callable[[], tuple[Edition, ...]]
    today: Callable[[], date]
    heads: Callable[[], HeadState]
    version: str
    unheard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """`probes` say of each part whether it answers."""

    allow: Allow
    probes: Mapping[str, Callable[[], bool]]
    machine: Machine

    def __call__(self, caller: Caller) -> list[Seen]:
        """What is wrong first. Raises NotAllowed."""
        kept = self.allow.watched(caller, Action.HEALTH_SEE, lambda work, _: [backup(work), *failed(work)])
        machine = self.machine
        found = [
            *(part(name, well=probe()) for name, probe in self.probes.items()),
            room(*machine.room()),
            *kept,
            heads(machine.heads()),
            certificate(machine.certificate(), self.allow.database.read(lambda work: work.now)),
            tables(machine.editions(), machine.today()),
            Seen("version", Standing.WELL, Message("health_version", version=machine.version)),
        ]
        if machine.unheard:
            says = Message("health_unheard", names=machine.unheard)
            found.append(Seen("settings", Standing.LOOK, says, Message("health_unheard_do")))
        order = list(reversed(Standing))
        return sorted(found, key=lambda one: order.index(one.standing))


def part(name: str, *, well: bool) -> Seen:
    if well:
        return Seen(name, Standing.WELL, Message("health_answers"))
    says, do = PARTS.get(name, ("health_part_away", "health_part_do"))
    return Seen(name, Standing.WRONG, Message(says), Message(do))


def room(free: int, whole: int) -> Seen:
    says = Message("health_room", free=free // GIB, whole=whole // GIB)
    if free >= LITTLE_ROOM * GIB:
        return Seen("room", Standing.WELL, says)
    return Seen("room", Standing.LOOK if free >= LEAST_ROOM * GIB else Standing.WRONG, says, Message("health_room_do"))


def backup(work: Work) -> Seen:
    """As the journal tells: a copy made by other means is not known here."""
    last = work.entries.last_of(Action.BACKUP_MAKE.value)
    if last is None:
        return Seen("backup", Standing.LOOK, Message("health_no_backup"), Message("health_backup_do"))
    says = Message("health_backup", day=last.at.date())
    if work.now - last.at <= BACKUP_OLD:
        return Seen("backup", Standing.WELL, says)
    return Seen("backup", Standing.LOOK, says, Message("health_backup_do"))


def failed(work: Work) -> list[Seen]:
    """Jobs of the last day; and apart, those that ended because a file that somebody handed in could not be taken."""
    since = work.now - DAY
    latest = [
        one for one in work.jobs.latest(states=[State.FAILED], after=None, most=200) if one.ended_at and one.ended_at >= since
    ]
    refused = sum(was_refused(work, one) for one in latest)
    count = len(latest) - refused
    broken = (
        Seen("failures", Standing.LOOK, Message("health_failed", count=count), Message("health_failed_do"))
        if count
        else Seen("failures", Standing.WELL, Message("health_none_failed"))
    )
    return [broken] + ([Seen("refusals", Standing.WELL, Message("health_refused", count=refused))] if refused else [])


def heads(state: HeadState) -> Seen:
    if state is HeadState.KEPT:
        return Seen("heads", Standing.WELL, Message("health_heads_kept"))
    if state is HeadState.LATE:
        return Seen("heads", Standing.WRONG, Message("health_heads_late"), Message("health_heads_late_do"))
    return Seen("heads", Standing.LOOK, Message("health_heads_none"), Message("health_heads_none_do"))


def certificate(until: datetime | None, now: datetime) -> Seen:
    if until is None:
        return Seen("certificate", Standing.WELL, Message("health_no_certificate"))
    says = Message("health_certificate", day=until.date())
    if until - now > CERTIFICATE_SOON:
        return Seen("certificate", Standing.WELL, says)
    return Seen("certificate", Standing.LOOK if until > now else Standing.WRONG, says, Message("health_certificate_do"))


def tables(editions: tuple[Edition, ...], on: date) -> Seen:
    late = {one.table for one in overdue(editions, on)}
    if not editions:
        return Seen("tables", Standing.LOOK, Message("health_no_tables"), Message("health_tables_do"))
    if not late:
        return Seen("tables", Standing.WELL, Message("health_tables"))
    return Seen("tables", Standing.LOOK, Message("health_tables_late", count=len(late)), Message("health_tables_do"))
