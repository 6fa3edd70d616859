"""What two tellings of one report show of being one happening or two (docs/decisions/0009)."""

from __future__ import annotations

import pytest

from isnad import coder, match, resolve, text
from isnad.model.document import Document
from isnad.packs import Packs
from isnad.telling import likeness, tellings
from isnad.telling.setting import setting_of

SHOWN = [
    ("two sayings", "نفى مصدر عسكري قصف المشفى في مدينة سرمين، واتهم الفصائل بقصف بلدة نبل."),
    ("a salvo told then", "قُتل مدني بهجوم بمسيّرة في خاركيف. وقال سلاح الجو إن روسيا أطلقت خلال الليل 90 طائرة مسيّرة."),
    ("a salvo told first", "أطلقت روسيا خلال الليل 90 طائرة مسيّرة. وقُتل مدني بهجوم بمسيّرة في خاركيف."),
    ("named again", "دارت اشتباكات بين الجيش ومسلحين في مخيم عين الحلوة. وأسفرت الاشتباكات عن مقتل جندي."),
    ("called back", "انفجرت سيارة مفخخة في مدينة الباب. وأسفر الهجوم عن مقتل 4 مدنيين."),
    ("a noun comes back", "استهدفت طائرة مسيّرة سوقاً في مدينة كادوقلي. وسقط صاروخان على السوق."),
    ("words in common", "قصف الجيش مستودعات الوقود في مدينة بورتسودان. وقال شهود إن مسيّرة استهدفت مستودعات الوقود."),
    ("no word in common", "قصفت قوات النظام بلدة أريحا. واعتقلت قسد تسعة أشخاص."),
    ("opens with time", "قُتل جنديان بهجوم في العريش. وقبل أسبوع، قُتل شرطي برصاص مسلحين."),
    ("opens with shift", "قُتل جنديان بهجوم في العريش. وفي هجوم منفصل، قُتل شرطي برصاص مسلحين."),
    ("opens with reply", "أطلق مسلحون قذائف على بلدة محردة. ورداً على ذلك، قصف الجيش مواقع المسلحين."),
    ("several told anew", "قُتل جنديان بهجوم في العريش. وقتل مسلحون ثلاثة مدنيين في هجمات قرب رفح."),
    ("on the same day", "قصفت طائرات مصنعاً في طرابلس. وقصفت الطائرات في اليوم ذاته مخزن ذخيرة في مصراتة."),
    ("later", "انفجرت عبوة ناسفة في رتل للجيش. وعقب الحادث أرسل الجيش تعزيزات إلى المنطقة."),
    ("fire and its interception", "أطلق الحوثيون صاروخين على مدينة جازان. واعترضت الدفاعات الجوية الصاروخين."),
    ("an attack and an interception", "هاجم الحوثيون معسكراً للجيش في مأرب. واعترضت الدفاعات الجوية صاروخاً فوق جازان."),
    ("called back, elsewhere", "اندلعت اشتباكات في مدينة جاسم. ودارت الاشتباكات الأعنف في مدينة نوى."),
    ("part of the toll", "قُتل تسعة مدنيين في غارات على محافظة إدلب. وقُتل خمسة مدنيين بغارة على بلدة كفرنبل."),
    ("of a day of its own", "استهدف الجيش آليات، وأعلن أنه هاجم يوم الإثنين دبابات قرب قرية سميع."),
    ("a rare word in common", "قصفت مسيّرة مسجداً في الفاشر أثناء الصلاة. وقُتل سبعون مصلياً بقصف مسجد."),
    ("of the attackers", "هاجم مسلحون حاجزاً للجيش في بادية السخنة. وقُتل ثلاثة من المهاجمين خلال الاشتباك."),
    ("the last place is another", "قُتل جنديان بهجوم في العريش. وقُتل شاب برصاص مجهولين في مدينة رفح. وقصفت طائرة سيارة."),
    ("the last place is its own", "قُتل جنديان بهجوم في العريش. واعتقل الجيش شاباً في العريش. وقصفت طائرة سيارة."),
    ("same target", "استهدف مسلحون حاجزاً لقوات سوريا الديمقراطية. وهاجم مسلحون دورية لقوات سوريا الديمقراطية."),
    ("called by its place", "قُتل سبعة نازحين بقصف على بلدة المواصي. وادعى الجيش أن غارة المواصي استهدفت قيادياً."),
    ("on the spot", "انفجرت عبوة ناسفة في رتل للجيش. وفرضت الشرطة طوقاً حول المكان."),
    ("done on the spot", "انفجرت عبوة ناسفة في رتل للجيش. وأوقفت الشرطة شخصين."),
    ("what follows an attack", "انفجرت عبوة ناسفة في رتل للجيش. وفرضت السلطات حظراً للتجوال."),
    ("done in the act called back", "نصب مسلحون كميناً لرتل. وصادروا خلال الكمين أسلحة."),
    ("called by what it hit", "استهدف مسلحون حافلة ركاب في باماكو. واعتقل الجيش شاباً. وأوقع الهجوم على الحافلة قتلى."),
    ("in its wake", "هاجم مسلحون حافلة ركاب قرب باماكو. وعقب الهجوم، قصف الطيران غابة قريبة."),
    ("in its wake", "هاجم مسلحون حافلة ركاب قرب باماكو. وبعد ساعات من الهجوم على الحافلة، قصف الطيران غابة قريبة."),
    ("in its wake, on the spot", "انفجرت عبوة ناسفة في رتل للجيش. وعلى إثر الانفجار، اعتقلت الشرطة شخصين."),
    ("opens with as well", "قُتل جنديان بهجوم في العريش. كما أصيب شرطي برصاص مسلحين."),
    ("replies", "قصفت إسرائيل بلدة حولا. ورد حزب الله بقصف ثكنة في كريات شمونة."),
    ("of one answer", "أرسل الجيش تعزيزات إلى جبلة. واعتقلت الشرطة ثلاثة أشخاص."),
    ("the same word", "قصفت قوات النظام بلدة أريحا. وقصفت قوات النظام مزارع البلدة."),
    ("1 sentence on", "قُتل جنديان بهجوم في العريش. واعتقل الجيش شاباً."),
    ("a narrower place", "قُتل جنديان بهجوم في محافظة درعا. وأصيب شرطي برصاص مسلحين في مدينة نوى."),
    ("time told first", "قُتل جنديان بهجوم في العريش أمس. واعتقل الجيش شاباً."),
    ("person after ground", "هاجم مسلحون حاجزاً للجيش في العريش. وقُتل ثلاثة جنود."),
    ("fire beside an attack", "هاجم مسلحون حاجزاً في العريش. وقصفت مسيّرة سيارة."),
    ("fire beside a fight", "دارت اشتباكات في العريش. وقصفت مسيّرة سيارة."),
    ("opens with said", "قُتل جنديان بهجوم في العريش. وكان مصدر أمني قد قال إن شرطياً قُتل برصاص مسلحين."),
    (
        "where the report stands, elsewhere",
        "قُتل جنديان بهجوم في مدينة العريش. وفي مدينة رفح، قُتل شرطي برصاص مسلحين، واعتقل الجيش شاباً.",
    ),
    ("«while», another doer", "هاجم مستوطنون قرية المغير، فيما اعتقل الجيش الإسرائيلي شاباً."),
    ("the act called back", "نصب مسلحون كميناً لرتل. وقصف الجيش غابة قريبة. وأسفر الكمين عن مقتل جندي."),
    ("«days after»", "أفرج مسلحون عن تاجر في مدينة نوى بعد أسبوع من اختطافه."),
    ("somebody is accused of the second", "هاجم مسلحون حاجزاً في العريش. واتهم الجيش حركة طالبان بقصف قرية."),
    ("on the spot", "نصب مسلحون كميناً لدورية قرب نوى. وطوقت الشرطة المنطقة."),
    ("opens with item", "قُتل جنديان بهجوم في العريش.\n17:10 | قصفت طائرة سيارة."),
    ("opens with item", "قُتل جنديان بهجوم في العريش.\n17:10 قصفت طائرة سيارة."),
    ("besides", "هاجم الحوثيون معسكراً للجيش. وقام الحوثيون أيضاً بقصف قرية في الجوف."),
]

