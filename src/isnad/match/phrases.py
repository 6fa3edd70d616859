"""Noun phrases: who and what. A phrase begins with a quantity, a head noun or a name, and takes in what belongs to it:
construct chains (عناصر قوات الجيش), links (قيادي في تنظيم داعش، مجموعة من عناصر …), adjectives, aliases in brackets."""

from __future__ import annotations

from isnad.match.quantity import read_quantity
from isnad.match.scan import NOTHING, Scan
from isnad.model.finds import Mention, Quantity
from isnad.packs import Packs
from isnad.packs.lexicon import Reading, Word

PERSON = frozenset({
    "person", "civilian", "child", "woman", "elderly", "medic", "journalist", "aid_worker", "student", "shepherd", "farmer", "driver", "detainee",
    "displaced_person", "family", "fighter", "leader", "suspect", "attacker", "dead", "wounded", "body", "missing", "foreign",
})  # fmt: skip
GROUP = frozenset({"group", "side", "state_org"})
THING = frozenset({
    "post", "vehicle", "convoy", "building", "infrastructure", "weapon", "firearm", "artillery", "rocket", "missile", "air_bomb", "drone",
    "aircraft", "helicopter", "ied", "car_bomb", "mine", "grenade", "chemical", "knife", "munition", "explosives", "weapons", "damage", "money",
})  # fmt: skip
SOURCE = frozenset({"source", "spokesperson", "document", "channel"})
HEADS = PERSON | GROUP | THING | SOURCE | frozenset({"quantity"})
FIGHTER = frozenset({"fighter", "leader", "suspect", "attacker"})
ADJ = frozenset({"adjective", "participle"})
_LINKS = frozenset({"من", "في", "لدي", "باسم", "عن"})


class Phrase:
    """A noun phrase while it is being read."""

    __slots__ = ("also", "article", "classes", "end", "framing", "heads", "inner", "gender", "head", "kind", "name_end", "name_start", "names", "number", "quantity", "start", "suffix", "unresolved")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        self.head = self.kind = self.suffix = self.gender = self.number = ""
        self.classes: frozenset[str] = NOTHING
        self.names: tuple[str, ...] = ()
        self.name_start = self.name_end = -1
        self.quantity: Quantity | None = None
        self.article = self.unresolved = False
        self.framing: list[tuple[int, int]] = []
        self.heads: list[str] = []
        self.also = ""
        self.inner: Mention | None = None

    def mention(self) -> Mention:
        """The finished phrase."""
        return Mention(
            start=self.start, end=self.end, kind=self._kind(), head=self.head, classes=self.classes, heads=tuple(self.heads), names=self.names, name_start=self.name_start,
            name_end=self.name_end, quantity=self.quantity, definite=self.article, suffix=self.suffix, gender=self.gender, number=self.number,
            framing=tuple(self.framing), unresolved=self.unresolved, within=(self.inner,) if self.inner else (), also=self.also,
        )  # fmt: skip

    def _kind(self) -> str:
        if not self.classes.isdisjoint(SOURCE) and self.classes.isdisjoint(PERSON):
            if "document" in self.classes:
                return "document"
            return "outlet" if "channel" in self.classes and not self.names else "source"
        if self.kind == "outlet":
            return "outlet"
        if not self.classes.isdisjoint(THING):
            return "thing"
        if self.names or not self.classes.isdisjoint(FIGHTER) or not self.classes.isdisjoint(GROUP):
            return "people" if "family" in self.classes and not self.names else "force"
        return "people" if self.classes or self.quantity else "unknown"


def read_phrase(scan: Scan, packs: Packs, i: int) -> Mention | None:
    """The noun phrase that begins at token ``i``, or None. The caller has ruled out verbs and prepositions."""
    p = Phrase(i)
    j = scan.skip_quotes(i)
    quantity = read_quantity(scan, packs, j)
    if quantity:
        p.quantity, j = quantity, quantity.end
        if scan.form(j) == "من" and j + 1 < scan.n:
            j += 1
        p.end = quantity.end
    elif scan.form(j) in ONE_OF and _head_reading(scan, j + 1, first=False) is not None:
        p.quantity, j, p.end = Quantity(1, 1, True, j, j + 1, 1), j + 1, j + 1
    j = _heads(scan, packs, p, j)
    if p.end == i or (quantity and p.end == quantity.end and not p.classes and not p.names):
        return p.mention() if quantity else None
    _tail(scan, packs, p, j)
    _framing(scan, packs, p)
    return p.mention()


