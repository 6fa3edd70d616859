"""Citations (بحسب س), and the phrases that they share with verbs of speaking: who is quoted in turn, unknown names, the
medium."""

from __future__ import annotations

import msgspec

from isnad.match.institutions import institution
from isnad.match.row import NOMINAL, Row
from isnad.model.finds import Chunk, CueFind, Mention
from isnad.model.times import TimePhrase

SPEAKERS = frozenset({"force", "source", "outlet", "document", "people"})
_MEDIA = ("telegram", "facebook", "twitter", "video", "tv", "radio", "press", "interview", "statement", "website", "report")
MEDIUM = {f"medium_{name}": name for name in _MEDIA}
"""Class of a word → the medium that it names, the strongest first."""
_RELAYS = frozenset({"نقل", "أورد", "ذكر", "روى", "نشر", "بثّ", "زعم", "أفاد", "كشف"})
_QUOTING = frozenset({"نقلا عن", "نقلاً عن", "استنادا إلى", "استناداً إلى", "على لسان", "عن"})
_LEARNS = frozenset({"علم", "حصل", "استقى", "تلقّى"})
_TIDINGS = frozenset(
    {"معلومة", "نبأ", "خبر", "رواية", "شهادة", "تسريب", "بيان", "إحصائية", "تقرير", "تغريدة", "منشور", "تدوينة", "تصريح"}
)
_FIGURES = frozenset({"حصيلة", "إحصاء", "إحصائية", "تقدير", "معطى", "رقم", "بيانات", "أرقام", "تقديرات", "معطيات", "توثيق"})
_EMPTY = frozenset({"ما", "لما", "به", "بها", "بهذا", "له", "لها", "فيه", "فيها", "عليه"})


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
    elif not fronted and (verb_at := _put_between(row, i, at)) >= 0:
        start, stop = max(since, row[verb_at].start), row.scan.n
    return _find(row, i, speaker, verb, at, (start, stop), backward=not fronted), at


def _put_between(row: Row, i: int, at: int) -> int:
    """«وأسفرت، **بحسب س**، عن مقتل …», «ما أدى وفق س إلى إصابة …»: the verb in whose clause a citation stands, between the verb
    and what belongs to it; -1 where the citation ends what it covers."""
    k = at + 1
    while k < row.n and ((row[k].kind in _IN_PHRASE and not row[k].pre) or _inside_phrase(row, k)):
        k += 1
    aside = k < row.n and row[k].kind == "mark" and row[k].lemma in "،,-–"
    k += aside
    before = i - 1 - (row[i - 1].kind == "mark") if i else -1
    if k >= row.n or before < 0 or aside != (row[i - 1].kind == "mark"):
        return -1
    goes_on = (row[k].kind == "prep" or (row[k].kind in ("np", "event", "place") and row.prep(k) not in ("", "ل"))) or (
        (m := row[k].mention) is not None and row[k].kind == "np" and m.quantity is not None
    )
    if not goes_on or row[k].pre.startswith(("و", "ف")):
        return -1
    for x in range(before, max(-1, before - 4), -1):  # a verb, or a verb and its subject: «وأسفر القصف، بحسب س، عن …»
        if row[x].kind in ("verb", "conseq"):
            return x
        if row[x].kind not in ("np", "event", "place", "prep", "time"):
            break
    return -1


_IN_PHRASE = frozenset({"word", "adj", "noun"})


def _inside_phrase(row: Row, k: int) -> bool:
    """«وفق **المتحدث باسمها**، …», «بحسب مصدر **في وزارة س**، …»: what tells whose man is cited, up to the comma behind it."""
    if row[k].kind == "prep" and row[k].lemma == "باسم":
        return True
    inner = row[k].kind == "prep" and row[k].lemma in ("في", "لدى") and not row[k].suffix
    whose = row[k].kind == "np" and row.prep(k) in ("في", "لدى", "باسم")
    if not inner and not whose:
        return False
    rest = row.chunks[k : k + 5]
    return any(c.kind == "mark" and c.lemma in "،," for c in rest) and not any(c.kind in ("event", "verb") for c in rest[:2])


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
        hearer=_told_to(row, at),
        deeper=deeper(row, at, min(row.n, at + 6), "نقل"),
    )


def _told_to(row: Row, at: int) -> Mention | None:
    """«وفق ما قاله مصدر طبي **للأناضول**», «بحسب مصدر طبي تحدث **لوكالة س**»: the outlet to which the cited one spoke."""
    for k in range(at + 1, min(row.n, at + 5)):
        c = row[k]
        if c.kind == "np" and c.mention is not None and c.mention.kind == "outlet" and row.prep(k) in ("ل", "إلى"):
            return c.mention
        if c.kind not in ("adj", "word", "noun", "time", "place", "prep") and c.lemma not in _TALKING:
            return None
    return None


