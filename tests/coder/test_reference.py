"""What definite nouns, pronouns and left-out subjects go back to (CODEBOOK §5)."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import cast, claims, filler, saying

BACK = [
    # المجلس
    ("أعلن مجلس هجين العسكري عن عملية. وقصف المجلس مواقع لداعش في الشعفة.", "قصف", "initiator", {"hajin-military-council"}),
    ("هاجم تنظيم داعش مجلس هجين العسكري. واستهدف التنظيم نقاط المجلس في الشعفة.", "استهدف", "target", {"hajin-military-council"}),
    # التنظيم
    ("تنتشر خلايا تنظيم داعش في البادية. وهاجم التنظيم نقطة لقوات النظام في السخنة.", "هاجم", "initiator", {"isis"}),
    ("قُتل إرهابيان من تنظيم «بي كي كي» في سنجار. وقصف الجيش أوكاراً للتنظيم في متينا.", "قصف", "target", {"pkk"}),
    # what an adjective of the enemy says of a body is no other body
    ("هاجمت ميليشيا الحوثي الجيش في مأرب. وقصفت الميليشيا الإرهابية أحياء المدينة.", "قصفت", "initiator", {"houthis"}),
    ("شنت حركة الشباب هجوماً في مقديشو. وفجرت الحركة المتشددة سيارة مفخخة.", "فجرت", "initiator", {"al-shabaab-somalia"}),
    # القوات in and outside a quotation
    ("أعلنت قسد عن حملة أمنية. وأوضحت أن القوات اعتقلت 9 أشخاص في الشحيل.", "اعتقلت", "initiator", {"sdf"}),
    ("قالت قسد إن قواتنا قصفت مواقع داعش في الشحيل.", "قصفت", "initiator", {"sdf"}),
    ("قالت قسد إن قواتها قصفت مواقع داعش في الشحيل.", "قصفت", "initiator", {"sdf"}),
    ("قالت قسد إنها قصفت مواقع داعش في الشحيل.", "قصفت", "initiator", {"sdf"}),
    ("قال مجلس هجين العسكري: «قصفنا مواقع داعش في الشعفة».", "قصفنا", "initiator", {"hajin-military-council"}),
    ("قالت قسد إن داعش هاجم قواتها في الشحيل.", "هاجم", "target", {"sdf"}),
    ("قالت قسد إن قوات النظام قصفت مناطقنا في الشحيل.", "قصفت", "initiator", {"syrian-army"}),
    # those for whom somebody speaks are not he; his men are
    ("قالت قسد إن قوات النظام قصفت أهلنا في الشحيل.", "قصفت", "target", {"civilians"}),
    ("قالت قسد إن قوات النظام استهدفت أطفالنا في الشحيل.", "استهدفت", "target", {"children"}),
    ("قالت قسد إن داعش هاجم رفاقنا في الشحيل.", "هاجم", "target", {"sdf"}),
    # two bodies under a noun in the dual
    ("شن فصيلا أحرار الشام وجيش الإسلام هجوماً على بلدة الشحيل.", "هجوماً", "initiator", {"ahrar-al-sham", "jaysh-al-islam"}),
    ("طالب الأهالي بأبنائهم الذين خطفهم تنظيما «داعش» و«جبهة النصرة».", "خطفهم", "initiator", {"isis", "al-nusra-front"}),
    # a left-out subject
    ("داهمت قسد منزلاً في بلدة الشحيل، واعتقلت 9 أشخاص.", "اعتقلت", "initiator", {"sdf"}),
    ("داهمت دورية لقسد منزلاً في بلدة الشحيل واعتقلت شاباً.", "اعتقلت", "initiator", {"sdf"}),
    ("ردّ الجيش التركي على مصادر النيران وأوقف عشرة مسلحين في مدينة الباب.", "أوقف", "initiator", {"turkish-forces"}),
    # persons whom no pack names
    ("خطف تنظيم داعش شاباً في بلدة الشحيل. وأعدمه التنظيم بعد يومين في البادية.", "أعدمه", "target", {"people"}),
    (
        "قصف الجيش السوري والقوات الروسية مدينة إدلب. ثم أعلن عن سيطرة الجيش على بلدة أريحا.",
        "سيطرة",
        "initiator",
        {"syrian-army"},
    ),
    # a pronoun on what was done to somebody is no doer
    ("داهمت قسد بلدة الشحيل. وقُتل شاب في درعا جراء استهدافه بالرصاص.", "استهداف", "initiator", set()),
    # a verbal noun with a pronoun
    ("صعّدت قوات النظام هجومها على مواقع قسد في منبج.", "هجومها", "initiator", {"syrian-army"}),
    # a thing with a pronoun
    ("قالت قسد إن قوات النظام شنت هجوماً على مواقعها في منبج.", "هجوم", "target", {"sdf"}),
]


@pytest.mark.parametrize(("text", "needle", "role", "expected"), BACK)
def test_goes_back(packs: Packs, text: str, needle: str, role: str, expected: set[str]) -> None:
    assert filler(saying(packs, text, needle), role) == expected


def test_both_sides(packs: Packs) -> None:
    text = "اندلعت اشتباكات بين قسد وقوات النظام في ريف منبج. وتبادل الطرفان القصف بالمدفعية الثقيلة."
    claim = saying(packs, text, "القصف")
    assert filler(claim, "participant", "initiator") == {"sdf", "syrian-army"}


def test_both_sides_without_a_pair_keep_their_words(packs: Packs) -> None:
    claim = saying(packs, "وقعت اشتباكات بين الطرفين في ريف منبج.", "اشتباكات")
    assert all(r.actor is None for r in claim.roles)


def test_group_brings_back_what_it_was_made_of(packs: Packs) -> None:
    text = "تسللت مجموعة من عناصر الجيش السوري والميليشيات الإيرانية إلى بلدة الباغوز. وهاجمت المجموعة نقطة لقسد."
    assert filler(saying(packs, text, "هاجمت", published="2024-03-25"), "initiator", "participant") == {
        "syrian-army",
        "iran-backed-militias",
    }


def test_nobody_named_stays_unidentified(packs: Packs) -> None:
    """Never inferred from who holds the area, from the weapon or from the channel's side."""
    for text in (
        "قُتل مدني برصاص مسلحين مجهولين في مدينة درعا.",
        "انفجرت عبوة ناسفة بسيارة عسكرية في مدينة درعا.",
        "قُصفت بلدة أريحا بقذائف المدفعية.",
    ):
        claim = saying(packs, text, "", published="2020-01-05")
        assert {r.actor for r in claim.roles if r.role == "initiator"} <= {None}


