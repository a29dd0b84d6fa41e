"""What an operator decides about a server, from flags and the environment."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from almoner.assembly.gateway_settings import GatewaySettings
from almoner.assembly.head_settings import NOWHERE, HeadSettings, MailSettings, head_settings, mail_of
from almoner.assembly.job_settings import IN_PROCESS, JobSettings, job_settings
from almoner.assembly.signal_settings import USUAL, SignalSettings, signal_settings
from almoner.assembly.store_settings import ON_THIS_MACHINE, StoreSettings, store_settings
from almoner.assembly.vector_settings import HERE, VectorSettings, vector_settings
from almoner.engine.errors import Misused
from almoner.engine.privacy.permissions import Role

NOT_YET = (
    "MLFLOW_TRACKING_URI",
    "MLFLOW_S3_ENDPOINT_URL",
    "RALPH_REQUIRE_APPROVAL",
    "RALPH_APPROVAL_THRESHOLD",
    "RALPH_COORDINATOR_URL",
    "RALPH_AIDB_URL",
    "CONTINUOUS_LEARNING_ENABLED",
    "LEARNING_PROCESSING_INTERVAL",
    "LEARNING_DATASET_THRESHOLD",
    "WRKHRS_API_KEY",
    "AI_STACK_ENV_FILE",
)
"""Names whose part is not built yet: one that is set gives one warning."""
HOST, PORT = "127.0.0.1", 8000
MIB = 1 << 20
PER_MINUTE = 1200
STRONG = frozenset({Role.OPERATOR, Role.PRIVACY_OFFICER})
"""Roles that ask for a second proof unless an operator decides otherwise."""
YES, NO = frozenset({"yes", "true", "on", "1"}), frozenset({"no", "false", "off", "0", ""})
ADDRESS = re.compile(r"(https?)://([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:]+\])(?::(\d{1,5}))?/?")
SECRETS = Path("/run/secrets")
"""Where containers put secrets as files."""
TLS = ("ALMONER_TLS_CERTIFICATE", "ALMONER_TLS_KEY")
ISSUER = ("KEYCLOAK_URL", "KEYCLOAK_REALM", "KEYCLOAK_CLIENT_ID")


@dataclass(frozen=True, slots=True)
class Provider:
    """An identity provider as an operator names it; its host must be among the named destinations too."""

    issuer: str
    client: str
    secret: str | None = field(default=None, repr=False)
    roles: Mapping[str, Role] | None = None


@dataclass(frozen=True, slots=True)
class Tls:
    """The files of the server's own certificate (with those between it and its authority behind it) and of its key."""

    certificate: Path
    key: Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` is the data folder, None for the usual one. `paper_bytes` is the largest paper kept, `body_bytes` the largest other
    request. `unheard` are names that are set and change nothing yet.

    `accounts`: everybody signs in, also on this machine. `site` is the address that people open ("https://almoner.example"), None
    where it is the machine's own; `proxies` are the networks of servers that may stand before this one. `breached` is a file of
    lost passwords beside our own. `per_minute` is how much one account, or one address, may ask in a minute. With `tls` the server
    speaks it itself, and nothing else. `second_proof` are the roles for which a password alone is not enough.
    """

    data: str | None = None
    host: str = HOST
    port: int = PORT
    paper_bytes: int = 512 * MIB
    body_bytes: int = MIB
    unheard: tuple[str, ...] = ()
    accounts: bool = False
    site: str | None = None
    proxies: tuple[str, ...] = ()
    breached: Path | None = None
    provider: Provider | None = None
    per_minute: int = PER_MINUTE
    signals: SignalSettings = USUAL
    jobs: JobSettings = IN_PROCESS
    heads: HeadSettings = NOWHERE
    stores: StoreSettings = ON_THIS_MACHINE
    tls: Tls | None = None
    phone_address: str | None = None
    """Where phones on the local network reach this machine ("192.168.1.20" or "192.168.1.20:8743"), None: found out."""
    second_proof: frozenset[Role] = STRONG
    mail: MailSettings | None = None
    """By which server reminders go, None: by none."""
    example_ahead: bool = True
    """Whether the example is made before anybody asks for it."""
    vectors: VectorSettings = HERE
    gateway: GatewaySettings | None = None
    """The models that may be asked, None: as the environment and the data folder say."""

    @property
    def scheme(self) -> str:
        return "http" if self.tls is None else "https"

    @property
    def origin(self) -> str:
        """The address of the pages, without a path. Passkeys want a name, so the machine's own is "localhost"."""
        return self.site or f"{self.scheme}://localhost:{self.port}"


def settings(
    data: str | None, host: str, port: int, environment: Mapping[str, str], *, accounts: bool = False, secrets: Path = SECRETS
) -> Settings:
    """Raises Misused for a port, a site, a network or a word that is none."""
    if not 0 < port < 65536:
        raise misused("port", "a port is a number from 1 to 65535", "name another with --port")
    said = {name: environment.get(name, "").strip() for name in environment}
    site = site_of(said.get("ALMONER_SITE", ""))
    breached = said.get("ALMONER_BREACHED", "")
    return Settings(
        data,
        host,
        port,
        unheard=tuple(name for name in NOT_YET if said.get(name)),
        accounts=accounts or yes_or_no(said, "ALMONER_ACCOUNTS", otherwise=False) or site is not None,
        site=site,
        proxies=networks(said.get("ALMONER_PROXIES", "")) or (("127.0.0.0/8", "::1/128") if site else ()),
        breached=Path(breached) if breached else None,
        provider=provider_of(said, secrets),
        per_minute=per_minute(said.get("ALMONER_PER_MINUTE", "")),
        signals=signal_settings(environment),
        jobs=job_settings(environment, secrets),
        heads=head_settings(environment, secrets),
        stores=store_settings(environment, secrets),
        tls=tls_of(said),
        phone_address=said.get("ALMONER_PHONE_ADDRESS") or None,
        second_proof=second_proof(said.get("ALMONER_SECOND_PROOF", "")),
        mail=mail_of(environment, secrets),
        example_ahead=yes_or_no(said, "ALMONER_EXAMPLE_AHEAD", otherwise=True),
        vectors=vector_settings(environment, secrets),
    )


def yes_or_no(said: Mapping[str, str], name: str, *, otherwise: bool) -> bool:
    word = said.get(name, "").lower()
    if word not in YES | NO:
        raise misused(name.removeprefix("ALMONER_").lower(), f"{name} is neither yes nor no", "say one of these")
    return word in YES if word else otherwise


def second_proof(said: str) -> frozenset[Role]:
    if not said:
        return STRONG
    if said.lower() in {"everybody", "nobody"}:
        return frozenset(Role) if said.lower() == "everybody" else frozenset()
    named = [one.strip().lower().replace("-", "_").replace(" ", "_") for one in said.split(",")]
    if any(one not in {role.value for role in Role} for one in named):
        why = f"ALMONER_SECOND_PROOF is neither everybody nor nobody nor roles ({', '.join(Role)})"
        raise misused("second_proof", why, "write roles with commas between them")
    return frozenset(map(Role, named))


def tls_of(said: Mapping[str, str]) -> Tls | None:
    found = [said.get(name, "") for name in TLS]
    if not any(found):
        return None
    for name, path in zip(TLS, found, strict=True):
        if not path:
            raise misused("tls", f"{name} is missing", f"set both {' and '.join(TLS)}")
        if not Path(path).is_file():
            raise misused("tls", f"{name} names no file", "name the file in PEM form")
    return Tls(*map(Path, found))


def site_of(said: str) -> str | None:
    """An address without a path or a last stroke."""
    if not said:
        return None
    found = ADDRESS.fullmatch(said.lower())
    if found is None or (found[3] is not None and not 0 < int(found[3]) < 65536):
        raise misused("site", "ALMONER_SITE is no address such as https://almoner.example", "write it as people open it")
    if found[1] == "http" and found[2] != "localhost":
        raise misused("site", "passwords would be open to others on the way to ALMONER_SITE", "use one that begins with https")
    usual = {"https": "443", "http": "80"}[found[1]]
    return f"{found[1]}://{found[2]}" + ("" if found[3] in {None, usual} else f":{found[3]}")


def networks(said: str) -> tuple[str, ...]:
    try:
        return tuple(str(ipaddress.ip_network(one.strip(), strict=False)) for one in said.split(",") if one.strip())
    except ValueError as error:
        why = "ALMONER_PROXIES holds something that is no address or network"
        raise misused("proxies", why, "write addresses with commas between them") from error


def per_minute(said: str) -> int:
    if not said:
        return PER_MINUTE
    if not (said.isascii() and said.isdigit() and 0 < len(said) < 8 and int(said) > 0):
        raise misused("per_minute", "ALMONER_PER_MINUTE is no number above 0", "write one such as 1200")
    return int(said)


def provider_of(said: Mapping[str, str], secrets: Path) -> Provider | None:
    """From the names Keycloak's users know; its secret may be a file in the folder of secrets."""
    url, realm, client = (said.get(name, "") for name in ISSUER)
    if not any((url, realm, client)):
        return None
    missing = [name for name in ISSUER if not said.get(name)]
    if missing:
        raise misused("provider", f"{missing[0]} is missing for the identity provider", f"set {', '.join(ISSUER)}")
    file = Path(said.get("KEYCLOAK_CLIENT_SECRET_FILE") or secrets / "keycloak_client_secret")
    try:
        secret = said.get("KEYCLOAK_CLIENT_SECRET") or file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        if "KEYCLOAK_CLIENT_SECRET_FILE" in said:
            raise misused("provider", "KEYCLOAK_CLIENT_SECRET_FILE cannot be read", "name a file with the secret") from error
        secret = ""
    return Provider(f"{url.rstrip('/')}/realms/{realm}", client, secret or None)


def misused(code: str, why: str, do: str) -> Misused:
    return Misused(code, what="The server was not started", why=why, do=do)
