"""Backups of everything that is kept: made while people work, and restored without bringing back what was erased since."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import BinaryIO

from almoner.engine.errors import Refused
from almoner.engine.privacy.act import Act, Purpose
from almoner.engine.privacy.permissions import Action
from almoner.ports.backups import BackupFiles, Lists, Lock, Member, Snapshot, Snapshots, Staging, Written
from almoner.ports.documents import Documents
from almoner.ports.erasing import Aside, Tombstone
from almoner.ports.keeping import Database, Work

DATABASE, DOCUMENTS = "database.sqlite", "documents/"
RESTORED = "backup restore"
"""Its word in the journal."""


@dataclass(frozen=True, slots=True)
class BackUp:
    """`secrets` gives the files of the folder of secrets, by name. `beside` writes the list of tombstones beside a backup."""

    database: Database
    documents: Documents
    snapshots: Snapshots
    files: BackupFiles
    secrets: Callable[[], dict[str, bytes]]
    beside: Callable[[str, Sequence[Tombstone]], None]

    def __call__(self, path: str, lock: Lock, act: Act, *, with_secrets: bool = False) -> Written:
        """Raises Refused, Unavailable."""
        self.database.write(lambda work: work.journal(act, Action.BACKUP_MAKE.value, "backup"))
        with self.snapshots() as snapshot:
            written = self.files.write(path, lock, self._members(snapshot, with_secrets=with_secrets))
        self.beside(path, self.database.read(lambda work: list(work.tombstones.all())))
        return written

    def _members(self, snapshot: Snapshot, *, with_secrets: bool) -> Iterator[Member]:
        yield Member(DATABASE, snapshot.open)
        for id in sorted(snapshot.documents):
            stream = self._document(id)
            if stream is not None:
                yield Member(DOCUMENTS + id, partial(opened, stream))
        if with_secrets:
            for name, content in sorted(self.secrets().items()):
                yield Member("secrets/" + name, partial(BytesIO, content))

    def _document(self, id: str) -> BinaryIO | None:
        """None for one that was taken out after the copy of the database was made. Raises Refused for one that is missing."""
        try:
            return self.documents.sealed(id)
        except Refused:
            if id in self.database.read(documents_of):
                raise
            return None


def documents_of(work: Work) -> frozenset[str]:
    """What is whole: parts of an upload are not."""
    return work.papers.all_ids() | work.letters.all_ids() | work.collections.all_ids()


def opened(stream: BinaryIO) -> BinaryIO:
    return stream


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and how much of it was erased, held or taken out again since the backup was made."""

    documents: int
    replayed: int


@dataclass(frozen=True, slots=True)
class Restore:
    """`aside` is the list beside this database, `lists` reads others'."""

    files: BackupFiles
    staging: Staging
    database: Database
    aside: Aside
    lists: Lists

    def __call__(self, path: str, lock: Lock, *, replace: bool = False, more: Sequence[str] = ()) -> Restored:
        """All of it or nothing. `more` are files with tombstones kept elsewhere. Raises Refused, Unavailable."""
        act = Act("system", Purpose.OPERATION, "cli")
        with self.staging(replace=replace) as staged:
            known = self.aside.all() + self.database.read(lambda work: list(work.tombstones.all()))
            known += [one for place in more for one in self.lists(place)]
            for name, pieces in self.files.read(path, lock):
                staged.take(name, pieces)
            staged.check()
            unique = {one.id: one for one in known}

            def work(one: Work) -> tuple[int, int, list[Tombstone]]:
                replayed = one.tombstones.replay(unique.values())
                one.journal(act, RESTORED, "backup")
                for again in replayed:
                    one.journal(act, f"folder {again.fate.value} again", again.subject, folder=again.folder)
                count = len(documents_of(one))
                return count, len(replayed), list(one.tombstones.all())

            documents, replayed, all_of_them = staged.database.write(work)
            staged.keep()
            self.aside.keep(all_of_them)
        return Restored(documents, replayed)
