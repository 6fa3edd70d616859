"""Tolls whose number stands apart from their noun, reached by a verb: «ارتفع عدد القتلى إلى تسعة», «بلغ عدد الجرحى 106»."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from isnad.match.amounts import PERSONS, amount, joined, next_joined
from isnad.match.befallen import measure_of
from isnad.match.row import NOMINAL, Row
from isnad.match.tolls import REACH, TALLY, both_outcomes, own_number, state_of, tally, tallying, tolled
from isnad.model.finds import Chunk, CountFind
from isnad.packs import Packs

_ESTIMATED = frozenset({"قدّر", "قُدّر", "خمّن"})
"""«**يقدَّر** عدد المفقودين **بنحو** 10 آلاف»: the number stands under بـ."""
_BEYOND = frozenset({"تجاوز", "فاق", "تخطّى"})
_STANDING = {"displaced_person": "displaced", "detainee": "detained", "missing": "missing", "resident": "residents"}
"""Class of persons → count rule, where a tally counts them (عدد النازحين)."""


def read_rises(row: Row, packs: Packs, found: list[CountFind]) -> list[CountFind]:
    """«ارتفع عدد القتلى إلى تسعة», «يرتفع إلى 57 … تعداد المدنيين الذين قضوا»: a toll's number that stands apart."""
    if not tallying(row):
        return []
    out: list[CountFind] = []
    near = past = given = -1
    """The chunk after the last noun of counting, that of the last number found, and of the noun that took it."""
    for i, c in enumerate(row.chunks):
        m = c.mention
        if given >= 0 and i == given + 1:
            continue  # «إجمالي **عدد القتلى** … إلى 22، فيما بلغ عدد الجرحى 106»: it has its number
        named = m is not None and not TALLY.isdisjoint(m.heads)
        counting = tally(row, i)
        told = counting or i == near
        near = i + 1 if counting else near
        if not (named or told) or (
            m is not None and m.quantity is not None and m.heads[:1] and m.heads[0] not in TALLY and not named
        ):
            continue
        rule = _tallied(row, packs, i)
        at = _risen(row, i, past) if rule else -1
        if at < 0 or not rule:
            continue
        number = row[at].mention
        q = amount(row, at)
        if q is None or number is None or any(f.quantity.start == q.start for f in found) or state_of(row, packs, at) is not None:
            return out
        if any(row[k].lemma in _BEYOND for k in range(max(0, at - 6), at)) and q.low is not None:
            q = msgspec.structs.replace(q, low=q.low + 1, high=None, exact=False)
        chunk = i if tally(row, i) or not (i and tally(row, i - 1)) else i - 1
        what = "casualties" if both_outcomes(row, packs, i) else tolled(packs.counts[rule].what)
        what = measure_of(row, at, what)
        out.append(
            CountFind(rule, what, q, number if number.head else m, chunk, min(number.start, q.start), max(number.end, q.end))
        )
        out.extend(_persons_in(row, at, chunk, rule, what))
        out.extend(_and_more(row, packs, rule, what, chunk, at))
        out.extend(_and_hurt(row, packs, at))
        past = near = max(at, i)
        given = i
    return out


def _persons_in(row: Row, at: int, chunk: int, rule: str, what: str) -> Iterable[CountFind]:
    """«19.898 عائلة **(109.408 نسمة)**»: how many persons the households are."""
    k = next((x for x in range(at + 1, min(row.n, at + 4)) if row[x].lemma == "("), -1)
    m = row[k + 1].mention if what == "families" and 0 < k < row.n - 1 else None
    if m is not None and m.quantity is not None and m.kind in PERSONS:
        yield CountFind(rule, "displaced", m.quantity, m, chunk, m.start, m.end)


def _and_more(row: Row, packs: Packs, rule: str, what: str, chunk: int, at: int) -> Iterable[CountFind]:
    """«لتصل الحصيلة إلى 52 مدنياً **و17 مقاتلاً**»: more of the same toll."""
    k = next_joined(row, at)
    while k >= 0 and own_number(row, k) and state_of(row, packs, k) is None and (q := amount(row, k)) is not None:
        m = row[k].mention
        if m is None or not m.head:
            return
        yield CountFind(rule, what, q, m, chunk, min(m.start, q.start), max(m.end, q.end))
        k = next_joined(row, k)


