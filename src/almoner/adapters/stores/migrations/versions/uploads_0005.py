"""Papers that come in pieces."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0005", "0004"
ID, SEALED, INSTANT = sa.String(64), sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("name", SEALED, nullable=False),
        sa.Column("length", sa.BigInteger, nullable=True),
        sa.Column("offset", sa.BigInteger, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
    )
    op.create_index("ix_uploads_folder", "uploads", ["folder"])
    op.create_index("ix_uploads_account", "uploads", ["account"])
    op.create_index("ix_uploads_made_at", "uploads", ["made_at"])
    op.create_table(
        "upload_parts",
        sa.Column("id", ID, nullable=False),
        sa.Column("upload", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("digest", SEALED, nullable=False),
        sa.Column("document_key", SEALED, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_upload_parts"),
        sa.UniqueConstraint("upload", "number", name="uq_upload_parts_upload"),
    )
    op.create_index("ix_upload_parts_folder", "upload_parts", ["folder"])
