"""The tables of reminders and calendars: what an account asked for, and of which dates it was told."""

from sqlalchemy import Column, Table, UniqueConstraint

from almoner.adapters.stores.schema import ID, WORD, Instant, Sealed, metadata

reminders = Table(
    "reminders",
    metadata,
    Column("id", ID, primary_key=True),  # of its account
    Column("body", Sealed, nullable=False),  # a way to reach a person
    Column("changed_at", Instant, nullable=False),
)
reminded = Table(
    "reminded",
    metadata,
    Column("account", ID, primary_key=True),
    Column("entry", ID, primary_key=True),
    Column("at", Instant, nullable=False),
)
calendars = Table(
    "calendars",
    metadata,
    Column("id", ID, primary_key=True),  # of its account
    Column("digest", ID, nullable=False),
    Column("language", WORD, nullable=False),
    Column("made_at", Instant, nullable=False),
    UniqueConstraint("digest"),
)
