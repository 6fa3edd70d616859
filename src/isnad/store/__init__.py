"""Room *store*, below the wall: what came in is kept, and everything can be proved later.

``Store`` opens a project's database (SQLite or PostgreSQL by one address) and its evidence folder. In: captures, codings,
incidents, judgements. Out: the same, exactly; ``verify`` says what is no longer as it was."""

from isnad.store.database import Store, open_store
from isnad.store.evidence import Evidence
from isnad.store.keep import Kept, keep
from isnad.store.search import Hit, search

__all__ = ["Evidence", "Hit", "Kept", "Store", "keep", "open_store", "search"]
