"""Grants and broken glass in SQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema_identity import glass, grants
from almoner.engine.privacy.act import Purpose
from almoner.engine.privacy.permissions import Grant
from almoner.ports.sharing import Glass, KeptGrant


@dataclass(frozen=True, slots=True)
class SqlGrants:
    """A `GrantRecords`."""

    connection: Connection
    now: datetime

    def add(self, giver: str, grant: Grant) -> KeptGrant:
        id = new_id("g")
        row = {
            "id": id,
            "folder": grant.folder,
            "giver": giver,
            "receiver": grant.to,
            "purpose": grant.purpose.value,
            "first_day": grant.first_day.isoformat(),
            "last_day": grant.last_day.isoformat(),
            "acting": int(grant.acting),
            "sensitive": int(grant.sensitive),
            "made_at": self.now,
            "ended_at": grant.ended_at,
            "helping": int(grant.helping),
        }
        self.connection.execute(insert(grants).values(row))
        return KeptGrant(id, giver, grant, self.now)

    def get(self, grant: str) -> KeptGrant | None:
        return next(self._those(grants.c.id == grant), None)

    def to(self, account: str, folder: str | None = None) -> Iterator[KeptGrant]:
        here = [] if folder is None else [grants.c.folder == folder]
        return self._those(grants.c.receiver == account, *here)

    def of_folder(self, folder: str) -> Iterator[KeptGrant]:
        return self._those(grants.c.folder == folder)

    def all(self) -> Iterator[KeptGrant]:
        return self._those(grants.c.ended_at.is_(None))

    def end(self, grant: str) -> None:
        mine = update(grants).where(grants.c.id == grant, grants.c.ended_at.is_(None))
        self.connection.execute(mine.values(ended_at=self.now))

    def _those(self, *wanted: ColumnElement[bool]) -> Iterator[KeptGrant]:
        rows = self.connection.execute(select(grants).where(*wanted).order_by(grants.c.made_at, grants.c.id))
        return iter([made(row) for row in rows])


@dataclass(frozen=True, slots=True)
class SqlGlass:
    """A `GlassRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def open(self, account: str, folder: str, reason: str, until: datetime) -> Glass:
        id = new_id("e")
        sealed = self.keyring.system().seal_text(reason, "glass", id, "reason")
        row = {"id": id, "account": account, "folder": folder, "reason": sealed, "opened_at": self.now, "until": until}
        self.connection.execute(insert(glass).values(row))
        return Glass(id, account, folder, reason, self.now, until)

    def counts(self, account: str, folder: str) -> bool:
        mine = (glass.c.account == account, glass.c.folder == folder, glass.c.until > self.now)
        return self.connection.execute(select(glass.c.id).where(*mine)).first() is not None

    def all(self) -> Iterator[Glass]:
        for row in self.connection.execute(select(glass).order_by(glass.c.opened_at.desc(), glass.c.id)):
            reason = self.keyring.system().open_text(row.reason, "glass", row.id, "reason")
            yield Glass(row.id, row.account, row.folder, reason, row.opened_at, row.until, row.seen_at)

    def seen(self, glass_id: str) -> bool:
        mine = update(glass).where(glass.c.id == glass_id, glass.c.seen_at.is_(None))
        return self.connection.execute(mine.values(seen_at=self.now)).rowcount == 1


def made(row: Row[Any]) -> KeptGrant:
    grant = Grant(
        to=row.receiver,
        folder=row.folder,
        purpose=Purpose(row.purpose),
        first_day=date.fromisoformat(row.first_day),
        last_day=date.fromisoformat(row.last_day),
        acting=bool(row.acting),
        sensitive=bool(row.sensitive),
        ended_at=row.ended_at,
        helping=bool(row.helping),
    )
    return KeptGrant(row.id, row.giver, grant, row.made_at)
