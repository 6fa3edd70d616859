"""Every finder of the notation: a sentence in which it finds its filler, and one in which it must not."""

from __future__ import annotations

import pytest

from isnad.match.finders import FINDERS
from isnad.match.subject import Ask
from isnad.packs import Packs
from isnad.packs.schema import FINDERS as NAMED
from isnad.packs.schema import Finder
from reading_desk import row, words

FORCE = ("force",)
CASES = [
    ("subject", "قصفت قوات النظام بلدة أريحا", "قصف", FORCE, (), ["قوات النظام"]),
    ("subject", "قوات النظام قصفت بلدة أريحا", "قصف", FORCE, (), ["قوات النظام"]),
    ("subject", "وأعلنت قسد أن قوات النظام قصفت البلدة", "قصف", FORCE, (), ["قوات النظام"]),
    ("subject", "قُصفت بلدة أريحا صباح اليوم", "قصف", FORCE, (), []),
    ("subject", "قصف مدفعي على بلدة أريحا", "قصف", FORCE, (), []),
    ("subject", "قصفت مدفعية الجيش التركي بلدة أريحا", "قصف", (*FORCE, "arm"), (), ["مدفعية الجيش التركي"]),
    ("subject", "استهدفت سيارة لقوات النظام بعبوة ناسفة", "استهدف", (*FORCE, "arm"), (), []),
    ("subject", "أوقف حاجز لقوات النظام شاباً في درعا", "أوقف", (*FORCE, "arm"), (), ["حاجز لقوات النظام"]),
    ("object", "اعتقلت قوات النظام ثلاثة شبان في درعا", "اعتقل", ("people",), (), ["ثلاثة شبان"]),
    ("object", "هاجم مسلحون دورية لقوات النظام", "هاجم", FORCE, (), ["دورية لقوات النظام"]),
    ("object", "انسحبت قوات النظام من البلدة", "انسحب", FORCE, (), []),
    ("owner", "هجوم لتنظيم داعش على نقطة عسكرية", "هجوم", FORCE, (), ["لتنظيم داعش"]),
    ("owner", "غارة إسرائيلية على محيط دمشق", "غارة", FORCE, (), ["إسرائيلية"]),
    ("owner", "هجوم على نقطة عسكرية", "هجوم", FORCE, (), []),
    ("governed", "مقتل ثلاثة مدنيين في أريحا", "مقتل", ("people",), (), ["ثلاثة مدنيين"]),
    ("governed", "انفجار في مدينة أريحا", "انفجار", ("people",), (), []),
    ("object", "قُتل محمد الأحمد برصاص قناص في درعا", "قتل", ("people",), (), []),
    ("named", "اختطف مسلحون الحوراني من أمام محله", "اختطف", ("people",), (), ["الحوراني"]),
    ("named", "اغتيال أبو جهاد الحوراني في بلدة نصيب", "اغتيال", ("people",), (), ["أبو جهاد الحوراني"]),
    ("named", "أطلق مجهولون النار على الحوراني قرب منزله", "أطلق", ("people",), ("على",), ["الحوراني"]),
    ("named", "أطلق مجهولون النار على دورية لقسد", "أطلق", ("people",), ("على",), []),
    ("named", "اغتال مجهولون قيادياً في قسد", "اغتال", ("people",), (), []),
    ("subject", "مجهولون يستقلون دراجة نارية أطلقوا الرصاص على البلدة", "أطلق", FORCE, (), ["مجهولون"]),
    ("subject", "عندما هاجم انتحاري يقود صهريجاً مفخخاً", "هاجم", FORCE, (), ["انتحاري"]),
    ("object", "اغتال مسلحون يستقلون دراجة نارية مختاراً في درعا", "اغتال", ("people",), (), ["مختاراً"]),
    ("object", "خطف مسلحون شاباً وقتلوه بعد ساعات", "قتل", ("people",), (), ["شاباً"]),
    ("object", "هاجمت قسد تنظيم داعش وقتلت 6 من الشرطة العراقية", "قتل", FORCE, (), ["6 من الشرطة العراقية"]),
    ("doer_of_support", "وردت قوات النظام باستهداف البلدة بالمدفعية", "استهداف", FORCE, (), ["قوات النظام"]),
    ("by", "قصف بقذائف الهاون مصدره مواقع قوات النظام", "قصف", FORCE, (), ["مواقع قوات النظام"]),
    ("governed", "مقتل وإصابة العشرات من قوات النظام جنوب حلب", "مقتل", FORCE, (), ["العشرات من قوات النظام"]),
    ("owner", "مقتل 14 من قوات النظام شمال حلب", "مقتل", FORCE, (), []),
    ("owner", "غارات الاحتلال على غزة", "غارة", FORCE, (), ["الاحتلال"]),
    (
        "sufferer_of_support",
        "تعرضت حافلة تقل عناصر من قوات النظام لكمين",
        "كمين",
        (*FORCE, "thing"),
        (),
        ["عناصر من قوات النظام"],
    ),
    ("self", "قذيفة هاون على حي الزهراء", "قذيفة", ("weapon",), (), ["قذيفة هاون"]),
    ("self", "مقتل مدنيين بقذيفة هاون على حي الزهراء", "قذيفة", ("weapon",), (), []),
    ("doer_of_support", "تمكنت قسد من تدمير عربة وقتل طاقمها", "قتل", FORCE, (), ["قسد"]),
    ("doer_of_support", "شنت طائرات روسية غارات على إدلب", "غارة", FORCE, (), ["طائرات روسية"]),
    ("doer_of_support", "شنت قوات النظام هجوماً على البلدة", "هجوم", FORCE, (), ["قوات النظام"]),
    ("doer_of_support", "أعلنت الوكالة شن طائرات روسية عشرين غارة على إدلب", "غارة", FORCE, (), ["طائرات روسية"]),
    ("doer_of_support", "تعرضت دورية لقوات النظام لهجوم في البادية", "هجوم", FORCE, (), []),
    ("sufferer_of_support", "تعرضت دورية لقوات النظام لهجوم في البادية", "هجوم", FORCE, (), ["دورية لقوات النظام"]),
    ("sufferer_of_support", "شنت قوات النظام هجوماً على البلدة", "هجوم", FORCE, (), []),
    ("sufferer_of_support", "تعرضت بلدة أريحا لقصف مدفعي", "قصف", FORCE, (), []),
    ("foiler", "أحبطت قسد محاولة تسلل لعناصر داعش", "تسلّل", FORCE, (), ["قسد"]),
    ("foiler", "صدت قسد هجوماً لتنظيم داعش", "هجوم", FORCE, (), ["قسد"]),
    ("foiler", "نفذت قسد هجوماً على البلدة", "هجوم", FORCE, (), []),
    ("doer_of_relative", "غارات شنتها طائرات روسية على مدينة إدلب", "غارة", FORCE, (), ["طائرات روسية"]),
    ("doer_of_relative", "غارات استهدفت مدينة إدلب", "غارة", FORCE, (), []),
    ("done_to_relative", "غارات استهدفت مدينة إدلب", "غارة", ("place",), (), ["مدينة إدلب"]),
    ("done_to_relative", "غارات شنتها طائرات روسية على مدينة إدلب", "غارة", ("place",), (), []),
    ("by", "قتل مدني على يد مسلحين مجهولين في درعا", "قتل", FORCE, (), ["مسلحين مجهولين"]),
    ("by", "قُصفت البلدة من قبل قوات النظام", "قصف", FORCE, (), ["قوات النظام"]),
    ("by", "قتل مدني قرب مسلحين في درعا", "قتل", FORCE, (), []),
    ("under", "هجوم على نقاط قوات النظام", "هجوم", (*FORCE, "thing"), ("على",), ["نقاط قوات النظام"]),
    ("under", "هجوم على نقاط قوات النظام", "هجوم", (*FORCE, "thing"), ("ضد",), []),
    ("between", "اندلعت اشتباكات بين قسد وتنظيم داعش", "اشتباك", FORCE, (), ["قسد", "وتنظيم داعش"]),
    ("between", "اندلعت اشتباكات في ريف حلب", "اشتباك", FORCE, (), []),
    ("opponent", "خاضت قسد اشتباكات مع تنظيم داعش", "اشتباك", FORCE, (), ["تنظيم داعش"]),
    ("opponent", "خاضت قسد اشتباكات ضد تنظيم داعش", "اشتباك", FORCE, (), ["تنظيم داعش"]),
    ("opponent", "خاضت قسد اشتباكات في ريف حلب", "اشتباك", FORCE, (), []),
    ("helper", "نفذت قسد مداهمة بدعم من التحالف الدولي", "مداهمة", FORCE, (), ["التحالف الدولي"]),
    ("helper", "نفذت قسد مداهمة بإسناد جوي من التحالف الدولي", "مداهمة", FORCE, (), ["التحالف الدولي"]),
    ("helper", "نفذت قسد مداهمة في بلدة الشحيل", "مداهمة", FORCE, (), []),
    ("suffix", "واصلت قسد هجومها على مواقع التنظيم", "هجوم", FORCE, (), ["ها"]),
    ("suffix", "واصلت قسد الهجوم على مواقع التنظيم", "هجوم", FORCE, (), []),
    ("carried", "داهمت قسد منزلاً في الشحيل، واعتقلت 9 أشخاص", "اعتقل", FORCE, (), ["elided"]),
    ("carried", "اعتقلت قسد 9 أشخاص في الشحيل", "اعتقل", FORCE, (), []),
    ("place_of_support", "شهدت مدينة درعا اشتباكات عنيفة", "اشتباك", ("place",), (), ["مدينة درعا"]),
    ("place_of_support", "تعرضت بلدة كفر نبل لقصف مدفعي", "قصف", ("place",), (), ["بلدة كفر نبل"]),
    ("place_of_support", "اندلعت اشتباكات في مدينة درعا", "اشتباك", ("place",), (), []),
    ("instrument", "قصف بقذائف الهاون على بلدة أريحا", "قصف", ("weapon",), (), ["بقذائف الهاون"]),
    ("instrument", "قصف على بلدة أريحا", "قصف", ("weapon",), (), []),
    ("counted", "قُتل 12 مدنياً في القصف", "قتل", ("people",), (), ["12 مدنياً"]),
    ("counted", "12 مدنياً قُتلوا في القصف", "قتل", ("people",), (), ["12 مدنياً"]),
    ("counted", "قُتل مدنيون في القصف", "قتل", ("people",), (), []),
    ("relative_owner", "قوات سوريا الديمقراطية التي تدعمها الولايات المتحدة", "دعم", FORCE, (), ["قوات سوريا الديمقراطية"]),
    ("relative_owner", "تدعم الولايات المتحدة قوات سوريا الديمقراطية", "دعم", FORCE, (), []),
    ("topic", "حذرت قسد من أن تنظيم داعش يستعد لهجوم", "حذّر", FORCE, (), ["تنظيم داعش"]),
    ("topic", "حذرت قسد أمس", "حذّر", FORCE, (), []),
    ("nearest", "انفجار قرب دورية لقسد", "انفجار", FORCE, (), ["دورية لقسد"]),
    ("nearest", "انفجار في مدينة أريحا", "انفجار", FORCE, (), []),
]


