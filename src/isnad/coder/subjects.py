"""Whose a verb of speaking is by where it stands: with the verb before it, in a clause of its own, or the outlet's again."""

from __future__ import annotations

from isnad.coder.covers import Cover
from isnad.model.finds import CueFind, Found

_WHILE = frozenset({"في حين", "بينما", "فيما"})


def of_another_subject(found: Found, cue: CueFind, before: list[Cover]) -> bool:
    """«خرجت مظاهرات **وطالبت** بـ …», «تظاهر العشرات **مطالبين** بـ …»: the first verb of speaking behind another that opens the
    sentence has its subject, and not the speaker of the sentence before."""
    said, several = found.chunks[cue.chunk], found.chunks[cue.chunk].number.startswith("p")
    if cue.effect != "attributes" or cue.speaker is not None or cue.chunk < 2 or cue.speaker_pronoun == "نا":
        return False
    if not several and (before or cue.chunk < 3):
        return False
    if cue is not next((c for c in found.cues if c.effect in ("attributes", "continues", "cites")), None):
        return False
    return (several or said.pre.startswith("و")) and any(c.kind == "verb" for c in found.chunks[: cue.chunk])


def breaks(found: Found, cue: CueFind) -> bool:
    """«…، يأتي هذا فيما …»: after a comma the outlet itself goes on, unless a quotation is open."""
    before = found.chunks[cue.chunk - 1] if cue.chunk else None
    inside = any(q.start <= cue.start < q.end for q in found.sentence.quotes)
    return (
        before is not None
        and before.kind == "mark"
        and not inside
        and found.chunks[cue.chunk].lemma.startswith(("يأتي", "تأتي", "يذكر", "يشار", "جدير", "الجدير"))
    )


def side_by_side(found: Found, cue: CueFind) -> bool:
    """«وفي حين قال أ إن …، **قالت** ب إن …»: the main clause begins behind the comma."""
    opens = any(c.kind == "conj" and c.lemma in _WHILE for c in found.chunks[:2])
    before = found.chunks[cue.chunk - 1] if cue.chunk else None
    return opens and cue.speaker is not None and before is not None and before.kind == "mark" and before.lemma in "،,"
