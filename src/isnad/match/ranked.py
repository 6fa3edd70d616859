"""The rank that stands behind whoever holds it: «ضابط إسرائيلي **برتبة رائد**»."""

from __future__ import annotations

from isnad.match.heads import PERSON, SOURCE, Phrase
from isnad.match.persons import GRADES
from isnad.match.scan import Scan

_SOMEBODY = PERSON | SOURCE
WITH_RANK = "برتبه"
_RANKS = frozenset({"leader", "soldier", "officer"})
_GRADES = GRADES | {"احتياط"}


def rank_end(scan: Scan, p: Phrase, k: int) -> int:
    """Where the rank at token ``k`` of the person that the phrase names ends, or 0."""
    if p.classes.isdisjoint(_SOMEBODY) or k >= scan.n or not scan.has(k, *_RANKS):
        return 0
    end = k + 1
    while end < scan.n and scan.form(end) in _GRADES:
        end += 1
    return end
