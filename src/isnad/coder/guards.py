"""What keeps a reading of violence in spite of words of sport, markets, disease: who takes part, what is hit, who died."""

from __future__ import annotations

from itertools import pairwise

from isnad.coder.clause import Clause
from isnad.model.draft import Draft
from isnad.model.finds import Chunk

PLAYED = frozenset({"sport", "film", "exercise"})
"""Armed actors are part of the play: a club has the army's name, a film tells of militias."""
SPOKEN = frozenset({"market", "politics", "cyber", "religion", "food"})
"""Words of war stand for other things."""
SUFFERED = frozenset({"disease", "accident", "fire", "weather", "nature", "crime", "obituary", "services", "mishap"})
"""People die, nobody fights."""
BUILT = frozenset({"building", "site", "infrastructure", "post", "side"})
"""A market or a court is also a place where people are hit, and a team (فريق) may be one of rescuers."""
BLOW = "ضربة"
"""A machine, a player and a writer have blows as well."""
_BATTLES = frozenset({"معركة", "حرب", "مواجهة"})
_BATTLED = frozenset({"market", "film", "food", "politics", "sport", "disease"})
_WORDS = frozenset({"abstract", "document", "market", "politics", "film"})
_PERSONAL = frozenset({"execution", "killing", "assassination", "body_found", "abduction", "torture", "sexual_violence"})
_CIVIC = frozenset({"protest", "strike_action", "agreement", "negotiation", "ceasefire", "curfew", "aid", "return"})
_POLICED = frozenset({"arrest", "raid", "riot"})
_SECURITY = frozenset({"arrest", "raid", "weapons_seized", "pursuit", "device_defused", "escape"})
_COURT = frozenset({"verdict", "ruling", "court"})
DEATHS = frozenset({"killing", "body_found"})
HELD_GROUND = frozenset({"siege", "withdrawal", "territory_seized", "deployment"})
_BY_FORCE = HELD_GROUND | {"attack", "armed_clash", "pursuit", "infiltration", "ambush", "shooting", "interception"}
"""Acts that need somebody with arms: «تحاصر الشاورما», «انسحبت الكتلة» have none."""
CIVIL_CRIME = frozenset({
    "arrest", "raid", "weapons_seized", "surrender", "body_found", "killing", "shooting", "assassination", "abduction", "looting",
    "release", "pursuit",
})  # fmt: skip
"""What police and courts tell of people who belong to no force."""
_FOUGHT_FROM_THE_AIR = frozenset({"fire", "nature", "weather"})
"""What aircraft fight that are no weapons: «هاجمت طائرات الإطفاء ألسنة اللهب»."""
_AT_A_SHOW = frozenset(
    {"attack", "abduction", "arrest", "raid", "shooting", "assassination", "suicide_attack", "ied", "explosion"}
)
"""What armed people do at a festival, to an actor, in a museum."""
FROM_AFAR = frozenset({"air_strike", "drone_strike", "shelling", "missile_strike", "attack", "armed_clash", "landmine", "ied"})
_IN_CUSTODY = frozenset({"torture", "execution", "abduction", "exchange"})
_RANSOMED = frozenset({"release", "abduction", "exchange"})
"""Acts that have a price."""
_SEATED = frozenset({"politics", "market", "sport", "film"})
_RIVALLED = frozenset({"attack", "armed_clash"})
OF_ITSELF = frozenset({"weather", "nature", "disease"})
_RESCUED = frozenset({"displacement", "return", "siege", "deployment"})
_PRIVATE = frozenset({"people", "person", "civilians", "civilian", "woman", "women", "young man", "young men", "relatives"})
"""Classes of those who belong to no force."""
RECENT = frozenset({"day", "weekday", "night", "now", "part", "clock", "ago"})


def judged(clause: Clause) -> bool:
    """A court speaks: «قضت محكمة», «في محاكمة», «النيابة العامة»."""
    if _COURT.isdisjoint(clause.around):
        return False
    chunks = clause.chunks
    marks = [c.classes & _COURT for k, c in enumerate(chunks) if not c.classes.isdisjoint(_COURT) and not _meanwhile(chunks, k)]
    return bool(marks) and (any("verdict" in m for m in marks) or {"ruling", "court"} <= frozenset().union(*marks))


