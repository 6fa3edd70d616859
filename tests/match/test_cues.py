"""Attribution cues of one sentence: who speaks, with which verb and weight, through what, and which words are theirs."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import found, words

CASES = [
    (
        "قال المرصد السوري لحقوق الإنسان إن طائرات روسية شنت غارات",
        "attributes",
        "المرصد السوري لحقوق الإنسان",
        "neutral",
        "طائرات روسية شنت غارات",
    ),
    ("أعلنت قسد مقتل ثلاثة من عناصرها", "attributes", "قسد", "neutral", "مقتل ثلاثة من عناصرها"),
    ("أكدت قسد أن قواتها تصدت للهجوم", "attributes", "قسد", "affirms", "قواتها تصدت للهجوم"),
    ("نفت قسد أن تكون قصفت البلدة", "attributes", "قسد", "denies", "تكون قصفت البلدة"),
    ("نفت قسد قصف البلدة", "attributes", "قسد", "denies", "قصف البلدة"),
    ("زعمت قسد أن قوات النظام قصفت البلدة", "attributes", "قسد", "doubts", "قوات النظام قصفت البلدة"),
    ("ادعت وكالة سانا أن مسلحين قصفوا البلدة", "attributes", "وكالة سانا", "doubts", "مسلحين قصفوا البلدة"),
    ("اعترفت قسد بمقتل ثلاثة من عناصرها", "attributes", "قسد", "admits", "بمقتل ثلاثة من عناصرها"),
    ("وأضافت قسد أن الهجوم وقع أمس", "continues", "قسد", "neutral", "الهجوم وقع أمس"),
    ("المرصد السوري: مقتل ثلاثة مدنيين في إدلب", "attributes", "المرصد السوري", "neutral", "مقتل ثلاثة مدنيين في إدلب"),
    ("17:55 – المرصد السوري: مقتل طفل في إدلب", "attributes", "المرصد السوري", "neutral", "مقتل طفل في إدلب"),
    ("14:05 | الباب - المرصد السوري: مقتل طفل", "attributes", "المرصد السوري", "neutral", "مقتل طفل"),
    ("09:10 المرصد السوري: مقتل طفل", "attributes", "المرصد السوري", "neutral", "مقتل طفل"),
    ("نتنياهو خلال جولة على الحدود: قتلنا مسلحين", "attributes", "نتنياهو", "neutral", "قتلنا مسلحين"),
    ("مسؤول أميركي عقب اجتماع في جنيف: قصفنا الموقع", "attributes", "مسؤول أميركي", "neutral", "قصفنا الموقع"),
    ("قصفت طائرات روسية بلدة أريحا، بحسب المرصد السوري", "cites", "المرصد السوري", "neutral", "قصفت طائرات روسية بلدة أريحا،"),
    ("بحسب المرصد السوري، قصفت طائرات روسية بلدة أريحا", "cites", "المرصد السوري", "neutral", "، قصفت طائرات روسية بلدة أريحا"),
    ("قصفت طائرات روسية البلدة وفق ما أفاد به المرصد السوري", "cites", "المرصد السوري", "neutral", "قصفت طائرات روسية البلدة"),
    ("ووفق ما ذكر مسؤولون أكراد، قصفت القوات البلدة", "cites", "مسؤولون أكراد", "neutral", "، قصفت القوات البلدة"),
    ("قال قيادي في قسد، فضّل عدم ذكر اسمه، إن قواته صدت الهجوم", "attributes", "قيادي في قسد", "neutral", "قواته صدت الهجوم"),
    ("قال مصدر لم يكشف عن هويته إن الهجوم فشل", "attributes", "مصدر", "neutral", "الهجوم فشل"),
    ("وأشار الدفاع المدني لمقتل ثلاثة مدنيين", "continues", "الدفاع المدني", "neutral", "لمقتل ثلاثة مدنيين"),
    ("أعلن ما يعرف باسم جيش العزة أن الهجوم فشل", "attributes", "جيش العزة", "neutral", "الهجوم فشل"),
    (
        "نعى فيلق الشام أربعة من عناصره قُتلوا في المعركة",
        "attributes",
        "فيلق الشام",
        "neutral",
        "أربعة من عناصره قُتلوا في المعركة",
    ),
    ("وجاء في بيان نشرته وزارة الدفاع التركية أن القصف توقف", "attributes", "وزارة الدفاع التركية", "neutral", "القصف توقف"),
    ("وكشف تقرير صادر عن المرصد السوري عن مقتل ثلاثة مدنيين", "attributes", "المرصد السوري", "admits", "مقتل ثلاثة مدنيين"),
    ("ندعو مجلس الأمن إلى وقف القصف", "attributes", "نا", "neutral", "وقف القصف"),
    ("واتهم التقرير تنظيم داعش بقصف البلدة", "attributes", "التقرير", "accuses", "بقصف البلدة"),
    ("وطالب حكومة الإقليم بوقف القصف", "attributes", "elided", "neutral", "بوقف القصف"),
    ("المرصد السوري تحدث عن مقتل ثلاثة مدنيين", "attributes", "المرصد السوري", "neutral", "مقتل ثلاثة مدنيين"),
]

SILENT = [
    "لم يكشف المصدر عن هويته",
    "ولم تعلن أي جهة مسؤوليتها",
    "العراق: قتيلان في انفجار سيارة مفخخة",
    "بحسب بنود الاتفاق، يخرج المقاتلون من البلدة",
    "نقل الجرحى إلى المشفى",
]


@pytest.mark.parametrize("text", SILENT)
def test_no_speech_here(packs: Packs, text: str) -> None:
    assert not [c for c in found(packs, text).cues if c.effect in ("attributes", "continues", "cites")]


@pytest.mark.parametrize(("text", "effect", "speaker", "stance", "said"), CASES)
def test_cue(packs: Packs, text: str, effect: str, speaker: str, stance: str, said: str) -> None:
    one = found(packs, text)
    assert one.cues, "no cue"
    cue = one.cues[0]
    got = words(text, one, cue.speaker.start, cue.speaker.end) if cue.speaker else cue.speaker_pronoun
    covered = words(text, one, cue.cover_start, cue.cover_end)
    assert (cue.effect, got, cue.stance, covered) == (effect, speaker, stance, said)


MEDIA = [
    ("قال المرصد السوري في بيان إن البلدة قصفت", "statement"),
    ("أعلنت قسد عبر قناتها على تلغرام مقتل عنصر", "telegram"),
    ("قال المتحدث باسم قسد في تغريدة على تويتر إن الهجوم فشل", "twitter"),
    ("ذكرت قسد على صفحتها في فيسبوك أن الهجوم فشل", "facebook"),
    ("قال الوزير لقناة الجزيرة إن الهجوم فشل", "tv"),
    ("قال الوزير إن الهجوم فشل", None),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_medium(packs: Packs, text: str, medium: str | None) -> None:
    assert found(packs, text).cues[0].medium == medium


SAID = [
    ("قالت قسد، السبت، إن داعش هاجم البلدة", "weekday"),
    ("أعلنت قسد أمس مقتل ثلاثة عناصر", "day"),
    ("أعلنت قسد مقتل ثلاثة عناصر أمس", None),
]


@pytest.mark.parametrize(("text", "kind"), SAID)
def test_day_of_saying(packs: Packs, text: str, kind: str | None) -> None:
    said = found(packs, text).cues[0].said
    assert (said.kind if said else None) == kind


NONE = [
    "نقل الجرحى إلى المشفى",
    "قصفت قوات النظام بلدة أريحا",
    "أعلن عنها في وقت سابق",
]


@pytest.mark.parametrize("text", NONE)
def test_nobody_speaks(packs: Packs, text: str) -> None:
    assert [c for c in found(packs, text).cues if c.effect in ("attributes", "cites")] == []


BACKGROUND = ["يُذكر أن البلدة شهدت قصفاً", "يشار إلى أن البلدة شهدت قصفاً", "تجدر الإشارة إلى أن البلدة شهدت قصفاً"]


@pytest.mark.parametrize("text", BACKGROUND)
def test_background(packs: Packs, text: str) -> None:
    assert "background" in {c.effect for c in found(packs, text).cues}
