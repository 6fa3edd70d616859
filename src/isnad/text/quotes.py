"""Pairs of quotation marks within one line.

Straight marks and curly ones used either way round (”…“) are told apart by the spaces beside them. Marks pair only within their
family; a mark left alone becomes an unclosed range, so that one missing mark never swallows the text behind it.
"""

from __future__ import annotations

from typing import Final

from isnad.model.tokens import Token

Range = tuple[int, int, bool]
"""First token inside, token after the last inside, closed."""

_FAMILY: Final = {
    **dict.fromkeys('"“”„‟', "double"),
    "''": "double",
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("'‘’‹›", "single"),
}
_OPENING: Final = frozenset("«“„‘‹([")
_CERTAIN: Final = {"«": True, "‹": True, "»": False, "›": False}
_CLITICS: Final = frozenset(["و", "ف", "ب", "ك", "ل", "ال", "بال", "وال", "لل", "فال", "كال", "وب", "ول", "ولل", "وبال"])
_DEEPEST: Final = 8
"""Open marks kept at a time: bounds the work, since a range is given to every sentence that it covers."""


def paragraph_quotes(tokens: list[Token], bounds: tuple[int, int], marks: list[int]) -> list[Range]:
    """The quoted ranges of one line, from its quotation marks and brackets (token indices)."""
    found: list[Range] = []
    open_: list[tuple[str, int]] = []
    skip = -1
    for i in marks:
        if i <= skip:
            continue
        form = tokens[i].form
        if form in "()":
            if not _doubled(tokens, i, bounds[1]):
                continue
            family, opens, inside = "bracket", form == "(", i + 2
            skip = i + 1
        else:
            family, inside = _FAMILY[form], i + 1
            verdict = _opens(tokens, i, bounds, any(f == family for f, _ in open_))
            if verdict is None:
                continue
            opens = verdict
        if opens:
            open_.append((family, inside))
            if len(open_) > _DEEPEST:
                _stray(found, *open_.pop(0), bounds[1])
        elif any(f == family for f, _ in open_):
            _close(found, open_, family, i)
    for family, inside in open_:
        _stray(found, family, inside, bounds[1])
    return found


def _close(found: list[Range], open_: list[tuple[str, int]], family: str, at: int) -> None:
    """Pair with the nearest open mark of the family; marks opened since then are stray and end here."""
    while True:
        f, inside = open_.pop()
        if f == family:
            found.append((inside, at, True))
            return
        _stray(found, f, inside, at)


def _stray(found: list[Range], family: str, inside: int, end: int) -> None:
    """An unclosed mark. Single marks and brackets are dropped: they are mostly apostrophes and nested parentheses."""
    if family in ("double", "angle"):
        found.append((inside, end, False))


def _doubled(tokens: list[Token], i: int, last: int) -> bool:
    return i + 1 < last and tokens[i + 1].form == tokens[i].form and tokens[i + 1].start == tokens[i].end


def _opens(tokens: list[Token], i: int, bounds: tuple[int, int], inside: bool) -> bool | None:
    """Whether a mark opens (True), closes (False) or is no quotation mark (None); ``inside``: one of its family is open."""
    form = tokens[i].form
    if form in _CERTAIN:
        return _CERTAIN[form]
    before = tokens[i - 1] if i > bounds[0] and tokens[i - 1].end == tokens[i].start else None
    after = tokens[i + 1] if i + 1 < bounds[1] and tokens[i + 1].start == tokens[i].end else None
    free_left = before is None or before.form in _OPENING or (before.form in _CLITICS and not inside)
    free_right = after is None or (after.kind == "mark" and after.form not in _OPENING)
    if free_left and not free_right:
        return True
    if free_right and not free_left:
        return False
    if _FAMILY[form] == "single":
        return False if inside and free_right else None
    return not inside


def closes_after_stop(tokens: list[Token], i: int, last: int) -> bool:
    """Whether a quotation mark that touches a full stop closes: it does unless a word begins right behind it."""
    form = tokens[i].form
    if form in _CERTAIN:
        return not _CERTAIN[form]
    after = tokens[i + 1] if i + 1 < last and tokens[i + 1].start == tokens[i].end else None
    return after is None or after.kind == "mark"