def _second_nation(scan: Scan, packs: Packs, p: Phrase, k: int) -> str:
    """«القوات الروسية والتركية», «دوريات روسية تركية»: the forces of a second state."""
    for r in scan.words[k].nouns:
        if r.entry.pos == "adjective" and r.article == p.article and r.pre in ("", "و") and not p.also:
            actor = packs.lexicon.nationalities.get(_stem(scan.form(k).removeprefix(r.pre)), "")
            if actor and actor not in p.names and p.names[0] in packs.lexicon.nationalities.values():
                return actor
    return ""


def _person_name(scan: Scan, p: Phrase, k: int) -> None:
    """«الرئيس التركي رجب طيب أردوغان»: after an office, up to four words that no pack knows are its holder's name."""
    if p.names or p.classes.isdisjoint({"spokesperson", "leader"}):
        return
    end = k
    while end < scan.n and end - k < 4 and scan.tokens[end].kind == "word" and not scan.readings[end]:
        end += 1
    p.end = max(p.end, end)


def _framing(scan: Scan, packs: Packs, p: Phrase) -> None:
    """Loaded words of the phrase that are no part of the name itself: «فلول» قوات الجيش."""
    for k in range(p.start, p.end):
        if not p.name_start <= k < p.name_end:
            form = scan.form(k)
            if form in packs.loaded or form.removeprefix("ال") in packs.loaded:
                p.framing.append((k, k + 1))


def _heads(scan: Scan, packs: Packs, p: Phrase, j: int) -> int:
    """Head nouns in construct, then a name. The first head gives the phrase its class."""
    while True:
        k = scan.skip_quotes(j)
        hit = scan.name(k)
        if hit and (not hit.pre or k == p.start) and _take_name(scan, p, k):
            return _take_alias(scan, p)
        reading = _head_reading(scan, k, first=not p.classes)
        if reading is None:
            return j
        _take_head(p, reading, k)
        j = k + 1
        closed = reading.entry.number in ("p", "d") and not reading.entry.construct and scan.form(k).endswith(_CLOSED)
        if reading.article or reading.suffix or closed:
            return j


def _head_reading(scan: Scan, k: int, *, first: bool) -> Reading | None:
    """The reading of token ``k`` as a head noun: the one with the fewest glued letters, a noun before a participle."""
    if k >= scan.n:
        return None
    word = scan.words[k]
    if word.classes.isdisjoint(HEADS):
        return None
    pair: tuple[Reading | None, Reading | None] | None = word.memo.get("heads")
    if pair is None:
        pair = word.memo["heads"] = (_as_head(word, glued=False), _as_head(word, glued=True))
    return pair[first]


def _as_head(word: Word, *, glued: bool) -> Reading | None:
    usable = [r for r in word.readings if r.entry.pos != "verb" and (glued or not r.pre)]
    if not usable:
        return None
    least = min(len(r.pre) + len(r.suffix) for r in usable)
    heads = [r for r in usable if r.entry.pos != "word" and not r.entry.classes.isdisjoint(HEADS) and len(r.pre) + len(r.suffix) == least]
    heads = [r for r in heads if r.entry.pos != "adjective" or "unknown" in r.entry.classes]
    best = next((r for r in heads if r.entry.pos == "noun"), heads[0] if heads else None)
    if best is not None and best.entry.number == "d":
        # مدنيين, مسؤولي: where the letters also spell the plural, the plural stands (CODEBOOK: never read two without a sign)
        best = next((r for r in heads if r.entry.lemma == best.entry.lemma and r.entry.number == "p"), best)
    return best


