"""Finders that start from a noun: قصف **الطيران** **البلدة** · اشتباكات بين **س** و**ص** · هجوم على **ص**."""

from __future__ import annotations

import msgspec

from isnad.match.adjectival import nation
from isnad.match.befallen import cases_of
from isnad.match.beyond import past_belief, past_purpose, past_relative
from isnad.match.fire import FIRE, FLIERS, flies_at, past_harm, sender, whose_fire
from isnad.match.heads import FLYING, MOVING, WEAPONS
from isnad.match.members import is_member
from isnad.match.named import name_at
from isnad.match.pointed import freed, points
from isnad.match.row import AMONG_THEM, NOMINAL, Row
from isnad.match.stationed import MUSTERED, carried_in, crowd_at, mustered
from isnad.match.subject import Ask, Fill, accepts, take
from isnad.model.finds import Mention, RoleFind

_ALL = frozenset({"أي", "اي", "كل", "جميع", "كافة", "معظم", "سائر", "مختلف", "غالبية", "كامل"})
_DONE_TO = frozenset({"استهداف", "اغتيال", "اعتقال", "قتل", "خطف", "اختطاف", "احتجاز", "إصابة", "توقيف", "قصف", "قنص"})
_ONTO = frozenset({"على", "ضد"})
_WHENCE = frozenset({"مصدره", "مصدرها", "مصدرهما"})
_ON = frozenset({"على", "على متن"})
_ATTACK = frozenset({"هجوم", "اعتداء", "قصف", "غارة", "ضربة", "استهداف", "هجمة"})
_FIRING = frozenset({"قصف", "ألقى", "أطلق", "استهدف", "قنص", "سقط", "رشق", "دكّ", "قذيفة", "صاروخ"})
_DONE_TO_ROLES = frozenset({"target", "victim"})
_CARRIES_OUT = frozenset({"نفّذ", "شنّ", "قاد"})
_BY_ITS_DOER = frozenset({"هجوم", "اعتداء", "قصف", "هجمة", "عدوان", "غارة", "ضربة"})
_HARM = frozenset({"harm_kill", "harm_wound"})
_BY = frozenset({"من قبل", "على يد", "على أيدي", "من جانب", "من طرف", "بواسطة", "بأيدي"})


def two_after(row: Row, i: int) -> list[int]:
    """The noun phrases that touch a verbal noun: no preposition, no comma between; adjectives may stand before the first."""
    out: list[int] = []
    for k in row.right(i, limit=6):
        c = row[k]
        if c.kind == "place" and "direction" in c.classes:
            break  # «مقتل عنصرين شمال حلب»: where, not whom
        if out and _describes_counted(row, out[-1], k):
            continue
        if c.kind in NOMINAL and not row.prep(k) and not c.pre:
            out.append(k)
            if len(out) == 2:
                break
        elif (c.kind == "word" and c.lemma in _ALL) or (out and (c.kind == "time" or _ridden(row, k) or _of_kin(row, k))):
            continue
        elif c.kind == "event" and c.pre == "و" and k == i + 1 and not c.definite:
            continue  # «مقتل وإصابة **العشرات**»: two verbal nouns share what they govern
        elif c.kind not in ("adj", "word", "noun") or (c.kind == "word" and not out):
            break
    return out


def _describes_counted(row: Row, k: int, x: int) -> bool:
    """«44 جندياً **منشقاً**»: a person's noun in the accusative singular right behind counted persons describes them."""
    m, after = row[k].mention, row[x].mention
    if m is None or after is None or x != k + 1 or m.quantity is None or after.number != "s" or after.definite or row[x].pre:
        return False
    return after.quantity is None and not after.names and row.scan.form(row[x].start).endswith("ا")


def _ridden(row: Row, k: int) -> bool:
    """«استهداف مسلحين **على دراجة نارية** سيارة لـ س»: what the doers come on parts them from whom they hit by nothing."""
    if row[k].kind == "prep":
        return row[k].lemma in _ON and k + 1 < row.n and "vehicle" in row[k + 1].classes
    return row[k].kind == "np" and "vehicle" in row[k].classes and row.prep(k) in _ON


