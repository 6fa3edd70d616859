"""Speakers who are seen by where they stand alone: between a verb of speaking and what is said, whatever they are called; and
words that only look like somebody's speech."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.match.row import Row
from isnad.model.finds import Chunk, CueFind, Mention

_PARTS = frozenset({"part", "noun", "np", "adj", "word", "place"})
_INSIDE = frozenset({"في", "لدى", "باسم"})
_PLACE_BODIES = frozenset({"محافظه", "ولايه", "محليه", "مديريه", "اماره"})
"""What a place is whose office is called by its name: «قالت **محافظة القدس** إن …»."""
_LONGEST = 8


def by_place(row: Row, i: int) -> Mention | None:
    """«قالت **شركة س البريطانية** إن …», «أعلنت **النيابة العامة** أن …»: the noun phrase that stands between a verb of speaking
    and the particle of what is said, where it agrees with the verb; None where no such phrase stands there."""
    first = row[i + 1] if i + 1 < row.n else None
    if row[i].kind != "verb" or row[i].suffix or first is None or not _opens(row, i, first):
        return None
    stop = next(
        (k for k in range(i + 2, min(row.n, i + 2 + _LONGEST)) if row[k].kind not in _PARTS and not _in_phrase(row, k)), -1
    )
    if stop < 0 or row[stop].kind != "comp" or row[stop].pre or row[stop - 1].kind == "prep":
        return None
    if stop == i + 2 and not first.definite and first.kind != "place":
        return None  # «أكدت **ضرورة** أن …»
    end = stop - 1
    while end > i + 1 and row[end].kind == "word" and not row.scan.form(row[end].start).startswith("ال"):
        end -= 1  # the name of who holds an office
    while end > i + 1 and (told := row[end].mention) is not None and told.kind == "outlet" and row.prep(end) == "ل":
        end -= 1  # «قال الناجي فلان **لرويترز** إن …»
    m = first.mention
    classes = m.classes if m is not None else first.classes
    return Mention(
        first.start, row[end].end, "source", head=first.base or first.lemma, classes=classes, definite=True, gender=first.gender,
        unresolved=True,
    )  # fmt: skip


def _opens(row: Row, i: int, first: Chunk) -> bool:
    if first.pre or first.suffix or first.kind not in ("part", "noun", "np", "place") or first.start != row[i].end:
        return False
    if first.kind == "place" and row.scan.form(first.start) not in _PLACE_BODIES:
        return False
    if first.mention is not None and first.mention.quantity is not None:
        return False
    owned = first.definite or first.kind == "place" or (i + 2 < row.n and row[i + 2].kind in _PARTS and not row[i + 2].pre)
    return owned and (first.gender == row[i].gender or "" in (first.gender, row[i].gender))


def _in_phrase(row: Row, k: int) -> bool:
    """«العلاقات العامة **في** الحرس», «شركة **"** س **"**»: a preposition or marks inside what somebody is called."""
    c = row[k]
    return (c.kind == "prep" and c.lemma in _INSIDE and not c.suffix) or (c.kind == "mark" and c.lemma in '«»"“”()')


def kept_silent(row: Row, i: int) -> Mention | None:
    """«ولم يصدر تعليق من **الجيش**، لكنه كان قد نفى …», «ولم تعلّق **س**، إلا أنها اتهمت ص …»: who has not spoken of this and
    speaks by a pronoun behind «but»; None where the clause before is no such silence."""
    neg = next((k for k in range(min(row.n, 3)) if row.kinds[k] == "neg"), -1)
    had = i > neg + 2 and row.kinds[i - 1] == "cue" and row[i - 1].lemma.endswith("قد")  # «…، **وكانت قد** وصفت»
    if neg < 0 or not (had or any(_but(row, k) for k in range(max(neg + 2, i - 4), i))):
        return None
    for k in range(neg + 2, i):
        m = row[k].mention if row.kinds[k] == "np" else None
        if m is not None and m.kind in ("force", "source") and m.definite and row.prep(k) in ("", "من", "عن"):
            agrees = row[i].gender not in ("m", "f") or row[k].gender not in ("m", "f") or row[k].gender == row[i].gender
            return m if agrees or bool(m.names) else None
        if row.kinds[k] in ("comp", "conj", "cite"):
            return None
    return None


def _but(row: Row, k: int) -> bool:
    """«لكنه», «إلا **أنها**», «غير **أنه**»: a particle that sets a clause against the one before, with its subject's pronoun."""
    c = row[k]
    if row.scan.form(c.start) in _BUT_PRONOUN:
        return True
    return c.kind == "comp" and bool(c.suffix) and k > 0 and row.scan.form(row[k - 1].end - 1) in _SET_AGAINST


