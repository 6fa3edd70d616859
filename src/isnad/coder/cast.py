"""The parties of an event: who fills its roles, by name, by pronoun, carried on from the clause before, or by announcing it."""

from __future__ import annotations

import msgspec

from isnad.coder import counts as counting
from isnad.coder.agreeing import NOWHERE, acted_here, fits, forms, men_before, named_here, suited
from isnad.coder.aimed import bare_thing, homes, nameless_sites, sites_aimed_at
from isnad.coder.brought_down import brought_down
from isnad.coder.covers import Cover
from isnad.coder.fillers import (
    FORCES,
    NOBODY,
    TALKING,
    a_body,
    by_machines,
    has_power,
    inferred,
    kin_of,
    mediator,
    not_twice,
    number_alone,
    sent,
    state,
    sufferer,
)
from isnad.coder.going_back import told_before
from isnad.coder.harmed import harmed_before, remember_harmed, shot_back_at
from isnad.coder.implied import (
    CARRYING_OUT,
    OWN_ACTS,
    OWN_NOUNS,
    UNCHARGED,
    announced_with,
    announcer,
    charged,
    goes_on,
    latter,
    may_have_done,
    noun_joined,
    spoken_for,
    told_against,
    who_fired,
    whose_shell,
)
from isnad.coder.reference import Discourse
from isnad.coder.suffered import CLASH, SUFFERING, plainly_does, suffers
from isnad.coder.ties import DOING
from isnad.model.draft import DraftRole, Party
from isnad.model.finds import Chunk, Found, FrameFind, RoleFind

_EXPRESSIVE = {"opponent": "participant"}
_TELLING = frozenset({"by", "doer_of_support"})
"""Finders by which a killing tells plainly who did it."""
_OF_GOODS = frozenset({"property_destruction", "looting"})
"""Acts whose numbers count things: «جرفت **عشرين دونماً**»."""
_DONE_TO = frozenset({"target", "victim"})
_SPOKEN_OF = frozenset({"about", "addressee"})


