"""A chunk that begins with a noun: an event noun, a noun phrase, a place, or a bare noun."""

from __future__ import annotations

from isnad.match.chunk_verb import word_chunk
from isnad.match.compounds import compound_at
from isnad.match.following import head_at
from isnad.match.heads import GROUP, HEADS, PERSON, THING
from isnad.match.phrases import national, one_of, read_phrase
from isnad.match.place_next import places_next
from isnad.match.places import FRONT, read_place
from isnad.match.places import HEADS as PLACE_HEADS
from isnad.match.quantity import bracketed, may_count, starts_number
from isnad.match.scan import Scan
from isnad.match.seats import acts_next, blames, seat_at
from isnad.match.strange import BUILT
from isnad.match.unheard import glued_place, unheard_at
from isnad.model.finds import Chunk, Mention
from isnad.packs import Packs
from isnad.packs.entries import Entry
from isnad.packs.lexicon import Reading, Word

_PHRASE = HEADS
_CLOTHES = frozenset({
    "زيا", "زي", "بزي", "الزي", "بالزي", "ازياء", "بازياء", "لباسا", "لباس", "بلباس", "اللباس", "ملابس", "بملابس", "الملابس",
    "بزات", "ببزات", "بزه", "بدلات",
})  # fmt: skip
_ATTACKS = frozenset({"هجوم", "اعتداء", "تفجير", "انفجار", "قصف", "عملية", "استهداف", "عدوان", "اشتباك", "تمرد", "صراع", "نزاع"})
_ATTACKERS = frozenset({"إرهابي", "مسلّح", "حوثي", "داعشي", "مسلح"})
"""Of an attack, and words for those who attack as well."""
_BODIES = GROUP | THING | {"body"}
_PLACE = PLACE_HEADS | BUILT | FRONT
_IN_FRAME = "في إطار"
_OF_DEGREE = frozenset({"شديد", "قوي", "سريع", "عالٍ", "متوسط", "بالغ"})
_GLUED = frozenset("وب")
_CARRIERS = frozenset({"event", "attempt", "foil", "modal", "begin", "continue", "cause", "light"})
_BEFORE_NOUNS = frozenset({"verb", "mark", "comp", "conj"})  # no adjective stands behind


def nominal_at(scan: Scan, packs: Packs, row: list[Chunk], i: int) -> Chunk:
    """The chunk that begins at token ``i`` with a noun, a name or a number, or a plain word."""
    governed = places_next(scan, row, i)
    admin = scan.has(i, "admin") and (governed or "ruling" in scan.words[i].classes)
    region = read_place(scan, i, governed=True) if admin else None
    strange = region is not None and governed and region.unresolved and not scan.readings[region.name_start]
    if region is not None and (strange or (region.names and (governed or region.end > i + 1))):
        return np_chunk(scan, packs, i, region)  # «في قضاء المقدادية», «قصفت قضاء سنجار»: the district, no verdict
    if (compound := compound_at(scan, row, i)) is not None:
        return np_chunk(scan, packs, i, compound)
    event = _event(scan, packs, row, i)
    if event is not None:
        return event
    before = row[-1] if row else None
    if before is not None and before.kind == "event" and before.definite and not before.suffix:
        for r in scan.readings[i]:
            if r.entry.pos == "adjective" and r.article and not r.pre and "ongoing" in r.entry.classes:
                return _noun_chunk("adj", i, r)  # «الاشتباكات الدائرة»: a noun with the article has no genitive
    if before is not None and before.kind in ("event", "adj") and not before.definite and before.base in _ATTACKS | _ATTACKERS:
        for r in scan.readings[i]:
            if r.entry.pos == "adjective" and r.entry.base in _ATTACKERS and not r.pre and not r.suffix:
                return _noun_chunk("adj", i, r)  # «هجوم إرهابي», «هجوم مسلح»: what kind of attack, and nobody
    if i and scan.form(i - 1) in _CLOTHES:
        for r in scan.words[i].nouns:
            if r.entry.pos == "adjective" and not r.pre and not r.suffix:
                return _noun_chunk("adj", i, r)  # «يرتدون زياً **عسكرياً**»: what they wear, and no soldier
    mention = mention_at(scan, packs, i, governed=governed or glued_place(scan, i))
    state = mention is not None and not mention.classes.isdisjoint(_STATES)
    if state and before is not None and before.lemma == "بين":
        mention = mention_at(scan, packs, i, governed=False)  # «اشتباكات بين إسرائيل وس»: no land lies between them
    elif state and (blames(scan, before) or (before is not None and before.kind == "place" and acts_next(scan, i))):
        mention = mention_at(scan, packs, i, governed=False)
    if scan.words[i].named and (mention is None or mention.kind != "place" or not mention.heads):
        mention = seat_at(scan, row, i) or mention
    if mention is None and "nationality" in scan.words[i].classes and (before is None or before.kind in _BEFORE_NOUNS):
        mention = read_phrase(scan, packs, i)  # «استشهد فلسطينيان»
    if mention is not None:
        return np_chunk(scan, packs, i, mention)
    nouns = scan.words[i].nouns
    if nouns and row and row[-1].kind in ("event", "noun", "np", "adj", "part", "word"):
        adjective = next((r for r in nouns if r.entry.pos == "adjective" and not r.pre and not r.suffix), None)
        if adjective is not None:
            return _noun_chunk("adj", i, adjective)
    for r in nouns:
        if kind := _KINDS.get(r.entry.pos):
            return _noun_chunk(kind, i, r)
    unheard = None if nouns else unheard_at(scan, row, i)
    return np_chunk(scan, packs, i, unheard) if unheard else Chunk("word", i, i + 1, lemma=scan.form(i))


