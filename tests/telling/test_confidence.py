"""Confidence: a documented cost for each guess, nothing for what stands there."""

from __future__ import annotations

import pytest

from isnad.packs import Packs
from isnad.telling.confidence import COSTS, START
from reading_desk import saying

FULL = "قصفت قوات النظام بلدة أريحا."


def test_nothing_guessed(packs: Packs) -> None:
    assert saying(packs, FULL, "قصفت").confidence == START


LESS = [
    ("قُصفت بلدة أريحا.", "no place missing, but nobody named"),
    ("قصفت قوات النظام حاجزاً.", "no place"),
    ("ستقصف قوات النظام بلدة أريحا.", "planned"),
    ("نفت قسد أن تكون قوات النظام قصفت بلدة أريحا.", "denied"),
    ("هاجمت قوات النظام بلدة أريحا.", "a vague type"),
    ("داهمت قوات النظام بلدة أريحا، وقصفتها بالمدفعية.", "whom and where by a pronoun"),
]


@pytest.mark.parametrize(("text", "why"), LESS)
def test_a_guess_costs(packs: Packs, text: str, why: str) -> None:
    assert saying(packs, text, "قص" if "قص" in text else "").confidence < START, why


def test_costs_are_costs() -> None:
    assert all(0 < cost < START for cost in COSTS.values())
    assert 0 < START < 1


def test_who_says_it_is_no_matter_of_confidence(packs: Packs) -> None:
    """Confidence is about the reading, never about whether the claim is true."""
    told = [f"قالت قسد إن {FULL}", f"زعمت قسد أن {FULL}", f"أكدت قسد أن {FULL}", FULL]
    assert len({saying(packs, text, "قصفت").confidence for text in told}) == 1
