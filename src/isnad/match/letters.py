"""What is said in a letter, a statement or a speech, and by whom: «وجّهت **س** رسالة إلى ص **طالبت فيها** …»."""

from __future__ import annotations

from isnad.match.row import Row
from isnad.match.subject import left_subject


def in_document(row: Row, i: int) -> int:
    """«نشرت س **تغريدة** طالبت فيها …», «بثّت س **تسجيلاً** قال فيه فلان …»: the document in which the verb at ``i`` speaks; -1
    when it is not so."""
    after = row[i + 1] if i + 1 < row.n else None
    if after is None or i < 2 or row[i].pre or after.kind != "prep" or not after.suffix or after.lemma not in ("في", "خلال", "ب"):
        return -1
    for k in range(i - 1, max(-1, i - _LETTER), -1):
        c = row[k]
        if c.kind in ("np", "event", "noun") and not c.definite and row.scan.has(c.start, "document"):
            return k
        if c.kind in ("verb", "comp", "rel", "mark", "cite", "time") or (c.kind not in ("adj", "word") and not _to_whom(row, k)):
            return -1
    return -1


_LETTER = 10
"""Chunks between a letter and the verb that speaks in it: whom it was sent to."""


def _to_whom(row: Row, k: int) -> bool:
    """«رسالة **إلى الأمين العام ورئيس المجلس** طالب فيها …»"""
    if row.kinds[k] == "prep":
        return row[k].lemma in ("إلى", "ل") and not row[k].suffix
    return row.kinds[k] in ("np", "place") and (row.prep(k) in ("إلى", "ل") or row[k].pre == "و")


_SENDS = frozenset({"وجّه", "بعث", "أرسل", "عقد", "ألقى", "وقّع", "كتب", "رفع", "سلّم", "أدلى", "قدّم"})
"""What is done with a letter, a petition or a press conference by whoever speaks in it; an outlet broadcasts others' words."""


def sender(row: Row, written: int) -> int:
    """The chunk of who sent or held the document at chunk ``written``; -1 where its verb tells nobody."""
    v = next((x for x in range(written - 1, max(-1, written - _NEAR), -1) if row.kinds[x] == "verb"), -1)
    if v < 0 or row[v].base not in _SENDS or row[v].voice == "passive":
        return -1
    k = next((x for x in range(v + 1, written) if row.kinds[x] == "np" and not row[x].pre and not row.prep(x)), -1)
    return k if k >= 0 else left_subject(row, v)


_NEAR = 7