_STATES = frozenset({"kind:country", "kind:city"})
"""Places whose names may mean a government: countries and capitals."""


def _for_government(scan: Scan, i: int, place: Mention) -> bool:
    """«الموالية **لطهران**», «مفاوضات مع **موسكو**»: a capital that something is for, with or from is its government."""
    if "kind:country" in place.classes:
        return False
    name = scan.name(i)
    return name is not None and (name.pre.endswith("ل") or scan.form(i - 1) in _WITH)


_WITH = frozenset({"مع", "من"})


_KINDS = {"participle": "part", "masdar": "noun", "noun": "noun", "adjective": "adj"}
"""What a noun alone is, by its part of speech."""


def np_chunk(scan: Scan, packs: Packs, i: int, m: Mention) -> Chunk:
    """A mention as a chunk: a place or a noun phrase."""
    kind = "place" if m.kind == "place" else "np"
    return Chunk(
        kind,
        i,
        m.end,
        lemma=m.head,
        base=m.head,
        classes=m.classes,
        pre=glued_before(scan, packs, i),
        suffix=m.suffix,
        definite=m.definite,
        gender=m.gender,
        number=m.number,
        mention=m,
    )


def np_after_bracket(scan: Scan, packs: Packs, i: int) -> Chunk | None:
    """«القبض على (5) إرهابيين»: the mark at token ``i`` opens a number whose noun stands behind it."""
    if not bracketed(scan, i):
        return None
    m = mention_at(scan, packs, i, governed=False)
    return np_chunk(scan, packs, i, m) if m is not None and m.quantity is not None and m.end > i + 3 else None


