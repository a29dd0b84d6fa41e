"""Collections: documents that are kept to be searched, each with the passages it gave, and who may read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from almoner.engine.knowledge.access import Readers
from almoner.engine.knowledge.records import InForce, Passage
from almoner.ports.documents import Stored


@dataclass(frozen=True, slots=True)
class KeptCollection:
    """Its own key seals what is in it. `plan` is the plan its documents are about, None: none or several. `version` goes up with each
    change."""

    id: str
    owner: str
    name: str = field(repr=False)
    plan: str | None = field(repr=False)
    readers: Readers = field(repr=False)
    made_at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come to a collection, without opening anything in it."""

    id: str
    owner: str
    readers: Readers = field(repr=False)


@dataclass(frozen=True, slots=True)
class CollectionDocument:
    """A document of a collection. `in_force` is what was said when it was put in; it goes before what the document says itself.
    `passages` is None until it was taken in; `meant` whether they have vectors; `refused` why it could not be taken in, as an error's
    what, why and do; `lost` what of it could not be read."""

    id: str
    collection: str
    name: str = field(repr=False)
    in_force: InForce = field(repr=False)
    stored: Stored = field(repr=False)
    job: str
    made_at: datetime
    taken_in_at: datetime | None = None
    passages: int | None = None
    meant: bool = False
    refused: tuple[str, str, str] | None = field(default=None, repr=False)
    lost: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A document that can be searched. `at` is when it was taken in: taken in anew it is another."""

    id: str
    collection: str
    at: datetime
    passages: int


class CollectionRecords(Protocol):
    """Collections and their documents, inside one transaction."""

    def add(self, owner: str, name: str, plan: str | None, readers: Readers) -> KeptCollection:
        """A new one with a key of its own."""
        ...

    def get(self, collection: str) -> KeptCollection | None: ...

    def all(self) -> Iterator[KeptCollection]:
        """Oldest first."""
        ...

    def doors(self) -> Iterator[Door]:
        """Of every collection, oldest first; no key is asked for."""
        ...

    def change(self, collection: str, name: str, plan: str | None, readers: Readers, *, version: int) -> KeptCollection:
        """Raises Conflict where it is no longer at this version."""
        ...

    def erase(self, collection: str) -> tuple[str, ...]:
        """Destroys its key and leaves a tombstone; gives its documents' ids."""
        ...

    def put(self, collection: str, name: str, in_force: InForce, stored: Stored, job: str) -> CollectionDocument:
        """Not to be searched yet."""
        ...

    def document(self, collection: str, document: str) -> CollectionDocument | None:
        """None for one of another collection, too."""
        ...

    def find(self, document: str) -> CollectionDocument | None:
        """In whichever collection it is."""
        ...

    def documents(self, collection: str) -> Iterator[CollectionDocument]:
        """Oldest first."""
        ...

    def waits(self, document: CollectionDocument, job: str) -> None:
        """It is taken in anew by this job; until then it is searched as it was."""
        ...

    def take_in(
        self, document: CollectionDocument, passages: Sequence[Passage], *, meant: bool, lost: Sequence[str] = ()
    ) -> bool:
        """All of its passages at once, in place of earlier ones. False where it was taken out meanwhile."""
        ...

    def refuse(self, document: CollectionDocument, refused: tuple[str, str, str]) -> bool:
        """It cannot be read; nothing of it is searched. False where it was taken out meanwhile."""
        ...

    def taken_in(self, collections: Iterable[str] | None = None) -> list[TakenIn]:
        """What can be searched in these, in all where none are named; oldest first."""
        ...

    def passages(self, documents: Iterable[str]) -> Mapping[str, tuple[Passage, ...]]:
        """By document; one that is gone is left out."""
        ...

    def remove(self, collection: str, document: str) -> bool:
        """Whether it was there. Its key, passages and vectors go with it, and a tombstone is left."""
        ...

    def all_ids(self) -> frozenset[str]:
        """Of every document: what may lie among the documents."""
        ...
