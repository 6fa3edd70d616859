"""Finders that ask the verbs and nouns which carry an event noun (شنّت غارات، تعرّضت لقصف، أحبطت محاولة تسلل)."""

from __future__ import annotations

from collections.abc import Callable

from isnad.match.describing import left_place
from isnad.match.fire import sender
from isnad.match.nominal import owner
from isnad.match.stationed import carried_in
from isnad.match.subject import Ask, Fill, accepts, first_free, subject_at, take
from isnad.match.undergone import befell, taken_off
from isnad.model.finds import RoleFind

DONE = frozenset({"تمّ", "جرى"})
"""Verbs that say that something was done, and have no doer."""


def doer_of_support(a: Ask) -> Fill:
    """شنّت **طائرات روسية** غارات; not under a verb of foiling, undergoing, beginning by itself."""
    row, i = a.row, a.i
    if not a.supports or (row[i].kind == "verb" and row[i].voice == "passive"):
        return []  # «كان ثلاثة جنود قد قُتلوا»
    if row[a.supports[-1]].kind == "verb" and row[a.supports[-1]].base in _FORCES and (made := _forced(a, a.supports[-1])):
        return made
    classes = frozenset().union(*(row[s].classes for s in a.supports))
    v = a.supports[-1]
    trying = next((k for k in a.supports if row[k].kind == "event" and "attempt" in row[k].classes), -1)
    if trying >= 0 and trying + 1 < i and row.free(trying + 1):
        return take(a.role, "doer_of_support", row, trying + 1, a.kinds)  # «صدّ الجيش محاولة **قوات س** اقتحام …»
    if row[v].kind == "event" and not row[v].classes.isdisjoint({"light", "modal"}):  # «تمكُّن **الجيش** من إسقاط طائرة»
        if v + 1 < i and row.free(v + 1):
            return take(a.role, "doer_of_support", row, v + 1, a.kinds)
        k = _announcer(a, v)
        return take(a.role, "doer_of_support", row, k, a.kinds) if k >= 0 else []
    if row[v].kind != "verb" or not classes.isdisjoint({"foil", "undergo", "witness"}) or row[v].voice == "passive":
        return []
    k, pronoun = subject_at(row, v, a.kinds)
    if "copula" in classes and v + 1 < i and row.kinds[v + 1] == "np" and row.free(v + 1) and row[i].suffix:
        k = v + 1  # «شقيقين كان **مسلحون** قد اختطفوهما»: whoever it was done to stands before
    if k >= 0 and row[i].kind == "verb" and taken_off(row, i, k):
        return []  # «كان رئيس البلدية قد أوقف»
    if k >= 0 and row[i].kind == "verb" and befell(row, i):
        return []  # «وكان **خمسة جنود** قتلوا في هجمات»
    if k >= 0 and k != i:
        sent = sender(row, k)  # «مسيّرات **تابعة لـ س** شنّت غارات»
        return take(a.role, "doer_of_support", row, sent if sent >= 0 else k, a.kinds)
    if "phase" in classes or row[v].base in DONE:
        return []  # «إنه تمّ إعدام …» leaves the doer out; «بدأت قوات س حملة» has a doer, «بدأت الاشتباكات» none
    return [RoleFind(a.role, "doer_of_support", None, pronoun, row[v].start)] if pronoun and pronoun != "elided" else []


_FORCES = frozenset({"أجبر", "أرغم"})


def _forced(a: Ask, v: int) -> Fill:
    """«أرغمت القوات **المهاجمين** على التراجع», «أُجبرت **القوات** على الانسحاب»: whoever is made to do it does it."""
    row = a.row
    if row[v].suffix:  # «قبل أن **تجبرهم** القوات على الانسحاب»
        return [RoleFind(a.role, "subject", None, row[v].suffix, row[v].start)]
    at = next((k for k in range(a.i - 1, v, -1) if row.kinds[k] == "np" and row.free(k)), -1)
    if at < 0 and row[v].voice == "passive":
        at = subject_at(row, v, a.kinds)[0]
    m = row[at].mention if at >= 0 else None  # «أجبر الجنود **العائلات** على المغادرة»: the doer is whoever drove them out
    return take(a.role, "doer_of_support", row, at, a.kinds) if m is not None and m.kind == "force" else []


