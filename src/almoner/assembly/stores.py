"""The adapters that keep things, chosen once: by default all of it in the data folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from almoner.adapters.files.aside import AsideFiles
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.outbound import web_destination
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.adapters.stores.documents_routed import RoutedDocuments
from almoner.adapters.stores.postgres_address import postgres
from almoner.assembly.embedded import SECRETS
from almoner.assembly.store_settings import StoreSettings
from almoner.engine.errors import NotInstalled
from almoner.ports.documents import Documents
from almoner.ports.keys import MasterKey

FILE, DOCUMENTS = "almoner.db", "documents"


@dataclass(frozen=True, slots=True)
class Stores:
    """The adapters that keep things."""

    database: SqlDatabase
    documents: Documents
    letters: Documents  # where new letters go; each of the two finds what the other put
    master: MasterKey
    aside: AsideFiles


def stores(folder: Path, chosen: StoreSettings, now: Callable[[], datetime]) -> Stores:
    """Nothing is opened or made here."""
    master = FileMasterKey(folder / SECRETS)
    places = (folder, chosen.tombstones) if chosen.tombstones else (folder,)
    documents, letters = documents_of(folder, chosen)
    return Stores(SqlDatabase(address_of(folder, chosen), master, now), documents, letters, master, AsideFiles(places))


def documents_of(folder: Path, chosen: StoreSettings) -> tuple[Documents, Documents]:
    """For papers and for letters. Raises NotInstalled where S3 is named and its driver is not here, Refused."""
    if chosen.s3 is None:
        here = FolderDocuments(folder / DOCUMENTS)
        return here, here
    if find_spec("boto3") is None:
        raise missing("MINIO_ENDPOINT", "S3")
    from almoner.adapters.stores.documents_s3 import S3Documents  # noqa: PLC0415 - half a second, and only where S3 is named

    named, ca = chosen.s3, None if chosen.ca is None else str(chosen.ca)
    where = web_destination("MINIO_ENDPOINT", named.endpoint, ca)
    keepers = {
        prefix: S3Documents(where, bucket, access=named.access, secret=named.secret, region=named.region, prefix=prefix)
        for prefix, bucket in (("d", named.documents), ("l", named.letters))
    }
    return RoutedDocuments(keepers, "d"), RoutedDocuments(keepers, "l")


def address_of(folder: Path, chosen: StoreSettings) -> str:
    """Raises NotInstalled where PostgreSQL is named and its driver is not here, Misused, Refused."""
    if chosen.database is None:
        return f"sqlite:///{folder / FILE}"
    if find_spec("psycopg") is None:
        raise missing("DATABASE_URL", "PostgreSQL")
    return postgres(chosen.database, None if chosen.ca is None else str(chosen.ca)).address


def missing(setting: str, what: str) -> NotInstalled:
    return NotInstalled(
        "driver_missing",
        what="What is kept was not opened",
        why=f"{setting} is set, and what speaks with {what} is not installed",
        do="install it with: pip install 'almoner[cluster]'",
    )
