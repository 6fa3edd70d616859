"""Who did it, to whom, with whom, in sentences of one clause or one sentence (CODEBOOK §4): a table of wordings.

A row is a sentence and its parties by group: i initiator, t target, victim or detainee, p participant, s supporter. A party is an
actor's id, a class in its English words, or «=words» that stand in the filler. A party in brackets may be there and need not."""

from __future__ import annotations

import re

import pytest

from isnad.model.claim import Role
from isnad.packs import Packs
from reading_desk import claims

GROUPS = {"initiator": "i", "target": "t", "victim": "t", "detainee": "t", "participant": "p", "supporter": "s"}

VERBAL_NOUNS = [
    (
        "قُتل ثلاثة مدنيين جراء قصف الطيران الروسي مواقع الفصائل في ريف إدلب.",
        "i russian-forces t civilians syrian-opposition-factions",
    ),
    ("أدى استهداف قوات النظام للبلدة بقذائف المدفعية إلى إصابة طفلة.", "i syrian-army t children"),
    ("واصلت الطائرات الحربية الروسية قصف بلدات ريف حماة الشمالي.", "i russian-forces"),
    ("القصف المدفعي التركي على قرى تل رفعت أدى لإصابة طفل.", "i turkish-forces t children"),
    ("غارة إسرائيلية على مواقع للميليشيات الإيرانية في البوكمال.", "i israeli-forces t iran-backed-militias"),
    ("استشهد مواطن في قصف إسرائيلي لمجموعة مواطنين في دير البلح.", "i israeli-forces t =مواطن (=مواطنين)"),
    ("تحييد أربعة مسلحين شمالي سوريا.", "t fighters"),
    ("قتل ثلاثة جراء إطلاق القوات السعودية قذائف على قرية حدودية.", "i saudi-forces (t people)"),
]
DONE_BY = [
    ("قُتل عنصر من الفصائل برصاص قوات النظام على محور كبانة.", "i syrian-army t syrian-opposition-factions"),
    ("اغتيال قيادي في هيئة تحرير الشام برصاص مجهولين في سلقين.", "i unidentified t hts"),
    ("استشهد مدني بنيران قناص قوات النظام في مدينة درعا.", "i syrian-army t civilians"),
    ("اعتُقل شابان من قبل حاجز لقوات النظام في بلدة صيدا.", "i syrian-army t =شابان"),
    ("هوجمت نقاط لقوات النظام في بادية السخنة من قبل مسلحين.", "i =مسلحين t syrian-army"),
    ("قصف مدفعي من مواقع قوات النظام على بلدة البارة.", "i syrian-army"),
    ("سقط قتلى في صفوف الحوثيين بنيران الجيش اليمني في مأرب.", "i yemeni-government-forces t houthis"),
    ("أعلن تنظيم الدولة قتل خمسة عناصر من الحشد الشعبي في ديالى.", "i isis t pmf"),
    ("هجوم يُرجّح أنه لتنظيم داعش على مقر لقسد في حقل العمر.", "i isis t sdf"),
    ("تصدى الجيش اللبناني لهجوم من مسلحين على مركز مراقبة في وادي خالد.", "i =مسلحين t lebanese-army"),
    ("لم تتبنّ أي جهة الهجوم على حاجز قسد في بلدة ذيبان.", "t sdf"),
]
RELATIVE = [
    ("سقطت صواريخ روسية على مبنى سكني في مدينة إدلب.", "i russian-forces"),
    ("أصيب طفل بانفجار لغم روسي الصنع في ريف إدلب.", "t children"),
    ("حملة دهم نفذتها قسد بدعم من طيران التحالف الدولي في قرية الشحيل.", "i sdf s international-coalition"),
    ("عثر أهالٍ على جثة شاب مجهول الهوية قرب مدينة الشدادي.", "t =شاب"),
    ("تعرضت قرى تل رفعت الخاضعة لسيطرة قوات النظام، لقصف بري تركي مكثف.", "i turkish-forces"),
    ("شنّت مقاتلات أمريكية وبريطانية، فجر السبت، سلسلة غارات على مطار الحديدة.", "i us-forces british-forces"),
    ("أدت الغارات التي شنتها طائرات روسية على مواقع داعش إلى مقتل عشرة عناصر.", "i russian-forces t isis"),
    ("قتل عنصر من قوات النظام في الهجوم الذي شنته هيئة تحرير الشام على محور الملاجة.", "i hts t syrian-army"),
    ("القصف الذي تعرضت له نقطة الجيش التركي من قبل قوات النظام أدى لمقتل جندي.", "i syrian-army t turkish-forces (soldiers)"),
    ("شن مسلحون هجوماً تصدّت له قسد في ريف منبج.", "i =مسلحون t sdf"),
    ("هجوم شارك فيه عشرات المسلحين على نقطة للجيش التركي في الباب.", "i =المسلحين t turkish-forces"),
    ("شنت طائرات روسية غارات على مواقع تتمركز فيها قوات قسد.", "i russian-forces t sdf"),
    ("أبطلت فرق الهندسة عبوة ناسفة زرعها عناصر داعش على طريق تدمر.", "i armed-groups t isis"),
    ("فكك عناصر اللواء الثامن عبوة ناسفة زرعها مجهولون في بلدة صيدا.", "i eighth-brigade"),
]
SUBJECTS = [
    ("إن إرهابيين يتحصنون في محور تل هواش استهدفوا بلدة محردة بالصواريخ.", "i =إرهابيين"),
    ("استهدف مسلحون يتحصنون في محور تل هواش بلدة محردة بالصواريخ.", "i =مسلحون"),
    ("أوضح المصدر أنه بعد دقائق أطلق مسلحون النار على دورية لقسد.", "i =مسلحون t sdf"),
    ("أصيب شاب بعد أن أطلق مجهولون النار عليه في بلدة صيدا.", "i =مجهولون (t =شاب)"),
    ("وقصفت أيضا قوات النظام خلال الساعات الماضية مناطق متفرقة.", "i syrian-army"),
    ("خرقت قوات النظام الاتفاق واعتدت على بلدات العزيزية بالقذائف.", "i syrian-army"),
    ("استولى عناصر من فصيل السلطان مراد على منازل في بلدة معبطلي.", "i sultan-murad"),
    ("أقدم مسلحون على اغتيال مختار بلدة المليحة.", "i =مسلحون t =مختار"),
    ("أقدم شخصان ملثمان يستقلان دراجة نارية على إطلاق النار باتجاه أحد العسكريين اللبنانيين.", "i =شخصان t lebanese-army"),
    ("فتح مسلحون النار على عنصرين سابقين بالجيش الحر في طفس.", "i =مسلحون t fsa"),
    ("أربعة عسكريين من قوات النظام قُتلوا في كمين لداعش.", "i isis t syrian-army"),
    ("قتل عنصر من قسد، إثر إطلاق النار عليه في أحد المراكز في بلدة الكسرة.", "t sdf"),
]
SUFFERERS = [
    ("قتل ثلاثة جنود أتراك بقصف لقوات النظام على نقطة تركية في ريف إدلب.", "i syrian-army t turkish-forces"),
    ("أصيب عسكري سوري بنيران قناص قرب بلدة حزارين.", "t syrian-army (i =قناص)"),
    ("مقتل مستشار إيراني في غارة إسرائيلية على ريف حمص.", "i israeli-forces t iranian-forces"),
    ("عُثر على جثة شاب مجهول الهوية قرب بلدة تل شهاب.", "t =شاب"),
    ("العثور على جثة امرأة في مخيم الهول.", "t women"),
    ("قُتل إسماعيل الزعبي بقصف لقوات النظام على بلدة طفس.", "i syrian-army t =إسماعيل"),
    ("مقتل وإصابة سبعة أشخاص بينهم طفلان في انفجار وسط عفرين.", "t people children"),
    ("استشهد فلسطينيان برصاص قوات الاحتلال الإسرائيلي في جنين.", "i israeli-forces t =فلسطينيان"),
    ("ارتقى شهيدان مدنيان جراء قصف صاروخي لقوات الأسد على سرمدا.", "i syrian-army t civilians"),
    ("قُتل وجُرح عناصر من قوات النظام بهجوم لداعش قرب المحطة الثانية.", "i isis t syrian-army"),
    ("قُتل ضابط وأربعة عناصر من قوات النظام بعبوة ناسفة قرب نوى.", "t syrian-army"),
    ("خطف مسلحون مجموعة من المدنيين من بلدة المناجير.", "i =مسلحون t civilians"),
    ("قتل 23 حوثياً بغارة للتحالف العربي في مأرب.", "i saudi-led-coalition t houthis"),
    ("انفجرت عبوة ناسفة بنقطة تفتيش في بغداد.", ""),
    ("استهدفت وحدات من قسد تحصينات المرتزقة في محيط رأس العين.", "i sdf t =المرتزقة"),
]
WHOSE = [
    ("قصف جيش الاحتلال التركي ومرتزقته قرى ناحية تل تمر.", "i turkish-forces sna"),
    ("قصفت قوات النظام السعودي قرى في محافظة صعدة.", "i saudi-forces"),
    ("دهمت ميليشيات موالية لإيران منازل في مدينة الميادين.", "i iran-backed-militias"),
    ("استهدفت قسد مقراً لميليشيات مدعومة من إيران في البوكمال.", "i sdf t iran-backed-militias"),
    ("قالت وزارة الدفاع الروسية إن قواتها قصفت مواقع لهيئة تحرير الشام.", "i russian-forces t hts"),
    ("قال المرصد السوري إن قوات النظام وحلفاءها قصفوا بلدة كفرزيتا.", "i syrian-army (=حلفاءها)"),
    ("أطلق مسلحو حفتر صواريخ غراد على أحياء في طرابلس.", "i lna"),
    ("استهدفت مسيّرة تركية سيارة عسكرية لقسد في ريف القامشلي.", "i turkish-forces t sdf"),
    ("استهدفت مسيرة إسرائيلية سيارة في بلدة عيتا.", "i israeli-forces"),
    ("قصف الطيران السوري بلدة سراقب.", "i syrian-army"),
]
TWO_SIDES = [
    ("اندلعت اشتباكات بين قوات النظام وعناصر داعش في بادية السخنة.", "p syrian-army isis"),
    ("معارك عنيفة اندلعت بين الجيش اليمني وقبائل ضد مليشيا الحوثي في مأرب.", "p yemeni-government-forces houthis (=قبائل)"),
    ("اندلعت مواجهات بين الأهالي وقوات النظام في بلدة الحراك.", "p syrian-army =الأهالي"),
]
OTHER_ACTS = [
    ("سيطر الجيش العراقي على ثلاث قرى بعد معارك مع داعش جنوب الموصل.", "i iraqi-army t isis p isis (iraqi-army)"),
    ("حررت قوات النظام بلدة السخنة من سيطرة داعش.", "i syrian-army t isis"),
    ("توصلت قسد والحكومة السورية إلى اتفاق لوقف إطلاق النار برعاية روسية.", "p sdf syrian-government s russia"),
    ("يفاوض جيش الإسلام الجانب الروسي على مصير دوما.", "p jaysh-al-islam russia"),
    ("نظم أهالي بلدة غرانيج وقفة للمطالبة بالخدمات.", "i =أهالي"),
    ("خرج المئات من أهالي مدينة السويداء في مظاهرة احتجاجاً على تردي الأوضاع.", "i =أهالي"),
    ("داهمت دورية للأمن العسكري منزل الناشط خالد في حي الوعر.", "i military-intelligence t =الناشط"),
    ("داهم الجيش التركي منزل مواطن في عفرين واقتاده إلى جهة مجهولة.", "i turkish-forces t =مواطن"),
    ("احتجزت هيئة تحرير الشام ناشطين في مدينة إدلب.", "i hts t activists"),
]
ASIDES = [
    ("قصفت المدفعية التركية، بحسب مصادر محلية، مواقع لقسد في ريف عين عيسى.", "i turkish-forces t sdf"),
    ("استهدفت الفصائل، وفق ما أفاد مراسلنا، تجمعات لقوات النظام بقذائف الهاون.", "i syrian-opposition-factions t syrian-army"),
    ("استهدف مقاتلو جيش الإسلام وأحرار الشام حواجز لقوات النظام في دوما.", "i jaysh-al-islam ahrar-al-sham t syrian-army"),
]
MADE = [
    ("أغارت طائرات F-16 التابعة للجيش العراقي على أوكار داعش في جبال حمرين.", "i iraqi-army t isis"),
    ("قصفت طائرات من طراز إف-16 تابعة للتحالف مواقع داعش.", "i international-coalition t isis"),
    ("استهدفت عبوة ناسفة اللواء 23 بالحشد الشعبي قرب العظيم.", "t pmf"),
]
BELONGING = [
    ("أحرق مستوطنون مركبات لمواطنين فلسطينيين في قرية بورين.", "i israeli-settlers t =لمواطنين"),
    ("فجر تنظيم داعش منازل تعود لعناصر في الحشد العشائري غرب الأنبار.", "i isis t tribal-mobilisation-iraq"),
    ("هاجم مسلحون مقر قيادة قوات الأمن في بنغازي.", "i =مسلحون t =الأمن"),
    ("أطلق الجيش الإسرائيلي النار على الفلسطينيين في نابلس.", "i israeli-forces t =الفلسطينيين"),
    ("سقط 20 قتيلاً بين المدنيين بقصف للحوثيين على تعز.", "i houthis t civilians"),
    ("قتل ثمانية من عناصر الشرطة الأفغانية في هجوم على نقطة تفتيش.", "t =الشرطة"),
]
WHO_ACTS = [
    ("قال ناشط إن الحوثيين قتلوا أربعة مدنيين غرب تعز وسط قصف للأحياء.", "i houthis t civilians"),
    ("اشتبكت قسد مع مجموعة مسلحة هاجمت نقطة للجيش الأمريكي في الشدادي.", "i =مجموعة t us-forces p sdf =مجموعة"),
    ("نشب قتال بين الجيش الليبي وإحدى الميليشيات في بنغازي.", "p lna =الميليشيات"),
    ("هاجم داعش قوات الحشد الشعبي، واشتبك مع عناصرها.", "i isis t pmf p isis pmf"),
    ("هاجمت داعش نقطة للجيش العراقي. وقتلت القوة المهاجمة جنديين.", "i isis t iraqi-army soldiers"),
    ("وجهت مليشيا الحوثي صواريخها إلى مأرب. وشنت المليشيا المدعومة من إيران هجوماً على ميدي.", "i houthis"),
]
RANKS = [
    ("قصفت ميليشيات اللواء المتقاعد خليفة حفتر منازل شرق طرابلس.", "i lna"),
    ("قُتل مدني بقصف نفذته طائرة تابعة لحفتر على مستشفى ميداني.", "i lna t civilians"),
    ("استهدفت قوات حكومة الوفاق تمركزات لقوات خليفة حفتر جنوب طرابلس.", "i gna-forces t lna"),
]
HIT_BEHIND = [
    ("استهداف مجموعة مسلحة لدورية عسكرية في سيناء.", "i =مجموعة t =لدورية"),
    ("استهداف مواقع لقوات النظام في سراقب.", "t syrian-army"),
    ("اغتيال إسرائيل للقيادي بهاء أبو العطا في غزة.", "i israeli-forces t =للقيادي"),
    ("اعتقال قسد لثلاثة شبان في الرقة.", "i sdf t =شبان"),
    ("تبادل إطلاق النار بين إسرائيل والمسلحين في غزة.", "p israeli-forces =والمسلحين"),
]
GOING_ON = [
    ("كثفت قسد عملياتها ضد داعش، إذ سيطرت على قرية الباغوز.", "i sdf (t isis)"),
    ("حررت وحدات الجيش السوري تل النار، وتقوم بملاحقة فلول الإرهابيين.", "i syrian-army t =فلول"),
    ("قال ناشطون معارضون إنه تم إعدام 44 جندياً منشقاً.", "t =جندياً"),
    ("طرابلس 28 فبراير (شينخوا) قصفت قوات الجيش الوطني مطار معيتيقة في طرابلس.", "i lna"),
    ("مقتل أربعة مدنيين جراء 12 قذيفة أطلقتها مليشيا حفتر على طرابلس.", "i lna t civilians"),
    ("قتل مسلحون مجهولون يعتقد أنهم من خلايا داعش، ظهر اليوم، عنصراً في قسد.", "i isis t sdf"),
    ("اقتحمت حركة «الشباب» المتشددة، اليوم، قاعدة عسكرية جنوب مقديشو.", "i =حركة"),
]
ANNOUNCED = [
    ("أعلنت وكالة الاستخبارات العسكرية في العراق، الخميس، عن القبض على 5 إرهابيين في السليمانية.", "i =وكالة t =إرهابيين"),
    ("أعلنت شرطة ديالى، الخميس، اعتقال خمسة مطلوبين.", "i =شرطة t =مطلوبين"),
    ("أعلن ناشطون اعتقال خمسة شبان في بلدة صيدا.", "t =شبان"),
]
WHILE = [
    ('اغتال مجهولون بطلقات نارية، فجر اليوم الأربعاء، "همام الرفاعي" داخل منزله.', "i =مجهولون t =همام"),
    ('قال مراسل إن مسلحين يستقلون سيارة من نوع "كيا ريو" لونها أزرق أطلقوا النار على شابين في داعل.', "i =مسلحين t =شابين"),
    ("استهدفت قسد مجموعة لداعش كانت تحاول التسلل إلى بلدة ذيبان.", "i sdf isis t isis"),
    ("قصف مدفعية الجيش اليمني تعزيزات للحوثيين غرب مأرب.", "i yemeni-government-forces t houthis"),
    ("استهدفت مقاتلات التحالف تعزيزات للحوثيين في البيضاء.", "i saudi-led-coalition t houthis"),
    ("قصفت قوات النظام وحليفتها روسيا بلدة سراقب.", "i syrian-army russian-forces"),
]
TABLE = [
    *ANNOUNCED, *WHILE,
    *RANKS, *HIT_BEHIND, *GOING_ON,
    *ASIDES, *MADE, *BELONGING, *WHO_ACTS, *VERBAL_NOUNS, *DONE_BY, *RELATIVE,
    *SUBJECTS, *SUFFERERS, *WHOSE, *TWO_SIDES, *OTHER_ACTS,
]  # fmt: skip


