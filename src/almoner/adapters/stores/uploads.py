"""Papers that come in pieces, in SQL."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select, update

from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema_uploads import upload_parts, uploads
from almoner.engine.errors import Conflict
from almoner.ports.documents import Stored
from almoner.ports.uploads import Upload


@dataclass(frozen=True, slots=True)
class SqlUploads:
    """An `UploadRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, folder: str, account: str, name: str, length: int | None, *, id: str) -> Upload:
        sealed = self.keyring.sealer(folder).seal_text(name, "uploads", id, "name")
        row = {
            "id": id,
            "folder": folder,
            "account": account,
            "name": sealed,
            "length": length,
            "offset": 0,
            "made_at": self.now,
        }
        self.connection.execute(insert(uploads).values(row))
        return Upload(id, folder, account, name, length, 0, self.now)

    def get(self, folder: str, upload: str) -> Upload | None:
        row = self.connection.execute(select(uploads).where(uploads.c.id == upload, uploads.c.folder == folder)).first()
        if row is None:
            return None
        name = self.keyring.sealer(folder).open_text(row.name, "uploads", upload, "name")
        return Upload(row.id, row.folder, row.account, name, row.length, row.offset, row.made_at)

    def open(self, account: str) -> int:
        found = self.connection.execute(select(func.count()).select_from(uploads).where(uploads.c.account == account))
        return found.scalar_one()

    def parts(self, upload: Upload) -> tuple[Stored, ...]:
        wanted = select(upload_parts).where(upload_parts.c.upload == upload.id, upload_parts.c.folder == upload.folder)
        return tuple(self._part(row) for row in self.connection.execute(wanted.order_by(upload_parts.c.number)))

    def append(self, upload: Upload, part: Stored) -> Upload:
        mine = update(uploads).where(uploads.c.id == upload.id, uploads.c.offset == upload.offset)
        grown = upload.offset + part.size
        if self.connection.execute(mine.values(offset=grown)).rowcount != 1:
            raise moved()
        count = select(func.count()).select_from(upload_parts).where(upload_parts.c.upload == upload.id)
        sealer = self.keyring.sealer(upload.folder)
        row = {
            "id": part.id,
            "upload": upload.id,
            "folder": upload.folder,
            "number": self.connection.execute(count).scalar_one(),
            "digest": sealer.seal_text(part.sha256, "upload_parts", part.id, "digest"),
            "document_key": sealer.seal(part.key, "upload_parts", part.id, "document_key"),
            "bytes": part.size,
        }
        self.connection.execute(insert(upload_parts).values(row))
        return replace(upload, offset=grown)

    def remove(self, upload: Upload) -> tuple[str, ...]:
        return self._remove(uploads.c.id == upload.id)

    def remove_all(self, folder: str) -> tuple[str, ...]:
        return self._remove(uploads.c.folder == folder)

    def forget(self, before: datetime) -> tuple[str, ...]:
        return self._remove(uploads.c.made_at < before)

    def all_ids(self) -> frozenset[str]:
        return frozenset(self.connection.execute(select(upload_parts.c.id)).scalars())

    def _remove(self, which: ColumnElement[bool]) -> tuple[str, ...]:
        theirs = upload_parts.c.upload.in_(select(uploads.c.id).where(which))
        found = tuple(self.connection.execute(select(upload_parts.c.id).where(theirs)).scalars())
        self.connection.execute(delete(upload_parts).where(theirs))
        self.connection.execute(delete(uploads).where(which))
        return found

    def _part(self, row: Row[Any]) -> Stored:
        sealer = self.keyring.sealer(row.folder)
        key = sealer.open(row.document_key, "upload_parts", row.id, "document_key")
        return Stored(row.id, key, row.bytes, sealer.open_text(row.digest, "upload_parts", row.id, "digest"))


def moved() -> Conflict:
    return Conflict(
        "upload_offset",
        what="Nothing was added",
        why="the upload is not at this offset",
        do="ask where it is (HEAD) and go on from there",
    )
