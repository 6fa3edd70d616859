"""The finder of persons who are known by name alone: «اختطفوا **الحلقي**», «اغتيال **أبو خالد**»."""

from __future__ import annotations

from isnad.match.persons import KUNYA
from isnad.match.row import Row
from isnad.match.subject import Ask, Fill, subject_at
from isnad.model.finds import Mention, RoleFind

_MOST = 4
"""Words of a name that are taken together."""


def named(a: Ask) -> Fill:
    """The words that no pack knows right where the rule wants a person: after the verb, its subject or its noun, or under one of
    the rule's prepositions. One word alone must bear the article (الحلقي); two, or one with أبو, are a name anyway."""
    row, i = a.row, a.i
    start = i
    if row[i].kind == "verb" and row[i].voice != "passive":
        start = max(i, subject_at(row, i, ("force",))[0])
    him = name_at(row, _stands_at(row, start, a.preps))
    return [RoleFind(a.role, "named", him)] if him is not None else []


def name_at(row: Row, k: int) -> Mention | None:
    """The person whose name no pack knows and stands from chunk ``k`` on."""
    end = k
    while end < row.n and end - k < _MOST and _nameable(row, end):
        end += 1
    if end == k or (end == k + 1 and not row.scan.form(row[k].start).startswith("ال")):
        return None
    return Mention(row[k].start, row[end - 1].end, "people", number="s", definite=False, unresolved=True)


def _stands_at(row: Row, start: int, preps: tuple[str, ...]) -> int:
    """Where a name may begin: right after chunk ``start``, or after a preposition that the rule lists."""
    k = start + 1
    while k < row.n and (row[k].kind in ("time", "adj") or _aside(row, k)):
        k += 1
    if k < row.n and not row.prep(k) and _nameable(row, k):
        return k
    return next((x + 1 for x in row.right(start, limit=8) if row[x].kind == "prep" and row[x].lemma in preps), row.n)


def _aside(row: Row, k: int) -> bool:
    """«اغتالوا **بالرصاص، فجر اليوم،** فلاناً»: what it was done with, and commas around a time."""
    if row[k].lemma == "،":
        return any(0 <= x < row.n and row.kinds[x] == "time" for x in (k - 1, k + 1))
    m = row[k].mention
    return row[k].pre == "ب" and (row.kinds[k] == "event" or (m is not None and m.kind == "thing"))


def _nameable(row: Row, k: int) -> bool:
    """Whether chunk ``k`` is one word that the lexicon does not read, or one that أبو has before it."""
    c = row[k]
    if c.end - c.start != 1 or c.pre or row.scan.tokens[c.start].kind != "word":
        return False
    form = row.scan.form(c.start)
    if form in KUNYA or (k and row.scan.form(row[k - 1].start) in KUNYA):
        return c.kind in ("word", "verb", "noun", "part")
    return c.kind == "word" and not row.scan.readings[c.start]
