"""A sentence as a row of chunks: verbs, event nouns, noun phrases, places, times, prepositions, particles, marks.

Arabic news leaves many words open (قصف is a verb and a noun). The order of tests below decides; where a test rests on a habit
of news prose rather than on grammar, its comment says so."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from isnad.match.chunk_noun import mention_at, nominal_at, np_after_bracket, np_chunk
from isnad.match.chunk_verb import verb_at, verb_chunk, verb_over_name
from isnad.match.quantity import COUNTING, may_count
from isnad.match.scan import Scan
from isnad.model.finds import Chunk, Mention
from isnad.model.times import TimePhrase
from isnad.packs import Packs
from isnad.packs.entries import Entry

KINDS = (
    ("complementizer", "comp"),
    ("by", "prep"),
    ("cite", "cite"),
    ("background", "cue"),
    ("new_speaker", "cue"),
    ("topic_shift", "cue"),
    ("subgroup", "subgroup"),
    ("habitual", "habit"),
    ("still", "still"),
    ("place_prep", "prep"),
    ("prep", "prep"),
    ("time_link", "prep"),
    ("cause_link", "prep"),
    ("purpose", "prep"),
    ("consequence_link", "conseq"),
    ("relative", "rel"),
    ("negation", "neg"),
    ("conj", "conj"),
    ("none", "none"),
)
"""Class of a particle → kind of its chunk, the first that fits."""
LATTER = "أخير"
_FORCE = frozenset({"group"})
_CUT = frozenset({"و", "ف", "ل", "ب", "ك", "وب", "ول", "فب", "فل"})


def chunk_row(scan: Scan, packs: Packs, times: Sequence[TimePhrase]) -> list[Chunk]:
    """All chunks of a sentence in order; quotation marks are no chunks (the sentence keeps them)."""
    at = {t.start: t for t in times}
    row: list[Chunk] = []
    i, joint = 0, ""
    while i < scan.n:
        token = scan.tokens[i]
        if token.kind == "symbol" or scan.is_quote(i):
            i += 1
            continue
        if token.kind == "mark":
            counted = np_after_bracket(scan, packs, i)
            row.append(counted or Chunk("mark", i, i + 1, token.form))
            joint = ""
            i = row[-1].end
            continue
        if token.form in _CUT and token.kind == "word":
            joint = token.form  # «و"قسد"»: a mark has cut the conjunction off its word
            i += 1
            continue
        if _last_of(scan, row, i, token.form):
            i += 1
            continue
        short = _latter(scan, row, i, token.form) or _ministry(scan, row, i, token.form) or _indeed(scan, i, token.form)
        short = short or _hinders(scan, i, token.form)
        chunk = short or _next(scan, packs, row, i, at)
        if at and chunk.mention is not None:
            chunk = _before_time(chunk, at)
        if at and chunk.kind == "cue" and (day := at.get(chunk.end - 2)) is not None and day.end > chunk.end:
            at[chunk.end] = day  # «في **وقت سابق** اليوم»: the day goes on behind the word of going back
        if "document" in chunk.classes and chunk.end > i + 1:
            chunk = _statement_alone(row, chunk)
        if joint:
            chunk = msgspec.structs.replace(chunk, pre=joint + chunk.pre)
        joint = ""
        row.append(chunk)
        i = chunk.end if chunk.end > i else i + 1
    return row


_LATTER = {"الاخيره": "f", "الاخير": "m"}
_CALLS_BACK = frozenset({"verb", "prep", "comp"})


def _latter(scan: Scan, row: list[Chunk], i: int, form: str) -> Chunk | None:
    """«ردت **الأخيرة** على مصادر النيران», «لكن **الأخيرة** نفت ذلك»: whoever was named last, behind a verb or a preposition that
    nothing else follows, or between a conjunction and its verb."""
    if form not in _LATTER or not row or (row[-1].suffix and row[-1].kind != "verb"):
        return None
    opens = row[-1].kind == "conj" and i + 1 < scan.n and any(not r.pre for r in scan.words[i + 1].verbs)
    if row[-1].kind not in _CALLS_BACK and not opens:
        return None
    gender = _LATTER[form]
    m = Mention(
        start=i, end=i + 1, kind="force", head=LATTER, heads=(LATTER,), classes=_FORCE, number="s", gender=gender, definite=True
    )
    return Chunk("np", i, i + 1, lemma=LATTER, base=LATTER, classes=_FORCE, gender=gender, number="s", definite=True, mention=m)


_LAST = frozenset({"اخر", "اول"})
_OPENS = frozenset({"verb", "event", "prep", "comp", "mark"})


def _last_of(scan: Scan, row: list[Chunk], i: int, form: str) -> bool:
    """«غادر **آخر** جندي فرنسي القاعدة», «خروج **آخر** دفعة من …»: the superlative before its noun tells nothing of who it is."""
    if form not in _LAST or i + 1 >= scan.n or (row and row[-1].kind not in _OPENS):
        return False
    after = row and row[-1].kind in ("verb", "event")
    told = [r for r in scan.words[i + 1].nouns if r.entry.pos == "noun" and (after or not r.article) and not r.pre]
    return any("time_unit" not in r.entry.classes for r in told) and not scan.words[i + 1].verbs


_HINDERS, _KEPT_FROM, _WITHIN = "حال", "دون", 6


def _hinders(scan: Scan, i: int, form: str) -> Chunk | None:
    """«انعدام الأمن **حال** دون وصول …», «**حال** القصف دون إسعاف الجرحى»: the verb, and no «in case of»."""
    if form != _HINDERS or _KEPT_FROM not in (scan.form(k) for k in range(i + 1, min(scan.n, i + _WITHIN))):
        return None
    verb = next((r for r in scan.words[i].verbs if not r.pre and not r.suffix), None)
    return verb_chunk(scan, i, verb) if verb is not None else None


_INDEED = "فقد"
_LOST = frozenset({"اثر", "عمل", "وعي", "حكم"})


def _indeed(scan: Scan, i: int, form: str) -> Chunk | None:
    """«أما الحي **فقد** تعرّض لقصف», «بحسب س، **فقد** قتل …»: the particle before a verb in the past, and nobody is missing."""
    if form != _INDEED or i + 1 >= scan.n or scan.form(i + 1) in _LOST:
        return None
    past = any(r.entry.kind == "perfect" and not r.pre and not r.suffix for r in scan.words[i + 1].verbs)
    return Chunk("word", i, i + 1, lemma="قد") if past else None


_MINISTRIES = frozenset({"الداخليه", "الدفاع", "الخارجيه", "الصحه"})
_WRITTEN = _MINISTRIES | {f"و{word}" for word in _MINISTRIES}
_STATE_ORG = frozenset({"state_org"})


def _ministry(scan: Scan, row: list[Chunk], i: int, form: str) -> Chunk | None:
    """«أعلنت **الداخلية** القبض على …», «**والدفاع** تعلن إسقاط …»: a ministry by its last word alone, as headlines
    call it, beside its verb."""
    if form not in _WRITTEN:
        return None
    bare = form.removeprefix("و")
    if scan.name(i) is not None or scan.form(i + 1) == "عن":
        return None
    before = row[-1] if row else None
    told = before is not None and before.kind == "verb" and "speech" in before.classes and before.number == "s3"
    opens = before is None or before.kind == "mark"
    says = opens and i + 1 < scan.n and any("speech" in r.entry.classes and not r.pre for r in scan.words[i + 1].verbs)
    if not says and not (told and form == bare and before is not None and before.gender == "f" and not before.suffix):
        return None
    m = Mention(
        start=i,
        end=i + 1,
        kind="force",
        head="وزارة",
        heads=("وزارة",),
        classes=_STATE_ORG,
        number="s",
        gender="f",
        definite=True,
    )
    return Chunk(
        "np", i, i + 1, lemma="وزارة", base="وزارة", classes=_STATE_ORG, pre=form.removesuffix(bare), gender="f", number="s",
        definite=True, mention=m,
    )  # fmt: skip


def _before_time(chunk: Chunk, at: dict[int, TimePhrase]) -> Chunk:
    """«ثلاثة أشخاص السبت»: a noun phrase ends where a time begins, unless a name covers it."""
    m = chunk.mention
    if m is None or chunk.time is not None:
        return chunk
    cut = next((t for t in range(max(chunk.start + 1, m.name_end), chunk.end) if t in at), -1)
    if cut < 0 or (m.quantity is not None and m.quantity.end > cut):
        return chunk
    return msgspec.structs.replace(chunk, end=cut, mention=msgspec.structs.replace(m, end=cut))


_OF_PERSONS = frozenset({"طالب", "دعا", "ناشد", "حمّل", "حثّ", "حذّر", "هدّد"})


def _statement_alone(row: list[Chunk], chunk: Chunk) -> Chunk:
    """«اتهمت س **في بيان** القوات الحكومية بـ …»: behind a verb that takes a person, the noun behind
    the statement is that person."""
    m = chunk.mention
    if m is None or not row or row[-1].lemma != "في" or not m.definite:
        return chunk
    verb = next((c for c in reversed(row[-6:]) if c.kind == "verb"), None)
    if verb is None or not ("accuse" in verb.classes or verb.lemma in _OF_PERSONS) or row[-2:-1] == [verb]:
        return chunk
    alone = msgspec.structs.replace(m, end=chunk.start + 1, names=(), definite=False, within=())
    return msgspec.structs.replace(chunk, end=chunk.start + 1, mention=alone, definite=False)


def _next(scan: Scan, packs: Packs, row: list[Chunk], i: int, at: dict[int, TimePhrase]) -> Chunk:
    token = scan.tokens[i]
    if i in at:
        return Chunk("time", i, at[i].end, pre=_glued(scan, i), time=at[i])
    if token.kind == "number" or may_count(scan, packs, i):
        number = mention_at(scan, packs, i, governed=False)
        if number is not None and number.quantity is not None:
            return np_chunk(scan, packs, i, number)
    phrase = scan.phrase(i) if scan.words[i].phrased else None
    if phrase and phrase[0].classes.isdisjoint(COUNTING) and not ("disease" in phrase[0].classes and scan.name(i) is not None):
        return _word(i, phrase[1], phrase[0], phrase[2])
    name = scan.name(i)
    long_name = name is not None and name.end - name.start > 1
    if not long_name:
        word = scan.words[i].particle
        if word and (name is None or not word.pre) and not (token.form in _CROSSES and _crosses(scan, packs, i)):
            return _word(i, i + 1, word.entry, word.pre, word.suffix)
        verb = verb_at(scan, packs, row, i)
        if verb and (name is None or verb_over_name(scan, row, i)):
            return verb_chunk(scan, i, verb)
    return nominal_at(scan, packs, row, i)


_CROSSES = frozenset({"عبر", "وعبر"})
_OVER = frozenset({"الحدود", "نهر", "النهر", "الي"})


def _crosses(scan: Scan, packs: Packs, i: int) -> bool:
    """«**وعبر** نحو 6 آلاف شخص الحدود إلى لبنان»: a number of people crosses, where «across» would have one thing behind it."""
    if i + 1 >= scan.n or not (scan.tokens[i + 1].kind == "number" or may_count(scan, packs, i + 1)):
        return False
    return any(scan.form(k) in _OVER for k in range(i + 2, min(scan.n, i + 9)))


def _word(i: int, end: int, entry: Entry, pre: str, suffix: str = "") -> Chunk:
    kind = _particle_kind(entry.classes)
    if kind == "cue" and "side_frame" in entry.classes and i > 2:
        kind = "word"  # «… من جهة أخرى» closes a pair of sides; only at the front does it turn to another matter
    return Chunk(kind, i, end, lemma=entry.lemma, base=entry.lemma, classes=entry.classes, pre=pre, suffix=suffix)


@cache
def _particle_kind(classes: frozenset[str]) -> str:
    return next((kind for cls, kind in KINDS if cls in classes), "word")


def _glued(scan: Scan, i: int) -> str:
    form = scan.form(i)
    return form[0] if form[:1] in "وفبل" and scan.readings[i] == () else ""
