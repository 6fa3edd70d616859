"""Who holds an office: the name of a public person behind it («المتحدث باسم س **فلان الفلاني**»)."""

from __future__ import annotations

import msgspec

from isnad.match.row import OFFICE, Row
from isnad.model.finds import Mention
from isnad.packs import Packs

_COMMAS = frozenset({"،", ",", "-", "–"})
_RANKED = 2
_FAR = 5
"""So many chunks behind an office its holder is looked for."""


def apposed(row: Row, i: int) -> bool:
    """«دعا منسق الشؤون الإنسانية **توم فليتشر** الطرفين إلى …»: whether chunk ``i`` is the name of the public person whose
    office stands right before it."""
    return office_of(row, i) >= 0


def office_of(row: Row, i: int) -> int:
    """«كان **المتحدث باسم الجيش** فلان قد نفى …»: the chunk of the office whose holder is named at ``i``, or -1."""
    m = row[i].mention
    if not i or m is None or len(m.names) != 1 or m.names[0] not in row.persons or row[i].pre:
        return -1
    k = i - 1
    while k > max(0, i - _FAR) and (row.kinds[k] in ("noun", "word") or _of_office(row, k) or _title(row, k)):
        k -= 1  # «منسق الأمم المتحدة **للشؤون الإنسانية** فلان», «شيخ **عقل الطائفة الدرزية** فلان»
    if row[k].lemma in _COMMAS and k and i + 1 < row.n and row[i + 1].lemma in _COMMAS:
        k -= 1  # «قائد القيادة س، **الأدميرال فلان الفلاني**، القوات إلى …»
        while k > max(0, i - 2 * _FAR) and row.kinds[k] in ("noun", "adj"):
            k -= 1
    before = row[k]
    office = not before.classes.isdisjoint(OFFICE) or row.scan.has(before.start, *OFFICE)  # «المبعوث الأممي» is a name too
    return k if before.kind == "np" and office and before.mention is not None else -1


def holder(row: Row, i: int) -> int:
    """«**منسق الشؤون الإنسانية** توم فليتشر»: the chunk with the name of the public person who holds the office at ``i``, or
    -1."""
    if i < 0 or row.kinds[i] != "np":
        return -1
    for x in range(i + 1, min(row.n, i + 1 + _FAR)):
        if apposed(row, x):
            return x
        if not (_of_office(row, x) or row[x].lemma in _COMMAS or (x > i + 1 and (row.kinds[x] == "word" or _title(row, x)))):
            return -1
    return -1


def _title(row: Row, k: int) -> bool:
    """«محافظ س، **الدكتور** فلان», «قائد س، **الفريق الركن** فلان»: a title or a rank behind a comma."""
    c = row[k]
    m = c.mention if row.kinds[k] == "np" and not c.pre and row[k - 1].lemma in _COMMAS else None
    if m is None or m.names or not m.definite or m.end - m.start > _RANKED:
        return False
    return not m.classes.isdisjoint({"leader", "person"})


def _of_office(row: Row, k: int) -> bool:
    """«المتحدث **العسكري للجماعة** فلان», «الناطق **باسم الجيش** العميد فلان»: what tells of an office and stands between it
    and its holder; a body with a name of its own speaks itself."""
    c = row[k]
    if row.kinds[k] == "adj" or c.pre == "ل" or c.lemma == "باسم":
        return True
    if row.kinds[k] == "place" and k and row.kinds[k - 1] == "np" and not row[k - 1].classes.isdisjoint(OFFICE):
        return not c.pre  # «حاكم **إقليم س** فلان»
    rank = row.kinds[k] == "np" and ("leader" in c.classes or (c.base or c.lemma) == "لواء") and c.end - c.start == 1
    if rank and k > 1 and _of_office(row, k - 1):
        return True
    return row.prep(k) == "باسم" and (c.mention is None or len(c.mention.names) != 1)


def person_named(row: Row, packs: Packs, m: Mention) -> Mention:
    """«المبعوث الأممي **مارتن غريفيث**», «العميد **يحيى سريع**»: a public person named right behind an office or a rank is the
    one who speaks; so is one whom no more than «لِلجماعة» parts from it."""
    at = next((k for k, c in enumerate(row) if c.start <= m.start < c.end), -1)
    before = office_of(row, at) if at > 0 and len(m.names) == 1 else -1
    if before >= 0 and (his := row[before].mention) is not None:
        at, m = before, his  # «**الناطق باسم الجيش** العميد فلان: …»
    if m.classes.isdisjoint(OFFICE) and not (m.names and m.head == "" and row.scan.has(m.start, *OFFICE)):
        return m
    after = holder(row, at)
    n = row[after].mention if after >= 0 else None
    if n is None or len(n.names) != 1 or (n.classes - {"leader"} and n.head != "لواء"):
        return m
    actor = packs.actors.get(n.names[0])
    if actor is None or actor.cls != "official":
        return m
    if _for_others(row, m) and (over := _above(packs, actor.id).intersection(m.names)):
        # «الرئيس التركي رجب طيب أردوغان»: he speaks for whom the office names already, of several for his own
        return msgspec.structs.replace(m, names=(min(over),)) if len(m.names) > 1 else m
    his_own = (actor.parent,) if actor.parent and _speaks_for(row, m) else n.names
    return msgspec.structs.replace(n, start=m.start, head=m.head, heads=m.heads, classes=m.classes, names=his_own, definite=True)


def _for_others(row: Row, m: Mention) -> bool:
    """«المتحدث باسم س», «مدير المرصد»: an office that has no voice but that of its body."""
    return _called_by(row, m, _SPOKESMEN)


_VOICES = frozenset({"ناطق", "ناطقة", "متحدث", "متحدثة"})
_SPOKESMEN = _VOICES | {"مدير", "مديرة"}


def _speaks_for(row: Row, m: Mention) -> bool:
    """«الناطق **باسم الجيش** فلان», «المتحدث **باسمها** فلان»: a spokesman of a body that his words do not name in full speaks
    for the body that he belongs to."""
    return _called_by(row, m, _VOICES)


def _called_by(row: Row, m: Mention, nouns: frozenset[str]) -> bool:
    """Whether an office is called by one of these nouns."""
    return any(r.entry.lemma in nouns for r in row.scan.words[m.start].nouns)


def _above(packs: Packs, actor: str) -> set[str]:
    """What an actor is part of, up to the top."""
    out: set[str] = set()
    while (row := packs.actors.get(actor)) is not None and row.parent and row.parent not in out:
        actor = row.parent
        out.add(actor)
    return out