def _take_head(p: Phrase, r: Reading, k: int) -> None:
    e = r.entry
    if not p.classes or p.classes <= frozenset({"quantity"}):
        p.head, p.gender, p.number = e.base, e.gender, e.number
        p.classes = e.classes
        if e.number == "d" and p.quantity is None:
            p.quantity = Quantity(2, 2, True, k, k + 1, 2)
    elif p.classes.isdisjoint(PERSON | THING | SOURCE):
        p.classes = p.classes | e.classes
    else:
        p.classes = p.classes | (e.classes & _KEPT)
    p.heads.append(e.base)
    p.article, p.suffix, p.end = r.article, r.suffix, k + 1


def _take_name(scan: Scan, p: Phrase, k: int) -> bool:
    hit = scan.name(k)
    if hit is None:
        return False
    actors, outlets = hit.of("actor"), hit.of("outlet")
    if not actors and not outlets:
        return False
    p.kind = "" if actors else "outlet"
    p.names = actors or outlets
    p.name_start, p.name_end, p.end, p.article = hit.start, hit.end, hit.end, True
    if not p.head:
        reading = next((r for r in scan.nouns(hit.start) if r.entry.pos in ("noun", "masdar") and not r.suffix), None)
        p.gender, p.number = (reading.entry.gender, reading.entry.number) if reading else ("", "")
    return True


def _take_alias(scan: Scan, p: Phrase) -> int:
    """«قوات سوريا الديمقراطية "قسد"», «(قسد)», «(YAT)»: another name of the same actor right after the first."""
    k = p.end
    while k < scan.n and (scan.tokens[k].form in ('"', "«", "“", "(", "'", "»", "”", ")")):
        k += 1
    hit = scan.name(k) if k > p.end else None
    if hit and set(hit.of("actor")) & set(p.names):
        end = hit.end
        if scan.form(end) in (")", '"', "»", "”"):
            end += 1
        p.end = end
    return p.end


def _tail(scan: Scan, packs: Packs, p: Phrase, j: int) -> None:
    """Adjectives and links that belong to the phrase; «جثتي اثنين»: the number after a dual says it again."""
    j = p.end
    if p.number == "d" and scan.form(j) in _TWO:
        p.end = j = j + 1
    if p.end < scan.n and scan.form(p.end) == "منهم":
        p.end = j = p.end + 1
    for _ in range(8):
        k = scan.skip_quotes(j)
        if k >= scan.n:
            return
        if p.quantity is not None and scan.form(k) == "علي" and scan.form(k + 1) == "الاقل":
            p.end = j = k + 2  # «39 عنصراً على الأقل من قوات س»
            continue
        if not p.names and _link(scan, packs, p, k):
            j = p.end
            continue
        if p.names and (other := _second_nation(scan, packs, p, k)):
            p.also, p.end, j = other, k + 1, k + 1
            continue
        reading = _adjective(scan, p, k)
        if reading is None:
            _person_name(scan, p, k)
            return
        if "nationality" in reading.entry.classes and not p.names:
            actor = packs.lexicon.nationalities.get(_stem(scan.form(k)), "")
            if actor and not p.classes.isdisjoint(GROUP | FIGHTER | THING):
                p.names = (actor,)
        p.classes = p.classes | (reading.entry.classes & _KEPT)
        p.end = j = k + 1
        if scan.form(j) in _CLOSING and _opened_inside(scan, p, j):
            p.end = j = j + 1


_CLOSED = ("ون", "ين", "ان")
"""Endings that a noun loses before a genitive: مسلحون never begins a construct chain."""
ONE_OF = frozenset({"احد", "احدي", "واحد", "واحده"})
_BELONGING = frozenset({"انتمى", "انتماء", "انتسب", "انتساب", "منتم"})
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})
_CLOSING = frozenset('"»”')
_OPENING = frozenset('"«“')
_KEPT = frozenset({"unknown", "nationality", "air", "artillery", "rocket", "missile", "drone", "ied", "car_bomb", "suicide", "chemical", "foreign", "armed", "hostile"})