def test_what_cannot_be_settled_keeps_its_words(packs: Packs) -> None:
    claim = saying(packs, "قصفت القوات بلدة أريحا.", "قصفت")
    assert [(r.role, r.actor, r.text) for r in claim.roles if r.role == "initiator"] == [("initiator", None, "القوات")]


def test_enemy_forces_are_not_the_speakers(packs: Packs) -> None:
    text = "قالت قسد إن تنظيم داعش شن هجوماً على حاجز في الشحيل، وإن عناصره قتلوا مدنياً."
    assert ("initiator", "sdf") not in cast(saying(packs, text, "قتل"))


@pytest.mark.xfail(reason="words of a role begin with the و or ل glued to them", raises=AssertionError, strict=True)
def test_words_of_a_role_stand_without_what_is_glued_to_them(packs: Packs) -> None:
    text = "اندلعت اشتباكات بين قسد وداعش في الشحيل، وتعرضت البلدة لقصف لقوات النظام."
    for claim in (saying(packs, text, "اشتباكات"), saying(packs, text, "قصف")):
        assert {r.text for r in claim.roles if r.actor and r.text} <= {"قسد", "داعش", "قوات النظام"}


BODIES = [
    ('قصفت ميليشيا "قسد" بلدة أبو حمام. وداهم مسلحو الميليشيا منازل المدنيين.', "sdf"),
    ('هاجم تنظيم "الدولة" حقل التيم. وداهم عناصر التنظيم منازل المدنيين.', "isis"),
]


@pytest.mark.parametrize(("text", "actor"), BODIES)
def test_a_body_is_called_back_by_what_the_report_calls_it(packs: Packs, text: str, actor: str) -> None:
    raid = next(c for c in claims(packs, text) if c.type == "raid")
    assert [r.actor for r in raid.roles if r.role == "initiator"] == [actor]


BLAMED = [
    ("وحمّلت قسد في بيان الدولة التركية مسؤولية القصف على القرية.", "shelling", "turkish-forces"),
    ("واتهم الحرس الوطني في بيان قسد بخرق الهدنة واستهداف القرى بالطيران المسيّر في ريف السويداء.", "drone_strike", "sdf"),
    ("تبنى تنظيم داعش مسؤولية الهجوم.", "attack", "isis"),
]


@pytest.mark.parametrize(("text", "kind", "actor"), BLAMED)
def test_who_is_accused_did_it_and_not_who_accuses(packs: Packs, text: str, kind: str, actor: str) -> None:
    event = next(c for c in claims(packs, text) if c.type == kind)
    assert [r.actor for r in event.roles if r.role == "initiator"] == [actor]


def test_our_post_is_the_speakers(packs: Packs) -> None:
    (attack,) = (c for c in claims(packs, "قالت قسد في بيان: هاجمت خلية حاجزاً لقواتنا في الشدادي.") if c.type == "attack")
    assert [r.actor for r in attack.roles if r.role == "target"] == ["sdf"]
