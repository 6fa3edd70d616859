"""Texts that borrow the words of war: sport, film, disease, prices, weather, courts, exercises, accidents, politics, history.

Two looks. The *clause* first: an event whose own clause holds words of such a domain, and neither a weapon nor armed people nor
the dead of violence, is no event of war. Then the *text*: where enough of its sentences carry words of one domain and fewer the
marks of war, its events are doubted too. What guards a reading differs: people die of diseases and in accidents, so the dead
prove nothing there; armies take part in exercises and lend their names to clubs, so a named army proves nothing there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from isnad.coder.civil import peaceable
from isnad.coder.clause import Clause, clause_of, mocked, trigger_of
from isnad.coder.domains import TOLD, Speech, domains_of, excused, whole
from isnad.coder.guards import (
    BLOW,
    CIVIL_CRIME,
    DEATHS,
    HELD_GROUND,
    OF_ITSELF,
    PLAYED,
    RECENT,
    SPOKEN,
    dead,
    domestic,
    figurative,
    guarded,
    judged,
    named,
    told,
)
from isnad.coder.strife import BLASTS, BY_HAND, LAWFUL, everyday, fought, party, settled_at, violent_end
from isnad.coder.unreal import (
    asks_of_the_past,
    feigned,
    made_up,
    only_a_drill,
    opening,
    opens_with_years,
    part_of_exercise,
    plotted,
    recent,
    remembered_battle,
    remembers,
    works,
)
from isnad.model.document import Note
from isnad.model.draft import Draft, Lore
from isnad.model.finds import Found

SHARE = 0.28
"""Share of the sentences that makes a theme, where the text holds marks of war too."""
PEACE = 0.4
"""Share of the sentences that speak of any such domain, where nothing in the text is a mark of war."""
LEAST = 2
SHORT = 3
"""Sentences of a text that one verdict is enough for."""
TOLD_OFTEN = 2
"""Words of one domain that make it the theme of a short text without a mark of war, be they in one sentence."""
REPORT = 3
"""Sentences, the headline among them, in which a report of war names somebody with arms, a weapon or the dead."""
WAR_SIGNS, WAR_SHARE = 2, 4
"""Sentences with plain signs of war, and one in how many, that make a report of war."""
_REMEMBERED = frozenset({"history", "anniversary"})
_FORENSIC = frozenset({"طب عدلي", "طب شرعي", "الطب العدلي", "الطب الشرعي", "الأمن الجنائي", "أمن جنائي"})
"""Who looks at the dead of war as well."""
_WAGED = frozenset({
    "air_strike", "drone_strike", "missile_strike", "shelling", "armed_clash", "ied", "landmine", "suicide_attack", "ambush",
    "infiltration", "territory_seized", "execution", "chemical_attack", "assassination", "explosion", "siege", "airborne_raid",
})  # fmt: skip
_VIOLENT = frozenset({"ground", "remote", "device", "person"})
_ARMED_FAMILIES = _VIOLENT | {"security", "territory"}
_MUNITIONS = frozenset({"ied", "shelling", "missile_strike", "grenade"})
_PLAIN = frozenset({"air_strike", "drone_strike", "chemical_attack", "landmine", "suicide_attack"})
"""Acts that news writers lend to nobody."""
_BATTLES = frozenset({"معركة", "حرب"})
_BREAKING_IN = frozenset({"stormed_by_gunmen"})
"""Rules of what a single robber does as well."""
_NATURAL = frozenset({"weather", "nature", "fire", "disease"})
_LEAVING = frozenset({"displacement", "aid"})
_HELD_ARMS = frozenset({"weapons_seized", "arrest", "release"})
"""Acts beside which a weapon is no sign of war: the police take rifles from hunters."""
_DONE_BY_HAND = DEATHS | {"attack", "looting", "abduction", "shooting"}


class Theme:
    """What a text is about: its domain ('' for none) and, sentence by sentence, the marks of war."""

    def __init__(self, found: Sequence[Found], persons: frozenset[str] = frozenset()) -> None:
        self.persons = persons
        self.by_index = {f.sentence.index: f for f in found}
        self.speech = {f.sentence.index: Speech(f) for f in found}
        self.war = {f.sentence.index for f in found if _warlike(f)}
        self.verdict = any(self.speech[f.sentence.index].court for f in found[:2])
        opens_old = any(
            self.speech[f.sentence.index].old or (remembers(f) and (len(found) > 1 or opens_with_years(f)))
            for f in opening(found)
        )
        asked = len(found) > 1 and any(asks_of_the_past(f) for f in found[:2])
        asked = asked or (len(found) > 1 and remembered_battle(found[0]))
        self.drilled = SHORT >= len(found) > 1 and any(only_a_drill(f) for f in found[1:])
        """A short text that says of what it told that it was part of an exercise."""
        self.past = (opens_old or asked) and not any(recent(f) for f in found)
        """A text that opens with an old year and names no day near its own tells of the past throughout."""
        self.touched = any(one.clause for one in self.speech.values())
        """Whether any sentence holds a word of any domain that is no place or team where people may be hit as well."""
        self.works = works(found) if self.touched else frozenset()
        self.domain = self._domain(found)
        self.at_war = not self.domain and len(self.war) >= WAR_SIGNS and len(self.war) * WAR_SHARE >= len(found)
        """A report of war throughout, in which a price, a customer or a wave makes no figure of speech."""
        self.civil_crime = any(_criminal(f) for f in found) and not any(_foes(f) for f in found)
        """Police and courts tell of theft, feuds or fraud, and nobody in the text wages war."""

    def _domain(self, found: Sequence[Found]) -> str:
        counts: dict[str, int] = {}
        words: dict[str, int] = {}
        any_domain = 0
        for one in found:
            if here := self.speech[one.sentence.index].words:
                for d in here:
                    words[d] = words.get(d, 0) + 1
                for d in set(here):
                    counts[d] = counts.get(d, 0) + 1
                any_domain += 1
        if len(found) == 1 and not self.war:
            return next(iter(Counter(self.speech[found[0].sentence.index].clause)), "")
        if not counts or len(found) < 2:
            return ""
        titled = set() if found[0].sentence.ended else set(self.speech[found[0].sentence.index].words)
        if "history" in counts and "anniversary" in counts:
            remembered = [f for f in found if not _REMEMBERED.isdisjoint(self.speech[f.sentence.index].words)]
            counts["history"] = len(remembered)  # one theme in two words
            words["history"] += words["anniversary"] + 1
        name = max(counts, key=lambda d: (counts[d], words[d], d))
        if len(found) <= SHORT and not self.war and words[name] >= TOLD_OFTEN and name in SPOKEN:
            return name
        if self.verdict and not self.war and len(found) <= SHORT:
            return "court"
        enough = counts[name] >= LEAST or name in titled or any_domain == len(found)
        if not self.war and any_domain >= max(LEAST, PEACE * len(found)) and enough:
            return name
        if counts[name] < max(LEAST, SHARE * len(found)) or not (words[name] > LEAST or name in titled or not self.war):
            return ""
        if name in ("anniversary", "history"):
            return name if name in titled | {"history"} else ""
        rival = len(self.war) / (2 if name in PLAYED or name == "court" else 1)
        return name if counts[name] > rival else ""


def without_borrowed(drafts: Iterable[Draft], found: Sequence[Found], lore: Lore) -> tuple[list[Draft], list[Note]]:
    """Drop events whose words are borrowed, move those of courts and anniversaries into the past; a note says how many."""
    text, families = Theme(found, lore.persons), lore.families
    kept: list[Draft] = []
    dropped: list[tuple[Draft, str]] = []
    for d in drafts:
        why = _borrowed(d, text, families) if d.record == "event" and d.status not in ("denied", "threatened") else ""
        if not why:
            kept.append(d)
        elif why in TOLD:
            past = d.status in ("occurred", "ongoing", "foiled")
            kept.append(msgspec.structs.replace(d, status="historical") if past else d)
        else:
            dropped.append((d, why))
    report = text.touched or len(found) >= REPORT
    idle = report and ((not text.war and not any(_proves(d, text) for d in kept)) or _nobodys(kept, found, lore))
    if idle:
        unproven = [d for d in kept if d.record == "event" and _of_arms(d, families)]
        dropped.extend((d, "nobody with arms") for d in unproven)
        kept = [d for d in kept if d not in unproven]
    if lawful := _lawful(kept, text, found, lore):
        dropped.extend((d, "police and daily life") for d in lawful)
        kept = [d for d in kept if d not in lawful]
    if (calm := peaceable(kept, found)) and not any(map(_foes, found)):
        dropped.extend((d, "work and trade") for d in calm)
        kept = [d for d in kept if d not in calm]
    if fled := _fled_from_nature(kept, text):
        dropped.extend((d, "flood, fire and disease") for d in fled)
        kept = [d for d in kept if d not in fled]
    if again := [d for d in kept if _dropped_before(d, dropped, text)]:
        dropped.extend((d, "called back") for d in again)
        kept = [d for d in kept if d not in again]
    return kept, [_note(dropped)] if dropped else []


def _fled_from_nature(kept: list[Draft], text: Theme) -> list[Draft]:
    """«اجتاحت المياه القرى. **ونزحت العائلات**»: who leaves home in a text of nature in which nobody fights."""
    natural = any(not _NATURAL.isdisjoint(one.words) for one in text.speech.values())
    told = [d for d in kept if d.record == "event" and d.status not in ("denied", "threatened")] if natural else []
    return told if all(d.type in _LEAVING and not named(d) for d in told) else []


def _nobodys(kept: list[Draft], found: Sequence[Found], lore: Lore) -> bool:
    """«تطلق **الخلايا** قذائف …»: a text of several sentences that names nobody who fights, whatever weapons it has, and no place
    or day near its own at which they hit."""
    if len(found) < SHORT or any(d.time is not None and d.time.kind in RECENT for d in kept if d.record == "event"):
        return False
    return not any(party(f.chunks, lore.unarmed) or settled_at(f.chunks) for f in found)


def _lawful(kept: list[Draft], text: Theme, found: Sequence[Found], lore: Lore) -> list[Draft]:
    """Deaths, bodies, arrests and seizures of a text that speaks of police, kin or daily life and in which nobody fights."""
    told = [d for d in kept if d.record == "event" and d.status not in ("denied", "threatened")]
    soft = [d for d in told if d.type in LAWFUL or d.because[0].rule in BY_HAND or d.lemma in _BATTLES | {BLOW}]
    soft += [d for d in told if d.type == "air_strike" and d.because[0].rule == "killing"]  # «قتله بضربة مجرفة»
    soft += [d for d in told if d.type in BLASTS and (text.touched or not dead(d))]
    if not soft or any(d not in soft and lore.families.get(d.type) in _VIOLENT for d in told):
        return []
    report = len(found) >= REPORT or (len(found) > 1 and not found[0].sentence.ended)
    daily = report and any(everyday(f.chunks) for f in found)
    if not (daily or (text.touched and len(found) > 1)) or any(fought(f.chunks, lore.unarmed) for f in found):
        return []
    slain = any(violent_end(f.chunks) for f in found)
    return [
        d for d in soft if ((text.touched and d.type != "body_found") or not _shot(d, text)) and not (slain and d.type in DEATHS)
    ]


def _dropped_before(d: Draft, dropped: list[tuple[Draft, str]], text: Theme) -> bool:
    """«انفجار أنبوب غاز … **وقع الانفجار** أثناء الصيانة»: an act called back stands and falls with its first telling. And who
    walks off a field of play flees from nobody."""
    if d.record != "event" or not dropped:
        return False
    if d.type == "displacement" and not text.war and any("sport" in one.words for one in text.speech.values()):
        return not (named(d) or d.counts)
    called_back = d.nominal and d.definite and any(first.type == d.type and first.sentence < d.sentence for first, _ in dropped)
    if not called_back or named(d):
        return False
    found = text.by_index[d.sentence]
    clause = clause_of(found, trigger_of(found, d), text.persons)
    return not (clause.armed or clause.weapon or clause.named)


def _shot(d: Draft, text: Theme) -> bool:
    found = text.by_index[d.sentence]
    at = trigger_of(found, d)
    return at >= 0 and clause_of(found, at, text.persons).shot


def _of_arms(d: Draft, families: dict[str, str]) -> bool:
    """Acts of armed people, and talks and surrenders that nobody with a name takes part in."""
    return families.get(d.type) in _ARMED_FAMILIES or (families.get(d.type) == "talks" and not named(d))


def _proves(d: Draft, text: Theme) -> bool:
    """Whether an event shows by itself that its text tells of armed people: by a name, an armed man, a weapon, its type."""
    found = text.by_index.get(d.sentence)
    at = trigger_of(found, d) if found is not None else -1
    if d.record != "event" or found is None or at < 0:
        return d.record == "event"
    clause = clause_of(found, at, text.persons)
    weapon = clause.weapon and d.type not in _HELD_ARMS
    if d.lemma in _BATTLES and text.touched and not (clause.armed or weapon):
        return False  # «معركة القمح بين دمشق والإدارة الذاتية»
    shown = text.touched and clause.lent and not weapon and not any(c.quantity.high != 0 for c in d.counts)
    armed = clause.armed or weapon or clause.named or (not text.touched and told(clause, d, strict=True))
    swarm = clause.lent and not clause.weapon  # «هاجم **سرب** غاضب المدعوين»
    return (
        armed
        or named(d)
        or (d.type in _PLAIN and d.lemma != BLOW and not swarm)
        or (d.type in _MUNITIONS and not d.bare and not shown)
    )


def _note(dropped: list[tuple[Draft, str]]) -> Note:
    domains = ", ".join(dict.fromkeys(why for _, why in dropped))
    span = (min(e[0] for d, _ in dropped for e in d.evidence), max(e[1] for d, _ in dropped for e in d.evidence))
    return Note("C101", f"words of {domains}: {len(dropped)} reading(s) without a weapon or armed people were left out", span)


def _warlike(found: Found) -> bool:
    """Plain signs of war beside an event: an armed man, or a weapon with its victims or its owner."""
    clause = whole(found)
    return bool(found.frames) and (clause.armed or (clause.weapon and (bool(found.counts) or clause.named)))


def _criminal(found: Found) -> bool:
    return "crime" in found.classes and any("crime" in c.classes and c.base not in _FORENSIC for c in found.chunks)


def _foes(found: Found) -> bool:
    """Acts that no thief does, and enemies called so."""
    called = any("hostile" in c.classes or (c.mention is not None and "hostile" in c.mention.classes) for c in found.chunks)
    return called or any(f.record == "event" and f.type in _WAGED for f in found.frames)


def _drilled(found: Found, clause: Clause, d: Draft) -> bool:
    """A made-up case, or a sentence that speaks of an exercise and of nobody's death."""
    if "exercise" not in found.classes:
        return mocked(found.chunks)
    beside = whole(found).beside_exercise or clause.beside_exercise
    if beside and (dead(d) or not part_of_exercise(found)):
        return False
    drill = not dead(d) and any("exercise" in c.classes and not excused(found.chunks, k) for k, c in enumerate(found.chunks))
    return drill or mocked(found.chunks)


