"""Happenings: which claims of one document tell of one happening (CODEBOOK §9).

Claims are tied by the sentence's own grammar, by a definite event noun that goes back (الاشتباكات), and by telling the same kind of
act between the same actors at places and times that do not exclude each other. Habits and history never share with a single event."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.model.draft import Labels, Settled

_APART = frozenset({"habitual", "historical"})
_DOING = frozenset({"initiator", "participant", "supporter"})
_DONE = frozenset({"target", "victim", "participant"})
_POINT = frozenset({"exact", "neighbourhood", "town", "near"})


def happenings(settled: Sequence[Settled], labels: Labels) -> list[int | None]:
    """A group number per claim; None for statements, figures and relations."""
    groups: dict[int, list[int]] = {i: [i] for i in range(len(settled))}
    home = list(range(len(settled)))

    def tie(i: int, j: int) -> None:
        """Put two claims' groups together unless a member of one excludes a member of the other."""
        a, b = home[i], home[j]
        if a == b or any(_excluded(settled[x], settled[y]) for x in groups[a] for y in groups[b]):
            return
        a, b = min(a, b), max(a, b)
        groups[a] += groups.pop(b)
        for x in groups[a]:
            home[x] = a

    index = {s.draft.order: i for i, s in enumerate(settled)}
    events = [i for i, s in enumerate(settled) if s.draft.record == "event"]
    for i in events:
        for order in settled[i].draft.tied:
            j = index.get(order)
            if j is not None and _kin(settled[i], settled[j]):
                tie(i, j)
    for n, i in enumerate(events):
        j = _earlier(settled, events[:n], i, labels)
        if j is not None:
            tie(i, j)
    return [home[i] if s.draft.record == "event" else None for i, s in enumerate(settled)]


def _general(s: Settled) -> bool:
    """«صعّدت من اشتباكاتها مع …»: a state of things without place and day, no single happening."""
    return s.draft.status == "ongoing" and s.where is None and s.when is None and not s.draft.definite


def _kin(a: Settled, b: Settled) -> bool:
    if a.draft.sentence != b.draft.sentence and (_general(a) or _general(b)):
        return False
    return (a.draft.status in _APART) == (b.draft.status in _APART) and not _excluded(a, b)


def _earlier(settled: Sequence[Settled], before: Sequence[int], i: int, labels: Labels) -> int | None:
    """The earlier claim that this one tells again, the nearest first."""
    s = settled[i]
    for j in reversed(before):
        other = settled[j]
        if not _kin(s, other):
            continue
        if s.draft.definite and _same_noun(s, other):
            return j
        if _same_kind(s, other, labels) and _same_sides(s, other, labels):
            return j
    return None


def _same_noun(a: Settled, b: Settled) -> bool:
    return a.draft.type == b.draft.type and a.draft.sentence - b.draft.sentence <= 4


def _same_kind(a: Settled, b: Settled, labels: Labels) -> bool:
    if a.draft.type == b.draft.type:
        return True
    near = labels.families.get(a.draft.type) == labels.families.get(b.draft.type)
    return near and a.draft.sentence - b.draft.sentence <= 3


def _excluded(a: Settled, b: Settled) -> bool:
    """Two different towns, or two days that exclude each other."""
    if a.where and b.where and a.where.precision in _POINT and b.where.precision in _POINT and a.where.place and b.where.place and a.where.place != b.where.place:
        return True
    if a.when and b.when and a.when.from_ and b.when.from_:
        return (a.when.to or "9999") < b.when.from_ or (b.when.to or "9999") < a.when.from_
    return False


def _ids(s: Settled, roles: frozenset[str], labels: Labels) -> set[str]:
    """Actors in these roles with their parents: the parts of one organisation are one side."""
    out: set[str] = set()
    for r in s.roles:
        if r.role in roles and (r.actor or r.cls == "generic"):
            key = r.actor or (r.name.en if r.name else "")
            out.add(labels.parents.get(key) or key)
    return out


def _same_sides(a: Settled, b: Settled, labels: Labels) -> bool:
    doers, others = _ids(a, _DOING, labels), _ids(b, _DOING, labels)
    if doers and others and not doers & others:
        return False
    done, undone = _ids(a, _DONE, labels), _ids(b, _DONE, labels)
    if done and undone and not done & undone and not (done | doers) & (undone | others):
        return False
    shared = bool(doers & others) + bool(done & undone)
    same_place = bool(a.where and b.where and a.where.place and a.where.place == b.where.place)
    return shared >= 1 or same_place
