"""The seed article alone gives its incidents, each with one origin (skipped in a clone that stands alone)."""

from __future__ import annotations

import json

import pytest

from isnad import flow
from isnad.packs import Packs
from reading_desk import coding
from test_seed import SEED

pytestmark = pytest.mark.skipif(not (SEED / "expected.json").exists(), reason="the seed article is not part of the repository")


@pytest.mark.parametrize("published", [None, "2024-03-25"])
def test_incidents(packs: Packs, published: str | None) -> None:
    expected = json.loads((SEED / "expected.json").read_text("utf-8"))
    with (SEED / "article.txt").open(encoding="utf-8", newline="") as file:
        coded = coding(packs, file.read(), published=published, outlet="the outlet")
    found = flow.fuse([coded], packs=packs).incidents
    voices = {part: group[0] for group in expected["same_voice"] for part in group}
    wanted = [i["origins"] for i in expected["incidents"].values() if i["origins"]]
    got = [[voices.get(o.id, o.id).replace("outlet:the outlet", "(the outlet)") for o in i.origins] for i in found]
    assert sorted(got) == sorted(wanted)
    assert {i.where.name.en for i in found if i.where} == {"Al-Baghuz", "Raqqa", "Al-Hurayji"}
