"""Names that no pack knows, and whose they are by what the reports of one incident say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from isnad.fusing.bodies import body_key, branch_key, headed, held_by, holds_office, is_seat, mission_key, speaks_for
from isnad.fusing.said import Key, Said, exact
from isnad.fusing.sources import is_described, name_key, whose
from isnad.model.known import Known


def same_names(told: Sequence[Said], known: Known) -> list[Said]:
    """Names that no pack knows, given to whom the other reports say that they are: the outlet of that name, the organisation for
    which the same person speaks in another chain, the longer form of the name. One person is one origin, whatever offices
    the reports give him."""
    whom = _known_here(told, known)
    names = {name: name_key(name) for s in told if s.kind == "name" for name in (_name(s),)}
    longest = _of_bodies({name: _longest(key, names) for name, key in names.items()})
    return [_called(s) for s in _posted(_described([_whose(s, whom, longest, known) for s in told], known))]


def _posted(told: Sequence[Said]) -> list[Said]:
    """«Commander of the airport front»: the one person of whom another report tells the same post with his name."""
    full = {name_key(_name(s)): s for s in told if s.kind == "name"}
    out = []
    for s in told:
        post = name_key(s.speaker.removeprefix("unnamed:").rpartition("@")[0]) if s.kind == "unnamed" else frozenset()
        same = [t for key, t in full.items() if len(post) >= _POST and post < key]
        if len(same) == 1:
            s = msgspec.structs.replace(s, origin=same[0].origin, kind="name", speaker=same[0].speaker)
        out.append(s)
    return out


_POST = 3
"""Words of a post that are no chance («airport front commander»)."""


def _called(s: Said) -> Said:
    """By the body for which an office speaks, where it is named in full."""
    body = headed(_name(s)) if s.kind == "name" else ""
    return msgspec.structs.replace(s, origin=f"name:{body}") if body else s


def _described(told: Sequence[Said], known: Known) -> list[Said]:
    """«A human rights organisation based in Britain»: the one organisation with a name that gives the same two exact numbers;
    «the governor of Idlib»: the one public person who does."""
    out = []
    for s in told:
        seat = s.kind == "name" and is_seat(_name(s))
        mine = exact(s.claim) if seat or (s.kind == "name" and is_described(_name(s))) else set()
        asked = [t for t in told if t.kind == "actor" and (not seat or t.speaker in known.persons)] if len(mine) > 1 else []
        whose_too = {t.origin: t for t in asked if mine <= exact(t.claim)}
        if len(whose_too) == 1:
            (t,) = whose_too.values()
            s = msgspec.structs.replace(s, origin=t.origin, kind=t.kind, speaker=t.speaker)
        out.append(s)
    return out


def _name(s: Said) -> str:
    return s.origin.removeprefix("name:")


def _whose(s: Said, whom: Mapping[frozenset[str], Key], longest: Mapping[str, str], known: Known) -> Said:
    person = _person(s, known)
    found = whom.get(name_key(person)) if person else None
    if s.kind != "name":
        return msgspec.structs.replace(s, origin=found[0], kind=found[1]) if found and s.kind == "actor" else s
    found = found or whom.get(name_key(_name(s))) or whom.get(name_key(longest[_name(s)]))
    if found is None or found[1] == "name":
        name = found[0].removeprefix("name:") if found else _name(s)
        found = (f"name:{longest.get(name, name)}", "name")
    key, kind = found
    return msgspec.structs.replace(s, origin=key, kind=kind, speaker=s.speaker if kind == "name" else key.removeprefix("outlet:"))


def _person(s: Said, known: Known) -> str:
    """The last link, where it is the name of somebody whom no pack knows behind the one for whom he speaks."""
    link = s.claim.attribution[-1] if len(s.claim.attribution) > 1 else None
    before = s.claim.attribution[-2] if link is not None else None
    named = link is not None and before is not None and s.kind in ("actor", "name") and s.origin != f"name:{link.name}"
    return link.name if named and link is not None and not whose(link, known) else ""


def _known_here(told: Sequence[Said], known: Known) -> dict[frozenset[str], Key]:
    """Words of a name → whose they are here: outlets, and persons with the one for whom they speak (an organisation that a pack
    knows first, then the one that most reports name); the shorter name of an organisation that speaks here."""
    out: dict[frozenset[str], Key] = {}
    persons: dict[frozenset[str], Counter[Key]] = {}
    for s in told:
        if f"outlet:{s.unit.outlet}" not in known.roots:
            out.setdefault(name_key(s.unit.outlet), (f"outlet:{s.unit.outlet}", "outlet"))
        if person := _person(s, known):
            persons.setdefault(name_key(person), Counter())[s.origin, s.kind] += 1
    for name in {_name(s) for s in told if s.kind == "name"}:
        keys = (name_key(name), mission_key(name), body_key(name), branch_key(name))
        whole = next((w for key in keys if (w := _whole_name(key, told, known))), None)
        if whole is not None:
            out.setdefault(name_key(name), whole)
    for key, offices in persons.items():
        out[key] = min(offices, key=lambda office: (office[1] != "actor", -offices[office], office))
    return out


def _whole_name(key: frozenset[str], told: Sequence[Said], known: Known) -> Key | None:
    """The one organisation of those that speak here whose name has all these words, two or more: «doctors' committee»."""
    if len(key) < 2:
        return None
    speak = [s for s in told if s.kind == "actor" and s.speaker in known.english]
    names = {(name, s.origin, s.kind) for s in speak for name in (known.english[s.speaker], *_cited_as(s))}
    found = {(origin, kind) for name, origin, kind in names if key <= name_key(name)}
    if not found:
        acting = {r.actor for s in told for r in s.claim.roles if r.actor in known.fighters}
        found = {(known.roots[a], "actor") for a in acting if a in known.english and key <= name_key(known.english[a])}
    return found.pop() if len(found) == 1 else None


