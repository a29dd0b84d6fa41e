"""What offices noted about their own bills, and the heads of letters."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0010", "0009"
ID, WORD = sa.String(64), sa.String(200)
SEALED, INSTANT = sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "office_notes",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("subject", ID, nullable=False),
        sa.Column("who", ID, nullable=False),
        sa.Column("body", SEALED, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_office_notes"),
    )
    op.create_index("ix_office_notes_folder", "office_notes", ["folder"])
    op.create_table(
        "letterheads",
        sa.Column("id", ID, nullable=False),
        sa.Column("body", SEALED, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letterheads"),
    )
