"""Offices that are called after what they record: «مكتب توثيق الانتهاكات»."""

from __future__ import annotations

from isnad.match.heads import Phrase
from isnad.match.scan import Scan

_BUREAUS = frozenset({"مكتب", "مركز", "لجنة", "فريق", "وحدة", "هيئة"})
_RECORDS = frozenset({"توثيق", "رصد", "مراقبة", "متابعة"})


def recording(scan: Scan, p: Phrase, k: int) -> bool:
    """«مكتب **توثيق الانتهاكات** في …»: what an office records belongs to its name."""
    if (
        p.head not in _BUREAUS
        or p.article
        or k != p.end
        or not any(r.entry.base in _RECORDS and not r.article and not r.pre for r in scan.readings[k])
    ):
        return False
    if not any(r.article and not r.pre for r in scan.readings[k + 1] if k + 1 < scan.n):
        return False
    p.end, p.article = k + 2, True
    return True
