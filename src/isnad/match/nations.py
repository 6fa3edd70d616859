"""Whose forces an adjective of a nation names: «القوات التركية», «جنود أتراك», «القوات الروسية والتركية»."""

from __future__ import annotations

from isnad.match.heads import FIGHTER, GROUP, THING, Phrase
from isnad.match.scan import Scan
from isnad.packs import Packs, fold
from isnad.packs.lexicon import Reading

SPEAKING = frozenset({"spokesperson", "talker", "state_org", "side"})
"""Heads that speak and govern, and do not fight."""
SPOKESMEN = frozenset({"متحدث", "متحدثة", "ناطق", "ناطقة"})
NATIONAL = GROUP | FIGHTER | THING
_CIVIL = frozenset({
    "حزب", "منظمة", "جمعية", "نقابة", "مؤسسة", "شبكة", "نادٍ", "اتحاد", "رابطة", "شركة", "جامعة", "صحيفة", "قناة", "وكالة",
    "ائتلاف", "تحالف", "لجنة", "مركز", "فرع", "جناح", "ذراع",
})  # fmt: skip
"""Bodies of a country's people that are none of its forces: «12 حزباً سودانياً», «منظمة إسرائيلية»."""
_OF_ARMIES = frozenset({"soldier", "artillery", "aircraft", "helicopter"})
_LAUNCHER = "راجمة"
_HARMED = frozenset({"dead", "wounded"})
_OF_A_SIDE = frozenset({"hostile", "nationality"})
"""An adjective made of the name of an armed side, which its people are not called by: whoever bears it fights for that side."""
_FACTIONS = frozenset({"فصيل", "جماعة", "حركة", "تنظيم", "عصابة"})
"""Armed bodies of a country's people that are none of its forces either: «فصائل عراقية»."""
REGIME = frozenset({"النظام", "نظام", "الحكوميه", "الحكومي", "المسلحه", "الوطني", "الوطنيه"})
"""Words that any state's forces bear: the adjective behind them says which."""


def second_nation(scan: Scan, packs: Packs, p: Phrase, k: int) -> str:
    """«القوات الروسية والتركية», «دوريات روسية تركية»: the forces of a second state."""
    for r in scan.words[k].nouns:
        if r.entry.pos == "adjective" and r.article == p.article and r.pre in ("", "و") and not p.also:
            actor = packs.lexicon.nationalities.get(stem(scan.form(k).removeprefix(r.pre)), "")
            national = p.names[0] in packs.lexicon.nationalities.values()
            if not national and not p.classes.isdisjoint(_OF_ARMIES):  # «طائرات سورية **وروسية**»
                national = p.names in armies(packs).values() and "nationality" in scan.words[k - 1].classes
            if actor and actor not in p.names and national and not of_several_men(scan, p, k, r):
                return actor
    return ""


def other_regime(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«قوات النظام **السعودي**»: the adjective says whose, whatever the word alone would name."""
    adjective = next((r for r in scan.words[k].nouns if r.entry.pos == "adjective" and r.article and not r.pre), None)
    actor = packs.lexicon.nationalities.get(fold(adjective.entry.base), "") if adjective is not None else ""
    if actor:
        p.names = (actor,)
    return bool(actor)


def _state_of(packs: Packs, forces: str) -> str:
    """«الرئيس التركي», «الحكومة الروسية»: the state, not its armed forces."""
    row = packs.actors.get(forces)
    return row.parent if row is not None and row.parent in packs.actors else forces


def take_nation(packs: Packs, p: Phrase, adjective: Reading, *, military: bool = False) -> None:
    """«القوات التركية», «جنود أتراك»: whose they are, by the adjective that follows; soldiers also by the army that is named with
    it («جنديان سوريان»: «الجيش السوري»)."""
    if p.head in SPOKESMEN and military:
        actor = packs.lexicon.nationalities.get(fold(adjective.entry.base), "")
        p.names = (actor,) if actor else p.names  # «متحدث عسكري إسرائيلي»: he speaks for the army
        return
    if not p.classes.isdisjoint(_HARMED) and adjective.entry.classes >= _OF_A_SIDE:
        p.names = (packs.lexicon.nationalities.get(fold(adjective.entry.base), ""),)  # «قتلى **حوثيون**»
        return
    if p.classes.isdisjoint(NATIONAL) or "civil" in p.classes or p.head in _CIVIL or p.head in _FACTIONS:
        return
    word = fold(adjective.entry.base)
    actor = packs.lexicon.nationalities.get(word, "")
    if actor:
        house = "building" in p.classes and "post" not in p.classes  # «مبنى القنصلية الإيرانية»
        p.names = (_state_of(packs, actor) if house or not p.classes.isdisjoint(SPEAKING) else actor,)
    elif not p.classes.isdisjoint(_OF_ARMIES) or p.head == _LAUNCHER:
        p.names = armies(packs).get(word, ())


def armies(packs: Packs) -> dict[str, tuple[str, ...]]:
    """Adjective of a nation → the actors that «الجيش» with it names."""
    table: dict[str, tuple[str, ...]] | None = packs.memo.get("armies")
    if table is None:
        table = packs.memo["armies"] = {
            rest[0].removeprefix("ال"): tuple(dict.fromkeys(e.id for e in entries if e.kind == "actor"))
            for rest, entries in packs.data.names.get("الجيش", ())
            if len(rest) == 1
        }
    return table


def stem(form: str) -> str:
    """A form without its article."""
    for pre in ("ال", "وال", "بال", "لل"):
        if form.startswith(pre):
            return form[len(pre) :]
    return form


def of_several_men(scan: Scan, p: Phrase, k: int, r: Reading) -> bool:
    """«الحوثيين» behind «الحكومة», «إيران», «الوزير»: a sound plural of men describes nothing that is one."""
    if not r.article or r.entry.number not in ("p", "d") or not scan.form(k).endswith(("ين", "ون")):
        return False
    return p.number in ("s", "") and p.quantity is None and not scan.form(p.end - 1).endswith(("ين", "ون"))
