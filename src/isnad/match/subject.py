"""Who can fill a role, and where the subject of a verb stands: what every finder asks."""

from __future__ import annotations

import msgspec

from isnad.match.acted import acted_on, flier_before, object_after
from isnad.match.describing import described, done_to, kept_from, of_an_act, past_relative_clause, tells_whence
from isnad.match.heads import FLYING, PERSON, REMAINS, WEAPONS
from isnad.match.members import is_member
from isnad.match.row import NOMINAL, Row
from isnad.match.spoken_to import chief, oblique, spoken_to
from isnad.match.undergone import befell, taken_off
from isnad.model.finds import Chunk, Mention, RoleFind

Fill = list[RoleFind]
_ARMS = frozenset({"artillery", "rocket", "missile", "firearm", "post", "vehicle", "convoy"})
"""Things that act for whoever has them: «مدفعية الجيش», «حاجز للأمن العسكري», «آليات قسد»."""
_CROWDS = frozenset({"resident", "protester", "civilian", "family", "displaced_person"})
"""People who may besiege, burn and throw, where they plainly do it to something."""
_AFTER_SUBJECT = frozenset({"p3", "d3"})
"""A verb in the plural has its subject behind it: «وطالبوا بإسقاط **النظام**»; before its subject it stands in the singular."""
_HITS = frozenset({"استهدف", "طال", "أصاب", "ضرب", "شمل"})
_TRIBES = frozenset({"قبيلة", "عشيرة"})
"""Kin who fight as one: «ردّت **قبائل س** بمهاجمة النقطة»."""
_TALKS = frozenset({"وقّع", "أبرم", "عقد", "بحث", "ناقش"})
"""Verbs that nobody undergoes: «وقّع **قائد س** اتفاقاً»."""
_SOMEBODY = frozenset({"force", "source", "people", "outlet"})
_HELD = frozenset({"post", "vehicle", "convoy"})
"""Those of them that something is done to as often."""


class Ask(msgspec.Struct, frozen=True, gc=False):
    """What a finder is asked: the row, the trigger's chunk, the chunks of its supports, and what the rule wants of the role."""

    row: Row
    i: int
    supports: tuple[int, ...]
    kinds: tuple[str, ...]
    preps: tuple[str, ...]
    role: str


def accepts(m: Mention, kinds: tuple[str, ...]) -> bool:
    """Whether a mention may fill a role that ``is`` of these kinds."""
    if not kinds or "any" in kinds:
        return True
    if m.quantity is not None and not m.head and not m.names and not m.definite:
        return "number" in kinds  # «طالت 85 هدفاً»: a number alone is nobody, unless the rule is about persons
    if m.head == "مرة":
        return False  # «قصفت ثلاث مرات …»
    if m.head == "جهة" and m.end - m.start == 1 and not m.names:
        return False  # «لم تتبنّ أي جهة …»: nobody
    weapon = not m.classes.isdisjoint(WEAPONS)
    for kind in kinds:
        if kind == "force" and (
            m.kind == "force"
            or m.head in _TRIBES
            or (weapon and not m.classes.isdisjoint(FLYING))
            or (m.kind in ("source", "outlet") and m.names)
        ):
            return True
        if kind == "arm" and m.kind == "thing" and (m.names or "group" in m.classes) and not m.classes.isdisjoint(_ARMS):
            return True
        if kind == "arm" and m.kind == "people" and m.definite and m.number == "p" and not m.classes.isdisjoint(_CROWDS):
            return True
        if kind == "people" and (
            m.kind == "people"
            or (m.kind == "force" and not m.classes.isdisjoint(PERSON))
            or (m.kind == "source" and "activist" in m.classes)  # «اعتقلت ناشطين»
        ):
            return True
        if kind == "people" and m.kind == "source" and "spokesperson" in m.classes and m.number == "s" and not m.names:
            return True  # «مقتل مدير المستشفى»
        if kind == "thing" and m.kind == "thing" and (not weapon or bool(m.names)):
            return True
        if kind == "thing" and m.kind == "outlet" and "post" in m.classes and not m.names:
            return True  # «غارات على مواقع»: no websites
        if kind == "weapon" and weapon:
            return True
        if kind == "members" and m.kind in ("people", "force") and (not m.definite or is_member(m)):
            return True
        if (kind == "place" and m.kind == kind) or (kind in ("person", "state") and m.kind in _SOMEBODY):
            return True
    return False


def take(role: str, finder: str, row: Row, k: int, kinds: tuple[str, ...]) -> Fill:
    """The mention at chunk ``k``, with those joined to it by و, as fillers."""
    got = row.joined(_of_whom(row, k))
    if not got or not accepts(got[0], kinds):
        return []  # «استهداف آليات الجيش والميليشيات»: what is joined goes with the first
    return [RoleFind(role, finder, m) for m in got if accepts(m, kinds)]


