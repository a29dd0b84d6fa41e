"""What an operator does to what is kept: backups, secrets, a look at its health. Loaded only for these commands."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almoner.adapters.backups.container import BackupFolder
from almoner.adapters.backups.staging import FolderStaging
from almoner.adapters.chance import system
from almoner.adapters.clocks.system import now
from almoner.adapters.files.aside import AsideFiles, read
from almoner.adapters.files.said import answers_of, corrections_of
from almoner.adapters.files.serving_lock import ServingLock
from almoner.adapters.identity.argon2 import Argon2Hasher
from almoner.adapters.keys.file_key import put_secret, secret_files
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.stores.snapshot import SqlSnapshots
from almoner.adapters.tables.store import data_folder
from almoner.assembly.embedded import SECRETS
from almoner.assembly.folder_services import FolderServices, folder_services
from almoner.assembly.settings import HOST, MIB
from almoner.assembly.store_settings import store_settings
from almoner.assembly.stores import stores
from almoner.engine.errors import Unavailable
from almoner.ports.entering import Caller, Place
from almoner.ports.erasing import Tombstone
from almoner.services.cases.at_hand import CaseAtHand
from almoner.services.gateway.registry import Registry
from almoner.services.keeping.back_up import BackUp, Restore
from almoner.services.keeping.folders import Folders
from almoner.services.keeping.rotate import Rotate, RotateDocuments
from almoner.services.keeping.secrets import Secrets
from almoner.services.people.allow import Allow
from almoner.services.people.one_person import OnePerson
from almoner.services.people.passwords import Passwords
from almoner.services.people.sessions import Sessions
from almoner.services.people.waiting import Waits

PAPER_BYTES = 512 * MIB


@dataclass(frozen=True, slots=True)
class Keeping:
    """`start` brings the tables up to date. `close` lets go of the database. `owner` is who owns a one-person machine; it raises
    NotSignedIn where there are accounts: then the server's addresses are the way."""

    back_up: BackUp
    restore: Restore
    rotate: Rotate
    rotate_documents: RotateDocuments
    secrets: Secrets
    whole: FolderServices
    folders: Folders
    case: CaseAtHand
    registry: Registry
    now: Callable[[], datetime]
    owner: Callable[[], Caller]
    start: Callable[[], None]
    close: Callable[[], None]


def keeping(data: str | None, environment: Mapping[str, str]) -> Keeping:
    """Nothing is opened before it is asked. Raises Misused for settings that are none."""
    folder = data_folder(data)
    chosen = store_settings(environment)
    made = stores(folder.path, chosen, now)

    def start() -> None:
        folder.make()
        migrate(made.database.engine)

    files = BackupFolder(now)
    staging = FolderStaging(
        folder.path, folder.path / SECRETS, made.master, made.database, made.documents, now, lambda: alone(folder.path)
    )
    allow, secrets = Allow(made.database), folder.path / SECRETS
    whole = folder_services(allow, made, folder.path, chosen.days, PAPER_BYTES)
    passwords = Passwords(made.database, Argon2Hasher(), (), Waits(made.database))
    one_person = OnePerson(made.database, passwords, Sessions(made.database, system), HOST)
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
        rotate=Rotate(made.database, made.master),
        rotate_documents=RotateDocuments(made.database, made.documents, system.new_key, lambda: alone(folder.path)),
        secrets=Secrets(files, lambda: secret_files(secrets), lambda name, content: put_secret(secrets, name, content)),
        whole=whole,
        folders=Folders(allow, made.documents, whole.tombstones),
        case=CaseAtHand(
            allow,
            made.documents,
            lambda plain: answers_of(plain, "the case"),
            lambda plain: corrections_of(plain, "the case"),
        ),
        registry=Registry(allow),
        now=now,
        owner=lambda: one_person.owner(Place(HOST, "cli", "")),
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
