"""Sessions, keys of programs, tokens that work once, and tries, in SQL."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, select, update

from almoner.adapters.chance.system import new_id
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.lookup import Lookup, digest
from almoner.adapters.stores.schema_identity import api_keys, once, sessions, tries
from almoner.engine.privacy.permissions import Action
from almoner.ports.entering import ApiKey, Kept, Once, Session, Tries, Way

BETWEEN = ","
"""Stands between actions, whose words hold spaces."""


@dataclass(frozen=True, slots=True)
class SqlSessions:
    """A `SessionRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def open(self, account: str, *, token: str, way: Way, place: str, provider_session: str | None = None) -> Session:
        id = new_id("s")
        row = {
            "id": id,
            "digest": digest(token),
            "account": account,
            "way": way.value,
            "place": self.keyring.system().seal_text(place, "sessions", id, "place"),
            "provider_mark": None if provider_session is None else self._mark(provider_session),
            "made_at": self.now,
            "seen_at": self.now,
        }
        self.connection.execute(insert(sessions).values(row))
        return Session(id, account, way, self.now, self.now, place)

    def by_token(self, token: str) -> Session | None:
        row = self.connection.execute(select(sessions).where(sessions.c.digest == digest(token))).first()
        return None if row is None else self._made(row)

    def of(self, account: str) -> Iterator[Session]:
        return self._open_ones(sessions.c.account == account)

    def of_provider(self, provider_session: str) -> Iterator[Session]:
        return self._open_ones(sessions.c.provider_mark == self._mark(provider_session))

    def seen(self, session: str) -> None:
        self.connection.execute(update(sessions).where(sessions.c.id == session).values(seen_at=self.now))

    def end(self, session: str) -> None:
        mine = and_(sessions.c.id == session, sessions.c.ended_at.is_(None))
        self.connection.execute(update(sessions).where(mine).values(ended_at=self.now))

    def _open_ones(self, mine: ColumnElement[bool]) -> Iterator[Session]:
        wanted = select(sessions).where(mine, sessions.c.ended_at.is_(None))
        for row in self.connection.execute(wanted.order_by(sessions.c.seen_at.desc(), sessions.c.id)):
            yield self._made(row)

    def _mark(self, provider_session: str) -> str:
        return Lookup(self.keyring).mark("provider session", provider_session)

    def _made(self, row: Row[Any]) -> Session:
        place = self.keyring.system().open_text(row.place, "sessions", row.id, "place")
        return Session(row.id, row.account, Way(row.way), row.made_at, row.seen_at, place, row.ended_at)


@dataclass(frozen=True, slots=True)
class SqlApiKeys:
    """An `ApiKeyRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def add(self, account: str, *, token: str, name: str, actions: Iterable[Action], until: datetime) -> ApiKey:
        id, actions = new_id("k"), frozenset(actions)
        row = {
            "id": id,
            "digest": digest(token),
            "account": account,
            "name": self.keyring.system().seal_text(name, "api_keys", id, "name"),
            "actions": BETWEEN.join(sorted(one.value for one in actions)),
            "made_at": self.now,
            "until": until,
        }
        self.connection.execute(insert(api_keys).values(row))
        return ApiKey(id, account, name, actions, self.now, until)

    def by_token(self, token: str) -> ApiKey | None:
        row = self.connection.execute(select(api_keys).where(api_keys.c.digest == digest(token))).first()
        return None if row is None else self._made(row)

    def of(self, account: str) -> Iterator[ApiKey]:
        wanted = select(api_keys).where(api_keys.c.account == account, api_keys.c.ended_at.is_(None))
        for row in self.connection.execute(wanted.order_by(api_keys.c.made_at, api_keys.c.id)):
            yield self._made(row)

    def end(self, account: str, key: str) -> bool:
        mine = and_(api_keys.c.id == key, api_keys.c.account == account, api_keys.c.ended_at.is_(None))
        return self.connection.execute(update(api_keys).where(mine).values(ended_at=self.now)).rowcount == 1

    def _made(self, row: Row[Any]) -> ApiKey:
        name = self.keyring.system().open_text(row.name, "api_keys", row.id, "name")
        actions = frozenset(Action(word) for word in row.actions.split(BETWEEN) if word)
        return ApiKey(row.id, row.account, name, actions, row.made_at, row.until, row.ended_at)


@dataclass(frozen=True, slots=True)
class SqlOnce:
    """An `OnceRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def put(self, kind: Once, token: str, *, until: datetime, account: str | None = None, payload: str = "") -> None:
        key = digest(token)
        sealed = self.keyring.system().seal_text(payload, "once", key, "payload")
        row = {"digest": key, "kind": kind.value, "account": account, "payload": sealed, "misses": 0, "until": until}
        self.connection.execute(insert(once).values(row))

    def look(self, kind: Once, token: str) -> Kept | None:
        row = self.connection.execute(select(once).where(mine(kind, token), once.c.until > self.now)).first()
        if row is None:
            return None
        payload = self.keyring.system().open_text(row.payload, "once", row.digest, "payload")
        return Kept(row.account, payload, row.misses)

    def take(self, kind: Once, token: str) -> Kept | None:
        found = self.look(kind, token)
        if found is None or self.connection.execute(delete(once).where(mine(kind, token))).rowcount != 1:
            return None
        return found

    def miss(self, kind: Once, token: str) -> int:
        self.connection.execute(update(once).where(mine(kind, token)).values(misses=once.c.misses + 1))
        return self.connection.execute(select(once.c.misses).where(mine(kind, token))).scalar() or 0

    def drop(self, kind: Once, *, account: str | None = None) -> None:
        these = once.c.kind == kind.value
        self.connection.execute(delete(once).where(these if account is None else and_(these, once.c.account == account)))

    def drop_late(self) -> None:
        self.connection.execute(delete(once).where(once.c.until <= self.now))


@dataclass(frozen=True, slots=True)
class SqlTries:
    """A `TryRecords`."""

    connection: Connection
    keyring: Keyring
    now: datetime

    def get(self, whom: str) -> Tries | None:
        row = self.connection.execute(select(tries).where(tries.c.mark == self._mark(whom))).first()
        return None if row is None else Tries(row._mapping["count"], row.last_at)  # noqa: SLF001 - see SqlPasskeys

    def add(self, whom: str, *, afresh: bool = False) -> Tries:
        before = self.get(whom)
        made = Tries(1 if before is None or afresh else before.count + 1, self.now)
        values = {"count": made.count, "last_at": made.last_at}
        if before is None:
            self.connection.execute(insert(tries).values(values | {"mark": self._mark(whom)}))
        else:
            self.connection.execute(update(tries).where(tries.c.mark == self._mark(whom)).values(values))
        return made

    def clear(self, whom: str) -> None:
        self.connection.execute(delete(tries).where(tries.c.mark == self._mark(whom)))

    def forget(self, before: datetime) -> None:
        self.connection.execute(delete(tries).where(tries.c.last_at < before))

    def _mark(self, whom: str) -> str:
        return Lookup(self.keyring).mark("tries", whom)


def mine(kind: Once, token: str) -> ColumnElement[bool]:
    return and_(once.c.digest == digest(token), once.c.kind == kind.value)
