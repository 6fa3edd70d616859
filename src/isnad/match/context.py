"""What stands near a trigger and may decide its type."""

from __future__ import annotations

from collections.abc import Container, Iterable

from isnad.match.heads import WEAPONS, compound_behind
from isnad.match.row import ADDING, Row
from isnad.model.finds import Chunk
from isnad.packs import Packs
from isnad.packs.lexicon import Word

_OPENING = frozenset({"np", "adj", "place", "time", "event"})
_UNSURE = frozenset({"modal", "attempt", "want", "maybe", "hypothetical", "future"})
_PARTING = frozenset({"mark", "comp", "conj", "rel", "conseq"})
_WHILE = frozenset({"خلال", "أثناء", "بعد", "عقب", "قبل", "قبيل", "بالتزامن مع"})
"""Between what stands before and what stands behind they put time, and no means."""
_MEANWHILE = frozenset({"فيما", "بينما", "في حين", "في حين أن", "في وقت", "كما"})
_SINCE = "منذ"
_AGAINST = "مضاد"
_CARRYING, _VERBAL = frozenset({"حمل", "زوّد"}), frozenset({"verb", "part"})
_NOT = frozenset({"لم", "لن"})
_OVERFLIGHT = "تحليق"
_MARCH, _DRONE = "مسيرة", frozenset({"drone", "weapon"})
_MOST = 50_000
"""Sets whose bits are remembered before the memo begins anew."""
_SUBORDINATE = frozenset({"بعدما", "عندما", "حينما", "قبلما", "كلما"})
"""Behind them stands a clause of its own: «خرج الآلاف إلى الشوارع بعدما دعت المعارضة …»."""


_MISSILE, _ROCKET = (
    frozenset({"missile", "صاروخي"}),
    frozenset({"غراد", "كاتيوشا", "راجمة", "راجمة صواريخ", "أورغان", "فيل", "artillery"}),
)
"""Words of what may be a rocket or a missile, and of what is a rocket or a shell."""
_FIREARM, _VESSEL = "firearm", "vessel"
_DRIVEN = frozenset({"car_bomb"})
_GUIDED = frozenset({
    "باليستي", "hypersonic", "موجّه", "مجنّح", "حراري", "مضاد", "كورنيت", "تاو", "سكود", "توماهوك", "كونكورس", "فاغوت",
    "صاروخ كروز", "سلاح عالي الدقة",
})  # fmt: skip


_FROM_AIR = frozenset({"جوي", "حربي", "مروحي"})
"""Adjectives that say with what was struck as a weapon does."""


class Bits:
    """The classes and words that any frame asks of what stands near it, each as one bit: a set of them is one number, which is
    put together and asked many times faster than a set of strings. What no frame asks for has no bit."""

    __slots__ = (
        "_of", "bits", "definite", "driven", "finer", "firearm", "missile", "owned", "plural", "told_now", "vessel", "weapons",
    )  # fmt: skip

    def __init__(self, packs: Packs) -> None:
        asked: set[str] = {*_DRIVEN, *WEAPONS, *_FROM_AIR, *_MISSILE, *_ROCKET, *_GUIDED, _FIREARM, _VESSEL}
        for frame in packs.frames.values():
            asked.update(frame.with_, frame.without, *[classes for _, classes in frame.becomes])
        self.bits: dict[str, int] = {word: 1 << k for k, word in enumerate(sorted(asked - {""}))}
        self._of: dict[frozenset[str], int] = {}
        self.weapons = self.all(WEAPONS | _FROM_AIR)
        self.driven = self.all(_DRIVEN)
        self.missile, self.finer = self.of(_MISSILE), self.all(_ROCKET | _GUIDED)
        self.firearm, self.vessel = self.bits[_FIREARM], self.bits[_VESSEL]
        self.told_now, self.plural = self.bits.get("told_now", 0), self.bits.get("plural", 0)
        self.definite, self.owned = self.bits.get("definite", 0), self.bits.get("owned", 0)

    def all(self, words: Iterable[str]) -> int:
        """The number of several words."""
        out, bits = 0, self.bits
        for word in words:
            out |= bits.get(word, 0)
        return out

    def of(self, words: frozenset[str]) -> int:
        """The number of a set, remembered: the sets of classes come back."""
        got = self._of.get(words)
        if got is None:
            if len(self._of) >= _MOST:
                self._of.clear()
            got = self._of[words] = self.all(words)
        return got

    def word(self, word: Word) -> tuple[int, int]:
        """What a word may be as noun or adjective: the numbers of its classes and of its bases."""
        got = word.bits
        if got is None:
            got = word.bits = (self.of(word.qualities), self.of(word.bases))
        return got


