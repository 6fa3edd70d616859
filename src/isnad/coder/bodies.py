"""Organisations and offices that no pack names: how far their own words reach, and what is no voice at all (أنباء، معلومات)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from isnad.model.draft import Lore, Party
from isnad.model.finds import Chunk, Found, Mention

_TIDINGS = frozenset({"معلومة", "نبأ", "خبر", "إشاعة", "شائعة", "تقدير", "معطى", "تقرير", "حصيلة"})
_WHOSE = ("اعلامي", "صحفي", "صحافي", "محلي", "استخبار", "اممي", "دولي", "رسمي", "حقوقي", "طبي", "امني")
"""Adjectives that tell where tidings come from; «المعلومات **الأولية**» come from nobody."""


def tidings_only(found: Found, m: Mention) -> bool:
    """«**أنباء** أفادت», «**المعلومات الأولية** تشير إلى»: tidings that nobody is said to have brought are the outlet's."""
    if m.names or m.unresolved or m.suffix or m.head not in _TIDINGS or (m.head == "تقرير" and (m.definite or m.number != "p")):
        return False
    more = [found.sentence.tokens[k].form.removeprefix("ال") for k in range(m.start + 1, m.end)]
    return not any(w.startswith(_WHOSE) for w in more)


def is_tidings(m: Mention) -> bool:
    """«معلومات استخبارية», «تقديرات», «المؤشرات»: what somebody has learnt, and nobody who speaks."""
    return not m.names and m.head in _TIDINGS


_CALLED_AT_LENGTH = frozenset({"state_org", "group", "spokesperson", "leader", "source"})


def _of_body(c: Chunk) -> bool:
    """A chunk that may be part of what a body or its man is called: a place, or nouns and qualities that tell no act."""
    if c.mention is not None:
        m = c.mention
        plain = m.quantity is None and m.kind not in ("document", "outlet", "people") and "channel" not in m.classes
        return c.kind == "place" or (c.kind == "np" and plain and not m.names)
    return c.kind in ("noun", "adj") or (c.kind == "event" and c.definite) or c.base == "إدارة"


def _nameless(c: Chunk) -> bool:
    """«قضاء», «بلدة»: what a place is, and not how it is called."""
    return c.kind == "place" and c.mention is not None and not c.mention.names and not c.definite


_KINDS_OF_PLACE = frozenset({"معسكر", "مخيم", "قريه", "بلده", "ناحيه", "قضاء", "مدينه", "حي", "مستشفي", "مشفي", "سجن"})
"""Nouns without the article whose name stands behind them."""


def _linked(c: Chunk) -> bool:
    return c.kind == "prep" and c.lemma in ("في", "لدى", "من") and not c.suffix and not c.pre


def _inside(after: Sequence[Chunk], m: Mention) -> int:
    """«مصدر **بوزارة الداخلية العراقية**», «مصدر **في الشرطة**», «مصدر **في عمليات نينوى**»: where the body that one
    is in ends, or 0."""
    if not m.definite and after[0].start == m.end and _its_work(m, after[0]):  # «لجنة **تحقيق أممية**»
        more = itertools.takewhile(lambda c: c.kind == "adj" and not c.pre, after[1:])
        return max((c.end for c in more), default=after[0].end)
    linked = _linked(after[0])
    body = after[1] if linked and len(after) > 1 else after[0]
    if m.head == "مصدر" and _named_body(body, linked=linked):
        return body.end
    command = linked and len(after) > 2 and body.kind == "event" and body.base in _CAMPAIGNS and not body.definite
    return after[2].end if command and after[2].kind == "place" and not after[2].pre else 0


def _its_task(m: Mention, c: Chunk) -> bool:
    """«المركز السوري **للعدالة**», «الوحدة التنفيذية **لإدارة** المخيمات»: what a body is there for."""
    thing = c.kind == "np" and c.mention is not None and c.mention.kind == "thing" and not c.mention.names
    return m.head in _BODIES and not c.suffix and (c.kind in ("noun", "event") or thing)


def _its_work(m: Mention, c: Chunk) -> bool:
    """«لجنة **تحقيق**», «فريق **تفتيش**»: the verbal noun that a body without the article is called by."""
    return m.head in _BODIES and m.end - m.start == 1 and c.kind == "event" and c.voice == "masdar" and not (c.pre or c.suffix)