def _event(scan: Scan, packs: Packs, row: list[Chunk], i: int) -> Chunk | None:
    """An event noun: a verbal noun, a participle that acts as a verb, or a noun that a rule starts from."""
    word = scan.words[i]
    if not word.nouns:
        return None
    pair: tuple[tuple[Reading, ...], Reading | None] | None = word.memo.get("event")
    if pair is None:
        pair = word.memo["event"] = _could_be_event(scan, word, packs, i)
    for r in pair[0]:
        several = r.entry.number == "p" and pair[1] is not None and pair[1].entry.pos == "masdar"
        if several and row and row[-1].kind == "adj":
            continue  # «تواصلت لليوم الرابع المواجهات»: confrontations, and not those who confront
        if r.article and not r.pre and row and row[-1].kind in ("np", "place", "part", "adj") and row[-1].definite:
            if (named := scan.name(i)) is not None and named.of("actor"):
                return None  # «اتهمت الخارجية الروسية **المعارضة**»
            other = row[-1].number == "s" or scan.form(row[-1].end - 1).endswith("ون")  # «ضرب السجانون **المعتقلين**»
            if r.entry.number in ("p", "d") and row[-1].kind == "np" and other and (_people(scan, i) or _bodies(scan, i)):
                return None  # «فرّقت الشرطة **المتظاهرين**», «توعّد س **المجموعات** المسلحة»: many describe no one
            if row[-1].kind == "place" and (_person(scan, i) if r.entry.number == "s" else _bodies(scan, i)):
                return None  # «اعتقلت الشرطة في بنغازي **الناشط** س», «ناشدت بلدية رفح **المنظمات**»: no quality of the town
            return _noun_chunk("part", i, r)  # «الغوطة الشرقية المحاصرة»: a description, no siege told
        if _adverbial(row, r) and _wanted(packs, r.entry) and not head_at(scan, i):
            return _noun_chunk("part", i, r)
    best = pair[1]
    if best is not None and best.article and row and row[-1].lemma == _IN_FRAME:
        # «في إطار العمليات المشتركة»: what it belongs to, and no act of that day
        return Chunk("noun", i, i + 1, lemma=scan.form(i), definite=True)
    if best is not None and best.article and not best.pre and i and not scan.words[i - 1].bases.isdisjoint(_OF_DEGREE):
        return Chunk("adj", i, i + 1, lemma=scan.form(i))  # «عبوة شديدة الانفجار»: what it is like, and no explosion
    if best is None or ("drone" in word.qualities and _flies(scan, row, i)):
        return None
    if best.suffix == "ي" and "nationality" in word.classes:
        return None  # «إسناد جوي **تركي**»: a nation's adjective, and nobody's leaving
    name = scan.name(i)
    if name is not None and (name.end - name.start > 1 or (best.article and best.pre in ("", "ل") and name.of("actor"))):
        return None  # «الاحتلال», «غارة للتحالف»: a definite noun that is an actor's name
    return _noun_chunk("event", i, best)


def _bodies(scan: Scan, i: int) -> bool:
    """Whether token ``i`` is plainly several groups of men."""
    nouns = (r.entry for r in scan.readings[i] if r.article and r.entry.pos == "noun")
    return any(e.number == "p" and "group" in e.classes for e in nouns)


def _person(scan: Scan, i: int) -> bool:
    """Whether token ``i`` may be a noun for one who speaks or acts: an activist, a commander, a student."""
    one = PERSON | {"activist"}
    nouns = (r.entry for r in scan.readings[i] if r.article and not r.pre and r.entry.pos == "noun")
    return any(not e.classes.isdisjoint(one) for e in nouns)


def _people(scan: Scan, i: int) -> bool:
    """Whether token ``i`` may be a noun for people."""
    return scan.form(i).endswith("ين") and any(r.entry.pos == "noun" and r.entry.classes & PERSON for r in scan.readings[i])


_STRIKING = frozenset({"استهدف", "قصف", "هاجم", "ضرب", "دمّر", "أغار", "ألقى", "أطلق", "حلّق", "اغتال", "لاحق", "نفّذ", "شنّ"})
_DOWNED = frozenset({"أسقط", "اعترض", "سقط", "تحطّم", "تصدّى", "انفجر"})
_MARCHING = frozenset({"خرج", "انطلق", "نظّم", "شارك", "جاب", "سار", "فرّق", "قمع", "شهد", "دعا", "أقام"})
_ARMED = frozenset(
    {"انتحاري", "مفخّخ", "مذخّر", "ملغّم", "مسلّح", "محمّل", "معادٍ", "مجهول", "تابع", "هجومي", "استطلاعي", "قادم", "حربي"}
)
_OF_A_CROWD = frozenset({
    "حاشده", "احتجاجيه", "سلميه", "جماهيريه", "شعبيه", "تضامنيه", "راجله", "غاضبه", "طلابيه", "نسائيه", "مويده", "مندده",
    "ضخمه", "مليونيه", "تاييد", "تضامن", "احتجاج", "العوده", "غضب", "السلام", "كبري", "ليليه", "مطالبه",
})  # fmt: skip
"""How a march goes on, folded."""
_SHADDA = "\u0651"