def _announcer(a: Ask, v: int) -> int:
    """«أعلنت **وزارة الداخلية** فرض حظر تجول»: who announces what he does himself by the noun at ``v``; -1 where nobody does."""
    row = a.row
    u = next((k for k in range(v - 1, max(-1, v - 12), -1) if row.kinds[k] in ("verb", "comp", "rel", "mark")), -1)
    if a.role != "initiator" or u < 0 or row.kinds[u] != "verb" or "announce" not in row[u].classes or row.prep(v):
        return -1
    return subject_at(row, u, a.kinds)[0]


def _support_subject(cls: str, name: str) -> Callable[[Ask], Fill]:
    def find(a: Ask) -> Fill:
        row = a.row
        carrier = next((s for s in a.supports if cls in row[s].classes), -1)
        if carrier < 0:
            return []
        v = carrier if row[carrier].kind == "verb" else next((s for s in a.supports if row[s].kind == "verb"), -1)
        if v < 0:
            owners = owner(Ask(row, carrier, (), a.kinds, a.preps, a.role))
            return [RoleFind(a.role, name, r.mention) for r in owners]
        k, pronoun = subject_at(row, v, a.kinds)
        if k >= 0:
            return take(a.role, name, row, carried_in(a, k), a.kinds)
        if pronoun == "elided" and (first_free(row, v) >= 0 or left_place(row, v)):
            return []  # «تعرّضت بلدة س لقصف»: a place underwent it, nobody else did
        return [RoleFind(a.role, name, None, pronoun, row[v].start)] if pronoun else []

    return find


def place_of_support(a: Ask) -> Fill:
    """شهدت **محافظة س** اشتباكات · تعرّضت **بلدة س** لقصف"""
    row = a.row
    for s in a.supports:
        if row[s].kind == "verb" and not row[s].classes.isdisjoint({"witness", "undergo"}):
            for k in (*row.right(s, limit=4), *row.left(s, limit=6)):
                if row[k].kind == "place" and not row.prep(k):
                    return take(a.role, "place_of_support", row, k, ("place",))
    return []


def foiler(a: Ask) -> Fill:
    """أحبطت **س** محاولة تسلل · هجوم تصدّت له **قوات س** · محاولات أفشلتها **س**"""
    got = _FOILER(a)
    if got:
        return got
    row = a.row
    if row[a.i].kind != "event":
        return _met_by(a)
    for k in range(a.i + 1, min(row.n - 1, a.i + 9)):
        c = row[k]
        if c.kind == "verb" and "foil" in c.classes and not c.pre and row.points_back(k):
            x = first_free(row, k)
            return take(a.role, "foiler", row, x, a.kinds) if x >= 0 else []
        if c.kind in ("comp", "conseq", "conj") or (c.kind == "mark" and c.lemma in ".؛") or (c.kind == "verb" and c.pre):
            break
    return []


def _met_by(a: Ask) -> Fill:
    """«تسلل مسلحون إلى القرية، فتصدّت لهم **س**»"""
    row = a.row
    for k in range(a.i + 1, min(row.n - 1, a.i + 12)):
        c = row[k]
        if c.kind == "verb" and "foil" in c.classes and c.pre in ("ف", "و") and row.scan.form(row[k + 1].start) in _THEM:
            x = first_free(row, k)
            return take(a.role, "foiler", row, x, a.kinds) if x >= 0 else []
        if c.kind in ("comp", "conseq", "conj") or (c.kind == "mark" and c.lemma in ".؛") or c.kind == "verb":
            break
    return []


_THEM = frozenset({"لهم", "لها", "له"})
_FOILER = _support_subject("foil", "foiler")
_UNDERGOING = _support_subject("undergo", "sufferer_of_support")


def sufferer_of_support(a: Ask) -> Fill:
    """تعرّضت **دورية لـ س** لهجوم · دمّرت س **زورقاً** بغارة"""
    return _UNDERGOING(a) or (_wrecked(a) if a.role == "target" else [])


def _wrecked(a: Ask) -> Fill:
    """«دمّرت س **زورقين لـ ص** بغارة», «تدمير **عربات ص** بقصف»: what was destroyed by means of the act."""
    row, i = a.row, a.i
    v = next((s for s in a.supports if "wreck" in row[s].classes), -1)
    if v < 0:
        return []
    doer, _ = subject_at(row, v, a.kinds) if row.kinds[v] == "verb" and row[v].voice != "passive" else (-1, "")
    for k in range(max(v, doer) + 1, i):
        m = row[k].mention
        if m is not None and row.free(k) and accepts(m, a.kinds):
            return take(a.role, "sufferer_of_support", row, carried_in(a, k), a.kinds)
    return []
