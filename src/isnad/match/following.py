"""What follows a word that may be a verb or a noun, and tells which it is."""

from __future__ import annotations

from isnad.match.heads import HEADS
from isnad.match.scan import Scan
from isnad.packs.lexicon import Reading


def head_at(scan: Scan, k: int) -> bool:
    """Whether token ``k`` is plainly a head noun (no pronoun peeled off)."""
    nouns = [r.entry for r in scan.readings[k] if not r.suffix and r.entry.pos == "noun"]
    return any(not e.classes.isdisjoint(HEADS) and not (e.number == "d" and e.construct) for e in nouns)


def men_at(scan: Scan, k: int) -> bool:
    """Whether token ``k`` is plainly several persons, or two, in the nominative."""
    return head_at(scan, k) and (scan.form(k).endswith("ون") or scan.has(k, "fighter", "attacker", "unknown"))


def described_next(scan: Scan, i: int) -> bool:
    """Whether an indefinite adjective follows token ``i``: «قصف **مدفعي**», «إنه خرق **فاضح**»."""
    k = scan.skip_quotes(i + 1)
    found = scan.readings[k] if k < scan.n and scan.form(k) != "اخر" else ()  # «غادر **آخر** جندي القاعدة»
    return any(r.entry.pos == "adjective" and not r.article and r.entry.number == "s" for r in found) and not head_at(scan, k)


def ends_as_verb(scan: Scan, i: int, verb: Reading) -> bool:
    """«متحدث باسم الوزارة **نفى** …», «التنظيم **تبنى** …»: a final ى ends the past and no verbal noun (نفي), but in the spelling
    of Egypt, which writes every ي so («فى»)."""
    if not scan.tokens[i].closed or verb.suffix or verb.entry.kind != "perfect" or not verb.entry.lemma.endswith("ى"):
        return False
    if any(r.entry.pos != "masdar" or r.entry.lemma != verb.entry.lemma for r in scan.words[i].nouns):
        return False
    return not any(t.closed and t.form == _IN for t in scan.tokens)


_IN = "في"
