"""Inflection of lexicon rows, by tables of forms that must and must not come out, and over the whole lexicon."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from isnad.packs.inflect import Form, adjective_forms, bare, fold, noun_forms, verb_forms

LEXICON = Path(__file__).resolve().parents[2] / "packs" / "lang-ar" / "lexicon"
LETTERS = re.compile("[ء-غف-ي]+( [ء-غف-ي]+)*")
CELL = re.compile("[ء-غف-ي\u064b-\u0652 /+]*")
COLUMNS = {
    "verbs": ["lemma", "imperfect", "passive", "masdars", "active", "passive_participle", "classes", "gloss"],
    "nouns": ["lemma", "plurals", "gender", "classes", "gloss"],
    "adjectives": ["lemma", "plurals", "classes", "gloss"],
    "words": ["form", "classes", "gloss"],
}


def rows(name: str) -> list[dict[str, str]]:
    """Read one file of the lexicon."""
    lines = (LEXICON / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == COLUMNS[name]
    cells = [line.split("\t") for line in lines[1:] if line and not line.startswith("#")]
    assert [row for row in cells if len(row) != len(COLUMNS[name])] == []
    return [dict(zip(COLUMNS[name], row, strict=True)) for row in cells]


def many(cell: str) -> tuple[str, ...]:
    """Split a cell of several values."""
    return tuple(cell.split("|")) if cell else ()


def verb(row: dict[str, str]) -> tuple[Form, ...]:
    """Inflect a row of verbs.tsv."""
    cells = (row["lemma"], row["imperfect"], row["passive"], many(row["masdars"]))
    return verb_forms(*cells, row["active"], row["passive_participle"])


def spelled(forms: tuple[Form, ...], kind: str = "") -> set[str]:
    """Give the written forms, of one kind if it is named."""
    return {form.form for form in forms if kind in ("", form.kind)}


def folded(words: str) -> set[str]:
    """Fold a list of words."""
    return {fold(word) for word in words.split()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قُتِلَ", "قتل"),
        ("قـــصف", "قصف"),
        ("أُصيب إلى آخر", "اصيب الي اخر"),
        ("مستشفى غارة", "مستشفي غاره"),
        ("مسؤول ناشئ جزء", "مسوول ناشي جزء"),
        ("کشتی", "كشتي"),
        ("شنّ", "شن"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Spelling is folded as the normaliser does it."""
    assert fold(text) == expected
    assert fold(fold(text)) == fold(text)


