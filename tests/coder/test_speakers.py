"""Whose words they are where the speaker is told by function, by asides, by what he is called back by, or not by name at all."""

from __future__ import annotations

import pytest

from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs
from reading_desk import claims, coding, saying

P = "طائرات روسية قصفت بلدة أريحا"
V = "قصفت طائرات روسية بلدة أريحا"
ORIGINS = [
    ("قال جبريل سامر المتحدث باسم حركة العدل والمساواة، وهي من أكبر الحركات، إن {P}.", "jem-sudan"),
    ("قال العقيد أركان حرب سامر العلي، المتحدث الرسمي للقوات المسلحة المصرية، إن {P}.", "egyptian-army"),
    ("قال العميد الركن سامر العلي، المتحدث باسم القوات المسلحة، إن {P}.", "armed forces"),
    ('قالت سارة ويتسن، مديرة قسم الشرق الأوسط في هيومن رايتس ووتش: "{V}".', "hrw"),
    ("وقالت لين معلوف، مديرة البحوث للشرق الأوسط في منظمة العفو الدولية، إن {P}.", "amnesty"),
    ("قال النقيب في وزارة الداخلية سامر العلي إن {P}.", "Samer al-Ali"),
    ("وقال مدير الإعلام في الدفاع المدني سامر العلي إن {P}.", "white-helmets"),
    ("وقال مدير المكتب الإعلامي في قوات سوريا الديمقراطية إن {P}.", "sdf"),
    ("وقال مسئول مكتب الإعلام بمستشفى الجلاء، سامر العلي، إن {P}.", "official of media office"),
    ("قال المتحدث باسم قسد العقيد «سامر العلي»، الأحد، إن الهدوء عاد.\nوأضاف «العلي» في بيان أن {P}.", "sdf"),
    (
        "صرح المتحدث باسم التحالف العربي، العقيد الركن سامر المالكي، بأن الهدوء عاد.\nوأوضح العقيد المالكي أن {P}.",
        "saudi-led-coalition",
    ),
    (
        'أفادت "الوكالة الوطنية للإعلام" بأن الهدوء عاد.\nودعت قيادة الفصائل في المخيم إلى وقف القتال.\nوقالت الوكالة إن {P}.',
        "nna",
    ),
    ("أعلن مستشفى كركوك العام أن الهدوء عاد.\nوقال المستشفى في صفحته على فيسبوك إن {P}.", "Kirkuk general hospital"),
    ("ذكرت صحيفة «الأيام» أن الهدوء عاد.\nوقال والي الولاية إن الوضع مستقر.\nوأضافت الصحيفة أن {P}.", "newspaper al-Ayam"),
    ("قال سكان في البلدة إن الهدوء عاد.\nوقال أحدهم بعد أن طلب عدم نشر اسمه إن {P}.", "residents"),
    ("زار قائد الفرقة 25 العميد خالد الحمصي الجبهة.\nوقال الحمصي إن {P}.", "tiger-forces"),
    (
        "أعلنت وزارة الدفاع التركية أن الهدوء عاد.\nجاء ذلك في إحاطة قدمها متحدث الوزارة زكي سامر.\nوأضاف سامر أن {P}.",
        "turkish-defence-ministry",
    ),
    ("وكان في استقبالهم مدير المشفى الدكتور أحمد الحسن.\nوقال الحسن إن {P}.", "director of hospital"),
    ("وأبلغ شاهد عيان بالمنطقة طلب حجب اسمه (سودان تربيون) أن {P}.", "eyewitness"),
    ('وأوضح المتحدث العسكري المصري، في بيان نشر على صفحته، "{V}".\nوتابع "{V}".', "egyptian-army"),
    ("قال المتحدث باسم الجيش المصري إن معلومات استخباراتية تفيد بوجود مسلحين.\nوأضاف أن {P}.", "egyptian-army"),
    ('وقال البيان: "بناء على معلومات تفيد بتواجد بؤرة إرهابية بالمزرعة {V}".', "outlet"),
    ("دمشق 20 يوليو 2020 (شينخوا) أعلنت تركيا اليوم أن {P}.", "turkey"),
    ("الخرطوم (رويترز) - قال الجيش السوداني إن {P}.", "sudanese-army"),
    (
        'نفت خلية الإعلام الأمني الهجوم.\nونشرت الخلية تغريدة طالبت فيها وسائل الإعلام بتوخي الحذر، وقالت: "{V}".',
        "security-media-cell",
    ),
    ("قتل 15 شخصاً في هجوم تبناه تنظيم (داعش). وأكدت المصادر العراقية أن {P}.", "Iraqi sources"),
    ("وقالت مصادر إسرائيلية إن {P}.", "Israeli sources"),
    ("وقالت المصادر الإسرائيلية إن {P}.", "Israeli sources"),
    ("قالت قسد إن الهدوء عاد.\nوبين أن {P}.", "sdf"),
    ("قالت قسد إن الهدوء عاد.\nكما بينت أن {P}.", "sdf"),
    ("وأفاد مراسل وكالة معا في جنين بأن {P}.", "maan"),
    ("ونقلت مواقع عراقية محلية أن {P}.", "local Iraqi websites"),
    ("وذكرت مواقع إخبارية تركية أن {P}.", "Turkish news websites"),
    ("وقالت حكومة عبد ربه منصور هادي في بيان إن {P}.", "yemeni-government"),
    ("بغداد / علي جواد / الأناضول قال مصدر أمني عراقي، الأحد، إن {P}.", "security source"),
    ("قالت قسد إن الهدوء عاد.\nوقُتل جندي في حلب، بحسب مسعفين. وأضافوا أن {P}.", "medics"),
    ("قالت قسد إن الهدوء عاد.\nوقُتل جندي في حلب، بحسب المرصد السوري لحقوق الإنسان. وأوضح البيان أن {P}.", "sohr"),
    (
        "قال قائد الفرقة 25 العميد خالد الحمصي إن الهدوء عاد.\nوقال الملازم أول سامر العلي إن {P}.",
        "Samer al-Ali",
    ),
    ("قالت قسد إن الهدوء عاد. وخلال الأشهر الأخيرة، قصفت طائرات روسية بلدة أريحا.", "outlet"),
    ("وذكر الطبيب سامر العلي، الذي يعمل في المشفى، أن الهدوء عاد.\nوقال العلي إن {P}.", "Samer al-Ali"),
    ("وكشف قائد عمليات تحرير محافظة نينوى، أن {P}.", "operations commander of liberation of Nineveh governorate"),
    ("كشف عضو لجنة الأمن والدفاع النيابية سامر العلي أن {P}.", "member of parliamentary security and defence committee"),
    ("{V}، بحسب ما أعلن مستشفى مصراتة على صفحته في فيسبوك.", "Misrata hospital"),
    ("{V}، بحسب قيادة شرطة صلاح الدين.", "police command of Saladin"),
    ('وقالت شبكة "رصد" المحلية إن {P}.', "network Rasd"),
    ("وقال عقيد في شرطة الأنبار إن {P}.", "colonel in Anbar police"),
    ("مسؤول في قضاء خانقين: {P}", "official in Khanaqin district"),
    ("مصدر في شرطة ديالى: {P}", "police source"),
    ("وأفاد مراسل قناة النهر الإعلامية بأن {P}.", "correspondent of media channel al-Nahr"),
    ('وأفاد مراسل "شبكة صوت العاصمة" في الغوطة بأن {P}.', "sawt-alasima"),
    ("وكان مراسل سانا أفاد بأن {P}.", "sana"),
    ("كما سمع مراسل وكالة فرانس برس أن {P}.", "afp"),
    ("وفي تصريحات صحفية، قال قائد شرطة ديالى إن {P}.", "police commander of Diyala"),
    ("وأكد قائممقام قضاء المقدادية، سامر العلي، أن {P}.", "district commissioner of Muqdadiyah"),
    ("وقال شيخ عشيرة العكيدات سامر العلي إن {P}.", "uqaydat-tribe"),
    ("وأكد مصدر قبلي لوكالة الأناضول أن {P}.", "tribal source"),
    ("وأفادت مصادر قبلية بأن {P}.", "tribal sources"),
    ("وقال مسعفون إن {P}.", "medics"),
    ("وقال طبيب في المستشفى طلب عدم ذكر اسمه إن {P}.", "doctor in hospital"),
    ("وقال أحد سكان البلدة لرويترز إن {P}.", "resident of town"),
    ("وقال أحد الناجين إن {P}.", "survivor"),
    ("وذكر ناشطون من المنطقة أن {P}.", "activists"),
    ("وقال ناشطون سوريون معارضون إن {P}.", "activists"),
    ("ونفى مصدر أمني صحة ما تداولته مواقع التواصل عن أن {P}.", "security source"),
    ("ونفت وزارة الداخلية العراقية صحة الأنباء التي تحدثت عن أن {P}.", "iraqi-interior-ministry"),
    ("وأكد البيان الصادر عن قيادة العمليات المشتركة أن {P}.", "iraqi-joint-operations-command"),
    ("وفي إيجاز صحفي، قال المتحدث باسم وزارة الدفاع الروسية إن {P}.", "russian-defence-ministry"),
    ("وفي منشور على صفحته، قال الناشط سامر العلي إن {P}.", "Samer al-Ali"),
    ("من جهته، أوضح نائب رئيس المجلس المحلي أن {P}.", "deputy head of local council"),
    ("من جانبه قال عضو مجلس محافظة ديالى، سامر العلي، إن {P}.", "member of council of Diyala governorate"),
    ("ومن ناحيته، أشار رئيس لجنة الأمن والدفاع النيابية إلى أن {P}.", "head of security committee"),
    ("وكشف قيادي في الحشد الشعبي عن أن {P}.", "pmf"),
    ("{V}، بحسب ما أفاد مصدر في الشرطة العراقية لفرانس برس.", "police source"),
    ("{V}، على ما ذكر ضابط في الجيش لوكالة فرانس برس.", "officer in army"),
    ("{V}، وفق حصيلة جديدة للمرصد السوري.", "sohr"),
    ("{V}، على ما يقول سكان.", "residents"),
    ("{V}، بحسب رواية شهود.", "witnesses"),
    ("{V}، بحسب ما جاء في بيان لوزارة الداخلية العراقية.", "iraqi-interior-ministry"),
    ("{V}، بحسب ما نقلت وكالة سبوتنيك عن مصدر عسكري.", "military source"),
    ("وأضاف المرصد أن {P}.", "sohr"),
    ("قال المرصد السوري إن الهدوء عاد.\nوكانت طائرات روسية قصفت بلدة أريحا الأسبوع الماضي.", "outlet"),
    ("قال المرصد السوري إن الهدوء عاد.\nوفي ريف حلب، {V}.", "outlet"),
    ("طالب التقرير مجلس الأمن بالتحرك بعد أن {V}.", "outlet"),
    ("وجاء في التقرير الذي أصدرته هيومن رايتس ووتش أن {P}.", "hrw"),
    ("وبحسب التقرير الصادر عن منظمة العفو الدولية، فإن {P}.", "amnesty"),
    ('وجاء في نص البيان: "{V}".', "outlet"),
    ("تداولت صفحات محلية أن {P}.", "local pages"),
    ("وتناقل ناشطون أن {P}.", "activists"),
    ("تردد أن {P}.", "outlet"),
    ("وتواردت أنباء عن أن {P}.", "outlet"),
    ("وقيل إن {P}.", "outlet"),
    ("ويقول الأهالي إن {P}.", "residents"),
    ("وبحسب الأهالي، {V}.", "residents"),
    ("وحمّلت الحكومة اليمنية الحوثيين مسؤولية القصف وقالت إن {P}.", "yemeni-government"),
    ("وقالت مصادر مقربة من الحكومة إن {P}.", "sources close to government"),
    ("نقلت وكالة الأنباء السودانية عن المتحدث باسم الجيش السوداني قوله إن {P}.", "sudanese-army"),
    ("وأعلنت غرفة عمليات بركان الغضب أن {P}.", "gna-forces"),
    ("وقال آمر غرفة عمليات سرت الكبرى إن {P}.", "lna"),
    ("قال الناطق الرسمي باسم الجبهة الثورية إن {P}.", "sudan-revolutionary-front"),
    ("أفادت دائرة إعلام الحشد الشعبي بأن {P}.", "pmf"),
    ("قال المركز الفلسطيني لحقوق الإنسان إن {P}.", "pchr"),
    ("وقال نادي الأسير الفلسطيني إن {P}.", "palestinian-prisoners-club"),
    ("وأعلنت سرايا القدس أن {P}.", "saraya-al-quds"),
    ("قالت اليونيفيل إن {P}.", "unifil"),
    ("وقالت المفوضية السامية لحقوق الإنسان إن {P}.", "ohchr"),
    ("قالت دمشق إن {P}.", "syrian-government"),
    ("وأكدت بغداد أن {P}.", "iraq"),
    ("قال سكان في دمشق إن {P}.", "residents"),
    ("بلغ عدد الضربات 43 ضربة، {V}.", "outlet"),
    ("قال حاكم منطقة خاركيف أوليغ سينيغوبوف إن {P}.", "oleh-syniehubov"),
    ("{V}، بحسب حاكم المنطقة فياتشيسلاف غلادكوف.", "vyacheslav-gladkov"),
    ("قالت باحثة في منظمة هيومن رايتس ووتش إن {P}.", "hrw"),
    ("وقال النازح أحمد سعيد لرويترز إن {P}.", "Ahmad Saeed"),
    ("وفق ما نقله موقع أكسيوس عن مسؤول أمريكي، {V}.", "US official"),
    ("أعلنت النيابة العامة المصرية أن {P}.", "egyptian-public-prosecution"),
    ("قال مجمع ناصر الطبي إن {P}.", "Nasser hospital"),
    ("أعلن مستشفى النو في أم درمان أن {P}.", "Al-Nao hospital"),
    ("مستشفى العودة: {V}", "Al-Awda hospital"),
    ("قال الناطق الرسمي باسم القوات المسلحة العميد ركن نبيل عبد الله إن {P}.", "sudanese-army"),
    ("الناطق باسم الجيش العميد نبيل عبد الله: {V}", "sudanese-army"),
    ("المتحدث باسم الداخلية نور الدين البابا: {V}", "syrian-transitional-interior-ministry"),
    ("قال المتحدث باسم الداخلية نور الدين البابا إن {P}.", "syrian-transitional-interior-ministry"),
    ("وقال الناطق باسم الجيش اللواء يحيى رسول إن {P}.", "iraqi-army"),
    ("ذكرت وزارتا الخارجية الأميركية والبريطانية أن {P}.", "us-state-department"),
    ("قالت تنسيقية لجان مقاومة الفاشر إن الهدوء عاد. وأضافت التنسيقية أن {P}.", "el-fasher-resistance-committees"),
    ("أعلنت كتائب القسام أن الهدوء عاد. وفي ريف إدلب، {V}.", "outlet"),
]