NOT_SHOWN = [
    ("other doer", "تصدى الجيش السوداني لهجوم شنته قوات الدعم السريع على الفاشر. وقتل الجيش السوداني 40 من المهاجمين."),
    ("the act called back", "نصب مسلحون كميناً لرتل. وصادر الجيش أسلحة في كمين."),
    ("«while», another doer", "هاجم مستوطنون قرية المغير، فيما أحرق المستوطنون سيارة."),
    ("where the report stands", "قُتل جنديان بهجوم في مدينة العريش. واعتقل الجيش شاباً في مدينة رفح."),
    ("on the spot", "انفجرت عبوة ناسفة في رتل للجيش. وأوقفت الشرطة شخصين."),
    ("named again", "سيطر الجيش على بلدة مورك. وتمكن الجيش من السيطرة على بلدة اللطامنة."),
    ("called by its place", "قُتل سبعة نازحين بغارة على بلدة المواصي. وأصيب ثلاثة في غارة على المواصي."),
    ("called back", "قُتل ثلاثة مدنيين بهجوم في درعا. وأصيب شاب بالرصاص."),
    ("a noun comes back", "استهدفت طائرة مسيّرة سوقاً في مدينة كادوقلي. وقُتل جندي بقصف على حاجز."),
    ("«days after»", "أفرج مسلحون عن تاجر في مدينة نوى بعد ساعات من اختطافه."),
    ("somebody is accused of the second", "هاجم مسلحون حاجزاً في العريش. وقصف الجيش قرية."),
    ("on the spot", "نصب مسلحون كميناً لدورية قرب نوى. وقصفت طائرة المنطقة."),
    ("lead in the headline's place", "تغطية مباشرة من سيناء\n08:10 | قُتل جنديان بهجوم في العريش.\n17:10 | قصفت طائرة سيارة."),
]


