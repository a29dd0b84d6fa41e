"""The tables of models: the one registry, with MLflow's names, and a row for each call, without a word of what was said."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from almoner.adapters.stores.schema import ID, WORD, Instant, metadata

MODEL = String(128)

registered_models = Table(
    "registered_models",
    metadata,
    Column("name", MODEL, primary_key=True),
    Column("description", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
)
model_versions = Table(
    "model_versions",
    metadata,
    Column("name", MODEL, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("stage", WORD, nullable=False),
    Column("source", Text, nullable=False),
    Column("licence", WORD, nullable=False),
    Column("sha256", ID, nullable=False),
    Column("card", Text, nullable=False),
    Column("tags", Text, nullable=False),  # JSON
    Column("approved_by", ID, nullable=True),
    Column("approved_at", Instant, nullable=True),
    Column("first_day", ID, nullable=True),
    Column("last_day", ID, nullable=True),
    Column("made_at", Instant, nullable=False),
)
model_aliases = Table(
    "model_aliases",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", MODEL, nullable=False),
    Column("alias", MODEL, nullable=False),
    Column("version", Integer, nullable=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant, nullable=True),
    Index("ix_model_aliases_name", "name"),
)
model_calls = Table(
    "model_calls",
    metadata,
    Column("id", ID, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("account", ID, nullable=False),
    Column("api_key", ID, nullable=True),
    Column("subject", ID, nullable=False),
    Column("door", WORD, nullable=False),
    Column("alias", MODEL, nullable=False),
    Column("status", Integer, nullable=False),
    Column("ms", Integer, nullable=False),
    Column("level", WORD, nullable=False),
    Column("used_model", Integer, nullable=False),
    Column("back_end", WORD, nullable=True),
    Column("place", WORD, nullable=True),
    Column("model", MODEL, nullable=True),
    Column("version", Integer, nullable=True),
    Column("redacted", Integer, nullable=False),
    Column("tokens_in", Integer, nullable=False),
    Column("tokens_out", Integer, nullable=False),
    Column("micro_dollars", BigInteger, nullable=False),
    Column("doubted", Integer, nullable=False),
    Index("ix_model_calls_subject_at", "subject", "at"),
    Index("ix_model_calls_at", "at"),
)
