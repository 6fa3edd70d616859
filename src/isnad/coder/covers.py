"""Covers: the token intervals of a sentence that somebody speaks, and the quotation marks that tell how far one reaches."""

from __future__ import annotations

import msgspec

from isnad.model.draft import Link
from isnad.model.finds import CueFind, Found, Mention
from isnad.model.tokens import Sentence

_CLOSING = frozenset('"»”')


class Cover(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``start``..``end`` are spoken by ``chain``; ``denied`` when the cue denies what it covers."""

    start: int
    end: int
    chain: tuple[Link, ...]
    denied: bool = False
    quoted: bool = False
    chunk: int = -1
    """The chunk of the verb of speaking, for a statement that the same verb makes."""


def on_the_tongue(found: Found, m: Mention) -> bool:
    """Whether «على لسان» leads to the mention."""
    return any(c.lemma == "على لسان" and c.end == m.start for c in found.chunks)


def told_on(found: Found, cite: int) -> Mention | None:
    """«أوقف **الأمن الوطني** أربعة، بحسب ما نقلت **عنه** وكالة س»: of whom the sentence told first, whose words the cited one
    carries."""
    about = next((c for c in found.chunks[cite + 1 : cite + 4] if c.kind == "prep" and c.lemma == "عن" and c.suffix), None)
    if about is None:
        return None
    his = _HIS.get(about.suffix, "")
    named = [c for c in found.chunks[:cite] if c.kind == "np" and not c.pre and c.gender in ("", his)]
    return next((c.mention for c in named if c.mention is not None and c.mention.names and c.mention.kind == "force"), None)


_HIS = {"ه": "m", "ها": "f"}


def in_same_quote(found: Found, outer: Cover, cue: CueFind) -> bool:
    """«قالت س: **"نشرت ص خبراً …"**»: who speaks inside the quotation speaks on the tongue of whoever owns it."""
    return any(q.start <= outer.start + 1 and q.start <= cue.start < q.end for q in found.sentence.quotes)


def ends_quote(s: Sentence) -> bool:
    """Whether the sentence ends with a closing mark that nothing in it opens."""
    n = len(s.tokens)
    at = next((i for i in range(n - 1, max(-1, n - 4), -1) if s.tokens[i].form in _CLOSING), -1)
    return (
        at > 0
        and not any(q.closed and q.end == at for q in s.quotes)
        and not any(not q.closed and q.start == at + 1 for q in s.quotes)
    )


def chain_at(covers: list[Cover], token: int) -> Cover | None:
    """The innermost cover that holds a token; the last written wins among equals."""
    best: Cover | None = None
    for cover in covers:
        if cover.start <= token < cover.end and (best is None or cover.end - cover.start <= best.end - best.start):
            best = cover
    return best


def each_once(chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """«أفاد مصدر أمني، **وفقاً لقناة س**، بأن …»: an outlet that hears and is cited stands in the chain once."""
    keys = [x.party.key for x in chain]
    return tuple(x for n, x in enumerate(chain) if x.party.key not in keys[:n])
