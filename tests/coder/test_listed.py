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


def test_a_communique_is_its_authors_between_what_others_admit(packs: Packs) -> None:
    text = (
        "بيان عسكري صادر عن سرايا القدس\n\n10:15 دك حشود العدو في كيسوفيم بقذائف الهاون.\n\n"
        "13:40 قصف مدينة عسقلان بخمسة صواريخ، وأقر الجيش الإسرائيلي بإصابة مصنع.\n\nننفي أسر اثنين من مقاتلينا شرق رفح.\n"
    )
    told = claims(packs, text)
    assert [c.attribution[0].source for c in told] == ["saraya-al-quds"] * len(told)
    assert {c.type for c in told} >= {"shelling", "denial"}


def test_answers_are_of_whoever_is_asked(packs: Packs) -> None:
    text = (
        "مدير مشفى الباب لـ«المدى»: نعمل تحت القصف\n\n* أين أنتم الآن؟\n- قصفت طائرة حربية قسم الولادة صباح الأحد.\n"
        "* كم جريحاً وصلكم؟\n- وصل سبعة جرحى من بلدة تادف بعد قصف مدفعي.\n* ومن قصف بلدة قباسين؟\n- قصفها النظام بالصواريخ.\n"
    )
    told = [c for c in claims(packs, text) if c.evidence[0].text.startswith(("قصفت", "قصفها")) or "مدفعي" in c.evidence[0].text]
    assert len(told) >= 2
    assert {c.attribution[-1].name for c in told} == {"director of Al-Bab hospital"}


def test_a_headline_calls_by_the_head_noun(packs: Packs) -> None:
    text = "هجوم للتنظيم على حاجز في البادية\n\nهاجم عناصر من تنظيم داعش حاجزاً لقوات النظام في بادية السخنة.\n"
    first = claims(packs, text)[0]
    assert [r.actor for r in first.roles if r.role == "initiator"] == ["isis"]


def test_an_outlet_does_nothing_itself(packs: Packs) -> None:
    text = "ذكر موقع صوت العاصمة أن القصف طال مستودعات قرب المطار. ولم تعلق إسرائيل على الهجوم، لكنها شنّت مئات الغارات.\n"
    assert all(r.actor != "sawt-alasima" for c in claims(packs, text) for r in c.roles)


PARTS = [
    ("قُتل شخص في بلدة الجيزة وآخر في مدينة نوى برصاص مجهولين.", {("al-jizah", 1), ("nawa", 1)}),
    ("أصيب 10 أشخاص بالقصف الروسي، 6 في خاركيف و4 في سومي.", {(None, 10), ("kharkiv-ua", 6), ("sumy-ua", 4)}),
    ("اعتقلت قوات الاحتلال 23 مواطناً في أنحاء الضفة، منهم 9 في بلدة بيت أمر و6 في مخيم الدهيشة.",
     {("west-bank-ps", 23), ("beit-ummar-ps", 9), ("dheisheh-camp-ps", 6)}),
    ("أطلق حزب الله صاروخين على كريات شمونة وخمسة على نهاريا.", {("kiryat-shmona-il", 2), ("nahariya-il", 5)}),
    ("استهدفت المسيّرات قاعدة في كركوك وأخرى في السليمانية.", {("kirkuk-iq", None), ("sulaymaniyah-iq", None)}),
    ("اغتيل عنصران من الجيش في جاسم وثالث في نوى.", {("jasim", 2), ("nawa", 1)}),
    ("وثّقت الشبكة مقتل 21 مدنياً في نيسان، 14 في حلب و7 في إدلب.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "acts"), PARTS)
def test_parts_with_places_of_their_own_are_acts_of_their_own(packs: Packs, text: str, acts: set[tuple[str, int]] | None) -> None:
    told = [c for c in claims(packs, text) if c.record == "event"]
    if acts is None:
        assert not told
        return
    assert {(c.where.place if c.where else None, c.counts[0].low if c.counts else None) for c in told} == acts
    assert len({c.happening for c in told}) == len(told)
