"""Cues that are no verb of speaking: citations (بحسب س), names before a colon (قسد: …), a source named in the next sentence
(جاء ذلك في بيان لـ س); and the phrases that these share with verbs: who is quoted in turn, unknown names, the medium."""

from __future__ import annotations

import msgspec

from isnad.match.row import NOMINAL, Row
from isnad.model.finds import Chunk, CueFind, Mention
from isnad.model.times import TimePhrase

SPEAKERS = frozenset({"force", "source", "outlet", "document", "people"})
_MEDIA = ("telegram", "facebook", "twitter", "video", "tv", "radio", "press", "interview", "statement", "website", "report")
_MEDIUM = {f"medium_{name}": name for name in _MEDIA}
"""Class of a word → the medium that it names, the strongest first."""
_RELAYS = frozenset({"نقل", "أورد", "ذكر", "روى", "نشر", "بثّ", "زعم", "أفاد", "كشف"})
_QUOTING = frozenset({"نقلا عن", "نقلاً عن", "استنادا إلى", "استناداً إلى", "على لسان", "عن"})
_LEARNS = frozenset({"علم", "حصل", "استقى", "تلقّى"})
_TIDINGS = frozenset({"معلومة", "نبأ", "خبر", "رواية", "شهادة", "تسريب", "بيان", "إحصائية", "تقرير"})
_FIGURES = frozenset({"حصيلة", "إحصاء", "إحصائية", "تقدير", "معطى", "رقم", "بيانات", "أرقام", "تقديرات", "معطيات", "توثيق"})
_EMPTY = frozenset({"ما", "لما", "به", "بها", "بهذا", "له", "لها", "فيه", "فيها", "عليه"})
_POINTING = frozenset({"ذلك", "هذا", "كلام", "تصريح", "إعلان"})


def read_cite(row: Row, i: int, since: int, within: CueFind | None = None) -> tuple[CueFind | None, int]:
    """بحسب س · وفق ما أفاد س · نقلاً عن س: covers back to token ``since``, or forward when it stands first. ``within``: the
    verb of speaking between whose speaker and words it stands («قال س، وفق ما نقلت عنه ص، إن …»). Also the chunk cited."""
    c = row[i]
    found = _cited(row, i)
    if found is None or (within is not None and c.lemma in _QUOTING):
        return None, -1
    speaker, at, verb = found
    fronted = within is None and not any(row[k].kind in ("verb", "event") for k in range(i))
    start, stop = (speaker.end, row.scan.n) if fronted else (since, c.start)
    if within is not None:
        start, stop = within.cover_start, within.cover_end
    return _find(row, i, speaker, verb, at, (start, stop), backward=not fronted), at


def _find(row: Row, i: int, speaker: Mention, verb: str, at: int, cover: tuple[int, int], *, backward: bool) -> CueFind:
    c = row[i]
    start, stop = cover
    return CueFind(
        "cites",
        "cites",
        i,
        speaker,
        medium=medium(row, i + 1, min(row.n, i + 12)),
        verb=verb,
        cover_start=start,
        cover_end=stop,
        start=c.start,
        end=speaker.end,
        backward=backward,
        said=_cited_on(row, at) if verb != c.lemma else None,
        deeper=deeper(row, at, min(row.n, at + 6), "نقل"),
    )


def _cited_on(row: Row, at: int) -> TimePhrase | None:
    """«وفق ما أفاد المرصد **اليوم الخميس**»: the day on which the cited one said it."""
    for k in range(at + 1, min(row.n, at + 4)):
        if row[k].time is not None:
            return row[k].time
        if row[k].kind not in ("adj", "word", "np", "prep"):
            return None
    return None


def _cited(row: Row, i: int) -> tuple[Mention, int, str] | None:
    """(who is cited, the chunk, the verb of the citation)."""
    verb = row[i].lemma
    for k in range(i + 1, min(row.n, i + 8)):
        x = row[k]
        if k == i + 1 and x.base in _FIGURES and (behind := _figure_of(row, k)) is not None:
            return behind
        if x.kind in ("noun", "event") and k == i + 1 and x.voice == "masdar" and row[i].lemma.endswith("ما"):
            verb = x.base  # «وفق ما ذكر مسؤولون»: after ما a verb is meant
        elif x.kind == "verb":
            if k > i + 3 or (x.classes.isdisjoint({"speech"}) and x.suffix == "" and x.lemma not in _RELAYS):
                return None
            verb = x.lemma
        elif x.kind in NOMINAL and x.mention and (m := as_speaker(x.mention)) and not (row[k - 1].kind == "event" and k > i + 2):
            return _whose(row, m, k, verb)
        elif x.kind in ("mark", "comp", "event", "time"):
            if x.kind != "time":
                return None
        elif (
            x.kind in ("word", "adj", "part")
            and not x.classes
            and not x.suffix
            and not row.scan.readings[x.start]
            and x.lemma not in _EMPTY
        ):
            end = name_end(row, k)
            return Mention(x.start, end, "source", head=x.lemma, unresolved=True), k, verb
        elif x.kind in ("noun", "part") and x.mention is None and k == i + 1:
            return None  # «بحسب بنود الاتفاق»: grounds, nobody who speaks
    return None


def _figure_of(row: Row, at: int) -> tuple[Mention, int, str] | None:
    """«بحسب حصيلة أولية **لوزارة الصحة**», «وفق إحصاء أجرته **س**»: whose figures they are."""
    for k in range(at + 1, min(row.n, at + 7)):
        m = row[k].mention
        if row[k].kind == "comp" or (row[k].kind == "mark" and row[k].lemma not in '«»"“”'):
            break
        if m is not None and row[k].kind == "np" and as_speaker(m) is not None and row.prep(k) in ("", "ل", "عن", "من"):
            return m, k, "حصيلة"
    return None


