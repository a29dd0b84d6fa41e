"""Papers and audits that are kept, jobs, and requests that must not be done twice."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"
ID, WORD = sa.String(64), sa.String(200)
SEALED, INSTANT = sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "papers",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("name", SEALED, nullable=False),
        sa.Column("kind", SEALED, nullable=True),
        sa.Column("digest", SEALED, nullable=False),
        sa.Column("document_key", SEALED, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
    )
    op.create_index("ix_papers_folder", "papers", ["folder"])
    op.create_table(
        "audits",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("job", ID, nullable=False),
        sa.Column("asked", SEALED, nullable=False),
        sa.Column("answer", SEALED, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_audits"),
    )
    op.create_index("ix_audits_folder", "audits", ["folder"])
    op.create_table(
        "jobs",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("folder", ID, nullable=True),
        sa.Column("subject", ID, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("of", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("lease_until", INSTANT, nullable=True),
        sa.Column("worker", ID, nullable=True),
        sa.Column("code", WORD, nullable=True),
        sa.Column("sentence", SEALED, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_index("ix_jobs_folder", "jobs", ["folder"])
    op.create_index("ix_jobs_state", "jobs", ["state", "due_at"])
    op.create_table(
        "asked_before",
        sa.Column("mark", ID, nullable=False),
        sa.Column("request", ID, nullable=False),
        sa.Column("answer", ID, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_asked_before"),
    )
    op.create_index("ix_asked_before_made_at", "asked_before", ["made_at"])
