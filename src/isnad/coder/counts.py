"""Counts: which event a number belongs to, and whose people it counts (CODEBOOK §6)."""

from __future__ import annotations

import msgspec

from isnad.coder.reference import Discourse
from isnad.coder.seen import of_force
from isnad.model.draft import DraftCount, Party
from isnad.model.finds import Chunk, CountFind, Found, FrameFind

HARM = frozenset({"killing"})
Apart = frozenset[tuple[int, int]]
"""Triggers of harm and of acts before it that it is no toll of."""
VIOLENT = frozenset({"ground", "remote", "device", "person", "security", "territory", "civic", "other"})
_HELD = frozenset({"arrest", "release", "abduction"})
"""«القبض على فلان المتهم **بمئات** الاغتيالات»: what is counted beside them are no arrests."""
_NOTHING: Apart = frozenset()
_NO_ATTACKS = HARM | _HELD
_FOUND = "body_found"
"""«ارتفعت حصيلة ضحايا **الغارة** إلى ثمانية بعد انتشال جثتين»: nobody dies of being found, where an act is told before."""
_MOVES = frozenset({"deployment", "withdrawal"})
"""«مقتل ستة **أثناء انتشارهم**»: nobody falls by it."""
_WHEN = frozenset({"عندما", "حين", "حينما", "لما"})
"""«قُتل أربعة جنود **عندما** هاجم مسلحون …»: they fell in it."""
_AFTER, _RIGHT_AFTER = frozenset({"بعدما", "بعد أن"}), 5
_WHILE = frozenset({"فيما", "بينما", "في حين", "في حين أن", "في وقت"})
_HARMLESS = frozenset({"protest", "strike_action", "curfew", "property_destruction", "looting"})
"""Acts in which nobody is hurt by the act itself: «سبعة قتلى **خلال احتجاجات**» fell by another one."""
HURT = frozenset({"killed", "wounded", "casualties"})
THINGS = frozenset({"vehicles", "trucks", "aircraft", "weapons", "munitions", "devices", "buildings", "places"})
"""What is counted but never harmed in the sense of a toll."""


_STOCKS = {"displaced": "displaced_population", "residents": "camp_population", "detained": "detained_population"}
_OF_IT = 3
"""How many chunks behind a toll the act stands whose dead it counts: «حصيلة ضحايا القصف»."""