def _meanwhile(chunks: tuple[Chunk, ...], k: int) -> bool:
    """«فجّر انتحاري نفسه … **خلال جلسة محاكمة**»: the sitting is only the time of it."""
    return any(c.lemma in ("خلال", "أثناء", "قبيل") for c in chunks[max(0, k - 2) : k])


def told(clause: Clause, d: Draft, *, strict: bool) -> bool:
    """Whether something of the event itself is told where no mark of war stands around it: who, a weapon, the dead, a place.
    Where the text holds words of another domain (``strict``), a place does not prove that anybody had arms."""
    if named(d) or clause.armed or clause.weapon or clause.named or dead(d):
        return True
    if (d.type == "explosion" and clause.heard) or (
        d.type in _IN_CUSTODY and (clause.captive or (d.type == "torture" and d.roles))
    ):
        return True
    if strict and d.type in _BY_FORCE:
        return False
    if not strict and clause.troops:
        return True
    return (
        any(r.party.names for r in d.roles)
        or any(c.quantity.high != 0 for c in d.counts)
        or any(not p.via for p in d.places)
        or d.time is not None
    )


def domestic(clause: Clause, d: Draft) -> bool:
    """«أقدم شاب على قتل والده»: one unarmed person kills another, and no force has a part in it."""
    if clause.kin and not clause.armed and not clause.named:
        return True
    doers = [r for r in d.roles if r.role == "initiator"]
    private = bool(doers) and all(r.party.cls in _PRIVATE and not r.party.names for r in doers)
    return private and not clause.fighting and not clause.organised


def _battle_of_words(clause: Clause, d: Draft) -> bool:
    """«معركة أسعار», «حرب نجوم»: what a battle is about, right behind it, belongs to another domain."""
    if d.type != "armed_clash":
        return False
    pairs = list(pairwise(clause.chunks))
    names = {n for r in d.roles for n in r.party.names}
    if names and clause.persons >= names and any(c.base in _BATTLES and _thought(n) for c, n in pairs):
        return True  # «يخوض نتنياهو معركة **البقاء**»
    return any(c.base in _BATTLES and not n.pre and not n.classes.isdisjoint(_BATTLED) and n.mention is None for c, n in pairs)


def _thought(c: Chunk) -> bool:
    """A definite noun that is nobody and no place."""
    return c.kind in ("noun", "event", "word") and c.definite and c.mention is None and not c.pre


def figurative(clause: Clause, d: Draft) -> bool:
    """«حرب كلامية», «هجوم على القرار», «قصف النائب»: the adjective, the aim or the doer belongs to words, not to guns."""
    if clause.loose or (clause.aside and not dead(d)) or _battle_of_words(clause, d):
        return True
    if clause.weapon or clause.armed or dead(d):
        return False
    for c in clause.after[:3]:
        if c.kind not in ("adj", "noun", "part", "np", "place", "event") and c.lemma != "في":
            break
        if "figurative" in c.classes:
            return True
    if any(c.pre == "ب" and c.kind in ("noun", "np", "word") and _wordy(c) for c in clause.after[:3]):
        return True  # «قصف متبادل **بالبيانات**»
    if d.lemma == BLOW and not (clause.named or clause.owned or clause.troops or d.places or d.time):
        return True  # «ردت الشركة بضربة استباقية»
    aims = zip(clause.after[:4], clause.after[1:5], strict=False)
    if not clause.named and _of_a_firm(clause):
        return True
    if d.type in HELD_GROUND:
        first = clause.after[0].kind if clause.after else ""
        crowded = d.type == "siege" and clause.active and not clause.peopled and (first == "word" or clause.by_cars)
        return crowded or clause.office or _of_a_table(clause) or any(on.lemma == "من" and _sat_in(aim) for on, aim in aims)
    if any(on.lemma in ("على", "ضد") and _wordy(aim) for on, aim in aims) or clause.posted:
        return True
    if d.type in _RIVALLED and clause.rivals:
        return True  # «صدّ هجوم خصومه»
    if d.type == "shooting" and clause.scolds:
        return True  # «فتح النار على الائتلاف متهماً قيادته بالفساد»
    if clause.verbal and any(_wordy(c) for c in clause.after[:2] if c.kind != "event"):
        return True
    if clause.undergone and any(_wordy(c) for c in clause.before[-3:]):
        return True  # «تعرّض مشروع القانون لقصف …»
    active = clause.active and d.status != "foiled"  # «نجا س من محاولة اغتيال» is no figure
    if d.type in ("execution", "assassination") and clause.governs_thing and not _harmed(d):
        return True  # «إعدام الطبقة الوسطى»
    if active and d.type in _PERSONAL and not clause.peopled and not (d.type == "torture" and d.roles):
        return True  # «يغتال ما بقي من …»
    if clause.seated and d.type not in _PERSONAL:
        return True
    return clause.talker and not clause.named and (d.type not in _PERSONAL or active)


