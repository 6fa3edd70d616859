"""Who was harmed where no finder of a frame says so: the people that a toll counts, an army's own dead."""

from __future__ import annotations

from isnad.coder import counts as counting
from isnad.coder.fillers import RANKS, SOMEBODY, VAGUE_PEOPLE, of_a_force, of_the_force, rank_only
from isnad.coder.reference import Discourse
from isnad.coder.ties import DOING
from isnad.model.draft import DraftCount, DraftRole, Lore, Party
from isnad.model.finds import Found, FrameFind, RoleFind

_TOLL = "cumulative_toll"
_SOLDIERS = frozenset({"soldiers", "soldier", "officers", "officer", "policemen"})
"""Whoever they are, they are of the force that is told to be hit."""
SUFFERING = frozenset({"target", "victim", "detainee"})
"""Roles of those whom something is done to."""
CLASH = "armed_clash"


def suffers(frame: FrameFind, party: Party) -> str:
    """What those are whom a toll counts: people are victims, a force is a target, in a clash one of its sides."""
    if not party.names:
        return "victim"
    return "participant" if frame.type == CLASH else "target"


def harmed(lore: Lore, frame: FrameFind, roles: tuple[DraftRole, ...], tolls: list[DraftCount]) -> tuple[DraftRole, ...]:
    """The people that a toll counts are who was harmed: a role of the event where no finder gave them one. A single person is
    somebody («إصابة عابر سبيل»); for its parts («بينهم طفلان») the whole speaks."""
    if lore.families.get(frame.type) not in counting.VIOLENT and frame.type != _TOLL:
        return ()
    taken = {r.party.key for r in roles if r.party.names or r.role in SUFFERING}
    doing = {r.party.span for r in roles if r.role in DOING}
    out: dict[str, DraftRole] = {}
    for n in tolls:
        party, single = n.who, n.quantity.low == n.quantity.high == 1
        if party is None or not party.key or party.key in taken or n.part_of or (party.span and party.span in doing):
            continue
        somebody = single and party.span is not None and party.text not in SOMEBODY
        theirs = (party.cls in RANKS and of_a_force(party)) or of_the_force(party)
        if party.cls not in VAGUE_PEOPLE or party.cls in RANKS or somebody or theirs:
            out.setdefault(party.key, DraftRole(suffers(frame, party), party, "counted"))
    return tuple(out.values())


def one_of_them(frame: FrameFind, roles: tuple[DraftRole, ...], lore: Lore) -> tuple[DraftRole, ...]:
    """«هاجموا حاجزاً لـ**س** … وقتل **عنصر**», «اشتباكات بين س وص أسفرت عن مقتل **جنديين**»: people told by their rank alone
    are of a force that is told to be hit or to fight, and no filler beside it. Whoever only tells of it («بحسب **س** … وإصابة
    العشرات») was not hit."""
    if frame.record == "event":
        roles = tuple(r for r in roles if not (r.role in SUFFERING and _only_told(lore, r.party)))
    hit = SUFFERING | {"participant"} if frame.type == CLASH else SUFFERING
    if not any(r.role in hit and r.party.names for r in roles):
        return roles
    hurt = {r.party.key: r.party for r in roles if r.role in SUFFERING and r.party.names and not r.party.via}
    whose = next(iter(hurt.values())) if len(hurt) == 1 and frame.type != CLASH else None
    return tuple(_one(r, whose) for r in roles)


def _one(r: DraftRole, whose: Party | None) -> DraftRole:
    """The role with the force that its rank is of, where that can be only one; gunmen may be of those who attacked."""
    if whose is None or r.role not in SUFFERING or r.party.names or not rank_only(r.party) or _gunmen(r.party):
        return r
    return DraftRole(r.role, Party(whose.names, None, r.party.text, r.party.span, "coreference", whose.own_words), r.finder)


def _gunmen(party: Party) -> bool:
    return any(w.removeprefix("و").startswith(("مسلح", "إرهابي", "ارهابي", "مهاجم")) for w in (party.text or "").split())


_THEIRS = ("ه", "ها", "هم")


def _only_told(lore: Lore, party: Party) -> bool:
    """A monitor, an agency or an outlet that stands for people whom nothing calls its own («إصابة ثلاثة من طواقمه» does)."""
    back = party.via and party.names and lore.tells(party.names[0])
    return bool(back) and not (party.text or "").endswith(_THEIRS)


def without_pair(roles: tuple[DraftRole, ...], tolls: list[DraftCount]) -> tuple[DraftRole, ...]:
    """«مقتل ستة من قوات س وتسعة من ص خلال اشتباكات»: the two that lost people are the sides, not the last two opposed."""
    lost = {n.who.key for n in tolls if n.who is not None and n.who.names and not n.part_of}
    return tuple(r for r in roles if r.finder != "pair") if len(lost) > 1 else roles


_NO_POLICE = _SOLDIERS - {"policemen"}
_ARMY, _MINISTRY, _DEFENCE = "جيش", "وزارة", "الدفاع"


