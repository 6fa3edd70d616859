"""The interpreter of frames: for each trigger in a row, which frame fires and what fills its roles.

Conflicts are settled by one published order: ``beats``, then the longer trigger, then more of what the rule asks for (``with``,
``needs``), then the name. Never by numbers in rules."""

from __future__ import annotations

from isnad.match.context import Bits, bits_of, context_of
from isnad.match.describing import aims
from isnad.match.finders import Wanted, fill
from isnad.match.gapped import Kinds, with_gapped
from isnad.match.links import link_of
from isnad.match.means import FLYING, Told, finer, kind_of, stores_hit
from isnad.match.place_of import places_for
from isnad.match.row import NOMINAL, Row
from isnad.match.stationed import GATHERED
from isnad.match.subject import accepts
from isnad.model.finds import Chunk, FrameFind, Mention, RoleFind
from isnad.packs import Packs
from isnad.packs.schema import Frame

_TRIGGERS = frozenset({"verb", "event", "part", "noun", "np", "adj", "word", "prep", "cue", "place"})


def read_frames(row: Row, packs: Packs) -> list[FrameFind]:
    """All frames that fire in a row, in the order of their triggers."""
    out: list[FrameFind] = []
    used_up: dict[int, str] = {}
    rules = _rules_of(packs)
    starts, bits = rules.starts, rules.bits
    for i, chunk in enumerate(row.chunks):
        if chunk.kind not in _TRIGGERS or (chunk.base not in starts and (chunk.lemma == chunk.base or chunk.lemma not in starts)):
            continue
        fired = [f for rule, used in _candidates(row, rules, i).items() if (f := _fire(row, bits, rules.frames[rule], i, used))]
        records: dict[str, _Fired] = {}
        for one in sorted(fired, key=lambda f: _rank(f, fired)) if len(fired) > 1 else fired:
            if used_up.get(i) != one.frame.record:
                records.setdefault(one.frame.record, one)
        if "figure" in records:
            records.pop("event", None)  # «تحتجز القوات عشرة آلاف …» is a stock, no arrest
        for one in records.values():
            for k in range(i + 1, one.last + 1):
                used_up[k] = one.frame.record
            for k in _gatherings(row, one):
                used_up[k] = "event"
            out.extend(with_gapped(row, bits, _find(row, bits, one), Kinds(one.frame.type, one.ready.becomes)))
    return out


def _gatherings(row: Row, one: _Fired) -> list[int]:
    """«هاجم مسلحون **اعتصاماً**»: the gatherings that an act is done to tell of no march of their own."""
    hit = {r.mention.start for r in one.roles if r.role == "target" and r.mention is not None and r.mention.head == GATHERED}
    return [k for k in range(one.last + 1, row.n) if row[k].start in hit and row.kinds[k] == "event"] if hit else []


class _Ready:
    """A frame made ready to fire: what it asks of what stands near as bits, its roles with their finders."""

    __slots__ = ("becomes", "form", "frame", "needs", "roles", "with_", "without")

    def __init__(self, frame: Frame, bits: Bits) -> None:
        self.frame, self.form, self.needs = frame, frame.form, frozenset(frame.needs)
        self.with_ = bits.all(frame.with_) if frame.with_ else -1
        self.without = bits.all(frame.without)
        self.becomes = tuple((kind, bits.all(classes)) for kind, classes in frame.becomes)
        self.roles = tuple(Wanted(role, rule) for role, rule in frame.roles.items())


class _Start:
    """A trigger behind its first word, which names it: the other words; the second one, '' where there is none, behind a gap or
    not; and the form in which its rule wants it."""

    __slots__ = ("form", "gap", "rest", "rule", "word")

    def __init__(self, rest: tuple[str, ...], ready: _Ready) -> None:
        self.rest, self.rule, self.form = rest, ready.frame.id, ready.form
        self.gap = rest[:1] == ("…",)
        self.word = rest[self.gap] if rest else ""


class _Rules:
    """The frames of some packs made ready, and what starts them by its first word."""

    __slots__ = ("bits", "frames", "starts")

    def __init__(self, packs: Packs) -> None:
        self.bits = bits_of(packs)
        self.frames: dict[str, _Ready] = {id: _Ready(frame, self.bits) for id, frame in packs.frames.items() if not frame.base}
        self.starts: dict[str, list[_Start]] = {
            word: [_Start(rest, self.frames[rule]) for rest, rule in triggers] for word, triggers in packs.triggers.items()
        }


def _rules_of(packs: Packs) -> _Rules:
    """The frames of these packs, made ready once."""
    got = packs.memo.get("rules")
    if not isinstance(got, _Rules):
        got = packs.memo["rules"] = _Rules(packs)
    return got


