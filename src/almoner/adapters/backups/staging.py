"""A backup unpacked in a folder of its own, checked there, and put in place of what is kept only then."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, func, select, update

from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments, away
from almoner.adapters.stores.keyring import Keyring
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.stores.schema import folders, sealing_keys
from almoner.adapters.stores.schema_identity import once, sessions
from almoner.adapters.stores.schema_uploads import upload_parts, uploads
from almoner.adapters.stores.snapshot import address, copy_in, documents_in, is_whole
from almoner.engine.errors import Refused
from almoner.engine.privacy.chain import first_break
from almoner.ports.backups import Staged
from almoner.ports.documents import Documents
from almoner.ports.keeping import Database
from almoner.ports.keys import MasterKey

DATABASE, DOCUMENTS, SECRETS = "database.sqlite", "documents/", "secrets/"
NAME = re.compile(r"database\.sqlite|documents/[dl][a-z0-9]{8,40}|secrets/[a-z]+(?:-[0-9]+)?\.key")
STAGE = "restore.begun"


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A `Staged`."""

    folder: Path
    secrets: Path
    master: MasterKey
    live: SqlDatabase
    documents: Documents
    staged: SqlDatabase

    @property
    def database(self) -> Database:
        return self.staged

    def take(self, name: str, pieces: Iterator[bytes]) -> None:
        if NAME.fullmatch(name) is None:
            raise refused("it holds something that no backup of ours has", "use another backup")
        place = self.folder / (name.removeprefix(DOCUMENTS) + ".sealed" if name.startswith(DOCUMENTS) else name)
        if name.startswith(DOCUMENTS):
            place = self.folder / DOCUMENTS / place.name
        try:
            place.parent.mkdir(mode=0o700, exist_ok=True)
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                for piece in pieces:
                    stream.write(piece)
        except OSError as error:
            raise away(error) from error

    def check(self) -> None:
        if not (self.folder / DATABASE).is_file():
            raise refused("there is no database in it", "use another backup")
        is_whole(self.folder / DATABASE)
        self._take_secrets()
        migrate(self.staged.engine)
        with self.staged.engine.connect() as connection, connection.begin():
            keyring = Keyring(connection, self.master, self.staged.now())
            for id in connection.execute(select(sealing_keys.c.id)).scalars().all():
                open_key(keyring, id)
        broken = self.staged.read(lambda work: first_break(work.entries.all()))
        if broken is not None:
            raise refused(f"its journal was changed at line {broken.number}", "use another backup")
        with self.staged.engine.begin() as connection:
            connection.execute(update(sessions).where(sessions.c.ended_at.is_(None)).values(ended_at=self.staged.now()))
            for begun in (once, uploads, upload_parts):  # what was under way is begun again
                connection.execute(delete(begun))

    def keep(self) -> None:
        wanted, lying = documents_in(self.staged.engine), FolderDocuments(self.folder / DOCUMENTS)
        missing = [id for id in wanted if not (lying.folder / f"{id}.sealed").is_file()]
        if missing:
            raise refused(f"{len(missing)} of its documents are not in it", "use another backup")
        for id in sorted(wanted):
            with lying.sealed(id) as sealed:
                self.documents.lay(id, sealed)
        self.staged.close()
        copy_in(self.folder / DATABASE, self.live.engine)

    def _take_secrets(self) -> None:
        """Keys that came with the backup, where none of that name is here. Raises Refused where another one is."""
        came = sorted((self.folder / SECRETS).glob("*")) if (self.folder / SECRETS).is_dir() else []
        for one in came:
            here = self.secrets / one.name
            if here.exists() and here.read_bytes() != one.read_bytes():
                why = f"{one.name} in the folder of secrets is another one than the backup's"
                raise refused(why, "restore into an empty data folder")
        for one in came:
            self.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not (self.secrets / one.name).exists():
                one.replace(self.secrets / one.name)


@dataclass(frozen=True, slots=True)
class FolderStaging:
    """A `Staging`. `alone` keeps servers away meanwhile."""

    data: Path
    secrets: Path
    master: MasterKey
    live: SqlDatabase
    documents: Documents
    now: Callable[[], datetime]
    alone: Callable[[], AbstractContextManager[None]]

    @contextmanager
    def __call__(self, *, replace: bool) -> Iterator[Staged]:
        with self.alone():
            migrate(self.live.engine)
            if not replace and something(self.live):
                raise refused("something is kept here already", "restore into an empty data folder, or say --replace")
            stage = self.data / STAGE
            shutil.rmtree(stage, ignore_errors=True)
            stage.mkdir(mode=0o700, parents=True)
            staged = SqlDatabase(address(stage / DATABASE), self.master, self.now)
            try:
                yield Unpacked(stage, self.secrets, self.master, self.live, self.documents, staged)
            finally:
                staged.close()
                shutil.rmtree(stage, ignore_errors=True)


def something(live: SqlDatabase) -> bool:
    with live.engine.connect() as connection, connection.begin():
        return bool(connection.execute(select(func.count()).select_from(folders)).scalar_one())


def open_key(keyring: Keyring, id: str) -> None:
    try:
        keyring.sealer(id)
    except Refused as error:
        raise refused(
            "the master key that is here does not open it",
            "put the folder of secrets back first, see `almoner secrets backup`",
        ) from error


def refused(why: str, do: str) -> Refused:
    return Refused("restore_refused", what="Nothing was restored", why=why, do=do)
