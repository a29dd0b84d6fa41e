"""The adapters that keep things, chosen once: by default all of it in the data folder."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from almoner.adapters.files.aside import AsideFiles
from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.outbound import web_destination
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.adapters.stores.documents_routed import RoutedDocuments
from almoner.adapters.stores.postgres_address import postgres
from almoner.assembly.embedded import SECRETS
from almoner.assembly.store_settings import StoreSettings
from almoner.engine.errors import Misused, NotInstalled
from almoner.ports.documents import Documents
from almoner.ports.keys import MasterKey

if TYPE_CHECKING:  # loaded only where Vault is named
    from almoner.adapters.keys.vault import Vault

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
    """Nothing is opened or made here; only where Vault holds the keys to S3 it is asked for them. Raises Misused, Refused,
    NotInstalled, Unavailable."""
    vault = vault_of(chosen)
    master = master_of(folder, chosen, vault)
    places = (folder, chosen.tombstones) if chosen.tombstones else (folder,)
    documents, letters = documents_of(folder, chosen, vault)
    role = None if chosen.vault is None else chosen.vault.role
    credentials = None if vault is None or role is None else partial(vault.credentials, role)
    database = SqlDatabase(address_of(folder, chosen), master, now, credentials)
    return Stores(database, documents, letters, master, AsideFiles(places))


def vault_of(chosen: StoreSettings) -> "Vault | None":
    """Raises NotInstalled where Vault is named and its driver is not here, Refused."""
    if chosen.vault is None:
        return None
    if find_spec("hvac") is None:
        raise missing("VAULT_ADDR", "Vault")
    from almoner.adapters.keys.vault import Vault  # noqa: PLC0415 - only where Vault is named

    return Vault(web_destination("VAULT_ADDR", chosen.vault.address, ca_of(chosen)), chosen.vault.token)


def master_of(folder: Path, chosen: StoreSettings, vault: "Vault | None") -> MasterKey:
    """In the folder of secrets, unless a key of Vault's is named."""
    if vault is None or chosen.vault is None or chosen.vault.key is None:
        return FileMasterKey(folder / SECRETS)
    from almoner.adapters.keys.vault import VaultMasterKey  # noqa: PLC0415

    return VaultMasterKey(vault, chosen.vault.key)


def held(chosen: StoreSettings, vault: "Vault | None", *names: str) -> str:
    """A secret that Vault holds under one of these names. Raises Misused, Unavailable."""
    path = None if chosen.vault is None else chosen.vault.secrets
    if vault is not None and path is not None:
        for name in names:
            found = vault.secret(path, name)
            if found is not None:
                return found
    raise Misused("setting", what=f"{names[0]} was not found", why="neither the settings nor Vault hold it", do="set it")


def documents_of(folder: Path, chosen: StoreSettings, vault: "Vault | None") -> tuple[Documents, Documents]:
    """For papers and for letters. Raises NotInstalled where S3 is named and its driver is not here, Refused."""
    if chosen.s3 is None:
        here = FolderDocuments(folder / DOCUMENTS)
        return here, here
    if find_spec("boto3") is None:
        raise missing("MINIO_ENDPOINT", "S3")
    from almoner.adapters.stores.documents_s3 import S3Documents  # noqa: PLC0415 - half a second, and only where S3 is named

    named = chosen.s3
    where = web_destination("MINIO_ENDPOINT", named.endpoint, ca_of(chosen))
    access = named.access or held(chosen, vault, "MINIO_ACCESS_KEY", "AWS_ACCESS_KEY_ID")
    secret = named.secret or held(chosen, vault, "MINIO_SECRET_KEY", "AWS_SECRET_ACCESS_KEY")
    keepers = {
        prefix: S3Documents(where, bucket, access=access, secret=secret, region=named.region, prefix=prefix)
        for prefix, bucket in (("d", named.documents), ("l", named.letters))
    }
    return RoutedDocuments(keepers, "d"), RoutedDocuments(keepers, "l")


def address_of(folder: Path, chosen: StoreSettings) -> str:
    """Raises NotInstalled where PostgreSQL is named and its driver is not here, Misused, Refused."""
    if chosen.database is None:
        return f"sqlite:///{folder / FILE}"
    if find_spec("psycopg") is None:
        raise missing("DATABASE_URL", "PostgreSQL")
    return postgres(chosen.database, ca_of(chosen)).address


def ca_of(chosen: StoreSettings) -> str | None:
    return None if chosen.ca is None else str(chosen.ca)


def missing(setting: str, what: str) -> NotInstalled:
    return NotInstalled(
        "driver_missing",
        what="What is kept was not opened",
        why=f"{setting} is set, and what speaks with {what} is not installed",
        do="install it with: pip install 'almoner[cluster]'",
    )
