"""Who does what a verb or a participle tells where nobody stands beside it: whoever acted in the clause before."""

from __future__ import annotations

from isnad.match.row import Row
from isnad.match.shared import shared_subject
from isnad.match.subject import Ask, Fill, subject_at, take
from isnad.match.supports import DONE
from isnad.model.finds import RoleFind

_HARM = frozenset({"harm_kill", "harm_wound"})


def carried(a: Ask) -> Fill:
    """نفّذت قوات س عملية، **واعتقلت** 9 أشخاص: the doer of the clause before."""
    row, i = a.row, a.i
    if row[i].kind == "event" and row[i].pre.endswith("ل") and not a.supports:
        return [RoleFind(a.role, "carried", None, "elided", row[i].start)]  # «… لاستهداف نقاط س»: whoever acts, intends
    if row[i].kind == "word" and (doer := main_doer(row, i, a.kinds)) >= 0:
        return take(a.role, "carried", row, doer, a.kinds)
    v = i if row[i].kind == "verb" else next((s for s in a.supports if row[s].kind == "verb"), -1)
    if v < 0 or row[v].voice == "passive" or row[v].base in DONE:
        return []
    if not row[v].classes.isdisjoint({"undergo", "phase", "witness"}):  # «فرضت **قسد** طوقاً وبدأت عملية تمشيط»
        shared = shared_subject(row, v, a.kinds) if a.role == "initiator" and row[v].base in _SETS_OUT else -1
        return take(a.role, "carried", row, shared, a.kinds) if shared >= 0 else []
    k, pronoun = subject_at(row, v, a.kinds)
    if k >= 0 or pronoun != "elided":
        return []
    opens = (not row[v].pre or (v == 0 and not row[v].classes.isdisjoint(_HARM))) and not _done_to_another(row, v)
    says = "speech" in row[v].classes
    opens = opens and not _besides(row, v)
    unsure = row[v].voice == "either" and not row[v].suffix  # «ثم **قصفته**»: whom it is done to makes it active
    if unsure and opens and not says and not a.supports and row[v].number != "p3":
        return []  # unvowelled قُتل/قتل with nobody before it is passive, and «وقتل …» that begins a sentence
    shared = shared_subject(row, v, a.kinds) if a.role == "initiator" else -1
    if shared >= 0:
        return take(a.role, "carried", row, shared, a.kinds)
    return [RoleFind(a.role, "carried", None, "elided", row[v].start)]


def _besides(row: Row, v: int) -> bool:
    """«**كما** اقتحمت بلدة س», «**فيما** استهدفت بالرشاشات م»: a feminine verb behind «as well» goes on with the forces of
    before; who died or was hurt is told by one without a doer too."""
    as_well = v > 0 and row[v - 1].lemma in _AS_WELL
    return as_well and row.scan.form(row[v].start).endswith("ت") and row[v].classes.isdisjoint(_HARM)


def _done_to_another(row: Row, v: int) -> bool:
    """«قبل أن تعتقل **راعيين** وتنسحب», «قبل أن تعتقل **ثلاثة شبان**»: whether the phrase right behind verb ``v`` stands in the
    accusative or is no subject of a feminine verb, so that the verb is active whatever its letters may be."""
    k = v + 1
    m = row[k].mention if k < row.n and row.kinds[k] == "np" else None
    if m is not None and not row[k].pre and row[v].gender == "f" and m.kind == "people" and m.gender == "m":
        return row[v].base in _TAKES
    if m is None or row[k].pre or m.names or row[v].tense != "imperfect":
        return False
    form = row.scan.form(m.start)
    return (m.number in ("p", "d") and form.endswith("ين")) or (m.number == "s" and not m.definite and form.endswith("ا"))


_AS_WELL = frozenset({"كما", "فيما", "بينما", "في حين"})
_TAKES = frozenset({"قتل", "أعدم", "اغتال", "اعتقل", "احتجز", "أسر", "أوقف", "خطف", "اختطف"})
_SETS_OUT = frozenset({"بدأ", "باشر", "شرع", "واصل"})


def main_doer(row: Row, i: int, kinds: tuple[str, ...]) -> int:
    """«نعت **س** قتلاها، متهمة ص بـ …»: the subject of the clause that a participle goes on with; -1 when it is not so."""
    feminine = row.scan.form(row[i].start).endswith("ه")
    for v in range(i - 1, max(-1, i - 24), -1):
        c = row[v]
        if c.kind in ("comp", "conseq", "rel") or (c.kind == "mark" and c.lemma in ".؛:"):
            return -1
        if c.kind == "verb":
            k = subject_at(row, v, kinds)[0] if c.voice != "passive" else -1
            return k if feminine == (c.gender == "f") and (v == 0 or row.kinds[v - 1] not in ("rel", "comp")) else -1
    return -1
