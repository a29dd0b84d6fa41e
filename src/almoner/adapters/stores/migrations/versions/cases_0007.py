"""Cases, and what happened in them."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0007", "0006"
ID, SEALED, INSTANT = sa.String(64), sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
    )
    op.create_index("ix_cases_folder", "cases", ["folder"])
    op.create_table(
        "case_events",
        sa.Column("id", ID, nullable=False),
        sa.Column("case", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("who", ID, nullable=False),
        sa.Column("body", SEALED, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case_events"),
        sa.UniqueConstraint("case", "number", name="uq_case_events_case"),
    )
    op.create_index("ix_case_events_folder", "case_events", ["folder"])
