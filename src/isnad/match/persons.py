"""The name of a person who stands in a phrase by office, rank or kind: what follows القيادي، العقيد، الشاب, المدعو."""

from __future__ import annotations

from isnad.match.heads import PERSON, THING, Phrase, take_name
from isnad.match.quantity import starts_number
from isnad.match.scan import Scan
from isnad.packs import Packs

_SPOKEN_FOR = frozenset({"spokesperson", "leader"})
_NAMED_AFTER = PERSON | {"spokesperson", "source"}
KUNYA = frozenset({"ابو", "ابي", "ابا", "ام", "ابن", "بن", "بنت", "ال", "عبد"})
"""Words that begin a part of a person's name and take the next word with them, whatever else it may mean."""
_NAME_WORDS = 4


def person_name_end(scan: Scan, packs: Packs, p: Phrase, k: int) -> int:
    """Where the name that begins at token ``k`` ends, or 0: «الرئيس التركي رجب طيب أردوغان», «الشاب سليم الحوراني». After an
    office or a definite singular person, what stands in quotation marks, or up to four words that no pack knows, are it."""
    who = p.inner if p.inner is not None and not p.classes.isdisjoint(THING) else p  # «منزل القيادي أبو خالد»
    if p.names or who.classes.isdisjoint(_NAMED_AFTER) or "document" in who.classes:
        return 0
    if who.classes.isdisjoint(_SPOKEN_FOR) and not (p.article and who.number in ("s", "") and who.quantity is None):
        return 0
    if p.head == "مصدر":
        return 0  # «واتهم المصدر **"مجموعات خارجة عن القانون"** بـ …»
    if p.head in _WITH_STAFF and scan.form(k) in GRADES:
        return _bare_name(scan, packs, k + 1)
    return quoted_name(scan, k) or _bare_name(scan, packs, k)


_RANKS = frozenset({"اللواء", "الجنرال", "المشير", "العميد", "العقيد", "الفريق", "الرئيس", "الزعيم", "القائد"})
_ALLIES = frozenset({"حليف", "حليفة", "داعم", "داعمة", "شريك", "شريكة"})
_STAFF = frozenset({"ركن", "الركن", "طيار", "الطيار"})
"""What follows a rank: «العميد **ركن** فلان», which is spelled like a verb."""
_FORMER = frozenset({"المتقاعد", "السابق", "المنشق", "المخلوع"}) | _STAFF


GRADES = frozenset({"ركن", "اول", "ثان", "ثاني"})
"""«العميد **ركن** فلان», «الملازم **أول** فلان»: what belongs to the rank."""
_WITH_STAFF = frozenset({"لواء", "عميد", "عقيد", "مقدم", "رائد", "نقيب", "ملازم", "فريق"})


def take_ranked_name(scan: Scan, p: Phrase, k: int) -> bool:
    """«ميليشيات اللواء المتقاعد **خليفة حفتر**»: whoever bears the rank that a phrase ends with is taken into it."""
    if p.suffix and p.head in _ALLIES:
        return scan.name(k) is not None and take_name(scan, p, k)  # «قوات س وحليفتها **ص**»
    if not _ranked(scan, p):
        return False
    x = k
    while x < k + _TITLES and x + 1 < scan.n and _title(scan, x):
        x += 1
    hit = scan.name(x)
    return hit is not None and not hit.pre and take_name(scan, p, x)


_TITLES = 2
"""How many words may stand between a rank and a name: «اللواء **الليبي المتقاعد** خليفة حفتر»."""
_ABUSE = frozenset({("مجرم", "الحرب"), ("امير", "الحرب"), ("زعيم", "الحرب")})


def _ranked(scan: Scan, p: Phrase) -> bool:
    """Whether a phrase ends with a rank, or with what an enemy calls a commander: «ميليشيات **مجرم الحرب** فلان»."""
    last = scan.form(p.end - 1)
    if (scan.form(p.end - 2), last) in _ABUSE:
        return p.end - p.start > 2
    if p.article or not last.startswith("لل"):
        return p.article and last in _RANKS
    return "ال" + last[2:] in _RANKS or "ال" + last[1:] in _RANKS  # «تابعة **للعميد** س», «تابعة **للواء** س»


def _title(scan: Scan, k: int) -> bool:
    """«المتقاعد», «الليبي», «الانقلابي»: a definite word behind a rank that says more of who bears it and is no name."""
    form = scan.form(k)
    if form in _FORMER:
        return True
    adjective = any(r.article and not r.pre and r.entry.pos == "adjective" for r in scan.nouns(k))
    return form.startswith("ال") and adjective and scan.name(k) is None


_OFFICES = ("رييس", "رئيس", "وزير", "قايد", "قائد")


