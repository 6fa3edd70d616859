"""Parties that no finder of a frame gives: whose the shell is that falls, who announces what he does, whom «الأخيرة» means."""

from __future__ import annotations

from isnad.coder.reference import Discourse
from isnad.coder.seen import LATTERS
from isnad.coder.ties import DOING
from isnad.model.draft import DraftRole, Link, Party
from isnad.model.finds import Chunk, Found, FrameFind, Mention

OWN_ACTS = frozenset({
    "territory_seized", "arrest", "raid", "airborne_raid", "weapons_seized", "withdrawal", "release", "interception",
    "device_defused", "curfew", "strike_action",
})  # fmt: skip
CARRYING_OUT = frozenset({"شنّ", "تنفيذ", "فرض", "توجيه"})
"""Verbal nouns of doing: whoever announces them does it."""
OWN_NOUNS = frozenset(
    {
        "قتل", "استهداف", "تدمير", "إسقاط", "أسر", "تحييد", "تفجير", "قنص", "إعطاب", "اغتنام", "إطلاق", "مهاجمة", "قصف", "إرسال",
        "نشر", "استقدام",
    }
)  # fmt: skip
"""Verbal nouns that a party which announces them says of itself, whatever their type: «أعلن س قتل قيادي», «استهداف رتل»."""
_FIRED = frozenset({"shelling", "missile_strike", "air_strike", "drone_strike", "landmine", "explosion"})
_MADE = "الصنع"


def whose_shell(d: Discourse, found: Found, frame: FrameFind, roles: list[DraftRole]) -> list[DraftRole]:
    """«سقوط صواريخ **روسية** على س»: whose the shell is that falls, fired it; whose make it is tells nobody. «لغم من مخلفات س»:
    they laid it."""
    if frame.type not in _FIRED or any(r.role in DOING for r in roles):
        return []
    shells = (r.mention for r in frame.roles if r.role == "weapon" and r.mention is not None and r.mention.names)
    shell = next((m for m in shells if _form(found, m.end) != _MADE), None)
    if shell is None:
        return []
    return [DraftRole("initiator", p, "weapon") for p in d.party(found, shell, None) if p.names]


def _form(found: Found, token: int) -> str:
    tokens = found.sentence.tokens
    return tokens[token].form if token < len(tokens) else ""


def latter(found: Found, trigger: int) -> tuple[Party, ...]:
    """«تتهم الفصائل **الوحدات** …، فيما تنفي **الأخيرة** ذلك»: the party that was named last before."""
    chunks = found.chunks
    if trigger + 1 >= len(chunks) or chunks[trigger + 1].lemma not in LATTERS:
        return ()
    before = (c.mention for c in reversed(chunks[:trigger]) if c.kind == "np" and c.mention is not None and c.mention.names)
    m = next(before, None)
    return (Party(m.names, None, None, None, "coreference"),) if m is not None else ()


def announcer(d: Discourse, found: Found, at: int) -> Party | None:
    """«أعلنت **الحكومة** (من جانبها) فرض حظر تجول»: by announcing it one does it, and nobody is cited for it."""
    chunks = found.chunks
    k = at - 1
    while k > 0 and chunks[k].kind in ("cue", "adj", "time", "mark"):
        k -= 1
    if k > 1 and chunks[k].kind == "np" and chunks[k - 1].kind == "np" and not chunks[k].pre:
        k -= 1  # «أعلن **وزير الدفاع** فلان وقف إطلاق النار»
    m = chunks[k].mention if k > 0 else None
    if m is None or chunks[k - 1].kind != "verb" or "announce" not in chunks[k - 1].classes:
        return None
    return next(iter(d.party(found, m, None)), None)


def announced_with(d: Discourse, found: Found, who: Party) -> tuple[Party, ...]:
    """«أعلنت س **وص** هدنة»: who announces a truce together with somebody holds it as well."""
    span = who.span
    at = next((k for k, c in enumerate(found.chunks) if c.mention and span and d.span(found, c.start, c.end) == span), -1)
    after = found.chunks[at + 1] if 0 <= at < len(found.chunks) - 1 else None
    if after is None or after.mention is None or after.kind != "np" or after.pre != "و" or not after.mention.names:
        return ()
    return d.party(found, after.mention, None)


def spoken_for(d: Discourse, found: Found, m: Mention) -> tuple[Party, ...]:
    """«أعلن **الناطق باسم اللواء** حل التشكيل»: for whom somebody speaks who is told by his office alone."""
    if m.names or "spokesperson" not in m.classes:
        return ()
    after = [c for c in found.chunks if c.start >= m.end][:3]
    at = next((k for k, c in enumerate(after[:-1]) if c.lemma == "باسم"), -1)
    body = after[at + 1].mention if at >= 0 else None
    return tuple(p for p in d.party(found, body, None) if p.names) if body is not None else ()


