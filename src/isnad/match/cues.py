"""The interpreter of attribution cues: who speaks, through what, on which day, and which words are theirs (CODEBOOK §5)."""

from __future__ import annotations

import msgspec

from isnad.match.cited import as_speaker, deeper, medium, name_end, read_cite, read_colon, read_postponed, read_told
from isnad.match.row import NOMINAL, Row
from isnad.match.scan import NOTHING
from isnad.match.subject import left_subject
from isnad.model.finds import Chunk, CueFind, Mention
from isnad.model.times import TimePhrase
from isnad.packs import Packs

_TO_PERSONS = frozenset({"طالب", "دعا", "ناشد", "اتّهم", "حثّ", "حمّل", "أبلغ", "أخبر", "هدّد", "حذّر", "توعّد", "أنذر", "انتقد", "لام"})
_ONTO = frozenset({"", "ب", "عن", "من", "إلى", "على"})
_CARRIES = frozenset({"document", "channel"})


def read_cues(row: Row, packs: Packs) -> list[CueFind]:
    """All attribution cues in a row, in order."""
    out: list[CueFind] = [c for c in (read_postponed(row), read_colon(row), read_told(row)) if c]
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
    c = row[i]
    if c.kind not in ("verb", "part", "np") and not _noun_for_verb(row, i):
        return ""
    bases = (_participle(row, i),) if c.kind == "np" else (c.base, c.lemma, _other_verb(row, packs, i))
    rule = next((r for lemma in bases for rest, r in packs.cue_words.get(lemma, ()) if not rest), "")
    if not rule or c.voice == "passive" or (c.kind == "part" and (c.definite or c.suffix or (i + 1 < row.n and row[i + 1].lemma == "في"))):
        return ""
    before = row[i - 1] if i else None
    if before is not None and before.kind == "neg" and before.lemma != "ما":
        return ""  # «لم يكشف عن هويته», «لم تعلن أي جهة …»: nothing is said
    told_of = before is not None and before.mention is not None and not c.pre and not before.classes.isdisjoint(_CARRIES) and row.prep(i - 1) and c.kind == "verb"
    return "" if told_of else rule


def _participle(row: Row, i: int) -> str:
    """«، مشيرا إلى أن»: without its tanween the participle is spelled like a noun (مشير)."""
    c = row[i]
    if c.end - c.start != 1 or c.definite or c.pre or not row.scan.form(c.start).endswith("ا") or i + 1 >= row.n or row[i + 1].kind not in ("comp", "prep"):
        return ""
    return next((r.entry.base for r in row.scan.readings[c.start] if r.entry.pos == "participle" and not r.article), "")


def _other_verb(row: Row, packs: Packs, i: int) -> str:
    """«المرصد تحدث عن مقتل …»: before عن or أن a verb of speaking that is spelled like another verb (حدث، تحدّث)."""
    c, after = row[i], row[i + 1] if i + 1 < row.n else None
    if c.kind != "verb" or after is None or not (after.kind == "comp" or after.lemma == "عن"):
        return ""
    return next((r.entry.lemma for r in row.scan.readings[c.start] if r.entry.pos == "verb" and r.entry.lemma in packs.cue_words), "")


def _noun_for_verb(row: Row, i: int) -> bool:
    """«وفي وقت سابق اليوم ذكر مصدر أن …»: after words of time a verb is spelled like its verbal noun; a source and أن tell it."""
    c = row[i]
    if c.kind not in ("noun", "event") or c.voice != "masdar" or c.definite or c.pre or c.suffix or i + 2 >= row.n or row.prep(i):
        return False
    m = row[i + 1].mention
    if m is None or m.kind not in ("source", "outlet") and not m.names or row[i + 1].pre:
        return False
    return any(row[k].kind == "comp" for k in range(i + 2, min(row.n, i + 12)) if not any(row[x].kind == "verb" for x in range(i + 2, k)))


