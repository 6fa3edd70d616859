"""Whom a speaker's words name: an actor, a person of an office (رامي عبد الرحمن، مدير المرصد), a source called back (المصدر،
البيان), or the outlet itself (مراسلنا)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from isnad.coder.again import court_paper, person_again
from isnad.coder.bodies import a_source, called_again, is_body, is_called, of_the_un, tidings_only, whole
from isnad.coder.called import (
    another_outlet,
    heading,
    leans,
    of_another_nation,
    of_press_office,
    organisation_of,
    owner_of,
    same_body,
    un_force,
)
from isnad.coder.offices import (
    OFFICE,
    RANKS,
    bare_form,
    introduced,
    is_person,
    maybe_name,
    names_before,
    names_behind,
    of_the_place,
    pointed_at,
    somebody_of,
    stands_alone,
    words_of,
)
from isnad.coder.reference import SOURCE_HEADS, Discourse
from isnad.coder.seen import nearer
from isnad.model.draft import Link, Party
from isnad.model.finds import CueFind, Found, Mention

OUTLET = "outlet"
"""The outlet's own correspondent speaks for the outlet: such a link is no source."""
_OWN_REPORTERS = frozenset({"مراسل", "مراسلة", "موفد", "محرر", "محرّر", "مصور", "مصوّر", "زميل", "زميلة"})
_OTHERS = frozenset({"قناة", "صحيفة", "وكالة", "إذاعة", "جريدة", "مجلة", "تلفزيون", "شبكة", "موقع"})
"""«مراسل **قناة** س»: the outlet of another, although no pack knows it."""
_EMBASSY = "سفارة"
_VAGUE = frozenset({"مصدر", "ناشط", "شاهد", "شاهد عيان"})
_OWN_ENVOYS = frozenset({"مندوب", "مندوبة"})
_TITLED, _LONG_NAME = 2, 5
"""A title and a person's name are more words than the one, a name that is no person's has the other."""
_PERSONAL = frozenset({"spokesperson", "leader", "journalist", "source", "document", "person"})
"""Speakers who are called back by their office or as a source."""
_PEOPLE = frozenset({"resident", "protester"})
"""«سكان في طهران», «متظاهرون في تل أبيب»: people of a place are nobody's voice but their own."""
_MEDIA_OF = {"تقرير": "report", "بيان": "statement"}
_IN_ITS_NAME = frozenset({"باسمها", "باسمه", "باسمهم"})


