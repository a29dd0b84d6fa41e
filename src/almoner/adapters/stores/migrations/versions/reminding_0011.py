"""Reminders and calendars of the dates of cases."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0011", "0010"
ID, WORD = sa.String(64), sa.String(200)
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", ID, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
    )
    op.create_table(
        "reminded",
        sa.Column("account", ID, nullable=False),
        sa.Column("entry", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("account", "entry", name="pk_reminded"),
    )
    op.create_table(
        "calendars",
        sa.Column("id", ID, nullable=False),
        sa.Column("digest", ID, nullable=False),
        sa.Column("language", WORD, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calendars"),
        sa.UniqueConstraint("digest", name="uq_calendars_digest"),
    )
