"""The interpreter of attribution cues: who speaks, through what, on which day, and which words are theirs (CODEBOOK §5)."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.finders import left_subject
from isnad.match.row import NOMINAL, Row
from isnad.model.finds import CueFind, Mention
from isnad.model.times import TimePhrase
from isnad.packs import Packs

SPEAKERS = frozenset({"force", "source", "outlet", "document", "people"})
_MEDIA = ("telegram", "facebook", "twitter", "website", "video", "tv", "radio", "press", "interview", "statement", "report")


def read_cues(row: Row, packs: Packs) -> list[CueFind]:
    """All attribution cues in a row, in order."""
    out: list[CueFind] = []
    inside_cite = -1
    for i, c in enumerate(row.chunks):
        if c.kind == "cite":
            find = _cite(row, packs, i)
            if find:
                out.append(find)
                inside_cite = i + 4
            continue
        if c.kind == "cue":
            effect = "background" if "background" in c.classes else "new_speaker" if "new_speaker" in c.classes else "topic_shift"
            out.append(CueFind("particle", effect, i, None, start=c.start, end=c.end, cover_start=c.end, cover_end=row.scan.n))
            continue
        rule = next((r for lemma in (c.base, c.lemma) for rest, r in packs.cue_words.get(lemma, ()) if not rest), "")
        told_of = i > 0 and row[i - 1].mention is not None and not c.pre and not row[i - 1].classes.isdisjoint({"document", "channel"}) and row.prep(i - 1)
        if rule and c.kind in ("verb", "part") and i >= inside_cite and not told_of:
            find = _speech(row, packs, i, rule)
            if find:
                out.append(find)
    head = _colon(row)
    return ([head] if head else []) + _bounded(row, out)


def _bounded(row: Row, cues: list[CueFind]) -> list[CueFind]:
    return cues


def _speech(row: Row, packs: Packs, i: int, rule: str) -> CueFind | None:
    cue = packs.cues[rule]
    c = row[i]
    nxt = row[i + 1] if i + 1 < row.n else None
    if nxt is not None and nxt.lemma in cue.not_when or c.voice == "passive":
        return None
    speaker, at, pronoun = _speaker(row, i)
    cover, quote, stop = _content(row, i, max(at, i))
    if cover < 0:
        if not _issues(row, i):
            return None
        cover = row.scan.n  # «أصدرت س بياناً»: what the statement says comes in the sentences after it
    said, medium, hearer = _between(row, i, at, stop)
    return CueFind(
        rule=rule, effect=cue.effect, chunk=i, speaker=speaker, speaker_pronoun=pronoun, medium=medium, stance=cue.stance, verb=c.lemma,
        cover_start=cover, cover_end=row.scan.n, quote=quote, said=said, start=c.start, end=max(speaker.end if speaker else 0, c.end), hearer=hearer,
        gender=c.gender,
    )  # fmt: skip


def _issues(row: Row, i: int) -> bool:
    return any(row[k].mention is not None and "document" in row[k].classes for k in row.right(i, limit=4))


def _speaker(row: Row, i: int) -> tuple[Mention | None, int, str]:
    """(mention, its chunk, '') or (None, -1, 'elided' | pronoun)."""
    if row[i].kind == "part":
        return None, -1, "elided"
    k = left_subject(row, i)
    if k >= 0 and row[k].mention and row[k].mention.kind in SPEAKERS and not (row[i].pre and k < i - 2):  # type: ignore[union-attr]
        m = row[k].mention
        return (m, k, "") if m is not None and _may_speak(m) else (None, k, "elided")
    for k in range(i + 1, min(row.n, i + 5)):
        c = row[k]
        if c.kind in ("comp", "verb", "mark", "event", "rel"):
            break
        if c.kind in NOMINAL and c.mention and not row.prep(k):
            m = c.mention
            return (m, k, "") if m.kind in SPEAKERS and _may_speak(m) else (None, k, "")
        if c.kind == "word" and k == i + 1 and not row.scan.readings[c.start]:
            return Mention(c.start, _name_end(row, k), "source", head=c.base, classes=c.classes, unresolved=True), k, ""
    if row[i].number.endswith("1"):
        return None, -1, "نا"
    return None, -1, "elided"


def _may_speak(m: Mention) -> bool:
    """Counted people do not speak («39 عنصراً … قُتلوا»), except sources and officials (ثلاثة ناشطين)."""
    return m.quantity is None or m.kind == "source" or not m.classes.isdisjoint({"source", "spokesperson", "leader", "journalist"})


def _name_end(row: Row, k: int) -> int:
    """Words of an unknown speaker's name: «رامي عبد الرحمن»."""
    end = k
    while end + 1 < row.n and end - k < 4 and row[end + 1].kind in ("word", "noun") and row[end + 1].start == row[end].end:
        end += 1
    return row[end].end


