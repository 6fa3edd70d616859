"""What follows the head of a noun phrase: adjectives, genitives, من and في, whom it belongs to."""

from __future__ import annotations

import msgspec

from isnad.match.belonging import belongs, calls_itself, hears, stands_against, with_others
from isnad.match.bureaus import recording
from isnad.match.clients import clients
from isnad.match.heads import (
    _KEPT,
    ADJ,
    FIGHTER,
    FIRED,
    FLYING,
    GROUP,
    HOUSED,
    MOVING,
    OWNERS,
    PERSON,
    SOME,
    SOURCE,
    THING,
    WEAPONS,
    Phrase,
    accusative,
    ends_accusative,
    read_heads,
)
from isnad.match.made import BELIEVED, believed, designation, of_a_nation, of_people, office_of, same_ending, task, theirs, two_of
from isnad.match.nations import REGIME, of_several_men, other_regime, second_nation, take_nation
from isnad.match.persons import person_name_end, quoted_name, take_leader, take_ranked_name
from isnad.match.places import read_place
from isnad.match.quantity import may_count
from isnad.match.ranked import WITH_RANK, rank_end
from isnad.match.scan import Scan
from isnad.packs import Packs
from isnad.packs.lexicon import Reading, Word

_HIS = frozenset({"له", "لها", "لهم"})
_LINKS = frozenset({"من", "في", "لدي", "باسم", "عن"})


def _patron_end(scan: Scan, packs: Packs, k: int) -> int:
    """Where the name of whom somebody stands by ends, or 0."""
    inner = Phrase(k)
    read_heads(scan, packs, inner, scan.skip_quotes(k))
    return inner.end if inner.names else 0


def _take_person_name(p: Phrase, end: int) -> None:
    if end > p.end:
        p.end = end
        if p.inner is not None and not p.classes.isdisjoint(THING):
            p.inner = msgspec.structs.replace(p.inner, end=end)


def _numbered(scan: Scan, packs: Packs, k: int) -> bool:
    """«69 قتيلاً **منهم 17** طفلاً»: a part of them is told, and they are not part of others."""
    return k < scan.n and (scan.tokens[k].kind == "number" or may_count(scan, packs, k))


def read_tail(scan: Scan, packs: Packs, p: Phrase) -> None:
    """Adjectives and links that belong to the phrase; «جثتي اثنين»: the number after a dual says it again."""
    j = p.end
    if scan.form(j) in _TWO and (p.number == "d" or two_of(scan, p)):
        p.end = j = j + 1
    if not p.names and p.end < scan.n and p.heads[-1:] and p.heads[-1] in _NUMBERED and scan.tokens[p.end].kind == "number":
        p.end = j = p.end + 1  # «اللواء 23», «مقر الفوج 41», and not «فككت فرق هندسة الحشد **22** عبوة»
        if scan.form(j) in _ARMS:
            p.end = j = j + 1  # «اللواء 73 **مشاة**»
    if p.end < scan.n and scan.form(p.end) == "منهم" and not _numbered(scan, packs, p.end + 1):
        p.end = j = p.end + 1
    for _ in range(8):
        k = scan.skip_quotes(j)
        if k >= scan.n or (scan.form(k) == "اكثر" and scan.form(k + 1) == "من"):
            return  # «راح ضحيته أكثر من 80»: a number begins
        if scan.form(k) == WITH_RANK and (ranked := rank_end(scan, p, k + 1)):
            p.end = j = ranked  # «ضابط إسرائيلي **برتبة رائد**»
            continue
        if same_ending(scan, p, k):
            described = next((r for r in scan.words[k].nouns if "nationality" in r.entry.classes), None)
            if described is not None and not p.names:
                take_nation(packs, p, described)  # «مسلحون حوثيون»
            p.end = j = k + 1
            continue
        if p.quantity is not None and scan.form(k) == "علي" and scan.form(k + 1) == "الاقل":
            p.end = j = k + 2  # «39 عنصراً على الأقل من قوات س»
            continue
        if not p.names and scan.form(k) in BELIEVED and (thought := believed(scan, packs, p, k)):
            p.end = thought
            return
        if not p.names and (take_ranked_name(scan, p, k) or _link(scan, packs, p, k) or designation(scan, p, k)):
            j = p.end
            continue
        if p.names and p.end == p.name_end and scan.form(k - 1) in REGIME and other_regime(scan, packs, p, k):
            p.end = j = k + 1
            continue
        if p.names and scan.form(k).startswith("الموالي") and (patron := _patron_end(scan, packs, k + 1)):
            p.end = j = patron  # «ميليشيات س الموالية لـ ص»: said of س, and nothing is done to ص
            continue
        if p.names and (other := second_nation(scan, packs, p, k)):
            p.also, p.end, j = other, k + 1, k + 1
            continue
        if not p.names and _of_a_channel(scan, p) and (end := quoted_name(scan, k)):
            p.end = end  # «قناة "سما"»
            return
        reading = _adjective(scan, p, k) if not _of_the_firing(scan, p) else None
        if reading is None:
            if take_leader(scan, packs, p, k):
                return
            _take_person_name(p, person_name_end(scan, packs, p, k))
            return
        if "nationality" in reading.entry.classes and not p.names:
            take_nation(packs, p, reading, military=k > 0 and scan.form(k - 1).removeprefix("ال").startswith("عسكري"))
        p.classes = p.classes | (reading.entry.classes & _KEPT)
        if "civil" in reading.entry.classes and not p.classes.isdisjoint(_HARMED):
            p.classes = p.classes | {"civilian"}  # «قتلى مدنيون»
        p.end = j = k + 1
        if scan.form(j) in _CLOSING and _opened_inside(scan, p, j):
            p.end = j = j + 1