def fillers(packs: Packs, text: str, trigger: str, finder: Finder, kinds: tuple[str, ...]) -> list[str]:
    """The words (or pronoun letters) that a finder leads to from the first chunk of a trigger."""
    line = row(packs, text)
    at = next(i for i, c in enumerate(line) if trigger in (c.base, c.lemma))
    supports = () if line[at].kind in ("verb", "part") else line.supports(at)
    got = FINDERS[finder.name](Ask(line, at, supports, kinds, finder.preps, "role"))
    return [words(text, line, r.mention.start, r.mention.end) if r.mention else r.suffix for r in got]


@pytest.mark.parametrize(("name", "text", "trigger", "kinds", "preps", "expected"), CASES)
def test_finder(
    packs: Packs, name: str, text: str, trigger: str, kinds: tuple[str, ...], preps: tuple[str, ...], expected: list[str]
) -> None:
    assert fillers(packs, text, trigger, Finder(name, preps), kinds) == expected


def test_every_finder_has_both_kinds_of_case() -> None:
    """The closed list, the code and this table name the same finders; each finds here, and each once finds nothing."""
    assert set(NAMED) == set(FINDERS)
    cases = [getattr(case, "values", case) for case in CASES]
    assert {case[0] for case in cases if case[5]} == set(FINDERS)
    assert {case[0] for case in cases if not case[5]} == set(FINDERS)
