"""Who did it, where a state, a weapon, an operation or the clause before tells it: one telling of a text by its type, and all who
fill its initiator."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims, filler

STATES = [
    ("نفذت باكستان غارات على مواقع في ولاية خوست.", "air_strike", {"pakistani-army"}),
    ("باكستان تقصف مواقع لحركة طالبان في كابل.", "shelling", {"pakistani-army"}),
    ("غارات على خوست.. والهند تسقط مسيّرات باكستانية", "interception", {"india"}),
    ("اتهمت الحكومة الأفغانية، الأربعاء، باكستان بشن غارات على سوق في مديرية برمل.", "air_strike", {"pakistani-army"}),
    ("قصفت دمشق أمس بالصواريخ.", "shelling", set()),
    ("تعرضت دمشق لقصف صاروخي.", "shelling", set()),
    ("شهدت إسلام آباد احتجاجات على الغارات.", "protest", set()),
]
ARMS = [
    ("قصفت مروحيات تابعة للجيش السوداني بلدة الدالية.", "air_strike", {"sudanese-army"}),
    ("قُتل خمسة أشخاص إثر استهداف طائرة مسيّرة تتبع للدعم السريع سوقاً في كادوقلي.", "drone_strike", {"rsf"}),
    ("اندلع حريق في مصفاة للنفط إثر هجوم بمسيّرات أوكرانية.", "drone_strike", {"ukrainian-forces"}),
    ("هجوم بمسيّرات للدعم السريع يستهدف محطة كهرباء مروي.", "drone_strike", {"rsf"}),
    ("مقتل سائق بمسيّرة تركية قرب عين عيسى.", "drone_strike", {"turkish-forces"}),
    ("هجوم بمسيّرات إيرانية الصنع على مدينة كسلا.", "drone_strike", set()),
    ("استشهد 58 فلسطينياً وأصيب المئات، فجر اليوم، بنيران قوات الاحتلال الإسرائيلي.", "shooting", {"israeli-forces"}),
    ("قصف للتحالف على هجين يوقع قتلى.", "shelling", {"international-coalition"}),
]
CLAUSES = [
    ("شنّ مسلحون ينتمون إلى حركة طالبان الباكستانية هجوماً على نقطة تفتيش في باجور.", "attack", {"ttp"}),
    ("سقط قتلى في هجمات متزامنة شنّها مسلحون من داعش على حواجز في دير الزور.", "attack", {"isis"}),
    ("قتل الجيش الإسرائيلي ستة فلسطينيين بقصف من طائرة مسيرة على حي الشجاعية.", "drone_strike", {"israeli-forces"}),
    ("قتل مسلحون من داعش ثلاثة جنود بتفجير عبوة ناسفة في داقوق.", "ied", {"isis"}),
    ("أعلنت قسد أنها نفّذت عملية استهدفت مقراً لداعش في البصيرة.", "attack", {"sdf"}),
    ("توغلت قوة إسرائيلية في قرية المعلقة، حيث داهمت ثكنة مهجورة وأطلقت النار.", "raid", {"israeli-forces"}),
    ("قالت قسد إن القوات التركية بادرت بإطلاق النار على حاجز في عين عيسى.", "shooting", {"turkish-forces"}),
]
IN_A_CLAUSE = [
    ("لقي عدد من المسلحين مصرعهم بنيران قوات الجيش السوري قرب جبلة.", "shooting", {"syrian-army-transitional"}),
    ("قال المرصد إنه استهدفت عدة صواريخ إسرائيلية المنطقة الواقعة جنوب دمشق.", "missile_strike", {"israeli-forces"}),
    ("تصدت الدفاعات الجوية السورية لعدوان إسرائيلي استهدف محيط مطار المزة.", "attack", {"israeli-forces"}),
    ("اقتحم مسلحون منزله في بلدة محيميدة وقتلوه.", "raid", {"fighters"}),
    ("داهمت دورية بيته في بلدة محيميدة واعتقلته.", "raid", {"patrol"}),
    ("قُتل شابان على يد حسين الشعابين في بلدة صيدا.", "killing", {"حسين الشعابين"}),
    ("اتهمت شبكة السويداء 24 قوات حكومية بتنفيذ إعدامات بحق مدنيين في السويداء.", "execution", {"syrian-army-transitional"}),
    ("قال المراسل إن ثلاثة مدنيين قتلوا في حي الهلك إثر تعرضهم لرصاص مقاتلي وحدات الحماية.", "shooting", {"ypg"}),
    ("أصيب خمسون شخصاً بجروح جراء غارات يعتقد أنها روسية استهدفت مدينة إدلب.", "air_strike", {"russian-forces"}),
    ("أعلنت الحكومة استسلام ستة أفراد تابعين للواء المتقاعد خليفة حفتر قرب طرابلس.", "surrender", {"lna"}),
    ("أفاد مصدر بأن مسلحين يرتدون زياً عسكرياً اختطفوا شيخاً عشائرياً في الطارمية.", "abduction", {"fighters"}),
    ("حمّلت حكومة الإقليم فصائل عراقية مسؤولية هجوم بمسيّرة على حقل كورمور.", "drone_strike", {"armed groups"}),
    ("نفذت قوة من الاستخبارات العسكرية كميناً لمفرزة تابعة لداعش قرب كركوك.", "ambush", {"iraqi-military-intelligence"}),
    ("اتهمت القوة المشتركة لحركات الكفاح المسلح الدعم السريع بإعدام مدنيين عقب سيطرتها على الفاشر.", "territory_seized", {"rsf"}),
    ("هاجم مسلحو العشائر السويداء. وقصفت طائرات مسيّرة تابعة للجيش مواقع قربها.", "drone_strike", {"syrian-army-transitional"}),
    ("بدأت المواجهات إثر اختطاف مسلحين من البدو تاجر خضار قرب السويداء.", "abduction", {"fighters"}),
    ("قالت غزة إن قوة من لواء غولاني اعتقلت عشرة شبان في خان يونس.", "arrest", {"israeli-forces"}),
    ("وقّع الرئيس السوري أحمد الشرع وقائد «قسد» مظلوم عبدي اتفاقاً لدمج المؤسسات.", "agreement", set()),
]
CHARGED = [
    ("اتهمت شبكة أطباء السودان الدعم السريع بارتكاب مجزرة في قرية شق النوم، وحرق منازلها.", "killing", {"rsf"}),
    ("اتهمت شبكة أطباء السودان الدعم السريع بارتكاب مجزرة في قرية شق النوم، وحرق منازلها.", "property_destruction", {"rsf"}),
    (
        "اتهمت هيومن رايتس ووتش الجيش المالي بإعدام 25 مدنياً في بلدة ديافارابي خلال مايو وحرق المنازل.",
        "property_destruction",
        {"malian-army"},
    ),
    ("اتهم ناشطون قسد باعتقال شاب، فيما وقع انفجار في مدينة منبج.", "explosion", set()),
    ("قُتل 28 جندياً في هجوم وصفته الحكومة السودانية بالأعنف في كادوقلي.", "attack", set()),
]
MINISTRIES = [
    ("نعت سرايا أنصار السنة قيادياً قُتل في حمص. وفي حلب، أعلنت الداخلية القبض على خلية متورطة بتفجير كنيسة في دمشق.", "arrest",
     {"syrian-transitional-interior-ministry"}),
    ("توغلت قوة تابعة للاحتلال في بلدة كويا بريف درعا، فتصدى لها شبان، قبل أن تقصف مدفعيتها الأحياء السكنية.", "shelling",
     {"israeli-forces"}),
    ("نعى داعش أحد عناصره، بعدما قتلته قسد خلال مداهمة وكر في الشحيل.", "raid", {"sdf"}),
]  # fmt: skip
AGREEING = [
    ("قصفت طائرات الجيش السوداني رتلاً وقضت على 30 مسلحاً، بعدما هاجموا قرية أم صميمة.", "attack", {"fighters"}),
    ("تجمع على إثرها مسلحون وهاجموا المخيم صباح السبت.", "attack", {"fighters"}),
    ("قال ناشطون إن مسلحين بلباس عسكري داهموا منازل في جبلة واقتادوا الرجال ثم أطلقوا النار عليهم.", "shooting", {"fighters"}),
    ("هاجم مسلحون من داعش حاجزاً لقسد في الشحيل. وردت قسد عليهم بالرشاشات، وأسرت ثلاثة منهم.", "arrest", {"sdf"}),
]
BACK = [
    ("قصفت قوات الدعم السريع مدينة الأبيض. وصدّ الجيش هجوماً. ثم أغارت الأخيرة بالمسيّرات على كوستي.", "drone_strike", {"rsf"}),
    ("خاض الجيش المالي معارك ضد جبهة تحرير أزواد في تينزواتين، وقالت الجبهة إنها أسقطت مروحية.", "interception", {"fla-azawad"}),
    (
        "هاجم داعش حاجزاً لقوى الأمن الداخلي في الكسوة. وقالت مصادر إن القوى ردّت على مصادر النيران.",
        "shelling",
        {"internal-security-transitional"},
    ),
    ("صدّ الجيش السوداني هجوماً للدعم السريع. وأوضح الجيش أن القوات قتلت 150 من المهاجمين بكمين.", "ambush", {"sudanese-army"}),
    ("قال مصدر أمني إن مسلحين من داعش هاجموا حاجزاً للجيش في داقوق. وأضاف أنهم قتلوا ثلاثة جنود.", "attack", {"isis"}),
    ("شنّت جماعة الحوثي قصفاً على جبهة الكسارة. وقالت قسد إن داعش اعتقل شاباً.", "arrest", {"isis"}),
    ("قالت قسد إن الاحتلال التركي شن هجوماً على عين عيسى. وأضافت أن مدفعية الاحتلال قصفت تل تمر.", "shelling", {"turkish-forces"}),
    ("اعتقلت قوات الاحتلال شاباً في جنين. وقصفت مدفعية الاحتلال غزة.", "shelling", {"israeli-forces"}),
    ("تدور اشتباكات بين قسد وفصائل «فجر الحرية» المدعومة من أنقرة منذ سيطرت الأخيرة على منبج.", "territory_seized", {"sna"}),
    ("توغل رتل عسكري إسرائيلي في قرية كويا بريف درعا، حيث دهم الجنود عدداً من المنازل.", "raid", {"israeli-forces"}),
    (
        "ذكر تلفزيون سوريا أن قوة إسرائيلية توغلت في قرية كودنة، ونصب جنودها حاجزاً وأوقفوا المارة قبل أن تنسحب.",
        "withdrawal",
        {"israeli-forces"},
    ),
    ("حاول مسلحو الحوثي التسلل إلى مواقع الجيش في صرواح. وأحبطت قوات الجيش محاولة التسلل.", "infiltration", {"houthis"}),
    ("هاجم مسلحو داعش مواقع الحشد الشعبي في ديالى، قبل وصول تعزيزات من قوات الأمن.", "deployment", {"iraqi-security-forces"}),
    ("فكت قسد الحصار عن النقطة بعد أن حاصرها المهاجمون، وأسرت 40 منهم.", "arrest", {"sdf"}),
]
BEHIND = [
    ("أصيب مدنيان بسقوط قذائف مصدرها مواقع الحوثيين على حي في تعز.", "shelling", {"houthis"}),
    ("قُتل عشرة في قصف متعمد من الدعم السريع طال سوقاً في أم درمان.", "shelling", {"rsf"}),
    ("استشهد صياد بإطلاق نار إسرائيلي قبالة ساحل غزة.", "shooting", {"israeli-forces"}),
    ("استشهد اثنان في قصف وإطلاق نار إسرائيليين شرق خان يونس.", "shelling", {"israeli-forces"}),
    ("قُتل أربعة في هجوم حوثي وغارات إسرائيلية على الحديدة.", "attack", {"houthis"}),
    ("ردّت مقاتلات أمريكية بخمس غارات على ميناء الحديدة.", "air_strike", {"us-forces"}),
    ("وردّت طائرات إسرائيلية بسلسلة غارات على بلدات في جنوب لبنان.", "air_strike", {"israeli-forces"}),
    ("قُتل ثلاثة جراء قنابل ألقتها مقاتلة تركية على قرية قرب العمادية.", "air_strike", {"turkish-forces"}),
    ("فجّر انتحاري سيارة مفخخة قرب معسكر في مقديشو.", "suicide_attack", {"attackers"}),
    ("فتح مسلحان يستقلان دراجة نارية النار على شاب في مدينة نوى.", "shooting", {"fighters"}),
    ("هاجم مسلحون يُشتبه في أنهم من بوكو حرام قرية في ولاية بورنو.", "attack", {"boko-haram"}),
    ("تصدت الدفاعات الجوية التابعة للجيش السوداني لمسيّرات هاجمت مدينة عطبرة.", "drone_strike", set()),
    ("قُتل عنصران من الأمن العام في هجوم مسلح تبنّاه تنظيم سرايا أنصار السنة قرب حمص.", "attack", {"saraya-ansar-al-sunna"}),
    ("قال الجيش الإسرائيلي إنه قتل قيادياً في حزب الله بغارة على بلدة الناقورة.", "air_strike", {"israeli-forces"}),
    ("قال ناشطون إنه قتل برصاص قناص في حلب.", "shooting", {"fighters"}),
    ("دمرت القوات الأمريكية زورقين للحوثيين بغارة في البحر الأحمر.", "air_strike", {"us-forces"}),
    ("قال الجيش السوداني إنه دمر 20 عربة للدعم السريع بغارات جوية في كردفان.", "air_strike", {"sudanese-army"}),
    ("أعلن الحوثيون أنهم أصابوا سفينة بصاروخ في خليج عدن.", "missile_strike", {"houthis"}),
    ("أعلن الجيش المالي تحييد 25 إرهابياً في غارات شنّها على الفارين قرب ميناكا.", "air_strike", {"malian-army"}),
    ("قتل ستة مدنيين في غارات شنتها على حي الزيتون طائرات الاحتلال.", "air_strike", {"israeli-forces"}),
    ("دهس فلسطيني مستوطنين قرب الخليل.", "attack", {"people"}),
    ("هاجم الحوثيون مواقع في الكسارة قبل أن تجبرهم القوات الحكومية على التراجع.", "withdrawal", {"houthis"}),
    ("رجّح مصدر أمني وقوف تنظيم داعش وراء الهجوم في ديالى.", "attack", {"isis"}),
    ("قال مسؤول إن حركة الشباب تقف وراء الهجوم على الفندق في مقديشو.", "attack", {"al-shabaab-somalia"}),
    ("رجّحت الشرطة أن تكون جماعة بوكو حرام وراء الهجوم على القرية في بورنو.", "attack", {"boko-haram"}),
    ("وقال مصدر إن داعش وراء الهجوم الذي استهدف السوق في مدينة الصدر.", "attack", {"isis"}),
    ("لم يتضح على الفور من يقف وراء الهجوم في كراتشي.", "attack", set()),
]
LOCAL = [
    ("الخرطوم – قصف الجيش مواقع للدعم السريع. وأسفرت المعارك بين الطرفين عن مقتل 30.", "armed_clash", set()),
    ("مقديشو – قال الجيش إن قواته قتلت 15 من حركة الشباب.", "killing", {"somali-army"}),
    ("دمشق – وصلت تعزيزات عسكرية إلى السويداء.", "deployment", set()),
    ("دمشق – وصلت تعزيزات للجيش إلى السويداء.", "deployment", {"syrian-army-transitional"}),
    ("قُتل ثلاثة جنود في كركوك. وأعلن وزير الداخلية التركي أن الشرطة أوقفت 47 شخصاً.", "arrest", {"turkish-police"}),
    ("القاهرة – اشتبكت الشرطة مع مسلحين في العريش. وقال شهود إنها اعتقلت خمسة منهم.", "arrest", {"egyptian-police"}),
    ("باماكو – قال شهود إن الجيش نشر قوات في سيفاري، وإن طائراته قصفت قرية.", "air_strike", {"malian-army"}),
]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [*STATES, *ARMS, *CLAUSES, *IN_A_CLAUSE, *CHARGED, *MINISTRIES, *AGREEING, *BACK, *BEHIND, *LOCAL],
)
def test_who_did_it(packs: Packs, text: str, kind: str, expected: set[str]) -> None:
    found = claims(packs, text, published="2025-06-12", record="event")
    told = next((c for c in reversed(found) if c.type == kind), None)
    assert told is not None, [(c.type, c.roles) for c in found]
    assert filler(told, "initiator") == expected


def test_an_attack_that_is_met_is_anothers(packs: Packs) -> None:
    text = "هاجم مقاتلو طالبان أربع نقاط للجيش الباكستاني في تشامان. وقال الجيش إن قواته صدّت الهجوم وقتلت 15 منهم."
    met = next(c for c in claims(packs, text, published="2025-10-15") if c.status == "foiled")
    assert filler(met, "initiator") == {"taliban"}
    assert filler(met, "target") == {"pakistani-army"}


def test_aircraft_of_an_army_are_no_relation(packs: Packs) -> None:
    assert not claims(packs, "قصفت مروحيات تابعة للجيش السوداني بلدة الدالية.", record="relation")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("هجوم في الصحراء والنيجر تتهم فرنسا", "niger"),
        ("قتلى في غارات أمريكية على صنعاء والحوثيون يتوعدون", "houthis"),
    ],
)
def test_who_says_it_in_a_headline(packs: Packs, text: str, speaker: str) -> None:
    (told,) = claims(packs, text, published="2025-06-12", record="statement")
    assert filler(told, "speaker") == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قُتل عنصران من الأمن العام في هجوم مسلح تبنّاه تنظيم سرايا أنصار السنة قرب حمص.", "saraya-ansar-al-sunna"),
        ("قُتل جنديان في تفجير عبوة أعلنت حركة الشباب مسؤوليتها عنه في مقديشو.", "al-shabaab-somalia"),
        ("هاجم مسلحون ثكنة في دياباغا. وتبنّت الهجوم جماعة نصرة الإسلام والمسلمين.", "jnim"),
    ],
)
def test_who_says_that_an_act_told_before_was_theirs(packs: Packs, text: str, speaker: str) -> None:
    told = next(c for c in claims(packs, text, published="2025-06-12", record="statement") if c.type == "responsibility")
    assert filler(told, "speaker") == {speaker}


def test_what_is_destroyed_by_means_of_an_act_is_its_target(packs: Packs) -> None:
    text = "دمر الجيش السوداني 20 عربة للدعم السريع بغارات جوية في كردفان."
    struck = next(c for c in claims(packs, text, published="2025-06-12") if c.type == "air_strike")
    assert filler(struck, "target") == {"rsf"}


def test_both_sides_are_an_army_told_without_its_country_and_whom_it_hit(packs: Packs) -> None:
    text = "الخرطوم – قصف الجيش مواقع للدعم السريع. وأسفرت المعارك بين الطرفين عن مقتل 30."
    clash = next(c for c in claims(packs, text, published="2025-06-12") if c.type == "armed_clash")
    assert filler(clash, "participant") == {"sudanese-army", "rsf"}


def test_a_patrol_of_a_ministry_told_without_its_country(packs: Packs) -> None:
    text = "دمشق – دفعت وزارة الداخلية بتعزيزات إلى السويداء، لكن إحدى دورياتها تعرضت لهجوم."
    attack = next(c for c in claims(packs, text, published="2025-06-12") if c.type == "attack")
    assert filler(attack, "target") == {"syrian-transitional-interior-ministry"}


def test_the_army_that_speaks_after_an_armed_group_is_its_countrys(packs: Packs) -> None:
    text = "هاجم مسلحون نقطة في شمال وزيرستان. وتبنّت طالبان الباكستانية الهجوم. وقال الجيش إن قواته قتلت سبعة من المهاجمين."
    told = claims(packs, text, published="2025-06-12", record="event")
    assert told[-1].origin == "pakistani-army"


def test_who_announces_a_truce_together_holds_it(packs: Packs) -> None:
    text = "أعلنت الحكومة السورية وقسد التوصل إلى هدنة لأربعة أيام."
    truce = next(c for c in claims(packs, text, published="2026-01-12") if c.type == "ceasefire")
    assert filler(truce, "participant") == {"syrian-transitional-government", "sdf"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("نفى المتحدث باسم الجيش الإسرائيلي أفيخاي أدرعي استهداف الدورية.", "israeli-forces"),
        ("ندد وزير الخارجية الإيراني عباس عراقجي بالغارات على أصفهان.", "abbas-araghchi"),
    ],
)
def test_a_spokesman_speaks_for_the_body_and_a_minister_for_himself(packs: Packs, text: str, speaker: str) -> None:
    told = claims(packs, text, published="2025-06-12", record="statement")
    assert filler(told[0], "speaker") == {speaker}