def _and_hurt(row: Row, packs: Packs, at: int) -> Iterable[CountFind]:
    """«بلغ عدد القتلى 121 شخصاً **والجرحى 561**»: a second outcome under the same verb."""
    k = at + 2 if at + 1 < row.n and row[at + 1].lemma in "،," else at + 1
    if k + 1 >= row.n or not joined(row, k) or row[k].mention is None or not row[k].mention.definite:  # type: ignore[union-attr]
        return
    state, number = state_of(row, packs, k), row[k + 1].mention
    if (
        state is None
        or own_number(row, k)
        or number is None
        or number.quantity is None
        or row.prep(k + 1) not in ("", "إلى", "ل")
    ):
        return
    q = amount(row, k + 1) or number.quantity
    yield CountFind(state[0], tolled(state[1]), q, number, k, min(number.start, q.start), max(number.end, q.end))


def _tallied(row: Row, packs: Packs, i: int) -> str:
    """The rule of what a tally counts: its noun (عدد القتلى), the next noun, or the verb that describes it (الذين قضوا)."""
    for k in range(i, min(row.n, i + 5)):
        c = row[k]
        for head in (c.mention.head, *c.mention.heads) if c.mention is not None else ():
            rule = packs.head_alone.get(head, "")
            if rule:
                return rule
        if c.mention is not None and c.mention.head == "خسارة" and _of_people(row, k):
            return "killed"  # «حصيلة **الخسائر البشرية**»
        if c.mention is not None and not _ABDUCTED.isdisjoint(c.mention.heads):
            return "abducted"
        if c.mention is not None and "فارّ" in c.mention.heads:
            return "displaced"  # «عدد **الفارين** من المدينة»
        if c.mention is not None and (cls := next((x for x in _STANDING if x in c.mention.classes), "")):
            return _STANDING[cls]
        if c.kind == "verb" and k > i and (row[k - 1].kind == "rel" or row[k - 1].lemma in _WHO):
            return packs.count_alone.get(c.base) or packs.count_alone.get(c.lemma, "") or _harm_of(c)
        if c.kind in ("mark", "prep", "comp") and not (c.lemma in _WHO and k + 1 < row.n and row[k + 1].kind == "verb"):
            break
    after = row[i + 1] if i + 1 < row.n else None
    if after is not None and after.kind == "event" and (done := packs.count_alone.get(after.lemma, "")) in _TAKEN:
        return done  # «حصيلة **الاعتقالات** بلغت 1882 حالة»
    if row[i].base == "حصيلة" and after is not None and after.kind == "event" and after.definite and not _counts(packs, after):
        return "killed"  # «حصيلة **القصف** على م ارتفعت إلى 57 شخصاً»
    return ""


def _harm_of(c: Chunk) -> str:
    """«عدد الجنود الذين **لقوا** حتفهم», «… **سقطوا**»: dead by a verb of several words."""
    return "killed" if "harm_kill" in c.classes else "wounded" if "harm_wound" in c.classes else ""


_TAKEN = frozenset({"detained", "abducted"})


def _counts(packs: Packs, c: Chunk) -> bool:
    return c.base in packs.count_alone or c.lemma in packs.count_alone


def _of_people(row: Row, k: int) -> bool:
    return any(row.scan.form(t) in _LOSSES for t in range(row[k].start, min(row.scan.n, row[k].end + 1)))


_LOSSES = frozenset({"البشريه", "بشريه"})
_ABDUCTED = frozenset({"مختطف", "مخطوف"})
_WHO = frozenset({"ممن", "من"})
"""«عدد **من** قُتلوا», «… **ممن** قتلوا»."""


def _risen(row: Row, i: int, past: int) -> int:
    """The chunk of the number that a tally reaches behind ``past``: under إلى on either side, or taken by a verb of reaching."""
    verbs = [
        k
        for k in range(max(past + 1, i - 14), min(row.n, i + 14))
        if row[k].kind in ("verb", "event")
        and (
            row[k].lemma in REACH
            or (row[k].lemma in _ESTIMATED and row[k].kind == "verb")
            or not row[k].classes.isdisjoint({"rise", "motion"})
        )
    ]
    if not verbs:
        return -1
    for k in range(min(verbs) + 1, min(row.n, max(i, min(verbs)) + 18)):
        c = row[k]
        if (c.kind == "prep" and c.lemma in ("بعد أن", "بعد")) or c.kind == "comp":
            break
        if c.kind not in NOMINAL or c.mention is None or c.mention.quantity is None or c.mention.kind not in PERSONS:
            continue
        if row.prep(k) in ("إلى", "ل") or (row.prep(k) == "ب" and any(row[v].lemma in _ESTIMATED for v in verbs if v < k)):
            return k
        if not row.prep(k) and any(row[v].lemma in REACH for v in verbs if v < k):
            return k
    return -1
