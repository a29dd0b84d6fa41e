"""The steps lead to the very tables the code works with, on every database."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from almoner.adapters.stores.database import engine_for
from almoner.adapters.stores.migrations.take import HOME, migrate, newest, take_steps, taken
from almoner.adapters.stores.schema import metadata
from almoner.engine.errors import Unavailable


@pytest.fixture
def empty(url):
    engine = engine_for(url)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    yield engine
    engine.dispose()


def differences(engine):
    with engine.connect() as connection, connection.begin():
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, metadata)


def test_the_steps_make_the_tables_of_the_code(empty):
    assert differences(empty)
    migrate(empty)
    assert differences(empty) == []
    names = set(inspect(empty).get_table_names())
    assert names == {*metadata.tables, "alembic_version"}
    with empty.connect() as connection, connection.begin():
        for table in metadata.tables.values():
            made = {one["name"]: one["nullable"] for one in inspect(connection).get_columns(table.name)}
            assert made == {column.name: column.nullable for column in table.columns}


def test_taking_them_again_changes_nothing(empty):
    migrate(empty)
    before = inspect(empty).get_table_names()
    migrate(empty)
    assert inspect(empty).get_table_names() == before


def test_the_last_step_is_known_by_its_file(empty):
    config = Config()
    config.set_main_option("script_location", str(HOME))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [newest()]
    assert all(one.path.endswith(f"_{one.revision}.py") for one in scripts.walk_revisions())
    with empty.begin() as connection:
        assert taken(connection) is None
        take_steps(connection, "0001")
        assert taken(connection) == "0001"
    migrate(empty)
    with empty.begin() as connection:
        assert taken(connection) == newest()


def test_a_database_that_is_away_is_said_in_one_sentence(tmp_path):
    engine = engine_for(f"sqlite:///{tmp_path / 'none' / 'almoner.db'}")
    with pytest.raises(Unavailable, match="try again in a moment"):
        migrate(engine)
    engine.dispose()
