"""What grammar ties together in one sentence, and which drafts of it tell nothing of their own."""

from __future__ import annotations

import msgspec

from isnad.coder.signs import ANOTHER, is_item
from isnad.model.draft import Draft, DraftPlace
from isnad.model.finds import Found, FrameFind

DOING = frozenset({"initiator", "participant", "speaker", "holder", "administrator"})
_APART = frozenset({"historical", "habitual", "planned", "threatened"})
_TYING = frozenset({"cause", "container", "consequence"})
_TURNING = frozenset({"إلى ذلك"})
_OPENING = 2
"""Tokens from the sentence's start within which words turn the topic."""


def share(drafts: list[Draft]) -> list[Draft]:
    """Events of one sentence that grammar ties together are one happening; one without a place or time takes the other's."""
    events = [d for d in drafts if d.record == "event"]
    out: list[Draft] = []
    for d in drafts:
        if d.record != "event" or len(events) < 2:
            out.append(d)
            continue
        mates = [e for e in events if e is not d and _close(e, d)]
        tied = tuple(e.order for e in mates)
        places = d.places or next(
            (tuple(msgspec.structs.replace(p, via="happening") for p in e.places) for e in mates if e.places), ()
        )
        places = places or _of_the_next(d, events)
        out.append(msgspec.structs.replace(d, tied=tied, places=places))
    return out


_TOUCHING = 1  # characters between two clauses that nothing stands between but a blank


def _of_the_next(d: Draft, events: list[Draft]) -> tuple[DraftPlace, ...]:
    """«قُتل شاب وخُطف طفل **في مدينة س**»: a clause that the next one touches happened where that one did."""
    following = (e for e in events if 0 <= e.evidence[0][0] - d.evidence[-1][1] <= _TOUCHING and e.status == d.status)
    joined = next((e for e in following if _placed(e) and not (d.nominal or e.nominal)), None)
    return tuple(msgspec.structs.replace(p, via="happening") for p in joined.places) if joined is not None else ()


def _close(a: Draft, b: Draft) -> bool:
    """Whether grammar makes two events of one sentence one happening: cause, container, consequence, the same doer going on, or
    the sides that one takes from the other; not two places, and not an intention or something older beside the news."""
    same = bool(_doers(a) & _doers(b))
    first, last = sorted((a, b), key=lambda d: d.order)
    if last.link == "purpose" and first.status not in _APART:
        return same  # «تسلّلت … لاستهداف نقاط س»: what the news was for
    if "historical" in (a.status, b.status) and a.type == b.type:
        return True  # the anniversary and what it remembers
    if a.status in _APART or b.status in _APART or {"purpose", "anniversary"} & {a.link, b.link}:
        return False
    if "prior" in (a.link, b.link):
        return same or not (_doers(a) and _doers(b))
    if _placed(a) and _placed(b) and {p.name for p in a.places}.isdisjoint({p.name for p in b.places}):
        return False
    carried = any(r.finder in ("carried", "pair") for r in (*a.roles, *b.roles))
    theirs = bool(_doers(a) and _doers(b)) and not same
    tying = last.link in _TYING or (first.link in _TYING and not theirs)
    return tying or carried or "foiled" in (a.status, b.status) or same


def _doers(d: Draft) -> set[str]:
    return {r.party.key for r in d.roles if r.role in DOING and r.party.key}


def _placed(d: Draft) -> bool:
    """Whether the draft has a place of its own words: «قصف على م1 واشتباكات في م2» are two happenings."""
    return any(not p.via for p in d.places)


def turns(found: Found) -> bool:
    """Whether the sentence opens with words that turn to something else: «في سياق متصل», «إلى ذلك», «من جهة أخرى»."""
    return is_item(found) or any(
        c.effect == "topic_shift" or (c.rule == "particle" and found.chunks[c.chunk].lemma in _TURNING)
        for c in found.cues
        if c.start <= _OPENING
    )


def sets_apart(found: Found, frame: FrameFind) -> bool:
    """«انفجرت عبوة **أخرى**», «غارة **ثانية**»: an adjective behind the trigger, or behind its weapon, that says that there was
    one before it."""
    if ANOTHER.isdisjoint(found.sentence.words):
        return False
    chunks = found.chunks
    ends = {frame.trigger, frame.last}
    for r in frame.roles:
        if r.mention is not None and r.role in ("weapon", "initiator"):
            ends.update([k for k, c in enumerate(chunks[: frame.last + 6]) if c.mention is r.mention])
    tokens = found.sentence.tokens
    for k in ends:
        for t in range(chunks[k].start, min(chunks[k].end + 2, len(tokens))):
            if tokens[t].form in ANOTHER:
                return True
    return False


