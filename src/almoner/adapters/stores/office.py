"""Notes of offices and heads of letters in SQL."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema_office import letterheads, office_notes
from almoner.engine.letters.letterhead import Letterhead
from almoner.ports.office import NoteKind, OfficeNote


@dataclass(frozen=True, slots=True)
class SqlOffice:
    """An `OfficeRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(
        self, folder: str, kind: NoteKind, subject: str, who: str, body: Mapping[str, Any], *, id: str | None = None
    ) -> OfficeNote:
        made = OfficeNote(id or new_id("n"), folder, kind, subject, who, dict(body), self.now)
        said = json.dumps(made.body, ensure_ascii=False)
        row = {
            "id": made.id,
            "folder": folder,
            "kind": kind.value,
            "subject": subject,
            "who": who,
            "body": self.keyring.sealer(folder).seal_text(said, "office_notes", made.id, "body"),
            "at": self.now,
        }
        self.connection.execute(insert(office_notes).values(row))
        return made

    def of(self, folder: str, kind: NoteKind, *, subject: str | None = None) -> Iterator[OfficeNote]:
        wanted = select(office_notes).where(office_notes.c.folder == folder, office_notes.c.kind == kind.value)
        if subject is not None:
            wanted = wanted.where(office_notes.c.subject == subject)
        for row in self.connection.execute(wanted.order_by(office_notes.c.at, office_notes.c.id)).all():
            yield self._note(row)

    def get(self, folder: str, id: str) -> OfficeNote | None:
        wanted = select(office_notes).where(office_notes.c.folder == folder, office_notes.c.id == id)
        row = self.connection.execute(wanted).first()
        return None if row is None else self._note(row)

    def remove_all(self, folder: str) -> None:
        self.connection.execute(delete(office_notes).where(office_notes.c.folder == folder))

    def _note(self, row: Row[Any]) -> OfficeNote:
        said = self.keyring.sealer(row.folder).open_text(row.body, "office_notes", row.id, "body")
        return OfficeNote(row.id, row.folder, NoteKind(row.kind), row.subject, row.who, json.loads(said), row.at)


@dataclass(frozen=True, slots=True)
class SqlLetterheads:
    """A `LetterheadRecords`, sealed with the house's key."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def get(self, account: str) -> Letterhead | None:
        row = self.connection.execute(select(letterheads).where(letterheads.c.id == account)).first()
        if row is None:
            return None
        said = json.loads(self.keyring.system().open_text(row.body, "letterheads", account, "body"))
        return Letterhead(said["name"], tuple(said["lines"]), said["mark"])

    def put(self, account: str, head: Letterhead) -> None:
        said = json.dumps({"name": head.name, "lines": head.lines, "mark": head.mark}, ensure_ascii=False)
        self.remove(account)
        sealed = self.keyring.system().seal_text(said, "letterheads", account, "body")
        self.connection.execute(insert(letterheads).values({"id": account, "body": sealed, "changed_at": self.now}))

    def remove(self, account: str) -> None:
        self.connection.execute(delete(letterheads).where(letterheads.c.id == account))
