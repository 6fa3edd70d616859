"""The shapes of rules: frames, cues and counts. Unknown keys are refused with the nearest known one; nothing stops at the
first error. The reference of the notation, docs/reference/rule-notation.md, is generated from these types."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

import msgspec

from isnad.errors import Problem
from isnad.packs.yamlio import Lines

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
    "relative_owner": "in a relative clause: the noun that the clause describes",
    "topic": "the first noun phrase of the clause that a speech verb opens, or under من، بـ، عن",
    "nearest": "the nearest in the clause; last resort, lowers confidence",
}
IS = ("force", "people", "place", "thing", "weapon", "person", "any", "state")
RECORDS = ("event", "statement", "figure", "relation")
STATUSES = ("occurred", "ongoing", "foiled", "planned", "threatened", "denied", "habitual", "historical")
EFFECTS = ("attributes", "cites", "continues", "background", "new_speaker", "denies", "hedges")


class Finder(msgspec.Struct, frozen=True):
    """A named way to locate a role, with the prepositions of ``under``."""

    name: str
    preps: tuple[str, ...] = ()


class RoleRule(msgspec.Struct, frozen=True):
    """What may fill a role and where it is looked for, in order; the first finder that succeeds wins."""

    is_: tuple[str, ...]
    found: tuple[Finder, ...]


class Example(msgspec.Struct, frozen=True):
    """A sentence the rule must accept (with the words of its roles) or reject (with the reason)."""

    text: str
    roles: dict[str, str]
    because: str = ""
    line: int = 0


class Frame(msgspec.Struct, frozen=True, kw_only=True):
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


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A word that speaks for or against the clause beside it."""

    id: str
    says: str
    file: str
    line: int = 0
    effect: str = ""
    cue: tuple[str, ...] = ()
    stance: str = "neutral"
    not_when: tuple[str, ...] = ()
    matches: tuple[Example, ...] = ()
    rejects: tuple[Example, ...] = ()


class CountRule(msgspec.Struct, frozen=True, kw_only=True):
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


KEYS: dict[str, tuple[str, ...]] = {
    "frame": ("id", "says", "record", "type", "status", "like", "trigger", "form", "with", "without", "becomes", "roles", "needs",
              "in_speech", "beats", "matches", "rejects", "base"),
    "cue": ("id", "says", "effect", "cue", "stance", "not_when", "matches", "rejects"),
    "count": ("id", "says", "what", "cue", "head", "act", "matches", "rejects"),
}  # fmt: skip