_TASKS = frozenset({"noun", "event", "np"})
"""«لإدارة **مخيمات النازحين**», «لحقوق **الإنسان**»: what the task is done with."""


def _named_body(c: Chunk, *, linked: bool) -> bool:
    m = c.mention
    named = c.kind == "np" and m is not None and m.kind == "force" and bool(m.names) and m.quantity is None
    return named and (linked or c.pre == "ب")


def _a_body(c: Chunk) -> bool:
    m = c.mention
    return c.kind == "np" and m is not None and not m.names and bool(m.classes & {"group", "state_org"}) and m.quantity is None


_BODIES = frozenset({
    "مجلس", "لجنة", "تنسيقية", "هيئة", "إدارة", "مديرية", "دائرة", "مكتب", "مركز", "غرفة", "قيادة", "نقابة", "اتحاد", "رابطة",
    "تجمع", "منظمة", "جمعية", "مؤسسة", "شبكة", "حزب", "حركة", "تيار", "كتلة", "بعثة", "نيابة", "حكومة", "فريق", "ائتلاف", "تحالف",
    "مفوضية", "وحدة", "مبادرة", "مرصد",
})  # fmt: skip


_MEMBERS = frozenset({"عضو", "عضوة", "مختار", "شيخ", "وجيه", "موظف", "مدرس", "طبيب", "ممرض", "حارس"})
"""Persons who are told by whose they are: «عضو مجلس محافظة س», «طبيب في مستشفى س»."""


_ESTIMATES = frozenset({"تقدير", "تقرير", "إحصاء", "إحصائية", "رقم", "بيانات", "معطى"})


def is_called(m: Mention) -> bool:
    """A noun by which an organisation without an id is called back: اللجنة، المجلس، المنظمات."""
    return m.head in _BODIES and m.quantity is None and not m.suffix


def is_body(m: Mention) -> bool:
    """Whether an organisation that no pack names is told by a name of its own."""
    return m.head in _BODIES and m.end - m.start > 1 and m.quantity is None and m.number != "p"


def of_the_un(found: Found, m: Mention) -> bool:
    """«تقديرات **أممية**», «إحصائيات **الأمم المتحدة**»: the figures of the United Nations."""
    if m.head not in _ESTIMATES or m.names:
        return False
    return any(t.form.removeprefix("ال").startswith("امم") for t in found.sentence.tokens[m.start + 1 : m.end + 1])


