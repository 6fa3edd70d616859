"""The head of a noun phrase: what kind of thing it names, and the name that follows it."""

from __future__ import annotations

from isnad.match.kin import my_kin
from isnad.match.scan import NOTHING, Scan
from isnad.match.senses import TWO_SENSES, by_sense, describes_act
from isnad.model.finds import Mention, Quantity
from isnad.packs import Packs
from isnad.packs.lexicon import Reading, Word

PERSON = frozenset({
    "person", "civilian", "child", "woman", "elderly", "medic", "journalist", "aid_worker", "student", "shepherd", "farmer",
    "driver", "detainee", "displaced_person", "family", "fighter", "leader", "suspect", "attacker", "dead", "wounded", "body",
    "missing", "foreign",
})  # fmt: skip
GROUP = frozenset({"group", "side", "state_org"})
WEAPONS = frozenset({
    "weapon", "firearm", "artillery", "rocket", "missile", "air_bomb", "drone", "aircraft", "helicopter", "ied", "car_bomb",
    "mine", "grenade", "chemical", "knife", "munition", "explosives", "weapons",
})  # fmt: skip
THING = WEAPONS | {"post", "vehicle", "convoy", "building", "infrastructure", "damage", "money", "goods"}
SOURCE = frozenset({"source", "spokesperson", "document", "channel"})
_QUANTITY = frozenset({"quantity"})
HEADS = PERSON | GROUP | THING | SOURCE | _QUANTITY
_DEFINING = PERSON | THING | SOURCE
FLYING = frozenset({"aircraft", "helicopter", "drone"})
HOUSED = frozenset({"building", "vehicle", "post", "convoy"})
OWNERS = PERSON - {"body", "dead", "wounded"} | {"group", "activist"}
MOVING = frozenset({"دورية", "رتل", "قافلة", "موكب", "تجمع"})
"""Bodies of men that are hit as often as they hit."""
FIGHTER = frozenset({"fighter", "leader", "suspect", "attacker"})
ADJ = frozenset({"adjective", "participle"})
SOME = "مجموعة"
_IDENTITY = "الهويه"
_ONCE = "سابقا"
REMAINS = frozenset({"جثة", "جثمان", "رفات", "شلو"})
CLOSED = ("ون", "ين", "ان")
"""Endings that a noun loses before a genitive: مسلحون never begins a construct chain."""
_KEPT = frozenset({
    "unknown", "nationality", "air", "artillery", "rocket", "missile", "drone", "ied", "car_bomb", "suicide",
    "chemical", "foreign", "armed", "hostile", "security",
})  # fmt: skip


class Phrase:
    """A noun phrase while it is being read."""

    __slots__ = (
        "also",
        "article",
        "classes",
        "end",
        "framing",
        "gender",
        "head",
        "heads",
        "inner",
        "kind",
        "name_end",
        "name_start",
        "names",
        "number",
        "quantity",
        "start",
        "suffix",
        "unresolved",
    )

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
            start=self.start,
            end=self.end,
            kind=self._kind(),
            head=self.head,
            classes=self.classes,
            heads=tuple(self.heads),
            names=self.names,
            name_start=self.name_start,
            name_end=self.name_end,
            quantity=self.quantity,
            definite=self.article,
            suffix=self.suffix,
            gender=self.gender,
            number=self.number,
            framing=tuple(self.framing),
            unresolved=self.unresolved,
            within=(self.inner,) if self.inner else (),
            also=self.also,
        )

    def _kind(self) -> str:
        held = (
            (self.names or self.suffix) and self.kind != "outlet" and not self.classes.isdisjoint(THING)
        )  # «مواقع داعش»: posts, not websites
        if not self.classes.isdisjoint(SOURCE) and self.classes.isdisjoint(PERSON) and not held:
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