@pytest.mark.parametrize(("words", "origin"), ORIGINS)
def test_origin(packs: Packs, words: str, origin: str) -> None:
    told = [c for c in claims(packs, words.replace("{P}", P).replace("{V}", V), record="event") if "قصفت" in c.evidence[0].text]
    assert told[-1].origin == origin


STATEMENTS = [
    ("حمّل الكرملين الفصائل مسؤولية التصعيد، ودعا المتحدث باسمه ديمتري بيسكوف السلطات إلى التحرك.", "demand", "russia"),
    ("تقول أنقرة إن الهدوء عاد، بينما تتهمها الإدارة الذاتية باستهداف المدنيين.", "accusation", "autonomous-administration"),
    ("أدانت قسد القصف، وحمّلت سلطات النظام المسؤولية الكاملة عنه.", "accusation", "sdf"),
    ("دمشق تتهم قسد بخرق اتفاق وقف إطلاق النار في حلب.", "accusation", "syrian-government"),
    ("أعربت عمّان عن قلقها إزاء القصف الإسرائيلي على جنوب سوريا.", "warning", "jordan"),
    (
        'ونعت "الإدارة الذاتية" الرئيسة المشتركة للمجلس، متهمة تركيا بارتكاب "جرائم حرب".',
        "accusation",
        "autonomous-administration",
    ),
    ("شيّع حزب الله عنصرين له في بعلبك، متهماً إسرائيل باغتيالهما.", "accusation", "hezbollah"),
    ("قتل 15 شخصاً في ديالى، بحسب ما أفادت مصادر أمنية، في هجوم تبناه تنظيم (داعش).", "responsibility", "isis"),
    ("وتبنى تنظيم (داعش) الهجوم على بلدة أريحا.", "responsibility", "isis"),
    ("ونشرت خلية الإعلام الأمني تغريدة طالبت فيها وسائل الإعلام بتوخي الحذر.", "demand", "security-media-cell"),
]


