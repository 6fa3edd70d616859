"""Whether a verb without a subject may go on with somebody who acted before: its number and gender against how he was called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isnad.model.draft import Party
from isnad.model.finds import Chunk, Found, Mention

NOWHERE = (-1, -1)
MEN, HE, SHE = "men", "he", "she"
_PERSONS = frozenset({"fighter", "leader", "person", "attacker", "soldier", "officer", "policeman", "protester", "resident"})
_PLURAL = ("ون", "ين", "لو", "حو", "رو")
_MEN = frozenset({"أبناء", "عناصر", "رجال", "أهالي", "شبان", "جنود", "أفراد", "شباب", "أنصار", "أشخاص", "ضباط", "حراس"})
_FORCES = (
    "قوات",
    "القوات",
    "وحدات",
    "الوحدات",
    "طائرات",
    "مقاتلات",
    "مدفعية",
    "ميليشيات",
    "فصائل",
    "الفصائل",
    "مجموعات",
    "خلايا",
)


def form_of(m: Mention, first: str, grammar: Mapping[str, str]) -> str:
    """How a doer was called: several men, one who takes a masculine verb, or one (or forces, things) that takes a feminine one;
    '' where the words do not tell. ``first`` is the first word of the phrase."""
    several = m.number == "p" or (m.quantity is not None and m.quantity.best != 1)
    if first.startswith(_FORCES):
        return SHE
    if first.removeprefix("ال") in _MEN:
        return MEN
    if several and (not m.classes.isdisjoint(_PERSONS) or first.endswith(_PLURAL)):
        return MEN
    if several or m.number == "d":
        return ""
    if m.names and not m.head and first.endswith(_PLURAL):
        return MEN
    gender = grammar.get(m.names[0], "") if m.names and not m.head else m.gender
    return {"m": HE, "f": SHE}.get(gender, "")


def fits(verb: Chunk, form: str) -> bool:
    """«**هاجموا** القرية» goes on with no army and «**وأسرت** أربعين» with no attackers."""
    if not form or verb.number.endswith(("1", "2")):
        return True
    if verb.number.startswith("p"):
        return form == MEN
    return form == (SHE if verb.gender == "f" else HE) if verb.number.startswith("s") else True


def forms(doers: Iterable[tuple[Party, Mention | None]], grammar: Mapping[str, str]) -> dict[str, str]:
    """How each of those who act was called, by his key, where a phrase calls him."""
    return {p.key: form_of(m, (p.text or "").split(" ")[0].lstrip("و"), grammar) for p, m in doers if m is not None}


def suited(verb: Chunk, parties: Iterable[Party], ever: Mapping[str, Iterable[str]]) -> bool:
    """Whether all of those who acted were once called so that a verb suits them."""
    return all(any(fits(verb, form) for form in ever.get(p.key, ())) for p in parties)


def men_before(found: Found, verb: Chunk, grammar: Mapping[str, str]) -> Mention | None:
    """«قضت الطائرات على 30 مسلحاً بعدما **هاجموا** القرية»: the men who are told of last before a verb that only they suit."""
    if not verb.number.startswith("p"):
        return None
    before = (c.mention for c in reversed(found.chunks) if c.kind == "np" and c.end <= verb.start and c.mention)
    return next((m for m in before if m.kind in ("force", "people") and form_of(m, "", grammar) == MEN), None)


_SUITED = {"ها": SHE, "ه": HE, "هم": MEN}


def acted_here(
    doers: Sequence[tuple[int, tuple[Party, ...]]], called: Mapping[str, str], suffix: str, but: frozenset[str]
) -> tuple[Party, ...]:
    """«أرسلت **الحكومة** قوات …، لكن السكان اتهم**وها** بـ …»: whoever acted before in the sentence and was called so that
    the pronoun suits him."""
    acted = (p for _, parties in reversed(doers) for p in parties if but.isdisjoint(p.names))
    return next(((p.again(),) for p in acted if called.get(p.key) == _SUITED.get(suffix, "")), ())


def named_here(found: Found, at: int, suffix: str, grammar: Mapping[str, str], but: frozenset[str]) -> tuple[Party, ...]:
    """«توعدت س **القوات الحكومية** التي تهاجم ص و**طالبتها** بـ …»: the nearest force that its sentence names before a token and
    that the pronoun suits, and none of ``but``."""
    want = _SUITED.get(suffix)
    for c in reversed(found.chunks):
        m = c.mention
        if m is None or c.end > at or c.kind != "np" or m.kind != "force" or not m.names or not but.isdisjoint(m.names):
            continue
        if want == form_of(m, found.sentence.tokens[m.start].form, grammar):
            return (Party(m.names, via="coreference"),)
    return ()
