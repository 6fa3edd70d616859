"""Words that tie a telling to the one before it or set it apart: how its sentence opens, what joins its clause.
They are signs for the telling room, which weighs them; nothing is decided here."""

from __future__ import annotations

from isnad.model.finds import Found, FrameFind

_SHIFT = frozenset({"بالتزامن", "بالتوازي", "بالمقابل", "اما", "ميدانيا", "الي"})
_AS_WELL = frozenset({"كما", "كذلك", "ايضا"})
"""What goes on with more of the same: of one operation as often as of another thing."""
_WHILE = frozenset({"فيما", "بينما", "كما", "كذلك", "ايضا", "بالتزامن", "بالتوازي", "حين", "المقابل", "بالمقابل"})
_ANSWER = frozenset({"ردا", "انتقاما", "غداه", "عشيه"})
_AFTER = frozenset({"بعد", "قبل", "عقب", "منذ"})
_WHERE = frozenset({"حيث"})
_DURING = frozenset({"خلال", "اثناء", "لدي", "عبر", "ضمن"})
_CAUSE = frozenset({"اثر", "جراء", "نتيجه", "بسبب"})
_SUM = frozenset({"متفرقه", "مختلفه", "انحاء", "بانحاء", "سلسله", "ومحيطها"})
"""Words of a line that sums up what the report then tells one by one: «هجمات في مناطق متفرقة»."""
_LATER = frozenset({"لاحق", "لاحقا", "بعدها", "عقبها", "اثرها"})
_SINCE = frozenset({"بعد", "عقب", "اثر"})
_WHILES = frozenset({
    "ذلك", "ساعه", "ساعات", "ساعتين", "دقائق", "قليل", "وقت", "الحادثه", "الحادث", "الواقعه", "الهجوم", "الانفجار", "التفجير",
    "القصف", "العمليه", "الغاره", "الكمين", "الاشتباكات",
})  # fmt: skip
_WAKE, _IN_WAKE = frozenset({"اعقاب", "اثر"}), frozenset({"في", "علي"})
_WHO = frozenset({"ان"})
_WAKE_REACH = 6
"""«في أعقاب», «على إثر»; what ends the noun phrase; tokens from the sentence's start within which the act stands."""
_AGAIN = frozenset({"عاود", "كرّر"})
_REPLY = "ردّ"
_ALSO = frozenset({"ايضا", "كذلك"})
_TOLL = frozenset({"حصيله", "الحصيله"})
"""Words that stand with what they set behind something told («بعد ساعات», «عقب ذلك», «عاودت القصف») or beside it, and sums."""
_ATTACKERS = frozenset({
    "المهاجم", "المهاجمين", "المهاجمون", "المهاجمان", "المهاجمه", "المنفذ", "المنفذين", "المنفذون", "منفذ", "منفذي", "منفذو",
    "المعتدين", "المعتدون", "المتسللين", "المتسللون",
})  # fmt: skip
"""«مقتل ثلاثة من **المهاجمين**»: those of an attack that was told."""
_CALLING = frozenset({
    "هجوم", "هجمة", "اعتداء", "عملية", "حادث", "حادثة", "جريمة", "مجزرة", "عدوان", "قصف", "غارة", "ضربة", "استهداف", "تفجير",
    "انفجار", "كمين", "اشتباك", "معركة", "قتال", "اقتتال", "مواجهة", "حصار", "حملة", "اقتحام", "مداهمة", "توغّل", "تسلّل", "إنزال",
    "اغتيال", "اختطاف", "خطف", "إعدام", "تظاهرة", "مظاهرة", "احتجاج", "مسيرة", "اعتصام", "إضراب", "هدنة", "اتّفاق", "صفقة",
    "محاولة",
})  # fmt: skip
"""Nouns that name an act as a whole: with «ال» they go back to one told before («الهجوم»). Others have it by their own grammar
(«تمكنوا من السيطرة على …», «بالرصاص»)."""
_SPOT = frozenset({
    "المكان", "الموقع", "موقع", "مكان", "للمكان", "بالمكان", "بضلوعه", "بضلوعهم", "بضلوعهما", "بتورطه", "بتورطهم", "بتورطهما",
    "بصلته", "بصلتهم", "بصلتهما", "تورطهم", "تورطه", "ضلوعهم", "ضلوعه", "بعلاقته", "بعلاقتهم",
})  # fmt: skip
"""Where something was, and how those who are held had to do with it: the answer on the spot."""
_INSIDE = frozenset({"في", "خلال", "أثناء", "ضمن"})
"""Before an act that is called back: what was done in it, not after it."""
_CALLED = frozenset(["ال" + noun.translate(str.maketrans("أإآة", "اااه", "ّ")) for noun in _CALLING])
_FRONTING = frozenset({"في", "اما", "وفي"})
_BULLETS = frozenset("-–—•▪▫◾◽■□●○►▸◆*·")
_AFTER_NUMBER = frozenset("-–.)/:|")
"""What opens an item of a list."""
_OPENS, _REACH, _BEHIND, _SAID = 4, 10, 4, 8
"""Chunks that open a sentence; tokens before a clause, and behind its verb, that say how it stands to what was told."""


