"""Keeping: bytes before rows, versions of what changed, nothing doubled, and a journal that nobody can mend unseen. On both
databases."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from isnad import flow
from isnad.errors import IsnadError
from isnad.model.capture import Capture, Missing
from isnad.packs import Packs
from isnad.sources.message import Message, message_capture
from isnad.sources.reading import read_capture
from isnad.store import Evidence, Kept, Store, keep, open_store
from isnad.store.codings import in_force, keep_codings, packs_key, waiting
from isnad.store.keep import document_id
from isnad.store.tables import META, captures, codings, documents, journal, versions
from isnad.store.verify import verify
from isnad.store.versions import read_new

A = "أفاد المرصد السوري لحقوق الإنسان بأن قوات النظام قصفت بلدة كفرنبل أمس، ما أدى إلى مقتل ثلاثة مدنيين."
B = "قصفت طائرات حربية مدينة معرة النعمان، ما أدى إلى إصابة أربعة أشخاص."


def capture(key: str, text: str, **more: object) -> Capture:
    return Capture(key=key, data=text.encode(), reader="text", captured_at="2020-01-01T10:00:00Z", tool="test", **more)  # type: ignore[arg-type]


def rows(store: Store, table: sa.Table) -> list[dict[str, object]]:
    with store.reading() as connection:
        return [dict(row) for row in connection.execute(sa.select(table)).mappings()]


def read(store: Store) -> int:
    return read_new(store, read_capture, actor="a")


def coded(store: Store, packs: Packs) -> int:
    key = packs_key(packs.hashes)
    return keep_codings(store, key, [(one, flow.code(one.document, packs)) for one in waiting(store, key)], actor="a")


def test_the_same_bytes_add_nothing(store: Store) -> None:
    assert keep(store, "s", [capture("1", A), capture("2", B)], actor="a") == Kept(new=2)
    before = rows(store, journal)
    assert keep(store, "s", [capture("1", A), capture("2", B)], actor="a") == Kept(same=2)
    assert rows(store, journal) == before
    assert read(store) == 2
    assert read(store) == 0


def test_other_bytes_are_a_new_version(store: Store) -> None:
    for text in (A, B, A):
        keep(store, "s", [capture("1", text)], actor="a")
        read(store)
    found = rows(store, versions)
    assert [(v["number"], v["current"], v["text"]) for v in found] == [(1, False, A), (2, False, B), (3, True, A)]
    assert len(rows(store, documents)) == 1


def test_bytes_that_read_alike_are_the_same_version(store: Store) -> None:
    for text in (A, "\ufeff" + A):
        keep(store, "s", [capture("1", text)], actor="a")
        read(store)
    assert [(v["number"], v["current"], v["text"]) for v in rows(store, versions)] == [(1, True, A), (1, False, None)]
    assert len(rows(store, captures)) == 2


def test_two_sources_may_use_one_key(store: Store) -> None:
    keep(store, "s", [capture("1", A)], actor="a")
    keep(store, "t", [capture("1", A)], actor="a")
    assert len(rows(store, documents)) == 2
    assert len(list(store.evidence.all())) == 1


def test_what_is_gone_at_its_source_is_kept_here(store: Store) -> None:
    keep(store, "s", [capture("1", A)], actor="a")
    missing = Missing(key="1", seen_at="2020-01-02T10:00:00Z", reason="404")
    assert keep(store, "s", [missing], actor="a") == Kept(gone=1)
    assert keep(store, "s", [missing], actor="a") == Kept()
    assert rows(store, documents)[0]["gone"] == "2020-01-02T10:00:00Z"
    assert store.evidence.get(str(rows(store, captures)[0]["sha256"])).decode() == A


def test_an_unreadable_item_says_why(store: Store) -> None:
    keep(store, "s", [capture("1", "%PDF-1.4"), capture("2", " "), capture("3", A)], actor="a")
    assert read(store) == 3
    assert [v["error_code"] for v in rows(store, versions)] == ["E103", "E102", None]
    assert len(waiting(store, "k")) == 1


def test_codings_come_out_as_they_went_in(store: Store, packs: Packs) -> None:
    keep(store, "s", [capture("1", A), capture("2", B)], actor="a")
    read(store)
    assert coded(store, packs) == 2
    assert coded(store, packs) == 0
    found = {one.document.id: one for one in in_force(store, packs_key(packs.hashes))}
    assert set(found) == {document_id("s", "1"), document_id("s", "2")}
    assert found[document_id("s", "1")].claims[0].counts[0].best == 3
    assert list(verify(store)) == []


def test_only_versions_in_force_are_coded(store: Store, packs: Packs) -> None:
    keep(store, "s", [capture("1", A)], actor="a")
    read(store)
    keep(store, "s", [capture("1", B)], actor="a")
    read(store)
    assert coded(store, packs) == 1
    assert [one.document.characters for one in in_force(store, packs_key(packs.hashes))] == [len(B)]


@pytest.mark.parametrize("act", ["update journal set actor = 'x'", "delete from journal"])
def test_the_journal_is_only_added_to(store: Store, act: str) -> None:
    keep(store, "s", [capture("1", A)], actor="a")
    with pytest.raises(IsnadError) as raised:
        _write(store, act)
    assert raised.value.code == "E402"
    assert "only added to" in raised.value.message


def _write(store: Store, line: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(line)


def test_a_change_is_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(store)
    assert rows(store, journal) == []


def _write_and_fail(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(sa.insert(journal), [_line(1)])
        raise ZeroDivisionError


def _line(seq: int) -> dict[str, object]:
    words = ("at", "actor", "tool", "action", "subject", "details_json", "prev", "hash")
    return {"seq": seq, **dict.fromkeys(words, "x")}


def test_text_that_no_database_likes(store: Store, packs: Packs) -> None:
    keep(store, "s", [capture("1", A + " \x00 \U0001f534 '\";--")], actor="a")
    read(store)
    assert coded(store, packs) == 1
    assert list(verify(store)) == []


def test_the_migrations_make_the_schema(url: str, tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store = open_store(url, tmp_path / "e")
    ours = lambda _object, name, kind, _reflected, _to: not str(name).startswith("search") and kind != "trigger"  # noqa: E731
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": ours})
        left = [
            one for one in compare_metadata(context, META) if "ix_versions_search" not in str(one) and "alembic" not in str(one)
        ]
    store.close()
    assert left == []


def test_a_database_of_a_later_isnad_is_left_alone(url: str, tmp_path: Path) -> None:
    store = open_store(url, tmp_path / "e")
    with store.writing() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    store.close()
    with pytest.raises(IsnadError, match="9999") as raised:
        open_store(url, tmp_path / "e")
    assert raised.value.code == "E403"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("mysql://x/y", "E401"),
        ("nonsense", "E401"),
        ("sqlite:////no/such/folder/x.db", "E402"),
        ("postgresql://a:secret@127.0.0.1:1/x", "E402"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(IsnadError) as raised:
        open_store(url, tmp_path / "e")
    assert raised.value.code == code
    assert "secret" not in str(raised.value)


def test_evidence_is_written_once_and_checked_when_read(tmp_path: Path) -> None:
    evidence = Evidence(tmp_path)
    (name,) = set(evidence.put_all([b"one", b"one"]))
    assert evidence.get(name) == b"one"
    path = evidence.path(name)
    assert path.stat().st_mode & 0o222 == 0
    path.chmod(0o644)
    path.write_bytes(b"two")
    with pytest.raises(IsnadError, match="changed"):
        evidence.get(name)
    path.unlink()
    with pytest.raises(IsnadError) as raised:
        evidence.get(name)
    assert raised.value.code == "E405"
    assert not list(tmp_path.rglob(".part-*"))


def test_codings_table_has_each_version_once(store: Store, packs: Packs) -> None:
    keep(store, "s", [capture("1", A)], actor="a")
    read(store)
    key = packs_key(packs.hashes)
    batch = [(one, flow.code(one.document, packs)) for one in waiting(store, key)]
    assert keep_codings(store, key, batch, actor="a") == 1
    assert keep_codings(store, key, batch, actor="b") == 0
    assert len(rows(store, codings)) == 1


def test_whose_message_was_passed_on_reaches_the_coder(store: Store, packs: Packs) -> None:
    told = Message(channel="c", message=1, text=B, forwarded_from="وكالة سانا")
    one = message_capture(told, "c/1", captured_at="2020-01-01T10:00:00Z", tool="test", outlet=None, within=None)
    line = msgspec.json.encode({"text": B, "forwarded_from": "وكالة سانا"})
    keep(store, "s", [one, msgspec.structs.replace(capture("2", ""), data=line, reader="row")], actor="a")
    read(store)
    assert [waits.document.forwarded_from for waits in waiting(store, "k")] == ["وكالة سانا"] * 2
    coded(store, packs)
    assert {c.origin for found in in_force(store, packs_key(packs.hashes)) for c in found.claims} == {"sana"}
    assert list(verify(store)) == []


def export(name: str, *messages: Capture) -> list[Capture]:
    """A file and the messages that stand in it."""
    whole = msgspec.structs.replace(capture(name, "".join(m.data.decode() for m in messages)), reader="container")
    within = hashlib.sha256(whole.data).hexdigest()
    return [whole, *(msgspec.structs.replace(m, within=within) for m in messages)]


def test_two_exports_of_one_channel_bring_each_wording_once(store: Store) -> None:
    both = [*export("1.json", capture("c/1", A)), *export("2.json", capture("c/1", B))]
    assert keep(store, "s", both, actor="a") == Kept(new=1, changed=1)
    before = rows(store, journal)
    assert keep(store, "s", both, actor="a") == Kept(same=2)
    for one in both:  # also when a cut left them in batches of their own
        assert keep(store, "s", [one], actor="a").changed == 0
    assert rows(store, journal) == before


@pytest.mark.parametrize("at_once", [True, False])
def test_a_file_that_is_as_it_was_before_brings_its_wording_back(store: Store, at_once: bool) -> None:
    first, second = export("all", capture("c/1", A)), export("all", capture("c/1", B))
    for step in (first, second, first):
        for batch in [step] if at_once else [[one] for one in step]:
            keep(store, "s", batch, actor="a")
        read(store)
    assert [v["text"] for v in rows(store, versions) if v["current"]] == [A]
    assert keep(store, "s", first, actor="a") == Kept(same=1)


def test_how_others_had_the_bytes_makes_no_other_version(store: Store) -> None:
    for fact in ("had_record", "edited"):
        for n, text in enumerate((A, "\ufeff" + A)):
            keep(store, fact, [capture("1", text, facts={fact: str(n)})], actor="a")
            read(store)
    assert [v["number"] for v in rows(store, versions)] == [1, 1, 1, 2]
