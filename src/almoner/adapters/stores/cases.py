"""Cases in SQL."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, or_, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.folders import changed_meanwhile, unknown
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.schema_cases import case_events, cases
from almoner.engine.cases.case import Event, Happened, event_of, plain_of
from almoner.ports.cases import KeptCase


@dataclass(frozen=True, slots=True)
class SqlCases:
    """A `CaseRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, folder: str, who: str, event: Event, *, id: str, made_at: datetime | None = None) -> KeptCase:
        moment = made_at or self.now
        first = Happened(1, moment, who, event)
        self.connection.execute(insert(cases).values({"id": id, "folder": folder, "version": 1, "made_at": moment}))
        self._keep(folder, id, first)
        return KeptCase(id, folder, moment, (first,))

    def get(self, folder: str, case: str, *, hold: bool = False) -> KeptCase | None:
        wanted = select(cases).where(cases.c.id == case, cases.c.folder == folder)
        row = self.connection.execute(wanted.with_for_update() if hold else wanted).first()
        return None if row is None else self._case(row)

    def of(self, folder: str, *, after: str | None = None, most: int | None = None) -> Iterator[KeptCase]:
        wanted = select(cases).where(cases.c.folder == folder).limit(most)
        if after is not None:
            last = select(cases.c.made_at).where(cases.c.id == after, cases.c.folder == folder)
            found = self.connection.execute(last).first()
            if found is None:
                raise unknown()
            same = and_(cases.c.made_at == found.made_at, cases.c.id > after)
            wanted = wanted.where(or_(cases.c.made_at > found.made_at, same))
        for row in self.connection.execute(wanted.order_by(cases.c.made_at, cases.c.id)).all():
            yield self._case(row)

    def append(self, folder: str, case: str, happened: Happened) -> None:
        mine = update(cases).where(cases.c.id == case, cases.c.folder == folder, cases.c.version == happened.number - 1)
        if self.connection.execute(mine.values(version=happened.number)).rowcount != 1:
            raise changed_meanwhile()
        self._keep(folder, case, happened)

    def remove_all(self, folder: str) -> None:
        self.connection.execute(delete(case_events).where(case_events.c.folder == folder))
        self.connection.execute(delete(cases).where(cases.c.folder == folder))

    def _keep(self, folder: str, case: str, one: Happened) -> None:
        id = new_id("v")
        body = json.dumps(plain_of(one.event), ensure_ascii=False)
        row = {
            "id": id,
            "case": case,
            "folder": folder,
            "number": one.number,
            "who": one.who,
            "body": self.keyring.sealer(folder).seal_text(body, "case_events", id, "body"),
            "at": one.at,
        }
        self.connection.execute(insert(case_events).values(row))

    def _case(self, row: Row[Any]) -> KeptCase:
        mine = select(case_events).where(case_events.c.case == row.id).order_by(case_events.c.number)
        events = tuple(self._happened(one) for one in self.connection.execute(mine).all())
        return KeptCase(row.id, row.folder, row.made_at, events)

    def _happened(self, row: Row[Any]) -> Happened:
        body = self.keyring.sealer(row.folder).open_text(row.body, "case_events", row.id, "body")
        return Happened(row.number, row.at, row.who, event_of(json.loads(body)))
