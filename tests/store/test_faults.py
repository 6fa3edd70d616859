"""A full disk, a locked database, an evidence folder that cannot be written: a coded error, nothing lost, nothing doubled by the
next run."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.sources.reading import read_capture
from isnad.store import Kept, Store, database, keep, open_store
from isnad.store.tables import captures, documents, journal, versions
from isnad.store.verify import verify
from isnad.store.versions import read_new

TEXT = "قصفت طائرات حربية مدينة معرة النعمان، ما أدى إلى إصابة أربعة أشخاص. "
MANY = [
    Capture(key=str(n), data=(TEXT * 40 + str(n)).encode(), reader="text", captured_at="2020-01-01T10:00:00Z", tool="test")
    for n in range(60)
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(database, "_WAIT_MS", 200)
    return tmp_path


@contextmanager
def opened(home: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{home}/isnad.db", home / "evidence")
    try:
        yield store
    finally:
        store.close()


def count(store: Store, table: sa.Table) -> int:
    with store.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def take_in(store: Store) -> Kept:
    kept = keep(store, "s", MANY, actor="a")
    read_new(store, read_capture, actor="a")
    return kept


def whole(store: Store) -> None:
    """Everything is there once, and holds."""
    take_in(store)
    assert [count(store, table) for table in (documents, captures, versions, journal)] == [60, 60, 60, 120]
    assert len(list(store.evidence.all())) == 60
    assert not list(store.evidence.home.rglob(".part-*"))
    assert list(verify(store)) == []


@pytest.mark.parametrize("spare", [1, 8, 40])
def test_a_full_database(home: Path, spare: int) -> None:
    with opened(home) as store:
        with store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one() + spare
        sa.event.listen(store.engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count = {pages}"))
        store.engine.dispose()  # the connections after this one have no more room
        with pytest.raises(IsnadError, match="full") as raised:
            take_in(store)
        assert raised.value.code == "E402"
        assert count(store, documents) in (0, 60)
        assert count(store, versions) == 0
    with opened(home) as store:
        whole(store)


def test_a_disk_that_takes_no_larger_file(home: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with opened(home) as store:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        try:
            with pytest.raises(IsnadError) as raised:
                keep(store, "s", MANY, actor="a")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert raised.value.code == "E404"
        assert "too large" in raised.value.message
        assert count(store, documents) == 0
        assert list(store.evidence.all()) == []
        whole(store)


def test_a_database_that_another_process_holds(home: Path) -> None:
    with opened(home) as store:
        other = sqlite3.connect(home / "isnad.db", isolation_level=None)
        other.execute("begin immediate")
        with pytest.raises(IsnadError, match="locked") as raised:
            take_in(store)
        assert raised.value.code == "E402"
        assert count(store, documents) == 0  # a reader does not wait for the writer
        other.execute("rollback")
        other.close()
        whole(store)


def test_an_evidence_folder_that_cannot_be_written(home: Path) -> None:
    with opened(home) as store:
        store.evidence.home.mkdir()
        block = store.evidence.home / "sha256"
        block.write_text("in the way")
        with pytest.raises(IsnadError) as raised:
            take_in(store)
        assert raised.value.code == "E404"
        assert count(store, documents) == 0
        block.unlink()
        whole(store)
