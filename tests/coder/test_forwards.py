"""A message that was passed on: its channel is the first link of every chain, and the origin where the text cites nobody."""

from __future__ import annotations

import json

import pytest

from isnad import flow
from isnad.model.claim import Claim
from isnad.model.document import Document
from isnad.packs import Packs
from isnad.sources.items import Given
from isnad.sources.lines import read_row

BARE = "قصفت طائرات حربية مدينة معرة النعمان، ما أدى إلى إصابة أربعة أشخاص."
CITING = "أفاد المرصد السوري لحقوق الإنسان بأن قوات النظام قصفت بلدة كفرنبل، ما أدى إلى مقتل ثلاثة مدنيين."


def claims(packs: Packs, text: str, forwarded_from: str | None, outlet: str | None = "قناة الشمال") -> tuple[Claim, ...]:
    return flow.code(Document(text=text, outlet=outlet, forwarded_from=forwarded_from), packs).claims


def chain(claim: Claim) -> list[tuple[str | None, str, str | None]]:
    return [(link.source, link.name, link.medium) for link in claim.attribution]


@pytest.mark.parametrize("name", ["وكالة سانا", "الوكالة العربية السورية للأنباء", "SANA", "📢 سانا |"])
def test_a_text_that_cites_nobody_has_the_forwarded_channel_as_its_origin(packs: Packs, name: str) -> None:
    (claim,) = claims(packs, BARE, name)
    assert claim.origin == "sana"
    assert chain(claim) == [("sana", "Syrian Arab News Agency", "forward")]
    assert claim.attribution[0].text is None  # no characters of the text say it


def test_a_channel_that_no_pack_knows_keeps_its_name(packs: Packs) -> None:
    (claim,) = claims(packs, BARE, "  مرصد  طيران الشمال ")
    assert (claim.origin, chain(claim)) == ("مرصد طيران الشمال", [(None, "مرصد طيران الشمال", "forward")])


def test_the_forwarded_channel_stands_between_the_outlet_and_whom_the_text_cites(packs: Packs) -> None:
    for claim in claims(packs, CITING, "وكالة سانا"):
        assert [source for source, _, _ in chain(claim)] == ["sana", "sohr"]
        assert claim.origin == "sohr"


def test_a_channel_that_the_text_itself_cites_is_one_link(packs: Packs) -> None:
    for claim in claims(packs, CITING, "المرصد السوري لحقوق الإنسان"):
        assert chain(claim) == [("sohr", "Syrian Observatory for Human Rights", "forward")]


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("وكالة سانا", "SANA"),
        ("sana", "وكالة سانا"),
        ("قناة الشمال", "قناة  الشمال"),
        ("قناة الشمال", None),
        ("قناة الشمال", " "),
    ],
)
def test_an_outlet_that_passes_on_its_own_message_cites_nobody(packs: Packs, outlet: str, name: str | None) -> None:
    (claim,) = claims(packs, BARE, name, outlet)
    assert (claim.origin, claim.attribution) == ("outlet", ())


def test_what_is_forwarded_changes_nothing_else(packs: Packs) -> None:
    for text in (BARE, CITING):
        plain, passed = claims(packs, text, None), claims(packs, text, "وكالة سانا")
        assert [(c.id, c.type, c.roles, c.where, c.counts) for c in plain] == [
            (c.id, c.type, c.roles, c.where, c.counts) for c in passed
        ]


def test_ten_channels_that_pass_on_one_message_are_one_origin(packs: Packs) -> None:
    codings = [
        flow.code(Document(text=BARE, id=f"d{n}", outlet=f"قناة {n}", forwarded_from="وكالة سانا", published="2020-06-25"), packs)
        for n in range(10)
    ]
    (incident,) = flow.fuse(codings, packs=packs).incidents
    assert [origin.id for origin in incident.origins] == ["sana"]


def test_a_line_of_json_may_say_it(packs: Packs) -> None:
    line = json.dumps({"text": BARE, "forwarded_from": "وكالة سانا"}).encode()
    (claim,) = flow.code(read_row(line, "x:1", Given(limit=10_000)), packs).claims
    assert claim.origin == "sana"
