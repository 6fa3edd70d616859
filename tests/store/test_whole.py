"""Moving, proving, comparing and erasing whole stores, on both databases."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from isnad import flow
from isnad.errors import IsnadError
from isnad.model.capture import Capture
from isnad.packs import Packs
from isnad.sources.reading import read_capture
from isnad.store import Kept, Store, keep, open_store, search
from isnad.store.bundle import bundle
from isnad.store.codings import in_force, keep_codings, packs_key, waiting
from isnad.store.compare import difference
from isnad.store.erase import erase_documents, erase_name
from isnad.store.incidents import all_incidents, keep_fused
from isnad.store.keep import document_id
from isnad.store.tables import META, captures, claims, codings, incidents, journal, versions
from isnad.store.transport import backup, restore
from isnad.store.verify import verify
from isnad.store.versions import read_new

A = "أفاد المرصد السوري لحقوق الإنسان بأن قوات النظام قصفت بلدة كفرنبل أمس، ما أدى إلى مقتل المواطن خالد الدرويش."
DAY = "2020-01-01"
B = "قصفت طائرات حربية مدينة معرة النعمان، ما أدى إلى إصابة أربعة أشخاص."


def items(*texts: str) -> list[Capture]:
    return [
        Capture(
            key=str(n), data=text.encode(), reader="text", captured_at="2020-01-01T10:00:00Z", tool="t", published="2020-01-01"
        )
        for n, text in enumerate(texts)
    ]


def work(store: Store, packs: Packs, key: str = "") -> None:
    """Read, code and fuse what is new."""
    read_new(store, read_capture, actor="a")
    key = key or packs_key(packs.hashes)
    keep_codings(store, key, [(one, flow.code(one.document, packs)) for one in waiting(store, key)], actor="a")
    keep_fused(store, flow.fuse(in_force(store, key), packs=packs), "of", actor="a")


@pytest.fixture
def full(store: Store, packs: Packs) -> Store:
    """Two reports, coded and fused."""
    keep(store, "s", items(A, B), actor="a")
    work(store, packs)
    return store


def all_rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.reading() as connection:
        return {t.name: sorted(map(tuple, connection.execute(sa.select(t))), key=str) for t in META.sorted_tables}


# ---- backup and restore ----


def test_a_backup_brings_everything_back(full: Store, packs: Packs, tmp_path: Path) -> None:
    plan = tmp_path / "isnad.toml"
    plan.write_text('[project]\nname = "x"\n')
    assert backup(full, plan, tmp_path / "b.tar") == 4
    assert restore(tmp_path / "b.tar", tmp_path / "again") == 4
    again = open_store(f"sqlite:///{tmp_path}/again/isnad.db", tmp_path / "again" / "evidence")
    assert all_rows(again) == all_rows(full)
    assert list(verify(again)) == []
    assert [hit.document for hit in search(again, "كفرنبل")] == [document_id("s", "0")]
    keep(again, "s", items(A, B, A), actor="a")
    work(again, packs)
    assert list(verify(again)) == []
    again.close()


def test_a_backup_can_be_put_into_a_team_database(url: str, packs: Packs, tmp_path: Path) -> None:
    small = open_store(f"sqlite:///{tmp_path}/small.db", tmp_path / "e")
    keep(small, "s", items(A), actor="a")
    work(small, packs)
    plan = tmp_path / "isnad.toml"
    plan.write_text("")
    backup(small, plan, tmp_path / "b.tar")
    restore(tmp_path / "b.tar", tmp_path / "again", url)
    team = open_store(url, tmp_path / "again" / "evidence")
    assert all_rows(team) == all_rows(small)
    assert keep(team, "s", items(A, B), actor="a") == Kept(new=1, same=1)
    work(team, packs)
    assert list(verify(team)) == []
    for store in (small, team):
        store.close()


@pytest.mark.parametrize("harm", ["bytes", "missing", "outside"])
def test_a_broken_backup_is_refused_whole(tmp_path: Path, packs: Packs, harm: str) -> None:
    store = open_store(f"sqlite:///{tmp_path}/small.db", tmp_path / "e")
    keep(store, "s", items(A), actor="a")
    plan = tmp_path / "isnad.toml"
    plan.write_text("[project]")
    backup(store, plan, tmp_path / "b.tar")
    store.close()
    inside = tmp_path / "inside"
    with tarfile.open(tmp_path / "b.tar") as tar:
        tar.extractall(inside, filter="data")
    manifest = inside / "manifest-sha256.txt"
    if harm == "bytes":
        (inside / "isnad.toml").write_text("[other]")
    elif harm == "missing":
        manifest.unlink()
    else:
        manifest.write_text(manifest.read_text() + "0" * 64 + "  ../../evil\n")
    with tarfile.open(tmp_path / "c.tar", "w") as tar:
        for path in sorted(inside.rglob("*")):
            tar.add(path, path.relative_to(inside), recursive=False)
    with pytest.raises(IsnadError) as raised:
        restore(tmp_path / "c.tar", tmp_path / "again")
    assert raised.value.code == "E408"
    assert not (tmp_path / "again").exists()
    assert not list(tmp_path.glob(".restore-*"))


# ---- bundle ----


def test_a_bundle_proves_itself(full: Store, tmp_path: Path) -> None:
    assert bundle(full, tmp_path / "out") == 9
    done = subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=tmp_path / "out", capture_output=True)
    assert done.returncode == 0, done
    (tmp_path / "out" / "versions.jsonl").write_text("x")
    done = subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=tmp_path / "out", capture_output=True)
    assert done.returncode == 1
    with pytest.raises(IsnadError, match="not empty"):
        bundle(full, tmp_path / "out")


def test_a_bundle_of_one_incident_holds_its_documents_alone(full: Store, tmp_path: Path) -> None:
    incident = next(one for one in all_incidents(full) if any(c.document == document_id("s", "0") for c in one.claims))
    bundle(full, tmp_path / "out", [incident.id])
    assert (tmp_path / "out" / "versions.jsonl").read_text().count("\n") == 1
    assert B not in (tmp_path / "out" / "versions.jsonl").read_text()
    with pytest.raises(IsnadError) as raised:
        bundle(full, tmp_path / "other", ["dnone"])
    assert raised.value.code == "E407"


# ---- erase ----


def everything(store: Store, tmp_path: Path) -> bytes:
    """All that is left on the disk of a store, and all that its tables say."""
    files = b"".join(path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file() and path.suffix != ".tar")
    return files + str(all_rows(store)).encode()


def test_an_erased_document_is_gone_everywhere_and_the_journal_says_so(full: Store, tmp_path: Path) -> None:
    name = document_id("s", "0")
    assert erase_documents(full, [name], "court order 7", actor="a") == 1
    left = everything(full, tmp_path)
    for word in ("كفرنبل", "الدرويش"):
        assert word.encode() not in left
    assert search(full, "كفرنبل") == []
    assert [hit.document for hit in search(full, "النعمان")] == [document_id("s", "1")]
    assert list(verify(full)) == []
    assert "court order 7" in str(all_rows(full)["journal"])
    assert keep(full, "s", items(A, B), actor="a") == Kept(same=2)
    assert erase_documents(full, [name], "again", actor="a") == 0


def test_what_is_not_here_cannot_be_erased(full: Store) -> None:
    before = all_rows(full)
    with pytest.raises(IsnadError) as raised:
        erase_documents(full, [document_id("s", "1"), "dnone"], "x", actor="a")
    assert raised.value.code == "E407"
    assert all_rows(full) == before


def test_bytes_that_another_document_has_stay(store: Store, packs: Packs) -> None:
    keep(store, "s", items(A), actor="a")
    keep(store, "t", items(A), actor="a")
    work(store, packs)
    erase_documents(store, [document_id("s", "0")], "x", actor="a")
    assert len(list(store.evidence.all())) == 1
    assert list(verify(store)) == []


@pytest.mark.parametrize("written", ["خالد الدرويش", "خالد الدَّرويش", "خالد درويش"])
def test_an_erased_name_is_black_in_every_text(full: Store, packs: Packs, tmp_path: Path, written: str) -> None:
    assert erase_name(full, written, "request 9", actor="a") == 1
    assert "الدرويش".encode() not in everything(full, tmp_path)
    work(full, packs)
    text = all_rows(full)["versions"][0]
    assert "█" in str(text)
    found = {one.document.id: one for one in in_force(full, packs_key(packs.hashes))}
    assert found[document_id("s", "0")].claims[0].type == "shelling"
    assert list(verify(full)) == []
    assert keep(full, "s", items(A, B), actor="a") == Kept(same=2)


def test_a_part_of_a_file_takes_the_file_with_it(store: Store, packs: Packs, tmp_path: Path) -> None:
    import hashlib

    whole = f"{A}\n{B}".encode()
    parts = [
        Capture(key=f"f#{n}", data=t.encode(), reader="text", captured_at="x", tool="t", within=hashlib.sha256(whole).hexdigest())
        for n, t in enumerate((A, B))
    ]
    keep(store, "s", [Capture(key="f", data=whole, reader="container", captured_at="x", tool="t"), *parts], actor="a")
    work(store, packs)
    erase_documents(store, [document_id("s", "f#0")], "x", actor="a")
    assert "كفرنبل".encode() not in everything(store, tmp_path)
    assert [hit.document for hit in search(store, "النعمان")] == [document_id("s", "f#1")]
    assert list(verify(store)) == []


# ---- diff ----


@pytest.fixture
def twice(full: Store, packs: Packs) -> Store:
    """The same versions coded again under another name, one claim left out and one value changed."""
    import msgspec

    found = [(one, flow.code(one.document, packs)) for one in waiting(full, "k-other")]
    changed = []
    for one, coding in found:
        told = [msgspec.structs.replace(c, status="denied") for c in coding.claims[:1]]
        changed.append((one, msgspec.structs.replace(coding, claims=tuple(told) if "كفرنبل" in one.document.text else ())))
    keep_codings(full, "k-other", changed, actor="a")
    return full


def test_a_change_of_packs_shows_what_it_changed(twice: Store) -> None:
    found = list(difference(twice))
    assert {one.fields for one in found if one.before and one.after} == {("status",)}
    assert all(one.after is None for one in found if not one.fields)
    assert len(found) >= 2
    swapped = list(difference(twice, "k-other", next(d for d in _keys(twice) if d != "k-other")))
    assert [one.before is None for one in found] != [one.before is None for one in swapped]


def _keys(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(sa.select(codings.c.packs)).scalars())


def test_one_coding_has_nothing_to_be_compared_with(full: Store) -> None:
    with pytest.raises(IsnadError) as raised:
        list(difference(full))
    assert raised.value.code == "E410"


def test_old_claims_stay_as_history(twice: Store) -> None:
    rows = all_rows(twice)
    assert len(rows["codings"]) == 4
    assert list(verify(twice)) == []
    assert {captures.name, claims.name, incidents.name, journal.name, versions.name} <= set(rows)
