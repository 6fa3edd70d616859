"""Claims: what one report says that somebody says. The JSON Schema of ``isnad schema`` is generated from these types."""

from __future__ import annotations

import msgspec

from isnad.model.document import Note, Span


class Name(msgspec.Struct, frozen=True, gc=False):
    """A neutral label in two languages."""

    en: str
    ar: str | None = None


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """Characters of the raw text: ``raw[span[0]:span[1]] == text``."""

    text: str
    span: Span


class Role(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who took part and how (CODEBOOK §4). ``actor`` is a slug of a theatre pack or None; ``via`` says how the filler was
    inferred when it is not written there (coreference), and is None when the words themselves name it."""

    role: str
    actor: str | None = None
    name: Name | None = None
    cls: str | None = msgspec.field(default=None, name="class")
    text: str | None = None
    span: Span | None = None
    via: str | None = None


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A place that lost: its id, the containing governorate, and its score."""

    place: str
    admin1: str | None
    score: float


class Where(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A place with its precision (CODEBOOK §8). ``lat``/``lon`` are WGS84 degrees of a representation point, ``radius_km`` how
    far the truth may lie from it."""

    place: str | None
    name: Name
    admin1: str | None = None
    admin2: str | None = None
    country: str | None = None
    pcode: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str
    radius_km: float | None = None
    text: str
    span: Span
    others: tuple[Candidate, ...] = ()


class Route(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Movement, kept as words."""

    from_: str | None = msgspec.field(default=None, name="from")
    via: str | None = None
    to: str | None = None
    text: str
    span: Span


class When(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An interval of days (ISO, partial dates allowed, open ends None) with precision and basis (CODEBOOK §7)."""

    from_: str | None = msgspec.field(name="from")
    to: str | None
    precision: str
    """part_of_day | day | days | week | part_of_month | month | months | season | year | years | open"""
    basis: str
    """explicit | relative | happening | none"""
    why: str = ""
    text: str | None = None
    span: Span | None = None


class Count(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """How many of whom (CODEBOOK §6). ``low``/``best``/``high`` are persons or things; None is unknown or open."""

    what: str
    who: str | None
    low: int | None
    best: int | None
    high: int | None
    exact: bool
    text: str
    span: Span
    part_of: str | None = None
    """The ``what`` of the total that this number is inside of (children among the dead), never added to it."""


class Attribution(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One link of the chain, from the outlet's immediate source to the original speaker."""

    source: str | None
    name: str
    medium: str | None = None
    verb: str | None = None
    stance: str = "neutral"
    said_on: str | None = None
    text: str | None = None
    span: Span | None = None


class Framing(msgspec.Struct, frozen=True, gc=False):
    """Loaded wording that was kept as evidence about the speaker and replaced in every label."""

    term: str
    toward: str | None
    neutral: str | None
    span: Span


class Because(msgspec.Struct, frozen=True, gc=False):
    """One node of the explanation: a rule or finder, what it saw, and what that rests on."""

    rule: str
    says: str = ""
    text: str | None = None
    span: Span | None = None
    under: tuple[Because, ...] = ()


class Claim(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who says, citing whom, that what happened, where, when, by whom to whom, how many."""

    id: str
    record: str
    type: str
    status: str
    roles: tuple[Role, ...]
    where: Where | None
    route: Route | None
    when: When | None
    counts: tuple[Count, ...]
    attribution: tuple[Attribution, ...]
    origin: str
    framing: tuple[Framing, ...]
    happening: str | None
    evidence: tuple[Evidence, ...]
    because: tuple[Because, ...]
    confidence: float
    summary: Name


class Published(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The publication day as an interval. ``basis``: given | page | inferred | unknown; ``why`` in words."""

    from_: str | None = msgspec.field(name="from")
    to: str | None
    basis: str
    why: str


class Head(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The document as the output tells it."""

    id: str
    sha256: str
    outlet: str | None
    url: str | None
    title: str | None
    language: str
    characters: int
    fingerprint: tuple[int, ...]
    published: Published


class Coder(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Which coder and which packs made the claims."""

    version: str
    schema: str
    packs: dict[str, str]


class Coding(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One line of ``isnad code --format jsonl``."""

    document: Head
    coder: Coder
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...]
