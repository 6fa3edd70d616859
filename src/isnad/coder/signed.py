"""Whose a whole text is: the communiqué that tells in the first person and in which nobody is said to speak is the body's whose
name stands alone on one of its first lines or under it; the tally that opens with what somebody recorded, and in which nobody
else speaks, is whoever recorded it; answers are of whoever is asked."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.coder.bodies import is_called
from isnad.coder.times import RECORDING
from isnad.model.draft import Lore
from isnad.model.finds import CueFind, Found, Mention

_TELLING = frozenset({"verb", "event", "comp", "conseq", "rel"})
_SPEAKS = frozenset({"attributes", "cites", "postponed"})
_LINE = 8
"""So many chunks a line that only names somebody may have."""


def signature(found: Sequence[Found]) -> tuple[Found, Mention] | None:
    """«المركز الإعلامي لـ س» under «تصدت **قواتنا** …»: the line and who is named in it."""
    if len(found) < 2 or not any(_ours(one) for one in found):
        return None
    if any(c.effect in _SPEAKS and c.speaker is not None for one in found for c in one.cues):
        return None
    for one in (*found[:-3:-1], *found[:2]):
        named = _alone(one)
        if named is not None:
            return one, named
    return None


def recorder(found: Sequence[Found], lore: Lore) -> tuple[Found, Mention] | None:
    """«**وثّق** مكتب س مقتل 70 شخصاً خلال حزيران. … وفي بلدة ص، اغتال مجهولون …»: the monitor whose tally the text is, and the
    sentence that says so."""
    cues = [(k, one, c) for k, one in enumerate(found) for c in one.cues if c.effect in _SPEAKS or c.effect == "continues"]
    opens = next(((k, one, c) for k, one, c in cues if c.speaker is not None), None)
    if opens is None or opens[0] >= _OPENING or opens[2].verb not in RECORDED or opens[2].effect != "attributes":
        return None
    who = opens[2].speaker
    if who is None or not _monitor(who, lore) or any(_another(c, who) for _, _, c in cues):
        return None
    return opens[1], who


def interviewed(found: Sequence[Found]) -> tuple[Found, Mention] | None:
    """«طبيب من س لـ«ص»: …» above questions and answers: the headline, and who is asked in it."""
    if len(found) <= _QUESTIONS or sum(map(asks, found)) < _QUESTIONS:
        return None
    head = found[0]
    m = head.chunks[0].mention if head.chunks else None
    named = m is not None and m.kind in _ANSWERING and any(c.kind == "mark" and c.lemma == ":" for c in head.chunks)
    return (head, m) if m is not None and named else None


def asks(one: Found) -> bool:
    """A line that is a question."""
    return one.sentence.first and one.sentence.tokens[-1].form in _ASKED


_QUESTIONS = 3
_ANSWERING = frozenset({"people", "source", "force"})
_ASKED = frozenset({"؟", "?"})
RECORDED = RECORDING | {"أثبت"}
_OPENING = 3
_AGAIN = frozenset({"document"})


def _monitor(m: Mention, lore: Lore) -> bool:
    """Who reports rather than fights: one whom a pack has as such, or an unknown body; no «نشطاء», no correspondent."""
    if m.names:
        return m.names[0] in lore.speakers
    return is_called(m) or (m.quantity is None and m.kind == "outlet")


def _another(c: CueFind, who: Mention) -> bool:
    """Whether somebody else speaks: not the monitor by his name, by one noun with the article, or in his report."""
    m = c.speaker
    if m is None or m.kind in _AGAIN:
        return False
    if m.names:
        return not who.names or m.names[0] != who.names[0]
    if not who.names and m.head == who.head:
        return False
    return not (m.definite and m.end - m.start == 1 and not m.suffix and m.kind != "people")


def _ours(one: Found) -> bool:
    """«قواتنا», «مجاهدونا», «نفّذنا»: the first person outside quotation marks."""
    quotes = one.sentence.quotes
    return any(
        (c.suffix == "نا" or (c.kind == "verb" and c.number == "p1") or (c.mention is not None and c.mention.suffix == "نا"))
        and not any(q.start <= c.start < q.end for q in quotes)
        for c in one.chunks
    )


def _alone(one: Found) -> Mention | None:
    """The body or its spokesman that a line without a full stop consists of, with a day or a place beside it at most."""
    chunks = [c for c in one.chunks if c.kind not in ("mark", "time")]
    if one.sentence.ended or not chunks or len(chunks) > _LINE or any(c.kind in _TELLING for c in chunks):
        return None
    m = chunks[0].mention
    return m if m is not None and m.kind in ("force", "source") and m.names and m.quantity is None and not chunks[0].pre else None