@pytest.mark.parametrize(("text", "kind", "speaker"), STATEMENTS)
def test_speaker_of_a_statement(packs: Packs, text: str, kind: str, speaker: str) -> None:
    said = next(c for c in claims(packs, text, record="statement") if c.type == kind)
    assert [r.actor for r in said.roles if r.role == "speaker"] == [speaker]
    assert said.origin == speaker


@pytest.mark.parametrize("words", ["طقم يحمل مدفعية رشاشة وعربة مشاة للمليشيا", "سيارة تحمل جنوداً من الجيش"])
def test_who_carries_a_gun_blames_nobody(packs: Packs, words: str) -> None:
    assert not [c for c in claims(packs, f"شوهد {words} قرب بلدة أريحا.") if any(a.stance == "accuses" for a in c.attribution)]


HAMZAS = ["مسئول أمني", "مسؤول أمني"]


@pytest.mark.parametrize("words", HAMZAS)
def test_the_hamza_of_egypt(packs: Packs, words: str) -> None:
    assert saying(packs, f"وقال {words} إن {P}.", "قصفت").origin == "security official"


QUOTED = [("قال مسؤول لـ«الشرق الأوسط» إن {P}.", ["asharq-al-awsat"]), ("قال مسؤول في الشرق الأوسط إن {P}.", [])]


