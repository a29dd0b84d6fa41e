"""The tables. A column of type `Sealed` is encrypted; every other column holds nothing that a paper says or that names a person."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)
ID, WORD = String(64), String(200)


class Sealed(TypeDecorator[bytes]):
    """Ciphertext; see sealing.py. The type alone says that the column may say something about a person."""

    impl = LargeBinary
    cache_ok = True


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, with its zone also where the database keeps none."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Raises ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment has a zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


sealing_keys = Table(
    "sealing_keys",
    metadata,
    Column("id", ID, primary_key=True),  # a folder's id, or "system"
    Column("wrapped", LargeBinary, nullable=False),
    Column("version", Integer, nullable=False),
    Column("made_at", Instant, nullable=False),
)
folders = Table(
    "folders",
    metadata,
    Column("id", ID, primary_key=True),
    Column("owner", ID, nullable=False),
    Column("name", Sealed, nullable=True),  # empty once erased
    Column("made_at", Instant, nullable=False),
    Column("erased_at", Instant, nullable=True),
    Column("held", Integer, nullable=False, default=0),
    Column("version", Integer, nullable=False, default=1),  # goes up with each change
    Index("ix_folders_owner", "owner"),
)
journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("who", ID, nullable=False),
    Column("on_behalf", ID, nullable=True),
    Column("purpose", WORD, nullable=False),
    Column("action", WORD, nullable=False),
    Column("resource", WORD, nullable=False),
    Column("folder", ID, nullable=True),
    Column("outcome", WORD, nullable=False),
    Column("origin", WORD, nullable=False),
    Column("sealed", Sealed, nullable=True),  # a reason that was asked for
    Column("before", ID, nullable=False),
    Column("link", ID, nullable=False),
    Index("ix_journal_folder", "folder"),
    Index("ix_journal_who", "who"),
    Index("ix_journal_at", "at"),
)
