"""Speakers who are told again by what kind of person they are («وأضاف **الرجل الأربعيني**»), and papers of a court, which speak
themselves («وجاء في **لائحة الاتهام**»)."""

from __future__ import annotations

from isnad.model.draft import Party
from isnad.model.finds import Found, Mention

_ANYBODY = frozenset({"رجل", "شاب", "سيد", "امرأة", "سيدة", "شابة", "فتاة", "مرأة"})
_LONGEST = 2
_BODIES = ("وزار", "قوات", "منظم", "هيئ", "لجن", "مجلس", "شبك", "مركز", "مرصد", "حرك", "تنظيم", "وكال", "صحيف", "قنا", "بيان")
"""How the words of a speaker who is no single person begin."""


def person_again(found: Found, m: Mention, speaker: Party | None) -> bool:
    """«وأضاف **الرجل الأربعيني**», «وتابعت **المرأة**»: one told by sex and a quality alone is who spoke last."""
    if speaker is None or speaker.names or not m.definite or m.end - m.start > _LONGEST or m.quantity is not None:
        return False
    tokens = found.sentence.tokens
    if not {m.head, tokens[m.start].form.removeprefix("ال").replace("ه", "ة")} & _ANYBODY or m.suffix:
        return False
    quality = m.end - m.start < _LONGEST or _a_quality(tokens[m.end - 1].form)
    return quality and not (speaker.text or "").removeprefix("ال").startswith(_BODIES)


def _a_quality(form: str) -> bool:
    """«الأربعيني», «الستينية», «المسنة»: no name."""
    return form.startswith("ال") and (form.endswith(_AGES) or form in _OLD)


_AGES = ("يني", "ينيه")
_OLD = frozenset({"المسن", "المسنه", "العجوز", "الجريح", "الجريحه", "المفجوع", "المفجوعه", "المذكور"})


def court_paper(found: Found, m: Mention) -> bool:
    """«وبحسب **قرار الاتهام**», «وتقول **أوراق القضية**»: papers of a case, whoever spoke before."""
    if m.kind != "document" or m.names:
        return False
    owns = not found.sentence.tokens[m.start].form.startswith("ال")  # «وطالب **البيان** محكمة س بـ …» owns nobody
    behind = found.sentence.tokens[m.start + 1 : max(m.end, m.start + _LONGEST) if owns else m.end]
    return any(t.form.removeprefix("ال") in _OF_A_CASE for t in behind)


_OF_A_CASE = frozenset({"اتهام", "قضيه", "تحقيق", "تحقيقات", "دعوي", "ظني", "اتهامي", "محاكمه", "محكمه"})