@pytest.mark.parametrize(("words", "outlets"), QUOTED)
def test_a_newspaper_named_by_a_common_word(packs: Packs, words: str, outlets: list[str]) -> None:
    told = coding(packs, words.replace("{P}", P)).claims[0]
    assert [a.source for a in told.attribution[:-1]] == outlets


DOUBLE = '(بغداد - وكالات) ذكرت خلية الإعلام الأمني في بيان: "نشرت وسائل إعلام أن {P}، وندعو الأهالي إلى الحذر".'


def test_inside_a_quotation_we_are_whoever_owns_it(packs: Packs) -> None:
    told = claims(packs, DOUBLE.replace("{P}", P), record="statement")
    assert [c.origin for c in told if c.type == "demand"] == ["security-media-cell"]


REACH = [
    # a paragraph that the outlet opens by itself stays its own; a toll that nobody gave is the outlet's
    (f"قال مسعفون إن الهدوء عاد.\nوقتل 65 شخصاً أمس الخميس في بغداد. لكن {P}.", "outlet"),
    (f"قال مسعفون إن الهدوء عاد. لكن {P}.", "medics"),
    (f"قال المرصد السوري إن الهدوء عاد.\nوكانت حصيلة أولية أفادت بأن {P}.", "outlet"),
    # what gave rise to a demand is no part of it
    ("طالب المجلس المحلي بفتح تحقيق على خلفية قصف بلدة أريحا.", "outlet"),
    # a quotation opens without a colon
    ('قال المتحدث باسم قسد إن الهدوء عاد.\nوتابع "قامت طائرات روسية بقصف بلدة أريحا".', "sdf"),
    ('قال المتحدث باسم قسد إن الهدوء عاد.\nوأضاف "قامت طائرات روسية بقصف بلدة أريحا".', "sdf"),
    # a verb joined to the one that opens the sentence has its subject
    (f"وأبدت البعثة الأممية في ليبيا قلقها، وقالت في بيان إن {P}.", "unsmil"),
    (f"وخرجت مظاهرات في البلدة، وقالت إن {P}.", "outlet"),
    (f"ووفقاً لتغريدة نشرها المتحدث باسم قسد، فإن {P}.", "sdf"),
    (f"وذكر موقع محلي نقلاً عن مصادر استخباراتية أن {P}.", "intelligence sources"),
    # a report and a statement are those who wrote them, whoever spoke since
    (f"قالت منظمة العفو الدولية في تقرير إن الهدوء عاد.\nوقال شاهد عيان إن الوضع صعب.\nوذكر التقرير أن {P}.", "amnesty"),
    ("أصدرت قسد بياناً قالت فيه إن الهدوء عاد.\nوقال المرصد إن الوضع صعب.\nوأضاف البيان أن " + P + ".", "sdf"),
    (f"وأعلنت قسد ذلك، غير أن المرصد السوري نفى ذلك وقال إن {P}.", "sohr"),
]


