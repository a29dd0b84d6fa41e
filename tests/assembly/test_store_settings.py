"""Where things are kept, as it is said: by the names that deployments know, by files, and nothing secret in what is printed."""

import pytest

from almoner.adapters.stores.documents_folder import FolderDocuments
from almoner.adapters.stores.documents_routed import RoutedDocuments
from almoner.assembly.store_settings import store_settings
from almoner.assembly.stores import stores
from almoner.engine.errors import AlmonerError, Misused
from almoner.engine.privacy.retention import Kept

HIDDEN = "hidden-word"


@pytest.fixture
def run_secrets(tmp_path):
    place = tmp_path / "run-secrets"
    place.mkdir()
    return place


def test_nothing_said_is_this_machine_alone(run_secrets, tmp_path):
    said = store_settings({}, run_secrets)
    assert (said.database, said.s3, said.vault, said.ca, said.tombstones) == (None, None, None, None, None)
    made = stores(tmp_path / "data", said, lambda: None)
    assert isinstance(made.documents, FolderDocuments)
    assert made.letters is made.documents
    assert str(made.database.engine.url) == f"sqlite:///{tmp_path / 'data' / 'almoner.db'}"
    assert not (tmp_path / "data").exists()


def test_a_secret_comes_from_the_variable_a_named_file_or_run_secrets(run_secrets, tmp_path):
    (tmp_path / "named").write_text("from a named file\n")
    (run_secrets / "MINIO_ACCESS_KEY").write_text("from run secrets")
    (run_secrets / "minio_secret_key").write_text("in small letters\n")
    address = {"MINIO_ENDPOINT": "127.0.0.1:9000"}
    found = store_settings(address, run_secrets).s3
    assert (found.endpoint, found.access, found.secret) == ("http://127.0.0.1:9000", "from run secrets", "in small letters")
    found = store_settings(address | {"MINIO_SECRET_KEY_FILE": str(tmp_path / "named")}, run_secrets).s3
    assert found.secret == "from a named file"
    found = store_settings(address | {"MINIO_SECRET_KEY": "said"}, run_secrets).s3
    assert (found.secret, found.documents, found.letters) == ("said", "medical-documents", "generated-letters")
    with pytest.raises(Misused, match="MINIO_SECRET_KEY_FILE was not taken"):
        store_settings(address | {"MINIO_SECRET_KEY_FILE": str(tmp_path / "none")}, run_secrets)


def test_the_names_of_aws_are_understood(run_secrets):
    said = {
        "MINIO_ENDPOINT": "https://s3.example",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_REGION": "us-x-1",
    }
    found = store_settings(said, run_secrets).s3
    assert (found.access, found.secret, found.region) == ("a", "b", "us-x-1")


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"DATABASE_URL": "mysql://u@h/d"}, "DATABASE_URL"),
        ({"MINIO_ENDPOINT": "https://s3.example"}, "MINIO_ACCESS_KEY is missing"),
        ({"MINIO_ENDPOINT": "https://s3.example", "MINIO_ACCESS_KEY": "a"}, "MINIO_SECRET_KEY is missing"),
        ({"VAULT_ADDR": "https://vault.example"}, "VAULT_TOKEN is missing"),
        ({"ALMONER_CA_FILE": "/none"}, "ALMONER_CA_FILE"),
        ({"ALMONER_KEEP_FOLDERS_DAYS": "soon"}, "no number of days"),
        ({"ALMONER_KEEP_FOLDERS_DAYS": "30"}, "kept at least 365 days"),
    ],
    ids=lambda one: one if isinstance(one, str) else next(iter(one)),
)
def test_each_mistake_is_named(run_secrets, said, named):
    with pytest.raises(Misused, match=named):
        store_settings(said, run_secrets)


def test_days_are_taken(run_secrets):
    said = store_settings({"ALMONER_KEEP_FOLDERS_DAYS": "3650", "ALMONER_KEEP_JOBS_DAYS": "7"}, run_secrets)
    assert (said.days[Kept.FOLDER], said.days[Kept.JOB], said.days[Kept.SESSION]) == (3650, 7, 90)


def test_nothing_secret_stands_in_what_is_printed(run_secrets, tmp_path):
    said = store_settings(
        {
            "DATABASE_URL": f"postgresql://almoner:{HIDDEN}@127.0.0.1/d",
            "MINIO_ENDPOINT": "http://127.0.0.1:9000",
            "MINIO_ACCESS_KEY": HIDDEN,
            "MINIO_SECRET_KEY": HIDDEN,
            "VAULT_ADDR": "http://127.0.0.1:8200",
            "VAULT_TOKEN": HIDDEN,
            "ALMONER_VAULT_KEY": "almoner",
        },
        run_secrets,
    )
    made = stores(tmp_path, said, lambda: None)
    assert isinstance(made.documents, RoutedDocuments)
    assert HIDDEN not in repr(said) + repr(made) + repr(made.database.engine) + repr(made.master)


@pytest.mark.parametrize(
    "said",
    [
        {"DATABASE_URL": f"postgresql://almoner:{HIDDEN}@db.example/d?sslmode=disable"},
        {"MINIO_ENDPOINT": "http://s3.example", "MINIO_ACCESS_KEY": HIDDEN, "MINIO_SECRET_KEY": HIDDEN},
        {"VAULT_ADDR": "http://vault.example", "VAULT_TOKEN": HIDDEN},
    ],
    ids=["postgresql", "s3", "vault"],
)
def test_an_open_way_to_another_machine_is_refused(run_secrets, tmp_path, said):
    with pytest.raises(AlmonerError, match="is open to others") as error:
        stores(tmp_path, store_settings(said, run_secrets), lambda: None)
    assert HIDDEN not in str(error.value)
