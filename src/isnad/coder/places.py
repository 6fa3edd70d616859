"""Which place belongs to which event (CODEBOOK §8): its own clause's finest, else what the sentence or paragraph opens with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from isnad.coder.kinds import KIND_OF
from isnad.coder.place_draft import draft_place, trimmed
from isnad.coder.reference import Discourse
from isnad.model.draft import Draft, DraftPlace
from isnad.model.finds import Chunk, Found, FrameFind, Mention, office_land, received

ELSEWHERE = frozenset(
    {"نقل", "أسعف", "اقتاد", "توجه", "فرّ", "وصل", "عاد", "غادر", "دفن", "شيّع", "لاذ", "هرب", "انتقل", "سلّم", "رحّل"}
)
_AWAY = frozenset({"من", "نحو", "إلى", "باتجاه", "صوب", "انطلاقا من", "قادما من", "قادمة من"})
_TOWARDS = ("نحو", "إلى", "باتجاه", "تجاه", "صوب", "في اتجاه", "وصولا إلى", "وصولاً إلى", "عبر")
_SPOTS = frozenset({"مكان", "موقع"})
_LEAVING = frozenset({"withdrawal", "escape", "displacement", "territory_seized", "surrender"})
"""Types of which the place that somebody then makes for is no place: «انسحبت من س **باتجاه ص**»."""
_COARSE = frozenset(
    {"governorate", "country", "district", "subdistrict", "area", "desert", "river", "mountain", "road", "island", "lake"}
)
_POINTS = frozenset({"city", "town", "village", "neighbourhood", "camp"})
_REACH = 200
_CALLED = 6
"""Among how many places before it one that bears the same class word is what «البلدة» calls back, before nearer ones."""
_SENTENCE = 60
"""How many chunks back a sentence is searched: an endless one must not cost more with its length."""
_WIDE = frozenset({"governorate", "country"})
_BROAD = frozenset({"countryside", "admin", "river", "border", "road"})
_FRAME = re.compile(r"[\s\W]*(?:و?(?:أما|أمّا)\s+)?(?:و?في\s+|ب|وب)")
_LEAD = re.compile(r"[\s\W_ـ]*(?:في\s+)?")
_SECTION = 40
"""How many lines back the heading of a section may stand."""
_DATELINE = re.compile(r"[^\n.،؛]{0,30}[-–—:ـ]")


def places_of(discourse: Discourse, found: Found, frame: FrameFind) -> tuple[DraftPlace, ...]:
    """All place phrases of a frame, the finest that its own words support first."""
    start = found.chunks[min(dateline(found), len(found.chunks) - 1)].start
    drafts = []
    for m, finder in frame.places:
        if m.start < start:
            continue
        back = _called_back(discourse, found, m) if not (m.names or m.unresolved) else None
        if m.names or m.unresolved:
            drafts.append(draft_place(discourse, found, m, finder))
        elif back is not None:
            span = trimmed(discourse, found, m.start, m.end)
            drafts.append(msgspec.structs.replace(back, span=span, finder=finder, via=None))
    if not drafts and frame.record == "event":
        named = [*_before(found, frame)]
        inner = {w.start for m in named for w in m.within}
        drafts = [draft_place(discourse, found, m, "sentence", "sentence") for m in named if m.start not in inner]
    if drafts and frame.type in _LEAVING and all(_towards(p) for p in drafts):
        drafts += [draft_place(discourse, found, m, "sentence", "sentence") for m in _before(found, frame)]
    if not drafts and frame.record == "event":
        drafts = [draft_place(discourse, found, m, "sentence", "sentence") for m in _after(found, frame)]
    if not drafts and frame.record == "event":
        drafts = [*_opening(discourse, found)] or [*_section(discourse, found)]
    if found.frames and frame is found.frames[0]:
        _remember(discourse, found)
    if len(drafts) < 2:
        return tuple(drafts)
    leaving = frame.type in _LEAVING
    return tuple(p for _, p in sorted(enumerate(drafts), key=lambda item: (leaving and _towards(item[1]), *_order(item))))


def _remember(discourse: Discourse, found: Found) -> None:
    """Places that no pack knows are called back as well (الحي، القرية): keep them with those that have a name."""
    for c in found.chunks:
        m = c.mention
        if c.kind == "place" and m is not None and m.unresolved:
            draft = draft_place(discourse, found, m, "named")
            if draft not in discourse.places[-40:]:
                discourse.places.append(draft)


def _called_back(discourse: Discourse, found: Found, m: Mention) -> DraftPlace | None:
    """«البلدة», «المدينة نفسها», «المخيم»: the last place of that class, an unknown one by its class word."""
    if m.number == "p":
        return None  # «القرى المذكورة» are several
    if m.number == "d":
        return _both(discourse, found, m)
    if m.head in _SPOTS and "same" in m.classes:
        return discourse.scene  # «اغتيل **في المكان نفسه** شقيقه»
    if m.head == "منطقة" and m.end - m.start < 2:
        return None  # «إلى المنطقة» says no more than the text around it
    kinds = frozenset(KIND_OF.get(m.head, ()))
    here = [
        draft_place(discourse, found, c.mention, "named")
        for c in _chunks_before(found, m)
        if c.kind == "place" and c.mention and (c.mention.names or c.mention.unresolved)
    ]
    past = (*reversed(here), *reversed(discourse.places[-_REACH:]))
    for p in (*(x for x in past[:_CALLED] if _called_so(x, m.head)), *past):
        own = p.mention.classes
        if _dated_from(discourse, p):
            continue
        if p.mention.unresolved or m.head == "عاصمة":
            if "head:" + m.head in own:
                return _again(p, m)
        elif kinds & {c[5:] for c in own if c.startswith("kind:")} and (_breadth(p.mention) == 0 or not kinds & _POINTS):
            return _again(p, m)
    return None


def _called_so(p: DraftPlace, head: str) -> bool:
    """Whether a place was named by this class word, which may be part of the name that a pack has («بلدة برقة»)."""
    return "head:" + head in p.mention.classes or p.name.startswith(head + " ")


def _both(discourse: Discourse, found: Found, m: Mention) -> DraftPlace | None:
    """«الحيين», «البلدتين»: the last two that one dual class word named («حيي س وص»), by the first of them."""
    told = [
        draft_place(discourse, found, c.mention, "named")
        for c in _chunks_before(found, m)
        if c.kind == "place" and c.mention and c.mention.names
    ]
    for p in (*reversed(told), *reversed(discourse.places[-_REACH:])):
        if p.mention.number == "d" and "head:" + m.head in p.mention.classes:
            return _again(p, m)
    return None


def _chunks_before(found: Found, m: Mention) -> tuple[Chunk, ...]:
    end = found.chunk_from(m.start)
    return found.chunks[max(0, end - _SENTENCE) : end]


def _again(p: DraftPlace, m: Mention) -> DraftPlace:
    """The place itself, seen from where it is called back: «أطراف المدينة» is beside it, whatever was said before."""
    kept = {c for c in p.mention.classes if c.startswith("kind:") or c == "head:" + m.head}
    return msgspec.structs.replace(p, mention=msgspec.structs.replace(p.mention, classes=m.classes | kept))


def _dated_from(discourse: Discourse, p: DraftPlace) -> bool:
    """Whether a place is where the report was written: «بيروت (أ ف ب) – …»."""
    raw = discourse.raw
    first = raw.rfind("\n", 0, p.span[0]) + 1
    return not raw[first : p.span[0]].strip() and _DATELINE.match(raw, p.span[1]) is not None


def _opening(discourse: Discourse, found: Found) -> Iterable[DraftPlace]:
    """The place that the paragraph opens with («وفي مدينة الباب، …», «محافظة درعا: …») holds until another is named."""
    at = found.sentence.tokens[0].start
    first = discourse.raw.rfind("\n", 0, at) + 1
    here = [p for p in discourse.places if first <= p.span[0] < at]
    if not here or len({p.name for p in here}) > 1 or (_dated_from(discourse, here[0]) and not here[0].mention.head):
        return
    if _FRAME.fullmatch(discourse.raw, first, here[0].span[0]) or discourse.raw[here[0].span[1] :].lstrip().startswith(":"):
        yield msgspec.structs.replace(here[0], finder="paragraph", via="paragraph")


def _before(found: Found, frame: FrameFind) -> Iterable[Mention]:
    """Places that the sentence named before the event's own clause: «تشهد محافظة س توترات، حيث جرت اشتباكات»; never where the
    speaker is («ذكر مراسل س **في الحسكة** أن …»)."""
    first = dateline(found)
    told = [x for x in found.cues if x.speaker is not None and not x.backward]
    trigger = found.chunks[frame.trigger].start
    outer = frame.first
    for k in range(outer - 1, max(first, outer - _SENTENCE) - 1, -1):
        c = found.chunks[k]
        before = found.chunks[k - 1] if k else None
        if c.mention is not None and c.kind == "place" and (c.mention.names or c.mention.unresolved):
            if before is not None and ((before.kind == "prep" and before.lemma in _AWAY) or "origin_person" in before.classes):
                continue
            if (
                office_land(before, c)
                or received(found.chunks, k)
                or any(x.start < c.start < x.cover_start <= trigger for x in told)
            ):
                continue
            yield c.mention


def _after(found: Found, frame: FrameFind) -> Iterable[Mention]:
    """The first place behind the event's clause, where nobody went or was taken meanwhile: «…، وأحرق سياراتهم قرب بلدة س»."""
    last = max(frame.last, frame.trigger)
    for k in range(last + 1, min(len(found.chunks), last + 30)):
        c = found.chunks[k]
        if c.kind in ("comp", "cite", "rel") or (
            c.kind == "verb" and (c.lemma in ELSEWHERE or "motion" in c.classes or "speech" in c.classes)
        ):
            return
        if _told_there(found, k):
            return
        before = found.chunks[k - 1]
        if c.kind == "place" and c.mention is not None and (c.mention.names or c.mention.unresolved):
            if received(found.chunks, k):
                return
            glued = c.pre.endswith("ب")
            if glued or (before.kind == "prep" and "place_prep" in before.classes and before.lemma not in _AWAY):
                yield c.mention
            return


