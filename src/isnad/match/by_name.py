"""Persons told by their names alone: «استشهاد أحمد سالم ومحمود عودة», «مقتل هاشم صفي الدين». As many are counted as are named."""

from __future__ import annotations

import msgspec

from isnad.match.amounts import PERSONS
from isnad.match.persons import KUNYA
from isnad.match.row import Row
from isnad.match.sufferers import DYING
from isnad.model.finds import Chunk, Quantity
from isnad.packs import Packs

BORNE = frozenset({"killed", "wounded", "detained", "abducted", "released"})
"""Measures of what befalls single persons whom reports name."""
_FIRST = frozenset({"word", "adj", "part", "noun"})
_FURTHER = _FIRST | {"event", "verb", "np"}
_AND_NAMES = frozenset({
    "وليد", "وائل", "وسام", "وسيم", "وجدي", "وفاء", "وداد", "وديع", "وهيب", "ورد", "وضاح", "وصفي", "ولاء", "وحيد", "وليم", "وجيه",
})  # fmt: skip
"""Names that begin with the letter of «and»."""
_NO_NAME = frozenset({"وهو", "وهي", "وهم", "وهما", "وذلك", "وهذا", "وهذه", "وكذلك", "ايضا", "وايضا", "اي", "هو", "هي", "هم"})
_LONGEST = 40


class Names(msgspec.Struct, frozen=True, gc=False):
    """A run of names: how many persons, how many chunks the first of them takes, and the last chunk of the run."""

    persons: int
    first: int
    last: int


def named(row: Row, packs: Packs, i: int, what: str) -> Quantity | None:
    """How many persons harm word ``i`` names right behind it, None where a noun says who they were or nobody is named."""
    c = row[i]
    at = i + 2 if c.lemma == "قضى" and i + 1 < row.n and row[i + 1].base == "على" else i + 1
    if what not in BORNE or at >= row.n or not _takes_its_sufferer(row, packs, i):
        return None
    after = row[at]
    known = _known(row, packs, at)
    if not known and not _begins(row, at):
        return None
    run = names_from(row, packs, at)
    if run is None or (not known and not _sure(row, c, run, at, what)):
        return None
    return Quantity(run.persons, run.persons, True, after.start, row[run.last].end, run.persons)


def _begins(row: Row, x: int) -> bool:
    """«**محمد** الزعبي», «**سامي** الدروبي»: a strange word, or one that spells another before a strange one."""
    c = row[x]
    if row.scan.form(c.start) in _AND_NAMES or _strange(row, x):
        return row.scan.form(c.start) not in _NO_NAME
    return c.kind in _FIRST and not (c.pre or c.suffix or c.definite) and x + 1 < row.n and _strange(row, x + 1)


def _takes_its_sufferer(row: Row, packs: Packs, i: int) -> bool:
    """A passive, a verb of dying, or a verbal noun: who stands behind it is whom it befell.
    «قتل محمد الزعبي في …» may be a passive as well, where nobody else stands behind the name."""
    c = row[i]
    if c.kind == "event":
        return not c.suffix and c.number != "p"
    if c.kind != "verb" or c.number[:1] != "s":
        return False
    return c.voice != "active" or c.lemma in DYING


def _sure(row: Row, c: Chunk, run: Names, at: int, what: str) -> bool:
    """Whether strange words are a name: several of them, or one behind a word of death that nothing else follows."""
    form = row.scan.form(row[at].start)
    if form.endswith(("ا", "ون", "ين", "ات")) and run.first == 1:
        return False  # «قُتل ميدانياً خمسة», «مقتل بحارين»
    after = row[run.last + 1] if run.last + 1 < row.n else None
    if c.kind == "verb" and c.voice == "either" and c.lemma not in DYING and not closed(after):
        return False
    if after is not None and after.mention is not None and after.mention.quantity is not None and not after.pre:
        return False
    return run.first > 1 or run.persons > 1 or (what == "killed" and c.kind == "event" and not form.startswith("ال"))


def closed(after: Chunk | None) -> bool:
    """«قتل محمد الزعبي **في** …»: nobody stands behind the name whom he might have killed."""
    return after is None or after.kind in ("prep", "mark", "time", "conseq", "place") or after.pre[-1:] == "ب"


