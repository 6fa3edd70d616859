"""Kin, companions and parts of a number; whom a pronoun on a verb or a preposition means; what a force loses by the way."""

from __future__ import annotations

import pytest
from test_roles import only_these

from isnad.packs import Packs

KIN = [
    ("قُتل رجل وزوجته وطفلاهما بقصف مدفعي على بلدة كفر نوران.", "t =رجل t =زوجته t =طفلاهما"),
    ("اعتقلت قوات النظام شاباً ووالده في بلدة نصيب.", "i syrian-army t =شاباً t =والده"),
    ("اغتال مجهولون مختار بلدة المسيفرة وابنه قرب منزلهما.", "i unidentified t =مختار t =ابنه"),
    ("انفجرت عبوة ناسفة بسيارة مدير المشفى ما أدى إلى مقتله وإصابة مرافقيه.", "t =سيارة t =مرافقيه"),
]
PARTS = [
    ("استشهد خمسة بينهم طفلان في غارة إسرائيلية على خيمة في خان يونس.", "i israeli-forces t =خيمة"),
    ("قُتل سبعة معظمهم نساء بقصف لقوات النظام على مدينة أريحا.", "i syrian-army"),
]
POINTED = [
    ("هاجم مستوطنون مزارعين في قرية قصرة واعتدوا عليهم بالضرب.", "i israeli-settlers t farmers"),
    ("خطف مجهولون طبيباً في السويداء وأطلقوا سراحه بعد يومين.", "i unidentified t medics"),
    ("اعتقلت قسد ثلاثة ناشطين ثم أفرجت عنهم.", "i sdf t activists"),
    ("تسللت مجموعة من قسد إلى قرية حربل، فقصفها الجيش الوطني بالمدفعية.", "i sdf sna t sdf"),
    ("داهمت قوات الاحتلال مخيم بلاطة. كما اقتحمت بلدة عورتا.", "i israeli-forces"),
]
LOST = [
    ("استهدفت كتائب القسام قوة إسرائيلية في رفح ودمرت ناقلة جند وجرافة.", "i al-qassam-brigades t israeli-forces"),
    ("شن الجيش السوداني غارة على تجمع للدعم السريع أدت إلى تدمير سبع مركبات.", "i sudanese-army t rsf"),
    ("قصفت قوات النظام سوقاً في سراقب ودمرت سيارتين.", "i syrian-army t =سوقاً t =سيارتين"),
]


KINDS = [
    ("شنت طائرات عراقية ضربات على أوكار لداعش في حمرين، أسفرت عن مقتل ستة إرهابيين.", "i iraqi-army t isis t =إرهابيين"),
    ("هاجم مسلحون حاجزاً لقسد في البصيرة فقُتل عنصران.", "i fighters t sdf"),
    ("أُصيب خمسة من عناصر الشرطة الأفغانية بهجوم على نقطة في كابل.", "t =عناصر (t =نقطة)"),
    ("انتشل الدفاع المدني جثامين أربعة شهداء من تحت أنقاض منزل في غزة.", "i =الدفاع t =شهداء"),
    ("العثور على مقبرة جماعية في سنجار.", ""),
]
DOERS = [
    ("وأحرق مقاتلون قدموا من حمص أربعة منازل في القصير.", "i fighters t =منازل"),
    ("فتح عناصر من قوات الصدمة النار على محتجين في البصرة.", "i fighters t =محتجين"),
    ("قصفت راجمات سورية مدينة الرستن.", "i syrian-army"),
    ("فجّر انتحاري نفسه أمام مقر للشرطة في بيجي.", "i attackers t iraqi-police"),
    ("توغلت قوات إسرائيلية في القنيطرة فاعترضها شبان بالحجارة.", "i israeli-forces (i people t israeli-forces)"),
]


SOME = [
    ("صدت قوات الوفاق هجوماً لقوات حفتر في عين زارة وقتلت 17 منهم.", "i lna t gna-forces t lna"),
    ("هاجم مسلحون من داعش قرية البو حمدان. وتصدت لهم قوة من الحشد الشعبي وقتلت ثلاثة منهم.", "i isis i pmf t isis"),
    ("قُتل 20 مدنياً بقصف لقوات النظام على أريحا، سبعة منهم أطفال.", "i syrian-army t civilians"),
]


DOWN = [
    ("أطلقت قوات الدعم السريع خمس مسيّرات على مروي، وأسقط الجيش معظمها.", "i rsf i sudanese-army t rsf"),
    ("أطلق الحوثيون مسيّرات على إيلات، وأسقطتها الدفاعات الجوية الإسرائيلية.", "i houthis i israeli-forces t houthis"),
    ("رصد الجيش الإسرائيلي إطلاق خمسة صواريخ من لبنان وتم اعتراض بعضها.", "t =بعضها"),
    ("سيطرت المقاومة على جبل في مأرب بعد معارك مع الحوثيين.", "i yemeni-government-forces p houthis p yemeni-government-forces (t houthis)"),
]


@pytest.mark.parametrize(("text", "words"), KIN + PARTS + POINTED + LOST + KINDS + DOERS + SOME + DOWN)
def test_who_and_whose(packs: Packs, text: str, words: str) -> None:
    only_these(packs, text, words)