def read_heads(scan: Scan, packs: Packs, p: Phrase, j: int) -> int:
    """Head nouns in construct, then a name. The first head gives the phrase its class."""
    while True:
        k = scan.skip_quotes(j)
        hit = scan.name(k)
        if hit and (not hit.pre or k == p.start) and take_name(scan, p, k):
            return _take_alias(scan, p)
        reading = head_reading(scan, k, first=not p.classes and p.quantity is None)
        if reading is None or (p.heads and p.end == k and accusative(scan, k, reading)):
            return j  # «أوقف حاجز شاباً»: a genitive never bears the ا of the accusative
        if reading.entry.number == "d" and not p.classes.isdisjoint(FLYING) and not reading.entry.classes.isdisjoint(WEAPONS):
            return j  # «ألقت مروحية برميلين»: two barrels, and no helicopter of barrels
        if p.heads and p.end == k and (_begins_object(p, reading) or (reading.suffix and "source" in reading.entry.classes)):
            return j  # «قذائف **مصدرها** مواقع س»
        if not p.classes.isdisjoint(HOUSED) and not reading.entry.classes.isdisjoint(OWNERS) and not _civil(scan, k, reading):
            return _owned_by(scan, packs, p, k)
        if scan.form(k + 1) == _IDENTITY and p.heads and p.classes.isdisjoint(FIGHTER):
            p.end = k + 2
            return p.end  # «جثة شاب مجهول الهوية»: nobody knows who he was, and he is no gunman
        take_head(p, reading, k)
        j = k + 1
        compound = compound_behind(scan, packs, reading, j)
        if compound is not None:
            p.end = j = compound[0]
            p.classes = (p.classes if compound[1].isdisjoint(PERSON) else p.classes - PERSON) | compound[1]  # «طالب مساعدات»
            p.article = p.article or scan.form(j - 1).startswith("ال")  # «حاملة **الطائرات** الأمريكية»
            if p.classes.isdisjoint(HOUSED) or scan.form(j - 1).startswith("ال"):
                return j
            continue  # «مقر قيادة **قوات الأمن**», «نقطة تفتيش **الشرطة**»: whose it is
        if reading.entry.base == "مرة":
            return j  # «قصفت ثلاث مرات مواقع س»: how often, and not of what
        closed = reading.entry.number in ("p", "d") and not reading.entry.construct and scan.form(k).endswith(CLOSED)
        if reading.article or reading.suffix or closed or (accusative(scan, k, reading) and not _two_bodies(scan, k, reading)):
            return j  # «متظاهراً أمام …»: the ا of the accusative has no genitive behind it


_SOMEBODY = frozenset({
    "شخص", "رجل", "شاب", "فتى", "طفل", "مسلح", "مسلّح", "مقاتل", "عنصر", "جندي", "شرطي", "مستوطن", "متظاهر", "محتج", "ملثّم",
    "مجهول", "مهاجم", "ضابط", "فتاة", "امرأة", "حارس", "انتحاري",
})  # fmt: skip
"""Persons who deal in nothing: no weapon in construct tells their trade, as it does behind «خبير» and «تاجر»."""
_THROWN = frozenset({"قنبلة", "عبوة", "قذيفة", "صاروخ", "لغم", "رصاصة", "حزام", "سترة"})
FIRED = frozenset({"نار", "نيران", "رصاص"})
"""What is opened on somebody, and belongs to no person before it."""


_PATROLS = frozenset({"دورية", "قوة"})
_RAIDERS = _PATROLS | {"مجموعة", "خلية"}
"""Bodies of men that go to houses and cars, and are none's."""
_RAIDED = frozenset({"building", "vehicle"})
_STANDING = frozenset({"building", "infrastructure"})


def _begins_object(p: Phrase, r: Reading) -> bool:
    """«أطلق مسلح **النار**», «ألقى شخص **قنبلة**», «لاحقت مسيّرة **دراجة**»: what a verb is done to, behind who does it."""
    if p.article or p.suffix or p.names:
        return False
    if not p.classes.isdisjoint(FLYING) and not r.article and not r.entry.classes.isdisjoint(OWNERS - FIGHTER):
        return True  # «استهدفت طائرة مسيّرة **مصلين**»: whom it struck
    if not p.classes.isdisjoint(FLYING) and not r.article and not r.entry.classes.isdisjoint(_STANDING):
        return True  # «قصفت طائرات **مستشفى** س», «استهدفت مسيّرة **مصفاة** س»
    if p.number != "s":
        return False
    if p.head in _RAIDERS and not r.entry.classes.isdisjoint(_RAIDED) and (p.head in _PATROLS or r.entry.number == "s"):
        return True  # «داهمت دورية **منزل القيادي**», «هاجمت مجموعة **منزله**»
    fired = r.article and r.entry.base in FIRED
    if fired and "vehicle" in p.classes:
        return True  # «أطلق ملثمان يستقلان دراجة **النار** على …»
    if not p.classes.isdisjoint(PERSON):
        return fired or (p.head in _SOMEBODY and not r.article and (r.entry.base in _THROWN or _ridden(r)))
    housed = not r.entry.classes.isdisjoint(HOUSED) and r.entry.number == "s"
    return not p.classes.isdisjoint(FLYING) and (housed or (r.entry.base in _THROWN and not r.article))


