"""A sentence as a row of chunks: verb or noun, name or word, and what is glued to it."""

from __future__ import annotations

import pytest

from isnad.match.row import Row
from isnad.packs import Packs
from reading_desk import chunk_words, row

KINDS = [
    ("قصفت قوات النظام بلدة أريحا", ["verb", "np", "place"]),
    ("قصف مدفعي على بلدة أريحا", ["event", "adj", "prep", "place"]),
    ("قصف الطيران الروسي بلدة أريحا", ["verb", "np", "place"]),
    ("تعرضت البلدة لقصف عنيف", ["verb", "place", "event", "adj"]),
    ("شنت قسد هجوماً على تنظيم داعش", ["verb", "np", "event", "prep", "np"]),
    ("وأكدت أن الاشتباكات مستمرة", ["verb", "comp", "event", "adj"]),
    ("لم تقصف قسد البلدة", ["neg", "verb", "np", "place"]),
    ("قُتل شخص ما أدى إلى توتر", ["verb", "np", "conseq", "prep", "event"]),
    ("في تدمر", ["prep", "place"]),
    ("القوات التي قصفت البلدة", ["np", "rel", "verb", "place"]),
    ("مقتل 5 مدنيين", ["event", "np"]),
    ("قذيفة هاون على حي الزهراء", ["np", "prep", "place"]),
    ("عثرت قسد على قذيفة في البلدة", ["verb", "np", "prep", "np", "prep", "place"]),
    ("تمكنت قسد من تدمير عربة وقتل سائقها", ["verb", "np", "prep", "event", "np", "event", "np"]),
    ("صهريج لنقل النفط", ["np", "event", "np"]),
    ("قالت دمشق إن القصف عاد", ["verb", "np", "comp", "event", "verb"]),
    ("مفاوضات بين دمشق وقسد", ["event", "prep", "np", "np"]),
    ("اشتباكات بين دمشق وحمص", ["event", "prep", "place", "place"]),
    ("شهدت دمشق انفجاراً", ["verb", "place", "event"]),
    ("إلى موقف حازم", ["prep", "noun", "word"]),
    ("دخلت قسد البلدة وقتلت سائقاً", ["verb", "np", "place", "verb", "np"]),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(packs: Packs, text: str, kinds: list[str]) -> None:
    line = row(packs, text)
    assert [c.kind for c in line] == kinds, [(chunk_words(text, line, c), c.kind) for c in line]


def _chunk(line: Row, text: str, word: str) -> int:
    return next(i for i, c in enumerate(line) if chunk_words(text, line, c).startswith(word))


READINGS = [
    ("قُتل ثلاثة مدنيين", "قُتل", {"kind": "verb", "voice": "passive", "lemma": "قتل"}),
    ("قتلت قسد ثلاثة عناصر", "قتلت", {"kind": "verb", "lemma": "قتل", "gender": "f"}),
    ("ستقصف قسد البلدة", "ستقصف", {"kind": "verb", "pre": "س", "tense": "imperfect"}),
    ("وقصفت قسد البلدة", "وقصفت", {"kind": "verb", "pre": "و"}),
    ("واصلت هجومها على البلدة", "هجومها", {"kind": "event", "suffix": "ها", "definite": True}),
    ("توقفت الاشتباكات في البلدة", "الاشتباكات", {"kind": "event", "base": "اشتباك", "definite": True, "number": "p"}),
    ("بعد سيطرته على البلدة", "سيطرته", {"kind": "event", "base": "سيطرة", "suffix": "ه"}),
    ("أعلنت إحباط محاولة تسلل", "إحباط", {"kind": "event", "base": "إحباط"}),
    ("قتل قائد الفوج", "قائد", {"kind": "np"}),
    ("من قبل قوات النظام", "من قبل", {"kind": "prep", "lemma": "من قبل"}),
    ("هاجمت «قسد» البلدة", "قسد", {"kind": "np"}),
]


@pytest.mark.parametrize(("text", "word", "fields"), READINGS)
def test_reading(packs: Packs, text: str, word: str, fields: dict[str, object]) -> None:
    line = row(packs, text)
    chunk = line[_chunk(line, text, word)]
    assert {k: getattr(chunk, k) for k in fields} == fields


SUPPORTS = [
    ("شنت قسد هجوماً على البلدة", "هجوم", ["شن"]),
    ("تمكنت قسد من إحباط محاولة تسلل", "تسلّل", ["محاولة", "إحباط", "تمكّن"]),
    ("أحبطت قسد هجوماً على البلدة", "هجوم", ["أحبط"]),
    ("تعرضت البلدة لقصف", "قصف", ["تعرّض"]),
    ("اندلعت اشتباكات في البلدة", "اشتباك", ["اندلع"]),
    ("شهدت البلدة اشتباكات وقصفاً", "قصف", ["شهد"]),
    ("قالت قسد إن هجوماً وقع", "هجوم", []),
    ("قُتل مدني في قصف على البلدة", "قصف", []),
]


@pytest.mark.parametrize(("text", "trigger", "carriers"), SUPPORTS)
def test_carriers(packs: Packs, text: str, trigger: str, carriers: list[str]) -> None:
    """Which words carry an event noun, nearest first."""
    line = row(packs, text)
    at = next(i for i, c in enumerate(line) if trigger in (c.base, c.lemma))
    got = [line[s].base if line[s].kind == "event" else line[s].lemma for s in line.supports(at)]
    assert [g.replace("ّ", "") for g in got] == [c.replace("ّ", "") for c in carriers]


def test_chunks_cover_the_sentence_once(packs: Packs) -> None:
    text = 'أعلنت «قوات سوريا الديمقراطية» (قسد)، السبت 23 آذار، مقتل "5" من عناصر داعش و3 آخرين في ريف دير الزور الشرقي.'
    line = row(packs, text)
    ends = [0]
    for chunk in line:
        assert ends[-1] <= chunk.start < chunk.end
        ends.append(chunk.end)
