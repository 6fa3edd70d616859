"""The clause that an event stands in, and the marks of war that it holds."""

from __future__ import annotations

from isnad.coder.ruses import false_post
from isnad.model.draft import Draft
from isnad.model.finds import Chunk, Found

WEAPONS = frozenset({
    "artillery", "rocket", "missile", "air_bomb", "ied", "car_bomb", "mine", "grenade", "chemical", "explosives", "drone",
    "aircraft", "helicopter", "firearm", "suicide", "munition", "air",
})  # fmt: skip
"""Classes of words that name a weapon."""
_STRUCK = frozenset(
    {"shelling", "air_strike", "missile_strike", "drone_strike", "ied", "landmine", "suicide_attack", "chemical_attack"}
)
_FOUGHT = _STRUCK | {"armed_clash", "attack", "riot", "ambush"}
_FLYING = frozenset({"aircraft", "helicopter", "air"})
ARMED = frozenset({"fighter", "armed", "hostile"})
_TALKERS = frozenset({"talker", "source", "channel", "journalist", "spokesperson", "politics", "film"})
_TRADING = frozenset({"market", "sport", "film", "business"})
"""«شركات صينية», «فريق روسي»: who bears a state's adjective and is none of its forces."""
_HARM = frozenset({"harm_kill", "harm_wound"})
_JOINS = frozenset({"conseq", "rel", "prep", "part"})
_DURING = frozenset({"time_link", "parallel_link", "concession"})
_SHOTS = frozenset({"صاروخ", "قذيفة", "قنبلة", "رصاصة", "سلاح", "ذخيرة", "سيف", "مدفع", "نار", "طلقة"})
"""Weapons that news writers lend: one of them alone and without a number is a hard shot or a sharp word."""
_SHELLS = frozenset({"صاروخ", "قذيفة", "قنبلة", "رصاصة"})
_FLAMES = frozenset({"نار", "نيران", "لهب"})
_BURNING = frozenset({"اشتعل", "أشعل", "أضرم", "أخمد", "التهم", "شبّ", "أطفأ", "اندلع", "احترق"})
_NOISES = frozenset({"هزّ", "دوّى", "دوي", "سمع"})
_MOVEMENTS = frozenset({"حركة", "جماعة", "تنظيم", "جبهة", "كتيبة", "لواء", "فصيل", "حزب"})
_UNITS = frozenset({"قوة", "كتيبة", "لواء", "جيش", "دورية", "رتل", "فصيل", "وحدة", "مفرزة", "سرية", "فوج"})
_SEATS = frozenset({"نائب", "مستشار", "مرشّح", "عضو"})
"""Who speaks for a party and has no arms, whatever its name."""
_OF_NO_FORCE = frozenset({"مهرّب", "حارس"})
"""Who may bear arms and be of no force: a smuggler, a watchman."""
_MEMBERS = frozenset({"فرد", "عضو"})
_RIVALS = frozenset({"خصم", "غريم"})
"""Whom one competes with, in elections and on the field."""
_MOCK = frozenset({"وهمي", "افتراضي", "ضمن سيناريو", "سيناريو افتراضي", "سيناريو وهمي", "محاكاة", "حاكى", "فرضية"})
_APPLIANCES = frozenset({
    "فرن", "موقد", "سخان", "بطارية", "مولدة", "أنبوب", "أنبوبة", "مرجل", "مدفأة", "أسطوانة", "جرة", "قارورة", "غسالة", "هاتف",
    "محوّل", "شاحن", "غلاية", "إطار", "طنجرة", "ثلاجة", "مكيّف",
})  # fmt: skip
_OFFICES = frozenset({
    "منصب", "مقعد", "لقب", "صدارة", "حقيبة", "رئاسة", "جائزة", "بطولة", "كأس", "ميدالية", "نصّب", "أغلبية", "فوز",
})  # fmt: skip
_SCOLDS = frozenset({"اتّهم", "وصف", "انتقد", "اعتبر", "حمّل", "طالب"})
_ELSEWHERE = frozenset({"سرب", "مضاد", "خانق"})
"""Words of weapons that name none by themselves: a swarm of flies, a counter-attack, a choking heat."""
_BODY = "جسم"
"""An object that may go off, or a body, which is somebody's."""


