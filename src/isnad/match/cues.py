"""The interpreter of attribution cues: who speaks, through what, on which day, and which words are theirs (CODEBOOK §5)."""

from __future__ import annotations

from isnad.match.cited import author, deeper, medium, read_cite, read_colon, read_issued, read_postponed, read_told
from isnad.match.row import Row
from isnad.match.said import CARRIES, content_of, quoted_before, told_until
from isnad.match.sayer import speaker_of, with_name
from isnad.model.finds import Chunk, CueFind, Mention
from isnad.model.times import TimePhrase
from isnad.packs import Packs

_SAYING = frozenset({"verb", "part", "np", "noun", "event"})


def read_cues(row: Row, packs: Packs) -> list[CueFind]:
    """All attribution cues in a row, in order."""
    out: list[CueFind] = [c for c in (read_postponed(row), read_colon(row), read_told(row), read_issued(row)) if c]
    cited, saying, since = -1, -1, 0
    for i, c in enumerate(row.chunks):
        if c.kind == "cite":
            within = next((q for q in reversed(out) if q.effect in ("attributes", "continues")), None) if i < saying else None
            find, at = read_cite(row, i, since, within)
            if find:
                out.append(find)
                cited, since = at + 1, find.end if find.backward and within is None else since
        elif c.kind == "cue":
            effect = "background" if "background" in c.classes else "new_speaker" if "new_speaker" in c.classes else "topic_shift"
            out.append(CueFind("particle", effect, i, None, start=c.start, end=c.end, cover_start=c.end, cover_end=row.scan.n))
        elif i >= cited and (rule := _rule(row, packs, i)):
            find, at = _speech(row, packs, i, rule)
            if find:
                out.append(find)
                saying = max(saying, at)
    return out


def _rule(row: Row, packs: Packs, i: int) -> str:
    """The cue rule that chunk ``i`` starts; '' when it is no verb of speaking here."""
    kind, alone = row.kinds[i], packs.cue_alone
    if kind not in _SAYING or (kind in ("noun", "event") and not _noun_for_verb(row, i)):
        return ""
    c = row[i]
    if kind == "np":
        rule = alone.get(_participle(row, i), "")
    else:
        rule = alone.get(c.base) or alone.get(c.lemma) or alone.get(_other_verb(row, packs, i), "")
    if (
        not rule
        or c.voice == "passive"
        or (c.kind == "part" and (c.definite or c.suffix or (i + 1 < row.n and row[i + 1].lemma == "في")))
    ):
        return ""
    if c.kind == "verb" and row.scan.form(c.start).endswith("قل") and c.tense == "imperfect":
        return ""  # «سيارة تقل عناصر»: only after لم would it be from قال, and then nothing is said
    before = row[i - 1] if i else None
    if before is not None and before.kind == "neg" and before.lemma != "ما":
        return ""  # «لم يكشف عن هويته», «لم تعلن أي جهة …»: nothing is said
    told_of = (
        before is not None
        and before.mention is not None
        and not c.pre
        and not before.classes.isdisjoint(CARRIES)
        and row.prep(i - 1)
        and c.kind == "verb"
    )
    after = row[i + 1] if i + 1 < row.n else None
    return (
        "" if told_of and not (after is not None and (after.kind == "comp" or (after.lemma == "في" and after.suffix))) else rule
    )


def _participle(row: Row, i: int) -> str:
    """«، مشيرا إلى أن»: without its tanween the participle is spelled like a noun (مشير)."""
    c = row[i]
    if (
        c.end - c.start != 1
        or c.definite
        or c.pre
        or not row.scan.form(c.start).endswith("ا")
        or i + 1 >= row.n
        or row[i + 1].kind not in ("comp", "prep")
    ):
        return ""
    return next((r.entry.base for r in row.scan.readings[c.start] if r.entry.pos == "participle" and not r.article), "")


def _other_verb(row: Row, packs: Packs, i: int) -> str:
    """«المرصد تحدث عن مقتل …»: before عن or أن a verb of speaking that is spelled like another verb (حدث، تحدّث)."""
    c, after = row[i], row[i + 1] if i + 1 < row.n else None
    if c.kind != "verb" or after is None or not (after.kind == "comp" or after.lemma == "عن"):
        return ""
    return next(
        (r.entry.lemma for r in row.scan.readings[c.start] if r.entry.pos == "verb" and r.entry.lemma in packs.cue_words), ""
    )


