"""Keeping: what is read or written together, always with the act it is done for, and always with a line in the journal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from almoner.engine.privacy.act import Act, Outcome
from almoner.ports.accounts import AccountRecords, PasskeyRecords
from almoner.ports.cases import CaseRecords
from almoner.ports.collections import CollectionRecords
from almoner.ports.entering import ApiKeyRecords, OnceRecords, SessionRecords, TryRecords
from almoner.ports.erasing import HoldRecords, TombstoneRecords
from almoner.ports.jobs import AskedRecords, JobRecords
from almoner.ports.journal import EntryRecords
from almoner.ports.kept import AuditRecords, PaperRecords
from almoner.ports.kept_letters import LetterRecords
from almoner.ports.keys import KeyRecords
from almoner.ports.models import CallRecords, ModelRecords
from almoner.ports.office import LetterheadRecords, OfficeRecords
from almoner.ports.outside import OutsideRecords
from almoner.ports.reminding import FeedRecords, ReminderRecords
from almoner.ports.retaining import AgeRecords
from almoner.ports.sharing import GlassRecords, GrantRecords
from almoner.ports.uploads import UploadRecords
from almoner.ports.vectors import VectorRecords

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything kept of one person: papers, audits, letters, cases. Its own key encrypts it; without the key it is erased.

    `owner` is the account whose folder it is. `name` is how people call it. `erased_at`: only the tombstone is left.
    `held_until_lifted`: a legal hold, under which nothing is erased. `version` goes up with each change.
    """

    id: str
    owner: str
    name: str
    made_at: datetime
    erased_at: datetime | None = None
    held_until_lifted: bool = False
    version: int = 1

    def __repr__(self) -> str:
        return f"Folder({self.id})"


class FolderRecords(Protocol):
    """People's folders, inside one transaction."""

    def add(self, owner: str, name: str) -> Folder:
        """A new folder with a key of its own."""
        ...

    def get(self, folder: str) -> Folder | None:
        """None for an unknown one; an erased one has its name gone ("")."""
        ...

    def of(self, owner: str, *, after: str | None = None, most: int | None = None) -> Iterator[Folder]:
        """Those of one account, oldest first, erased ones left out; `after` one of them, `most` at once."""
        ...

    def rename(self, folder: str, name: str, *, version: int | None = None) -> Folder:
        """Raises Refused for an unknown or erased one, Conflict where it is no longer at this version."""
        ...

    def erase(self, folder: str) -> None:
        """Destroys its key and leaves a tombstone, in the list for restored backups too. Raises Refused where it is held."""
        ...


class Work(Protocol):
    """One transaction: all of it is kept, or nothing is."""

    @property
    def now(self) -> datetime:
        """The moment of this transaction, in UTC."""
        ...

    @property
    def folders(self) -> FolderRecords: ...

    @property
    def accounts(self) -> AccountRecords: ...

    @property
    def passkeys(self) -> PasskeyRecords: ...

    @property
    def sessions(self) -> SessionRecords: ...

    @property
    def api_keys(self) -> ApiKeyRecords: ...

    @property
    def once(self) -> OnceRecords: ...

    @property
    def tries(self) -> TryRecords: ...

    @property
    def grants(self) -> GrantRecords: ...

    @property
    def glass(self) -> GlassRecords: ...

    @property
    def papers(self) -> PaperRecords: ...

    @property
    def uploads(self) -> UploadRecords: ...

    @property
    def audits(self) -> AuditRecords: ...

    @property
    def letters(self) -> LetterRecords: ...

    @property
    def cases(self) -> CaseRecords: ...

    @property
    def outside(self) -> OutsideRecords: ...

    @property
    def office(self) -> OfficeRecords: ...

    @property
    def letterheads(self) -> LetterheadRecords: ...

    @property
    def reminders(self) -> ReminderRecords: ...

    @property
    def feeds(self) -> FeedRecords: ...

    @property
    def jobs(self) -> JobRecords: ...

    @property
    def asked(self) -> AskedRecords: ...

    @property
    def entries(self) -> EntryRecords: ...

    @property
    def tombstones(self) -> TombstoneRecords: ...

    @property
    def keys(self) -> KeyRecords: ...

    @property
    def ages(self) -> AgeRecords: ...

    @property
    def holds(self) -> HoldRecords: ...

    @property
    def calls(self) -> CallRecords: ...

    @property
    def models(self) -> ModelRecords: ...

    @property
    def collections(self) -> CollectionRecords: ...

    @property
    def vectors(self) -> VectorRecords: ...

    def journal(
        self, act: Act, action: str, resource: str, *, folder: str | None = None, outcome: Outcome = Outcome.DONE
    ) -> None:
        """Writes a line that is kept with the rest, or not at all. `action` and `resource` are words and ids, never what a paper
        says."""
        ...


class Database(Protocol):
    """Where records are kept. Many may write at once; what they wrote is on disk when they are answered."""

    def write(self, work: Callable[[Work], Answer]) -> Answer:
        """Runs in one transaction, perhaps again where the database asks for it: nothing else may be changed in it. When it
        raises, nothing is kept. Raises Unavailable."""
        ...

    def read(self, work: Callable[[Work], Answer]) -> Answer:
        """As `write`. What looks at health data writes a line in the journal too, and therefore uses `write`."""
        ...

    def close(self) -> None:
        """Ends what is under way and lets go of the database."""
        ...
