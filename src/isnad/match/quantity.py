"""How many: numbers in digits and words, bounds and vague words, as CODEBOOK §6 reads them."""

from __future__ import annotations

from functools import lru_cache

from isnad.match.scan import Scan
from isnad.model.finds import Quantity
from isnad.packs import Numeral, Packs, read_number, read_vague
from isnad.packs.lexicon import UNREAD

_BEYOND = ("أكثر", "أكبر", "أعلى", "أزيد", "يزيد", "تزيد", "يتجاوز", "يفوق", "يربو", "تربو", "ينيف")
"""Bounds that leave the number itself out: أكثر من N is N+1 to open."""
_MOST = 20_000
"""Words that are remembered before the memo begins anew."""
COUNTING = frozenset({"vague", "bound_low", "bound_high", "approx"})
_OF = frozenset({"عديد", "عدد", "عددا", "العدد", "اعداد", "اعدادا", "مجموعه", "كميه", "كميات"})
"""Words that count only before من."""
PRE = ("", "و", "ب", "ل", "ف", "ال", "وال", "لل", "بال", "وب")
_NOT_BEFORE = frozenset(
    {
        "رقم",
        "لواء",
        "اللواء",
        "الفوج",
        "فوج",
        "الفرقه",
        "فرقه",
        "طريق",
        "قطاع",
        "النقطه",
        "عيار",
        "الكتيبه",
        "القناه",
        "الماده",
        "البند",
        "الفقره",
        "مره",
        "كل",
        "المره",
        "دفعه",
    }
)
_BULLETS = frozenset("-–—")
"""Dashes that open a line are no minus."""
BRACKETS = frozenset({("(", ")"), ("/", "/"), ("[", "]")})
_UNITS = frozenset(
    {
        "كم",
        "كلم",
        "كيلومتر",
        "كيلومترا",
        "كيلومترات",
        "متر",
        "مترا",
        "امتار",
        "ملم",
        "دولار",
        "ليره",
        "%",
        "٪",
        "بالميه",
        "بالمايه",
        "دونم",
        "كيلو",
        "كيلوغرام",
        "كيلوغراما",
        "كيلوغرامات",
        "كلغ",
        "غرام",
        "غراما",
        "طن",
        "طنا",
        "اطنان",
        "لتر",
        "لترا",
        "ميغاواط",
        "ريال",
        "جنيه",
        "يورو",
        "درهم",
        "ساعه",
        "ساعات",
        "عاما",
        "سنه",
    }
)
"""What a number may count that is never a person: distances, calibres, money, hours, ages, parts of a hundred."""
_HUNDREDTHS = frozenset({"الميه", "المايه"})
_BY_HUNDRED = frozenset({"بالميه", "بالمايه"})


def starts_number(packs: Packs, form: str) -> bool:
    """Whether a number or vague quantity may begin with this written word, proclitics included; remembered."""
    known: dict[str, bool] = packs.memo.setdefault("starts_number", {})
    got = known.get(form)
    if got is None:
        if len(known) >= _MOST:
            known.clear()
        got = known[form] = any(_tells_number(packs, form[len(pre) :]) for pre in PRE if form.startswith(pre))
    return got


def _tells_number(packs: Packs, word: str) -> bool:
    if word in packs.number_words.kinds or word in packs.number_words.vague:
        return True
    forms, phrases = packs.lexicon.forms.get(word, ()), packs.lexicon.phrases.get(word, ())
    return any([not COUNTING.isdisjoint(e.classes) for e in (*forms, *[e for _, e in phrases])])


def may_count(scan: Scan, packs: Packs, i: int) -> bool:
    """Whether a number or vague quantity in words may begin at token ``i``; remembered with the word."""
    word = scan.words[i]
    if word is UNREAD:
        return starts_number(packs, scan.forms[i])
    if word.counts is None:
        word.counts = starts_number(packs, word.form)
    return word.counts