VERBS = [
    # lemma, imperfect, passive, perfect that must be, imperfect that must be, verb forms that must not be
    ("قصف", "يقصف", "", "قصف قصفت قصفا قصفتا قصفوا قصفو قصفن قصفنا", "يقصف تقصف نقصف يقصفان تقصفا يقصفون يقصفوا", "قصفون"),
    ("قتل", "يقتل", "", "قتل قتلت قتلا قتلتا قتلوا", "يقتل يقتلون", "قاتل مقتل"),
    # hollow
    ("قام", "يقوم", "-", "قام قامت قاموا قمن قمنا", "يقوم يقم تقم نقوم يقمن يقومون", "قيم يقام قامن قامنا"),
    ("قال", "يقول", "قيل", "قال قالت قيل قيلت قلنا", "يقول يقل يقال", "قالنا"),
    ("أغار", "يغير", "-", "أغار أغارت أغارا أغرنا", "يغير تغير يغر تغر يغيران", "أغير أغارنا"),
    ("اغتال", "يغتال", "اغتيل", "اغتال اغتالت اغتيل اغتيلت اغتيلوا اغتلنا", "يغتال يغتل يغتالون", "اغتالنا"),
    ("استعاد", "يستعيد", "استعيد", "استعاد استعادت استعيد استعيدت استعدنا", "يستعيد يستعد يستعاد", "استعادن"),
    ("جاء", "يجيء", "-", "جاء جاءت جاؤوا جئنا", "يجيء تجيء يجئ", "جاءنا"),
    # defective
    ("ألقى", "يلقي", "", "ألقى ألقا ألقت ألقيا ألقتا ألقوا ألقو ألقينا ألقيت", "يلقي تلقي يلق تلق يلقون يلقوا يلقيان", "ألقاوا"),
    ("تصدّى", "يتصدّى", "-", "تصدى تصدا تصدت تصدوا تصدين", "يتصدى تتصدى يتصد يتصدون يتصديان", "تصديت"),
    ("استولى", "يستولي", "", "استولى استولت استولوا استوليت", "يستولي تستولي يستول يستولون", "استولات"),
    ("دعا", "يدعو", "", "دعا دعت دعوا دعتا دعي دعونا", "يدعو تدعو يدع يدعون يدعى", "دعات دعاوا"),
    ("لقي", "يلقى", "-", "لقي لقيت لقوا لقيا", "يلقى تلقى يلق يلقون", "لقيوا لقت"),
    ("نجا", "ينجو", "-", "نجا نجت نجوا", "ينجو ينج ينجون", "نجي"),
    ("توفّي", "يتوفّى", "-", "توفي توفيت توفوا", "يتوفى", "توفيوا"),
    ("رأى", "يرى", "رئي", "رأى رأت رأوا رأيا رأينا رئي", "يرى ترى ير يرون", "رأيوا"),
    # doubled
    ("شنّ", "يشنّ", "", "شن شنت شنوا شننا", "يشن تشن نشن يشنون يشنان", "شنننا"),
    ("صدّ", "يصدّ", "", "صد صدت صدوا صددن صددنا", "يصد تصد يصدون يصددن", "صدنا"),
    ("احتجّ", "يحتجّ", "-", "احتج احتجت احتجوا احتججنا", "يحتج تحتج يحتجون", "احتجنا"),
    # hamzated
    ("بدأ", "يبدأ", "", "بدأ بدأت بدآ بدأوا بدؤوا بدأنا بدئ بدئت", "يبدأ تبدأ يبدأون يبدؤون يبدآن", "بدأاا"),
    ("أسر", "يأسر", "", "أسر أسرت أسروا", "يأسر تأسر يؤسر تؤسر", "أوسر"),
    ("أنشأ", "ينشئ", "", "أنشأ أنشأت أنشئ أنشئت", "ينشئ ينشأ تنشئ", "أنشاا"),
    ("سأل", "يسأل", "سئل", "سأل سئل سئلت", "يسأل", "سيال"),
    # derived
    ("حاصر", "يحاصر", "حوصر", "حاصر حاصرت حوصر حوصرت حوصروا", "يحاصر تحاصر", "حصر"),
    ("تبادل", "يتبادل", "تبودل", "تبادل تبودل تبودلت", "يتبادل", "بادل"),
    ("انفجر", "ينفجر", "-", "انفجر انفجرت انفجرتا", "ينفجر تنفجر", "فجر"),
    ("استهدف", "يستهدف", "", "استهدف استهدفت استهدفنا", "يستهدف تستهدف يستهدفون", "هدف"),
    ("اعتقل", "يعتقل", "", "اعتقل اعتقلت اعتقلوا", "يعتقل تعتقل", "عقل"),
    ("وجد", "يجد", "", "وجد وجدت", "يجد تجد يوجد توجد", "يوج"),
    ("فجّر", "يفجّر", "", "فجر فجرت فجروا", "يفجر", "انفجر"),
]


@pytest.mark.parametrize(("lemma", "imperfect", "passive", "past", "present", "absent"), VERBS)
def test_verbs(lemma: str, imperfect: str, passive: str, past: str, present: str, absent: str) -> None:
    """Strong and weak verbs get the forms of print, and no invented ones."""
    forms = verb_forms(lemma, imperfect, passive)
    assert folded(past) <= spelled(forms, "perfect")
    assert folded(present) <= spelled(forms, "imperfect")
    assert not folded(absent) & spelled(forms)


@pytest.mark.parametrize(
    ("lemma", "imperfect", "passive", "form", "voice", "hint"),
    [
        ("قتل", "يقتل", "", "قتل", "either", "قُتل"),
        ("قتل", "يقتل", "", "يقتل", "either", "يُقتل"),
        ("أطلق", "يطلق", "", "أطلقت", "either", "أُطلقت"),
        ("أطلق", "يطلق", "", "يطلق", "either", ""),
        ("فجّر", "يفجّر", "", "يفجر", "either", ""),
        ("اعتقل", "يعتقل", "", "اعتقل", "either", "اعتُقل"),
        ("استهدف", "يستهدف", "", "استهدف", "either", "استُهدف"),
        ("حاصر", "يحاصر", "حوصر", "حاصر", "active", ""),
        ("حاصر", "يحاصر", "حوصر", "حوصر", "passive", ""),
        ("اغتال", "يغتال", "اغتيل", "اغتيل", "passive", ""),
        ("ألقى", "يلقي", "", "ألقت", "active", ""),
        ("ألقى", "يلقي", "", "ألقيت", "passive", ""),
        ("ألقى", "يلقي", "", "ألقى", "either", "أُلقي"),
        ("انفجر", "ينفجر", "-", "انفجر", "active", ""),
        ("اشتبك", "يشتبك", "-", "يشتبك", "active", ""),
    ],
)
def test_voice(lemma: str, imperfect: str, passive: str, form: str, voice: str, hint: str) -> None:
    """Letters settle the voice where they can; else the form says so and shows how print marks the passive."""
    found = {(item.voice, item.vowelled) for item in verb_forms(lemma, imperfect, passive) if item.form == fold(form)}
    assert found == {(voice, hint)}


