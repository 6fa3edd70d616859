"""Acts told without their means take it from another telling of the same happening (CODEBOOK §2: a killing has no other act)."""

from __future__ import annotations

import pytest

from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs

TOLD_TWICE = (
    # the title says only that something was struck, the lead with what
    (
        "قصف على مدينة أريحا يقتل ثلاثة مدنيين",
        "شنّت طائرات روسية غارات على مدينة أريحا ما أدى إلى مقتل ثلاثة مدنيين.",
        {"air_strike"},
    ),
    # the dead are told alone, then the device
    ("مقتل ستة أشخاص في مدينة عفرين", "قُتل ستة أشخاص بانفجار سيارة مفخخة في مدينة عفرين.", {"ied"}),
    ("هجوم على مطار أبها", "استهدفت طائرة مسيّرة أطلقها الحوثيون مطار أبها.", {"drone_strike"}),
    # of a bare word for bombarding the dead are too
    ("قتيلان في ريف تعز", "قُتل مدنيان في بلدة الشقب. وقال مصدر محلي إن قصفاً حوثياً طال بلدة الشقب.", {"shelling"}),
)
APART = (
    # gunners and aircraft: two acts, and each keeps its own
    (
        "قصف مدفعي على بلدة كنصفرة",
        "قصفت قوات النظام بالمدفعية بلدة كنصفرة. وشن الطيران الحربي غارتين على بلدة كنصفرة.",
        {"shelling", "air_strike"},
    ),
    # a massacre without its dead is what its speaker calls it
    (
        "غارات على بلدة كفرنبل",
        "شنّت طائرات روسية غارات على بلدة كفرنبل. واتهم المجلس المحلي روسيا بارتكاب مجزرة في البلدة.",
        {"air_strike", "killing"},
    ),
    # who fell before the fighting did not fall in it
    (
        "تجدد الاشتباكات في طرابلس",
        "تجددت الاشتباكات المسلحة في العاصمة الليبية طرابلس عقب مقتل رئيس جهاز دعم الاستقرار.",
        {"armed_clash", "killing"},
    ),
    # what the other side tried is not what we did
    (
        "قوات قسد تستهدف مواقع للجيش الوطني غربي منبج",
        "قالت قوات قسد إن الجيش الوطني حاول التسلل إلى قرية عرب حسن غربي منبج.",
        {"attack", "infiltration"},
    ),
    # who only guesses settles no means
    (
        "انفجار يهز مدينة إدلب",
        "قُتل سبعة أشخاص جراء انفجار مستودع ذخيرة في مدينة إدلب. ورجحت مصادر محلية أن يكون ناجماً عن ضربة من طائرة مسيّرة.",
        {"explosion", "drone_strike"},
    ),
)


@pytest.mark.parametrize(("title", "text", "types"), [*TOLD_TWICE, *APART])
def test_bare_telling_takes_the_means(packs: Packs, title: str, text: str, types: set[str]) -> None:
    raw = f"{title}\n\n{text}"
    claims = code(Document(text=raw, id="x", title=title, published="2020-06-15", published_basis="given"), packs).claims
    assert {c.type for c in claims if c.record == "event"} == types


FIRED = (
    ("سقط صاروخ إيراني في مدينة بئر السبع.", "missile_strike"),
    ("استهدف الحوثيون بصاروخ سفينة في خليج عدن.", "missile_strike"),
    ("أصاب صاروخ مبنى سكنياً في مدينة خاركيف.", "missile_strike"),
    # over their own fronts, and of those who have none
    ("قصف الحوثيون بصواريخ أحياء مدينة مأرب.", "shelling"),
    ("استهدف حزب الله بصواريخ قاعدة قرب مدينة صفد.", "shelling"),
    # a word that says more decides by itself
    ("استهدف حزب الله بصاروخ موجه دبابة قرب مدينة صفد.", "missile_strike"),
    ("قصفت القوات الروسية بالمدفعية بلدة كوبيانسك.", "shelling"),
)


@pytest.mark.parametrize(("text", "kind"), FIRED)
def test_whose_rockets_are_missiles(packs: Packs, text: str, kind: str) -> None:
    claims = code(Document(text=text, id="x", published="2025-06-15", published_basis="given"), packs).claims
    assert [c.type for c in claims if c.record == "event"] == [kind]


def test_a_strike_is_what_flew(packs: Packs) -> None:
    title = "قتيل بضربة على سيارة في بلدة معركة"
    raw = f"{title}\n\nقُتل شخص باستهداف طائرة مسيّرة سيارة في بلدة معركة."
    claims = code(Document(text=raw, id="x", title=title, published="2025-06-15", published_basis="given"), packs).claims
    assert {c.type for c in claims if c.record == "event"} == {"drone_strike"}