def _of_kin(row: Row, k: int) -> bool:
    """«اختطاف مسلحين **من البدو** تاجراً»: of what people they are, in a word that no pack knows."""
    of = k if row.kinds[k] == "prep" else k - 1
    if row[of].kind != "prep" or row[of].lemma != "من" or of + 1 >= row.n or row[of].suffix:
        return False
    return row.kinds[of + 1] == "word" and row.scan.form(row[of + 1].start).startswith("ال")


_FALLING = frozenset({"مقتل", "استشهاد", "مصرع"})
"""Verbal nouns whose genitive is who fell, never who killed."""


def owner(a: Ask) -> Fill:
    """قصف **الطيران الروسي** · هجوم **لتنظيم** س · قصف **روسي** · غارة **إسرائيلية**"""
    row, i = a.row, a.i
    c = row[i]
    if c.kind != "event" or (c.definite and c.suffix) or c.base in _FALLING:
        return []
    near = two_after(row, i)
    if near and (sent := sender(row, near[0])) >= 0:
        return take(a.role, "owner", row, sent, a.kinds)  # «استهداف مسيّرة **تتبع لـ س** سوقاً»
    near = [k for k in near if (m := row[k].mention) and (_manned(m) or m.classes.isdisjoint(WEAPONS))]
    if len(near) == 2 and "harm_kill" in c.classes and row[near[1]].kind == "place":
        near = []  # «تحييد أربعة مسلحين شمالي س»
    doing = near and _lays_hands(row, i, near[0])
    doing = doing or (near and ("governed" not in a.preps and not is_member(row[near[0]].mention)))  # type: ignore[arg-type]
    if near and (len(near) == 2 or doing or _hits_another(row, near[0])):
        got = take(a.role, "owner", row, near[0], a.kinds)
        if got:
            return got
    if state := nation(row, i, a.role):
        return state  # «قصف إسرائيلي لمنازل»
    for k in row.right(i, limit=8):
        if row[k].kind in NOMINAL and row.prep(k) == "ل":
            if k == i + 2 and row[i + 1].base in MUSTERED and row.kinds[i + 1] == "event":
                break  # «قصف حشود **لقوات س**»: whose they are that were struck
            return take(a.role, "owner", row, k, a.kinds)
        if c.definite and row[k].kind in ("np", "event") and not row[k].definite and not row[k].pre:
            break  # «الضربة **رسالة تحذير** للنظام»: what is said of it
        if row[k].kind not in ("adj", "word", "noun", "np", "event", "part") or row.others(k):
            break
    return []


def _lays_hands(row: Row, i: int, k: int) -> bool:
    """«إلقاء **القوة** القبض على …»: whoever stands between the two nouns of an arrest makes it."""
    return row[i].base == "إلقاء" and k == i + 1 and k + 1 < row.n and row[k + 1].base == "قبض"


def _manned(m: Mention) -> bool:
    """«مدفعية الجيش», «الطيران الحربي»: a weapon that somebody has, or that flies."""
    return bool(m.names) or len(m.heads) > 1 or (m.definite and not m.classes.isdisjoint(FLYING))


def _hits_another(row: Row, k: int) -> bool:
    """«استهداف **مجهولين** لمدرعة», «اعتقال **قسد** لثلاثة شبان»: whether what it is done to stands right behind the phrase at
    ``k``, under ل."""
    m, after = row[k].mention, row[k + 1] if k + 1 < row.n else None
    if m is None or after is None or after.mention is None or after.pre != "ل":
        return False
    if m.names:
        done_to = after.kind == "place" or after.mention.kind in ("people", "thing") or is_member(after.mention)
        return m.kind == "force" and not is_member(m) and done_to
    return not row[k].definite and (after.mention.kind == "thing" or after.mention.head in MOVING)


