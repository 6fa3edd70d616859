"""The shapes of rules: frames, cues and counts, and the words that their keys may hold. The reference of the notation,
docs/reference/rule-notation.md, is generated from this module and from meaning.py; rulefile.py reads files into these shapes."""

from __future__ import annotations

import msgspec

FINDERS: dict[str, str] = {
    "subject": "the doer of the trigger verb: the noun phrase before it in its clause, else the first after it",
    "object": "the noun phrase that the trigger verb governs, after its subject",
    "owner": "what a verbal noun belongs to: the next noun phrase, or one under ل, or a nationality adjective",
    "governed": "what a verbal noun is done to: the next noun phrase, or the second when the first is the doer",
    "doer_of_support": "the subject of the light or modal verb that carries the trigger",
    "sufferer_of_support": "the subject of a verb of undergoing (تعرّض لـ) that carries the trigger",
    "foiler": "the subject of a verb of foiling (أحبط، صدّ) that carries the trigger",
    "doer_of_relative": "the noun phrase after a verb that points back to the trigger (غارات شنتها …)",
    "done_to_relative": "the object of an event verb whose subject is the trigger (عملية استهدفت …)",
    "by": "under من قبل، على يد، من جانب",
    "under": "under one of the prepositions that the rule lists, glued ones included",
    "between": "the two sides after بين … و…, or من جهة … ومن جهة أخرى",
    "opponent": "under مع or ضد, a force",
    "helper": "under بدعم، بمشاركة، بإسناد، بالتعاون مع",
    "suffix": "the pronoun on the verbal noun itself (هجومها), which the coder settles",
    "carried": "the doer of the clause before, when the verb has no subject of its own",
    "place_of_support": "the place that is the subject of شهد or تعرّض",
    "instrument": "the weapon under بـ, or in idafa",
    "counted": "the noun that a number touches, or a dual",
    "named": "a person known by name alone: words that no pack knows where the rule wants somebody (اختطفوا الحلقي)",
    "blamed": "whoever is accused of the act (اتهمت س قوات ص بقصف …) or claims it (تبنّى س استهداف …)",
    "passing": "who passes by when it goes off (أثناء مرور دورية …) or is scattered by it (لتفريق متظاهرين)",
    "ousted": "who lost what was taken: under من سيطرة, or under مع of the fight before it (بعد معارك مع …)",
    "self": "the phrase of the trigger itself, where a noun phrase is the trigger (قذيفة هاون على …)",
    "relative_owner": "in a relative clause: the noun that the clause describes",
    "topic": "the first noun phrase of the clause that a speech verb opens, or under من، بـ، عن",
    "nearest": "the nearest in the clause; last resort, lowers confidence",
}
IS = ("force", "people", "place", "thing", "weapon", "person", "any", "state", "members", "number")
RECORDS = ("event", "statement", "figure", "relation")
STATUSES = ("occurred", "ongoing", "foiled", "planned", "threatened", "denied", "habitual", "historical")
STANCES = ("neutral", "affirms", "doubts", "denies", "claims", "accuses", "admits")
EFFECTS = ("attributes", "cites", "continues", "background", "new_speaker", "denies", "hedges")


class Finder(msgspec.Struct, frozen=True, gc=False):
    """A named way to locate a role, with the prepositions of ``under``."""

    name: str
    preps: tuple[str, ...] = ()


class RoleRule(msgspec.Struct, frozen=True, gc=False):
    """What may fill a role and where it is looked for, in order; the first finder that succeeds wins."""

    is_: tuple[str, ...]
    found: tuple[Finder, ...]


class Example(msgspec.Struct, frozen=True, gc=False):
    """A sentence the rule must accept (with the words of its roles) or reject (with the reason)."""

    text: str
    roles: dict[str, str]
    because: str = ""
    line: int = 0


class Frame(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A trigger and its typed roles."""

    id: str
    says: str
    file: str
    line: int = 0
    record: str = "event"
    type: str = ""
    status: str = ""
    trigger: tuple[str, ...] = ()
    form: str = "any"
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    becomes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    roles: dict[str, RoleRule] = {}
    needs: tuple[str, ...] = ()
    in_speech: bool = False
    beats: tuple[str, ...] = ()
    matches: tuple[Example, ...] = ()
    rejects: tuple[Example, ...] = ()
    base: bool = False
    like: str = ""
    lines: dict[str, int] = {}
    """Lines of the keys that the file itself sets, and of ``key/word`` for the words of a list."""


class Cue(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A word that speaks for or against the clause beside it."""

    id: str
    says: str
    file: str
    line: int = 0
    effect: str = ""
    cue: tuple[str, ...] = ()
    stance: str = "neutral"
    not_when: tuple[str, ...] = ()
    clause: bool = False
    matches: tuple[Example, ...] = ()
    rejects: tuple[Example, ...] = ()
    lines: dict[str, int] = {}


class CountRule(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A measure of harm or number and the words that carry it."""

    id: str
    says: str
    file: str
    line: int = 0
    what: str = ""
    cue: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    act: str = ""
    matches: tuple[Example, ...] = ()
    rejects: tuple[Example, ...] = ()
    lines: dict[str, int] = {}


KEYS: dict[str, tuple[str, ...]] = {
    "frame": ("id", "says", "record", "type", "status", "like", "trigger", "form", "with", "without", "becomes", "roles", "needs",
              "in_speech", "beats", "matches", "rejects", "base"),
    "cue": ("id", "says", "effect", "cue", "stance", "not_when", "clause", "matches", "rejects"),
    "count": ("id", "says", "what", "cue", "head", "act", "matches", "rejects"),
}  # fmt: skip
