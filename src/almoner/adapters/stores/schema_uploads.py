"""The tables of papers that come in pieces."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, UniqueConstraint

from almoner.adapters.stores.schema import ID, Instant, Sealed, metadata

uploads = Table(
    "uploads",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("account", ID, nullable=False),
    Column("name", Sealed, nullable=False),  # the file's name
    Column("length", BigInteger, nullable=True),
    Column("offset", BigInteger, nullable=False),
    Column("made_at", Instant, nullable=False),
    Index("ix_uploads_folder", "folder"),
    Index("ix_uploads_account", "account"),
    Index("ix_uploads_made_at", "made_at"),
)
upload_parts = Table(
    "upload_parts",
    metadata,
    Column("id", ID, primary_key=True),  # of its document
    Column("upload", ID, nullable=False),
    Column("folder", ID, nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", Sealed, nullable=False),
    Column("document_key", Sealed, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    UniqueConstraint("upload", "number"),
    Index("ix_upload_parts_folder", "folder"),
)
