"""What people decided, replayed over any coding."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from fusing_desk import claim, day, fuse, groups, only, report

from isnad.model.claim import Coding
from isnad.model.incident import Anchor, Judgement
from isnad.packs import Packs

D = "2020-06-21"


def on(coding: Coding, n: int = 0) -> Anchor:
    return Anchor(sha256=coding.document.sha256, span=coding.claims[n].evidence[0].span)


def judge(verdict: str, at: Anchor, other: Anchor | None = None, *, time: str = "2021-01-01T00:00:00Z", **more: Any) -> Judgement:
    return Judgement(verdict=verdict, at=at, other=other, author="reader", time=time, **more)


def test_same_and_different(packs: Packs) -> None:
    a, b = report(packs, "a", D, claim(where="Ariha")), report(packs, "b", D, claim(where="Tafas"))
    assert groups(fuse(packs, a, b)) == [["a"], ["b"]]
    assert groups(fuse(packs, a, b, judgements=(judge("same", on(a), on(b)),))) == [["a", "b"]]
    c = report(packs, "c", D, claim(where="Ariha"))
    assert groups(fuse(packs, a, c)) == [["a", "c"]]
    assert groups(fuse(packs, a, c, judgements=(judge("different", on(c), on(a)),))) == [["a"], ["c"]]


def test_different_takes_a_report_apart(packs: Packs) -> None:
    a = report(packs, "a", D, claim(), claim("killing", at=300))
    assert len(fuse(packs, a).incidents) == 1
    assert len(fuse(packs, a, judgements=(judge("different", on(a, 0), on(a, 1)),)).incidents) == 2


def test_the_later_judgement_counts(packs: Packs) -> None:
    a, c = report(packs, "a", D, claim()), report(packs, "c", D, claim())
    no = judge("different", on(a), on(c), time="2021-01-01T00:00:00Z")
    yes = judge("same", on(c), on(a), time="2021-01-02T00:00:00Z")
    assert len(fuse(packs, a, c, judgements=(yes, no)).incidents) == 1


def test_no_event(packs: Packs) -> None:
    a = report(packs, "a", D, claim())
    fused = fuse(packs, a, judgements=(judge("not_event", on(a)),))
    assert not fused.incidents
    assert [x.why for x in fused.apart] == ["judged to be no event"]


VALUES: list[tuple[str, str, Any, Any]] = [
    ("right_value", "type", "air_strike", lambda i: i.type == "air_strike"),
    ("right_value", "origin", "elsewhere", lambda i: True),
    ("right_value", "when", "2020-06-19", lambda i: i.when.from_ == "2020-06-19"),
    ("right_value", "where", {"place": "x", "name": {"en": "X"}, "precision": "town"}, lambda i: i.where.name.en == "X"),
    ("wrong_value", "where", None, lambda i: i.where is None),
    ("right_value", "roles.initiator", "hts", lambda i: [r.actor for r in i.roles] == ["hts"]),
    ("wrong_value", "roles.initiator", "syrian-army", lambda i: not i.roles),
    ("right_value", "counts.killed", 9, lambda i: {t.best for t in i.counts} == {9}),
    ("wrong_value", "counts.killed", None, lambda i: not i.counts),
]


@pytest.mark.parametrize(("verdict", "field", "value", "holds"), VALUES, ids=[f"{v[0]} {v[1]}" for v in VALUES])
def test_values(packs: Packs, verdict: str, field: str, value: Any, holds: Any) -> None:
    a = report(packs, "a", D, claim(by="syrian-army", killed=3))
    fused = fuse(packs, a, judgements=(judge(verdict, on(a), field=field, value=value),))
    assert not fused.unmatched
    assert holds(only(fused))


def test_a_recoding_keeps_the_judgement(packs: Packs) -> None:
    """Other claim ids, a longer evidence: the anchor's characters are still the same ones."""
    a, b = report(packs, "a", D, claim(where="Ariha")), report(packs, "b", D, claim(where="Tafas"))
    same = judge("same", on(a), on(b))
    (old,) = a.claims
    longer = msgspec.structs.replace(old.evidence[0], text=old.evidence[0].text + " more", span=(0, old.evidence[0].span[1] + 5))
    again = msgspec.structs.replace(a, claims=(msgspec.structs.replace(old, id="cnew", evidence=(longer,)),))
    assert groups(fuse(packs, again, b, judgements=(same,))) == [["a", "b"]]


UNMATCHED: list[tuple[str, Any]] = [
    ("no such document", lambda a: judge("not_event", Anchor(sha256="0" * 64, span=(0, 5)))),
    ("no such characters", lambda a: judge("not_event", Anchor(sha256=a.document.sha256, span=(9000, 9010)))),
    ("no such type there", lambda a: judge("not_event", Anchor(sha256=a.document.sha256, span=(0, 20), type="protest"))),
    ("no such verdict", lambda a: judge("perhaps", on(a))),
    ("one anchor short", lambda a: judge("same", on(a))),
    ("no such field", lambda a: judge("right_value", on(a), field="mood", value="good")),
    ("a value of another shape", lambda a: judge("right_value", on(a), field="where", value={"precision": 3})),
    ("the wrong value is gone", lambda a: judge("wrong_value", on(a), field="roles.initiator", value="hts")),
]


@pytest.mark.parametrize(("what", "make"), UNMATCHED, ids=[u[0] for u in UNMATCHED])
def test_what_matches_nothing_is_reported_and_never_dropped(packs: Packs, what: str, make: Any) -> None:
    a = report(packs, "a", D, claim(when=day(D)))
    judgement = make(a)
    fused = fuse(packs, a, judgements=(judgement,))
    assert [(u.judgement, bool(u.why)) for u in fused.unmatched] == [(judgement, True)]
    assert len(fused.incidents) == 1


def test_judgements_that_contradict_each_other_are_reported(packs: Packs) -> None:
    a, b, c = (report(packs, o, D, claim(where=w)) for o, w in (("a", "Ariha"), ("b", "Tafas"), ("c", "Raqqa")))
    given = (judge("same", on(a), on(b)), judge("same", on(b), on(c)), judge("different", on(a), on(c)))
    fused = fuse(packs, a, b, c, judgements=given)
    assert len(fused.unmatched) == 1
    assert "keep the two apart" in fused.unmatched[0].why
