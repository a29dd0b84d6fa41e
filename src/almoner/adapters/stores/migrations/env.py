"""Alembic runs this file: the steps are taken on the connection it was handed, in the transaction that is open there."""

from alembic import context

from almoner.adapters.stores.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
