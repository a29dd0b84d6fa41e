"""The adapters that keep things, chosen once: by default all of it in the data folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from almoner.adapters.files.aside import AsideFiles
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
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
    master: MasterKey
    aside: AsideFiles


def stores(folder: Path, chosen: StoreSettings, now: Callable[[], datetime]) -> Stores:
    """Nothing is opened or made here."""
    master = FileMasterKey(folder / SECRETS)
    places = (folder, chosen.tombstones) if chosen.tombstones else (folder,)
    return Stores(
        SqlDatabase(address_of(folder, chosen), master, now), FolderDocuments(folder / DOCUMENTS), master, AsideFiles(places)
    )


def address_of(folder: Path, chosen: StoreSettings) -> str:
    """Raises NotInstalled where PostgreSQL is named and its driver is not here, Misused, Refused."""
    if chosen.database is None:
        return f"sqlite:///{folder / FILE}"
    if find_spec("psycopg") is None:
        raise NotInstalled(
            "psycopg_missing",
            what="The database was not opened",
            why="DATABASE_URL is set, and what speaks with PostgreSQL is not installed",
            do="install it with: pip install 'almoner[cluster]'",
        )
    return postgres(chosen.database, None if chosen.ca is None else str(chosen.ca)).address
