"""Plain signs of two tellings side by side: how far apart they stand, and which tells a doer, a place, a time, a source."""

from __future__ import annotations

from isnad.telling.tellings import AREA, REACH, Told

_ON = ("", "1 sentence on", "2 sentences on", "3 sentences on", "4 sentences on", "5 sentences on", "6 or more sentences on")
_FURTHEST = 6
_DOERS = ("no doer told", "doer told first", "doer told then", "doer told twice")
_TIMES = ("no time told", "time told first", "time told then", "time told twice")
_SAID = ("nobody says it", "somebody says the first", "somebody says the second", "somebody says both")


def side_by_side(out: list[str], later: Told, earlier: Told) -> None:
    """Signs that say little each and together how a report goes on."""
    a, b = later.settled.draft, earlier.settled.draft
    gap = a.sentence - b.sentence
    if gap:
        if not b.headline:
            out.append(_ON[min(gap, _FURTHEST)])
        if a.lemma == b.lemma:
            out.append("the same word")
            if not a.definite:
                out.append("the same word, not as one known")
    elif a.chain and b.chain and a.chain[-1].span != b.chain[-1].span:
        out.append("two sayings")  # «**نفى** قصف المشفى، **واتهم** الفصائل بقصف الحي»
    if later.salvo != earlier.salvo:
        out.append("a salvo told then" if later.salvo else "a salvo told first")
    out.append(_DOERS[2 * later.done + earlier.done])
    out.append(_SAID[2 * bool(a.chain) + bool(b.chain)])
    out.append("of one source" if later.settled.origin == earlier.settled.origin else "of two sources")
    if a.chain and a.chain[-1].stance == "accuses":
        out.append("somebody is accused of the second")
    if a.bare:
        out.append("means open then")
    if b.bare:
        out.append("means open first")
    _places(out, later, earlier)
    _times(out, later, earlier)


def _places(out: list[str], later: Told, earlier: Told) -> None:
    here, there = later.place, earlier.place
    one, two = later.settled.where, earlier.settled.where
    if later.settled.draft.places[:1] and later.settled.draft.places[0].via and one and two and one.place and two.place:
        out.append("where the report stands" if one.place == two.place else "where the report stands, elsewhere")
    if here and there:
        if here.place == there.place:
            out.append("same place")
            return
        near, far = REACH.get(here.precision, AREA), REACH.get(there.precision, AREA)
        out.append("a narrower place" if near < far else "a wider place" if near > far else "a place of its kind")
    elif there:
        out.append("place told first")
    elif not here:
        out.append("no place told")


def _times(out: list[str], later: Told, earlier: Told) -> None:
    told = later.settled.draft.time_span is not None, earlier.settled.draft.time_span is not None
    out.append(_TIMES[2 * told[0] + told[1]])
    one, two = later.settled.when, earlier.settled.when
    if one and two and (one.from_, one.to) == (two.from_, two.to):
        out.append("same time told" if told == (True, True) else "same time")
