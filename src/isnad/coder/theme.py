"""Texts that borrow the words of war: sport, film, disease, prices, weather, courts, exercises, accidents, politics, history.

Two looks. The *clause* first: an event whose own clause holds words of such a domain, and neither a weapon nor armed people nor
the dead of violence, is no event of war. Then the *text*: where enough of its sentences carry words of one domain and fewer the
marks of war, its events are doubted too. What guards a reading differs: people die of diseases and in accidents, so the dead
prove nothing there; armies take part in exercises and lend their names to clubs, so a named army proves nothing there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from isnad.coder.clause import Clause, clause_of, kin_killed, trigger_of
from isnad.model.document import Note
from isnad.model.draft import Draft
from isnad.model.finds import Chunk, Found

PLAYED = frozenset({"sport", "film", "exercise"})
"""Armed actors are part of the play: a club has the army's name, a film tells of militias."""
SPOKEN = frozenset({"market", "politics", "cyber", "religion", "food"})
"""Words of war stand for other things."""
SUFFERED = frozenset({"disease", "accident", "fire", "weather", "nature", "crime", "obituary", "services"})
"""People die, nobody fights."""
TOLD = frozenset({"court", "anniversary", "history"})
"""The events are true, but old."""
DOMAINS = PLAYED | SPOKEN | SUFFERED | TOLD
BUILT = frozenset({"building", "site", "infrastructure", "post", "side"})
"""A market or a court is also a place where people are hit, and a team (فريق) may be one of rescuers."""
SHARE = 0.28
"""Share of the sentences that makes a theme, where the text holds marks of war too."""
PEACE = 0.4
"""Share of the sentences that speak of any such domain, where nothing in the text is a mark of war."""
LEAST = 2
SHORT = 3
"""Sentences of a text that one verdict is enough for."""
MODERN = 1990
"""Years before it are history, whatever day the report bears."""
_YEAR = frozenset({"عام", "سنه"})
_REMEMBERED = frozenset({"history", "anniversary"})
_OPERATIONS = frozenset({"حملة", "عملية", "معركة", "غرفة", "عمليات"})
_MARKETS = frozenset({"سوق"})
_WORDS = frozenset({"abstract", "document", "market", "politics", "film"})
_VIOLENT = frozenset({"ground", "remote", "device", "person"})
_PLAIN = frozenset({"air_strike", "drone_strike", "chemical_attack", "landmine", "suicide_attack"})
"""Acts that news writers lend to nobody."""
_PERSONAL = frozenset({"execution", "killing", "assassination", "body_found", "abduction", "torture", "sexual_violence"})
_CIVIC = frozenset({"protest", "strike_action", "agreement", "negotiation", "ceasefire", "curfew", "aid", "return"})
_POLICED = frozenset({"arrest", "raid", "riot"})
_SECURITY = frozenset({"arrest", "raid", "weapons_seized", "pursuit", "device_defused", "escape"})
_DEATHS = frozenset({"killing", "body_found"})
_BY_HAND = frozenset({"attack", "looting", "abduction"})
_HELD_GROUND = frozenset({"siege", "withdrawal", "territory_seized", "deployment"})
_BY_FORCE = _HELD_GROUND | {"attack", "armed_clash", "pursuit", "infiltration", "ambush", "shooting", "interception"}
"""Acts that need somebody with arms: «تحاصر الشاورما», «انسحبت الكتلة» have none."""
_CIVIL_CRIME = frozenset({
    "arrest", "raid", "weapons_seized", "surrender", "body_found", "killing", "shooting", "assassination", "abduction", "looting",
})  # fmt: skip
"""What police and courts tell of people who belong to no force."""
_FOUGHT_FROM_THE_AIR = frozenset({"fire", "nature", "weather"})
"""What aircraft fight that are no weapons: «هاجمت طائرات الإطفاء ألسنة اللهب»."""
_RESCUED = frozenset({"displacement", "return", "siege", "deployment"})
_PRIVATE = frozenset({"people", "person", "civilians", "civilian", "woman", "women", "young man", "young men", "relatives"})
"""Classes of those who belong to no force."""
_COURT = frozenset({"verdict", "ruling", "court"})
_RECENT = frozenset({"day", "weekday", "night", "now", "part", "clock", "ago"})


