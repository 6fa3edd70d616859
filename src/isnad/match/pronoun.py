"""Whom the pronoun on a verb means, as far as its own sentence tells."""

from __future__ import annotations

from isnad.match.row import NOMINAL
from isnad.match.subject import Ask, Fill, accepts
from isnad.model.finds import Mention, RoleFind

_MANY = frozenset({"هم", "هما", "هن"})

SPOKEN_OF = frozenset({"about", "addressee"})


def pronoun_object(a: Ask, subject: int) -> Fill:
    """«اعتقلوا **ثلاثة شبان** واقتادوهم», «**البلدة** التي تحاصرها …»: whom the pronoun on a verb goes back to in its own
    sentence; where that is a place nobody is meant, and where it is not told the coder asks the sentences before."""
    row, i, suffix = a.row, a.i, a.row[a.i].suffix
    relative = i > 0 and row[i - 1].kind == "rel"
    for k in range(i - 1, max(-1, i - 12), -1):
        m = row[k].mention
        if m is None or row[k].kind not in NOMINAL or k == subject:
            continue
        if m.kind == "place":
            if a.role == "place":
                return [RoleFind(a.role, "object", m)]  # «**التلة** التي دخلها الجيش», «انسحبت من **سراقب** والجيش يدخلها»
            if a.role in SPOKEN_OF:
                continue  # «أرسلت الحكومة قوات إلى **المدينة**، لكن السكان اتهم**وها**»
            if relative or (suffix == "ها" and not m.names):
                return []
            continue
        inner = m.within[0] if m.kind == "thing" and m.within else m  # «داهموا منزل **ناشط** واقتادوه»
        if accepts(inner, a.kinds) and (relative or _goes_back(inner, suffix)):
            return [RoleFind(a.role, "object", inner)]
        if relative:
            return []
    return [RoleFind(a.role, "object", None, suffix, row[i].start)]


def _goes_back(m: Mention, suffix: str) -> bool:
    """Whether a pronoun may stand for persons of this number and gender that no pack names."""
    if m.names or m.kind != "people" or (m.definite and m.number != "s"):
        return False
    several = m.number in ("p", "d") or (m.quantity is not None and m.quantity.best != 1)
    if suffix in _MANY:
        return several
    return not several and m.gender == ("f" if suffix == "ها" else "m")
