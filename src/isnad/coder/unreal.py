"""What is told as a story: the plot of a book, a film or a game, and what a text remembers of years long past."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from isnad.coder.clause import Clause
from isnad.coder.guards import RECENT
from isnad.model.draft import Draft
from isnad.model.finds import Chunk, Found

_WORKS = frozenset({
    "فيلم", "رواية", "مسلسل", "مسرحية", "لعبة", "وثائقي", "حلقة", "دراما", "حبكة", "قصيدة", "ديوان", "لوحة", "سيناريو", "كوميديا",
    "أوبرا", "سينما", "شخصية", "قصة", "كتاب", "شريط",
})  # fmt: skip
_EPISODE = "حلقة"
_PLAYERS = frozenset({
    "لاعب", "بطل", "بطلة", "كاتب", "مخرج", "روائي", "ممثّل", "مشاهد", "قارئ", "مؤلّف", "كاتبة", "مخرجة", "روائية", "باحث", "باحثة",
})  # fmt: skip
"""Who acts or tells in such a work; one of them alone is only a person."""
_PLAYING = frozenset({"لاعب"})
_TELLS = frozenset({
    "روى", "حكى", "تناول", "صوّر", "جسّد", "سرد", "تتبّع", "استعاد", "رصد", "دار", "وثّق", "استلهم", "عرض", "تخيّل", "حاكى", "تضمّن",
    "قاد", "جمع", "نقل", "أعاد", "أخذ", "لعب", "أدّى", "كشف", "انتهى", "بدأ", "استحضر", "قدّم",
})  # fmt: skip
"""What a work does with what it is about."""
MODERN = 1990
"""Years before it are history, whatever day the report bears."""
_YEAR = frozenset({"عام", "سنه", "صيف", "شتاء", "ربيع", "خريف"})
_LEAD = 3
"""Sentences of a text, its headline among them, in which a work that it is about is named."""
_AGED = 5
"""Years after which a text that opens with them remembers."""
_OVER = frozenset({"على"})
_WHEN = frozenset({"يوم", "حين", "عندما", "ليله"})
_ASKED = _WHEN | frozenset({"كيف", "لماذا"})
_WHAT = ("ما", "الذي")
_THIS_DAY = frozenset({"في مثل هذا اليوم", "مثل هذا اليوم"})
_CENTURIES = frozenset({"نصف قرن على", "ربع قرن على", "قرن على", "عقود على", "عقدين على", "عقدان على"})
_MEMORY = frozenset({"تذكّر", "استذكر", "ذاكرة"})
_LATER = frozenset({"بعد", "منذ"})
"""«بعد خمس سنوات على اعتقاله»: when something else happened."""


def works(found: Sequence[Found]) -> frozenset[int]:
    """The sentences that name a work; empty where none of the first does, or where it is only the scene of what happened."""
    named = frozenset(one.sentence.index for one in found if _work(one.chunks) >= 0)
    return named if any(one.sentence.index in named for one in found[:_LEAD]) else frozenset()


def _work(chunks: tuple[Chunk, ...]) -> int:
    """The first chunk that names a work which does something or has players; -1 for none."""
    at = next((k for k, c in enumerate(chunks) if c.base in _WORKS), -1)
    if at == 1 and chunks[1].base == _EPISODE and chunks[1].definite and chunks[0].lemma == "في":
        return at  # «**في الحلقة** العاشرة يقتحم …»
    if at < 0:
        return next((k for k, c in enumerate(chunks) if "game" in c.classes), -1)
    told = any(c.base in _TELLS and c.kind in ("verb", "event", "part") for c in chunks)
    played = any(c.base in _PLAYERS or (k != at and "film" in c.classes) for k, c in enumerate(chunks))
    return at if told or played else -1


def plotted(named: frozenset[int], found: Found, clause: Clause, at: int, d: Draft) -> bool:
    """«يروي الفيلم كيف اقتحم …», «في الحلقة الخامسة يقتل الزعيم»: what a work tells in its own sentence, and what is told in the
    present, as plots are, in a text about one. A day near the report's own is no plot."""
    if not named or (d.time is not None and d.time.kind in RECENT - _HOURS):
        return False
    if found.sentence.index in named or any(c.base in _PLAYING for c in found.chunks[:at]):
        tells = next((k for k, c in enumerate(found.chunks) if c.base in _TELLS and c.kind in ("verb", "event", "part")), at)
        return at > min(max(_work(found.chunks), 0), tells)
    if clause.verbal:
        return found.chunks[at].tense == "imperfect"
    tenses = {c.tense for c in clause.chunks if c.kind == "verb"}
    return tenses == {"imperfect"}  # «ثم ينضم إلى الميليشيا ويشارك في **معارك** الفنادق»