class _Fired:
    """A frame whose roles are filled. Its places and its reach are looked for only when it wins (half of them do)."""

    __slots__ = ("context", "frame", "last", "ready", "roles", "supports", "trigger")

    def __init__(
        self, ready: _Ready, trigger: int, last: int, context: int, supports: tuple[int, ...], roles: list[RoleFind]
    ) -> None:
        self.ready, self.frame, self.trigger, self.last = ready, ready.frame, trigger, last
        self.context, self.supports, self.roles = context, supports, roles


def _rank(one: _Fired, fired: list[_Fired]) -> tuple[int, int, int, int, str]:
    frame = one.frame
    beaten = sum([frame.id in other.frame.beats for other in fired])
    return (beaten, one.trigger - one.last, -len(frame.with_), -len(frame.needs), frame.id)


def _candidates(row: Row, rules: _Rules, i: int) -> dict[str, int]:
    """Rule → last chunk of the trigger, for every trigger that stands at chunk ``i`` in the form that its rule wants."""
    c = row[i]
    out: dict[str, int] = {}
    _started(out, row, rules.starts.get(c.base, _NONE), i)
    if c.base != c.lemma:
        _started(out, row, rules.starts.get(c.lemma, _NONE), i)
    return out


def _started(out: dict[str, int], row: Row, starts: list[_Start], i: int) -> None:
    kind, after = row.kinds[i], row[i + 1] if i + 1 < row.n else None
    for start in starts:
        if (start.form == "verb" and kind not in _ACTS) or (start.form == "noun" and kind == "verb"):
            continue
        word = start.word
        if not word:
            out.setdefault(start.rule, i)
            continue
        if start.gap:
            if not row.tells(word):
                continue  # most triggers of several words fall at their second: no walk for them
        elif after is None or not (word in (after.base, after.lemma) or word in after.classes):
            continue
        end = _follow(row, i, start.rest)
        if end >= 0:
            out.setdefault(start.rule, end)


_ACTS = frozenset({"verb", "part"})
_NONE: list[_Start] = []


def _follow(row: Row, i: int, rest: tuple[str, ...]) -> int:
    k = i
    gap = 0
    for word in rest:
        if word == "…":
            gap = 6
            continue
        found = past = -1
        for x in range(k + 1, row.n if gap else min(row.n, k + 2)):
            if x <= past:
                continue
            c = row[x]
            if gap and c.kind == "mark" and (past := _past_relative(row, i, x)) > x:
                continue
            if (word in (c.base, c.lemma) and not (gap == 0 and c.mention and c.mention.quantity)) or word in c.classes:
                found = x
                break
            if (
                (c.kind == "comp" and not _called(row, i, x))
                or (c.kind == "verb" and not _describes(row, x) and not (row[i].lemma == "وصف" and row[x - 1].lemma == "ما"))
                or (c.kind == "mark" and gap == 0)
            ):
                break
            if c.kind not in _ASIDES:
                gap -= 1
                if gap < 0:
                    break
        if found < 0:
            return -1
        k, gap = found, 0
    return k


def _past_relative(row: Row, i: int, x: int) -> int:
    """«أعلنت س، **المتفرعة من ص والتي تعدها ع إرهابية،** مسؤوليتها», «أعلن س، **عبر صفحات تابعة له،** …»: the mark that ends a
    clause or a phrase on what stands before it; ``x`` for none."""
    after = row[x + 1] if x + 2 < row.n else None
    said = "speech" in row[i].classes and after is not None and after.kind == "prep"
    if after is None or not (said or after.kind == "rel" or (after.kind in ("adj", "part") and after.definite and not after.pre)):
        return x
    return next((k for k in range(x + 2, min(row.n - 1, x + _CLAUSE)) if row[k].kind == "mark"), x)


_CLAUSE = 14
"""Chunks of the longest clause on a noun that a trigger reaches over."""


_ASIDES = frozenset({"time", "place", "mark"})
"""When and where stand between a verb and its object at any length: «عثر سكان بلدة س، **صباح اليوم**، **قرب ص** على جثة»."""


def _called(row: Row, i: int, x: int) -> bool:
    """«وصف س الهجوم **بأنه** مجزرة»: the particle goes back to what is described, and opens no clause of another."""
    return row[i].lemma == "وصف" and bool(row[x].suffix) and row[x].lemma.startswith("بأن")


def _describes(row: Row, x: int) -> bool:
    """«أطلق مسلحون **يستقلون** دراجة النار», «ألقى مسلحان **كانا** …»: a verb on the indefinite doer right before it."""
    verb, before = row[x], row[x - 1]
    still = verb.tense == "imperfect" or "copula" in verb.classes
    return still and not verb.pre and before.kind in ("np", "adj") and not before.definite and row.kinds[x - 2] in ("verb", "np")


