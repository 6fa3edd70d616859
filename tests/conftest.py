"""What all tests share: the shipped packs, compiled once for a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.packs import Packs, read_packs


@pytest.fixture(scope="session")
def packs_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for compiled packs that parallel workers share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if base.name.startswith("popen-") else base) / "compiled-packs"


@pytest.fixture(scope="session")
def packs(packs_cache: Path) -> Packs:
    """The shipped packs. Memos inside grow as tests read, and never change an answer."""
    return read_packs(cache=packs_cache)
