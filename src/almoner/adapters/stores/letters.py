"""Letters in SQL."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema_letters import letter_files, letters
from almoner.ports.documents import Stored
from almoner.ports.kept_letters import KeptLetter


@dataclass(frozen=True, slots=True)
class SqlLetters:
    """A `LetterRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, folder: str, audit: str, job: str, asked: dict[str, Any], *, id: str) -> KeptLetter:
        row = {"id": id, "folder": folder, "audit": audit, "job": job, "made_at": self.now}
        self.connection.execute(insert(letters).values(row | {"asked": self._seal(folder, asked, id, "asked")}))
        return KeptLetter(id, folder, audit, job, asked, None, {}, self.now)

    def get(self, folder: str, letter: str) -> KeptLetter | None:
        row = self.connection.execute(select(letters).where(letters.c.id == letter, letters.c.folder == folder)).first()
        return None if row is None else self._letter(row)

    def of(self, folder: str, audit: str | None = None) -> Iterator[KeptLetter]:
        wanted = select(letters).where(letters.c.folder == folder).order_by(letters.c.made_at, letters.c.id)
        if audit is not None:
            wanted = wanted.where(letters.c.audit == audit)
        for row in self.connection.execute(wanted).all():
            yield self._letter(row)

    def written(self, folder: str, letter: str, answer: dict[str, Any], files: Mapping[str, Stored]) -> None:
        sealer = self.keyring.sealer(folder)
        before = select(func.max(letter_files.c.version)).where(letter_files.c.letter == letter)
        version = (self.connection.execute(before).scalar() or 0) + 1
        mine = update(letters).where(letters.c.id == letter, letters.c.folder == folder)
        self.connection.execute(mine.values(answer=self._seal(folder, answer, letter, "answer"), done_at=self.now))
        for form, stored in files.items():
            row = {
                "id": stored.id,
                "letter": letter,
                "folder": folder,
                "form": form,
                "version": version,
                "digest": sealer.seal_text(stored.sha256, "letter_files", stored.id, "digest"),
                "document_key": sealer.seal(stored.key, "letter_files", stored.id, "document_key"),
                "bytes": stored.size,
                "made_at": self.now,
            }
            self.connection.execute(insert(letter_files).values(row))

    def remove_all(self, folder: str) -> tuple[str, ...]:
        mine = select(letter_files.c.id).where(letter_files.c.folder == folder)
        found = tuple(self.connection.execute(mine).scalars())
        self.connection.execute(delete(letter_files).where(letter_files.c.folder == folder))
        self.connection.execute(delete(letters).where(letters.c.folder == folder))
        return found

    def all_ids(self) -> frozenset[str]:
        return frozenset(self.connection.execute(select(letter_files.c.id)).scalars())

    def _seal(self, folder: str, value: dict[str, Any], *place: str) -> bytes:
        return self.keyring.sealer(folder).seal_text(json.dumps(value, ensure_ascii=False), "letters", *place)

    def _letter(self, row: Row[Any]) -> KeptLetter:
        sealer = self.keyring.sealer(row.folder)
        asked = json.loads(sealer.open_text(row.asked, "letters", row.id, "asked"))
        answer = None if row.answer is None else json.loads(sealer.open_text(row.answer, "letters", row.id, "answer"))
        files = {one.form: self._stored(one) for one in self._files(row.id)}
        return KeptLetter(row.id, row.folder, row.audit, row.job, asked, answer, files, row.made_at, row.done_at)

    def _files(self, letter: str) -> list[Row[Any]]:
        mine = select(letter_files).where(letter_files.c.letter == letter).order_by(letter_files.c.version, letter_files.c.form)
        return list(self.connection.execute(mine))

    def _stored(self, row: Row[Any]) -> Stored:
        sealer, id = self.keyring.sealer(row.folder), row.id
        key = sealer.open(row.document_key, "letter_files", id, "document_key")
        return Stored(id, key, row.bytes, sealer.open_text(row.digest, "letter_files", id, "digest"))
