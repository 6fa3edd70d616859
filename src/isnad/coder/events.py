"""From frames to drafts: who did what in one sentence, with its counts, place, time and status."""

from __future__ import annotations

import msgspec

from isnad.coder import counts as counting
from isnad.coder.alike import kind_of_act
from isnad.coder.borders import borders_of, of_part, part_of
from isnad.coder.by_the_way import harmed_by_the_way
from isnad.coder.cast import Cast
from isnad.coder.causes import shared_causes
from isnad.coder.covers import Cover, chain_at
from isnad.coder.folding import absorb
from isnad.coder.harm_apart import told_apart
from isnad.coder.irrealis import any_such, aside, asks_no_name, sentenced, would_come
from isnad.coder.orphans import alone_counts, harm_alone, stock_alone
from isnad.coder.placed_parts import by_parts
from isnad.coder.places import places_of
from isnad.coder.reference import Discourse
from isnad.coder.route import route_of
from isnad.coder.signs import Opening, signs_of
from isnad.coder.since import part_told, record_since, without_starts
from isnad.coder.some_of_them import some_of_them
from isnad.coder.stance import status_of
from isnad.coder.still import with_still
from isnad.coder.suffered import harmed, mourned, one_of_them, own_losses, without_pair
from isnad.coder.tallies import days_only, of_hunger, once, over_a_stretch, since_its_start, told_once, without_parts
from isnad.coder.ties import demanded, does, empty_anaphor, mere_negation, own_words, reflexive, set_beside, sets_apart, share
from isnad.coder.times import said_times, time_of
from isnad.coder.wording import words_of
from isnad.model.claim import Because
from isnad.model.draft import Draft, DraftCount, DraftRole, Link, Party
from isnad.model.finds import CountFind, Found, FrameFind, Quantity