def test_grammar_of_a_verb_form() -> None:
    """A form carries gender, number and person; the first person is plural only."""
    forms = verb_forms("قصف", "يقصف", "", ["قصف"], "قاصف", "مقصوف")
    assert Form("قصفت", "perfect", "either", "f", "s", "3", False, "قُصفت") in forms
    assert Form("نقصف", "imperfect", "either", "", "p", "1", False, "نُقصف") in forms
    assert Form("مقصوفه", "passive_participle", "passive", "f", "s", "", False) in forms
    assert {form.number for form in forms if form.person == "1"} == {"p"}


@pytest.mark.parametrize(
    ("masdar", "present", "absent"),
    [
        ("هجوم/هجمات", "هجوم هجوما هجومان هجومين هجمات", "هجومات هجماتا"),
        ("قصف", "قصف قصفا", "قصفات قصفين"),
        ("استهداف/+ات", "استهداف استهدافا استهدافات استهدافين", "استهدافون"),
        ("مداهمة/+ات", "مداهمة مداهمات مداهمتين", "مداهمةا"),
        ("إلقاء", "إلقاء إلقاؤ إلقائ", "إلقاءا إلقاءات"),
        ("تصدٍّ", "تصد تصدي تصديا", "تصدا"),
        ("تسلّل/+ات", "تسلل تسللا تسللات", ""),
        ("قتل", "قتل قتلا", "قتلى قتلان"),
    ],
)
def test_masdars(masdar: str, present: str, absent: str) -> None:
    """Verbal nouns decline as nouns; only those that can be counted get dual and plural."""
    forms = spelled(verb_forms("فعل", "يفعل", "-", [masdar]), "masdar")
    assert folded(present) <= forms
    assert not folded(absent) & forms


@pytest.mark.parametrize(
    ("lemma", "plurals", "present", "absent"),
    [
        ("غارة", "+ات", "غارة غارات غارتان غارتين غارتا غارتي", "غارةا غاراتا"),
        ("صاروخ", "صواريخ", "صاروخ صاروخا صاروخان صاروخين صواريخ", "صواريخا"),
        ("عنصر", "عناصر", "عنصر عنصرين عناصر", "عناصرا"),
        ("جثة", "جثث", "جثة جثتا جثتي جثث", "جثةا"),
        ("قتيل", "قتلى", "قتيل قتيلا قتيلين قتيلي قتلى قتلا", "قتلىا"),
        ("مقاتل", "+ون", "مقاتل مقاتلون مقاتلين مقاتلو مقاتلي", "مقاتلات"),
        ("مدني", "+ون", "مدني مدنيا مدنيان مدنيون مدنيين", ""),
        ("قاضٍ", "قضاة", "قاض قاضي قاضيا قاضيان قاضيين قضاة", "قاضا"),
        ("محامٍ", "+ون", "محام محامي محامون محامين", "محاميون"),
        ("أهل", "أهالٍ", "أهل أهال أهالي", "أهالا أهاليا"),
        ("مستشفى", "+ات", "مستشفى مستشفيات مستشفيان مستشفا", "مستشفاات"),
        ("ميليشيا", "+ات", "ميليشيا ميليشيات", "ميليشياات ميليشياان"),
        ("لواء", "ألوية", "لواء لواءين ألوية لواؤ لوائ", "لواءاا"),
        ("مباراة", "مباريات", "مباراة مباراتين مباريات", ""),
        ("فتاة", "+ات", "فتاة فتيات", "فتاات"),
        ("شيء", "أشياء", "شيء شيئا أشياء", ""),
        ("أنقاض", "أنقاض", "أنقاض", "أنقاضان أنقاضين"),
        ("مرفأ", "مرافئ", "مرفأ مرفأين مرفآن مرافئ", "مرفأاان"),
    ],
)
def test_nouns(lemma: str, plurals: str, present: str, absent: str) -> None:
    """Nouns of every ending decline."""
    forms = spelled(noun_forms(lemma, many(plurals)))
    assert folded(present) <= forms
    assert not folded(absent) & forms


