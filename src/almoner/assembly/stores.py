"""Where things are kept, as an operator names it: by default all of it in the data folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from almoner.adapters.files.aside import AsideFiles
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.assembly.embedded import SECRETS
from almoner.engine.errors import Misused
from almoner.engine.privacy.retention import Kept, chosen
from almoner.ports.documents import Documents
from almoner.ports.keys import MasterKey

FILE, DOCUMENTS = "almoner.db", "documents"
DAYS = {
    Kept.FOLDER: "ALMONER_KEEP_FOLDERS_DAYS",
    Kept.JOB: "ALMONER_KEEP_JOBS_DAYS",
    Kept.SESSION: "ALMONER_KEEP_SESSIONS_DAYS",
}


@dataclass(frozen=True, slots=True)
class Named:
    """What is named in the environment. `days` says after how many days each kind of thing goes; `tombstones` is a second place
    for the list of what was erased."""

    days: Mapping[Kept, int]
    tombstones: Path | None = None


@dataclass(frozen=True, slots=True)
class Stores:
    """The adapters that keep things."""

    database: SqlDatabase
    documents: Documents
    master: MasterKey
    aside: AsideFiles


def named(environment: Mapping[str, str]) -> Named:
    """Raises Misused."""
    said = {name: value.strip() for name, value in environment.items() if value.strip()}
    elsewhere = said.get("ALMONER_TOMBSTONES")
    return Named(days_of(said), Path(elsewhere).expanduser() if elsewhere else None)


def stores(folder: Path, chosen: Named, now: Callable[[], datetime]) -> Stores:
    """Nothing is opened or made here."""
    master = FileMasterKey(folder / SECRETS)
    places = (folder, chosen.tombstones) if chosen.tombstones else (folder,)
    return Stores(
        SqlDatabase(f"sqlite:///{folder / FILE}", master, now), FolderDocuments(folder / DOCUMENTS), master, AsideFiles(places)
    )


def days_of(said: Mapping[str, str]) -> dict[Kept, int]:
    wanted: dict[Kept, int] = {}
    for kind, name in DAYS.items():
        if name in said:
            if not (said[name].isascii() and said[name].isdigit() and len(said[name]) < 6):
                raise misused(name, "it is no number of days")
            wanted[kind] = int(said[name])
    for kind, days in wanted.items():
        try:
            chosen({kind: days})
        except ValueError as error:
            raise misused(DAYS[kind], str(error)) from error
    return chosen(wanted)


def misused(name: str, why: str) -> Misused:
    return Misused("setting", what=f"{name} was not taken", why=why, do="change it, or leave it out")