_TALKING = frozenset({"تحدّث", "حدث", "قال", "صرّح", "أدلى", "مع"})


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
        if k == i + 1 and (x.base or x.lemma) in _FIGURES and (behind := _figure_of(row, k)) is not None:
            return behind
        if x.kind in ("noun", "event") and k == i + 1 and x.voice == "masdar" and (_spoken(x) or row[i].lemma.endswith("ما")):
            verb = x.lemma  # «وفق ما ذكر مسؤولون»: after ما a verb is meant; «حسب رصد س», «بحسب توثيق س»
            if x.suffix and not row[i].lemma.endswith("ما"):
                return None  # «على حد قوله»: the live speaker's; but «وفق ما **نقله** موقع س عن …»
        elif x.kind == "verb":
            if k > i + 3 or (x.classes.isdisjoint({"speech"}) and x.suffix == "" and x.lemma not in _RELAYS):
                return None
            verb = x.lemma
        elif x.kind in NOMINAL and x.mention and (m := as_speaker(x.mention)) and not (row[k - 1].kind == "event" and k > i + 2):
            return _whose(row, m, k, verb)
        elif (x.kind in ("np", "place") or x.base in _BODY_NOUNS) and not x.pre and (building := institution(row, k)) is not None:
            return building, k, verb  # «بحسب ما أعلن **مستشفى س** على صفحته»
        elif x.kind in ("mark", "comp", "event", "time"):
            if x.kind != "time":
                return None
        elif k == i + 1 and x.kind == "conj" and k + 1 < row.n and row.kinds[k + 1] == "word" and row.scan.form(x.start) == UMM:
            return Mention(x.start, name_end(row, k), "source", head=x.lemma, unresolved=True), k, verb  # «بحسب **أم خالد**»
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


_BODY_NOUNS = frozenset({"إدارة", "شركة"})
UMM = "ام"
"""«أم خالد»: a mother by the name of her son, spelled like «or»."""


def _spoken(c: Chunk) -> bool:
    return not c.definite and not c.classes.isdisjoint({"speech", "affirm"})


def _figure_of(row: Row, at: int) -> tuple[Mention, int, str] | None:
    """«بحسب حصيلة أولية **لوزارة الصحة**», «وفق إحصاء أجرته **س**»: whose figures they are."""
    for k in range(at + 1, min(row.n, at + 7)):
        m = row[k].mention
        abroad = k > at + 1 and "عن" in (row[k].lemma, row.prep(k)) and "nationality" in row[k - 1].classes
        if row[k].kind in ("comp", "event") or abroad or (row[k].kind == "mark" and row[k].lemma not in '«»"“”'):
            break  # «وفق تقديرات أممية **عن** أكثر من …»
        body = m is not None and as_speaker(m) is not None and m.kind != "people"
        if m is not None and body and row[k].kind == "np" and row.prep(k) in ("", "ل", "عن", "من"):
            return m, k, "حصيلة"
    after = row[at + 1] if at + 1 < row.n else None
    if after is not None and after.kind == "adj" and not after.pre and "nationality" in after.classes and not row[at].suffix:
        m = Mention(row[at].start, after.end, "source", head=row[at].base or row[at].lemma, classes=after.classes, number="p")
        return m, at + 1, row[at - 1].lemma  # «وحسب **تقديرات أممية**، …»
    return None


def _whose(row: Row, m: Mention, at: int, verb: str) -> tuple[Mention, int, str]:
    """«وفقاً لمعلومات حصلت عليها س من **ص**», «بحسب بيان نشره **ص**»: the body behind the tidings speaks."""
    if (inside := of_document(m)) is not None:
        return inside, at, verb
    if m.head not in _TIDINGS or m.names or (m.definite and not _whose_follows(row, at)):
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


_ISSUERS = frozenset({
    "لجنة", "نقابة", "مجلس", "هيئة", "وزارة", "منظمة", "مديرية", "إدارة", "قيادة", "مكتب", "مركز", "اتحاد", "رابطة", "تجمع",
    "تنسيقية", "منسقية", "غرفة", "حركة", "شرطة", "مستشفى", "بعثة", "جمعية", "شبكة", "دائرة", "رئاسة", "حكومة",
})  # fmt: skip


_WITNESSES = frozenset({"شاهد", "ناشط", "ناجي", "ناج", "سكان", "ساكن", "مسعف", "طبيب"})


