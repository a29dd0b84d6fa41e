"""Letters that were written about kept audits."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0004", "0003"
ID, WORD = sa.String(64), sa.String(200)
SEALED, INSTANT = sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "letters",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("audit", ID, nullable=False),
        sa.Column("job", ID, nullable=False),
        sa.Column("asked", SEALED, nullable=False),
        sa.Column("answer", SEALED, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_letters"),
    )
    op.create_index("ix_letters_folder", "letters", ["folder"])
    op.create_table(
        "letter_files",
        sa.Column("id", ID, nullable=False),
        sa.Column("letter", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("form", WORD, nullable=False),
        sa.Column("digest", SEALED, nullable=False),
        sa.Column("document_key", SEALED, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_letter_files"),
    )
    op.create_index("ix_letter_files_letter", "letter_files", ["letter"])
    op.create_index("ix_letter_files_folder", "letter_files", ["folder"])
