"""Spellings that dodge a platform's word filter: «قـ.ـسد», «داعـ ـش», «د.ا.ع.ش».

Pieces are joined only when the joined word is in the lexicon; a space alone joins only with a tatweel on both of its sides, so
that «الـ قسد» and «هـ 1440» stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

import msgspec

from isnad.text.normalise import INVISIBLE, TATWEEL, VOWELS, fold

ARABIC: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u08a0-\u08c9"
)
"""Arabic letters without tatweel, as a regex class body."""

_T: Final = TATWEEL
_SOFT: Final = f"[{VOWELS}{INVISIBLE}]*+"
_STRETCH: Final = f"[{VOWELS}{INVISIBLE}{_T}]*+"
# Possessive and bounded: a line that is one endless word must not be searched again from each of its letters.
_PIECE: Final = f"[{ARABIC}](?:[{ARABIC}]|[{VOWELS}{INVISIBLE}{_T}]++(?=[{ARABIC}])){{0,40}}+"
# Quotation marks and brackets are left out: «الـ "قسد"» is an article before a name in quotes.
_JUNK: Final = rf"""(?:[^\w\s"'«»“”„‘’()\[\]{VOWELS}{INVISIBLE}]|_)"""
_SPACED: Final = f"[ \u00a0]{{1,2}}(?:{_JUNK}[ \u00a0]?)?{_SOFT}{_T}{_STRETCH}"
_GAP: Final = f"{_SOFT}(?:{_T}{_STRETCH}(?:{_JUNK}{{1,3}}{_STRETCH}|{_SPACED})|{_JUNK}{{1,3}}{_SOFT}{_T}{_STRETCH})"
_STRETCHED: Final = re.compile(f"(?<![{ARABIC}{VOWELS}{_T}]){_PIECE}(?:{_GAP}{_PIECE})+")
# The least that a gap with a stroke has, found from the stroke: most texts with strokes have them inside words or between spaces.
_STRETCHED_HINT: Final = re.compile(
    f"{_T}(?:(?<={_JUNK}{_T})|(?<=[{VOWELS}{INVISIBLE}]{_T})|(?<=[{ARABIC}]{_T}){_STRETCH}(?:{_JUNK}|{_SPACED}))"
)
_STRETCHED_GAP: Final = re.compile(_GAP)
_DOTTED: Final = re.compile(f"(?<![{ARABIC}{VOWELS}.])[{ARABIC}]{{1,4}}{_SOFT}(?:\\.[{ARABIC}]{_SOFT}){{2,19}}(?![{ARABIC}{_T}])")
_DOTTED_HINT: Final = re.compile(f"\\.[{ARABIC}]{_SOFT}\\.")
_DOTTED_GAP: Final = re.compile(r"\.")
_MOST_PIECES: Final = 10
_LONGEST: Final = 24
_PROCLITIC: Final = re.compile("[وف]?(?:[بك]?ال|لل|[بكل])|[وف]")


class Evasion(msgspec.Struct, frozen=True, gc=False):
    """One evasive spelling at raw ``start``..``end``; ``gaps`` are the raw intervals between its letters."""

    start: int
    end: int
    form: str
    gaps: tuple[tuple[int, int], ...]


def find_evasions(raw: str, known: Callable[[str], bool]) -> list[Evasion]:
    """The evasive spellings of ``raw`` in order, without overlaps. Costs two searches where there are none."""
    found: list[Evasion] = []
    if TATWEEL in raw and _STRETCHED_HINT.search(raw):
        for hit in _STRETCHED.finditer(raw):
            found += _joins(raw, hit, _STRETCHED_GAP, known)
    # The hint begins with a literal, which the regex engine finds five times faster than a class of letters.
    if _DOTTED_HINT.search(raw) is None:
        return found
    dotted = [e for hit in _DOTTED.finditer(raw) for e in _joins(raw, hit, _DOTTED_GAP, known)]
    free: list[Evasion] = []
    for evasion in sorted(found + dotted, key=lambda e: (e.start, -e.end)):
        if not free or evasion.start >= free[-1].end:
            free.append(evasion)
    return free


def _joins(raw: str, hit: re.Match[str], gap: re.Pattern[str], known: Callable[[str], bool]) -> list[Evasion]:
    """The longest known words that consecutive pieces of one chain make, from the left."""
    gaps = [m.span() for m in gap.finditer(raw, hit.start(), hit.end())]
    starts = [hit.start(), *(b for _, b in gaps)]
    ends = [*(a for a, _ in gaps), hit.end()]
    forms = [fold(raw[a:b]) for a, b in zip(starts, ends, strict=True)]
    found: list[Evasion] = []
    i = 0
    while i < len(gaps):
        j = _longest(forms, i, known)
        if j > i:
            found.append(Evasion(starts[i], ends[j], "".join(forms[i : j + 1]), tuple(gaps[i:j])))
        i = j + 1
    return found


def _longest(forms: list[str], i: int, known: Callable[[str], bool]) -> int:
    """The last piece of the longest known word that begins with piece ``i``; ``i`` itself when there is none."""
    for j in range(min(i + _MOST_PIECES, len(forms)) - 1, i, -1):
        form = "".join(forms[i : j + 1])
        if len(form) <= _LONGEST and _is_known(form, known):
            return j
    return i


def _is_known(form: str, known: Callable[[str], bool]) -> bool:
    """Whether the lexicon holds ``form``, as it stands or behind proclitics."""
    if known(form):
        return True
    head = _PROCLITIC.match(form)
    # «وبالقصف» is tried as بالقصف and as قصف: a longer head leaves fewer letters, which may be no word
    ends = {1, head.end()} if head else set()
    return any(len(form) - end >= 2 and known(form[end:]) for end in sorted(ends))
