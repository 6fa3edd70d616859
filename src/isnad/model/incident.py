"""Incidents: what many reports say about one happening, on whose word. The JSON Schema of ``isnad schema --of incident`` is
generated from these types."""

from __future__ import annotations

from typing import Any

import msgspec

from isnad.model.claim import Evidence, Name
from isnad.model.document import Note, Span


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in an incident, with what its document's head says of it. ``origin`` is the id of the incident's origin that the
    claim was traced to; ``part`` is tells, vague (tells too little of its own to found an incident), denies (that it
    happened), owns (takes responsibility) or accuses."""

    claim: str
    document: str
    sha256: str
    outlet: str | None
    published: str | None
    origin: str
    part: str
    type: str
    status: str
    summary: Name
    evidence: tuple[Evidence, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Who said it first, however many carried it (DESIGN §5). ``id``: an actor's slug, ``outlet:NAME`` for an outlet's own word,
    ``unnamed:NAME@OUTLET`` for a source without a name, ``name:WORDS`` for a name that no pack knows. ``organisation`` is the
    one whose parts speak for it. ``party``: it takes part in what it tells."""

    id: str
    organisation: str
    kind: str
    """actor | outlet | unnamed | name"""
    party: bool
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    claims: tuple[str, ...]
    tells: bool = True
    """It says that it happened; False for one that only denies it or accuses somebody of it."""
    first: str | None
    """Day of the first report that carries it, ISO; None where no report says its day."""
    copied: tuple[str, ...] = ()
    """Outlets whose own wording turned out to be this origin's."""


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """Days, ISO; an open end is None. Precision and basis as in a claim's ``when``; basis ``report`` where only the days of
    the reports are known."""

    from_: str | None = msgspec.field(name="from")
    to: str | None
    precision: str
    basis: str
    claims: tuple[str, ...]


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place as in a claim's ``where``, with the claims that name it."""

    place: str | None
    name: Name
    admin1: str | None
    admin2: str | None
    country: str | None
    pcode: str | None
    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None
    claims: tuple[str, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody in a role, on whose word."""

    role: str
    actor: str | None
    name: Name
    cls: str | None = msgspec.field(name="class")
    claims: tuple[str, ...]
    origins: tuple[str, ...]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number as one origin gives it. ``party``: the origin takes part; ``replaced``: it gave a later one itself;
    ``outrun``: a later telling says that the toll has risen above it."""

    low: int | None
    best: int | None
    high: int | None
    exact: bool
    origin: str
    party: bool
    replaced: bool
    outrun: bool = False
    published: str | None
    claims: tuple[str, ...]


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """How many of whom over all origins (docs/fusing.md). ``who`` None: of all. ``part_of``: inside another number, never added
    to it. ``best`` None: nobody gives it but a party to the fight, or only in vague words."""

    what: str
    who: str | None
    low: int | None
    best: int | None
    high: int | None
    part_of: str | None
    why: str
    figures: tuple[Figure, ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a contradiction: what is said, in which claims, by which origins."""

    values: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Origins that cannot all be right. ``field``: toll, perpetrator, first_attacker, means, place, date, occurrence;
    ``about``: for a toll, the measure."""

    field: str
    about: str | None
    sides: tuple[Side, ...]


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a comparison: the named function, the points it gives, and what it saw."""

    name: str
    points: float
    says: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """Two tellings compared: the sum of the points, and what forbids that they are one, if anything does. ``left`` and
    ``right`` are claims."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]
    veto: str | None = None


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One happening over all reports. Every claim is kept; for each field the values stand with who says which."""

    id: str
    type: str
    family: str
    status: str
    when: Period | None
    where: Spot | None
    roles: tuple[Part, ...]
    counts: tuple[Toll, ...]
    origins: tuple[Origin, ...]
    others: tuple[Origin, ...] = ()
    """Who only denies it, or only accuses somebody of it: never counted among the origins."""
    outlets: tuple[str, ...]
    claims: tuple[Telling, ...]
    grade: str
    """confirmed | fair | weak | contested (docs/fusing.md)"""
    why: str
    """The grade's reason, in words."""
    contradictions: tuple[Contradiction, ...]
    because: tuple[Row, ...]
    """The comparisons that tied the tellings together, the strongest for each."""


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """What a judgement is about: characters of a document. It outlives any re-coding: the claim meant is the one whose evidence
    covers the span best (and has the ``type``, if one is given)."""

    sha256: str
    span: Span
    type: str | None = None


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided; appended, never changed. ``verdict``: same, different (``at`` and ``other`` are, or are not, one
    incident), not_event (found no incident on it), wrong_value, right_value (of ``field``: type, status, origin, where, when,
    roles.ROLE, counts.MEASURE). The later judgement of the same anchor and field counts."""

    verdict: str
    at: Anchor
    other: Anchor | None = None
    field: str | None = None
    value: Any = None
    author: str
    time: str
    """When it was decided, ISO."""
    note: str = ""


class Unmatched(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement that nothing answers to, and why: shown until somebody deals with it."""

    judgement: Judgement
    why: str


class Apart(msgspec.Struct, frozen=True, kw_only=True):
    """A claim of an event that is in no incident, and why (CODEBOOK §3)."""

    claim: str
    document: str
    why: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What became of incident ids when documents or judgements were added: renamed (a report that was published earlier came in
    later), merged, split (the first of ``after`` is the one that keeps the id), gone."""

    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Fused(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that fusing many reports gives."""

    incidents: tuple[Incident, ...]
    apart: tuple[Apart, ...]
    unmatched: tuple[Unmatched, ...]
    notes: tuple[Note, ...]