def mere_negation(d: Draft) -> bool:
    """What did not happen is a claim only where somebody says so."""
    return d.record == "event" and d.status == "denied" and not d.chain


def empty_anaphor(d: Draft) -> bool:
    """«وجاء الهجوم بعد …»: a definite event noun that goes back and tells nothing new is no telling of its own."""
    new = any(not r.party.via for r in d.roles) or d.counts or d.time or any(not p.via for p in d.places)
    return d.record == "event" and d.definite and d.nominal and not new


_DOES = frozenset({
    "استهدف", "طال", "طاول", "شمل", "أصاب", "ضرب", "دمّر", "هدم", "أحرق", "أشعل", "ألحق", "أحدث", "عطّل", "سوّى", "أتى", "حوّل",
})  # fmt: skip


def does(found: Found, frame: FrameFind) -> bool:
    """«إن **القصف دمّر** المنزل بالكامل»: a definite event noun that is the subject of what it hit or broke tells it anew."""
    chunks, at = found.chunks, frame.trigger
    if not frame.nominal or not chunks[at].definite:
        return False
    verb = next((k for k in range(at + 1, min(len(chunks), at + 4)) if chunks[k].kind != "adj"), len(chunks))
    if verb + 1 >= len(chunks) or chunks[verb].base not in _DOES or chunks[verb].tense != "perfect":
        return False
    return chunks[verb].kind == "verb" and chunks[verb].voice != "passive" and chunks[verb + 1].kind not in ("mark", "conseq")


_COMES = frozenset({"جاء", "أتى"})
_SETTING = frozenset({
    "بعد", "عقب", "غداه", "عشيه", "اثر", "قبل", "قبيل", "بعيد", "بالتزامن", "بالتوازي", "وسط", "فيما", "بينما", "ردا", "انتقاما",
})  # fmt: skip
_AS_WELL = frozenset({"في ظل", "في وقت", "في أعقاب", "في الوقت", "على خلفية", "في حين", "في إطار", "في سياق"})
_MODIFIERS = 3
"""Chunks that may stand between the noun and what sets it beside another act: «وجاء الهجوم الانتحاري **بعد** …»."""


def set_beside(found: Found, frame: FrameFind) -> int:
    """«وجاء الهجوم **بعد** مقتل ثلاثة في رفح يوم الجمعة»: the token from which the words are of what the act is set beside; -1
    where they are its own."""
    chunks, at = found.chunks, frame.trigger
    noun = frame.nominal and chunks[at].definite
    if not noun or not any(c.kind == "verb" and c.base in _COMES for c in chunks[max(0, at - 2) : at]):
        return -1
    for c in chunks[at + 1 : at + 1 + _MODIFIERS]:
        form = found.sentence.tokens[c.start].form
        if form in _SETTING or c.lemma in _AS_WELL or c.lemma.split(" ", 1)[0] in _SETTING:
            return c.start
        if c.kind not in ("adj", "mark", "np"):
            return -1
    return -1


def own_words(d: Draft, cut: int) -> Draft:
    """The draft without what stands from the character ``cut`` on."""
    return msgspec.structs.replace(
        d,
        roles=tuple(r for r in d.roles if r.party.span is None or r.party.span[0] < cut),
        places=tuple(p for p in d.places if p.span[0] < cut),
        time=d.time if d.time_span is None or d.time_span[0] < cut else None,
        time_span=d.time_span if d.time_span is not None and d.time_span[0] < cut else None,
        counts=tuple(c for c in d.counts if c.span[0] < cut),
    )


def demanded(drafts: list[Draft]) -> list[Draft]:
    """«دعا س إلى السماح بوصول المساعدات»: what is asked for is told by the demand; where no rule tells that, it is planned."""
    if all(d.status != "demanded" for d in drafts):
        return drafts
    told = any(d.type == "demand" for d in drafts)
    left = [d for d in drafts if not (told and d.status == "demanded")]
    return [msgspec.structs.replace(d, status="planned") if d.status == "demanded" else d for d in left]


def reflexive(d: Draft) -> bool:
    """A relation of an actor to itself says nothing, and nobody accuses himself: «نفى متحدث باسم س ضلوع قوات س»."""
    if d.type == "accusation":
        said = {r.party.key for r in d.roles if r.role == "speaker"}
        of = {r.party.key for r in d.roles if r.role == "about"}
        return bool(of) and of <= said
    ends = [r.party.key for r in d.roles if r.role in ("subject", "object")]
    return d.record == "relation" and d.type != "alias_of" and len(ends) == 2 and ends[0] == ends[1]
