"""The tables of collections: documents kept to be searched, who may read them, and the vectors of their passages."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from almoner.adapters.stores.schema import ID, WORD, Instant, Sealed, metadata

collections = Table(
    "collections",
    metadata,
    Column("id", ID, primary_key=True),
    Column("owner", ID, nullable=False),
    Column("name", Sealed, nullable=False),
    Column("plan", Sealed, nullable=True),
    Column("everybody", Integer, nullable=False),  # may read it
    Column("roles", WORD, nullable=False),  # that may read it
    Column("made_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),  # goes up with each change
)
collection_readers = Table(
    "collection_readers",
    metadata,
    Column("collection", ID, primary_key=True),
    Column("account", ID, primary_key=True),
)
collection_documents = Table(
    "collection_documents",
    metadata,
    Column("id", ID, primary_key=True),
    Column("collection", ID, nullable=False),
    Column("name", Sealed, nullable=False),  # the file's name
    Column("about", Sealed, nullable=False),  # days on which it holds, and its plan
    Column("digest", Sealed, nullable=False),
    Column("document_key", Sealed, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("job", ID, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("taken_in_at", Instant, nullable=True),
    Column("passages", Integer, nullable=True),
    Column("meant", Integer, nullable=False),  # 1: its passages have vectors
    Column("body", Sealed, nullable=True),  # the passages
    Column("told", Sealed, nullable=True),  # why it could not be taken in, or what of it
    Index("ix_collection_documents_collection", "collection"),
)
document_vectors = Table(
    "document_vectors",
    metadata,
    Column("id", ID, primary_key=True),  # of the document
    Column("collection", ID, nullable=False),
    Column("model", WORD, nullable=False),
    Column("weights", ID, nullable=False),  # their SHA-256
    Column("vectors", Sealed, nullable=False),
    Column("many", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_document_vectors_collection", "collection"),
)
OF_COLLECTIONS = (collection_documents, document_vectors)
"""What goes with a collection, and is sealed with its key."""
