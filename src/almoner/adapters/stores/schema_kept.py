"""The tables of what is kept of a person, and of work that is still to be done."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table

from almoner.adapters.stores.schema import ID, WORD, Instant, Sealed, metadata

papers = Table(
    "papers",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("name", Sealed, nullable=False),  # the file's name
    Column("kind", Sealed, nullable=True),  # bill, eob and so on, once it was read
    Column("digest", Sealed, nullable=False),
    Column("document_key", Sealed, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("made_at", Instant, nullable=False),
    Index("ix_papers_folder", "folder"),
)
audits = Table(
    "audits",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("job", ID, nullable=False),
    Column("asked", Sealed, nullable=False),  # which papers, and with what
    Column("answer", Sealed, nullable=True),
    Column("made_at", Instant, nullable=False),
    Column("done_at", Instant, nullable=True),
    Index("ix_audits_folder", "folder"),
)
jobs = Table(
    "jobs",
    metadata,
    Column("id", ID, primary_key=True),
    Column("kind", WORD, nullable=False),
    Column("account", ID, nullable=False),
    Column("folder", ID, nullable=True),
    Column("subject", ID, nullable=False),
    Column("state", WORD, nullable=False),
    Column("done", Integer, nullable=False),
    Column("of", Integer, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("lease_until", Instant, nullable=True),
    Column("worker", ID, nullable=True),
    Column("code", WORD, nullable=True),  # of the error
    Column("sentence", Sealed, nullable=True),  # may name a file
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
    Index("ix_jobs_state", "state", "due_at"),
    Index("ix_jobs_folder", "folder"),
)
asked_before = Table(
    "asked_before",
    metadata,
    Column("mark", ID, primary_key=True),
    Column("request", ID, nullable=False),
    Column("answer", ID, nullable=False),
    Column("made_at", Instant, nullable=False),
    Index("ix_asked_before_made_at", "made_at"),
)
