"""Whose a whole text is: the communiqué that tells in the first person and in which nobody is said to speak is the body's whose
name stands alone on one of its first lines or under it; the tally that opens with what somebody recorded, and in which nobody
else speaks, is whoever recorded it; answers are of whoever is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.coder.bodies import is_called
from isnad.coder.times import RECORDING
from isnad.model.draft import Lore
from isnad.model.finds import Chunk, CueFind, Found, Mention

_TELLING = frozenset({"verb", "event", "comp", "conseq", "rel"})
_SPEAKS = frozenset({"attributes", "cites", "postponed"})
_LAST = 3
"""A signature stands on one of the last lines but one."""
_LINE = 8
"""So many chunks a line that only names somebody may have."""


def signature(found: Sequence[Found]) -> tuple[Found, Mention] | None:
    """«المركز الإعلامي لـ س» under «تصدت **قواتنا** …», «**إننا في مجلس س** نطالب …», «بيان من **س**» above them: the line and
    who is named in it."""
    if len(found) < 2 or not any(_ours(one) for one in found):
        return None
    signs = _signs(found)
    cues = [c for one in found for c in one.cues if c.effect in _SPEAKS and c.speaker is not None]
    return next(((one, m) for one, m in signs if not any(m.names or _another(c, m) for c in cues)), None)


def _signs(found: Sequence[Found]) -> Iterator[tuple[Found, Mention]]:
    """Who may have signed a communiqué, the surest first."""
    lines = (*found[:-_LAST:-1], *found[:2])
    yield from ((one, m) for one in lines if (m := _alone(one)) is not None and m.names)
    yield from ((one, m) for one in found if (m := _we_in(one)) is not None)
    yield from ((one, m) for one in found[:2] if (m := _titled(one)) is not None)
    yield from ((one, m) for one in found[:-_LAST:-1] if (m := _alone(one)) is not None and m.end - m.start > 1)


def _we_in(one: Found) -> Mention | None:
    """«**إننا في المجلس العسكري** نحمّل …», «**نحن أهالي س** نناشد …»: who we are, outside quotation marks."""
    at = next((k for k, c in enumerate(one.chunks[:3]) if c.suffix == "نا" and c.kind == "comp"), -1)
    at = at if at >= 0 else next((k for k, c in enumerate(one.chunks[:3]) if c.lemma == "نحن"), -1)
    if at < 0 or any(q.start <= one.chunks[at].start < q.end for q in one.sentence.quotes):
        return None
    after = one.chunks[at + 1 : at + 3]
    if after and after[0].kind == "prep" and after[0].lemma == "في":
        after = after[1:]
    return _somebody(after[0]) if after else None


_LETTERS = frozenset({"بيان", "تصريح", "بلاغ", "نداء", "رسالة", "كلمة"})


def _titled(one: Found) -> Mention | None:
    """«بيان صادر عن **س**», «نداء من **أهالي س**»: whose letter a title without a full stop says that the text is."""
    if one.sentence.ended or not one.chunks or (one.chunks[0].base or one.chunks[0].lemma) not in _LETTERS:
        return None
    rest = [c for c in one.chunks[1:_LINE] if c.kind not in ("part", "adj", "mark")]
    if rest and rest[0].kind == "prep" and rest[0].lemma in ("من", "عن"):
        return _somebody(rest[1]) if len(rest) > 1 else None
    return _somebody(rest[0]) if rest and rest[0].pre == "ل" else None


def _somebody(c: Chunk) -> Mention | None:
    m = c.mention if c.kind == "np" else None
    return m if m is not None and m.kind in _ANSWERING and m.quantity is None and not m.suffix else None


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
    if len(found) <= _QUESTIONS or not any(map(asks, found)) or len(questions(found)) < _QUESTIONS:
        return None
    head = found[0]
    m = head.chunks[0].mention if head.chunks else None
    named = m is not None and m.kind in _ANSWERING and any(c.kind == "mark" and c.lemma == ":" for c in head.chunks)
    return (head, m) if m is not None and named else None


def asks(one: Found) -> bool:
    """A line that is a question."""
    return one.sentence.first and one.sentence.tokens[-1].form in _ASKED


def questions(found: Sequence[Found]) -> frozenset[int]:
    """The paragraphs that ask: those that end with a question mark, and those that open with the sign that all of them open with
    and no other («**•** يتهمكم سكان بتهجيرهم.»)."""
    last = {one.sentence.paragraph: one.sentence for one in found}
    first = {one.sentence.paragraph: one.sentence for one in reversed(found)}
    asked = {p for p, s in last.items() if s.tokens[-1].form in _ASKED}
    signs = {first[p].tokens[0].form for p in asked if first[p].tokens[0].kind == "mark"}
    if len(signs) != 1 or any(first[p].tokens[0].kind != "mark" for p in asked):
        return frozenset(asked)
    return frozenset(p for p, s in first.items() if s.tokens[0].form in signs) | asked


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
    return m if m is not None and m.kind in ("force", "source") and m.quantity is None and not chunks[0].pre else None
