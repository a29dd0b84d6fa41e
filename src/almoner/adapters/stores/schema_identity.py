"""The tables of accounts: who may come in and how, and who was let into whose folder. Marks are keyed digests, see lookup.py."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from almoner.adapters.stores.schema import ID, WORD, Instant, Sealed, metadata

WORDS = String(4000)
"""Words of the code in a row: roles, actions."""

accounts = Table(
    "accounts",
    metadata,
    Column("id", ID, primary_key=True),
    Column("login_mark", ID, nullable=False),
    Column("subject_mark", ID, nullable=True),  # how an identity provider calls it
    Column("login", Sealed, nullable=False),
    Column("name", Sealed, nullable=False),
    Column("password", Sealed, nullable=True),  # a hash
    Column("second_factor", Sealed, nullable=True),  # the secret behind six-digit codes
    Column("second_factor_on", Integer, nullable=False, default=0),
    Column("second_factor_step", Integer, nullable=False, default=0),
    Column("roles", WORDS, nullable=False),
    Column("kind", WORD, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("confirmed_at", Instant, nullable=False),
    Column("closed_at", Instant, nullable=True),
    UniqueConstraint("login_mark"),
    UniqueConstraint("subject_mark"),
)
recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("mark", ID, primary_key=True),
    Column("account", ID, nullable=False),
    Column("used_at", Instant, nullable=True),
    Index("ix_recovery_codes_account", "account"),
)
passkeys = Table(
    "passkeys",
    metadata,
    Column("id", ID, primary_key=True),
    Column("account", ID, nullable=False),
    Column("credential_mark", ID, nullable=False),
    Column("credential", Sealed, nullable=False),
    Column("public_key", Sealed, nullable=False),
    Column("name", Sealed, nullable=False),
    Column("count", Integer, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("used_at", Instant, nullable=True),
    UniqueConstraint("credential_mark"),
    Index("ix_passkeys_account", "account"),
)
sessions = Table(
    "sessions",
    metadata,
    Column("id", ID, primary_key=True),
    Column("digest", ID, nullable=False),
    Column("account", ID, nullable=False),
    Column("way", WORD, nullable=False),
    Column("place", Sealed, nullable=False),
    Column("provider_mark", ID, nullable=True),
    Column("made_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
    UniqueConstraint("digest"),
    Index("ix_sessions_account", "account"),
    Index("ix_sessions_provider_mark", "provider_mark"),
)
api_keys = Table(
    "api_keys",
    metadata,
    Column("id", ID, primary_key=True),
    Column("digest", ID, nullable=False),
    Column("account", ID, nullable=False),
    Column("name", Sealed, nullable=False),
    Column("actions", WORDS, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
    UniqueConstraint("digest"),
    Index("ix_api_keys_account", "account"),
)
once = Table(
    "once",
    metadata,
    Column("digest", ID, primary_key=True),
    Column("kind", WORD, nullable=False),
    Column("account", ID, nullable=True),
    Column("payload", Sealed, nullable=False),
    Column("misses", Integer, nullable=False),
    Column("until", Instant, nullable=False),
)
tries = Table(
    "tries",
    metadata,
    Column("mark", ID, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
)
grants = Table(
    "grants",
    metadata,
    Column("id", ID, primary_key=True),
    Column("folder", ID, nullable=False),
    Column("giver", ID, nullable=False),
    Column("receiver", ID, nullable=False),
    Column("purpose", WORD, nullable=False),
    Column("first_day", WORD, nullable=False),
    Column("last_day", WORD, nullable=False),
    Column("acting", Integer, nullable=False),
    Column("sensitive", Integer, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant, nullable=True),
    Column("helping", Integer, nullable=False, server_default="0"),
    Index("ix_grants_folder", "folder"),
    Index("ix_grants_receiver", "receiver"),
)
glass = Table(
    "glass",
    metadata,
    Column("id", ID, primary_key=True),
    Column("account", ID, nullable=False),
    Column("folder", ID, nullable=False),
    Column("reason", Sealed, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("seen_at", Instant, nullable=True),
    Index("ix_glass_account", "account"),
)
