"""Attribution: whose words these are (CODEBOOK §5). Each sentence is cut into covers: token intervals with the chain that speaks there."""

from __future__ import annotations

import msgspec

from isnad.coder.reference import SOURCE_HEADS, Discourse
from isnad.model.draft import Link, Party
from isnad.model.finds import CueFind, Found, Mention

_BACKGROUND_VERBS = frozenset({"شهد", "كان", "تمكّن_"})
_ROLE_NOUNS = SOURCE_HEADS
_OWN_REPORTERS = frozenset({"مراسل", "مراسلة", "موفد", "محرر"})
OUTLET = "outlet"
"""The outlet's own correspondent speaks for the outlet: such a link is no source."""


class Cover(msgspec.Struct, frozen=True):
    """Tokens ``start``..``end`` are spoken by ``chain``; ``denied`` when the cue denies what it covers."""

    start: int
    end: int
    chain: tuple[Link, ...]
    denied: bool = False
    quoted: bool = False
    chunk: int = -1
    """The chunk of the verb of speaking, for a statement that the same verb makes."""


class Voices:
    """Who is speaking, carried from sentence to sentence."""

    def __init__(self, discourse: Discourse, outlet: str | None) -> None:
        self.d = discourse
        self.outlet = outlet
        self.live: tuple[Link, ...] = ()
        self.paragraph = -1
        self.run = 0
        self.open_quote = False
        self.block = False
        """A statement is being given word for word: «… بياناً جاء فيه:» and what follows, over paragraphs."""

    def covers(self, found: Found) -> list[Cover]:
        """The covers of the next sentence, outermost first."""
        sentence = found.sentence
        n = len(sentence.tokens)
        out: list[Cover] = []
        inherited = self._inherit(found)
        if inherited:
            out.append(Cover(0, n, self.live, quoted=self.open_quote))
        elif sentence.paragraph != self.paragraph:
            self.run = 0
        self.paragraph = sentence.paragraph
        spoke = False
        for cue in found.cues:
            if cue.effect in ("attributes", "continues", "cites"):
                cover = self._speak(found, cue, out)
                if cover is not None:
                    out.append(cover)
                    spoke = True
            elif cue.effect == "background" and cue.start <= 2:
                out = []
                self.open_quote = False
        self.run = 0 if spoke else self.run + 1
        self._track_quote(found, out)
        self._track_block(found, out)
        return out

    def _inherit(self, found: Found) -> bool:
        """Whether the sentence goes on with what the live speaker says although no verb of speaking says so."""
        if not self.live:
            return False
        s = found.sentence
        if self.block:
            return True
        if self.open_quote and s.paragraph == self.paragraph:
            return True
        if s.paragraph != self.paragraph or self.run >= 2:
            return False
        first = found.chunks[0] if found.chunks else None
        if first is None or first.kind in ("cue", "time"):
            return False
        verb = next((c for c in found.chunks[:3] if c.kind == "verb"), None)
        return not (verb is not None and (verb.tense == "imperfect" or verb.lemma in ("كان", "شهد", "سبق", "دأب", "اعتاد", "تخلّل")))

    def _track_quote(self, found: Found, covers: list[Cover]) -> None:
        quotes = found.sentence.quotes
        n = len(found.sentence.tokens)
        if any(q.start == 0 and q.closed for q in quotes):
            self.open_quote = False
        self.open_quote = bool(covers) and any(not q.closed and q.end >= n and n - q.start >= 4 for q in quotes)

    def _track_block(self, found: Found, covers: list[Cover]) -> None:
        s = found.sentence
        opens = s.tokens[-1].form == ":" and bool(covers) and self.live
        closes = any(q.start == 0 and q.closed for q in s.quotes) or any(c.kind == "cue" and k == 0 for k, c in enumerate(found.chunks))
        self.block = bool(opens) or (self.block and not closes)

    def _speak(self, found: Found, cue: CueFind, before: list[Cover]) -> Cover | None:
        parties = self._speaker(found, cue)
        if not parties:
            if cue.effect == "attributes" and not self.live:
                return None
            return Cover(cue.cover_start, cue.cover_end, self.live, cue.stance == "denies") if self.live else None
        span = self.d.span(found, cue.start, cue.end)
        said_span = self.d.span(found, cue.said.start, cue.said.end) if cue.said else None
        medium = cue.medium or self._kept_medium(parties[0], cue)
        parties = (self._owner(parties[0]), *parties[1:])
        link = Link(parties[0], medium, cue.verb, cue.stance, cue.said, said_span, span, found.sentence.index)
        if link.party.text == OUTLET:
            self.live = ()
            return Cover(cue.cover_start, cue.cover_end, ())
        chain = self._chain(found, cue, link, before)
        if cue.effect != "cites" or not cue.backward:
            self.live = tuple(msgspec.structs.replace(x, stance="neutral" if x.stance == "denies" else x.stance) for x in chain)
            self.d.speakers.append(chain[-1].party)
        return Cover(cue.cover_start, cue.cover_end, chain, cue.stance == "denies", cue.quote, cue.chunk)

    def _owner(self, party: Party) -> Party:
        """A press office speaks for its owner (المركز الإعلامي لـ …)."""
        owner = self.d.lore.voices.get(party.names[0]) if party.names else None
        return msgspec.structs.replace(party, names=(owner,)) if owner else party

    def _kept_medium(self, party: Party, cue: CueFind) -> str | None:
        """«وأضاف البيان»: the statement goes on, and so does its medium."""
        if cue.effect == "continues" or (cue.speaker and cue.speaker.kind == "document"):
            return next((x.medium for x in self.live if x.party.key == party.key), None)
        return None

    def _chain(self, found: Found, cue: CueFind, link: Link, before: list[Cover]) -> tuple[Link, ...]:
        if cue.effect == "cites" and cue.backward:
            inner = next((c for c in reversed(before) if c.chain and c.start >= cue.cover_start), None)
            if inner is not None and inner.chain[-1].party.key != link.party.key:
                return (link, *inner.chain)
            return (link,)
        deeper = self._quoted_source(found, cue)
        if deeper is not None:
            return (link, deeper)
        outer = next((c for c in reversed(before) if c.start <= cue.start < c.end and c.chain), None)
        if outer is not None and cue.effect == "attributes" and not self._same_voice(outer.chain[-1].party, link.party) and outer.start > 0:
            return (*outer.chain, link)
        if cue.effect == "continues" and len(self.live) > 1 and self.live[-1].party.key == link.party.key:
            return (*self.live[:-1], link)
        if self.live and len(self.live) > 1 and cue.speaker is not None and cue.speaker.head in SOURCE_HEADS and self.live[-1].party.key == link.party.key:
            return self.live
        return (link,)

    def _same_voice(self, a: Party, b: Party) -> bool:
        parents = self.d.lore.parents
        ids = {*a.names, *(parents.get(n, "") for n in a.names)} - {""}
        other = {*b.names, *(parents.get(n, "") for n in b.names)} - {""}
        return a.key == b.key or bool(ids & other)

    def _quoted_source(self, found: Found, cue: CueFind) -> Link | None:
        """«نقلت وكالة س عن مصدر …»: the phrase after عن is the deeper link."""
        if cue.verb != "نقل" and cue.effect != "cites":
            return None
        for k in range(cue.chunk + 1, min(len(found.chunks), cue.chunk + 8)):
            c = found.chunks[k]
            if c.start >= cue.cover_start > cue.start:
                return None
            under = found.chunks[k - 1].kind in ("prep", "cite") and found.chunks[k - 1].lemma in ("عن", "نقلا عن", "نقلاً عن")
            if under and c.mention is None and c.kind in ("word", "noun", "adj"):
                span = self.d.span(found, c.start, found.chunks[min(k + 1, len(found.chunks) - 1)].end)
                return Link(Party(text=self.d.raw[slice(*span)], span=span), cue.medium, cue.verb, "neutral", cue.said, None, span, found.sentence.index)
            if under and c.mention is not None and c.mention is not cue.speaker:
                party = self._mention(found, c.mention)[0]
                return Link(party, cue.medium, cue.verb, "neutral", cue.said, None, self.d.span(found, c.start, c.end), found.sentence.index)
        return None

    def _speaker(self, found: Found, cue: CueFind) -> tuple[Party, ...]:
        if cue.speaker is not None:
            return self._mention(found, cue.speaker)
        if cue.speaker_pronoun and self.live:
            return (self.live[-1].party,)
        return ()

    def _mention(self, found: Found, m: Mention) -> tuple[Party, ...]:
        """A speaker named, called back (المصدر، البيان، المجلس), or unknown."""
        live = self.live[-1].party if self.live else None
        if m.names:
            return self.d.party(found, m, live)
        if m.head in _OWN_REPORTERS or (m.heads and m.heads[0] in _OWN_REPORTERS):
            return (Party(text=OUTLET),)
        heads = {*m.heads, m.head}
        if live is not None and m.definite and (heads & _ROLE_NOUNS or m.kind == "document"):
            return (live,)
        if live is None and m.kind == "document":
            last = self.d.seen[-1] if self.d.seen else None
            return (Party(last.names, via="coreference"),) if last else ()
        parties = self.d.party(found, m, live)
        if parties and parties[0].key and (parties[0].names or not m.definite):
            return parties
        if live is not None and m.definite:
            return (live,)
        return parties


def chain_at(covers: list[Cover], token: int) -> Cover | None:
    """The innermost cover that holds a token; the last written wins among equals."""
    best: Cover | None = None
    for cover in covers:
        if cover.start <= token < cover.end and (best is None or cover.end - cover.start <= best.end - best.start):
            best = cover
    return best
