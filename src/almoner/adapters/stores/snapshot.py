"""A copy of a database at one moment, as an SQLite file whichever database it was; and such a copy put in a database's place."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from almoner.adapters.stores.database import READING, away, cause, engine_for
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.stores.schema import metadata
from almoner.adapters.stores.schema_collections import collection_documents
from almoner.adapters.stores.schema_kept import papers
from almoner.adapters.stores.schema_letters import letter_files
from almoner.engine.errors import Refused
from almoner.ports.backups import Snapshot

WITH_DOCUMENTS = (papers.c.id, letter_files.c.id, collection_documents.c.id)
ROWS = 500
"""So many at once from one database into another."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A `Snapshot`."""

    path: Path
    documents: frozenset[str]

    def open(self) -> BinaryIO:
        return self.path.open("rb")


@dataclass(frozen=True, slots=True)
class SqlSnapshots:
    """A `Snapshots`. The copy lies in `folder` while it is needed, sealed as the database is."""

    engine: Engine
    folder: Path

    @contextmanager
    def __call__(self) -> Iterator[Snapshot]:
        path = self.folder / f"snapshot-{os.getpid()}.begun"
        for left in self.folder.glob("snapshot-*.begun*"):  # by a process that died
            left.unlink(missing_ok=True)
        try:
            empty(path)
            copy_out(self.engine, path)
            made = engine_for(address(path))
            try:
                yield Copied(path, documents_in(made))
            finally:
                made.dispose()
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise away(cause(error) if isinstance(error, SQLAlchemyError) else "it could not be copied") from error
        finally:
            for end in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + end).unlink(missing_ok=True)


def address(path: Path) -> str:
    return f"sqlite:///{path}"


def empty(path: Path) -> None:
    """A file for its owner alone."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def documents_in(engine: Engine) -> frozenset[str]:
    with engine.connect() as connection, connection.begin():
        return frozenset(one for id in WITH_DOCUMENTS for one in connection.execute(select(id)).scalars())


def copy_out(engine: Engine, path: Path) -> None:
    """While others write: what is copied is what was there at one moment."""
    if engine.dialect.name == "sqlite":
        with closing(engine.raw_connection()) as raw, closing(sqlite3.connect(path)) as copy:
            sqlite_of(raw).backup(copy)
        return
    made = engine_for(address(path))
    try:
        migrate(made)
        still = engine.connect().execution_options(isolation_level="REPEATABLE READ")
        with still as connection, connection.begin(), made.begin() as into:
            copy_rows(connection, into)
    finally:
        made.dispose()


def copy_in(path: Path, engine: Engine) -> None:
    """In place of all that is there, in one step: who looks meanwhile sees the old or the new. Both have the newest tables."""
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(path)) as copy, closing(engine.raw_connection()) as raw:
            copy.backup(sqlite_of(raw))
        return
    made = engine_for(address(path))
    try:
        with made.connect().execution_options(**{READING: True}) as connection, connection.begin(), engine.begin() as into:
            for table in reversed(metadata.sorted_tables):
                into.execute(delete(table))
            copy_rows(connection, into)
    finally:
        made.dispose()


def copy_rows(source: Connection, into: Connection) -> None:
    for table in metadata.sorted_tables:
        rows = source.execute(select(table).execution_options(yield_per=ROWS))
        for part in rows.partitions(ROWS):
            into.execute(insert(table), [row._asdict() for row in part])


def sqlite_of(raw: Any) -> sqlite3.Connection:
    connection: sqlite3.Connection = raw.driver_connection
    return connection


def is_whole(path: Path) -> None:
    """Raises Refused where SQLite finds the file damaged."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise damaged() from error
    if said != ("ok",):
        raise damaged()


def damaged() -> Refused:
    return Refused(
        "backup_damaged", what="Nothing was restored", why="the database in the backup is damaged", do="use another backup"
    )