def whole(found: Found, m: Mention) -> int:
    """The token at which what a speaker is called ends: «شهود **عيان**», «لجنة أطباء **ولاية غرب دارفور**», «مسؤول في **إدارة
    مخيم الهول**»."""
    tokens = found.sentence.tokens
    if m.head == "شاهد" and m.end < len(tokens) and tokens[m.end].form == "عيان":
        return m.end + 1
    if m.head in _QUOTED and not m.definite and (marked := _in_quotes(found, m.end)):
        return marked
    if (m.classes.isdisjoint(_CALLED_AT_LENGTH) and m.head not in _BODIES | _MEMBERS) or m.quantity is not None or m.suffix:
        return m.end
    task = False
    end, closed, genitive = m.end, m.definite, m.end - m.start > 1 and tokens[m.end - 1].form.startswith("ال")
    after = [c for c in found.chunks if c.start >= m.end][:6]
    if after and (inside := _inside(after, m)):
        return inside
    for k, c in enumerate(after):
        linked = _linked(c)
        if linked and c.lemma == "من" and k + 1 < len(after) and after[k + 1].kind == "place":
            break  # «طبيب **من س**»: where one is from
        if linked and k + 1 < len(after) and _of_body(after[k + 1]):
            closed = False
            continue
        if not k and c.kind == "word" and not c.pre and c.start == end and tokens[m.end - 1].form in _KINDS_OF_PLACE:
            end, genitive = c.end, False  # «شيخ معسكر **س**»: a place that no pack knows
            continue
        named = c.kind == "word" and not c.pre and tokens[c.start].form.startswith("ال")  # «مركز **الطب** الميداني»
        owned = k and after[k - 1].pre == "ل" and not after[k - 1].definite  # «المشرف العام لمنظمة **البيدر**»
        if named and c.start == end and not closed and (owned or not m.classes.isdisjoint({"state_org", "group"})):
            end, genitive = c.end, True
            continue
        if not k and m.head == "قائد" and c.kind == "event" and c.start == end and c.base in _CAMPAIGNS:
            end = c.end  # «قائد **عمليات** تحرير س», «قائد **حملة** استعادة س»
            continue
        if end == c.start and k == 1 and m.head == "قائد" and c.kind == "event" and not c.pre and after[0].base in _CAMPAIGNS:
            end, closed = c.end, c.definite
            continue
        if c.pre == "و" and c.start == end and m.head in _MEMBERS | _BODIES and _second_task(c):
            end = c.end  # «لجنة الأمن **والدفاع النيابية**», «وزارة التربية **والتعليم**»
            continue
        if closed and c.start == end and _its_quality(c) and not m.classes.isdisjoint({"state_org", "group"}):
            end = c.end  # «وزارة الصحة **الأوكرانية**», «نقابة الصحفيين **اليمنيين**»
            continue
        if c.kind == "event" and (genitive or c.pre == "ب"):
            break  # «ودانت رئاسة الجمهورية **القصف**», «ندد مفتي س **بالقصف**»: what they speak of
        if c.kind == "word" and c.start == end and not c.pre and k and _nameless(after[k - 1]):
            end = c.end  # «قائممقام قضاء **كفري**»: a place that no pack knows
            break
        if closed and c.pre == "ل" and m.definite and c.start == end and (_a_body(c) or _its_task(m, c)):
            end, closed, task = c.end, c.definite, not _a_body(c)
            continue
        if task and not closed and c.start == end and not c.pre and c.kind in _TASKS:
            end, closed = c.end, c.definite or c.end - c.start > 1
            continue
        if c.start > end + 1 or c.pre not in ("", "ل", "ب") or c.suffix or not _of_body(c) or (closed and c.kind != "place"):
            break
        if closed and c.start == end and not (m.classes & {"state_org", "group"}):
            break  # «قال المتحدث دمشق …»: behind a person with the article a place is no part of the name
        end, closed = c.end, c.definite or c.kind == "place"
    return end


_QUOTED = frozenset({"شبكة", "مؤسسة", "تجمع", "منظمة", "مركز", "رابطة", "حملة", "فريق", "مجموعة", "جمعية"})
"""Bodies whose own name stands in quotation marks behind what they are: «شبكة **"رصد"**»."""


def _its_quality(c: Chunk) -> bool:
    """An adjective with the article behind the noun that a body is called by."""
    of_nation = c.kind == "np" and c.end - c.start == 1 and _nation(c)
    return c.definite and not c.pre and not c.suffix and (c.kind == "adj" or of_nation)


def _nation(c: Chunk) -> bool:
    m = c.mention
    return m is not None and not m.names and "nationality" in m.classes


def _in_quotes(found: Found, at: int) -> int:
    """The token behind the closing mark of a name of up to four words that is quoted at token ``at``, or 0."""
    q = next((q for q in found.sentence.quotes if q.start - 1 <= at <= q.start and q.closed), None)
    return q.end + 1 if q is not None and q.end - at <= 5 else 0


_CAMPAIGNS = frozenset({"عملية", "حملة", "معركة", "عمليات"})


def _second_task(c: Chunk) -> bool:
    """What else a committee or department is for: one definite noun, of nobody who has a name."""
    m = c.mention
    if m is not None:
        return m.definite and not m.names and m.quantity is None and not m.suffix
    return c.definite and c.kind in ("noun", "event", "word") and not c.suffix


def a_source(speaker: Party | None) -> bool:
    """«مصادر أمنية», «شهود عيان»: nobody whom «**الهيئة**» or «**المنظمة**» would call back."""
    words = ((speaker.text if speaker is not None else "") or "").split()
    return speaker is not None and not speaker.names and bool(words) and words[0].removeprefix("ال") in _SOURCES