_SHORT = frozenset({"np", "place", "adj", "time", "prep", "noun", "word"})
_JOINED_REACH = 10


def noun_joined(found: Found, at: int) -> int:
    """«استهداف سفينة في البحر **وإطلاق** صاروخ»: the verbal noun without a preposition that و joins the one at chunk ``at`` to,
    or -1."""
    chunks = found.chunks
    for k in range(at - 1, max(-1, at - _JOINED_REACH), -1):
        if chunks[k].kind == "event":
            governed = chunks[k].pre[-1:] in ("ب", "ل", "ك") or (k > 0 and chunks[k - 1].kind in ("prep", "event"))
            return k if k == at - 1 or not (governed or chunks[k].definite) else -1
        if chunks[k].kind not in _SHORT:
            return -1
    return -1


_ANSWER, _ANSWERED = "fire_returned", 3


def who_fired(d: Discourse, found: Found, frame: FrameFind, roles: list[DraftRole]) -> list[DraftRole]:
    """«وردّت القوات على **مصادر النيران**»: whoever attacked last, if somebody else did and the report names him."""
    if frame.rule != _ANSWER or any(r.role == "target" and r.party.names for r in roles):
        return []
    own = {n for r in roles if r.role == "initiator" for n in r.party.names}
    acts = (t for t in reversed(d.told[-_ANSWERED:]) if found.sentence.index - t[0] <= _ANSWERED)
    doers = next((got for t in acts if (got := [r.party for r in t[2] if r.role == "initiator" and r.party.names])), [])
    return [DraftRole("target", p.again(), "carried") for p in doers if own.isdisjoint(p.names)]


UNCHARGED = frozenset({
    "protest", "strike_action", "return", "aid", "agreement", "negotiation", "ceasefire", "curfew", "release", "exchange",
})  # fmt: skip
"""What nobody is accused of by being told of in an accusation."""


def charged(found: Found, at: int, trigger: int) -> bool:
    """«اتهمت س ص **بارتكاب مجزرة** راح ضحيتها 200 شخص، **وحرق** منازلها»: whether the verbal noun at ``trigger`` is among what
    the verb at ``at`` accuses of: joined by و or under ب, with no clause begun between."""
    chunks = found.chunks
    c, k = chunks[trigger], trigger
    if trigger <= at or c.kind != "event":
        return False
    while k > at and chunks[k].kind in ("event", "noun") and not chunks[k].pre:
        k -= 1  # «**بارتكاب** عمليات إعدام»
    if not (c.pre == "و" or (chunks[k].kind in ("event", "noun") and chunks[k].pre.endswith("ب"))):
        return False
    return not any(_clause_begins(chunks, k) for k in range(at + 1, trigger))


def _clause_begins(chunks: tuple[Chunk, ...], k: int) -> bool:
    c = chunks[k]
    if c.kind in ("comp", "conj") or (c.kind == "mark" and c.lemma in ".؛:"):
        return True
    if c.kind != "verb" or c.suffix or "cause" in c.classes or c.base == "راح":
        return False
    return chunks[k - 1].kind != "rel"


def goes_on(roles: list[DraftRole]) -> tuple[Party, ...]:
    """Who does what a clause without a subject goes on to tell: whoever foiled an act («صدّت **س** هجوماً لـ ص وأسرت …»), else who
    did it."""
    foiling = tuple(x.party for x in roles if x.role == "target" and x.finder == "foiler" and x.party.key)
    doing = tuple(x.party for x in roles if x.role == "initiator" and x.party.key)
    return foiling or doing or tuple(x.party for x in roles if x.role in DOING and x.party.key)


_AGAINST = frozenset({"condemn", "accuse", "demand", "deny", "warn", "threaten"})


def told_against(found: Found, at: int) -> bool:
    """Whether the verb that a verbal noun hangs on condemns, denies or asks for what it tells: who says so did nothing of it."""
    verb = next((c for c in reversed(found.chunks[max(0, at - 8) : at]) if c.kind == "verb"), None)
    return verb is not None and not verb.classes.isdisjoint(_AGAINST)


_SEES = frozenset({"رصد", "لاحظ", "شاهد"})


def may_have_done(said: Link) -> bool:
    """Whether who announces an act may have done it: not where he accuses another, or saw it («رصد الجيش **إطلاق** …»)."""
    return said.stance != "accuses" and said.verb not in _SEES