def _fire(row: Row, bits: Bits, ready: _Ready, i: int, last: int) -> _Fired | None:
    kind = row.kinds[i]
    nominal = kind != "verb"
    context = row.contexts[i] if last == i else -1
    if context < 0:
        context = context_of(row, bits, i, last)
        if last == i:
            row.contexts[i] = context
    if (ready.with_ != -1 and not context & ready.with_) or context & ready.without:
        return None
    if kind == "part" and ready.frame.record == "event" and (_names_doer(row, i) or _fires(row, i, last)):
        return None
    if kind == "part" and row[i].definite and ("accuse" in row[i].classes or _only_called(row, i, ready.frame.record)):
        return None  # «رئيس المخابرات السابق **المتهم** بـ …»: what is said of him, and nobody who says it here
    if row[i].base == "استهدف" and aims(row, i):
        return None
    supports = () if kind == "part" else row.supports(i) if nominal else _modals(row, i)
    roles: list[RoleFind] = []
    for wanted in ready.roles:
        roles.extend(fill(row, i, supports, wanted))
        if last != i and not any([r.role == wanted.role for r in roles]):
            start = row.chunks[last].start
            more = fill(row, last, (*supports, i) if not nominal else supports, wanted)
            roles.extend([r for r in more if not (r.mention is not None and r.mention.start == start)])
    if ready.needs and not ready.needs.issubset([r.role for r in roles]):
        return None
    return _Fired(ready, i, last, context, supports, roles)


def _only_called(row: Row, i: int, record: str) -> bool:
    """«قائد المجموعة **المدعو** فلان»: what somebody is called or asked; it says nothing of its own."""
    return record == "statement" and row[i].voice == "passive_participle"


def _names_doer(row: Row, i: int) -> bool:
    """«القوة **المهاجمة**», «المناطق **المستهدفة**»: a participle with the article behind a definite noun says who is meant,
    and tells no act."""
    c, before = row[i], row[i - 1] if i else None
    if not c.definite or c.pre or before is None or not before.definite:
        return False
    return (c.voice == "active" and before.kind == "np") or (c.base == "استهدف" and before.kind in ("np", "place", "noun"))


def _fires(row: Row, i: int, last: int) -> bool:
    """«**مطلق النار**»: a participle before what it is done to says who is meant; «مطلقاً النار» tells an act."""
    c = row[i]
    said = last == i + 1 and row[last].definite and not row[last].pre and c.voice == "active" and c.gender == "m"
    return said and not row.scan.form(c.start).endswith(("ا", "ين"))


def _find(row: Row, bits: Bits, one: _Fired) -> FrameFind:
    """The find that a frame makes when it wins: its type as the words around it have it, its places, its reach."""
    frame, i, last, supports = one.frame, one.trigger, one.last, one.supports
    roles = _one_role_each(one.roles)
    stored = stores_hit(row, roles) if one.ready.becomes else ()
    context = context_of(row, bits, i, last, stored) if stored else one.context
    kind = kind_of(row, bits, Told(frame.type, one.ready.becomes, i, context), roles)
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
        link=link_of(row, i, supports),
        says=frame.says,
        last=last,
        in_speech=frame.in_speech,
        nominal=row.kinds[i] != "verb",
        bare=kind == frame.type and not one.context & bits.weapons,
        unguided=kind in FLYING and bool(context & bits.missile) and not context & finer(kind, bits),
        driven=kind == "ied" and bool(context & bits.driven),
        weak=any(r.finder == "nearest" for r in roles),
    )


def _one_role_each(roles: list[RoleFind]) -> list[RoleFind]:
    """A phrase fills one role, the first that a rule gives it; a weapon that names its owner is both («صاروخ لقوات س على …»)."""
    seen: set[int] = set()
    out = []
    for r in roles:
        if r.mention is not None:
            if r.mention.start in seen and r.finder != "self":
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


_ELSEWHERE = frozenset({"blamed", "carried"})
"""Finders whose phrase stands in another clause: it is no part of the words that tell the event."""


def _reach(
    row: Row, i: int, last: int, supports: tuple[int, ...], roles: list[RoleFind], places: tuple[tuple[Mention, str], ...]
) -> tuple[int, int]:
    start, end = row[i].start, row[last].end
    for s in supports:
        start = min(start, row[s].start)
    close = row.end_of(last)
    stop = row[close].start if close < row.n else row.scan.n
    for r in roles:
        if r.mention and r.mention.start >= row[i].start:
            end = max(end, min(r.mention.end, max(stop, r.mention.end)))
        elif r.mention and row[i].start - r.mention.start < 12 and r.finder not in _ELSEWHERE:
            start = min(start, r.mention.start)
    for place, _ in places[:1]:
        inner = place.within[-1].end if place.within else place.end
        end = max(end, inner) if place.start >= row[i].start else end
    return start, end


__all__ = ["NOMINAL", "Chunk", "accepts", "read_frames"]
