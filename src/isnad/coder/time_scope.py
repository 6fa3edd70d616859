"""Which clause a time belongs to: the nearest verb or act that governs it (CODEBOOK §7: the time of its own clause).

A report tells several acts in one sentence. What is joined by و, and what an act led to (ما أدى إلى), is of the same time; what
stands behind a particle that opens a clause of its own (أن، فيما، قبل أن، رغم), or behind a verb of another act, is not."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.coder.deeds import afterwards, held_for
from isnad.coder.places import dateline
from isnad.coder.since import of_record
from isnad.model.finds import Chunk, Found, FrameFind
from isnad.model.times import TimePhrase

HAPPENS = frozenset(
    {
        "وقع",
        "وقّع",
        "حدث",
        "حصل",
        "جرى",
        "دار",
        "استهدف",
        "طال",
        "ضرب",
        "اندلع",
        "أصاب",
        "نفّذ",
        "شنّ",
        "شهد",
        "تعرّض",
        "هزّ",
        "بدأ",
        "انفجر",
        "سقط",
    }
)
"""Verbs that only say that an act happened: their time is its time."""
_APART = frozenset({"فيما", "بينما", "في حين", "في حين أن", "كما", "كما أن", "لكن", "إلا أن", "غير أن", "بيد أن"})
"""Particles between two acts that need not be of one time."""
_EXPLAINS = frozenset({"إذ", "إذ أن", "لأن", "علما أن", "علماً أن"})
"""What they open explains what stands before; its time is its own, the time before is of both."""
_BEFORE = frozenset({"قبل أن", "قبيل أن"})
_AFTER = frozenset({"بعد أن", "بعدما"})
_OTHER = frozenset({"رغم", "على الرغم من", "بالرغم من", "برغم", "رداً على", "ردا على"})
"""Prepositions whose act is another one than what stands before them."""
_EARLIER = frozenset({"بعد", "عقب", "إثر", "على إثر", "في إثر", "غداة", "بعيد"})
_ENDING = frozenset({"انتهى", "استمرّ", "دام"})
"""«هدنة **تنتهي** منتصف ليل السبت»: verbs whose time is an end or a length."""
_DURING = frozenset({"خلال", "أثناء", "جراء", "نتيجة", "بسبب"})
_FAR = 26


def apart(found: Found, k: int, frame: FrameFind, own: Sequence[FrameFind]) -> bool:
    """Whether something between the time at chunk ``k`` and the act opens another clause, to which one of the two belongs.
    ``own``: the frames that tell the act (itself and its tolls)."""
    lo, hi = sorted((k, frame.trigger))
    before = k < frame.trigger
    for x in range(lo + 1, hi):
        c = found.chunks[x]
        if c.lemma in _APART and before and fronted(found, k) and not any(at > x for at, _ in found.times):
            continue  # «**وأمس الجمعة**، شيّعت المدينة …، بينما خرجت مظاهرات»: it stands over both
        if c.lemma in _APART or c.lemma in _BEFORE or (c.kind == "prep" and _then(found, x)):
            return True
        if c.lemma in _AFTER or (before and (c.kind == "comp" or (c.kind == "rel" and not tells_when(found, x)))):
            return True
        if c.kind == "rel" and not before and _since_then(found, k, x, own):
            return True
        if not before and (c.lemma in _EXPLAINS or c.lemma in _OTHER):
            return True
    if before and (_behind_another(found, frame, own) or afterwards(found, k, own) or _charged_with(found, k, frame)):
        return True
    if before:
        if frame.link == "purpose" or (frame.trigger and found.chunks[frame.trigger - 1].lemma == "غداة"):
            return True  # «وصلت أمس **لإجراء محادثات**»; «تواصل القوات، الجمعة، التمشيط **غداة** هجمات …»
        return _grounds(found, k, frame.trigger)
    return held_for(found, k, frame, own) or _governed(found, k, frame, own)


_LATER = frozenset({"بعد", "عقب"})
_CHARGED = frozenset({"متّهم", "مدان", "متورّط", "منفّذ", "ضالع", "مسؤول", "تهمة", "ضلوع", "تورّط", "مشتبه"})


def _charged_with(found: Found, k: int, frame: FrameFind) -> bool:
    """«قضت المحكمة **أمس** بإعدام سبعة متهمين في **الهجوم** على الحاجز», «اعتقلت أمس ثلاثة متورطين بـ **تفجير** …»: what somebody
    is charged with came about before."""
    if not frame.nominal:
        return False
    for x in range(frame.trigger - 1, max(k, frame.trigger - 5), -1):
        c = found.chunks[x]
        head = c.mention.head if c.mention is not None else ""
        if not {c.lemma, c.base, head} & _CHARGED:
            continue
        return any(f.record == "event" and f.trigger < x and f not in (frame,) for f in found.frames) or any(
            "ruling" in y.classes for y in found.chunks[:x]
        )
    return False


def _behind_another(found: Found, frame: FrameFind, own: Sequence[FrameFind]) -> bool:
    """«استهدف الطيران، صباح اليوم، مواقع س **عقب هجوم** …»: an act told as earlier than the one that the time is of; the dead and
    hurt of an act are no act before it («قُتل اثنان اليوم عقب انفجار»)."""
    link = found.chunks[frame.trigger - 1] if frame.trigger else None
    if link is None or link.kind != "prep" or link.lemma not in _LATER or not frame.nominal:
        return False
    return any(f.record == "event" and f.trigger < frame.trigger and f not in own and f.type != "killing" for f in found.frames)


def published_in(found: Found, k: int) -> bool:
    """«وفق بيان صادر عن س **أمس**», «بحسب تقرير نُشر **الإثنين**»: the day of what is cited."""
    issued = False
    for x in range(k - 1, max(-1, k - 10), -1):
        c = found.chunks[x]
        if c.kind == "cite":
            return issued
        if c.kind == "mark" and x == k - 1 and c.lemma in "،,":
            continue  # «وفق ما أعلنت س، **الثلاثاء**»
        saying = c.kind == "verb" and "speech" in c.classes and found.chunks[x - 1].kind == "cite"
        issued = issued or saying
        if c.kind in ("mark", "comp", "conj", "conseq") or (c.kind == "verb" and not saying and c.lemma not in _ISSUED):
            return False
        written = "document" in c.classes or (c.mention is not None and c.mention.kind == "document")
        issued = issued or c.kind == "verb" or written
    return False


_ISSUED = frozenset({"نشر", "صدر", "أصدر", "بثّ", "أذاع", "وزّع"})


def _since_then(found: Found, k: int, rel: int, own: Sequence[FrameFind]) -> bool:
    """«أصيب صحفي أثناء الاشتباكات التي تدور **منذ ثلاثة أيام**»: how long another act has gone on."""
    noun = next((x for x in range(rel - 1, -1, -1) if found.chunks[x].kind not in ("adj", "place", "prep")), -1)
    return noun >= 0 and _another_act(found, noun, own) and any(at == k and t.since for at, t in found.times)


def gone_on_since(found: Found, k: int, own: Sequence[FrameFind]) -> bool:
    """«قُتل القيادي **الذي يحكم المدينة منذ عام 2018**», «القضاء على المسؤول عن **إطلاق آلاف القذائف منذ أكتوبر**»: since when
    something else has gone on, where the act itself is one of a moment."""
    first = own[0]
    start = min([f.trigger for f in own])
    if k < start:
        before = range(k - 1, max(-1, k - 6), -1)
        rel = next((x for x in before if found.chunks[x].kind in ("rel", "mark", "event", "comp")), -1)
        return first.record == "event" and rel >= 0 and found.chunks[rel].kind == "rel"  # «الحصار الذي تضربه س **منذ أكتوبر** …»
    if first.record != "event" or first.type in _LASTING or found.chunks[k - 1].kind == "mark":
        return False
    rel = next((x for x in range(start + 1, k) if found.chunks[x].kind == "rel"), -1)
    if rel >= 0 and not any(rel < s < k for f in own for s in (f.trigger, *f.supports)) and not tells_when(found, rel):
        return True
    last = next((f for f in reversed(found.frames) if start < f.trigger < k and f.record == "event" and f not in own), None)
    return last is not None and last.link not in _ONE


_LASTING = frozenset({
    "siege", "armed_clash", "displacement", "ceasefire", "strike_action", "protest", "return", "repatriation", "riot", "curfew",
    "aid_obstructed",
})  # fmt: skip
_ONE = frozenset({"cause", "container", "consequence"})


def _then(found: Found, x: int) -> bool:
    """«وعقب ذلك قصفت …», «بعدها», «وبعد ذلك»: later than what was told."""
    if found.chunks[x].lemma not in _EARLIER:
        return False
    return bool(found.chunks[x].suffix) or found.sentence.tokens[found.chunks[x].end].form in ("ذلك", "هذا")


def _grounds(found: Found, k: int, trigger: int) -> bool:
    """«بحسب الاتفاق الموقع في أيلول الماضي، سيُفرج عن …»: the time of what is cited."""
    for x in range(k - 1, max(-1, k - 14), -1):
        c = found.chunks[x]
        if c.kind == "mark" or c.kind == "verb":
            return False
        if c.kind == "cite":
            return any(m.kind == "mark" and m.lemma in "،," for m in found.chunks[k + 1 : trigger])
    return False


def _governed(found: Found, k: int, frame: FrameFind, own: Sequence[FrameFind]) -> bool:
    """Whether an act of its own between the trigger and the time at ``k`` behind it takes the time: «سارية رغم سقوط قذائف
    **أمس**», «مواطنين كان مسلحون قد خطفوهما **قبل أيام**»."""
    verb = next((x for x in range(k - 1, frame.trigger, -1) if found.chunks[x].kind == "verb"), -1)
    if verb > 0 and found.chunks[verb].lemma in _ENDING and verb not in frame.supports:
        return True
    if verb > 0 and not _carries(found, verb, frame, own):
        if _pluperfect(found, verb):
            return True
        told = any(verb in (f.trigger, *f.supports) for f in own) or not _of_other(found, verb, own)
        if not told and not found.chunks[verb].pre.startswith("و"):
            return not any(_causes(c) for c in found.chunks[frame.trigger + 1 : verb])
        v, told_before = found.chunks[verb], found.chunks[frame.trigger].definite and frame.nominal
        if (
            told_before
            and not v.suffix
            and v.classes.isdisjoint({"light", "phase", "cause"})
            and _comma(found, frame.trigger, verb)
        ):
            return True  # «يأتي الهجوم بعد اتفاق، **دخل** حيز التنفيذ في تموز»: the verb is of something else
    act = next((x for x in range(k - 1, frame.trigger, -1) if _another_act(found, x, own)), -1)
    if act < 0 or any(found.chunks[x].kind == "mark" and found.chunks[x].lemma in "،," for x in range(act + 1, k)):
        return False
    link = found.chunks[act - 1].lemma if found.chunks[act - 1].kind == "prep" else ""
    return link in _AFTER or (link in _EARLIER and (verb > act or any(f.type in _TAKEN for f in _acts(found, act))))


_TAKEN = frozenset({"arrest", "abduction"})
"""«عُثر على جثته **بعد اختطافه** الشهر الماضي»: how long somebody had been held before."""


def _comma(found: Found, lo: int, hi: int) -> bool:
    return any(c.kind == "mark" and c.lemma in "،," for c in found.chunks[lo:hi])


def _causes(c: Chunk) -> bool:
    """«مقتل شاب **برصاص** مسلحين أطلقوا …»: what stands under it brought the act about."""
    return c.pre[-1:] == "ب" or (c.kind == "prep" and ("cause_link" in c.classes or c.lemma in _DURING))


def _carries(found: Found, verb: int, frame: FrameFind, own: Sequence[FrameFind]) -> bool:
    """Whether a verb only carries the act on; «القبض على خلية **نفّذت** تفجير …» carries another one."""
    c = found.chunks[verb]
    if verb in frame.supports:
        return True
    happens = c.lemma in HAPPENS or c.base in HAPPENS
    others = (f for f in found.frames if f.record == "event" and f not in own and f.link not in _ONE)
    return happens and not any(verb in f.supports for f in others)


def _pluperfect(found: Found, verb: int) -> bool:
    """«كانوا قد خطفوهما», «كان مسلحون خطفوه»: told as earlier than what stands before."""
    return any(c.base == "كان" and c.kind == "verb" and not c.pre.startswith("و") for c in found.chunks[max(0, verb - 4) : verb])


def _acts(found: Found, k: int) -> list[FrameFind]:
    """The events whose trigger is chunk ``k``."""
    at = found.frame_from(k)
    out = []
    while at < len(found.frames) and found.frames[at].trigger == k:
        if found.frames[at].record == "event":
            out.append(found.frames[at])
        at += 1
    return out


def _of_other(found: Found, verb: int, own: Sequence[FrameFind]) -> bool:
    """Whether a verb tells or carries an act that is none of ``own``: «القبض على خلية **نفّذت** تفجير …»."""
    others = (f for f in found.frames if f.record == "event" and f not in own)
    return any(verb == f.trigger or (verb in f.supports and f.link not in _ONE) for f in others)


def _another_act(found: Found, k: int, own: Sequence[FrameFind]) -> bool:
    return found.chunks[k].kind == "event" and any(f not in own for f in _acts(found, k))


def same_clause(found: Found, k: int, frame: FrameFind) -> bool:
    """Whether the time at ``k`` and the act stand in one clause: no verb joined by و, no consequence and no full stop between."""
    lo, hi = sorted((k, frame.trigger))
    if hi - lo > _FAR:
        return False
    for x in range(lo + 1, hi):
        c = found.chunks[x]
        if c.kind in ("comp", "conseq", "cue") or (c.kind == "mark" and c.lemma in ".:" and not _heads(found, k, x)):
            return False
        if c.kind == "rel" and lo == frame.trigger and x - lo > 3 and not tells_when(found, x):
            return False
        if c.kind in ("verb", "neg") and c.pre.startswith("و") and frame.trigger not in frame.supports:
            return False
    return True


def _heads(found: Found, k: int, mark: int) -> bool:
    """«**الثلاثاء 15 تموز:** قُتل مدنيان …»: whether the colon at ``mark`` stands right behind a day that opens the line."""
    return k == 0 and mark == 1 and found.chunks[mark].lemma == ":"


def tells_when(found: Found, rel: int) -> bool:
    """«القصف الذي استهدف …», «التفجير الذي وقع …»: the relative clause goes on with the act."""
    after = next((c for c in found.chunks[rel + 1 : rel + 3] if c.kind == "verb"), None)
    before = next((c for c in reversed(found.chunks[:rel]) if c.kind != "adj"), None)
    if before is not None and before.kind == "mark" and rel > 1 and found.chunks[rel - 2].kind in ("np", "place"):
        return False  # «… استهدف فصائل موالية لتركيا، التي بدأت قبل أسابيع هجوماً»
    if after is not None and after.tense == "imperfect" and before is not None and before.kind == "place":
        return False  # «مدينة س التي تتعرض منذ أسبوعين لقصف»: of the place
    return after is not None and (after.lemma in HAPPENS or after.base in HAPPENS)


def dates_nothing(found: Found, k: int, t: TimePhrase) -> bool:
    """Times that are nobody's day: of the dateline, of a record («الأعنف منذ سنوات»), a vague length («منذ أشهر»), an end
    («حتى مساء السبت»)."""
    return (
        k < dateline(found)
        or published_in(found, k)
        or t.until
        or (t.kind == "now" and found.sentence.tokens[t.start].form == "حتي")  # «مقتل 14 شخصاً حتى اللحظة»
        or _ends(found, k)
        or (t.kind == "part" and k > 0 and found.chunks[k - 1].base in _ABROAD)  # «منعت السوريين من التجول **ليلاً**»
        or _record(found, k, t)
        or _of_fighting(found, k, t)
        or _vague_length(found, t)
        or (k > 1 and found.chunks[k - 1].lemma in ("أي", "اي") and t.kind == "ago")  # «في الأول من يوليو، **أي** قبل أسبوعين»
    )


_FIGHTING = frozenset({"اشتبك", "اشتباك", "معركة", "قتال", "قاتل", "مواجهة", "واجه", "حصار", "حاصر", "قصف"})


def _of_fighting(found: Found, k: int, t: TimePhrase) -> bool:
    """«سيطر على البلدة **بعد ثلاثة أيام من المعارك**»: how long they lasted; «بعد يوم من الاشتباكات» counts from them."""
    if t.kind != "ago" or t.which != "same" or t.n == 1 or t.unit not in ("day", "week") or k + 2 >= len(found.chunks):
        return False
    act = found.chunks[k + 2]
    fought = act.definite and not act.suffix and not {act.lemma, act.base}.isdisjoint(_FIGHTING)
    return fought and found.chunks[k + 1].lemma == "من"


_ABROAD = frozenset({"تجوّل", "تجول", "خروج", "تنقّل"})


def fronted(found: Found, k: int) -> bool:
    """Whether the time at ``k`` opens the sentence: no verb and no act stands before it."""
    return all(c.kind not in ("verb", "event") for c in found.chunks[:k])


def after_another(found: Found, k: int, t: TimePhrase) -> bool:
    """«يأتي الهجوم **بعد شهر** على تفجير …»: how long after something else."""
    return t.kind == "ago" and t.which == "same" and t.forward and k > 0 and found.chunks[k - 1].kind == "event"


def _ends(found: Found, k: int) -> bool:
    """«حتى العاشرة من صباح السبت»: until then."""
    return any(c.kind == "prep" and c.lemma == "حتى" for c in found.chunks[max(0, k - 3) : k]) and not any(
        c.kind in ("verb", "mark") for c in found.chunks[max(0, k - 2) : k]
    )


def _vague_length(found: Found, t: TimePhrase) -> bool:
    """«منذ أشهر», «منذ ستة أشهر»: how long it has lasted. «منذ أيام» may also mean some days ago."""
    return t.kind == "ago" and t.since and t.unit in ("week", "month", "year", "decade")


def _record(found: Found, k: int, t: TimePhrase) -> bool:
    """«للمرة الأولى منذ سنوات», «الأعنف منذ أشهر»: how long there was nothing like it, no day of it."""
    return t.since and of_record(found, k)


__all__ = ["HAPPENS", "after_another", "apart", "dates_nothing", "fronted", "gone_on_since", "same_clause", "tells_when"]