def _of_whom(row: Row, k: int) -> int:
    """«جثث **خمسة جنود**», «جثامين **12 شخصاً**»: bodies are whose they are, where a number or the article parts the two."""
    c, after = row[k], row[k + 1] if k + 1 < row.n else None
    if after is None or "body" not in c.classes or c.base not in REMAINS or after.kind != "np" or after.pre or c.mention is None:
        return k
    m = after.mention
    whose = m is not None and m.start == c.mention.end and m.kind in ("people", "force")
    return k + 1 if whose and not c.definite else k


_HAD = "كان قد"


def left_subject(row: Row, v: int) -> int:
    """The chunk of the noun phrase that stands before verb ``v`` as its subject, -1 if none, -2 if a pronoun on أنّ stands
    for it."""
    best = -1
    before = row[v - 1] if v else None
    if row[v].pre.startswith(("و", "ف")) or (
        before is not None and before.pre and (before.kind in ("still", "neg") or before.lemma in ("قد", "لقد"))
    ):
        # a verb with و («وأسقطت», «وقد تصدّت», «ولا تزال تمشط») begins a clause: what stands before belongs to the one before
        return -1
    for k in range(v - 1, max(-1, v - 20), -1):
        c = row[k]
        if c.kind == "comp":
            return best if best >= 0 else (-2 if c.suffix else -1)
        if c.kind == "verb" and best < 0 and tells_whence(row, k, row[v]):
            return k - 1
        if c.kind == "verb" and best < 0 and k and (whom := past_relative_clause(row, k, row[v])) >= 0:
            return whom
        if c.kind == "prep" and "conj" in c.classes:
            return best  # «…، عندما هاجم مسلحون»
        if k == v - 1 and c.kind == "cue" and c.lemma == _HAD:
            continue  # «الناشط **كان قد** اعتقل»
        if c.kind in ("verb", "conseq", "cue", "cite", "conj", "rel") or (c.kind == "mark" and c.lemma not in '(),،"«»'):
            return best
        if c.kind == "np" and k + 1 < row.n and row[k + 1].lemma == ")" and c.mention is not None and c.mention.kind == "outlet":
            continue  # «طرابلس 28 فبراير (س) اتهمت …»: the agency of the dateline
        if c.kind == "np" and k and "supporter_link" in row[k - 1].classes:
            continue  # «وحدات من س بالتعاون مع **ص** دمّرت …»
        if c.kind == "np" and (not row.prep(k) or (k == v - 1 and c.pre == "و" and row[k - 1].kind == "place")):
            if k and row[k - 1].kind in ("event", "noun") and not row[k - 1].definite and not c.pre:
                continue  # «لملاحقة خلايا س، نفّذت …»: the genitive of a noun is nobody's subject
            best = described(row, k)
            if not row[best].pre.startswith("و") or (best == v - 1 and (_another_clause(row, best) or _nominative(row, best))):
                return best
        if c.kind == "event" and not c.definite and row[v].base in _HITS and row[v].tense == "perfect":
            return best  # «في غارات إسرائيلية على م استهدفت …»: the verb describes the raids
        if c.kind == "event" and not row.prep(k) and (c.definite or _brings(row[v])):
            return best  # «ارتكبت طائرات س مجزرة راح ضحيتها …»: the massacre's verb, no aircraft's
    return best


def _another_clause(row: Row, k: int) -> bool:
    """«س تقصف م **وص** تهاجم ن», «استهدفت س دبابة **والاحتلال** يقصف …»: whether the phrase with و at ``k``, which a verb
    follows, begins a clause of its own behind a verb that has its parties."""
    for x in range(k - 1, max(-1, k - 12), -1):
        c = row[x]
        if c.kind == "verb":
            return not c.suffix and "copula" not in c.classes and not (x and row[x - 1].kind == "rel")
        if c.kind in ("comp", "rel", "conj", "conseq", "cue", "cite", "mark"):
            return False
    return False


def _nominative(row: Row, k: int) -> bool:
    """«غارات على صنعاء **والحوثيون** يتوعدون»: men in the nominative behind a place begin a clause."""
    return row.kinds[k - 1] == "place" and row.begins_anew(k)


def _brings(verb: Chunk) -> bool:
    """A verb that tells what an act led to."""
    return "cause" in verb.classes or verb.base == "راح"


