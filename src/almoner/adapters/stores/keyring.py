"""The keys of people's folders: made with the folder, kept wrapped by the master key, gone when the folder is erased."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from almoner.adapters.chance.system import new_key
from almoner.adapters.stores.schema import sealing_keys
from almoner.adapters.stores.sealing import Sealer
from almoner.engine.errors import Refused
from almoner.ports.keys import MasterKey, Wrapped

SYSTEM = "system"
"""Seals what belongs to no folder: accounts' names, reasons in the journal."""


@dataclass(slots=True)
class Keyring:
    """For one transaction. `opened` are the keys it has unwrapped."""

    connection: Connection
    master: MasterKey
    now: datetime
    opened: dict[str, Sealer] = field(default_factory=dict, repr=False)

    def make(self, id: str) -> Sealer:
        """A new key under this id."""
        key = new_key()
        wrapped = self.master.wrap(key, id.encode())
        row = {"id": id, "wrapped": wrapped.data, "version": wrapped.version, "made_at": self.now}
        self.connection.execute(insert(sealing_keys).values(row))
        self.opened[id] = Sealer(key)
        return self.opened[id]

    def sealer(self, id: str) -> Sealer:
        """Raises Refused where the key is gone: erased."""
        if id not in self.opened:
            found = self.connection.execute(select(sealing_keys).where(sealing_keys.c.id == id)).first()
            if found is None:
                raise Refused(
                    "erased", what="This can no longer be opened", why="it was erased", do="nothing more can be done about it"
                )
            self.opened[id] = Sealer(self.master.unwrap(Wrapped(found.wrapped, found.version), id.encode()))
        return self.opened[id]

    def system(self) -> Sealer:
        """Made when it is first needed."""
        known = self.connection.execute(select(sealing_keys.c.id).where(sealing_keys.c.id == SYSTEM)).first()
        return self.sealer(SYSTEM) if known or SYSTEM in self.opened else self.make(SYSTEM)

    def destroy(self, id: str) -> None:
        """After this nothing sealed with it opens again."""
        self.connection.execute(delete(sealing_keys).where(sealing_keys.c.id == id))
        self.opened.pop(id, None)
