"""Synthetic claims: the same every time, of the shares that were asked for, and what fusing makes of a few of them."""

from __future__ import annotations

import itertools
import random
from collections import Counter

import msgspec
import pytest

from isnad import flow
from isnad.packs import Packs
from isnad.workbench.fusion_score import b_cubed
from isnad.workbench.synthetic import A_DAY, Made, synthetic


@pytest.fixture(scope="module")
def made(packs: Packs) -> list[Made]:
    return list(synthetic(6000, packs))


def test_the_same_number_and_seed_give_the_same_claims(packs: Packs) -> None:
    def bytes_of(seed: int) -> bytes:
        return msgspec.json.encode(list(synthetic(300, packs, seed=seed)))

    assert bytes_of(3) == bytes_of(3)
    assert bytes_of(3) != bytes_of(4)


def test_more_claims_only_go_on(packs: Packs, made: list[Made]) -> None:
    few = list(synthetic(500, packs))
    assert few == made[: len(few)]
    assert 500 <= sum(len(m.coding.claims) for m in few) < 505


def test_ids_are_unique_and_every_claim_has_its_truth(made: list[Made]) -> None:
    claims = [c for m in made for c in m.coding.claims]
    assert len({c.id for c in claims}) == len(claims)
    assert len({m.coding.document.id for m in made}) == len(made)
    assert {c.id for c in claims} == {ident for m in made for ident in m.truth}
    assert all((c.status == "occurred") == (m.truth[c.id] is not None) for m in made for c in m.coding.claims)
    spans = [[e.span for c in m.coding.claims for e in c.evidence] for m in made]
    assert all(a[1] < b[0] for found in spans for a, b in itertools.pairwise(found))


def test_shares_are_those_of_the_words(made: list[Made]) -> None:
    claims = [c for m in made for c in m.coding.claims if c.status == "occurred"]
    wheres = Counter(c.where.precision if c.where else "" for c in claims)
    assert wheres["town"] / len(claims) == pytest.approx(0.60, abs=0.03)
    assert wheres["area"] / len(claims) == pytest.approx(0.13, abs=0.03)
    asides = sum(None in m.truth.values() for m in made)
    assert asides / len(made) == pytest.approx(0.09, abs=0.02)
    reports = Counter(t for m in made for t in {t for t in m.truth.values() if t})
    assert sum(n == 1 for n in reports.values()) / len(reports) == pytest.approx(0.44, abs=0.05)
    days = Counter(t[1:9] for t in reports)
    assert set(list(days.values())[:-1]) == {A_DAY}
    outlets = {m.coding.document.outlet for m in made}
    assert len(outlets) > 100


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_fusing_finds_most_of_it_in_any_order(packs: Packs, seed: int) -> None:
    some = list(synthetic(400, packs, seed=seed))
    codings = [m.coding for m in some]
    fused = flow.fuse(codings, packs=packs)
    told = {t.claim: i.id for i in fused.incidents for t in i.claims}
    truth = {claim: t for m in some for claim, t in m.truth.items()}
    assert not [c for c, t in truth.items() if t is None and c in told]
    means = b_cubed([(t, told.get(c)) for c, t in truth.items() if t])
    assert means.precision > 0.75
    assert means.recall > 0.75
    random.Random(seed).shuffle(codings)
    assert flow.fuse(codings, packs=packs) == fused
