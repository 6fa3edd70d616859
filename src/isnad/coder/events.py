"""From frames to drafts: who did what in one sentence, with its counts, place, time and status."""

from __future__ import annotations

import msgspec

from isnad.coder import counts as counting
from isnad.coder.attribution import Cover, chain_at
from isnad.coder.places import places_of
from isnad.coder.reference import Discourse
from isnad.coder.stance import status_of
from isnad.coder.times import said_times, time_of
from isnad.model.claim import Because
from isnad.model.draft import Draft, DraftCount, DraftRole, Link, Party
from isnad.model.finds import CountFind, Found, FrameFind, Quantity, RoleFind

_DOING = frozenset({"initiator", "participant", "speaker", "holder", "administrator"})
_EXPRESSIVE = {"opponent": "participant"}


class Sentence:
    """One sentence being coded: its finds, covers and the discourse before it."""

    def __init__(self, discourse: Discourse, found: Found, covers: list[Cover], *, order: int, headline: bool) -> None:
        self.d, self.found, self.covers, self.order, self.headline = discourse, found, covers, order, headline
        self.said = said_times(found.cues)
        self.folded: dict[int, int] = {}
        """Triggers that were folded into another's claim: chunk → the other's chunk."""
        self.counted: Party | None = None
        """Whom the last count of the sentence counted: منهم goes back to them."""
        self.doers: list[tuple[int, tuple[Party, ...]]] = []

    def drafts(self) -> list[Draft]:
        """The drafts of the sentence in the order of their triggers."""
        frames = [f for f in self.found.frames if self._wanted(f)]
        frames = self._absorb(frames)
        counts = [msgspec.structs.replace(c, chunk=self.folded.get(c.chunk, c.chunk)) for c in self.found.counts]
        owners = {id(c): counting.owner_of(self.found, c, frames, self.d.lore.families) for c in counts}
        merged = self._merged(frames, counts, owners)
        out: list[Draft] = []
        for frame in frames:
            draft = self._draft(frame, [c for c in counts if owners[id(c)] is frame], merged.get(id(frame), []), frames)
            out.append(draft)
        kept = [d for d, f in zip(out, frames, strict=True) if not any(f is x for xs in merged.values() for x in xs) and not _reflexive(d)]
        several = sum(d.record == "event" for d in kept) > 1
        kept = [d for d in kept if not (several and d.link == "purpose" and d.status == "planned" and not d.counts and not d.time)]
        return self._share([part for d in kept if not (_empty_anaphor(d) and not self._going_on(d)) and not _mere_negation(d) for part in self._split(d)])

    def _going_on(self, d: Draft) -> bool:
        """«المعارك تدور في …», «وتستمر المعارك»: a definite noun that breaks out or goes on is told, not called back."""
        at = next((k for k, c in enumerate(self.found.chunks) if d.evidence and self.d.span(self.found, c.start, c.end)[0] >= d.evidence[0][0]), 0)
        return any(not c.classes.isdisjoint({"phase", "continue", "resume", "begin", "cause"}) for c in self.found.chunks[max(0, at - 2) : at + 4] if c.kind == "verb")

    def _split(self, d: Draft) -> list[Draft]:
        """A stock and the stock inside it («منهم 2000 أجنبي») are two figures."""
        inner = [c for c in d.counts if c.part_of]
        if d.record != "figure" or not inner:
            return [d]
        cut = min(c.span[0] for c in inner)
        whole = tuple((a, min(b, cut)) for a, b in d.evidence if a < cut)
        out = [msgspec.structs.replace(d, counts=tuple(c for c in d.counts if not c.part_of), evidence=whole or d.evidence)]
        for c in inner:
            self.order += 1
            out.append(msgspec.structs.replace(d, order=self.order, counts=(msgspec.structs.replace(c, part_of=None),), evidence=(c.span,), places=()))
        return out

    def _wanted(self, f: FrameFind) -> bool:
        if f.record == "event" and self._hypothetical(f):
            return False
        if f.in_speech:
            return self.speaker(self.found.chunks[f.trigger].start) is not None
        return True

    def _hypothetical(self, f: FrameFind) -> bool:
        """«في حال السيطرة عليها», «إذا اقتحموا»: nothing happened and nobody plans it."""
        outer = min((*f.supports, f.trigger))
        for k in range(outer - 1, max(-1, outer - 4), -1):
            c = self.found.chunks[k]
            if "hypothetical" in c.classes:
                return True
            if c.kind in ("mark", "conseq", "np", "place"):
                return False
        return False

    def _absorb(self, frames: list[FrameFind]) -> list[FrameFind]:
        """Fold a trigger that tells another one's event over again into it: a verb whose subject is the event noun before (عملية استهدفت
        …), a noun of means under بـ (استهدفت … بثلاث غارات), a definite noun that only brings the toll (وأسفر الهجوم عن …)."""
        out: list[FrameFind] = []
        for f in frames:
            host = next((g for g in reversed(out) if g.record == f.record == "event" and self._retells(g, f)), None)
            if host is None:
                out.append(f)
                continue
            out[out.index(host)] = self._fold(host, f)
            self.folded[f.trigger] = host.trigger
        return out

    def _retells(self, g: FrameFind, f: FrameFind) -> bool:
        c, host = self.found.chunks[f.trigger], self.found.chunks[g.trigger]
        families = self.d.lore.families
        kin = families.get(g.type) in counting.VIOLENT and families.get(f.type) in counting.VIOLENT and f.type not in counting.HARM
        if c.kind == "verb":
            return c.lemma in _DESCRIBING and self._describes(g, f)
        if not kin or not f.nominal or g.type in counting.HARM:
            return False
        own = any(r.mention is not None and r.mention.names for r in f.roles if r.role == "initiator")
        if c.pre.endswith("ب") and host.kind == "verb" and not own and not f.supports and 0 < f.trigger - g.trigger <= 10:
            return not any(x.kind in ("verb", "comp", "conseq", "conj") for x in self.found.chunks[g.trigger + 1 : f.trigger])
        return c.definite and not c.suffix and not f.places and not own and not f.supports and (f.type == g.type or f.type in _VAGUE_TYPES)

    def _describes(self, g: FrameFind, f: FrameFind) -> bool:
        if not (g.nominal and g.trigger < f.trigger <= g.trigger + 8):
            return False
        between = self.found.chunks[g.trigger + 1 : f.trigger]
        return not any(c.kind in ("verb", "comp", "conseq", "conj") or (c.kind == "mark" and c.lemma in ".؛:") for c in between)

    @staticmethod
    def _fold(host: FrameFind, f: FrameFind) -> FrameFind:
        roles = {r.role for r in host.roles}
        extra = tuple(r for r in f.roles if r.role not in roles and r.mention is not None and r.role in ("target", "victim", "weapon"))
        kind = f.type if host.type in _VAGUE_TYPES and f.type not in _VAGUE_TYPES else host.type
        return msgspec.structs.replace(host, roles=host.roles + extra, places=host.places or f.places, end=max(host.end, f.end), type=kind)

    def _merged(self, frames: list[FrameFind], counts: list[CountFind], owners: dict[int, FrameFind | None]) -> dict[int, list[FrameFind]]:
        """Killings whose number belongs to another event of the sentence: they are its toll, not claims of their own."""
        out: dict[int, list[FrameFind]] = {}
        for f in frames:
            if f.type not in counting.HARM:
                continue
            own = [owners[id(c)] for c in counts if c.chunk == f.trigger]
            host = next((o for o in own if o is not None and o is not f), None)
            if host is None and not own:
                fake = CountFind("", "", _NONE, None, f.trigger, f.start, f.end)
                guess = counting.owner_of(self.found, fake, frames, self.d.lore.families)
                host = guess if guess is not f else None
            if host is not None:
                out.setdefault(id(host), []).append(f)
        return out

    def speaker(self, token: int) -> Party | None:
        """Whoever speaks at a token."""
        cover = chain_at(self.covers, token)
        return cover.chain[-1].party if cover and cover.chain else None

    def chain(self, token: int) -> tuple[Link, ...]:
        cover = chain_at(self.covers, token)
        return cover.chain if cover else ()

    def _draft(self, frame: FrameFind, counts: list[CountFind], tolls: list[FrameFind], frames: list[FrameFind]) -> Draft:
        found, d = self.found, self.d
        chunk = found.chunks[frame.trigger]
        speaker = self.speaker(chunk.start)
        roles = self._roles(frame, speaker)
        target = next((r.party for r in roles if r.role in ("target", "victim") and r.party.names), None)
        status, why = status_of(found, frame, headline=self.headline)
        numbers: list[DraftCount] = []
        for c in counts:
            number = counting.draft_count(d, found, c, speaker, self.counted or target)
            self.counted = (number.who if not number.part_of else None) or self.counted
            numbers.append(number)
        roles += self._harmed(frame, roles, [n.who for n in numbers if n.what in _HARMS and not n.part_of])
        cover = chain_at(self.covers, chunk.start)
        if cover and cover.denied and frame.record == "event" and chunk.start >= cover.start:
            status, why = "denied", "denied by the speaker"
        evidence = self._evidence(frame, counts, tolls)
        time = time_of(found, frame, self.said, tolls) if frame.record in ("event", "figure") else None
        self.order += 1
        chain = self.chain(frame.end - 1 if chunk.kind == "verb" and "speech" in chunk.classes and frame.record != "statement" else chunk.start)
        if frame.record == "statement" or frame.record == "figure" and not chain:
            chain = next((c.chain for c in self.covers if c.chunk == frame.trigger and c.chain), chain)  # the verb itself says: «وثّقت س 27 عملية»
        if frame.record == "statement" and not chain:
            chain = self._own_chain(frame, roles)
        if frame.record == "relation":
            chain = ()
        doubts = tuple(sorted({"nearest"} & {"nearest" if frame.weak else ""} | {r.party.via for r in roles if r.party.via}))
        return Draft(
            sentence=found.sentence.index, order=self.order, record=frame.record, type=frame.type, status=status, roles=roles,
            places=places_of(d, found, frame), time=time, time_span=d.span(found, time.start, time.end) if time else None, counts=tuple(numbers),
            chain=chain, evidence=evidence, framing=self._framing(frame), because=(self._because(frame, why, counts),), doubts=doubts,
            definite=chunk.definite and not chunk.suffix and frame.nominal, lemma=chunk.base, link=frame.link, nominal=frame.nominal, headline=self.headline, fresh=status == "historical",
        )  # fmt: skip

    def _harmed(self, frame: FrameFind, roles: tuple[DraftRole, ...], counted: list[Party | None]) -> tuple[DraftRole, ...]:
        """The people that a toll counts are who was harmed: a role of the event where no finder gave them one."""
        if self.d.lore.families.get(frame.type) not in counting.VIOLENT:
            return ()
        taken = {r.party.key for r in roles}
        out: dict[str, DraftRole] = {}
        for party in counted:
            if party is not None and party.key and party.key not in taken and party.cls not in _VAGUE_PEOPLE:
                out.setdefault(party.key, DraftRole("target" if party.names else "victim", party, "counted"))
        return tuple(out.values())

    def _own_chain(self, frame: FrameFind, roles: tuple[DraftRole, ...]) -> tuple[Link, ...]:
        who = next((r.party for r in roles if r.role == "speaker"), None)
        if who is None:
            return ()
        return (Link(who, None, self.found.chunks[frame.trigger].lemma, "neutral", None, None, None, self.found.sentence.index),)

    def _roles(self, frame: FrameFind, speaker: Party | None) -> tuple[DraftRole, ...]:
        out: list[DraftRole] = []
        for r in frame.roles:
            if r.role == "place" or (r.role == "about" and r.mention is None):
                continue
            for party in self._fill(frame, r, speaker):
                role = _EXPRESSIVE.get(r.role, r.role)
                if frame.record == "relation" and r.role == "opponent":
                    role = r.role
                if any(x.role == role and x.party.key == party.key and party.key for x in out):
                    continue
                if any(x.party.span == party.span and party.span and x.role == role for x in out) and not party.names:
                    continue
                out.append(DraftRole("participant" if role == "supporter" and r.finder == "joint" else role, party, r.finder))
        if frame.record == "statement":
            said = next((c.chain[-1].party for c in self.covers if c.chunk == frame.trigger and c.chain), None)
            own = said or speaker
            if own is not None and (said is not None or not any(x.role == "speaker" and not x.party.via for x in out)):
                out = [DraftRole("speaker", own, "attribution"), *(x for x in out if x.role != "speaker")]
        out = [x for x in out if x.role not in ("target", "victim") or x.party.names or x.party.cls or not _bare_thing(frame, x)]
        out.extend(self._announced(frame, out))
        if any(x.role == "participant" and x.finder == "between" for x in out):
            out = [x for x in out if x.role != "initiator" or not x.party.via]  # the two sides do it to each other
        if frame.type == "armed_clash" and not any(x.role == "participant" and x.party.names for x in out):
            out.extend(DraftRole("participant", Party(p.names, p.cls, None, None, "coreference"), "pair") for p in self._sides())
        doers = tuple(x.party for x in out if x.role == "initiator" and x.party.key) or tuple(x.party for x in out if x.role in _DOING and x.party.key)
        if doers:
            self.doers.append((frame.trigger, doers))
            self.d.last_doer = doers
        if frame.record == "event":
            self.d.oppose((x.party for x in out if x.role in ("participant", "initiator", "target")), self.found.sentence.index)
        return tuple(out)

    def _announced(self, frame: FrameFind, roles: list[DraftRole]) -> list[DraftRole]:
        """«أعلن س السيطرة على م», «أعلنت س مقتل قيادي»: who announces an act of its own kind without another doer did it."""
        if frame.type not in _OWN_ACTS or any(r.role == "initiator" for r in roles) or not frame.nominal:
            return []
        at = {self.found.chunks[k].start for k in (frame.trigger, *frame.supports)}
        cover = next((c for c in self.covers if c.start in at and c.chain and not c.denied), None)
        who = cover.chain[-1].party if cover else None
        if who is None or not who.names or who.names[0] in self.d.lore.speakers:
            return []
        return [DraftRole("initiator", Party(who.names, None, None, None, "coreference"), "announced")]

    def _sides(self) -> tuple[Party, ...]:
        """The sides of a clash that names none: the last two opposed, if they were told of here or in the sentence before."""
        near = self.found.sentence.index - self.d.pair_sentence <= 1
        return self.d.pair if near else ()

    def _fill(self, frame: FrameFind, r: RoleFind, speaker: Party | None) -> tuple[Party, ...]:
        if r.mention is not None:
            return self.d.party(self.found, r.mention, speaker)
        if r.suffix == "elided":
            before = [doers for at, doers in self.doers if at != frame.trigger]
            got = before[-1] if before else ((speaker,) if speaker is not None and speaker.names else self.d.last_doer if not speaker else ())
            return tuple(Party(p.names, p.cls, None if p.names else p.text, None if p.names else p.span, "coreference") for p in got)
        got = self.d.pronoun(r.suffix, speaker)
        return tuple(Party(p.names, p.cls, None, None, "coreference") for p in got if p.key)

    def _evidence(self, frame: FrameFind, counts: list[CountFind], tolls: list[FrameFind]) -> tuple[tuple[int, int], ...]:
        spans = [(frame.start, frame.end)]
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

    def _from_link(self, start: int) -> int:
        """The words of causing before a toll (ما أدى إلى مقتل) are part of its evidence."""
        at = next((i for i, c in enumerate(self.found.chunks) if c.start <= start < c.end), -1)
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
        tokens = self.found.sentence.tokens
        chunk = self.found.chunks[frame.trigger]
        span = (tokens[chunk.start].start, tokens[chunk.end - 1].end)
        under = [Because(f"trigger {chunk.lemma}", "", self.d.raw[span[0] : span[1]], span)]
        for s in frame.supports:
            c = self.found.chunks[s]
            at = (tokens[c.start].start, tokens[c.end - 1].end)
            under.append(Because("carried_by", "", self.d.raw[at[0] : at[1]], at))
        for r in frame.roles:
            at2 = self.d.span(self.found, r.mention.start, r.mention.end) if r.mention else None
            under.append(Because(f"{r.role} by {r.finder}", "", self.d.raw[at2[0] : at2[1]] if at2 else r.suffix or None, at2))
        under.extend(Because(f"count {c.rule}", c.what, self.d.raw[slice(*self.d.span(self.found, c.start, c.end))]) for c in counts)
        if why:
            under.append(Because("status", why))
        return Because(frame.rule, frame.says, None, None, tuple(under))

    def _share(self, drafts: list[Draft]) -> list[Draft]:
        """Events of one sentence that grammar ties together are one happening; one without a place or time takes the other's."""
        events = [d for d in drafts if d.record == "event"]
        out: list[Draft] = []
        for d in drafts:
            if d.record != "event" or len(events) < 2:
                out.append(d)
                continue
            mates = [e for e in events if e is not d and _close(e, d)]
            tied = tuple(e.order for e in mates)
            places = d.places or next((tuple(msgspec.structs.replace(p, via="happening") for p in e.places) for e in mates if e.places), ())
            out.append(msgspec.structs.replace(d, tied=tied, places=places))
        return out