def _whose(row: Row, m: Mention, at: int, verb: str) -> tuple[Mention, int, str]:
    """«وفقاً لمعلومات حصلت عليها س من **ص**», «بحسب بيان نشره **ص**»: the body behind the tidings speaks."""
    if m.head not in _TIDINGS or m.names or m.definite:
        return m, at, verb
    found = (m, at, verb)
    for k in range(at + 1, min(row.n, at + 10)):
        c = row[k]
        if c.kind == "comp" or (c.kind == "mark" and c.lemma not in "،,"):
            break
        if (
            c.kind == "np"
            and c.mention
            and c.mention.kind in ("force", "source", "outlet")
            and (row.prep(k) in ("", "من", "ل", "عن"))
        ):
            found = (c.mention, k, verb)
            if row.prep(k):
                break
    return found


def as_speaker(m: Mention) -> Mention | None:
    """A mention that can speak; a body is one whatever it is named after (مرصد حركة الطائرات)."""
    if m.kind in SPEAKERS:
        return m
    body = m.kind == "thing" and not m.classes.isdisjoint({"group", "state_org"}) and m.quantity is None
    return msgspec.structs.replace(m, kind="force") if body else None


def name_end(row: Row, k: int) -> int:
    """Words of an unknown speaker's name: «رامي عبد الرحمن»."""
    end = k
    while (
        end + 1 < row.n
        and end - k < 4
        and row[end + 1].kind in ("word", "noun", "adj")
        and row[end + 1].start == row[end].end
        and not row[end + 1].pre
    ):
        after = row[end + 1]
        if after.classes & {"negation", "conj"} or after.end - after.start > 1 or after.lemma == "قد":
            break
        end += 1
    return row[end].end


def deeper(row: Row, at: int, stop: int, verb: str) -> Mention | None:
    """Whom the speaker at chunk ``at`` quotes, between it and what is said."""
    for k in range(max(at, 0), stop):
        c, under = row[k], row[k - 1] if k else None
        if under is None or not _quotes(under, verb):
            continue
        if c.mention is not None and c.mention.kind in SPEAKERS:
            return c.mention if _speaks_for(c.mention, under.kind, verb) else None
        if (
            c.mention is None
            and c.kind in ("word", "noun", "adj", "part")
            and not c.definite
            and (under.kind == "cite" or verb == "نقل")
        ):
            return Mention(c.start, name_end(row, k), "source", head=c.base or c.lemma, unresolved=True)
    return None


def _quotes(under: Chunk, verb: str) -> bool:
    """نقلاً عن · «نقلت س **عن**» · «علمت س **من** مصادر»."""
    if under.kind == "cite":
        return under.lemma in _QUOTING
    return (
        under.kind == "prep"
        and not under.suffix
        and ((under.lemma == "عن" and verb in _RELAYS) or (under.lemma == "من" and verb in _LEARNS))
    )


def _speaks_for(m: Mention, kind: str, verb: str) -> bool:
    """«كشف عن مقتل», «أفاد عن إصابة مدنيين»: only a source, an office or a body can be quoted with a bare عن."""
    if kind == "cite" or verb == "نقل":
        return True
    return m.kind in ("source", "outlet") or not m.classes.isdisjoint({"spokesperson", "journalist"})


def medium(row: Row, start: int, stop: int) -> str | None:
    """The medium that the chunks from ``start`` to ``stop`` name; a channel counts more than the statement that it carries."""
    found: list[str] = []
    for c in row.chunks[max(start, 0) : max(stop, 0)]:
        for classes in (c.classes, *[word.classes for word in row.scan.words[c.start : c.end]]):
            if not classes.isdisjoint(_MEDIUM):
                found += [cls for cls in _MEDIUM if cls in classes]
    return _MEDIUM[min(found, key=list(_MEDIUM).index)] if found else None


def read_colon(row: Row) -> CueFind | None:
    """«قسد: مقتل ثلاثة …», «المتحدث باسم س فلان: …»: a name and a colon open a sentence."""
    m = row[0].mention if row.n else None
    if m is None or m.kind not in ("force", "source", "outlet", "document") or m.quantity is not None:
        return None
    for k in range(1, min(row.n, 7)):
        c = row[k]
        if c.kind == "mark" and c.lemma == ":":
            if k + 1 >= row.n or _country_line(row, k):
                return None
            return CueFind(
                "colon",
                "attributes",
                k,
                m,
                verb="",
                medium=medium(row, 0, k),
                cover_start=c.end,
                cover_end=row.scan.n,
                start=m.start,
                end=c.end,
            )
        if c.kind not in ("word", "adj", "noun", "np", "part", "place") or (c.kind == "np" and c.mention and c.mention.names):
            return None
    return None


def _country_line(row: Row, k: int) -> bool:
    """«العراق: قتيلان في انفجار»: a country before a colon is where it happened, unless it plainly speaks."""
    hit = row.scan.name(row.scan.skip_quotes(row[0].start))
    if hit is None or not hit.of("place") or row[0].end != hit.end:
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
    if (
        row.n < 4
        or row[0].kind != "verb"
        or row[0].lemma not in ("جاء", "ورد")
        or row[1].lemma != "في"
        or "document" not in row[2].classes
    ):
        return None
    stop = next(
        (k for k in range(3, min(row.n, 24)) if row[k].kind == "comp" or (row[k].kind == "mark" and row[k].lemma == ":")), -1
    )
    if stop < 0:
        return None
    if row[2].mention is None:
        return None
    speaker = author(row, row[2].mention, 2, stop)
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
