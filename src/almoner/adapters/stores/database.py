"""SQLite or PostgreSQL with one writer: transactions that wait are kept together, so that a hundred share one flush to disk."""

import os
import queue
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from almoner.adapters.stores.journal_lines import Tail, tail_of
from almoner.adapters.stores.work import SqlWork
from almoner.engine.errors import Refused, Unavailable
from almoner.ports.keeping import Work
from almoner.ports.keys import MasterKey

Answer = TypeVar("Answer")
TOGETHER = 256
"""At most so many transactions share one flush."""
BUSY_MS = 10_000
READING = "almoner_reading"
RECYCLE_S = 1200
"""How long a connection is used that was made with credentials for a time."""


class Waiting:
    """A transaction that waits for the writer. A bare lock tells that it is done: many wait, and each waits only once."""

    __slots__ = ("answer", "done", "raised", "work")

    def __init__(self, work: Callable[[Work], Any]) -> None:
        self.work, self.done = work, threading.Lock()
        self.answer: Any = None
        self.raised: Exception | None = None
        self.done.acquire()

    def answered(self, answer: Any, raised: Exception | None = None) -> None:
        self.answer, self.raised = answer, raised
        self.done.release()


Answered = tuple[Waiting, Any, Exception | None]
"""A transaction, what it answered, or what it raised."""


class SqlDatabase:
    """A `Database`. `now` is the clock, in UTC. `credentials` gives a name and a password for each new connection, where they are
    made for a time. Nothing connects before it is first used."""

    def __init__(
        self,
        url: str,
        master: MasterKey,
        now: Callable[[], datetime],
        credentials: Callable[[], tuple[str, str]] | None = None,
    ) -> None:
        self.engine = engine_for(url, credentials)
        self.master, self.now = master, now
        self.waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
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
        one.done.acquire()  # given back by the writer
        if one.raised is not None:
            raise one.raised
        answer: Answer = one.answer
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
        try:
            answers = self._together(batch) or self._apart(batch)
        except Exception as error:  # noqa: BLE001 - nobody waits for ever, whatever it was
            broken = away(cause(error)) if isinstance(error, SQLAlchemyError) else error
            answers = [(one, None, broken) for one in batch]
        for one, answer, raised in answers:
            one.answered(answer, raised)

    def _together(self, batch: list[Waiting]) -> list[Answered] | None:
        """The short way, each once. None, and nothing is kept, where one of several raised."""
        try:
            with self.engine.connect() as connection, connection.begin():
                tail = tail_of(connection)
                try:
                    answers: list[Answered] = [
                        (one, one.work(SqlWork(connection, self.master, self.now(), tail)), None) for one in batch
                    ]
                    tail.write(connection)
                except Exception as error:
                    if isinstance(error, DBAPIError) and error.connection_invalidated:
                        raise
                    raise Undone(error) from error
        except Undone as undone:  # what fails at the end may have been kept, and is not done again
            return [(batch[0], None, refusal(undone.error))] if len(batch) == 1 else None
        return answers

    def _apart(self, batch: list[Waiting]) -> list[Answered]:
        """The long way: what one of them raises undoes that one."""
        with self.engine.connect() as connection, connection.begin():
            tail = tail_of(connection)
            return [(one, *self._try(connection, one, tail)) for one in batch]

    def _try(self, connection: Connection, one: Waiting, tail: Tail) -> tuple[Any, Exception | None]:
        before = (tail.number, tail.link)
        savepoint = connection.begin_nested()
        try:
            answer = one.work(SqlWork(connection, self.master, self.now(), tail))
            tail.write(connection)
            savepoint.commit()
        except Exception as error:
            if isinstance(error, DBAPIError) and error.connection_invalidated:
                raise
            savepoint.rollback()
            tail.number, tail.link, tail.waiting = *before, []
            return None, refusal(error)
        return answer, None


class Undone(Exception):
    """A transaction raised, and nothing of those together with it is kept."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


def refusal(error: Exception) -> Exception:
    """For whoever asked for the transaction that raised it."""
    return away(cause(error)) if isinstance(error, DBAPIError) else error


def engine_for(url: str, credentials: Callable[[], tuple[str, str]] | None = None) -> Engine:
    """SQLite as a write-ahead log, flushed at every commit, and erased rows overwritten; PostgreSQL as it is."""
    engine = create_engine(url, pool_pre_ping=True, pool_recycle=-1 if credentials is None else RECYCLE_S)
    if credentials is not None:

        def enter(_dialect: Any, _record: Any, _given: list[Any], named: dict[str, Any]) -> None:
            named["user"], named["password"] = credentials()

        event.listen(engine, "do_connect", enter)
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
