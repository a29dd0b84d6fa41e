"""The tables of cases: which there are, and what happened in each."""

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint

from almoner.adapters.stores.schema import ID, Instant, Sealed, metadata

cases = Table(
    "cases",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("version", Integer, nullable=False),  # how many events it has
    Column("made_at", Instant, nullable=False),
    Index("ix_cases_folder", "folder"),
)
case_events = Table(
    "case_events",
    metadata,
    Column("id", ID, primary_key=True),
    Column("case", ID, nullable=False),
    Column("folder", ID, nullable=False),
    Column("number", Integer, nullable=False),
    Column("who", ID, nullable=False),
    Column("body", Sealed, nullable=False),  # what happened
    Column("at", Instant, nullable=False),
    UniqueConstraint("case", "number"),
    Index("ix_case_events_folder", "folder"),
)
