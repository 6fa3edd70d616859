"""Lists of verbal nouns: «تمكنت من تدمير دبابة **وقتل** طاقمها»."""

from __future__ import annotations

from isnad.match.scan import Scan
from isnad.model.finds import Chunk
from isnad.packs.lexicon import Reading


def list_of_masdars(row: list[Chunk]) -> bool:
    """«تمكنت من تدمير دبابة **وقتل** طاقمها»: a verbal noun under a preposition, with nothing but its object after it, goes on
    with another."""
    if _accusing(row):
        return True
    for k in range(len(row) - 1, max(0, len(row) - 5), -1):
        c = row[k]
        if c.kind == "event":
            governed = c.pre.endswith("ب") or (row[k - 1].kind == "prep" and row[k - 1].lemma in ("من", "على", "إلى", "في"))
            governed = governed or any(x.kind == "verb" and "modal" in x.classes for x in row[max(0, k - 2) : k])
            return governed and not c.definite and len(row) - k > 1
        if c.kind not in ("np", "adj"):
            return False
    return False


def _accusing(row: list[Chunk]) -> bool:
    """«اتهمت س ص بإعدام 25 مدنياً في بلدة م خلال الشهر الماضي **وحرق** المنازل»: behind a verb of accusing and a verbal noun under
    ب, with no verb between, more of the same."""
    for k in range(len(row) - 1, max(-1, len(row) - 16), -1):
        c = row[k]
        if c.kind in ("verb", "comp", "conj", "conseq", "rel"):
            return "accuse" in c.classes and any(x.kind == "event" and x.pre == "ب" for x in row[k:])
    return False


def whose_act(scan: Scan, k: int) -> bool:
    """«قصف **لقوات س** على م»: an actor under ل, whose act it is."""
    hit = scan.name(k)
    return hit is not None and hit.pre == "ل" and bool(hit.of("actor"))


def many(c: Chunk) -> bool:
    """A number with no noun of its own, from eleven on."""
    m = c.mention
    return m is not None and not m.head and not m.names and m.quantity is not None and (m.quantity.low or 0) > _TEN


_TEN = 10
BY_HAND = frozenset({"طعن", "دهس", "دعس"})
"""What one man does: the adjective of a nation behind it is he or whom he hurt, and no quality of the act."""


_SPEAKER = frozenset({"np", "prep", "place", "word", "adj", "noun", "time"})
_OF_ACTS = frozenset({"announce", "deny", "affirm", "condemn", "responsibility"})
"""Verbs of saying whose object is often an act: «**نفى** قصف السوق»."""
_BEFORE_ACT = frozenset({"np", "word", "place", "time"})
_LONG = 12
"""Chunks that an office with its body, its place and the name of its holder may take."""


def announced(row: list[Chunk], verb: Reading) -> bool:
    """«أعلن مدير الأمن العام في س العميد فلان **فرض** حظر تجول», «نفى الجيش الأسبوع الماضي **قصف** السوق»: behind a verb of
    announcing, the whole of its subject and the day, what is spelled like a verb is the noun of what is announced."""
    if verb.pre or verb.suffix or verb.entry.kind != "perfect" or not row or row[-1].kind not in _BEFORE_ACT:
        return False
    for c in reversed(row[-_LONG:]):
        if c.kind == "verb":
            return not c.classes.isdisjoint(_OF_ACTS) and not c.suffix
        if c.kind not in _SPEAKER and not (c.kind == "mark" and c.lemma in "،,"):
            return False
    return False