_GUARDING = frozenset({"أمني", "عسكري", "مرتزق"})
"""Adjectives of firms that have arms."""


def _of_a_firm(clause: Clause) -> bool:
    """«حاصرت **الشركات** صغار المزارعين»: who does it trades, and guards nobody."""
    near = (*clause.before[-1:], *clause.after[:1])
    trades = any("business" in c.classes and not c.pre for c in near)
    return trades and not any(c.base in _GUARDING for c in clause.after[:2])


_TABLES = frozenset({"حكومة", "ائتلاف", "كنيست", "برلمان", "جلسة", "مجلس"})
"""What parties sit in and leave."""


def _of_a_table(clause: Clause) -> bool:
    """«انسحاب حزب ديني **من الحكومة**»: where the phrase of who leaves holds what he leaves."""
    m = clause.after[0].mention if clause.after else None
    return m is not None and any(not _TABLES.isdisjoint(inner.heads) for inner in m.within)


def _sat_in(c: Chunk) -> bool:
    """«انسحبت الكتلة من **البرلمان**», «من **السباق**»: what a party, a trader or a team leaves."""
    if c.mention is not None and not c.pre and c.mention.heads and c.mention.heads[0] in _TABLES:
        return True
    return not c.classes.isdisjoint(_SEATED) and c.classes.isdisjoint(BUILT) and c.kind != "place"


def _wordy(c: Chunk) -> bool:
    """A thing that no gun can hit."""
    return not c.classes.isdisjoint(_WORDS) and c.classes.isdisjoint(BUILT) and not (c.mention and c.mention.names)


def guarded(name: str, clause: Clause, d: Draft, *, near: bool) -> bool:
    """Whether the event stands in spite of the words of ``name`` around it."""
    if d.type in _CIVIC:
        return (name not in PLAYED and not (d.type == "curfew" and name in ("disease", "weather"))) or named(d)
    if name in PLAYED:
        return _guarded_play(name, clause, d, near=near)
    if name in SPOKEN:
        if d.type in _POLICED and name != "cyber":
            return named(d) or clause.named or clause.armed or name != "market"
        if d.type in _PERSONAL and not dead(d) and not clause.armed and not _harmed(d):
            return False  # «مجزرة في أسواق المال», «إعدام الطبقة الوسطى»
        if name == "politics" and d.type in HELD_GROUND and not d.places:
            return clause.armed or clause.weapon  # «انسحبت المعارضة قبل التصويت»
        if name == "cyber" and not near:
            return clause.weapon
        if name == "market" and d.type in _RANSOMED:
            return True  # «أُفرج عنه مقابل ألفي **دولار**»
        if name == "market" and not near and not (d.places or d.time or dead(d)):
            return False  # «أطلقت النار على منتجي النفط وأصابتهم بشظايا»
        return clause.weapon or clause.armed or dead(d) or ((named(d) or clause.named) and not clause.lent)
    if name in SUFFERED:
        return _guarded_harm(name, clause, d)
    if name == "court" and d.type == "execution":
        return _guarded_court(clause, d)
    if name == "court":
        return (near and not judged(clause)) or _guarded_court(clause, d)
    if name == "history":
        return False
    return near or (d.time is not None and d.time.kind in RECENT)  # a feast or a commemoration may be attacked