_DISTANCES = frozenset({
    "يوم", "يومين", "ايام", "اسبوع", "اسبوعين", "اسابيع", "شهر", "شهرين", "اشهر", "عام", "عامين", "سنه", "سنوات", "سنتين",
})  # fmt: skip
"""«بعد **يومين** من اختطافه»: what an act follows at such a distance is no part of it."""
_CORDON = frozenset({"siege", "pursuit"})
_CLOSED = _SPOT | {"المنطقه", "للمنطقه", "بالمنطقه"}
"""What is closed or combed there («تطوق **المنطقة**»): the spot again."""
_DESPITE = frozenset({"رغم", "الرغم", "برغم", "بالرغم"})
_JOINTS = (
    ("while", _WHILE), ("answer", _ANSWER), ("after", _AFTER), ("during", _DURING), ("cause", _CAUSE), ("where", _WHERE),
    ("despite", _DESPITE),
)  # fmt: skip
ANOTHER = frozenset({
    "اخر", "اخري", "ثان", "ثاني", "ثانيه", "ثالثه", "مماثل", "مماثله", "منفصل", "منفصله",
    "الاخر", "الاخري", "اخران", "اخريان", "اخريين", "الثاني", "الثانيه", "الثالث", "الثالثه",
})  # fmt: skip
_OTHERS = ANOTHER | {"ثالث", "مشابه", "مشابهه"}
"""«وفي هجوم **آخر**، …», «أما الهجوم **الثاني** فاستهدف …»."""
_SAME_DAY = frozenset({"ذاته", "نفسه", "عينه"})
_PAIRED = _LATER | _SINCE | {"اليوم"}
"""Words that say something of a telling together with those behind them."""
_JOINING: frozenset[str] = frozenset().union(*[forms for _, forms in _JOINTS])
"""Words that join a clause to another event of its sentence."""


def _written(words: frozenset[str]) -> frozenset[str]:
    """Words with and without a glued «و»."""
    return words | {f"و{word}" for word in words}


_JOINING_WRITTEN = _written(_JOINING)
_AFTER_WRITTEN = _written(_AFTER)
_TOLL_WRITTEN = _written(_TOLL)
_PAIRED_WRITTEN = _written(_PAIRED)
_ATTACKERS_WRITTEN = _written(_ATTACKERS)
_SIGNING = frozenset().union(_SUM, _JOINING_WRITTEN, _TOLL_WRITTEN, _PAIRED_WRITTEN, _ATTACKERS_WRITTEN, _CLOSED, _CALLED, _ALSO)


class Opening:
    """What is the same for all events of a sentence: its signs (``opens shift|place|past|item``; ``opens list`` where it begins
    what was summed up, «ففي بغداد …»; ``sum`` where it sums up several), and before which token the act stands that it follows
    («**بعد ساعات من الهجوم**، …»; 0 where it follows none)."""

    __slots__ = ("met", "signs", "wake")

    def __init__(self, found: Found) -> None:
        self.wake = _wake(found)
        opening = "wake" if self.wake else _opening(found)
        signs = {f"opens {opening}"} if opening else set()
        if found.sentence.tokens[0].form.startswith("فف"):
            signs.add("opens list")
        self.met = found.sentence.words & _SIGNING
        """Words of the sentence that any sign below may begin with: few, of which each event asks."""
        if not _SUM.isdisjoint(self.met):
            signs.add("sum")
        self.signs = frozenset(signs)


