"""No index for what the chain itself shows: it cost most of the disk's time at each line of the journal."""

from alembic import op

revision, down_revision = "0006", "0005"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("journal") as journal:
            journal.drop_constraint("uq_journal_before", type_="unique")
    else:
        op.drop_constraint("uq_journal_before", "journal", type_="unique")
