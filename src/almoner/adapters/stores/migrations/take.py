"""Brings a database to the newest step, all of it or nothing; several processes that start at once do it one after another."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from almoner.adapters.stores.database import away, cause
from almoner.adapters.stores.journal_lines import JOURNAL_LOCK

HOME = Path(__file__).parent
MIGRATION_LOCK = JOURNAL_LOCK + 1
"""The number under which PostgreSQL lets one process at a time change the tables; SQLite has one writer anyway."""


def migrate(engine: Engine) -> None:
    """Without a look at the steps where all were taken. Raises Unavailable where the database cannot be changed."""
    try:
        with engine.begin() as connection:
            if taken(connection) != newest():
                take_steps(connection)
    except SQLAlchemyError as error:
        raise away(cause(error)) from error


def newest() -> str:
    """The last step: a step's file ends with its number."""
    return max(one.stem.rpartition("_")[2] for one in (HOME / "versions").glob("*_[0-9]*.py"))


def taken(connection: Connection) -> str | None:
    """The last step that was taken."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def take_steps(connection: Connection, until: str = "head") -> None:
    from alembic import command  # noqa: PLC0415 - half a second at every start, and seldom needed
    from alembic.config import Config  # noqa: PLC0415

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    config = Config()
    config.set_main_option("script_location", str(HOME).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, until)