class Clause:
    """Chunks ``start``..``end`` of a sentence around the trigger at ``at`` (-1 for none)."""

    def __init__(self, found: Found, start: int, end: int, at: int, persons: frozenset[str]) -> None:
        self.chunks: tuple[Chunk, ...] = found.chunks[start:end]
        self.after: tuple[Chunk, ...] = found.chunks[at + 1 : end] if at >= 0 else ()
        self.before: tuple[Chunk, ...] = found.chunks[start:at] if at >= 0 else ()
        self.verbal = at >= 0 and found.chunks[at].kind == "verb"
        self.active = self.verbal and found.chunks[at].voice == "active"
        self._frames, self._counts, self._bounds, self._at = found.frames, found.counts, (start, end), at
        self.suffix = found.chunks[at].suffix if at >= 0 else ""
        self._persons = self.persons = persons
        self.around = found.classes
        """The classes of its whole sentence."""

    @property
    def bombed(self) -> bool:
        """Another event of the clause is a strike or an explosion."""
        start, end = self._bounds
        return any(f.type in _STRUCK and start <= f.trigger < end and f.trigger != self._at for f in self._frames)

    @property
    def fought(self) -> bool:
        """Another event of the clause is a fight or an attack."""
        start, end = self._bounds
        return any(f.type in _FOUGHT and start <= f.trigger < end and f.trigger != self._at for f in self._frames)

    @property
    def weapon(self) -> bool:
        """A weapon that is no figure of speech; where somebody is killed, a single shell is none."""
        return any(
            _arms(c) and (not lent(c) or (c.base in _SHELLS and self.deadly)) and not (c.base in _FLAMES and self.burning)
            for c in self.chunks
        )

    @property
    def deadly(self) -> bool:
        """The sentence counts several people who were killed."""
        return any(n.what == "killed" and (n.quantity.low or 0) > 1 for n in self._counts)

    @property
    def burning(self) -> bool:
        """«اشتعلت النيران», «أخمدت الفرق النار»: flames, and no shots."""
        return any(c.lemma in _BURNING or "fire" in c.classes for c in self.chunks)

    @property
    def shot(self) -> bool:
        """A weapon other than an aircraft, which may fall by itself."""
        return any(
            not (of_mention(c) & WEAPONS).issubset(_FLYING) and not lent(c) and not (c.base in _FLAMES and self.burning)
            for c in self.chunks
        )

    @property
    def loose(self) -> bool:
        """A weapon with an adjective of words: «صواريخه السياسية»."""
        pairs = zip(self.after[:4], self.after[1:5], strict=False)
        return any(not of_mention(a).isdisjoint(WEAPONS) and "figurative" in b.classes for a, b in pairs)

    @property
    def aside(self) -> bool:
        """A thought or a feeling right behind the trigger: «قتل الشهوات», «حصار الخوف»."""
        first = self.after[0] if self.after else None
        return first is not None and first.kind == "noun" and not first.pre and "feeling" in first.classes

    @property
    def kin(self) -> bool:
        """«قتل شقيقته», «قتل شاب والده»: somebody's own relative is what the verb is done to."""
        return kin_killed(self.chunks)

    @property
    def governs_thing(self) -> bool:
        """A definite noun right behind the trigger, or one under its «ل», that is nobody."""
        first = next((c for c in self.after[:2] if c.kind != "adj"), None)
        if first is None or first.kind not in ("noun", "word") or first.mention is not None:
            return False
        return first.definite or first.pre == "ل"  # «إعدام جماعي **لأرزاق** الناس»

    @property
    def rivals(self) -> bool:
        """«هجوم **خصومه**»: those whom one competes with."""
        return any(c.mention is not None and not _RIVALS.isdisjoint(c.mention.heads) for c in self.after[:3])

    @property
    def by_cars(self) -> bool:
        """«حاصرت **السيارات** المعبر»: vehicles of nobody right behind the trigger."""
        m = self.after[0].mention if self.after else None
        return m is not None and m.kind == "thing" and m.heads == ("سيارة",) and not m.names

    @property
    def office(self) -> bool:
        """«انتزاع **منصب** المحافظ», «استعاد **الصدارة**»: what is taken is no ground."""
        return any(c.base in _OFFICES and not c.pre for c in self.after[:2])

    @property
    def scolds(self) -> bool:
        """«…، **متهماً** إياهم بـ»: what follows is what was said."""
        return any("accuser_link" in c.classes or (c.kind == "part" and c.base in _SCOLDS) for c in self.after)

    @property
    def posted(self) -> bool:
        """«تبادلا القصف عبر تويتر»: it happens on a network."""
        pairs = zip(self.after[:9], self.after[1:10], strict=False)
        media = (on for by, on in pairs if by.lemma in ("عبر", "على", "في") and on.classes.isdisjoint({"post", "site"}))
        return any(x.startswith("medium_") for on in media for x in on.classes)

    @property
    def undergone(self) -> bool:
        """Something undergoes it: «تعرّض … لقصف»."""
        return any("undergo" in c.classes for c in self.before)

    @property
    def fighting(self) -> bool:
        """Armed people, a force by name, or a weapon that is fired."""
        return self.armed or self.named or self.shot or self.bombed

    @property
    def lent(self) -> bool:
        """A weapon stands there as a figure of speech."""
        return any(lent(c) for c in self.chunks)

    @property
    def armed(self) -> bool:
        """Armed people, named or not: «مسلحون», «عناصر من …», «مجهولون»."""
        return any(armed(c) for c in self.chunks if c.mention is not None)

    @property
    def crowd(self) -> bool:
        """Armed people that no team, no film and no court has: several, counted or unknown."""
        return any(armed(c) and _several(c) for c in self.chunks)

    @property
    def peopled(self) -> bool:
        """Somebody stands there, if only as a pronoun on the trigger."""
        return bool(self.suffix) or any(c.mention is not None and c.mention.kind in ("people", "force") for c in self.chunks)

    @property
    def appliance(self) -> bool:
        """«انفجار **فرن** غاز», «انفجار **بطارية**»: what bursts of itself."""
        return bool(self.after) and not self.after[0].pre and self.after[0].base in _APPLIANCES

    @property
    def heard(self) -> bool:
        """«انفجار يهز», «سماع دوي انفجار»: something that shakes and is heard."""
        return any(c.base in _NOISES for c in self.chunks)

    @property
    def captive(self) -> bool:
        """Prisoners stand there."""
        return any("detainee" in of_mention(c) for c in self.chunks)

    @property
    def organised(self) -> bool:
        """«حركة الشباب»: a group that has a name, if no pack knows it."""
        return any(c.mention is not None and not _MOVEMENTS.isdisjoint(c.mention.heads) for c in self.chunks)

    @property
    def troops(self) -> bool:
        """A unit without a name: «القوات», «دورية», «رتل»."""
        return any(
            c.mention is not None and c.mention.kind == "force" and not _UNITS.isdisjoint(c.mention.heads) for c in self.chunks
        )

    @property
    def owned(self) -> bool:
        """A nationality on the trigger itself: «قصف تركي»."""
        near = self.after[:3]
        behind = ("event", *(c.kind for c in near))
        return any(c.kind == "adj" and "nationality" in c.classes and k == "event" for k, c in zip(behind, near, strict=False))

    @property
    def named(self) -> bool:
        """An actor by name, or by its nationality; a public person without forces is none."""
        return self.owned or any(
            c.mention is not None
            and c.mention.kind not in ("place", "outlet")
            and c.mention.names
            and (c.mention.heads or not self._persons.issuperset(c.mention.names))
            and "spokesperson" not in c.mention.classes
            and not (c.mention.kind == "thing" and "building" in c.mention.classes and "post" not in c.mention.classes)
            and c.mention.classes.isdisjoint(_TRADING)
            for c in self.chunks
        )

    @property
    def talker(self) -> bool:
        """Whoever does it is one who speaks: a channel, a member of parliament, users of a page."""
        near = [*self.before[-4:], *self.after[:1]]
        near += [c for by, c in zip(self.after[:5], self.after[1:6], strict=False) if by.lemma == "من" or "by" in by.classes]
        return any(_talks(c) for c in near)

    @property
    def seated(self) -> bool:
        """«تبادل **نواب** التيار … القصف», «فتح **مستشار** القائد النار على …»: who does it sits in a council or advises."""
        near = [*self.before[-4:], *self.after[:2]]
        return any(c.mention is not None and bool(c.mention.heads) and c.mention.heads[0] in _SEATS for c in near)

    @property
    def beside_exercise(self) -> bool:
        """«بعد انتهاء مناورات», «بالتزامن مع مناورات»: the exercise is only the time of it."""
        at = next((k for k, c in enumerate(self.chunks) if "exercise" in c.classes), 0)
        return any(not c.classes.isdisjoint(_DURING) for c in self.chunks[max(0, at - 3) : at])


