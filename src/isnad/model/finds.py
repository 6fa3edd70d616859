"""What the match room recognises and the coder turns into claims.

A sentence becomes a row of *chunks* (verbs, event nouns, noun phrases, prepositions, marks); frames, cues and counts point at
chunks. Everything here is still words: values (dates, places, actors on a date) are the resolve room's."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.model.times import TimePhrase
from isnad.model.tokens import Sentence


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number as the text says it: bounds, whether exact, and the tokens that say it."""

    low: int | None
    high: int | None
    exact: bool
    start: int
    end: int
    best: int | None = None


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase that names or describes somebody or something.

    ``kind``: force (an armed or political actor), people, place, thing (post, vehicle, building, weapon), source, document,
    outlet, event, unknown. ``names`` are the ids of theatre-pack entries that its words may mean, best first."""

    start: int
    end: int
    kind: str
    head: str = ""
    classes: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    name_start: int = -1
    name_end: int = -1
    quantity: Quantity | None = None
    definite: bool = False
    suffix: str = ""
    gender: str = ""
    number: str = ""
    within: tuple[Mention, ...] = ()
    """For a place: the places named right after it as its containers. For people: the force that they belong to."""
    heads: tuple[str, ...] = ()
    """Head nouns of the construct chain in order: عناصر قوات الجيش."""
    framing: tuple[tuple[int, int], ...] = ()
    """Token intervals of loaded wording inside the mention."""
    also: str = ""
    """A second actor that the same words name: القوات الروسية والتركية."""
    unresolved: bool = False
    """A name stands here that no pack knows."""


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """One piece of a sentence. ``kind``: verb, event (a noun that can trigger), np, prep, comp (أن), rel (الذي), time, mark,
    neg, conj, word. ``pre`` are glued proclitics (و، ب، ل …)."""

    kind: str
    start: int
    end: int
    lemma: str = ""
    base: str = ""
    classes: frozenset[str] = frozenset()
    pre: str = ""
    suffix: str = ""
    voice: str = ""
    tense: str = ""
    gender: str = ""
    number: str = ""
    definite: bool = False
    mention: Mention | None = None
    time: TimePhrase | None = None


class RoleFind(msgspec.Struct, frozen=True, gc=False):
    """A filler found for a role: the mention, or a pronoun (``suffix``) or elision that the coder has to settle."""

    role: str
    finder: str
    mention: Mention | None
    suffix: str = ""
    """Pronoun letters when the filler is a pronoun; ``elided`` when the verb has no subject of its own."""
    at: int = -1
    """Token that stands for the pronoun or elision."""


class FrameFind(msgspec.Struct, frozen=True, gc=False):
    """A frame that fired: its rule, its trigger and the roles that its finders filled."""

    rule: str
    record: str
    type: str
    trigger: int
    """Index of the trigger's chunk."""
    start: int
    end: int
    """Tokens from the first to the last thing that the frame used."""
    roles: tuple[RoleFind, ...]
    places: tuple[tuple[Mention, str], ...] = ()
    """Place mentions with the finder that tied them to the trigger."""
    status: str = "occurred"
    status_rule: str = ""
    supports: tuple[int, ...] = ()
    """Chunks of the verbs (light, phase, modal, foiling …) and nouns that carry the trigger, nearest first."""
    link: str = ""
    """What ties the trigger to the clause before it: cause, container, prior, purpose, object, relative, consequence."""
    says: str = ""
    nominal: bool = False
    bare: bool = False
    """No word near the trigger says with what: «قصف», «هجوم», «تفجير» alone."""
    unguided: bool = False
    """«صاروخ» near the trigger, and no word that tells a rocket from a missile."""
    driven: bool = False
    """A car or a lorry that blew up, and no word says whether somebody sat in it."""
    weak: bool = False
    """Reached only through ``nearest`` or a guess: lowers confidence."""
    last: int = -1
    """Last chunk of the trigger's words."""
    in_speech: bool = False
    """The frame holds only within what somebody says."""

    @property
    def first(self) -> int:
        """The chunk where the act begins: its trigger, or what carries it from before."""
        out = self.trigger
        for chunk in self.supports:
            if chunk < out:
                out = chunk
        return out