@pytest.mark.parametrize(("text", "origin"), REACH)
def test_how_far_a_citation_reaches(packs: Packs, text: str, origin: str) -> None:
    assert [c.origin for c in claims(packs, text, record="event") if "قصف" in c.evidence[0].text][-1] == origin


OFFICES = [
    (f"وقال مفوض الإغاثة سامر عبدالكريم لوكالة فرانس برس من الجنينة إن {P}.", "relief commissioner"),
    (f"وقال المفوض السامي للأمم المتحدة لحقوق الإنسان زيد بن رعد إن {P}.", "ohchr"),
    (f"{V}، وفقاً لبيان نقابة أطباء الولاية.", "doctors union of province"),
    # a department speaks for what it is in
    (f"وقالت إدارة الإعلام والاتصال في وزارة الداخلية العراقية إن {P}.", "iraqi-interior-ministry"),
    (f"وقال قسم الإعلام في حركة حماس إن {P}.", "hamas"),
    (f"وقال المكتب الإعلامي في محافظة درعا إن {P}.", "media office in Daraa"),
    # residents who are counted; an outlet's sources
    (f"قال ثلاثة من السكان لوكالة رويترز إن {P}.", "residents"),
    (f"ذكرت قناة العربية نقلاً عن مصادرها أن {P}.", "sources"),
    (f"وكان الناطق باسم قوات الصاعقة العقيد ميلود الزوي أعلن أن الهدوء عاد.\nوأوضح الزوي أن {P}.", "saiqa-libya"),
    (f"قال المتحدث باسم الجيش المصري إن عناصر التنظيم الذي يدعي الانتماء إلى المعارضة فروا.\nوأضاف أن {P}.", "egyptian-army"),
]