def _borrowed(d: Draft, text: Theme, families: dict[str, str]) -> str:
    """The domain whose words the event's are, or ''."""
    found = text.by_index.get(d.sentence)
    at = trigger_of(found, d) if found is not None else -1
    if found is None or at < 0:
        return ""
    clause = clause_of(found, at, text.persons)
    violent = families.get(d.type) in _VIOLENT
    if (
        (violent or d.type in HELD_GROUND or d.type == "interception")
        and not text.at_war
        and (d.type not in _PLAIN or clause.posted)
        and figurative(clause, d)
    ):
        return "politics"
    if d.type in BLASTS and clause.appliance and not (clause.armed or clause.named or clause.bombed):
        return "accident"
    if violent and d.type in _DONE_BY_HAND and not (text.at_war and d.type not in DEATHS) and domestic(clause, d):
        return "crime"
    if text.past or "history" in text.speech[d.sentence].old:
        return "history"
    if (text.speech[d.sentence].marked and _drilled(found, clause, d)) or made_up(found) or (text.drilled and not dead(d)):
        return "exercise"
    if plotted(text.works, found, clause, at, d) or feigned(found, at):
        return "film"
    verdict = text.speech[d.sentence].court and judged(clause)
    for name in domains_of(clause, verdict=verdict) if text.speech[d.sentence].marked else ():
        if text.at_war and name not in PLAYED and name not in TOLD and d.type not in DEATHS | _LEAVING:
            continue
        if not (name == "crime" and text.war) and not guarded(name, clause, d, near=True):
            return name
    crime = text.civil_crime and d.type != "body_found" and (d.type in CIVIL_CRIME or d.because[0].rule in _BREAKING_IN)
    if crime and not (named(d) if d.type == "looting" else clause.crowd):
        return "crime"
    forced = violent or (text.touched and d.type in HELD_GROUND)
    if forced and not text.war and d.type not in _PLAIN and not told(clause, d, strict=text.touched):
        return "figures of speech"
    if not text.domain or (text.domain == "court" and not text.verdict):
        return ""
    if text.domain in OF_ITSELF and d.type == "property_destruction" and not named(d):
        return text.domain  # «جرفت السيول ألغاماً ودمرت بيوتاً»
    doubted = d.sentence not in text.war or (text.domain in PLAYED or text.domain in TOLD)
    return text.domain if doubted and not guarded(text.domain, whole(found, at, text.persons), d, near=False) else ""