def remembers(found: Found) -> bool:
    """«قبل ستة وخمسين عاماً», «أربعون عاماً على المجزرة»: years long past are what a sentence speaks of."""
    chunks = found.chunks
    if any(c.lemma in _THIS_DAY or c.lemma in _CENTURIES or c.base in _MEMORY for c in chunks):
        return True
    if centuries_ago(found):
        return True
    for k, c in enumerate(chunks):
        if c.time is None or c.time.unit not in ("year", "decade") or (c.time.n or 0) * _TENS[c.time.unit] < _AGED:
            continue
        after, before = chunks[k + 1] if k + 1 < len(chunks) else None, chunks[k - 1] if k else None
        over = after is not None and after.lemma in _OVER and (before is None or before.lemma not in _LATER)
        if c.time.kind == "ago" or (c.time.kind == "duration" and over):
            return True
    return False


def opens_with_years(found: Found) -> bool:
    """«**قبل نصف قرن** اندلعت …»: the first words of a sentence are years long past."""
    first = found.chunks[0] if found.chunks else None
    years = first is not None and first.time is not None and first.time.kind == "ago"
    return years or (first is not None and first.lemma in _CENTURIES) or centuries_ago(found, only_first=True)


def centuries_ago(found: Found, *, only_first: bool = False) -> bool:
    """«**قبل نصف قرن**», «**منذ قرون**»."""
    if _AGES.isdisjoint(found.sentence.words):
        return False
    forms = [t.form for t in found.sentence.tokens[: 4 if only_first else None]]
    return any(form in _AGES and not _SINCE.isdisjoint(forms[max(0, k - 2) : k]) for k, form in enumerate(forms))


def _thousands_ago(found: Found) -> bool:
    """«قبل ثلاثة **آلاف سنة**»."""
    if _THOUSANDS.isdisjoint(found.sentence.words):
        return False
    forms = [t.form for t in found.sentence.tokens]
    at = [k for k, form in enumerate(forms[:-1]) if form in _THOUSANDS and forms[k + 1] in _YEARS]
    return any(not _SINCE.isdisjoint(forms[max(0, k - 2) : k]) for k in at)


_THOUSANDS, _YEARS = frozenset({"الاف", "الف", "الفي"}), frozenset({"سنه", "عام", "السنين", "الاعوام"})
_AGES = frozenset({"قرن", "قرون", "قرنين"})
_SINCE = frozenset({"قبل", "منذ"})


_MADE_UP = ("وهمي", "افتراضي")
_PLAYED_AT = frozenset({
    "عدو", "هدف", "مسلحين", "مسلحون", "ارهابيين", "ارهابيون", "مصابين", "ضحايا", "اهداف", "ارتال", "رهاين", "خاطفين", "مهاجمين",
    "معاديه", "معادي", "قوات", "عناصر",
})  # fmt: skip
_FOES = _PLAYED_AT | {f"ال{word}" for word in _PLAYED_AT}
"""They, and with the article."""


def made_up(found: Found) -> bool:
    """«مواقع **العدو الوهمي**», «مسلحين **افتراضيين**»: an enemy of an exercise, whatever it is part of."""
    if _FOES.isdisjoint(found.sentence.words):
        return False
    forms = [t.form for t in found.sentence.tokens]
    return any(a in _FOES and b.removeprefix("ال").startswith(_MADE_UP) for a, b in pairwise(forms))