class CountFind(msgspec.Struct, frozen=True, gc=False):
    """A measure (killed, wounded …) with its counted group; ``chunk`` is the harm word's chunk."""

    rule: str
    what: str
    quantity: Quantity
    who: Mention | None
    chunk: int
    start: int
    end: int
    part_of: str | None = None
    suffix: str = ""


class CueFind(msgspec.Struct, frozen=True, gc=False):
    """Words that speak for or against what stands beside them.

    ``effect``: attributes, cites, denies, continues, background, new_speaker, postponed (the sentence before is the
    speaker's). Covers tokens ``cover_start``..``cover_end``."""

    rule: str
    effect: str
    chunk: int
    speaker: Mention | None
    speaker_pronoun: str = ""
    medium: str | None = None
    stance: str = "neutral"
    verb: str = ""
    cover_start: int = 0
    cover_end: int = 0
    quote: bool = False
    said: TimePhrase | None = None
    start: int = 0
    end: int = 0
    hearer: Mention | None = None
    backward: bool = False
    gender: str = ""
    deeper: Mention | None = None
    """Whom the speaker itself quotes: «نقلت وكالة س عن **مصدر**», «ذكرت س نقلاً عن **مصدر**»."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """All that was recognised in one sentence."""

    sentence: Sentence
    chunks: tuple[Chunk, ...]
    frames: tuple[FrameFind, ...]
    counts: tuple[CountFind, ...]
    cues: tuple[CueFind, ...]
    times: tuple[tuple[int, TimePhrase], ...]
    """Time phrases with the chunk that they stand at."""
    classes: frozenset[str]
    """The classes of all its chunks: whether one stands in the sentence is asked before it is looked for."""

    def chunk_from(self, token: int) -> int:
        """The first chunk that begins at a token or behind it."""
        for k, chunk in enumerate(self.chunks):
            if chunk.start >= token:
                return k
        return len(self.chunks)

    def frame_from(self, chunk: int) -> int:
        """The first frame whose trigger is a chunk or one behind it."""
        for k, frame in enumerate(self.frames):
            if frame.trigger >= chunk:
                return k
        return len(self.frames)


_OFFICES = frozenset({"leader", "spokesperson"})


def office_land(before: Chunk | None, c: Chunk) -> bool:
    """«والي **غرب كردفان**», «محافظ **عدن**»: the land that an office is of, right behind it; not «قائد ميداني شمالي س»."""
    if before is None or before.kind != "np" or before.definite or before.suffix or before.end != c.start or c.pre:
        return False
    m, office = c.mention, before.mention
    if office is None or office.names or office.number != "s" or len(office.heads) > 1 or before.classes.isdisjoint(_OFFICES):
        return False
    return c.kind == "place" and m is not None and "direction" not in m.classes and before.end - before.start == 1


_HOSPITALS = frozenset({"kind:hospital", "head:مستشفى", "head:مشفى", "head:مستوصف"})
_RECEIVING = frozenset({"استقبل", "استقبال", "نقل", "أسعف", "إسعاف", "وصل", "وصول", "تلقّى", "توفّي", "وفاة", "لفظ", "فارق", "نُقل"})
_NEAR_IT = 4


def received(chunks: Sequence[Chunk], k: int) -> bool:
    """«مصدر في **مستشفى س**», «نُقل إلى **مستشفى س**», «استقبل **مستشفى س** جرحى»: whether the place at chunk ``k`` is a hospital
    that tells of the harmed or took them in; what befell them was done elsewhere."""
    c = chunks[k]
    if c.kind != "place" or c.classes.isdisjoint(_HOSPITALS):
        return False
    before = chunks[max(0, k - _NEAR_IT) : k]
    if len(before) > 1 and before[-1].kind == "prep" and before[-2].mention is not None and before[-2].mention.kind == "source":
        return True
    after = chunks[k + 1 : k + 2]
    return any(x.lemma in _RECEIVING or x.base in _RECEIVING for x in (*before, *after))
