"""Looks at an installation and says what is wrong with it: rights, keys, database, documents, room. Changes nothing."""

import platform as machine
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from almoner import __version__
from almoner.adapters.clocks.system import now
from almoner.adapters.files.modes import SecretFile, secrets_in, too_open, too_weak
from almoner.adapters.stores.migrations.take import newest, taken
from almoner.adapters.stores.snapshot import documents_in
from almoner.adapters.tables.store import data_folder
from almoner.assembly.embedded import SECRETS
from almoner.assembly.settings import HOST, PORT, settings
from almoner.assembly.stores import Stores, stores
from almoner.engine.errors import AlmonerError, Refused
from almoner.ports.keys import KeptKey

LEAST_ROOM = 1 << 30


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at, and what is wrong there: nothing, or sentences. `is_warning`: it works all the same."""

    what: str
    wrong: tuple[str, ...] = ()
    is_warning: bool = False


def examine(data: str | None, environment: Mapping[str, str]) -> Iterator[Looked]:
    """One after the other, each whatever became of those before."""
    folder = data_folder(data)
    yield Looked(f"almoner {__version__}, Python {machine.python_version()}, SQLite {sqlite3.sqlite_version}")
    try:
        chosen = settings(data, HOST, PORT, environment)
    except AlmonerError as error:
        yield Looked("settings", (str(error),))
        return
    yield Looked("settings", tuple(f"{name} is set, and nothing listens to it yet" for name in chosen.unheard), is_warning=True)
    if not folder.path.is_dir():
        yield Looked("data folder", (f"there is no {folder.path} yet; `almoner serve` makes it",), is_warning=True)
        return
    yield looked("data folder", lambda: [*said_by(folder.check), *too_open(folder.path, folder.path / SECRETS)])
    yield looked("room", lambda: little_room(folder.path))
    yield looked("secrets", lambda: too_weak(folder.path / SECRETS))
    made = stores(folder.path, chosen.stores, now)
    try:
        yield from kept(made)
    finally:
        made.database.close()


def kept(made: Stores) -> Iterator[Looked]:
    """The database and what it names."""
    where = make_url(str(made.database.engine.url))
    if where.drivername.startswith("sqlite") and not Path(where.database or "").is_file():
        yield Looked("database", ("there is none yet; `almoner serve` makes it",), is_warning=True)
        return
    first = looked("database", lambda: database_wrong(made))
    yield first
    if first.wrong:
        return
    yield looked("keys", lambda: keys_wrong(made))
    yield looked("documents", lambda: documents_wrong(made))
    yield looked("list of what was erased", lambda: tombstones_wrong(made))


def looked(what: str, wrong: Callable[[], Iterable[str]]) -> Looked:
    """What cannot be looked at is wrong too."""
    try:
        return Looked(what, tuple(wrong()))
    except AlmonerError as error:
        return Looked(what, (str(error),))


def said_by(do: Callable[[], object]) -> Iterator[str]:
    try:
        do()
    except AlmonerError as error:
        yield str(error)


def little_room(folder: Path) -> Iterator[str]:
    free = shutil.disk_usage(folder).free
    if free < LEAST_ROOM:
        yield f"only {free >> 20} MiB are free; make room"


def database_wrong(made: Stores) -> Iterator[str]:
    engine = made.database.engine
    try:
        with engine.connect() as connection, connection.begin():
            step = taken(connection)
        if engine.dialect.name == "sqlite":
            with closing(sqlite3.connect(engine.url.database or "")) as file:
                said = file.execute("PRAGMA quick_check").fetchone()[0]
            if said != "ok":
                yield "its file is damaged; keep it as it is, and restore it from a backup"
    except (SQLAlchemyError, sqlite3.Error) as error:
        yield f"it cannot be opened ({type(error).__name__}); look at its address and its rights"
        return
    if step != newest():
        yield f"its tables are at step {step or 'none'} of {newest()}; `almoner serve` brings them up to date"


def keys_wrong(made: Stores) -> Iterator[str]:
    """That the master key opens every key."""
    closed = made.database.read(lambda work: [one for one in work.keys.all() if not opens(made, one)])
    if closed:
        yield f"the master key does not open {len(closed)} of the keys; put the folder of secrets back from its backup"


def opens(made: Stores, key: KeptKey) -> bool:
    try:
        made.database.read(lambda work: work.keys.check(key.id))
    except Refused:
        return False
    return True


def documents_wrong(made: Stores) -> Iterator[str]:
    if not made.documents.well():
        yield "nothing can be kept in their place; look at its rights and at its room"
        return
    missing = 0
    for id in documents_in(made.database.engine):
        try:
            made.documents.sealed(id).close()
        except Refused:
            missing += 1
    if missing:
        yield f"{missing} of them are not in their place; restore them from a backup"


def tombstones_wrong(made: Stores) -> Iterator[str]:
    known = {one.id for one in made.aside.all()}
    lacking = made.database.read(lambda work: [one.id for one in work.tombstones.all() if one.id not in known])
    if lacking:
        yield f"{len(lacking)} of them stand in the database alone; `almoner serve` writes them down"


def secrets(data: str | None) -> list[SecretFile]:
    """What lies in the folder of secrets."""
    return secrets_in(data_folder(data).path / SECRETS)
