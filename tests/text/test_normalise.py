"""Folding and the way back to the raw characters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from isnad.text import fold
from isnad.text.normalise import Folded, normalise

FOLDS = [
    ("أُصيب", "اصيب"),
    ("إحباط", "احباط"),
    ("آخرون", "اخرون"),
    ("ٱلله", "الله"),
    ("قتلى", "قتلي"),
    ("بلدة", "بلده"),
    ("مسؤول", "مسوول"),
    ("هيئة", "هييه"),
    ("سماء", "سماء"),
    ("ی ې ک ڪ ہ ھ ە گ", "ي ي ك ك ه ه ه گ"),
    ("ا\u0653خر ا\u0654مر و\u0654", "اخر امر و"),
    ("٢٠١٩ ۲۰۱۹", "2019 2019"),
    ("٢٫٥ و٬ ١٬٢٠٠", "2.5 و٬ 1,200"),
    ("1\u200b٫5", "1.5"),
    ("الـــ 24", "ال 24"),
    ("ﻻ ﷲ ﺃﺣﻤﺪ ﭘ", "لا الله احمد پ"),
    ("ﷺ", "ﷺ"),
    ("\ufe70ا\ufe71", "ا"),
    ("\u202bقسد\u202c\u200f", "قسد"),
    ("قـ\u200c\u064eسد", "قسد"),
    ("دمشق ـ سانا", "دمشق - سانا"),
    ("ـ قال", " قال"),
    ("كوردستان والكوردي", "كردستان والكردي"),
    ("الكوردفاني", "الكردفاني"),
    ("YPG M4", "YPG M4"),
    ("", ""),
    ("\ud83d", "\ud83d"),
]


@pytest.mark.parametrize(("raw", "folded"), FOLDS)
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw) == normalise(raw).text == folded
    assert fold(folded) == folded


def test_fold_agrees_with_the_packs() -> None:
    inflect = pytest.importorskip("isnad.packs.inflect")
    for word in ("أُصيب", "هيئة", "مسؤولى", "شنّ", "آلاف", "قـسد", "متصدٍّ", "علی", "ٱبن", "کرد", "كوردستان"):
        assert fold(word) == inflect.fold(word)


def raw_slices(found: Folded) -> list[str]:
    """The raw characters that each folded character came from."""
    bounds = [*zip(found.starts, found.raws, strict=True), (len(found.text), len(found.raw))]
    out = []
    for (at, raw), (ahead, _) in pairwise(bounds):
        out += [found.raw[raw + k : raw + k + 1] for k in range(ahead - at)]
    return out


@pytest.mark.parametrize(("raw", "_"), FOLDS)
def test_map(raw: str, _: str) -> None:
    found = normalise(raw)
    origins = raw_slices(found)
    assert len(origins) == len(found.text)
    for letter, origin in zip(found.text, origins, strict=True):
        if letter in "-.,":
            assert origin in "ـ٫٬-.,"
        else:
            assert letter in fold(origin)


def test_sparse() -> None:
    assert normalise("قال المصدر").starts == [0]
    assert normalise("قُتل مدنيّان").starts == [0, 1, 8]


def test_gaps_are_read_as_tatweel() -> None:
    assert normalise("قـ.ـسد ليل", ((1, 4),)).text == "قسد ليل"
