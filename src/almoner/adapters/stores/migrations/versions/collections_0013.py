"""Collections of documents, who may read them, and the vectors of their passages."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0013", "0012"
ID, WORD = sa.String(64), sa.String(200)
SEALED, INSTANT = sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "collections",
        sa.Column("id", ID, nullable=False),
        sa.Column("owner", ID, nullable=False),
        sa.Column("name", SEALED, nullable=False),
        sa.Column("plan", SEALED, nullable=True),
        sa.Column("everybody", sa.Integer(), nullable=False),
        sa.Column("roles", WORD, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_collections"),
    )
    op.create_table(
        "collection_readers",
        sa.Column("collection", ID, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.PrimaryKeyConstraint("collection", "account", name="pk_collection_readers"),
    )
    op.create_table(
        "collection_documents",
        sa.Column("id", ID, nullable=False),
        sa.Column("collection", ID, nullable=False),
        *(sa.Column(name, SEALED, nullable=False) for name in ("name", "about", "digest", "document_key")),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("job", ID, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("taken_in_at", INSTANT, nullable=True),
        sa.Column("passages", sa.Integer(), nullable=True),
        sa.Column("meant", sa.Integer(), nullable=False),
        *(sa.Column(name, SEALED, nullable=True) for name in ("body", "told")),
        sa.PrimaryKeyConstraint("id", name="pk_collection_documents"),
    )
    op.create_index("ix_collection_documents_collection", "collection_documents", ["collection"])
    op.create_table(
        "document_vectors",
        sa.Column("id", ID, nullable=False),
        sa.Column("collection", ID, nullable=False),
        sa.Column("model", WORD, nullable=False),
        sa.Column("weights", ID, nullable=False),
        sa.Column("vectors", SEALED, nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_document_vectors"),
    )
    op.create_index("ix_document_vectors_collection", "document_vectors", ["collection"])
