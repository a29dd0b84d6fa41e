"""Keys in SQL: wrapped anew under a newer master key, and a folder's exchanged for a new one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, Table, select, update

from almoner.adapters.chance.system import new_key
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema import sealing_keys
from almoner.adapters.stores.schema_collections import collection_documents
from almoner.adapters.stores.schema_kept import papers
from almoner.adapters.stores.schema_letters import letter_files
from almoner.adapters.stores.sealed_columns import key_of, of_folders, sealed
from almoner.adapters.stores.sealing import Sealer
from almoner.ports.documents import Stored
from almoner.ports.keys import KeptKey

WITH_DOCUMENTS = (papers, letter_files, collection_documents)
"""Parts of an upload have keys of their own too, and are gone in a day."""


@dataclass(frozen=True, slots=True)
class SqlKeys:
    """A `KeyRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def all(self) -> Iterator[KeptKey]:
        wanted = select(sealing_keys.c.id, sealing_keys.c.version, sealing_keys.c.made_at).order_by(sealing_keys.c.id)
        for row in self.connection.execute(wanted).all():
            yield KeptKey(row.id, row.version, row.made_at)

    def check(self, id: str) -> None:
        self.keyring.sealer(id)

    def rewrap(self, id: str) -> None:
        self._keep(id, self.keyring.sealer(id).key)

    def documents(self) -> Iterator[str]:
        for table in WITH_DOCUMENTS:
            yield from self.connection.execute(select(table.c.id).order_by(table.c.id)).scalars().all()

    def document(self, id: str) -> Stored | None:
        for table in WITH_DOCUMENTS:
            row = self.connection.execute(select(table).where(table.c.id == id)).first()
            if row is not None:
                sealer = self.keyring.sealer(row._mapping[owner_of(table)])  # noqa: SLF001 - a column by what it is
                key = sealer.open(row.document_key, table.name, id, "document_key")
                return Stored(id, key, row.bytes, sealer.open_text(row.digest, table.name, id, "digest"))
        return None

    def exchange(self, id: str, key: bytes) -> None:
        for table in WITH_DOCUMENTS:
            for folder in self.connection.execute(select(owner_of(table)).where(table.c.id == id)).scalars().all():
                sealed = self.keyring.sealer(folder).seal(key, table.name, id, "document_key")
                self.connection.execute(update(table).where(table.c.id == id).values(document_key=sealed))

    def renew(self, folder: str) -> None:
        old, new = self.keyring.sealer(folder), Sealer(new_key())
        for table in of_folders():
            key, columns = key_of(table), sealed(table)
            if key is None:
                continue
            for row in self.connection.execute(select(table.c.id, *columns).where(key == folder)).all():
                again = {
                    column.name: new.seal(old.open(found, table.name, row.id, column.name), table.name, row.id, column.name)
                    for column, found in zip(columns, row[1:], strict=True)
                    if found is not None
                }
                if again:
                    self.connection.execute(update(table).where(table.c.id == row.id).values(again))
        self._keep(folder, new.key)
        self.keyring.opened[folder] = new

    def _keep(self, id: str, key: bytes) -> None:
        wrapped = self.keyring.master.wrap(key, id.encode())
        mine = update(sealing_keys).where(sealing_keys.c.id == id)
        self.connection.execute(mine.values(wrapped=wrapped.data, version=wrapped.version))


def owner_of(table: Table) -> Column[str]:
    """Whose key seals the keys of its documents. Raises ValueError for a table of the house's: a fault of ours."""
    key = key_of(table)
    if key is None:
        raise ValueError(table.name)
    return key
