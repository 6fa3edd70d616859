"""Whether a word stands in its sentence as a verb: قصف is «he shelled» and «a shelling»."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.match.following import described_next, ends_as_verb, head_at, men_at
from isnad.match.heads import HEADS, PERSON, THING
from isnad.match.masdars import BY_HAND, announced, list_of_masdars, many, whose_act
from isnad.match.quantity import number_at
from isnad.match.scan import TANWEEN, Scan
from isnad.model.finds import Chunk
from isnad.packs import Packs
from isnad.packs.lexicon import Reading, Word

BEFORE_NOUN = frozenset({
    "light", "undergo", "phase", "modal", "attempt", "foil", "begin", "continue", "resume", "stop", "witness", "cause",
    "inflict",
})  # fmt: skip
_TAKING = BEFORE_NOUN - {"undergo", "witness"}
"""Those of them that somebody goes on with, or takes up."""
_FATHA = "\u064e"
_ISSUED = frozenset({"صادر", "صادره"})
_AGE = frozenset({"عمره", "عمرها", "عمرهما"})
_DAMMA = "\u064f"
_WASL = ("ا", "أ", "إ")
_UP_TO_STEM = 5
"""Letters and vowels of a derived verb (اعتُقل، استُهدف، اتُّهم) in which a passive shows."""


def verb_at(scan: Scan, packs: Packs, row: list[Chunk], i: int) -> Reading | None:
    """The reading of token ``i`` as a verb, if it stands as one."""
    word = scan.words[i]
    if not word.verbs or TANWEEN in scan.tokens[i].vowels:
        return None
    pair: tuple[Reading, Reading] | None = word.memo.get("verb")
    if pair is None:
        pair = word.memo["verb"] = _best_verb(word, packs)
    best, present = pair
    if row:
        before = row[-1]
        if before.kind in ("np", "rel", "comp", "still", "neg"):
            best = present
        if before.mention is not None and "vehicle" in before.mention.classes:
            best = next((r for r in word.verbs if "carry" in r.entry.classes), best)  # «حافلة تقلّ …» is not said but carried
        if before.kind == "np" and best.entry.lemma in _DOES_OR_MAKES and best.entry.kind == "imperfect":
            best = _made_to(scan, i, best, word)
    if word.form in _ISSUED and i + 1 < scan.n and scan.form(i + 1) == "عن":
        return None  # «بيان **صادر** عن س»
    if row and row[-1].kind == "verb" and word.form.endswith("تا") and any(r.entry.number == "d" for r in word.nouns):
        return None  # «أعلنت **وزارتا** الداخلية والدفاع …»: two ministries, and nobody who visited
    if word.form in _AGE and i + 1 < scan.n and scan.tokens[i + 1].kind == "number":
        return None  # «طفل **عمره** 12 عاماً»
    if _called(scan, row, i):
        return None
    if row and best.entry.number == "d" and word.form.endswith("ا") and word.nouns and many(row[-1]):
        return None  # «**80 خرقاً** أسفرت عن …»: what is counted, and no two who did it
    best = _with_company(scan, packs, i, best, word)
    if best.entry.lemma == _LEADS_TO and scan.form(i + 1).startswith(_LIVES):
        best = next((r for r in word.verbs if r.entry.lemma == "أودى"), best)  # «**يودي** بحياة ثلاثة»
    if best.entry.lemma in _PREPARES and scan.form(i + 1) in _THIS:
        best = next((r for r in word.verbs if r.entry.lemma == "عدّ"), best)  # «**وتعد** هذه الضربة الثانية»
    if best.entry.lemma in _INFORMS and i + 1 < scan.n and "quantity" in scan.words[i + 1].classes:
        best = next((r for r in word.verbs if r.entry.lemma == "بلغ"), best)
    nouns = word.nouns
    if best.pre.endswith("ل") and any(r.entry.pos == "masdar" and r.pre == best.pre and not r.suffix for r in nouns):
        return None  # «صهريج **لنقل** النفط»: what it is for, and no «let us»
    if not nouns or _DAMMA in scan.tokens[i].vowels[:3] or (i and scan.form(i - 1) in _BUT_HE) or ends_as_verb(scan, i, best):
        return best  # «لكنه **حثّها** على ضبط النفس»: behind «but he» no noun stands
    if best.suffix and len(row) > 1 and row[-1].lemma == _THEN and row[-2].kind == "mark" and best.entry.kind == "perfect":
        return best  # «هاجمت القرية، **ثم قصفتها**»
    if best.entry.person == "1" and any("quantity" in r.entry.classes for r in nouns):
        return None  # «ثلاث سنوات **ونصف** السنة»: half of it, and no «we describe»
    if word.form == _DAWN and scan.form(i + 1) in _HIMSELF:
        return best  # «يقود سيارة مفخخة **فجر نفسه**»: no dawn
    return best if _as_it_says(row, best) or _reads_as_verb(scan, packs, row, i, best, nouns) else None


def _as_it_says(row: list[Chunk], verb: Reading) -> bool:
    """«وفق ما **وثقه** س», «حسبما **ذكر** س»: behind a citation with ما a verb stands."""
    return bool(row) and row[-1].kind == "cite" and row[-1].lemma.endswith("ما") and not verb.pre


def _called(scan: Scan, row: list[Chunk], i: int) -> bool:
    """«أحد مقاتليه **ويدعى** رائد الجباعي»: what somebody is called, and nothing that he claims."""
    if scan.form(i) not in _IS_CALLED or not row or row[-1].mention is None or i + 1 >= scan.n:
        return False
    return not scan.form(i + 1).startswith(("ان", "ب"))


_IS_CALLED = frozenset({"يدعي", "تدعي", "ويدعي", "وتدعي"})
_LEADS_TO, _LIVES = "أدّى", ("بحياه", "بحيوات", "بارواح")
_DAWN, _HIMSELF = "فجر", frozenset({"نفسه", "نفسها", "انفسهم"})
_PREPARES, _THIS = frozenset({"أعدّ", "وعد"}), frozenset({"هذا", "هذه", "ذلك", "تلك", "هو", "هي"})
_BUT_HE = frozenset({"لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"})
_THEN = "ثم"
_INFORMS = frozenset({"بلّغ", "أبلغ"})
"""Spelled like بلغ: «**بلغ** عدد القتلى 43», where no number informs anybody."""
_MADE_TO = {"سقط": "أسقط", "دخل": "أدخل", "خرج": "أخرج"}
"""Verbs whose present is spelled like that of the verb of making somebody do it."""
_DOES_OR_MAKES = {x: pair for pair in _MADE_TO.items() for x in pair}


def _made_to(scan: Scan, i: int, best: Reading, word: Word) -> Reading:
    """«الجيش **يسقط** طائرة», «الجيش **يدخل** المدينة»: behind its subject, with a thing and no place right after it, the verb
    is done to that; else the subject does it itself."""
    k = i + 2 if i + 1 < scan.n and scan.tokens[i + 1].kind == "number" else i + 1
    after = scan.words[k] if k < scan.n else None
    done_to = after is not None and not after.classes.isdisjoint(THING) and not any(r.pre for r in after.nouns)
    lemma = _DOES_OR_MAKES[best.entry.lemma][done_to]
    return next((r for r in word.verbs if r.entry.lemma == lemma and r.entry.kind == "imperfect"), best)


def _best_verb(word: Word, packs: Packs) -> tuple[Reading, Reading]:
    """How the word reads as a verb, and how after its subject: «قسد تقاتل …» is the feminine present of قاتل, not the past of
    تقاتل."""
    verbs = [r for r in word.verbs if not _shortened(word.form, r)] or word.verbs
    best = max(verbs, key=lambda r: _verb_weight(packs, r))
    if best.entry.kind != "perfect" or not word.form.startswith("ت"):
        return best, best
    weight = _verb_weight(packs, best)[0]
    return best, next((r for r in verbs if r.entry.kind == "imperfect" and _verb_weight(packs, r)[0] >= weight), best)


def _with_company(scan: Scan, packs: Packs, i: int, best: Reading, word: Word) -> Reading:
    """«يلقي قنبلة», «يلقى حتفه»: a verb that rules know in fixed company alone (لقي … مصرع) gives way to another of the same
    letters where that company does not follow."""
    if len(word.verbs) < 2:
        return best
    memo: dict[Reading, Reading | None] = word.memo.setdefault("rivals", {})
    if best not in memo:
        memo[best] = _rival(packs, best, word)
    rival = memo[best]
    if rival is None:
        return best
    company = {rest[-1] for rest, _ in packs.triggers.get(best.entry.lemma, ())}
    near = range(i + 1, min(scan.n, i + 8))
    return best if any(r.entry.lemma in company for k in near for r in scan.readings[k]) else rival


def _rival(packs: Packs, best: Reading, word: Word) -> Reading | None:
    def alone(lemma: str) -> bool:
        return any(not rest for rest, _ in packs.triggers.get(lemma, ()))

    lemma = best.entry.lemma
    if lemma not in packs.triggers or alone(lemma):
        return None
    kind = best.entry.kind
    others = (r for r in word.verbs if r.entry.lemma != lemma and r.entry.kind == kind and not _shortened(word.form, r))
    return next((r for r in others if alone(r.entry.lemma)), None)


def _shortened(form: str, r: Reading) -> bool:
    """«ترد» of أردى: a present that has lost its last letter or its long vowel, which stands after لم alone, is read last (ردّ
    before أردى and أراد)."""
    e = r.entry
    if e.kind != "imperfect":
        return False
    form = form.removesuffix(r.suffix)  # «ما تصفها بـ» is وصف, and not صفّى
    if e.number == "p" and e.person != "1":
        return form.endswith("و")  # «يدعو» is دعا, and no plural of ادّعى without its last letter
    lost_letter = e.lemma.endswith("ى") and form[-1:] not in "اي"
    return e.number in ("s", "p") and (lost_letter or (e.lemma[-2:-1] == "ا" and form[-2:-1] not in "اوي"))


def _verb_weight(packs: Packs, r: Reading) -> tuple[int, int, int, int]:
    lemma = r.entry.lemma
    wanted = lemma in packs.triggers or lemma in packs.cue_words or lemma in packs.count_words or bool(r.entry.classes)
    return (wanted, r.entry.kind == "perfect", -len(r.pre), -len(r.suffix))


def _reads_as_verb(scan: Scan, packs: Packs, row: list[Chunk], i: int, verb: Reading, nouns: Iterable[Reading]) -> bool:
    """A word that may be verb or noun. After أنّ a perfect cannot stand; under a preposition or a light verb only a noun can."""
    if len(row) > 2 and row[-1].kind == "cue" and row[-2].kind == "np" and row[-3].kind == "verb":
        row = row[:-1]  # «أعلنت س **من جانبها** فرض حظر تجول»: an aside
    before = row[-1] if row else None
    if _renewed(row, verb, nouns):
        return False
    described = next((c for c in reversed(row[-3:]) if c.kind not in ("adj", "word") and not _such(c)), None)
    if described is not None and _points_back(described, verb) and not _theirs(described, nouns):
        return True  # «بيان نشره على قناته», «هجومين منفصلين شنّهما س»: an indefinite noun and a verb that points back to it
    if before is not None:
        if before.kind == "comp":
            if verb.entry.kind == "perfect":
                told = bool(before.suffix) and not verb.suffix and verb.entry.lemma in _DONE_DIRECTLY
                return told and not described_next(scan, i)  # «قال **إنه قتل** قيادياً»
            if not verb.suffix and "copula" in verb.entry.classes:
                return True  # «أن تكون قسد قصفت»
        if before.kind == "prep" and "conj" in before.classes and not verb.pre:
            return True  # «بعد أن قصف الطيران …», «عندما خطفهم …»: a clause and no noun
        if before.kind in ("prep", "cite") and not before.suffix:
            return False
        if before.kind == "verb" and not before.classes.isdisjoint(BEFORE_NOUN):
            return False
        if before.kind == "event" and not before.definite and not verb.pre:
            return False
        if before.kind in ("neg", "still") or before.lemma in ("قد", "لقد"):
            return True
        told = (before.kind == "np" or _place_says(row)) and _has_verb(row) and not verb.pre and not verb.suffix
        if told and (verb.entry.kind == "perfect" or _what_is_said(row, nouns)):
            return False  # «نفت قسد قصف البلدة»: the clause has its verb and its subject, what follows is what it denies
    if (before is None or verb.pre) and verb.entry.lemma == _OPENS and _opens_fire(scan, i):
        return True  # «فتح مسلح النار», «فتح مسلحان يستقلان دراجة نارية النار»
    if _title_goes_on(scan, row, i, verb, nouns) or (announced(row, verb) and any(r.entry.pos == "masdar" for r in nouns)):
        return False
    if verb.pre == "و" and not verb.suffix and list_of_masdars(row) and any(r.entry.pos == "masdar" for r in nouns):
        return False
    after = scan.skip_quotes(i + 1)
    if (before is None or verb.pre) and after < scan.n and scan.form(after).endswith(("ون", "ان")) and men_at(scan, after):
        return True  # «فتح مسلحون النار»: a nominative is no genitive
    if verb.entry.lemma in _DONE_DIRECTLY and after < scan.n and (scan.form(after).startswith("لل") or whose_act(scan, after)):
        return False  # «قصف للتحالف على م»
    if described_next(scan, i):
        return verb.entry.lemma in BY_HAND and scan.has(after, "nationality")  # «قصف مدفعي», but «طعن فلسطيني جندياً»
    if any(r.entry.pos == "noun" and not r.entry.classes.isdisjoint(HEADS) for r in nouns) and not verb.entry.classes:
        return verb.entry.lemma == _CAPTURED and bool(verb.pre) and number_at(scan, packs, after)
    if verb.suffix and before is not None and before.kind == "conj" and before.lemma in _CLAUSE_OPENS and _named_next(scan, i):
        return True  # «إذ **أدانتها** مصر»
    if verb.suffix and not verb.pre and any(r.entry.pos == "masdar" and r.suffix == verb.suffix for r in nouns):
        return (
            before is not None
            and before.kind in ("event", "np", "noun", "rel", "conseq")
            and not before.definite
            and not _in_its_statement(row)
        )  # سيطرته: سيطرة before سيطرت
    if verb.suffix and "و" in verb.pre and any(c.kind == "event" and c.suffix for c in row[-3:]):
        return False  # «محاصرتها للمكان ورفضه الاستسلام»: a list of verbal nouns goes on
    opens = before is None or before.kind in ("mark", "conj", "cue", "time", "rel") or "و" in verb.pre or "ف" in verb.pre
    return opens or (before is not None and (before.kind in ("np", "place") or before.lemma in _OF_IT))


_DONE_DIRECTLY = frozenset({"قصف", "قنص", "خطف", "نهب", "ضرب", "قتل", "أسر", "هدم", "حرق"})
"""Verbs spelled like their verbal nouns whose object no preposition governs: under ل stands whose act it is."""


_CAPTURED = "أسر"
"""Spelled like households: «**وأسر** خمسة منهم» are none."""
_OPENS = "فتح"
_FIRE = frozenset({"النار", "النيران", "نيران", "نيرانه", "نيرانها"})
_OF_IT = frozenset({"له", "لها", "لهم", "منه", "منها", "فيه", "فيها", "بها", "معه", "معها"})
"""«مصدر عسكري موالٍ **لها** نفى …»: a preposition and its pronoun behind a noun."""


def _such(c: Chunk) -> bool:
    """«هجمات **متزامنة** شنّها س»: a participle without the article tells what they are like."""
    return c.kind == "part" and not c.definite and not c.pre and not c.suffix


def _points_back(described: Chunk, verb: Reading) -> bool:
    """Behind an indefinite noun a perfect with a pronoun that may stand for it: «بيان **نشره**», and not «بيان **سيطرتها**»."""
    if not verb.suffix or verb.pre or verb.entry.kind != "perfect" or described.kind not in ("event", "np", "noun"):
        return False
    agrees = verb.suffix != "ها" or described.gender != "m" or described.number != "s"
    return agrees and not described.definite


def _renewed(row: list[Chunk], verb: Reading, nouns: Iterable[Reading]) -> bool:
    """«جددت مجموعات مسلحة **قصفها**»: behind a verb of going on and its subject, what they go on with."""
    if not verb.suffix or verb.pre or len(row) < 2 or row[-1].kind != "np" or row[-2].kind != "verb" or row[-2].suffix:
        return False
    taking = not row[-2].classes.isdisjoint(_TAKING)
    return taking and any(r.entry.pos == "masdar" and r.suffix == verb.suffix for r in nouns)


def _theirs(described: Chunk, nouns: Iterable[Reading]) -> bool:
    """«استشهاد **صاحبه**»: behind a noun of harm, a person with the pronoun of what was hit."""
    harm = not described.classes.isdisjoint({"harm_kill", "harm_wound"})
    return harm and any(r.suffix and not r.pre and not r.entry.classes.isdisjoint(PERSON) for r in nouns)


def _what_is_said(row: list[Chunk], nouns: Iterable[Reading]) -> bool:
    """«أعلنت الخلية **تعرض** نقطة لهجوم»: behind a verb of saying and a speaker with a name or the article, a verbal noun."""
    named = row[-1].definite or (row[-1].mention is not None and bool(row[-1].mention.names or row[-1].mention.definite))
    return named and "speech" in row[-2].classes and any(r.entry.pos == "masdar" and not r.pre and not r.suffix for r in nouns)


def _in_its_statement(row: list[Chunk]) -> bool:
    """«أعلنت س **في بيان** سيطرتها على …»: behind the medium of what is said, a verbal noun."""
    medium = len(row) > 2 and row[-2].kind == "prep" and not row[-1].classes.isdisjoint({"document", "channel"})
    return medium and any(c.kind == "verb" and "speech" in c.classes for c in row[:-2])


_CLAUSE_OPENS = frozenset({"إذ", "حيث", "بينما", "فيما", "في حين"})


def _named_next(scan: Scan, i: int) -> bool:
    """Whether an actor is named right behind token ``i``."""
    hit = scan.name(scan.skip_quotes(i + 1))
    return hit is not None and not hit.pre and bool(hit.of("actor"))


def _place_says(row: list[Chunk]) -> bool:
    """«أدانت **الجزائر** قصف …»: a capital or a country right behind a verb of speaking is its subject."""
    return row[-1].kind == "place" and not row[-1].pre and len(row) > 1 and "speech" in row[-2].classes


_ABOVE, _HARMS = ("np", "prep", "word"), frozenset({"harm_kill", "harm_wound", "bombard"})


def _title_goes_on(scan: Scan, row: list[Chunk], i: int, verb: Reading, nouns: Iterable[Reading]) -> bool:
    """«القبض على فلان، مسؤول **نقل** الأسلحة», «أنبوب **نقل** النفط»: behind a title or a thing without the article, with a noun
    that has it right after, a verbal noun is what he is in charge of, or what it serves."""
    before = row[-1] if row else None
    if before is None or before.mention is None or before.definite or verb.pre or verb.suffix or verb.entry.kind != "perfect":
        return False
    serves = "infrastructure" in before.mention.classes and verb.entry.classes.isdisjoint(_HARMS)
    if not serves and (not before.mention.classes & {"leader", "spokesperson"} or len(row) < 2 or row[-2].kind not in _ABOVE):
        return False
    return scan.form(i + 1).startswith("ال") and any(r.entry.pos == "masdar" and not r.pre for r in nouns)


def _has_verb(row: list[Chunk]) -> bool:
    """Whether the clause has its verb and subject already; كان is no such verb, nor one that a relative opens."""
    if len(row) < 2 or row[-2].kind != "verb" or row[-2].suffix or "copula" in row[-2].classes:
        return False
    return len(row) < 3 or row[-3].kind != "rel"


def verb_over_name(scan: Scan, row: list[Chunk], i: int) -> bool:
    """A one-word name that is spelled like a verb (تدمر): a verb unless a preposition or class word stands before it."""
    name = scan.name(i)
    if name is None or (row and row[-1].kind == "prep"):
        return False
    doing = scan.form(name.end).endswith(("ون", "ان")) and head_at(scan, name.end)  # «فتح مسلحون النار»: no movement
    doing = doing or (not row and scan.form(i) == _OPENS and _opens_fire(scan, i))
    return doing or all(e.guarded for e in name.entries)


def _opens_fire(scan: Scan, i: int) -> bool:
    return any(scan.form(x) in _FIRE for x in range(i + 2, i + 7))


def word_chunk(kind: str, i: int, r: Reading, *, voice: str, number: str, tense: str = "", definite: bool = False) -> Chunk:
    """Token ``i`` as a chunk of this kind, with what its reading tells."""
    e = r.entry
    return Chunk(
        kind, i, i + 1, lemma=e.lemma, base=e.base, classes=e.classes, pre=r.pre, suffix=r.suffix, voice=voice, tense=tense,
        gender=e.gender, number=number, definite=definite,
    )  # fmt: skip


def verb_chunk(scan: Scan, i: int, r: Reading) -> Chunk:
    """A verb as a chunk, with voice and person."""
    e = r.entry
    spelled = scan.tokens[i].vowels
    first = spelled[: len(r.pre) + _UP_TO_STEM] if spelled[len(r.pre) :][:1] in _WASL else spelled[:3]  # «اعتُقل», «استُهدف»
    voice = "passive" if e.voice == "passive" or (e.kind == "perfect" and _DAMMA in first) else e.voice
    if voice == "either" and e.kind == "perfect" and not r.pre and first[:1] == _FATHA:
        voice = "active"  # «قَتل مسلحون …»
    return word_chunk("verb", i, r, voice=voice, tense=e.kind, number=e.number + e.person)