def owner_of(
    found: Found, count: CountFind, frames: list[FrameFind], families: dict[str, str], apart: Apart = _NOTHING
) -> FrameFind | None:
    """The frame whose event a count belongs to: the frame that the harm word itself triggers when it is an act of its own
    (arrest, abduction), else the event that the harm word is tied to by cause, container or order in the sentence; never an act
    from which the harm is told ``apart``."""
    events = [f for f in frames if f.record == "event" and families.get(f.type) in VIOLENT]
    mine = [f for f in frames if f.trigger <= count.chunk <= max(f.trigger, f.last) and f.record in ("event", "figure")]
    own = next((f for f in mine if f.type == "cumulative_toll"), None)  # «**سجّل مقتل** ثلاثة منذ مطلع العام»: one telling
    own = own or next((f for f in mine if f.trigger == count.chunk), mine[0] if mine else None)
    if count.what == "attacks":
        return _attacked(frames, events, own, count.chunk)
    if (own is not None and own.type not in HARM and not (own.type in _HELD and _below_tally(found, frames, count))) or (
        count.rule == "stock"
    ):
        return own
    if count.what in THINGS:
        return own or _nearest([f for f in frames if f.record == "event"], count.chunk)
    figures = [f for f in frames if f.record == "figure"]
    if (stock := next((f for f in figures if f.type == _STOCKS.get(count.what)), None)) is not None and own is None:
        return stock  # «عدد **النازحين** بسبب الاشتباكات وصل إلى 50 ألفاً»
    if (violations := _listed_under(found, figures, count)) is not None:
        return violations
    harm = own or (_nearest_harm(events, count.chunk) if apart else None)
    acts = [f for f in _harming(found, count, events, own=own) if harm is None or (harm.trigger, f.trigger) not in apart]
    if (died := next((f for f in acts if _who_died(found, f, count.chunk)), None)) is not None:
        return died
    if (tally := _tallied(found, figures, acts, count.chunk)) is not None:
        return tally
    if not acts:
        return own or (figures[-1] if figures else _nearest([f for f in events if f.type in HARM], count.chunk))
    chunk = count.chunk
    if (brought := _brought_by(found, acts, chunk)) is not None:
        return brought
    after = [f for f in acts if f.trigger > chunk and (f.link in ("cause", "container", "prior") or _instrument(found, f, chunk))]
    after = after or [f for f in acts if chunk < f.trigger <= chunk + 2 and "cause" in found.chunks[chunk].classes]
    after = after or [f for f in acts if f.trigger > chunk and found.chunks[f.trigger - 1].lemma in _WHEN]
    after = after or [f for f in acts if 0 < f.trigger - chunk <= _RIGHT_AFTER and found.chunks[f.trigger - 1].lemma in _AFTER]
    after = [f for f in after if not _turned(found, chunk, f.trigger) and not (f.type == _FOUND and f is not acts[0])]
    before = [f for f in acts if f.trigger < chunk]
    if after and not (before and _caused(found, before[-1].trigger, chunk)):
        return after[0]
    if (
        own is not None
        and own.link == "prior"
        and own.trigger > 0
        and not _caused(found, before[-1].trigger if before else 0, chunk)
    ):
        return own  # «تجددت الاشتباكات **عقب مقتل** فلان»: he fell before, and not in them
    if own is not None and before and (_tells_anew(found, own, before[-1].trigger) or _by_another(found, own)):
        return own
    if own is not None and before and any("motive_link" in c.classes for c in found.chunks[before[-1].trigger : chunk]):
        return own  # «شنت غارات **رداً على** مقتل ثلاثة»: they fell before
    if before:
        return _blast_before(before) or next((f for f in reversed(before) if f.link != "prior"), before[-1])
    beside = [f for f in events if f.type in HARM and f.trigger < chunk and not _turned(found, f.trigger, chunk)]
    if own is None and acts[0].nominal and _titled(found, chunk, acts[0].trigger):
        return acts[0]
    return own or (beside[-1] if beside else None)  # «قُتل عشرات وجُرح **مئات** في غارات»: of the act that the dead are of


def _nearest_harm(events: list[FrameFind], chunk: int) -> FrameFind | None:
    """«بمقتل ضابط **وإصابة** ستة»: the dead beside whom the hurt are counted."""
    return next((f for f in reversed(events) if f.type in HARM and f.trigger < chunk), None)


def _below_tally(found: Found, frames: list[FrameFind], count: CountFind) -> bool:
    return _listed_under(found, [f for f in frames if f.record == "figure"], count) is not None


def _listed_under(found: Found, figures: list[FrameFind], count: CountFind) -> FrameFind | None:
    """«رصدت س 1287 انتهاكاً، **بينها** 46 حالة قتل و61 إصابة و312 حالة اختطاف»: cases that a number of violations is made up of
    are told under it."""
    tally = next((f for f in figures if f.type == "attack_count" and f.trigger < count.chunk), None)
    if tally is None or count.what not in _CASES:
        return None
    at = next((k for k in range(count.chunk - 1, tally.trigger, -1) if found.chunks[k].kind == "subgroup"), -1)
    if at < 0 or any(
        c.kind in ("comp", "conj", "conseq") or (c.kind == "mark" and c.lemma in ".؛:") for c in found.chunks[at : count.chunk]
    ):
        return None
    return tally


_CASES = frozenset({"killed", "wounded", "abducted", "detained"})


