"""Whether something is done to somebody behind a phrase: what tells a doer from whom it was done to."""

from __future__ import annotations

from isnad.match.describing import dates, past_description, past_membership
from isnad.match.heads import WEAPONS
from isnad.match.row import Row


def object_after(row: Row, first: int) -> bool:
    """Whether a phrase without a preposition follows the first one before the clause breaks: what is done, and to whom."""
    start, v = first, first + 1
    if v < row.n and row.kinds[v] == "verb" and row[v].tense == "imperfect" and not row[v].pre:
        start = max(v, past_description(row, first))  # «استهدف مسلحون يتحصنون في م **بلدة س**»
    elif v < row.n and row.kinds[v] == "verb" and row[v].number == "p3" and not row[v].pre and not row[v].suffix:
        start = v  # «أحرق مقاتلون قدموا من م **أربعة منازل**»
    for k in row.right(start, limit=9):
        c = row[k]
        if c.kind == "mark" and c.lemma in "،," and dates(row, k):
            continue  # «قتل مسلحون، ظهر اليوم، **عنصراً**»
        if c.kind in ("mark", "subgroup") or (c.kind == "event" and (not row.prep(k) or row[k - 1].kind == "prep")):
            return False
        if row.free(k) and not c.pre.startswith("و") and not _whose(row, k):
            return True
    return False


def _whose(row: Row, k: int) -> bool:
    """«قُتل القيادي برصاص **قناص**»: whose the fire is that a verb of harm is told with."""
    before = row[k - 1]
    return before.kind == "event" and before.pre.endswith("ب") and not before.definite and "firearm" in before.classes


def acted_on(row: Row, first: int) -> bool:
    """«أطلق مجهولون الرصاص», «اختطف مسلحون الحلقي»: a bare event noun, or an unread word with the article, right after the
    subject is the verb's object."""
    k = past_membership(row, first) + 1
    if k < row.n and row.kinds[k] in ("noun", "word") and not row[k].pre and _TANWIN in row.scan.tokens[row[k].start].vowels:
        return row.scan.form(row[k].start).endswith("ا")  # «اقتحم مسلحون **مصرفاً**»
    while k < row.n and (row.kinds[k] in ("place", "adj", "time") or _unread(row, k)) and not row.prep(k):
        k += 1  # «نظّم أهالي **بلدة س** وقفة»
    if k >= row.n or row[k].pre:
        return False
    unread = row[k].kind == "word" and not row.scan.readings[row[k].start] and row.scan.form(row[k].start).startswith("ال")
    if row[k].base == "نفس" and row[k].suffix:
        return True  # «فجّر انتحاريان **نفسيهما**»
    site = row[k].kind == "noun" and "site" in row[k].classes  # «اقتحم مسلحون **قاعدة** عسكرية»
    return row[k].kind == "event" or unread or site


_TANWIN = "\u064b"


def _unread(row: Row, k: int) -> bool:
    """A word without the article that nothing reads: a part of a name."""
    c = row[k]
    return (
        c.kind == "word" and not c.pre and not row.scan.form(c.start).startswith("ال") and row.scan.tokens[c.start].kind == "word"
    )


def flier_before(row: Row, v: int) -> int:
    """«تصدّت الدفاعات **لمسيّرات** هاجمت م», «**مسيّرات** كانت تستهدف م»: drones or missiles of no owner under a preposition, right
    before the verb that tells what they did; -1 where there are none."""
    c, k = row[v], v - 1
    while k > 0 and (row.kinds[k] == "adj" or (row.kinds[k] == "verb" and "copula" in row[k].classes and not row[k].pre)):
        k -= 1
    m = row[k].mention if k >= 0 and row.kinds[k] == "np" else None
    if m is None or m.definite or m.names or not row.prep(k) or m.classes.isdisjoint(WEAPONS) or c.pre or c.suffix:
        return -1
    return k if c.gender == "f" and c.voice != "passive" and c.base in _STRIKES else -1


_STRIKES = frozenset({"استهدف", "طال", "أصاب", "ضرب", "شمل", "هاجم", "قصف", "حاول"})
