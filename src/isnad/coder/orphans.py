"""Harm that a sentence tells with no act of its own: «سبعة جنود أصيبوا بجروح», «نُقل 31 جريحاً إلى المشفى». In a report
of violence it is another telling of the act that the report is about (CODEBOOK §9); in any other report it is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from isnad.coder.counts import HURT, VIOLENT, harmless
from isnad.coder.since import tally_since
from isnad.model.draft import Draft
from isnad.model.finds import CountFind, Found, FrameFind, Mention, RoleFind
from isnad.model.times import TimePhrase

RULE = "harm_told"
"""The name under which explanations tell it."""
_SAYS = "People are told as killed or hurt, with no act in the sentence."
STOCK = "stock_told"
_STOCK_SAYS = "A large number of people is told as displaced or held, with no verb that a rule takes."
MANY = 500
_STOCKS = (("displaced_person", ("displaced_population", "displaced")), ("detainee", ("detained_population", "detained")))
_DRIVEN, _DISPLACED = _STOCKS[0][1], frozenset({"نازح", "نازحين", "نازحا", "نازحون", "مهجرين", "مشردين"})
_WINDOW = frozenset({"hour", "day"})
"""«وصل إلى المستشفيات **خلال الـ24 ساعة الماضية** 50 شهيداً»: the toll of a day's many acts is a figure, and no single one's."""
_STRUCK = frozenset({"ground", "remote", "device", "person"})
"""Families of acts that leave people dead or hurt."""
_UNHARMED = frozenset({"disease", "accident", "verdict", "court", "weather", "nature", "ruling"})
"""Words beside which people die of something else; the theme of the text sees what these do not."""


def harm_alone(
    found: Found,
    counts: Sequence[CountFind],
    frames: Sequence[FrameFind],
    owners: Mapping[int, FrameFind | None],
    families: Mapping[str, str],
) -> FrameFind | None:
    """A frame for the tolls of a sentence that no event and no figure of it owns; None where there are none, or where an act
    stands there that they may well belong to."""
    alone = [c for c in counts if _orphaned(c, owners) and c.chunk >= 0 and c.quantity.low]
    if not alone:
        return None
    told = [f for f in frames if f.record != "statement" and not harmless(f) and not _joined(found, alone[0].chunk, f)]
    if any(f.record == "figure" or families.get(f.type) in VIOLENT for f in told):
        return None
    if any(not c.classes.isdisjoint(_UNHARMED) for c in found.chunks):
        return None
    first = alone[0]
    window = any(_window(t) for _, t in found.times) or tally_since(found)
    return FrameFind(
        rule=RULE,
        record="figure" if window else "event",
        type="cumulative_toll" if window else "killing",
        status="ongoing" if window else "occurred",
        trigger=first.chunk,
        start=min(first.start, found.chunks[first.chunk].start),
        end=max(first.end, found.chunks[first.chunk].end),
        roles=(),
        places=_places(found, first.chunk),
        says=_SAYS,
        last=first.chunk,
        nominal=True,
        bare=True,
    )


def _joined(found: Found, toll: int, f: FrameFind) -> bool:
    """«عشرات القتلى في كردفان **والجيش يفك** الطوق عن س»: in a headline somebody else's act stands behind the toll."""
    if found.sentence.ended:
        return False
    pairs = pairwise(found.chunks[toll + 1 : f.trigger + 1])
    return any(c.pre == "و" and c.kind == "np" and c.mention is not None and v.kind == "verb" for c, v in pairs)


def _window(t: TimePhrase) -> bool:
    return (t.kind == "span" and t.which == "last" and t.unit in _WINDOW) or (t.kind == "duration" and t.unit == "hour")


def stock_alone(found: Found, frames: Sequence[FrameFind]) -> tuple[FrameFind, CountFind] | None:
    """«نحو 900 ألف نازح في شمال غرب سوريا»: a figure for a large number of displaced people or detainees in a sentence that tells
    nothing else."""
    if frames:
        return None
    for k, c in enumerate(found.chunks):
        m = c.mention
        if m is None or m.quantity is None or (m.quantity.low or 0) < MANY:
            continue
        described = {t.form for t in found.sentence.tokens[m.start + 1 : m.end]}  # «187 ألف شخص **نازحين**»
        kind = next((t for cls, t in _STOCKS if cls in m.classes), None) or (_DRIVEN if described & _DISPLACED else None)
        if kind is None:
            continue
        role = RoleFind("population", "counted", m)
        frame = FrameFind(
            rule=STOCK, record="figure", type=kind[0], trigger=k, start=c.start, end=c.end, roles=(role,),
            places=_places(found, k), says=_STOCK_SAYS, last=k, nominal=True,
        )  # fmt: skip
        return frame, CountFind(STOCK, kind[1], m.quantity, m, k, m.start, m.end)
    return None


def _places(found: Found, at: int) -> tuple[tuple[Mention, str], ...]:
    """The first place behind the harm, in its clause."""
    for c in found.chunks[at + 1 :]:
        if c.kind in ("comp", "conseq", "rel") or (c.kind == "mark" and c.lemma in ".؛:"):
            break
        if c.kind == "place" and c.mention is not None and c.mention.names:
            return ((c.mention, "nearest"),)
    return ()


def alone_counts(counts: Sequence[CountFind], owners: Mapping[int, FrameFind | None], frame: FrameFind) -> dict[int, FrameFind]:
    """The counts of the sentence that become the frame's."""
    return {id(c): frame for c in counts if _orphaned(c, owners)}


def _orphaned(c: CountFind, owners: Mapping[int, FrameFind | None]) -> bool:
    return owners.get(id(c)) is None and c.what in HURT and c.quantity.low != 0


def within_violence(drafts: list[Draft], families: Mapping[str, str]) -> list[Draft]:
    """Drafts without those tellings of harm that no act of violence in the report explains."""
    acts = any(d.record == "event" and families.get(d.type) in _STRUCK and not _lonely(d) for d in drafts)
    return drafts if acts else [d for d in drafts if not _lonely(d)]


def _lonely(d: Draft) -> bool:
    return (
        bool(d.because) and d.because[0].rule == RULE and not (d.record == "figure" and any(c.what == "killed" for c in d.counts))
    )