def _who_died(found: Found, f: FrameFind, chunk: int) -> bool:
    """«عدد الأشخاص **الذين قضوا تحت التعذيب** وصل إلى 118»: the relative clause tells of what the counted died."""
    return f.link == "relative" and chunk < f.trigger <= chunk + 2 and found.chunks[f.trigger - 1].kind == "rel"


_POLICED = frozenset({"arrest", "raid", "pursuit", "siege"})
_BLASTS = frozenset({"suicide_attack", "ied", "grenade", "explosion", "landmine"})


def _blast_before(before: list[FrameFind]) -> FrameFind | None:
    """«**فجّر نفسه** لدى محاولة اعتقاله، ما أدى إلى مقتل عنصر»: of a blast and of the raid in which it came, told as a noun, the
    blast kills."""
    if len(before) < 2 or not before[-1].nominal or before[-1].type not in _POLICED:
        return None
    return before[-2] if before[-2].type in _BLASTS and not before[-2].nominal else None


def _harming(found: Found, count: CountFind, events: list[FrameFind], *, own: FrameFind | None) -> list[FrameFind]:
    """The acts of the sentence that may have harmed whom ``count`` counts."""
    acts = [
        f
        for f in events
        if f.type not in HARM
        and not (own and (f.type in _MOVES or (f.type == "siege" and _does(found, own)) or _held_besides(found, f, own)))
        and f.status != "planned"
        and (f.link != "purpose" or _tried(found, f))
        and not _since(found, f)
    ]
    if count.what in HURT:
        acts = [f for f in acts if not harmless(f) or _caused(found, f.trigger, count.chunk)]
    return acts


def _held_besides(found: Found, f: FrameFind, own: FrameFind) -> bool:
    """«تم توقيف 345 فرداً، **في وقت استُشهد** أربعة»: nobody falls by an arrest unless it is said."""
    if f.type not in _HELD or f.link in ("cause", "container") or f.trigger > own.trigger:
        return False
    return found.chunks[own.trigger - 1].kind == "conj" and not _caused(found, f.trigger, own.trigger)


def _since(found: Found, f: FrameFind) -> bool:
    """«حصيلة القتلى **منذ اندلاع المواجهات** بلغت 71»: the act from which on a figure counts."""
    return any(c.kind == "prep" and c.lemma == "منذ" for c in found.chunks[max(0, f.trigger - 2) : f.trigger])


def _tallied(found: Found, figures: list[FrameFind], acts: list[FrameFind], chunk: int) -> FrameFind | None:
    """The figure that a number behind it belongs to: «حصيلة ضحايا **القصف** منذ آذار ارتفعت إلى 190 قتيلاً», «سجّل 27 عملية اغتيال،
    أدت إلى مقتل 19», «ارتفع عدد العمليات إلى 89، تسببت بمقتل 37»."""
    before = [f for f in figures if f.trigger < chunk]
    tally = next((f for f in before if f.type == "attack_count"), None)
    if not acts:
        return tally if tally is not None and _caused(found, tally.trigger, chunk) else None
    toll = next((f for f in before if f.rule == "cumulative_toll"), None)
    if toll is not None and all(f.nominal and 0 < f.trigger - toll.trigger <= _OF_IT for f in acts):
        return toll
    tally = tally or next((f for f in before if f.type == "cumulative_toll"), None)
    if tally is not None and not any(c.kind in ("verb", "comp", "conj") for c in found.chunks[tally.trigger + 1 : chunk]):
        return tally  # «أحصت س 392 قتيلاً ونحو **2000 جريح** سقطوا جراء الاشتباكات»
    return tally if tally is not None and all(tally.trigger < f.trigger < chunk for f in acts) else None


def harmless(f: FrameFind) -> bool:
    """Whether nobody is hurt by an act of this kind itself; riots that are put down or that troops fire at are none such."""
    return f.type in _HARMLESS or (f.type == "riot" and f.rule in _CROWD)