class Sentence:
    """One sentence being coded: its finds, covers and the discourse before it."""

    def __init__(self, discourse: Discourse, found: Found, covers: list[Cover], *, order: int, headline: bool) -> None:
        self.d, self.found, self.covers, self.order, self.headline = discourse, found, covers, order, headline
        self.said = said_times(found.cues)
        self.counted: Party | None = None
        """Whom the last count of the sentence counted: منهم goes back to them."""
        self.cast = Cast(discourse, found, covers)
        self.borders = borders_of(found) if headline else ()
        self._opening: Opening | None = None

    def opening(self) -> Opening:
        """The signs of the sentence, read once it tells an event."""
        if self._opening is None:
            self._opening = Opening(self.found)
        return self._opening

    def drafts(self) -> list[Draft]:
        """The drafts of the sentence in the order of their triggers."""
        frames = part_told(self.found, without_starts(self.found, [f for f in self.found.frames if self._wanted(f)]))
        frames, told = shared_causes(self.found, told_once(self.found, frames), list(self.found.counts))
        frames, folded = absorb(self.found, frames, self.d.lore.families)
        counts = [msgspec.structs.replace(c, chunk=folded.get(c.chunk, c.chunk)) for c in told]
        frames, counts = with_still(self.found, frames, counts)
        apart = told_apart(self.found, frames, self.d.lore.families, self.chain)
        owners = {id(c): counting.owner_of(self.found, c, frames, self.d.lore.families, apart) for c in counts}
        if (harm := harm_alone(self.found, counts, frames, owners, self.d.lore.families)) is not None:
            frames = sorted([*frames, harm], key=lambda f: f.trigger)
            owners |= alone_counts(counts, owners, harm)
        if (stock := stock_alone(self.found, frames)) is not None:
            frames, counts = [*frames, stock[0]], [*counts, stock[1]]
            owners[id(stock[1])] = stock[0]
        merged = self._merged(frames, counts, owners, apart)
        hosts = {id(toll): f for f in frames for toll in merged.get(id(f), ())}
        owners = {key: hosts.get(id(f), f) for key, f in owners.items()}  # «قتل 40 ودمر ست عربات»: of the same act
        out = [self._draft(f, [c for c in counts if owners[id(c)] is f], merged.get(id(f), [])) for f in frames]
        out = [since_its_start(self._own(d, f), self.found, f, self.said, self.d) for d, f in zip(out, frames, strict=True)]
        told_elsewhere = {id(f) for tolls in merged.values() for f in tolls}
        kept = demanded([d for d, f in zip(out, frames, strict=True) if id(f) not in told_elsewhere and not reflexive(d)])
        several = sum(d.record == "event" for d in kept) > 1
        if several:
            kept = [d for d in kept if not (d.link == "purpose" and d.status == "planned" and not d.counts and not d.time)]
        doing = {d.order for d, f in zip(out, frames, strict=True) if does(self.found, f)}
        out = [
            over_a_stretch(of_hunger(d, self.found), self.found)
            for d in kept
            if not (empty_anaphor(d) and not self._going_on(d) and d.order not in doing) and not mere_negation(d)
        ]
        shared = share([part for d in without_parts(once(out)) for part in self._split(d)])
        listed, self.order = by_parts(self.d, self.found, shared, self.order)
        return listed

    def _own(self, d: Draft, frame: FrameFind) -> Draft:
        cut = set_beside(self.found, frame)
        return d if cut < 0 else own_words(d, self.d.span(self.found, cut, cut + 1)[0])

    def _going_on(self, d: Draft) -> bool:
        """«المعارك تدور في …», «وتستمر المعارك»: a definite noun that breaks out or goes on is told, not called back."""
        first = d.evidence[0][0] if d.evidence else 0
        at = next((k for k, c in enumerate(self.found.chunks) if self.d.span(self.found, c.start, c.end)[0] >= first), 0)
        return any(
            not c.classes.isdisjoint({"phase", "continue", "resume", "begin", "cause"})
            for c in self.found.chunks[max(0, at - 2) : at + 4]
            if c.kind == "verb"
        )

    def _split(self, d: Draft) -> list[Draft]:
        """A stock and the stock inside it («منهم 2000 أجنبي») are two figures."""
        inner = [c for c in d.counts if c.part_of]
        if d.record != "figure" or not inner or d.type in ("cumulative_toll", "attack_count"):
            return [d]
        cut = min(c.span[0] for c in inner)
        whole = tuple((a, min(b, cut)) for a, b in d.evidence if a < cut)
        out = [msgspec.structs.replace(d, counts=tuple(c for c in d.counts if not c.part_of), evidence=whole or d.evidence)]
        for c in inner:
            self.order += 1
            out.append(
                msgspec.structs.replace(
                    d, order=self.order, counts=(msgspec.structs.replace(c, part_of=None),), evidence=(c.span,), places=()
                )
            )
        return out

    def _wanted(self, f: FrameFind) -> bool:
        if f.record == "event" and (self._hypothetical(f) or self._without(f) or aside(self.found, f)):
            return False
        if asks_no_name(self.found, f) or (f.rule == "cumulative_dead" and (days_only(self.found) or record_since(self.found))):
            return False
        if f.in_speech:
            return self.speaker(self.found.chunks[f.trigger].start) is not None
        return True

    def _without(self, f: FrameFind) -> bool:
        """«سيطرت على المطار **من دون** قتال», «قصف القرى **بحجة** استهداف …»: how something was done or what for, and nobody's
        denial."""
        outer = f.first
        before = self.found.chunks[outer - 1] if outer > 1 else None
        return f.nominal and before is not None and before.kind == "prep" and not before.classes.isdisjoint(_NOT_DONE)

    def _hypothetical(self, f: FrameFind) -> bool:
        """«في حال السيطرة عليها», «إذا اقتحموا»: nothing happened and nobody plans it."""
        outer = f.first
        before = self.found.chunks[outer - 1] if outer else None
        if f.nominal and f.type != "ceasefire" and before is not None and before.kind == "event" and "stop" in before.classes:
            return True  # «وقف الهجمات», «وقف القصف»: what somebody asks for
        if any(self.found.chunks[k].tense == "imperfect" and self.found.chunks[k].base in _ABLE for k in f.supports):
            return True  # «صواريخ تستطيع قصف المدن»: what somebody could do
        if any_such(self.found, f) or sentenced(self.found, f) or would_come(self.found, f):
            return True
        for k in range(outer - 1, max(-1, outer - 4), -1):
            c = self.found.chunks[k]
            if "hypothetical" in c.classes:
                return True
            if c.kind in ("mark", "conseq", "np", "place"):
                return False
        return False

    def _merged(
        self, frames: list[FrameFind], counts: list[CountFind], owners: dict[int, FrameFind | None], apart: counting.Apart
    ) -> dict[int, list[FrameFind]]:
        """Killings whose number belongs to another event of the sentence: they are its toll, not claims of their own."""
        out: dict[int, list[FrameFind]] = {}
        for f in frames:
            if f.type not in counting.HARM:
                continue
            own = [owners[id(c)] for c in counts if c.chunk == f.trigger or counting.rises(self.found, f, c)]
            host = next((o for o in own if o is not None and o is not f), None)
            if host is None and not own:
                fake = CountFind("", "", _NONE, None, f.trigger, f.start, f.end)
                host = counting.owner_of(self.found, fake, frames, self.d.lore.families, apart)
            if host is not None and host is not f:
                out.setdefault(id(host), []).append(f)
        return out

    def speaker(self, token: int) -> Party | None:
        """Whoever speaks at a token."""
        chain = self.chain(token)
        return chain[-1].party if chain else None

    def chain(self, token: int) -> tuple[Link, ...]:
        cover = chain_at(self.covers, token)
        return cover.chain if cover else ()

    def _draft(self, frame: FrameFind, counts: list[CountFind], tolls: list[FrameFind]) -> Draft:
        found, d = self.found, self.d
        chunk = found.chunks[frame.trigger]
        speaker = self.speaker(chunk.start)
        roles = self.cast.roles(frame, speaker)
        target = next((r.party for r in roles if r.role in ("target", "victim") and r.party.names), None)
        status, why = status_of(found, frame, headline=self.headline)
        numbers = self._numbers([counting.carried(c, frame) for c in counts], speaker, target)
        harms = [n for n in numbers if n.what in _HARMS]
        roles = without_pair(roles, harms)
        roles += self.cast.of_tolls(frame, roles, tolls, speaker)
        roles = own_losses(d.lore, frame, roles + harmed(d.lore, frame, roles, harms), speaker)
        roles = some_of_them(d, found, frame, roles, counts, foiled=status == "foiled")
        roles += harmed_by_the_way(d, found, frame, roles)
        roles = one_of_them(frame, mourned(d, found, frame, roles), d.lore)
        cover = chain_at(self.covers, chunk.start)
        if cover and cover.denied and frame.record == "event" and chunk.start >= cover.start:
            status, why = "denied", "denied by the speaker"
        evidence = self._evidence(frame, counts, tolls)
        time = time_of(found, frame, self.said, tolls) if frame.record in ("event", "figure") else None
        self.order += 1
        chain = self._said_by(frame, roles)
        doubts = tuple(sorted({r.party.via for r in roles if r.party.via} | ({"nearest"} if frame.weak else set())))
        return Draft(
            sentence=found.sentence.index,
            order=self.order,
            record=frame.record,
            type=kind_of_act(found, frame, d.told),
            status=status,
            roles=roles,
            places=of_part(found, frame, places_of(d, found, frame), self.borders),
            route=route_of(d, found, frame),
            time=time,
            time_span=d.span(found, time.start, time.end) if time else None,
            counts=tuple(numbers),
            chain=chain,
            evidence=evidence,
            framing=self._framing(frame),
            because=(self._because(frame, why, counts),),
            doubts=doubts,
            definite=chunk.definite and not chunk.suffix and frame.nominal,
            lemma=chunk.base,
            link=frame.link,
            nominal=frame.nominal,
            headline=self.headline,
            another=sets_apart(found, frame),
            topic=d.topic,
            bare=frame.bare,
            unguided=frame.unguided,
            driven=frame.driven,
            signs=signs_of(found, frame, self.opening()) if frame.record == "event" else _NO_SIGNS,
            part=part_of(frame, self.borders),
            words=words_of(found, evidence, found.sentence.tokens[chunk.start].form) if frame.record == "event" else _NO_WORDS,
        )

    def _said_by(self, frame: FrameFind, roles: tuple[DraftRole, ...]) -> tuple[Link, ...]:
        """Who says what the frame tells; nobody says a relation."""
        if frame.record == "relation":
            return ()
        chunk = self.found.chunks[frame.trigger]
        chain = self.chain(
            frame.end - 1 if chunk.kind == "verb" and "speech" in chunk.classes and frame.record != "statement" else chunk.start
        )
        if frame.record == "statement" or (frame.record == "figure" and not chain):
            chain = next(
                (c.chain for c in self.covers if c.chunk == frame.trigger and c.chain), chain
            )  # the verb itself says: «وثّقت س 27 عملية»
        if frame.record == "statement" and (not chain or not any(c.chunk == frame.trigger for c in self.covers)):
            heard = chain_at(self.covers, chunk.start)
            gone_on = heard is not None and heard.chunk < 0 and frame.trigger < 2  # a speaker of its own opens the sentence
            own = self._own_chain(frame, roles)
            chain = own if gone_on and own and own[0].party.via is None else self._ending_in(chain, own)
        return chain

    def _numbers(self, counts: list[CountFind], speaker: Party | None, target: Party | None) -> list[DraftCount]:
        numbers: list[DraftCount] = []
        for c in counts:
            if c.suffix and any(n.what == c.what for n in numbers):
                continue  # «اغتيل س …، ما أدى إلى **مقتله**»: he has been counted
            number = counting.draft_count(self.d, self.found, c, speaker, self.counted or target)
            self.counted = (number.who if not number.part_of else None) or self.counted
            numbers.append(number)
        return numbers

    def _ending_in(self, chain: tuple[Link, ...], own: tuple[Link, ...]) -> tuple[Link, ...]:
        """«بحسب مصادر، في هجوم تبنّاه **س**»: the chain of a statement ends in its speaker."""
        if not chain or not own:
            return chain or own
        who, last = own[0].party, chain[-1].party
        related = {*last.names, *(self.d.lore.parents.get(n, "") for n in last.names)}
        mine = {*who.names, *(self.d.lore.parents.get(n, "") for n in who.names)} - {""}
        if not who.names or who.via is not None or mine & related:
            return chain
        return (*chain, *own)

    def _own_chain(self, frame: FrameFind, roles: tuple[DraftRole, ...]) -> tuple[Link, ...]:
        who = next((r.party for r in roles if r.role == "speaker"), None)
        if who is None:
            return ()
        return (Link(who, None, self.found.chunks[frame.trigger].lemma, "neutral", None, None, None, self.found.sentence.index),)

    def _evidence(self, frame: FrameFind, counts: list[CountFind], tolls: list[FrameFind]) -> tuple[tuple[int, int], ...]:
        spans = [(frame.start, self._said(frame) if frame.record == "statement" else frame.end)]
        for c in counts:
            start, end = min(c.start, self.found.chunks[c.chunk].start if c.chunk >= 0 else c.start), c.end
            start = self._from_link(start)
            spans.append((start, end))
        spans.extend((self._from_link(t.start), t.end) for t in tolls)
        merged: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if merged and start <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(self.d.span(self.found, s, e) for s, e in merged)

    def _said(self, frame: FrameFind) -> int:
        """Behind a verb with nothing of the statement after it, the first words of what is said: «كان قد نفى **قصف السوق**»."""
        end, chunk = frame.end, self.found.chunks[frame.trigger]
        if chunk.kind != "verb" or end > chunk.end:
            return end
        for c in self.found.chunks[frame.trigger + 1 : frame.trigger + 7]:
            if c.lemma != "،" and (c.kind not in _OF_WHAT_IS_SAID or "و" in c.pre):
                break
            end = c.end if c.kind != "mark" else end
        return end

    def _from_link(self, start: int) -> int:
        """The words of causing before a toll (ما أدى إلى مقتل) are part of its evidence."""
        at = self.found.chunk_from(start + 1) - 1
        if at < 0 or self.found.chunks[at].end <= start:
            return start
        for k in range(at - 1, max(-1, at - 4), -1):
            c = self.found.chunks[k]
            if c.kind == "conseq" or "cause" in c.classes:
                start = c.start
            elif c.kind != "prep":
                break
        return start

    def _framing(self, frame: FrameFind) -> tuple[tuple[int, int], ...]:
        return tuple(self.d.span(self.found, a, b) for r in frame.roles if r.mention for a, b in r.mention.framing)

    def _because(self, frame: FrameFind, why: str, counts: list[CountFind]) -> Because:
        tokens, chunk = self.found.sentence.tokens, self.found.chunks[frame.trigger]
        span = (tokens[chunk.start].start, tokens[chunk.end - 1].end)
        under = [Because(f"trigger {chunk.lemma}", "", self.d.raw[span[0] : span[1]], span)]
        for s in frame.supports:
            c = self.found.chunks[s]
            at = (tokens[c.start].start, tokens[c.end - 1].end)
            under.append(Because("carried_by", "", self.d.raw[at[0] : at[1]], at))
        for r in frame.roles:
            at2 = self.d.span(self.found, r.mention.start, r.mention.end) if r.mention else None
            under.append(Because(f"{r.role} by {r.finder}", "", self.d.raw[at2[0] : at2[1]] if at2 else r.suffix or None, at2))
        under.extend(
            Because(f"count {c.rule}", c.what, self.d.raw[slice(*self.d.span(self.found, c.start, c.end))]) for c in counts
        )
        if why:
            under.append(Because("status", why))
        return Because(frame.rule, frame.says, None, None, tuple(under))


_OF_WHAT_IS_SAID = frozenset({"time", "event", "np", "noun", "adj", "prep", "place"})
_ABLE = frozenset({"استطاع", "أمكن", "قدر"})
_NOT_DONE = frozenset({"none", "alleged"})
_NO_SIGNS: frozenset[str] = frozenset()
_NO_WORDS: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
_NONE = Quantity(None, None, False, 0, 0)
_HARMS = frozenset({"killed", "wounded", "casualties", "abducted", "detained"})
