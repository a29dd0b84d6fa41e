"""The table of what left in another way; sealed with its folder's key."""

from sqlalchemy import Column, Index, Table

from almoner.adapters.stores.schema import ID, Instant, Sealed, metadata

outside = Table(
    "outside",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("made_by", ID, nullable=False),
    Column("body", Sealed, nullable=False),  # the day, to whom, what and what for
    Column("made_at", Instant, nullable=False),
    Index("ix_outside_folder", "folder"),
)
