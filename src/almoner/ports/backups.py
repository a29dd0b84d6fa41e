"""Backups: everything that is kept, as it lies, in one file that opens with a passphrase or a key file alone."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from almoner.ports.erasing import Tombstone
from almoner.ports.keeping import Database


@dataclass(frozen=True, slots=True)
class Lock:
    """What opens a backup: a passphrase, or the content of a key file."""

    secret: bytes = field(repr=False)
    is_passphrase: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One thing in a backup; `open` is called once."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that was written: where, how large, and how many things are in it."""

    place: str
    size: int
    members: int


class BackupFiles(Protocol):
    """Where backups lie."""

    def write(self, path: str, lock: Lock, members: Iterable[Member]) -> Written:
        """All of it or nothing, and never over another. `path` may be a folder. Raises Refused, Unavailable."""
        ...

    def read(self, path: str, lock: Lock) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Name and bytes of each; at the end it is sure that nothing was changed, cut or left out. Raises Refused, Unavailable."""
        ...


class Snapshot(Protocol):
    """A consistent copy of the database at one moment."""

    @property
    def documents(self) -> frozenset[str]:
        """The ids of the documents that belong to it."""
        ...

    def open(self) -> BinaryIO:
        """The copy itself, sealed as the database is."""
        ...


class Snapshots(Protocol):
    """Makes them while others write."""

    def __call__(self) -> AbstractContextManager[Snapshot]:
        """Raises Unavailable."""
        ...


class Staged(Protocol):
    """A backup that was unpacked beside what is kept, and not looked at by anybody yet."""

    @property
    def database(self) -> Database:
        """What is done to it is done before anybody sees it."""
        ...

    def take(self, name: str, pieces: Iterator[bytes]) -> None:
        """Raises Refused for a name that no backup of ours has."""
        ...

    def check(self) -> None:
        """That it is whole and its keys open. Raises Refused."""
        ...

    def keep(self) -> None:
        """From now on this is what is kept: the documents first, then the database in one step."""
        ...


class Staging(Protocol):
    """Where a backup is unpacked."""

    def __call__(self, *, replace: bool) -> AbstractContextManager[Staged]:
        """Nobody else may be at work on what is kept. Raises Refused where something is kept already and `replace` is not said."""
        ...


class Lists(Protocol):
    """Lists of tombstones that lie beside backups."""

    def __call__(self, path: str) -> list[Tombstone]:
        """Raises Refused, Unavailable."""
        ...
