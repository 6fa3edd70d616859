"""What may be the name of a place that no pack knows: which words can stand behind a class word as a name, and which describe or
refer («منطقة حراجية», «مناطق مجاورة لها»)."""

from __future__ import annotations

from isnad.match.scan import TANWEEN, Scan

BUILT = frozenset({"building", "infrastructure", "post"})
NAMED = frozenset({
    "مشفى", "مستشفى", "مسجد", "جامع", "كنيسة", "مدرسة", "جامعة", "سوق", "جسر", "فرن", "مخبز", "مصفاة", "محطة", "قصر", "قلعة",
    "مزار", "مرقد", "مقام", "معمل",
    "مصنع", "حاجز", "فندق", "مخفر", "صالة", "كراج", "حديقة", "ملعب", "صومعة", "مشفي", "مستوصف", "معسكر", "ثكنة", "مفرق",
    "بوابة", "دوار", "معهد", "كلية", "مجمع", "برج",
})  # fmt: skip
"""Buildings and posts that bear names of their own: «مشفى الرازي», «حاجز الجسر»."""
NAMING = frozenset({"quarter", "camp", "settlement"})
_TOWNS = frozenset({"بلده", "ببلده", "وبلده", "لبلده", "قريه", "بقريه", "وقريه", "لقريه", "مدينه", "بمدينه", "ومدينه", "لمدينه"})
_VILLAGE = frozenset({"قريه", "بقريه", "بلده", "ببلده", "لقريه", "وقريه"})


_NUMERALS = frozenset({
    "ثلاثه", "اربعه", "خمسه", "سته", "سبعه", "ثمانيه", "تسعه", "عشره", "ثلاث", "اربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر",
    "عشرات", "مئات", "عشرين", "عشرون", "ثلاثين", "ثلاثون", "اربعين", "اربعون", "خمسين", "خمسون", "مايه", "مئه",
})  # fmt: skip
"""Number words as the fold writes them, which are no second word of a name."""
_BEFORE_NUMBER = frozenset("بول")
"""Letters that are glued before a number."""
_DESCRIBING = frozenset({"adjective", "participle"})


def _no_description(scan: Scan, k: int) -> bool:
    """«قرية **مبارك** …», «قرية **رمانة**»: a masculine noun or adjective without article does not describe a village, nor does a
    noun: it is its name."""
    feminine, open_end = scan.form(k).endswith("ه"), scan.form(k).endswith("ا")
    return all(
        not r.article
        and not r.pre
        and not r.suffix
        and (r.entry.pos == "noun" or (r.entry.pos in _DESCRIBING and not feminine) or (r.entry.pos == "word" and open_end))
        and r.entry.number in ("", "s")
        and r.entry.classes.isdisjoint({"direction", "near", "settlement", "admin", "countryside", "road"})
        for r in scan.readings[k]
    )


def may_name(scan: Scan, k: int, *, first: bool) -> bool:
    """A word that no pack knows; right after the class word also a definite noun or adjective (قضاء القائم، مشفى السلام)."""
    if scan.form(k).startswith("لل"):
        return False  # «سوق للخضراوات»: what it is for
    if first and (TANWEEN in scan.tokens[k - 1].vowels or scan.form(k - 1)[:-1] in NAMED):
        return False  # «استهدف **سوقاً** الشهر الماضي»: nothing stands in the genitive behind it
    if not first and (scan.form(k) in _NUMERALS or (scan.form(k)[:1] in _BEFORE_NUMBER and scan.form(k)[1:] in _NUMERALS)):
        return False  # «استهدفت بلدة س **ثلاثة** أطفال», «قصف ثكنة س **بمئة** صاروخ»: how many they are
    if not first and scan.form(k).startswith("بال"):
        return False  # «منطقة س **بالقرب** من ص»
    if not first and _genitive(scan, k):
        return True
    if not scan.readings[k]:
        return len(scan.form(k)) > 1
    if first and scan.form(k - 1) in _VILLAGE and _no_description(scan, k):
        return True
    if first and scan.form(k - 1) in _TOWNS and all(r.entry.pos == "verb" for r in scan.readings[k]):
        return not scan.form(k).startswith(("ت", "ي", "ن")) and not scan.form(k).endswith("ت")  # «بلدة عبرا»: no verb of hers
    return first and all(
        r.article
        and not r.pre
        and r.entry.pos in ("noun", "adjective", "participle", "masdar")
        and "direction" not in r.entry.classes
        for r in scan.readings[k]
    )


def _genitive(scan: Scan, k: int) -> bool:
    """«قرية طويل **الأمير**»: a definite noun that ends a name of two words, the first without article."""
    readings = scan.readings[k]
    if scan.form(k - 1).startswith("ال") or scan.form(k - 2) not in _BEARING or not readings:
        return False
    return all(r.article and not r.pre and not r.suffix and r.entry.pos == "noun" and r.entry.number == "s" for r in readings)


_BEARING = _VILLAGE | {"حي", "بحي", "لحي", "وحي", "بوابه", "جسر", "ببوابه"}


_NO_NAME = frozenset(
    {
        "الاعتصام",
        "التظاهر",
        "القتال",
        "المعركه",
        "الانفجار",
        "التفجير",
        "الحادث",
        "الجريمه",
        "الا",
        "لها",
        "له",
        "لهم",
        "فيها",
        "فيه",
        "منها",
        "عليها",
        "اليها",
        "بها",
        "كما",
        "مما",
        "حيث",
        "لنا",
    }
)


_OF_TOWERS = frozenset({"المراقبه", "الحراسه", "الاتصالات", "البث", "الكهرباء", "المياه", "الخليوي", "الارسال", "الدبابه"})
_MASCULINE = frozenset({"جبل", "وادٍ", "وادي", "حقل", "مطار", "معبر", "سد", "محور", "سجن", "ميناء", "خور", "تل"})
"""Class words that no «…ية» describes: «جبل موية» is a name."""


def adjective_like(scan: Scan, k: int, classes: frozenset[str], head: str) -> bool:
    """«منطقة حراجية», «مواقع حساسة», «مناطق مجاورة لها»: words that describe or refer, no names. A masculine class word is not
    described by «…ية»: «معسكر بسماية»."""
    form = scan.form(k)
    if head == "برج" and form in _OF_TOWERS:
        return True  # «برج **المراقبة**»: what it is for
    if (head in NAMED or head in _MASCULINE) and not head.endswith("ة") and not scan.readings[k]:
        return form in _NO_NAME
    return form in _NO_NAME or (form.endswith(("يه", "ية")) and not form.startswith("ال") and classes.isdisjoint(NAMING))


def bare_name(scan: Scan, k: int) -> bool:
    """«محور **كادقلي**», «شمال **الطويشة**»: a word that no pack knows, right behind what only a place can follow."""
    form = scan.form(k)
    return k < scan.n and scan.tokens[k].kind == "word" and not scan.readings[k] and len(form) > 3 and form not in _NO_NAME


def quoted_end(scan: Scan, j: int) -> int:
    """«منطقة **"قبر يوسف"**», «شارع **«أبو بكر»**»: where the quotation marks close round a name of two or three words right
    behind a class word; 0 for one word, which may describe («حاجز "طيار"»), and for a known name."""
    if not scan.is_quote(j) or scan.name(j + 1) is not None:
        return 0
    end = next((x for x in range(j + 2, min(scan.n, j + 5)) if scan.is_quote(x)), 0)
    named = end >= j + 3 and scan.tokens[j + 1].kind == "word" and not scan.form(j + 1).startswith("ال")
    return end if named else 0