_IS_OF = frozenset({"تعود", "يعود", "عائده", "عائد", "تعودان", "مملوكه", "مملوك", "عايده", "عايد"})
_NUMBERED = frozenset({"لواء", "فوج", "كتيبة", "فرقة", "سرية"})
_ARMS = frozenset({"مشاه", "مدرع", "مدرعات", "ميكانيكي", "دبابات", "مظلي", "مدفعيه", "قتال", "مجحفل", "معزز", "صاعقه", "حدود"})
_PARTIES = frozenset({"ميليشيا", "مليشيا", "تنظيم", "حركة", "جماعة", "حزب", "فصيل"})
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_UNIT = frozenset({"group"})
_FORCE = GROUP | FIGHTER
_FORCE_OR_OWNERS = _FORCE | OWNERS
_FIGHTING = FIGHTER | _UNIT
_HITTING = _FIGHTING | {"unknown"}
_SOMEBODY = PERSON | SOURCE
_NAMEABLE = _SOMEBODY | GROUP | THING
_OF_A_FORCE = PERSON | GROUP | THING | {"quantity"}
_HARMED = frozenset({"dead", "wounded"})
_CLOSING = frozenset('"»”')
_OPENING = frozenset('"«“')


def _of_the_firing(scan: Scan, p: Phrase) -> bool:
    """«إطلاق نار **إسرائيلي**»: the adjective says whose the firing is."""
    return p.head in FIRED and p.start > 0 and scan.form(p.start - 1).endswith("اطلاق")


def _opened_inside(scan: Scan, p: Phrase, j: int) -> bool:
    return any(scan.form(k) in _OPENING for k in range(p.start, j))


def _adjective(scan: Scan, p: Phrase, k: int) -> Reading | None:
    """An adjective after the phrase: with the article after a definite head, without it after an indefinite one."""
    if not (p.classes or p.names):
        return None
    word = scan.words[k]
    if not word.nouns:
        return None
    found: tuple[Reading, ...] | None = word.memo.get("adjectives")
    if found is None:
        found = word.memo["adjectives"] = _adjectives(word)
    if p.names and k >= p.name_end > 0 and _another_actor(scan, k):
        return None  # «اتهمت الخارجية الروسية **المعارضة**»
    if scan.has(k, "direction") and scan.name(scan.skip_quotes(k + 1)) is not None:
        return None  # «تحييد مسلحين شمالي س»: where, and not who
    rectus = p.number in ("p", "d") and p.end - p.start == 1 and scan.form(p.start).endswith(("ون", "ان"))
    people = p.number == "p" and p.end - p.start == 1 and scan.form(p.start).endswith(("ون", "ين"))
    for r in found:
        if rectus and scan.form(k).endswith("ين"):
            continue  # «أردى مجهولون **شابين**»: nominative and accusative do not agree
        if people and r.entry.gender == "f" and r.entry.number == "s":
            continue  # «هاجم مسلحون دورية»: a sound plural of men takes no feminine singular
        if of_several_men(scan, p, k, r):
            continue  # «اتهمت الحكومة الحوثيين»: whom the verb is done to
        men = r.entry.number == "p" or (r.entry.number == "d" and p.number != "d")
        if men and scan.form(k).endswith(("ين", "ون")) and not p.names and p.classes.isdisjoint(_MEN):
            continue  # «يستقلون دراجات نارية **نازحين**»: things take no adjective of men
        if r.entry.number in ("p", "d") and p.number == "s" and p.quantity is None and (p.names or scan.form(k).endswith("ين")):
            continue  # «فرّقت الشرطة **المتظاهرين**», «قصفت مدفعية س **الأحياء** الشرقية»: no adjective of one
        if accusative(scan, k, r) and not ends_accusative(scan, p.end - 1):
            continue  # «أوقفت دورية للأمن العسكري شاباً»: the object has begun
        if p.names and not r.article and "nationality" not in r.entry.classes and p.end == p.name_end:
            continue  # a name is definite: what has no article after it is no adjective of it
        if r.article and (p.names or p.suffix or not p.classes.isdisjoint(THING)) and _somebody_else(word):
            continue  # «طالب التحالف المدنيين», «قتل الطيران المدنيين»
        if r.article == (p.article or bool(p.suffix)) or (p.names and r.article):
            return r
    return None


