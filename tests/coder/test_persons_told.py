"""Whose words they are where people of no office speak: witnesses told by their work, by a mother's name, or again by what kind
of person they are; accused persons, and the papers of a court."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import saying

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
]


@pytest.mark.parametrize(("text", "origin"), ORIGINS)
def test_who_tells(packs: Packs, text: str, origin: str) -> None:
    assert saying(packs, text.format(P=P, V=V), "قصفت").origin.startswith(origin)