_BUT_PRONOUN = frozenset({"لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"})
_SET_AGAINST = frozenset({"الا", "غير", "بيد"})


def relayed(row: Row, i: int) -> bool:
    """«**نُقل عن** مسعفين قولهم إن …»: whoever passed it on, who is quoted speaks."""
    return row[i].lemma == "نقل" and i + 1 < row.n and row[i + 1].kind == "prep" and row[i + 1].lemma == "عن"


def accused_by(row: Row, i: int) -> CueFind | None:
    """«س **متهمة من قبل ص** بقصف بيوتهم», «**اتُّهم** الجيش **من قبل منظمات** بـ …», «متهمة **عند ص** بأنها …»: who accuses, told
    behind the one whom he accuses."""
    c = row[i]
    if "accuser_link" not in c.classes and not (c.kind == "verb" and c.voice == "passive" and c.base == "اتّهم"):
        return None
    by = next((k for k in range(i + 1, min(row.n - 1, i + 5)) if row[k].kind == "prep" and row[k].lemma in _BY), -1)
    if by < 0 or any(row.kinds[k] in ("comp", "verb", "event") for k in range(i + 1, by)):
        return None
    after = row[by + 1]
    m = after.mention if after.kind in ("np", "place") else None
    if m is None and after.kind == "word" and not row.scan.readings[after.start]:
        m = Mention(after.start, after.end, "source", head=after.lemma, unresolved=True)
    if m is None:
        return None
    return CueFind(
        "accuses", "attributes", i, msgspec.structs.replace(m, kind="force") if m.kind == "place" else m, verb="اتّهم",
        stance="accuses", cover_start=c.start, cover_end=row.scan.n, start=c.start, end=m.end,
    )  # fmt: skip


_BY = frozenset({"من قبل", "من جانب", "من طرف", "عند", "لدى"})
_RELAYS = frozenset({"نقل", "أورد", "نشر", "بثّ", "أذاع", "تناقل", "تداول"})


def passed_on(row: Row, i: int, find: CueFind, before: Sequence[CueFind]) -> CueFind:
    """«أعلنت س في بيان **نقلته ص** أن …»: who passed the statement on stands between, and what is said stays with whose
    statement it is."""
    same = any(q.effect == "attributes" and q.cover_start == find.cover_start and q.speaker is not None for q in before)
    if not same or not row[i].suffix or row[i].pre or row[i].lemma not in _RELAYS or find.effect != "attributes":
        return find
    return msgspec.structs.replace(find, effect="cites", backward=True)


def of_so_many(row: Row, i: int) -> bool:
    """«سيدة **تبلغ من العمر** 57 عاماً», «عدد الموقوفين **يبلغ** 167 شخصاً»: the verb is spelled like that of telling somebody."""
    after = row[i + 1] if i + 1 < row.n else None
    if after is None or (row[i].tense != "imperfect" and after.kind != "time"):
        return after is not None and after.kind == "prep" and after.lemma == "من"
    number = (
        (m := after.mention) is not None and m.quantity is not None and not any(row.kinds[k] == "comp" for k in range(i, row.n))
    )
    return after.kind in ("time", "number") or number or (after.kind == "prep" and after.lemma == "من")