def governed(a: Ask) -> Fill:
    """استهداف **نقاط المجلس** · قصف الطيران **بلدة س** · مقتل **ثلاثة مدنيين**"""
    row, i = a.row, a.i
    if row[i].kind not in ("event", "part") or _closed(row, i):
        return []
    near = two_after(row, i)
    if len(near) == 1 and a.role == "target" and (_hits_another(row, near[0]) or _lays_hands(row, i, near[0])):
        return []
    if len(near) == 1 and a.role == "target" and row[i].base in _BY_ITS_DOER and _acts(row[near[0]].mention):
        return []
    if not near and a.role == "target" and i + 1 < row.n and (them := crowd_at(row, i + 1)) is not None:
        return [RoleFind(a.role, "governed", them)]
    if (whose := mustered(a, i + 1)) >= 0:
        return take(a.role, "governed", row, whose, a.kinds)
    kinds = (*a.kinds, "arm") if a.role == "initiator" and row[i].base in FIRE else a.kinds
    for k in reversed(near):
        got = take(a.role, "governed", row, k, kinds)
        if got:
            return got
    return _cases(a)


def _cases(a: Ask) -> Fill:
    """«**46 حالة** احتجاز تعسفي»: whoever they were, so many were held."""
    m = a.row[a.i - 1].mention if a.role in _DONE_TO_ROLES else None
    if m is None or cases_of(a.row, a.i) is None:
        return []
    return [RoleFind(a.role, "governed", msgspec.structs.replace(m, head="", heads=(), classes=frozenset({"person"})))]


def _acts(m: Mention | None) -> bool:
    """«اعتداء **المستوطنين** على …»: a force that stands alone behind the act."""
    return m is not None and m.definite and not is_member(m) and (m.kind == "force" or not m.classes.isdisjoint(FLYING))


def _closed(row: Row, i: int) -> bool:
    """«قتلت **الغارة** خمسة أشخاص»: the subject of a verb of harm governs nothing, those behind it are the verb's."""
    return i > 0 and row[i].definite and not row[i].suffix and not row[i].pre and not row[i - 1].classes.isdisjoint(_HARM)


def by(a: Ask) -> Fill:
    """قُتل **على يد مسلحين** · من قبل **س** · برصاص **س**"""
    row, i = a.row, a.i
    undergone = any("undergo" in row[s].classes for s in a.supports)
    fired = a.role == "initiator" and not (FIRE.isdisjoint(row.lemmas) and FLIERS.isdisjoint(row.lemmas))
    firing = a.role == "initiator" and row[i].base in _FIRING
    if a.role == "initiator" and row[i].base in _ATTACK and (whose := _from_whom(a)):
        return whose
    if a.role == "initiator" and "عملية" in row.lemmas and (operated := _operated(a)):
        return operated
    if not (undergone or fired or firing) and _BY.isdisjoint(row.lemmas) and _WHENCE.isdisjoint(row.scan.sentence.words):
        return []
    for start in (i, *a.supports[-1:]):
        for k in (*row.right(start), *past_relative(row, start), *(past_harm(row, start) if fired else ())):
            if fired and (whose := whose_fire(row, k, a)):
                return whose
            if row.scan.form(row[k].start) in _WHENCE and k + 1 < row.n:
                return take(a.role, "by", row, k + 1, (*a.kinds, "arm"))  # «قصف مصدره **مواقع س**»
            if firing and row[k].kind == "np" and row.prep(k) == "من" and _fires(row, k):
                return take(a.role, "by", row, k, (*a.kinds, "arm"))
            if (
                a.role == "initiator"
                and row.kinds[k] == "prep"
                and row[k].lemma in _BY
                and (him := name_at(row, k + 1)) is not None
            ):
                return [RoleFind(a.role, "by", him)]  # «قُتلا على يد **فلان الفلاني**»
            if row[k].kind in NOMINAL and (row.prep(k) in _BY or (undergone and k > i and row.prep(k) == "من")):
                return take(a.role, "by", row, k, (*a.kinds, "arm", *(("people",) if row.prep(k) in _BY else ())))
    return []