def own_losses(lore: Lore, frame: FrameFind, roles: tuple[DraftRole, ...], speaker: Party | None) -> tuple[DraftRole, ...]:
    """«أقر **جيش الاحتلال** بمقتل ضابط وإصابة جنديين»: soldiers of whom an army or its ministry tells without saying whose are
    its own, unless it did it."""
    if frame.record != "event" or speaker is None or not speaker.names or not any(_of_rank(r) for r in roles):
        return roles
    heads = lore.heads.get(speaker.names[0], frozenset())
    ministry = _MINISTRY in heads and _DEFENCE in (speaker.own_words or "")
    own = {*speaker.names, lore.parents.get(speaker.names[0], "")}
    did = any(r.role == "initiator" and not own.isdisjoint(r.party.names) for r in roles)
    hit = any(r.role in ("target", "victim") and r.party.names for r in roles)
    if did or hit or (_ARMY not in heads and not ministry):
        return roles
    first = next(r for r in roles if _of_rank(r))
    party = Party(speaker.names, None, first.party.text, first.party.span, "coreference", speaker.own_words)
    return (*(r for r in roles if not _of_rank(r)), DraftRole(suffers(frame, party), party, first.finder))


_RANK_WORDS = ("جند", "جنود", "ضابط", "ضباط")


def _of_rank(r: DraftRole) -> bool:
    """«ضابط», «جنديين», «أربعة من الجنود»: of whom nothing says whose they are."""
    words = (r.party.text or "").split()
    plain = bool(words) and words[-1].removeprefix("ال").startswith(_RANK_WORDS)
    return r.role in ("target", "victim") and r.party.cls in _NO_POLICE and not r.party.names and plain


_MOURNING = frozenset({"نعى", "زفّ", "شيّع", "احتسب"})
_LOSING = frozenset({"فقد", "خسر"})
_ATTACKING = frozenset({"attack", "infiltration"})


def mourned(d: Discourse, found: Found, frame: FrameFind, roles: tuple[DraftRole, ...]) -> tuple[DraftRole, ...]:
    """«نعى **الجيش** الرقيب فلان الذي استشهد بقصف …», «احتسب **حزب س** شهيدين سقطا في غارة», «فقدت **القوات** اثنين في
    الكمين»: who mourns or loses men was hit, and did not do it."""
    told = found.chunks[: frame.trigger + 1]
    at = next((k for k, c in enumerate(told) if c.kind == "verb" and _tells_loss(found, k, frame)), -1)
    if at < 0 or frame.record != "event" or d.lore.families.get(frame.type) not in counting.VIOLENT:
        return roles
    own = _mourner(d, found, at)
    if own is None or any(r.role in SUFFERING and r.party.names for r in roles):
        return roles
    dead = next((r.party for r in roles if r.role == "victim"), None)
    party = Party(own.names, None, dead.text if dead else None, dead.span if dead else None, "coreference", own.own_words)
    role = DraftRole(suffers(frame, party), party, "mourned")
    return (*(r for r in roles if r.role != "victim" and r.party.key != own.key), role)


def _tells_loss(found: Found, k: int, frame: FrameFind) -> bool:
    """Whether the verb at a chunk mourns people, or says that its subject lost men («فقدت السيطرة» does not, and who attacked and
    lost men was not attacked)."""
    base = found.chunks[k].base
    if base in _MOURNING:
        return True
    men = next((c.mention for c in found.chunks[k + 2 : k + 4] if c.mention is not None), None)
    return (
        base in _LOSING
        and frame.type not in _ATTACKING
        and men is not None
        and (men.quantity is not None or men.kind == "people")
    )


def _mourner(d: Discourse, found: Found, at: int) -> Party | None:
    """The force that is the subject of the verb at a chunk: behind it, or before it in a headline."""
    for k in (at + 1, at - 1):
        m = found.chunks[k].mention if 0 <= k < len(found.chunks) else None
        if m is None or m.kind != "force" or not m.names or found.chunks[k].pre.strip("و"):
            continue
        if any(not who.isdisjoint(m.names) for who in (d.lore.persons, d.lore.outlets, d.lore.speakers)):
            return None
        return next((p for p in d.party(found, m, None) if p.names), None)
    return None


def plainly_does(found: Found, toll: FrameFind, r: RoleFind) -> bool:
    """«**قوات س** قتلت مدنيين بقصف …», «قتل **مسلحون** ثلاثة جنود بتفجير …»: whether a force before a verb of killing that
    agrees with it did it, or one behind it and before those whom it killed; unvowelled قتل before somebody may be passive."""
    verb, m = found.chunks[toll.trigger], r.mention
    if m is None or r.finder != "subject" or m.kind != "force":
        return False
    killed = [x.mention for x in toll.roles if x.role == "victim" and x.mention is not None and x.mention is not m]
    if m.end > verb.start:  # «بعدما قتلته **قوات الأمن** خلال مداهمة»
        return bool(verb.suffix) or any(v.start >= m.end for v in killed)
    return bool(killed) and (verb.number.startswith("p") or verb.gender == "f")
