"""The interpreter of count rules: which number belongs to which measure, and of whom."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from isnad.match.amounts import amount, belongs_to, joined, next_joined, of_things, together
from isnad.match.befallen import (
    FATES,
    aboard,
    amid,
    befallen,
    befallen_all,
    cases_of,
    done_to,
    freed_by_themselves,
    may_suffer,
    measure_of,
    object_behind,
    others,
    past_aside,
    reached,
    read_cells,
    read_fates,
    state_told,
)
from isnad.match.by_name import named
from isnad.match.count_cues import last_of, rule_at
from isnad.match.killers import is_doer, past_killers
from isnad.match.materiel import read_things
from isnad.match.named import before_harm
from isnad.match.predicated import read_predicate
from isnad.match.rises import read_rises
from isnad.match.row import NOMINAL, Row
from isnad.match.shares import AMONG, SHARING, read_among, read_bracketed, read_shared_out, read_subgroups
from isnad.match.stocks import (
    LOST,
    SET_DOWN,
    STANDS,
    STRENGTHS,
    read_lost,
    read_marchers,
    read_set_down,
    read_stocks,
    read_strengths,
)
from isnad.match.sufferers import DYING, FALLEN, read_fallen, subject_before, suffered_before
from isnad.match.times_over import denying, read_attacks, read_bombs, read_none, read_over, unknown
from isnad.match.tolls import SUM, read_heads
from isnad.match.wrecked import read_wrecked
from isnad.model.finds import CountFind, Quantity
from isnad.packs import Packs

_CARRIED = frozenset({"abducted", "detained", "displaced", "released"})
"""What may befall those whom a vehicle carries, or whom a campaign or an exchange is told to have reached."""
_HARMING = frozenset({"verb", "event", "part", "noun"})
_ASIDE = frozenset({"من", "في صفوف", "بين", "عبر", "بواسطة", "من خلال", "بدعم من", "بإسناد من"})
"""Prepositions whose phrase stands between a harm word and those whom it befell."""


def read_counts(row: Row, packs: Packs) -> list[CountFind]:
    """All measures in a row: harm words with their counted group, and counted nouns that are measures themselves (قتيلين)."""
    out: list[CountFind] = list(read_none(row, packs)) if denying(row) else []
    silent = {f.chunk for f in out}
    unsaid = unknown(row)
    rare = not row.lemmas.isdisjoint(_RARE)
    paired: set[int] = set()
    words = packs.count_words
    for i, kind in enumerate(row.kinds):
        if kind not in _HARMING:
            continue
        c = row[i]
        if not (c.base in words or c.lemma in words) or i in paired or (i in silent or i - 1 in silent or i in unsaid):
            continue
        rule = rule_at(row, packs, i)
        if rule is None or (c.kind == "part" and i + 1 < row.n and row[i + 1].kind == "word"):
            continue  # «العقيد مفرج عبد الله»: a name that spells a participle
        if (packs.counts[rule].what == "wounded" and _succumbed(row, i)) or _stipulates(row, i):
            continue
        if any(f.who is None and f.chunk < i and f.start <= c.start < f.end for f in out):
            continue  # «استشهاد … ومحمود **عودة**»: part of a name
        both = _paired(row, packs, i, rule)
        paired.add(both)
        out.extend(_harm(row, packs, i, rule, both))
    if rare:
        out.extend(read_fallen(row))
    out.extend(_heads(row, packs, out, unsaid))
    if rare:
        taken = {f.quantity.start for f in out}
        out.extend([f for f in read_set_down(row, packs) if f.quantity.start not in taken])
        out.extend(read_shared_out(row, packs, out))
    if risen := read_rises(row, packs, out):
        out = [f for f in out if not _gone_since(f)] + risen
    out = [f for f in out if not _died_since(row, f, out)]
    if rare:
        lost = list(read_lost(row))
        fallen = {f.quantity.start for f in lost}
        out = [f for f in out if f.what != "missing" or f.quantity.start not in fallen]  # «**فقدت** الفصائل سبعة من مقاتليها»
        taken = {f.quantity.start for f in out}
        out.extend([f for f in (*read_stocks(row), *lost, *read_strengths(row)) if f.quantity.start not in taken])
        out.extend(read_fates(row))
    out.extend(_besides(read_cells(row), out))
    out.extend(_besides(read_marchers(row), out))
    out.extend(read_attacks(row, packs))
    out.extend(read_things(row))
    out.extend(_besides(read_wrecked(row), out))
    if bombs := [*read_bombs(row, packs), *read_over(row, packs)]:
        taken = {b.quantity.start for b in bombs}
        out = [f for f in out if f.quantity.start not in taken] + bombs
    if rare:
        out.extend(read_among(row, packs, out))
    out = [f for f in _once(out) if not _unnumbered(f) or (f.what in SUM and row[f.chunk].base not in _AT_LARGE)]
    out.extend([*read_subgroups(row, out), *read_bracketed(row, out)])
    return sorted(out, key=lambda f: (f.start, f.what)) if len(out) > 1 else out


_RARE = frozenset({FALLEN}) | SET_DOWN | SHARING | STANDS | STRENGTHS | LOST | FATES | AMONG
"""Words without one of which half of the readers above find nothing: most sentences hold none."""


def _besides(more: Iterable[CountFind], found: list[CountFind]) -> list[CountFind]:
    """Those of ``more`` whose number nothing has read before them."""
    taken = {f.quantity.start for f in found}
    return [f for f in more if f.quantity.start not in taken]


def _heads(row: Row, packs: Packs, found: list[CountFind], unsaid: frozenset[int]) -> list[CountFind]:
    """Counted nouns that are measures themselves, of whom no harm word tells."""
    heads = [*read_heads(row, packs), *read_predicate(row)]
    if not heads:
        return heads
    taken = {f.who.start for f in found if f.who} | {f.quantity.start for f in found}
    none = [(f.start, f.end) for f in found if f.quantity.high == 0]
    return [
        f
        for f in heads
        if f.chunk not in unsaid
        and (f.what == "casualties" or f.who is None or not {f.who.start, f.quantity.start} & taken)
        and not any(a <= f.start < b for a, b in none)
    ]


def _gone_since(f: CountFind) -> bool:
    """«ارتفعت الحصيلة إلى 19 بعد وفاة **خمسة جرحى**»: by whom a toll has risen, and who are in it."""
    return f.what == "killed" and f.who is not None and "wounded" in f.who.classes


def _died_since(row: Row, f: CountFind, found: list[CountFind]) -> bool:
    """«وصلت الحصيلة إلى 19 قتيلاً بعد **وفاة ثلاثة متأثرين بجراحهم**»: they are in the toll that was told before."""
    if f.what != "killed" or not f.chunk or row[f.chunk].kind != "event" or row[f.chunk - 1].lemma not in _SINCE:
        return False
    gone = any("succumb" in c.classes for c in row.chunks[f.chunk : f.chunk + 5])
    return gone and any(t.what == "killed" and t.start < f.start and (t.quantity.low or 0) > (f.quantity.low or 0) for t in found)


_SINCE = frozenset({"بعد", "عقب", "إثر", "مع", "جراء"})


def _stipulates(row: Row, i: int) -> bool:
    """«اتفاق **يقضي** بوقف القصف»: a present that tells what is laid down, and nobody's death."""
    c = row[i]
    return c.base == "قضى" and c.tense == "imperfect" and not (i + 1 < row.n and row[i + 1].lemma == "على")


