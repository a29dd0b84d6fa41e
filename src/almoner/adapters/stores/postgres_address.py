"""PostgreSQL's address as operators write it, for the driver that is used here; the way to another machine is always TLS."""

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from almoner.adapters.outbound import Destination, destination
from almoner.engine.errors import Misused

DRIVER, SETTING = "postgresql+psycopg", "DATABASE_URL"
CHECKED = "verify-full"


def postgres(said: str, ca: str | None, *, setting: str = SETTING) -> Destination:
    """`postgres://`, `postgresql+asyncpg://` and the like. To another machine the server's certificate is checked, against `ca` or
    the machine's own authorities, whether the address asks for it or not. Raises Misused, Refused for one that asks for less. `setting` names it in sentences."""
    try:
        url = make_url(said.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError) as error:
        raise not_understood(setting) from error
    if url.get_backend_name() != "postgresql" or (url.database is None and url.host is None):
        raise not_understood(setting)
    asked = dict(url.query)
    mode = asked.pop("ssl", None) or asked.pop("sslmode", None)  # asyncpg's name for it
    host = str(asked.get("host") or url.host or "")
    wanted = {"true": CHECKED, "verify-ca": CHECKED, None: CHECKED}.get(mode, mode) if isinstance(mode, str | None) else CHECKED
    found = destination(setting, "", host=host or None, is_closed=wanted in {CHECKED, "require"}, ca=ca)
    if not found.is_here or mode is not None:
        asked |= {"sslmode": CHECKED if not found.is_here else str(wanted)}
        if asked["sslmode"] == CHECKED:
            asked.setdefault("sslrootcert", ca or "system")
    made = URL.create(DRIVER, url.username, url.password, url.host, url.port, url.database, asked)
    return destination(setting, made.render_as_string(hide_password=False), host=host or None, is_closed=True, ca=ca)


def not_understood(setting: str) -> Misused:
    why = "it is no address such as postgresql://almoner@db.example/almoner"
    return Misused("setting", what=f"{setting} was not taken", why=why, do="change it, or leave it out")