def _cited_as(s: Said) -> Iterable[str]:
    """The words by which a report calls whoever speaks last."""
    return (link.name for link in s.claim.attribution[-1:] if not link.source)


def _of_bodies(longest: Mapping[str, str]) -> dict[str, str]:
    """The same, where names that speak for one body are that of the body: «head of the local council», «local council»."""
    heads = {n: w for n, w in longest.items() if speaks_for(w) and not speaks_for(n) and name_key(n) <= body_key(w)}
    for name in [n for n in longest if holds_office(n) and n not in heads.values() and len(body_key(n)) > 2]:
        wider = [n for n in longest if body_key(name) < name_key(n) and not holds_office(n)]
        heads |= {wider[0]: name} if len(wider) == 1 else {}  # «head of Ariha camp council», «Ariha camp people's council»
    body = {whole: max((n for n, w in heads.items() if w == whole), key=lambda n: (len(n), n)) for whole in heads.values()}
    whose: dict[frozenset[str], list[str]] = {}
    keys = {name: key for name in longest if (key := body_key(name))}
    for name, key in keys.items():
        whose.setdefault(next((k for k in keys.values() if held_by(name, key, k)), key), []).append(name)
    spoken = [names for names in whose.values() if any(map(holds_office, names))]
    first = {name: _of_one_body(names) for names in spoken for name in names}
    own = {whole: first[body.get(whole, whole)] for whole in longest.values() if body.get(whole, whole) in first}
    return {name: own.get(found) or body.get(found) or first.get(name, found) for name, found in longest.items()}


def _of_one_body(names: Sequence[str]) -> str:
    """What the body is called, of names that speak for it: its own name, or the end of one that names an office of it; where
    all tell who speaks for it and none the body, the fullest."""
    told = {n for n in names if not holds_office(n)} or {headed(n) for n in names if len(names) > 1} - {""}
    return min(told, key=lambda n: (len(n.split()), n)) if told else min(names, key=lambda n: (-len(name_key(n)), len(n), n))


def _longest(key: frozenset[str], names: Mapping[str, frozenset[str]]) -> str:
    """The one name that says all these words and more, else the first of those that say the same."""
    above = sorted({n for n, words in names.items() if key < words and len(key) > 1}, key=lambda n: (-len(names[n]), n))
    if above and all(names[n] <= names[above[0]] for n in above):
        key = names[above[0]]
    return min(n for n, words in names.items() if words == key)
