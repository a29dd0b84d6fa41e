"""The tables of what was erased and what is held; they are mirrored outside the database and hold no word of a person."""

from sqlalchemy import Column, Index, Table

from almoner.adapters.stores.schema import ID, WORD, Instant, Sealed, metadata

tombstones = Table(
    "tombstones",
    metadata,
    Column("id", ID, primary_key=True),
    Column("fate", WORD, nullable=False),
    Column("folder", ID, nullable=False),
    Column("subject", ID, nullable=False),
    Column("at", Instant, nullable=False),
)
holds = Table(
    "holds",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("made_by", ID, nullable=False),
    Column("reason", Sealed, nullable=True),  # none where it came back from the list beside a backup
    Column("made_at", Instant, nullable=False),
    Column("lifted_at", Instant, nullable=True),
    Index("ix_holds_folder", "folder"),
)
