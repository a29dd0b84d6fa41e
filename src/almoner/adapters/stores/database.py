"""SQLite or PostgreSQL with one writer: transactions that wait are kept together, so that a hundred share one flush to disk."""

import os
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from almoner.adapters.stores.accounts import SqlAccounts, SqlPasskeys
from almoner.adapters.stores.entering import SqlApiKeys, SqlOnce, SqlSessions, SqlTries
from almoner.adapters.stores.entries import SqlEntries
from almoner.adapters.stores.erasing import SqlHolds, SqlTombstones
from almoner.adapters.stores.folders import SqlFolders
from almoner.adapters.stores.jobs import SqlAsked, SqlJobs
from almoner.adapters.stores.kept import SqlAudits, SqlPapers
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.letters import SqlLetters
from almoner.adapters.stores.retaining import SqlAges
from almoner.adapters.stores.rotating import SqlKeys
from almoner.adapters.stores.schema import journal
from almoner.adapters.stores.sharing import SqlGlass, SqlGrants
from almoner.adapters.stores.uploads import SqlUploads
from almoner.engine.errors import Refused, Unavailable
from almoner.engine.privacy.act import Act, Outcome
from almoner.engine.privacy.chain import START, Entry, link_of
from almoner.ports.keeping import Work
from almoner.ports.keys import MasterKey

Answer = TypeVar("Answer")
TOGETHER = 256
"""At most so many transactions share one flush."""
BUSY_MS = 10_000
JOURNAL_LOCK = 6_117_245
"""The number under which PostgreSQL lets one writer at a time continue the journal."""
READING = "almoner_reading"


@dataclass(slots=True)
class Tail:
    """Where the journal ends."""

    number: int = 0
    link: str = START


class SqlWork:
    """A `Work`: one transaction."""

    def __init__(self, connection: Connection, master: MasterKey, now: datetime, tail: Tail) -> None:
        self.connection, self.now, self.tail = connection, now, tail
        self.keyring = Keyring(connection, master, now)

    @cached_property
    def folders(self) -> SqlFolders:
        return SqlFolders(self.connection, self.keyring, self.now)

    @cached_property
    def accounts(self) -> SqlAccounts:
        return SqlAccounts(self.connection, self.keyring, self.now)

    @cached_property
    def passkeys(self) -> SqlPasskeys:
        return SqlPasskeys(self.connection, self.keyring, self.now)

    @cached_property
    def sessions(self) -> SqlSessions:
        return SqlSessions(self.connection, self.keyring, self.now)

    @cached_property
    def api_keys(self) -> SqlApiKeys:
        return SqlApiKeys(self.connection, self.keyring, self.now)

    @cached_property
    def once(self) -> SqlOnce:
        return SqlOnce(self.connection, self.keyring, self.now)

    @cached_property
    def tries(self) -> SqlTries:
        return SqlTries(self.connection, self.keyring, self.now)

    @cached_property
    def grants(self) -> SqlGrants:
        return SqlGrants(self.connection, self.now)

    @cached_property
    def glass(self) -> SqlGlass:
        return SqlGlass(self.connection, self.keyring, self.now)

    @cached_property
    def papers(self) -> SqlPapers:
        return SqlPapers(self.connection, self.keyring, self.now)

    @cached_property
    def uploads(self) -> SqlUploads:
        return SqlUploads(self.connection, self.keyring, self.now)

    @cached_property
    def audits(self) -> SqlAudits:
        return SqlAudits(self.connection, self.keyring, self.now)

    @cached_property
    def letters(self) -> SqlLetters:
        return SqlLetters(self.connection, self.keyring, self.now)

    @cached_property
    def jobs(self) -> SqlJobs:
        return SqlJobs(self.connection, self.keyring, self.now)

    @cached_property
    def asked(self) -> SqlAsked:
        return SqlAsked(self.connection, self.keyring, self.now)

    @cached_property
    def entries(self) -> SqlEntries:
        return SqlEntries(self.connection)

    @cached_property
    def tombstones(self) -> SqlTombstones:
        return SqlTombstones(self.connection, self.keyring, self.now)

    @cached_property
    def keys(self) -> SqlKeys:
        return SqlKeys(self.connection, self.keyring, self.now)

    @cached_property
    def ages(self) -> SqlAges:
        return SqlAges(self.connection)

    @cached_property
    def holds(self) -> SqlHolds:
        return SqlHolds(self.connection, self.keyring, self.now)

    def journal(
        self, act: Act, action: str, resource: str, *, folder: str | None = None, outcome: Outcome = Outcome.DONE
    ) -> None:
        number = self.tail.number + 1
        sealed = None if act.reason is None else self.keyring.system().seal_text(act.reason, "journal", str(number), "sealed")
        entry = Entry(
            number,
            self.now,
            act.who,
            act.on_behalf,
            act.purpose.value,
            action,
            resource,
            folder,
            outcome.value,
            act.origin,
            None if sealed is None else sealed.hex(),
            self.tail.link,
            "",
        )
        link = link_of(entry)
        row = {name: getattr(entry, name) for name in Entry.__dataclass_fields__} | {"sealed": sealed, "link": link}
        self.connection.execute(insert(journal).values(row))
        self.tail.number, self.tail.link = number, link


