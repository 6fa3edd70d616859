"""Questions that finders ask of a row of chunks: what governs a phrase, where its clause ends, which verb carries a noun."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.match.ends import clauses, orders, stops
from isnad.match.kin import kin_behind
from isnad.match.scan import Scan
from isnad.model.finds import Chunk, Mention, office_land
from isnad.packs import Packs

EACH = frozenset({"كلا", "كل", "كلاً", "كلّ"})
ADDING = frozenset({"إضافة إلى", "بالإضافة إلى", "فضلا عن", "فضلاً عن", "إلى جانب", "علاوة على"})
AMONG_THEM = frozenset({
    "بينهم", "بينهن", "بينها", "من بينهم", "من بينهن", "من بينها", "من ضمنهم", "من ضمنها", "ضمنهم", "معظمهم", "معظمها", "أغلبهم",
    "غالبيتهم", "جلهم",
})  # fmt: skip
"""What parts of a number stand behind: «خمسة **بينهم** طفلان», «عشرة **معظمهم** نساء»."""
NOMINAL = frozenset({"np", "place"})
OFFICE = frozenset({"spokesperson", "leader", "talker", "dignitary"})
SUPPORT = frozenset({
    "light", "undergo", "phase", "modal", "attempt", "foil", "begin", "continue", "resume", "stop", "witness", "want", "respond",
    "wreck",
})  # fmt: skip
_BY_MEANS = frozenset({"respond", "wreck"})
"""Classes of verbs that carry the act by whose means somebody answers or destroys."""
_TO_IT = frozenset({"له", "لها", "لهم", "به", "بها", "بهم"})
_ORIGIN = frozenset(
    {"متمركز", "قادم", "خاضع", "منحدر", "واقع", "منطلق", "قاطن", "مقيم", "موجود", "متواجد", "مسيطر", "منتشر", "تمركز", "انتشر"}
)


_BETWEEN = frozenset({"adj", "np", "word", "subgroup", "prep", "place"})
_LINKS = frozenset({"عقب", "بعد", "إثر", "خلال", "أثناء", "قبل", "قبيل", "رغم"})
_SHOTS = frozenset({"رصاص", "طلق", "نيران"})
"""«إثر تعرضهم **لرصاص** قناص»"""
_SAME = frozenset({"بذات", "بنفس"})
_WITH_DOER = frozenset({"light", "foil", "attempt"})
"""Classes of verbal nouns behind which their doer, or a number, may stand before the act that they carry."""


_SEVERAL = frozenset({"quantity"})


class Row:
    """The chunks of one sentence, in order, with their scan: ``row[i]`` is chunk ``i``, ``row.chunks`` the plain list."""

    __slots__ = (
        "_backward", "_begins", "_ends", "_onward", "_preps", "_stops", "_told", "behind", "beside", "chunks", "contexts",
        "denies", "headline", "helping", "kinds", "lemmas", "n", "packs", "persons", "scan",
    )  # fmt: skip

    def __init__(self, chunks: list[Chunk], scan: Scan, packs: Packs) -> None:
        self.chunks = chunks
        self.packs, self.persons = packs, packs.persons
        self.scan, self.n = scan, len(chunks)
        self.contexts: list[int] = [-1] * self.n
        """What stands near a trigger of one chunk, kept for all the frames that ask; -1 until one has asked."""
        self.beside: list[int] = [-1] * self.n
        self.behind: list[int] = [-1] * self.n
        """What each chunk tells the triggers behind it and before it, as ``context.Bits``; -1 until a frame has asked."""
        self._preps: list[str | None] = [None] * self.n
        self.kinds = [c.kind for c in chunks]
        """The kinds of the chunks: asked for most of all, and an index into a plain list is the cheapest question."""
        self.lemmas = frozenset([c.lemma for c in chunks])
        """A finder that needs a word which the row does not hold has nothing to look for."""
        self._stops = [stops(c) for c in chunks]
        self._begins, self._ends = clauses(self._stops)
        self._onward, self._backward = orders(self.n)
        self.helping: list[int] | None = None
        """Chunks that say who helped, once a finder has asked."""
        self.denies: bool | None = None
        """Whether anything may say that there was none, once a count rule has asked."""
        self._told: frozenset[str] | None = None
        self.headline = not scan.sentence.ended and scan.sentence.first

    def __getitem__(self, i: int) -> Chunk:
        return self.chunks[i]

    def __iter__(self) -> Iterator[Chunk]:
        return iter(self.chunks)

    def __len__(self) -> int:
        return self.n

    @property
    def told(self) -> frozenset[str]:
        """The lemmas and bases of the chunks."""
        told = self._told
        if told is None:
            told = self._told = self.lemmas.union([c.base for c in self.chunks])
        return told

    def tells(self, word: str) -> bool:
        """Whether a chunk may be this word by its lemma or base: False only where none is. Of classes (``site``, ``body``), which
        are written in Latin letters, nothing is known."""
        return word in self.told or word.isascii()

    def prep(self, i: int) -> str:
        """The preposition that governs chunk ``i``: glued, standing before it, or shared with the phrase it is joined to by و."""
        got = self._preps[i]
        if got is None:
            got = self._preps[i] = self._governor(i)
        return got

    def _governor(self, i: int) -> str:
        c = self[i]
        glued = c.pre[-1:] if c.pre[-1:] in "بلك" else ""
        if glued and not (glued == "ب" and i and "doubt" in self[i - 1].classes):
            return glued
        if glued:
            return self.prep(i - 1)  # «تبنّت **ما تسمى** بالمقاومة …»: what governs «ما»
        if i == 0:
            return ""
        before = self[i - 1]
        if before.kind == "word" and self.scan.form(before.start) in _SAME:
            return "ب"  # «في جبل س **بذات** المديرية»
        if before.kind == "prep" and not before.suffix:
            if before.lemma == "من" and i > 1 and self[i - 2].lemma in EACH:
                return ""  # «كلاً من تركيا وقطر»
            return before.lemma
        if (
            before.kind in ("word", "noun")
            and i > 1
            and before.voice != "masdar"  # «دعا إلى حماية **المدنيين**»
            and not before.definite
            and not before.suffix
            and self[i - 2].kind == "prep"
            and c.definite
        ):
            return self[i - 2].lemma  # «على جميع الجبهات»
        if c.kind == "place" and before.mention is not None and before.mention.quantity is not None and not before.mention.head:
            return self.prep(i - 1)  # «على **32** قرية»
        if c.kind == "event" and not c.pre and self._counts(before):
            return self.prep(i - 1)  # «ردّت س **بخمس** غارات»
        if c.pre.startswith("و") and before.kind in NOMINAL and c.kind in NOMINAL and not self.begins_anew(i):
            return self.prep(i - 1)
        return ""

    @staticmethod
    def _counts(c: Chunk) -> bool:
        """Whether a chunk is a number alone, or a word for several, which counts what stands behind it."""
        m = c.mention
        if c.kind != "np" or m is None or m.names or m.definite:
            return False
        return m.classes == _SEVERAL or (m.quantity is not None and not m.head)

    def begins_anew(self, i: int) -> bool:
        """«غارات على الحديدة **والحوثيون** يتوعدون»: a nominative, or a party behind a place with its verb right after, is joined
        to nothing: a clause begins."""
        c = self[i]
        if c.kind == "np" and self.scan.form(c.start).endswith("ون"):
            return True
        after = self[i + 1] if i + 1 < self.n else None
        return c.kind == "np" and self.kinds[i - 1] == "place" and after is not None and after.kind == "verb" and not after.pre

    def free(self, i: int) -> bool:
        """Whether chunk ``i`` is a noun phrase that no preposition governs."""
        return self.kinds[i] in NOMINAL and not self.prep(i)

    def stops(self, i: int) -> bool:
        """Whether chunk ``i`` ends the clause to its left."""
        return self._stops[i]

    def right(self, i: int, *, limit: int = 24) -> tuple[int, ...]:
        """Chunks after ``i`` to the end of its clause."""
        end, far = self._ends[i], i + 1 + limit
        return self._onward[i + 1 : end if end < far else far]

    def left(self, i: int, *, limit: int = 24) -> tuple[int, ...]:
        """Chunks before ``i`` back to the start of its clause, nearest first."""
        begin, far, n = self._begins[i], i - 1 - limit, self.n
        return self._backward[n - i : n - 1 - (begin if begin > far else far)]

    def end_of(self, i: int) -> int:
        """The first chunk after ``i`` that ends a clause and is no verb; the row's length when there is none."""
        k = self._ends[i]
        while k < self.n and self.kinds[k] == "verb":
            k = self._ends[k]
        return k

    def clause_start(self, i: int) -> int:
        """The first chunk of the clause that holds ``i``."""
        back = self.left(i)
        return back[-1] if back else i

    def modifier(self, i: int, trigger: int = -1) -> bool:
        """Whether chunk ``i`` stands under a participle that says where somebody comes from or is stationed, not where it
        happened; a participle that is the ``trigger`` itself does not count."""
        for k in (i - 1, i - 2):
            if k == trigger:
                return False
            c = self[k] if k >= 0 else None
            if (
                c is not None
                and c.kind in ("part", "adj")
                and (c.lemma in _ORIGIN or c.base in _ORIGIN or (c.kind == "part" and c.definite))
            ):
                return True
        return False

    def points_back(self, k: int) -> bool:
        """«أفشلتها», «تصدّت لها», «وقعت فيه»: whether the pronoun of verb ``k``, or of its preposition, is the noun before."""
        if self[k].suffix:
            return True
        after = self[k + 1] if k + 1 < self.n else None
        return after is not None and ((after.kind == "prep" and bool(after.suffix)) or self.scan.form(after.start) in _TO_IT)

    def joined(self, i: int) -> list[Mention]:
        """The phrase at ``i`` and those joined to it by و right after."""
        first = self[i].mention
        out = [first] if first else []
        k = i + 1
        while k < self.n:
            c = self[k]
            if self.others(k) and k + 1 < self.n and self[k + 1].pre == "ل" and (m := self[k + 1].mention) is not None:
                out.append(m)
                k += 2
                continue
            former = c.kind == "part" and c.definite and not c.pre  # «والي س **السابق** وثلاثة من مرافقيه»
            if c.kind == "adj" or former or (c.kind == "mark" and c.lemma in "()") or office_land(self[k - 1], c):
                k += 1
                continue
            if c.kind in NOMINAL and c.pre == "و" and c.mention and c.kind == self[i].kind and not self._acts_next(i, k):
                out.append(c.mention)
                k += 1
                continue
            if (kin := kin_behind(self.chunks, i, k)) < 0:
                break
            k = kin
        return out

    def _acts_next(self, i: int, k: int) -> bool:
        """«استهداف سفينة **وإسرائيل تقصف** الميناء»: whether a name joined to an object has a verb of its own."""
        m, v = self[k].mention, self[min(k + 1, self.n - 1)]
        if not self.headline or m is None or not m.names or not i or self.kinds[i - 1] not in ("event", "verb"):
            return False
        return v.kind == "verb" and v.tense == "imperfect" and not v.pre and not v.suffix

    def others(self, k: int) -> bool:
        """«مواقع لقوات س **وأخرى** لـ ص»: others of the same."""
        return self[k].pre == "و" and self[k].base in ("أخرى", "آخر", "أخريات")

    def supports(self, i: int) -> tuple[int, ...]:
        """The chunks that carry event noun ``i``, nearest first: «تمكّنت من إحباط محاولة تسلل»."""
        out: list[int] = []
        at = i
        for _ in range(4):
            carrier = self._carrier(at)
            if carrier < 0:
                break
            out.append(carrier)
            at = carrier
            if self[carrier].kind == "verb":
                break
        return tuple(out)

    def _carrier(self, i: int) -> int:
        if self[i].pre == "و" and self[i].kind == "event":
            for k in range(i - 1, max(-1, i - 9), -1):
                if self[k].kind == "event":
                    return self._carrier(k)  # «شهدت اشتباكات وقصفاً», «من تدمير دبابة وقتل طاقمها»: one verb carries both
                if self[k].kind not in _BETWEEN or (self[k].pre and i - k > 4):
                    break
        prep = self.prep(i)
        if prep not in ("", "ب", "ل", "من", "إلى", "على", "في"):
            return -1
        before = self[i - 1] if i else None
        if (
            before is not None
            and before.kind == "event"
            and not prep
            and (not before.definite or before.suffix)
            and not before.classes.isdisjoint(SUPPORT)
        ):
            return i - 1
        for k in self._back(i):
            c = self[k]
            if c.kind == "verb" and "carry" in c.classes and not c.pre:
                continue  # «تعرضت حافلة تقلّ عمالاً لكمين»
            if c.kind == "verb" and self._describes(k) and not self._carries(c, prep):
                continue  # «أقدم مسلحان يستقلان دراجة على إطلاق …»
            if c.kind == "verb":
                return k if self._carries(c, prep) else -1
            if c.kind == "event" and self.prep(k) in _LINKS and not (self[i].base in _SHOTS and "undergo" in c.classes):
                continue  # «شنت عقب الهجوم أكثر من عشرين غارة»
            if c.kind == "event" and not prep and c.classes & _WITH_DOER and not c.definite and self._owned(k, i):
                return k  # «أعلنت شن **طائرات التحالف** 20 غارة», «صد **48** هجوماً», «إحباط **القوات** هجوماً»
            if c.kind == "event" and (c.classes.isdisjoint(SUPPORT) or not prep):
                return -1
            if c.kind == "event" and self._carries(c, prep):
                return k
        return -1

    def _describes(self, k: int) -> bool:
        """Whether verb ``k`` tells of the indefinite noun right before it."""
        before = self[k - 1] if k else None
        told = self[k].tense == "imperfect" and not self[k].pre
        return told and before is not None and before.kind == "np" and not before.definite

    def _owned(self, k: int, i: int) -> bool:
        """Whether nothing but whose it is stands between a verbal noun at ``k`` and what it carries at ``i``."""
        return all(c.kind in ("np", "adj", "time") or c.lemma == "،" for c in self.chunks[k + 1 : i]) and self.free(k + 1)

    def _back(self, i: int) -> list[int]:
        out: list[int] = []
        aside = False
        for k in range(i - 1, max(-1, i - 12), -1):
            c = self[k]
            if c.kind in ("comp", "rel", "conseq", "cue", "cite") or (c.kind == "mark" and c.lemma not in "،,()"):
                return out
            aside = c.lemma == ")" or (aside and c.lemma != "(")  # «تخوض س **(تتبع لـ ص)** معارك»
            if not aside:
                out.append(k)
        return out

    @staticmethod
    def _carries(c: Chunk, prep: str) -> bool:
        if c.classes.isdisjoint(SUPPORT):
            return False
        if prep == "ب" and not c.classes.isdisjoint(_BY_MEANS):
            return True  # «ردّت قوات س باستهداف …», «دمّرت س زورقين بغارة»
        if c.classes.isdisjoint(SUPPORT - _BY_MEANS):
            return False
        if not prep:
            return True
        if prep == "ل":  # «عمدوا **لنهب** المنازل»
            return not c.classes.isdisjoint({"undergo", "foil"}) or c.base == "عمد"
        if prep == "ب":
            return not c.classes.isdisjoint({"light", "begin"})
        return (
            not c.classes.isdisjoint({"modal", "attempt", "stop", "light", "begin", "want", "continue"})
            if prep in ("من", "على", "في", "إلى")
            else False
        )