class Persons:
    """The speakers of one report, and by what words they are called back."""

    def __init__(self, discourse: Discourse, outlet: str | None, found: Sequence[Found] = ()) -> None:
        self.d, self.outlet, self.found = discourse, outlet, found
        self.plain = {
            c.mention.names[0] for one in found for c in one.chunks if c.mention is not None and len(c.mention.names) == 1
        }
        """Actors that the report names without ambiguity somewhere."""
        self.by_name: dict[str, Party] = {}
        self.by_head: dict[str, Party] = {}
        self.by_first: dict[str, Party] = {}
        """Speakers by the first word of what they were called."""
        self.by_document: dict[str, Party] = {}
        """Who speaks in the report, the statement that was told of."""
        self.medium: str | None = None
        """The medium of the live speaker."""
        self.genders: dict[str, str] = {}
        self.sources: list[Party] = []
        self.last: Party | None = None
        """Who was cited last, in whatever way."""

    def of(self, found: Found, m: Mention, live: tuple[Link, ...]) -> tuple[Party, ...]:
        """The parties that a speaker's words stand for."""
        speaker = live[-1].party if live else None
        self.medium = live[-1].medium if live else None
        if live and live[-1].stance == "claims" and {*m.heads, m.head} & _VAGUE:
            speaker = None  # who took responsibility is no source of the report
        got = self._of(found, m, speaker)
        if not got:
            return got
        first = of_press_office(self.d, found, m, got[0]) or owner_of(self.d.lore, got[0])
        if first.names and self.outlet is not None and first.names[0] == self.outlet:
            sources = m.kind == "source" and m.head == "مصدر" and m.end - m.start > 1
            first = self._in_words(found, m.start, m.start + 1) if sources else Party(text=OUTLET)  # «قالت **مصادر** العربية»
        self._remember(found, m, first)
        return (first, *got[1:])

    def _of(self, found: Found, m: Mention, speaker: Party | None) -> tuple[Party, ...]:
        if un := un_force(self.d, found, m):
            return (self._in_words(found, m.start, m.end, *un),)
        if m.names and (leans(found, m) or somebody_of(m) or (m.head and m.classes & _PEOPLE)):
            return (self._in_words(found, m.start, m.end),)
        if m.names and m.head == _EMBASSY:
            return (self._in_words(found, m.start, whole(found, m)),)  # «السفارة الروسية في س» is a voice of its own
        if m.names:
            return self.d.party(found, heading(self._seen_first(m), self.d.lore), speaker)
        if (again := self._called_again(found, m, speaker) or self._person_or_paper(found, m, speaker)) is not None:
            return (again,)
        if self._some_outlet(found, m, speaker) or (speaker is not None and another_outlet(self.d, found, m, speaker)):
            return (self._in_words(found, m.start, m.end),)
        writer = self.by_document.get(m.head) if m.kind == "document" and m.definite and m.end - m.start == 1 else None
        if writer is not None and (speaker is None or self.medium != _MEDIA_OF.get(m.head)):
            return (writer,)  # «واتهم **التقرير** …» after a witness: whose report it is
        heads = {*m.heads, m.head}
        if m.suffix == "نا" and (m.kind in ("source", "outlet") or m.head in _OWN_ENVOYS):
            return (Party(text=OUTLET),)  # مصادرنا، موقعنا، مندوبنا
        if m.kind == "source" and m.head == "مصدر" and m.suffix and not m.names:
            said = self._in_words(found, m.start, m.end)
            return (msgspec.structs.replace(said, text=(said.text or "").removesuffix(m.suffix)),)  # «نقلاً عن **مصادرها**»
        if tidings_only(found, m) or (m.head == "نشرة" and m.definite and m.end - m.start == 1):
            return (Party(text=OUTLET),)  # «وتذكّر **النشرة** بأن …»: the bulletin that is read
        if m.head in _OWN_REPORTERS or (m.heads and m.heads[0] in _OWN_REPORTERS):
            return self._reporter(found, m)
        if m.classes & OFFICE and m.head in self.by_head and of_the_place(found, m):
            return (self.by_head[m.head],)
        if m.classes & OFFICE and m.definite and (known := self._by_rank(found, m)) is not None:
            return (known,)
        body = self._body(found, m, speaker) if m.classes & OFFICE else None
        if body is not None:
            return (body,)
        if of_the_un(found, m):
            return (self._in_words(found, m.start, m.end, "united-nations"),)
        if m.definite and m.end - m.start == 1 and is_called(m) and (again := same_body(self.d, m, speaker)) is not None:
            return (again,)
        if m.unresolved:
            return self._named(found, m, speaker)
        if self.last is not None and m.head == "مصدر" and m.definite and pointed_at(found, m):
            return (self.last,)
        if m.head == "مصدر" and m.definite and (again := self._source_again(found, m, speaker)) is not None:
            return (again,)
        if m.definite and stands_alone(found, m):
            back = next((self.by_head[h] for h in heads if h in self.by_head), None)
            if heads & SOURCE_HEADS or m.kind == "document" or m.classes & OFFICE:
                got = back if back is not None and (speaker is None or heads & _VAGUE or not heads & SOURCE_HEADS) else speaker
                if got is not None:
                    return (got,)
        elif m.definite and m.end - m.start == 1 and m.head == "مصدر" and a_source(told := self.by_head.get(m.head)):
            return (told,) if told is not None else ()  # «واتهم **المصدر** عناصر من س بـ …»
        elif m.definite and speaker is not None and (heads & SOURCE_HEADS or m.kind == "document") and not m.classes & OFFICE:
            return (self._in_words(found, m.start, m.end),) if of_another_nation(self.d, found, m, speaker) else (speaker,)
        reports = m.head == "تقرير" and m.number == "p" and m.end - m.start > 1  # «تقارير إعلامية»; «بيان رسمي» has its author
        if speaker is None and m.kind == "document" and not reports:
            last = self.d.seen[-1] if self.d.seen else None
            return (Party(last.names, via="coreference"),) if last else ()
        return self._described(found, m, speaker)

    def _source_again(self, found: Found, m: Mention, speaker: Party | None) -> Party | None:
        """«وأضاف **المصدر الأمني**»: the last source of that kind, or one of its own."""
        told = self._in_words(found, m.start, m.end)
        words = [w.removeprefix("ال") for w in (told.text or "").split()]
        if len(words) < _TITLED:
            return None
        known = next((p for p in reversed(self.sources) if (p.text or "").split()[: len(words)] == words), None)
        return known or (told if speaker is not None and not a_source(speaker) and m.head not in (speaker.text or "") else None)

    def _some_outlet(self, found: Found, m: Mention, live: Party | None) -> bool:
        """«وأضافت **الوكالة**», «بحسب **الصحيفة**» after a speaker who is no outlet, where the report has named none: one of its
        own, and not the speaker of before."""
        told = m.definite and m.end - m.start <= 2 and not m.suffix and not m.names and m.kind == "outlet" and m.head in _OTHERS
        first = (live.text or "").split()[:1] if live is not None else []
        if live is not None and live.names and live.names[0] in self.d.lore.outlets:
            return False
        another = bool(first) and first[0].removeprefix("ال") not in _OTHERS
        return told and another and bare_form(found, m.start) not in self.by_first

    def _called_again(self, found: Found, m: Mention, speaker: Party | None) -> Party | None:
        """«وقالت **الوكالة**», «وأضاف **المستشفى**», «وأوضحت **الصحيفة**»: one word with the article goes back to the last
        speaker who was told by it, whoever spoke since."""
        if not m.definite or m.end - m.start != 1 or m.suffix or m.quantity is not None or m.classes & _PERSONAL:
            return None
        known = self.by_first.get(bare_form(found, m.start)) if stands_alone(found, m) else None
        word = f"{(self._in_words(found, m.start, m.end).text or '').removeprefix('ال')} "
        other = nearer(self.d.seen, known, m.head, word, found.sentence.index) if known is not None else None
        return other.party() if other is not None else known

    def _person_or_paper(self, found: Found, m: Mention, speaker: Party | None) -> Party | None:
        """«وأضاف **الرجل**»: the person who spoke; «وجاء في **لائحة الاتهام**»: a paper of its own."""
        if person_again(found, m, speaker):
            return speaker
        return self._in_words(found, m.start, max(m.end, m.start + _TITLED)) if court_paper(found, m) else None

    def _by_rank(self, found: Found, m: Mention) -> Party | None:
        """«وأوضح **العقيد المالكي**»: a rank before the last name of somebody who spoke with his office."""
        after = [c for c in found.chunks if c.start >= m.end][:3]
        names = [found.sentence.tokens[c.start].form for c in itertools.takewhile(maybe_name, after) if c.kind == "word"]
        return next((self.by_name[w] for w in reversed([*words_of(found, m)[1:], *names]) if w in self.by_name), None)

    def _reporter(self, found: Found, m: Mention) -> tuple[Party, ...]:
        """«مراسل **لوكالة س**» is that agency's; «المراسل» the one before; any other the outlet's own."""
        after = next((c for c in found.chunks if c.start == m.end), None)
        if after is not None and after.mention is not None and after.mention.kind == "outlet" and after.pre == "ل":
            return self.d.party(found, after.mention, None)
        if not m.suffix and m.head not in ("زميل", "زميلة") and set(m.heads[1:]) & _OTHERS:
            return (self._in_words(found, m.start, m.end),)
        known = self.by_head.get("مراسل") if m.definite and not m.suffix else None
        return (known,) if known is not None else (Party(text=OUTLET),)

    def _body(self, found: Found, m: Mention, speaker: Party | None) -> Party | None:
        """«الناطق باسم **الوزارة**»: the body for which an office speaks, when the phrase itself does not hold it."""
        at = next((k for k, c in enumerate(found.chunks) if c.start == m.end), -1)
        after = found.sentence.tokens[m.end].form if m.end < len(found.sentence.tokens) else ""
        if after in _IN_ITS_NAME:  # «المتحدث **باسمها**»: of whom the sentence has told
            before = [c.mention for c in reversed(found.chunks) if c.end <= m.start and c.mention is not None]
            named = [x for x in before if x.kind == "force" and x.names]
            if not named and (cited := self._lately(after.removeprefix("باسم"))) is not None:
                return cited
            spoke = self.d.speakers[-1].names if self.d.speakers else ()  # «حمّل **س** ص المسؤولية، ودعا المتحدث باسمه …»
            last = next((x for x in named if x.names == spoke), named[0] if named else None)
            its, at_token = after.removeprefix("باسم"), (found.sentence.index, m.start)
            own = self.d.party(found, last, speaker) if last is not None else self.d.pronoun(its, speaker, at_token)
            return next((p for p in own if p.names), None)
        ruled = 0 <= at < len(found.chunks) - 1 and found.chunks[at].lemma == "باسم"
        owner = found.chunks[at + 1].mention if ruled else None
        if ruled and owner is None and found.chunks[at + 1].lemma == "ما":  # «باسم **ما يعرف بـ** عملية س»
            owner = next((x.mention for x in found.chunks[at + 2 : at + 5] if x.mention and x.mention.names), None)
        if owner is None:
            return organisation_of(self.d, found, m)
        if owner.kind == "place" and "kind:hospital" in found.chunks[at + 1].classes:
            return self._in_words(found, owner.start, owner.end)  # «المتحدث باسم **مستشفى س**»
        known = next((p for p in self.d.party(found, owner, speaker) if p.names), None)
        end = whole(found, owner)
        if known is not None or (owner.definite and owner.end - owner.start == 1 and end == owner.end):
            return known or speaker
        told = self._in_words(found, owner.start, end)
        return self._named_before(told.text or "") or told

    def _lately(self, pronoun: str) -> Party | None:
        """«…، على ما أفادت **س**. وقال متحدث **باسمها** …»: who was cited last, where it has the pronoun's gender."""
        last = self.last
        if last is None or not last.names:
            return None
        feminine = any(w.endswith("ة") for w in (last.text or "").split())  # «نجمة داود الحمراء»
        return last if (pronoun == "ها" and feminine) or self.gender(last) == {"ها": "f", "ه": "m"}.get(pronoun) else None

    def _in_words(self, found: Found, start: int, end: int, *names: str) -> Party:
        """Somebody as the report's own words have him: without an id, unless ``names`` say it."""
        span = self.d.span(found, start, end)
        return Party(names, None, self.d.raw[slice(*span)], span, None)

    def _described(self, found: Found, m: Mention, speaker: Party | None) -> tuple[Party, ...]:
        end = whole(found, m)
        span = self.d.span(found, m.start, end)
        words = self.d.raw[slice(*span)]
        again = self._named_before(words) if end > m.end or "state_org" in m.classes else None
        if again is not None:
            return (again,)
        parties = self.d.party(found, m, speaker, text=(m.start, end))
        if parties and "resident" in m.classes and not parties[0].names and "resident" in self.d.lore.classes:
            return (msgspec.structs.replace(parties[0], cls=self.d.lore.classes["resident"]),)
        if parties and not parties[0].names and parties[0].cls is not None and is_body(m):
            return (msgspec.structs.replace(parties[0], cls=None),)  # «المجلس الإسلامي»: a body by its own name, no armed group
        if m.classes & OFFICE and parties and not parties[0].names and m.end - m.start > 1:
            # «منسق الشؤون الإنسانية»: the office itself, not a kind of people
            return (msgspec.structs.replace(parties[0], cls=None),)
        if not m.definite or not stands_alone(found, m) or (parties and parties[0].names):
            return parties
        again = called_again(found, m, speaker, self.d.lore)
        return (again,) if again is not None else parties

    def _named_before(self, words: str) -> Party | None:
        """«وزارة الصحة الفلسطينية» before, «وزارة الصحة» now: who was called by these words and more."""
        if " " not in words:
            return None
        spoke = next((p for p in reversed(self.d.speakers) if p.key and p.text and p.text.startswith(words)), None)
        if spoke is not None:
            return spoke
        longer = next((x for x in reversed(self.d.seen[-60:]) if f" {x.words}".find(f" {words} ") >= 0), None)
        return Party(longer.names, via="coreference") if longer is not None else None

    def _named(self, found: Found, m: Mention, speaker: Party | None) -> tuple[Party, ...]:
        """An unknown name: a person whose office was told before, as a speaker or otherwise, or one of its own."""
        words = words_of(found, m)
        known = next((self.by_name[w] for w in reversed(words) if w in self.by_name), None)
        if known is not None:
            return (known,)
        before = introduced(self.found, found, words, self.d.lore.speakers)
        return self.of(*before, ()) if before is not None else self.d.party(found, m, speaker)

    def _seen_first(self, m: Mention) -> Mention:
        """A name of several actors (التحالف) is the one that the report has named otherwise."""
        if len(m.names) < 2:
            return m
        known = next((n for s in reversed(self.d.seen[-60:]) for n in s.names[:1] if n in m.names and s.names != m.names), None)
        known = known or next((n for n in m.names if n in self.plain), None)
        return msgspec.structs.replace(m, names=(known, *(n for n in m.names if n != known))) if known else m

    def _remember(self, found: Found, m: Mention, party: Party) -> None:
        """«مدير المرصد رامي عبد الرحمن»: later «وقال عبد الرحمن» is the observatory again."""
        if party.key:
            self.genders.setdefault(party.key, self.d.lore.grammar.get(party.names[0], m.gender) if party.names else m.gender)
        person = is_person(m, self.d.lore.speakers)
        first = bare_form(found, m.name_start if m.names and not m.head else m.start)
        long = m.end - m.start > 1 or " " in (party.text or "")
        if party.key and party.text != OUTLET and long and not m.classes & _PERSONAL and m.kind != "document":
            self.by_first[first] = party
        officer = "officer" in m.classes and m.number in ("s", "") and m.quantity is None
        if not (m.classes & OFFICE or officer or m.unresolved or person or m.kind == "people") or party.text == OUTLET:
            return
        named = [t.form for t in found.sentence.tokens[m.name_start : m.name_end]] if m.names else []
        official = bool(m.names) and m.names[0] in self.d.lore.speakers
        official = official and bool(named) and not named[0].startswith("ال")
        told = m.unresolved or (official and len(named) < _LONG_NAME)  # no «مكتب الأمم المتحدة لتنسيق …»
        names = (words_of(found, m) if m.unresolved else named) if told else names_before(found, m)
        if m.kind == "people" and not m.names and m.end - m.start > _TITLED and words_of(found, m)[0].startswith("ال"):
            names += words_of(found, m)[1:]  # «الطبيب **فلان الفلاني**»; in «عضو الهيئة الطبية» nobody is named
        if officer and m.end - m.start > _TITLED:  # «الضابط في الشرطة **فلان الفلاني**»
            names += [w for w in words_of(found, m)[_TITLED:] if not w.startswith("ال")]
        names += names_behind(found, m, self.d.lore.speakers, started=bool(names))
        for k, word in enumerate(names := names[-4:]):
            if len(word) > (2 if k == len(names) - 1 > 0 else 3) and word.removeprefix("ال") not in RANKS:
                self.by_name.setdefault(word, party)

    def cited(self, cue: CueFind, party: Party) -> None:
        """A source was cited: المصدر goes back to it."""
        self.last = party
        if a_source(party):
            self.sources.append(party)
        if cue.speaker is not None and cue.stance != "claims":
            self.cited_as(cue.speaker, party)
        for head, medium in _MEDIA_OF.items():
            if cue.medium == medium and party.key and party.text != OUTLET and cue.speaker is not None:
                self.by_document[head] = party

    def cited_as(self, m: Mention, party: Party) -> None:
        for head in {*m.heads, m.head} & (SOURCE_HEADS | _VAGUE):
            self.by_head[head] = party
        if m.classes & OFFICE and m.head:
            self.by_head[m.head] = party  # «وأضاف **الوزير**»: the minister of before, whoever spoke since
        before = self.by_head.get("مصدر")
        if m.head not in ("بيان", "") and party.names and not a_source(before):
            self.by_head["مصدر"] = party

    def gender(self, party: Party) -> str:
        """Grammatical gender of a speaker's words, '' when not known."""
        return self.genders.get(party.key, "")
