"""Collections, their documents and the vectors of their passages in SQL."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
import numpy as np
from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.erasing import SqlTombstones, unkeep
from almoner.adapters.stores.folders import changed_meanwhile
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema_collections import (
    OF_COLLECTIONS,
    collection_documents,
    collection_readers,
    collections,
    document_vectors,
)
from almoner.engine.knowledge.access import Readers
from almoner.engine.knowledge.records import InForce, Passage
from almoner.engine.privacy.permissions import Role
from almoner.ports.collections import CollectionDocument, Door, KeptCollection, TakenIn
from almoner.ports.documents import Stored
from almoner.ports.erasing import Fate
from almoner.ports.vectors import KeptVectors, Made

AT_ONCE = 400
"""Ids in one question: databases take no more than some thousand values."""


@dataclass(frozen=True, slots=True)
class SqlCollections:
    """A `CollectionRecords`. A document has the id of what lies among the documents."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, owner: str, name: str, plan: str | None, readers: Readers) -> KeptCollection:
        id = new_id("n")
        self.keyring.make(id)
        row = {"id": id, "owner": owner, "made_at": self.now, "version": 1} | self._said(id, name, plan, readers)
        self.connection.execute(insert(collections).values(row))
        self._let_in(id, readers)
        return KeptCollection(id, owner, name, plan, readers, self.now)

    def get(self, collection: str) -> KeptCollection | None:
        row = self.connection.execute(select(collections).where(collections.c.id == collection)).first()
        if row is None:
            return None
        named = self.connection.execute(
            select(collection_readers.c.account).where(collection_readers.c.collection == collection)
        ).scalars()
        return self._collection(row, frozenset(named))

    def all(self) -> Iterator[KeptCollection]:
        for row, named in self._all():
            yield self._collection(row, named)

    def doors(self) -> Iterator[Door]:
        for row, named in self._all():
            yield Door(row.id, row.owner, readers(row, named))

    def _all(self) -> Iterator[tuple[Row[Any], frozenset[str]]]:
        named: dict[str, set[str]] = {}
        for collection, account in self.connection.execute(select(collection_readers)).all():
            named.setdefault(collection, set()).add(account)
        for row in self.connection.execute(select(collections).order_by(collections.c.made_at, collections.c.id)).all():
            yield row, frozenset(named.get(row.id, ()))

    def change(self, collection: str, name: str, plan: str | None, readers: Readers, *, version: int) -> KeptCollection:
        mine = update(collections).where(collections.c.id == collection, collections.c.version == version)
        values = self._said(collection, name, plan, readers) | {"version": version + 1}
        if self.connection.execute(mine.values(values)).rowcount != 1:
            raise changed_meanwhile()
        self.connection.execute(delete(collection_readers).where(collection_readers.c.collection == collection))
        self._let_in(collection, readers)
        changed = self.get(collection)
        if changed is None:
            raise changed_meanwhile()
        return changed

    def erase(self, collection: str) -> tuple[str, ...]:
        these = collection_documents.c
        gone = tuple(self.connection.execute(select(these.id).where(these.collection == collection)).scalars())
        unkeep(self.connection, self.keyring, collection)
        SqlTombstones(self.connection, self.keyring, self.now).add(Fate.ERASED, collection, collection)
        return gone

    def put(self, collection: str, name: str, in_force: InForce, stored: Stored, job: str) -> CollectionDocument:
        sealer, id, table = self.keyring.sealer(collection), stored.id, collection_documents.name
        row = {
            "id": id,
            "collection": collection,
            "name": sealer.seal_text(name, table, id, "name"),
            "about": sealer.seal(msgspec.json.encode(in_force), table, id, "about"),
            "digest": sealer.seal_text(stored.sha256, table, id, "digest"),
            "document_key": sealer.seal(stored.key, table, id, "document_key"),
            "bytes": stored.size,
            "job": job,
            "made_at": self.now,
            "meant": 0,
        }
        self.connection.execute(insert(collection_documents).values(row))
        return CollectionDocument(id, collection, name, in_force, stored, job, self.now)

    def document(self, collection: str, document: str) -> CollectionDocument | None:
        these = collection_documents.c
        wanted = without_body().where(these.id == document, these.collection == collection)
        row = self.connection.execute(wanted).first()
        return None if row is None else self._document(row)

    def find(self, document: str) -> CollectionDocument | None:
        row = self.connection.execute(without_body().where(collection_documents.c.id == document)).first()
        return None if row is None else self._document(row)

    def documents(self, collection: str) -> Iterator[CollectionDocument]:
        these = collection_documents.c
        wanted = without_body().where(these.collection == collection).order_by(these.made_at, these.id)
        for row in self.connection.execute(wanted).all():
            yield self._document(row)

    def waits(self, document: CollectionDocument, job: str) -> None:
        self._update(document, {"job": job})

    def take_in(
        self, document: CollectionDocument, passages: Sequence[Passage], *, meant: bool, lost: Sequence[str] = ()
    ) -> bool:
        packed = zlib.compress(msgspec.json.encode(list(passages)))
        sealer, place = self.keyring.sealer(document.collection), (collection_documents.name, document.id, "body")
        values = {
            "taken_in_at": self.now,
            "passages": len(passages),
            "meant": int(meant),
            "told": self._told(document, lost=lost),
        }
        return self._update(document, values | {"body": sealer.seal(packed, *place)})

    def refuse(self, document: CollectionDocument, refused: tuple[str, str, str]) -> bool:
        values = {"taken_in_at": None, "passages": None, "meant": 0, "body": None}
        return self._update(document, values | {"told": self._told(document, refused=refused)})

    def _told(self, document: CollectionDocument, *, refused: Sequence[str] | None = None, lost: Sequence[str] = ()) -> bytes:
        plain = json.dumps({"refused": refused, "lost": list(lost)})
        return self.keyring.sealer(document.collection).seal_text(plain, collection_documents.name, document.id, "told")

    def _update(self, document: CollectionDocument, values: Mapping[str, Any]) -> bool:
        these = collection_documents.c
        mine = update(collection_documents).where(these.id == document.id, these.collection == document.collection)
        return self.connection.execute(mine.values(values)).rowcount == 1

    def taken_in(self, collections: Iterable[str] | None = None) -> list[TakenIn]:
        these = collection_documents.c
        wanted = select(these.id, these.collection, these.taken_in_at, these.passages).where(these.taken_in_at.is_not(None))
        asked = [wanted] if collections is None else [wanted.where(these.collection.in_(part)) for part in parts(collections)]
        found = [
            TakenIn(row.id, row.collection, row.taken_in_at, row.passages)
            for one in asked
            for row in self.connection.execute(one)
        ]
        return sorted(found, key=lambda one: (one.at, one.id))

    def passages(self, documents: Iterable[str]) -> Mapping[str, tuple[Passage, ...]]:
        these = collection_documents.c
        found: dict[str, tuple[Passage, ...]] = {}
        for part in parts(documents):
            wanted = select(these.id, these.collection, these.body).where(these.id.in_(part), these.body.is_not(None))
            for row in self.connection.execute(wanted).all():
                plain = self.keyring.sealer(row.collection).open(row.body, collection_documents.name, row.id, "body")
                found[row.id] = msgspec.json.decode(zlib.decompress(plain), type=tuple[Passage, ...])
        return found

    def remove(self, collection: str, document: str) -> bool:
        these = collection_documents.c
        known = self.connection.execute(select(these.id).where(these.id == document, these.collection == collection)).first()
        if known is None:
            return False
        for table in OF_COLLECTIONS:
            self.connection.execute(delete(table).where(table.c.id == document))
        SqlTombstones(self.connection, self.keyring, self.now).add(Fate.REMOVED, collection, document)
        return True

    def all_ids(self) -> frozenset[str]:
        return frozenset(self.connection.execute(select(collection_documents.c.id)).scalars())

    def _said(self, id: str, name: str, plan: str | None, readers: Readers) -> dict[str, Any]:
        sealer = self.keyring.sealer(id)
        return {
            "name": sealer.seal_text(name, "collections", id, "name"),
            "plan": None if plan is None else sealer.seal_text(plan, "collections", id, "plan"),
            "everybody": int(readers.everybody),
            "roles": " ".join(sorted(readers.roles)),
        }

    def _let_in(self, collection: str, readers: Readers) -> None:
        rows = [{"collection": collection, "account": one} for one in sorted(readers.accounts)]
        if rows:
            self.connection.execute(insert(collection_readers), rows)

    def _collection(self, row: Row[Any], named: frozenset[str]) -> KeptCollection:
        sealer = self.keyring.sealer(row.id)
        plan = None if row.plan is None else sealer.open_text(row.plan, "collections", row.id, "plan")
        name = sealer.open_text(row.name, "collections", row.id, "name")
        return KeptCollection(row.id, row.owner, name, plan, readers(row, named), row.made_at, row.version)

    def _document(self, row: Row[Any]) -> CollectionDocument:
        sealer, id, table = self.keyring.sealer(row.collection), row.id, collection_documents.name
        key = sealer.open(row.document_key, table, id, "document_key")
        stored = Stored(id, key, row.bytes, sealer.open_text(row.digest, table, id, "digest"))
        told = {} if row.told is None else json.loads(sealer.open_text(row.told, table, id, "told"))
        refused = told.get("refused")
        return CollectionDocument(
            id=id,
            collection=row.collection,
            name=sealer.open_text(row.name, table, id, "name"),
            in_force=msgspec.json.decode(sealer.open(row.about, table, id, "about"), type=InForce),
            stored=stored,
            job=row.job,
            made_at=row.made_at,
            taken_in_at=row.taken_in_at,
            passages=row.passages,
            meant=bool(row.meant),
            refused=None if refused is None else (refused[0], refused[1], refused[2]),
            lost=tuple(told.get("lost", ())),
        )