def _ridden(r: Reading) -> bool:
    """«فجّر انتحاري **سيارة**», «استهدف مسلح **حافلة**»: one vehicle, or one filled with explosives."""
    return r.entry.number == "s" and not r.entry.classes.isdisjoint({"vehicle", "car_bomb"})


def _civil(scan: Scan, k: int, r: Reading) -> bool:
    """«سيارة مدنية»: what kind of car it is, not whose."""
    return r.entry.number == "s" and any(n.entry.pos == "adjective" and "civil" in n.entry.classes for n in scan.nouns(k))


def _owned_by(scan: Scan, packs: Packs, p: Phrase, k: int) -> int:
    """«منزل المواطن»، «سيارة طبيب»: the persons whom a house or a vehicle belongs to are a phrase within it."""
    inner = Phrase(k)
    j = read_heads(scan, packs, inner, k)
    if inner.end > k:
        p.heads.extend(inner.heads)
        p.article, p.end, p.names = inner.article, inner.end, inner.names
        p.name_start, p.name_end, p.inner = inner.name_start, inner.name_end, inner.mention()
    return max(j, p.end)


def compound_behind(scan: Scan, packs: Packs, head: Reading, j: int) -> tuple[int, frozenset[str]] | None:
    """«طائرة بدون طيار», «قذيفة هاون»: (end, classes) of a noun of several words whose first stands before ``j``."""
    for rest, classes in packs.compounds.get(head.entry.lemma, ()):
        if j + len(rest) <= scan.n and all(scan.form(j + n) in (word, "ال" + word) for n, word in enumerate(rest)):
            return j + len(rest), classes
    return None


def head_reading(scan: Scan, k: int, *, first: bool) -> Reading | None:
    """The reading of token ``k`` as a head noun: the one with the fewest glued letters, a noun before a participle."""
    if k >= scan.n:
        return None
    word = scan.words[k]
    if word.classes.isdisjoint(HEADS):
        return None
    pair: tuple[Reading | None, Reading | None] | None = word.memo.get("heads")
    if pair is None:
        pair = word.memo["heads"] = (_as_head(word, glued=False), _as_head(word, glued=True))
    best = my_kin(scan, k, pair[first])
    if best is None or describes_act(scan, k, best):
        return None
    return best if best.entry.lemma not in TWO_SENSES else by_sense(scan, k, best)


def _as_head(word: Word, *, glued: bool) -> Reading | None:
    usable = [r for r in word.readings if r.entry.pos != "verb" and (glued or not r.pre)]
    if any(r.suffix == "ه" and not r.entry.classes.isdisjoint(PERSON) for r in usable):
        usable = [r for r in usable if r.suffix or r.entry.pos != "masdar"]  # «مرافقه»: who is with him, and no going with
    if not usable:
        return None
    least = min(len(r.pre) + len(r.suffix) for r in usable)
    heads = [
        r
        for r in usable
        if r.entry.pos != "word" and not r.entry.classes.isdisjoint(HEADS) and len(r.pre) + len(r.suffix) == least
    ]
    if not heads and any(r.entry.pos == "participle" and not r.suffix for r in usable):
        # «اقتحم مسلحون **منزله**»: his house, and nothing that was sent down
        heads = [r for r in usable if r.entry.pos == "noun" and r.suffix == "ه" and not r.entry.classes.isdisjoint(HEADS)]
    heads = [r for r in heads if r.entry.pos != "adjective" or "unknown" in r.entry.classes]
    heads = [r for r in heads if not (r.suffix and "side" in r.entry.classes)]  # «أطرافها»: the edges of it
    best = next((r for r in heads if r.entry.pos == "noun"), heads[0] if heads else None)
    if best is not None and best.entry.number == "d":
        # مدنيين, مسؤولي: where the letters also spell the plural, the plural stands (CODEBOOK: never read two without a sign)
        best = next((r for r in heads if r.entry.lemma == best.entry.lemma and r.entry.number == "p"), best)
    if best is not None and best.entry.number == "d" and best.entry.lemma == "أم":
        best = next((r for r in heads if r.entry.number == "s"), best)  # «الأمين العام»: a secretary, no two mothers
    if best is not None and best.entry.number == "d" and best.entry.construct and any(r.entry.pos == "adjective" for r in usable):
        return None  # «قصف مدفعي»: an adjective, and not two guns of somebody
    return best


