"""How far one's words reach, and whose they are where no verb of speaking with a subject of its own says it (CODEBOOK §5)."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import saying

ATTACK = "قُتل عنصران من قسد بهجوم مسلح في الشحيل"
WHOSE = [
    # a verbal noun of speaking with whoever speaks
    (
        "وجاءت الغارة بعد ساعات على إعلان الجيش الإسرائيلي مقتل أحد جنوده بنيران قناصة في رفح، وهو ما لم يؤكد.",
        "مقتل",
        "israeli-forces",
    ),
    (
        "وتأتي الغارات عقب إعلان وزارة الدفاع الروسية أن مسيّرات أوكرانية قصفت مصفاة في ساراتوف.",
        "قصفت",
        "russian-defence-ministry",
    ),
    ("وجاء الهجوم بعد إعلان الرئيس الأمريكي دونالد ترامب أنه سيسحب قواته من سوريا.", "سيسحب", "donald-trump"),
    ("ورد الحوثيون بإعلان استهداف مدمرة بصواريخ مجنحة، وتوعدوا بمواصلة عملياتهم.", "استهداف", "houthis"),
    ("ورد الحوثيون بإعلان استهداف مدمرة بصواريخ مجنحة، وتوعدوا بمواصلة عملياتهم.", "توعدوا", "houthis"),
    ("وبعد إعلان الجيش السوري استعادة البلدة، قصفت طائرات مسيّرة مواقع في محيطها.", "قصفت", "outlet"),
    # whoever has not spoken of it, and speaks by a pronoun
    ("ولم يصدر تعليق من الجيش الإسرائيلي على الحادثة، لكنه كان قد نفى قصف المدنيين في رفح.", "قصف", "israeli-forces"),
    ("ولم تعلق قوات الدعم السريع على الهجوم، إلا أنها اتهمت الجيش بقصف السوق.", "بقصف", "rsf"),
    # the source of before, whatever it was
    (f"{ATTACK}، وفق المرصد السوري.\nوبحسب المصدر نفسه، استهدف مسلحون سيارة قرب البصيرة.", "استهدف", "sohr"),
    (f"{ATTACK}، وفق المرصد السوري.\nواستهدف مسلحون سيارة قرب البصيرة، بحسب المصدر ذاته.", "استهدف", "sohr"),
    ("أفاد مصدر محلي بأن مسلحين استهدفوا سيارة. وبيّن المصدر ذاته أنهم خطفوا مدنياً في الباب.", "خطفوا", "local source"),
    (
        "اتهم تقرير لهيومن رايتس ووتش الجيش بقصف مستشفى. وروت ممرضة أن الغارة قتلت مرضى. وطالب التقرير الحكومة بالتحقيق.",
        "طالب",
        "hrw",
    ),
    # a citation between a verb and its complement
    ("واندلعت الحرب في نيسان، وأسفرت وفق تقديرات أممية عن مقتل عشرة آلاف شخص.", "مقتل", "united-nations"),
    ("قُتل، بحسب مصدر في وزارة الصحة السورية، ستة مدنيين في غارة على السوق.", "قُتل", "source in Syrian Ministry of Health"),
    ("استهدفت قسد مواقع الجيش، بحسب ما قالت إدارة المخيم.", "استهدفت", "administration of camp"),
    # who is called upon, where the verb before has its subject
    ("أدان المجلس المحلي قصف البلدة، وطالب التحالف الدولي بفتح تحقيق.", "طالب", "local council"),
    ("دان حزب الله الغارة، ودعا الجيش اللبناني إلى الرد.", "دعا", "hezbollah"),
    # who is told of by a relative clause, behind a citation too
    ("اعتُقل تسعة في بيت أمر، بحسب نادي الأسير، الذي اتهم إدارة السجون بتعذيب أسير.", "اتهم", "palestinian-prisoners-club"),
    ("نزح المئات، بحسب المنظمة الدولية للهجرة التي قدّرت عدد النازحين من الإقليم بخمسة آلاف.", "قدّرت", "iom"),
    ("واعتقل الجنود أسيرين تتهمهما إسرائيل بتنفيذ عملية طعن قُتل فيها مستوطن.", "طعن", "israel"),
    # a denial of what another told
    ("وقال المرصد السوري إن مسلحين أعدموا أسيرين، الأمر الذي نفاه الجيش الإسرائيلي.", "نفاه", "israeli-forces"),
    ("وقال المرصد السوري إن مسلحين أعدموا أسيرين، الأمر الذي نفاه الجيش الإسرائيلي.", "أعدموا", "sohr"),
    ("غير أن متحدثاً باسم هيئة الأركان الفرنسية نفى استهداف مدنيين.", "استهداف", "French general staff"),
    # sources of one kind and another
    (
        "قال مصدر أمني إن عبوة انفجرت.\nوذكر مصدر طبي أن جنديين قُتلا.\nوأضاف المصدر الأمني أن قواته خطفت رجلاً.",
        "خطفت",
        "security source",
    ),
    (
        "قال مصدر أمني إن عبوة انفجرت.\nوأدان مجلس الأمن قصف القرية.\nودعا المصدر الأمني المنظمات إلى التدخل.",
        "دعا",
        "security source",
    ),
    # lines of a live report
    ("تغطية مباشرة\n\n17:55 – حزب الله: قصفنا مستوطنة المطلة\n16:20 – غارة على بلدة الغازية", "قصفنا", "hezbollah"),
    ("تغطية مباشرة\n\n17:55 – حزب الله: قصفنا مستوطنة المطلة\n16:20 – غارة على بلدة الغازية", "غارة", "outlet"),
    ("تغطية مباشرة\n\n12:05 | طرابلس - وزارة الدفاع الروسية: مقتل جنديين بقصف على حلب", "مقتل", "russian-defence-ministry"),
    ("الميادين: لواء فاطميون يخلي مقرين وسط المدينة", "يخلي", "outlet"),
    # firms, and bodies by what they are there for
    ("قُتل بحاران وأصيب أربعة بانفجار لغم، بحسب الشركة المالكة للسفينة.", "قُتل", "company"),
    (
        "وقال المركز السوري للعدالة إن أربعة مدنيين قُتلوا في قصف.",
        "قُتلوا",
        "Syrian centre of justice",
    ),
    # the army of the land that the sentence tells of, whom the sentence before named by the noun, witnesses behind their words
    ("وحسب إفادات شهود، أطلق الجنود النار على المتظاهرين.", "أطلق", "witnesses"),
    (
        "أعلنت حركة حماس مقتل قيادي في غارة.\nواستمر القصف ليلاً.\nوانسحبت القوات من بلدة كانت بيد حركة الشباب.\n"
        "وتوعدت الحركة بالرد.",
        "وتوعدت",
        "al-shabaab-somalia",
    ),
    # a body of another kind than who spoke last
    ("قال المرصد السوري إن القصف قتل ثلاثة.\nوقالت العائلة إن مسلحين خطفوا ابنها.", "خطفوا", "family"),
    ("قال مصدر أمني إن أربعة جنود قُتلوا في كمين.\nواتهمت العشيرة الجيش بإحراق منازل أبنائها.", "بإحراق", "clan"),
    # who wrote or held what the verb speaks in
    ("وجّه نادي الأسير رسالة إلى مجلس الأمن والأمين العام طالب فيها بوقف القصف.", "طالب", "palestinian-prisoners-club"),
    ("عقد الجيش الإسرائيلي مؤتمراً صحفياً اتهم فيه حماس بقصف المعبر.", "اتهم", "israeli-forces"),
    # a participle that goes on with the sentence, and a name that spells a verb
    ("ودانت الجامعة العربية الغارات الإسرائيلية داعية مجلس الأمن إلى التحرك.", "داعية", "arab-league"),
    ("ناشد مدير الصحة منذر خليل منظمة الصحة العالمية التدخل.", "ناشد", "health director"),
    ("حمّل مسؤول في «الحزب العربي» من سماهم «المخربين» مسؤولية القصف.", "حمّل", "official in Arab party"),
    ("ندد مفتي طرابلس بالقصف على المدينة.", "ندد", "mufti of Tripoli (Lebanon)"),
    ("واتهمت المتحدثة باسم الخارجية الروسية ماريا زاخاروفا أوكرانيا بقصف السوق.", "اتهمت", "russian-foreign-ministry"),
    # an outlet by its kind, where another has spoken
    ("قال الجيش الإسرائيلي إنه قصف موقعاً.\nوبحسب القناة العاشرة، أصيب جنديان في رفح.", "أصيب", "Channel 10"),
    ("خطف مسلحون مدنياً، بحسب غرفة طوارئ محلية.\nوقالت الغرفة إن المهاجمين نهبوا المتاجر.", "نهبوا", "local emergency room"),
]


@pytest.mark.parametrize(("text", "words", "origin"), WHOSE)
def test_whose_words_they_are(packs: Packs, text: str, words: str, origin: str) -> None:
    assert saying(packs, text, words, record="").origin == origin


TALLY = "أحصى المرصد السوري تسع عمليات لخلايا داعش خلال الأسبوع.\nففي 3 حزيران، قُتل عنصران من قسد بهجوم مسلح في الشحيل."


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (f"{TALLY}\nوفي الباب، اغتال مسلحون مختار قرية.", "sohr"),
        (f"{TALLY}\nوفي الباب، اغتال مسلحون مختار قرية.\nوقال مصدر محلي إن عبوة انفجرت في نوى.", "outlet"),
        (f"{TALLY.replace('أحصى', 'قال')}\nوفي الباب، اغتال مسلحون مختار قرية.", "outlet"),
    ],
)
def test_a_tally_is_the_recorder_s(packs: Packs, text: str, origin: str) -> None:
    """A text that opens with what a monitor recorded, and in which nobody else speaks, is the monitor's to its end."""
    assert saying(packs, text, "اغتال").origin == origin


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("اتهم المتحدث باسم الجيش الإسرائيلي أفيخاي أدرعي حركة حماس بقصف معبر كرم أبو سالم.", "اتهم", "israeli-forces"),
        ("نفى الناطق باسم الجيش السوداني العميد نبيل عبد الله قصف المستشفى.", "نفى", "sudanese-army"),
        ("اتهم وزير الخارجية الإيراني عباس عراقجي إسرائيل بقصف مستشفى.", "اتهم", "abbas-araghchi"),
    ],
)
def test_a_spokesman_speaks_for_the_body(packs: Packs, text: str, words: str, speaker: str) -> None:
    """Named beside his office; a minister speaks for himself."""
    claim = saying(packs, text, words, published="2024-06-15", record="statement")
    assert claim.origin == speaker
    assert [r.actor for r in claim.roles if r.role == "speaker"] == [speaker]