def _read(scan: Scan, packs: Packs, i: int, form: str) -> Numeral | None:
    """The number that begins at token ``i``, read as ``form``."""
    return read_number(scan.tokens, i, packs.number_words, form)


def read_quantity(scan: Scan, packs: Packs, i: int) -> Quantity | None:
    """The quantity that begins at token ``i`` with its bound words, or None. «نحو 24», «ما لا يقل عن ثلاثة», «عشرات»."""
    if scan.tokens[i].kind != "number" and not may_count(scan, packs, i) and not bracketed(scan, i):
        return None
    bound, start = _bound_before(scan, i)
    bound = bound or _sign_before(scan, i)
    number = _number(scan, packs, start)
    if number is None:
        return None
    low, high, end, exact = number
    if bound == "beyond" and low is not None:
        low, high, exact = low + 1, None, False
    elif bound == "least":
        high, exact = None, False
    elif bound in ("most", "below") and low is not None:
        low, high, exact = 0, low - (bound == "below"), False
    elif bound == "about":
        exact = False
    after = scan.phrase(end) if end < scan.n else None
    if after and "bound_low" in after[0].classes and bound != "beyond":
        high, exact, end = None, False, after[1]  # «ستة على الأقل»
    elif scan.form(end) == "او" and scan.form(end + 1) in _MORE | _LESS:  # «خمسة أو أكثر»
        low, high = (low, None) if scan.form(end + 1) in _MORE else (0, high)
        exact, end, bound = False, end + 2, bound or "least"
    best = low if high is not None or exact or bound in ("least", "beyond") else None
    return Quantity(low, high, exact, i, end, best)


_APPROX = frozenset({"approx"})


def _bound_before(scan: Scan, i: int) -> tuple[str, int]:
    phrase = scan.phrase(i)
    if phrase:
        entry, end, _ = phrase
        if "bound_low" in entry.classes:
            beyond = any(w in entry.lemma for w in _BEYOND) and "يساوي" not in entry.lemma
            return ("beyond" if beyond else "least"), end
        if "bound_high" in entry.classes:
            return "most", end
        if "approx" in entry.classes:
            return "about", end
    reading = scan.reading(i, _APPROX)
    return ("about", i + 1) if reading else ("", i)


@lru_cache(4096)
def _stems(form: str) -> tuple[str, ...]:
    """A written word as it is and without each of the proclitics that it may begin with."""
    return tuple(form[len(pre) :] for pre in PRE if form.startswith(pre))


def _sign_before(scan: Scan, i: int) -> str:
    """«>30», «<= 100»: signs as bounds."""
    if not i or scan.form(i - 1) not in _BOUNDS:
        return ""
    first = i - 2 if scan.form(i - 1) == "=" and scan.form(i - 2) in "<>" else i - 1
    sign = "".join(scan.form(k) for k in range(max(first, 0), i))
    return _SIGNED.get(sign, "")


_SIGNED = {">": "beyond", ">=": "least", "<": "below", "<=": "most"}
_BOUNDS = frozenset({"=", *_SIGNED})
"""How such a sign may end."""


_MORE, _LESS = frozenset({"اكثر", "اكبر"}), frozenset({"اقل", "اصغر"})