def _flies(scan: Scan, row: list[Chunk], i: int) -> bool:
    """«استهدفت **مسيّرة** سيارة», «إسقاط **مسيّرتين**», «**مسيّرات** تهاجم مطار س»: a drone and no march, which is spelled alike but
    for its doubled letter: it strikes or is brought down, or its owner or charge is told."""
    before = row[-1] if row else None
    after = scan.words[i + 1] if i + 1 < len(scan.words) else None
    if before is not None and before.lemma in _MARCHING:
        return False
    if after is not None and after.form in _OF_A_CROWD:
        return False
    if _SHADDA in scan.tokens[i].vowels or any(r.pre.endswith("ب") for r in scan.words[i].nouns):
        return True  # «استهداف سيارته **بمسيّرة**»
    owned = after is not None and ("nationality" in after.classes or not after.bases.isdisjoint(_ARMED))
    strikes = any(r.entry.lemma in _STRIKING and not r.pre for w in scan.words[i + 1 : i + 5] for r in w.verbs)
    if owned or strikes or before is None:
        return owned or strikes
    if before.kind == "event":
        return before.lemma in _STRIKING | _DOWNED and not before.definite  # «استهداف **مسيّرة** سيارته»
    if before.kind == "np" and len(row) > 1 and row[-2].lemma == "أسقط":
        return True  # «أسقط الجيش **مسيّرة**»
    return before.kind == "verb" and (before.lemma in _DOWNED or (before.gender == "f" and before.lemma in _STRIKING))


def _stays_noun(word: Word, packs: Packs, r: Reading) -> bool:
    """«قذيفة»، «قيادة»: things and bodies that rules start from only with other words are no events; rules take the phrase."""
    e = r.entry
    if e.number == "p" and any("post" in n.entry.classes and n.entry.pos == "noun" for n in word.nouns):
        return True  # «استهدفت تمركزات لـ س»
    counted = "body" not in e.classes and not packs.count_words.keys().isdisjoint((e.lemma, e.base))  # «رفات … **عُثر** عليها»
    if counted or not e.classes.isdisjoint(_CARRIERS):
        return False
    rests = [rest for x in (e.lemma, e.base) for rest, _ in packs.triggers.get(x, ())]
    return all(rests) and any(n.entry.pos == "noun" and not n.entry.classes.isdisjoint(_BODIES) for n in word.nouns)


def _could_be_event(scan: Scan, word: Word, packs: Packs, i: int) -> tuple[tuple[Reading, ...], Reading | None]:
    """The readings of a word (it stands at token ``i``) as a participle, and as a noun that a rule starts from."""
    participles = tuple(r for r in word.nouns if r.entry.pos == "participle")
    nouns = [
        r for r in word.nouns if r.entry.pos in ("masdar", "noun") and _wanted(packs, r.entry) and not _somebody(packs, r.entry)
    ]
    best = min(nouns, key=lambda r: len(r.suffix), default=None)
    if best is None or (best.suffix and head_at(scan, i)):
        return participles, None
    lemmas = (best.entry.lemma, best.entry.base)
    starts = any(x in packs.triggers or x in packs.count_words for x in lemmas) or not best.entry.classes.isdisjoint(_CARRIERS)
    if not starts or _stays_noun(word, packs, best):
        return participles, None  # a noun of saying (بيان، رأي) is no event
    return participles, best


def _somebody(packs: Packs, e: Entry) -> bool:
    """«طلاب»، «قاتل»: persons who are spelled like the verb that a rule starts from (طالب، قاتل)."""
    return e.pos == "noun" and not e.classes.isdisjoint(PERSON) and any(not rest for rest, _ in packs.triggers.get(e.lemma, ()))


def _wanted(packs: Packs, e: Entry) -> bool:
    lemmas = (e.lemma, e.base)
    return any(
        x in index for x in lemmas for index in (packs.triggers, packs.count_words, packs.cue_words)
    ) or not e.classes.isdisjoint(_CARRIERS)