def accusative(scan: Scan, k: int, r: Reading) -> bool:
    """Whether token ``k`` bears the ا of an indefinite accusative (شاباً, عسكرياً): never a genitive, and an adjective only of a
    noun that bears it too."""
    form = scan.form(k)
    return form.endswith("ا") and not r.article and not r.suffix and r.entry.number != "p" and r.entry.lemma[-1:] not in "اىءة"


def _two_bodies(scan: Scan, k: int, r: Reading) -> bool:
    """«**تنظيما** القاعدة وداعش», «**فصيلا** س وص»: before the name of a body its noun is the dual without its ن."""
    if r.entry.classes.isdisjoint(GROUP):
        return False
    hit = scan.name(scan.skip_quotes(k + 1))
    return hit is not None and not hit.pre and any(e.kind == "actor" for e in hit.entries)


def ends_accusative(scan: Scan, k: int) -> bool:
    """Whether token ``k`` may be an indefinite accusative: it bears the ا, or is of the nouns that hide it (مبنى)."""
    return scan.form(k).endswith("ا") or any(r.entry.lemma.endswith(("ى", "اء")) for r in scan.nouns(k))


_MEN, _NO_MEN = frozenset({"group", "leader"}), THING | {"quantity"}


def take_head(p: Phrase, r: Reading, k: int) -> None:
    """Takes a head noun into the phrase."""
    e = r.entry
    if p.classes <= _QUANTITY:
        p.head, p.gender, p.number = e.base, e.gender, e.number
        p.classes = e.classes
        if e.number == "d" and p.quantity is None:
            p.quantity = Quantity(2, 2, True, k, k + 1, 2)
    elif not p.classes.isdisjoint(_MEN) and p.classes.isdisjoint(_NO_MEN) and not e.classes.isdisjoint(WEAPONS):
        pass  # «فرق المتفجرات», «كتيبة المدفعية», «قائد وحدة الصواريخ»: people, whatever they handle
    elif p.classes.isdisjoint(_DEFINING) or (p.head in REMAINS and not e.classes.isdisjoint(PERSON)):
        p.classes = p.classes | e.classes  # «جثة شاب»: whose it is says who was killed
    else:
        p.classes = p.classes | (e.classes & _KEPT)
    if p.heads == [SOME] and not e.classes.isdisjoint(OWNERS - FIGHTER):
        p.classes = e.classes  # «مجموعة مواطنين»: they, and no armed group
    p.heads.append(e.base)
    p.article, p.suffix, p.end = r.article, r.suffix, k + 1


def take_name(scan: Scan, p: Phrase, k: int) -> bool:
    """Takes the actor named at token ``k`` into the phrase, if one is."""
    hit = scan.name(k)
    if hit is None:
        return False
    actors, outlets = hit.of("actor"), hit.of("outlet")
    if not actors and (not outlets or (p.heads and "journalist" not in p.classes and scan.informed(p.start))):
        return False
    p.kind = "" if actors else "outlet"
    p.names = actors or outlets
    p.name_start, p.name_end, p.end, p.article = hit.start, hit.end, hit.end, True
    if not p.head and not any(e.head for e in hit.entries):  # «الدعم السريع»: its head noun is left out, and agrees as it will
        reading = next(
            (r for r in scan.nouns(hit.start) if r.entry.pos in ("noun", "masdar") and not r.suffix and r.entry.number != "d"),
            None,
        )
        p.gender, p.number = (reading.entry.gender, reading.entry.number) if reading else ("", "")
    return True


def _take_alias(scan: Scan, p: Phrase) -> int:
    """«قوات سوريا الديمقراطية "قسد"», «(قسد)», «(YAT)»: another name of the same actor right after the first."""
    k = p.end
    while k < scan.n and (scan.tokens[k].form in ('"', "«", "“", "(", "'", "»", "”", ")")):
        k += 1
    hit = scan.name(k) if k > p.end else None
    if hit and hit.of("actor") and scan.form(hit.end) == _ONCE and scan.form(hit.end + 1) == ")":
        p.end = hit.end + 2  # «هيئة س (جبهة ص سابقاً)»
    elif hit and set(hit.of("actor")) & set(p.names):
        end = hit.end
        if scan.form(end) in (")", '"', "»", "”"):
            end += 1
        p.end = end
        p.names = tuple(n for n in p.names if n in hit.of("actor"))  # «قوى الأمن الداخلي (الأسايش)»: which of them
    return p.end