def parties(words: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The parties that must be there, and those that may."""
    must: set[tuple[str, str]] = set()
    may: set[tuple[str, str]] = set()
    group, loose = "", False
    for token in re.findall(r"[()]|[^\s()]+", words):
        if token in "()":
            loose = token == "("
        elif token in GROUPS.values():
            group = token
        else:
            (may if loose else must).add((group, token))
    return must, may


def fits(role: Role, party: tuple[str, str]) -> bool:
    group, name = party
    if GROUPS.get(role.role) != group:
        return False
    if name.startswith("="):
        return name[1:] in (role.text or "")
    return name in (role.actor, ((role.name.en if role.name else "") or "").replace(" ", "-"))


@pytest.mark.parametrize(("text", "words"), TABLE)
def test_parties(packs: Packs, text: str, words: str) -> None:
    must, may = parties(words)
    told = [r for c in claims(packs, text, published="2019-06-12", record="event") for r in c.roles if r.role in GROUPS]
    assert not [p for p in must if not any(fits(r, p) for r in told)], "missing"
    assert not [(r.role, r.actor, r.text) for r in told if not any(fits(r, p) for p in must | may)], "too much"


def test_an_earlier_force_alone_is_meant_by_a_pronoun(packs: Packs) -> None:
    """«قواته» never goes on to somebody who is named after it."""
    text = "أصيب مدني باستهداف سيارته في درعا، وقصفت قوات النظام بلدة طفس."
    told = {r.actor for c in claims(packs, text, record="event") for r in c.roles if r.role == "target"}
    assert "syrian-army" not in told
