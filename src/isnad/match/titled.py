"""Speakers by what they are called: an office behind a name, a name behind a rank, an institution, one of several, a name that no
pack knows."""

from __future__ import annotations

import msgspec

from isnad.match.cited import POINTING, UMM, name_end
from isnad.match.persons import KUNYA
from isnad.match.phrases import ONE_OF
from isnad.match.row import Row
from isnad.model.finds import Mention

_RANKS = frozenset({"لواء", "عميد", "عقيد", "مقدم", "رائد", "نقيب", "ملازم", "فريق", "مشير", "جنرال", "دكتور", "شيخ", "سيد"})
_NO_NAMES = frozenset({"تفاصيل", "ملابسات", "كواليس", "مزيد", "عدد", "بعض", "معظم", "جميع", "كافه", "سائر", "اي", "ايه", "ايا"})
"""«ونشر **مزيد** من القوات»: words that no lexicon reads as nouns, and nobody is called by."""

_BEHIND_A_NAME = frozenset({"(", ":", "أن"})
_GLUED = 5
"""Letters of a preposition, the article and a short word: «وصف ما جرى **بالمأساة** قائلاً»."""


def office(row: Row, end: int) -> tuple[Mention, int, str] | None:
    """«قال فلان الفلاني، **المتحدث باسم س**»: who is named first and then his office speaks for that office."""
    k = next((x for x, c in enumerate(row) if c.start >= end), row.n)
    if k < row.n and row[k].kind == "mark" and row[k].lemma in "،,-–":
        k += 1
    m = row[k].mention if k < row.n and not row[k].pre else None
    if m is None or m.classes.isdisjoint({"spokesperson", "leader"}):
        return None
    return (m, k, "") if (m.definite and m.names) or _owned(row, m, k) else None


def _owned(row: Row, m: Mention, k: int) -> bool:
    """«المتحدث الرسمي **للقوات المسلحة**», «مديرة قسم الشرق الأوسط **في س**»: an office behind which its body stands."""
    for x in range(k + 1, min(row.n, k + 5)):
        c = row[x]
        if c.kind in ("mark", "comp", "verb", "time", "cite", "rel"):
            return False
        under = row.prep(x)
        if c.kind in ("np", "place") and c.mention is not None and c.mention.kind != "document" and under:
            return under in ("ل", "في", "باسم", "لدى", "ب") and ("spokesperson" in m.classes or bool(c.mention.names))
    return False


def named_person(row: Row, k: int) -> tuple[Mention, int, str] | None:
    """«قال فلاح الزوبعاوي، **المتحدث باسم س**», «قال العميد **فلان** …»: a name that is spelled like a noun, or one behind a
    rank; the office that follows it speaks, else the person whom a pack knows."""
    m = row[k].mention
    if m is None or not m.definite:
        return office(row, name_end(row, k))
    if m.end - m.start > 1 and m.number == "s" and (his := office(row, m.end)) is not None:
        return his  # «قال العميد أشرف الغندور، **المتحدث باسم س**»
    staff = row.scan.form(m.end - 1) == "اركان" and row.scan.form(m.end) == "حرب"  # «العقيد **أركان حرب** فلان»
    after = row[k + 1] if k + 1 < row.n and (m.end - m.start == 1 or staff) else None
    if after is None or after.pre or after.start != m.end:
        return None
    if after.kind == "np" and after.mention is not None and after.mention.names and after.mention.kind == "force":
        return office(row, after.end) or ((after.mention, k + 1, "") if m.head in _RANKS else None)
    for x in range(k + 1, min(row.n, k + 7)):
        if row[x].kind in ("verb", "comp", "mark", "prep", "time") or row[x].pre:
            break
        if (his := office(row, row[x].end)) is not None:
            return his
    return None


def one_of(row: Row, k: int) -> Mention | None:
    """«قال **أحد الناجين** إن …»: one of people whom no pack counts as a kind of persons."""
    after = row[k + 1] if k + 1 < row.n else None
    if row.scan.form(row[k].start) not in ONE_OF or row[k].kind == "np" or after is None or after.pre or not after.definite:
        return None
    if after.kind not in ("part", "noun", "np", "adj"):
        return None
    return Mention(row[k].start, after.end, "people", head=after.base, classes=after.classes, number="s", unresolved=True)


def name_like(row: Row, k: int) -> bool:
    """A word that no pack knows, or an adjective before one (عادل الزوبع), where a subject stands."""
    c = row[k]
    after = row[k + 1] if k + 1 < row.n else None
    form = row.scan.form(c.start)
    if form.removeprefix("ال") in _NO_NAMES or (form.startswith(("بال", "لل", "كال")) and len(form) > _GLUED):
        return False
    if c.kind == "word" or (c.kind == "conj" and row.scan.form(c.start) == UMM):  # «قالت **أم خالد** إن …»: no «or»
        return (not row.scan.readings[c.start] or row.scan.form(c.start) in KUNYA) and not c.pre
    if c.kind == "verb" and row[k - 1].end < c.start:
        return False  # «وتابع **"قامت** القوات …"»: a quotation opens
    if c.kind == "verb":  # two verbs never stand side by side: «أفاد أشرف القدرة»
        named = (
            after is not None
            and not after.pre
            and (
                (after.kind in ("word", "np", "noun", "part", "adj") and (after.definite or after.kind == "word"))
                or (after.kind in ("comp", "mark") and c.number == "s3")  # «وذكر **صالح** أن …», «وقال **عادل**: …»
            )
        )
        glued = c.pre and not (c.pre == "ف" and after is not None and after.lemma in _BEHIND_A_NAME)  # «ويروي **فادي** (23 عاماً)»
        return named and not glued and not c.suffix and "copula" not in c.classes and row[k - 1].kind == "verb"
    if c.kind not in ("adj", "part") or c.pre or c.suffix or c.definite or row.scan.form(c.start).endswith(("ا", "اً")):
        return False
    return after is not None and after.kind == "word" and not row.scan.readings[after.start] and not after.pre


def with_name(row: Row, m: Mention, k: int) -> Mention:
    """«شهود **عيان**», «الناشط **محمد الحسن**»: the name after a source belongs to it."""
    if m.kind == "outlet" and not m.names and (quoted := _name_in_quotes(row, m.end)):
        return msgspec.structs.replace(m, end=quoted)
    if m.names or m.unresolved or k + 1 >= row.n or row[k].mention is not m or row[k + 1].kind != "word" or row[k + 1].pre:
        return m
    if row[k + 1].lemma in POINTING:
        return m  # «نفى متحدث أوكراني **ذلك**»
    if m.definite and m.end - m.start == 1 and "group" in m.classes and row.scan.form(row[k + 1].start).startswith("ب"):
        return m  # «وطالبت المنظمة **بحماية** المستشفيات»
    return msgspec.structs.replace(m, end=name_end(row, k))


def _name_in_quotes(row: Row, at: int) -> int:
    """«موقع **"سبتمبر نت"**»: the token behind the closing mark of a name of up to four words, or 0."""
    q = next((q for q in row.scan.sentence.quotes if q.start - 1 <= at <= q.start and q.closed), None)
    return q.end + 1 if q is not None and q.end - at <= 5 else 0
