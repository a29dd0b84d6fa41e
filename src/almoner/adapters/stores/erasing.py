"""Tombstones and legal holds in SQL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema import folders
from almoner.adapters.stores.schema_cases import cases
from almoner.adapters.stores.schema_collections import OF_COLLECTIONS, collection_readers
from almoner.adapters.stores.schema_keeping import holds, tombstones
from almoner.adapters.stores.schema_kept import papers
from almoner.adapters.stores.sealed_columns import key_of, of_folders
from almoner.engine.errors import Conflict
from almoner.ports.erasing import Fate, Hold, Tombstone

REPLAYED = "system"


@dataclass(frozen=True, slots=True)
class SqlTombstones:
    """A `TombstoneRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, fate: Fate, folder: str, subject: str) -> Tombstone:
        made = Tombstone(new_id("t"), fate, folder, subject, self.now)
        self._keep(made)
        return made

    def all(self) -> Iterator[Tombstone]:
        for row in self.connection.execute(select(tombstones).order_by(tombstones.c.at, tombstones.c.id)):
            yield Tombstone(row.id, Fate(row.fate), row.folder, row.subject, row.at)

    def replay(self, those: Iterable[Tombstone]) -> tuple[Tombstone, ...]:
        known = set(self.connection.execute(select(tombstones.c.id)).scalars())
        new = tuple(sorted((one for one in those if one.id not in known), key=lambda one: (one.at, one.id)))
        for one in new:
            self._do(one)
            self._keep(one)
        return new

    def _keep(self, one: Tombstone) -> None:
        row = {"id": one.id, "fate": one.fate.value, "folder": one.folder, "subject": one.subject, "at": one.at}
        self.connection.execute(insert(tombstones).values(row))

    def _do(self, one: Tombstone) -> None:
        if one.fate is Fate.ERASED:
            unkeep(self.connection, self.keyring, one.folder)
            erased = update(folders).where(folders.c.id == one.folder, folders.c.erased_at.is_(None))
            self.connection.execute(erased.values(name=None, erased_at=one.at, held=0))
        elif one.fate is Fate.REMOVED:
            self.connection.execute(delete(papers).where(papers.c.id == one.subject, papers.c.folder == one.folder))
            for table in OF_COLLECTIONS:
                mine = delete(table).where(table.c.id == one.subject, table.c.collection == one.folder)
                self.connection.execute(mine)
        elif one.fate is Fate.HELD:
            row = {"id": new_id("h"), "folder": one.folder, "made_by": REPLAYED, "made_at": one.at}
            self.connection.execute(insert(holds).values(row))
            self.connection.execute(update(folders).where(folders.c.id == one.folder).values(held=1))
        else:
            lift(self.connection, one.folder, one.at)


@dataclass(frozen=True, slots=True)
class SqlHolds:
    """A `HoldRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, folder: str, by: str, reason: str) -> Hold:
        held = update(folders).where(folders.c.id == folder, folders.c.held == 0, folders.c.erased_at.is_(None))
        if self.connection.execute(held.values(held=1, version=folders.c.version + 1)).rowcount != 1:
            raise Conflict(
                "held_already", what="Nothing was changed", why="a legal hold keeps it already", do="look at the list of holds"
            )
        id = new_id("h")
        sealed = self.keyring.system().seal_text(reason, "holds", id, "reason")
        row = {"id": id, "folder": folder, "made_by": by, "reason": sealed, "made_at": self.now}
        self.connection.execute(insert(holds).values(row))
        SqlTombstones(self.connection, self.keyring, self.now).add(Fate.HELD, folder, folder)
        return Hold(id, folder, by, reason, self.now)

    def lift(self, folder: str) -> bool:
        lifted = lift(self.connection, folder, self.now)
        if lifted:
            SqlTombstones(self.connection, self.keyring, self.now).add(Fate.LIFTED, folder, folder)
        return lifted

    def all(self) -> Iterator[Hold]:
        for row in self.connection.execute(select(holds).order_by(holds.c.made_at.desc(), holds.c.id)):
            sealed = row.reason
            reason = None if sealed is None else self.keyring.system().open_text(sealed, "holds", row.id, "reason")
            yield Hold(row.id, row.folder, row.made_by, reason, row.made_at, row.lifted_at)


def unkeep(connection: Connection, keyring: Keyring, place: str) -> None:
    """Destroys the key of a folder or a collection, and takes away all that it sealed but a folder's own row."""
    keyring.destroy(place)
    for table in of_folders():
        key = key_of(table)
        if key is not None and table is not folders:
            connection.execute(delete(table).where(key == place))
    connection.execute(delete(cases).where(cases.c.folder == place))
    connection.execute(delete(collection_readers).where(collection_readers.c.collection == place))


def lift(connection: Connection, folder: str, at: datetime) -> bool:
    open_ones = update(holds).where(holds.c.folder == folder, holds.c.lifted_at.is_(None))
    connection.execute(open_ones.values(lifted_at=at))
    held = update(folders).where(folders.c.id == folder, folders.c.held == 1)
    return connection.execute(held.values(held=0, version=folders.c.version + 1)).rowcount == 1