def _adverbial(row: list[Chunk], r: Reading) -> bool:
    """«، مطالبةً التحالف»، «مضيفاً أن»: an indefinite participle that goes on with the sentence before it."""
    if r.article or r.pre or r.suffix or r.entry.construct or not row:
        return False
    closed = row[-1].kind in _CLOSED and (row[-1].definite or row[-1].kind == "place") and len(row) > 1
    if r.entry.gender == "f" and closed and row[-2].kind != "verb" and "speech" in r.entry.classes:
        return any(c.kind == "verb" and c.gender == "f" and "speech" in c.classes for c in row)  # «أدانت س القصف **مطالبة** ص»
    return row[-1].kind == "mark" or (r.entry.gender == "m" and row[-1].kind in ("np", "place", "time", "word", "noun", "adj"))


_CLOSED = frozenset({"np", "place", "event", "noun"})
"""Behind these, definite, stands no genitive; right behind the verb they are its subject, and its object follows."""


def _noun_chunk(kind: str, i: int, r: Reading) -> Chunk:
    return word_chunk(kind, i, r, voice=r.entry.kind, number=r.entry.number, definite=r.article or bool(r.suffix))


def glued_before(scan: Scan, packs: Packs, i: int) -> str:
    """The letters (و ب ل …) glued before the word at token ``i``."""
    k = scan.skip_quotes(i)
    name = scan.name(k)
    read = [r.pre for r in scan.readings[k] if r.entry.pos != "verb"] if k < scan.n else []
    if name and name.pre and "" not in read:
        return name.pre  # «وزارة» is a ministry before it is «و» and a village
    if name and not name.pre and name.end - k > 1:
        return ""  # «**فؤاد** حسين»
    if not read and k < scan.n and scan.form(k)[:1] in _GLUED and starts_number(packs, scan.form(k)[1:]):
        return scan.form(k)[0]  # «وتسعة من ص», «ردّت بخمس غارات»
    return read[0] if read else ""


def mention_at(scan: Scan, packs: Packs, i: int, *, governed: bool) -> Mention | None:
    """The noun phrase or place at token ``i``; ``governed`` where a place is to be expected."""
    word = scan.words[i]
    token = scan.tokens[i]
    named = bool(word.named) and scan.name(i) is not None
    counted = token.kind in ("number", "mark") or may_count(scan, packs, i)
    phrase = (
        read_phrase(scan, packs, i) if counted or named or not word.classes.isdisjoint(_PHRASE) or one_of(token.form) else None
    )
    if phrase is None and "nationality" in word.classes:
        phrase = national(scan, packs, i, governed=governed)
    if phrase is not None and governed and "front" in phrase.classes and not phrase.names:
        phrase = None  # «على جبهة المنصورة»: where they fight, nobody
    if phrase is not None and "side" in phrase.classes and not phrase.names and phrase.end == i + 2:
        edges = read_place(scan, i, governed=True) if scan.has(i + 1, "settlement") else None
        if edges is not None:
            return edges  # «قصف **أطراف المدينة**»: no party of it
    place = read_place(scan, i, governed=governed) if named or not word.classes.isdisjoint(_PLACE) else None
    if phrase is None or place is None:
        return place or phrase
    if governed and place.names and place.end >= phrase.end and _STATES & place.classes and not _for_government(scan, i, place):
        return place  # «في الأردن», «قرب طهران»: the country or the capital, not its government
    if phrase.names and phrase.end >= place.end:
        return phrase
    if governed and place.unresolved and "admin" in place.classes and not scan.readings[place.name_start]:
        return place  # «في مديرية كلدرة»: a name that nothing else spells
    if governed and phrase.kind == "force" and "admin" in place.classes and place.definite and not place.names:
        return place  # «في المحافظة», «في الولاية»: the land, not who governs it
    if "side" in phrase.classes and not phrase.names and place.end > phrase.end:
        return place  # «قصفت أطراف البلدة»: its edges, no party
    if phrase.kind in ("people", "force") and phrase.head and not place.names:
        return phrase
    return place if place.names or place.unresolved or governed else phrase
