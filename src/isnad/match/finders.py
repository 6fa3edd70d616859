"""The closed list of ways to locate a role: the only place where Arabic syntax becomes code.

Each finder is a small pure function: given an `Ask` (row, trigger, supports, what the rule wants), it returns fillers or
nothing. Rules list finders in order; the first that succeeds wins and its name goes into the explanation."""

from __future__ import annotations

from collections.abc import Callable

from isnad.match.addressed import opens_matter, past_where_said
from isnad.match.adjectival import nation
from isnad.match.befallen import past_aside
from isnad.match.blamed import blamed
from isnad.match.carried import carried
from isnad.match.describing import past_company, past_description, past_joined
from isnad.match.fire import flies_at, sender
from isnad.match.helping import helper
from isnad.match.holders import apposed
from isnad.match.masdars import BY_HAND
from isnad.match.named import named
from isnad.match.nominal import by, counted, governed, instrument, owner, suffix, under
from isnad.match.ousted import ousted
from isnad.match.passing import passing
from isnad.match.pronoun import SPOKEN_OF, pronoun_object
from isnad.match.row import AMONG_THEM, NOMINAL, Row
from isnad.match.sides import between, opponent
from isnad.match.spelled import participle
from isnad.match.stationed import carried_in, crowd_at, held_in, mustered
from isnad.match.subject import (
    Ask,
    Fill,
    accepts,
    agrees,
    first_free,
    left_subject,
    subject_at,
    take,
)
from isnad.match.supports import doer_of_support, foiler, place_of_support, sufferer_of_support
from isnad.match.undergone import describing, taken_off
from isnad.model.finds import Mention, RoleFind
from isnad.packs.schema import RoleRule

_DONE_TO = frozenset({"target", "detainee", "victim"})
_HITS = frozenset({"استهدف", "طال", "أصاب", "ضرب", "طاول", "شمل", "قصف"})
_HURTS = _HITS | {"دمّر"}
_THEN = frozenset({"عقب", "بعد", "إثر", "قبل", "خلال", "أثناء", "جراء", "في أعقاب"})


def subject(a: Ask) -> Fill:
    """قصفت **قوات النظام** … / **قوات النظام** قصفت …"""
    row, i = a.row, a.i
    if row[i].kind == "part":
        return [RoleFind(a.role, "carried", None, "elided", row[i].start)]
    if row[i].kind != "verb" or row[i].voice == "passive":
        return []
    k, pronoun = subject_at(row, i, a.kinds)
    if k >= 0:
        sent = sender(row, k)
        return take(a.role, "subject", row, sent if sent >= 0 else k, a.kinds)
    if row[i].base in _HITS and not row[i].pre and pronoun in ("", "elided"):
        k, pronoun = _by_operation(row, i, a.kinds)
        if k >= 0:
            return take(a.role, "subject", row, k, a.kinds)
        e = next((x for x in range(i - 1, max(-1, i - 4), -1) if row.kinds[x] != "adj"), -1)
        if e >= 0 and row.kinds[e] == "event" and not row[e].definite and (state := nation(row, e, a.role)):
            return state  # «لعدوان **إسرائيلي** استهدف محيط المطار»
    if row[i].suffix and pronoun == "elided" and a.role == "initiator" and (them := _people_behind(row, i)) is not None:
        return [RoleFind(a.role, "subject", them)]
    told = pronoun not in ("", "elided") and a.role != "weapon"
    return [RoleFind(a.role, "subject", None, pronoun, row[i].start)] if told else []


def _people_behind(row: Row, i: int) -> Mention | None:
    """«فاستهدفها **شبان** بالحجارة»: people right behind a verb whose object is a pronoun do what it tells."""
    m = row[i + 1].mention if i + 1 < row.n and row.free(i + 1) and not row[i + 1].pre else None
    return m if m is not None and m.kind == "people" and agrees(row[i], m) else None


