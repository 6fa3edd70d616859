"""Triggers that tell another trigger's event over again are folded into it; what the folding leaves is one claim per event."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from isnad.coder import counts as counting
from isnad.coder.clause import WEAPONS
from isnad.model.finds import Chunk, Found, FrameFind

_DESCRIBING = frozenset({"استهدف", "طال", "أصاب", "ضرب", "شمل"})
_VAGUE_TYPES = frozenset({"attack", "explosion"})
_WITH_MEANS = _VAGUE_TYPES | {"assassination", "execution"}
"""Acts that are told with the act by which they were done: «اغتيال فلان بإطلاق النار عليه»."""


_FLIES_OR_FALLS = WEAPONS | {"weapon"}
_SEARCH, _LED_OFF = "بحث", "اقتاد"
_HELD = frozenset({"arrest", "abduction"})
_DONE_BY = frozenset({"نفّذ", "شنّ", "قاد"})
"""Verbs that tell who did an act and take its pronoun: «هجمات **تنفذها** خلايا س تستهدف ص»."""


def absorb(found: Found, frames: list[FrameFind], families: Mapping[str, str]) -> tuple[list[FrameFind], dict[int, int]]:
    """Fold a trigger that tells another one's event over again into it: a verb whose subject is the event noun before (عملية
    استهدفت …), a noun of means under بـ (استهدفت … بثلاث غارات), a definite noun that only brings the toll (وأسفر الهجوم عن
    …)."""
    out: list[FrameFind] = []
    folded: dict[int, int] = {}
    for f in frames:
        host = next((g for g in reversed(out) if g.record == f.record == "event" and _retells(found, g, f, families)), None)
        if host is None:
            out.append(f)
            continue
        out[out.index(host)] = _fold(host, f)
        folded[f.trigger] = host.trigger
    return out, folded


def _retells(found: Found, g: FrameFind, f: FrameFind, families: Mapping[str, str]) -> bool:
    c, host = found.chunks[f.trigger], found.chunks[g.trigger]
    kin = families.get(g.type) in counting.VIOLENT and families.get(f.type) in counting.VIOLENT and f.type not in counting.HARM
    if c.lemma == _LED_OFF and g.type in _HELD and c.pre in ("و", "ثم", "ف"):
        return f.trigger - g.trigger <= 14  # «اعتقلت شاباً من بلدة س، **واقتادته** إلى جهة مجهولة»
    if c.kind == "verb":
        return c.lemma in _DESCRIBING and _describes(found, g, f)
    if c.kind == "part" and c.lemma in _DESCRIBING and kin and not c.pre and not c.definite:
        return g.type not in counting.HARM and _goes_on(found, g, f)
    if g.type == f.type == "displacement" and f.nominal and c.pre.startswith("و"):
        return 0 < f.trigger - g.trigger <= 8  # «أجبرت س الأسر على ترك منازلها **واللجوء** إلى م»: where the same people went
    if g.type == f.type == "pursuit" and c.base == _SEARCH and not c.pre and not c.definite:
        return 0 < f.trigger - g.trigger <= 8  # «عملية تمشيط **بحثاً** عن المهاجمين»
    if not kin or not f.nominal or g.type in counting.HARM:
        return False
    if (
        host.kind == "verb"
        and host.voice != "passive"
        and f.trigger == g.trigger + 1
        and c.definite
        and not c.pre
        and not f.supports
    ):
        return True  # «مشّطت الحملة الأمنية القرى», «استهدفت الغارات سوقاً»: the event noun is the verb's subject
    own = any(r.mention is not None and r.mention.names for r in f.roles if r.role == "initiator")
    if f.type == g.type and f.link == "container" and not own and 0 < f.trigger - g.trigger <= 6:
        return True  # «انفجرت شاحنة مفخخة في هجوم انتحاري»: the going off inside its own attack
    counted = found.chunks[f.trigger - 1] if f.trigger else c
    by = c.pre.endswith("ب") or _counted_by(found, counted)
    if (
        by
        and (host.kind == "verb" or (g.type in _WITH_MEANS and not c.definite))
        and not own
        and not f.supports
        and 0 < f.trigger - g.trigger <= 10
    ):
        return not any(
            x.kind in ("verb", "comp", "conseq", "conj") or _more_people(x) for x in found.chunks[g.trigger + 1 : f.trigger]
        )
    return (
        c.definite
        and not c.suffix
        and not f.places
        and not own
        and not f.supports
        and (f.type == g.type or f.type in _VAGUE_TYPES)
    )


def _more_people(c: Chunk) -> bool:
    """«قُتل مدني برصاص قناص **وطفلان** بقصف»: who fell by another act."""
    m = c.mention
    return c.pre == "و" and m is not None and m.kind == "people" and not m.definite


def _counted_by(found: Found, c: Chunk) -> bool:
    """«بست غارات»: the number bears the ب of means."""
    m = c.mention
    return c.kind == "np" and m is not None and not m.head and found.sentence.tokens[c.start].form.startswith("ب")


def _describes(found: Found, g: FrameFind, f: FrameFind) -> bool:
    if not (g.nominal and g.trigger < f.trigger <= g.trigger + 8) or _meanwhile(found, f):
        return False
    between = found.chunks[g.trigger + 1 : f.trigger]
    means = len(between) > 1 and "ب" in between[-2].pre  # «قصف بالصواريخ والمدفعية استهدف …»
    m = between[-1].mention if between and between[-1].pre == "و" and not means else None
    if m is not None and (m.kind == "force" or (not m.definite and not m.classes.isdisjoint(_FLIES_OR_FALLS))):
        return False  # «قصف على خاركيف **وكييف تستهدف** مصفاة», «اغتيالات **وعبوة تستهدف** سيارة»: whoever acts next
    return not any(_parts(c) and not (c.suffix and c.lemma in _DONE_BY) for c in between)


def _meanwhile(found: Found, f: FrameFind) -> bool:
    """«اشتباكات …، استهدف **خلالها قناص** طفلاً»: an act in the course of the one before, by somebody of its own."""
    after = found.chunks[f.trigger + 1] if f.trigger + 1 < len(found.chunks) else None
    if after is None or after.kind != "prep" or after.lemma not in _COURSE or not after.suffix:
        return False
    return any(r.mention is not None and r.mention.start >= after.end for r in f.roles if r.role in ("initiator", "weapon"))


_COURSE = frozenset({"خلال", "أثناء"})


def _goes_on(found: Found, g: FrameFind, f: FrameFind) -> bool:
    """«شنّ الطيران غارات على البلدة، **مستهدفاً** منازل المدنيين»: a participle of the doer tells whom the act hit."""
    told = {r.finder for r in f.roles if r.role == "initiator"} <= {"carried"}
    return told and not any(_parts(c) for c in found.chunks[g.trigger + 1 : f.trigger])


def _parts(c: Chunk) -> bool:
    """What stands between an act and a verb that describes it parts them; «حيث» and «كان» do not."""
    if c.kind == "verb":
        return "copula" not in c.classes
    return c.kind in ("comp", "conseq") or (c.kind == "conj" and c.lemma != "حيث") or (c.kind == "mark" and c.lemma in ".؛:")


def _fold(host: FrameFind, f: FrameFind) -> FrameFind:
    roles = {r.role for r in host.roles}
    extra = tuple(
        r for r in f.roles if r.role not in roles and r.mention is not None and r.role in ("target", "victim", "weapon")
    )
    kind = f.type if host.type in _VAGUE_TYPES and f.type not in _VAGUE_TYPES else host.type
    return msgspec.structs.replace(
        host, roles=host.roles + extra, places=host.places or f.places, end=max(host.end, f.end), type=kind
    )