_CROWD = frozenset(
    {"riot", "crowd_burns", "stones_thrown", "fire_set", "set_on_fire", "tyres_burnt", "vehicles_burnt", "stormed_by_crowd"}
)


def rises(found: Found, toll: FrameFind, count: CountFind) -> bool:
    """«**ارتفاع** حصيلة اشتباكات م إلى 54 قتيلاً»: whether a number is the one that a toll told as rising reaches."""
    if toll.rule != "toll" or count.what not in ("killed", "casualties", "victims"):
        return False
    start = found.chunks[toll.trigger].end
    between = (c for c in found.chunks[toll.trigger + 1 :] if c.start < count.quantity.start)
    return count.quantity.start > start and not any(c.kind in ("comp", "conj", "conseq") or _causing(c) for c in between)


def _brought_by(found: Found, acts: list[FrameFind], chunk: int) -> FrameFind | None:
    """«تمشيط الريف بعد **كمائن أودت** بـ13», «شنّ غارات بعد **هجوم** على مواقعه **أسفر** عن مقتل خمسة»: the act whose noun is the
    subject of the verb of causing, which agrees with it; None where nothing tells that it is one."""
    verb = next((k for k in range(chunk, max(-1, chunk - 6), -1) if _causing(found.chunks[k])), -1)
    if verb < 1 or any(c.kind in ("conj", "comp", "rel", "conseq") for c in found.chunks[verb:chunk]):
        return None
    after = found.chunks[verb + 1] if verb + 1 < chunk else None
    if after is not None and after.kind in ("event", "np", "noun"):
        return None  # «وأدى **القصف** إلى مقتل …»: the subject stands behind the verb
    female = _female_verb(found, verb)
    for f in reversed([f for f in acts if f.nominal and f.trigger < verb]):
        if any(c.kind in ("conj", "comp", "conseq") for c in found.chunks[f.trigger : verb]):
            return None
        if _female_noun(found, f.trigger) == female:
            return f if f.link == "prior" else None
    return None


def _causing(c: Chunk) -> bool:
    return c.kind == "verb" and "cause" in c.classes and not c.suffix


def _female_verb(found: Found, k: int) -> bool:
    form = found.sentence.tokens[found.chunks[k].end - 1].form
    return form.endswith("ت") or (found.chunks[k].tense == "imperfect" and form.removeprefix("و").startswith("ت"))


def _female_noun(found: Found, k: int) -> bool:
    """A feminine noun of an act, or its plural, which a verb agrees with as with a feminine."""
    c = found.chunks[k]
    return c.number == "p" or found.sentence.tokens[c.end - 1].form.endswith(("ه", "اء"))


def _tells_anew(found: Found, own: FrameFind, before: int) -> bool:
    """«… في معارك جنوبي القطاع، وقال **إن قواته قضت على** عشرة مسلحين»: told with who did it, in a clause of its own."""
    if not _does(found, own):
        return False
    return any(c.kind == "comp" for c in found.chunks[before : own.trigger])


def _by_another(found: Found, own: FrameFind) -> bool:
    """«سيطرت كتائب س على الحاجز، كما **قتلت قوات ص** ثلاثة»: who killed stands behind the verb, and nobody did so before it."""
    verb = found.chunks[own.trigger]
    if verb.kind != "verb" or verb.voice == "passive" or found.chunks[own.trigger - 1].kind != "conj":
        return False
    doer = next((r.mention for r in own.roles if r.role == "initiator" and r.finder == "subject" and r.mention), None)
    return doer is not None and doer.start >= verb.end


def _does(found: Found, own: FrameFind) -> bool:
    """«**قتلت قوة** ثلاثة بعد محاصرتهم»: an act told by its verb, with who did it."""
    verb = found.chunks[own.trigger]
    return verb.kind == "verb" and verb.voice != "passive" and any(r.role == "initiator" for r in own.roles)


def _tried(found: Found, frame: FrameFind) -> bool:
    """«أصيب قيادي **في محاولة** اغتيال»: tried, not only meant."""
    return frame.trigger > 0 and found.chunks[frame.trigger - 1].lemma == "في محاولة"


