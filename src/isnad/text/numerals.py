"""Number words and digits to integers.

The vocabulary is data: a language pack hands its rows to ``NumberWords.from_rows``. A number is read as groups below a thousand,
each followed by a scale, joined by و and falling in size: «خمسة وأربعين ألفا», «مليون و200 ألف», «2.5 مليون».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from isnad.model.tokens import Token
from isnad.text.normalise import fold

# «1.200 عنصر»: three digits behind the mark are thousands; nobody counts people in thousandths (0.125 stays a fraction).
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:[,،][0-9]{3})+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_PLAIN: Final = re.compile(r"[0-9]+")
_FRACTION: Final = re.compile(r"([0-9]+)[.,،]([0-9]+)")
_DIGITS: Final = 15
"""Longer strings of digits are telephone numbers and identifiers, not counts."""
_UNBOUND: Final = 1 << 62  # above every number of _DIGITS digits
_KINDS: Final = frozenset({"zero", "unit", "teen", "ten", "tens", "hundred", "scale", "dual", "plural", "part"})

Amount = tuple[int, int]
"""Numerator and denominator (a power of ten)."""


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number that begins at the asked token and ends before token ``end``; ``words`` when it begins in words, not digits."""

    value: int
    end: int
    words: bool


class Vague(msgspec.Struct, frozen=True, gc=False):
    """A vague quantity («عشرات الآلاف») up to token ``end``; ``high`` is None when open."""

    low: int
    high: int | None
    end: int


class NumberWords(msgspec.Struct, frozen=True):
    """Folded number words: ``kinds[form]`` maps each kind of a form to its value, ``vague`` holds intervals."""

    kinds: dict[str, dict[str, int]]
    vague: dict[str, tuple[int, int | None]]

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> NumberWords:
        """Build from rows with ``form``, ``value``, ``kind`` (lang-ar/values/numbers.tsv); ValueError for an unknown kind."""
        kinds: dict[str, dict[str, int]] = {}
        vague: dict[str, tuple[int, int | None]] = {}
        for row in rows:
            form, value, kind = fold(row["form"]), row["value"], row["kind"]
            if kind == "vague":
                low, _, high = value.partition("-")
                vague[form] = (int(low), int(high) if high else None)
            elif kind in _KINDS:
                kinds.setdefault(form, {})[kind] = int(value)
            else:
                raise ValueError(f"number word {row['form']!r}: unknown kind {kind!r}")
        return cls(kinds, vague)


def read_number(tokens: Sequence[Token], i: int, words: NumberWords, first: str = "") -> Numeral | None:
    """The longest number that begins at token ``i``, or None. ``first`` replaces that token's form (its stem without proclitics).

    Dates, times and fractions without a scale are no numbers, nor are the bare أحد and آلاف.
    """
    if i < len(tokens) and tokens[i].kind != "number" and (first or tokens[i].form) not in words.kinds:
        return None  # most words begin none
    return _Reader(tokens, i, words, first).number()


def vague(form: str, words: NumberWords) -> tuple[int, int | None] | None:
    """The interval of a vague quantity word (عشرات: 10 to open), with or without ال; the caller sees to what stands before it."""
    return words.vague.get(form) or (words.vague.get(form[2:]) if form.startswith("ال") else None)


def read_vague(tokens: Sequence[Token], i: int, words: NumberWords, first: str = "") -> Vague | None:
    """A vague quantity at token ``i`` with the scale that it multiplies («عشرات الآلاف»), unless a number stands before it."""
    found = vague(first or tokens[i].form, words)
    if found is None:
        return None
    if i and (tokens[i - 1].kind == "number" or tokens[i - 1].form in words.kinds) and not first:
        return None
    low, high = found
    end = i + 1
    if end < len(tokens) and low >= 3:
        word = tokens[end].form
        scale = (words.kinds.get(word) or words.kinds.get(word.removeprefix("ال"), {})).get("plural")
        if scale is not None and scale > low:
            return Vague(low * scale, None if high is None else high * scale, end + 1)
    return Vague(low, high, end)