def object_(a: Ask) -> Fill:
    """قصفت قوات النظام **حي الشعار**; الذين **اعتقلتهم**"""
    row, i = a.row, a.i
    c = row[i]
    if c.kind == "part":
        start = i
    elif c.kind == "verb":
        doing = ("person",) if a.role in SPOKEN_OF else _BY_ONE if c.lemma in BY_HAND else ("force", "arm")
        k, _ = subject_at(row, i, doing) if c.voice != "passive" else (-1, "")
        start = past_company(row, past_description(row, k)) if k > i else past_joined(row, i)
        start = max(start, sender(row, k)) if k > i else start
    else:
        return []
    if c.suffix and a.role == "about":
        return pronoun_object(a, -1)  # «**تتهمها** الإدارة بـ …»
    if a.role in SPOKEN_OF:
        start = past_where_said(row, start)
    elif c.suffix and c.kind == "verb" and c.suffix != "نا" and (meant := pronoun_object(a, -1)):
        return meant
    for k in past_aside(row, start):
        m = row[k].mention
        if k and "supporter_link" in row[k - 1].classes:
            continue  # «قصفت بالاشتراك مع **س** مواقع ص»
        if row.kinds[k] == "subgroup" and a.role in _DONE_TO and (row.prep(k - 1) == "على" or row[k].lemma in AMONG_THEM):
            break  # «ألقى القبض على ثلاثة مطلوبين **بينهم** أمير س», «استشهد خمسة **بينهم** طفلان»: a part of whom another tells
        if k == i + 1 < row.n - 1 and c.voice != "passive" and row[k + 1].kind in ("np", "noun") and _nominative(row, k):
            continue  # «ضرب **السجانون** المعتقلين», «اقتحم **إرهابيون** قاعدة عسكرية»
        if "leader" in row[k].classes and participle(row, k):
            break  # «ثم اقتحمنا، **مشيراً** إلى أن …»: a word of saying that is spelled like a rank
        if row.free(k) and m and (accepts(m, a.kinds) or held_in(a, k)) and not _genitive(row, k) and not apposed(row, k):
            return take(a.role, "object", row, carried_in(a, k), a.kinds)
        if (whose := mustered(a, k)) >= 0:
            return take(a.role, "object", row, whose, a.kinds)
        if a.role == "target" and (them := crowd_at(row, k)) is not None:
            return [RoleFind(a.role, "object", them)]
        if a.role in SPOKEN_OF and opens_matter(row, k):
            break
    if c.voice in ("passive", "either"):
        if (k := describing(row, i)) >= 0:
            return take(a.role, "object", row, k, a.kinds)
        k = left_subject(row, i)
        if k >= 0 and (c.voice == "passive" or ("harm_kill" in c.classes and not c.suffix) or taken_off(row, i, k)):
            return take(a.role, "object", row, k, a.kinds)
    if c.suffix and c.kind == "verb":
        return pronoun_object(a, k if c.voice not in ("passive", "either") else -1)
    return []


_BY_ONE = ("force", "people")


def _by_operation(row: Row, i: int, kinds: tuple[str, ...]) -> tuple[int, str]:
    """«نفّذت **س** عملية استهدفت م»: who carries out the operation that the verb at ``i`` tells of, as ``subject_at`` says it."""
    e = next((x for x in range(i - 1, max(-1, i - 4), -1) if row.kinds[x] not in ("adj", "part")), -1)
    if e < 1 or row.kinds[e] != "event" or row[e].definite:
        return -1, ""
    v = next((s for s in row.supports(e) if row.kinds[s] == "verb" and "light" in row[s].classes), -1)
    return subject_at(row, v, kinds) if v >= 0 and row[v].voice != "passive" else (-1, "")


def _nominative(row: Row, k: int) -> bool:
    return row.scan.form(row[k].end - 1).endswith("ون") and not row.scan.form(row[k + 1].end - 1).endswith("ون")


def _genitive(row: Row, k: int) -> bool:
    """«قُتل برصاص **قناص**»: what touches a verbal noun under a preposition is its own, not the verb's."""
    before = row[k - 1]
    return before.kind == "event" and not before.definite and not row[k].pre and bool(row.prep(k - 1))


