"""Parts of a toll: «بينهم طفلان», «ومن بين القتلى أربعة», «تتوزع الحصيلة على …»: inside a total that was told, and never
added to it."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.amounts import PERSONS, amount, belongs_to, joined, next_joined
from isnad.match.row import Row
from isnad.match.tolls import SUM, THINGS, own_number, state_of, tally, tolled
from isnad.model.finds import Chunk, CountFind, Quantity
from isnad.packs import Packs

_MOST = ("معظم", "أغلب", "غالبي", "جل", "بعض", "نصف", "جميع", "كل")
"""Parts without a number of their own: «معظمهم نساء» counts nobody."""
_SPARED = frozenset({"child", "woman", "elderly", "medic", "journalist", "aid_worker", "foreign", "civilian"})
AMONG = frozenset({"بين", "من بين", "من ضمن"})
_STATES = ("في حالة", "حالة", "بحالة", "حال")
_OF_THEM = frozenset({"منهم", "منهن"})
_LISTS = frozenset({"هم", "هما", "وهم", "وهما"})
SHARING = frozenset({"توزّع", "وزّع"})


def read_subgroups(row: Row, found: list[CountFind]) -> list[CountFind]:
    """«بينهم طفلان», «منهم 2000 أجنبي»: inside the total before it, never added to it."""
    if "subgroup" not in row.kinds:
        return []
    out: list[CountFind] = []
    starts = {f.who.start for f in found if f.who} | {f.quantity.start for f in found}
    for i, c in enumerate(row.chunks):
        if c.kind != "subgroup" or c.lemma == "من أصل" or (i and row[i - 1].kind == "verb" and row[i - 1].number[:1] == "s"):
            continue  # «وتوفي **أحدهم** متأثراً بجراحه»: whom the verb is of
        people = (f for f in found if f.start < c.start and f.what not in THINGS)
        total = max(people, key=lambda f: f.start, default=None)
        if total is None:
            continue
        some = row[i - 1].mention
        if some is not None and some.quantity and not some.head and i + 1 < row.n and some.quantity.start not in starts:
            who = row[i + 1].mention  # «ثمانية منهم سعوديون»
            before = row[i - 2] if i > 1 else None
            apart = before is not None and (before.kind == "mark" or joined(row, i - 1) or _condition(before))
            apart = apart and not own_number(row, i + 1)
            least = row.scan.form(row[i + 1].start) == "علي" and row.scan.form(row[i + 1].start + 1) == "الاقل"
            # a verb goes on telling of them: «خمسة منهم ينتمون إلى …»
            told = row[i + 1].kind in ("np", "adj", "noun", "part") or row[i + 1].lemma.startswith(_STATES)
            caused = (row[i + 1].kind == "event" and row[i + 1].pre == "ب") or "cause_link" in row[i + 1].classes
            told = told or caused  # «سبعة منهم **بقصف** جوي وأربعة …»
            of = row[i + 2].mention if row[i + 1].lemma == "من" and i + 2 < row.n else None
            shared = of is not None and of.kind in PERSONS  # «9 منهم من قسد و8 من …»
            if apart and (told or least or shared) and not _too_many(some.quantity, total.quantity) and c.lemma in _OF_THEM:
                part, end = some.quantity, c.end if caused else row[i + 1].end
                if least:
                    part, end = Quantity(part.low, None, False, part.start, end + 1, part.low), end + 1
                out.append(CountFind(total.rule, total.what, part, who, total.chunk, some.start, end, part_of=total.what))
                if not (shared or caused):
                    continue
        if (hurt := _one_hurt(row, i, total)) is not None:
            out.append(hurt)
            continue
        k = _first_part(row, i)
        while k >= 0:
            m, q = row[k].mention, amount(row, k)
            if c.lemma in _LISTS and m is not None and m.definite and m.quantity is None and m.number == "s":
                break  # «ثلاثة ضباط، هم **العميد س** والعقيد ص»: their names
            vague = not (m and m.quantity) and (c.lemma.startswith(_MOST) or not _set_apart(row, k, listed=c.lemma in _LISTS))
            if m is None or q is None or vague or m.start in starts or _too_many(q, total.quantity):
                break  # «… وأربعة مدنيين في …» is counted with the total
            out.append(CountFind(total.rule, total.what, q, m, total.chunk, min(m.start, q.start), m.end, part_of=total.what))
            k = next_joined(row, k)
    return out


def _one_hurt(row: Row, i: int, total: CountFind) -> CountFind | None:
    """«إصابة ثلاثة جنود، **أحدهم بحال الخطر**»: one of them, told by how he is."""
    if row.scan.form(row[i].start) not in _ONE_OF_THEM or i + 1 >= row.n or total.what != "wounded":
        return None
    form = row.scan.form(row[i + 1].start)
    if not (form.removeprefix("ب").startswith(("حال", "جراح", "جروح", "اصابت")) or form == "في"):
        return None
    one = Quantity(1, 1, True, row[i].start, row[i].end, 1)
    return CountFind(total.rule, total.what, one, None, total.chunk, row[i].start, row[i + 1].end, part_of=total.what)


_ONE_OF_THEM = frozenset({"احدهم", "احدهما", "احداهما", "احداهن"})


def read_bracketed(row: Row, found: list[CountFind]) -> list[CountFind]:
    """«6 شهداء **(3 أطفال و3 نساء)**», «4 مدنيين **(رجل وامرأة وطفلان)**»: who they were, in brackets."""
    if "(" not in row.lemmas:
        return []
    out: list[CountFind] = []
    starts = {f.quantity.start for f in found}
    for f in [f for f in found if f.what in SUM and f.who is not None and not f.part_of and (f.quantity.low or 0) > 1]:
        i = next((k for k, c in enumerate(row.chunks) if c.start >= f.end), row.n)
        if i >= row.n or row[i].lemma != "(":
            continue
        k, parts = i + 1, []
        while 0 <= k < row.n and (q := amount(row, k)) is not None and (m := row[k].mention) is not None and m.kind in PERSONS:
            parts.append((q, m))
            k = k + 1 if k + 1 < row.n and joined(row, k + 1) else -1
        close = next((x for x in range(i + 1, min(row.n, i + 12)) if row[x].lemma == ")"), -1)
        if (
            close < 0
            or not parts
            or any(q.start in starts or _too_many(q, f.quantity) or m.start > row[close].start for q, m in parts)
        ):
            continue
        for q, m in parts:
            out.append(CountFind(f.rule, f.what, q, m, f.chunk, min(m.start, q.start), m.end, part_of=f.what))
    return out


def _condition(c: Chunk) -> bool:
    """«… و17 جريحاً، **حالة** أربعة منهم حرجة», «**جراح** 3 منهم خطيرة»"""
    return c.base in _CONDITIONS or (c.mention is not None and c.mention.head in _CONDITIONS)


_CONDITIONS = frozenset({"حالة", "حال", "جرح", "جراح", "إصابة"})


def _set_apart(row: Row, k: int, *, listed: bool) -> bool:
    """«بينهم طفلة», «بينهم مدرّس», «بينهم نساء وأطفال», «بينهم ضابط برتبة عقيد», «بينهم رئيس بلدية س», «هم أب وأم» are parts that
    reports set apart; «بينهم ضابط» numbers nobody."""
    m = row[k].mention
    if m is None:
        return False
    if m.number == "p":
        return not listed and not m.definite and not m.classes.isdisjoint(_SPARED)
    ranked = "برتبه" in row.scan.forms[m.start : m.end + 1] or (m.number == "s" and m.head in _RANKS)
    led = m.number == "s" and "spokesperson" in m.classes
    return listed or ranked or led or m.kind == "people" or not m.classes.isdisjoint(_SPARED)


_RANKS = frozenset({"لواء", "عميد", "عقيد", "مقدم", "رائد", "نقيب", "ملازم", "مرتزق"})


def _too_many(part: Quantity, total: Quantity) -> bool:
    return total.high is not None and part.low is not None and part.low > total.high


def _first_part(row: Row, i: int) -> int:
    """The first counted phrase after «بينهم»; after «من بين» only behind a group told before («من بين القتلى طفلان»)."""
    past = row[i].lemma != "من بين"
    for k in range(i + 1, min(row.n, i + 6)):
        m = row[k].mention
        if row[k].kind in ("verb", "mark", "comp") or row[k].lemma in _BETWEEN:
            return -1
        if m is None:
            continue
        if not past:
            if not m.definite or m.quantity is not None:
                return -1
            past = True
            continue
        if not m.head and m.quantity is not None and m.quantity.high == 1:
            continue  # «ثلاثة منهم من عائلة **واحدة**»
        if amount(row, k) is not None:
            return k
    return -1


_BETWEEN = frozenset({"بين", "ما بين"})
"""«17 منهم **بين** قتيل وجريح»: what became of all of them."""


def read_among(row: Row, packs: Packs, found: list[CountFind]) -> Iterable[CountFind]:
    """«وبين القتلى أربعة أطفال وخمس نساء»: parts of a toll that was told before."""
    if row.lemmas.isdisjoint(AMONG):
        return
    starts = {f.who.start for f in found if f.who} | {f.quantity.start for f in found}
    for i, c in enumerate(row.chunks):
        if c.lemma not in AMONG or i + 1 >= row.n:
            continue
        at = i + 2 if "demonstrative" in row[i + 1].classes and i + 2 < row.n else i + 1  # «من بين **هؤلاء** الشهداء»
        state, m = state_of(row, packs, at), row[at].mention
        if state is None or m is None or not m.definite or m.quantity is not None:
            continue
        k = next((x for x in range(at + 1, min(row.n, at + 5)) if own_number(row, x)), -1)
        while k >= 0:
            who, q = row[k].mention, amount(row, k)
            if who is None or q is None or q.start in starts or (q.high is None and not q.best):
                break  # «من بين الضحايا **عدد من** أفراد الشرطة» numbers nobody
            yield CountFind(state[0], tolled(state[1]), q, who, at, min(who.start, q.start), who.end)
            k = next_joined(row, k)


def read_shared_out(row: Row, packs: Packs, found: list[CountFind]) -> Iterable[CountFind]:
    """«تتوزع الحصيلة على 46 مقاتلاً و18 من البدو», «وتوزع القتلى: 4 مدنيين في م، و3 في ن»: the parts of a toll told before."""
    if row.lemmas.isdisjoint(SHARING):
        return
    i = next(k for k, c in enumerate(row.chunks) if c.lemma in SHARING)
    at = next((k for k in range(i + 1, min(row.n, i + 3)) if state_of(row, packs, k) or tally(row, k)), -1)
    if row[i].kind != "verb" or at < 0 or own_number(row, at):
        return
    rule, what, _ = state_of(row, packs, at) or ("killed", "killed", None)
    taken = {f.quantity.start for f in found}
    within = False
    for k in range(at + 1, row.n):
        m = row[k].mention
        within = row[k].kind == "subgroup" or (within and row[k].kind != "mark")
        if row[k].kind == "comp" or (row[k].kind == "mark" and row[k].lemma in ".؛"):
            return
        q = amount(row, k) if m is not None and m.quantity is not None and (m.kind in PERSONS or not m.head) else None
        if q is None or m is None or q.start in taken:
            continue
        yield CountFind(rule, what, q, belongs_to(row, k), i, q.start, m.end, part_of=what if within else None)
