"""Cues that open a sentence without a verb of speaking of their own: names before a colon (قسد: …), a source named in the next
sentence (جاء ذلك في بيان لـ س), what a document says (وجاء في بيان …), who issues it (صدر عن س البيان التالي: …)."""

from __future__ import annotations

import re

import msgspec

from isnad.match.cited import MEDIUM, SPEAKERS, UMM, as_speaker, medium, of_document
from isnad.match.holders import holder
from isnad.match.institutions import institution
from isnad.match.row import OFFICE, Row
from isnad.model.finds import CueFind, Mention

_POINTING = frozenset({"ذلك", "هذا", "كلام", "تصريح", "إعلان"})
CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d")
_DASHES = frozenset({"-", "–", "—"})
_PLACED = frozenset({"place", "word"})
_DATELINE = 4
_WHERE = frozenset({"في", "عن", "من", "لدى"})
_WHEN = frozenset({"خلال", "عقب", "أمام"})
_STATEMENTS = frozenset({"بيان", "تصريح", "بلاغ", "نص"})


def read_colon(row: Row) -> CueFind | None:
    """«قسد: مقتل ثلاثة …», «عاجل | المتحدث باسم س فلان لـ ص: …», «س في بيان: …»: a name and a colon open a sentence."""
    if (by_name := _name_before_colon(row)) is not None:
        return by_name
    at = _first_speaker(row)
    first = row[at].mention if at >= 0 else None
    m = (as_speaker(first) if first is not None else None) or (institution(row, at) if at >= 0 else None)
    if m is None or m.quantity is not None:
        return None
    hearer: Mention | None = None
    behind: Mention | None = None
    person: Mention | None = None
    for k in range(at + 1, min(row.n, at + 9)):
        c = row[k]
        if behind is not None and c.kind not in ("mark", "adj", "word", "place"):
            return None
        if c.kind == "mark" and c.lemma == ":":
            if k + 1 >= row.n or _country_line(row, k):
                return None
            return CueFind(
                "colon",
                "attributes",
                k,
                person or _named_outlet(row, m, at, k),
                verb="",
                medium=medium(row, 0, k),
                cover_start=c.end,
                cover_end=row.scan.n,
                start=m.start,
                end=c.end,
                hearer=hearer,
                deeper=behind,
            )
        if (
            c.kind == "np"
            and c.mention is not None
            and (m.kind == "outlet" or "channel" in m.classes or m.names)
            and _taken_from(row, k)
        ):
            behind = as_speaker(c.mention)
            continue
        if c.kind in ("prep", "cite") and k + 1 < row.n and _taken_from(row, k + 1):
            continue
        if c.kind == "prep" and c.lemma == "باسم" and "spokesperson" in m.classes:
            continue
        if c.kind == "np" and c.mention is not None and c.mention.names:
            if row.prep(k) != "ل" and not c.pre and not m.classes.isdisjoint(OFFICE) and (k == at + 1 or _in_office(row, at, k)):
                person = c.mention if k > at + 1 and holder(row, at) == k else person
                continue  # «العميد **يحيى سريع**: …», «المتحدث باسم **وزارة س** **فلان**: …»
            if c.mention.kind not in ("outlet", "force") or row.prep(k) != "ل":
                return None
            hearer = c.mention if c.mention.kind == "outlet" else hearer
        elif c.kind == "prep":
            occasion = any(row[x].lemma in _WHEN for x in range(at + 1, k))
            if k + 1 >= row.n or not (occasion or _carries_words(row, k) or _somebody_at(row, m, k)):
                return None
        elif c.kind not in ("word", "adj", "noun", "np", "part", "place") and not (c.kind == "event" and row.prep(k) in _WHEN):
            return None
    return None


_NAMED_OUTLET = 3


def _named_outlet(row: Row, m: Mention, at: int, colon: int) -> Mention:
    """«وكالة **دوغان**: …», «صحيفة **صباح**: …»: the outlet with the name that stands before the colon."""
    named = m.kind == "outlet" and not m.names and colon - at <= _NAMED_OUTLET and not m.definite
    return msgspec.structs.replace(m, end=row[colon - 1].end) if named else m


def _name_before_colon(row: Row) -> CueFind | None:
    """«**«س»**: …» on a line of a review of the press, «**أبو أحمد**: …»: a name that no pack knows, in quotation marks or by
    the name of a son, and a colon right behind it."""
    colon = next((k for k in range(1, min(row.n, 4)) if row[k].lemma == ":"), -1)
    if colon < 1 or colon + 1 >= row.n or not row.scan.sentence.first:
        return None
    names = row.chunks[:colon]
    quoted = any(
        q.start <= 1 and q.closed and q.end <= names[-1].end + 1 and q.end >= names[-1].end for q in row.scan.sentence.quotes
    )
    kunya = row.scan.form(names[0].start) in (UMM, "ابو") and len(names) > 1
    unknown = all(c.kind == "word" and not c.pre and (kunya or not row.scan.readings[c.start]) for c in names[int(kunya) :])
    if not unknown or not (quoted or kunya):
        return None
    m = Mention(names[0].start, names[-1].end, "source", head=names[0].lemma, unresolved=True)
    c = row[colon]
    return CueFind("colon", "attributes", colon, m, verb="", cover_start=c.end, cover_end=row.scan.n, start=m.start, end=c.end)


