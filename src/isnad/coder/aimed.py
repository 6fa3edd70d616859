"""What an act is aimed at where it is a thing or a named site: CODEBOOK §4, «what the words say was attacked, hit, entered, burnt
or seized, when it is no settlement»."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.coder.generic import dwelling
from isnad.coder.reference import Discourse
from isnad.model.draft import DraftRole, Party
from isnad.model.finds import Chunk, Found, FrameFind, Mention

AIMED = frozenset({
    "attack", "ambush", "infiltration", "shooting", "air_strike", "drone_strike", "missile_strike", "shelling", "chemical_attack",
    "explosion", "ied", "landmine", "suicide_attack", "grenade", "raid", "airborne_raid", "siege", "weapons_seized",
    "territory_seized", "interception", "property_destruction", "looting", "aid_obstructed", "device_defused", "riot",
})  # fmt: skip
"""Acts that are done to things."""
_AT_SITES = AIMED - {"riot", "interception", "weapons_seized", "device_defused", "landmine", "aid_obstructed", "ambush"}
_SITES = frozenset({
    "kind:base", "kind:airport", "kind:hospital", "kind:prison", "kind:dam", "kind:crossing", "kind:field", "kind:site",
})  # fmt: skip
_BUILT = frozenset({"site", "building", "infrastructure", "post"})
"""Class words before a name («مستشفى الضعين», «ثكنة جيبو»), whatever that names besides."""
_TOWNS = frozenset({"kind:city", "kind:town", "kind:village", "kind:neighbourhood"})
_SETTLED = frozenset({
    "settlement", "quarter", "road", "head:ساحة", "head:دوار", "head:ميدان", "head:مفرق", "head:شارع", "head:طريق", "head:حي",
    "head:مخيم", "head:منطقة", "direction", "countryside", "near",
})  # fmt: skip
"""What is only where, also as what the act is done to: settlements, quarters, roads, directions."""
_ONTO = frozenset({"object", "under:على", "left/under:على", "under:ضد"})
_UNDER_L = "under:ل"
_NO_THING = frozenset({"هدف", "خسارة", "ضرر", "أضرار", "خسائر", "مكان", "موقع", "أرض"})
"""Nouns of what is aimed at or lost, which name no thing."""


def sites_aimed_at(d: Discourse, found: Found, frame: FrameFind, roles: Sequence[DraftRole]) -> list[DraftRole]:
    """«قصفت س **مطار م**», «غارات على **ميناء م**», «تعرّضت **قاعدة م** لهجوم»: a named site that is the object of the act is
    aimed at, and where it was."""
    if frame.record != "event" or frame.type not in _AT_SITES or not frame.places:
        return []
    taken = [r.party.span for r in roles if r.party.span is not None]
    out: list[DraftRole] = []
    for m, how in frame.places:
        if not _site(m) or not _object_of(found, frame, m, how):
            continue
        chunk = found.chunks[min(found.chunk_from(m.start), len(found.chunks) - 1)]
        start, end = d.span(found, m.start, m.end)
        span = (start + (chunk.start == m.start and chunk.pre.startswith("و")), end)  # «مطار س **ومحطة** ص»
        if not overlaps(span, taken):
            out.append(DraftRole("target", Party((), None, d.raw[span[0] : span[1]], span), "site"))
    return out


def overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a span shares a character with one that fills a role already."""
    return any(a < span[1] and span[0] < b for a, b in taken)


def nameless_sites(d: Discourse, found: Found, frame: FrameFind, roles: Sequence[DraftRole]) -> list[DraftRole]:
    """The roles with «قصفت س **قاعدة عسكرية**», «اقتحموا **سجناً**», «سيطروا على **مركز للشرطة**»: a site or a post without a name
    that is the object of the act."""
    if frame.record != "event" or frame.type not in _AT_SITES:
        return list(roles)
    out, taking = list(roles), frame.type == "territory_seized"
    for k in range(frame.trigger + 1, min(len(found.chunks), frame.trigger + _NEAR_IT)):
        c = found.chunks[k]
        if _a_site(c) or (taking and _a_post(c)):
            if not _governed(found.chunks[k - 1], c):
                continue
            more = k + 1 < len(found.chunks) and found.chunks[k + 1].start == c.end
            adjective = more and found.chunks[k + 1].pre == "" and found.chunks[k + 1].classes.isdisjoint(_NO_QUALITY)
            start, end = d.span(found, c.start, found.chunks[k + 1].end if adjective and c.kind == "noun" else c.end)
            out = [r for r in out if r.role != "target" or not _within(r, start, end)]
            out.append(DraftRole("target", Party((), None, d.raw[start:end], (start, end)), "site"))
        elif c.kind == "verb" and c.suffix and k == frame.trigger + 1:
            continue  # «هجوم **شنّه** مسلحون على قاعدة عسكرية»
        elif c.kind in ("verb", "conseq", "comp") or (c.kind == "mark" and c.lemma in ".؛:"):
            break
        elif c.kind == "event" and k > frame.trigger + 1:
            break  # «استهدفت **غارات** مطاراً» goes on
    return out


