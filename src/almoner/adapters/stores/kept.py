"""Papers and audits in SQL."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, or_, select, update

from almoner.adapters.stores.erasing import SqlTombstones
from almoner.adapters.stores.folders import unknown
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema_kept import audits, papers
from almoner.ports.documents import Stored
from almoner.ports.erasing import Fate
from almoner.ports.kept import KeptAudit, KeptPaper


@dataclass(frozen=True, slots=True)
class SqlPapers:
    """A `PaperRecords`. A paper has the id of its document."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, folder: str, name: str, stored: Stored, *, made_at: datetime | None = None) -> KeptPaper:
        sealer, id, moment = self.keyring.sealer(folder), stored.id, made_at or self.now
        row = {
            "id": id,
            "folder": folder,
            "name": sealer.seal_text(name, "papers", id, "name"),
            "digest": sealer.seal_text(stored.sha256, "papers", id, "digest"),
            "document_key": sealer.seal(stored.key, "papers", id, "document_key"),
            "bytes": stored.size,
            "made_at": moment,
        }
        self.connection.execute(insert(papers).values(row))
        return KeptPaper(id, folder, name, None, stored, moment)

    def get(self, folder: str, paper: str) -> KeptPaper | None:
        row = self.connection.execute(select(papers).where(papers.c.id == paper, papers.c.folder == folder)).first()
        return None if row is None else self._paper(row)

    def of(self, folder: str, *, after: str | None = None, most: int | None = None) -> Iterator[KeptPaper]:
        wanted = select(papers).where(papers.c.folder == folder).limit(most)
        if after is not None:
            last = select(papers.c.made_at).where(papers.c.id == after, papers.c.folder == folder)
            found = self.connection.execute(last).first()
            if found is None:
                raise unknown()
            same = and_(papers.c.made_at == found.made_at, papers.c.id > after)
            wanted = wanted.where(or_(papers.c.made_at > found.made_at, same))
        for row in self.connection.execute(wanted.order_by(papers.c.made_at, papers.c.id)):
            yield self._paper(row)

    def read_as(self, folder: str, paper: str, kind: str) -> None:
        sealed = self.keyring.sealer(folder).seal_text(kind, "papers", paper, "kind")
        mine = update(papers).where(papers.c.id == paper, papers.c.folder == folder)
        self.connection.execute(mine.values(kind=sealed))

    def remove(self, folder: str, paper: str) -> bool:
        mine = delete(papers).where(papers.c.id == paper, papers.c.folder == folder)
        found = self.connection.execute(mine).rowcount == 1
        if found:
            SqlTombstones(self.connection, self.keyring, self.now).add(Fate.REMOVED, folder, paper)
        return found

    def remove_all(self, folder: str) -> tuple[str, ...]:
        found = tuple(self.connection.execute(select(papers.c.id).where(papers.c.folder == folder)).scalars())
        self.connection.execute(delete(papers).where(papers.c.folder == folder))
        return found

    def all_ids(self) -> frozenset[str]:
        return frozenset(self.connection.execute(select(papers.c.id)).scalars())

    def _paper(self, row: Row[Any]) -> KeptPaper:
        sealer, id = self.keyring.sealer(row.folder), row.id
        key, digest = (
            sealer.open(row.document_key, "papers", id, "document_key"),
            sealer.open_text(row.digest, "papers", id, "digest"),
        )
        kind = None if row.kind is None else sealer.open_text(row.kind, "papers", id, "kind")
        name = sealer.open_text(row.name, "papers", id, "name")
        return KeptPaper(id, row.folder, name, kind, Stored(id, key, row.bytes, digest), row.made_at)


@dataclass(frozen=True, slots=True)
class SqlAudits:
    """An `AuditRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, folder: str, job: str, asked: dict[str, Any], *, id: str, made_at: datetime | None = None) -> KeptAudit:
        sealed, moment = self._seal(folder, asked, id, "asked"), made_at or self.now
        row = {"id": id, "folder": folder, "job": job, "asked": sealed, "made_at": moment}
        self.connection.execute(insert(audits).values(row))
        return KeptAudit(id, folder, job, asked, None, moment)

    def get(self, folder: str, audit: str) -> KeptAudit | None:
        row = self.connection.execute(select(audits).where(audits.c.id == audit, audits.c.folder == folder)).first()
        return None if row is None else self._audit(row, row.answer)

    def of(self, folder: str, *, after: str | None = None, most: int | None = None) -> Iterator[KeptAudit]:
        columns = [column for column in audits.c if column.name != "answer"]
        wanted = select(*columns).where(audits.c.folder == folder).limit(most)
        if after is not None:
            last = select(audits.c.made_at).where(audits.c.id == after, audits.c.folder == folder)
            found = self.connection.execute(last).first()
            if found is None:
                raise unknown()
            same = and_(audits.c.made_at == found.made_at, audits.c.id > after)
            wanted = wanted.where(or_(audits.c.made_at > found.made_at, same))
        for row in self.connection.execute(wanted.order_by(audits.c.made_at, audits.c.id)):
            yield self._audit(row, None)

    def answer(self, folder: str, audit: str, answer: dict[str, Any]) -> None:
        mine = update(audits).where(audits.c.id == audit, audits.c.folder == folder)
        self.connection.execute(mine.values(answer=self._seal(folder, answer, audit, "answer"), done_at=self.now))

    def remove_all(self, folder: str) -> None:
        self.connection.execute(delete(audits).where(audits.c.folder == folder))

    def _seal(self, folder: str, value: dict[str, Any], *place: str) -> bytes:
        packed = zlib.compress(json.dumps(value, ensure_ascii=False).encode())
        return self.keyring.sealer(folder).seal(packed, "audits", *place)

    def _audit(self, row: Row[Any], answer: bytes | None) -> KeptAudit:
        def opened(sealed: bytes, column: str) -> dict[str, Any]:
            plain = self.keyring.sealer(row.folder).open(sealed, "audits", row.id, column)
            value: dict[str, Any] = json.loads(zlib.decompress(plain))
            return value

        found = None if answer is None else opened(answer, "answer")
        return KeptAudit(row.id, row.folder, row.job, opened(row.asked, "asked"), found, row.made_at, row.done_at)