class Theme:
    """What a text is about: its domain ('' for none) and, sentence by sentence, the marks of war."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.by_index = {f.sentence.index: f for f in found}
        self.war = {f.sentence.index for f in found if _warlike(f)}
        self.verdict = any(_verdict(_whole(f)) for f in found[:2])
        self.past = any(_old_years(f) for f in found[:2]) and not any(t.kind in _RECENT for f in found for _, t in f.times)
        """A text that opens with an old year and names no day near its own tells of the past throughout."""
        self.touched = any(_words(f) for f in found)
        """Whether any sentence holds a word of any domain."""
        self.domain = self._domain(found)

    def _domain(self, found: Sequence[Found]) -> str:
        counts: Counter[str] = Counter()
        words: Counter[str] = Counter()
        any_domain = 0
        for one in found:
            here = _words(one)
            words.update(here)
            counts.update(set(here))
            any_domain += bool(here)
        if not counts or len(found) < 2:
            return ""
        titled = set() if found[0].sentence.ended else set(_words(found[0]))
        if counts["history"] and counts["anniversary"]:
            counts["history"] = len([f for f in found if not _REMEMBERED.isdisjoint(_words(f))])  # one theme in two words
            words["history"] += words["anniversary"] + 1
        name = max(counts, key=lambda d: (counts[d], words[d], d))
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


def without_borrowed(drafts: Iterable[Draft], found: Sequence[Found], families: dict[str, str]) -> tuple[list[Draft], list[Note]]:
    """Drop events whose words are borrowed, move those of courts and anniversaries into the past; a note says how many."""
    text = Theme(found)
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
    return kept, [_note(dropped)] if dropped else []


def _note(dropped: list[tuple[Draft, str]]) -> Note:
    domains = ", ".join(dict.fromkeys(why for _, why in dropped))
    span = (min(e[0] for d, _ in dropped for e in d.evidence), max(e[1] for d, _ in dropped for e in d.evidence))
    return Note("C101", f"words of {domains}: {len(dropped)} reading(s) without a weapon or armed people were left out", span)


def _whole(found: Found, at: int = -1) -> Clause:
    return Clause(found, 0, len(found.chunks), at)


def _warlike(found: Found) -> bool:
    """Plain signs of war beside an event: an armed man, or a weapon with its victims or its owner."""
    whole = _whole(found)
    return bool(found.frames) and (whole.armed or (whole.weapon and (bool(found.counts) or whole.named)))


def _domains(c: Chunk, *, clause: bool) -> frozenset[str]:
    """Domains that a chunk speaks of. In the clause, people and places of a domain may be those who are hit."""
    if c.time is not None:
        return frozenset({"anniversary"}) if c.time.kind == "anniversary" else frozenset()
    if clause and "verdict" not in c.classes and ("person" in c.classes or not c.classes.isdisjoint(BUILT)):
        return frozenset()
    return c.classes & DOMAINS


def _words(one: Found) -> list[str]:
    """The domains of a sentence, once for each of its words."""
    marked = [
        c
        for k, c in enumerate(one.chunks)
        if (c.time is not None or not c.classes.isdisjoint(DOMAINS)) and c.lemma not in _MARKETS and not _titled(one.chunks, k)
    ]
    domestic = ["crime"] if kin_killed(one.chunks) else []
    return [d for c in marked for d in _domains(c, clause=False)] + domestic + _old_years(one)


def _titled(chunks: tuple[Chunk, ...], k: int) -> bool:
    """«حملة **عاصفة** الجزيرة», «عملية **بركان** الغضب»: what an operation is called says nothing of the text."""
    return k > 0 and not chunks[k].pre and chunks[k - 1].base in _OPERATIONS and not chunks[k - 1].definite


def _old_years(found: Found) -> list[str]:
    """«عام 1187», «شباط 1945»."""
    numbers = [(k, t.form) for k, t in enumerate(found.sentence.tokens) if t.kind == "number" and len(t.form) in (3, 4)]
    years = [k for k, form in numbers if form.isdigit() and 600 <= int(form) < MODERN]
    if not years:
        return []
    after = {c.end for c in found.chunks if "time_unit" in c.classes}
    within = {k for c in found.chunks if c.time is not None for k in range(c.start, c.end)}
    tokens = found.sentence.tokens
    return ["history" for k in years if k in after or k in within or (k and tokens[k - 1].form in _YEAR)]


def _verdict(clause: Clause) -> bool:
    """A court speaks: «قضت محكمة», «في محاكمة», «النيابة العامة»."""
    marks = [c.classes & _COURT for c in clause.chunks if not c.classes.isdisjoint(_COURT)]
    return bool(marks) and (any("verdict" in m for m in marks) or {"ruling", "court"} <= frozenset().union(*marks))


def _borrowed(d: Draft, text: Theme, families: dict[str, str]) -> str:
    """The domain whose words the event's are, or ''."""
    found = text.by_index.get(d.sentence)
    at = trigger_of(found, d) if found is not None else -1
    if found is None or at < 0:
        return ""
    clause = clause_of(found, at)
    violent = families.get(d.type) in _VIOLENT
    if violent and d.type not in _PLAIN and _figurative(clause, d):
        return "politics"
    if violent and d.type in _DEATHS | _BY_HAND | {"shooting"} and _domestic(clause, d):
        return "crime"
    if text.past or "history" in _old_years(found):
        return "history"
    verdict = _verdict(clause)
    marked = [
        c
        for k, c in enumerate(clause.chunks)
        if (c.time is not None or not c.classes.isdisjoint(DOMAINS)) and not _titled(clause.chunks, k)
    ]
    hits: Counter[str] = Counter(x for c in marked for x in _domains(c, clause=not verdict))
    for name, _ in hits.most_common():
        if not (name == "crime" and text.war) and not _guarded(name, clause, d, near=True):
            return name
    forced = violent or d.type in _HELD_GROUND
    if forced and not text.war and d.type not in _PLAIN and not _told(clause, d, strict=text.touched):
        return "figures of speech"
    if not text.domain or (text.domain == "court" and not text.verdict):
        return ""
    doubted = d.sentence not in text.war or text.domain in PLAYED | TOLD
    return text.domain if doubted and not _guarded(text.domain, _whole(found, at), d, near=False) else ""