def _from_whom(a: Ask) -> Fill:
    """«هجوم من **مسلحين** على …», «قصف مدفعي متعمد من **الدعم السريع**», «هجوم يُعتقد أنه من **س**»: whose an act is, under من
    behind it."""
    row, k = a.row, a.i + 1
    while k < row.n and (
        row.kinds[k] == "adj"
        or (row.kinds[k] == "part" and not row[k].definite and not row[k].pre)
        or (row.kinds[k] == "word" and "hedge" in row[k].classes)
    ):
        k += 1
    if k + 1 < row.n and row[k].lemma == "من" and row.kinds[k] == "prep" and row.kinds[k + 1] == "np":
        return take(a.role, "by", row, k + 1, a.kinds)
    return []


def _operated(a: Ask) -> Fill:
    """«مقتل جندي في عملية نفذتها **س**»: who carried out the operation that somebody died in."""
    row = a.row
    for k in range(a.i + 1, min(row.n - 2, a.i + 9)):
        if row[k].base == "عملية" and row[k + 1].kind == "verb" and row[k + 1].suffix and row[k + 1].base in _CARRIES_OUT:
            return take(a.role, "by", row, k + 2, a.kinds) if row.free(k + 2) else []
        if row[k].kind in ("verb", "comp", "rel"):
            break
    return []


def _fires(row: Row, k: int) -> bool:
    """«إلقاء براميل من **الطيران المروحي**», «قصف من **مواقع س**»: where fire comes from is who fires."""
    m = row[k].mention
    return m is not None and (not m.classes.isdisjoint({"aircraft", "helicopter"}) or (m.kind == "thing" and bool(m.names)))


def under(a: Ask) -> Fill:
    """على **بلدة أريحا** · ضد **قوات س** · إلى **م**"""
    row, i = a.row, a.i
    if a.role == "target" and "force" in a.kinds and (state := _met(row, i)):
        return state
    beside = past_purpose(row, i) if a.role == "supporter" else ()
    for k in (*row.right(i), *past_relative(row, i), *past_belief(row, i), *beside):
        m = row[k].mention
        if row[k].suffix and row.kinds[k] == "prep" and points(a, k):
            return [RoleFind(a.role, "under", None, row[k].suffix, row[k].start)]  # «أطلقت النار **عليه**», «أفرجت **عنهم**»
        if m is None and row.kinds[k] == "adj" and row[k - 1].kind == "prep" and row[k - 1].lemma in a.preps:
            # «برعاية تركية روسية»
            return [r for x in row.right(k - 1, limit=3) if row.kinds[x] == "adj" for r in nation(row, x - 1, a.role)]
        if a.role == "addressee" and row.kinds[k] == "event" and row.prep(k):
            return []  # «دعت إلى محاسبة **المسؤولين**»: what is asked for, of nobody
        its = row.kinds[k] == "event" and "force" in a.kinds and not (a.role in _DONE_TO_ROLES and row[k].pre == "ب")
        if its and row.prep(k) in a.preps and (state := nation(row, k, a.role)):
            return state
        if row.prep(k) in _ONTO and (whose := mustered(a, k)) >= 0:
            return take(a.role, "under", row, whose, a.kinds)
        if a.role in _DONE_TO_ROLES and (_fills_it(row, i, k) or _of_another_act(row, i, k) or _whose_attack(row, i, k)):
            continue
        if m and row[k].kind in NOMINAL and row.prep(k) in a.preps and accepts(m, a.kinds) and not row.modifier(k, i):
            return take(a.role, "under", row, carried_in(a, k) if a.role == "target" else k, a.kinds)
    return []


def _whose_attack(row: Row, i: int, k: int) -> bool:
    """«هجوم **لمسلحين** على مركز أمني»: whose the act is, where «على» tells behind it what was hit."""
    if row[k].pre != "ل" or row.kinds[i] != "event" or row.kinds[k] != "np":
        return False
    return any(x > k and row.prep(x) == "على" and row.kinds[x] in ("np", "noun", "place") for x in row.right(i))


