"""People's folders in SQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, and_, insert, or_, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.erasing import SqlTombstones
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema import folders
from almoner.engine.errors import Conflict, Refused
from almoner.ports.erasing import Fate
from almoner.ports.keeping import Folder


@dataclass(frozen=True, slots=True)
class SqlFolders:
    """A `FolderRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, owner: str, name: str) -> Folder:
        id = new_id("p")
        sealed = self.keyring.make(id).seal_text(name, "folders", id, "name")
        row = {"id": id, "owner": owner, "name": sealed, "made_at": self.now, "held": 0, "version": 1}
        self.connection.execute(insert(folders).values(row))
        return Folder(id, owner, name, self.now)

    def get(self, folder: str) -> Folder | None:
        row = self.connection.execute(select(folders).where(folders.c.id == folder)).first()
        return None if row is None else self._folder(row)

    def of(self, owner: str, *, after: str | None = None, most: int | None = None) -> Iterator[Folder]:
        wanted = select(folders).where(folders.c.owner == owner, folders.c.erased_at.is_(None)).limit(most)
        if after is not None:
            last = select(folders.c.made_at, folders.c.id).where(folders.c.id == after, folders.c.owner == owner)
            found = self.connection.execute(last).first()
            if found is None:
                raise unknown()
            later = folders.c.made_at > found.made_at
            wanted = wanted.where(or_(later, and_(folders.c.made_at == found.made_at, folders.c.id > found.id)))
        for row in self.connection.execute(wanted.order_by(folders.c.made_at, folders.c.id)):
            yield self._folder(row)

    def rename(self, folder: str, name: str, *, version: int | None = None) -> Folder:
        sealed = self.keyring.sealer(folder).seal_text(name, "folders", folder, "name")
        mine = update(folders).where(folders.c.id == folder)
        if version is not None:
            mine = mine.where(folders.c.version == version)
        if self.connection.execute(mine.values(name=sealed, version=folders.c.version + 1)).rowcount != 1:
            raise changed_meanwhile()
        found = self.get(folder)
        if found is None:
            raise unknown()
        return found

    def erase(self, folder: str) -> None:
        found = self.get(folder)
        if found is None:
            raise unknown()
        if found.erased_at is not None:
            return
        if found.held_until_lifted:
            raise Refused(
                "legal_hold", what="The folder was not erased", why="a legal hold keeps it", do="have the hold lifted first"
            )
        self.keyring.destroy(folder)
        self.connection.execute(update(folders).where(folders.c.id == folder).values(name=None, erased_at=self.now))
        SqlTombstones(self.connection, self.keyring, self.now).add(Fate.ERASED, folder, folder)

    def _folder(self, row: Row[tuple[object, ...]]) -> Folder:
        name = "" if row.name is None else self.keyring.sealer(row.id).open_text(row.name, "folders", row.id, "name")
        return Folder(row.id, row.owner, name, row.made_at, row.erased_at, bool(row.held), row.version)


def unknown() -> Refused:
    return Refused("no_such_folder", what="Nothing was found", why="there is no such folder", do="look at the list of folders")


def changed_meanwhile() -> Conflict:
    return Conflict(
        "changed_meanwhile",
        what="Nothing was changed",
        why="somebody else changed it first",
        do="look at it again and then change it",
    )
