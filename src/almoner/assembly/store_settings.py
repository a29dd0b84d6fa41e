"""Where things are kept and for how long, as an operator says it; what is secret may stand in a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from almoner.engine.errors import Misused
from almoner.engine.privacy.retention import Kept, chosen

RUN_SECRETS = Path("/run/secrets")
"""Where containers put secrets as files."""
DAYS = {
    Kept.FOLDER: "ALMONER_KEEP_FOLDERS_DAYS",
    Kept.JOB: "ALMONER_KEEP_JOBS_DAYS",
    Kept.SESSION: "ALMONER_KEEP_SESSIONS_DAYS",
}
POSTGRES = ("postgresql://", "postgres://", "postgresql+asyncpg://", "postgresql+psycopg://")
DOCUMENTS, LETTERS, REGION = "medical-documents", "generated-letters", "us-east-1"
MOST_SECRET = 64 << 10


@dataclass(frozen=True, slots=True)
class S3Settings:
    """A server that speaks S3, and the keys to it, empty where Vault holds them."""

    endpoint: str
    access: str = field(repr=False)
    secret: str = field(repr=False)
    region: str = REGION
    documents: str = DOCUMENTS
    letters: str = LETTERS


@dataclass(frozen=True, slots=True)
class VaultSettings:
    """A Vault or OpenBao whose transit engine wraps folders' keys with the key `key`; `secrets` is where its KV engine holds
    secrets, None where it holds none of ours; `role` gives credentials of the database, None where the URL has them."""

    address: str
    token: str = field(repr=False)
    key: str | None = None
    secrets: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """`days` says after how many days each kind of thing goes. `tombstones` is a second place for the list of what was erased.
    `database` is PostgreSQL's address, None for SQLite in the data folder; `ca` the authorities by which servers are known, None
    for the machine's own."""

    days: Mapping[Kept, int]
    tombstones: Path | None = None
    database: str | None = field(default=None, repr=False)
    s3: S3Settings | None = None
    vault: VaultSettings | None = None
    ca: Path | None = None


ON_THIS_MACHINE = StoreSettings(chosen({}))


def store_settings(environment: Mapping[str, str], secrets: Path = RUN_SECRETS) -> StoreSettings:
    """A secret NAME is taken from the variable, from the file that NAME_FILE names, or from /run/secrets/NAME. Raises Misused."""
    said = Said(environment, secrets)
    database = said("DATABASE_URL")
    if database is not None and not database.startswith(POSTGRES):
        raise misused("DATABASE_URL", "it is no address such as postgresql://almoner@db.example/almoner")
    elsewhere, ca = said("ALMONER_TOMBSTONES"), said("ALMONER_CA_FILE")
    if ca is not None and not Path(ca).is_file():
        raise misused("ALMONER_CA_FILE", "there is no such file")
    return StoreSettings(
        days_of(said),
        None if elsewhere is None else Path(elsewhere).expanduser(),
        database,
        s3_of(said),
        vault_of(said),
        None if ca is None else Path(ca),
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What is said by variables and by files."""

    environment: Mapping[str, str] = field(repr=False)
    secrets: Path

    def __call__(self, *names: str) -> str | None:
        """The first of these that is said. Raises Misused for a file that is named and cannot be read."""
        for name in names:
            found = self.environment.get(name, "").strip() or self._file(name)
            if found:
                return found
        return None

    def _file(self, name: str) -> str:
        named = self.environment.get(f"{name}_FILE", "").strip()
        if named:
            try:
                return read(Path(named))
            except (OSError, UnicodeDecodeError) as error:
                raise misused(f"{name}_FILE", "the file it names cannot be read") from error
        for one in (self.secrets / name, self.secrets / name.lower()):
            try:
                return read(one)
            except (OSError, UnicodeDecodeError):
                continue
        return ""


def read(path: Path) -> str:
    """Raises OSError, UnicodeDecodeError."""
    with path.open("rb") as stream:
        return stream.read(MOST_SECRET).decode().strip()


def s3_of(said: Said) -> S3Settings | None:
    endpoint = said("MINIO_ENDPOINT")
    if endpoint is None:
        return None
    address = endpoint if "://" in endpoint else f"http://{endpoint}"  # as MinIO's own clients write it
    access, secret = said("MINIO_ACCESS_KEY", "AWS_ACCESS_KEY_ID"), said("MINIO_SECRET_KEY", "AWS_SECRET_ACCESS_KEY")
    if (access is None or secret is None) and said("ALMONER_VAULT_SECRETS") is None:
        missing = "MINIO_ACCESS_KEY" if access is None else "MINIO_SECRET_KEY"
        raise misused("MINIO_ENDPOINT", f"{missing} is missing beside it")
    return S3Settings(address, access or "", secret or "", said("AWS_REGION", "AWS_DEFAULT_REGION") or REGION)


def vault_of(said: Said) -> VaultSettings | None:
    address = said("VAULT_ADDR", "BAO_ADDR")
    if address is None:
        return None
    token = said("VAULT_TOKEN", "BAO_TOKEN")
    if token is None:
        raise misused("VAULT_ADDR", "VAULT_TOKEN is missing beside it")
    return VaultSettings(
        address, token, said("ALMONER_VAULT_KEY"), said("ALMONER_VAULT_SECRETS"), said("ALMONER_VAULT_DATABASE_ROLE")
    )


def days_of(said: Said) -> dict[Kept, int]:
    wanted: dict[Kept, int] = {}
    for kind, name in DAYS.items():
        text = said(name)
        if text is None:
            continue
        if not (text.isascii() and text.isdigit() and len(text) < 6):
            raise misused(name, "it is no number of days")
        try:
            chosen({kind: int(text)})
        except ValueError as error:
            raise misused(name, str(error)) from error
        wanted[kind] = int(text)
    return chosen(wanted)


def misused(name: str, why: str) -> Misused:
    return Misused("setting", what=f"{name} was not taken", why=why, do="change it, or leave it out")
