"""What was erased and what is held, so that a restored backup does it again."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0003", "0002"
ID, WORD = sa.String(64), sa.String(200)
SEALED, INSTANT = sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "tombstones",
        sa.Column("id", ID, nullable=False),
        sa.Column("fate", WORD, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("subject", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tombstones"),
    )
    op.create_table(
        "holds",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("made_by", ID, nullable=False),
        sa.Column("reason", SEALED, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("lifted_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_holds"),
    )
    op.create_index("ix_holds_folder", "holds", ["folder"])
