"""The master key: it never leaves its keeper; it only wraps and unwraps the keys of people's folders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from almoner.ports.documents import Stored


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A key wrapped by version `version` of the master key."""

    data: bytes
    version: int


class MasterKey(Protocol):
    """Wraps with the newest version, unwraps with any that is still kept."""

    @property
    def version(self) -> int:
        """The newest version."""
        ...

    def wrap(self, key: bytes, about: bytes) -> Wrapped:
        """`about` is bound to it: unwrapped for anything else it fails. Raises Unavailable."""
        ...

    def unwrap(self, wrapped: Wrapped, about: bytes) -> bytes:
        """Raises Refused where it was changed, is about something else or its version is gone; Unavailable where the keeper is away."""
        ...

    def rotate(self) -> int:
        """Make a new version; gives it. Older ones stay until they are retired."""
        ...

    def retire(self, before: int) -> int:
        """Takes away the versions before this one; gives how many. Backups that were made under them open no more."""
        ...


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A key that is kept wrapped: a folder's, or one of the house. `version` is that of the master key around it."""

    id: str
    version: int
    made_at: datetime


class KeyRecords(Protocol):
    """Keys that are kept wrapped, inside one transaction."""

    def all(self) -> Iterator[KeptKey]:
        """In order of their ids."""
        ...

    def check(self, id: str) -> None:
        """That the master key opens it. Raises Refused."""
        ...

    def rewrap(self, id: str) -> None:
        """The same key under the newest version of the master key."""
        ...

    def documents(self) -> Iterator[str]:
        """The ids of all that are kept with a key of their own, in order."""
        ...

    def document(self, id: str) -> Stored | None:
        """With the key that opens it, or keys while one is exchanged; None where it is gone."""
        ...

    def exchange(self, id: str, key: bytes) -> None:
        """What opens a document from now on: one key, or the old and the new one after it."""
        ...

    def renew(self, folder: str) -> None:
        """A new key for a folder; all that was sealed with the old one is sealed with it. Raises Refused where it was erased."""
        ...