def _speech(row: Row, packs: Packs, i: int, rule: str) -> tuple[CueFind | None, int]:
    """(the cue, the chunk at which what is said begins)."""
    cue = packs.cues[rule]
    c = row[i]
    nxt = row[i + 1] if i + 1 < row.n else None
    if nxt is not None and nxt.lemma in cue.not_when:
        return None, -1
    speaker, at, pronoun = _speaker(row, i)
    speaker = _with_name(row, speaker, at) if speaker else None
    cover, quote, stop = _content(row, i, max(at, i), bare=speaker is not None or bool(c.pre) or c.kind in ("part", "np"))
    cover_end = row.scan.n
    if cover < 0:
        cover, cover_end = _before(row, i)
    if cover < 0:
        if not _issues(row, i):
            return None, -1
        cover = cover_end = row.scan.n  # «أصدرت س بياناً»: what the statement says comes in the sentences after it
    said, through, hearer = _between(row, i, at, stop)
    end = stop if stop > i else min(row.n, i + 16)
    find = CueFind(
        rule=rule, effect=cue.effect, chunk=i, speaker=speaker, speaker_pronoun=pronoun, medium=through, stance=cue.stance, verb=c.lemma,
        cover_start=cover, cover_end=cover_end, quote=quote, said=said, start=c.start, end=max(speaker.end if speaker else 0, c.end), hearer=hearer,
        gender=c.gender, deeper=deeper(row, max(at, i) + 1, end, c.lemma) if speaker else None,
    )  # fmt: skip
    return find, stop


def _before(row: Row, i: int) -> tuple[int, int]:
    """«قصفت القوات البلدة»، **قالت س**: the quotation before the verb, when nothing is said after it; (-1, …) when there is none."""
    start = row[i].start
    q = next((q for q in row.scan.sentence.quotes if q.closed and q.end < start <= q.end + 3 and _speaks(row, q.start, q.end)), None)
    return (q.start, q.end) if q and not row[i].pre else (-1, row.scan.n)


def _with_name(row: Row, m: Mention, k: int) -> Mention:
    """«شهود **عيان**», «الناشط **محمد الحسن**»: the name after a source belongs to it."""
    if m.names or m.unresolved or k + 1 >= row.n or row[k].mention is not m or row[k + 1].kind != "word" or row[k + 1].pre:
        return m
    return msgspec.structs.replace(m, end=name_end(row, k))


def _issues(row: Row, i: int) -> bool:
    return row[i].lemma in ("أصدر", "نشر", "بثّ", "وزّع") and any(row[k].mention is not None and "document" in row[k].classes for k in row.right(i, limit=4))


def _speaker(row: Row, i: int) -> tuple[Mention | None, int, str]:
    """(mention, its chunk, '') or (None, -1, 'elided' | pronoun)."""
    if row[i].kind in ("part", "np"):
        return None, -1, "elided"
    k = left_subject(row, i)
    if k < 0 and i > 1 and row[i - 1].lemma in ("قد", "كان قد"):
        k = _subject_of_past(row, i)
    aside = -1 if row[i].pre else _before_aside(row, i)
    k = aside if aside >= 0 else k
    if k >= 0 and _under_cite(row, k):
        k = -1
    before = as_speaker(m) if k >= 0 and (m := row[k].mention) else None
    if before is not None and not (row[i].pre and k < i - 2):
        return (before, k, "") if _may_speak(before) else (None, k, "elided")
    for k in range(i + 1, min(row.n, i + 6)):
        c = row[k]
        if c.kind == "verb" and k > i + 1 and row[k - 1].lemma == "ما":
            continue  # «أعلن ما يعرف باسم س»
        if k == i + 1 and _name_like(row, k):
            end = name_end(row, k)
            unknown = Mention(c.start, end, "source", head=c.base or c.lemma, classes=NOTHING, unresolved=True)
            return _office(row, end) or (unknown, k, "")
        if c.kind in ("comp", "verb", "event", "rel") or (c.kind == "mark" and c.lemma not in "()"):
            break
        if c.kind in NOMINAL and c.mention and (row.prep(k) in ("", "باسم") and not c.pre):
            found = as_speaker(c.mention)
            if found is not None and _asked(row, i, c):
                return None, i, "elided"
            return (found, k, "") if found is not None and _may_speak(found) else (None, k, "")
    if row[i].number.endswith("1"):
        return None, -1, "نا"
    return None, -1, "elided"


def _asked(row: Row, i: int, c: Chunk) -> bool:
    """«أدانت س الهجوم وطالبت **ص** بـ …»: after a verb that takes a person, a noun of the other gender is whom it asks."""
    return row[i].lemma in _TO_PERSONS and bool(row[i].gender) and c.gender in ("m", "f") and c.number == "s" and c.gender != row[i].gender