def test_numbers_of_a_noun() -> None:
    """Number and construct are marked; a noun without singular is plural only."""
    forms = noun_forms("مقاتل", ["+ون"])
    assert Form("مقاتلو", "noun", "", "m", "p", "", True) in forms
    assert Form("مقاتلين", "noun", "", "m", "d", "", False) in forms
    assert Form("مقاتلين", "noun", "", "m", "p", "", False) in forms
    assert {form.number for form in noun_forms("أنقاض", ["أنقاض"], "f")} == {"p"}


def test_phrases() -> None:
    """A noun with its genitive inflects in the head only."""
    forms = spelled(noun_forms("نقطة تفتيش", ["نقاط تفتيش"], "f"))
    assert {"نقطه تفتيش", "نقطه التفتيش", "نقاط تفتيش", "نقطتي تفتيش"} <= forms
    assert "وقف اطلاق النار" in spelled(noun_forms("وقف إطلاق النار"))


@pytest.mark.parametrize(
    ("lemma", "plurals", "present", "absent"),
    [
        ("روسي", "روس", "روسي روسية روسيا روسيان روسيون روسيين روسيات روس", "روسيةا"),
        ("مسيّر", "", "مسير مسيرة مسيرات مسيرتين", ""),
        ("ضارٍ", "", "ضار ضاري ضارية ضاريا", "ضارا ضارة"),
        ("أحمر", "حمر", "أحمر حمراء حمر", "أحمرة أحمرات"),
        ("أوسط", "", "أوسط وسطى", "أوسطة"),
        ("أعلى", "", "أعلى عليا", "أعلاة"),
        ("أمني", "", "أمني أمنية أمنيين", "منيى"),
        ("أخير", "", "أخير أخيرة", "خيرى"),
        ("آخر", "", "آخر أخرى آخرون آخرين", "آخرة"),
        ("أول", "أوائل", "أول أولى أوائل", "أولة"),
    ],
)
def test_adjectives(lemma: str, plurals: str, present: str, absent: str) -> None:
    """Adjectives agree; colours and elatives have feminines of their own."""
    forms = spelled(adjective_forms(lemma, many(plurals)))
    assert folded(present) <= forms
    assert not folded(absent) & forms


def test_participles() -> None:
    """Participles decline as adjectives, weak ones too."""
    forms = verb_forms("ألقى", "يلقي", "", (), "ملقٍ", "ملقى")
    assert folded("ملق ملقي ملقية ملقون") <= spelled(forms, "active")
    assert folded("ملقى ملقاة ملقيات ملقون") <= spelled(forms, "passive_participle")


@pytest.mark.parametrize(("name", "least"), [("verbs", 420), ("nouns", 750), ("adjectives", 250), ("words", 400)])
def test_rows_are_well_formed(name: str, least: int) -> None:
    """Ids are unique, cells are trimmed, Arabic cells hold Arabic letters and vowel signs only."""
    table = rows(name)
    key = COLUMNS[name][0]
    assert len(table) >= least
    assert [lemma for lemma, count in Counter(row[key] for row in table).items() if count > 1] == []
    for row in table:
        assert row["gloss"], row
        assert all(cell == cell.strip() for cell in row.values()), row
        assert len(set(row["classes"].split())) == len(row["classes"].split()), row
        for column, cell in row.items():
            if column not in ("classes", "gloss", "gender") and (column, cell) != ("passive", "-"):
                assert all(CELL.fullmatch(value) for value in many(cell)), (column, row)


@pytest.mark.parametrize("name", ["verbs", "nouns", "adjectives"])
def test_rows_inflect(name: str) -> None:
    """Every row gives its own lemma back among clean, folded forms."""
    for row in rows(name):
        if name == "verbs":
            forms = verb(row)
        elif name == "nouns":
            assert row["gender"] in ("m", "f"), row
            forms = noun_forms(row["lemma"], many(row["plurals"]), row["gender"])
        else:
            forms = adjective_forms(row["lemma"], many(row["plurals"]))
        assert fold(row["lemma"]) in spelled(forms), row
        assert [form for form in forms if not LETTERS.fullmatch(form.form) or fold(form.form) != form.form] == [], row
        assert len(forms) == len(set(forms))


def test_verb_cells_agree() -> None:
    """Imperfects begin with ي, participles of derived verbs with م, passives differ from the active in letters."""
    for row in rows("verbs"):
        lemma = bare(row["lemma"])
        assert row["imperfect"].startswith("ي"), row
        assert fold(row["passive"]) != fold(row["lemma"]), row
        if len(lemma) > 3 or "\u0651" in row["lemma"][:-1]:
            assert all(cell == "" or cell.startswith("م") for cell in (row["active"], row["passive_participle"])), row
