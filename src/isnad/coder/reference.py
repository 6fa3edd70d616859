"""Reference: what المجلس، القوات، المجموعة، الطرفان, قواتنا and pronouns go back to (CODEBOOK §5).

The order of tests follows what was measured on real reports: the head noun of an actor's name, called back with the article,
is right more often than the nearest name; الطرفان are the last two *opposed* parties; an own-force noun with a pronoun is the
speaker's unless the enemy is the subject."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from isnad.coder.bodies import a_source
from isnad.coder.fillers import TALKING
from isnad.coder.generic import NATION, SERVICES, dwelling, generic, of_us
from isnad.coder.going_back import NEAR, REACH, SEVERAL, acted_last, another, in_full, last_named, of_the_act
from isnad.coder.local import Locals, called_to, in_another_land
from isnad.coder.men import men_meant
from isnad.coder.seen import LATTERS, SPOKESMEN, Seen, by_patron, joined_to_name, kin, listed, nearer, of_force, owner_before
from isnad.model.draft import DraftPlace, DraftRole, Lore, Party
from isnad.model.finds import Found, Mention

PAIR = frozenset({"طرف", "جانب", "فريق"})
_HELD = frozenset({"group", "fighter", "state_org", "leader", "post", "site", "convoy", "aircraft"})
"""What an actor has and calls its own: «قواتها», «مواقعها», «مقاتلاتها»."""
_ARMY, _SECURITY = "جيش", "أمن"
_HE = frozenset({"تنظيم", "حزب", "فصيل", "مجلس", "جيش", "لواء", "فيلق", "حرس", "مركز"})
_ARMED = frozenset({"جيش", "فرقة", "لواء", "كتيبة", "جبهة", "حركة"})
_SQUAD, _ONE_OF = "قوة", "فرد"
"""«خمسة من **أفرادها**»: of the force that was named."""
_OF_A_THING = frozenset({"طاقم", "حامية"})
"""Groups whose pronoun is a vehicle's, a ship's or a town's, and nobody's: «دبابة وطاقمها», «البلدة وحاميتها»."""
SOURCE_HEADS = frozenset(
    {"مصدر", "بيان", "ناطق", "متحدث", "مراسل", "مسؤول", "تقرير", "موقع", "وكالة", "مدير", "قائد", "ضابط", "صفحة", "قناة"}
)
_BODIES = frozenset({"ميليشيا", "مليشيا", "تنظيم", "جماعة", "فصيل", "حركة", "عصابة", "هيئة", "حزب", "لواء", "فرقة", "كتيبة"})
"""What a report calls an armed body and calls it back by, whatever its name is."""
_LATTER = "أخير"
_LOADED = frozenset({"hostile"})
"""What an adjective says of a body without telling it from others."""


class Discourse:
    """What has been named so far. One per document; grows sentence by sentence."""

    def __init__(self, raw: str, lore: Lore) -> None:
        self.raw, self.lore = raw, lore
        self.seen: list[Seen] = []
        self.local = Locals(lore)
        self.pair: tuple[Party, ...] = ()
        self.pair_sentence = -9
        self.groups: dict[str, tuple[Party, ...]] = {}
        self.last_doer: tuple[Party, ...] = ()
        self.forms: dict[str, str] = {}
        """How those who acted were called last, for the verbs that go on without a subject."""
        self.ever: dict[str, frozenset[str]] = {}
        """All the ways in which they were called so far."""
        self.last_harmed: tuple[int, Party | None, bool] = (-9, None, False)
        """The sentence and the persons without a name who were harmed last, and whether they are several."""
        self.speakers: list[Party] = []
        self.told: list[tuple[int, str, tuple[DraftRole, ...], str]] = []
        """Events told so far: sentence, type, roles, the noun or verb of their trigger."""
        self._order = 0
        self.topic = 0
        """How often the report has turned to something else."""
        self.ahead: list[Seen] = []
        """Whom the text below a headline names, for a headline that calls them by their head noun alone."""
        self.places: list[DraftPlace] = []
        """Places named so far, each with its own words."""
        self.scene: DraftPlace | None = None
        """Where the last event told was done: «في المكان نفسه» goes back to it."""

    def party(
        self,
        found: Found,
        m: Mention,
        speaker: Party | None,
        *,
        text: tuple[int, int] | None = None,
        but: frozenset[str] = frozenset(),
    ) -> tuple[Party, ...]:
        """The parties that a mention stands for; one as a rule, two for الطرفان or a mixed group. A pronoun on it means none of
        ``but``."""
        start, end = text or (m.start, called_to(found, m))
        span = self.span(found, start, end)
        words = self.raw[span[0] : span[1]]
        inner = m.within[0] if m.within and not m.names else None
        if m.names and m.name_start < 0 and m.definite and by_patron(found, m):
            named = self._named_before(found, m)
            if named is not None:
                return (Party(named.names, None, words, span, "coreference", named.words),)
        if m.names:
            first = Party(in_full(m, words, self.seen) or self._meant(m), None, words, span, None)
            return (first, Party((m.also,), None, words, span, None)) if m.also else (first,)
        ours = inner if inner is not None and inner.suffix == "نا" else m  # «حاجزاً لقواتنا», «ستة من قواتنا المسلحة»
        if ours.suffix == "نا" and ours.head == NATION:
            return (Party((), "civilians", words, span, None),)  # «ندعو **شعبنا** إلى …»: those for whom they speak
        if ours.suffix == "نا" and speaker is not None and speaker.key and of_us(ours):
            own = self._organisation(speaker) if ours.classes & {"group", "fighter", "state_org"} else speaker
            return (own.again(words, span),)
        for candidate in (m, inner):
            back = self._back(found, candidate, speaker, but) if candidate else ()
            if back:
                back = tuple(map(self._organisation, back)) if m.kind == "thing" else back  # «طيران فلان … **الطيران**»
                return tuple(p.again(words, span) for p in back)
        if m.kind == "thing" and m.end < len(found.sentence.tokens) and self._word(found, m.end) in LATTERS:
            last = last_named(found, m, self.seen[-NEAR:], self.lore.grammar)  # «مدفعية **الأخيرة**»
            if last:
                return tuple(p.again(words, span) for p in last)
        if inner is not None and of_force(m):
            return (Party((), generic(self.lore, inner), words, span, None),)  # «قتلى من الجيش»: whose dead
        if inner is not None and m.kind == "thing" and not dwelling(inner):  # «مقرات للإرهابيين»: whose they are
            whose = self.span(found, inner.start, inner.end)
            return (Party((), generic(self.lore, inner), self.raw[whose[0] : whose[1]], whose, None),)
        of = inner if inner is not None and m.kind == inner.kind == "force" and not inner.classes.isdisjoint(SERVICES) else m
        return (Party((), generic(self.lore, of), words, span, None),)  # «تعزيزات من **قوات الأمن**»

    def _named_before(self, found: Found, m: Mention) -> Seen | None:
        """The actor that was last called by the noun of a phrase before it, and named."""
        before = (s for s in reversed(self.seen[-REACH:]) if (s.sentence, s.token) < (found.sentence.index, m.start))
        body = m.head if m.head in _BODIES and m.number == "s" else ""
        return next((s for s in before if body in s.heads and s.names != m.names), None)

    def _word(self, found: Found, token: int) -> str:
        start, end = self.span(found, token, token + 1)
        return self.raw[start:end]

    def _meant(self, m: Mention) -> tuple[str, ...]:
        """Whom a name stands for behind its head: «مرتزقة س» are who follows س, «مسلحو فلان» are of his organisation."""
        followed = next((x for h in m.heads if (x := self.lore.followers.get(h, {}).get(m.names[0]))), None)
        if followed is not None:
            return (followed,)
        if (
            m.names[0] in self.lore.persons
            and m.names[0] in self.lore.parents
            and (m.kind == "thing" or m.within or m.classes & {"group", "fighter"})
        ):
            return (self.lore.parents[m.names[0]],)
        return m.names

    def span(self, found: Found, start: int, end: int) -> tuple[int, int]:
        """Raw interval of tokens ``start``..``end`` without glued proclitics and outer quotation marks."""
        tokens = found.sentence.tokens
        while start < end - 1 and tokens[start].kind == "mark":
            start += 1
        while end - 1 > start and tokens[end - 1].kind == "mark" and tokens[end - 1].form not in ')"»”':
            end -= 1
        return tokens[start].start, tokens[end - 1].end

    def _back(self, found: Found, m: Mention, speaker: Party | None, but: frozenset[str] = frozenset()) -> tuple[Party, ...]:
        heads = list(m.heads)[::-1] or [m.head]
        if m.number == "d" and m.definite and PAIR & set(heads):
            return self.pair
        if m.suffix and "follower" in m.classes:
            return self._followers(found, m)
        if m.suffix in ("ه", "ها", "هم") and m.head not in _OF_A_THING and (m.classes & _HELD or m.head == _ONE_OF):
            if (just := joined_to_name(found, m)) is not None:
                return (Party(self._meant(just)),)  # «قوات س وميليشياتها»: theirs who were just named, and no speaker's
            told = m.suffix == "هم" or speaker is None or not speaker.names or speaker.names[0] in self.lore.speakers
            if m.kind == "thing" and told:
                owner = owner_before(found, m, self.lore.grammar)
                bare = owner is not None and not owner.names and self.local.told(found, owner)
                if owner is not None and not bare and (owner.names or speaker is None or self.reports(speaker)):
                    return (Party(owner.names),) if owner.names else ()
            meant = self.pronoun(m.suffix, speaker, (found.sentence.index, m.start), but=but)
            return tuple(self._organisation(p) for p in meant)
        if not m.definite:
            return another(found, m, self.seen[-NEAR:], self._word(found, m.start))
        if m.head == _LATTER:
            return last_named(found, m, self.seen[-NEAR:], self.lore.grammar)
        if (acted := of_the_act(found, m, self.told, self.lore.families)) is not None:
            return acted
        for head in heads:
            if self.groups.get(head):
                return self.groups[head]
        if m.end - m.start == 1 and (meant := men_meant(found, m, self._word(found, m.start), self)):
            return meant
        alone = m.head == _SQUAD and m.number == "s" and m.end - m.start == 1 and any(p.names for p in self.last_doer)
        if alone and not any("القوة" in s.words for s in self.seen[-REACH:]):
            return self.last_doer  # «وأضاف أن **القوة** ضبطت …»: those who acted last, no other forces
        return self._by_head(found, m, speaker, heads)

    def _by_head(self, found: Found, m: Mention, speaker: Party | None, heads: list[str]) -> tuple[Party, ...]:
        """The actor that a definite noun calls back by the head of its name: «المجلس», «القوات», «الجيش»."""
        alone_here = m.head == _SQUAD and m.number == "p" and m.end - m.start == 1
        for head in heads[:1]:  # the definite noun is the last of a chain: قوات الجيش goes back to an army
            if head == _ARMY and m.end - m.start == 1 and in_another_land(found, m):
                return ()
            word = self._word(found, m.start).removeprefix("لل").removeprefix("ال") + " "
            if speaker and m.end - m.start == 1 and (other := nearer(self.seen, speaker, head, word, found.sentence.index)):
                return (other.party(),)
            if speaker and any(head in self.lore.heads.get(n, frozenset()) for n in speaker.names):
                return (speaker,)
            if alone_here and speaker is not None and self._fights(speaker):
                return (self._organisation(speaker),)  # «بيان للفرقة السادسة … أن **القوات** قتلت 150»: its own
            matched = [s for s in self.seen[-REACH:] if head in s.heads]
            if head == _SECURITY:  # «قوات **الأمن**» are no militia that has a security service
                matched = [s for s in matched if head in s.words]
            if head == _ARMY:  # «متحدث باسم **الجيش**» after a foreign ministry: the army of the land that is told of
                matched = [s for s in matched if head in s.words or not (s.names[0] in self.lore.unarmed or kin(s.words))]
            loaded = m.number == "s" and not m.classes.isdisjoint(_LOADED)  # «للتنظيم **الإرهابي**»: no other organisation
            if m.end - m.start > max(1, len(m.heads)) and not loaded:  # «القوات الأمنية» are no other forces that were named
                last = self._word(found, m.end - 1)
                matched = [s for s in matched if last in s.words]
            at = found.sentence.index
            if alone_here:  # «مواقع **للقوات**»: rather «قوات س» than «القوة الفلانية»
                matched = [s for s in matched if s.words.startswith(word)] or matched
            near = next((s for s in reversed(matched) if at - s.sentence <= 1 and s.words.startswith(word)), None)
            if near is not None and m.number == "p" and m.end - m.start == 1:
                return (near.party(),)  # «حاجزاً لقوى الأمن … إن **القوى** ردّت»
            named = {n for x in matched for n in x.names}
            names = {n for n in named if head in self.lore.heads.get(n, ())} or named
            for s in reversed(self.speakers[-REACH:]):
                if not names.isdisjoint(s.names):
                    return (msgspec.structs.replace(s, names=tuple(n for n in s.names if n in names)),)
            if matched:  # «الجيش»: rather one that was named with this word than one that only may be
                return (next((s for s in reversed(matched) if head in s.words), matched[-1]).party(),)
            if self.ahead and not found.sentence.index and m.end - m.start == 1:
                return next(((s.party(),) for s in self.ahead if head in s.heads), ())
        return ()

    def _followers(self, found: Found, m: Mention) -> tuple[Party, ...]:
        """«جيش الاحتلال التركي ومرتزقته»: those who are called by this noun and the name of the actor that the pronoun means, the
        last that has any."""
        of = self.lore.followers.get(m.heads[0] if m.heads else m.head, {})
        at = (found.sentence.index, m.start)
        before = (s for s in reversed(self.seen[-16:]) if (s.sentence, s.token) < at)
        return next(((Party((of[n],)),) for s in before for n in s.names if n in of), ())

    def pronoun(
        self, suffix: str, speaker: Party | None, at: tuple[int, int], *, but: frozenset[str] = frozenset()
    ) -> tuple[Party, ...]:
        """ها، هم، ه at a token of a sentence: the speaker when it agrees, else the nearest actor before it that agrees; ``but``
        are actors who cannot be meant."""
        if suffix in ("نا", "ني"):
            return (speaker,) if speaker else ()
        if but and speaker is not None and not but.isdisjoint((*speaker.names, *self._organisation(speaker).names)):
            speaker = None
        want = {"ها": "f", "ه": "m"}.get(suffix, "")
        if speaker and speaker.key and not self.reports(speaker) and self._agrees(speaker, want):
            return (speaker,)
        before = [s for s in self.seen[-16:] if (s.sentence, s.token) < at]
        fits = (s for s in reversed(before[-8:]) if (not want or s.gender in ("", want)) and but.isdisjoint(s.names))
        last = next(fits, None)
        bare = self.local.before(at, (last.sentence, last.token) if last is not None else (at[0] - 2, 0), want)
        if bare is not None:
            return (bare,)
        if last is not None:
            return (last.party(),)
        spoke = (s for s in reversed(self.speakers[-4:]) if but and s.names and but.isdisjoint(s.names) and self._agrees(s, want))
        return (speaker,) if speaker else tuple(spoke)[:1]

    def reports(self, speaker: Party | None) -> bool:
        """Whether a speaker tells what others did: a source, witnesses, a monitor, a channel."""
        if speaker is None:
            return False
        if speaker.names:
            return self._only_reports(speaker.names[0])
        return (speaker.cls or "").endswith(TALKING) or a_source(speaker)

    def _fights(self, speaker: Party) -> bool:
        """Whether a speaker is an army or a body of one, whose «forces» are its own."""
        return any(not _ARMED.isdisjoint(self.lore.heads.get(n, frozenset())) for n in self._organisation(speaker).names)

    def acted(self, suffix: str, sentence: int) -> tuple[Party, ...]:
        """Those who did the last act told near by, if the pronoun suits them."""
        doers = acted_last(sentence, self.told)
        want = {"ها": "f", "ه": "m"}.get(suffix, "")
        if want and len(doers) > 1:
            return ()
        suits = (self._agrees(p, want) if p.names else self._several(p, want) for p in doers)
        return doers if doers and all(suits) else ()

    def _several(self, p: Party, want: str) -> bool:
        return self.local.suits(p, want) if self.local.means(p) else not want and p.cls in SEVERAL

    def _organisation(self, party: Party) -> Party:
        """«قواته» of somebody who speaks for an organisation are its forces."""
        above = {self.lore.parents[n]: None for n in party.names if n in self.lore.persons and n in self.lore.parents}
        return Party(tuple(above)) if above else party

    def _only_reports(self, name: str) -> bool:
        return name in self.lore.outlets or (name in self.lore.speakers and name not in self.lore.parents)

    def _agrees(self, party: Party, want: str) -> bool:
        gender = self.lore.grammar.get(party.names[0], "") if party.names else ""
        if want == "f" and (party.text or "").split(" ")[0].endswith("ة"):
            return True  # «أعلنت **غرفة عمليات س** أن مقاتليها …»: the noun by which it is called here
        if want == "m" and (party.text or "").split(" ")[0].removeprefix("ال") in SPOKESMEN | _HE:
            return True  # «وأضاف **المتحدث باسم الوزارة** أن قواته …»
        return not want or not gender or gender == want

    def read(self, found: Found) -> None:
        """Take in the names of a sentence, in order, after its claims have been settled."""
        for i, c in enumerate(found.chunks):
            m = c.mention
            if m is None or m.kind in ("place", "document"):
                continue
            if m.names:
                self._name(found, m)
            else:
                start, end = self.span(found, m.start, called_to(found, m))
                self.local.read(found, m, self.raw[start:end])
            if "follower" in m.classes and (m.names or m.suffix):
                self.groups[m.heads[0]] = tuple(p for p in self.party(found, m, None) if p.names) or self.groups.get(
                    m.heads[0], ()
                )
            if m.head and m.kind == "force" and not m.definite and m.classes & {"group", "leader", "suspect", "attacker"}:
                parties = self._members(found, i)
                if parties:
                    self.groups[m.head] = parties
        self._pairs(found)

    def _name(self, found: Found, m: Mention) -> None:
        self._order += 1
        start, end = self.span(found, m.start, m.end)
        words = self.raw[start:end]
        names = in_full(m, words, self.seen) or m.names
        heads = self.lore.heads.get(names[0], frozenset())
        called = {*m.heads, m.head} - {""}
        words_before = {t.form.removeprefix("ال") for t in found.sentence.tokens[m.start : max(m.start + 1, m.name_start)]}
        heads = heads | (called if m.kind != "force" else (words_before | called) & _BODIES)
        gender = self.lore.grammar.get(names[0], m.gender)
        if m.head == _SQUAD and m.number == "s" and m.gender != gender:
            gender = ""  # «قوة إسرائيلية … وأطلق **جنودها**»: as the army and as the force that it is called here
        self.seen.append(Seen(names, heads, gender, found.sentence.index, self._order, words, m.start))

    def _members(self, found: Found, i: int) -> tuple[Party, ...]:
        """«مجموعة من عناصر الجيش والميليشيات»: what the group is made of, so that المجموعة brings all of it back."""
        out: list[Party] = []
        for k in range(i, min(len(found.chunks), i + 3)):
            c = found.chunks[k]
            if c.mention is None or (k > i and not c.pre.startswith("و")):
                break
            out.extend(p for p in self.party(found, c.mention, None) if p.names)
        return tuple(out)

    def _pairs(self, found: Found) -> None:
        """Remember the last two opposed parties: بين أ وب، أ من جهة وب من جهة أخرى."""
        chunks = found.chunks
        for i, c in enumerate(chunks):
            if c.kind == "prep" and c.lemma == "بين":
                parties = [p for m in listed(chunks, i + 1) for p in self.party(found, m, None) if p.names]
                self.oppose(parties, found.sentence.index)

    def oppose(self, sides: Iterable[Party], sentence: int) -> None:
        """Two parties stood against each other in a claim: they are الطرفان from now on."""
        named = list({p.key: p for p in sides if p.names or self.local.means(p)}.values())
        if len(named) >= 2:
            self.pair, self.pair_sentence = tuple(named), sentence
