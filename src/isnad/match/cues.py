"""The interpreter of attribution cues: who speaks, through what, on which day, and which words are theirs (CODEBOOK §5)."""

from __future__ import annotations

import msgspec

from isnad.match.announced import BY_SAYING, by_saying, read_announced
from isnad.match.cited import deeper, medium, read_cite
from isnad.match.holders import person_named
from isnad.match.openings import author, read_colon, read_issued, read_postponed, read_titled, read_told
from isnad.match.row import Row
from isnad.match.said import CARRIES, asked_until, content_of, quoted_before, told_until
from isnad.match.sayer import speaker_of
from isnad.match.spelled import noun_for_verb, other_verb, participle, spelled_between
from isnad.match.spoken_to import TO_PERSONS
from isnad.match.titled import with_name
from isnad.match.unnamed import accused_by, by_place, kept_silent, of_so_many, passed_on, relayed
from isnad.model.finds import Chunk, CueFind, Mention
from isnad.model.times import TimePhrase
from isnad.packs import Packs

_SAYING = frozenset({"verb", "part", "np", "noun", "event", "prep"})


def read_cues(row: Row, packs: Packs) -> list[CueFind]:
    """All attribution cues in a row, in order."""
    first = (read_postponed(row), read_colon(row), read_told(row), read_issued(row), read_titled(row))
    out = [msgspec.structs.replace(c, speaker=person_named(row, packs, c.speaker)) if c.speaker else c for c in first if c]
    cited, saying, since = -1, -1, 0
    for i, c in enumerate(row.chunks):
        if c.kind == "cite":
            within = next((q for q in reversed(out) if q.effect in ("attributes", "continues")), None) if i < saying else None
            find, at = read_cite(row, i, since, within)
            if find:
                named = with_name(row, find.speaker, at) if find.speaker is not None and at >= 0 else find.speaker
                out.append(find if named is find.speaker else msgspec.structs.replace(find, speaker=named))
                cited, since = at + 1, find.end if find.backward and within is None else since
        elif c.kind == "cue":
            effect = "background" if "background" in c.classes else "new_speaker" if "new_speaker" in c.classes else "topic_shift"
            out.append(CueFind("particle", effect, i, None, start=c.start, end=c.end, cover_start=c.end, cover_end=row.scan.n))
        elif (c.kind == "comp" and c.lemma in BY_SAYING and i > saying and (find := by_saying(row, i))) or (
            find := accused_by(row, i)
        ) is not None:
            out.append(find)
            saying = i
        elif c.kind == "event" and i >= cited and (find := read_announced(row, packs, i)):
            out.append(msgspec.structs.replace(find, speaker=person_named(row, packs, find.speaker)) if find.speaker else find)
        elif i >= cited and (rule := _rule(row, packs, i)):
            find, at = _speech(row, packs, i, rule, since)
            if find and find.effect == "cites":
                since = row[i].start
            if find:
                out.append(passed_on(row, i, find, out))
                saying = max(saying, at)
    return out


def _rule(row: Row, packs: Packs, i: int) -> str:
    """The cue rule that chunk ``i`` starts; '' when it is no verb of speaking here."""
    kind = row.kinds[i]
    if kind == "prep":
        return "continues" if spelled_between(row, i) else ""
    if kind not in _SAYING or (kind in ("noun", "event") and not noun_for_verb(row, i)):
        return ""
    c, alone = row[i], packs.cue_alone
    if kind == "np":
        rule = alone.get(participle(row, i), "")
    else:
        rule = alone.get(c.base) or alone.get(c.lemma) or alone.get(other_verb(row, packs, i), "")
        rule = rule or ("says" if c.lemma in _HEARING and _by_reporter(row, i) else "")
    if (
        not rule
        or (c.lemma == "حمّل" and not _blames(row, i))
        or (c.lemma == "ادّعى" and i + 1 < row.n and row[i + 1].base in ("انتماء", "انتمى"))
        or (rule == "circulates" and (c.suffix or _opened_by_what(row, i)))
        or (c.voice == "passive" and not relayed(row, i))
        or (c.lemma == "أبلغ" and of_so_many(row, i))
        or (c.lemma == "نقل" and _carries_people(row, i))
        or (c.lemma == "قدّر" and i + 1 < row.n and row[i + 1].suffix)  # «الذين **قدّر** عددهم بـ …»
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
        and (not before.classes.isdisjoint(CARRIES) or before.mention.head in _TIDINGS)
        and row.prep(i - 1)
        and c.kind == "verb"
    )
    after = row[i + 1] if i + 1 < row.n else None
    return (
        "" if told_of and not (after is not None and (after.kind == "comp" or (after.lemma == "في" and after.suffix))) else rule
    )


