"""PostgreSQL's address as people write it; to another machine only with a checked certificate, on a real server with a CA of ours."""

import os
import pwd
import shutil
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from almoner.adapters.stores.database import engine_for
from almoner.adapters.stores.migrations.take import migrate
from almoner.adapters.stores.postgres_address import postgres
from almoner.engine.errors import Misused, Refused, Unavailable
from tests.adapters.stores import servers
from tests.adapters.stores.certificates import authority


def parts(said, ca=None):
    made = make_url(postgres(said, ca).address)
    return made.drivername, made.host, dict(made.query)


@pytest.mark.parametrize(
    "said",
    [
        "postgres://u:p@127.0.0.1:5432/d",
        "postgresql://u:p@localhost/d",
        "postgresql+asyncpg://u:p@127.0.0.1/d",
        "postgresql+psycopg://u:p@127.0.0.1/d",
        "postgresql:///d?host=/run/postgresql",
    ],
)
def test_every_way_of_writing_it_is_understood_and_this_machine_needs_no_tls(said):
    driver, _host, query = parts(said)
    assert driver == "postgresql+psycopg"
    assert "sslmode" not in query


@pytest.mark.parametrize(
    "asked", ["", "?ssl=true", "?ssl=require", "?sslmode=require", "?sslmode=verify-ca", "?sslmode=verify-full"]
)
def test_to_another_machine_the_certificate_is_always_checked(asked):
    assert parts(f"postgresql+asyncpg://u:p@db.example/d{asked}", "/ca.pem")[2] == {
        "sslmode": "verify-full",
        "sslrootcert": "/ca.pem",
    }
    assert parts(f"postgresql://u:p@db.example/d{asked}")[2]["sslrootcert"] == "system"


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer", "anything"])
def test_less_than_tls_is_refused_by_the_host_s_name_alone(mode):
    with pytest.raises(Refused, match=r"way to db\.example is open") as error:
        postgres(f"postgresql://u:hidden-word@db.example/d?sslmode={mode}", None)
    assert "hidden-word" not in str(error.value)
    assert "hidden-word" not in repr(postgres("postgresql://u:hidden-word@db.example/d", None))


@pytest.mark.parametrize("said", ["", "mysql://u@h/d", "postgresql://", "postgresql://u@h:port/d"])
def test_what_is_no_address_is_wrong_usage(said):
    with pytest.raises(Misused, match="no address such as"):
        postgres(said, None)


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    """A PostgreSQL that speaks TLS with a certificate of our authority; the file of that authority and of another."""
    if servers.program("initdb") is None:
        pytest.skip("PostgreSQL is not here")
    home = tmp_path_factory.mktemp("tls")
    ca, make = authority(home / "ours")
    other, _ = authority(home / "other", "another authority")
    place = Path(tempfile.mkdtemp(prefix="almoner-tls-"))  # where the server's own account may look
    place.chmod(0o755)
    certificate, key = (place / one.name for one in make())
    for one in (certificate, key):
        shutil.copy(home / "ours" / one.name, one)
        if os.getuid() == 0:
            person = pwd.getpwnam("postgres")
            os.chown(one, person.pw_uid, person.pw_gid)
    key.chmod(0o600)
    lines = f"ssl = on\nssl_cert_file = '{certificate}'\nssl_key_file = '{key}'"
    with servers.postgres(lines) as url:
        if url is None:
            pytest.skip("PostgreSQL is not here")
        yield url, ca, other
    shutil.rmtree(place)


def test_a_server_is_known_by_our_authority_and_refused_by_another(closed):
    url, ca, other = closed
    good = engine_for(postgres(url + "?sslmode=verify-full", str(ca)).address)
    migrate(good)
    with good.connect() as connection:
        assert connection.execute(text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")).scalar() is True
    good.dispose()
    bad = engine_for(postgres(url + "?sslmode=verify-full", str(other)).address)
    with pytest.raises(Unavailable, match="OperationalError"):
        migrate(bad)
    bad.dispose()
