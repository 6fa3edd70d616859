"""Verbs of speaking that are spelled like something else: «وبيّن المصدر أن» like «between», «مشيرا إلى» like a rank, «ذكر مصدر
أن» like its verbal noun."""

from __future__ import annotations

from isnad.match.row import Row
from isnad.packs import Packs


def spelled_between(row: Row, i: int) -> bool:
    """«**وبين** أن …», «**وبين** المصدر ذاته أن …»: between nobody and nothing, or one alone, so that it is the verb بيّن."""
    if row[i].lemma != "بين" or row[i].suffix or i + 1 >= row.n:
        return False
    for k in range(i + 1, min(row.n, i + _ONE_ALONE)):
        c = row[k]
        if c.kind == "comp":
            return not c.pre
        if c.kind not in ("np", "adj", "word", "time", "noun") or c.pre or (c.mention is not None and c.mention.number != "s"):
            return False
    return False


_ONE_ALONE = 6
"""So many chunks behind «بين» the particle of what he says is looked for."""


def participle(row: Row, i: int) -> str:
    """«، مشيرا إلى أن»: without its tanween the participle is spelled like a noun (مشير)."""
    c = row[i]
    if (
        c.end - c.start != 1
        or c.definite
        or c.pre not in ("", "و")
        or not row.scan.form(c.start).endswith("ا")
        or i + 1 >= row.n
        or row[i + 1].kind not in ("comp", "prep")
        or row[i + 1].lemma == "باسم"  # «غير أن **متحدثاً** باسم س نفى …»
    ):
        return ""
    return next((r.entry.base for r in row.scan.readings[c.start] if r.entry.pos == "participle" and not r.article), "")


def other_verb(row: Row, packs: Packs, i: int) -> str:
    """«المرصد تحدث عن مقتل …»: before عن or أن a verb of speaking that is spelled like another verb (حدث، تحدّث)."""
    c, after = row[i], row[i + 1] if i + 1 < row.n else None
    if c.kind != "verb" or after is None or not (after.kind == "comp" or after.lemma == "عن"):
        return ""
    return next(
        (r.entry.lemma for r in row.scan.readings[c.start] if r.entry.pos == "verb" and r.entry.lemma in packs.cue_words), ""
    )


def noun_for_verb(row: Row, i: int) -> bool:
    """«وفي وقت سابق اليوم ذكر مصدر أن …»: after words of time a verb is spelled like its verbal noun; a source and أن tell it."""
    c = row[i]
    if c.kind not in ("noun", "event") or c.voice != "masdar" or c.definite or c.pre or c.suffix or i + 2 >= row.n or row.prep(i):
        return False
    if c.lemma == "نفى" and _closes_clause(row, i):
        return True
    m = row[i + 1].mention
    if m is None or (m.kind not in ("source", "outlet") and not m.names) or row[i + 1].pre:
        return False
    return any(
        row[k].kind == "comp" for k in range(i + 2, min(row.n, i + 12)) if not any(row[x].kind == "verb" for x in range(i + 2, k))
    )


def _closes_clause(row: Row, i: int) -> bool:
    """«غير أن **متحدثاً باسم س** نفى …»: behind the subject of a clause that has no verb yet, a verb is spelled like its noun."""
    opens = next((k for k in range(i - 1, max(-1, i - 8), -1) if row.kinds[k] in ("conj", "comp", "verb", "mark", "event")), -1)
    m = row[opens + 1].mention if opens >= 0 and row.kinds[opens] in ("conj", "comp") and opens + 1 < i else None
    return m is not None and m.kind in ("source", "force") and not row[opens + 1].pre