def names_from(row: Row, packs: Packs, at: int, *, titled: bool = False) -> Names | None:
    """The names from chunk ``at`` on, up to the next preposition, clause or number. ``titled``: behind «كل من» ranks and offices
    are told with the names, and every word with «and» is the next."""
    n = first = 0
    last = at
    for x in range(at, min(row.n, at + _LONGEST)):
        c = row[x]
        if c.kind == "mark":
            if c.lemma not in "،,()" or not _goes_on(row, x + 1):
                break
            continue
        if c.kind == "time" and row[x - 1].lemma == "(":
            continue  # «(17 عاما)»
        opens = _opens(row, packs, x) or (titled and x > at and _next_titled(row, x))
        if not (x == at or opens or _in_name(row, x) or (titled and _title(c))):
            break
        n += x == at or opens
        first += n == 1
        last = x
    return Names(n, first, last) if n else None


def _next_titled(row: Row, x: int) -> bool:
    c, form = row[x], row.scan.form(row[x].start)
    return c.kind in _FIRST | {"np"} and form.startswith("و") and form not in _AND_NAMES | _NO_NAME and not _numbered(c)


def _title(c: Chunk) -> bool:
    return c.kind == "np" and c.pre in ("", "و") and not _numbered(c)


def _numbered(c: Chunk) -> bool:
    return c.mention is not None and c.mention.quantity is not None


def _goes_on(row: Row, x: int) -> bool:
    """Whether the list goes on behind a comma or a bracket."""
    if x >= row.n:
        return False
    c = row[x]
    return c.kind in ("mark", "time") or (c.kind in ("word", "prep", "np") and row.scan.form(c.start).startswith("و"))


def _opens(row: Row, packs: Packs, x: int) -> bool:
    """«**وخالد** النجار», «**وعلي** عمر»: the next name of a list."""
    c, form = row[x], row.scan.form(row[x].start)
    if not form.startswith("و") or form in _NO_NAME or form in _AND_NAMES:
        return False
    if c.kind == "word":
        return _strange(row, x) and len(form) > len("وا")
    if c.kind == "prep":
        return form == "وعلي" and x + 1 < row.n and row[x + 1].kind in ("word", "verb", "part") and not row[x + 1].pre
    return c.kind == "np" and (_known(row, packs, x) or _kin(c))


def _kin(c: Chunk) -> bool:
    """«**وشقيقه** س», «**والشاب** ص»: one more, said by his kinship or kind."""
    m = c.mention
    one = m is not None and m.kind in PERSONS and m.number == "s" and m.quantity is None
    return one and m is not None and (bool(m.suffix) or m.definite or "kin" in m.classes)


def _in_name(row: Row, x: int) -> bool:
    """Whether a word goes on with the name before it: any word that stands bare, whatever else it spells («محمود **عودة**»)."""
    c, form = row[x], row.scan.form(row[x].start)
    if form in _AND_NAMES or (form in KUNYA and c.kind != "conj"):
        return True
    if (
        c.kind not in _FURTHER
        or c.pre
        or c.suffix
        or form.startswith("و")
        or form in _NO_NAME
        or not c.classes.isdisjoint(_TELLING)
    ):
        return False
    if c.kind == "np":
        m = c.mention
        return m is not None and m.kind == "people" and m.quantity is None and m.number in ("s", "") and c.end - c.start == 1
    if c.kind in ("event", "verb"):
        return c.end - c.start == 1 and c.tense != "imperfect" and c.number[:1] in ("s", "") and not c.definite
    return True


_TELLING = frozenset({"title", "other", "manner", "succumb", "demonstrative"})
"""What a word of these classes tells is no part of a name."""


def _strange(row: Row, x: int) -> bool:
    """A word that no pack reads."""
    c = row[x]
    return c.kind == "word" and not c.classes and not row.scan.readings[c.start] and row.scan.tokens[c.start].kind == "word"


def _known(row: Row, packs: Packs, x: int) -> bool:
    """«**هاشم صفي الدين**»: a person whom a pack names."""
    m = row[x].mention if x < row.n else None
    if m is None or not m.names or m.head or row.prep(x) or row[x].pre not in ("", "و"):
        return False
    actor = packs.actors.get(m.names[0])
    return actor is not None and actor.cls == "official"


__all__ = ["named", "names_from"]