_HOURS = frozenset({"part", "clock"})
"""Of whatever day: «فجراً»."""
_TENS = {"year": 1, "decade": 10}


def asks_of_the_past(headline: Found) -> bool:
    """«كيف قُتل المتنبي؟», «يوم أطلق الشريف حسين …», «حين قصف الأسطول …»: headlines of history, which begin with when or how and
    tell in the perfect."""
    tokens = headline.sentence.tokens
    what = len(tokens) > 1 and (tokens[0].form, tokens[1].form) == _WHAT
    if not tokens or not (tokens[0].form in _ASKED or what) or headline.chunks[0].time is not None:
        return False  # «**يوم الثلاثاء 16 أيلول** قصفت …» names a day
    return any(c.kind == "verb" and c.tense == "perfect" for c in headline.chunks[:4]) or (
        tokens[0].form not in _WHEN and any(c.kind == "verb" and c.tense == "perfect" for c in headline.chunks)
    )


def feigned(found: Found, at: int) -> bool:
    """«أوهم ضيفته **بأن** مسلحين خطفوها»: what somebody is made to believe."""
    return "feign" in found.classes and any("feign" in c.classes for c in found.chunks[:at])


def recent(found: Found) -> bool:
    """A day near the report's own; «قبل عشرين عاماً» is none."""
    return any(t.kind in RECENT - _HOURS and not (t.kind == "ago" and t.unit in _TENS) for _, t in found.times)


def old_years(found: Found) -> list[str]:
    """«عام 1187», «شباط 1945»."""
    if _thousands_ago(found):
        return ["history"]
    numbers = [(k, t.form) for k, t in enumerate(found.sentence.tokens) if t.kind == "number" and len(t.form) in (3, 4)]
    years = [k for k, form in numbers if form.isdigit() and 600 <= int(form) < MODERN]
    if not years:
        return []
    after = {c.end for c in found.chunks if "time_unit" in c.classes}
    within = {k for c in found.chunks if c.time is not None for k in range(c.start, c.end)}
    tokens = found.sentence.tokens
    ends = {c.end for c in found.chunks if c.time is not None and c.time.kind in ("date", "month")}
    return ["history" for k in years if k in after or k in within or k in ends or (k and tokens[k - 1].form in _YEAR)]


def opening(found: Sequence[Found]) -> Sequence[Found]:
    """The headline, of one or two parts, and the first sentence below it."""
    lines = max((k + 1 for k, f in enumerate(found[:2]) if not f.sentence.ended), default=0)
    return found[: max(2, lines + 1)]


def part_of_exercise(found: Found) -> bool:
    """«أصابت سفينة هدفاً **خلال** مناورات»: done in it, and not beside it."""
    return any(by.lemma in _WITHIN and "exercise" in c.classes for by, c in pairwise(found.chunks))


_WITHIN = frozenset({"خلال", "أثناء", "ضمن"})
_PART_OF = frozenset({"ضمن", "من"})
_TRAINING = frozenset({"درّب", "تمرّن"})


def only_a_drill(found: Found) -> bool:
    """«جاء **الاقتحام ضمن تدريب** على تحرير رهائن»: an act that was told is called back and said to be part of an exercise."""
    chunks = found.chunks
    for k, c in enumerate(chunks[:-2]):
        if c.kind == "event" and c.definite and chunks[k + 1].lemma in _PART_OF:
            drill = chunks[k + 2]
            return not drill.definite and ("exercise" in drill.classes or drill.lemma in _TRAINING)
    return False


def remembered_battle(headline: Found) -> bool:
    """«في **ذكرى معركة** ميسلون»: a headline that names what it remembers and tells nothing else."""
    for day, act in pairwise(headline.chunks):
        if day.time is not None and day.time.kind == "anniversary" and act.kind == "event":
            return all(headline.chunks[f.trigger] is act for f in headline.frames if f.record == "event")
    return False