def _told_of(row: Row, v: int) -> bool:
    """«قذيفة **أطلقتها** س», «مدنيين **أعدمهم** س»: whether verb ``v`` points back to the indefinite thing or people right before
    it, so that who does it follows."""
    b = v - 1
    while b > 0 and row.kinds[b] == "adj":
        b -= 1  # «هجوم **مسلح** تبنّاه تنظيم س»
    before = row[b] if v else None
    some = before is not None and v > 2 and row.prep(v - 1) == "من" and not row[v - 3].definite  # «سرب **من المسيّرات** أطلقته س»
    if before is None or (before.definite and not some) or before.kind not in ("np", "event") or first_free(row, v) < 0:
        return False
    m = before.mention
    people = m is not None and m.kind == "people" and row[v].number.startswith("s") and not m.names
    return before.kind == "event" or people or (m is not None and m.kind == "thing")


def _described_by(row: Row, v: int) -> int:
    """«على دورية لـ س **حاولت** الوصول …», «مع مجموعة **كانت تحاول** …»: the indefinite people right before the verb at ``v``
    that tells what they did, whatever governs them, or -1."""
    c, k = row[v], v - 1
    if k > 0 and row.kinds[k] == "verb" and "copula" in row[k].classes and not row[k].pre:
        k -= 1
    m = row[k].mention if k >= 0 and row.kinds[k] == "np" else None
    if m is None or c.pre or c.suffix or c.voice == "passive":
        return -1
    if k == v - 1 and (c.tense != "perfect" or (c.voice != "active" and not object_after(row, v))):
        return -1
    acting = m.kind in ("force", "people") and not m.definite and not m.suffix and m.quantity is None
    return k if acting and (k < v - 1 or bool(row.prep(k))) and agrees(c, m) and c.gender == (m.gender or c.gender) else -1


def _where_it_stands(row: Row, v: int) -> bool:
    """«منزل لعائلة س في حي **م** قصفته **طائرات الاحتلال**»: a verb that points back past a place, and behind it who did it."""
    m = row[v + 1].mention if v + 1 < row.n and row.kinds[v - 1] == "place" and row.free(v + 1) else None
    return m is not None and accepts(m, ("force", "arm")) and agrees(row[v], m)


def subject_at(row: Row, v: int, kinds: tuple[str, ...]) -> tuple[int, str]:
    """Where the subject of verb ``v`` stands: (chunk, '') or (-1, pronoun letters | 'elided' | '')."""
    c = row[v]
    if c.number.endswith("1"):
        return -1, "نا"
    if v and row[v - 1].kind == "rel":
        if c.suffix:  # «قوات س التي تدعمها ص»: the pronoun is the antecedent, so the subject follows
            return first_free(row, v), ""
        k = _antecedent(row, v - 1)
        if k >= 0 and row.kinds[k] == "place" and row.points_back(v) and (first := _past_comma(row, v, kinds)) >= 0:
            return first, ""  # «المدينة التي سيطر **عليها** جيش س»: the pronoun is the place before
        return k, "" if k >= 0 else "elided"
    if v and row[v - 1].kind == "mark" and row[v - 1].lemma in "،," and (first := _past_comma(row, v, kinds)) >= 0:
        return first, ""
    if c.suffix and not c.pre and c.tense == "perfect" and (_told_of(row, v) or _where_it_stands(row, v)):
        return first_free(row, v), ""
    if (flier := flier_before(row, v)) >= 0:
        return (flier, "") if accepts(row[flier].mention, kinds) else (-1, "")  # type: ignore[arg-type]
    k = left_subject(row, v)
    if (at := _described_by(row, v)) >= 0 and (k == -1 or (k > 0 and row[k - 1].kind == "verb") or at < v - 1):
        k = at
    m = row[k].mention if k >= 0 else None
    if m is not None and m.kind == "document" and not c.pre and v + 1 < row.n and row[v + 1].kind == "prep" and row[v + 1].suffix:
        return -1, "elided"  # «نشرت س **تغريدة** طالبت فيها …»: whoever wrote it
    if m is not None and befell(row, v):
        return -1, ""
    if k >= 0 and taken_off(row, v, k):
        return -1, ""
    if m is not None and accepts(m, kinds) and not (_arm(m, kinds) and c.voice == "either" and not _acts(row, v, c)):
        return k, ""
    if m is not None and not c.pre:
        return -1, ""
    if k == -2:
        return _by_pronoun(row, v, kinds)
    first = first_free(row, v) if c.number not in _AFTER_SUBJECT else -1
    if first >= 0:
        m = row[first].mention
        if (
            m
            and accepts(m, kinds)
            and not ((done_to(c, m) and not object_after(row, first)) or kept_from(row, v, first))
            and agrees(c, m)
            and not spoken_to(row, v, first)
            and not (c.pre and not m.names and oblique(row, row[first]))  # «وصلت تعزيزات ولاحقت **الفارين**»
            and not (m.quantity is not None and "harm_kill" in c.classes and not object_after(row, first))  # «وقتل **46 منهم**»
            and not (
                c.voice == "either"
                and "speech" not in c.classes
                and c.base not in _TALKS
                and ((is_member(m) and not chief(c, m)) or _arm(m, kinds))
                and ("attacker" not in m.classes or m.quantity is not None)
                and not object_after(row, first)
                and not c.suffix
                and not acted_on(row, first)
            )
        ):
            return first, ""
        if m is not None and m.kind == "people" and c.voice == "active" and not m.definite and object_after(row, first):
            return -1, ""  # «قطع عدد من الأشخاص الطريق»: they did it, whomever the rule wants
    return -1, "" if c.voice == "passive" else "elided"


