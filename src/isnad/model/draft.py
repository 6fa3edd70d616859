"""Claims before their words have values: what the coder hands to the resolve room."""

from __future__ import annotations

import msgspec

from isnad.model.claim import Attribution, Because, Count, Framing, Name, Published, Role, Route, When, Where
from isnad.model.document import Note, Span
from isnad.model.finds import Mention, Quantity
from isnad.model.times import TimePhrase

FORWARD = "forward"
"""Medium of a link that the source tells beside the text: the outlet passed on another's message."""


class Lore(msgspec.Struct, frozen=True, gc=False):
    """What the coder has to know of a theatre's names, made from the packs by flow: no names of its own."""

    heads: dict[str, frozenset[str]]
    """Actor id → head nouns by which its names begin (مجلس، تنظيم)."""
    parents: dict[str, str]
    classes: dict[str, str]
    """Lexicon class → generic filler (child → children)."""
    outlets: frozenset[str]
    voices: dict[str, str]
    """Press office → the organisation that it speaks for."""
    speakers: frozenset[str]
    """Actors that report rather than fight: monitors, agencies, rescue services."""
    persons: frozenset[str]
    """Public persons: what is theirs is their organisation's."""
    unarmed: frozenset[str]
    """Actors whose part in an act shows no armed conflict: those, police, ministries, relief organisations."""
    families: dict[str, str]
    """Type → family of types, for tying tellings together."""
    grammar: dict[str, str]
    """Actor id → gender of its name."""
    followers: dict[str, dict[str, str]]
    """Head noun → actor → the actor whose name is that noun with the other's («مرتزقة الاحتلال التركي»): whom «مرتزقته» means."""
    local: frozenset[str]
    """Names that mean another actor in each country («الجيش», «وزارة الداخلية»), folded."""

    def tells(self, name: str) -> bool:
        """Whether an actor tells what others did: a monitor, an agency, an outlet."""
        return name in self.speakers or name in self.outlets


class Party(msgspec.Struct, frozen=True, gc=False):
    """A filler that is settled as far as words allow: actor ids that the name may mean, or a generic class, or an unknown
    name."""

    names: tuple[str, ...] = ()
    cls: str | None = None
    text: str | None = None
    span: Span | None = None
    via: str | None = None
    called: str | None = None
    """The words by which it was named where this one goes back to: a bare name («القوات الحكومية») means what it meant there."""

    @property
    def own_words(self) -> str | None:
        """The words that named it, here or before."""
        return self.called or self.text

    def again(self, text: str | None = None, span: Span | None = None) -> Party:
        """The same where nothing but the sentence tells that it is meant, or words that do not name it."""
        return Party(self.names, self.cls, text, span, "coreference", self.own_words)

    @property
    def key(self) -> str:
        return self.names[0] if self.names else self.cls or self.text or ""


class DraftRole(msgspec.Struct, frozen=True, gc=False):
    """A role with its party and the finder that led there."""

    role: str
    party: Party
    finder: str = ""


class DraftCount(msgspec.Struct, frozen=True, gc=False):
    """A count whose group is settled as far as words allow."""

    what: str
    who: Party | None
    quantity: Quantity
    span: Span
    rule: str
    part_of: str | None = None


class Link(msgspec.Struct, frozen=True, gc=False):
    """One link of a chain before its speaker has an id."""

    party: Party
    medium: str | None
    verb: str
    stance: str
    said: TimePhrase | None
    said_span: Span | None
    span: Span | None
    sentence: int = 0


class DraftPlace(msgspec.Struct, frozen=True, gc=False):
    """A place phrase with its raw interval and those of its name, and the finder that tied it to the event."""

    mention: Mention
    span: Span
    name: str
    finder: str
    within: tuple[DraftPlace, ...] = ()
    via: str | None = None


class Draft(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One claim in words."""

    sentence: int
    order: int
    record: str
    type: str
    status: str
    roles: tuple[DraftRole, ...]
    places: tuple[DraftPlace, ...] = ()
    time: TimePhrase | None = None
    time_span: Span | None = None
    counts: tuple[DraftCount, ...] = ()
    chain: tuple[Link, ...] = ()
    evidence: tuple[Span, ...]
    framing: tuple[Span, ...] = ()
    route: tuple[str | None, str | None, str | None, Span] | None = None
    tied: tuple[int, ...] = ()
    """Orders of other drafts that tell of the same happening by the sentence's own grammar."""
    because: tuple[Because, ...] = ()
    doubts: tuple[str, ...] = ()
    """What lowers confidence: nearest, coreference, carried, unattributed, habitual guess …"""
    definite: bool = False
    """The trigger is a definite event noun (الاشتباكات): it goes back to a telling before."""
    lemma: str = ""
    link: str = ""
    """What ties the trigger to its sentence: cause, container, consequence, relative, prior, purpose, anniversary."""
    nominal: bool = False
    headline: bool = False
    another: bool = False
    """The words set it apart from one told before: «عبوة أخرى», «غارة ثانية»."""
    topic: int = 0
    """How often the report has turned to something else before it (في سياق متصل, إلى ذلك)."""
    bare: bool = False
    """No word beside it says with what it was done; another telling of the same happening may."""
    unguided: bool = False
    """It was done with «صواريخ», and no word says whether those are rockets or missiles: whose they are does."""
    driven: bool = False
    """A car or a lorry blew up; another telling may say that somebody blew himself up in it."""
    signs: frozenset[str] = frozenset()
    """Words that tie the telling to another or set it apart (``coder.signs``)."""
    part: int = 0
    """Which of the things that a headline tells one beside the other, the first being 0 (``coder.borders``)."""
    words: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """Stems of an event's words without and with the article, that may come back in another telling (``coder.wording``)."""


class Settled(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A draft whose words have values: what resolve hands to telling."""

    draft: Draft
    roles: tuple[Role, ...]
    where: Where | None
    route: Route | None
    when: When | None
    counts: tuple[Count, ...]
    attribution: tuple[Attribution, ...]
    origin: str
    framing: tuple[Framing, ...]


class Ruling(msgspec.Struct, frozen=True, gc=False):
    """Everything that resolve settled of one document."""

    published: Published
    settled: tuple[Settled, ...]
    notes: tuple[Note, ...]


class Labels(msgspec.Struct, frozen=True, gc=False):
    """Neutral names of types, measures, people and actors in both languages, for the sentences that telling writes."""

    types: dict[str, Name]
    measures: dict[str, Name]
    families: dict[str, str]
    parents: dict[str, str]
    people: dict[str, Name] = {}
    missiles: dict[str, frozenset[str]] = {}
    """Actor whose «صواريخ» are missiles and no rockets → countries over which they are rockets all the same."""
    missile_lands: frozenset[str] = frozenset()
    """Countries over which a «صاروخ» that nobody is said to have fired is a missile."""
