"""Migrations: numbered steps from an empty database to this schema. A database of an older isnad is brought forward when it is
opened."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

from isnad.errors import IsnadError


def upgrade(engine: Engine) -> None:
    """Bring the database to the latest step. E403 when it is at a step that this isnad does not know."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with engine.connect().execution_options(reading=True) as connection, connection.begin():
        at = MigrationContext.configure(connection).get_current_revision()
    if at == scripts.get_current_head():
        return
    if at is not None and at not in {script.revision for script in scripts.walk_revisions()}:
        raise IsnadError("E403", f"the database is at step {at}, which this isnad does not know", "Install a later isnad.")
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
