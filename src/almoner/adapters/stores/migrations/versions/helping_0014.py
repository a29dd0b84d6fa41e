"""A grant says whether it is a look alone or lets somebody help; those given before were asked for as a look."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0014", "0013"


def upgrade() -> None:
    op.add_column("grants", sa.Column("helping", sa.Integer(), nullable=False, server_default="0"))