class Reader:
    """Reads one rule file into a value, noting every problem with its line."""

    def __init__(self, shape: str, file: str, data: Lines, problems: list[Problem]) -> None:
        self.shape, self.file, self.data, self.problems = shape, file, data, problems
        for key in data:
            if key not in KEYS[shape]:
                self.note("R001", f"unknown key {key!r}", _guess(key, KEYS[shape]), data.lines[key])
        for key in ("id", "says"):
            if not data.get(key):
                self.note("R001", f"key {key!r} is missing", f"Every rule has `{key}:`.", data.line)

    def note(self, code: str, message: str, hint: str, line: int) -> None:
        self.problems.append(Problem(code, message, hint, file=self.file, line=line))

    def text(self, key: str, default: str = "", among: Iterable[str] = ()) -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            self.note("R001", f"{key!r} must be a word or a sentence", "Write it on the same line.", self.data.lines[key])
            return default
        allowed = tuple(among)
        if allowed and value and value not in allowed:
            self.note("R004", f"{key} {value!r} does not exist", _guess(value, allowed), self.data.lines.get(key, self.data.line))
        return value

    def words(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            self.note("R001", f"{key!r} must be a list of words", "One `- word` a line.", self.data.lines[key])
            return ()
        return tuple(value)

    def roles(self) -> dict[str, RoleRule]:
        raw = self.data.get("roles", {})
        if not isinstance(raw, Lines):
            if raw:
                self.note("R001", "'roles' must map role names to `is` and `found`", "See docs/reference/rule-notation.md.", self.data.lines["roles"])
            return {}
        return {name: self._role(name, rule, raw.lines[name]) for name, rule in raw.items()}

    def _role(self, name: str, rule: Any, line: int) -> RoleRule:
        if not isinstance(rule, Lines):
            self.note("R001", f"role {name!r} must have `is` and `found`", "See docs/reference/rule-notation.md.", line)
            return RoleRule((), ())
        for key in rule:
            if key not in ("is", "found"):
                self.note("R001", f"unknown key {key!r} in role {name!r}", _guess(key, ("is", "found")), rule.lines[key])
        kinds = tuple(k for k in rule.get("is", ()) if isinstance(k, str))
        for kind in kinds:
            if kind not in IS:
                self.note("R004", f"role {name!r}: kind {kind!r} does not exist", _guess(kind, IS), rule.lines["is"])
        return RoleRule(kinds, tuple(self._finders(name, rule)))

    def _finders(self, role: str, rule: Lines) -> Iterable[Finder]:
        for item in rule.get("found", ()):
            if isinstance(item, Lines):
                ((name, preps),) = item.items() if len(item) == 1 else (("", []),)
            else:
                name, preps = str(item), []
            if name not in FINDERS:
                self.note("R014", f"role {role!r}: unknown finder {name!r}", _guess(name, FINDERS), rule.lines.get("found", rule.line))
                continue
            yield Finder(name, tuple(preps) if isinstance(preps, list) else (preps,))

    def becomes(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        out = []
        for item in self.data.get("becomes", ()):
            if not isinstance(item, Lines) or set(item) != {"type", "with"}:
                self.note("R001", "each of 'becomes' has `type` and `with`", "- type: air_strike / with: [aircraft]", self.data.lines["becomes"])
                continue
            out.append((str(item["type"]), tuple(item["with"])))
        return tuple(out)

    def examples(self, key: str) -> tuple[Example, ...]:
        out = []
        for item in self.data.get(key, ()):
            if isinstance(item, str):
                item = Lines(text=item)
                item.line, item.lines = self.data.lines[key], {"text": self.data.lines[key]}
            if not isinstance(item, Lines) or not isinstance(item.get("text"), str):
                self.note("R001", f"each of {key!r} has a `text`", "- text: …", self.data.lines[key])
                continue
            roles = {k: v for k, v in item.items() if k not in ("text", "because") and isinstance(v, str)}
            for role, words in roles.items():
                if role not in ("type", "status", "what", "value", "stance") and words not in item["text"]:
                    self.note("R016", f"{role}: {words!r} is not in the example", "Copy the words from `text`.", item.lines[role])
            out.append(Example(item["text"], roles, str(item.get("because", "")), item.line))
        return tuple(out)


def _guess(word: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(word, names, 1)
    return (f"Did you mean {near[0]!r}? " if near else "") + "Known: " + ", ".join(names) + "."


def read_frame(file: str, data: Lines, problems: list[Problem]) -> Frame:
    """A frame file as a value; ``like`` is resolved later by the loader."""
    r = Reader("frame", file, data, problems)
    return Frame(
        id=r.text("id"), says=r.text("says"), file=file, line=data.line, record=r.text("record", "event", RECORDS), type=r.text("type"),
        status=r.text("status", "", STATUSES), trigger=r.words("trigger"), form=r.text("form", "any", ("any", "verb", "noun")),
        with_=r.words("with"), without=r.words("without"), becomes=r.becomes(), roles=r.roles(), needs=r.words("needs"),
        in_speech=r.text("in_speech", "no", ("yes", "no")) == "yes", beats=r.words("beats"), matches=r.examples("matches"),
        rejects=r.examples("rejects"), base=r.text("base", "no", ("yes", "no")) == "yes", like=r.text("like"),
    )  # fmt: skip


def read_cue(file: str, data: Lines, problems: list[Problem]) -> Cue:
    """A cue file as a value."""
    r = Reader("cue", file, data, problems)
    return Cue(
        id=r.text("id"), says=r.text("says"), file=file, line=data.line, effect=r.text("effect", "", EFFECTS), cue=r.words("cue"),
        stance=r.text("stance", "neutral", ("neutral", "affirms", "doubts", "denies", "claims", "accuses", "admits")),
        not_when=r.words("not_when"), matches=r.examples("matches"), rejects=r.examples("rejects"),
    )  # fmt: skip


def read_count(file: str, data: Lines, problems: list[Problem]) -> CountRule:
    """A count file as a value."""
    r = Reader("count", file, data, problems)
    return CountRule(
        id=r.text("id"), says=r.text("says"), file=file, line=data.line, what=r.text("what"), cue=r.words("cue"), head=r.words("head"),
        act=r.text("act"), matches=r.examples("matches"), rejects=r.examples("rejects"),
    )  # fmt: skip