def _in_office(row: Row, at: int, k: int) -> bool:
    """«المتحدث باسم **س** العميد **فلان**»: the body for which the office at chunk ``at`` speaks, and who holds it."""
    return any(c.kind == "prep" and c.lemma == "باسم" for c in row.chunks[at + 1 : at + 3]) and all(
        c.kind in ("np", "adj", "word", "place") or c.lemma == "باسم" for c in row.chunks[at + 1 : k + 1]
    )


def _taken_from(row: Row, k: int) -> bool:
    """«رويترز **عن مسؤول أميركي**: …», «القناة 12 **نقلاً عن مصدر أمني**: …»: whom an outlet quotes in a headline."""
    m, before = row[k].mention, row[k - 1]
    quoting = (before.kind == "prep" and before.lemma == "عن") or (before.kind == "cite" and before.lemma.endswith("عن"))
    return quoting and row.kinds[k] == "np" and m is not None and m.kind in ("source", "force", "people")


def _first_speaker(row: Row) -> int:
    """The chunk of the name that opens the sentence, behind «عاجل», a bar or the hour of an entry («**17:55 –** س: …», «13:30 |
    بلدة - س: …»); -1 when none does."""
    entry = clocked(row)
    for k in range(entry, min(row.n, entry + 4)):
        if row[k].kind == "np":
            m = row[k].mention
            speaks = m is not None and (m.kind in ("force", "source", "outlet", "document", "thing") or "resident" in m.classes)
            return k if speaks else -1
        if row[k].kind in ("place", "word") and institution(row, k) is not None:
            return k
        if row[k].kind == "place":
            return -1
        if not ((row[k].kind == "mark" and row[k].lemma in "|-–/*•") or row[k].lemma in ("عاجل", "خاص", "متابعات")):
            return -1
    return -1


def clocked(row: Row) -> int:
    """The chunk behind the hour, and the place, with which an entry of a live page or a communiqué opens; 0 where none does."""
    at = next((k for k in range(min(row.n, 2)) if row[k].kind == "word" and CLOCK.fullmatch(row[k].lemma)), -1)
    if at < 0:
        return 0
    dash = next((k for k in range(at + 1, min(row.n, at + _DATELINE)) if row.kinds[k] not in _PLACED), row.n)
    return dash + 1 if dash < row.n and row[dash].lemma in _DASHES else at + 1


def _carries_words(row: Row, k: int) -> bool:
    """«س **في بيان**: …», «س **عبر تويتر**: …»: the preposition at ``k`` leads to what carries the words."""
    return row[k].lemma in ("في", "عبر", "على", "خلال", "ل", "عن") and not row[k + 1].classes.isdisjoint(
        {"document", "channel", *MEDIUM}
    )


def _somebody_at(row: Row, m: Mention, k: int) -> bool:
    """«مسؤول **في قضاء س**: …», «مصدر **في الشرطة**: …», «نائب **عن س**: …», «وزير الدفاع **خلال جولة** في س: …»: an office or a
    source, and where he is or on what occasion he speaks."""
    somebody, after = m.kind == "source" or not m.classes.isdisjoint(OFFICE), row[k + 1].kind
    if somebody and row[k].lemma in _WHERE and after in ("place", "np"):
        return True
    return (somebody or bool(m.names)) and row[k].lemma in _WHEN and after in ("np", "event", "noun")


def _country_line(row: Row, k: int) -> bool:
    """«العراق: قتيلان في انفجار»: a country before a colon is where it happened, unless it plainly speaks; a capital that stands
    for its government («**موسكو**: …») speaks."""
    hit = row.scan.name(row.scan.skip_quotes(row[0].start))
    if hit is None or row[0].end != hit.end:
        return False
    if row.kinds[0] == "np" and {"place", "outlet"} <= {e.kind for e in hit.entries}:
        return True  # «**الميادين**: لواء س يخلي مقرين»: a town, after which a channel is called
    if not any(e.kind == "place" and e.head == "country" for e in hit.entries):
        return False
    after = row[k + 1]
    return not (
        after.kind in ("comp", "neg") or (after.kind == "verb" and (after.tense == "imperfect" or after.number.endswith("1")))
    )


