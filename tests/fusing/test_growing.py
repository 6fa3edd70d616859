"""Whatever the order, and however the documents come in, the incidents are the same."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from fusing_desk import claim, report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad import flow
from isnad.model.claim import Coding
from isnad.model.incident import Anchor, Fused, Judgement
from isnad.packs import Packs
from isnad.workbench.synthetic import synthetic

SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def told(packs: Packs) -> list[Coding]:
    """Reports of three days, and a round-up with vague tellings, denials and a duplicate among them."""
    made = [m.coding for m in synthetic(220, packs)]
    first = made[0].document
    vague = report(packs, "vague", "2013-01-02", *(claim(where=c.where, when=None, text="x" * 9) for c in made[3].claims))
    denies = report(packs, "denies", "2013-01-03", *(claim(where=c.where, when=c.when, status="denied") for c in made[5].claims))
    twice = msgspec.structs.replace(made[0], document=msgspec.structs.replace(first, id="again"))
    return [*made, vague, denies, twice]


def judgements(told: list[Coding]) -> list[Judgement]:
    anchors = [Anchor(sha256=c.document.sha256, span=c.claims[0].evidence[0].span) for c in told if c.claims]
    make = [("same", anchors[1], anchors[9]), ("different", anchors[2], anchors[3]), ("not_event", anchors[4], None)]
    return [Judgement(verdict=v, at=a, other=b, author="r", time=f"2021-01-0{n + 1}") for n, (v, a, b) in enumerate(make)]


def as_bytes(fused: Fused) -> bytes:
    return msgspec.json.encode(fused, order="deterministic")


@SOME
@given(data=st.data())
def test_the_order_of_documents_never_matters(packs: Packs, told: list[Coding], data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(range(len(told))), unique=True, max_size=40))
    decided = data.draw(st.permutations(judgements(told)))
    mixed = data.draw(st.permutations(some))
    straight = flow.fuse([told[i] for i in sorted(some)], judgements(told), packs=packs)
    assert as_bytes(flow.fuse([told[i] for i in mixed], decided, packs=packs)) == as_bytes(straight)


@SOME
@given(data=st.data())
def test_adding_bit_by_bit_gives_what_fusing_at_once_gives(packs: Packs, told: list[Coding], data: st.DataObject) -> None:
    some = [told[i] for i in data.draw(st.lists(st.sampled_from(range(len(told))), unique=True, min_size=1, max_size=40))]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(some)), max_size=4)))
    decided = judgements(told)
    late = data.draw(st.integers(0, len(decided)))
    store = flow.Store()
    bounds = [0, *cuts, len(some)]
    for n, (start, end) in enumerate(pairwise(bounds)):
        store = flow.add(store, some[start:end], decided[late:] if n == 0 else (), packs=packs)
    store = flow.add(store, (), decided[:late], packs=packs)
    assert as_bytes(store.fused()) == as_bytes(flow.fuse(some, decided, packs=packs))


def test_a_store_is_a_value(packs: Packs, told: list[Coding]) -> None:
    before = flow.add(flow.Store(), told[:20], packs=packs)
    shown = as_bytes(before.fused())
    flow.add(before, told[20:60], judgements(told), packs=packs)
    assert as_bytes(before.fused()) == shown


def test_ids_are_stable_while_reports_come_in_by_their_days(packs: Packs, told: list[Coding]) -> None:
    """What is told first gives the id: later reports change none; mergers are recorded, and old ids lead to what they became."""
    store = flow.Store()
    seen: set[str] = set()
    for coding in sorted(told, key=lambda c: c.document.published.from_ or "9999"):
        store = flow.add(store, [coding], packs=packs)
        now = {i.id for i in store.fused().incidents}
        recorded = {id for change in store.changes for id in change.before}
        assert seen - now <= recorded
        seen |= now
    assert all(store.find(id) is not None for id in seen if not any(c.kind == "gone" and id in c.before for c in store.changes))


def test_a_merger_and_a_split_are_recorded(packs: Packs) -> None:
    a, b = (report(packs, o, "2020-06-21", claim(where=w)) for o, w in (("a", "Ariha"), ("b", "Tafas")))
    store = flow.add(flow.Store(), [a, b], packs=packs)
    ids = {i.id for i in store.fused().incidents}
    anchors = [Anchor(sha256=c.document.sha256, span=c.claims[0].evidence[0].span) for c in (a, b)]
    same = Judgement(verdict="same", at=anchors[0], other=anchors[1], author="r", time="2021-01-01")
    merged = flow.add(store, (), [same], packs=packs)
    (one,) = merged.fused().incidents
    assert [(c.kind, c.before, c.after) for c in merged.changes] == [("merged", tuple(ids - {one.id}), (one.id,))]
    assert {merged.find(id) for id in ids} == {one}
    different = Judgement(verdict="different", at=anchors[0], other=anchors[1], author="r", time="2021-01-02")
    split = flow.add(merged, (), [different], packs=packs)
    assert {i.id for i in split.fused().incidents} == ids
    assert split.changes[-1].kind == "split"
    assert split.changes[-1].after[0] == one.id


def test_adding_touches_only_its_own_blocks(packs: Packs, told: list[Coding]) -> None:
    """Incidents of other places and days are not made anew: they are the very same objects."""
    store = flow.add(flow.Store(), told[:60], packs=packs)
    far = report(packs, "far", "2020-06-21", claim(where="Tafas"))
    after = flow.add(store, [far], packs=packs)
    assert all(after.incidents[key] is incident for key, incident in store.incidents.items())
    assert len(after.incidents) == len(store.incidents) + 1


def test_what_has_no_day_meets_what_has_one_whichever_is_read_first(packs: Packs) -> None:
    dated = report(packs, "a", "2020-06-22", claim("landmine", killed=7, by="isis", to="syrian-army"))
    undated = report(packs, "b", None, claim("landmine", when=None, killed=7, by="isis", to="syrian-army"))
    at_once = flow.fuse([dated, undated], packs=packs)
    assert len(at_once.incidents) == 1
    for some in ([dated, undated], [undated, dated]):
        store = flow.Store()
        for one in some:
            store = flow.add(store, [one], packs=packs)
        assert as_bytes(store.fused()) == as_bytes(at_once)
