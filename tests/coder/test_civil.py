"""Strikes for wages, courtesies of states, what may be done: told as peace, while true reports in like words stay."""

from __future__ import annotations

import pytest

from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs

FOUNDING = frozenset({"occurred", "ongoing", "foiled"})


def founding(text: str, packs: Packs) -> set[str]:
    """Types of the events of a text that could found an incident."""
    coding = code(Document(text=text, id="x"), packs)
    return {c.type for c in coding.claims if c.record == "event" and c.status in FOUNDING}


@pytest.mark.parametrize(
    "text",
    [
        "نفذ عمال النقل إضراباً شاملاً احتجاجاً على تأخر الأجور، قبل أن يعلقوه.",
        "اتفق الجانبان خلال المباحثات على تعزيز التعاون المشترك وتنشيط التبادل التجاري.",
        "قد تلجأ إسرائيل إلى قصف المنشآت النووية إذا انهارت المحادثات.",
        "قصفت المدفعية مواقع العدو الوهمي.",
        "قبل نصف قرن أطلق مسلحون النار على حافلة في عين الرمانة وقتلوا 27 راكباً.",
        "انسحب الحزب الديني من الحكومة بسبب قانون التجنيد.",
    ],
)
def test_peace_founds_nothing(text: str, packs: Packs) -> None:
    assert founding(text, packs) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("توصل الطرفان خلال المفاوضات إلى اتفاق لوقف إطلاق النار وتعزيز التعاون الأمني بعد اشتباكات في عفرين.", "negotiation"),
        ("لجأت قوات النظام إلى قصف الأحياء السكنية في بلدة النيرب.", "shelling"),
        ("أطلق مسلح النار على حاجز لقسد في بلدة الشحيل.", "shooting"),
        ("تعرضت سفينة شحن ترفع علم ليبيريا لهجوم قبالة سواحل الحديدة.", "attack"),
        ("قوات الاحتلال تقتحم مدينة نابلس وتفتش منازل.", "raid"),
        ("استهدفت غارة أمريكية مخزناً للطائرات المسيرة جنوب بغداد وقتلت أربعة عناصر.", "air_strike"),
    ],
)
def test_war_in_like_words_is_told(text: str, kind: str, packs: Packs) -> None:
    assert kind in founding(text, packs)
