"""The tables of an office: what was noted about its own bills and claim files, and what stands at the head of its letters."""

from sqlalchemy import Column, Index, Table

from almoner.adapters.stores.schema import ID, WORD, Instant, Sealed, metadata

office_notes = Table(
    "office_notes",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("kind", WORD, nullable=False),  # mark, run, result
    Column("subject", ID, nullable=False),  # the audit, job or run it is about
    Column("who", ID, nullable=False),
    Column("body", Sealed, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_office_notes_folder", "folder"),
)
letterheads = Table(
    "letterheads",
    metadata,
    Column("id", ID, primary_key=True),  # of its account
    Column("body", Sealed, nullable=False),  # names a person and where they work
    Column("changed_at", Instant, nullable=False),
)