_NONE = Quantity(None, None, False, 0, 0)
_VAGUE_PEOPLE = frozenset({"people", "person", "fighters", "fighter", "the dead", "dead", "wounded people", "bodies", "armed groups"})
_HARMS = frozenset({"killed", "wounded", "casualties", "abducted", "detained"})
_DESCRIBING = frozenset({"استهدف", "طال", "أصاب", "ضرب", "شمل"})
_VAGUE_TYPES = frozenset({"attack", "explosion"})


def _mere_negation(d: Draft) -> bool:
    """What did not happen is a claim only where somebody says so."""
    return d.record == "event" and d.status == "denied" and not d.chain


def _empty_anaphor(d: Draft) -> bool:
    """«وجاء الهجوم بعد …»: a definite event noun that goes back and tells nothing new is no telling of its own."""
    new = any(not r.party.via for r in d.roles) or d.counts or d.time or any(not p.via for p in d.places)
    return d.record == "event" and d.definite and d.nominal and not new


_OWN_ACTS = frozenset({"territory_seized", "arrest", "raid", "airborne_raid", "weapons_seized", "withdrawal", "release", "interception", "device_defused"})


def _bare_thing(frame: FrameFind, r: DraftRole) -> bool:
    """A house or a car that nobody is told to own fills no role: it stays in the evidence."""
    find = next((f.mention for f in frame.roles if f.mention is not None and r.party.span and f.role == r.role and f.mention.kind == "thing" and not f.mention.names), None)
    return find is not None


