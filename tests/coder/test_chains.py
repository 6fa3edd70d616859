"""Whose words a sentence tells, in the wordings of many outlets (CODEBOOK §5): who speaks before, behind and between, and who
only does what he announces."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims, saying

P = "طائرات روسية قصفت بلدة أريحا"
V = "قصفت طائرات روسية بلدة أريحا"
ORIGINS = [
    ("ذكر مصدر في وزارة الدفاع أن {P}.", "source in defence ministry"),
    ("قال قيادي في لواء السلطان مراد إن {P}.", "sultan-murad"),
    ('وأوضح القيادي في لواء "السلطان مراد" مصطفى س. أن {P}.', "sultan-murad"),
    ("وقال عبد الكريم عمر، الرئيس المشترك للدائرة، خلال مؤتمر صحفي إن {P}.", "Abdul Karim Omar"),
    ("وأكد سكان فروا من حي الزنجيلي أن {P}.", "residents"),
    ("وأكد شهود فروا من البلدة أن {P}.", "witnesses"),
    ("إلا أن سكاناً قالوا لبي بي سي إن {P}.", "residents"),
    ("ولم يصدر أي تعليق، غير أن مصدراً عسكرياً موالياً لها أكد أن {P}.", "loyalist military source Akd"),
    ("وكان مصدر أمني قد قال إن {P}.", "security source"),
    ("أبلغ ضابط شرطة رويترز أن {P}.", "police officer"),
    ("وقال محافظ صلاح الدين سامر قدور إن {P}.", "governor of Saladin"),
    ("وقالت شرطة صلاح الدين إن {P}.", "Saladin police"),
    ("وأبلغت مصادر طبية وكالة فرانس برس بأن {P}.", "medical sources"),
    ("أنقرة كانت قالت في مناسبات سابقة إن {P}.", "turkey"),
    ("واكتفت وكالة سانا بالقول إن {P}.", "sana"),
    ("واكتفى المتحدث باسم قسد بالقول إن {P}.", "sdf"),
    ("وقال مسؤولون من الجانبين إن {P}.", "officials of two sides"),
    ("قالت قسد إن الهدوء عاد. من جهة أخرى، {V}.", "outlet"),
    ("قالت قسد إن الهدوء عاد. وفي سياق متصل، {V}.", "outlet"),
    ("قالت قسد إن الهدوء عاد. وفي المقابل، قال التحالف الدولي إن {P}.", "international-coalition"),
    ("قالت قسد إن الهدوء عاد. بدوره أكد المرصد السوري أن {P}.", "sohr"),
    ("قالت قسد إن الهدوء عاد. أما المرصد السوري فقال إن {P}.", "sohr"),
    ("أُعلن في دمشق أن {P}.", "outlet"),
    ("أفيد بأن {P}.", "outlet"),
    ("وردت أنباء عن أن {P}.", "outlet"),
    ("وترددت أنباء أن {P}.", "outlet"),
    ("ذُكر أن {P}.", "outlet"),
    ("المعلومات الأولية تشير إلى أن {P}.", "outlet"),
    ("وتشير تقارير إلى أن {P}.", "outlet"),
    ("وأفادت أنباء بأن {P}.", "outlet"),
    ("وأفادت معلومات بأن {P}.", "outlet"),
    ("{V}، وفق ما أورده المرصد السوري على موقعه.", "sohr"),
    ("{V}، حسبما ذكرت وكالة سانا.", "sana"),
    ("{V}، حسب ما أعلنت قسد في بيان.", "sdf"),
    ("{V}، بحسب ما نشرته قسد على معرفاتها.", "sdf"),
    ("{V}، على ما أفاد المرصد السوري.", "sohr"),
    ("{V}، كما أعلنت قسد.", "sdf"),
    ("{V}، بحسب مصدر عسكري.", "military source"),
    ("{V}، بحسب مراسل عنب بلدي.", "enab-baladi"),
    ("{V}، وفق مراسلنا.", "outlet"),
    ("{V}، نقلاً عن مصدر أمني.", "security source"),
    ("{V}، وفقاً لما ذكره مصدر محلي لوكالة رويترز.", "local source"),
    ("{V}، استناداً إلى شهود عيان.", "eyewitnesses"),
    ("{V}، على حد قول المتحدث باسم قسد.", "sdf"),
    ("{V}، على حد قوله.", "outlet"),
    ("{V}، طبقاً لما أعلنه التحالف الدولي.", "international-coalition"),
    ("{V}، قال المرصد السوري.", "sohr"),
    ("{V}، تقول قسد.", "sdf"),
    ("{V}، أفادت مصادر محلية.", "local sources"),
    ("«{V}»، هذا ما أكده المرصد السوري.", "sohr"),
    ("{V}، بحسب ما علمت عنب بلدي.", "enab-baladi"),
    ("{V}، بحسب ما رصدت عنب بلدي.", "enab-baladi"),
    ("{V} حسب رصد المرصد السوري.", "sohr"),
    ("{V}، حسب توثيق الشبكة السورية لحقوق الإنسان.", "snhr"),
    ("{V}، ما أدى وفق الدفاع المدني إلى إصابة طفلين.", "outlet"),
    ("ووفق المرصد السوري، فإن {P}.", "sohr"),
    ("ووفقاً لبيان صادر عن قسد فإن {P}.", "sdf"),
    ("وبحسب البيان، فإن {P}.", "outlet"),
    ("ونقلاً عن مصادر محلية، {V}.", "local sources"),
    ("وحسب المصادر فإن {P}.", "sources"),
    ("وفي بيان لها، قالت قسد إن {P}.", "sdf"),
    ("وفي تصريح لوكالة الأناضول، قال القيادي في الجبهة الوطنية للتحرير إن {P}.", "nlf"),
    ("وفي تغريدة على تويتر قال المتحدث باسم قسد إن {P}.", "sdf"),
    ("وعبر صفحته على فيسبوك، كتب الدفاع المدني السوري أن {P}.", "white-helmets"),
    ("نشر الدفاع المدني السوري على صفحته في فيسبوك أن {P}.", "white-helmets"),
    ("نشرت قسد على قناتها في تلغرام بياناً قالت فيه إن {P}.", "sdf"),
    ("غرّد المتحدث باسم قسد: {P}.", "sdf"),
    ("قالت قسد في تغريدة على منصة إكس: {P}.", "sdf"),
    ("نقلت وكالة سانا عن مصدر عسكري قوله إن {P}.", "military source"),
    ('ونقلت وكالة الأنباء السورية "سانا" عن مصدر عسكري أن {P}.', "military source"),
    ("ذكرت وكالة الأناضول، نقلاً عن مصادر أمنية، أن {P}.", "security sources"),
    ("ونقل المرصد عن مصادر أهلية أن {P}.", "local sources"),
    ("ونقلت قناة الجزيرة عن المتحدث باسم قسد قوله: {P}.", "sdf"),
    ("ونقلت صحيفة الوطن عن مصدر ميداني أن {P}.", "field source"),
    ("أفاد مراسلنا في إدلب بأن {P}.", "outlet"),
    ("وقال مراسل الجزيرة إن {P}.", "aljazeera"),
    ("أفاد مراسل عنب بلدي في ريف إدلب أن {P}.", "enab-baladi"),
    ("وقالت مراسلتنا إن {P}.", "outlet"),
    ("وأفادت مندوبتنا في إدلب أن {P}.", "outlet"),
    ("وأفاد مندوب الوكالة الوطنية للإعلام أن {P}.", "nna"),
    ("رصد مراسلنا أن {P}.", "outlet"),
    ("وذكر موقعنا أن {P}.", "outlet"),
    ("وعلم موقعنا من مصادر خاصة أن {P}.", "outlet"),
    ("أصدرت قسد بياناً جاء فيه: {V}.", "sdf"),
    ("أصدرت قسد بياناً قالت فيه إن {P}.", "sdf"),
    ("وجاء في بيان لقسد أن {P}.", "sdf"),
    ("وقال بيان لقسد إن {P}.", "sdf"),
    ("وقال بيان صادر عن قسد إن {P}.", "sdf"),
    ("وذكر بيان للتحالف الدولي أن {P}.", "international-coalition"),
    ("وأوضح بيان نشرته قسد أن {P}.", "sdf"),
    ("قسد في بيان: {V}.", "sdf"),
    ("المرصد: {V}.", "sohr"),
    ("مصدر عسكري: {V}.", "military source"),
    ('مصدر أمني لـ"عنب بلدي": {V}.', "security source"),
    ("مصدر عسكري لسانا: {V}.", "military source"),
    ("ناشطون: {V}.", "activists"),
    ("الدفاع الروسية: {V}.", "russian-defence-ministry"),
    ("موسكو: {V}.", "russia"),
    ("عاجل| المرصد السوري: {V}.", "sohr"),
    ("المتحدث باسم قسد لـRT: {V}.", "sdf"),
    ("بيان لقسد: {V}.", "sdf"),
    ("العميد يحيى سريع: {V}.", "yahya-saree"),
    ("قال مصدر طبي في مستشفى إدلب لوكالة فرانس برس إن {P}.", "medical source"),
    ("وأفاد مصدر أمني رفيع لشفق نيوز، بأن {P}.", "security source"),
    ("قال مصدر في قيادة شرطة نينوى إن {P}.", "source in police command of Nineveh"),
    ("أكد مصدر مطلع طلب عدم ذكر اسمه أن {P}.", "informed source"),
    ("وقال مصدر عسكري فضل عدم الكشف عن هويته إن {P}.", "military source"),
    ("أفاد مصدر محلي، رفض الكشف عن اسمه لأسباب أمنية، لعنب بلدي أن {P}.", "local source"),
    ("قالت مصادر ميدانية متطابقة إن {P}.", "field sources"),
    ("وقال رئيس المجلس المحلي أحمد العلي لعنب بلدي إن {P}.", "head of local council"),
    ("وقال المسؤول الإعلامي في الدفاع المدني أحمد العلي إن {P}.", "white-helmets"),
    ("وقال مدير الدفاع المدني في إدلب مصطفى حاج يوسف إن {P}.", "white-helmets"),
    ("وقالت المتحدثة باسم البنتاغون إن {P}.", "pentagon"),
    ("قال القيادي في هيئة تحرير الشام أبو خالد إن الهدوء عاد. وأضاف القيادي أن {P}.", "hts"),
    ("قال مصدر عسكري لسانا إن الهدوء عاد. وأضاف المصدر ذاته أن {P}.", "military source"),
    ("قال مصدر عسكري لسانا إن الهدوء عاد. وتابع المصدر: {P}.", "military source"),
    ("قال مصدر عسكري إن الهدوء عاد. وبحسب المصدر فإن {P}.", "military source"),
    ("قال مصدر عسكري إن الهدوء عاد. وبحسب المصدر نفسه {V}.", "military source"),
    ("أعلن وزير الدفاع التركي خلوصي أكار أن الهدوء عاد. وأضاف الوزير أن {P}.", "hulusi-akar"),
    ("قال الأمين العام للأمم المتحدة أنطونيو غوتيريش إن الوضع صعب. وأضاف الأمين العام أن {P}.", "antonio-guterres"),
    ("قالت وزارة الدفاع الروسية إن الهدوء عاد. وأشارت الوزارة إلى أن {P}.", "russian-defence-ministry"),
    ("قالت وزارة الدفاع الروسية إن الهدوء عاد. وذكرت أن {P}.", "russian-defence-ministry"),
    ("قال المرصد السوري إن الهدوء عاد. وبحسب مدير المرصد رامي عبد الرحمن فإن {P}.", "sohr"),
    ("قالت قسد إن الهدوء عاد، مشيرة إلى أن {P}.", "sdf"),
    ("قالت قسد إن الهدوء عاد، لافتة إلى أن {P}.", "sdf"),
    ("قالت قسد إن الهدوء عاد، فيما أكدت أن {P}.", "sdf"),
    ("قال المرصد إن الهدوء عاد، بينما قالت قسد إن {P}.", "sdf"),
    ("وقال المجلس الإسلامي العلوي في بيان إن {P}.", "Alawite Islamic council"),
    ("أعلنت قيادة الجيش في بيان أن {P}.", "army command"),
    ("قالت لجنة أطباء ولاية غرب دارفور إن {P}.", "doctors committee of West Darfur"),
    ("وقالت نقابة الأطباء إن {P}.", "doctors union"),
    ("وقال اتحاد المعلمين إن {P}.", "union"),
    ("واعترفت مواقع تابعة لداعش بأن {P}.", "isis"),
    ("وقالت مواقع إخبارية محلية إن {P}.", "local news websites"),
]


@pytest.mark.parametrize(("words", "origin"), ORIGINS)
def test_origin(packs: Packs, words: str, origin: str) -> None:
    text = words.replace("{P}", P).replace("{V}", V)
    assert saying(packs, text, "قصفت").origin == origin


PUT_BETWEEN = [
    ("شنت طائرات تركية غارات على جبل سنجار، وأسفرت، بحسب المرصد السوري، عن إصابة أربعة مدنيين.", "غارات", "outlet"),
    ("وأسفر القصف، بحسب المرصد السوري، عن مقتل ستة مدنيين بقصف على بلدة أريحا.", "مقتل", "sohr"),
    ("وتحدث ناشطون معارضون عن حصيلة أعلى بلغت 17 قتيلاً في قصف على أريحا.", "قصف", "activists"),
    ("أدان الأمين العام لحلف الناتو ينس ستولتنبرغ قصف أريحا.", "قصف", "nato"),
]


@pytest.mark.parametrize(("text", "needle", "origin"), PUT_BETWEEN)
def test_what_is_covered(packs: Packs, text: str, needle: str, origin: str) -> None:
    assert saying(packs, text, needle).origin == origin


BEHIND_THE_DAY = [
    ("نفى الجيش السوري أمس قصف أسواق أريحا.", "syrian-army", "denied"),
    ("وأكد التحالف الدولي صباح الخميس قصف مواقع في الباغوز.", "international-coalition", "occurred"),
    ("وكانت قسد قد نفت الأسبوع الماضي قصف بلدة أريحا.", "sdf", "denied"),
]


@pytest.mark.parametrize(("text", "origin", "status"), BEHIND_THE_DAY)
def test_what_is_announced_behind_the_day_is_no_verb(packs: Packs, text: str, origin: str, status: str) -> None:
    told = saying(packs, text, "قصف")
    assert (told.origin, told.status) == (origin, status)


def test_the_evidence_of_a_statement_reaches_what_is_said(packs: Packs) -> None:
    (denial,) = claims(packs, "غير أن الجيش السوري كان قد نفى الأسبوع الماضي قصف أسواق أريحا.", record="statement")
    assert denial.evidence[0].text.endswith("قصف أسواق أريحا")


SPOKESMEN = [
    ("شن الجيش السوداني غارات على نيالا. وقال الناطق باسم الجيش نبيل عبد الله إن {P}.", "sudanese-army"),
    ("أعلنت جماعة الحوثي هدنة. وقال المتحدث العسكري باسم الجماعة يحيى سريع إن {P}.", "houthis"),
    ("لم تعلّق قوات الدعم السريع، غير أن المتحدث باسمها الفاتح قرشي كان قد قال إن {P}.", "rsf"),
    ("وكان المتحدث باسم الجيش نبيل عبد الله قد قال إن {P}.", "sudanese-army"),
]


@pytest.mark.parametrize(("words", "body"), SPOKESMEN)
def test_a_spokesman_speaks_for_his_body(packs: Packs, words: str, body: str) -> None:
    assert saying(packs, words.replace("{P}", P), "قصفت").origin == body


CALLED_AGAIN = [
    ("أعلن المرصد السوري سقوط قتلى. وقال الجيش إن {P}.", "syrian-army"),
    ("قالت لجنة أطباء غرب دارفور إن الهدوء عاد. {N}. وقالت اللجنة إن {P}.", "doctors committee of West Darfur"),
    ("قالت اليونيفيل إن الهدوء عاد. {N}. وقالت القوة الأممية إن {P}.", "unifil"),
    ("قال تجمع أحرار حوران إن الهدوء عاد. {N}. وأضاف التجمع أن {P}.", "ahrar-horan"),
    ("وقالت السفارة الروسية لدى ليبيا إن {P}.", "Russian embassy in Libya"),
    ("أعلنت وزارة الصحة الأوكرانية أن {P}.", "Ukrainian health ministry"),
]


@pytest.mark.parametrize(("words", "origin"), CALLED_AGAIN)
def test_bodies_called_again_and_in_full(packs: Packs, words: str, origin: str) -> None:
    text = words.replace("{P}", P).replace("{N}", "وقال الجيش الإسرائيلي إن القتال توقف")
    assert saying(packs, text, "قصفت").origin == origin


OF_THE_LAND_TOLD_LAST = [
    ("قُتل ثلاثة جنود في كمين قرب نيامي. وأعلنت وزارة الدفاع مقتل عشرة مسلحين.", "niger-defence-ministry"),
    ("قصفت مسيّرات مصفاة في ساراتوف. وقالت وزارة الدفاع إن جندياً قُتل في القصف.", "russian-defence-ministry"),
    ("هزت انفجارات العاصمة صنعاء. وقالت وزارة الصحة إن الغارات قتلت خمسة مدنيين.", "houthi-health-ministry"),
]


@pytest.mark.parametrize(("text", "origin"), OF_THE_LAND_TOLD_LAST)
def test_a_bare_ministry_is_of_the_land_told_last(packs: Packs, text: str, origin: str) -> None:
    assert claims(packs, text, published="2025-06-12", record="event")[-1].origin == origin


ANNOUNCED = [
    "تابعت الجهات المختصة ملاحقة المسلحين في بابا عمرو.",
    "وتابعت قوات الأمن عمليات تمشيط واسعة في ريف جبلة.",
    "وأصدر والي غرب دارفور قراراً بحظر التجوال الشامل في كل الولاية.",
    "أعلنت الوزارة فرض حظر تجول في اللاذقية.",
    "أعلن اتحاد العمال الإضراب العام غداً.",
]


@pytest.mark.parametrize("text", ANNOUNCED)
def test_who_does_what_he_announces_says_nothing(packs: Packs, text: str) -> None:
    told = claims(packs, text, record="event")
    assert told
    assert {c.origin for c in told} == {"outlet"}


REPORTS = [
    # the reporter of another outlet, a colleague, a source between quotation marks, an agency's name in brackets
    ('لكن مراسل قناة "سما" الموالية للنظام في درعا، سامر العلي، قال عبر صفحته إن {P}.', "sama-tv"),
    ("وقال الزميل سامر العلي مراسلنا في إدلب إن {P}.", "outlet"),
    ('نقلت وكالة سبوتنيك عن "مصدر أمني رفيع المستوى" قوله إن {P}.', "security source"),
    ("ونقلت وكالة الأنباء اليمنية (سبأ)، بنسختها في صنعاء، عن مصدر أمني أن {P}.", "security source"),
    # after the outlet's own words in a paragraph, and after a verb with a subject of its own, nobody is cited
    ("قال المرصد السوري إن الهدوء عاد. يأتي ذلك غداة هجوم على البلدة. كما {V}.", "outlet"),
    ("قال المرصد السوري إن الهدوء عاد. في هذه الأثناء، {V}.", "outlet"),
    # an organisation behind a long office, and behind what it is said to be called
    ("وقال مدير مركز الإسعاف والطوارئ في جمعية الهلال الأحمر الفلسطيني بنابلس، سامر العلي، إن {P}.", "palestinian-red-crescent"),
    ('قال المتحدث الإعلامي باسم ما يعرف بعملية "بركان الغضب"، سامر العلي، إن {P}.', "gna-forces"),
    ("وقالت لجنة أطباء السودان المركزية إن {P}.", "sudan-doctors-committee"),
    ("وقالت منظمة الصحة العالمية إن {P}.", "who"),
    ("وأفاد مرصد الطيران التابع للمعارضة بأن {P}.", "syrian-flight-observatory"),
    ("وتعهدت إسرائيل على لسان وزير دفاعها سامر العلي بأن {P}.", "israel"),
    # the name between commas belongs to the office before it
    ("وبحسب المتحدث باسم المركز الإعلامي لقسد، سامر العلي، فإن الهدوء عاد.\nوأوضح العلي أن {P}.", "sdf"),
]


@pytest.mark.parametrize(("words", "origin"), REPORTS)
def test_origin_in_reports(packs: Packs, words: str, origin: str) -> None:
    text = words.replace("{P}", P).replace("{V}", V)
    assert saying(packs, text, "قصفت").origin == origin


def test_protesters_demand_and_not_the_speaker_before(packs: Packs) -> None:
    text = "قال المرصد السوري إن الهدوء عاد.\nوخرجت مظاهرات في إدلب هتفت ضد النظام وطالبت بالإفراج عن المعتقلين."
    assert all(c.origin != "sohr" for c in claims(packs, text, record="statement"))


@pytest.mark.parametrize("text", ["التحالف الدولي يدعو الأهالي إلى وقف القتال.", "المرصد السوري يدعو إلى وقف القتال."])
def test_a_call_in_the_present(packs: Packs, text: str) -> None:
    """«يدعو» is the present of دعا, and not a plural of ادّعى."""
    assert [c.type for c in claims(packs, text, record="statement")] == ["demand"]


@pytest.mark.parametrize("words", ["أبلغ ضابط شرطة رويترز", "وأبلغ مصدر أمني وكالة رويترز", "أخبر شاهد عيان رويترز"])
def test_an_outlet_that_is_informed_carries_it(packs: Packs, words: str) -> None:
    told = saying(packs, f"{words} أن {P}.", "قصفت")
    assert [a.source for a in told.attribution][:1] == ["reuters"]
    assert len(told.attribution) == 2
