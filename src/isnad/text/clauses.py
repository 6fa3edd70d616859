"""Tokens to sentences: where they end, which line they stand in."""

from __future__ import annotations

from typing import Final

from isnad.model.tokens import Quote, Sentence, Token
from isnad.text.quotes import Range, closes_after_stop, paragraph_quotes
from isnad.text.tokenise import END_MARKS, QUOTE_MARKS, Tokens

_LONG: Final = 120
"""Past this many tokens a comma ends a sentence: posts and transcripts often have no stops."""
_HARD: Final = 400
_COMMAS: Final = frozenset("،,")
_STOPS: Final = frozenset(END_MARKS)
_QUOTES: Final = frozenset((*QUOTE_MARKS, "''"))

Cut = tuple[int, int, bool]
"""First token, token after the last, ended by a stop."""


def sentences(found: Tokens) -> tuple[Sentence, ...]:
    """Cut the tokens of a text into sentences with their quotes."""
    out: list[Sentence] = []
    bounds = [0, *found.breaks, len(found.tokens)]
    m = 0
    for paragraph in range(len(bounds) - 1):
        a, b = bounds[paragraph], bounds[paragraph + 1]
        n = m
        while n < len(found.marks) and found.marks[n] < b:
            n += 1
        if a < b:
            _paragraph(found.tokens, (a, b), found.marks[m:n], paragraph, out)
        m = n
    return tuple(out)


def _paragraph(tokens: list[Token], bounds: tuple[int, int], marks: list[int], number: int, out: list[Sentence]) -> None:
    """Append the sentences of one line to ``out``."""
    cuts = _shorten(tokens, _stops(tokens, bounds, marks), marks)
    quotes = paragraph_quotes(tokens, bounds, [i for i in marks if tokens[i].form in _QUOTES or tokens[i].form in "()"])
    shared = _share(quotes, cuts) if quotes else {}
    for k, (a, b, ended) in enumerate(cuts):
        own = tuple(tokens[a:b])
        out.append(Sentence(len(out), number, own, shared.get(k, ()), k == 0, ended, frozenset([t.form for t in own])))


def _stops(tokens: list[Token], bounds: tuple[int, int], marks: list[int]) -> list[Cut]:
    """Where the line's stops cut it."""
    first, last = bounds
    cuts: list[Cut] = []
    begin = first
    for i in marks:
        if i < begin or not _is_stop(tokens, i, bounds):
            continue
        end = i + 1
        while end < last and tokens[end].start == tokens[end - 1].end and _belongs(tokens, end, last):
            end += 1
        cuts.append((begin, end, True))
        begin = end
    if begin < last:
        cuts.append((begin, last, False))
    return cuts


def _belongs(tokens: list[Token], i: int, last: int) -> bool:
    """Whether a token that touches a stop still belongs to the ended sentence: a further stop or a closing mark."""
    form = tokens[i].form
    return form[0] in _STOPS or form in (")", "]") or (form in _QUOTES and closes_after_stop(tokens, i, last))


def _is_stop(tokens: list[Token], i: int, bounds: tuple[int, int]) -> bool:
    """Whether the mark ends a sentence. A full stop after an initial, in a domain name or behind a list number does not."""
    form = tokens[i].form
    if form[0] not in _STOPS:
        return False
    first, last = bounds
    if i == first:
        return i + 1 == last
    before = tokens[i - 1]
    after = tokens[i + 1] if i + 1 < last else None
    if before.form == "(" and after is not None and after.form == ")":
        return False
    if form != ".":
        return True
    if before.end != tokens[i].start:
        return True
    if before.kind == "word" and before.end - before.start == 1 and after is not None:
        return False
    if before.kind == "number" and i - 1 == first and after is not None:
        return False
    glued = after is not None and after.start == tokens[i].end
    return not (glued and before.form.isascii() and after is not None and after.form.isascii() and _wordlike(before, after))


def _wordlike(before: Token, after: Token) -> bool:
    return before.kind == "word" and after.kind in ("word", "number")


def _shorten(tokens: list[Token], cuts: list[Cut], marks: list[int]) -> list[Cut]:
    """Cut what is too long to be one sentence: at a comma past ``_LONG`` tokens, at ``_HARD`` tokens without one."""
    if all(b - a <= _LONG for a, b, _ in cuts):
        return cuts
    commas = [i + 1 for i in marks if tokens[i].form in _COMMAS]
    out: list[Cut] = []
    k = 0
    for a, b, ended in cuts:
        while b - a > _LONG:
            while k < len(commas) and commas[k] <= a + _LONG:
                k += 1
            at = min(commas[k] if k < len(commas) else b, a + _HARD, b)
            if at == b:
                break
            out.append((a, at, False))
            a = at
        out.append((a, b, ended))
    return out


def _share(quotes: list[Range], cuts: list[Cut]) -> dict[int, tuple[Quote, ...]]:
    """Give every sentence its part of the line's quotes; a stray mark reaches no further than its own sentence."""
    shared: dict[int, list[Quote]] = {}
    k = 0
    for start, end, closed in sorted(quotes, key=lambda q: (q[0], -q[1])):
        while k + 1 < len(cuts) and cuts[k][1] < start:
            k += 1
        j = k
        while j < len(cuts) and cuts[j][0] < end:
            a, b, _ = cuts[j]
            here = Quote(max(start, a) - a, min(end, b) - a, closed and end < b)
            if here.start < here.end:
                shared.setdefault(j, []).append(here)
            if not closed:
                break
            j += 1
    return {j: tuple(sorted(q, key=lambda x: (x.start, -x.end))) for j, q in shared.items()}