_HEARING = frozenset({"سمع", "شاهد", "عاين"})
_TIDINGS = frozenset({"معلومة", "نبأ", "خبر", "تقرير", "مؤشر", "معطى"})
"""«بناء على **معلومات** تفيد بـ …»: what they tell is told by whoever has them."""


def _by_reporter(row: Row, i: int) -> bool:
    """«كما سمع **مراسل س** دوي انفجار»: what a reporter heard or saw, his outlet tells."""
    return row[i].kind == "verb" and i + 1 < row.n and "journalist" in row[i + 1].classes and not row[i + 1].pre


def _opened_by_what(row: Row, i: int) -> bool:
    """«نفت س **ما تداولته** مواقع عن …», «الأنباء **التي تناقلتها** مواقع»: what is denied, and not who tells it."""
    return i > 0 and (row[i - 1].kind in ("rel", "conseq") or row[i - 1].lemma == "ما")


def _carries_people(row: Row, i: int) -> bool:
    """«إن طواقمها **نقلت** ستة مصابين إلى المشفى»: people who are taken somewhere, and no words."""
    m = row[i + 1].mention if i + 1 < row.n and not row[i].suffix else None
    if m is None or m.names or m.kind != "people" or m.quantity is None:
        return False
    return not any(row[k].lemma == "عن" or row.kinds[k] == "comp" for k in range(i + 2, min(row.n, i + 6)))


def _blames(row: Row, i: int) -> bool:
    """«حمّلت س ص **مسؤولية** …», and not «سيارة تحمل مدفعاً»: the verb is spelled like that of carrying."""
    return any(row[k].base in _BLAME or row[k].lemma in _BLAME for k in range(i + 1, min(row.n, i + 14)))


_BLAME = frozenset({"مسؤولية", "تبعة", "وزر", "ذنب"})


def _closing(row: Row, i: int, at: int, since: int) -> tuple[int, int]:
    """«قُصفت البلدة، **قالت س**.», «…، **كما أعلنت س** أمس», «…، وهذا ما **أكده** س»: a verb of speaking and its subject behind
    the comma, with nothing said after them, speak of what stands before; (-1, …) when it is not so."""
    before = row[i - 1] if i else None
    if before is None or row[i].pre or row[i].kind != "verb":
        return -1, row.scan.n
    opens = i - 1 if before.kind == "mark" else i - 2
    joined = before.kind == "mark" or before.lemma in _AS_SAID
    if not joined or (opens >= 0 and row[opens].kind != "mark" and before.lemma == "كما"):
        return -1, row.scan.n
    if (
        opens < 1
        or bool(row[i].suffix) != (before.lemma in _WHICH)
        or not any(row[k].kind in ("verb", "event") for k in range(opens))
    ):
        return -1, row.scan.n
    rest = row.chunks[max(at, i) + 1 :]
    if any(c.kind in ("verb", "event", "comp", "conj", "conseq") or (c.kind == "np" and c.pre.startswith("و")) for c in rest):
        return -1, row.scan.n
    return since, row[opens].start


def _of_which(row: Row, i: int) -> bool:
    """«وهو **ما** نفته س», «الأمر **الذي** نفاه س»."""
    return i > 0 and (row[i - 1].lemma in _WHICH or row.kinds[i - 1] in ("rel", "conseq"))


_WHICH = frozenset({"هذا ما", "وهذا ما", "وهو ما", "هو ما", "الأمر الذي", "ما"})
_AS_SAID = _WHICH | {"كما", "حسبما", "مثلما"}


def _content(row: Row, i: int, at: int, *, bare: bool, after: int) -> tuple[int, bool, int]:
    """What is said, as ``content_of`` finds it; «…، كما **نقلت** وكالة س **عن مصدر طبي**.»: whom a relay has it from is not
    that."""
    cover, quote, stop = content_of(row, i, at, bare=bare, after=after)
    m = row[stop].mention if stop > 0 and not quote and row[i].lemma in _RELAYS and row[stop - 1].lemma == "عن" else None
    relayed_from = m is not None and m.kind in ("source", "outlet")
    return (-1, False, -1) if relayed_from else (cover, quote, stop)


