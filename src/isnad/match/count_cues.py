"""The words that count rules start from («قُتل», «أودى … بحياة»): which rules have their cue at a chunk, and where it ends."""

from __future__ import annotations

from isnad.match.row import Row
from isnad.packs import Packs


def rule_at(row: Row, packs: Packs, i: int) -> str | None:
    """The count rule whose cue stands at chunk ``i``; its further words stand within the next chunks («أودى … بحياة»)."""
    c = row[i]
    cues = _cues(packs)
    for lemma in (c.base, c.lemma) if c.base != c.lemma else (c.base,):
        for rest, rule in cues.get(lemma, ()):
            if not rest or _follows(row, i, rest) >= 0:
                return rule
    return None


def _cues(packs: Packs) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The cues of these packs by their first word, the longest first: (other words, rule)."""
    got: dict[str, list[tuple[tuple[str, ...], str]]] | None = packs.memo.get("count_cues")
    if got is None:
        got = {word: sorted(cues, key=lambda cue: -len(cue[0])) for word, cues in packs.count_words.items()}
        packs.memo["count_cues"] = got
    return got


def _follows(row: Row, i: int, rest: tuple[str, ...]) -> int:
    at = i
    for word in rest:
        at = next((k for k in range(at + 1, min(row.n, at + 8)) if word in (row[k].lemma, row[k].base)), -1)
        if at < 0:
            return -1
    return at


def last_of(row: Row, packs: Packs, i: int) -> int:
    """The last chunk of a cue of several words («أطلقت … سراح»)."""
    c = row[i]
    last = -1
    for lemma in (c.base, c.lemma):
        for rest, _ in packs.count_words.get(lemma, ()):
            if rest:
                last = max(last, _follows(row, i, rest))
    return last
