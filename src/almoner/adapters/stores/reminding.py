"""Reminders and calendars in SQL."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.lookup import digest
from almoner.adapters.stores.schema_reminding import calendars, reminded, reminders
from almoner.ports.reminding import Feed, ReminderWay, Reminding

OPEN = ("days_before", "language", "address", "room", "token")


@dataclass(frozen=True, slots=True)
class SqlReminders:
    """A `ReminderRecords`, sealed with the house's key."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def get(self, account: str) -> Reminding | None:
        row = self.connection.execute(select(reminders).where(reminders.c.id == account)).first()
        return None if row is None else self._made(row)

    def put(self, reminding: Reminding) -> None:
        account = reminding.account
        said = {"way": reminding.way.value} | {name: getattr(reminding, name) for name in OPEN}
        sealed = self.keyring.system().seal_text(json.dumps(said, ensure_ascii=False), "reminders", account, "body")
        self.connection.execute(delete(reminders).where(reminders.c.id == account))
        self.connection.execute(insert(reminders).values(id=account, body=sealed, changed_at=self.now))

    def remove(self, account: str) -> None:
        self.connection.execute(delete(reminders).where(reminders.c.id == account))
        self.connection.execute(delete(reminded).where(reminded.c.account == account))

    def all(self) -> Iterator[Reminding]:
        for row in self.connection.execute(select(reminders).order_by(reminders.c.id)).all():
            yield self._made(row)

    def told(self, account: str) -> frozenset[str]:
        rows = self.connection.execute(select(reminded.c.entry).where(reminded.c.account == account))
        return frozenset(row.entry for row in rows)

    def tell(self, account: str, entries: Collection[str]) -> None:
        for entry in sorted(frozenset(entries) - self.told(account)):
            self.connection.execute(insert(reminded).values(account=account, entry=entry, at=self.now))

    def _made(self, row: Row[Any]) -> Reminding:
        said = json.loads(self.keyring.system().open_text(row.body, "reminders", row.id, "body"))
        return Reminding(row.id, ReminderWay(said["way"]), *(said[name] for name in OPEN))


@dataclass(frozen=True, slots=True)
class SqlFeeds:
    """A `FeedRecords`."""

    connection: Connection
    now: datetime

    def put(self, account: str, token: str, language: str) -> Feed:
        self.remove(account)
        row = {"id": account, "digest": digest(token), "language": language, "made_at": self.now}
        self.connection.execute(insert(calendars).values(row))
        return Feed(account, language, self.now)

    def of(self, account: str) -> Feed | None:
        return self._one(calendars.c.id == account)

    def by(self, token: str) -> Feed | None:
        return self._one(calendars.c.digest == digest(token))

    def remove(self, account: str) -> None:
        self.connection.execute(delete(calendars).where(calendars.c.id == account))

    def _one(self, wanted: Any) -> Feed | None:
        row = self.connection.execute(select(calendars).where(wanted)).first()
        return None if row is None else Feed(row.id, row.language, row.made_at)
