"""The tables of letters that were written about kept audits."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from almoner.adapters.stores.schema import ID, WORD, Instant, Sealed, metadata

letters = Table(
    "letters",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("audit", ID, nullable=False),
    Column("job", ID, nullable=False),
    Column("asked", Sealed, nullable=False),  # which letter, about which finding
    Column("answer", Sealed, nullable=True),  # what is to be said to the person beside it
    Column("made_at", Instant, nullable=False),
    Column("done_at", Instant, nullable=True),
    Index("ix_letters_folder", "folder"),
)
letter_files = Table(
    "letter_files",
    metadata,
    Column("id", ID, primary_key=True),  # of its document
    Column("letter", ID, nullable=False),
    Column("folder", ID, nullable=False),
    Column("form", WORD, nullable=False),  # pdf, docx, text, made
    Column("version", Integer, nullable=False),  # the newest of a form counts
    Column("digest", Sealed, nullable=False),
    Column("document_key", Sealed, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("made_at", Instant, nullable=False),
    Index("ix_letter_files_letter", "letter"),
    Index("ix_letter_files_folder", "folder"),
)
