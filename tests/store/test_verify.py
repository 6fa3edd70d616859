"""`isnad verify`: whatever is changed behind the product's back is found, in every column of every table, and in every file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad import flow
from isnad.errors import IsnadError
from isnad.model.capture import Capture, Missing
from isnad.model.incident import Anchor, Judgement
from isnad.packs import Packs
from isnad.sources.reading import read_capture
from isnad.store import Store, keep, open_store
from isnad.store.codings import in_force, keep_codings, packs_key, waiting
from isnad.store.health import tried, visited
from isnad.store.incidents import judge, keep_fused
from isnad.store.keep import fail
from isnad.store.tables import META
from isnad.store.verify import verify
from isnad.store.versions import read_new

A = "أفاد المرصد السوري لحقوق الإنسان بأن قوات النظام قصفت بلدة كفرنبل أمس، ما أدى إلى مقتل ثلاثة مدنيين."
B = "قصفت طائرات حربية مدينة معرة النعمان، ما أدى إلى إصابة أربعة أشخاص."
JUDGED = Judgement(verdict="not_event", at=Anchor(sha256="0" * 64, span=(0, 1)), author="a", time="2020-01-01T10:00:00Z")
FREE = {
    ("journal", "seq"),
    ("documents", "id"),
    ("incidents", "id"),
    ("judgements", "id"),
    ("captures", "id"),
    ("versions", "id"),
    ("codings", "id"),
    ("claims", "coding"),
    ("claims", "id"),
}
"""Names of rows. To change one is to take a row away and to add another, which is tried apart."""


def fill(store: Store, packs: Packs) -> Store:
    """A store with something in every table."""
    batch = [
        Capture(
            key=str(n),
            data=text.encode(),
            reader="text",
            captured_at="2020-01-01T10:00:00Z",
            tool="t",
            url="https://example.org/a",
            final_url="https://example.org/b",
            media="text/plain",
            outlet="o",
            published="2020-01-02",
            title="عنوان",
            within="0" * 64,
        )
        for n, text in enumerate((A, B))
    ]
    keep(store, "s", batch, actor="a")
    keep(store, "s", [Missing(key="1", seen_at="2020-01-03T10:00:00Z", reason="404")], actor="a")
    read_new(store, read_capture, actor="a")
    key = packs_key(packs.hashes)
    keep_codings(store, key, [(one, flow.code(one.document, packs)) for one in waiting(store, key)], actor="a")
    fused = flow.fuse(in_force(store, key), [JUDGED], packs=packs)
    judge(store, [JUDGED], actor="a")
    keep_fused(store, fused, "of", actor="a")
    fail(store, "s", "9", "E101", "why", "hint")
    state = tried(store, "s")
    visited(store, "s", state, IsnadError("E501", "why"), news=1)
    visited(store, "s", state, None, news=1)
    return store


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, packs: Packs) -> Iterator[Store]:
    """One filled SQLite store; each test puts back what it changes."""
    home = tmp_path_factory.mktemp("verify")
    store = fill(open_store(f"sqlite:///{home}/isnad.db", home / "evidence"), packs)
    with store.writing() as connection:
        for act in ("update", "delete"):
            connection.exec_driver_sql(f"drop trigger journal_no_{act}")  # somebody with a database tool
    yield store
    store.close()


def test_nothing_is_wrong_at_first(store: Store, packs: Packs) -> None:
    assert list(verify(fill(store, packs))) == []


COLUMNS = [
    (table.name, column.name) for table in META.sorted_tables for column in table.columns if (table.name, column.name) not in FREE
]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda v: str(v))
def test_a_changed_value_is_found(filled: Store, table: str, column: str) -> None:
    with filled.reading() as connection:
        rowid, before = connection.exec_driver_sql(f"select rowid, {column} from {table} order by rowid limit 1").one()
    _set(filled, f"update {table} set {column} = ? where rowid = ?", (_other(before), rowid))
    found = list(verify(filled))
    _set(filled, f"update {table} set {column} = ? where rowid = ?", (before, rowid))
    assert found, f"{table}.{column}: {before!r} was changed"
    assert list(verify(filled)) == []


def _set(store: Store, line: str, values: tuple[object, ...]) -> None:
    """As somebody with a database tool would, who does not care what refers to what."""
    raw = store.engine.raw_connection()
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(line, values)
    raw.execute("PRAGMA foreign_keys = ON")
    raw.close()


def _other(value: object) -> object:
    """The value with one bit flipped."""
    if isinstance(value, int | float):
        return int(value) ^ 1 if isinstance(value, int) else value / 2
    text = str(value or "x")
    return text[:-1] + chr(ord(text[-1]) ^ 4)


@pytest.mark.parametrize("table", ["captures", "versions", "codings", "claims", "incidents", "judgements", "journal"])
def test_a_missing_row_is_found(tmp_path: Path, packs: Packs, table: str) -> None:
    store = fill(open_store(f"sqlite:///{tmp_path}/isnad.db", tmp_path / "evidence"), packs)
    with store.writing() as connection:
        connection.exec_driver_sql("drop trigger journal_no_delete")
    _set(store, f"delete from {table} where rowid = (select max(rowid) from {table} where rowid > ?)", (0,))
    assert list(verify(store)), f"a row of {table} is gone and nobody noticed"
    store.close()


def test_any_flipped_bit_of_evidence_is_found(filled: Store) -> None:
    for _, path in filled.evidence.all():
        whole = path.read_bytes()
        path.chmod(0o644)
        for at in (0, len(whole) // 2, len(whole) - 1):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            assert len(list(verify(filled))) == 1
        path.unlink()
        assert len(list(verify(filled))) == 1
        path.write_bytes(whole)
    assert list(verify(filled)) == []