def of_document(m: Mention) -> Mention | None:
    """«بيان **لجنة الأطباء**», «إفادات **شهود**»: the body, or the people, behind a document in one phrase with it."""
    if m.kind == "document" and not m.names and len(m.heads) > 1 and m.heads[1] in _WITNESSES:
        return msgspec.structs.replace(
            m, start=m.start + 1, kind="source", head=m.heads[1], heads=m.heads[1:], classes=frozenset({"source"})
        )
    if m.kind != "document" or m.names or len(m.heads) < 2 or m.heads[1] not in _ISSUERS or m.end - m.start < 3:
        return None
    return msgspec.structs.replace(
        m, start=m.start + 1, kind="force", head=m.heads[1], heads=m.heads[1:], classes=frozenset({"state_org"})
    )


def _whose_follows(row: Row, at: int) -> bool:
    """«التقرير **الصادر عن** س», «البيان **الذي نشره** س»: behind a document with the article, words that tell whose it is."""
    after = row[at + 1] if at + 1 < row.n else None
    return after is not None and (after.kind == "rel" or (after.kind == "part" and after.lemma in ("صدر", "نشر")))


def as_speaker(m: Mention) -> Mention | None:
    """A mention that can speak; a body is one whatever it is named after (مرصد حركة الطائرات)."""
    if m.kind in SPEAKERS:
        return m
    if m.kind == "thing" and "channel" in m.classes and "post" in m.classes and m.names and m.quantity is None:
        if "nationality" in m.classes:
            return msgspec.structs.replace(m, kind="outlet", names=(), name_start=-1, name_end=-1)  # «نقلت **مواقع عراقية**»
        return msgspec.structs.replace(m, kind="source")  # «اعترفت **مواقع تابعة لداعش**»: where a speaker stands, its websites
    if m.head == "تجمع" and m.quantity is None:
        return msgspec.structs.replace(m, kind="force")  # «تجمع المهنيين قال إنه …»: where a speaker stands, an association
    body = m.kind == "thing" and not m.classes.isdisjoint({"group", "state_org"}) and m.quantity is None
    return msgspec.structs.replace(m, kind="force") if body else None


POINTING = frozenset({"قد", "ذلك", "هذا", "هذه", "تلك", "أيضاً", "أيضا"})


_KUNYA, _NO_NAME = frozenset({"ابو", "ام", "ابي"}), frozenset({"comp", "mark", "cue", "conj"})


def name_end(row: Row, k: int) -> int:
    """Words of an unknown speaker's name: «رامي عبد الرحمن», «عبد الكريم عمر»."""
    end = k
    while end + 1 < row.n and end - k < 4 and row[end + 1].start == row[end].end and not row[end + 1].pre:
        after = row[end + 1]
        if end == k and row.scan.form(row[k].start) in _KUNYA and after.end - after.start == 1 and after.kind not in _NO_NAME:
            end += 1  # «أبو **علي**», «أم **سالم**»: whatever the word is elsewhere
            continue
        if after.kind not in ("word", "noun", "adj") and not (after.kind == "verb" and _closes_name(row, end + 1)):
            break
        if after.kind == "noun" and not after.definite and row.scan.form(row[end].start).startswith("ال"):
            break  # «محافظ حلب عزام الغريب **تعليق** الدوام»: what is announced, behind a family name
        if after.classes & {"negation", "conj"} or after.end - after.start > 1 or after.lemma in POINTING:
            break
        end += 1
    return row[end].end


def _closes_name(row: Row, k: int) -> bool:
    """«عبد الكريم **عمر**، الرئيس المشترك …»: before a mark or a particle a word that is spelled like a verb ends the name."""
    c = row[k]
    after = row[k + 1] if k + 1 < row.n else None
    return not c.suffix and after is not None and (after.kind == "comp" or (after.kind == "mark" and after.lemma in "،,:"))


def deeper(row: Row, at: int, stop: int, verb: str) -> Mention | None:
    """Whom the speaker at chunk ``at`` quotes, between it and what is said."""
    for k in range(max(at, 0), stop):
        c, under = row[k], row[k - 1] if k else None
        if under is None or not _quotes(under, verb):
            continue
        if c.mention is not None and c.mention.kind == "document" and under.lemma.startswith("استناد"):
            return None  # «حذّر س، استناداً إلى **صور** …»: what he goes by
        if c.mention is not None and c.mention.kind in SPEAKERS:
            return c.mention if _speaks_for(c.mention, under.kind, verb) else None
        if (
            c.mention is None
            and not under.lemma.startswith("استناد")
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


_TELLING = frozenset(MEDIUM)


def medium(row: Row, start: int, stop: int) -> str | None:
    """The medium that the chunks from ``start`` to ``stop`` name; a channel counts more than the statement that it carries."""
    found: list[str] = []
    for c in row.chunks[max(start, 0) : max(stop, 0)]:
        for classes in (c.classes, *[word.classes for word in row.scan.words[c.start : c.end]]):
            if not classes.isdisjoint(_TELLING):
                found += [cls for cls in MEDIUM if cls in classes]
    return MEDIUM[min(found, key=list(MEDIUM).index)] if found else None
