"""New keys for old ones: a process that dies between two steps leaves everything readable, and doing it again goes on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from almoner.engine.privacy.act import Act
from almoner.engine.privacy.permissions import Action
from almoner.ports.documents import Documents
from almoner.ports.keeping import Database, Work
from almoner.ports.keys import MasterKey

TOGETHER = 100
"""So many keys in one transaction."""
HOUSE = frozenset({"system", "lookup"})
"""Keys that belong to no folder. They are wrapped anew with the rest; exchanged they cannot be, as the journal's chain and the marks
by which logins are found rest on them."""


@dataclass(frozen=True, slots=True)
class Rotate:
    """Each step leaves a line in the journal."""

    database: Database
    master: MasterKey

    def master_key(self, act: Act) -> int:
        """A new version of the master key, and every key wrapped with it; gives how many. Raises Unavailable."""
        newest = self.master.rotate()
        old = [one.id for one in self.database.read(lambda work: list(work.keys.all())) if one.version < newest]
        for at in range(0, len(old), TOGETHER):
            self._together(old[at : at + TOGETHER], rewrap)
        self.database.write(lambda work: work.journal(act, Action.SECRETS_CHANGE.value, f"master {newest}"))
        return len(old)

    def folder_keys(self, act: Act) -> int:
        """A new key for each folder; gives how many. What lies in documents keeps its own keys, sealed anew."""
        ids = [one.id for one in self.database.read(lambda work: list(work.keys.all())) if one.id not in HOUSE]

        def renew(work: Work, id: str) -> None:
            work.keys.renew(id)
            work.journal(act, Action.SECRETS_CHANGE.value, id, folder=id)

        return sum(self._together([id], renew) for id in ids)

    def drop_old(self, act: Act) -> int:
        """Versions of the master key that no key is wrapped with any more; gives how many. Older backups need them."""
        kept = [one.version for one in self.database.read(lambda work: list(work.keys.all()))]
        before = min(kept, default=self.master.version)
        dropped = self.master.retire(before)
        self.database.write(lambda work: work.journal(act, Action.SECRETS_CHANGE.value, f"master before {before}"))
        return dropped

    def _together(self, ids: list[str], do: Callable[[Work, str], None]) -> int:
        """Those that are still there."""

        def work(one: Work) -> int:
            known = {key.id for key in one.keys.all()}
            wanted = [id for id in ids if id in known]
            for id in wanted:
                do(one, id)
            return len(wanted)

        return self.database.write(work)


@dataclass(frozen=True, slots=True)
class RotateDocuments:
    """A new key for each document. `alone`: only while no server is at work, as one that reads may hold the old key."""

    database: Database
    documents: Documents
    new_key: Callable[[], bytes]
    alone: Callable[[], AbstractContextManager[None]]

    def __call__(self, act: Act) -> int:
        """Gives how many. A line in the journal for each. Raises Unavailable where a server is at work."""
        with self.alone():
            ids = self.database.read(lambda work: list(work.keys.documents()))
            return sum(self._one(id, act) for id in ids)

    def _one(self, id: str, act: Act) -> int:
        """Both keys are kept until the document lies there under the new one, so that it opens whenever this ends."""
        new = self.new_key()
        stored = self.database.read(lambda work: work.keys.document(id))
        if stored is None:
            return 0
        self.database.write(lambda work: work.keys.exchange(id, stored.key + new))
        self.documents.seal_anew(stored, new)

        def finish(work: Work) -> None:
            work.keys.exchange(id, new)
            work.journal(act, Action.SECRETS_CHANGE.value, id)

        self.database.write(finish)
        return 1


def rewrap(work: Work, id: str) -> None:
    work.keys.rewrap(id)