def _told_there(found: Found, k: int) -> bool:
    """Whether another event with a place of its own begins at chunk ``k``."""
    at = found.frame_from(k)
    return (
        at < len(found.frames)
        and (f := found.frames[at]).trigger == k
        and f.record == "event"
        and f.type != "killing"
        and bool(f.places)
    )


def _section(discourse: Discourse, found: Found) -> Iterable[DraftPlace]:
    """«درعا وريفها:» on a line of its own: where everything below it happened, until the next such line."""
    raw, end = discourse.raw, found.sentence.tokens[0].start
    end = raw.rfind("\n", 0, end)
    for _ in range(_SECTION):
        if end <= 0:
            return
        first = raw.rfind("\n", 0, end) + 1
        line = raw[first:end].strip()
        if line.endswith(":") and len(line) < 50:
            here = next((p for p in discourse.places[-_REACH:] if first <= p.span[0] < end), None)
            if here is not None and _LEAD.fullmatch(raw, first, here.span[0]):
                yield msgspec.structs.replace(here, finder="section", via="section")
            return
        end = first - 1


def dateline(found: Found) -> int:
    """The first chunk after a dateline («دير الزور (سوريا) – »), which tells where the report was written."""
    for k, c in enumerate(found.chunks[:8]):
        if c.kind == "mark" and c.lemma == ":" and not found.sentence.ended:
            return 0  # a headline's topic, no dateline: «الغوطة الشرقية: قصف …»
        if c.kind == "mark" and c.lemma in "-–—:ـ/":
            if k == 1 and found.chunks[0].kind == "time":
                return 0  # «**الثلاثاء 15 تموز:** قُتل …»: the day of what follows
            return k + 1 if all(x.kind in ("place", "np", "mark", "word", "time") for x in found.chunks[:k]) else 0
        if c.kind in ("verb", "event", "prep"):
            return 0
    return 0