def _another_actor(scan: Scan, k: int) -> bool:
    """Whether an actor of another name begins at token ``k``."""
    hit = scan.name(k)
    return hit is not None and not hit.pre and bool(hit.of("actor")) and not scan.has(k, "nationality")


_MEN = PERSON | GROUP | SOURCE | {"quantity"}
_OTHERS = PERSON - FIGHTER | {"leader"}


def _somebody_else(word: Word) -> bool:
    """«المدنيين», «القيادي»: a person by itself, after a name a phrase of its own."""
    return any(r.article and r.entry.pos == "noun" and not r.entry.classes.isdisjoint(_OTHERS) for r in word.readings)


def _adjectives(word: Word) -> tuple[Reading, ...]:
    if any("harm_kill" in r.entry.classes for r in word.verbs):
        return ()  # «عنصرين آخرين قُتلا»: a verb of dying is no adjective
    return tuple(
        r for r in word.nouns if r.entry.pos == "adjective" and not r.pre and not r.suffix and "membership" not in r.entry.classes
    )


_UNDER = frozenset({"الي", "علي", "تحت", "ل", "لسيطره", "لنفوذ", "لاداره"})


def _describes(r: Reading, p: Phrase) -> bool:
    """«التابعين لـ», «جيب يتبع لـ»: an adjective of belonging, or the present that stands for it and agrees."""
    if r.entry.pos in ADJ:
        return True
    men = p.number == "p" and not p.classes.isdisjoint(FIGHTER)
    return r.entry.lemma == "تبع" and r.entry.kind == "imperfect" and not (r.pre or r.suffix or (men and r.entry.number == "s"))