_PARENTS = frozenset({"أب", "أم", "زوج", "زوجة", "والد", "والدة", "ابن", "شقيق"})


def kin_killed(chunks: tuple[Chunk, ...]) -> bool:
    """«قتل شقيقته», «أقدم على قتل والده»: a word of killing with the killer's own relative right behind it."""
    for k, c in enumerate(chunks):
        if c.kind in ("verb", "event") and "harm_kill" in c.classes and c.voice != "passive":
            before = chunks[k - 1].mention if k else None
            parent = before is not None and not _PARENTS.isdisjoint(before.heads)
            near = [x for x in chunks[k + 1 : k + 3] if x.kind in ("np", "noun", "part")]
            if any((parent or "kin" in of_mention(x)) and x.suffix and not x.pre for x in near):
                return True
    return False


def mocked(chunks: tuple[Chunk, ...]) -> bool:
    """«ضمن سيناريو», «مصابين افتراضيين»: made up, whatever it did."""
    return any(c.base in _MOCK and not false_post(chunks, k) for k, c in enumerate(chunks))


def trigger_of(found: Found, d: Draft) -> int:
    """The chunk that a draft's event starts from, or -1."""
    first = d.because[0].under[0] if d.because and d.because[0].under else None
    if first is None or first.span is None:
        return -1
    tokens = found.sentence.tokens
    at = found.chunk_from(found.sentence.token_from(first.span[0]))
    return at if at < len(found.chunks) and tokens[found.chunks[at].start].start == first.span[0] else -1