def _content(row: Row, i: int, at: int) -> tuple[int, bool, int]:
    """(first token of what is said, whether a quotation opens it, chunk where it begins); -1 when nothing is said."""
    quotes = {q.start: q for q in row.scan.sentence.quotes}
    for k in range(i + 1, min(row.n, i + 30)):
        c = row[k]
        if c.kind == "comp":
            return c.end, any(c.end <= s <= c.end + 1 for s in quotes), k
        if c.kind == "mark" and c.lemma == ":":
            return c.end, True, k
        opened = next((s for s in range(row[k - 1].end, c.start + 1) if s in quotes), -1)
        if opened >= 0 and k > at and _speaks(row, quotes[opened].start, quotes[opened].end):
            return opened, True, k
        if k > at and c.kind == "event" and row.prep(k) in ("", "ب", "عن", "من", "إلى") and not _carrier_of_medium(row, k):
            return c.start, False, k
        if k > at and c.kind == "verb" and k > i + 1 and row[k - 1].kind not in ("rel",) and not _inside_relative(row, i, k):
            return (c.start, False, k) if row[i].kind == "verb" and _after_comma(row, k) else (-1, False, k)
        if c.kind == "mark" and c.lemma in ".؛":
            break
    for k in range(max(i, at) + 1, min(row.n, max(i, at) + 9)):
        if row[k].kind in ("comp", "verb", "conseq") or (row[k].kind == "mark" and row[k].lemma in ".؛"):
            break
        if row[k].kind in ("np", "noun", "part") and row.prep(k) in ("", "ب", "عن", "من", "على"):
            return row[k].start, False, k
    return -1, False, -1


def _after_comma(row: Row, k: int) -> bool:
    return row[k - 1].kind == "mark"


def _carrier_of_medium(row: Row, k: int) -> bool:
    return "document" in row[k].classes or row.prep(k) in ("في", "عبر", "خلال")


def _inside_relative(row: Row, i: int, k: int) -> bool:
    """«في بيان نشره على قناته»: a verb with a pronoun that goes on describing the medium."""
    return bool(row[k].suffix) or any(row[x].kind in ("rel",) or "document" in row[x].classes or "channel" in row[x].classes for x in range(max(i + 1, k - 4), k))


def _speaks(row: Row, start: int, end: int) -> bool:
    """A quotation is speech when four words or a verb stand in it; else its marks stand round a name."""
    if end - start >= 4:
        return True
    return any(c.kind == "verb" and start <= c.start < end for c in row.chunks)


def _between(row: Row, i: int, at: int, stop: int) -> tuple[TimePhrase | None, str | None, Mention | None]:
    """What stands between the speech verb and its content: the day it was said, the medium, the outlet it was said to."""
    said: TimePhrase | None = None
    media: list[str] = []
    hearer: Mention | None = None
    end = stop if stop > i else min(row.n, i + 16)
    for k in range(i + 1, end):
        c = row[k]
        if c.kind == "time" and said is None:
            said = c.time
        media.extend(name for name in _MEDIA if f"medium_{name}" in _classes(row, k))
        if c.mention and c.mention.kind == "outlet" and row.prep(k) == "ل":
            hearer = c.mention
    front = i - 2 if i > 1 and row[i - 1].kind == "mark" and row[i - 1].lemma in "،," else i - 1
    if said is None and front >= 0 and row[front].kind == "time":
        said = row[front].time  # «وفي الساعات الأخيرة، أعلنت …»
    return said, min(media, key=_MEDIA.index, default=None), hearer


def _classes(row: Row, k: int) -> frozenset[str]:
    out: set[str] = set(row[k].classes)
    for t in range(row[k].start, row[k].end):
        for r in row.scan.readings[t]:
            out |= r.entry.classes
    return frozenset(out)


def _cite(row: Row, packs: Packs, i: int) -> CueFind | None:
    """بحسب س · وفق ما أفاد س · نقلاً عن س: covers back to the sentence's start, or forward when it stands first."""
    c = row[i]
    speaker: Mention | None = None
    verb, end = c.lemma, c.end
    for k in range(i + 1, min(row.n, i + 7)):
        x = row[k]
        if x.kind == "verb" and (x.classes & {"speech"}):
            verb = x.lemma
            continue
        if x.kind in NOMINAL and x.mention and x.mention.kind in SPEAKERS:
            speaker, end = x.mention, x.mention.end
            break
        if x.kind in ("mark", "comp"):
            break
        if x.kind == "word" and not x.classes and x.lemma not in ("ما", "لما"):
            end = _name_end(row, k)
            speaker = Mention(x.start, end, "source", head=x.lemma, unresolved=True)
            break
    if speaker is None:
        return None
    fronted = not any(row[k].kind in ("verb", "event") for k in range(i))
    start, stop = (end, row.scan.n) if fronted else (0, c.start)
    _, medium, _ = _between(row, i, i, min(row.n, i + 12))
    return CueFind("cites", "cites", i, speaker, medium=medium, verb=verb, cover_start=start, cover_end=stop, start=c.start, end=end, backward=not fronted)


def _colon(row: Row) -> CueFind | None:
    """«قسد: مقتل ثلاثة …»: a name and a colon open a sentence."""
    for k in range(min(row.n, 4)):
        c = row[k]
        if c.kind == "mark" and c.lemma == ":" and k:
            m = row[k - 1].mention
            if m and m.kind in ("force", "source", "outlet") and m.start == row[0].start:
                return CueFind("colon", "attributes", k, m, verb="", cover_start=c.end, cover_end=row.scan.n, start=m.start, end=c.end)
        if c.kind in ("verb", "event"):
            break
    return None
