"""Inflection of lexicon rows: from one dictionary line to every form that news prose uses.

A row of a language pack names a word once, in careful spelling; running text carries endings. The functions here write
those endings out beforehand, so that no stemmer is needed. Forms are *folded* (see ``fold``), without proclitics
(و ف ب ل ك س ال) and pronoun suffixes; shapes that only stand before a suffix (القا- of ألقى, قصفو- of قصفوا) are in.

Conventions of the cells: a final shadda marks a doubled root (شنّ), a kasratan a defective noun (قاضٍ, متصدٍّ).
``passive`` is given where its letters differ (حوصر, اغتيل); ``-`` says that there is none. A masdar may bring its own
plurals after slashes (هجوم/هجمات). ``+ون`` and ``+ات`` are sound plurals; a noun among its own plurals has no singular.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from isnad.text import HAMZAS, KURD, LETTERS

SHADDA, KASRATAN, _DAMMA = "\u0651", "\u064d", "\u064f"
_MARKS: dict[int, str | None] = dict.fromkeys([*range(0x064B, 0x0653), 0x0670, 0x0640])
_FOLD: dict[int, str | None] = {**_MARKS, **{ord(letter): plain for letter, plain in LETTERS}}
_COLOURS = frozenset(["أحمر", "أخضر", "أسود", "أبيض", "أزرق", "أصفر", "أعزل", "أعمى", "أشقر", "أسمر"])  # feminine فعلاء

_Shape = tuple[str, str, str, str]  # form, gender, number, person


class Form(msgspec.Struct, frozen=True, gc=False):
    """One written form of a lexicon row, with the grammar that its letters show."""

    form: str
    kind: str
    voice: str
    gender: str
    number: str
    person: str
    construct: bool
    vowelled: str = ""


def fold(text: str) -> str:
    """Fold spelling: drop diacritics and tatweel, merge the letters that careless print exchanges."""
    return text.replace(*HAMZAS).translate(_FOLD).replace(*KURD)


def bare(text: str) -> str:
    """Drop diacritics and tatweel only; hamza, ة and ى stay as they are."""
    return text.translate(_MARKS)


def verb_forms(
    lemma: str,
    imperfect: str,
    passive: str = "",
    masdars: Iterable[str] = (),
    active: str = "",
    passive_participle: str = "",
) -> tuple[Form, ...]:
    """Write out a verb: both tenses, both voices, verbal nouns and participles."""
    base, present = bare(lemma), bare(imperfect)
    doubled, hollow = lemma.endswith(SHADDA), _is_hollow(lemma)
    voices = {"active": (base, present)}
    past = _passive_perfect(base, bare(passive), hollow)
    if past:
        voices["passive"] = (past, _passive_imperfect(present, base, hollow))
    tenses: list[tuple[str, str, Iterable[_Shape]]] = []
    for voice, (perfect, imperfective) in voices.items():
        tenses.append(("perfect", voice, _perfect(perfect, doubled, hollow)))
        tenses.append(("imperfect", voice, _imperfect(imperfective, doubled, hollow)))
    forms = [*_merge_voices(lemma, tenses), *(form for entry in masdars for form in _masdar(entry))]
    for cell, kind, voice in ((active, "active", "active"), (passive_participle, "passive_participle", "passive")):
        forms += _adjective(cell, (), kind, voice) if cell else ()
    return tuple(dict.fromkeys(forms))


def noun_forms(lemma: str, plurals: Iterable[str] = (), gender: str = "m") -> tuple[Form, ...]:
    """Write out a noun: singular, dual, sound and broken plurals, construct and accusative shapes."""
    decline = _phrase if " " in lemma else _noun
    return tuple(dict.fromkeys(decline(lemma, tuple(plurals), gender, "noun")))


def adjective_forms(lemma: str, plurals: Iterable[str] = ()) -> tuple[Form, ...]:
    """Write out an adjective in both genders and three numbers; ``plurals`` are its broken ones."""
    return tuple(dict.fromkeys(_adjective(lemma, tuple(plurals), "adjective", "")))


def _is_hollow(lemma: str) -> bool:
    """Tell whether the middle radical is a long alif that closed syllables shorten (قام, أغار, استعاد)."""
    letters = bare(lemma)
    return len(letters) > 2 and letters[-2] == "ا" and letters[-1] not in "اى" and not lemma.endswith(SHADDA)


def _short(base: str, doubled: bool, hollow: bool) -> str:
    """Give the stem that stands before an ending in a consonant: صدّ → صدد, قام → قم, جاء → جئ."""
    if doubled:
        return base + base[-1]
    if hollow and base[-2] in "اوي":
        return base[:-2] + ("ئ" if base[-1] == "ء" else base[-1])
    return base


def _perfect(base: str, doubled: bool, hollow: bool) -> Iterator[_Shape]:
    """Conjugate the perfect in the third person and the first plural."""
    stem, last = base[:-1], base[-1]
    feminine, dual, women, plurals = base + "ت", base + "ا", _short(base, doubled, hollow), [base + "و"]
    yield base, "m", "s", "3"
    if last == "ى":
        yield stem.removesuffix("أ") + "ا", "m", "s", "3"
        feminine, dual, women, plurals = stem + "ت", stem + "يا", stem + "ي", [stem + "و"]
    elif last == "ا":
        feminine, dual, women, plurals = stem + "ت", stem + "وا", stem + "و", [stem + "و"]
    elif last == "ي":
        plurals = [stem + "و"]
    elif last in "أء":
        dual = stem + "آ" if last == "أ" else dual
        plurals.append(stem + "ؤو")
    yield from ((feminine, "f", "s", "3"), (dual, "m", "d", "3"), (feminine + "ا", "f", "d", "3"))
    for plural in plurals:
        yield from ((plural + "ا", "m", "p", "3"), (plural, "m", "p", "3"))
    women = women.removesuffix("ن") + "ن"
    yield from ((women, "f", "p", "3"), (women + "ا", "", "p", "1"))


def _imperfect(present: str, doubled: bool, hollow: bool) -> Iterator[_Shape]:
    """Conjugate the imperfect: indicative, subjunctive, and the shortened jussive of weak verbs."""
    stem = present[1:]
    trunk, last = stem[:-1], stem[-1]
    women = _short(stem, doubled, hollow)
    dual, plurals, singular = stem + "ا", [stem + "و"], [stem, *([women] if hollow else [])]
    if last in "يىو":
        women = trunk + "ي" if last == "ى" else stem
        dual, plurals, singular = women + "ا", [trunk + "و"], [stem, trunk, *([trunk + "ا"] if last == "ى" else [])]
    elif last == "أ":
        dual, plurals = trunk + "آ", [stem + "و", trunk + "ؤو"]
    for form in singular:
        yield from (("ي" + form, "m", "s", "3"), ("ت" + form, "f", "s", "3"), ("ن" + form, "", "p", "1"))
    for form in (dual + "ن", dual):
        yield from (("ي" + form, "m", "d", "3"), ("ت" + form, "f", "d", "3"))
    for plural in plurals:
        yield from (("ي" + plural + end, "m", "p", "3") for end in ("ن", "ا", ""))
    yield "ي" + women.removesuffix("ن") + "ن", "f", "p", "3"


def _passive_perfect(base: str, given: str, hollow: bool) -> str:
    """Derive the passive perfect, or nothing where the verb has none."""
    if given:
        return "" if given == "-" else given
    long_alif = base[1] == "ا" or (base[0] == "ت" and base[2] == "ا")
    if hollow or long_alif or (base.startswith("ان") and len(base) > 4 and base[2] != "ت"):
        return ""
    if base[-1] in "ىا":
        return base[:-1] + "ي"
    return base[:-1] + "ئ" if base[-1] == "أ" else base


def _passive_imperfect(present: str, base: str, hollow: bool) -> str:
    """Derive the passive imperfect from the active one: يقول → يقال, يجد → يوجد, يأسر → يؤسر, يدعو → يدعى."""
    if hollow:
        return present[:-2] + "ا" + present[-1]
    if base[0] == "و" and len(base) == 3 and present[1] != "و":
        present = "يو" + present[1:]
    if present.startswith("يأ"):
        present = "يؤ" + present[2:]
    if present[-1] in "يو":
        return present[:-1] + "ى"
    return present[:-1] + "أ" if present[-1] == "ئ" else present


def _merge_voices(lemma: str, tenses: Iterable[tuple[str, str, Iterable[_Shape]]]) -> list[Form]:
    """Turn shapes into forms; one that active and passive share gets the voice "either" and a hint of the passive."""
    groups: dict[tuple[str, ...], dict[str, str]] = {}
    for kind, voice, shapes in tenses:
        for form, *grammar in shapes:
            groups.setdefault((fold(form), kind, *grammar), {})[voice] = form
    merged = []
    for (form, kind, gender, number, person), voices in groups.items():
        both = len(voices) == 2
        hint = _hint(voices["passive"], kind, lemma) if both else ""
        merged.append(Form(form, kind, "either" if both else next(iter(voices)), gender, number, person, False, hint))
    return merged


def _hint(form: str, kind: str, lemma: str) -> str:
    """Write the vowel by which printers show a passive (قُتل, اعتُقل, يُقتل); in يفعّل, يفاعل, يُفعل it shows nothing."""
    letters = bare(lemma)
    shows = letters[0] in "ات" or (len(letters) < 4 and SHADDA not in lemma[:-1] and letters[0] != "أ")
    if kind == "imperfect" and not shows:
        return ""
    at = 3 if kind == "perfect" and form.startswith("ا") else 1
    return form[:at] + _DAMMA + form[at:]


def _named(kind: str, voice: str, grammar: tuple[str, str], shapes: Iterable[tuple[str, bool]]) -> list[Form]:
    """Turn declined shapes into forms of one gender and number."""
    return [Form(fold(form), kind, voice, *grammar, "", construct) for form, construct in shapes]


def _cases(word: str, *, broken: bool = False) -> Iterator[tuple[str, bool]]:
    """Give a word, its indefinite accusative and its shapes before a suffix. ``broken``: it is a plural."""
    base = bare(word)
    diptote = broken and ((len(base) > 4 and base[2] == "ا") or base.endswith("ات"))
    yield base, False
    if KASRATAN in word:
        yield base + "ي", False
        if not broken:
            yield base + "يا", False
    elif base.endswith("ى"):
        yield base[:-1] + "ا", True
    elif base.endswith("اء"):
        yield base[:-1] + "ؤ", True
        yield base[:-1] + "ئ", True
    elif base[-1] not in "ةاأ" and not diptote:
        yield base.removesuffix("ء") + "ئا" if base.endswith("يء") else base + "ا", False


def _stem(word: str) -> str:
    """Give the stem before the endings of dual and feminine plural."""
    base = bare(word)
    if KASRATAN in word:
        return base + "ي"
    return base[:-1] + ("ت" if base[-1] == "ة" else "ي") if base[-1] in "ةى" else base


def _dual(word: str) -> list[tuple[str, bool]]:
    """Give the dual, free and construct: جثتان, جثتين, جثتا, جثتي."""
    stem = _stem(word)
    alif = stem[:-1] + "آ" if stem.endswith("أ") else stem + "ا"
    return [] if stem.endswith("ا") else [(alif + "ن", False), (stem + "ين", False), (alif, True), (stem + "ي", True)]


def _men(word: str) -> list[tuple[str, bool]]:
    """Give the sound masculine plural, free and construct: مقاتلون, مقاتلين, مقاتلو, مقاتلي."""
    stem = bare(word).removesuffix("ى")
    return [(stem + "ون", False), (stem + "ين", False), (stem + "و", True), (stem + "ي", True)]


def _women(word: str) -> list[tuple[str, bool]]:
    """Give the sound feminine plural: غارات, اعتداءات, مستشفيات, ميليشيات, مباراة → مباريات."""
    base = bare(word)
    stem = base[:-2] + "ي" if base.endswith("اة") else base[:-1] if base[-1] in "ةا" else _stem(word)
    return [(stem + "ات", False)]


def _noun(lemma: str, plurals: tuple[str, ...], gender: str, kind: str) -> Iterator[Form]:
    """Decline a noun; one without a plural cannot be counted and has no dual either (قصف, but not قتلي of قتل)."""
    if lemma not in plurals:
        yield from _named(kind, "", (gender, "s"), _cases(lemma))
        if plurals:
            yield from _named(kind, "", (gender, "d"), _dual(lemma))
    sound = {"+ون": _men, "+ات": _women}
    for plural in plurals:
        shapes = sound[plural](lemma) if plural in sound else _cases(plural, broken=True)
        yield from _named(kind, "", (gender, "p"), shapes)


def _phrase(lemma: str, plurals: tuple[str, ...], gender: str, kind: str) -> Iterator[Form]:
    """Decline a noun with its genitive (نقطة تفتيش): the head inflects in construct, a one-word tail may take ال."""
    head, _, tail = lemma.partition(" ")
    tails = [tail] if " " in tail or tail.startswith("ال") else [tail, "ال" + tail]
    duals = [shape for shape, construct in _dual(head) if construct]
    heads = [("s", [bare(head)]), ("d", duals), ("p", [bare(plural).partition(" ")[0] for plural in plurals])]
    for number, words in heads:
        yield from _named(kind, "", (gender, number), [(f"{word} {end}", False) for word in words for end in tails])


def _masdar(entry: str) -> Iterator[Form]:
    """Decline a verbal noun with the plurals that its entry brings."""
    lemma, *plurals = entry.split("/")
    yield from _noun(lemma, tuple(plurals), "f" if bare(lemma).endswith("ة") else "m", "masdar")


def _feminine(lemma: str) -> str:
    """Give the feminine singular of an adjective: حمراء of أحمر, كبرى of أكبر, دنيا of أدنى, else with ة."""
    base = bare(lemma)
    irregular = {"آخر": "أخرى", "أول": "أولى"}.get(base, "")
    if irregular or (base[0] == "أ" and lemma.endswith(SHADDA)):
        return irregular or base
    if base in _COLOURS:
        return base[1:].replace("ى", "ي") + "اء"
    if base[0] == "أ" and len(base) == 4 and base[2] not in "يوا" and base[-1] != "ي":
        return base[1:-1] + "يا" if base.endswith("ى") else base[1:] + "ى"
    return base[:-1] + "اة" if base.endswith("ى") else _stem(lemma) + "ة"


def _adjective(lemma: str, plurals: tuple[str, ...], kind: str, voice: str) -> Iterator[Form]:
    """Decline an adjective or participle."""
    she = _feminine(lemma)
    yield from _named(kind, voice, ("m", "s"), _cases(lemma))
    yield from _named(kind, voice, ("f", "s"), [(she, False)])
    yield from _named(kind, voice, ("m", "d"), _dual(lemma))
    yield from _named(kind, voice, ("m", "p"), _men(lemma))
    if she.endswith("ة"):
        yield from _named(kind, voice, ("f", "d"), _dual(she))
        yield from _named(kind, voice, ("f", "p"), _women(she))
    for plural in plurals:
        yield from _named(kind, voice, ("m", "p"), _cases(plural, broken=True))
