"""Actors: which of the ids that a name may mean existed on that day, and its neutral label."""

from __future__ import annotations

from isnad.model.claim import Name, Role
from isnad.model.draft import DraftRole, Party
from isnad.packs import Packs, fold
from isnad.packs.tables import Label


def actor_of(names: tuple[str, ...], day: str | None, packs: Packs) -> str | None:
    """The first id that existed on ``day`` (ISO, may be partial or None), else the first at all."""
    if not names:
        return None
    return next((n for n in names if _lived(n, day, packs)), names[0])


def _lived(actor: str, day: str | None, packs: Packs) -> bool:
    row = packs.actors.get(actor)
    if row is None or day is None:
        return True
    return (not row.since or row.since[: len(day)] <= day) and (not row.until or day < row.until or day == row.until[: len(day)] != row.until)


def label_of(actor: str | None, cls: str | None, text: str | None, packs: Packs) -> tuple[Name | None, str | None]:
    """(neutral name, class) of a filler."""
    if actor is not None:
        row, outlet = packs.actors.get(actor), packs.outlets.get(actor)
        if row is not None:
            return Name(row.name_en, row.name_ar), row.cls
        if outlet is not None:
            return Name(outlet.name_en, outlet.name_ar), "outlet"
    if cls is not None:
        label = packs.classes.get(cls)
        return (Name(label.label_en, label.label_ar) if label else Name(cls)), "generic"
    if text:
        kind = _kind_of_source(text, packs)
        return (Name(kind.label_en, kind.label_ar), "generic") if kind else (Name(text, text), "unresolved")
    return None, None


def _kind_of_source(text: str, packs: Packs) -> Label | None:
    """The generic class that the first words of a filler name: «مصدر عسكري سوري» is a military source."""
    words = fold(text).split()
    table = _by_words(packs)
    return next((row for n in range(min(len(words), 4), 0, -1) if (row := table.get(" ".join(words[:n])))), None)


def _by_words(packs: Packs) -> dict[str, Label]:
    """Generic fillers by their own Arabic words: مصادر محلية, مصدر طبي."""
    table: dict[str, Label] | None = packs.memo.get("classes_by_words")
    if table is None:
        table = packs.memo["classes_by_words"] = {fold(c.label_ar): c for c in packs.classes.values()}
    return table


def forces(packs: Packs) -> dict[str, str]:
    """State → its armed forces: a state that bombs does it with them."""
    table: dict[str, str] | None = packs.memo.get("forces")
    if table is None:
        states = {a.id for a in packs.actors.values() if a.cls == "state"}
        table = packs.memo["forces"] = {a.parent: a.id for a in reversed(packs.actors.values()) if a.cls == "external_forces" and a.parent in states}
    return table


def role_of(role: DraftRole, day: str | None, packs: Packs, *, force: bool = False) -> Role:
    """A role with its actor. ``force``: in an act of force a state stands for its armed forces."""
    p = role.party
    actor = actor_of(p.names, day, packs)
    if force and actor is not None:
        actor = forces(packs).get(actor, actor)
    name, cls = label_of(actor, p.cls, p.text, packs)
    return Role(role=role.role, actor=actor, name=name, cls=cls, text=p.text, span=p.span, via=p.via)


def who_of(party: Party | None, day: str | None, packs: Packs) -> str | None:
    """The actor id or class that a count counts."""
    if party is None:
        return None
    return actor_of(party.names, day, packs) or party.cls
