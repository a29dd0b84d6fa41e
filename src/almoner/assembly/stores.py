"""The adapters that keep things, chosen once: by default all of it in the data folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almoner.adapters.files.aside import AsideFiles
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.assembly.embedded import SECRETS
from almoner.assembly.store_settings import StoreSettings
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
        SqlDatabase(f"sqlite:///{folder / FILE}", master, now), FolderDocuments(folder / DOCUMENTS), master, AsideFiles(places)
    )