def _past_comma(row: Row, v: int, kinds: tuple[str, ...]) -> int:
    """«في س، **هاجمت ص** …»: behind a comma a subject that follows the verb goes before any that stands further back; or -1."""
    first = first_free(row, v)
    m = row[first].mention if first >= 0 else None
    fits = m is not None and accepts(m, kinds) and agrees(row[v], m) and not is_member(m)
    return first if fits and not spoken_to(row, v, first) and not kept_from(row, v, first) else -1


def _arm(m: Mention, kinds: tuple[str, ...]) -> bool:
    """Whether a phrase is a doer only by courtesy: a post, a vehicle, or people where the rule wants a force."""
    if m.kind == "people":
        return not m.names and "people" not in kinds and "person" not in kinds
    return m.kind == "thing" and not m.classes.isdisjoint(_HELD)


def _by_pronoun(row: Row, v: int, kinds: tuple[str, ...]) -> tuple[int, str]:
    """«إنه **هاجم** …»: the subject of a verb behind a particle with a pronoun, as ``subject_at`` says it."""
    if (first := _after_matter(row, v, kinds)) >= 0:
        return first, ""
    over = v + 1 < row.n and row[v + 1].lemma == "على"  # «إنه قضى **على** قيادي»
    if row[v].voice == "either" and "harm_kill" in row[v].classes and not over and not object_after(row, v):
        return -1, ""  # «إنه قُتل برصاص قناص»
    return -1, next((row[x].suffix for x in range(v - 1, -1, -1) if row[x].kind == "comp"), "elided")


def _after_matter(row: Row, v: int, kinds: tuple[str, ...]) -> int:
    """«أنه بعد ساعة هاجم **مسلحون** …», «أنه قُصفت …»: the pronoun of the matter stands for nobody; a nominative behind the verb
    is its subject. -1 where none is."""
    if row[v].number != "s3":
        return -1
    first = first_free(row, v)
    m = row[first].mention if first >= 0 else None
    if m is None or not accepts(m, kinds):
        return -1
    comp = next(x for x in range(v - 1, -1, -1) if row.kinds[x] == "comp")  # «**إنه** استهدفت صواريخ إسرائيلية المنطقة»
    if row[comp].suffix == "ه" and row[v].gender == "f" and agrees(row[v], m):
        return first
    return first if any(row.scan.form(t).endswith(("ون", "ان")) for t in range(m.start, min(m.end, m.start + 2))) else -1


def _acts(row: Row, v: int, c: Chunk) -> bool:
    return first_free(row, v) >= 0 and "harm_kill" not in c.classes


def agrees(verb: Chunk, m: Mention) -> bool:
    """A feminine verb has no masculine singular subject: «وطالبت التحالف» demands *of* the coalition."""
    return not (verb.gender == "f" and m.gender == "m" and m.number == "s")


def _antecedent(row: Row, rel: int) -> int:
    for k in range(rel - 1, max(-1, rel - 6), -1):
        if row[k].kind in NOMINAL:
            return k
        if row[k].kind in ("verb", "comp", "event"):
            return -1
    return -1


_CLAIMS = "تبنّى"
"""What is claimed stands as often before who claims it: «وتبنّت الهجوم **س**»."""


def first_free(row: Row, v: int) -> int:
    """The first noun phrase after verb ``v`` that hangs on no preposition, -1 if none."""
    for k in row.right(v, limit=9):
        c = row[k]
        if c.kind == "mark" and c.lemma in "،,":
            after = row[k + 1] if k + 1 < row.n else None
            if after is None or after.kind not in ("prep", "time"):
                return -1
        if c.kind == "subgroup" and "بين" in c.lemma:
            return -1  # «استولت على آليات **بينها** مدرعة إماراتية»: parts of what was told
        if row.free(k) and not c.pre.startswith("و") and not of_an_act(row, k):
            return k
        if c.kind == "event" and not row.prep(k) and not (k == v + 1 and c.definite and row[v].base == _CLAIMS):
            return -1
    return -1