def _titled(found: Found, chunk: int, act: int) -> bool:
    """«ثمانية قتلى و15 جريحاً حصيلة تفجير في م»: a toll that an act follows in the same phrase."""
    if found.chunks[act].pre.startswith("و"):
        return False  # «19 قتيلاً خلال أيار **وانفجار** يودي بثلاثة»: two things told in one line
    return all(c.kind not in ("verb", "comp", "mark", "conj") for c in found.chunks[max(chunk, 0) : act])


def _nearest(frames: list[FrameFind], chunk: int) -> FrameFind | None:
    """The last frame before a count, else the first after it."""
    before = [f for f in frames if f.trigger <= chunk]
    return before[-1] if before else frames[0] if frames else None


def _attacked(frames: list[FrameFind], events: list[FrameFind], own: FrameFind | None, chunk: int) -> FrameFind | None:
    """Attacks that somebody counted over a time are a figure; else they are the event of their noun, or of the verb before it."""
    figure = next((f for f in frames if f.type == "attack_count" and f.trigger < chunk), None)
    return figure or own or next((f for f in reversed(events) if f.trigger < chunk and f.type not in _NO_ATTACKS), None)


def _turned(found: Found, start: int, end: int) -> bool:
    """«قتلت س 14 مدنياً، **فيما** … بسبب انفجار لغم»: what stands behind «while» is no cause of what stands before it."""
    return any(c.kind == "conj" and c.lemma in _WHILE for c in found.chunks[max(start, 0) : end])


def _instrument(found: Found, frame: FrameFind, chunk: int) -> bool:
    c = found.chunks[frame.trigger]
    return c.pre.endswith("ب") and frame.trigger - chunk < 10


def _caused(found: Found, start: int, end: int) -> bool:
    """Whether a word of causing (ما أدى إلى، أسفر عن) leads from one chunk to another, with no clause begun between."""
    for c in reversed(found.chunks[start:end]):
        if c.kind == "conseq" or "cause" in c.classes:
            return True
        if c.kind in ("conj", "comp") or (c.kind == "verb" and c.pre[:1] != "و"):
            return False
    return False


_STATE = frozenset({"dead", "wounded", "body"})
"""Nouns that say what became of people (قتيل، جثة), not who they were."""


def carried(count: CountFind, frame: FrameFind) -> CountFind:
    """«وصلت 173 **شاحنة** مساعدات»: trucks that bring aid, or that are kept from it, are counted as such."""
    trucks = count.what == "vehicles" and frame.type in _AID and count.who is not None and count.who.head == "شاحنة"
    return msgspec.structs.replace(count, what="trucks") if trucks else count


_AID = frozenset({"aid", "aid_obstructed"})
_SIDES = frozenset({"طرف", "جانب"})


def group_of(discourse: Discourse, found: Found, count: CountFind, speaker: Party | None, target: Party | None) -> Party | None:
    """Whom a count counts: the phrase's own force or class, or the target when the text says only «اثنين منهم» or a pronoun."""
    m = count.who
    if m is not None and m.head in _SIDES:
        return None  # «إصابة 15 **من الجانبين**»: no side of its own
    if m is not None and (m.names or m.classes.isdisjoint(_STATE) or m.head not in m.heads[:1] or not target):
        party = discourse.party(found, m, speaker)[0]
        if party.names or (party.cls and (m.classes.isdisjoint(_STATE) or of_force(m))):
            return party
    return target


def draft_count(discourse: Discourse, found: Found, count: CountFind, speaker: Party | None, target: Party | None) -> DraftCount:
    """The count with its group and raw interval."""
    end = count.end
    span = discourse.span(found, count.start, max(end, count.start + 1))
    return DraftCount(
        count.what, group_of(discourse, found, count, speaker, target), count.quantity, span, count.rule, count.part_of
    )