def doer_of_relative(a: Ask) -> Fill:
    """غارات شنّتها **طائرات روسية** · هجوم نفّذه **مسلحون** · صواريخ أطلقها **س**"""
    row, i = a.row, a.i
    for k in range(i + 1, min(row.n, i + 7)):
        c = row[k]
        if c.kind == "verb" and c.suffix and c.base in _CALLS:
            return []  # «هجوم **وصفته** الحكومة بالأعنف»: who calls it so
        if c.kind == "verb" and "copula" in c.classes and k + 1 < row.n and row.kinds[k + 1] == "verb" and row[k + 1].suffix:
            continue  # «سيارة **كان** يقودها انتحاري»
        if c.kind == "verb" and (c.suffix or _does(row, k)) and c.voice != "passive" and not c.pre:
            if row[i].kind == "verb" and a.role == "initiator" and subject_at(row, i, a.kinds)[0] >= 0:
                return []  # «فكّك س عبوة زرعها مجهولون»: the relative clause tells of the thing, not of the act
            before = [RoleFind(a.role, "carried", None, "elided", row[k].start)]
            for x in row.right(k, limit=4):
                if "supporter_link" in row[x].classes:  # «حملة نفذتها بدعم من طيران س»: who helps
                    return before
                if row.free(x):
                    return take(a.role, "doer_of_relative", row, x, a.kinds)
            own = a.role == "initiator" and c.tense == "perfect" and "light" in c.classes and first_free(row, k) < 0
            if not own:
                return []
            return owner(a) or before  # «هجوم **لتنظيم س** نفّذه بـ …», «غارات **شنّها** على م»: whose it is, or who acted before
        if (
            c.kind in ("comp", "conseq", "conj", "cite")
            or (c.kind == "mark" and c.lemma in ".؛")
            or (c.kind == "verb" and not row.points_back(k))
            or (c.kind == "prep" and c.lemma in _BESIDES)
        ):
            return []
    return []


_BESIDES = frozenset({"وسط", "خلال", "أثناء", "بعد", "قبل", "عقب", "إثر", "رغم", "بسبب", "بحجة"})
"""What hangs on these is told of something else: «فجّر نفسه وسط إجراءات التفتيش التي يقوم بها الجنود»."""
_CALLS = frozenset(
    {"وصف", "اعتبر", "عدّ", "أدان", "استنكر", "ندّد", "سمّى", "رأى", "وثّق", "رصد", "شاهد", "صوّر", "شهد", "أكد", "نفى"}
)
"""Verbs of those who tell of an act and do not do it."""
_DOES = frozenset({"قام", "توصّل", "شارك", "تسبّب", "بادر", "أقدم", "وقف"})


def _does(row: Row, k: int) -> bool:
    """«هجوم **قام به** مسلحون», «اتفاق **توصّل إليه** الطرفان»"""
    return row[k].base in _DOES and row.points_back(k)


def done_to_relative(a: Ask) -> Fill:
    """عملية أمنية استهدفت **أحد المسؤولين** · غارات طالت **بلدة س**"""
    row, i = a.row, a.i
    told = (
        row[i].definite and i and "time_link" in row[i - 1].classes
    )  # «عقب **الهجوم** قصفت القوات …»: the verb begins its own clause
    for k in range(i + 1, min(row.n, i + 9)):
        c = row[k]
        if told and c.kind == "verb" and row[k - 1].kind != "rel":
            return []
        if c.kind == "verb" and not c.suffix and not c.pre and c.lemma in _HURTS:
            for x in row.right(k, limit=6):
                m = row[x].mention
                if row[x].kind == "prep" and row[x].lemma in _THEN:
                    break  # «قصف طال بلدة س، **عقب** توغل دورية»
                if row.free(x) and m and accepts(m, a.kinds):
                    return take(a.role, "done_to_relative", row, carried_in(a, x), a.kinds)
            return []
        if c.kind == "verb" and not c.suffix and not c.pre and ("undergo" in c.classes or c.base == "وقع") and row.points_back(k):
            x = first_free(row, k)  # «القصف الذي تعرّضت له **س**», «الكمين الذي وقعت فيه **س**»
            m = row[x].mention if x >= 0 else None
            return take(a.role, "done_to_relative", row, x, a.kinds) if m is not None and accepts(m, a.kinds) else []
        if (c.kind == "verb" and not c.suffix) or c.kind in ("comp", "conseq", "conj"):
            return []
    return []


def itself(a: Ask) -> Fill:
    """**قذيفة هاون** على حي س · **صاروخ لقوات س** على بلدة ص: the trigger's own phrase, where nothing governs it."""
    m = a.row[a.i].mention
    if a.supports or a.row.prep(a.i):
        return []
    return [RoleFind(a.role, "self", m)] if m is not None and accepts(m, a.kinds) else []