def _link(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """من / في / لـ / باسم before a name or a force; التابعين لـ before a name."""
    form = scan.form(k)
    if form == "في" and (scan.has(k + 1, "post", "site", "camp", "document", "near") or theirs(p)):
        return False  # «تجمعات العدو في معسكر س»: where they are; «اتهمت العشيرة في بيان س»: where she says it
    if form in _HIS and not p.classes.isdisjoint(THING) and not p.suffix:
        p.suffix, p.end = form[1:], k + 1  # «رتلاً عسكرياً لها»
        return True
    if of_people(scan, packs, p, k) or of_a_nation(scan, p, k) or calls_itself(scan, packs, p, k):
        return True
    if form in _LINKS and k + 1 < scan.n and not (form == "لدي" and "detainee" in p.classes):  # «25 سجيناً **لدى س**»
        if (form == "في" or (form == "من" and not p.classes.isdisjoint(WEAPONS))) and _country(scan, k + 1):
            return False  # «35 قذيفة من لبنان», «عناصر في العراق»: the country, not its government
        return _linked_name(scan, packs, p, k + 1, allow_group=form in ("من", "في"))
    if form == "ل" and k + 1 < scan.n:
        return _linked_name(scan, packs, p, k + 1, glued=True, allow_group=True)  # «مقرّاً لـ"كتائب س"»: a mark parts them
    if form in _IS_OF and not p.classes.isdisjoint(HOUSED) and k + 1 < scan.n:
        return _linked_name(scan, packs, p, k + 1, glued=True, allow_group=True)  # «منازل تعود لـ س»
    word = scan.words[k]
    member = "membership" in word.classes and any("membership" in r.entry.classes and _describes(r, p) for r in word.readings)
    if member and k + 1 < scan.n:
        after = k + 2 if scan.form(k + 1) in _UNDER else k + 1
        linked = _linked_name(scan, packs, p, after, glued=True, allow_group=True)
        if linked and p.names and any("support" in r.entry.classes and _describes(r, p) for r in word.readings):
            p.names = clients(packs).get(p.names[0], ())  # who stands by somebody is not he
        return linked
    if scan.form(k + 1) == "من" and any(_backed(r) for r in word.readings) and not p.classes.isdisjoint(_FORCE):
        inner = Phrase(k + 2)
        read_heads(scan, packs, inner, scan.skip_quotes(k + 2))
        backed = clients(packs).get(inner.names[0], ()) if inner.names else ()
        p.names = backed
        return bool(backed)
    hit = scan.name(k)
    if hit and hit.pre == "ل" and hit.of("actor"):
        return not _of_a_party(p) and not stands_against(scan, k - 1) and _linked_name(scan, packs, p, k, glued=True)
    if (
        not p.article
        and "post" in p.classes
        and any(r.entry.pos == "participle" and not (r.article or r.pre) for r in word.nouns)
    ):
        hit = scan.name(k + 1)
        if hit and hit.pre == "ل" and hit.of("actor"):
            return _linked_name(scan, packs, p, k + 1, glued=True)  # «نقطة **مرابطة** للحشد الشعبي»
    if hit and hit.pre == "ب" and hit.of("actor") and not p.classes.isdisjoint(_FIGHTING):
        return _linked_name(scan, packs, p, k, glued=True)  # «قيادي سابق بالجيش الحر», «اللواء 23 بالحشد الشعبي»
    if _hit_by(scan, p, k) or _of_a_party(p):
        return False
    owners = _FORCE if p.classes.isdisjoint(HOUSED) else _FORCE_OR_OWNERS
    if any(r.pre == "ل" and not r.entry.classes.isdisjoint(owners) and not _an_act(r) for r in scan.readings[k]):
        return _linked_name(scan, packs, p, k, glued=True, allow_group=True)
    if "group" in p.classes and p.number == "p" and task(scan, packs, p, k):
        return True
    if recording(scan, p, k):
        return True
    if not p.classes.isdisjoint(_SOMEBODY):
        return belongs(scan, packs, p, k) or with_others(scan, packs, p, k) or office_of(scan, packs, p, k)
    return False


def _of_a_party(p: Phrase) -> bool:
    """«استسلم ستة من عناصر **الميليشيا** للجيش»: members of a party that is told are nobody else's."""
    return p.article and p.heads[1:] != [] and p.heads[-1] in _PARTIES and not p.classes.isdisjoint(FIGHTER)


def _an_act(r: Reading) -> bool:
    """«تصدت الدفاعات **لعدوان** …»: what is met, and nobody who owns it."""
    return "event" in r.entry.classes and not r.article


def _country(scan: Scan, k: int) -> bool:
    """Whether the name at token ``k`` is a country's or a capital's as well as its government's."""
    place = read_place(scan, k, governed=True) if scan.name(k) is not None else None
    return place is not None and not place.classes.isdisjoint({"kind:country", "kind:city"})


def _hit_by(scan: Scan, p: Phrase, k: int) -> bool:
    """«استهداف مسلحين **لدورية**», «مهاجمة مجموعة **لرتل**»: what is hit stands behind those who hit it."""
    hitting = p.start > 0 and any(r.entry.pos == "masdar" and not r.article and not r.suffix for r in scan.readings[p.start - 1])
    if not hitting or p.classes.isdisjoint(_HITTING):
        return False
    return any(r.pre == "ل" and (r.entry.base in MOVING or not r.entry.classes.isdisjoint(HOUSED)) for r in scan.readings[k])


def _backed(r: Reading) -> bool:
    """«ميليشيات **مدعومة** من …»"""
    return r.entry.pos == "participle" and r.entry.voice == "passive" and "support" in r.entry.classes


def _of_a_channel(scan: Scan, p: Phrase) -> bool:
    return "channel" in p.classes or (p.end > 0 and "channel" in scan.words[p.end - 1].classes)


def _linked_name(scan: Scan, packs: Packs, p: Phrase, k: int, *, glued: bool = False, allow_group: bool = False) -> bool:
    if p.classes.isdisjoint(_NAMEABLE) and p.quantity is None:
        return False
    inner = Phrase(k)
    j = scan.skip_quotes(k)
    j = read_heads(scan, packs, inner, j)
    hit = scan.name(inner.name_start) if inner.names else None
    if hit is not None and hears(scan, p, k, hit):
        return False
    if inner.names and (glued or hit is None or "ل" not in hit.pre):
        p.names, p.name_start, p.name_end, p.end = inner.names, inner.name_start, inner.name_end, inner.end
        if not p.classes:
            p.classes, p.head = inner.classes, inner.head
        return True
    if (
        allow_group
        and "admin" not in inner.classes
        and (p.classes.isdisjoint(WEAPONS) or (p.article and not p.classes.isdisjoint(FLYING)))
        and p.inner is None
        and not inner.classes.isdisjoint(_FORCE if p.classes.isdisjoint(HOUSED) or not glued else _FORCE_OR_OWNERS)
        and not p.classes.isdisjoint(_OF_A_FORCE)
    ):
        read_tail(scan, packs, inner)
        p.end, p.names, p.inner = inner.end, inner.names, inner.mention()
        return True
    if allow_group and p.heads[-1:] == [SOME] and not inner.classes.isdisjoint(PERSON):
        read_tail(scan, packs, inner)
        p.classes, p.kind, p.end = inner.classes, inner.kind, inner.end  # «مجموعة من المدنيين»: they, and no armed group
        return True
    return False
