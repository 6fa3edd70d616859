"""An actor as it was named, and the phrases around a word that a pronoun or a pair may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from isnad.model.draft import Party
from isnad.model.finds import Chunk, Found, Mention

_BESIDE = ("المدعوم", "الموالي")


class Seen:
    """An actor as it was last named: its ids, the head nouns it may be called back by, where, and in which words."""

    __slots__ = ("gender", "heads", "names", "order", "role", "sentence", "token", "words")

    def __init__(
        self,
        names: tuple[str, ...],
        heads: frozenset[str],
        gender: str,
        sentence: int,
        order: int,
        words: str = "",
        token: int = -1,
    ) -> None:
        self.names, self.heads, self.gender, self.sentence, self.order = names, heads, gender, sentence, order
        self.words, self.token = words, token
        self.role = ""

    def party(self) -> Party:
        """The actor, with the words that named it."""
        return Party(self.names, called=self.words)


def owner_before(found: Found, m: Mention, grammar: Mapping[str, str]) -> Mention | None:
    """«مقتل **أحد عناصر س** باستهداف سيارته»: the nearest persons before a thing with a pronoun, in its own sentence, who agree
    with it, named or not."""
    for c in reversed(found.chunks):
        o = c.mention
        if o is None or o.end > m.start or c.kind != "np" or o.kind not in ("force", "people"):
            continue
        several = o.number in ("p", "d") if o.quantity is None else o.quantity.best != 1
        own = o.head == "قوة" or bool(o.classes & {"fighter", "leader", "person"})  # «**قوة** للاحتلال … قصفت مدفعيتها»
        gender = grammar.get(o.names[0], o.gender) if o.names and not own else o.gender
        agrees = {
            "هم": several or (bool(o.names) and o.quantity is None),
            "ها": gender == "f",
            "ه": not several and gender != "f",
        }
        if agrees[m.suffix]:
            return o
    return None


def listed(chunks: tuple[Chunk, ...], i: int) -> Iterable[Mention]:
    """The forces that و lists from chunk ``i`` on."""
    for k in range(i, min(len(chunks), i + 14)):
        c = chunks[k]
        if c.kind in ("verb", "comp", "conseq", "conj") or (c.kind == "mark" and c.lemma not in "()"):
            return
        if c.mention and c.mention.kind == "force" and (k == i or "و" in c.pre):
            yield c.mention


def joined_to_name(found: Found, m: Mention) -> Mention | None:
    """The force that is named right before a phrase which و joins to it."""
    before = next((c for c in found.chunks if c.end == m.start), None)
    own = next((c for c in found.chunks if c.start == m.start), None)
    if before is None or own is None or own.pre != "و" or m.kind != "force" or before.kind != "np":
        return None
    return before.mention if before.mention is not None and before.mention.names else None


def kin(words: str) -> bool:
    """«أبناء **العشائر**»: whether kin are named, whose host is «the army» of no report."""
    return any(w in words for w in ("عشائر", "عشيرة", "قبائل", "قبيلة"))


def by_patron(found: Found, m: Mention) -> bool:
    """«المليشيا المدعومة من إيران»: whether a phrase is named by whom it stands by alone."""
    return any(t.form.startswith(_BESIDE) for t in found.sentence.tokens[m.start : m.end + 1])


def backs(found: Found, m: Mention) -> bool:
    """«فصائل س المدعومة من **ص**»: whether a phrase only says who stands behind those named before it."""
    return m.start > 1 and any(t.form.startswith(_BESIDE) for t in found.sentence.tokens[m.start - 2 : m.start])


SPOKESMEN = frozenset({"متحدث", "ناطق", "وزير", "قائد", "رئيس", "مدير", "مسؤول", "محافظ", "وكيل", "نائب"})
_STATE = frozenset({"dead", "wounded"})


LATTERS = frozenset({"الأخيرة", "الأخير", "الاخيرة", "الاخير"})


def of_force(m: Mention) -> bool:
    """«قتلى من **الجيش**»: whether the dead or hurt of a phrase are said to be of a force that no pack names by these words."""
    return bool(m.within) and m.within[0].kind == "force" and m.within[0].definite and not m.classes.isdisjoint(_STATE)


def nearer(seen: list[Seen], speaker: Party, head: str, word: str, at: int) -> Seen | None:
    """«قالت **حركة س** … وانسحبت القوات من بلدة كانت بيد **حركة ص**. وتوعدت **الحركة** …»: whom the sentence before named by this
    noun, where the speaker has not been named in it or since."""
    for s in reversed(seen[-_BEFORE:]):
        if at - s.sentence > 1 or not speaker.names or not set(s.names).isdisjoint(speaker.names):
            return None
        if s.words.startswith(word) and head in s.heads and s.sentence < at:
            return s
    return None


_BEFORE = 16
