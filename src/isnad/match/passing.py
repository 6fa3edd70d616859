"""Whom an act of force meets without a preposition of its own: who passes when a device goes off, whom shots are to scatter."""

from __future__ import annotations

from isnad.match.row import NOMINAL
from isnad.match.subject import Ask, Fill, accepts, take

_WHEN = frozenset({"أثناء", "خلال", "لدى", "عند", "لحظة", "ب", "مع", "بالتزامن مع", "تزامناً مع", "بعد"})
_PASSES = frozenset({"مرور", "عبور", "اقتراب", "دخول"})
_SCATTERS = frozenset({"تفريق", "تشتيت", "تفرقة"})


def passing(a: Ask) -> Fill:
    """«انفجرت عبوة أثناء مرور **دورية لـ س**» · «أطلقوا الرصاص في الهواء لتفريق **محتجين**»"""
    row = a.row
    end = len(row.right(a.i, limit=12)) + a.i + 1
    for k in range(
        a.i + 1, min(row.n - 1, end + 1)
    ):  # a purpose («لتفريق …») begins a clause of its own: the first chunk of it too
        word = row[k].base or row[k].lemma
        met = (word in _PASSES and row.prep(k) in _WHEN) or (word in _SCATTERS and row[k].pre == "ل")
        if not met or row[k + 1].kind not in NOMINAL or row[k + 1].pre:
            continue
        m = row[k + 1].mention
        return take(a.role, "passing", row, k + 1, a.kinds) if m is not None and accepts(m, a.kinds) else []
    return []
