"""Places that no pack knows, called by their bare name: «شنّ مسلحون هجوماً على بلدة عيل طير. ونزح الآلاف من **عيل طير**».

A class word made the name a place once; wherever the report spells the same words again, before or after, they are that place."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.match.scan import Scan
from isnad.model.finds import Chunk, Mention

_GLUED = ("", "و", "ب", "ل", "وب", "ول", "ف")
_KEPT = ("settlement", "quarter", "camp", "admin", "site", "countryside")
_Names = dict[str, list[tuple[tuple[str, ...], Mention]]]


def name_again(scans: Sequence[Scan], rows: list[list[Chunk]]) -> None:
    """Make places of the words that a class word made a name elsewhere in the text. In: the chunks of all sentences, changed in
    place."""
    names = _names(scans, rows)
    if not names:
        return
    for scan, row in zip(scans, rows, strict=True):
        if not names.keys().isdisjoint(scan.forms):
            _rename(scan, row, names)


def _names(scans: Sequence[Scan], rows: list[list[Chunk]]) -> _Names:
    """The forms of the first word, glued letters before it, with the words of the name and what the text made of it."""
    found: dict[tuple[str, ...], Mention] = {}
    for scan, row in zip(scans, rows, strict=True):
        for c in row:
            m = c.mention
            if m is None or c.kind != "place" or not m.unresolved or "road" in m.classes or m.name_start < 0:
                continue
            forms = tuple(scan.forms[m.name_start : m.name_end])
            if forms and not scan.readings[m.name_start] and len("".join(forms)) > 3:
                found.setdefault(forms, m)
    out: _Names = {}
    for forms, m in found.items():
        for glued in _GLUED:
            out.setdefault(glued + forms[0], []).append((forms, m))
    return out


def _rename(scan: Scan, row: list[Chunk], names: _Names) -> None:
    k = 0
    while k < len(row):
        c = row[k]
        for forms, known in names.get(scan.forms[c.start], ()) if c.kind == "word" and c.end == c.start + 1 else ():
            end = c.start + len(forms)
            last = next((x for x in range(k, len(row)) if row[x].end == end), -1)
            plain = last >= 0 and all(x.mention is None for x in row[k : last + 1])
            if plain and tuple(scan.forms[c.start + 1 : end]) == forms[1:]:
                pre = scan.forms[c.start].removesuffix(forms[0])
                row[k : last + 1] = [_place(c, end, known, pre)]
                break
        k += 1


def _place(c: Chunk, end: int, known: Mention, pre: str) -> Chunk:
    kept = frozenset(x for x in known.classes if x in _KEPT or (x.startswith("head:") and x[5:] not in ("محيط", "طرف")))
    m = Mention(
        c.start, end, kind="place", head=known.head, classes=kept, name_start=c.start, name_end=end, definite=True,
        unresolved=True,
    )  # fmt: skip
    return msgspec.structs.replace(c, kind="place", end=end, pre=pre, classes=kept, definite=True, mention=m)


__all__ = ["name_again"]
