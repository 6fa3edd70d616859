"""Find the time expressions of a sentence: the longest phrase at every place, ranges joined, the preposition before it noted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from isnad.match.time_parts import DASHES, figure_year
from isnad.match.time_rules import RULES, Rule
from isnad.match.time_words import Reading, TimeWords
from isnad.model.times import TimePhrase
from isnad.model.tokens import Token

_DATED = frozenset({"date", "month", "year"})
_DAYS = frozenset({"day", "night"})
_SHORT = 3
"""The most words of a second day."""
_BOUNDED = _DATED | {"day", "weekday", "night", "unit", "season", "clock", "part", "now", "ago", "range", "fraction"}


def find_times(tokens: Sequence[Token], words: TimeWords) -> list[TimePhrase]:
    """The time expressions among the tokens of one sentence, in order, without overlaps. Their meaning is still unresolved."""
    if words.silent(tokens):
        return []
    reading = words.read(tokens)
    found: list[TimePhrase] = []
    i = 0
    while i < len(reading.tokens):
        phrase = _best(reading, i) if reading.hits[i] else None
        if phrase is None or reading.before(i, "every"):
            i = phrase.end if phrase else i + 1
            continue
        phrase = _from_between(reading, _flagged(reading, _range(reading, phrase)))
        found.append(phrase)
        i = phrase.end
    return found


def _best(r: Reading, i: int) -> TimePhrase | None:
    """The longest phrase at this place; of two equally long ones that of the earlier rule."""
    hits = r.hits[i]
    kind = next(iter(hits), "") if len(hits) < 2 else ""  # most words are of one kind
    best: TimePhrase | None = None
    name = ""
    for rule in _OPENED.get(kind, ()) if len(hits) < 2 else _opened_by(frozenset(hits)):
        phrase = rule.read(r, i)
        if phrase and (best is None or phrase.end > best.end):
            best, name = phrase, rule.name
    return msgspec.structs.replace(best, rule=name) if best else None


_OPENED = {kind: tuple(rule for rule in RULES if kind in rule.opens) for kind in frozenset().union(*[r.opens for r in RULES])}
"""The rules that a word of one kind may open."""


@cache
def _opened_by(kinds: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that words of these kinds may open: kinds are the vocabulary's, so that the sets of them are few."""
    return tuple(rule for rule in RULES if not rule.opens.isdisjoint(kinds))


def _range(r: Reading, first: TimePhrase) -> TimePhrase:
    """من السبت إلى الأحد · بين عام 2014 و2016 · 12 يناير 2016 - 22 يناير 2016."""
    if first.kind not in _BOUNDED:
        return first
    j = first.end
    link = r.at(j, "to") or r.at(j, "until")
    between = r.before(first.start, "between") is not None
    if link:
        last = _other_end(r, link.end, first)
    elif r.form(j) in DASHES and first.kind in _DATED:
        last = _other_end(r, j + 1, first)
        last = last if last and last.kind == first.kind else None
    elif between:
        last = _other_end(r, j + 1 if r.form(j) == "و" else j, first)
        last = last if last and (last.glue == "و" or r.form(j) == "و") else None
    elif first.kind in _DAYS:
        last = _and_day(r, j)
    else:
        last = None
    if last is None or last.kind not in _BOUNDED or last.kind == "range" or (last.kind == "clock" and first.kind != "clock"):
        return first
    return TimePhrase(kind="range", start=first.start, end=last.end, rule="from ... to", first=first, last=last, glue=first.glue)


def _from_between(r: Reading, phrase: TimePhrase) -> TimePhrase:
    """«**ما بين** 10 و15 أيلول»: days, and no number between ten and fifteen."""
    if phrase.kind != "range" or phrase.glue or r.form(phrase.start - 1) != "بين" or r.form(phrase.start - 2) != "ما":
        return phrase
    return msgspec.structs.replace(phrase, start=phrase.start - 2)


def _and_day(r: Reading, j: int) -> TimePhrase | None:
    """«ليل أمس **وفجر اليوم**،»: two days told together; without a mark behind it the second may begin a clause."""
    last = _best(r, j) if j < len(r.tokens) else None
    if last is None or last.kind not in _DAYS or last.glue != "و" or last.end - j > _SHORT:
        return None
    closed = last.end >= len(r.tokens) or r.tokens[last.end].kind == "mark"
    return last if closed else None


def _other_end(r: Reading, i: int, first: TimePhrase) -> TimePhrase | None:
    if i >= len(r.tokens):
        return None
    last = _best(r, i)
    if last is None and first.kind == "year":
        last = figure_year(r, i)
        last = msgspec.structs.replace(last, rule="year") if last else None
    return last


def _flagged(r: Reading, phrase: TimePhrase) -> TimePhrase:
    """منذ, حتى, قبل and بعد before a date turn the day into an open stretch."""
    i = phrase.start
    if phrase.kind in ("ago", "anniversary", "duration", "clock") or phrase.glue not in ("", "و"):
        return phrase
    ranged = phrase.kind == "range"
    dated = phrase.kind in _DATED or phrase.kind == "weekday"
    since = r.before(i, "since") is not None and not ranged
    until = r.before(i, "until") is not None and not ranged
    before = dated and r.before(i, "ago") is not None
    after = dated and r.before(i, "after") is not None
    if (since, until, before, after) == (phrase.since, phrase.until, phrase.before, phrase.after):
        return phrase
    return msgspec.structs.replace(phrase, since=since, until=until, before=before, after=after)


__all__ = ["TimeWords", "find_times"]