_RELAYS = frozenset({"نقل", "أورد", "ذكر"})


def _speech(row: Row, packs: Packs, i: int, rule: str, since: int = 0) -> tuple[CueFind | None, int]:
    """(the cue, the chunk at which what is said begins). ``since``: the token after the last citation."""
    cue = packs.cues[rule]
    c = row[i]
    nxt = row[i + 1] if i + 1 < row.n else None
    if nxt is not None and nxt.lemma in cue.not_when:
        return None, -1
    speaker, at, pronoun = _spoken_by(row, packs, i)
    bare = (speaker is not None or pronoun == "نا" or bool(c.pre) or at == i or c.kind in ("part", "np")) and rule != "circulates"
    cover, quote, stop = _content(row, i, max(at, i), bare=bare, after=speaker.end if speaker and at > i else 0)
    if cover >= 0 and stop >= 0 and _does(row, c, stop):
        return None, -1
    if cue.clause and (
        cover < 0 or not (quote or (row[stop].kind == "comp" and (row[stop].lemma != "إلى أن" or c.lemma in _TOWARDS)))
    ):
        return None, -1  # «**زاد** عدد القتلى», «**ردّت** القوات على مصادر النيران»
    plain = cover >= 0 and not quote and row[stop].kind not in ("comp", "mark")
    if plain and c.lemma in _PUBLISHING and (speaker is None or (at > i and not row[stop].classes.isdisjoint(_TROOPS))):
        return None, -1  # «… **ونشر** مزيد من القوات», «**نشر** الجيش وحدات على الحدود»: troops, and no news
    cover, cover_end = (cover, _until(row, i, at, stop, rule)) if cover >= 0 else quoted_before(row, i)
    closing = False
    if cover < 0 and speaker is not None and at > i and cue.stance != "denies":
        cover, cover_end = _closing(row, i, at, since)
        closing = cover >= 0
    if cover < 0 and cue.stance == "denies" and speaker is not None and at > i and row[i].suffix and _of_which(row, i):
        cover, cover_end = c.start, speaker.end  # «وهو ما **نفته س**»: what another told before stays his
    if cover < 0:
        if not _issues(row, i):
            return None, -1
        cover = cover_end = row.scan.n  # «أصدرت س بياناً»: what the statement says comes in the sentences after it
    if speaker is not None and speaker.kind == "document" and not speaker.names:
        speaker = author(row, speaker, at, min(stop, i) if at < i and not row[i].suffix else stop)
        speaker = _issuer(row, at) or speaker if speaker.kind == "document" and at < i else speaker
    said, through, hearer = _between(row, i, at, stop)
    through = through or (medium(row, at, at + 1) if at >= 0 and "document" in row[at].classes else None)
    end = stop if stop > i else min(row.n, i + 16)
    find = CueFind(
        rule=rule,
        effect="cites" if closing else cue.effect,
        backward=closing,
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
        deeper=deeper(row, max(at, i) + 1, end, c.lemma) if speaker or c.lemma == "نقل" else None,
    )
    return find, stop


def _spoken_by(row: Row, packs: Packs, i: int) -> tuple[Mention | None, int, str]:
    """Who speaks by the verb at ``i``, the chunk where he stands, and the pronoun or the elision that he is told by."""
    speaker, at, pronoun = speaker_of(row, i)
    if speaker is None and pronoun != "نا" and (placed := by_place(row, i)) is not None:
        speaker, at, pronoun = placed, i + 1, ""
    if speaker is None and pronoun == "elided" and (silent := kept_silent(row, i)) is not None:
        speaker, pronoun = silent, ""
    if speaker is None and row[i].voice == "passive":
        pronoun = ""
    return (person_named(row, packs, with_name(row, speaker, at)) if speaker else None), at, pronoun


def _issuer(row: Row, at: int) -> Mention | None:
    """«نشرت **س** بياناً قالت فيه إن …»: who issued the document at chunk ``at``."""
    verb = next((k for k in range(at - 1, max(-1, at - 9), -1) if row[k].kind == "verb"), -1)
    if verb < 0 or row[verb].lemma not in _ISSUING:
        return None
    issuers = ("force", "source", "outlet", "people")
    return next((m for k in range(verb + 1, at) if (m := row[k].mention) is not None and m.kind in issuers), None)