def bits_of(packs: Packs) -> Bits:
    """The bits of these packs, made once."""
    got = packs.memo.get("bits")
    if not isinstance(got, Bits):
        got = packs.memo["bits"] = Bits(packs)
    return got


def context_of(row: Row, bits: Bits, i: int, last: int, apart: Container[int] = ()) -> int:
    """Classes and lemmas near the trigger that may decide its type: adjectives, weapons, carriers, the phrases beside it, but for
    those of the chunks ``apart``."""
    chunks, kinds = row.chunks, row.kinds
    out = 0
    for k in range(max(0, i - 4) if ")" not in row.lemmas else _outside_brackets(row, i), i):
        kind = kinds[k]
        if (kind in _PARTING and not _age_mark(row, k)) or (kind == "prep" and chunks[k].lemma in _WHILE):
            out = 0
        else:
            if k == i - 1 and _new_clause(row, k):
                out = 0  # «قتيلان بغارة على الهرمل **ومسلحون يهاجمون** حاجزاً»
            out |= chunk_bits(row, bits, k) if k == i - 1 and kind == "np" and kinds[i] == "verb" else _beside(row, bits, k)
    if _SINCE in row.lemmas and kinds[i] == "verb":
        for k in _since(row, i):
            out |= chunk_bits(row, bits, k)
    for k in range(i + 1, min(row.n, last + 9)):
        c = chunks[k]
        if k > last:
            if c.kind == "mark" and c.lemma in "،," and k + 1 < row.n and chunks[k + 1].lemma in ADDING:
                continue
            if c.kind == "neg" and c.lemma in _NOT:
                continue  # «هدّد س ص إذا **لم** تفرج عن …»: what is not done, and the threat is made
            if k in apart:
                continue
            if c.kind == "prep" and _counted_from(row, k):
                break  # «جاء الهجوم بعد يومين **من مقتل** ثلاثة في كمين»: what the time is counted from
            if c.pre.endswith("ل") and row.scan.form(c.start - 1).startswith(_AGAINST):
                continue  # «سيارة عليها مدفع **مضاد للطائرات**»: what it is made against
            if row[k - 1].kind in _VERBAL and row[k - 1].lemma in _CARRYING and k - 1 > last:
                continue  # «دمّر سيارة **تحمل مدفعاً**», «سيارة **مزودة برشاش**»: what was hit bears it
            if c.kind == "mark" and _cited_aside(row, k):
                continue
            if c.base == _OVERFLIGHT:
                break  # «القصف مع **تحليق** لطائرات الاستطلاع»: what flies by is not what strikes
            if c.kind == "neg" and c.pre == "و" and k + 1 < row.n and kinds[k + 1] == "verb":
                break  # «قصفت الطائرات السوق **ولم ترد** القوات على طلب للتعليق»
            if (_ends_context(c) and not (_dated_aside(row, k) or _apposed(row, k))) or _new_clause(row, k):
                break
        out |= chunk_bits(row, bits, k)
    c, one = chunks[i], bits.bits
    out |= _own(row, bits, i) | one.get(c.tense, 0) | one.get(c.voice, 0)
    if c.mention is not None:
        out |= bits.of(c.mention.classes)
    if c.number == "p":
        out |= bits.plural
    if c.definite:
        out |= bits.definite
    if c.suffix:
        out |= bits.owned
    if kinds[last] == "prep" and chunks[last].suffix:
        out |= one.get("pointed", 0)  # «سيطروا **عليها**»
    if kinds[last] == "comp" and _wished(row, last + 1):
        out |= one.get("subjunctive", 0)
    if c.tense == "imperfect" and ("س" in c.pre or (i > 0 and chunks[i - 1].lemma == "سوف")):
        out |= one.get("future", 0)
    return out | bits.told_now if c.tense == "imperfect" and _told_now(row, i) else out


