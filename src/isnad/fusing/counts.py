"""How many over all origins (docs/fusing.md; low, best and high as UCDP has them).

Each origin has one figure for each harm and group: its latest, since a later toll of the same origin is an update, and a telling
that says that the toll has risen updates whoever gave fewer before. *low* is the least and *high* the greatest bound that still
stands; *best* is what most origins that take no part in the fight give, of equally many the latest, and None where only a
party or only vague words give a number. Nothing is averaged. Sub-groups stand inside their total, and bodies inside the
killed; a total is added up only from groups of one telling that exclude each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from isnad.fusing.groups import APART, SET_APART, WITHIN, camp, group
from isnad.fusing.origins import Said
from isnad.fusing.units import persons_harmed
from isnad.model.claim import Count
from isnad.model.incident import Figure, Origin, Toll
from isnad.model.known import Known

BODIES = frozenset({"bodies_held", "bodies_found"})
STOCK = frozenset({"residents", "fighters", "facilities", "attacks", "munitions"})
"""Measures that are no toll of an incident."""


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """One number of one claim, brought to its group."""

    what: str
    who: str | None
    inside: bool
    low: int | None
    best: int | None
    high: int | None
    exact: bool
    said: Said
    rise: bool
    only: str | None = None
    """The one group that a total was taken from, where the telling gives no total and no other group."""
    unhurt: bool = False
    """No losses of any kind: none wounded either."""
    least: bool = False
    """There may be more than it says: the women and children alone, or one of the wounded who died."""

    @property
    def day(self) -> str:
        return self.said.unit.head.published.from_ or ""


def numbers(told: Iterable[Said], known: Known) -> list[Number]:
    """Every number that tells of harm here, and the totals that one telling's groups add up to."""
    out: list[Number] = []
    for s in told:
        if s.part != "tells":
            continue
        rise = s.claim.id in s.unit.rises
        here: list[Number] = []
        counts = [(c, group(c.who, known)) for c in s.claim.counts if c.what not in STOCK]
        wholes = {c.what for c, who in counts if who not in SET_APART and not c.part_of}
        for c, who in counts:
            made = Number(
                what=c.what, who=who, inside=bool(c.part_of) or (who in WITHIN and c.what in wholes), low=c.low, best=c.best,
                high=c.high, exact=c.exact, said=s, rise=rise,
                unhurt=c.high == 0 and any(w in known.losses for w in known.neutral(c.text)),
                least=_alone(c, who, s, known) or (s.claim.id in s.unit.succumbed and not rise and c.what != "wounded"),
            )  # fmt: skip
            here.append(made)
        out += here
        out += [t for what in sorted({n.what for n in here}) if (t := _total([n for n in here if n.what == what], known))]
    return out


def _alone(count: Count, who: str | None, s: Said, known: Known) -> bool:
    """Some of those who came to harm, told for themselves: women and children, a calling, one person of rank or with a name
    («نعت … فلان بن فلان»), the speaker's own people who do not fight («ستة من موظفيها»)."""
    if who in WITHIN or who in APART:
        return True
    if count.low == count.high == 1 and (
        any(w in known.titles for w in known.neutral(count.text)) or persons_harmed((s.claim,), known)
    ):
        return True
    words = count.text.split()
    theirs = len(words) > 2 and words[-2] == "من" and words[-1].endswith(("ه", "ها", "هم", "نا"))
    return (theirs or who == s.origin) and camp(who, known) != "armed"


def _total(here: Sequence[Number], known: Known) -> Number | None:
    """The sum of the groups of one telling, which exclude each other, or its only group; nothing where it gives a total."""
    parts = {n.who: n for n in here if not n.inside}
    if None in parts or not parts:
        return None
    first, *_ = parts.values()
    return msgspec.structs.replace(
        first, only=first.who if len(parts) < 2 else None, who=None,
        low=_sum(n.low for n in parts.values()), best=_sum(n.best for n in parts.values()),
        high=_sum(n.high for n in parts.values()), exact=all(n.exact for n in parts.values()),
        least=all(n.least for n in parts.values()) or _of_weak(here),
    )  # fmt: skip


