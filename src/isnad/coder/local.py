"""Names that mean another actor in each country («الجيش», «وزارة الداخلية»): which of them were told, so that pronouns and
«الطرفان» go back to them before the country is settled."""

from __future__ import annotations

from isnad.coder.bodies import whole
from isnad.coder.generic import generic
from isnad.model.draft import Lore, Party
from isnad.model.finds import Found, Mention

_REACH = 8
Told = tuple[int, int]


def called_to(found: Found, m: Mention) -> int:
    """The token at which a phrase ends: «أفرجت **وزارة الداخلية** عن …»."""
    return whole(found, m) if "state_org" in m.classes and not m.names and m.end - m.start == 1 else m.end


class Locals:
    """The local names told so far, each with its place, its gender and its words."""

    __slots__ = ("genders", "lore", "seen")

    def __init__(self, lore: Lore) -> None:
        self.lore = lore
        self.seen: list[tuple[int, int, Party]] = []
        self.genders: dict[str, str] = {}

    def read(self, found: Found, m: Mention, words: str) -> None:
        """Take in a phrase that may be such a name; ``words`` are its own letters."""
        if m.kind != "force" or m.quantity is not None or m.suffix or not self.told(found, m):
            return
        self.genders[words] = m.gender if m.number == "s" else "f"
        kind = generic(self.lore, m) or self.lore.classes.get("group")
        self.seen.append((found.sentence.index, m.start, Party((), kind, called=words)))

    def told(self, found: Found, m: Mention) -> bool:
        """Whether the words of a phrase are such a name."""
        forms = [t.form for t in found.sentence.tokens[m.start : called_to(found, m)]]
        if forms and forms[0].startswith(("وال", "بال")):
            forms[0] = forms[0][1:]
        elif forms and forms[0].startswith("لل"):
            forms[0] = "ال" + forms[0][2:]
        return " ".join(forms) in self.lore.local

    def means(self, p: Party) -> bool:
        """Whether a party without an actor was told by such a name."""
        return not p.names and (p.own_words or "") in self.genders

    def suits(self, p: Party, want: str) -> bool:
        """Whether the gender of such a name is that of a pronoun."""
        return not want or self.genders.get(p.own_words or "", "") in ("", want)

    def before(self, at: Told, after: Told, want: str) -> Party | None:
        """The last that was told before ``at`` and after the actor told at ``after``, if the pronoun suits it."""
        for sentence, token, party in reversed(self.seen[-_REACH:]):
            if (sentence, token) <= after:
                return None
            if (sentence, token) < at and self.suits(party, want):
                return party
        return None


def in_another_land(found: Found, m: Mention) -> bool:
    """«**وفي اليمن،** أعلن الجيش …», «أعلن الجيش **في النيجر** …»: a land opens the sentence, or stands right behind."""
    chunks = found.chunks
    at = next((k for k, c in enumerate(chunks) if c.start == m.start), -1)
    if at < 0:
        return False
    behind = chunks[at + 2] if at + 2 < len(chunks) and chunks[at + 1].lemma == "في" else None
    opens = chunks[1] if len(chunks) > at > 1 and chunks[0].lemma == "في" else None
    return any(c is not None and c.kind == "place" and "kind:country" in c.classes for c in (behind, opens))