@pytest.mark.parametrize(("text", "origin"), OFFICES)
def test_offices_and_the_names_behind_them(packs: Packs, text: str, origin: str) -> None:
    assert saying(packs, text, "قصفت").origin == origin


def test_an_outlet_stands_in_the_chain_once(packs: Packs) -> None:
    told = saying(packs, f"وأفاد مصدر أمني عراقي، وفقاً لقناة السومرية نيوز اليوم الخميس، بأن {P}.", "قصفت")
    assert [a.source or a.name for a in told.attribution] == ["alsumaria", "security source"]


def test_details_are_nobody(packs: Packs) -> None:
    told = saying(packs, "أصدرت قسد بياناً كشف فيه تفاصيل هجوم شنه التنظيم على بلدة هجين.", "هجوم")
    assert told.origin == "sdf"


def test_of_whom_an_agency_tells_speaks(packs: Packs) -> None:
    told = saying(packs, "اعتقل جهاز الأمن الوطني أربعة مطلوبين في كركوك، بحسب ما نقلت عنه وكالة الأنباء العراقية.", "اعتقل")
    assert [a.source for a in told.attribution] == ["ina", "iraqi-national-security-service"]


def test_an_outlets_sources_are_no_reporters_of_it(packs: Packs) -> None:
    document = Document(text=f"قالت مصادر العربية إن {P}.", id="x", outlet="alarabiya")
    assert [c.origin for c in code(document, packs).claims] == ["sources"]
    document = Document(text=f"قال مراسل العربية إن {P}.", id="x", outlet="alarabiya")
    assert [c.origin for c in code(document, packs).claims] == ["outlet"]