class Cast:
    """Fills the roles of one sentence's frames and remembers who acted, for the clauses that go on without a subject."""

    def __init__(self, discourse: Discourse, found: Found, covers: list[Cover]) -> None:
        self.d, self.found, self.covers = discourse, found, covers
        self.doers: list[tuple[int, tuple[Party, ...]]] = []
        self.charge: tuple[int, tuple[Party, ...]] = (-1, ())
        """The verb that accuses, and who is accused."""

    def roles(self, frame: FrameFind, speaker: Party | None) -> tuple[DraftRole, ...]:
        out = self._gathered(frame, speaker)
        if frame.record == "statement":
            out = self._with_speaker(frame, out, speaker)
        out = [x for x in out if x.role not in _DONE_TO or x.party.names or x.party.cls or not bare_thing(self.found, frame, x)]
        bodies = frame.type == "body_found"
        known = [x for x in out if x.party.cls not in NOBODY or (bodies and a_body(x.party))]
        out = [x for x in out if x.role not in _DONE_TO or x.party.names or x in known]
        if frame.record == "event":  # a channel that told of it did nothing and suffered nothing
            out = [x for x in out if not x.party.via or not x.party.names or x.party.names[0] not in self.d.lore.outlets]
        out = not_twice(homes(self.d, self.found, out))
        out = nameless_sites(self.d, self.found, frame, out)
        out.extend(sites_aimed_at(self.d, self.found, frame, out))
        out.extend(whose_shell(self.d, self.found, frame, out))
        out.extend(who_fired(self.d, self.found, frame, out))
        if frame.type == "device_defused":  # who laid it is known, or nobody is told
            nobody = self.d.lore.classes["unknown"]
            out = [x for x in out if x.finder != "doer_of_relative" or x.party.names or x.party.cls != nobody]
        out = [x for x in out if not sent(frame, x)]
        if frame.type == "body_found":  # whom people come upon: no act of theirs, as it is of a service that searches
            out = [x for x in out if x.role != "initiator" or x.party.names or x.party.cls in FORCES]
        out.extend(self._announced(frame, out))
        out.extend(brought_down(self.d, self.found, frame, out))
        out.extend(self._charged(frame, out))
        if any(x.role == "participant" and x.finder == "between" for x in out):
            out = [x for x in out if x.role != "initiator" or not x.party.via]  # the two sides do it to each other
        if frame.type == CLASH and not any(x.role == "participant" and x.party.names for x in out):
            sides = self._sides(speaker)
            out.extend(DraftRole("participant", p.again(), "pair") for p in sides)
        out.extend(self._who_fought(frame, out))
        out.extend(self._told_before(frame, out))
        doers = goes_on(out)
        told = {self.d.span(self.found, r.mention.start, r.mention.end): r.mention for r in frame.roles if r.mention is not None}
        called = forms(((r.party, told.get(r.party.span or NOWHERE)) for r in out if r.role in DOING), self.d.lore.grammar)
        self.d.forms.update(called)
        self.d.ever.update({key: self.d.ever.get(key, frozenset()) | {form} for key, form in called.items() if form})
        if doers:
            self.doers.append((frame.trigger, doers))
            if frame.record == "event" or any(p.names for p in doers):  # an activist who speaks does not act in what follows
                self.d.last_doer = doers
        if frame.record == "event":
            remember_harmed(self.d, self.found, frame, out)
        if frame.record == "event" and (frame.type == CLASH or any(x.role == "target" for x in out)):
            self.d.oppose((x.party for x in out if x.role in ("participant", "initiator", "target")), self.found.sentence.index)
        return tuple(by_machines(frame, out))

    def _gathered(self, frame: FrameFind, speaker: Party | None) -> list[DraftRole]:
        """What the finders found, settled, once each."""
        out: list[DraftRole] = []
        for r in frame.roles:
            if r.role == "place" or (r.role == "about" and r.mention is None and not r.suffix):
                continue
            people = r.role in SUFFERING and frame.type not in _OF_GOODS
            bare = r.mention is not None and people and number_alone(r.mention)
            for party in self._fill(frame, r, speaker):
                if bare and not party.names and not party.cls:
                    party = msgspec.structs.replace(party, cls=self.d.lore.classes["person"])  # «وأسرت **تسعة**»
                role = _EXPRESSIVE.get(r.role, r.role)
                if frame.record == "relation" and r.role == "opponent":
                    role = r.role
                kin = people and r.mention is not None and not party.names and kin_of(r.mention)
                once = party.key and not kin and (party.names or r.finder != "between")  # «بين **مجموعة** و**أخرى**» are two
                if once and any(x.role == role and x.party.key == party.key for x in out):
                    continue
                if any(x.party.span == party.span and party.span and x.role == role for x in out) and not party.names:
                    continue
                out.append(DraftRole("participant" if role == "supporter" and r.finder == "joint" else role, party, r.finder))
        return out

    def _with_speaker(self, frame: FrameFind, out: list[DraftRole], speaker: Party | None) -> list[DraftRole]:
        """Whoever the statement is attributed to speaks in it, and those beside him."""
        said = next((c.chain[-1].party for c in self.covers if c.chunk == frame.trigger and c.chain), None)
        own = said or speaker
        if own is not None and (said is not None or not any(x.role == "speaker" and not x.party.via for x in out)):
            beside = self._beside(frame, own, speaker)
            out = [DraftRole("speaker", own, "attribution"), *beside, *(x for x in out if x.role != "speaker")]
        elif (
            own is None
            and self.doers
            and not any(x.role == "speaker" for x in out)
            and self.found.chunks[frame.trigger].kind in ("word", "part")
        ):
            out = [DraftRole("speaker", inferred(self.doers[-1][1][0]), "carried"), *out]  # «فرضت س حظراً، **متهمة** ص بـ …»
        return out

    def _beside(self, frame: FrameFind, own: Party, speaker: Party | None) -> list[DraftRole]:
        """«نددت **س وص** بالهجوم»: those whom و joins to the subject speak as well."""
        subjects = (r for r in frame.roles if r.role == "speaker" and r.finder == "subject")
        told = [r for r in subjects if r.mention is not None and r.mention.names]
        if len(told) < 2:
            return []
        parties = [next(iter(self._fill(frame, r, speaker)), None) for r in told]
        if parties[0] is None or parties[0].key != own.key:
            return []
        return [DraftRole("speaker", p, "subject") for p in parties[1:] if p is not None and p.key != own.key]

    def _who_fought(self, frame: FrameFind, roles: list[DraftRole]) -> list[DraftRole]:
        """«سيطرت **الفصائل** على القرية بعد معارك مع قوات س»: where a fight is told with its enemy alone, the other side is
        whoever acts in the clause that it belongs to."""
        sides = [r for r in roles if r.role == "participant"]
        if frame.type != CLASH or not frame.nominal or not sides or any(r.finder != "opponent" for r in sides):
            return []
        against = {r.party.key for r in sides}
        acting = next((doers for at, doers in reversed(self.doers) if at < frame.trigger), ())
        return [DraftRole("participant", inferred(p), "carried") for p in acting if p.names and p.key not in against]

    def of_tolls(
        self, frame: FrameFind, roles: tuple[DraftRole, ...], tolls: list[FrameFind], speaker: Party | None
    ) -> tuple[DraftRole, ...]:
        """Whom the killings that are an event's toll name («قُتل **فلان** بقصف …»), and who did them where the event tells nobody
        («قتلت **قوات س** مدنيين بقصف …»)."""
        if self.d.lore.families.get(frame.type) not in counting.VIOLENT:
            return ()
        taken = {r.party.key for r in roles if r.role in SUFFERING}
        done = any(r.role in ("initiator", "participant") for r in roles)
        doers = frozenset(n for r in roles if r.role == "initiator" for n in r.party.names)
        out: dict[str, DraftRole] = {}
        for told, r in ((t, r) for t in tolls if t.link != "purpose" for r in t.roles):
            m = r.mention
            plain = r.finder in _TELLING or plainly_does(self.found, told, r)
            if r.suffix and r.role == "initiator" and not done and any(x.role == "victim" and x.mention for x in told.roles):
                for p in self._fill(told, r, speaker):  # «قال الجيش **إنه** قضى على قيادي بغارة»
                    out.setdefault(p.key, DraftRole("initiator", p, "toll"))
            if m is None or (r.role != "victim" and (r.role != "initiator" or done or not plain)):
                continue
            but = doers if m.suffix and r.role == "victim" else frozenset()  # «قصفت س رتلاً، ما أدى إلى مقتل ستة من **عناصره**»
            for party in self.d.party(self.found, m, speaker, but=but):
                back = party.via is not None and r.role != "initiator"
                kin = kin_of(m) and not party.names
                telling = party.names and (back or party.names[0] in self.d.lore.speakers)
                if not party.key or telling or (party.key in taken and not kin):
                    continue
                if r.role == "initiator":
                    out.setdefault(party.key, DraftRole("initiator", party, "toll"))
                elif sufferer(m, party):
                    key = f"{party.key} {party.span}" if kin else party.key
                    out.setdefault(key, DraftRole(suffers(frame, party), party, "toll"))
        return tuple(out.values())

    def _announced(self, frame: FrameFind, roles: list[DraftRole]) -> list[DraftRole]:
        """«أعلن س السيطرة على م», «أعلنت س مقتل قيادي»: who announces an act of its own kind without another doer did it."""
        pause = frame.type == "ceasefire" and not any(r.role == "participant" for r in roles)
        chunks = self.found.chunks
        carried = any(chunks[s].kind == "event" and chunks[s].base in CARRYING_OUT for s in frame.supports)
        noun = chunks[frame.trigger]
        own = pause or carried or frame.type in OWN_ACTS or (noun.base in OWN_NOUNS and not noun.definite)
        if not own or any(r.role == "initiator" for r in roles) or not frame.nominal or told_against(self.found, frame.first):
            return []
        at = {chunks[k].start for k in (*self._joined_before(frame.trigger), *frame.supports)}
        cover = next(
            (c for c in self.covers if c.start in at and c.chain and not c.denied and may_have_done(c.chain[-1])), None
        )
        who = cover.chain[-1].party if cover else announcer(self.d, self.found, frame.first)
        if who is None or (who.names and self.d.lore.tells(who.names[0])) or not (who.names or has_power(who)):
            return []
        if who.names and any(r.role in SUFFERING and r.party.names == who.names for r in roles):
            return []  # «أعلنت قسد استهداف نقاطها»
        by_name = msgspec.structs.replace(who, cls=None)
        beside = announced_with(self.d, self.found, who) if pause else ()
        return [DraftRole("participant" if pause else "initiator", inferred(p), "announced") for p in (by_name, *beside)]

    def _charged(self, frame: FrameFind, roles: list[DraftRole]) -> list[DraftRole]:
        """«اتهمت س **ص** بارتكاب مجزرة …، وحرق منازلها»: who is accused did all that و goes on with."""
        if frame.type == "accusation":
            about = tuple(r.party for r in roles if r.role == "about" and r.party.key)
            self.charge = (frame.trigger, about)
        at, accused = self.charge
        if not accused or frame.record != "event" or not frame.nominal or not charged(self.found, at, frame.trigger):
            return []
        told = frame.type in UNCHARGED or any(r.role in ("initiator", "participant") for r in roles)
        return [] if told else [DraftRole("initiator", inferred(p), "charged") for p in accused]

    def _only_tells(self, parties: tuple[Party, ...]) -> bool:
        """Monitors, outlets, activists, sources and witnesses tell what others did."""
        talkers = all(not p.names and p.cls is not None and p.cls.endswith(TALKING) for p in parties)
        return talkers or all(p.names and self.d.lore.tells(p.names[0]) for p in parties)

    def _told_before(self, frame: FrameFind, roles: list[DraftRole]) -> list[DraftRole]:
        """The parties of the telling that a definite event noun goes back to; and keeps this telling for the next."""
        if frame.record != "event":
            return []
        violent = self.d.lore.families.get(frame.type, "") in counting.VIOLENT
        back = told_before(self.found, frame, roles, self.d.told) if violent else []
        base = self.found.chunks[frame.trigger].base
        self.d.told.append((self.found.sentence.index, frame.type, (*roles, *back), base))
        return back

    def _joined_before(self, trigger: int) -> list[int]:
        """«اعتراض وتدمير», «استهداف سفينة وإطلاق صاروخ»: the chunks of the verbal nouns that و joins, from the trigger back."""
        out = [trigger]
        while "و" in self.found.chunks[out[-1]].pre and (before := noun_joined(self.found, out[-1])) >= 0:
            out.append(before)
        return out

    def _sides(self, speaker: Party | None) -> tuple[Party, ...]:
        """The sides of a clash that names none: the last two opposed, if they were told of here or in the sentence before. A
        force that speaks of its own dead tells of its own fight."""
        near = self.found.sentence.index - self.d.pair_sentence <= 1
        if speaker is not None and speaker.names and speaker.names[0] not in self.d.lore.speakers:
            own = {*speaker.names, *(self.d.lore.parents.get(n, "") for n in speaker.names)}
            near = near and any(not own.isdisjoint(p.names) for p in self.d.pair)
        return self.d.pair if near else ()

    def _acting(self, frame: FrameFind, speaker: Party | None) -> frozenset[str]:
        """The actors who do what a frame tells: whoever it is done to is somebody else («هاجمت س ص واشتبكت مع **عناصرها**»)."""
        doers = (r for r in frame.roles if r.role in DOING and r.finder != "opponent")
        return frozenset(n for r in doers for p in self._fill(frame, r, speaker) for n in p.names)

    def _going_on(self, frame: FrameFind, r: RoleFind, speaker: Party | None) -> tuple[Party, ...]:
        """Who does what a verb without a subject tells: whoever acted before it and agrees with it."""
        verb = next((c for c in self.found.chunks if c.start == r.at and c.kind == "verb"), None)
        before = [doers for at, doers in reversed(self.doers) if at != frame.trigger]
        told = (speaker,) if speaker is not None and speaker.names else ()
        choices = (*before[:1], told, self.d.last_doer if not speaker else ())
        event = frame.record == "event"
        usable = [c for c in choices if c and not (event and self._only_tells(c))]
        if verb is None:
            return usable[0] if usable else ()
        further = [c for c in before[1:] if not (event and self._only_tells(c))]
        got = next((c for c in (*usable, *further) if self._agree(verb, c)), None)
        if got is None:  # «**قوة** إسرائيلية … ونصب **جنودها** حاجزاً قبل أن **تنسحب**»
            got = next((c for c in (*usable, *further) if suited(verb, c, self.d.ever)), None)
        if got is not None or not event or r.role != "initiator":
            return got if got is not None else usable[0] if usable else ()
        men = men_before(self.found, verb, self.d.lore.grammar)
        return self.d.party(self.found, men, None) if men is not None else ()

    def _agree(self, verb: Chunk, parties: tuple[Party, ...]) -> bool:
        return len(parties) > 1 or all(fits(verb, self.d.forms.get(p.key, "")) for p in parties)

    def _accused_of(self, frame: FrameFind, r: RoleFind) -> Party | None:
        """«اتهمت س **ص** بإعدام مدنيين عقب **سيطرتها** على م»: a pronoun on an act behind the charge means who is accused."""
        at, accused = self.charge
        if at < 0 or r.finder != "suffix" or frame.trigger < at or len(accused) != 1 or not accused[0].names:
            return None
        want = {"ها": "f", "ه": "m"}.get(r.suffix, "")
        return accused[0].again() if want and self.d.lore.grammar.get(accused[0].names[0], want) == want else None

    def _fill(self, frame: FrameFind, r: RoleFind, speaker: Party | None) -> tuple[Party, ...]:
        if r.mention is not None and r.finder == "carried":
            return tuple(inferred(p) for p in self.d.party(self.found, r.mention, speaker))
        if r.mention is not None and r.role == "speaker" and (body := spoken_for(self.d, self.found, r.mention)):
            return body
        if r.mention is not None:
            stood_against = r.mention.suffix and (r.role in SUFFERING or r.finder == "opponent")
            but = self._acting(frame, speaker) if stood_against else frozenset()
            got = self.d.party(self.found, r.mention, speaker, but=but)
            if r.role == "supporter" and self.d.lore.families.get(frame.type) == "talks":
                got = tuple(mediator(p, self.d.lore.parents) for p in got)
            return (
                tuple(state(p, self.d.lore.parents) for p in got) if frame.record == "statement" and r.role in _SPOKEN_OF else got
            )
        if r.suffix == "elided":
            return latter(self.found, frame.trigger) or tuple(inferred(p) for p in self._going_on(frame, r, speaker))
        index = self.found.sentence.index
        harmed = harmed_before(self.d, index, frame, r)
        if harmed is not None:
            return (harmed,)
        if r.role == "detainee":
            return ()
        if r.role == "target" and r.finder == "under":
            return shot_back_at(self.d, index, r, self._acting(frame, speaker))
        asked = r.role == "initiator" and r.finder == "subject" and (speaker is None or self.d.reports(speaker))
        if asked and (acted := self.d.acted(r.suffix, index)):
            return tuple(inferred(p) for p in acted)
        if (accused := self._accused_of(frame, r)) is not None:
            return (accused,)
        if r.finder != "blamed" and r.role not in _SPOKEN_OF:
            done_to = r.role in SUFFERING and r.finder == "object" and frame.record == "event"
            others = self._acting(frame, speaker) if done_to else frozenset()  # «ثم **قصفته** بعد ساعة»: nobody who shells
            got = self.d.pronoun(r.suffix, speaker, (index, r.at), but=others)
        else:  # «**تتهمها** س بـ …»: never س herself
            own = [n for q in frame.roles if q.role == "speaker" and q.mention is not None for n in q.mention.names]
            but = frozenset(own or (speaker.names if speaker else ()))
            got = named_here(self.found, r.at, r.suffix, self.d.lore.grammar, but)
            got = got or acted_here(self.doers, self.d.forms, r.suffix, but)
            got = got or self.d.pronoun(r.suffix, None, (index, r.at), but=but)
        return tuple(p.again() for p in got if p.names or p.cls or self.d.local.means(p))