def signs_of(found: Found, frame: FrameFind, opening: Opening) -> frozenset[str]:
    """The signs of an event: those of the sentence's ``opening``; ``while``, ``answer``, ``after``, ``during``, ``where`` of what
    joins the clause to another event of its sentence; of the telling's own words ``plural`` («هجمات»), ``toll`` («حصيلة سابقة»),
    ``later`` («في وقت لاحق», «بعد ساعة»), ``also`` («استهدفوا أيضاً») ``attackers`` («مقتل ثلاثة من المهاجمين»), ``on the spot``
    («طوقت الشرطة المكان»), ``in كمين`` («أحرقوا آليات في الكمين») and ``by place`` («غارة المواصي»)."""
    outer = frame.first
    if found.chunks[frame.trigger].start < opening.wake:
        return frozenset(_own(found, frame, -1, opening.met)) - {"later"}  # the act itself is no later one
    before = -1
    for f in found.frames:
        if before < f.trigger < outer:
            before = f.trigger
    own = _own(found, frame, before, opening.met)
    if before >= 0 and not _JOINING_WRITTEN.isdisjoint(opening.met):
        between = found.sentence.tokens[found.chunks[before].end : found.chunks[outer].start]
        words = {_bare(t.form) for t in between[-_REACH:]}
        own += [name for name, forms in _JOINTS if not words.isdisjoint(forms)]
    if before >= 0 and not _AFTER_WRITTEN.isdisjoint(opening.met) and _at_a_distance(found, before, outer):
        own.append("days after")
    return opening.signs.union(own) if own else opening.signs


def _own(found: Found, frame: FrameFind, before: int, words: frozenset[str]) -> list[str]:
    """Signs of the telling's own words, ``before`` being the trigger of the event before it in its sentence, ``words`` those of
    the sentence that may be signs."""
    tokens, chunks = found.sentence.tokens, found.chunks
    out: list[str] = []
    if frame.nominal and chunks[frame.trigger].number in ("p", "d"):
        out.append("plural")
    replies = any(chunks[k].lemma == _REPLY for k in (frame.trigger, *frame.supports))
    if frame.nominal and chunks[frame.trigger].definite and chunks[frame.trigger].base in _CALLING and not replies:
        out.append("called back")
    if frame.nominal and _by_place(found, frame.trigger):
        out.append("by place")
    if not _TOLL_WRITTEN.isdisjoint(words) and any(_bare(t.form) in _TOLL for t in tokens[: chunks[frame.trigger].end + 1]):
        out.append("toll")
    if not _PAIRED_WRITTEN.isdisjoint(words):
        begin = chunks[before].end if before >= 0 else 0
        near = [_bare(t.form) for t in tokens[begin : _end(found, frame) + _BEHIND]]
        threes = list(zip(near, [*near[1:], ""], [*near[2:], "", ""], strict=False))
        if any(a in _LATER or (a in _SINCE and not _WHILES.isdisjoint((b, c))) for a, b, c in threes):
            out.append("later")
        if any(a == "اليوم" and b in _SAME_DAY for a, b, _ in threes):
            out.append("same day")
    if chunks[frame.trigger].lemma in _AGAIN or any(chunks[k].lemma in _AGAIN for k in frame.supports):
        out.append("later")
    if replies:
        out.append("replies")
    spots = _CLOSED if frame.type in _CORDON else _SPOT
    if not spots.isdisjoint(words) and any(
        t.form in spots for t in tokens[chunks[before].end if before >= 0 else 0 : _end(found, frame) + _REACH]
    ):
        out.append("on the spot")
    if not _CALLED.isdisjoint(words) and (noun := _inside(found, frame, before)) is not None:
        out.append(f"in {noun}")
    if not _ATTACKERS_WRITTEN.isdisjoint(words) and _of_attackers(found, frame, before):
        out.append("attackers")
    if not _ALSO.isdisjoint(words):
        first = chunks[frame.first]
        if first.kind == "verb" and any(t.form in _ALSO for t in tokens[first.start : _end(found, frame) + _BEHIND]):
            out.append("also")
    return out


def _at_a_distance(found: Found, before: int, outer: int) -> bool:
    """«أُعدموا **بعد أيام من** اعتقالهم»: whether days or more lie between an act and the one before it in its sentence."""
    tokens = found.sentence.tokens[found.chunks[before].end : found.chunks[outer].start][-_REACH:]
    near = [_bare(t.form) for t in tokens]
    return any(word in _AFTER and not _DISTANCES.isdisjoint(near[k + 1 : k + 3]) for k, word in enumerate(near))


def _end(found: Found, frame: FrameFind) -> int:
    """The token behind the words of a telling's trigger and of what carries it."""
    return found.chunks[max(frame.trigger, frame.last, *frame.supports)].end


