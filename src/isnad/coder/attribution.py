"""Attribution: whose words these are (CODEBOOK §5). A sentence is cut into covers: token intervals with the chain that speaks."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.coder.bodies import is_tidings, tidings_only
from isnad.coder.borders import goes_on, of_its_hour
from isnad.coder.covers import Cover, each_once, ends_quote, in_same_quote, on_the_tongue, told_on
from isnad.coder.reference import Discourse
from isnad.coder.signed import RECORDED, interviewed, questions, recorder, signature
from isnad.coder.subjects import breaks, of_another_subject, side_by_side
from isnad.coder.voices import OUTLET, Persons
from isnad.model.draft import Link, Party
from isnad.model.finds import CueFind, Found

_SPOKEN = frozenset({"attributes", "continues", "cites", "postponed"})


class Voices:
    """Who is speaking, carried from sentence to sentence."""

    def __init__(self, discourse: Discourse, outlet: str | None, found: Sequence[Found] = ()) -> None:
        self.d = discourse
        self.persons = Persons(discourse, outlet, found)
        self.found = list(found)
        self.place = {f.sentence.index: k for k, f in enumerate(self.found)}
        self.until = -1
        """The sentence at whose end a quotation that goes over paragraphs is closed."""
        self.live: tuple[Link, ...] = ()
        self.own = False
        """The outlet's own correspondent is speaking: «وأضاف» goes on with him, and nobody is cited."""
        self.paragraph = -1
        self.spoken = -1
        """The paragraph in which the live speaker spoke last."""
        self.suspended = -1
        """Where the outlet has gone on by itself (يأتي ذلك غداة …): only a verb of speaking brings the speaker back."""
        self.heard = -1
        """The paragraph in which somebody became the live speaker last."""
        self.cited: tuple[int, tuple[Link, ...]] = (-1, ())
        """Who was cited last behind what he said, and in which paragraph."""
        self.run = 0
        self.open_quote = False
        self.statement: tuple[Link, ...] = ()
        """Whose statement the whole text is, by its title or its signature."""
        asked = interviewed(self.found)
        self.questions = questions(self.found) if asked is not None else frozenset[int]()
        """Questions and answers: the answers are of whoever the headline names."""
        own = asked or signature(self.found)
        self.letter = own is not None and asked is None
        """A communiqué: what it tells as background are its own words too."""
        if (signed := own or recorder(self.found, discourse.lore)) is not None:
            one, m = signed
            span = self.d.span(one, m.start, m.end)
            parties = self.persons.of(one, m, ())
            told = (p for p in parties[:1] if p.text != OUTLET)
            self.statement = tuple(Link(p, "statement", "", "neutral", None, None, span, one.sentence.index) for p in told)
        self.block = False
        """A statement is being given word for word: «… بياناً جاء فيه:» and what follows, over paragraphs."""

    def covers(self, found: Found) -> list[Cover]:
        """The covers of the next sentence, outermost first."""
        sentence = found.sentence
        out: list[Cover] = []
        if of_its_hour(found):
            self.live, self.open_quote, self.until = (), False, -1
        if self._inherit(found):
            out.append(Cover(0, len(sentence.tokens), self.live, quoted=self.open_quote))
            self.spoken = sentence.paragraph
        elif sentence.paragraph != self.paragraph:
            self.run = 0
        self.paragraph = sentence.paragraph
        spoke = False
        for cue in found.cues:
            if cue.effect in ("attributes", "continues", "cites"):
                cover = self._speak(found, cue, out) if not of_another_subject(found, cue, out) else None
                if cover is not None:
                    out.append(cover)
                    spoke = True
                    whole = cue.rule == "titled" or (cue.rule == "colon" and self._alone())
                    self.statement = cover.chain if whole else self.statement
            elif cue.effect == "postponed":
                spoke = self._postponed(found, cue) or spoke
            elif cue.effect == "background" and cue.start <= 2:
                out = []
                self.suspended = sentence.paragraph
                self.open_quote = False
            elif cue.effect == "background" and not self.open_quote and breaks(found, cue):
                out = [msgspec.structs.replace(c, end=min(c.end, cue.start)) for c in out if c.start < cue.start]
        self.run = 0 if spoke else self.run + 1
        self.spoken = sentence.paragraph if spoke else self.spoken
        self._track_quote(found, out)
        self._track_block(found, out)
        after = [] if spoke or out else self._told_after(found)
        background = self.suspended == sentence.paragraph and not self.letter
        if not self.statement or after or background or sentence.paragraph in self.questions:
            return after or out
        return [Cover(0, len(sentence.tokens), self.statement), *out]

    def _alone(self) -> bool:
        """«المرصد: مقتل ثلاثة عناصر …» above a report that cites nobody: what follows is from whom the headline names."""
        head, *body = self.found
        if not head.sentence.first or head.sentence.ended or not body:
            return False
        return not any(c.effect in _SPOKEN for one in body for c in one.cues)

    def _inherit(self, found: Found) -> bool:
        """Whether the sentence goes on with what the live speaker says although no verb of speaking says so."""
        if not self.live:
            return False
        s = found.sentence
        if self.block or s.index <= self.until:
            return True
        if self.open_quote and s.paragraph == self.paragraph:
            return True
        if s.paragraph != self.spoken or self.run >= 2 or self.suspended == s.paragraph or self._another(found):
            return False
        return goes_on(found)

    def _another(self, found: Found) -> bool:
        """Whether somebody else than the live speaker is the first to speak in the sentence."""
        cue = next((c for c in found.cues if c.effect in ("attributes", "continues")), None)
        if cue is None or cue.speaker is None:
            return False
        if (cue.chunk and found.chunks[cue.chunk].pre.startswith("و")) or any(
            c.kind == "conj" for c in found.chunks[: cue.chunk]
        ):
            return False
        who = self.persons.of(found, cue.speaker, self.live)
        return bool(who) and not self._same_voice(who[0], self.live[-1].party)

    def _told_after(self, found: Found) -> list[Cover]:
        """«… . جاء ذلك في بيان لـ س»: the sentence after says whose words these are."""
        after = next(iter(self._following(found, 1)), None)
        cue = next((c for c in after.cues if c.effect == "postponed"), None) if after is not None else None
        if after is None or cue is None:
            return []
        link = self._link(after, cue, self.persons.of(after, cue.speaker, self.live) if cue.speaker else ())
        return [Cover(0, len(found.sentence.tokens), (link,))] if link is not None and link.party.text != OUTLET else []

    def _postponed(self, found: Found, cue: CueFind) -> bool:
        link = self._link(found, cue, self.persons.of(found, cue.speaker, self.live) if cue.speaker else ())
        if link is None:
            return False
        if not self.live or not self._same_voice(self.live[-1].party, link.party):
            self._hear((link,))
        return True

    def _track_quote(self, found: Found, covers: list[Cover]) -> None:
        quotes = found.sentence.quotes
        n = len(found.sentence.tokens)
        if any(q.start == 0 and q.closed for q in quotes):
            self.open_quote = False
        opened = any(not q.closed and q.end >= n - 1 and n - q.start >= 4 for q in quotes)
        self.open_quote = bool(covers) and opened
        if self.open_quote and self.live and found.sentence.index > self.until:
            self.until = self._closed_at(found)

    def _closed_at(self, found: Found) -> int:
        """The sentence that ends with the closing mark of a quotation open at the end of this one; -1 when none does."""
        for one in self._following(found, 12):
            s = one.sentence
            if any(not q.closed and len(s.tokens) - q.start >= 4 and q.start > 1 for q in s.quotes):
                return -1  # another quotation begins
            if ends_quote(s):
                return s.index
        return -1

    def _following(self, found: Found, many: int) -> list[Found]:
        at = self.place.get(found.sentence.index, len(self.found))
        return self.found[at + 1 : at + 1 + many]

    def _track_block(self, found: Found, covers: list[Cover]) -> None:
        s = found.sentence
        opens = s.tokens[-1].form == ":" and bool(covers) and self.live
        closes = (
            ends_quote(s) or any(q.start == 0 and q.closed for q in s.quotes) or any(c.kind == "cue" for c in found.chunks[:1])
        )
        self.block = bool(opens) or (self.block and not closes)

    def _speak(self, found: Found, cue: CueFind, before: list[Cover]) -> Cover | None:
        if cue.speaker_pronoun == "نا":  # «قالت س: "نشر ص كذا، **ونحن ننفي** …"»: whoever owns the quotation
            whole = next((c for c in before if c.chain and c.quoted and c.start <= cue.start < c.end), None)
            chain = whole.chain if whole is not None else self.statement  # «**ننفي** ما روّجه س» in a communiqué
            if chain:
                return Cover(cue.cover_start, cue.cover_end, chain, cue.stance == "denies", chunk=cue.chunk)
        bare = cue.speaker is None or (cue.speaker.kind == "document" and cue.speaker.definite and not cue.speaker.names)
        if bare and cue.effect != "cites" and not self.own and self.heard < self.paragraph == self.cited[0]:
            self._hear(self.cited[1])  # «…، بحسب مسعفين. **وأضافوا** أن …»: who was cited in this paragraph
        parties = self._speaker(found, cue)
        if not parties and cue.deeper is not None:
            parties = self.persons.of(found, cue.deeper, self.live)  # «**نُقل عن** مسعفين قولهم …»: nobody passed it on
        if not parties:
            if self.own and cue.effect != "cites" and not cue.speaker:
                return Cover(cue.cover_start, cue.cover_end, ())
            chain = () if self.paragraph in self.questions else self.live or self.statement  # «أعلن أن …. هل …؟»: who asks
            denied = cue.stance == "denies"
            return Cover(cue.cover_start, cue.cover_end, chain, denied) if chain or denied else None
        link = self._link(found, cue, parties)
        assert link is not None  # there is a party
        if link.party.text == OUTLET:
            if cue.effect == "cites" and cue.speaker is not None and cue.speaker.suffix != "نا":
                return None  # «وأضافت أن …، وفق المعلومات الأولية»: nobody else speaks
            if cue.speaker is not None and tidings_only(found, cue.speaker) and self._inside(cue.cover_start, before):
                return None  # «نفت س الأنباء **التي تحدثت** عن …»: still what س says
            if not cue.backward:
                self.own = True
            return Cover(cue.cover_start, cue.cover_end, (), cue.stance == "denies")
        if (
            cue.speaker is not None
            and is_tidings(cue.speaker)
            and self._inside(cue.cover_start, before)
            and self._within(found, cue)
        ):
            return None  # «قال س إن **معلومات استخبارية** أكدت مقتل …»: what s goes by
        if cue.verb in RECORDED and self._inside(cue.start, before) and self._within(found, cue):
            return None  # «قال س إن العسكريين رصدوا …»: what is told, not who tells
        chain = each_once((*self._hearer(found, cue, link), *self._chain(found, cue, link, before)))
        self.persons.cited(cue, chain[-1].party)
        if cue.effect != "cites" or not cue.backward:
            self._hear(chain)
        else:
            self.cited = (self.paragraph, chain)
        return Cover(cue.cover_start, cue.cover_end, chain, cue.stance == "denies", cue.quote, cue.chunk)

    @staticmethod
    def _inside(at: int, before: list[Cover]) -> bool:
        """Whether chunk ``at`` stands in what somebody before it says."""
        return any(c.chain and c.start <= at < c.end for c in before)

    def _hear(self, chain: tuple[Link, ...]) -> None:
        self.live = tuple(msgspec.structs.replace(x, stance="neutral" if x.stance == "denies" else x.stance) for x in chain)
        self.own = False
        self.heard = self.paragraph
        self.d.speakers.append(chain[-1].party)

    def _link(self, found: Found, cue: CueFind, parties: tuple[Party, ...]) -> Link | None:
        if not parties:
            return None
        span = self.d.span(found, cue.start, cue.end)
        said_span = self.d.span(found, cue.said.start, cue.said.end) if cue.said else None
        medium = cue.medium or self._kept_medium(parties[0], cue)
        return Link(parties[0], medium, cue.verb, cue.stance, cue.said, said_span, span, found.sentence.index)

    def _kept_medium(self, party: Party, cue: CueFind) -> str | None:
        """«وأضاف البيان»: the statement goes on, and so does its medium."""
        if cue.effect == "continues" or (cue.speaker and cue.speaker.kind == "document"):
            return next((x.medium for x in self.live if x.party.key == party.key), None)
        return None

    def _chain(self, found: Found, cue: CueFind, link: Link, before: list[Cover]) -> tuple[Link, ...]:
        """The chain from the outlet's immediate source to the first speaker."""
        quoted = self._quoted(found, cue, link)
        if cue.effect == "cites" and cue.backward:
            inner = next((c for c in reversed(before) if c.chain and c.start >= cue.cover_start and c.chunk >= 0), None)
            if inner is not None and not self._same_voice(inner.chain[-1].party, link.party):
                return (link, *inner.chain)
            return quoted
        outer = next((c for c in reversed(before) if c.start <= cue.start < c.end and c.chain), None)
        if (
            outer is not None
            and cue.effect != "continues"
            and outer.start > 0
            and (self._within(found, cue) or (outer.quoted and in_same_quote(found, outer, cue)))
            and not self._same_voice(outer.chain[-1].party, link.party)
        ):
            return (*outer.chain, *quoted)
        if len(self.live) > 1 and len(quoted) == 1:
            at = next((n for n, x in enumerate(self.live) if x.party.key == link.party.key), -1)
            if at > 0:
                return (*self.live[:at], link)
        return quoted

    def _hearer(self, found: Found, cue: CueFind, link: Link) -> tuple[Link, ...]:
        """«أكدت س لوكالة ص أن …»: the agency that was told stands between, unless it is the outlet itself."""
        parties = self.persons.of(found, cue.hearer, ()) if cue.hearer is not None and cue.hearer.names else ()
        if not parties or parties[0].text == OUTLET or self._same_voice(parties[0], link.party):
            return ()
        span = self.d.span(found, cue.hearer.start, cue.hearer.end) if cue.hearer else None
        return (
            msgspec.structs.replace(link, party=parties[0], stance="neutral", medium=None, said=None, said_span=None, span=span),
        )

    def _within(self, found: Found, cue: CueFind) -> bool:
        """«قال أ إن ب أعلن …» is nested; «قال أ …، فيما أعلن ب …» is another speaker beside the first."""
        if cue.effect == "cites":
            return True
        if found.chunks[cue.chunk].pre.startswith(("و", "ف")):
            return False
        if side_by_side(found, cue):
            return False
        for c in reversed(found.chunks[: cue.chunk]):
            if c.kind in ("comp", "rel"):
                return True
            if c.kind in ("conj", "cue", "conseq") or (c.kind == "mark" and c.lemma in '.؛:»”"'):
                return False
        return False

    def _same_voice(self, a: Party, b: Party) -> bool:
        parents = self.d.lore.parents
        ids = {*a.names, *(parents.get(n, "") for n in a.names)} - {""}
        other = {*b.names, *(parents.get(n, "") for n in b.names)} - {""}
        return a.key == b.key or bool(ids & other)

    def _quoted(self, found: Found, cue: CueFind, link: Link) -> tuple[Link, ...]:
        """«نقلت وكالة س عن مصدر …»: the phrase after عن is the deeper link."""
        after = found.chunks[cue.chunk + 1] if cue.chunk + 1 < len(found.chunks) else None
        if cue.verb == "نقل" and self.live and after is not None and after.lemma == "عن" and after.suffix:
            inner = self.live[-1]  # «ونقلت عنه وكالة س …»
            return (link, msgspec.structs.replace(link, party=inner.party, stance="neutral", said_span=None, span=None))
        if cue.effect == "cites" and (told := told_on(found, cue.chunk)) is not None:
            of = self.d.party(found, told, None)
            if of and of[0].key and not self._same_voice(of[0], link.party):
                return (link, msgspec.structs.replace(link, party=of[0], stance="neutral", said_span=None, span=None))
        if cue.deeper is None:
            return (link,)
        parties = self.persons.of(found, cue.deeper, self.live)
        if not parties or not parties[0].key or parties[0].text == OUTLET or self._same_voice(parties[0], link.party):
            return (link,)
        if not parties[0].names and on_the_tongue(found, cue.deeper):
            return (link,)  # «تعهدت س على لسان وزير دفاعها»: her own man
        self.persons.cited_as(cue.deeper, parties[0])
        span = self.d.span(found, cue.deeper.start, cue.deeper.end)
        return (link, msgspec.structs.replace(link, party=parties[0], stance="neutral", said_span=None, span=span))

    def _speaker(self, found: Found, cue: CueFind) -> tuple[Party, ...]:
        if cue.speaker is not None:
            return self.persons.of(found, cue.speaker, self.live)
        if cue.speaker_pronoun and self.live and not self.own:
            return (self._hop(cue),)
        return ()

    def _hop(self, cue: CueFind) -> Party:
        """After «نقلت وكالة س عن مصدر», «وأضافت» is the agency and «وأضاف» the source; a participle agrees with nobody."""
        inner = self.live[-1].party
        if not cue.gender or self.persons.gender(inner) in ("", cue.gender):
            return inner
        return next((x.party for x in reversed(self.live[:-1]) if self.persons.gender(x.party) == cue.gender), inner)