def _office(row: Row, end: int) -> tuple[Mention, int, str] | None:
    """«قال فلان الفلاني، **المتحدث باسم س**»: who is named first and then his office speaks for that office."""
    k = next((x for x, c in enumerate(row.chunks) if c.start >= end), row.n)
    if k < row.n and row[k].kind == "mark" and row[k].lemma in "،,-–":
        k += 1
    m = row[k].mention if k < row.n and not row[k].pre else None
    return (m, k, "") if m is not None and m.definite and m.names and not m.classes.isdisjoint({"spokesperson", "leader"}) else None


def _before_aside(row: Row, i: int) -> int:
    """«موظف في س، التي تدير المشفى، **أكد** …»: the subject before a relative clause between commas."""
    if i < 4 or row[i - 1].kind != "mark" or row[i - 1].lemma not in "،,-–":
        return -1
    rel = next((x for x in range(i - 2, max(0, i - 12), -1) if row[x].kind == "rel"), -1)
    k = rel - 2 if rel > 1 and row[rel - 1].kind == "mark" else -1
    opens = k >= 0 and row[k].kind == "np" and not row.prep(k) and (k == 0 or row[k - 1].kind in ("comp", "conj", "cue", "mark", "time"))
    return k if opens else -1


def _under_cite(row: Row, k: int) -> bool:
    """«بحسب **مراسل س** قال …»: who is cited is not the subject of what comes after."""
    return any(row[x].kind == "cite" for x in range(max(0, k - 3), k) if not any(row[y].kind in ("mark", "verb") for y in range(x, k)))


def _subject_of_past(row: Row, i: int) -> int:
    """«كان **رئيس الحكومة** فلان قد توعّد», «**الرئيس** كان قد هدّد»: the subject of كان is that of the verb after قد."""
    if row[i - 1].kind == "cue":
        return left_subject(row, i - 1)
    for v in range(i - 2, max(-1, i - 9), -1):
        if row[v].kind == "verb" and row[v].lemma == "كان":
            after = next((k for k in range(v + 1, i) if row[k].kind == "np" and not row.prep(k)), -1)
            return after if after >= 0 else left_subject(row, v)
        if row[v].kind in ("comp", "conj") or (row[v].kind == "mark" and row[v].lemma in ".؛:"):
            break
    return -1


def _name_like(row: Row, k: int) -> bool:
    """A word that no pack knows, or an adjective before one (عادل الزوبع), where a subject stands."""
    c = row[k]
    after = row[k + 1] if k + 1 < row.n else None
    if c.kind == "word":
        return not row.scan.readings[c.start] and not c.pre
    if c.kind == "verb":  # two verbs never stand side by side: «أفاد أشرف القدرة»
        named = after is not None and not after.pre and (after.kind in ("word", "np", "noun", "part", "adj") and (after.definite or after.kind == "word"))
        return named and not c.pre and not c.suffix and "copula" not in c.classes and row[k - 1].kind == "verb"
    if c.kind not in ("adj", "part") or c.pre or c.suffix or c.definite or row.scan.form(c.start).endswith(("ا", "اً")):
        return False
    return after is not None and after.kind == "word" and not row.scan.readings[after.start] and not after.pre


def _may_speak(m: Mention) -> bool:
    """The dead and counted people do not speak («39 عنصراً … قُتلوا»), except sources and officials (ثلاثة ناشطين)."""
    if not m.names and not m.classes.isdisjoint({"dead", "body", "wounded"}):
        return False
    return m.quantity is None or m.kind == "source" or not m.classes.isdisjoint({"source", "spokesperson", "leader", "journalist"})


