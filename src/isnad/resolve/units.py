"""Military units that are told by their number, in English: «اللواء 73 مشاة» is the 73rd Infantry Brigade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.packs import fold
from isnad.resolve.spelled import spelled

_UNITS = {"لواء": "Brigade", "فرقه": "Division", "كتيبه": "Battalion", "فوج": "Regiment", "سريه": "Company"}
_ARMS = {
    "مشاه": "Infantry", "مدرع": "Armoured", "مدرعات": "Armoured", "ميكانيكي": "Mechanised", "دبابات": "Tank", "مظلي": "Airborne",
    "مدفعيه": "Artillery", "صاعقه": "Commando", "قتال": "Combat", "معزز": "Reinforced", "حدود": "Border",
}  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


_CALLED = {"لواء": "Liwa", "كتيبه": "Katibat", "سرايا": "Saraya", "كتايب": "Kataib", "فيلق": "Faylaq"}
_NO_NAMES = frozenset({"مشاه", "مدرعه", "مدفعيه", "عسكريه", "عسكري", "مسلحه", "من", "في", "تابعه", "تابع", "كامله", "خاصه"})
"""What a unit is of, and not how it is called."""


def unit_name(text: str, generic: str) -> str | None:
    """How a unit is called that would be told by its kind alone: by its number, by the name behind its noun, spelled («كتيبة أسود
    القلعة»: Katibat Asud al-Qala), or as it calls itself; None where it has none."""
    if (own := own_name(text)) is not None:
        return own
    words = text.split()
    if generic not in _KINDS or len(words) < 2:
        return None
    if (numbered := numbered_unit(words, 0)) is not None:
        return numbered[0] if numbered[1] == len(words) else None
    kind = _CALLED.get(fold(words[0]))
    second = fold(words[1]).removeprefix("ال")
    if kind is None or second in _NO_NAMES or not second.isalpha() or len(words) > _LONGEST:
        return None
    return " ".join((kind, *map(spelled, words[1:])))


_KINDS = frozenset({"armed groups", "armed group", "dead"})
_LONGEST = 5
"""Words of a unit's name; what is longer tells more than a name."""


_ITSELF = re.compile(r"""\bنفس(?:ها|ه)\s+(?:اسم\s+)?["«“]?([^"»”]+)""")


def own_name(text: str) -> str | None:
    """«مجموعة تطلق على نفسها "سرايا النهر"»: the name that a group gives itself, spelled; None where it gives none."""
    called = _ITSELF.search(text)
    return " ".join(map(spelled, called[1].split())) if called is not None else None


def numbered_unit(words: Sequence[str], i: int) -> tuple[str, int] | None:
    """(its name in English, words taken) of the unit that stands at ``i``, or None: a unit has its number behind its noun."""
    kind = _UNITS.get(fold(words[i]).removeprefix("ال"))
    number = fold(words[i + 1]) if kind is not None and i + 1 < len(words) else ""
    if kind is None or not number.isascii() or not number.isdigit():
        return None
    arm = _ARMS.get(fold(words[i + 2]).removeprefix("ال")) if i + 2 < len(words) else None
    n = int(number)
    ending = "th" if 10 < n % 100 < 14 else _ENDINGS.get(n % 10, "th")
    return " ".join(filter(None, (f"{n}{ending}", arm, kind))), 2 + (arm is not None)
