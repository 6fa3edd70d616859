"""Verbs whose passive is written like their active, behind the one whom it befell."""

from __future__ import annotations

from isnad.match.heads import PERSON, WEAPONS
from isnad.match.row import Row

_TAKING = frozenset({"اعتقل", "احتجز", "أوقف", "خطف", "اختطف", "أسر", "استدعى", "استهدف", "قصف", "هاجم", "داهم"})
_NOBODY = frozenset({"group", "aircraft", "drone"})
_STRUCK = frozenset({"post", "vehicle", "convoy", "building"})


_HARM = frozenset({"harm_kill", "harm_wound"})


def strikes(row: Row, v: int) -> bool:
    """Whether a verb of killing has somebody behind it whom it kills: a phrase, a number, or a name that no pack knows."""
    after = row[v + 1] if v + 1 < row.n else None
    if (
        after is not None
        and after.kind == "verb"
        and after.pre == "و"
        and not after.classes.isdisjoint(_HARM)
        and after.number == row[v].number
    ):
        v += 1  # «الدعم السريع يقتل **ويجرح** المواطنين»; «ثلاثة جنود قتلوا **وأصيب** خمسة» tells of others
    for k in row.right(v, limit=9):
        c = row[k]
        if row.free(k) and row.kinds[k] == "np" and not c.pre.startswith("و"):
            return True
        if c.kind == "mark" or (c.kind == "event" and not row.prep(k)):
            return False
        if c.kind == "word" and not row.prep(k) and not row.scan.readings[c.start] and row.scan.tokens[c.start].kind == "word":
            return True
    return False


def befell(row: Row, v: int) -> bool:
    """«عشرة عناصر من س **قُتلوا** في …», «وكان خمسة جنود **قتلوا** في هجمات»: whether a verb of killing that may be a
    passive has nobody behind it whom it kills, so that it befell its subject."""
    c = row[v]
    return c.voice == "either" and "harm_kill" in c.classes and not c.suffix and not strikes(row, v)


def taken_off(row: Row, v: int, k: int) -> bool:
    """«وكان القيادي قد **اعتقل** في درعا», «الحاجز **استهدف** بعبوة»: whether it was done to the person or thing at ``k``, the
    subject before verb ``v``, since nobody stands behind it."""
    c, m = row[v], row[k].mention
    if c.lemma not in _TAKING or c.voice != "either" or c.tense != "perfect" or c.suffix or m is None:
        return False
    person = not m.classes.isdisjoint(PERSON) or "activist" in m.classes
    same = c.number[:1] == m.number and (m.number == "s" or m.kind == "people")
    named = len(m.names) == 1 and m.names[0] in row.persons and m.kind != "thing" and "group" not in m.classes
    one = (same and person and m.classes.isdisjoint(_NOBODY)) or named
    held = m.kind == "thing" and not m.classes.isdisjoint(_STRUCK) and m.classes.isdisjoint(WEAPONS)
    return (one or held) and not strikes(row, v) and not (v + 1 < row.n and row[v + 1].kind == "event")


def describing(row: Row, v: int) -> int:
    """«عثر الأهالي على جثة **شاب قُتل** برصاص», «شيّعت البلدة **شاباً قتل** في …»: the indefinite people right before a passive of
    killing that tells what befell them, whatever governs them; or -1."""
    c, k = row[v], v - 1
    while k > 0 and row.kinds[k] == "adj":
        k -= 1
    m = row[k].mention if k > 0 and row.kinds[k] == "np" else None
    if m is None or m.kind != "people" or m.definite or m.names or not row.prep(k) or c.pre or "harm_kill" not in c.classes:
        return -1
    fell = c.voice == "passive" or "body" in m.classes or befell(row, v)
    return k if fell and (c.number[:1] != "s" or m.number == "s") else -1
