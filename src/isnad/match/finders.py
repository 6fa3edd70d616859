"""The closed list of ways to locate a role: the only place where Arabic syntax becomes code.

Each finder is a small pure function: given the row, the trigger's chunk and its supports, it returns fillers or nothing. Rules
list finders in order; the first that succeeds wins and its name goes into the explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from isnad.match.phrases import FIGHTER, PERSON
from isnad.match.row import NOMINAL, Row
from isnad.model.finds import Chunk, Mention, RoleFind
from isnad.packs.schema import Finder, RoleRule

Fill = list[RoleFind]
_ALL = frozenset({"أي", "اي", "كل", "جميع", "كافة", "معظم", "سائر", "مختلف", "غالبية", "كامل"})
_WEAPONS = frozenset({"weapon", "firearm", "artillery", "rocket", "missile", "air_bomb", "drone", "aircraft", "helicopter", "ied", "car_bomb", "mine", "grenade", "chemical", "knife", "munition", "explosives", "weapons"})
_AIR = frozenset({"aircraft", "helicopter", "drone"})
_BY = frozenset({"من قبل", "على يد", "على أيدي", "من جانب", "من طرف", "بواسطة", "بأيدي"})
_JOINT = frozenset({"مشاركة", "بمشاركة", "شارك", "بالاشتراك مع", "بالتعاون مع"})
_HELP = frozenset({"دعم", "مساندة", "مشاركة", "إسناد", "تعاون", "تنسيق", "مؤازرة", "غطاء", "تغطية"})


def accepts(m: Mention, kinds: tuple[str, ...]) -> bool:
    """Whether a mention may fill a role that ``is`` of these kinds."""
    if not kinds or "any" in kinds:
        return True
    if m.quantity is not None and not m.head and not m.names:
        return False  # «طالت 85 هدفاً»: a number alone is nobody
    weapon = not m.classes.isdisjoint(_WEAPONS)
    for kind in kinds:
        if kind == "force" and (m.kind == "force" or (weapon and not m.classes.isdisjoint(_AIR)) or (m.kind in ("source", "outlet") and m.names)):
            return True
        if kind == "people" and (m.kind == "people" or (m.kind == "force" and not m.classes.isdisjoint(PERSON))):
            return True
        if kind == "thing" and m.kind == "thing" and (not weapon or bool(m.names)):
            return True
        if kind == "weapon" and weapon:
            return True
        if kind == "place" and m.kind == "place":
            return True
        if kind in ("person", "state") and m.kind in ("force", "source", "people", "outlet"):
            return True
    return False


def _take(role: str, finder: str, row: Row, k: int, kinds: tuple[str, ...]) -> Fill:
    return [RoleFind(role, finder, m) for m in row.joined(k) if accepts(m, kinds)]


def left_subject(row: Row, v: int) -> int:
    """The chunk of the noun phrase that stands before verb ``v`` as its subject, -1 if none, -2 if a pronoun on أنّ stands for it."""
    best = -1
    if row[v].pre.startswith(("و", "ف")):
        return -1  # a verb with و begins a clause of its own: what stands before belongs to the clause before
    for k in range(v - 1, max(-1, v - 20), -1):
        c = row[k]
        if c.kind == "comp":
            return best if best >= 0 else (-2 if c.suffix else -1)
        if c.kind in ("verb", "conseq", "cue", "cite", "conj", "rel") or (c.kind == "mark" and c.lemma not in "(),،"):
            return best
        if c.kind == "np" and not row.prep(k):
            if k and row[k - 1].kind in ("event", "noun") and not row[k - 1].definite and not c.pre:
                continue  # «لملاحقة خلايا س، نفّذت …»: the genitive of a noun is nobody's subject
            best = k
            if not c.pre.startswith("و"):
                return best
        if c.kind == "event" and not row.prep(k) and c.definite:
            return best
    return best


def is_member(m: Mention) -> bool:
    """Countable people of a force rather than the force: «عنصران من …», «قيادي في …»."""
    return not m.classes.isdisjoint(PERSON) and (m.quantity is not None or not m.definite or m.number == "s" or not m.classes.isdisjoint(FIGHTER) and m.kind == "people")


def subject_at(row: Row, v: int, kinds: tuple[str, ...]) -> tuple[int, str]:
    """Where the subject of verb ``v`` stands: (chunk, '') or (-1, pronoun letters | 'elided' | '')."""
    c = row[v]
    if c.number.endswith("1"):
        return -1, "نا"
    if v and row[v - 1].kind == "rel":
        if c.suffix:  # «قوات س التي تدعمها ص»: the pronoun is the antecedent, so the subject follows
            return _first_free(row, v), ""
        k = _antecedent(row, v - 1)
        return k, "" if k >= 0 else "elided"
    if v and row[v - 1].kind == "mark" and row[v - 1].lemma in "،,":
        first = _first_free(row, v)
        m = row[first].mention if first >= 0 else None
        if m is not None and accepts(m, kinds) and _agrees(c, m) and not is_member(m):
            return first, ""
    k = left_subject(row, v)
    if k >= 0 and row[k].mention and (accepts(row[k].mention, kinds) or not c.pre):  # type: ignore[arg-type]
        if accepts(row[k].mention, kinds):  # type: ignore[arg-type]
            return k, ""
        return -1, ""
    if k == -2:
        return -1, next((row[x].suffix for x in range(v - 1, -1, -1) if row[x].kind == "comp"), "elided")
    first = _first_free(row, v)
    if first >= 0:
        m = row[first].mention
        if m and accepts(m, kinds) and _agrees(c, m) and not (c.voice == "either" and "speech" not in c.classes and is_member(m) and _first_free(row, first) < 0 and not c.suffix):
            return first, ""
        return -1, "" if c.voice == "passive" else "elided"
    return -1, "" if c.voice == "passive" else "elided"


def _agrees(verb: Chunk, m: Mention) -> bool:
    """A feminine verb has no masculine singular subject: «وطالبت التحالف» demands *of* the coalition."""
    return not (verb.gender == "f" and m.gender == "m" and m.number == "s")


def _antecedent(row: Row, rel: int) -> int:
    for k in range(rel - 1, max(-1, rel - 6), -1):
        if row[k].kind in NOMINAL:
            return k
        if row[k].kind in ("verb", "comp", "event"):
            return -1
    return -1


def _first_free(row: Row, v: int) -> int:
    for k in row.right(v, limit=9):
        c = row[k]
        if c.kind == "mark" and c.lemma in "،,":
            after = row[k + 1] if k + 1 < row.n else None
            if after is None or after.kind not in ("prep", "time"):
                return -1
        if row.free(k) and not c.pre.startswith("و"):
            return k
        if c.kind == "event" and not row.prep(k):
            return -1
    return -1


def subject(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """قصفت **قوات النظام** … / **قوات النظام** قصفت …"""
    if row[i].kind == "part":
        return [RoleFind(role, "carried", None, "elided", row[i].start)]
    if row[i].kind != "verb" or row[i].voice == "passive":
        return []
    k, pronoun = subject_at(row, i, rule.is_)
    if k >= 0:
        return _take(role, "subject", row, k, rule.is_)
    return [RoleFind(role, "subject", None, pronoun, row[i].start)] if pronoun and pronoun != "elided" else []


def carried(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """نفّذت قوات س عملية، **واعتقلت** 9 أشخاص: the doer of the clause before."""
    if row[i].kind == "event" and row[i].pre.endswith("ل") and not supports:
        return [RoleFind(role, "carried", None, "elided", row[i].start)]  # «… لاستهداف نقاط س»: whoever acts, intends
    v = i if row[i].kind == "verb" else next((s for s in supports if row[s].kind == "verb"), -1)
    if v < 0 or row[v].voice == "passive" or "undergo" in row[v].classes or "phase" in row[v].classes:
        return []
    k, pronoun = subject_at(row, v, rule.is_)
    if k >= 0 or pronoun != "elided":
        return []
    if row[v].voice == "either" and not (row[v].pre or supports) and row[v].number != "p3":
        return []  # unvowelled قُتل/قتل with nobody before it is passive
    return [RoleFind(role, "carried", None, "elided", row[v].start)]


def object_(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """قصفت قوات النظام **حي الشعار**; الذين **اعتقلتهم**"""
    c = row[i]
    if c.kind == "part":
        start = i
    elif c.kind == "verb":
        k, _ = subject_at(row, i, ("force",)) if c.voice != "passive" else (-1, "")
        start = k if k > i else i
    else:
        return []
    for k in row.right(start, limit=12):
        m = row[k].mention
        if row.free(k) and m and accepts(m, rule.is_):
            return _take(role, "object", row, k, rule.is_)
    if c.voice in ("passive", "either"):
        k = left_subject(row, i)
        if k >= 0 and c.voice == "passive":
            return _take(role, "object", row, k, rule.is_)
    if c.suffix and c.kind == "verb":
        return [RoleFind(role, "object", None, c.suffix, c.start)]
    return []


def _two_after(row: Row, i: int) -> list[int]:
    """The noun phrases that touch a verbal noun: no preposition, no comma between; adjectives may stand before the first."""
    out: list[int] = []
    for k in row.right(i, limit=6):
        c = row[k]
        if c.kind in NOMINAL and not row.prep(k) and not c.pre:
            out.append(k)
            if len(out) == 2:
                break
        elif c.kind == "word" and c.lemma in _ALL:
            continue
        elif c.kind not in ("adj", "word", "noun") or c.kind == "mark":
            break
        elif c.kind in ("word", "noun") and not out and c.kind == "word":
            break
    return out


def owner(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """قصف **الطيران الروسي** · هجوم **لتنظيم** س · قصف **روسي** · غارة **إسرائيلية**"""
    c = row[i]
    if c.kind != "event" or c.definite and c.suffix:
        return []
    near = [k for k in _two_after(row, i) if (m := row[k].mention) and (m.names or m.classes.isdisjoint(_WEAPONS))]
    if near and (len(near) == 2 or ("governed" not in finder.preps and not is_member(row[near[0]].mention))):  # type: ignore[arg-type]
        got = _take(role, "owner", row, near[0], rule.is_)
        if got:
            return got
    for k in row.right(i, limit=8):
        if row[k].kind in NOMINAL and row.prep(k) == "ل":
            return _take(role, "owner", row, k, rule.is_)
        if row[k].kind not in ("adj", "word", "noun", "np", "event"):
            break
    return _nation(row, i, role)


def _nation(row: Row, i: int, role: str) -> Fill:
    scan = row.scan
    for k in range(row[i].end, min(scan.n, row[i].end + 3)):
        for r in scan.readings[k]:
            stem = scan.form(k)[2:] if r.article else scan.form(k)
            actor = scan.lexicon.nationalities.get(stem)
            if actor and r.entry.pos == "adjective" and not r.pre:
                return [RoleFind(role, "owner", Mention(k, k + 1, "force", names=(actor,), name_start=k, name_end=k + 1, definite=True))]
        if not any(r.entry.pos == "adjective" for r in scan.readings[k]):
            break
    return []


def governed(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """استهداف **نقاط المجلس** · قصف الطيران **بلدة س** · مقتل **ثلاثة مدنيين**"""
    if row[i].kind not in ("event", "part"):
        return []
    near = _two_after(row, i)
    for k in reversed(near):
        got = _take(role, "governed", row, k, rule.is_)
        if got:
            return got
    return []


def doer_of_support(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """شنّت **طائرات روسية** غارات; not under a verb of foiling, undergoing, beginning by itself."""
    if not supports:
        return []
    classes = frozenset().union(*(row[s].classes for s in supports))
    v = supports[-1]
    if row[v].kind != "verb" or not classes.isdisjoint({"foil", "undergo", "phase", "witness"}) or row[v].voice == "passive":
        return []
    k, pronoun = subject_at(row, v, rule.is_)
    if k >= 0 and k != i:
        return _take(role, "doer_of_support", row, k, rule.is_)
    return [RoleFind(role, "doer_of_support", None, pronoun, row[v].start)] if pronoun and pronoun != "elided" else []


def _support_subject(cls: str, name: str) -> Callable[[Row, int, tuple[int, ...], RoleRule, Finder, str], Fill]:
    def find(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
        carrier = next((s for s in supports if cls in row[s].classes), -1)
        if carrier < 0:
            return []
        v = carrier if row[carrier].kind == "verb" else next((s for s in supports if row[s].kind == "verb"), -1)
        if v < 0:
            owners = owner(row, carrier, (), rule, finder, role)
            return [RoleFind(role, name, r.mention) for r in owners]
        k, pronoun = subject_at(row, v, rule.is_)
        if k >= 0:
            return _take(role, name, row, k, rule.is_)
        return [RoleFind(role, name, None, pronoun, row[v].start)] if pronoun else []

    return find


def doer_of_relative(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """غارات شنّتها **طائرات روسية** · هجوم نفّذه **مسلحون** · صواريخ أطلقها **س**"""
    for k in range(i + 1, min(row.n, i + 7)):
        c = row[k]
        if c.kind == "verb" and c.suffix and c.voice != "passive" and not c.pre:
            for x in row.right(k, limit=4):
                if row.free(x):
                    return _take(role, "doer_of_relative", row, x, rule.is_)
            return []
        if c.kind in ("comp", "conseq", "conj") or (c.kind == "mark" and c.lemma in ".؛") or (c.kind == "verb" and not c.suffix):
            return []
    return []


def done_to_relative(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """عملية أمنية استهدفت **أحد المسؤولين** · غارات طالت **بلدة س**"""
    for k in range(i + 1, min(row.n, i + 9)):
        c = row[k]
        if c.kind == "verb" and not c.suffix and not c.pre and c.lemma in _HITS:
            for x in row.right(k, limit=6):
                m = row[x].mention
                if row.free(x) and m and accepts(m, rule.is_):
                    return _take(role, "done_to_relative", row, x, rule.is_)
            return []
        if c.kind == "verb" and not c.suffix or c.kind in ("comp", "conseq"):
            return []
    return []


_HITS = frozenset({"استهدف", "طال", "أصاب", "ضرب", "طاول", "شمل", "قصف"})


def by(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """قُتل **على يد مسلحين** · من قبل **س** · برصاص **س**"""
    undergone = any("undergo" in row[s].classes for s in supports)
    for start in (i, *supports[-1:]):
        for k in row.right(start):
            if row[k].kind in NOMINAL and (row.prep(k) in _BY or (undergone and k > i and row.prep(k) == "من")):
                return _take(role, "by", row, k, rule.is_)
    return []


def under(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """على **بلدة أريحا** · ضد **قوات س** · إلى **م**"""
    for k in row.right(i):
        m = row[k].mention
        if row[k].kind == "event" and row.prep(k) in finder.preps and "force" in rule.is_ and (nation := _nation(row, k, role)):
            return nation  # «تصدّت لعدوان إسرائيلي»
        if m and row[k].kind in NOMINAL and row.prep(k) in finder.preps and accepts(m, rule.is_) and not row.modifier(k, i):
            return _take(role, "under", row, k, rule.is_)
    return []


def between(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """اشتباكات بين **س** و**ص** · **س** من جهة و**ص** من جهة أخرى"""
    for k in range(i + 1, min(row.n, i + 12)):
        c = row[k]
        if c.kind in ("verb", "comp", "conseq"):
            break
        if c.kind in NOMINAL and row.prep(k) == "بين" and c.mention and accepts(c.mention, rule.is_):
            out = []
            for x in range(k, min(row.n, k + 14)):
                m = row[x].mention
                if row[x].kind in ("verb", "comp", "conseq") or (row[x].kind == "mark" and row[x].lemma not in "()،"):
                    break
                if m and row[x].kind == "np" and accepts(m, rule.is_) and (x == k or "و" in row[x].pre or row.prep(x) in ("بين", "مع")):
                    out.append(RoleFind(role, "between", m))
            return out
    return []


def opponent(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """اشتباكات مع **س** · معارك ضد **س**"""
    for k in row.right(i, limit=14):
        m = row[k].mention
        if m and row[k].kind in NOMINAL and row.prep(k) in ("مع", "ضد", "بمواجهة", "في مواجهة") and accepts(m, rule.is_):
            return _take(role, "opponent", row, k, rule.is_)
    return []


def helper(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """بدعم ومساندة من **التحالف الدولي** · بمشاركة **قسد**"""
    start = row.clause_start(supports[-1] if supports else i)
    for k in range(start, min(row.n, i + 20)):
        c = row[k]
        if "supporter_link" in c.classes or (c.kind in ("event", "noun", "np", "part") and c.base in _HELP and c.pre.endswith("ب")):
            for x in range(k + 1, min(row.n, k + 6)):
                m = row[x].mention
                if m and row[x].kind == "np" and accepts(m, rule.is_):
                    joint = any(row[y].base in _JOINT or row[y].lemma in _JOINT for y in range(k, x))
                    return _take(role, "joint" if joint else "helper", row, x, rule.is_)
                if row[x].kind in ("verb", "comp"):
                    break
        if k > i and row.stops(k):
            break
    return []


def suffix(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """**هجومها** على … · **اشتباكاتها** مع …"""
    c = row[i]
    return [RoleFind(role, "suffix", None, c.suffix, c.start)] if c.kind == "event" and c.suffix else []


def place_of_support(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """شهدت **محافظة س** اشتباكات · تعرّضت **بلدة س** لقصف"""
    for s in supports:
        if row[s].kind == "verb" and not row[s].classes.isdisjoint({"witness", "undergo"}):
            for k in (*row.right(s, limit=4), *row.left(s, limit=6)):
                if row[k].kind == "place" and not row.prep(k):
                    return _take(role, "place_of_support", row, k, ("place",))
    return []


def instrument(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """قصف **بقذائف الهاون** · انفجار **عبوة ناسفة**"""
    for k in row.right(i, limit=10):
        m = row[k].mention
        if m and not m.classes.isdisjoint(_WEAPONS) and (row.prep(k) in ("ب", "بواسطة") or k <= i + 2):
            return [RoleFind(role, "instrument", m)]
    return []


def counted(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """قُتل **١٢ مدنياً** · **12 مدنياً** قُتلوا"""
    for k in (*row.right(i, limit=6), *row.left(i, limit=4)):
        m = row[k].mention
        if m and m.quantity and accepts(m, rule.is_):
            return [RoleFind(role, "counted", m)]
    return []


def relative_owner(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """**قوات س** التي تدعمها ص · **مجلس س** المنضوي تحت … · **وحدات س** التابعة لـ …"""
    start = i
    if row[i].kind == "verb":
        if not (i and row[i - 1].kind == "rel"):
            return []
        start = i - 1
    for k in range(start - 1, max(-1, start - 5), -1):
        m = row[k].mention
        if m and row[k].kind in NOMINAL:
            return [RoleFind(role, "relative_owner", m)] if accepts(m, rule.is_) else []
        if row[k].kind in ("verb", "comp"):
            return []
    return []


def topic(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """حذّرت س من أن **ص** … · اتهم س **ص** بـ …"""
    k = i + 1
    while k < min(row.n, i + 12) and row[k].kind != "comp":
        k += 1
    if k < row.n and row[k].kind == "comp":
        for x in range(k + 1, min(row.n, k + 8)):
            m = row[x].mention
            if m and row[x].kind == "np" and accepts(m, rule.is_):
                return [RoleFind(role, "topic", m)]
            if row[x].kind == "mark":
                break
    for k in row.right(i):
        m = row[k].mention
        if m and row.prep(k) in ("من", "ب", "عن", "بشأن", "حول", "على") and accepts(m, rule.is_):
            return [RoleFind(role, "topic", m)]
    return []


def nearest(row: Row, i: int, supports: tuple[int, ...], rule: RoleRule, finder: Finder, role: str) -> Fill:
    """The nearest in the clause; last resort."""
    for k in (*row.right(i, limit=8), *row.left(i, limit=8)):
        m = row[k].mention
        if m and accepts(m, rule.is_):
            return [RoleFind(role, "nearest", m)]
    return []


FINDERS: dict[str, Callable[[Row, int, tuple[int, ...], RoleRule, Finder, str], Fill]] = {
    "subject": subject, "object": object_, "owner": owner, "governed": governed, "doer_of_support": doer_of_support,
    "sufferer_of_support": _support_subject("undergo", "sufferer_of_support"), "foiler": _support_subject("foil", "foiler"),
    "doer_of_relative": doer_of_relative, "done_to_relative": done_to_relative, "by": by, "under": under, "between": between,
    "opponent": opponent, "helper": helper, "suffix": suffix, "carried": carried, "place_of_support": place_of_support, "instrument": instrument,
    "counted": counted, "relative_owner": relative_owner, "topic": topic, "nearest": nearest,
}  # fmt: skip


def fill(row: Row, i: int, supports: tuple[int, ...], role: str, rule: RoleRule) -> Iterable[RoleFind]:
    """The fillers of a role: what the first finder that succeeds returns."""
    for finder in rule.found:
        got = FINDERS[finder.name](row, i, supports, rule, finder, role)
        if got:
            return got
    return ()