def _outside_brackets(row: Row, i: int) -> int:
    """The fourth chunk before ``i``, an age in brackets not counted: «**أصيب** فتى (15 عاماً) برصاصة»."""
    k, left = i, 4
    while k > 0 and left:
        k -= 1
        if row[k].lemma == ")" and _age_mark(row, k):
            k -= 2
        else:
            left -= 1
    return k


def _age_mark(row: Row, k: int) -> bool:
    """Whether the mark at ``k`` is one of the brackets around an age."""
    if row[k].lemma == ")":
        return k > 1 and row[k - 1].time is not None and row[k - 2].lemma == "("
    return row[k].lemma == "(" and k + 2 < row.n and row[k + 1].time is not None and row[k + 2].lemma == ")"


def _counted_from(row: Row, k: int) -> bool:
    """Whether an act stands under the preposition at ``k`` from which the time before it counts."""
    t = row[k - 1].time
    return t is not None and t.kind == "ago" and k + 1 < row.n and row.kinds[k + 1] == "event" and row[k].lemma in ("من", "على")


def _since(row: Row, i: int) -> range:
    """«**ومنذ سقوط النظام** في كانون الأول، قُتل 142 شخصاً»: the chunks of a stretch of time that opens the clause of verb ``i``,
    with its comma right before it."""
    if i < 3 or row[i - 1].lemma not in ("،", ",") or row[i].pre:
        return range(0)
    for k in range(i - 2, max(-1, i - 12), -1):
        if row[k].lemma == _SINCE:
            return range(k, i - 1) if k == 0 or row.kinds[k - 1] in ("mark", "comp", "cue") else range(0)
        if row.kinds[k] in ("verb", "mark", "comp", "conj"):
            break
    return range(0)


def _wished(row: Row, k: int) -> bool:
    """«على المجلس أن **يفرض**»: a present right behind «أن», which «أنّ» and «إنّ» seldom have."""
    return k < row.n and any(r.entry.kind == "imperfect" and not r.pre for r in row.scan.words[row[k].start].verbs)


def _told_now(row: Row, i: int) -> bool:
    """«الجيش يستعيد بلدة س»: the present in which a headline, or a post that opens with the doer, tells what was done."""
    if i == 0 or any(
        row.kinds[k] in ("comp", "rel", "neg", "prep") or not row[k].classes.isdisjoint(_UNSURE) for k in (i - 1, i - 2) if k >= 0
    ):
        return False
    return row.headline or (row.scan.sentence.index == 0 and all(k in _OPENING for k in row.kinds[:i]))


def _own(row: Row, bits: Bits, k: int) -> int:
    """The classes of chunk ``k``, and what its words may be beside their reading here; a march («مسيرة») is no drone, nor
    is a channel of that name."""
    c = row.chunks[k]
    out = bits.of(c.classes)
    if c.kind == "verb" and c.suffix:
        return out  # «إذ **أدانتها** مصر»: the verb, and no verdict
    called = c.mention is not None and c.mention.kind == "outlet" and bool(c.mention.names)  # «قناة **المسيرة**»
    march = called or (c.kind == "event" and c.base == _MARCH)
    for x in range(c.start, c.end):
        word = row.scan.words[x]
        out |= bits.of(word.qualities - _DRONE) if march else bits.word(word)[0]
    return out | _named_arm(row, bits, c) if c.mention is not None and c.mention.names else out