def readers(row: Row[Any], named: frozenset[str]) -> Readers:
    return Readers(bool(row.everybody), frozenset(map(Role, row.roles.split())), named)


def without_body() -> Select[Any]:
    """The passages are opened only to be searched."""
    return select(*(column for column in collection_documents.c if column.name != "body"))


def parts(ids: Iterable[str]) -> Iterator[list[str]]:
    every = sorted(set(ids))
    for at in range(0, len(every), AT_ONCE):
        yield every[at : at + AT_ONCE]


@dataclass(frozen=True, slots=True)
class SqlVectors:
    """A `VectorRecords`: a document's vectors as one sealed piece."""

    connection: Connection
    keyring: Keyring

    def put(self, kept: KeptVectors) -> None:
        """Raises Refused where the collection was erased."""
        plain = np.asarray(kept.vectors, dtype="<f4").tobytes()
        sealed = self.keyring.sealer(kept.collection).seal(plain, document_vectors.name, kept.document, "vectors")
        self.remove([kept.document])
        row = {
            "id": kept.document,
            "collection": kept.collection,
            "model": kept.made.model,
            "weights": kept.made.weights,
            "vectors": sealed,
            "many": len(kept.vectors),
            "at": kept.made.at,
        }
        self.connection.execute(insert(document_vectors).values(row))

    def made(self, documents: Iterable[str]) -> Mapping[str, tuple[Made, int]]:
        these = document_vectors.c
        found: dict[str, tuple[Made, int]] = {}
        for part in parts(documents):
            wanted = select(these.id, these.model, these.weights, these.at, these.many).where(these.id.in_(part))
            for row in self.connection.execute(wanted):
                found[row.id] = (Made(row.model, row.weights, row.at), row.many)
        return found

    def get(self, documents: Iterable[str]) -> Mapping[str, KeptVectors]:
        found: dict[str, KeptVectors] = {}
        for part in parts(documents):
            for row in self.connection.execute(select(document_vectors).where(document_vectors.c.id.in_(part))).all():
                plain = self.keyring.sealer(row.collection).open(row.vectors, document_vectors.name, row.id, "vectors")
                made, count = Made(row.model, row.weights, row.at), row.many
                rows = np.frombuffer(plain, dtype="<f4").reshape(count, -1) if count else np.zeros((0, 0), dtype=np.float32)
                found[row.id] = KeptVectors(row.id, row.collection, made, rows)
        return found

    def remove(self, documents: Iterable[str]) -> None:
        for part in parts(documents):
            self.connection.execute(delete(document_vectors).where(document_vectors.c.id.in_(part)))

    def documents(self) -> frozenset[str]:
        return frozenset(self.connection.execute(select(document_vectors.c.id)).scalars())