def clause_of(found: Found, at: int, persons: frozenset[str] = frozenset()) -> Clause:
    """From the mark, the «أن» or the «و» + verb before the trigger to the next one; «ما أدى إلى», «الذي», «خلال» tie on."""
    chunks = found.chunks
    lo, hi = at, at + 1
    while lo > 0 and not _opens(chunks, lo):
        lo -= 1
    while hi < len(chunks) and not _opens(chunks, hi):
        hi += 1
    return Clause(found, lo, hi, at, persons)


def _opens(chunks: tuple[Chunk, ...], k: int) -> bool:
    """Whether a new clause begins at chunk ``k``."""
    c, before = chunks[k], chunks[k - 1]
    if before.kind == "mark":
        return before.lemma in ".؛:" or (before.lemma == "،" and c.kind not in _JOINS)
    if c.kind in ("conj", "comp"):
        return True
    return c.kind == "verb" and c.pre[:1] in ("و", "ف") and before.kind != "conseq" and c.classes.isdisjoint(_HARM)


def of_mention(c: Chunk) -> frozenset[str]:
    """The classes of a chunk and of whom it mentions."""
    return c.classes | c.mention.classes if c.mention is not None else c.classes


def _arms(c: Chunk) -> bool:
    return not c.classes.isdisjoint(WEAPONS) or (c.mention is not None and not c.mention.classes.isdisjoint(WEAPONS))


def lent(c: Chunk) -> bool:
    """A weapon that news writers lend: alone and without a number."""
    if c.base in _ELSEWHERE or (c.base == _BODY and (c.suffix or c.definite)):
        return True
    several = c.number == "p" or (c.mention is not None and (c.mention.quantity is not None or len(c.mention.heads) > 1))
    return c.base in _SHOTS and not several


def armed(c: Chunk) -> bool:
    """Armed people, named or not."""
    m = c.mention
    if m is None or m.kind not in ("force", "people") or not _RIVALS.isdisjoint(m.heads):
        return False
    if len(m.heads) == 1 and m.heads[0] in _OF_NO_FORCE and "armed" not in m.classes and not m.names:
        return False
    if m.suffix and not _MEMBERS.isdisjoint(m.heads) and not m.names:
        return False  # «أفرادها»: of a gang, a family, a team
    return not m.classes.isdisjoint(ARMED) or "unknown" in m.classes


def _talks(c: Chunk) -> bool:
    if c.kind not in ("np", "noun", "part", "word") or not c.classes.isdisjoint({"site", "post"}):
        return False  # «مواقع داعش»: positions, no web sites
    named = c.mention is not None and c.mention.names and _SEATS.isdisjoint(c.mention.heads)
    return not c.classes.isdisjoint(_TALKERS) and not named


def _several(c: Chunk) -> bool:
    m = c.mention
    return m is not None and (m.quantity is not None or m.number == "p" or not m.classes.isdisjoint({"unknown", "armed"}))
