"""A journal that was begun before a step of the tables goes on after it, whole."""

import pytest
from sqlalchemy import text

from almoner.adapters.keys.file_key import FileMasterKey
from almoner.adapters.stores.database import SqlDatabase
from almoner.adapters.stores.migrations.take import migrate, take_steps
from almoner.engine.privacy.chain import gone_over
from tests.adapters.stores.conftest import Clock
from tests.adapters.stores.test_entries import write


@pytest.fixture
def begun(url, tmp_path):
    """At the step before the journal lost an index, with three lines."""
    made = SqlDatabase(url, FileMasterKey(tmp_path / "secrets"), Clock())
    with made.engine.begin() as connection:
        if made.engine.dialect.name == "postgresql":
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        take_steps(connection, "0005")
    write(made, 3, "p1")
    yield made
    made.close()


def test_its_lines_stay_as_they_were_and_it_goes_on(begun):
    before = begun.read(lambda work: list(work.entries.all()))
    migrate(begun.engine)
    assert begun.read(lambda work: list(work.entries.all())) == before
    write(begun, 2, "p1")
    found = begun.read(lambda work: gone_over(work.entries.all()))
    assert found.lines == 5
    assert [one.number for one in begun.read(lambda work: list(work.entries.of_folder("p1")))] == [5, 4, 3, 2, 1]