@pytest.mark.parametrize("medium", ["", "في بيان ", "عبر قناتها على تليغرام "])
def test_what_is_announced_behind_its_medium(packs: Packs, medium: str) -> None:
    (told,) = claims(packs, f"أعلنت قوات الدعم السريع {medium}سيطرتها على مدينة الفاشر.", record="event")
    assert (told.origin, told.type) == ("rsf", "territory_seized")


INSTITUTIONS = [
    ("وقعت اشتباكات في سرت في ليبيا.", "عملية البنيان المرصوص", "gna-forces"),
    ("وقعت اشتباكات في عرسال في لبنان.", "المديرية العامة للأمن العام", "lebanese-general-security"),
    ("وقعت اشتباكات في الفاشر في السودان.", "مجلس الأمن والدفاع", "sudan-security-defence-council"),
    ("وقعت اشتباكات في العريش في مصر.", "الجيش الثاني الميداني", "egyptian-second-field-army"),
    ("وقعت اشتباكات في ديالى في العراق.", "المرصد العراقي لحقوق الإنسان", "iraqi-observatory-human-rights"),
    ("وقعت اشتباكات في تعز في اليمن.", "المجلس السياسي الأعلى", "houthi-supreme-political-council"),
]


@pytest.mark.parametrize(("before", "words", "actor"), INSTITUTIONS)
def test_institutions_over_the_lands(packs: Packs, before: str, words: str, actor: str) -> None:
    assert saying(packs, f"{before}\nوقالت {words} إن {P}.", "قصفت").origin == actor


def test_whoever_carries_the_wounded_says_nothing(packs: Packs) -> None:
    text = "قال الدفاع المدني الفلسطيني إن طواقمه نقلت ستة مصابين بعد غارة إسرائيلية على خان يونس."
    strike = next(c for c in claims(packs, text, published="2025-06-12") if c.type == "air_strike")
    assert strike.origin == "gaza-civil-defence"


DECIDED = [
    ("أعلنت وزارة الداخلية السورية اعتقال خمسة. غير أن قسد رفضت الاتفاق، مؤكدة أن {P}.", "sdf"),
    ("قتل جنديان قرب هيت. وتبنّت ما تسمى بـ«المقاومة الإسلامية في العراق» الهجوم. وقالت إن {P}.", "islamic-resistance-in-iraq"),
    ("أكد محافظ السويداء، الدكتور مصطفى البكور، أن {P}.", "mustafa-al-bakkour"),
    ("{V}، كما نقلت الوكالة الوطنية للإعلام عن مصدر طبي.", "medical source"),
    ("«{V} في كمين صباح اليوم»، قال المتحدث العسكري باسم الجيش السوداني للصحفيين.", "sudanese-army"),
    ("وقال حاكم إقليم دارفور مني أركو مناوي إن {P}.", "minni-minnawi"),
    ("فيما نفى متحدث أوكراني ذلك وقال إن {P}.", "Ukrainian spokesperson"),
    (
        "أوضح قائد عمليات الأنبار، الفريق الركن قاسم السامري، أن الهدوء عاد. وأضاف السامري أن {P}.",
        "operations commander of Anbar",
    ),
]


@pytest.mark.parametrize(("words", "origin"), DECIDED)
def test_who_speaks_behind_commas_quotations_and_decisions(packs: Packs, words: str, origin: str) -> None:
    assert saying(packs, words.replace("{P}", P).replace("{V}", V), "قصفت").origin == origin


def test_who_announces_a_curfew_lays_it(packs: Packs) -> None:
    text = "أعلن مدير الأمن العام في محافظة اللاذقية المقدم سامر العلي فرض حظر تجول في المدينة حتى صباح السبت."
    (curfew,) = (c for c in claims(packs, text) if c.type == "curfew")
    assert [r.text for r in curfew.roles if r.role == "initiator"] == ["مدير الأمن العام"]
