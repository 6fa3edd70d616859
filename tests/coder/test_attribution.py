"""Who says it (CODEBOOK §5): chains, their scope, what goes on with them and what ends them."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import chain, claims, saying

ONE_SENTENCE = [
    ("قال المرصد السوري لحقوق الإنسان إن طائرات روسية قصفت بلدة أريحا.", ("sohr",)),
    ("قصفت طائرات روسية بلدة أريحا.", ()),
    ("قصفت طائرات روسية بلدة أريحا، بحسب المرصد السوري لحقوق الإنسان.", ("sohr",)),
    ("بحسب المرصد السوري لحقوق الإنسان، قصفت طائرات روسية بلدة أريحا.", ("sohr",)),
    ("قصفت طائرات روسية بلدة أريحا، وفق ما أفاد المرصد السوري لحقوق الإنسان.", ("sohr",)),
    ("قصفت طائرات روسية بلدة أريحا، وفق ما أفاد به المرصد السوري لحقوق الإنسان.", ("sohr",)),
    ("قصفت طائرات روسية بلدة أريحا، وفقاً للمرصد السوري لحقوق الإنسان.", ("sohr",)),
    ("المرصد السوري لحقوق الإنسان: طائرات روسية قصفت بلدة أريحا.", ("sohr",)),
    ("نقلت وكالة رويترز عن قسد أن طائرات روسية قصفت بلدة أريحا.", ("reuters", "sdf")),
    ("نقلت وكالة رويترز عن قسد قولها إن طائرات روسية قصفت بلدة أريحا.", ("reuters", "sdf")),
    ("قالت وكالة رويترز نقلاً عن المرصد السوري إن طائرات روسية قصفت بلدة أريحا.", ("reuters", "sohr")),
    ("ذكرت وكالة سانا أن قسد أعلنت أن طائرات روسية قصفت بلدة أريحا.", ("sana", "sdf")),
    ("قال المتحدث باسم قسد إن طائرات روسية قصفت بلدة أريحا.", ("sdf",)),
    ("قال المتحدث باسم قسد فرهاد شامي إن طائرات روسية قصفت بلدة أريحا.", ("sdf",)),
    ("أفاد مراسل وكالة سانا بأن طائرات روسية قصفت بلدة أريحا.", ("sana",)),
    ("أعلنت قسد، في بيان نشرته على موقعها الرسمي، أن طائرات روسية قصفت بلدة أريحا.", ("sdf",)),
    ("طائرات روسية قصفت بلدة أريحا، كما قال المرصد السوري لحقوق الإنسان.", ("sohr",)),
    ("أكدت قسد لوكالة رويترز أن طائرات روسية قصفت بلدة أريحا.", ("reuters", "sdf")),
    # a broadcaster of the state is a medium of its own; the name ends before قد
    ("ذكر التلفزيون الحكومي السوري أن طائرات روسية قصفت بلدة أريحا.", ("syrian-state-tv",)),
    ("وكانت وكالة سانا قد ذكرت أن طائرات روسية قصفت بلدة أريحا.", ("sana",)),
]


@pytest.mark.parametrize(("text", "expected"), ONE_SENTENCE)
def test_chain(packs: Packs, text: str, expected: tuple[str, ...]) -> None:
    claim = saying(packs, text, "قصفت")
    assert chain(claim) == expected
    assert claim.origin == (expected[-1] if expected else "outlet")


UNNAMED = [
    ("قالت مصادر محلية إن طائرات روسية قصفت بلدة أريحا.", "مصادر محلية"),
    ("أفاد ناشطون بأن طائرات روسية قصفت بلدة أريحا.", "ناشطون"),
    ("قال شهود عيان إن طائرات روسية قصفت بلدة أريحا.", "شهود عيان"),
    ("قال الناشط محمد الحسن إن طائرات روسية قصفت بلدة أريحا.", "محمد الحسن"),
    ("وبحسب مصدر عسكري، قصفت طائرات روسية بلدة أريحا.", "مصدر عسكري"),
]


@pytest.mark.parametrize(("text", "words"), UNNAMED)
def test_unnamed_speaker_keeps_the_words(packs: Packs, text: str, words: str) -> None:
    (link,) = saying(packs, text, "قصفت").attribution
    assert link.source is None
    assert words in (link.text or "")


GOES_ON = [
    # an elided subject
    ("قال المرصد السوري إن طائرات روسية قصفت بلدة أريحا. وأضاف أن قوات النظام هاجمت البلدة.", "هاجمت", ("sohr",)),
    ("أعلنت قسد إحباط هجوم لداعش. وأوضحت أن مسلحين هاجموا حاجزاً في الشحيل.", "هاجموا", ("sdf",)),
    ("قال المرصد السوري إن طائرات روسية قصفت بلدة أريحا. وأشار إلى أن قوات النظام هاجمت البلدة.", "هاجمت", ("sohr",)),
    ("قال المرصد السوري إن طائرات روسية قصفت بلدة أريحا. ولفت إلى أن قوات النظام هاجمت البلدة.", "هاجمت", ("sohr",)),
    # a general noun for the same speaker
    ("قال المرصد السوري إن طائرات روسية قصفت بلدة أريحا. وأضاف المصدر أن قوات النظام هاجمت البلدة.", "هاجمت", ("sohr",)),
    ("قالت قسد في بيان إن طائرات روسية قصفت بلدة أريحا. وأضاف البيان أن قوات النظام هاجمت البلدة.", "هاجمت", ("sdf",)),
    (
        "أعلن مجلس هجين العسكري إحباط هجوم لداعش. وأوضح المجلس أن مسلحين هاجموا نقطة في الشعفة.",
        "هاجموا",
        ("hajin-military-council",),
    ),
    # another speaker takes over
    ("قال المرصد السوري إن طائرات روسية قصفت أريحا. وقالت قسد إن مسلحين هاجموا حاجزاً في الشحيل.", "هاجموا", ("sdf",)),
    ("قال المرصد السوري إن طائرات روسية قصفت أريحا. من جانبها، أعلنت قسد أن مسلحين هاجموا حاجزاً.", "هاجموا", ("sdf",)),
    # the chain before the speaker is kept
    ("نقلت رويترز عن قسد أن طائرات روسية قصفت أريحا. وأضافت قسد أن مسلحين هاجموا حاجزاً في الشحيل.", "هاجموا", ("reuters", "sdf")),
    # two links of going on
    (
        "قال المرصد السوري إن طائرات روسية قصفت أريحا. وأضاف أن القصف عنيف. وتابع أن قوات النظام هاجمت البلدة.",
        "هاجمت",
        ("sohr",),
    ),
]


@pytest.mark.parametrize(("text", "needle", "expected"), GOES_ON)
def test_continuation(packs: Packs, text: str, needle: str, expected: tuple[str, ...]) -> None:
    assert chain(saying(packs, text, needle)) == expected


ENDS = [
    ("أعلنت قسد إحباط هجوم لداعش في الشحيل.\nيُذكر أن قوات النظام قصفت بلدة أريحا أمس.", "قصفت"),
    ("أعلنت قسد إحباط هجوم لداعش في الشحيل. يذكر أن قوات النظام قصفت بلدة أريحا أمس.", "قصفت"),
    ("أعلنت قسد إحباط هجوم لداعش في الشحيل. ويشار إلى أن قوات النظام قصفت بلدة أريحا أمس.", "قصفت"),
    ("أعلنت قسد إحباط هجوم لداعش في الشحيل.\nوتشهد محافظة درعا اشتباكات بين قوات النظام ومسلحين.", "اشتباكات"),
    ("أعلنت قسد إحباط هجوم لداعش في الشحيل.\nقصفت قوات النظام بلدة أريحا أمس.", "قصفت"),
    ("أعلنت قسد إحباط هجوم لداعش في الشحيل.\nوفي إدلب، قصفت قوات النظام بلدة أريحا أمس.", "قصفت"),
    ("قصفت قوات النظام بلدة أريحا أمس. وقال المرصد السوري إن مسلحين هاجموا حاجزاً في درعا.", "قصفت"),
]


@pytest.mark.parametrize(("text", "needle"), ENDS)
def test_background_is_the_outlets_own(packs: Packs, text: str, needle: str) -> None:
    assert chain(saying(packs, text, needle)) == ()


QUOTES = [
    ('قالت قسد إن "قوات النظام قصفت بلدة أريحا". ', ("sdf",)),
    ("قالت قسد: «قوات النظام قصفت بلدة أريحا».", ("sdf",)),
    ('قالت قسد إن «"قوات النظام" قصفت بلدة أريحا».', ("sdf",)),
    ('قالت قسد إن "قوات النظام قصفت بلدة أريحا.', ("sdf",)),
    ('قالت قسد إن قوات النظام" قصفت بلدة أريحا.', ("sdf",)),
    ("«قوات النظام قصفت بلدة أريحا»، قالت قسد.", ("sdf",)),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotation(packs: Packs, text: str, expected: tuple[str, ...]) -> None:
    assert chain(saying(packs, text, "قصفت")) == expected


STRAY = [
    'قال المرصد السوري إن "طائرات روسية هاجمت البلدة.\nقصفت قوات النظام بلدة أريحا.',
    'أعلنت قسد إحباط هجوم لداعش".\nقصفت قوات النظام بلدة أريحا.',
    "أعلنت قسد «إحباط هجوم لداعش.\nقصفت قوات النظام بلدة أريحا.",
]


@pytest.mark.parametrize("text", STRAY)
def test_a_stray_mark_swallows_nothing(packs: Packs, text: str) -> None:
    assert chain(saying(packs, text, "قصفت")) == ()


BLOCK = """أصدرت قسد بياناً جاء فيه:
«قصفت قوات النظام بلدة الشحيل أمس.
هاجم مسلحون حاجزاً في بلدة ذيبان».
وقُتل مدني برصاص مجهولين في درعا."""


def test_block_statement(packs: Packs) -> None:
    """A statement given word for word over paragraphs, and what stands after it."""
    assert chain(saying(packs, BLOCK, "قصفت")) == ("sdf",)
    assert chain(saying(packs, BLOCK, "هاجم")) == ("sdf",)
    assert chain(saying(packs, BLOCK, "برصاص")) == ()


STANCES = [
    ("قالت قسد إن قوات النظام قصفت بلدة أريحا.", "neutral"),
    ("أكدت قسد أن قوات النظام قصفت بلدة أريحا.", "affirms"),
    ("زعمت قسد أن قوات النظام قصفت بلدة أريحا.", "doubts"),
    ("نفت قسد أن قوات النظام قصفت بلدة أريحا.", "denies"),
    ("اتهمت قسد قوات النظام بقصف بلدة أريحا.", "accuses"),
    ("اعترفت قسد بأنها قصفت بلدة أريحا.", "admits"),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_weight_of_the_verb(packs: Packs, text: str, stance: str) -> None:
    assert [a.stance for a in saying(packs, text, "قص").attribution] == [stance]


MEDIA = [
    ("أعلنت قسد في بيان أن قوات النظام قصفت بلدة أريحا.", "statement"),
    ("أعلنت قسد عبر قناتها على تلغرام أن قوات النظام قصفت بلدة أريحا.", "telegram"),
    ("أعلنت قسد، في بيان نشرته على تلغرام، أن قوات النظام قصفت بلدة أريحا.", "telegram"),
    ("قالت قسد على صفحتها في فيسبوك إن قوات النظام قصفت بلدة أريحا.", "facebook"),
    ("قالت قسد إن قوات النظام قصفت بلدة أريحا.", None),
]


@pytest.mark.parametrize(("text", "medium"), MEDIA)
def test_medium(packs: Packs, text: str, medium: str | None) -> None:
    assert [a.medium for a in saying(packs, text, "قصفت").attribution] == [medium]


def test_day_of_saying_is_not_the_day_of_the_event(packs: Packs) -> None:
    text = "قالت قسد، الأحد، إن قوات النظام قصفت بلدة أريحا يوم السبت."
    claim = saying(packs, text, "قصفت", published="2024-03-25")
    assert [a.said_on for a in claim.attribution] == ["2024-03-24"]
    assert claim.when is not None
    assert (claim.when.from_, claim.when.to) == ("2024-03-23", "2024-03-23")
    undated = saying(packs, "قالت قسد، الأحد، إن قوات النظام قصفت بلدة أريحا.", "قصفت", published="2024-03-25")
    assert undated.when is None


def test_a_movement_is_no_speech(packs: Packs) -> None:
    assert all(not c.attribution for c in claims(packs, "نقل الأهالي الجرحى إلى المشفى بعد أن قصفت قوات النظام بلدة أريحا."))


HOPS = [
    ("قصفت طائرات روسية بلدة أريحا، بحسب ما نقلته وكالة رويترز عن مصادر محلية.", "local sources"),
    ("قالت قسد، وفق ما نقلت عنها وكالة رويترز، إن طائرات روسية قصفت بلدة أريحا.", "sdf"),
    ("علمت عنب بلدي من مصادر محلية أن طائرات روسية قصفت بلدة أريحا.", "local sources"),
    ("ووفقاً لمعلومات حصلت عليها وكالة الأناضول من الدفاع المدني، قصفت طائرات روسية بلدة أريحا.", "white-helmets"),
    ("وبحسب وكالة رويترز قال المرصد السوري إن طائرات روسية قصفت بلدة أريحا.", "sohr"),
    ("وأفاد مراسل لوكالة رويترز أن طائرات روسية قصفت بلدة أريحا.", "reuters"),
    ("وقال فلاح الزوبعاوي، المتحدث باسم قسد، إن طائرات روسية قصفت بلدة أريحا.", "sdf"),
    ("وقال المرصد إن الهدوء عاد، في حين أعلنت قسد أن طائرات روسية قصفت بلدة أريحا.", "sdf"),
]


@pytest.mark.parametrize(("text", "origin"), HOPS)
def test_origin_over_hops(packs: Packs, text: str, origin: str) -> None:
    assert saying(packs, text, "قصفت").origin == origin


AFTERWARDS = [
    ("قال مدير المرصد السوري رامي عبد الرحمن إن الهدوء عاد.\nوأكد عبد الرحمن أن طائرات روسية قصفت بلدة أريحا.", "sohr"),
    ("قال المتحدث باسم قسد، فرهاد الشامي، إن الهدوء عاد.\nواتهم الشامي تركيا. وقال الشامي إن طائرات قصفت بلدة أريحا.", "sdf"),
    ("وقع الهجوم أمس، بحسب مصدر عسكري.\nوقال المصدر إن طائرات روسية قصفت بلدة أريحا.", "military source"),
    ("قال المرصد السوري إن الهدوء عاد. ومنذ أسابيع، قصفت طائرات روسية بلدة أريحا مرات.", "outlet"),
    ("قال المرصد السوري إن القتال توقف، يأتي هذا فيما قصفت طائرات روسية بلدة أريحا.", "outlet"),
    ("طائرات روسية قصفت بلدة أريحا أمس. جاء ذلك في بيان لوزارة الدفاع التركية.", "turkish-defence-ministry"),
]


@pytest.mark.parametrize(("text", "origin"), AFTERWARDS)
def test_called_back_and_ended(packs: Packs, text: str, origin: str) -> None:
    assert saying(packs, text, "قصفت").origin == origin


OFFICES = [
    ("وقالت وزارة الدفاع إن طائرات روسية قصفت بلدة كفرنبل.", "syrian-defence-ministry"),
    ("وقال المتحدث باسم وزارة الداخلية إن طائرات روسية قصفت بلدة كفرنبل.", "syrian-interior-ministry"),
    ("وقال وزير الداخلية اللواء محمد الرحمون إن طائرات روسية قصفت بلدة كفرنبل.", "syrian-interior-ministry"),
    ("وقال نائب وزير الخارجية الروسي إن طائرات روسية قصفت بلدة كفرنبل.", "russian-foreign-ministry"),
    ("وزارة الدفاع التركية: الهدوء عاد. وقالت وزارة الدفاع إن طائرات روسية قصفت بلدة كفرنبل.", "turkish-defence-ministry"),
    ("قال مظلوم عبدي إن الهدوء عاد.\nوأكد عبدي أن طائرات روسية قصفت بلدة كفرنبل.", "mazloum-abdi"),
]


@pytest.mark.parametrize(("text", "origin"), OFFICES)
def test_ministries_speak_by_their_offices(packs: Packs, text: str, origin: str) -> None:
    assert saying(packs, text, "قصفت").origin == origin


def test_speaker_of_a_statement_is_whom_the_verb_names(packs: Packs) -> None:
    text = "قال المتحدث باسم قسد فرهاد الشامي إن الهدوء عاد. واتهم الشامي الجيش التركي بقصف بلدة عين عيسى."
    claim = saying(packs, text, "واتهم", record="statement")
    assert claim.origin == "sdf"
    assert [r.actor for r in claim.roles if r.role == "speaker"] == ["sdf"]


DEMANDS = [
    # whom a demand is put to does not speak: a document, the first person, the elided subject do
    ("قالت منظمة العفو الدولية في تقرير إن القوات قصفت البلدة. وطالب التقرير مجلس الأمن بفتح تحقيق.", "un-security-council"),
    ("ندعو مجلس الأمن إلى وقف القصف على المدينة.", "un-security-council"),
    ("نحمّل روسيا المسؤولية عن قصف السوق.", "russia"),
    ("أعلن حلف الناتو مقتل جنديين في انفجار لغم ودعا موسكو إلى وقف الهجمات.", "russia"),
]


@pytest.mark.parametrize(("text", "asked"), DEMANDS)
def test_who_is_asked_does_not_speak(packs: Packs, text: str, asked: str) -> None:
    statements = claims(packs, text, record="statement")
    assert statements
    assert all(asked != c.origin and asked not in chain(c) for c in statements)


@pytest.mark.parametrize(
    ("words", "name"),
    [("مصدر مسؤول", "official source"), ("مصادر أهلية", "local sources"), ("مصادر خاصة", "special sources")],
)
def test_kind_of_source_is_named(packs: Packs, words: str, name: str) -> None:
    verb = "قالت" if words.startswith("مصادر") else "قال"
    (link,) = saying(packs, f"{verb} {words} إن طائرات روسية قصفت بلدة أريحا.", "قصفت").attribution
    assert link.name == name


ISSUED = "بيروت - صدر عن قيادة الجيش اللبناني البيان التالي:\nأوقفت دورية عشرة مسلحين في البلدة.\nوضبطت قوة أخرى أسلحة."


def test_who_issues_a_statement_speaks_in_it(packs: Packs) -> None:
    told = claims(packs, ISSUED, record="event")
    assert told
    assert {c.origin for c in told} == {"lebanese-army"}


BESIDE = [
    # a clause beside a noun that is told is the outlet's; one in a quotation is not
    ("أعلنت قسد مقتل جندي، بينما قصفت طائرات روسية بلدة أريحا.", "outlet"),
    ("أعلنت قسد مقتل جندي وإصابة آخر، فيما قصفت طائرات روسية بلدة أريحا.", "outlet"),
    ("أعلنت قسد أن جندياً قُتل فيما قصفت طائرات روسية بلدة أريحا.", "sdf"),
]


@pytest.mark.parametrize(("text", "origin"), BESIDE)
def test_what_is_told_beside_a_noun(packs: Packs, text: str, origin: str) -> None:
    assert saying(packs, text, "قصفت").origin == origin


NAMED_ASIDE = (
    "أعلن نائب مدير المركز الروسي للمصالحة بين الأطراف المتنازعة في سوريا، سيرغي كورباتوف، أن الوضع هادئ. "
    "وقال كورباتوف إن مسلحين قصفوا بلدة أريحا."
)


def test_name_behind_a_long_office_is_called_back(packs: Packs) -> None:
    assert saying(packs, NAMED_ASIDE, "قصفوا").origin == "russian-reconciliation-centre"


@pytest.mark.parametrize(
    ("words", "name"),
    [("محافظ درعا سالم العمر", "governor of Daraa"), ("قائممقام سنجار", "district commissioner of Sinjar")],
)
def test_office_of_a_place_is_named(packs: Packs, words: str, name: str) -> None:
    assert saying(packs, f"قال {words} إن طائرات روسية قصفت بلدة أريحا.", "قصفت").origin == name


SOMEBODY = [
    ("قال مسؤول أمريكي لرويترز إن طائرات روسية قصفت بلدة كفرنبل.", "US official"),
    ("وقال دبلوماسيان أوروبيان إن طائرات روسية قصفت بلدة كفرنبل.", "two European diplomats"),
    ("قال مسؤول في قوات سوريا الديمقراطية إن طائرات روسية قصفت بلدة كفرنبل.", "sdf"),
]


@pytest.mark.parametrize(("text", "origin"), SOMEBODY)
def test_somebody_of_a_nation_is_not_its_state(packs: Packs, text: str, origin: str) -> None:
    assert saying(packs, text, "قصفت").origin == origin