class _Reader:
    """One attempt to read a number; every method takes a token index and returns what it read and where it stopped."""

    def __init__(self, tokens: Sequence[Token], i: int, words: NumberWords, first: str) -> None:
        self.tokens = tokens
        self.start = i
        self.kinds = words.kinds
        self.first = first

    def number(self) -> Numeral | None:
        total, end, below = 0, self.start, _UNBOUND
        while True:
            at = self._link(end) if end > self.start else end
            if at is None:
                break
            term = self._part_of(at, below) if end > self.start else None
            term = term or self._term(at, below, linked=end > self.start)
            if term is None:
                break
            value, end, below = term
            total += value
            if below <= 1:
                break
        if end == self.start:
            return None
        return Numeral(total, end, self._kind(self.start) != "number")

    def _term(self, at: int, below: int, linked: bool) -> tuple[int, int, int] | None:
        """A group with its scale, smaller than ``below``: value, end, and what the next term must stay under."""
        values = self._values(at, linked)
        if "dual" in values and values["dual"] // 2 < below:
            return values["dual"], at + 1, values["dual"] // 2
        if "scale" in values and values["scale"] < below:
            return values["scale"], at + 1, values["scale"]
        if at == self.start and "part" in values:
            return self._part_of(at, below)
        group = self._group(at, linked)
        if group is None:
            return None
        (top, bottom), end = group
        scale = self._scale(end)
        if scale:
            return (top * scale // bottom, end + 1, scale) if scale < below else None
        return (top, end, 1) if bottom == 1 and top < below else None

    def _part_of(self, at: int, below: int) -> tuple[int, int, int] | None:
        """«نصف مليون» at the start, «ونصف» and «ونصف المليون» behind a scale."""
        divisor = self._values(at, at > self.start).get("part")
        if divisor is None:
            return None
        scale = self._scale(at + 1)
        if at == self.start:
            return (scale // divisor, at + 2, 1) if scale else None
        if below == _UNBOUND or (scale and scale != below):
            return None
        return below // divisor, at + (2 if scale else 1), 1

    def _group(self, at: int, linked: bool) -> tuple[Amount, int] | None:
        """A number below a thousand in words, or digits."""
        if self._kind(at) == "number":
            amount = _digits(self.tokens[at].form)
            return self._repeated(amount, at + 1) if amount else None
        values = self._values(at, linked)
        if "zero" in values:
            return (0, 1), at + 1
        hundreds, end = values.get("hundred", 0), at + 1
        if not hundreds:
            if values.get("unit", 0) >= 3 and self._values(at + 1, False).get("hundred") == 100:
                hundreds, end = values["unit"] * 100, at + 2
            else:
                return self._tens(at, linked)
        follow = self._link(end)
        tens = self._tens(follow, True) if follow is not None else None
        return ((hundreds + tens[0][0], 1), tens[1]) if tens else ((hundreds, 1), end)

    def _tens(self, at: int, linked: bool) -> tuple[Amount, int] | None:
        """A number below a hundred in words."""
        values = self._values(at, linked)
        unit = values.get("unit", 0) or values.get("teen", 0)
        if unit:
            if self._values(at + 1, False).get("ten") and (unit > 2 or "teen" in values):
                return (unit + 10, 1), at + 2
            follow = self._link(at + 1)
            tens = self._values(follow, True).get("tens") if follow is not None else None
            if follow is not None and tens:
                return (unit + tens, 1), follow + 1
            return ((unit, 1), at + 1) if "unit" in values else None
        value = values.get("tens", 0) or values.get("ten", 0)
        return ((value, 1), at + 1) if value else None

    def _repeated(self, amount: Amount, end: int) -> tuple[Amount, int]:
        """«3 ثلاثة»: the word only says the digits again."""
        again = self._group(end, False) if self._kind(end) == "word" else None
        return (amount, again[1]) if again and again[0] == amount else (amount, end)

    def _scale(self, at: int) -> int:
        values = self._values(at, False)
        return values.get("scale", 0) or values.get("plural", 0)

    def _link(self, at: int) -> int | None:
        """The index at which a term joined by و begins: the same word («وعشرون»), or what stands behind a lone و («و200»,
        «و عشرون»)."""
        if at >= len(self.tokens) or not self.tokens[at].form.startswith("و"):
            return None
        if self.tokens[at].form == "و":
            return at + 1 if at + 1 < len(self.tokens) else None
        return at

    def _kind(self, at: int) -> str:
        return self.tokens[at].kind if at < len(self.tokens) else ""

    def _values(self, at: int, linked: bool) -> dict[str, int]:
        """The kinds and values of the word at ``at``; ``linked`` takes its و away."""
        if at >= len(self.tokens):
            return {}
        form = self.first if at == self.start and self.first else self.tokens[at].form
        if linked and self.tokens[at - 1].form != "و":
            form = form.removeprefix("و")
        found = self.kinds.get(form)
        if found is None and at > self.start and form.startswith("ال"):
            found = self.kinds.get(form[2:])
        return found or {}


def _digits(form: str) -> Amount | None:
    """The amount of a number token; None for dates, times and what is too long to be a count."""
    if len(form) > _DIGITS:
        return None
    if _PLAIN.fullmatch(form):
        return int(form), 1
    if _GROUPED.fullmatch(form):
        return int(re.sub("[^0-9]", "", form)), 1
    split = _FRACTION.fullmatch(form)
    return (int(split[1] + split[2]), 10 ** len(split[2])) if split else None
