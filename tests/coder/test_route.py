"""The way that a movement took is kept as its words (CODEBOOK §8)."""

from __future__ import annotations

import pytest

from isnad.flow import code
from isnad.model.document import Document
from isnad.packs import Packs

CASES = [
    ("تسلل عناصر داعش من جنوب نهر الفرات إلى شماله.", ("جنوب نهر الفرات", None, "شماله")),
    ("انسحبت قوات النظام من بلدة أريحا إلى مدينة سراقب عبر الطريق الدولي.", ("بلدة أريحا", "الطريق", "مدينة سراقب")),
    ("نزحت عشرات العائلات من قرى جبل الزاوية باتجاه مدينة إدلب.", ("قرى جبل الزاوية", None, "مدينة إدلب")),
    ("قصفت قوات النظام من مواقعها في سراقب بلدة أريحا.", None),
    ("انسحبت قوات النظام من بلدة أريحا.", None),
]


@pytest.mark.parametrize(("text", "legs"), CASES)
def test_route(packs: Packs, text: str, legs: tuple[str | None, ...] | None) -> None:
    claim = next(c for c in code(Document(text=text, id="x"), packs).claims if c.record == "event")
    route = claim.route
    assert (route and (route.from_, route.via, route.to)) == legs
    assert route is None or text[slice(*route.span)] == route.text
