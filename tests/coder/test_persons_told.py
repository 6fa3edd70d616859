"""Whose words they are where people of no office speak: witnesses told by their work, by a mother's name, or again by what kind
of person they are; accused persons, and the papers of a court."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims, saying

P = "طائرات روسية قصفت بلدة أريحا"
V = "قصفت طائرات روسية بلدة أريحا"
ORIGINS = [
    ("قال سائق سيارة أجرة إن الهدوء عاد.\nوأضاف الرجل الأربعيني أن {P}.", "driver of taxi"),
    ("قالت معلمة في المدرسة إن الهدوء عاد.\nوتابعت المرأة أن {P}.", "teacher"),
    ("قال تاجر يدعى سامر إن الهدوء عاد.\nوأوضح الرجل أن {P}.", "trader"),
    ("وقالت أم خالد، وهي أرملة من البلدة، إن {P}.", "Umm Khaled"),
    ("وبحسب أم خالد، {V}.", "Umm Khaled"),
    ("وذكر صالح أن {P}.", "Saleh"),
    ("وقال عادل: «{V}».", "Adel"),
    ("وروت معلمة كيف {V}.", "teacher"),
    ("ويستذكر بائع خضار كيف {V}.", "vegetable seller"),
    (
        "حذر مدير المنظمة في البلدة المهندس جمال الشامي من كارثة.\nوقال الشامي إن {P}.",
        "director of organisation",
    ),
    ("اتهم عضو الهيئة الطبية في البلدة الدكتور ماهر الرفاعي روسيا بالكذب.\nوقال الرفاعي إن {P}.", "member of medical authority"),
    ("وجاء في لائحة الاتهام أن {P}.", "indictment"),
    ("وبحسب قرار الاتهام، {V}.", "indictment"),
    ("قال قاضي التحقيق إن المحاكمة تبدأ غداً.\nوتقول أوراق القضية إن {P}.", "papers of case"),
    ("قال قاضي التحقيق إن المحاكمة تبدأ غداً.\nأما المتهمة فقالت إن {P}.", "accused woman"),
    ("وتذكّر النشرة بأن {P}.", "outlet"),
    ("{V}، على ما روى شقيقه.", "brother"),
    ("{V}، وفق ما قالت والدته.", "mother"),
    ("وقال لنا سائق من البلدة إن {P}.", "driver"),
    ("وأخبرنا مزارع من البلدة أن {P}.", "farmer"),
    ("قال ناج من المجزرة إن {P}.", "survivor"),
    ("وقال الناجي إن {P}.", "survivor"),
    ("وشهدت امرأة بأن {P}.", "woman"),
    ("أدلى شاهد بإفادة قال فيها إن {P}.", "witness"),
    ("«{V}»، يقول أحد الأطباء، ويضيف أن المشفى خرج من الخدمة.", "doctor"),
    ("روسيا متهمة من قبل سكان البلدة بأن {P}.", "residents"),
    ("زار وزير الدفاع التركي الجبهة، مؤكداً أن {P}.", "turkish-defence-ministry"),
    ("ولم ترد الإمارات على طلب التعليق، وكانت قد أعلنت أن {P}.", "uae"),
    ("اعتصم أهالي القرية أمام المحافظة، وقالوا إن {P}.", "residents of village"),
    ("نظم ناشطون وقفة، وأكدوا أن {P}.", "activists"),
    ("وقال أبو علي، وهو والد أحد المخطوفين، إن {P}.", "Abu Ali"),
    ("وذكرت تقارير إعلامية أن {P}.", "media reports"),
    ("عاد الهدوء، حسبما قال الضابط في الشرطة محمد حسين.\nوأضاف حسين أن {P}.", "officer in police"),
    ("وبحسب صحيفة دوغان، {V}.", "newspaper Dughan"),
    ("وقال ناظر القبيلة إن {P}.", "tribal chief"),
    ("خلصت لجنة تحقيق أممية إلى أن {P}.", "UN investigation committee"),
    ("قال قائد الشرطة إن عدد الموقوفين يبلغ 167 شخصاً، وأضاف أن {P}.", "police commander"),
    ("قال الجيش إن الهدوء عاد.\nوقال شيخ معسكر شنقل إن {P}.", "sheikh of camp Shanqal"),
]


@pytest.mark.parametrize(("text", "origin"), ORIGINS)
def test_who_tells(packs: Packs, text: str, origin: str) -> None:
    assert saying(packs, text.format(P=P, V=V), "قصفت").origin.startswith(origin)


def test_a_source_that_asks_for_no_name_demands_nothing(packs: Packs) -> None:
    told = claims(packs, f"قال مسؤول دفاعي أمريكي لرويترز طالبا عدم نشر اسمه إن {P}.", record="statement")
    assert not [c for c in told if c.type == "demand"]


def test_an_office_in_a_clan_accuses(packs: Packs) -> None:
    text = "قال معتمد المحلية إن الهدوء عاد.\nفيما اتهم القيادي بقبيلة كنانة حماد النور جهات سياسية بتأجيج الصراع."
    said = next(c for c in claims(packs, text, record="statement") if c.type == "accusation")
    assert said.origin.startswith("leader")
