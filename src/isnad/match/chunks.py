"""A sentence as a row of chunks: verbs, event nouns, noun phrases, places, times, prepositions, particles, marks.

Arabic news leaves many words open (قصف is a verb and a noun). The order of tests below decides; where a test rests on a habit
of news prose rather than on grammar, its comment says so."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.match.phrases import HEADS, ONE_OF, read_phrase
from isnad.match.places import BUILT, read_place
from isnad.match.places import HEADS as PLACE_HEADS
from isnad.match.quantity import COUNTING, number_starts
from isnad.match.row import EACH
from isnad.match.scan import NOTHING, TANWEEN, Scan
from isnad.model.finds import Chunk, Mention
from isnad.model.times import TimePhrase
from isnad.packs import Packs
from isnad.packs.lexicon import Entry, Reading, Word

KINDS = (
    ("complementizer", "comp"), ("by", "prep"), ("cite", "cite"), ("background", "cue"), ("new_speaker", "cue"), ("topic_shift", "cue"),
    ("subgroup", "subgroup"), ("habitual", "habit"), ("still", "still"), ("place_prep", "prep"), ("prep", "prep"), ("time_link", "prep"),
    ("cause_link", "prep"), ("purpose", "prep"), ("consequence_link", "conseq"), ("relative", "rel"), ("negation", "neg"), ("conj", "conj"), ("none", "none"),
)  # fmt: skip
"""Class of a particle → kind of its chunk, the first that fits."""
BEFORE_NOUN = frozenset({"light", "undergo", "phase", "modal", "attempt", "foil", "begin", "continue", "resume", "stop", "witness", "cause", "inflict"})
_PHRASE = HEADS
_PLACE = PLACE_HEADS | BUILT
_CUT = frozenset({"و", "ف", "ل", "ب", "ك", "وب", "ول", "فب", "فل"})
_PLACING = frozenset({"في", "من", "إلى", "على", "قرب", "نحو", "داخل", "باتجاه", "قبالة", "ب", "عند", "حول", "بين", "تجاه", "صوب", "خارج", "ضمن", "عبر", "قبل", "أمام"})
_DAMMA = "\u064f"


def chunk_row(scan: Scan, packs: Packs, times: Sequence[TimePhrase]) -> list[Chunk]:
    """All chunks of a sentence in order; quotation marks are no chunks (the sentence keeps them)."""
    at = {t.start: t for t in times}
    row: list[Chunk] = []
    i, joint = 0, ""
    while i < scan.n:
        token = scan.tokens[i]
        if scan.is_quote(i) or token.kind == "symbol":
            i += 1
            continue
        if token.form in _CUT and token.kind == "word":
            joint = token.form  # «و"قسد"»: a mark has cut the conjunction off its word
            i += 1
            continue
        chunk = _before_time(_next(scan, packs, row, i, at), at)
        if joint and chunk.kind != "mark":
            chunk = msgspec.structs.replace(chunk, pre=joint + chunk.pre)
        joint = ""
        row.append(chunk)
        i = max(chunk.end, i + 1)
    return row


def _before_time(chunk: Chunk, at: dict[int, TimePhrase]) -> Chunk:
    """«ثلاثة أشخاص السبت»: a noun phrase ends where a time begins, unless a name covers it."""
    m = chunk.mention
    if m is None or chunk.time is not None:
        return chunk
    cut = next((t for t in range(max(chunk.start + 1, m.name_end), chunk.end) if t in at), -1)
    if cut < 0 or (m.quantity is not None and m.quantity.end > cut):
        return chunk
    return msgspec.structs.replace(chunk, end=cut, mention=msgspec.structs.replace(m, end=cut))


def _next(scan: Scan, packs: Packs, row: list[Chunk], i: int, at: dict[int, TimePhrase]) -> Chunk:
    token = scan.tokens[i]
    if token.kind == "mark":
        return Chunk("mark", i, i + 1, lemma=token.form)
    if i in at:
        return Chunk("time", i, at[i].end, pre=_glued(scan, i), time=at[i])
    if token.form in number_starts(packs) or token.kind == "number":
        number = _mention(scan, packs, i, governed=False)
        if number is not None and number.quantity is not None:
            return _np_chunk(scan, i, number)
    phrase = scan.phrase(i)
    if phrase and phrase[0].classes.isdisjoint(COUNTING):
        return _word(i, phrase[1], phrase[0], phrase[2])
    name = scan.name(i)
    long_name = name is not None and name.end - name.start > 1
    if not long_name:
        word = scan.words[i].particle
        if word and (name is None or not word.pre):
            return _word(i, i + 1, word.entry, word.pre, word.suffix)
        verb = _verb(scan, packs, row, i)
        if verb and (name is None or _verb_over_name(scan, row, i)):
            return _verb_chunk(scan, i, verb)
    return _nominal(scan, packs, row, i)


def _word(i: int, end: int, entry: Entry, pre: str, suffix: str = "") -> Chunk:
    kind = next((k for cls, k in KINDS if cls in entry.classes), "word")
    if kind == "cue" and "side_frame" in entry.classes and i > 2:
        kind = "word"  # «… من جهة أخرى» closes a pair of sides; only at the front does it turn to another matter
    return Chunk(kind, i, end, lemma=entry.lemma, base=entry.lemma, classes=entry.classes, pre=pre, suffix=suffix)


def _glued(scan: Scan, i: int) -> str:
    form = scan.form(i)
    return form[0] if form[:1] in "وفبل" and scan.readings[i] == () else ""


def _verb(scan: Scan, packs: Packs, row: list[Chunk], i: int) -> Reading | None:
    verbs = scan.words[i].verbs
    if not verbs or TANWEEN in scan.tokens[i].vowels:
        return None
    best = max(verbs, key=lambda r: _verb_weight(packs, r))
    if best.entry.kind == "perfect" and scan.form(i).startswith("ت") and row and row[-1].kind in ("np", "rel", "comp", "still", "neg"):
        # «قسد تقاتل …»: after its subject the feminine present of قاتل, not the past of تقاتل
        best = next((r for r in verbs if r.entry.kind == "imperfect" and _verb_weight(packs, r)[0] >= _verb_weight(packs, best)[0]), best)
    nouns = scan.nouns(i)
    if not nouns or _DAMMA in scan.tokens[i].vowels[:3]:
        return best
    return best if _reads_as_verb(scan, row, i, best, nouns) else None


def _verb_weight(packs: Packs, r: Reading) -> tuple[int, int, int, int]:
    lemma = r.entry.lemma
    wanted = lemma in packs.triggers or lemma in packs.cue_words or lemma in packs.count_words or bool(r.entry.classes)
    return (wanted, r.entry.kind == "perfect", -len(r.pre), -len(r.suffix))


def _reads_as_verb(scan: Scan, row: list[Chunk], i: int, verb: Reading, nouns: list[Reading]) -> bool:
    """A word that may be verb or noun. After أنّ a perfect cannot stand; under a preposition or a light verb only a noun can."""
    before = row[-1] if row else None
    described = next((c for c in reversed(row[-3:]) if c.kind not in ("adj", "word")), None)
    if verb.suffix and not verb.pre and verb.entry.kind == "perfect" and described is not None and described.kind in ("event", "np", "noun") and not described.definite:
        return True  # «بيان نشره على قناته», «هجومين منفصلين شنّهما س»: an indefinite noun and a verb that points back to it
    if before is not None:
        if before.kind == "comp" and verb.entry.kind == "perfect":
            return False
        if before.kind in ("prep", "cite") and not before.suffix:
            return False
        if before.kind == "verb" and not before.classes.isdisjoint(BEFORE_NOUN):
            return False
        if before.kind == "event" and not before.definite and not verb.pre:
            return False
        if before.kind in ("neg", "still") or before.lemma in ("قد", "لقد"):
            return True
    after = scan.skip_quotes(i + 1)
    if any(r.entry.pos == "adjective" and not r.article and r.entry.number == "s" for r in (scan.readings[after] if after < scan.n else ())) and not _head_at(scan, after):
        return False  # «قصف مدفعي»
    if any(r.entry.pos == "noun" and not r.entry.classes.isdisjoint(HEADS) for r in nouns) and not verb.entry.classes:
        return False
    if verb.suffix and not verb.pre and any(r.entry.pos == "masdar" and r.suffix == verb.suffix for r in nouns):
        return before is not None and before.kind in ("event", "np", "noun", "rel") and not before.definite  # سيطرته: سيطرة before سيطرت
    if verb.suffix and "و" in verb.pre and any(c.kind == "event" and c.suffix for c in row[-3:]):
        return False  # «محاصرتها للمكان ورفضه الاستسلام»: a list of verbal nouns goes on
    opens = before is None or before.kind in ("mark", "conj", "cue", "time", "rel") or "و" in verb.pre or "ف" in verb.pre
    return opens or before.kind in ("np", "place")


def _head_at(scan: Scan, k: int) -> bool:
    """Whether token ``k`` is plainly a head noun (no pronoun peeled off)."""
    return any(not r.suffix and r.entry.pos == "noun" and not r.entry.classes.isdisjoint(HEADS) for r in scan.readings[k])


def _verb_over_name(scan: Scan, row: list[Chunk], i: int) -> bool:
    """A one-word name that is spelled like a verb (تدمر): a verb unless a preposition or class word stands before it."""
    name = scan.name(i)
    return name is not None and all(e.guarded for e in name.entries) and not (row and row[-1].kind == "prep")


def _verb_chunk(scan: Scan, i: int, r: Reading) -> Chunk:
    e = r.entry
    voice = "passive" if e.voice == "passive" or (e.kind == "perfect" and _DAMMA in scan.tokens[i].vowels[:3]) else e.voice
    return Chunk("verb", i, i + 1, lemma=e.lemma, base=e.base, classes=e.classes, pre=r.pre, suffix=r.suffix, voice=voice, tense=e.kind, gender=e.gender, number=e.number + e.person)


def _nominal(scan: Scan, packs: Packs, row: list[Chunk], i: int) -> Chunk:
    governed = _places_next(scan, row, i)
    region = read_place(scan, i, governed=True) if governed and scan.has(i, "admin") else None
    if region is not None and region.names:
        return _np_chunk(scan, i, region)  # «في قضاء المقدادية»: the district, no verdict
    event = _event(scan, packs, row, i)
    if event is not None:
        return event
    mention = _mention(scan, packs, i, governed=governed or _glued_place(scan, i))
    if mention is not None:
        return _np_chunk(scan, i, mention)
    if row and row[-1].kind in ("event", "noun", "np", "adj", "part", "word"):
        adjective = next((r for r in scan.readings[i] if r.entry.pos == "adjective" and not r.pre and not r.suffix), None)
        if adjective is not None:
            return _noun_chunk("adj", i, adjective)
    for r in scan.readings[i]:
        if r.entry.pos == "participle":
            return _noun_chunk("part", i, r)
        if r.entry.pos in ("masdar", "noun"):
            return _noun_chunk("noun", i, r)
        if r.entry.pos == "adjective":
            return _noun_chunk("adj", i, r)
    return Chunk("word", i, i + 1, lemma=scan.form(i))


def _places_next(scan: Scan, row: list[Chunk], i: int) -> bool:
    """Whether a place is to be expected at token ``i``: under a preposition of place, as what saw or underwent something, or after و
    in a list of places."""
    before = row[-1] if row else None
    if before is None:
        return False
    if before.kind == "prep":
        return before.lemma in _PLACING or "place_prep" in before.classes
    if before.kind == "verb":
        return not before.classes.isdisjoint({"witness", "undergo"})
    name = scan.name(i) if before.kind == "place" else None
    return name is not None and name.pre == "و"


def _np_chunk(scan: Scan, i: int, m: Mention) -> Chunk:
    kind = "place" if m.kind == "place" else "np"
    return Chunk(kind, i, m.end, lemma=m.head, base=m.head, classes=m.classes, pre=_pre(scan, i), suffix=m.suffix, definite=m.definite, gender=m.gender, number=m.number, mention=m)


def _event(scan: Scan, packs: Packs, row: list[Chunk], i: int) -> Chunk | None:
    """An event noun: a verbal noun, a participle that acts as a verb, or a noun that a rule starts from."""
    best: Reading | None = None
    for r in _could_be_event(scan.words[i], packs):
        if r.entry.pos == "participle":
            if r.article and not r.pre and row and row[-1].kind in ("np", "place", "part", "adj") and row[-1].definite:
                return _noun_chunk("part", i, r)  # «الغوطة الشرقية المحاصرة»: a description, no siege told
            if not _head_at(scan, i) and _adverbial(row, r) and _wanted(packs, r.entry):
                return _noun_chunk("part", i, r)
        elif best is None or len(r.suffix) < len(best.suffix):
            best = r
    if best is None or (best.suffix and _head_at(scan, i)):
        return None
    if not any(x in packs.triggers or x in packs.count_words for x in (best.entry.lemma, best.entry.base)) and best.entry.classes.isdisjoint(_CARRIERS):
        return None  # a noun of saying (بيان، رأي) is no event
    name = scan.name(i)
    if name is not None and name.end - name.start > 1:
        return None
    return _noun_chunk("event", i, best)


def _could_be_event(word: Word, packs: Packs) -> tuple[Reading, ...]:
    """The readings of a word as a participle, or as a noun that a rule starts from."""
    got: tuple[Reading, ...] | None = word.memo.get("event")
    if got is None:
        got = word.memo["event"] = tuple(
            r for r in word.readings if r.entry.pos == "participle" or (r.entry.pos in ("masdar", "noun") and _wanted(packs, r.entry))
        )
    return got


def _wanted(packs: Packs, e: Entry) -> bool:
    lemmas = (e.lemma, e.base)
    return any(x in index for x in lemmas for index in (packs.triggers, packs.count_words, packs.cue_words)) or not e.classes.isdisjoint(_CARRIERS)


_CARRIERS = frozenset({"event", "attempt", "foil", "modal", "begin", "continue", "cause", "light"})


def _adverbial(row: list[Chunk], r: Reading) -> bool:
    """«، مطالبةً التحالف»، «مضيفاً أن»: an indefinite participle that goes on with the sentence before it."""
    if r.article or r.pre or r.suffix or not row:
        return False
    return row[-1].kind == "mark" or r.entry.gender == "m" and row[-1].kind in ("np", "place", "time", "word", "noun", "adj")


def _noun_chunk(kind: str, i: int, r: Reading) -> Chunk:
    e = r.entry
    return Chunk(kind, i, i + 1, lemma=e.lemma, base=e.base, classes=e.classes, pre=r.pre, suffix=r.suffix, voice=e.kind, gender=e.gender, number=e.number, definite=r.article or bool(r.suffix))


def _glued_place(scan: Scan, i: int) -> bool:
    return any(r.pre.endswith(("ب", "ل")) for r in scan.readings[i]) or (scan.name(i) is not None and scan.name(i).pre.endswith(("ب", "ل")))  # type: ignore[union-attr]


def _pre(scan: Scan, i: int) -> str:
    k = scan.skip_quotes(i)
    name = scan.name(k)
    if name and name.pre:
        return name.pre
    return next((r.pre for r in scan.readings[k] if r.entry.pos != "verb"), "") if k < scan.n else ""


def _mention(scan: Scan, packs: Packs, i: int, *, governed: bool) -> Mention | None:
    word = scan.words[i]
    counted = scan.tokens[i].kind == "number" or scan.tokens[i].form in number_starts(packs)
    phrase = read_phrase(scan, packs, i) if counted or word.begins or not word.classes.isdisjoint(_PHRASE) or scan.form(i) in ONE_OF else None
    place = read_place(scan, i, governed=governed) if word.begins or not word.classes.isdisjoint(_PLACE) else None
    if phrase is None or place is None:
        return place or phrase
    if governed and place.names and place.end >= phrase.end and "kind:country" in place.classes:
        return place  # «في الأردن»: the country, not its government
    if phrase.names and phrase.end >= place.end:
        return phrase
    if phrase.kind in ("people", "force") and phrase.head and not place.names:
        return phrase
    return place if place.names or place.unresolved or governed else phrase


__all__ = ["NOTHING", "chunk_row"]