def _named_arm(row: Row, bits: Bits, c: Chunk) -> int:
    """«قصف **سلاح الجو السوداني** المطار»: a noun of several words that a name begins with says what its force strikes with."""
    start = c.mention.name_start if c.mention is not None else -1
    for r in row.scan.words[start].nouns if start >= 0 else ():
        if (compound := compound_behind(row.scan, row.packs, r, start + 1)) is not None:
            return bits.of(compound[1])
    return 0


def _beside(row: Row, bits: Bits, k: int) -> int:
    """What chunk ``k`` tells a trigger behind it: its classes and words, and what its words may say of something."""
    got = row.beside[k]
    if got < 0:
        c, one = row.chunks[k], bits.bits
        got = _own(row, bits, k) | one.get(c.lemma, 0)
        if c.base != c.lemma:
            got |= one.get(c.base, 0)
        row.beside[k] = got
    return got


def chunk_bits(row: Row, bits: Bits, k: int) -> int:
    """What chunk ``k`` tells a trigger before it: the bases of its words as well, and what its phrase is."""
    got = row.behind[k]
    if got < 0:
        c = row.chunks[k]
        got = _beside(row, bits, k)
        if c.mention is not None:
            got |= bits.of(c.mention.classes)
        for x in range(c.start, c.end):
            got |= bits.word(row.scan.words[x])[1]
        row.behind[k] = got
    return got


def _ends_context(c: Chunk) -> bool:
    """Whether a chunk behind the trigger opens another clause."""
    kind = c.kind
    return (
        kind in ("conseq", "comp")
        or (kind == "conj" and c.lemma in _MEANWHILE)
        or (kind == "prep" and c.lemma in _SUBORDINATE)
        or (kind == "mark" and c.lemma in ".؛:،")
        or (kind == "verb" and not c.suffix and c.pre != "")
        or (kind == "event" and c.pre.startswith("و"))
    )


def _dated_aside(row: Row, k: int) -> bool:
    """«دمّرت، صباح أمس، سبع طائرات», «نسف، خلال الأسبوع الماضي، 27 منزلاً»: commas around a time part nothing."""
    if row[k].lemma != "،":
        return False
    if row[k - 1].time is not None and k + 1 < row.n and row.kinds[k + 1] == "verb" and (k < 2 or row.kinds[k - 2] != "mark"):
        return False  # «أطلقت روسيا 104 مسيّرات **ليلاً، أُسقط** 85 منها»: no comma opened an aside, and a verb follows
    if any(row[x].time is not None for x in (k - 1, k + 1) if 0 <= x < row.n):
        return True
    return k + 2 < row.n and row.kinds[k + 1] == "prep" and row[k + 2].time is not None


def _cited_aside(row: Row, k: int) -> bool:
    """«استهدفت، وفق المصدر ذاته، **بالبراميل** قرية»: whether a comma opens or closes a word on the source amid a clause."""
    if row[k].lemma != "،":
        return False
    last = min(row.n, k + _ASIDE)
    if k + 1 < row.n and row.kinds[k + 1] == "cite":
        return any(row[x].lemma == "،" for x in range(k + 2, last))
    first = max(0, k - _ASIDE)
    opened = next((x for x in range(k - 1, first, -1) if row[x].lemma == "،"), 0)
    return opened > 0 and row.kinds[opened + 1] == "cite"


_ASIDE = 5
"""Chunks within which a word on the source between commas is an aside."""
_ARMS_OF = frozenset({"ذراع", "جناح"})


def _apposed(row: Row, k: int) -> bool:
    """«كتائب س، الجناح العسكري لـ ص، أطلقت …»: whether the comma at ``k`` opens or closes whose arm somebody is."""
    if row[k].lemma != "،":
        return False
    near = (row[x].mention for x in (k - 1, k + 1) if 0 <= x < row.n)
    return any(m is not None and m.head in _ARMS_OF for m in near)


def _new_clause(row: Row, k: int) -> bool:
    """«… والتحالف يدمر 5 طائرات»: a joined noun with its own verb begins another clause."""
    if row.kinds[k] != "np":
        return False
    c = row[k]
    return c.pre == "و" and k + 1 < row.n and row.kinds[k + 1] == "verb" and row[k + 1].tense == "imperfect"
