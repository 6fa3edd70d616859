"""The interpreter of frames: for each trigger in a row, which frame fires and what fills its roles.

Conflicts are settled by one published order: ``beats``, then the longer trigger, then more of what the rule asks for (``with``,
``needs``), then the name. Never by numbers in rules."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.finders import fill
from isnad.match.place_of import places_for
from isnad.match.row import ADDING, NOMINAL, Row
from isnad.match.subject import accepts
from isnad.model.finds import Chunk, FrameFind, Mention, RoleFind
from isnad.packs import Packs
from isnad.packs.schema import Frame

_TRIGGERS = frozenset({"verb", "event", "part", "noun", "np", "adj", "word", "prep", "cue", "place"})
_CONTAINERS = frozenset({"خلال", "أثناء", "في", "ب", "لدى", "أثناء ", "وسط"})
_PRIOR = frozenset({"بعد", "عقب", "إثر", "على إثر", "في أعقاب", "قبل", "غداة"})
_CAUSE = frozenset({"جراء", "من جراء", "نتيجة", "بسبب", "بفعل"})


def read_frames(row: Row, packs: Packs) -> list[FrameFind]:
    """All frames that fire in a row, in the order of their triggers."""
    out: list[FrameFind] = []
    used_up: dict[int, str] = {}
    for i, chunk in enumerate(row):
        if chunk.kind not in _TRIGGERS or (chunk.base not in packs.triggers and chunk.lemma not in packs.triggers):
            continue
        fired = [f for rule, used in _candidates(row, packs, i) if (f := _fire(row, packs.frames[rule], i, used))]
        records: dict[str, FrameFind] = {}
        for find in sorted(fired, key=lambda f: _rank(packs, f, fired)):
            if used_up.get(i) != find.record:
                records.setdefault(find.record, find)
        if "figure" in records:
            records.pop("event", None)  # «تحتجز القوات عشرة آلاف …» is a stock, no arrest
        for find in records.values():
            used_up.update(dict.fromkeys(range(i + 1, find.last + 1), find.record))
        out.extend(records.values())
    return out


def _rank(packs: Packs, find: FrameFind, fired: list[FrameFind]) -> tuple[int, int, int, int, str]:
    frame = packs.frames[find.rule]
    beaten = sum(find.rule in packs.frames[other.rule].beats for other in fired)
    return (beaten, find.trigger - find.last, -len(frame.with_), -len(frame.needs), find.rule)


def _candidates(row: Row, packs: Packs, i: int) -> Iterable[tuple[str, int]]:
    """(rule, last chunk of the trigger) for every trigger that stands at chunk ``i``."""
    c = row[i]
    seen: set[str] = set()
    for lemma in dict.fromkeys((c.base, c.lemma)):
        for rest, rule in packs.triggers.get(lemma, ()):
            end = _follow(row, i, rest)
            if end < 0 or rule in seen:
                continue
            seen.add(rule)
            yield rule, end


def _follow(row: Row, i: int, rest: tuple[str, ...]) -> int:
    k = i
    gap = 0
    for word in rest:
        if word == "…":
            gap = 6
            continue
        found = -1
        for x in range(k + 1, min(row.n, k + 2 + gap)):
            c = row[x]
            if (word in (c.base, c.lemma) and not (gap == 0 and c.mention and c.mention.quantity)) or word in c.classes:
                found = x
                break
            if c.kind in ("verb", "comp") or (c.kind == "mark" and gap == 0):
                break
        if found < 0:
            return -1
        k, gap = found, 0
    return k


def _fire(row: Row, frame: Frame, i: int, last: int) -> FrameFind | None:
    c = row[i]
    nominal = c.kind != "verb"
    if (frame.form == "verb" and nominal and c.kind != "part") or (frame.form == "noun" and not nominal):
        return None
    context = row.context(i, last, _context)
    if (frame.with_ and context.isdisjoint(frame.with_)) or not context.isdisjoint(frame.without):
        return None
    supports = () if c.kind == "part" else row.supports(i) if nominal else _modals(row, i)
    roles: list[RoleFind] = []
    for role, rule in frame.roles.items():
        roles.extend(fill(row, i, supports, role, rule))
        if last != i and not any(r.role == role for r in roles):
            roles.extend(
                r
                for r in fill(row, last, (*supports, i) if not nominal else supports, role, rule)
                if not (r.mention is not None and r.mention.start == row[last].start)
            )
    filled = {r.role for r in roles}
    if any(need not in filled for need in frame.needs):
        return None
    roles = _one_role_each(roles)
    kind = next((t for t, classes in frame.becomes if not context.isdisjoint(classes)), frame.type)
    places = tuple(places_for(row, frame, kind, i, last, supports))
    start, end = _reach(row, i, last, supports, roles, places)
    return FrameFind(
        rule=frame.id,
        record=frame.record,
        type=kind,
        trigger=i,
        start=start,
        end=end,
        roles=tuple(roles),
        places=places,
        status=frame.status or "occurred",
        status_rule=frame.id if frame.status else "",
        supports=supports,
        link=_link(row, i, supports),
        says=frame.says,
        last=last,
        in_speech=frame.in_speech,
        nominal=nominal,
        weak=any(r.finder == "nearest" for r in roles),
    )


def _one_role_each(roles: list[RoleFind]) -> list[RoleFind]:
    """A phrase fills one role: the first that a rule gives it."""
    seen: set[int] = set()
    out = []
    for r in roles:
        if r.mention is not None:
            if r.mention.start in seen:
                continue
            seen.add(r.mention.start)
        out.append(r)
    return out


def _modals(row: Row, i: int) -> tuple[int, ...]:
    """Words before a verb that colour it: ما زال، كان، بدأ."""
    out = []
    for k in range(i - 1, max(-1, i - 4), -1):
        c = row[k]
        if c.kind == "still" or (
            c.kind == "verb" and not c.classes.isdisjoint({"aspect_still", "begin", "continue", "copula", "attempt", "modal"})
        ):
            out.append(k)
        elif c.kind not in ("np", "word", "adj"):
            break
    return tuple(out)


def _context(row: Row, i: int, last: int) -> frozenset[str]:
    """Classes and lemmas near the trigger that may decide its type: adjectives, weapons, carriers, the phrases beside it."""
    out: set[str] = set()
    for k in range(max(0, i - 4), i):
        c = row[k]
        if c.kind in ("mark", "comp", "conj", "rel", "conseq"):
            out.clear()
            continue
        out |= c.classes
        out.update((c.lemma, c.base))
        for t in range(c.start, c.end):
            for r in row.scan.readings[t]:
                if r.entry.pos in ("adjective", "noun"):
                    out |= r.entry.classes
    for k in range(i, min(row.n, last + 9)):
        c = row[k]
        if k > last and c.kind == "mark" and c.lemma in "،," and k + 1 < row.n and row[k + 1].lemma in ADDING:
            continue
        if k > last and (
            c.kind in ("conseq", "comp")
            or (c.kind == "mark" and c.lemma in ".؛:،")
            or (c.kind == "verb" and not c.suffix and c.pre)
        ):
            break
        if k > last and c.kind == "event" and c.pre.startswith("و"):
            break
        out |= c.classes
        if k > i:
            out.update((c.lemma, c.base))
        if c.mention:
            out |= c.mention.classes
        for t in range(c.start, c.end):
            for r in row.scan.readings[t]:
                if r.entry.pos in ("adjective", "noun"):
                    out |= r.entry.classes
                    if k > i:
                        out.add(r.entry.base)
    out |= {
        row[i].tense,
        row[i].voice,
        "plural" if row[i].number == "p" else "",
        "definite" if row[i].definite else "",
        "owned" if row[i].suffix else "",
    }
    out.discard("")
    return frozenset(out)


def _link(row: Row, i: int, supports: tuple[int, ...]) -> str:
    """What ties the trigger to its clause: under جراء or في after harm, after بعد, for a purpose, or as a consequence."""
    outer = supports[-1] if supports else i
    c = row[outer]
    prep = row.prep(outer)
    if c.kind == "event" or c.kind == "noun":
        dated = row[outer - 1].time if outer else None
        if (dated is not None and dated.kind == "anniversary") or (prep == "ل" and _remembered(row, outer)):
            return "anniversary"
        if prep == "ل" and any(not row[s].classes.isdisjoint({"undergo", "foil"}) for s in supports):
            return ""
        if prep == "ل" and any("cause" in row[k].classes for k in range(max(0, outer - 3), outer)):
            return "consequence"  # «ما أدى لوقوع اشتباكات»
        if outer and row[outer - 1].kind == "prep" and "purpose" in row[outer - 1].classes:
            return "purpose"
        if prep == "ل" or (outer and row[outer - 1].kind in ("noun", "event") and row[outer - 1].pre.endswith("ل") and not prep):
            return "purpose"
        if prep in _CAUSE:
            return "cause"
        if prep in _CONTAINERS:
            return "container"
        if prep in _PRIOR:
            return "prior"
    for k in range(outer - 1, max(-1, outer - 6), -1):
        before = row[k]
        if before.kind == "verb" and "cause" in before.classes:
            return "consequence"
        if before.kind in ("verb", "comp") or (before.kind == "mark" and before.lemma in ".؛"):
            break
    if outer and row[outer - 1].kind == "rel":
        return "relative"
    return ""


def _remembered(row: Row, i: int) -> bool:
    """«الذكرى الخامسة لخسارة …»"""
    return any(
        (c.time is not None and c.time.kind == "anniversary") or "anniversary" in c.classes for c in row[max(0, i - 2) : i]
    )


def _reach(
    row: Row, i: int, last: int, supports: tuple[int, ...], roles: list[RoleFind], places: tuple[tuple[Mention, str], ...]
) -> tuple[int, int]:
    start, end = row[i].start, row[last].end
    for s in supports:
        start = min(start, row[s].start)
    stop = next((row[k].start for k in range(last + 1, row.n) if row.stops(k) and row[k].kind != "verb"), row.scan.n)
    for r in roles:
        if r.mention and r.mention.start >= row[i].start:
            end = max(end, min(r.mention.end, max(stop, r.mention.end)))
        elif r.mention and row[i].start - r.mention.start < 12:
            start = min(start, r.mention.start)
    for place, _ in places[:1]:
        inner = place.within[-1].end if place.within else place.end
        end = max(end, inner) if place.start >= row[i].start else end
    return start, end


__all__ = ["NOMINAL", "Chunk", "accepts", "read_frames"]