@dataclass(slots=True)
class Waiting:
    """A transaction that waits for the writer, and where its answer goes."""

    work: Callable[[Work], Any]
    answer: Future[Any] = field(default_factory=Future)


class SqlDatabase:
    """A `Database`. `now` is the clock, in UTC. Nothing connects before it is first used."""

    def __init__(self, url: str, master: MasterKey, now: Callable[[], datetime]) -> None:
        self.engine = engine_for(url)
        self.master, self.now = master, now
        self.waiting: queue.Queue[Waiting | None] = queue.Queue()
        self.writer: threading.Thread | None = None
        self.starting = threading.Lock()
        self.closed = False

    def write(self, work: Callable[[Work], Answer]) -> Answer:
        one = Waiting(work)
        with self.starting:
            if self.closed:
                raise away("it is being closed")
            if self.writer is None:
                self.writer = threading.Thread(target=self._write_all, name="almoner-writer", daemon=True)
                self.writer.start()
            self.waiting.put(one)
        answer: Answer = one.answer.result()
        return answer

    def read(self, work: Callable[[Work], Answer]) -> Answer:
        try:
            with self._reading() as connection, connection.begin():
                return work(SqlWork(connection, self.master, self.now(), Tail()))
        except SQLAlchemyError as error:
            if is_damaged(error):
                raise damaged() from error
            raise away(cause(error)) from error

    def _reading(self) -> Connection:
        """All that is read is of one moment: a key and what it seals may be exchanged meanwhile."""
        opened = self.engine.connect().execution_options(**{READING: True})
        return opened.execution_options(isolation_level="REPEATABLE READ") if opened.dialect.name == "postgresql" else opened

    def close(self) -> None:
        with self.starting:
            self.closed = True
            writer = self.writer
        if writer is not None:
            self.waiting.put(None)
            writer.join()
        self.engine.dispose()

    def _write_all(self) -> None:
        while (first := self.waiting.get()) is not None:
            batch, last = [first], False
            while len(batch) < TOGETHER and not last:
                try:
                    one = self.waiting.get_nowait()
                except queue.Empty:
                    break
                if one is None:
                    last = True
                else:
                    batch.append(one)
            self._write(batch)
            if last:
                return

    def _write(self, batch: list[Waiting]) -> None:
        """One flush for all. What one of them raises undoes that one alone; what the database raises undoes all."""
        answers: list[tuple[Waiting, Any, BaseException | None]] = []
        try:
            with self.engine.connect() as connection, connection.begin():
                tail = tail_of(connection)
                answers.extend((one, *self._try(connection, one, tail)) for one in batch)
        except SQLAlchemyError as broken:
            for one in batch:
                one.answer.set_exception(away(cause(broken)))
            return
        for one, answer, refusal in answers:
            if refusal is None:
                one.answer.set_result(answer)
            else:
                one.answer.set_exception(refusal)

    def _try(self, connection: Connection, one: Waiting, tail: Tail) -> tuple[Any, BaseException | None]:
        before = (tail.number, tail.link)
        savepoint = connection.begin_nested()
        try:
            answer = one.work(SqlWork(connection, self.master, self.now(), tail))
            savepoint.commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                raise
            savepoint.rollback()
            tail.number, tail.link = before
            return None, away(cause(error))
        except Exception as error:  # noqa: BLE001 - it goes to whoever asked for this transaction
            savepoint.rollback()
            tail.number, tail.link = before
            return None, error
        return answer, None


def tail_of(connection: Connection) -> Tail:
    """Where the journal ends now; until this transaction ends nobody else may continue it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": JOURNAL_LOCK})
    last = connection.execute(select(journal.c.number, journal.c.link).order_by(journal.c.number.desc()).limit(1)).first()
    return Tail() if last is None else Tail(last.number, last.link)


def engine_for(url: str) -> Engine:
    """SQLite as a write-ahead log, flushed at every commit, and erased rows overwritten; PostgreSQL as it is."""
    engine = create_engine(url, pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "do_connect", make_private)
        event.listen(engine, "connect", set_up_sqlite)
        event.listen(engine, "begin", begin_sqlite)
    return engine


def make_private(_dialect: Any, _record: Any, given: list[Any], _named: dict[str, Any]) -> None:
    """The file is made for its owner alone; what SQLite makes beside it takes after it."""
    with suppress(OSError):  # SQLite says better what is wrong
        os.close(os.open(given[0], os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # this house begins transactions itself
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def cause(error: SQLAlchemyError) -> str:
    """The kind of fault alone: a driver's words may quote what was written."""
    return f"the database answered with {type(getattr(error, 'orig', None) or error).__name__}"


def is_damaged(error: SQLAlchemyError) -> bool:
    """SQLite says no more of a file that is none than this kind; of what may pass it says another."""
    return type(getattr(error, "orig", None)) is sqlite3.DatabaseError


def damaged() -> Refused:
    return Refused(
        "database_damaged",
        what="Nothing was read",
        why="the file of the database is damaged",
        do="keep it as it is, and restore it from a backup",
    )


def away(why: str) -> Unavailable:
    return Unavailable("keeping_away", what="Nothing was kept or read", why=why, do="try again in a moment")