def _reflexive(d: Draft) -> bool:
    """A relation of an actor to itself says nothing."""
    ends = [r.party.key for r in d.roles if r.role in ("subject", "object")]
    return d.record == "relation" and d.type != "alias_of" and len(ends) == 2 and ends[0] == ends[1]


_APART = frozenset({"historical", "habitual", "planned", "threatened"})
_TYING = frozenset({"cause", "container", "consequence"})


def _close(a: Draft, b: Draft) -> bool:
    """Whether grammar makes two events of one sentence one happening: cause, container, consequence, the same doer going on, or the
    sides that one takes from the other; not two places, and not an intention or something older beside the news."""
    same = bool(_doers(a) & _doers(b))
    first, last = sorted((a, b), key=lambda d: d.order)
    if last.link == "purpose" and first.status not in _APART:
        return same  # «تسلّلت … لاستهداف نقاط س»: what the news was for
    if "historical" in (a.status, b.status) and a.type == b.type:
        return True  # the anniversary and what it remembers
    if a.status in _APART or b.status in _APART or {"purpose", "anniversary"} & {a.link, b.link}:
        return False
    if "prior" in (a.link, b.link):
        return same or not (_doers(a) and _doers(b))
    if _placed(a) and _placed(b) and {p.name for p in a.places}.isdisjoint({p.name for p in b.places}):
        return False
    carried = any(r.finder in ("carried", "pair") for r in (*a.roles, *b.roles))
    return bool({a.link, b.link} & _TYING) or carried or "foiled" in (a.status, b.status) or same


def _doers(d: Draft) -> set[str]:
    return {r.party.key for r in d.roles if r.role in _DOING and r.party.key}


def _placed(d: Draft) -> bool:
    """Whether the draft has a place of its own words: «قصف على م1 واشتباكات في م2» are two happenings."""
    return any(not p.via for p in d.places)
