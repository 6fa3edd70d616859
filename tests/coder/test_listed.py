"""Losses that a list shares out, statements that are the whole text, headlines that call by a head noun alone."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from reading_desk import claims

TOLL = (
    "وثّق المرصد السوري لحقوق الإنسان مقتل 7 عناصر من قوات النظام في هجمات شنّها تنظيم داعش في البادية، توزعوا على النحو التالي:\n"
    "- 4 عناصر من الدفاع الوطني بكمين على طريق السخنة.\n"
    "- عنصران اثنان من لواء القدس بانفجار لغم في محيط المحطة الثالثة.\n"
    "- عنصر من الفرقة 17 برصاص قناصة قرب بلدة معدان.\n"
)


def test_items_share_out_the_toll(packs: Packs) -> None:
    told = {c.type: [(n.what, n.who, n.low) for n in c.counts] for c in claims(packs, TOLL)}
    assert told["ambush"] == [("killed", "ndf", 4)]
    assert told["landmine"] == [("killed", "liwa-al-quds", 2)]
    assert told["shooting"] == [("killed", "seventeenth-division", 1)]


def test_numbers_of_items_count_nobody(packs: Packs) -> None:
    text = "وبلغ عدد القتلى الذين تم توثيقهم 9 في قصف على دوما:\n1- الطفلة هبة ك. (7 سنوات)\n2- الطفل يزن ك. (4 سنوات)\n"
    assert all(n.low not in (1, 2) for c in claims(packs, text) for n in c.counts)


TITLES = [
    "بيان صادر عن القيادة العامة لقوات سوريا الديمقراطية",
    "بيان لقوات سوريا الديمقراطية",
    "تصريح صحفي لقوات سوريا الديمقراطية",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_statement_is_its_authors(packs: Packs, title: str) -> None:
    text = f"{title}\n\nنفذت قواتنا عملية إنزال جوي في بلدة ذيبان.\n\nواعتقلت وحداتنا ثلاثة مشتبهين في حي النشوة.\n"
    told = claims(packs, text)
    assert {c.type for c in told} == {"airborne_raid", "arrest"}
    assert all([a.source for a in c.attribution] == ["sdf"] for c in told)


def test_a_headline_calls_by_the_head_noun(packs: Packs) -> None:
    text = "هجوم للتنظيم على حاجز في البادية\n\nهاجم عناصر من تنظيم داعش حاجزاً لقوات النظام في بادية السخنة.\n"
    first = claims(packs, text)[0]
    assert [r.actor for r in first.roles if r.role == "initiator"] == ["isis"]


def test_an_outlet_does_nothing_itself(packs: Packs) -> None:
    text = "ذكر موقع صوت العاصمة أن القصف طال مستودعات قرب المطار. ولم تعلق إسرائيل على الهجوم، لكنها شنّت مئات الغارات.\n"
    assert all(r.actor != "sawt-alasima" for c in claims(packs, text) for r in c.roles)