def _told(clause: Clause, d: Draft, *, strict: bool) -> bool:
    """Whether something of the event itself is told where no mark of war stands around it: who, a weapon, the dead, a place. Where
    the text holds words of another domain (``strict``), a place does not prove that anybody had arms."""
    if _named(d) or clause.armed or clause.weapon or clause.named or _dead(d):
        return True
    if strict and d.type in _BY_FORCE:
        return False
    return (
        any(r.party.names for r in d.roles)
        or any(c.quantity.high != 0 for c in d.counts)
        or any(not p.via for p in d.places)
        or d.time is not None
    )


def _domestic(clause: Clause, d: Draft) -> bool:
    """«أقدم شاب على قتل والده»: one unarmed person kills another, and no force has a part in it."""
    if clause.kin and not clause.armed and not clause.named:
        return True
    doers = [r for r in d.roles if r.role == "initiator"]
    return bool(doers) and all(r.party.cls in _PRIVATE and not r.party.names for r in doers) and not clause.fighting


def _figurative(clause: Clause, d: Draft) -> bool:
    """«حرب كلامية», «هجوم على القرار», «قصف النائب»: the adjective, the aim or the doer belongs to words, not to guns."""
    if clause.loose or (clause.aside and not _dead(d)):
        return True
    if clause.weapon or clause.armed or _dead(d):
        return False
    for c in clause.after[:3]:
        if c.kind not in ("adj", "noun", "part", "np", "place"):
            break
        if "figurative" in c.classes:
            return True
    aims = zip(clause.after[:4], clause.after[1:5], strict=False)
    if any(on.lemma in ("على", "ضد") and _wordy(aim) for on, aim in aims) or clause.posted:
        return True
    if clause.verbal and any(_wordy(c) for c in clause.after[:2] if c.kind != "event"):
        return True
    if clause.undergone and any(_wordy(c) for c in clause.before[-3:]):
        return True  # «تعرّض مشروع القانون لقصف …»
    active = clause.active and d.status != "foiled"  # «نجا س من محاولة اغتيال» is no figure
    if d.type in ("execution", "assassination") and clause.governs_thing and not _harmed(d):
        return True  # «إعدام الطبقة الوسطى»
    if active and d.type in _PERSONAL and not clause.peopled:
        return True  # «يغتال ما بقي من …»
    return clause.talker and not clause.named and (d.type not in _PERSONAL or active)