_AT_LARGE = frozenset({"أعدم", "إعدام", "صفّى", "تصفية", "اغتال", "اغتيال", "قتل"})
"""«عمليات إعدام بحق **مدنيين**», «متورطون في قتل **نازحين**»: what is done over and over, and numbers nobody."""


def _succumbed(row: Row, i: int) -> bool:
    """«توفي متأثراً بجراح **أصيب** بها قبل يومين», «… متأثراً ب**إصابته**»: the hurt that somebody died of is not counted beside
    his death."""
    return any("succumb" in c.classes for c in row.chunks[max(0, i - 6) : i]) and (
        row[i].kind == "event" or (i + 1 < row.n and row.scan.form(row[i + 1].start) == "بها")
    )


def _unnumbered(f: CountFind) -> bool:
    """«احتجزت القوات معارضين», «تبادل أسرى»: a bare plural tells a number only of the dead and hurt («سقوط قتلى»)."""
    m = f.who
    return m is not None and m.quantity is None and m.number == "p" and (f.quantity.low, f.quantity.high) == (2, None)


def _once(found: list[CountFind]) -> list[CountFind]:
    """A number counts once: people under a sum («بين قتيل وجريح») are not counted again as dead."""
    sums = {f.quantity.start for f in found if f.what == "casualties"}
    return [f for f in found if f.what == "casualties" or f.quantity.start not in sums]


