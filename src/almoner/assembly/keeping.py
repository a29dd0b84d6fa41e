"""What an operator does to what is kept: backups, secrets, a look at its health. Loaded only for these commands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from almoner.adapters.backups.container import BackupFolder
from almoner.adapters.backups.staging import FolderStaging
from almoner.adapters.clocks.system import now
from almoner.adapters.files.aside import AsideFiles, read
from almoner.adapters.files.serving_lock import ServingLock
from almoner.adapters.keys.file_key import secret_files
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.stores.snapshot import SqlSnapshots
from almoner.adapters.tables.store import data_folder
from almoner.assembly.embedded import SECRETS
from almoner.assembly.store_settings import store_settings
from almoner.assembly.stores import stores
from almoner.engine.errors import Unavailable
from almoner.ports.erasing import Tombstone
from almoner.services.keeping.back_up import BackUp, Restore


@dataclass(frozen=True, slots=True)
class Keeping:
    """`start` brings the tables up to date. `close` lets go of the database."""

    back_up: BackUp
    restore: Restore
    start: Callable[[], None]
    close: Callable[[], None]


def keeping(data: str | None, environment: Mapping[str, str]) -> Keeping:
    """Nothing is opened before it is asked. Raises Misused for settings that are none."""
    folder = data_folder(data)
    made = stores(folder.path, store_settings(environment), now)

    def start() -> None:
        folder.make()
        migrate(made.database.engine)

    files = BackupFolder(now)
    staging = FolderStaging(
        folder.path, folder.path / SECRETS, made.master, made.database, made.documents, now, lambda: alone(folder.path)
    )
    return Keeping(
        back_up=BackUp(
            made.database,
            made.documents,
            SqlSnapshots(made.database.engine, folder.path),
            files,
            lambda: secret_files(folder.path / SECRETS),
            beside,
        ),
        restore=Restore(files, staging, made.database, made.aside, lambda path: read(Path(path))),
        start=start,
        close=made.database.close,
    )


def beside(path: str, those: Sequence[Tombstone]) -> None:
    """Only where the backup went into a folder: a file's neighbours are not ours."""
    if Path(path).is_dir():
        AsideFiles((Path(path),)).keep(those)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Raises Unavailable while a server is at work in the data folder."""
    lock = ServingLock(folder)
    try:
        lock.take()
    except Unavailable as error:
        raise Unavailable(error.code, what="Nothing was changed", why="a server is at work here", do="stop it first") from error
    try:
        yield
    finally:
        lock.release()