def _met(row: Row, i: int) -> Fill:
    """«تصدّت لعدوان **إسرائيلي**»: whose the act is that another meets."""
    if "foil" not in row[i].classes:
        return []
    for k in range(i + 1, min(row.n, i + 6)):
        if row.kinds[k] == "event":
            return nation(row, k, "target") if row.prep(k) == "ل" else []
        if row.kinds[k] not in ("np", "adj", "time", "mark"):
            break
    return []


def _fills_it(row: Row, i: int, k: int) -> bool:
    """«مناطق مكتظة **بالسكان**», «يشتبه في انتمائهم **لتنظيم س**», «المضادات الأرضية **للجيش**»: whether the phrase at
    ``k`` is what a place is full of or whose they are who did it, and nobody is said to be hit."""
    before = row[k - 1]
    m = row[k].mention
    if row[k].pre == "ل" and before.kind == "part" and "support" in before.classes:
        return True  # «طيران إماراتي داعم **للواء فلان**»
    theirs = ("air" in before.classes or (flies_at(row, k - 1) and not before.definite)) and m is not None and m.kind == "force"
    if row[k].pre == "ل" and k - 1 > i and (theirs or ("membership" in before.classes and before.suffix)):
        return True
    return row[k].pre == "ب" and k - 1 > i and (row.kinds[k - 1] == "adj" or "resident" in row[k].classes)


_BEFORE_OR_AFTER = frozenset({"قبل", "بعد", "عقب", "قبيل", "بعيد", "إثر", "رغم"})


def _of_another_act(row: Row, i: int, k: int) -> bool:
    """«القصف تزامن مع محاولة تسلل **لمرتزقة** س», «بالتزامن مع هجوم بري **لفصائل** س»: what stands under ل
    right behind another act is that one's; «أطلقت النار **قبل** القبض على **س**»: so is what follows an act before or after."""
    if any(row.kinds[x] == "event" and row.prep(x) in _BEFORE_OR_AFTER for x in range(i + 2, k - 1)):
        return True
    e = k - 1
    while e > i and row.kinds[e] == "adj":
        e -= 1
    other = row[k].pre == "ل" and e > i and row.kinds[e] == "event" and not row[e].definite
    return other and ("prep" in row.kinds[i + 1 : e] or row.prep(e) in _BESIDE)


_BESIDE = frozenset({"مع", "بعد", "عقب", "إثر", "قبل", "خلال"})


def suffix(a: Ask) -> Fill:
    """**هجومها** على … · **اشتباكاتها** مع …"""
    row, i = a.row, a.i
    c = row[i]
    if a.role == "detainee" and (him := freed(row, i)) >= 0:
        return [RoleFind(a.role, "suffix", None, row[him].suffix, row[him].start)]
    if c.kind != "event" or not c.suffix or (a.role == "initiator" and c.base in _DONE_TO and not two_after(row, i)):
        return []  # «جراء استهدافه»: whom it was done to, unless what it was done to follows («استهدافه المدنيين»)
    return [RoleFind(a.role, "suffix", None, c.suffix, c.start)]


def instrument(a: Ask) -> Fill:
    """قصف **بقذائف الهاون** · انفجار **عبوة ناسفة**"""
    row, i = a.row, a.i
    for k in row.right(i, limit=10):
        m = row[k].mention
        if m and not m.classes.isdisjoint(WEAPONS) and (row.prep(k) in ("ب", "بواسطة") or k <= i + 2):
            return [RoleFind(a.role, "instrument", m)]
    return []


def counted(a: Ask) -> Fill:
    """قُتل **١٢ مدنياً** · **12 مدنياً** قُتلوا"""
    row, i = a.row, a.i
    for k in (*row.right(i, limit=6), *row.left(i, limit=4)):
        m = row[k].mention
        if k > i and row.kinds[k - 1] == "subgroup" and row.kinds[i] == "verb" and row[k - 1].lemma in AMONG_THEM:
            return []  # «استشهد خمسة **بينهم** طفلان»: a part of those who were told
        if m and m.quantity and accepts(m, a.kinds):
            return [RoleFind(a.role, "counted", m)]
    return []