def _content(row: Row, i: int, at: int, *, bare: bool) -> tuple[int, bool, int]:
    """(first token of what is said, whether a quotation opens it, chunk where it begins); -1 when nothing is said. ``bare``: a noun
    phrase alone may be what is said."""
    quotes = {q.start: q for q in row.scan.sentence.quotes}
    aside = -1
    for k in range(i + 1, min(row.n, i + 30)):
        c = row[k]
        if c.kind == "cite" and k > at >= 0:
            aside = next((x for x in range(k + 1, min(row.n, k + 10)) if row[x].kind in ("mark", "comp")), k)
        if k < aside:
            continue  # «قال س، وفق ما نقلت عنه ص، إن …»
        if c.kind == "comp":
            return c.end, any(c.end <= s <= c.end + 1 for s in quotes), k
        if c.kind == "mark" and c.lemma == ":":
            return c.end, True, k
        opened = next((s for s in range(row[k - 1].end, c.start + 1) if s in quotes), -1)
        if opened >= 0 and k > at and _speaks(row, quotes[opened].start, quotes[opened].end):
            return opened, True, k
        if k > at and c.kind == "event" and (row.prep(k) in _ONTO or row.prep(k) == "ل" and k == at + 1) and not _carrier_of_medium(row, k):
            return _noun_start(row, at, k), False, k
        if k > at and c.kind == "verb" and _name_of_office(row, at, k):
            continue
        if k > at and c.kind == "verb" and k > i + 1 and not _inside_relative(row, i, k):
            resumed = _aside(row, at, k)
            if resumed >= 0:
                return row[resumed].end, any(row[resumed].end <= s <= row[resumed].end + 1 for s in quotes), resumed
            if (said := _described(row, at, k)) >= 0 and bare:
                return row[said].start, False, said
            if row[k - 1].kind != "rel":
                return (c.start, False, k) if row[i].kind == "verb" and _after_comma(row, k) else (-1, False, k)
        if c.kind == "mark" and c.lemma in ".؛":
            break
    return _noun_said(row, max(i, at)) if bare else (-1, False, -1)


def _described(row: Row, at: int, k: int) -> int:
    """«نعى س **أربعة من عناصره** قُتلوا …»: the indefinite noun that the verb at ``k`` describes is what is told."""
    for x in (k - 1, k - 2):
        m = row[x].mention
        if x > max(at, 0) and m is not None and m.kind != "document" and (m.quantity is not None or not m.definite) and row.prep(x) in ("", "ب", "عن"):
            return x
        if row[x].kind not in ("adj", "np"):
            return -1
    return -1


def _aside(row: Row, at: int, k: int) -> int:
    """«قال قيادي، فضّل عدم ذكر اسمه، **إن** …»: the clause at ``k`` only describes the speaker; the particle that takes up the saying."""
    if at < 0 or not any(row[x].kind in ("neg", "rel") or (row[x].kind == "mark" and row[x].lemma in "،,-(") for x in (k - 1, k - 2, k - 3) if x > at):
        return -1
    for x in range(k + 1, min(row.n, k + 10)):
        if row[x].kind == "comp":
            return x if row[x - 1].kind == "mark" or row[k - 1].kind in ("neg", "rel") else -1
        if row[x].kind in ("verb", "conseq", "conj") and x > k + 3 or (row[x].kind == "mark" and row[x].lemma in ".؛:"):
            return -1
    return -1


def _name_of_office(row: Row, at: int, k: int) -> bool:
    """«قال الناطق باسم س **نجيب** دانيش، …»: after an office a word that is spelled like a verb is a name."""
    m = row[at].mention if at >= 0 else None
    if m is None or m.classes.isdisjoint({"spokesperson", "leader"}) or row[k].pre or row[k].suffix or k + 1 >= row.n or k > at + 5:
        return False
    after = row[k + 1]
    return any(row[x].kind in ("mark", "comp", "cite") for x in range(k + 1, min(row.n, k + 4))) and after.kind in ("word", "adj", "noun", "part", "np") and not after.pre


def _noun_start(row: Row, at: int, k: int) -> int:
    """«وثّقت س **حصيلة هجمات**»: the noun before the verbal noun belongs to what is said."""
    before = row[k - 1]
    if k - 1 > at and before.kind in ("noun", "np") and not before.definite and not before.pre and row.prep(k - 1) == "" and before.classes.isdisjoint({"document", "source"}):
        return before.start
    return row[k].start


def _noun_said(row: Row, at: int) -> tuple[int, bool, int]:
    """A noun phrase alone is what is said: «نفت س **مسؤوليتها**», «اتهمت س **ص**»."""
    for k in range(at + 1, min(row.n, at + 9)):
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
    return bool(row[k].suffix) or any(row[x].kind in ("rel",) or not row[x].classes.isdisjoint(_CARRIES) for x in range(max(i + 1, k - 4), k))


def _speaks(row: Row, start: int, end: int) -> bool:
    """A quotation is speech when four words or a verb stand in it; else its marks stand round a name."""
    if end - start >= 4:
        return True
    return any(c.kind == "verb" and start <= c.start < end for c in row.chunks)


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