def _noun_for_verb(row: Row, i: int) -> bool:
    """«وفي وقت سابق اليوم ذكر مصدر أن …»: after words of time a verb is spelled like its verbal noun; a source and أن tell it."""
    c = row[i]
    if c.kind not in ("noun", "event") or c.voice != "masdar" or c.definite or c.pre or c.suffix or i + 2 >= row.n or row.prep(i):
        return False
    m = row[i + 1].mention
    if m is None or (m.kind not in ("source", "outlet") and not m.names) or row[i + 1].pre:
        return False
    return any(
        row[k].kind == "comp" for k in range(i + 2, min(row.n, i + 12)) if not any(row[x].kind == "verb" for x in range(i + 2, k))
    )


def _speech(row: Row, packs: Packs, i: int, rule: str) -> tuple[CueFind | None, int]:
    """(the cue, the chunk at which what is said begins)."""
    cue = packs.cues[rule]
    c = row[i]
    nxt = row[i + 1] if i + 1 < row.n else None
    if nxt is not None and nxt.lemma in cue.not_when:
        return None, -1
    speaker, at, pronoun = speaker_of(row, i)
    speaker = with_name(row, speaker, at) if speaker else None
    cover, quote, stop = content_of(row, i, max(at, i), bare=speaker is not None or bool(c.pre) or c.kind in ("part", "np"))
    cover, cover_end = (cover, told_until(row, stop)) if cover >= 0 else quoted_before(row, i)
    if cover < 0:
        if not _issues(row, i):
            return None, -1
        cover = cover_end = row.scan.n  # «أصدرت س بياناً»: what the statement says comes in the sentences after it
    if speaker is not None and speaker.kind == "document" and not speaker.names:
        speaker = author(row, speaker, at, stop)
        speaker = _issuer(row, at) or speaker if speaker.kind == "document" and at < i else speaker
    said, through, hearer = _between(row, i, at, stop)
    end = stop if stop > i else min(row.n, i + 16)
    find = CueFind(
        rule=rule,
        effect=cue.effect,
        chunk=i,
        speaker=speaker,
        speaker_pronoun=pronoun,
        medium=through,
        stance=cue.stance,
        verb=c.lemma,
        cover_start=cover,
        cover_end=cover_end,
        quote=quote,
        said=said,
        start=c.start,
        end=max(speaker.end if speaker else 0, c.end),
        hearer=hearer,
        gender=c.gender,
        deeper=deeper(row, max(at, i) + 1, end, c.lemma) if speaker else None,
    )
    return find, stop


def _issuer(row: Row, at: int) -> Mention | None:
    """«نشرت **س** بياناً قالت فيه إن …»: who issued the document at chunk ``at``."""
    verb = next((k for k in range(at - 1, max(-1, at - 9), -1) if row[k].kind == "verb"), -1)
    if verb < 0 or row[verb].lemma not in _ISSUING:
        return None
    return next(
        (m for k in range(verb + 1, at) if (m := row[k].mention) is not None and m.kind in ("force", "source", "outlet")), None
    )


_ISSUING = ("أصدر", "نشر", "بثّ", "وزّع")


def _issues(row: Row, i: int) -> bool:
    return row[i].lemma in _ISSUING and any(
        row[k].mention is not None and "document" in row[k].classes for k in row.right(i, limit=4)
    )


def _between(row: Row, i: int, at: int, stop: int) -> tuple[TimePhrase | None, str | None, Mention | None]:
    """What stands between the speech verb and its content: the day it was said, the medium, the outlet it was said to."""
    said: TimePhrase | None = None
    hearer: Mention | None = None
    end = stop if stop > i else min(row.n, i + 16)
    for k in range(i + 1, end):
        c: Chunk = row[k]
        if c.kind == "time" and said is None:
            said = c.time
        if c.mention and c.mention.kind == "outlet" and row.prep(k) == "ل":
            hearer = c.mention
    front = i - 2 if i > 1 and row[i - 1].kind == "mark" and row[i - 1].lemma in "،," else i - 1
    if said is None and front >= 0 and row[front].kind == "time":
        said = row[front].time  # «وفي الساعات الأخيرة، أعلنت …»
    return said, medium(row, at + 1 if at > i else i + 1, end), hearer