def _does(row: Row, c: Chunk, stop: int) -> bool:
    """«**تابعت** القوات ملاحقة …», «**أعلنت** الوزارة حظر تجول», «**أصدر** الوالي قراراً بـ …»: the verb does what follows, and
    says nothing."""
    said = row[stop]
    if said.kind in ("comp", "mark") or c.kind != "verb":
        return False
    if c.lemma in _FOLLOWING:
        return said.kind in ("event", "np", "noun")
    if c.lemma == "أصدر":
        return not any(row[k].lemma in _TOLD_IN or row[k].base in _TOLD_IN for k in range(row.chunks.index(c) + 1, stop + 1))
    decree = next((row[k] for k in range(stop, min(row.n, stop + 3)) if row[k].base not in _PROCLAIMED_AS), None)
    return c.lemma in _PROCLAIMING and decree is not None and (decree.base in _PROCLAIMED or decree.lemma in _PROCLAIMED)


_TOWARDS = frozenset({"خلص", "توصّل", "لمّح", "مضى", "ذهب"})
"""Verbs whose «إلى أن» is no until."""
_FOLLOWING = frozenset({"تابع", "واصل"})
_TOLD_IN = frozenset({"بيان", "تصريح", "تقرير", "توضيح", "إيضاح", "رسالة", "تعميم", "بلاغ", "تسجيل", "نداء", "كلمة"})
_PROCLAIMING = frozenset({"أعلن", "أقرّ"})
_PROCLAIMED_AS = frozenset({"فرض", "تمديد", "بدء", "حالة", "تطبيق", "رفع"})
_PROCLAIMED = frozenset({"حظر", "إضراب", "حداد", "طوارئ", "نفير", "استنفار", "تعبئة"})
_PUBLISHING = frozenset({"نشر", "بثّ", "أذاع"})
_TROOPS = frozenset({"group", "fighter", "convoy", "weapon", "vehicle"})
_ISSUING = ("أصدر", "نشر", "بثّ", "وزّع", "أدلى", "ألقى")


def _until(row: Row, i: int, at: int, stop: int, rule: str) -> int:
    """The token at which what the verb at ``i`` tells from chunk ``stop`` on ends."""
    end = (asked_until if rule == "opines" else told_until)(row, stop)
    if at != i + 1 or not row[i].suffix or row[i].lemma not in TO_PERSONS:
        return end
    comma = next((c.start for c in row.chunks[max(stop, i) :] if c.kind == "mark" and c.lemma in "،,"), end)
    return min(end, comma)  # «أسيرين **تتهمهما س** بقتل جندي، بعدما …»


def _issues(row: Row, i: int) -> bool:
    return row[i].lemma in _ISSUING and any(
        row[k].mention is not None and "document" in row[k].classes for k in row.right(i, limit=4)
    )


def _informs(row: Row, i: int, k: int) -> bool:
    """«أبلغ مسؤول **رويترز** أن …»: the verb's object, right behind its subject."""
    m = row[k].mention
    return row[i].lemma in _INFORMING and m is not None and bool(m.names) and not row.prep(k)


_INFORMING = frozenset({"أبلغ", "أخبر"})


def _between(row: Row, i: int, at: int, stop: int) -> tuple[TimePhrase | None, str | None, Mention | None]:
    """What stands between the speech verb and its content: the day it was said, the medium, the outlet it was said to."""
    said: TimePhrase | None = None
    hearer: Mention | None = None
    end = stop if stop > i else min(row.n, i + 16)
    for k in range(i + 1, end):
        c: Chunk = row[k]
        if c.kind == "time" and said is None:
            said = c.time
        if c.mention and c.mention.kind == "outlet" and (row.prep(k) == "ل" or (k > at and k > i + 1 and _informs(row, i, k))):
            hearer = c.mention
    front = i - 2 if i > 1 and row[i - 1].kind == "mark" and row[i - 1].lemma in "،," else i - 1
    if said is None and front >= 0 and row[front].kind == "time":
        said = row[front].time  # «وفي الساعات الأخيرة، أعلنت …»
    return said, medium(row, at + 1 if at > i else i + 1, end), hearer
