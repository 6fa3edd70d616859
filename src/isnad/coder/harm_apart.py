"""Harm that is a telling of its own beside the act of its sentence: somebody else tells it («…، **واعترف العدو** بمقتل ضابط»).
Everything else that is told with an act is the act's own toll."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from isnad.coder import counts as counting
from isnad.model.draft import Link
from isnad.model.finds import Found, FrameFind


def told_apart(
    found: Found, frames: Sequence[FrameFind], families: Mapping[str, str], chain: Callable[[int], tuple[Link, ...]]
) -> counting.Apart:
    """Which harm of the sentence is told apart from which act before it: their triggers."""
    harms = [f for f in frames if f.type in counting.HARM]
    if not harms or len(frames) == len(harms):
        return frozenset()
    acts = [f for f in frames if f.record == "event" and f.type not in counting.HARM and families.get(f.type) in counting.VIOLENT]
    return frozenset((h.trigger, g.trigger) for h in harms for g in acts if _apart(found, h, g, chain))


def _apart(found: Found, harm: FrameFind, act: FrameFind, chain: Callable[[int], tuple[Link, ...]]) -> bool:
    if act.trigger > harm.trigger or _led_to(found, act, harm):
        return False
    return _another_tells(found, harm, act, chain)


def _led_to(found: Found, act: FrameFind, harm: FrameFind) -> bool:
    return any(c.kind == "conseq" or "cause" in c.classes for c in found.chunks[act.trigger + 1 : harm.trigger])


def _another_tells(found: Found, harm: FrameFind, act: FrameFind, chain: Callable[[int], tuple[Link, ...]]) -> bool:
    """«… بناقلة جند، **واعترف العدو** بمقتل ضابط»: a verb of speech stands between, whose speaker told nothing of the act."""
    said = any(c.kind == "verb" and "speech" in c.classes for c in found.chunks[act.trigger + 1 : harm.trigger])
    if not said:
        return False
    teller = chain(found.chunks[harm.trigger].start)
    before = chain(found.chunks[act.trigger].start)
    return bool(teller) and teller[-1].party.key not in {link.party.key for link in before}