def read_postponed(row: Row) -> CueFind | None:
    """«جاء ذلك في بيان لـ س», «جاء هذا خلال مؤتمر صحفي عقده س»: the sentence before was theirs."""
    if (
        row.n < 4
        or row[0].kind != "verb"
        or row[0].lemma not in ("جاء", "ورد")
        or not any(row[k].lemma in _POINTING for k in (1, 2))
    ):
        return None
    doc = next((k for k in range(1, min(row.n, 7)) if "document" in row[k].classes or "channel" in row[k].classes), -1)
    if doc < 0:
        return None
    for k in range(doc, min(row.n, doc + 9)):
        m = row[k].mention
        if m is not None and m.kind in SPEAKERS and (m.names or (k > doc and m.kind == "source")):
            return CueFind(
                "postponed",
                "postponed",
                0,
                m,
                verb=row[0].lemma,
                medium=medium(row, 1, k + 8),
                start=row[0].start,
                end=m.end,
                cover_start=0,
                cover_end=0,
            )
        if row[k].kind in ("comp",) or (row[k].kind == "mark" and row[k].lemma in ".؛:"):
            break
    return None


def author(row: Row, document: Mention, at: int, stop: int) -> Mention:
    """«تقرير صادر عن **س**», «بيان لـ **س**», «بيان نشره **س**»: who speaks in a document; itself when nobody is named."""
    if (inside := of_document(document)) is not None:
        return inside
    bare = not row.scan.form(document.start).startswith(
        "ال"
    )  # «طالب **التقرير** مجلس الأمن»: the noun with the article owns nobody
    for k in range(at + 1, stop if stop > at else min(row.n, at + 8)):
        m = row[k].mention
        if row[k].kind == "comp":
            break
        if m is None or m.kind not in ("force", "source", "outlet"):
            continue
        if row.prep(k) in ("ل", "عن") or (not row.prep(k) and (bare or any(row[x].kind == "verb" for x in range(at + 1, k)))):
            return m
    return document


def read_told(row: Row) -> CueFind | None:
    """«وجاء في بيان نشره س أن …», «ورد في تصريح لـ س: …»: what a document says is its author's."""
    if row.n < 4 or row[0].kind != "verb" or row[0].lemma not in ("جاء", "ورد") or row[1].lemma != "في":
        return None
    document = row[2].mention if "document" in row[2].classes else institution(row, 2)
    if document is None or document.kind != "document":
        return None
    stop = next(
        (k for k in range(3, min(row.n, 24)) if row[k].kind == "comp" or (row[k].kind == "mark" and row[k].lemma == ":")), -1
    )
    if stop < 0:
        return None
    speaker = author(row, document, 2, stop)
    return CueFind(
        "says",
        "attributes",
        0,
        speaker,
        medium=medium(row, 2, stop),
        verb=row[0].lemma,
        cover_start=row[stop].end,
        cover_end=row.scan.n,
        start=row[0].start,
        end=speaker.end,
    )


def read_issued(row: Row) -> CueFind | None:
    """«صدر عن **قيادة س** البيان الآتي: …»: who issues a statement speaks in it."""
    verb = next((k for k in range(min(row.n, 4)) if row[k].kind == "verb" and row[k].lemma == "صدر"), -1)
    stop = next((k for k in range(max(verb, 0), min(row.n, verb + 14)) if row[k].kind == "mark" and row[k].lemma == ":"), -1)
    if verb < 0 or stop < 0 or not any("document" in row[k].classes for k in range(verb, stop)):
        return None
    who = next((k for k in range(verb + 1, stop) if row[k].mention is not None and row.prep(k) == "عن"), -1)
    speaker = as_speaker(m) if who >= 0 and (m := row[who].mention) is not None else None
    if speaker is None or speaker.kind == "document":
        return None
    return CueFind(
        "issues",
        "attributes",
        verb,
        speaker,
        medium=medium(row, verb, stop),
        verb=row[verb].lemma,
        cover_start=row[stop].end,
        cover_end=row.scan.n,
        start=row[verb].start,
        end=speaker.end,
    )


def read_titled(row: Row) -> CueFind | None:
    """«بيان صادر عن **القيادة العامة لـ س**», «تصريح صحفي لـ **س**»: a title without a verb says whose statement the text is."""
    if row.scan.sentence.index > 2 or row.scan.sentence.ended or row.n > 12 or "verb" in row.kinds or "event" in row.kinds:
        return None
    at = next((k for k in range(min(row.n, 3)) if row[k].base in _STATEMENTS), -1)
    document = row[at].mention if at >= 0 else None
    if document is None:
        return None
    speaker = author(row, document, at, row.n)
    if not speaker.names:
        return None
    n = row.scan.n
    return CueFind(
        "titled", "attributes", at, speaker, medium=medium(row, at, row.n), verb="", cover_start=n, cover_end=n,
        start=document.start, end=speaker.end,
    )  # fmt: skip