def _signs(packs: Packs, raw: str, beside: int = 0) -> list[str]:
    """What the last telling shows beside the first, or another."""
    document = Document(text=raw, id="x", published="2024-03-25", published_basis="given")
    finds = match.find(text.split(raw, packs.lexicon.known), packs)
    drafts, timed, _ = coder.draft(raw, finds, packs.lore, None)
    events = [s for s in resolve.settle(drafts, timed, document, packs).settled if s.draft.record == "event"]
    told = [tellings.told(s, packs.labels) for s in sorted(events, key=lambda s: s.draft.order)]
    return likeness.signs(told[-1], told[beside], setting_of(told))


@pytest.mark.parametrize(("sign", "raw"), SHOWN)
def test_shown(packs: Packs, sign: str, raw: str) -> None:
    assert sign in _signs(packs, raw)


@pytest.mark.parametrize(("sign", "raw"), NOT_SHOWN)
def test_not_shown(packs: Packs, sign: str, raw: str) -> None:
    assert sign not in _signs(packs, raw)


def test_where_the_report_stands_is_the_place_of_the_telling_beside(packs: Packs) -> None:
    raw = "قُتل جنديان بهجوم في مدينة العريش. وفي مدينة رفح، قُتل شرطي برصاص مسلحين، واعتقل الجيش شاباً."
    assert "where the report stands" in _signs(packs, raw, beside=1)


def test_another_number_of_dead_is_of_another_act_below_the_top(packs: Packs) -> None:
    raw = "قصفت قوات النظام بلدة أريحا. وقُتل ثلاثة مدنيين بهجوم في درعا. وقُتل سبعة جنود بكمين قرب نوى."
    assert "another toll" in _signs(packs, raw, beside=1)
    assert "another toll" not in _signs(packs, raw)