KINDS = (
    # of missiles and drones told together the first named
    ("شنت روسيا هجوماً بالصواريخ والمسيّرات على مدينة زابوريجيا أوقع تسعة قتلى.", "missile_strike"),
    ("شنت روسيا هجوماً بـ120 مسيّرة وستة صواريخ على كييف.", "drone_strike"),
    # whoever does it tells the means
    ("قتلت مسيّرة تركية قيادياً في حزب العمال الكردستاني على طريق ماوت.", "drone_strike"),
    ("وأضاف المصدر أن طائرات حربية مصرية قتلت 15 مسلحاً من منفذي الهجوم.", "air_strike"),
    ("قتلت قوات الأمن مسلحاً قرب قاعدة الطائرات.", "killing"),
    ("أطلقت طائرة مسيّرة إسرائيلية النار على مدنيين تجمعوا قرب مدخل المخيم.", "drone_strike"),
    ("أمطر مسلحون القوة بقذائف آر بي جي.", "attack"),
    # men with guns and shells come near; small arms alone shoot
    ("استهدف مسلحون بالأسلحة الرشاشة والقذائف نقطة عسكرية غربي مدينة طفس.", "attack"),
    ("هاجمت مجموعة مسلحة بالأسلحة الخفيفة والمتوسطة نقاطاً للجيش في القرداحة.", "attack"),
    ("استهدف مسلحون بالأسلحة الخفيفة سيارة على طريق الرقة.", "shooting"),
    # what a drone fires is its own; what stood there was not what struck
    ("مسيّرة إسرائيلية تستهدف بصاروخ موجّه سيارة في بلدة ميس الجبل.", "drone_strike"),
    ("دُمرت ثلاث طائرات في قصف بقذائف الهاون استهدف مطار حماة.", "shelling"),
    # at ships missiles are fired, over a border rockets
    ("تعرضت سفينة شحن لهجوم بصاروخين قبالة الحديدة.", "missile_strike"),
    ("أُطلقت عشرة صواريخ من جنوب لبنان باتجاه كريات شمونة.", "shelling"),
    ("قُتل خمسة أشخاص وأصيب آخرون، مساء الثلاثاء، بنيران مسلحين في حي الزهراء بحمص.", "shooting"),
    ("أصيب طفل برصاص أطلقته القوة على الأهالي في قرية كويا.", "shooting"),
)


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_means_of_one_telling(packs: Packs, text: str, kind: str) -> None:
    claims = code(Document(text=text, id="x", published="2025-06-15", published_basis="given"), packs).claims
    assert [c.type for c in claims if c.record == "event"] == [kind]


def test_an_act_like_the_one_before(packs: Packs) -> None:
    text = "استهدفت مسيّرة دراجة نارية في بلدة حولا. واستشهد شاب آخر في استهداف مماثل في بلدة بليدا."
    claims = code(Document(text=text, id="x", published="2025-06-15", published_basis="given"), packs).claims
    assert [c.type for c in claims if c.record == "event"] == ["drone_strike", "drone_strike"]


ITS_OWN_WORD = (
    # a strike is called one from the air whatever flew; who mourns a man tells of him; a blast of the headline may be another
    ("غارة تقتل شخصين في النبطية", "استهدفت مسيّرة إسرائيلية سيارة في مدينة النبطية فقتلت شخصين.", "air_strike"),
    ("انفجار في مدينة الباب", "انفجرت عبوة ناسفة بسيارة في مدينة الباب.", "explosion"),
    # an attack with its doer is his, whatever the headline tells beside it
    (
        "قتيلان بغارة على الهرمل ومسلحون يهاجمون حاجزاً في ريف دير الزور",
        "قُتل شخصان بغارة شنتها طائرات حربية على مدينة الهرمل. وقُتل عنصران قرب بلدة ذيبان.",
        "air_strike|attack",
    ),
    # an attack told twice is no shelling because a shell is told in it
    (
        "قتيلان بهجوم على حاجز قرب الميادين",
        "قُتل عنصران بهجوم شنه مسلحون على حاجز قرب الميادين. وقصف المهاجمون الحاجز بالهاون.",
        "attack",
    ),
)


@pytest.mark.parametrize(("title", "text", "kind"), ITS_OWN_WORD)
def test_a_word_that_says_enough(packs: Packs, title: str, text: str, kind: str) -> None:
    claims = code(
        Document(text=f"{title}\n\n{text}", id="x", title=title, published="2025-06-15", published_basis="given"), packs
    )
    kinds = kind.split("|")
    assert [c.type for c in claims.claims[: len(kinds)]] == kinds


def test_a_car_bomb_with_a_bomber(packs: Packs) -> None:
    text = "استهدف هجوم بسيارة مفخخة حاجزاً في مدينة سبها. وقال المصدر إن انتحارياً فجّر السيارة وسط عناصر الحاجز في سبها."
    claims = code(Document(text=text, id="x", published="2025-06-15", published_basis="given"), packs).claims
    assert {c.type for c in claims if c.record == "event"} == {"suicide_attack"}


OTHERS_MEANS = (
    # what another clause tells
    ("استهدفت المدفعية تجمعات للمسلحين قرب سرمين، فيما شنت طائرة مسيّرة غارة على سيارة في أريحا.", {"shelling", "drone_strike"}),
    # what was brought down
    ("أسقطت الدفاعات الجوية السورية مسيّرة بعد ساعات من غارات إسرائيلية على محيط دمشق.", {"interception", "air_strike"}),
    # what a channel is called
    ("تحدثت قناة المسيرة عن غارتين على مطار الحديدة.", {"air_strike"}),
)


@pytest.mark.parametrize(("text", "types"), OTHERS_MEANS)
def test_means_of_another_act_are_not_this_ones(packs: Packs, text: str, types: set[str]) -> None:
    claims = code(Document(text=text, id="x", published="2020-06-15", published_basis="given"), packs).claims
    assert {c.type for c in claims if c.record == "event"} == types