def _wordy(c: Chunk) -> bool:
    """A thing that no gun can hit."""
    return not c.classes.isdisjoint(_WORDS) and c.classes.isdisjoint(BUILT) and not (c.mention and c.mention.names)


def _guarded(name: str, clause: Clause, d: Draft, *, near: bool) -> bool:
    """Whether the event stands in spite of the words of ``name`` around it."""
    if d.type in _CIVIC:
        return (name not in PLAYED and not (d.type == "curfew" and name == "disease")) or _named(d)
    if name in PLAYED:
        return _guarded_play(name, clause, d, near=near)
    if name in SPOKEN:
        if d.type in _POLICED and name != "cyber":
            return _named(d) or clause.named or clause.armed or name != "market"
        if d.type in _PERSONAL and not _dead(d) and not clause.armed and not _harmed(d):
            return False  # «مجزرة في أسواق المال», «إعدام الطبقة الوسطى»
        if name == "cyber" and not near:
            return clause.weapon
        return clause.weapon or clause.armed or _dead(d) or ((_named(d) or clause.named) and not clause.lent)
    if name in SUFFERED:
        return _guarded_harm(name, clause, d)
    if name == "court" and d.type == "execution":
        return _guarded_court(clause, d)
    if name == "court":
        return (near and not _verdict(clause)) or _guarded_court(clause, d)
    if name == "history":
        return False
    return near or (d.time is not None and d.time.kind in _RECENT)  # a feast or a commemoration may be attacked


def _guarded_play(name: str, clause: Clause, d: Draft, *, near: bool) -> bool:
    hurt = _dead(d) or any(c.what == "wounded" and (c.quantity.low or 0) > 1 for c in d.counts)
    harmed = hurt and (clause.weapon or (clause.armed and name != "film"))
    if name == "exercise":
        return harmed or (near and clause.beside_exercise)
    return harmed or (clause.crowd and (near or name == "sport")) or (name == "sport" and d.type == "assassination")


def _guarded_court(clause: Clause, d: Draft) -> bool:
    """«نفّذت السلطات حكم الإعدام», «اعتقلت القوات متهماً صدرت بحقه مذكرة»: done, and not only judged."""
    if d.type == "execution":
        return any(c.lemma == "نفّذ" and c.tense == "perfect" for c in clause.chunks)
    return d.type in _SECURITY and (_named(d) or clause.armed)


def _guarded_harm(name: str, clause: Clause, d: Draft) -> bool:
    if name in ("crime", "nature"):
        return clause.crowd or (_named(d) and d.type not in _CIVIL_CRIME)
    if name == "accident":
        return clause.armed or clause.shot or clause.bombed
    if clause.armed or clause.shot or clause.bombed or (clause.weapon and name not in _FOUGHT_FROM_THE_AIR):
        return True
    if d.type in _RESCUED:
        return False  # «أجلى الجيش العالقين»: from the flood
    burnt = name == "fire" and d.type in ("property_destruction", "riot", "attack")
    return (_named(d) or clause.owned or burnt) and d.type not in _DEATHS


def _harmed(d: Draft) -> bool:
    """Whether the draft names anybody whom it befell."""
    return any(r.role in ("victim", "target") for r in d.roles)


def _dead(d: Draft) -> bool:
    return any(c.what in ("killed", "casualties") and c.quantity.high != 0 for c in d.counts)


def _named(d: Draft) -> bool:
    """An actor of the theatre takes part, by name."""
    return any(r.party.names and not r.party.via and r.role not in ("weapon", "speaker") for r in d.roles)