def _opened_inside(scan: Scan, p: Phrase, j: int) -> bool:
    return any(scan.form(k) in _OPENING for k in range(p.start, j))


def _stem(form: str) -> str:
    for pre in ("ال", "وال", "بال", "لل"):
        if form.startswith(pre):
            return form[len(pre) :]
    return form


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
    for r in found:
        if r.article == p.article or (p.names and r.article):
            return r
    return None


def _adjectives(word: Word) -> tuple[Reading, ...]:
    if any("harm_kill" in r.entry.classes for r in word.verbs):
        return ()  # «عنصرين آخرين قُتلا»: a verb of dying is no adjective
    return tuple(r for r in word.nouns if r.entry.pos == "adjective" and not r.pre and not r.suffix and "membership" not in r.entry.classes)


def _link(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """من / في / لـ / باسم before a name or a force; التابعين لـ before a name."""
    form = scan.form(k)
    if form in _LINKS and k + 1 < scan.n:
        return _linked_name(scan, packs, p, k + 1, allow_group=form in ("من", "في"))
    reading = next((r for r in scan.readings[k] if r.entry.pos in ADJ and "membership" in r.entry.classes), None)
    if reading and k + 1 < scan.n:
        after = k + 2 if scan.form(k + 1) in ("الي", "علي", "تحت", "ل") else k + 1
        return _linked_name(scan, packs, p, after, glued=True, allow_group=True)
    hit = scan.name(k)
    if hit and hit.pre == "ل" and hit.of("actor"):
        return _linked_name(scan, packs, p, k, glued=True)
    if any(r.pre == "ل" and not r.entry.classes.isdisjoint(GROUP | FIGHTER) for r in scan.readings[k]):
        return _linked_name(scan, packs, p, k, glued=True, allow_group=True)
    if not p.classes.isdisjoint(PERSON | SOURCE):
        return _belongs(scan, packs, p, k) or _genitive(scan, packs, p, k)
    return False


def _belongs(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«9 أشخاص بتهمة الانتماء لخلايا …», «مسلحون ينتمون إلى …»: persons are of the force that they are said to belong to. The words of
    belonging stay outside the phrase."""
    for x in range(k, min(scan.n - 1, k + 3)):
        if any(r.entry.lemma in _BELONGING or r.entry.base in _BELONGING for r in scan.readings[x]):
            inner = Phrase(x + 1)
            _heads(scan, packs, inner, scan.skip_quotes(x + 2 if scan.form(x + 1) in ("الي", "لدي") else x + 1))
            if inner.names:
                p.names = inner.names
                return False
        if scan.form(x) in ".،":
            return False
    return False


def _genitive(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«أحد مسؤولي التمويل لخلايا …»: a definite noun that tells the head's office."""
    if p.article or p.suffix or k != p.end or k + 1 >= scan.n:
        return False
    office = next((r for r in scan.readings[k] if r.article and not r.pre and r.entry.pos in ("noun", "masdar")), None)
    if office is None:
        return False
    p.end, p.article = k + 1, True
    return True


def _linked_name(scan: Scan, packs: Packs, p: Phrase, k: int, *, glued: bool = False, allow_group: bool = False) -> bool:
    if p.classes.isdisjoint(PERSON | GROUP | THING | SOURCE) and p.quantity is None:
        return False
    inner = Phrase(k)
    j = scan.skip_quotes(k)
    j = _heads(scan, packs, inner, j)
    if inner.names and (glued or "ل" not in (scan.name(inner.name_start).pre if scan.name(inner.name_start) else "")):
        p.names, p.name_start, p.name_end, p.end = inner.names, inner.name_start, inner.name_end, inner.end
        if not p.classes:
            p.classes, p.head = inner.classes, inner.head
        return True
    if allow_group and "admin" not in inner.classes and not inner.classes.isdisjoint(GROUP | FIGHTER) and not p.classes.isdisjoint(PERSON | GROUP | THING | frozenset({"quantity"})):
        tail_end = inner.end
        _tail(scan, packs, inner, tail_end)
        p.end, p.names, p.inner = inner.end, inner.names, inner.mention()
        return True
    return False