_SOURCES = frozenset({"مصدر", "مصادر", "شاهد", "شهود", "ناشط", "ناشطون", "ناشطين", "سكان", "أهالي", "مسعف", "مسعفون", "مسعفين"})


def _named_here(found: Found, m: Mention, lore: Lore) -> Party | None:
    """«معارك ضد **جبهة تحرير أزواد**، وقالت **الجبهة** إنها …»: the actor that was named last before it in the same
    sentence, if its names begin with this noun."""
    before = (c.mention for c in reversed(found.chunks) if c.kind == "np" and c.end <= m.start and c.mention is not None)
    named = (x for x in before if x.names and m.head in lore.heads.get(x.names[0], frozenset()))
    return next((Party(x.names, via="coreference") for x in named), None)


_ARMY = "جيش"
_OF_AN_ARMY = frozenset({_ARMY, "قيادة", "وزارة", "أركان", "رئاسة", "سلاح", "حكومة"})
"""Heads of names of those whom «الجيش» may call again."""


def _of_another(m: Mention, speaker: Party) -> bool:
    """«وقال **الجيش**» after «لجنة أطباء س», which no pack names: a body whose noun is not among its words."""
    if speaker.names or m.kind != "force" or m.number != "s" or m.head not in _BODIES | {_ARMY}:
        return False
    words = [w.removeprefix("ال") for w in (speaker.text or "").split()]
    return bool(words) and m.head not in words and not (m.head == _ARMY and any(w.startswith(_MILITARY) for w in words))


_MILITARY = ("عسكري", "ضابط", "قائد", "أركان", "ركن", "دفاع", "قوات", "جندي", "جنود", "متحدث", "ناطق", "عميد", "عقيد", "لواء")


def _of_a_state(m: Mention, speaker: Party, lore: Lore) -> bool:
    """«أعلنت **الداخلية**», «وقال **الجيش**» after an armed group has spoken: a ministry, a government or an army that it is
    none of."""
    if m.head == _ARMY and speaker.names and m.number == "s":
        heads = [lore.heads.get(x, frozenset()) for n in speaker.names for x in (n, lore.parents.get(n, ""))]
        return all(_OF_AN_ARMY.isdisjoint(h) for h in heads) and not any(n in lore.persons for n in speaker.names)
    if "state_org" not in m.classes or m.head in (speaker.text or ""):
        return False
    return not any(m.head in lore.heads.get(n, ()) for n in speaker.names)


def called_again(found: Found, m: Mention, speaker: Party | None, lore: Lore) -> Party | None:
    """Whom a definite noun calls again that speaks: who was named so in its own sentence, else whoever spoke last, unless it
    tells of somebody else («وقالت **الشرطة**» after «مصدر عسكري»)."""
    if m.kind == "force" and (here := _named_here(found, m, lore)) is not None:
        return here
    if speaker is None or (a_source(speaker) and (is_called(m) or m.kind == "force")) or _of_a_state(m, speaker, lore):
        return None
    if _of_another(m, speaker) or _of_its_own(m, speaker, lore):
        return None
    return speaker


_KIN = frozenset({"clan", "family", "suspect", "court"})
_KINDS = frozenset({
    "مجلس", "لجنة", "ائتلاف", "تحالف", "نقابة", "اتحاد", "حزب", "نيابة", "مديرية", "بعثة", "بلدية", "غرفة", "تنسيقية", "رابطة",
    "مستشفى", "مشفى", "جامعة", "سفارة", "برلمان", "محكمة",
})  # fmt: skip
"""Nouns that say what kind of body one is; «المنظمة», «الحركة», «الجماعة» are said of all sorts."""


def _of_its_own(m: Mention, speaker: Party, lore: Lore) -> bool:
    """«وطالب **الائتلاف**» after the observatory, «وقالت **العائلة**» after an army: a body of a kind that the speaker is not, or
    a clan, a family."""
    if m.classes.isdisjoint(_KIN) and m.head not in _KINDS:
        return False
    words = {w.removeprefix("ال") for w in (speaker.text or "").split()}
    heads = [lore.heads.get(x, frozenset()) for n in speaker.names for x in (n, lore.parents.get(n, ""))]
    return m.head not in words and not any(m.head in h for h in heads) and not any(n in lore.persons for n in speaker.names)
