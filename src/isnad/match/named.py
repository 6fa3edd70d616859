"""The finder of persons who are known by name alone: «اختطفوا **الحلقي**», «اغتيال **أبو خالد**»."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.by_name import BORNE, closed
from isnad.match.persons import KUNYA
from isnad.match.row import Row
from isnad.match.subject import Ask, Fill, subject_at
from isnad.match.sufferers import DYING, LIVES
from isnad.model.finds import CountFind, Mention, Quantity, RoleFind

_MOST = 4
"""Words of a name that are taken together."""


def named(a: Ask) -> Fill:
    """The words that no pack knows right where the rule wants a person: after the verb, its subject or its noun, or under one of
    the rule's prepositions. One word alone must bear the article (الحلقي); two, or one with أبو, are a name anyway."""
    row, i = a.row, a.i
    if a.role == "target" and (other := _another(row, i)) is not None:
        return [RoleFind(a.role, "named", other)]
    start = i
    if row[i].kind == "verb" and row[i].voice != "passive":
        start = max(i, subject_at(row, i, ("force",))[0])
    him = name_at(row, _stands_at(row, start, a.preps)) or named_before(row, i)
    return [RoleFind(a.role, "named", _who_is(row, him) or him)] if him is not None else []


def _who_is(row: Row, him: Mention | None) -> Mention | None:
    """«محمد الزبير، **وهو قيادي بارز في تنظيم س**»: whose man he is, told right behind his name."""
    if him is None:
        return None
    k = next((x + 1 for x in range(row.n) if row[x].start == him.end and row[x].lemma == "،"), row.n)
    if k + 1 >= row.n:
        return None
    if row[k].kind == "word" and row[k].lemma in _HE:
        k += 1
    m = row[k].mention
    told = m is not None and bool(m.names) and m.number != "p" and not m.classes.isdisjoint(_HELD)
    return m if told else None


_HE = frozenset({"هو", "هي"})
_HELD = frozenset({"leader", "person", "fighter"})


def _another(row: Row, i: int) -> Mention | None:
    """«قُتل شاب وخُطف **آخر**», «مقتل مدنيين واعتقال **آخرين**»: one more, or more, of the kind of people told of just before."""
    c = row[i + 1] if i + 1 < row.n else None
    if c is None or "other" not in c.classes or c.mention is not None or c.pre or not row[i].pre.startswith("و"):
        return None
    people = (m for k in row.left(i, limit=6) if (m := row[k].mention) is not None and m.kind in ("people", "force"))
    before = next(people, None)
    if before is None:
        return None
    several = row.scan.form(c.start) not in ("اخر", "اخري")
    return Mention(c.start, c.end, "people", before.head, before.classes, heads=before.heads, number="p" if several else "s")


def named_before(row: Row, i: int) -> Mention | None:
    """«إن **محمد العبد الله** قُتل في …», «أن **السنوار** لقي مصرعه»: the person, known or not, whose name alone opens the clause
    of a verb that something befalls."""
    v = row[i]
    if v.kind != "verb" or v.suffix or v.pre or v.number[:1] != "s" or not (v.voice != "active" or v.lemma in DYING):
        return None
    if i + 1 < row.n and not _nobody(row, i + 1):
        return None
    k = i - 1
    while k > 0 and row.kinds[k] == "cue":
        k -= 1  # «محمد العبد الله **كان قد** قُتل»
    m = row[k].mention if k >= 0 else None
    if m is not None and m.names and not m.head and m.names[0] in row.persons:
        return m if _opens(row, k) else None
    first = k + 1
    while first > 0 and k - first < _MOST - 1 and _nameable(row, first - 1):
        first -= 1
    alone = first == k and not row.scan.form(row[k].start).startswith("ال")
    if first > k or alone or not _opens(row, first):
        return None
    return Mention(row[first].start, row[k].end, "people", number="s", definite=False, unresolved=True)


def before_harm(row: Row, rule: str, what: str, i: int) -> Iterable[CountFind]:
    """«إن **محمد العبد الله** قُتل في …»: one, as long as he is named alone."""
    him = named_before(row, i) if what in BORNE else None
    if him is not None:
        yield CountFind(rule, what, Quantity(1, 1, True, him.start, him.end, 1), him, i, him.start, him.end)


def _opens(row: Row, k: int) -> bool:
    return k == 0 or row.kinds[k - 1] == "comp" or (row.kinds[k - 1] == "mark" and row[k - 1].lemma in ":-–")


def _nobody(row: Row, k: int) -> bool:
    """Whether the chunk behind a verb is nobody whom a person before it might have killed."""
    c = row[k]
    told = c.kind == "word" and bool(row.scan.readings[c.start] or c.end - c.start > 1)
    return closed(c) or c.base in LIVES or told


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