def _guarded_play(name: str, clause: Clause, d: Draft, *, near: bool) -> bool:
    if d.type == "deployment" and name != "exercise":
        return False  # police line the streets at a marathon
    if name == "film" and near and d.type not in _AT_A_SHOW:
        return False  # «مسلسل … يتناول معارك الثوار»
    hurt = dead(d) or any(c.what == "wounded" and (c.quantity.low or 0) > 1 for c in d.counts)
    harmed = hurt and (clause.weapon or (clause.armed and name != "film"))
    if name == "exercise":  # «هجوم بمسيّرات على حفل تخريج ضباط»: the dead are dead, unless they fell by themselves
        return harmed or clause.beside_exercise or (hurt and d.type in FROM_AFAR)
    if name == "sport" and d.type in _POLICED and any(r.party.names for r in d.roles if r.role == "initiator"):
        return True  # «اقتادت دورية من س شباناً من مقهى رياضي»
    return harmed or (clause.crowd and (near or name == "sport")) or (name == "sport" and d.type == "assassination")


def _guarded_court(clause: Clause, d: Draft) -> bool:
    """«نفّذت السلطات حكم الإعدام», «اعتقلت القوات متهماً صدرت بحقه مذكرة»: done, and not only judged."""
    if d.type == "execution":
        return any(c.lemma == "نفّذ" and c.tense == "perfect" for c in clause.chunks)
    return d.type in _SECURITY and (named(d) or clause.armed)


def _guarded_harm(name: str, clause: Clause, d: Draft) -> bool:
    if name == "mishap":
        return (
            d.type in FROM_AFAR or d.type == "suicide_attack" or clause.fought
        )  # «قصفت طائرة بالخطأ», «رصاصة طائشة خلال اشتباكات»
    if name in ("crime", "nature"):
        return clause.crowd or (named(d) and d.type not in CIVIL_CRIME)
    if name == "accident":
        razed = d.type == "property_destruction" and named(d)  # «هدمت آليات س منزلاً قيد الإنشاء»
        doers = d.type not in DEATHS or any(r.role == "initiator" for r in d.roles)  # soldiers die in accidents as well
        return (clause.armed and doers) or clause.shot or clause.bombed or razed
    if d.type == "property_destruction" and name in OF_ITSELF and not (named(d) or clause.armed):
        return False  # «دمرت السيول خمسمئة بيت»
    if (
        clause.armed
        or clause.shot
        or clause.bombed
        or (clause.weapon and name not in _FOUGHT_FROM_THE_AIR and d.type != "interception")
    ):
        return True
    if d.type in _RESCUED:
        return False  # «أجلى الجيش العالقين»: from the flood
    burnt = name == "fire" and d.type in ("property_destruction", "riot", "attack")
    does = any(r.party.names and not r.party.via and r.role in ("initiator", "participant") for r in d.roles)
    who = does if d.type == "attack" else named(d)  # «تهاجم الفيروسات أطفال الأردن»
    return ((who or clause.owned or burnt) and d.type not in DEATHS) or (does and d.type == "killing")


def _harmed(d: Draft) -> bool:
    """Whether the draft names anybody whom it befell."""
    return any(r.role in ("victim", "target") for r in d.roles)


def dead(d: Draft) -> bool:
    """Whether the draft counts anybody as killed."""
    return any(c.what in ("killed", "casualties") and c.quantity.high != 0 for c in d.counts)


def named(d: Draft) -> bool:
    """An actor of the theatre takes part, by name."""
    return any(r.party.names and not r.party.via and r.role not in ("weapon", "speaker") for r in d.roles)