def _of_weak(here: Sequence[Number]) -> bool:
    """«Four children and a teacher»: who tells of the weak, and of one calling beside them, leaves others out."""
    told = {n.who for n in here if n.what == here[0].what}
    return bool(told & WITHIN) and told <= SET_APART


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    return None if None in known else sum(v for v in known if v is not None)


def tolls(given: Sequence[Number], names: Mapping[str, Origin]) -> tuple[Toll, ...]:
    """Every measure and group with its figures."""
    groups: dict[tuple[str, str | None], list[Number]] = {}
    for n in given:
        groups.setdefault((n.what, n.who), []).append(n)
    out = []
    for (what, who), members in sorted(groups.items(), key=lambda g: (g[0][0], g[0][1] or "")):
        members = [n for n in members if not n.least] or members if who is None else members
        inside = what if who is not None and ((what, None) in groups or any(n.inside for n in members)) else None
        if what in BODIES and any(w == "killed" for w, _ in groups):
            inside = "killed"
        out.append(_toll(what, who, inside, figures(members, names, given)))
    return tuple(out)


def figures(members: Sequence[Number], names: Mapping[str, Origin], given: Sequence[Number]) -> tuple[Figure, ...]:
    """What each origin gives, in the order in which it was published; what its own later number or a rise replaced is marked."""
    by: dict[tuple[str, int | None, int | None, int | None], list[Number]] = {}
    for n in members:
        by.setdefault((n.said.origin, n.low, n.best, n.high), []).append(n)
    latest = {o: max((n for n in members if n.said.origin == o), key=_when) for o in {n.said.origin for n in members}}
    made = []
    for (origin, low, best, high), same in by.items():
        last = latest[origin]
        stale = (last.low, last.best, last.high) != (low, best, high)
        made.append(
            Figure(
                low=low, best=best, high=high, exact=all(n.exact for n in same),
                origin=names[origin].id, party=names[origin].party,
                replaced=stale, outrun=all(_outrun(n, given) for n in same),
                published=min((n.day for n in same if n.day), default=None),
                claims=tuple(sorted({n.said.claim.id for n in same})),
            )
        )  # fmt: skip
    return tuple(sorted(made, key=lambda f: (f.published or "9999", f.origin, f.low or 0, f.high or 0)))


def _when(n: Number) -> tuple[str, bool, int, int]:
    """A day can hold two tolls: then the one told as a rise, else the higher, is the later."""
    return (n.day, n.rise, n.low or 0, n.high or 0)


def _outrun(n: Number, given: Iterable[Number]) -> bool:
    """A telling of the same day or later says that the toll of all, or of this group, has risen above this one."""
    top = n.high if n.high is not None else n.low
    if top is None:
        return False
    rises = (m for m in given if m.rise and m.what == n.what and m.who in (None, n.who) and not m.inside)
    return any(m.day >= n.day and (m.low or 0) > top for m in rises)


def _toll(what: str, who: str | None, part_of: str | None, given: tuple[Figure, ...]) -> Toll:
    current = [f for f in given if not f.replaced]
    lows = [f.low for f in current if f.low is not None]
    highs = [f.high for f in current]
    best, why = _best([f for f in current if not f.outrun])
    return Toll(
        what=what, who=who, low=min(lows, default=None), best=best,
        high=None if None in highs else max((h for h in highs if h is not None), default=None),
        part_of=part_of, why=why, figures=given,
    )  # fmt: skip


def _best(current: Sequence[Figure]) -> tuple[int | None, str]:
    sure = [f for f in current if f.best is not None]
    if not sure:
        return None, "only vague numbers"
    independent = [f for f in sure if not f.party]
    if not independent:
        return None, "only a party to the fight says it"
    votes = Counter(f.best for f in independent)
    last = {f.best: f.published or "" for f in independent}
    best = max(votes, key=lambda n: (votes[n], last[n], -(n or 0)))
    n = votes[best]
    return best, f"{n} of {len(independent)} origins that take no part" if len(
        independent
    ) > 1 else "the one origin that takes no part"
