"""Alembic's entry: the connection comes from ``upgrade`` and its transaction is the caller's."""

from alembic import context

from isnad.store.tables import META

context.configure(connection=context.config.attributes["connection"], target_metadata=META, transactional_ddl=True)
context.run_migrations()