_NEAR_IT = 7
_NO_SITE = frozenset({
    "مكان", "موقع", "منطقة", "ساحة", "ميدان", "شارع", "طريق", "دوار", "مفرق", "حديقة", "مدخل", "محور", "تل", "جبل",
})  # fmt: skip
_NO_QUALITY = frozenset({"prep", "place_prep", "conj"})


def _a_site(c: Chunk) -> bool:
    return c.kind == "noun" and "site" in c.classes and not c.suffix and c.pre in ("", "و") and c.base not in _NO_SITE


def _a_post(c: Chunk) -> bool:
    m = c.mention
    return c.kind == "np" and m is not None and m.kind == "thing" and not m.names and not c.classes.isdisjoint(_BUILT)


def _governed(before: Chunk, c: Chunk) -> bool:
    """Whether what stands before a site leaves it an object, or puts it under «على»."""
    return before.kind != "prep" or before.lemma in ("على", "ضد")


def _within(r: DraftRole, start: int, end: int) -> bool:
    return r.party.span is not None and start <= r.party.span[0] < end


def homes(d: Discourse, found: Found, roles: Sequence[DraftRole]) -> list[DraftRole]:
    """«قصف **مخيم** للنازحين»: a camp is aimed at itself, and not whoever lives there."""
    return [_home(d, found, r) for r in roles]


def _home(d: Discourse, found: Found, r: DraftRole) -> DraftRole:
    span = r.party.span
    if r.role != "target" or r.party.names or span is None or "camp" not in found.classes:
        return r
    for k, c in enumerate(found.chunks):
        if c.kind == "noun" and "camp" in c.classes and k + 1 < len(found.chunks) and found.chunks[k + 1].pre == "ل":
            after = found.chunks[k + 1]
            if d.span(found, after.start, after.end) == span:
                whole = d.span(found, c.start, after.end)
                return DraftRole("target", Party((), None, d.raw[whole[0] : whole[1]], whole), r.finder)
    return r


def _site(m: Mention) -> bool:
    if not m.classes.isdisjoint(_SETTLED):
        return False
    return not m.classes.isdisjoint(_BUILT) or (not m.classes.isdisjoint(_SITES) and m.classes.isdisjoint(_TOWNS))


def _object_of(found: Found, frame: FrameFind, m: Mention, how: str) -> bool:
    """Whether the act is done to the place, and not in it, near it or towards it."""
    if how in _ONTO or (how == _UNDER_L and frame.nominal):
        return True
    if not how.endswith("fronted"):
        return False
    verb = found.chunks[frame.trigger]
    if verb.kind == "verb":
        return verb.voice == "passive"
    return any("undergo" in found.chunks[s].classes for s in frame.supports)


def bare_thing(found: Found, frame: FrameFind, r: DraftRole) -> bool:
    """A house, a car or a checkpoint that nobody is told to own is aimed at only by acts that are done to things, and not where
    they are done near it or with it; a bare «هدف» or «خسائر» is nothing."""
    m = next(
        (
            f.mention
            for f in frame.roles
            if f.mention is not None
            and r.party.span
            and f.role == r.role
            and (f.mention.kind == "thing" or "post" in f.mention.classes or f.mention.suffix)
            and not f.mention.names
            and not (f.mention.within and not dwelling(f.mention.within[0]))
        ),
        None,
    )
    if m is None:
        return False
    return frame.type not in AIMED or m.head in _NO_THING or _beside(found, frame, m)


def _beside(found: Found, frame: FrameFind, m: Mention) -> bool:
    """«انفجرت عبوة **قرب مقهى**»: near it; «هاجمت س القرية **بآليات مدرعة**»: with it."""
    at = found.chunk_from(m.start)
    if at >= len(found.chunks) or found.chunks[at].start != m.start:
        return False
    before = found.chunks[at - 1] if at else None
    if before is not None and before.kind == "prep" and before.lemma in _NEAR:
        return True
    return found.chunks[at].pre.endswith("ب") and frame.type in _WITH_THINGS


_NEAR = frozenset({"قرب", "بالقرب من", "قريباً من", "عند", "أمام", "خلف", "بجانب", "بجوار", "قبالة", "على متن", "من على متن"})
_WITH_THINGS = frozenset({"attack", "raid", "territory_seized", "infiltration", "airborne_raid", "siege", "shooting"})
