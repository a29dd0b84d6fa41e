"""What left in another way, for the accounting of disclosures; and the journal is found by its days."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0009", "0008"
ID, SEALED, INSTANT = sa.String(64), sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "outside",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("body", SEALED, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outside"),
    )
    op.create_index("ix_outside_folder", "outside", ["folder"])
    op.create_index("ix_journal_at", "journal", ["at"])
