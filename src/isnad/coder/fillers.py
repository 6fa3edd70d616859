"""What a phrase that fills a role says of its filler: a rank and no force, a force by its common name, a bare thing, somebody or
only a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from isnad.model.draft import DraftRole, Party
from isnad.model.finds import FrameFind, Mention

_HOW_MANY = frozenset({"quantity"})
SOMEBODY = frozenset({"شخص", "شخصاً", "شخصا", "واحد", "قتيل", "جريح", "قتيلاً", "جريحاً"})
FORCES = frozenset({"armed groups", "army", "police", "intelligence", "security forces"})
VAGUE_PEOPLE = frozenset({"the dead", "dead", "wounded", "wounded people", "bodies", "fighters", "fighter"}) | FORCES
NOBODY = frozenset({"the dead", "dead", "bodies", "wounded", "wounded people"})
"""What a toll counts, not who they were: «حصيلة التفجير 42 قتيلاً», «انتشال 26 جثة»."""
RANKS = frozenset({"fighters", "fighter", "leaders", "leader", "officers", "officer", "soldiers", "soldier", "policemen"})
TALKING = ("source", "sources", "activist", "activists", "journalist", "journalists", "witness", "witnesses", "spokesperson")
_FLYING = frozenset({"drone", "aircraft", "helicopter", "unidentified aircraft", "unidentified drone"})
_STRIKES = frozenset(
    {"air_strike", "drone_strike", "attack", "shelling", "missile_strike", "killing", "assassination", "shooting", "explosion"}
)
_ARM = frozenset({"سلاح", "قوات"})
_POWERS = frozenset({
    "استخبارات", "مخابرات", "شرطة", "عمليات", "أمن", "مكافحة", "درك", "جيش", "قوات", "داخلية", "مباحث", "حرس", "جمارك",
})  # fmt: skip
_PARTICLES = frozenset({"من", "على", "بين", "في"})


def rank_only(party: Party) -> bool:
    """«ضابط», «أربعة عناصر»: what they are, and nothing of whose («جنود الجيش»)."""
    words = (party.text or "").split()
    return party.cls in RANKS and not any(word.startswith("ال") or word.endswith(("ها", "هم")) for word in words)


def of_a_force(party: Party) -> bool:
    """«ثمانية من عناصر **الشرطة الأفغانية**», «مقاتلي **الوحدات**»: people of a force that no pack names."""
    words = (party.text or "").split()
    while words and words[-1].startswith("ال") and words[-2:-1] and words[-2].startswith("ال"):
        words.pop()
    return len(words) > 1 and words[-1].startswith("ال") and words[-2] not in _PARTICLES


def of_the_force(party: Party) -> bool:
    """«قتلى **من الجيش**», «جرحى **الشرطة**»: of a force that its common name alone tells."""
    words = (party.text or "").split()
    return party.cls in FORCES and len(words) > 1 and words[-1].startswith(("ال", "لل")) and not words[0].startswith("ال")


def the_army(party: Party) -> bool:
    """«نقطة **للجيش**», «جندي في **الجيش**»: an army by its noun alone, which the place decides where another was told of
    before."""
    return (party.text or "").endswith((" الجيش", " للجيش"))


def has_power(party: Party) -> bool:
    """«أعلنت **مديرية الاستخبارات** القبض على …»: whether an organisation that no pack names is of those who do such things."""
    words = {w.removeprefix("ال") for w in (party.text or "").split()}
    return bool(words & _POWERS) and not (party.cls or "").endswith(TALKING)


def sufferer(m: Mention, party: Party) -> bool:
    """Whether a phrase says who was killed, and not only that people were."""
    if party.names:
        return m.kind in ("force", "people") and "aircraft" not in m.classes
    if m.unresolved:
        return True
    single = m.number == "s" and (m.quantity is None or m.quantity.best == 1)
    if single and party.cls is None and "spokesperson" in m.classes:
        return True  # «مدير المستشفى»: an office, held by one
    if party.cls is None or party.cls in NOBODY or (m.suffix and m.kind != "people"):
        return False
    return party.cls not in VAGUE_PEOPLE or (single and party.text not in SOMEBODY)


def kin_of(m: Mention) -> bool:
    """«رجل **وزوجته وطفلاهما**», «ضابط **ومرافقه**»: people told by whose they are, who are somebody beside him though one word
    fits both."""
    return m.kind == "people" and not m.names and ("kin" in m.classes or bool(m.suffix))


def inferred(p: Party) -> Party:
    """A party that another clause names: its words are kept where nothing else tells who it is."""
    return p.again() if p.names else Party((), p.cls, p.text, p.span, "coreference")


def a_body(party: Party) -> bool:
    """«عُثر على **جثتين**», «جثامين **أربعة شهداء**»: bodies that are found are who was found; a grave, and bodies called back,
    are not."""
    return not (party.text or "").startswith(("ال", "مقبرة", "مقابر", "مقبرتين"))


def number_alone(m: Mention) -> bool:
    """«وأسرت **تسعة**», «اعتدوا على **عدد منهم**»: how many, and not who."""
    if m.classes == _HOW_MANY:
        return not m.names and not m.within
    return m.quantity is not None and not m.head and not m.names and not m.heads


def by_machines(frame: FrameFind, roles: Sequence[DraftRole]) -> list[DraftRole]:
    """«قصفته **مسيّرة**», «شنّ **الطيران الحربي** غارات»: a machine that no side is told to own is what it was done with, and no
    doer."""
    out: list[DraftRole] = []
    weapons = {r.party.key for r in roles if r.role == "weapon"}
    for r in roles:
        if r.role == "weapon" or not _machine(r.party) or (r.role != "initiator" and frame.type != "drone_strike"):
            out.append(r)
        elif r.role == "initiator" and r.party.key not in weapons and frame.type in _STRIKES:
            weapons.add(r.party.key)
            out.append(DraftRole("weapon", r.party, r.finder))
    return out


def _machine(party: Party) -> bool:
    if party.names or party.cls not in _FLYING:
        return False
    words = (party.text or "").split()
    arm = any(w.removeprefix("و").removeprefix("ال") in _ARM for w in words[:1])
    return not arm and (len(words) < 2 or words[-1] != "الجيش")  # «**سلاح الجو**», «مسيّرات **الجيش**»: the country tells whose


def sent(frame: FrameFind, r: DraftRole) -> bool:
    """«وصلت **تعزيزات** إلى م», «أعلن س إرسال **تعزيزات**»: what is sent, and nobody who is told."""
    if frame.type != "deployment" or r.role != "initiator" or r.party.names:
        return False
    alone = not any(w.startswith("لل") for w in (r.party.text or "").split()[1:])  # «تعزيزات **للجيش**»: whose they are
    told = (x.mention for x in frame.roles if x.role == r.role)
    return alone and any(m is not None and m.head == _SENT and not m.names and not m.within for m in told)


_SENT = "تعزيز"
_REGIME = "نظام"


def state(party: Party, parents: Mapping[str, str]) -> Party:
    """«اتهمت س **النظام**»: what is said to a state or of it is not said of its forces, which the word alone may mean too."""
    named = (party.text or "").removeprefix("ب").removeprefix("ال").removeprefix("لل") == _REGIME and party.names
    return _above(party, parents) if named else party


def mediator(party: Party, parents: Mapping[str, str]) -> Party:
    """«برعاية **روسية**»: a state mediates, and not its army."""
    told = len(party.names) == 1 and (party.text or "").endswith(("ية", "يه"))
    return _above(party, parents) if told else party


def _above(party: Party, parents: Mapping[str, str]) -> Party:
    return msgspec.structs.replace(party, names=(parents.get(party.names[0], party.names[0]),))


def not_twice(roles: list[DraftRole]) -> list[DraftRole]:
    """«استهدفت مسيّرة **للجيش** سوقاً»: the words that tell who did it tell no target, nor does what goes back to him."""
    does = {x.party.span for x in roles if x.role == "initiator" and x.party.span and not x.party.via}
    doing = {x.party.key for x in roles if x.role == "initiator" and x.party.names}
    told = [x for x in roles if x.role != "target" or x.party.span not in does]
    return [x for x in told if x.role != "target" or not x.party.via or x.party.key not in doing or the_army(x.party)]
