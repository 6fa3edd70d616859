"""Room 3. In: what the rules found, sentence by sentence. Out: attributed drafts in words, and the time phrases that may date the
report, and notes. Door: ``draft(raw, found, lore, outlet, forwarder) -> (drafts, timed, notes)``."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from isnad.coder.attribution import Voices
from isnad.coder.events import Sentence
from isnad.coder.forwards import passed_on
from isnad.coder.listed import listed_by, shared_out
from isnad.coder.orphans import within_violence
from isnad.coder.place_draft import draft_place
from isnad.coder.places import scene_of
from isnad.coder.reference import Discourse
from isnad.coder.reports import headed, of_one_report, parts_of_tolls
from isnad.coder.theme import without_borrowed
from isnad.coder.ties import turns
from isnad.coder.times import dated_by_heading, said_times
from isnad.model.document import Note
from isnad.model.draft import Draft, Lore, Party
from isnad.model.finds import CountFind, Found, Mention
from isnad.model.times import TimedPhrase

__all__ = ["draft"]


def draft(
    raw: str, found: Sequence[Found], lore: Lore, outlet: str | None = None, forwarder: Party | None = None
) -> tuple[list[Draft], list[TimedPhrase], list[Note]]:
    """Walk the sentences once, front to back, and say who says that what happened."""
    discourse = Discourse(raw, lore)
    voices = Voices(discourse, outlet, found)
    drafts: list[Draft] = []
    timed: list[TimedPhrase] = []
    order = 0
    toll: CountFind | None = None
    _look_ahead(discourse, found)
    for k, one in enumerate(found):
        covers = voices.covers(one)
        discourse.read(one)
        toll = listed_by(one, toll)
        if more := shared_out(one, toll):
            one = msgspec.structs.replace(one, counts=(*more, *one.counts))
        discourse.topic += turns(one)
        sentence = Sentence(discourse, one, covers, order=order, headline=_headline(found, k))
        made = sentence.drafts()
        order = sentence.order
        drafts.extend(made)
        discourse.scene = scene_of(made, discourse.scene)
        discourse.places.extend(
            draft_place(discourse, one, c.mention, "named")
            for c in one.chunks
            if c.kind == "place" and c.mention and c.mention.names
        )
        said = said_times(one.cues)
        timed.extend(TimedPhrase(phrase=t, said=t in said, sentence=one.sentence.index) for _, t in one.times)
    drafts = headed(parts_of_tolls(of_one_report(drafts, found)))
    kept, notes = without_borrowed(dated_by_heading(drafts, found, discourse), found, lore)
    return passed_on(within_violence(kept, lore.families), forwarder, lore), timed, notes


def _look_ahead(discourse: Discourse, found: Sequence[Found]) -> None:
    """A headline may call by its head noun alone whom the text below names («هجوم **للتنظيم**»)."""
    if not found or not _headline(found, 0) or not any(_unnamed(c.mention) for c in found[0].chunks):
        return
    ahead = Discourse(discourse.raw, discourse.lore)
    for one in found[:_LEAD]:
        ahead.read(one)
    discourse.ahead = ahead.seen


_LEAD = 4
"""The headline and the sentences below it in which whom it calls is named."""


_DOTS = ("..", "…")
"""What parts the things that one headline tells."""


def _unnamed(m: Mention | None) -> bool:
    return m is not None and m.definite and not m.names and m.kind == "force"


def _headline(found: Sequence[Found], k: int) -> bool:
    """A line without a full stop at the top of the text, also behind its topic («اليمن.. …») and before the dots
    («غارة على النبطية**..** والجيش يتوغل في الخيام»), or a short one that opens its paragraph."""
    s = found[k].sentence
    if s.ended and not k and s.tokens[-1].form.startswith(_DOTS) and len(found) > 1:
        return not found[1].sentence.paragraph and _headline(found, 1)
    return not s.ended and (s.first or s.index == 1) and s.paragraph <= 1 and len(s.tokens) < 40
