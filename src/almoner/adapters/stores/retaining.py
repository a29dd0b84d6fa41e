"""How old what is kept is, in SQL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Column, Connection, Table, delete, func, select

from almoner.adapters.stores.schema import folders, journal
from almoner.adapters.stores.schema_identity import sessions
from almoner.adapters.stores.schema_kept import asked_before, jobs
from almoner.engine.privacy.retention import Kept, Thing

HOUSE = "system"
PART = 500
"""So many ids in one statement."""


@dataclass(frozen=True, slots=True)
class SqlAges:
    """An `AgeRecords`."""

    connection: Connection

    def things(self, kinds: Iterable[Kept]) -> Iterator[Thing]:
        for kind in kinds:
            if kind is Kept.FOLDER:
                yield from self._folders()
            elif kind in PLACES:
                table, id, since = PLACES[kind]
                for one in self.connection.execute(select(id, since).where(since.is_not(None)).select_from(table)):
                    yield Thing(kind, one[0], day(one[1]))

    def drop(self, kind: Kept, ids: Iterable[str]) -> int:
        table, id, _since = PLACES[kind]
        wanted, dropped = list(ids), 0
        for at in range(0, len(wanted), PART):
            dropped += self.connection.execute(delete(table).where(id.in_(wanted[at : at + PART]))).rowcount
        return dropped

    def _folders(self) -> Iterator[Thing]:
        last = (
            select(journal.c.folder, func.max(journal.c.at).label("at"))
            .where(journal.c.who != HOUSE)
            .group_by(journal.c.folder)
        )
        used = last.subquery()
        wanted = select(folders.c.id, folders.c.made_at, folders.c.held, used.c.at).outerjoin(
            used, used.c.folder == folders.c.id
        )
        for one in self.connection.execute(wanted.where(folders.c.erased_at.is_(None)).order_by(folders.c.id)):
            yield Thing(Kept.FOLDER, one.id, day(one.at or one.made_at), held=bool(one.held))


def day(moment: datetime) -> date:
    return moment.date()


PLACES: dict[Kept, tuple[Table, Column[str], Column[datetime]]] = {
    Kept.JOB: (jobs, jobs.c.id, jobs.c.ended_at),
    Kept.SESSION: (sessions, sessions.c.id, sessions.c.seen_at),
    Kept.REQUEST: (asked_before, asked_before.c.mark, asked_before.c.made_at),
}
"""Where each kind lies, and the moment its time is counted from."""