def _order(item: tuple[int, DraftPlace]) -> tuple[bool, int, int, int]:
    """Another event's place last; then fine before coarse, right of the trigger before left, at before towards."""
    index, p = item
    side = p.finder.rpartition("/")[0]
    return (
        side == "other",
        _breadth(p.mention),
        2 if side == "left" else 1 if _towards(p) else 0,
        p.span[0] if side == "left" else index,
    )


def _towards(p: DraftPlace) -> bool:
    """Whether a place is one that somebody goes to or through."""
    how = p.finder.rpartition("/")[2]
    return how.startswith("under:") and how[6:] in _TOWARDS


def _breadth(m: Mention) -> int:
    """0 a point, 1 a stretch of land, 2 a governorate or country."""
    return _width(m.classes)


@lru_cache(4096)
def _width(classes: frozenset[str]) -> int:
    kinds = {c[5:] for c in classes if c.startswith("kind:")}
    if kinds & {"crossing"}:
        classes = classes - {"border"}
    if (
        "direction" in classes
        and not classes & {"settlement", "quarter", "camp", "site", "near"}
        and not classes & {"head:وسط", "head:مركز"}
    ):
        return 1
    if kinds & _WIDE and "countryside" in classes and not classes & {"settlement", "quarter"}:
        return 1
    if not kinds:
        return 1 if classes & _BROAD else 0
    if "countryside" in classes or (kinds <= _COARSE and not kinds <= _WIDE):
        return 1
    if kinds <= _WIDE or "head:محافظة" in classes:
        return 2 if not classes & {"direction", "countryside"} else 1
    return 1 if classes & {"river", "border", "road"} and not kinds & _POINTS else 0


def scene_of(drafts: Iterable[Draft], before: DraftPlace | None) -> DraftPlace | None:
    """Where the last event of a sentence was done, else where the one before it was."""
    done = [d for d in drafts if d.record == "event" and d.places and d.places[0].via is None and d.type not in _LEAVING]
    return done[-1].places[0] if done else before
