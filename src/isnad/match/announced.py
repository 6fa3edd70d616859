"""Speech that no verb of speaking tells: «بعد **إعلان س** مقتل جندي», «رغم **نفي س** قصف المشفى», «وردّ س **بإعلان** استهداف
سفينة»: who announces, affirms or denies says what follows, up to where the clause goes on; «واكتفت س **بالقول** إن …»."""

from __future__ import annotations

from isnad.match.cited import as_speaker, medium
from isnad.match.row import OFFICE, Row
from isnad.match.sayer import speaker_of
from isnad.match.titled import with_name
from isnad.model.finds import CueFind, Mention
from isnad.packs import Packs

_TELLING = frozenset({"أعلن", "أكّد", "نفى", "اتّهم", "كشف", "أقرّ", "اعترف", "زعم", "ادّعى"})
_ACCUSING = "اتّهم"
_BETWEEN = frozenset({"adj", "word", "time", "np", "noun", "part"})
"""What may stand between who announces and what: his name, his rank, the day."""
_FAR = 8
_SPEAKS = frozenset({"force", "source", "outlet"})


def read_announced(row: Row, packs: Packs, i: int) -> CueFind | None:
    """The cue that the verbal noun at chunk ``i`` is; None where nobody is named who says it, or nothing that he says."""
    c = row[i]
    if c.lemma not in _TELLING or c.voice != "masdar" or c.definite or c.suffix or i + 1 >= row.n:
        return None
    rule = packs.cue_alone.get(c.lemma, "")
    if not rule:
        return None
    at, m = i + 1, _who(row, i + 1)
    answers = m is None and c.pre == "ب"
    if answers:
        at, m = i, _subject(row, i)
    stop = _said(row, at, accusing=c.lemma == _ACCUSING) if m is not None else -1
    if m is None or stop < 0:
        return None
    begins = row[stop].end if row[stop].kind == "comp" else row[stop].start
    return CueFind(
        rule=rule, effect="attributes" if answers else "cites", backward=not answers, chunk=i, speaker=m, verb=c.lemma,
        stance=packs.cues[rule].stance, cover_start=begins, cover_end=_until(row, stop), start=c.start, end=max(m.end, c.end),
        gender=c.gender,
    )  # fmt: skip


def _who(row: Row, k: int) -> Mention | None:
    """A body, an office or a source right behind the noun."""
    c = row[k]
    m = as_speaker(c.mention) if c.kind == "np" and c.mention is not None and not c.pre and not row.prep(k) else None
    if m is None or m.kind not in _SPEAKS or (m.quantity is not None and not m.names):
        return None
    return m if m.names or m.kind == "source" or not m.classes.isdisjoint({"state_org", "army", *OFFICE}) else None


def _subject(row: Row, i: int) -> Mention | None:
    """«وردّ **س** بإعلان …»: the subject of the verb before."""
    if i < 2 or row.kinds[i - 2] != "verb" or row[i - 2].suffix:
        return None
    return _who(row, i - 1)


def _said(row: Row, at: int, *, accusing: bool) -> int:
    """The chunk with which what is announced begins: a particle or a verbal noun; -1 when none stands near enough."""
    for k in range(at + 1, min(row.n, at + _FAR)):
        c = row[k]
        if c.kind == "comp":
            return k if not c.pre.startswith("و") else -1
        if c.kind == "event":
            under = row.prep(k)
            return k if c.pre[:1] != "و" and (under == "ب" if accusing else under in ("", "عن", "ب")) else -1
        if c.kind not in _BETWEEN or (c.pre and c.kind != "np"):
            return -1
    return -1


def _until(row: Row, stop: int) -> int:
    """The token at which what is announced ends: a comma after which a clause goes on, unless a quotation holds it."""
    noun = row.kinds[stop] == "event"
    for k in range(stop + 1, row.n - 1):
        c, after = row[k], row[k + 1]
        if c.kind == "conj" and noun:
            return c.start
        if c.kind != "mark" or c.lemma not in "،,؛" or any(q.start <= c.start < q.end for q in row.scan.sentence.quotes):
            continue
        if after.kind in ("conj", "cue", "conseq", "cite") or (after.kind == "verb" and (noun or not after.pre)):
            return c.start
        if noun and not (after.kind in ("event", "np", "subgroup") and after.pre in ("و", "")):
            return c.start
    return row.scan.n


BY_SAYING = frozenset({"بالقول", "قائلاً", "قائلا", "قائلة", "قائلين"})


def by_saying(row: Row, i: int) -> CueFind | None:
    """«واكتفت س **بالقول** إن …», «وردّ س بالقول …»: whatever the verb, its subject speaks."""
    v = next((k for k in range(i - 1, max(-1, i - 9), -1) if row[k].kind == "verb"), -1)
    if v < 0:
        return None
    speaker, at, pronoun = speaker_of(row, v)
    speaker = with_name(row, speaker, at) if speaker else None
    start = row[i + 1].end if i + 1 < row.n and row[i + 1].kind in ("comp", "mark") else row[i].end
    return CueFind(
        rule="says", effect="attributes" if speaker else "continues", chunk=v, speaker=speaker, speaker_pronoun=pronoun,
        medium=medium(row, v + 1, i), verb="قال", cover_start=start, cover_end=row.scan.n, start=row[v].start,
        end=max(row[v].end, speaker.end if speaker else 0), gender=row[v].gender,
    )  # fmt: skip