def _harm(row: Row, packs: Packs, i: int, rule: str, both: int) -> list[CountFind]:
    """The group that a harm word takes: after it, else before it (12 مدنياً قُتلوا)."""
    out: list[CountFind] = []
    what = "casualties" if both >= 0 else packs.counts[rule].what
    at = both if both >= 0 else i
    if (hurt := befallen(row, i)) is not None and packs.counts[rule].what in SUM:
        out.append(CountFind(rule, packs.counts[rule].what, hurt, None, i, row[i].start, row[i].end, suffix=row[i].suffix))
        return out
    if packs.counts[rule].what in SUM and (they := befallen_all(row, i)) is not None:
        out.append(msgspec.structs.replace(they, rule=rule, what=packs.counts[rule].what))
        return out
    if cases := cases_of(row, i):
        out.append(CountFind(rule, what, cases, None, i, cases.start, row[i].end))
        return out
    if at + 2 < row.n and row[at + 1].lemma == "أم" and (m := row[at + 2].mention) is not None and m.suffix == "ها":
        word = row[at + 1]  # «قُتلت **أم** وأطفالها الأربعة»: spelled like «or»
        out.append(CountFind(rule, what, Quantity(1, 1, True, word.start, word.end, 1), None, i, word.start, word.end))
        out.extend(_members(row, rule, what, at, at + 2))
        return out
    more = others(row, packs, at) or named(row, packs, at, packs.counts[rule].what)
    if more:
        out.append(CountFind(rule, what, more, None, i, more.start, more.end))
        return out
    far = last_of(row, packs, i)
    k = _group(row, at, far)
    if k < 0 and far > at:
        at, k = far, _group(row, far)  # «أطلقت سراح 20 معتقلاً», «أودى الهجوم بحياة تسعة»
    first = k
    if k < 0 and what in _CARRIED:
        first = k = max(aboard(row, at), reached(row, at))
    if k < 0:
        out.extend(suffered_before(row, rule, what, i))
        out.extend(freed_by_themselves(row, rule, what, i))
        out.extend(before_harm(row, rule, what, i))
    out.extend(together(row, _members(row, rule, what, at, first)))
    return out


def _members(row: Row, rule: str, what: str, at: int, first: int) -> list[CountFind]:
    """The counted phrases from chunk ``first`` on that و joins."""
    out: list[CountFind] = []
    k = first
    while k >= 0 and (q := amount(row, k)) is not None:
        m = row[k].mention
        chunk = k if k > first + 3 else at  # far from its harm word it may belong to another act
        start, end = min(m.start if m else q.start, q.start), max(m.end if m else q.end, q.end)
        out.append(CountFind(rule, state_told(row, k, first, measure_of(row, k, what)), q, belongs_to(row, k), chunk, start, end))
        inside = row[k + 2].mention if k + 2 < row.n and row[k + 1].lemma == "(" else None
        if inside is not None and inside.quantity is not None and measure_of(row, k, what) == "families":
            out.append(CountFind(rule, what, inside.quantity, inside, chunk, inside.start, inside.end))  # «أسر (نحو 70 ألف شخص)»
        k = next_joined(row, k)
    return out