def _number(scan: Scan, packs: Packs, i: int) -> tuple[int | None, int | None, int, bool] | None:
    if i >= scan.n or (scan.form(i - 1) in _NOT_BEFORE and not _anew(scan, i)) or _inside(scan, packs, i):
        return None
    if scan.form(i) in _BY_HUNDRED or (scan.form(i) in _HUNDREDTHS and scan.form(i - 1) == "في"):
        return None
    if bracketed(scan, i):
        got = _read(scan, packs, i + 1, scan.form(i + 1))
        return (got.value, got.value, i + 3, True) if got is not None and got.end == i + 2 else None
    if i + 1 < scan.n and _counted_off(scan, packs, i):
        return _number(scan, packs, i + 1)  # «عدد (4) أفراد», «عدد 22 مشتبهاً», «وعدد ثلاثة ضباط»
    kinds, figure = packs.number_words.kinds, scan.tokens[i].kind == "number"
    for stem in _stems(scan.forms[i]):
        got = _read(scan, packs, i, stem) if figure or stem in kinds else None
        if got is not None:
            if _of_no_person(scan, got.end) or _part(scan, packs, i, got.end):
                return None
            if scan.form(got.end) == "من" and scan.form(got.end + 1) == "كل":
                return None  # «4 **من كل** 5 أسر»: a share
            return _range(scan, packs, got.value, i, got.end)
        vague = read_vague(scan.tokens, i, packs.number_words, stem)
        if vague is not None and (stem not in _OF or _of_them(scan, i)):
            much = stem in _OF and scan.form(i + 1) != "من"  # «عدد **كبير** من …»
            return vague.low, vague.high, vague.end + much, False
    return None


def _anew(scan: Scan, i: int) -> bool:
    """«آمر الفوج **وسبعة** من جنوده»: a word with و goes on; only a number right behind a unit names it («الفوج **السابع**»)."""
    return scan.form(i).startswith("و") and scan.form(i)[:4] != "واحد"


def _of_no_person(scan: Scan, end: int) -> bool:
    """Whether what stands behind a number is no person: «26 **%**», «60 **في المئة**», «5 **كم**»."""
    return scan.form(end) in _UNITS or (scan.form(end) == "في" and scan.form(end + 1) in _HUNDREDTHS)


def _counted_off(scan: Scan, packs: Packs, i: int) -> bool:
    """«عدد» before a number that says how many, as army communiqués write it."""
    form, after = scan.form(i), scan.form(i + 1)
    if scan.tokens[i + 1].kind == "number" or bracketed(scan, i + 1):
        return form.removeprefix("و") in _OF
    return form in _COUNT_OFF and after in packs.number_words.kinds and after not in _ONE


_COUNT_OFF = frozenset({"عدد", "وعدد"})
_ONE = frozenset({"واحد", "احد"})


def _of_them(scan: Scan, i: int) -> bool:
    """«عدد من …», «عدد كبير من …»; not «عدد القتلى من الطرفين»."""
    after = scan.form(i + 1)
    if after == "من" and i + 2 < scan.n and (read := scan.readings[i + 2]) and all(r.entry.pos == "verb" for r in read):
        return False  # «عدد **من قتلوا**»: how many they were
    if after in _THEM or (scan.form(i + 2) in _THEM and not after.startswith("ال")):
        return True  # «اعتقلت **عدداً منهم**», «عدد كبير منهم»
    return after == "من" or (scan.form(i + 2) == "من" and not after.startswith("ال"))


def bracketed(scan: Scan, i: int) -> bool:
    """«(16) شخصاً», «أكثر من /60/ شخصاً»: a number in brackets with its noun behind it."""
    return (
        i + 3 < scan.n
        and scan.tokens[i + 1].kind == "number"
        and (scan.form(i), scan.form(i + 2)) in BRACKETS
        and scan.tokens[i + 3].kind == "word"
    )


_THEM = frozenset({"منهم", "منهن"})
_PARTS = frozenset({
    "ارباع", "اخماس", "اثمان", "اسداس", "اثلاث", "اعشار", "اجزاء", "جزء", "اتساع", "اسباع", "خمس", "ربع", "ثلث", "ثلثان", "ثلثين",
    "نصف", "وربع", "ونصف", "وثلث", "وثلثين", "وثلثان", "وخمس", "ارباعا",
})  # fmt: skip
"""Words behind a number that make it a part of something, or no whole number: «ثلاثة أرباع المدينة», «ساعة وربع»."""
_MINUS = frozenset({"سالب", "ناقص", "سالبا", "تحت الصفر"})
_OPERATORS = frozenset({"^", "*", "×", "÷"})
_SIGNS = frozenset({"-", "+", "−"})
_OVER = frozenset({"/", "^"})
_SCALES = frozenset({"الف", "مليون", "مليار", "تريليون", "الفا", "مليونا"})


