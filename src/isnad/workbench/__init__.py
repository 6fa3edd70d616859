"""The linguist's desk. In: packs and a text, rules or gold passages. Out: a text to read, and whether all is well."""

from __future__ import annotations

from isnad.workbench.trial import test_rules
from isnad.workbench.try_text import try_text

__all__ = ["test_rules", "try_text"]