def relative_owner(a: Ask) -> Fill:
    """**قوات س** التي تدعمها ص · **مجلس س** المنضوي تحت … · **وحدات س** التابعة لـ …"""
    row, i = a.row, a.i
    start = i
    if row[i].kind == "event" and row[i].pre == "و":
        return []  # «استهدفوا م بصواريخ **وسقوط** ضحايا»: a noun beside, no clause on what stands before
    if row[i].kind == "verb":
        if not i or (row[i - 1].kind != "rel" and not _on_indefinite(row, i)):
            return []
        start = i - (row[i - 1].kind == "rel")
    for k in range(start - 1, max(-1, start - 5), -1):
        m = row[k].mention
        if m and row[k].kind in NOMINAL:
            bare = flies_at(row, k) and not m.names  # «مروحيات تابعة للجيش» is nothing told of an actor
            return [RoleFind(a.role, "relative_owner", m)] if accepts(m, a.kinds) and not bare else []
        if row[k].kind in ("verb", "comp"):
            return []
    return []


def _on_indefinite(row: Row, i: int) -> bool:
    """«بشظايا **قذيفة** سقطت قرب منزلها»: a verb right behind an indefinite noun that it describes."""
    m = row[i - 1].mention
    return m is not None and not m.definite and not row[i].pre and row[i - 1].kind == "np"


def topic(a: Ask) -> Fill:
    """حذّرت س من أن **ص** … · اتهم س **ص** بـ …"""
    row, i = a.row, a.i
    k = i + 1
    while k < min(row.n, i + 12) and row[k].kind != "comp":
        k += 1
    if k < row.n and row[k].kind == "comp":
        for x in range(k + 1, min(row.n, k + 8)):
            m = row[x].mention
            if m and row[x].kind == "np" and accepts(m, a.kinds):
                return [RoleFind(a.role, "topic", m)]
            if row[x].kind == "mark":
                break
    for k in row.right(i):
        m = row[k].mention
        if m and row.prep(k) in ("من", "ب", "عن", "بشأن", "حول", "على") and accepts(m, a.kinds):
            return [RoleFind(a.role, "topic", m)]
    return []


def nearest(a: Ask) -> Fill:
    """The nearest in the clause; last resort."""
    row, i = a.row, a.i
    for k in (*row.right(i, limit=8), *row.left(i, limit=8)):
        m = row[k].mention
        if m and accepts(m, a.kinds):
            return take(a.role, "nearest", row, k, a.kinds) if a.role in SPOKEN_OF else [RoleFind(a.role, "nearest", m)]
    return []


FINDERS: dict[str, Callable[[Ask], Fill]] = {
    "subject": subject,
    "object": object_,
    "owner": owner,
    "governed": governed,
    "doer_of_support": doer_of_support,
    "sufferer_of_support": sufferer_of_support,
    "foiler": foiler,
    "doer_of_relative": doer_of_relative,
    "done_to_relative": done_to_relative,
    "by": by,
    "under": under,
    "between": between,
    "opponent": opponent,
    "helper": helper,
    "suffix": suffix,
    "carried": carried,
    "place_of_support": place_of_support,
    "instrument": instrument,
    "counted": counted,
    "named": named,
    "blamed": blamed,
    "passing": passing,
    "ousted": ousted,
    "self": itself,
    "relative_owner": relative_owner,
    "topic": topic,
    "nearest": nearest,
}


_BY_VERB = frozenset({"subject", "doer_of_support", "doer_of_relative", "self", "under"})
"""Finders that ask a verb, or the phrase itself, who does it; beside a noun a post or a vehicle is what it is done to (استهداف
حاجز للجيش)."""


_DOERS = frozenset({"force", "person"})


class Wanted:
    """A role of a frame made ready: the finders that look for it in order, each with the kinds that it accepts and its
    prepositions."""

    __slots__ = ("finders", "role")

    def __init__(self, role: str, rule: RoleRule) -> None:
        kinds = rule.is_
        armed = (*kinds, "arm") if role == "initiator" and not _DOERS.isdisjoint(kinds) else kinds
        self.role = role
        self.finders = tuple((FINDERS[f.name], armed if f.name in _BY_VERB else kinds, f.preps) for f in rule.found)


def fill(row: Row, i: int, supports: tuple[int, ...], wanted: Wanted) -> Fill:
    """The fillers of a role: what the first finder that succeeds returns."""
    for find, kinds, preps in wanted.finders:
        got = find(Ask(row, i, supports, kinds, preps, wanted.role))
        if got:
            return got
    return []
