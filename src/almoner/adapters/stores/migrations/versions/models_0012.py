"""The registry of models, and a row for each call of one."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0012", "0011"
ID, WORD, MODEL = sa.String(64), sa.String(200), sa.String(128)
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "registered_models",
        sa.Column("name", MODEL, nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_registered_models"),
    )
    op.create_table(
        "model_versions",
        sa.Column("name", MODEL, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        *(sa.Column(name, kind, nullable=False) for name, kind in (("stage", WORD), ("source", sa.Text()), ("licence", WORD))),
        sa.Column("sha256", ID, nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("approved_by", ID, nullable=True),
        sa.Column("approved_at", INSTANT, nullable=True),
        sa.Column("first_day", ID, nullable=True),
        sa.Column("last_day", ID, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", "version", name="pk_model_versions"),
    )
    op.create_table(
        "model_aliases",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", MODEL, nullable=False),
        sa.Column("alias", MODEL, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_model_aliases"),
    )
    op.create_index("ix_model_aliases_name", "model_aliases", ["name"])
    op.create_table(
        "model_calls",
        sa.Column("id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("account", ID, nullable=False),
        sa.Column("api_key", ID, nullable=True),
        sa.Column("subject", ID, nullable=False),
        sa.Column("door", WORD, nullable=False),
        sa.Column("alias", MODEL, nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("ms", sa.Integer(), nullable=False),
        sa.Column("level", WORD, nullable=False),
        sa.Column("used_model", sa.Integer(), nullable=False),
        sa.Column("back_end", WORD, nullable=True),
        sa.Column("place", WORD, nullable=True),
        sa.Column("model", MODEL, nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("redacted", "tokens_in", "tokens_out")),
        sa.Column("micro_dollars", sa.BigInteger(), nullable=False),
        sa.Column("doubted", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_model_calls"),
    )
    op.create_index("ix_model_calls_subject_at", "model_calls", ["subject", "at"])
    op.create_index("ix_model_calls_at", "model_calls", ["at"])