def _by_place(found: Found, at: int) -> bool:
    """«استهدفت **غارة المواصي** قيادياً», «أدانت **مجزرة المواصي**»: one act, called by its place without a preposition."""
    chunk, behind = found.chunks[at], found.chunks[at + 1 : at + 2]
    return chunk.base in _CALLING and chunk.number == "s" and not chunk.definite and bool(behind) and behind[0].kind == "place"


def _inside(found: Found, frame: FrameFind, before: int) -> str | None:
    """«أحرقوا 40 صهريجاً **في الكمين**», «**خلال العملية** صودرت أسلحة»: the act called back in which something was done."""
    chunks = found.chunks
    told = max((frame.trigger, *frame.supports))
    end = min([f.trigger + 1 for f in found.frames if f.trigger > told], default=len(chunks))
    for k in range(max(before, 0) + 1, min(end, told + _REACH)):
        c = chunks[k]
        if k != frame.trigger and c.definite and not c.suffix and c.base in _CALLING and c.number == "s":
            by = chunks[k - 1]
            if by.kind == "prep" and by.lemma in _INSIDE:
                return c.base
    return None


def _of_attackers(found: Found, frame: FrameFind, before: int) -> bool:
    """Whether its clause, from the event before it to the next, names the attackers."""
    told = max((frame.trigger, *frame.supports))
    begin = found.chunks[before].end if before >= 0 else 0
    following = [found.chunks[f.trigger].start for f in found.frames if f.trigger > told]
    end = max(min(following, default=len(found.sentence.tokens)), found.chunks[told].end)
    return any(_bare(t.form) in _ATTACKERS for t in found.sentence.tokens[begin:end])


def _bare(form: str) -> str:
    """The word without a glued «و»."""
    return form[1:] if form.startswith("و") and len(form) > 3 else form


def _opening(found: Found) -> str:
    """«من جانب آخر، …», «وكان … قد …», «وفي مدينة م، …»: another thing, an older one, one elsewhere."""
    if is_item(found):
        return "item"
    chunks = found.chunks[:_OPENS]
    classes = [c.classes for c in chunks]
    opening = [_bare(t.form) for t in found.sentence.tokens[:_OPENS]]
    if opening[0] in _AS_WELL:
        return "as well"
    if any("topic_shift" in c for c in classes) or opening[0] in _SHIFT:
        return "shift"
    if opening[0] in _FRONTING and not _OTHERS.isdisjoint(opening[1:]):
        return "shift"
    if opening[0] in _ANSWER:
        return "reply"
    if any("background" in c for c in classes) or any(c.kind == "verb" and "copula" in c.classes for c in chunks[:2]):
        return "said" if _said_before(found) else "past"
    if chunks and (chunks[0].kind == "place" or (chunks[0].kind == "prep" and any(c.kind == "place" for c in chunks[1:2]))):
        return "place"
    if len(chunks) > 1 and chunks[0].lemma == "في" and chunks[1].kind == "word":  # a name that no pack knows
        return "place"
    if any(c.kind == "time" for c in chunks[:2]):
        return "time"
    return ""


def _wake(found: Found) -> int:
    """«**وعقب الهجوم**، …», «وبعد ساعات من **ذلك القصف** …»: the token behind the act told before that a sentence follows."""
    tokens = found.sentence.tokens
    first, second = _bare(tokens[0].form), tokens[1].form if len(tokens) > 1 else ""
    if first not in _SINCE and not (first in _IN_WAKE and second in _WAKE):
        return 0
    for k in range(1, min(len(tokens), _WAKE_REACH)):
        form = tokens[k].form
        if form in _CALLED:
            return k + 1
        if tokens[k].kind != "word" or form in _WHO:
            return 0
    return 0


def _said_before(found: Found) -> bool:
    """«**وكان مصدر أمني قال** في وقت سابق إن …»: an earlier word, on this event as often as on another."""
    verbs = [c for c in found.chunks[:_SAID] if c.kind == "verb"]
    return len(verbs) > 1 and "copula" in verbs[0].classes and "speech" in verbs[1].classes


def is_item(found: Found) -> bool:
    """«▪️ مقتل عنصرين …», «- اعتقال …», «3) غارات …», «17:10 | قصف …»: an item of a list stands for itself."""
    tokens = found.sentence.tokens
    if not found.sentence.index or not found.sentence.first or len(tokens) < 3:
        return False
    numbered = tokens[0].kind == "number" and (tokens[1].form in _AFTER_NUMBER or ":" in tokens[0].form)
    return numbered or tokens[0].form in _BULLETS or tokens[0].kind == "symbol"
