"""Brings a database to the newest step, all of it or nothing; several processes that start at once do it one after another."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from almoner.adapters.stores.database import JOURNAL_LOCK, away, cause

HOME = Path(__file__).parent
MIGRATION_LOCK = JOURNAL_LOCK + 1
"""The number under which PostgreSQL lets one process at a time change the tables; SQLite has one writer anyway."""


def migrate(engine: Engine) -> None:
    """Raises Unavailable where the database cannot be changed."""
    try:
        with engine.begin() as connection:
            take_steps(connection)
    except SQLAlchemyError as error:
        raise away(cause(error)) from error


def take_steps(connection: Connection, until: str = "head") -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    config = Config()
    config.set_main_option("script_location", str(HOME).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, until)