_SETTLED = frozenset({"قريه", "بلده", "مدينه", "حي", "قريتي", "بلدتي", "مخيم"})


def _inside(scan: Scan, packs: Packs, i: int) -> bool:
    """Whether the word at ``i`` goes on with a number that begins before it: «خمسة **وعشرون**»."""
    form = scan.form(i)
    first = i - 2 if i > 1 and scan.form(i - 1) == "و" else i - 1 if i and form.startswith("و") else -1
    if first < 0 or scan.form(first - 1) in _SETTLED:
        return False  # «في قرية **بليون** وأربعة مدنيين في …»: a village that spells a number
    if scan.tokens[first].kind != "number" and not may_count(scan, packs, first):
        return False
    got = _read(scan, packs, first, scan.form(first))
    return got is not None and got.end > i


def _part(scan: Scan, packs: Packs, i: int, end: int) -> bool:
    """Whether the number at ``i``..``end`` is a share, a fraction, negative or part of a sum: no count of anybody."""
    after, before = scan.form(end), scan.form(i - 1) if i else ""
    before = "" if i == 1 and before in _BULLETS else before
    joined = end + (after == "و") if after == "و" or after.startswith("و") else -1
    if before in _MINUS or after in _OPERATORS or before in _OPERATORS or (before in _SIGNS and not _figure(scan, i - 2)):
        return True
    if after in _PARTS and scan.form(end - 1) not in _SCALES:
        return True  # «ثلاثة أرباع»; «مليون ونصف» is a whole number
    if joined >= 0 and _shared(scan, packs, joined):
        return True
    if (before in _OVER and _figure(scan, i - 2)) or (after in _OVER and _figure(scan, end + 1)):
        return True
    if before == "من" and scan.form(i - 2) in _PARTS:
        return True
    words = [scan.form(k) for k in (end, i - 1)]
    divided = words[0] == "علي" and _read(scan, packs, end + 1, scan.form(end + 1)) is not None if end + 1 < scan.n else False
    over = words[1] == "علي" and i > 1 and _read(scan, packs, i - 2, scan.form(i - 2)) is not None
    return divided or over


def _figure(scan: Scan, k: int) -> bool:
    return 0 <= k < scan.n and scan.tokens[k].kind == "number"


def _shared(scan: Scan, packs: Packs, k: int) -> bool:
    """«… وثلاثة أخماس», «… و ثلثان»: a share joined to the number before."""
    if scan.form(k) in _PARTS:
        return True
    got = _read(scan, packs, k, scan.form(k).removeprefix("و"))
    return got is not None and scan.form(got.end) in _PARTS


def _range(scan: Scan, packs: Packs, value: int, start: int, end: int) -> tuple[int | None, int | None, int, bool]:
    """A to B: «بين 10 و15», «من خمسة إلى سبعة»."""
    joint = scan.form(end)
    before = scan.form(start - 1)
    if joint in ("الي", "-", "–") and end + 1 < scan.n:
        other = _read(scan, packs, end + 1, scan.form(end + 1))
        if other is not None and other.value > value:
            return value, other.value, other.end, False
    if before == "بين" and joint.startswith("و"):
        step = 1 if joint == "و" else 0
        other = _read(scan, packs, end + step, scan.form(end + step)[0 if step else 1 :])
        if other is not None and other.value > value:
            return value, other.value, other.end, False
    return value, value, end, True


def number_at(scan: Scan, packs: Packs, k: int) -> bool:
    """Whether a number, in digits or words, or a word for how many begins at token ``k``."""
    if k >= scan.n:
        return False
    return scan.tokens[k].kind == "number" or "quantity" in scan.words[k].classes or starts_number(packs, scan.form(k))
