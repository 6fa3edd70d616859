"""What a text is about when it is not about armed conflict: sport, film, disease … borrow the words of war.

One such word never vetoes a report (a report on a bombing names the hospital and the court too). Only where two sentences in five
carry words of one such domain are events doubted, and then those stay that name an armed actor of the theatre."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from isnad.model.document import Note
from isnad.model.draft import Draft
from isnad.model.finds import Found

DOMAINS = frozenset({"sport", "film", "disease", "market", "weather", "court", "exercise", "accident"})
_BUILT = frozenset({"سوق"})
"""Words of such a domain that are also places where people are hit: a market is no business news."""
SHARE = 0.4
LEAST = 2


def theme(found: Sequence[Found]) -> str:
    """The borrowed domain of a text, or ''."""
    counts: Counter[str] = Counter()
    for one in found:
        counts.update({cls for c in one.chunks if c.lemma not in _BUILT for cls in c.classes if cls in DOMAINS})
    if not counts:
        return ""
    name, n = max(counts.items(), key=lambda p: (p[1], p[0]))
    return name if n >= max(LEAST, SHARE * len(found)) else ""


def without_borrowed(drafts: Iterable[Draft], domain: str) -> tuple[list[Draft], list[Note]]:
    """Drop the events of such a text that name no actor; a note says how many and why."""
    kept, dropped = [], []
    for d in drafts:
        named = any(r.party.names and not r.party.via for r in d.roles)
        named = named or any(c.what in ("killed", "wounded") for c in d.counts)
        (kept if named or d.record == "relation" else dropped).append(d)
    if not dropped:
        return kept, []
    span = (dropped[0].evidence[0][0], dropped[-1].evidence[-1][1])
    return kept, [Note("C101", f"the text reads as {domain}: {len(dropped)} reading(s) without a named actor were left out", span)]
