"""The interpreter of count rules: which number belongs to which measure, and of whom."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.row import NOMINAL, Row
from isnad.model.finds import CountFind, Mention, Quantity
from isnad.packs import Packs

_THINGS = frozenset({"attacks", "facilities", "vehicles", "weapons", "munitions"})
PERSONS = frozenset({"people", "force"})


def read_counts(row: Row, packs: Packs) -> list[CountFind]:
    """All measures in a row: harm words with their counted group, and counted nouns that are measures themselves (قتيلين)."""
    out: list[CountFind] = []
    taken: set[int] = set()
    for i, c in enumerate(row.chunks):
        if c.kind in ("verb", "event", "part", "noun"):
            for rule in _rules(packs, c.base, c.lemma):
                for find in _harm(row, packs, i, rule):
                    out.append(find)
                    if find.who:
                        taken.add(find.who.start)
                break
    for i, c in enumerate(row.chunks):
        if c.mention and c.mention.start not in taken:
            out.extend(_headed(row, packs, i))
    out.extend(_attacks(row))
    out.extend(_subgroups(row, packs, out))
    return sorted(out, key=lambda f: (f.start, f.what))


def _rules(packs: Packs, *lemmas: str) -> Iterable[str]:
    for lemma in dict.fromkeys(lemmas):
        for rest, rule in packs.count_words.get(lemma, ()):
            if not rest:
                yield rule


def _harm(row: Row, packs: Packs, i: int, rule: str) -> Iterable[CountFind]:
    """The group that a harm word takes: after it, else before it (12 مدنياً قُتلوا)."""
    c = row[i]
    what = packs.counts[rule].what
    pair = _paired(row, packs, i)
    if pair:
        what = "casualties"
    others = _others(row, i)
    if others:
        yield CountFind(rule, what, others, None, i, row[i + 1].start, row[i + 1].end)
        return
    found = False
    for k in row.right(i, limit=9):
        m = row[k].mention
        if row[k].kind == "subgroup" or row[k].kind == "mark" and row[k].lemma in ".؛:-–":
            break
        if row[k].kind == "event" and k > i + 1 and not pair and row.prep(k) not in ("خلال", "أثناء", "في"):
            break
        if m is None or m.kind not in PERSONS or row[k].kind not in NOMINAL:
            continue
        prep = row.prep(k)
        if prep and not (found and row[k].pre.startswith("و")):
            if prep in ("من", "في صفوف", "بين"):
                continue
            if prep not in ("عن", "على") or k > i + 3:  # «أفرجت عن 20 معتقلاً», «القبض على اثنين»
                break
        if c.kind == "verb" and c.voice != "passive" and _is_doer(row, i, k, m):
            continue
        quantity = m.quantity or _implied(m)
        if quantity is None:
            if not found and c.kind != "verb":
                break
            continue
        yield CountFind(rule, what, quantity, m, i, min(m.start, quantity.start), m.end)
        found = True
        if not (k + 1 < row.n and row[k + 1].pre.startswith("و") and row[k + 1].mention):
            break
    if not found:
        yield from _before(row, rule, what, i)


def _others(row: Row, i: int) -> Quantity | None:
    """«وجُرح آخرون», «وأصيب آخر»: more people of the kind just told."""
    if i + 1 >= row.n or "other" not in row[i + 1].classes or row[i + 1].mention:
        return None
    c = row[i + 1]
    single = row.scan.form(c.start) in ("اخر", "اخري")
    return Quantity(1, 1, True, c.start, c.end, 1) if single else Quantity(2, None, False, c.start, c.end)


def _is_doer(row: Row, i: int, k: int, m: Mention) -> bool:
    """A force right after an active verb with another phrase after it is the killer, not the killed."""
    if m.kind != "force" or (m.quantity is not None and m.head):
        return False
    return any(row[x].mention and not row.prep(x) and row[x].kind in NOMINAL for x in row.right(k, limit=6)) or not m.head


def _before(row: Row, rule: str, what: str, i: int) -> Iterable[CountFind]:
    c = row[i]
    if c.kind != "verb":
        return
    if c.suffix in ("ه", "ها") and "harm_kill" in c.classes:
        yield CountFind(rule, what, Quantity(1, 1, True, c.start, c.end, 1), None, i, c.start, c.end, suffix=c.suffix)
        return
    for k in row.left(i, limit=6):
        m = row[k].mention
        if m and m.kind in PERSONS and not row.prep(k) and m.quantity and not any(row[x].mention and x > k for x in range(k + 1, i) if not row.prep(x)):
            yield CountFind(rule, what, m.quantity, m, i, m.start, m.end)
            return


def _paired(row: Row, packs: Packs, i: int) -> bool:
    """«مقتل وإصابة N»: one number over two outcomes."""
    nxt = row[i + 1] if i + 1 < row.n else None
    return bool(nxt and nxt.kind == "event" and nxt.pre == "و" and any(_rules(packs, nxt.base, nxt.lemma)))


def _implied(m: Mention) -> Quantity | None:
    """A count without a number: a named or single person is 1, a dual 2, a bare plural 2 to open."""
    if m.head == "" or m.classes.isdisjoint({
        "person", "civilian", "child", "woman", "elderly", "medic", "journalist", "fighter", "leader", "suspect", "attacker", "dead", "wounded", "detainee",
        "shepherd", "farmer", "driver", "student", "body", "aid_worker", "displaced_person", "family",
    }):  # fmt: skip
        return None
    if m.number == "s":
        return Quantity(1, 1, True, m.start, m.end, 1)
    if m.number == "d":
        return Quantity(2, 2, True, m.start, m.end, 2)
    return Quantity(2, None, False, m.start, m.end) if m.number == "p" else None


def _headed(row: Row, packs: Packs, i: int) -> Iterable[CountFind]:
    """«سقوط ستة قتلى», «جثتي اثنين», «9 جرحى»: the counted noun is the measure."""
    m = row[i].mention
    if m is None or not m.head:
        return
    for rest, rule in packs.count_heads.get(m.head, ()):
        quantity = m.quantity or _implied(m)
        if rest or quantity is None or (m.definite and m.quantity is None):
            return
        yield CountFind(rule, packs.counts[rule].what, quantity, m, i, m.start, m.end)
        return


def _attacks(row: Row) -> Iterable[CountFind]:
    """«بست غارات», «هجومين», «عدة غارات»: how many times."""
    for i, c in enumerate(row.chunks):
        if c.kind != "event" or not c.classes.isdisjoint({"light", "modal", "attempt"}):
            continue
        before = row[i - 1].mention if i else None
        if before is not None and before.quantity is not None and not before.head and not before.names:
            yield CountFind("attacks", "attacks", before.quantity, None, i, before.start, c.end)
        elif c.number == "d" and not c.suffix:
            yield CountFind("attacks", "attacks", Quantity(2, 2, True, c.start, c.end, 2), None, i, c.start, c.end)


def _subgroups(row: Row, packs: Packs, found: list[CountFind]) -> Iterable[CountFind]:
    """«بينهم طفلان», «منهم 2000 أجنبي»: inside the total before it, never added to it."""
    for i, c in enumerate(row.chunks):
        if c.kind != "subgroup":
            continue
        people = (f for f in found if f.start < c.start and f.what not in _THINGS)
        total = max(people, key=lambda f: f.start, default=None)
        if total is None:
            continue
        for k in range(i + 1, min(row.n, i + 6)):
            m = row[k].mention
            if row[k].kind in ("verb", "mark", "comp"):
                break
            quantity = m and (m.quantity or _implied(m))
            if m and quantity and m.start not in {f.who.start for f in found if f.who}:
                yield CountFind(total.rule, total.what, quantity, m, total.chunk, m.start, m.end, part_of=total.what)
