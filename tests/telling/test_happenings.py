"""Which tellings of one report are one happening (CODEBOOK §9)."""

from __future__ import annotations

import pytest

from isnad import native
from isnad.packs import Packs
from isnad.telling.weights import WEIGHTS
from reading_desk import claims

ONE = [
    "قصفت قوات النظام بلدة أريحا\nقصفت قوات النظام بلدة أريحا في ريف إدلب يوم السبت.\nوأسفر القصف على أريحا عن مقتل 5 مدنيين.",
    "اندلعت اشتباكات بين قسد وداعش في الشحيل. وأسفرت الاشتباكات عن مقتل ثلاثة عناصر من داعش.",
    "هاجم تنظيم داعش حاجزاً لقسد في الشحيل. وأدى الهجوم إلى مقتل عنصرين من قسد.",
    "انفجرت سيارة مفخخة في مدينة الباب. وأسفر الانفجار عن مقتل 4 مدنيين.",
    "تعرضت بلدة أريحا لقصف مدفعي مصدره قوات النظام، ما أدى إلى مقتل 5 مدنيين.",
    "داهمت قسد منزلاً في بلدة الشحيل، واعتقلت 9 أشخاص.",
    # what follows an attack, and who took the suspects is not who attacked
    "انفجار عبوة ناسفة في مدينة الباب\nانفجرت عبوة ناسفة في مدينة الباب اليوم.\nوأوقفت قوى الأمن الداخلي شخصين يشتبه بتورطهما.",
    # fire and its interception are told by two sides
    "أطلق الحوثيون صاروخين على مدينة جازان. واعترضت الدفاعات الجوية الصاروخين.",
    # who found what is a nameless unit of those who raided
    "داهمت قسد منزلاً في بلدة الشحيل. وفككت فرق الهندسة عبوتين ناسفتين.",
    # without a headline the first sentence has its place; who tells it again may say the day again
    "قُتل جنديان في هجوم على حاجز للجيش في مدينة العريش صباح السبت.\nوقال مصدر طبي إن الجنديين قُتلا في الهجوم على الحاجز."
    "\nوقال شاهد إن مسلحين هاجموا الحاجز صباح السبت.",
    # a headline's number of dead comes back at a place that it did not name
    "مقتل 40 مدنياً في قصف على مدينة حلب\nقُتل 40 مدنياً صباح اليوم بقصف مدفعي على مدينة اعزاز.",
    # the attackers of the last attack
    "هاجم مسلحون حاجزاً للجيش في بادية السخنة. وقُتل ثلاثة من المهاجمين.",
    # towns that fall in the fight told of behind them
    "سيطرت قوات النظام على بلدة مورك بعد اشتباكات عنيفة مع فصائل المعارضة.",
    # the country south of a capital lies in another governorate
    "غارات إسرائيلية على مدينة دمشق\nشنت طائرات إسرائيلية غارات على مواقع جنوب دمشق فجر اليوم.",
    # the same toll, told as a bound
    "قُتل 14 مدنياً على الأقل في هجوم على مدينة الباب.\nوقالت الشرطة إن انفجار السيارة المفخخة أسفر عن مقتل 14 مدنياً على الأقل.",
    # an earlier toll is of what was told last
    "قُتل 36 مدنياً بانفجار سيارة مفخخة في مدينة عفرين أمس. وكانت حصيلة سابقة أشارت إلى مقتل 30 مدنياً.",
    # the noun goes back to the act that it names, past another in between
    "دارت اشتباكات بين الجيش ومسلحين في مخيم عين الحلوة أمس. وأوقف الجيش ثلاثة من المسلحين. وأسفرت الاشتباكات عن مقتل جندي.",
    # a noun that stood without its article comes back with it, and with it the attack from the top
    "استهدفت طائرة مسيّرة سوقاً شعبياً في مدينة كادوقلي اليوم الجمعة. وندد الوالي بالقصف. وقال شهود إن صاروخين سقطا على السوق.",
    # what came next, in the mood that «قبل أن» asks for, is no state of things
    "هاجم مسلحون حاجزاً للجيش في مدينة العريش، قبل أن تدور اشتباكات مع القوة المرابطة فيه.",
    # the cordon and the suspects at the place of the blast
    "انفجرت دراجة نارية مفخخة في سوق مدينة جرابلس صباح اليوم. وطوقت الشرطة المكان، وأوقفت شخصاً يشتبه بضلوعه في التفجير.",
    # flight that the act caused
    "قُتل أربعة جنود بهجوم على قرية قرب مدينة العريش، وأدى الهجوم إلى نزوح عشرات العائلات من القرية.",
    # what «كان قد» tells of the day before is news
    "إصابة 3 مدنيين بقصف على بلدة سرمين\nأصيب 3 مدنيين بقصف مدفعي على بلدة سرمين. وكانت البلدة قد تعرضت أمس لقصف مدفعي.",
    # an earlier word is on the same event as often as on another
    "قُتل تسعة جنود في هجوم على معسكر للجيش وسط مالي. وكان مصدر أمني قد قال في وقت سابق إن ثمانية جنود قُتلوا في الهجوم.",
    # the act behind a toll that rose
    "ارتفعت إلى 7 قتلى حصيلة تفجير سيارة مفخخة في سوق بمدينة بعقوبة. وكانت سيارة مفخخة انفجرت عند مدخل السوق في مدينة بعقوبة.",
    # what went off in an ambush
    "قُتل جنديان في كمين استهدف قافلتهم قرب بلدة نامبالا. وقالت مصادر عسكرية إن مسلحين فجروا عبوة ثم أطلقوا النار على الجنود.",
    # a headline's verb that goes on, and two nouns side by side
    "قسد تداهم منزلاً في بلدة الشحيل وتعتقل 9 أشخاص\nداهمت قسد منزلاً في بلدة الشحيل أمس.",
    "مقتل خمسة مدنيين جراء الغارات والقصف الروسي على مدينة سراقب\nقُتل خمسة مدنيين أمس جراء القصف الروسي على مدينة سراقب.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_happening(packs: Packs, text: str) -> None:
    found = claims(packs, text, published="2024-03-25", record="event")
    assert found
    assert {c.happening for c in found} == {"h1"}, [(c.type, c.happening, c.evidence[0].text) for c in found]


APART = [
    # what «و» adds to a headline with a noun or a subject of its own
    "غارة إسرائيلية على مدينة النبطية وحزب الله يقصف مدينة صفد\nقال مصدر طبي إن عشرة أشخاص نُقلوا إلى المشفى.",
    "قتلى في غارات على مدينة صور.. والجيش الإسرائيلي يتوغل في بلدة الخيام\nقال مصدر طبي إن عشرة أشخاص نُقلوا إلى المشفى.",
    "الجيش اللبناني: توقيف 11 سورياً في جرود عرسال وإصابة عسكريين بانفجار لغم\nقال مصدر طبي إن العسكريين نُقلوا إلى المشفى.",
    "حزب الله يقصف مدينة صفد و18 شهيداً في غارة على مدينة النبطية\nقال مصدر طبي إن عشرة أشخاص نُقلوا إلى المشفى.",
    "قصف روسي على مدينة خاركيف وكييف تستهدف مصفاة نفط في روسيا\nقال مصدر طبي إن عشرة أشخاص نُقلوا إلى المشفى.",
    # an act with a day of its own, in one sentence with the news
    "استهدف الجيش الإسرائيلي آليات قرب مدينة السويداء، وأعلن أنه هاجم يوم الإثنين دبابات قرب قرية سميع.",
    # two places fired at in one sentence
    "أغار الطيران الحربي على بلدة سراقب، واستهدفت مسيّرة سيارة في بلدة كفر زمزم.",
    # flight that nobody says the act caused is a happening of its own
    "قصفت قوات النظام مدينة سراقب. ونزحت مئات العائلات من قرى ريف إدلب خلال الأيام الماضية.",
    # what is answered is no part of the answer
    "أغارت طائرات تركية على مواقع في مدينة عين العرب رداً على قصف بلدة اعزاز.",
    # a campaign of months and one day of it
    "قصفت طائرات حربية بلدة حاس صباح اليوم. وتشن قوات النظام حملة قصف على ريف إدلب منذ كانون الثاني الفائت.",
]


@pytest.mark.parametrize("text", APART)
def test_apart(packs: Packs, text: str) -> None:
    found = claims(packs, text, published="2024-03-25", record="event")
    assert len({c.happening for c in found}) == 2, [(c.type, c.happening) for c in found]


TWO_DAYS = "قصفت قوات النظام بلدة أريحا يوم السبت. وقصفت قوات النظام بلدة أريحا يوم الأحد."
TWO = [
    # two towns
    "قصفت قوات النظام بلدة أريحا يوم السبت. وقصفت قوات النظام مدينة الباب يوم السبت.",
    # two days
    TWO_DAYS,
    # another one by the text's own word
    "انفجرت عبوة ناسفة في مدينة الباب. وانفجرت عبوة ناسفة أخرى في مدينة الباب.",
    "هاجم مسلحون معسكراً للجيش في بلدة بوني. وأعقب الهجوم هجومان آخران في بلدة جيبو.",
    # besides
    "قصفت قوات النظام منازل في مدينة أريحا. واستهدفت قوات النظام أيضاً بقذائف الهاون مزارع قرب بلدة المسطومة.",
    # another subject, by the words that open the sentence
    "قصفت قوات النظام بلدة أريحا. من جانب آخر، قصفت قوات النظام مواقع للفصائل.",
    # other sides
    "قصفت قوات النظام بلدة أريحا. واعتقلت قسد 9 أشخاص في بلدة الشحيل.",
    # a line that sums up, and one of what it sums up
    "قُتل سبعة أشخاص في هجمات بسيارات مفخخة في مناطق متفرقة من العراق. وانفجرت سيارة مفخخة في بغداد، ما أدى إلى مقتل شرطيين.",
    # a sentence that opens with a day of its own
    "قُتل أربعة جنود بهجوم على حاجز للجيش جنوب مدينة العريش. وقبل أسبوع، قُتل شرطي برصاص مسلحين.",
    # another attack by the words that open the sentence
    "هاجم مسلحون حاجزاً للجيش في مدينة العريش. وفي هجوم منفصل، قُتل شرطي برصاص مسلحين.",
    # towns far from each other, though one is told as near
    "قُتل عشرة عمال بغارة جوية قرب مدينة طرابلس. وقصفت طائرات حفتر في اليوم ذاته مخزن ذخيرة في مدينة مصراتة.",
    # a sum in the headline's place ties only its own act
    "إصابة سفينة شحن بهجوم حوثي في البحر الأحمر وطائرات أمريكية تقصف مدينة الحديدة",
    # lines of a list
    "• اللطامنة: قصف مدفعي لقوات النظام على البلدة\n• كرناز: اشتباكات بين الجيش الحر وقوات النظام على أطراف البلدة",
    # a habit beside a single event
    "قُتل ثلاثة مدنيين بقصف لقوات النظام على أريحا. وشهدت أريحا الأشهر الماضية قصفاً من قوات النظام.",
    # history beside a single event
    "قصفت قوات النظام بلدة أريحا أمس. وكانت قوات النظام قد قصفت بلدة أريحا في آذار 2019.",
]


@pytest.mark.parametrize("text", TWO)
def test_two_happenings(packs: Packs, text: str) -> None:
    found = claims(packs, text, published="2024-03-25", record="event")
    assert {c.happening for c in found} == {"h1", "h2"}, [(c.type, c.status, c.happening, c.evidence[0].text) for c in found]


@pytest.mark.xfail(reason="weekdays without a publication day do not exclude each other", raises=AssertionError, strict=True)
def test_two_days_without_a_publication_day(packs: Packs) -> None:
    """Saturday's shelling is not Sunday's, whichever week it was."""
    found = claims(packs, TWO_DAYS, record="event")
    assert len({c.happening for c in found}) == 2


def test_what_is_summed_up_is_told_one_by_one(packs: Packs) -> None:
    """«ففي بعقوبة …»: none of the several is the sum, nor another of them."""
    text = (
        "قُتل 12 شخصاً في هجمات في العراق. ففي بعقوبة قُتل ستة أشخاص بانفجار سيارة مفخخة. وفي الموصل قُتل أربعة شرطيين بهجوم"
        " انتحاري. وفي تكريت قُتل شخصان بهجوم مسلح."
    )
    found = claims(packs, text, published="2013-07-21", record="event")
    assert [c.happening for c in found] == ["h1", "h2", "h3", "h4"], [(c.type, c.happening) for c in found]


def test_only_events_happen(packs: Packs) -> None:
    text = "طالبت قسد التحالف الدولي بتقديم الدعم. وتحتجز قسد نحو 10 آلاف من عناصر داعش."
    assert {c.happening for c in claims(packs, text)} == {None}


def test_the_order_of_sentences_names_happenings(packs: Packs) -> None:
    text = "قصفت قوات النظام بلدة أريحا. واعتقلت قسد 9 أشخاص في بلدة الشحيل. وانفجرت عبوة ناسفة في مدينة الباب."
    assert [c.happening for c in claims(packs, text, record="event")] == ["h1", "h2", "h3"]


def test_one_vague_telling_chains_no_two_towns(packs: Packs) -> None:
    """What may belong to either goes with one of two happenings that exclude each other."""
    text = "قصفت قوات النظام بلدة أريحا. وقصفت قوات النظام مدينة الباب. وأسفر القصف عن مقتل 5 مدنيين."
    found = claims(packs, text, published="2024-03-25", record="event")
    assert len({c.happening for c in found}) == 2


def test_a_headline_of_several_things_waits_for_its_own(packs: Packs) -> None:
    """Each part goes with what tells it below, however far, and at a place that it did not name."""
    text = (
        "قتلى بغارة على سوق في دارفور.. ومسلحون يهاجمون قاعدة غربي الصومال\n"
        "قُتل تسعة مدنيين وأصيب عشرون في غارة جوية على سوق في مدينة نيالا بجنوب دارفور أمس الأحد.\n"
        "وقالت غرفة الطوارئ إن المشفى استقبل جثث الضحايا.\n"
        "وفي الصومال، هاجم مسلحون من حركة الشباب قاعدة للجيش في مدينة بولو مرير فجر الإثنين.\n"
    )
    found = [c for c in claims(packs, text, published="2024-03-25", record="event") if c.type in ("air_strike", "attack")]
    assert [(c.type, c.happening) for c in found] == [
        ("air_strike", "h1"), ("attack", "h2"), ("air_strike", "h1"), ("attack", "h2"),
    ]  # fmt: skip


def test_every_weight_has_a_sign(packs: Packs) -> None:
    """Nothing stands in the table that the code never yields."""
    code = "".join((native.PACKAGE / "telling" / f"{m}.py").read_text(encoding="utf-8") for m in ("likeness", "beside"))
    openings = {f"opens with {o}" for o in ("shift", "as well", "place", "item", "past", "time", "reply", "said")}
    openings |= {f"«{word}»" for word in ("during", "cause", "after", "while", "answer", "where", "despite", "days after")}
    families = set(packs.labels.families.values())
    openings |= {f"{one} after {two}" for one in families for two in families}
    assert all(f'"{name}"' in code or name in openings for name in WEIGHTS.keys() - {"base"})


def test_items_of_a_list_are_several_happenings(packs: Packs) -> None:
    items = ("غارات روسية على بادية الرصافة", "اعتقال 4 شبان على حاجز في الميادين", "مقتل عنصرين بانفجار لغم في بادية المسرب")
    got = claims(packs, "\n▪️ ".join(("حصاد يوم الثلاثاء", *items)))
    assert len({c.happening for c in got}) == len(got) == 3
