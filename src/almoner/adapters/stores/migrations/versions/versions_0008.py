"""Letters in several versions."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0008", "0007"


def upgrade() -> None:
    with op.batch_alter_table("letter_files") as files:
        files.add_column(sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    with op.batch_alter_table("letter_files") as files:
        files.alter_column("version", server_default=None)
