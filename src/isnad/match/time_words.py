"""The vocabulary of time expressions and one sentence read with it.

``TimeWords`` knows every surface (particles and article glued on) of every form in ``packs/lang-ar/values``; ``read`` looks the
tokens up once, so that the recognisers only ask what stands where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from isnad.model.tokens import Token

Row = Sequence[str]

_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CORE = frozenset(
    (
        *("weekday", "month", "day", "part", "adverb", "night", "this_night", "midnight", "unit", "since", "season"),
        *("latest", "fraction", "anniversary", "now", "moment", "recent", "earlier", "anchor", "decade", "century"),
    )
)
"""Kinds of words without which a sentence says no time (digits apart)."""
_PLAIN = frozenset(("the", "clock_add", "reflexive", "which", "and", "early_late", "yearly", "ago", "since", "about", "from_now"))
"""Kinds of words that never take ب ل ك."""

_INTEGER = re.compile(r"([وفبلك]?)(?:ال|ل)?(\d{1,4})")
_FIGURES = 4
"""The most digits of a number that tells a time."""
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_DATE = re.compile(r"(\d{1,4})([/.\\-])(\d{1,2})(?:\2(\d{1,4}))?")
_PAIR = re.compile(r"(\d{1,4})[-–/](\d{1,4})")
_ERA = re.compile(r"(\d{3,4})([هم])")


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One surface of one form: what it means, the tokens after its first, and what is glued to its first."""

    cat: str
    value: str
    rest: tuple[str, ...]
    glue: str
    article: bool


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entry found at a place of the sentence; ``end`` is the token after it."""

    value: str
    end: int
    glue: str = ""
    article: bool = False


Hits = dict[str, Hit]
_NONE: Hits = {}


class Reading(msgspec.Struct, frozen=True, gc=False):
    """The tokens of a sentence and for each what it may mean, the longest form of every kind of word."""

    tokens: tuple[Token, ...]
    hits: tuple[Hits, ...]

    def at(self, i: int, cat: str) -> Hit | None:
        hits = self.hits
        if i < 0 or i >= len(hits) or not (here := hits[i]):
            return None  # most words tell no time
        return here.get(cat)

    def form(self, i: int) -> str:
        return self.tokens[i].form if 0 <= i < len(self.tokens) else ""

    def before(self, i: int, cat: str) -> Hit | None:
        """The hit of this kind that ends right before token ``i``."""
        hits = self.hits
        for start in range(i - 1, max(-1, i - 5), -1):
            if (here := hits[start]) and (hit := here.get(cat)) is not None and hit.end == i:
                return hit
        return None

    def names_before(self, i: int, what: str) -> bool:
        """Whether the words before ``i`` make the next word a name: سوق السبت, ثورة 25 يناير."""
        return self.before(i, f"name_before:{what}") is not None


def _tells_time(entry: Entry) -> bool:
    """Whether a word alone may make a time: of those that say which month or week, only «الجاري» does («في 14 **الجاري**»)."""
    return entry.cat in _CORE or (entry.cat == "which" and entry.value == "this")


class TimeWords(msgspec.Struct, frozen=True, gc=False):
    """Every surface of the vocabulary, by its first token."""

    entries: dict[str, tuple[Entry, ...]]
    core: frozenset[str]
    """The longest word of every expression of time."""

    @classmethod
    def from_rows(cls, months: Iterable[Row], weekdays: Iterable[Row], words: Iterable[Row]) -> TimeWords:
        """Rows are (form, meaning, note ...) as in months.tsv, weekdays.tsv and time_words.tsv, without their heading line."""
        table: dict[str, dict[Entry, None]] = {}
        words = [(row[0].translate(_FOLD), row[1]) for row in words]
        never = {form for form, meaning in words if meaning == "never"}
        for form, cat, value in _forms(months, weekdays, words):
            for first, entry in _surfaces(form, cat, value):
                if first not in never:
                    table.setdefault(first, {})[entry] = None
        entries = {first: tuple(found) for first, found in table.items()}
        core = frozenset(
            max((first, *entry.rest), key=len) for first, found in entries.items() for entry in found if _tells_time(entry)
        )
        return cls(entries, core)

    def silent(self, tokens: Sequence[Token]) -> bool:
        """True when no token can be part of a time expression: one look-up per token."""
        row = tuple(tokens)
        if not self.core.isdisjoint([token.form for token in row]):
            return False
        return not any(token.kind == "number" and len(token.form) > 3 for token in row)

    def read(self, tokens: Sequence[Token]) -> Reading:
        row = tuple(tokens)
        forms = [token.form for token in row]
        entries = self.entries
        hits: list[Hits] = []
        for i, token in enumerate(row):
            form = token.form
            if token.kind != "word" and (form[-1].isdigit() or (len(form) > 3 and form[0].isdigit())):
                hits.append(_digits(form, i))
            else:
                found = entries.get(form)
                hits.append(_NONE if found is None else self._hits(found, forms, i))
        return Reading(row, tuple(hits))

    @staticmethod
    def _hits(found: tuple[Entry, ...], forms: list[str], i: int) -> Hits:
        hits: dict[str, Hit] = {}
        for entry in found:
            rest, cat, end = entry.rest, entry.cat, i + 1
            if rest:
                end += len(rest)
                if end > len(forms) or forms[i + 1] != rest[0] or tuple(forms[i + 1 : end]) != rest:
                    continue
            old = hits.get(cat)
            if old is None or end > old.end or (end == old.end and len(entry.glue) < len(old.glue)):
                hits[cat] = Hit(entry.value, end, entry.glue, entry.article)
        return hits


def _forms(months: Iterable[Row], weekdays: Iterable[Row], words: Iterable[Row]) -> Iterator[tuple[str, str, str]]:
    """(folded form, kind of word, value) of every row."""
    for row in months:
        yield row[0].translate(_FOLD), "month", row[1]
    for row in weekdays:
        form, value = row[0].translate(_FOLD), str(_WEEKDAYS.index(row[1]))
        yield form, "weekday", value
        yield form.removeprefix("ال"), "weekday_bare", value
    for row in words:
        cat, _, value = row[1].partition(":")
        if cat in ("name_before", "stop_after"):
            cat, value = row[1], ""
        if cat != "never":
            yield row[0], cat, value


def _surfaces(form: str, cat: str, value: str) -> Iterator[tuple[str, Entry]]:
    """All ways to write a form: with and without (ال), with و ف and ب ل ك glued to its first word."""
    optional = form.startswith("(ال)")
    first, *rest = form.removeprefix("(ال)").split()
    bases = [(first, first.startswith("ال")), ("ال" + first, True)] if optional else [(first, first.startswith("ال"))]
    for base, article in bases:
        for glue in _glues(base, cat):
            yield _glued(glue, base), Entry(cat, value, tuple(rest), glue, article)


def _glues(base: str, cat: str) -> tuple[str, ...]:
    if len(base) < 2 or cat in ("never", "era", "weekday_bare", "teen"):
        return ("",)
    if cat in _PLAIN:
        return ("", "و", "ف")
    return ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


def _glued(glue: str, base: str) -> str:
    """ل swallows the alif of the article: لليوم, للسبت, لليلة."""
    if glue.endswith("ل") and base.startswith("الل"):
        return glue + base[2:]
    if glue.endswith("ل") and base.startswith("ال"):
        return glue + base[1:]
    return glue + base


def _digits(form: str, i: int) -> Hits:
    """What a token of digits may be: an integer, a clock time, a date, two integers."""
    if form.isdecimal():  # most of them: no clock, no date, nothing glued on
        return {"integer": Hit(form, i + 1)} if len(form) <= _FIGURES else {}
    hits: dict[str, Hit] = {}
    if m := _INTEGER.fullmatch(form):
        hits["integer"] = Hit(m[2], i + 1, m[1])
    if m := _ERA.fullmatch(form):
        hits["integer"] = Hit(m[1], i + 1)
        hits["era_of_integer"] = Hit("hijri" if m[2] == "ه" else "gregorian", i + 1)
    if m := _CLOCK.fullmatch(form):
        hits["clock"] = Hit(f"{int(m[1]):02d}:{m[2]}", i + 1)
    if m := _DATE.fullmatch(form):
        hits["numeric"] = Hit(" ".join(part for part in (m[1], m[3], m[4]) if part), i + 1)
    if m := _PAIR.fullmatch(form):
        hits["pair_of_integers"] = Hit(f"{m[1]} {m[2]}", i + 1)
    return hits