def take_leader(scan: Scan, packs: Packs, p: Phrase, k: int) -> bool:
    """«قائد مجلس س العسكري **فلان الفلاني**», «الرئيس السوري **فلان**», «قائد «قسد» **فلان**»: a known person right behind the
    office in an organisation is who holds it."""
    if not p.names or (p.end != k and not scan.is_quote(p.end)) or p.quantity is not None or p.number not in ("s", ""):
        return False
    office = scan.form(p.start).lstrip("ول") if p.start == p.name_start else ""
    if "leader" not in p.classes and not office.removeprefix("ال").startswith(_OFFICES):
        return False
    hit = scan.name(k)
    if hit is None or hit.pre or not any(packs.actors[a].cls == "official" for a in hit.of("actor")):
        return False
    return take_name(scan, p, k)


def quoted_name(scan: Scan, k: int) -> int:
    """The end of two to five words in quotation marks that open right before token ``k``, or 0."""
    if not scan.is_quote(k - 1) or any(q.closed and q.end == k - 1 for q in scan.sentence.quotes):
        return 0  # «في **«الحزب»** من سماهم **«س»**»: what stands between two quotations
    for end in range(k, min(scan.n, k + 6)):
        if scan.is_quote(end):
            return end + 1 if end > k else 0
        if scan.tokens[end].kind != "word":
            return 0
    return 0


def _bare_name(scan: Scan, packs: Packs, k: int) -> int:
    end, words = k, 0
    while words < _NAME_WORDS and (_begins_name(scan, packs, end) or (words and _goes_on(scan, packs, end))):
        step = 2 if scan.form(end) in KUNYA and end + 1 < scan.n and scan.tokens[end + 1].kind == "word" else 1
        end, words = end + step, words + 1
    return end


def _goes_on(scan: Scan, packs: Packs, k: int) -> bool:
    """«رئيس الحكومة تمام **سلام**»: a family's name behind a given one, whatever else it means."""
    named = k < scan.n and _given(packs, scan.form(k - 1)) and packs.data.english.get(scan.form(k), ("", ""))[1] == "family"
    return named and not _known_name(scan, k)


def _begins_name(scan: Scan, packs: Packs, k: int) -> bool:
    """Whether token ``k`` may go on with a person's name: a word that no pack reads, or one that the lexicon
    has as a verb only and that stands before such a word («عمر الحوراني»)."""
    if k >= scan.n or scan.tokens[k].kind != "word" or len(scan.form(k)) < 2:
        return False  # «عميد و9 جنود»: a letter that a digit has cut off is no name
    if scan.form(k) in KUNYA:
        return k + 1 < scan.n and scan.tokens[k + 1].kind == "word"
    if scan.form(k) == "علي" and k + 1 < scan.n and scan.tokens[k + 1].kind == "word" and not scan.readings[k + 1]:
        return scan.name(k + 1) is None  # «الشاب علي الغندور»: spelled like a preposition; «العدو على كفررمان» is one
    if not scan.readings[k]:
        return not (_numbered(scan, packs, k) or _known_name(scan, k) or _told(scan, k))
    if _known_name(scan, k):
        return False  # «العميد **يحيى سريع**»: whom a pack knows is a phrase of his own
    after = scan.form(k + 1) if k + 1 < scan.n and scan.tokens[k + 1].kind == "word" else ""
    named = _given(packs, scan.form(k)) and not scan.has(k - 1, "building")
    if after and named and (not scan.readings[k + 1] or _given(packs, after)):
        return True  # «رئيس الائتلاف **نصر الحريري**», «مدير الصحة **منذر خليل**»: names that spell a word
    plain = all(r.entry.pos in ("verb", "participle") and r.entry.lemma not in packs.triggers for r in scan.readings[k])
    return plain and k + 1 < scan.n and scan.tokens[k + 1].kind == "word" and not scan.readings[k + 1]


def _given(packs: Packs, form: str) -> bool:
    """Whether a word is somebody's name in the table of names, whatever else it may mean."""
    return packs.data.english.get(form, ("", ""))[1] in ("name", "family")


def _numbered(scan: Scan, packs: Packs, k: int) -> bool:
    """«ملازم وخمسة جنود»: the next number, no name."""
    form = scan.form(k)
    if any(letter.isdigit() for letter in form):
        return True
    return starts_number(packs, form) or starts_number(packs, form.removeprefix("و"))


def _told(scan: Scan, k: int) -> bool:
    """«قال الناشط أحمد سعيد **لرويترز** إن …»: the outlet that he told."""
    hit = scan.name(k) if scan.form(k).startswith("ل") else None
    return hit is not None and bool(hit.pre) and bool(hit.of("outlet"))


def _known_name(scan: Scan, k: int) -> bool:
    """A name of several words that a pack holds is no part of a person's."""
    hit = scan.name(k)
    return hit is not None and hit.end - hit.start > 1
