"""Reports over a month or a year: which of the dead that they go on to tell are figures as well, and what a headline or the next
sentence tells of such a figure (CODEBOOK §1, §6)."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.coder.tallies import MANY_ATTACKS, MANY_DEAD, TALLIED, TOLLS, figure, recording, stretch
from isnad.model.draft import Draft
from isnad.model.finds import Found

_REPORTED = frozenset({"killing", "torture", "body_found"})
_WIDE = frozenset({"kind:country", "kind:governorate", "kind:district"})


def of_one_report(drafts: Sequence[Draft], found: Sequence[Found]) -> list[Draft]:
    """In a report that counts the dead of a month or a year, the dead that it goes on to share out among forces and places
    without a day («قتلت القوات الروسية 149 مدنياً») are figures as well."""
    long = {f.sentence.index for f in found if any(stretch(t) for _, t in f.times) and (recording(f) or _breaches(f))}
    if not long:
        return list(drafts)
    long |= {
        f.sentence.index
        for f in found
        if recording(f) and not long.isdisjoint(range(f.sentence.index - _GOES_ON, f.sentence.index))
    }
    anchor = next((k for k, d in enumerate(drafts) if _counts_a_stretch(d, long)), -1)
    if anchor < 0:
        return list(drafts)
    first = drafts[anchor]
    return [figure(d, "cumulative_toll") if k >= anchor and _shared_out(d, first) else d for k, d in enumerate(drafts)]


_GOES_ON = 2
"""In how many sentences behind the one that names the stretch a report goes on to tell what was recorded in it."""


def headed(drafts: list[Draft]) -> list[Draft]:
    """«مقتل 428 شخصاً في سوريا» over «وثّق … مقتل 428 شخصاً خلال أيار»: a headline's number is a figure where the text below tells
    the same number as one."""
    figures = [d for d in drafts if d.record == "figure" and not d.headline]
    if not figures or not drafts[0].headline:
        return drafts
    return [next((figure(d, f.type) for f in figures if _same_number(d, f)), d) if d.headline else d for d in drafts]


def _same_number(d: Draft, figure: Draft) -> bool:
    """One great number of dead or of attacks, told in the headline with no day of its own."""
    if (
        d.record != "event"
        or (d.time is not None and not stretch(d.time))
        or figure.type not in ("cumulative_toll", "attack_count")
    ):
        return False
    if figure.type == "cumulative_toll" and d.type not in TALLIED:
        return False
    what, least = ("attacks", MANY_ATTACKS) if figure.type == "attack_count" else ("killed", MANY_DEAD)
    told = [c.quantity.low for c in d.counts if c.what == what and not c.part_of]
    return any(n is not None and n >= least and n in told for n in [c.quantity.low for c in figure.counts if c.what == what])


_OF_A_TIME = frozenset({"cumulative_toll", "attack_count"})
_PARTS_TOLD = frozenset({"toll_shared", "toll_among", "harm_told"})
"""Rules that tell the parts of a toll told before."""


def parts_of_tolls(drafts: list[Draft]) -> list[Draft]:
    """«عدد القتلى منذ الأحد ارتفع إلى 54. **ومن بين القتلى 30 مسلحاً**»: the parts of a figure told right before are a figure."""
    last: Draft | None = None
    out: list[Draft] = []
    for d in drafts:
        dead = any(c.what in ("killed", "casualties") for c in d.counts)
        parts = dead and d.record == "event" and bool(d.because) and d.because[0].rule in _PARTS_TOLD
        if parts and last is not None and last.record == "figure" and d.sentence - last.sentence <= 1:
            d = figure(d, "cumulative_toll")
        last = d if dead else last
        out.append(d)
    return out


def _breaches(found: Found) -> bool:
    """«كشف تقرير عن ارتكاب 148 **حالة انتهاك** خلال تشرين الثاني»"""
    return any(c.base in _VIOLATIONS or c.lemma in _VIOLATIONS for c in found.chunks)


_VIOLATIONS = frozenset({"انتهاك", "انتهك"})


def _counts_a_stretch(d: Draft, long: set[int]) -> bool:
    many = any(c.what in TOLLS and (c.quantity.low or 0) >= MANY_DEAD for c in d.counts)
    dated = d.sentence in long if d.time is None else stretch(d.time)
    return many and dated and (d.type == "cumulative_toll" or d.type in _REPORTED | _CAUSES)


def _shared_out(d: Draft, first: Draft) -> bool:
    """A killing with its dead, or dead and hurt by some cause that the report ``first`` goes on to tell of, with neither a day
    nor a place of its own below the governorate."""
    goes_on = d.sentence == first.sentence or (bool(d.chain) and _speaker(d) == _speaker(first))
    told = d.type in _REPORTED or (goes_on and d.type in _CAUSES)
    if d.record != "event" or not told or (d.time is not None and not stretch(d.time)):
        return False
    near = any(not p.via and p.mention.classes.isdisjoint(_WIDE) for p in d.places)
    return not near and any(c.what == "killed" or (goes_on and c.what == "wounded") for c in d.counts)


_CAUSES = frozenset({"shooting", "shelling", "landmine", "ied", "explosion", "execution", "air_strike", "assassination"})
"""What the dead of a report's month died of, told with no day and no place."""


def _speaker(d: Draft) -> str:
    return d.chain[-1].party.key if d.chain else ""
