"""The ground: keys, folders and the journal, and who may come in."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None
ID, WORD, WORDS = sa.String(64), sa.String(200), sa.String(4000)
SEALED, INSTANT = sa.LargeBinary(), sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "sealing_keys",
        sa.Column("id", ID, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sealing_keys"),
    )
    op.create_table(
        "folders",
        sa.Column("id", ID, nullable=False),
        sa.Column("owner", ID, nullable=False),
        sa.Column("name", SEALED, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("erased_at", INSTANT, nullable=True),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_folders"),
    )
    op.create_index("ix_folders_owner", "folders", ["owner"])
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("who", ID, nullable=False),
        sa.Column("on_behalf", ID, nullable=True),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("action", WORD, nullable=False),
        sa.Column("resource", WORD, nullable=False),
        sa.Column("folder", ID, nullable=True),
        sa.Column("outcome", WORD, nullable=False),
        sa.Column("origin", WORD, nullable=False),
        sa.Column("sealed", SEALED, nullable=True),
        sa.Column("before", ID, nullable=False),
        sa.Column("link", ID, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_journal"),
        sa.UniqueConstraint("before", name="uq_journal_before"),
    )
    op.create_index("ix_journal_folder", "journal", ["folder"])
    op.create_index("ix_journal_who", "journal", ["who"])
    op.create_table(
        "accounts",
        sa.Column("id", ID, nullable=False),
        sa.Column("login_mark", ID, nullable=False),
        sa.Column("subject_mark", ID, nullable=True),
        sa.Column("login", SEALED, nullable=False),
        sa.Column("name", SEALED, nullable=False),
        sa.Column("password", SEALED, nullable=True),
        sa.Column("second_factor", SEALED, nullable=True),
        sa.Column("second_factor_on", sa.Integer, nullable=False),
        sa.Column("second_factor_step", sa.Integer, nullable=False),
        sa.Column("roles", WORDS, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("confirmed_at", INSTANT, nullable=False),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sa.UniqueConstraint("subject_mark", name="uq_accounts_subject_mark"),
        sa.UniqueConstraint("login_mark", name="uq_accounts_login_mark"),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("mark", ID, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("mark", name="pk_recovery_codes"),
    )
    op.create_index("ix_recovery_codes_account", "recovery_codes", ["account"])
    op.create_table(
        "passkeys",
        sa.Column("id", ID, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("credential_mark", ID, nullable=False),
        sa.Column("credential", SEALED, nullable=False),
        sa.Column("public_key", SEALED, nullable=False),
        sa.Column("name", SEALED, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_passkeys"),
        sa.UniqueConstraint("credential_mark", name="uq_passkeys_credential_mark"),
    )
    op.create_index("ix_passkeys_account", "passkeys", ["account"])
    op.create_table(
        "sessions",
        sa.Column("id", ID, nullable=False),
        sa.Column("digest", ID, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("way", WORD, nullable=False),
        sa.Column("place", SEALED, nullable=False),
        sa.Column("provider_mark", ID, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sa.UniqueConstraint("digest", name="uq_sessions_digest"),
    )
    op.create_index("ix_sessions_account", "sessions", ["account"])
    op.create_index("ix_sessions_provider_mark", "sessions", ["provider_mark"])
    op.create_table(
        "api_keys",
        sa.Column("id", ID, nullable=False),
        sa.Column("digest", ID, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("name", SEALED, nullable=False),
        sa.Column("actions", WORDS, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_api_keys"),
        sa.UniqueConstraint("digest", name="uq_api_keys_digest"),
    )
    op.create_index("ix_api_keys_account", "api_keys", ["account"])
    op.create_table(
        "once",
        sa.Column("digest", ID, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("payload", SEALED, nullable=False),
        sa.Column("misses", sa.Integer, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_once"),
    )
    op.create_table(
        "tries",
        sa.Column("mark", ID, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("last_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_tries"),
    )
    op.create_table(
        "grants",
        sa.Column("id", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("giver", ID, nullable=False),
        sa.Column("receiver", ID, nullable=False),
        sa.Column("purpose", WORD, nullable=False),
        sa.Column("first_day", WORD, nullable=False),
        sa.Column("last_day", WORD, nullable=False),
        sa.Column("acting", sa.Integer, nullable=False),
        sa.Column("sensitive", sa.Integer, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_grants"),
    )
    op.create_index("ix_grants_folder", "grants", ["folder"])
    op.create_index("ix_grants_receiver", "grants", ["receiver"])
    op.create_table(
        "glass",
        sa.Column("id", ID, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("folder", ID, nullable=False),
        sa.Column("reason", SEALED, nullable=False),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("seen_at", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_glass"),
    )
    op.create_index("ix_glass_account", "glass", ["account"])
