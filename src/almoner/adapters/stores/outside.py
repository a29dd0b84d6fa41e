"""What left in another way, in SQL."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema_privacy import outside
from almoner.engine.privacy.disclosures import Outside

PLACE = ("outside", "body")


@dataclass(frozen=True, slots=True)
class SqlOutside:
    """An `OutsideRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, folder: str, by: str, *, day: date, to: str, what: str, purpose: str) -> Outside:
        made = Outside(new_id("x"), day, to, what, purpose)
        body = json.dumps([day.isoformat(), to, what, purpose], ensure_ascii=False)
        sealed = self.keyring.sealer(folder).seal_text(body, PLACE[0], made.id, PLACE[1])
        row = {"id": made.id, "folder": folder, "made_by": by, "body": sealed, "made_at": self.now}
        self.connection.execute(insert(outside).values(row))
        return made

    def get(self, folder: str, id: str) -> Outside | None:
        wanted = select(outside).where(outside.c.folder == folder, outside.c.id == id)
        row = self.connection.execute(wanted).first()
        return None if row is None else self._made(row)

    def of(self, folder: str) -> Iterator[Outside]:
        wanted = select(outside).where(outside.c.folder == folder).order_by(outside.c.made_at, outside.c.id)
        for row in self.connection.execute(wanted).all():
            yield self._made(row)

    def remove(self, folder: str, id: str) -> bool:
        return self.connection.execute(delete(outside).where(outside.c.folder == folder, outside.c.id == id)).rowcount == 1

    def remove_all(self, folder: str) -> None:
        self.connection.execute(delete(outside).where(outside.c.folder == folder))

    def _made(self, row: Row[Any]) -> Outside:
        day, *rest = json.loads(self.keyring.sealer(row.folder).open_text(row.body, PLACE[0], row.id, PLACE[1]))
        return Outside(row.id, date.fromisoformat(day), *rest)
