"""What definite words go back to beside the name they bear: «الأخيرة», «قوة أخرى», «القوة المهاجمة», «الاحتلال», «أنهم»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from isnad.coder.seen import Seen, backs
from isnad.model.draft import DraftRole, Party
from isnad.model.finds import Found, FrameFind, Mention

Told = tuple[int, str, tuple[DraftRole, ...], str]
"""An event told: sentence, type, roles, the noun or verb of its trigger."""
REACH = 200
"""How many mentions back a definite noun may go: a report has fewer; an endless line must not cost more with its length."""
NEAR = 16
"""How many mentions back a word may go that calls back whoever was named last."""
_SHARED = frozenset({"الاحتلال", "العدوان", "العدو"})
_DOING, _DONE_TO = ("مهاجم", "معتدي", "متسلل", "مقتحم"), ("مستهدف",)
_ANOTHER = frozenset({"اخري", "اخر", "ثانيه", "ثان"})
_ANSWERS = frozenset({"siege", "pursuit", "arrest", "deployment", "raid", "curfew"})
"""What is done after an attack, by those who did not attack."""
SEVERAL = frozenset({
    "gunmen", "fighters", "unidentified gunmen", "attackers", "armed groups", "masked gunmen", "settlers",
    "tribal fighters", "protesters",
})  # fmt: skip
"""Doers without a name whom «هم» may mean."""
_LATTER_REACH = 4
_ACTS = 10  # how many acts back those who attacked are looked for


def in_full(m: Mention, words: str, seen: list[Seen]) -> tuple[str, ...]:
    """«الاحتلال التركي … وقصفت مدفعية **الاحتلال**»: whom a word that many are called by stands for where one was called by it
    in full before, and the one whom it names alone was not."""
    last = words[words.rfind(" ") + 1 :]
    if last not in _SHARED:
        return ()
    short, before = last + " ", seen[-REACH:]
    fuller = next((s for s in reversed(before) if short in s.words), None)
    return fuller.names if fuller is not None and not any(m.names == s.names for s in before) else ()


def last_named(found: Found, m: Mention, seen: Sequence[Seen], grammar: Mapping[str, str]) -> tuple[Party, ...]:
    """«ردت **الأخيرة**»: the actor named last before it, here or in the few sentences before, that its gender suits."""
    at = (found.sentence.index, m.start)
    for c in reversed(found.chunks):
        one = c.mention
        if one is None or c.end > m.start or c.kind != "np" or one.kind != "force" or not one.names or backs(found, one):
            continue
        several = one.number == "p" and m.gender == "f"  # «وفصائل **فجر الحرية** … سيطرت الأخيرة»
        if several or grammar.get(one.names[0], one.gender) in ("", m.gender):
            return (Party(one.names, via="coreference"),)
    before = [s for s in seen if (s.sentence, s.token) < at and at[0] - s.sentence <= _LATTER_REACH]
    return next(((s.party(),) for s in reversed(before) if s.gender in ("", m.gender)), ())


def another(found: Found, m: Mention, seen: Sequence[Seen], word: str) -> tuple[Party, ...]:
    """«اعتقلت **قوة أخرى** شاباً»: one more of whoever was named by this noun here or in the two sentences before."""
    if m.names or not any(t.form in _ANOTHER for t in found.sentence.tokens[m.start + 1 : m.end + 1]):
        return ()
    at = (found.sentence.index, m.start)
    before = (s for s in reversed(seen) if (s.sentence, s.token) < at and at[0] - s.sentence <= 2)
    return next(((s.party(),) for s in before if word in s.words.split()), ())


def of_the_act(found: Found, m: Mention, told: Sequence[Told], families: Mapping[str, str]) -> tuple[Party, ...] | None:
    """«القوة **المهاجمة**», «**المهاجمون**», «القوة **المستهدفة**»: who did the last act that has a doer, or whom it was done
    to; None where the phrase says nothing of the kind, nobody where no act tells."""
    words = {t.form.removeprefix("ال") for t in found.sentence.tokens[m.start : m.end + 1] if t.form.startswith("ال")}
    did = any(w.startswith(_DOING) for w in words)
    if not did and not any(w.startswith(_DONE_TO) for w in words):
        return None
    wanted = ("initiator",) if did else ("target", "victim")
    past = [t for t in reversed(told[-_ACTS:]) if not (did and t[1] in _ANSWERS)]
    acts = [t for t in past if any(r.role in wanted and r.party.names for r in t[2])]
    ground = (t for t in acts if families.get(t[1]) == "ground")
    last = acts[0] if acts else None
    act = next(ground, last) if did else last  # «القوة المهاجمة» is on foot, no aircraft
    return tuple(r.party for r in act[2] if r.role in wanted and r.party.names) if act else ()


def acted_last(sentence: int, told: Sequence[Told]) -> tuple[Party, ...]:
    """«وأضاف المصدر **أنهم** خطفوا ستة»: those who did the last act told here or in the two sentences before."""
    near = (t for t in reversed(told[-_ACTS:]) if sentence - t[0] <= 2)
    return next((got for t in near if (got := tuple(r.party for r in t[2] if r.role == "initiator" and r.party.key))), ())


_TOLD_REACH = 4
_MEETING = frozenset({"foil", "attempt", "modal"})
"""«أحبطت **محاولة** التسلل», «**تمكّنت** من صد الهجوم»: what carries an attack that is met."""
_TOLD_ROLES = frozenset({"initiator", "participant", "target"})


def told_before(found: Found, frame: FrameFind, roles: Sequence[DraftRole], told: Sequence[Told]) -> list[DraftRole]:
    """«الهجوم وقع …», «القصف طال …», «صدّت قواته الهجوم»: a definite event noun goes back to the last telling of its kind and its
    parties to that one's, where its own clause names none; an attack that is met is another's than of those who meet it."""
    chunk, index = found.chunks[frame.trigger], found.sentence.index
    carriers = [found.chunks[s].classes for s in frame.supports]
    met = any("foil" in c for c in carriers) and not any(c.isdisjoint(_MEETING) for c in carriers)
    if not frame.nominal or not chunk.definite or chunk.suffix or (frame.supports and not met):
        return []
    near = takewhile(lambda t: index - t[0] <= _TOLD_REACH, reversed(told))
    alike = (t for t in near if (met or t[0] < index) and (t[1] == frame.type or t[3] == chunk.base))
    own = {n for r in roles for n in r.party.names} if met else frozenset()
    last = next((t for t in alike if not any(r.role == "initiator" and own & {*r.party.names} for r in t[2])), None)
    have = {r.role for r in roles}
    before = last[2] if last is not None else ()
    return [
        DraftRole(r.role, r.party.again(), "told_before")
        for r in before
        if r.role in _TOLD_ROLES and r.role not in have and r.party.names
    ]