def _group(row: Row, i: int, end: int = -1) -> int:
    """The chunk of the phrase after harm word ``i`` (and before ``end``) that it is done to, or -1."""
    c = row[i]
    if (behind := past_killers(row, i)) > 0:
        return behind
    for k in past_aside(row, i):
        m = row[k].mention
        if 0 <= end <= k:
            return -1
        if row[k].kind == "subgroup" or (row[k].kind == "mark" and row[k].lemma in ".؛:-–"):
            return -1
        if row[k].kind == "mark" and row[k].lemma == "،" and c.kind == "verb" and c.number[:1] in ("p", "d"):
            return -1  # «إن سبعة جنود أصيبوا، ثلاثة منهم …»: who was harmed stands before
        if k == i + 1 and c.kind == "verb" and c.number[:1] == "p" and c.voice == "passive" and m is not None and joined(row, k):
            return -1  # «286 مدنياً قُتلوا **و1388** أصيبوا»
        if row[k].kind == "event" and (k > i + 1 or row[k].pre[-1:] == "ب") and not amid(row, i, k):
            return -1
        if m is None or not may_suffer(m) or row[k].kind not in NOMINAL or (c.base == "ضبط" and not m.head):
            continue
        prep = row.prep(k)
        if prep in _ASIDE or of_things(row, k):
            continue
        if prep and not _governs(row, i, k, prep):
            return -1
        if c.kind == "event" and c.suffix and not joined(row, k):
            return -1  # «إصابته برصاص قناص»: who was harmed is the pronoun
        if c.kind == "verb" and c.voice != "passive" and c.lemma not in DYING and is_doer(row, k, m):
            continue
        if (
            c.kind == "verb"
            and c.voice != "passive"
            and (c.voice == "active" or object_behind(row, k))
            and c.lemma not in DYING
            and k == i + 1
            and m.kind == "force"
            and not (m.quantity or m.definite)
        ):
            return -1  # «اغتال مسلحون يستقلون دراجة …»: gunmen kill
        if c.kind == "event" and k == i + 1 and m.kind == "force" and m.quantity is None and (whom := done_to(row, k)) > 0:
            return whom
        if amount(row, k) is not None and not _speaks_on(row, k):
            return k
        if c.kind != "verb":
            return -1
    return -1


def _governs(row: Row, i: int, k: int, prep: str) -> bool:
    """«أفرجت عن 20 معتقلاً», «القبض على اثنين», «حكم الإعدام بحق ثلاثة»: prepositions that lead to whom it befell."""
    if prep in ("بحق", "في حق"):
        return k <= i + 3
    if row[i].lemma == "أودى" and prep == "ب":
        aside = any(row[x].kind == "cite" for x in range(i + 1, min(k, i + 4)))
        return k <= i + (9 if aside else 4)  # «أودت الكمائن بـ 13 من العناصر», «أودت، بحسب س، بثمانية»
    dated = any(row[x].time is not None for x in range(i + 1, k))
    return prep in ("عن", "على") and (k <= i + 3 or (prep == "عن" and dated and k <= i + 8))


def _speaks_on(row: Row, k: int) -> bool:
    """«، مشيراً إلى أن …»: a word of saying that spells a rank."""
    return k > 0 and row[k - 1].kind == "mark" and any(row[x].kind == "comp" for x in range(k + 1, min(row.n, k + 3)))


def _paired(row: Row, packs: Packs, i: int, rule: str) -> int:
    """«مقتل وإصابة N», «قُتل وجُرح N», «مقتل **أو** إصابة N»: where the second of two outcomes with one number stands, or -1."""
    at = i + 1
    if at + 1 < row.n and row.scan.form(row[at].start) == "او":
        at += 1
    if at >= row.n or (at == i + 1 and row[at].pre != "و") or row[at].kind not in ("event", "verb") or row[i].suffix:
        return -1
    if row[i].kind != row[at].kind and not (row[i].kind == "event" and row[at].voice == "either"):
        return -1  # «استشهاد وجرح العشرات»: after a noun the letters of a verb are a noun too
    both = row[i].number == row[at].number and row[i].number[:1] in ("p", "d")
    if not both and (row[i].number.startswith("p") or subject_before(row, i) >= 0):
        return -1  # «سيدتان قُتلتا وأصيب خمسة»; but «مدنيون قُتلوا وجُرحوا»
    other = rule_at(row, packs, at)
    return at if other is not None and {packs.counts[rule].what, packs.counts[other].what} == SUM else -1
