"""One database a test, over every adapter."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.schema import metadata
from tests.adapters.stores.servers import postgres


@pytest.fixture(scope="session")
def postgres_url():
    with postgres() as url:
        yield url


class Clock:
    """A second goes by each time it is asked."""

    def __init__(self):
        self.moment = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

    def __call__(self):
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'almoner.db'}"
    found = request.getfixturevalue("postgres_url")
    if found is None:
        pytest.skip("PostgreSQL is not here")
    return found


@pytest.fixture
def database(url, tmp_path):
    made = SqlDatabase(url, FileMasterKey(tmp_path / "secrets"), Clock())
    with made.engine.begin() as connection:
        if made.engine.dialect.name == "postgresql":
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        metadata.create_all(connection)
    yield made
    made.close()
