"""Room 2. In: sentences of tokens and the packs. Out: one ``Found`` a sentence: what the packs' rules recognised in it, each with
its rule id. Door: ``find(text, packs)``."""

from __future__ import annotations

from isnad.match.chunks import chunk_row
from isnad.match.counts import read_counts
from isnad.match.cues import read_cues
from isnad.match.filled import exchanged, read_filled
from isnad.match.named_again import name_again
from isnad.match.row import Row
from isnad.match.rules import read_frames
from isnad.match.scan import Scan
from isnad.match.time_words import TimeWords
from isnad.match.times import find_times
from isnad.model.finds import CountFind, Found, FrameFind
from isnad.model.tokens import Text
from isnad.packs import Packs

__all__ = ["find"]

_NOTHING: frozenset[str] = frozenset()


def find(text: Text, packs: Packs) -> list[Found]:
    """Everything that the rules recognise, sentence by sentence. Each step goes through all sentences before the next begins:
    its code and tables stay in the processor's cache (6 % faster)."""
    words = _time_words(packs)
    scans = [Scan(sentence, packs.lexicon) for sentence in text.sentences]
    times = [find_times(scan.tokens, words) for scan in scans]
    chunks = [chunk_row(scan, packs, told) for scan, told in zip(scans, times, strict=True)]
    name_again(scans, chunks)
    rows = [Row(one, scan, packs) for one, scan in zip(chunks, scans, strict=True)]
    frames = [tuple(read_frames(row, packs)) for row in rows]
    counts = [_counts(row, frames[k], packs) for k, row in enumerate(rows)]
    cues = [tuple(read_cues(row, packs)) for row in rows]
    return [
        Found(
            sentence=row.scan.sentence, chunks=tuple(row.chunks), frames=frames[k], counts=counts[k], cues=cues[k],
            times=tuple((at, c.time) for at, c in enumerate(row.chunks) if c.time is not None),
            classes=_NOTHING.union(*[c.classes for c in row.chunks]),
        )
        for k, row in enumerate(rows)
    ]  # fmt: skip


def _counts(row: Row, frames: tuple[FrameFind, ...], packs: Packs) -> tuple[CountFind, ...]:
    told = read_counts(row, packs)
    return tuple(exchanged(frames, [*told, *read_filled(row, frames, told)])) if frames else tuple(told)


def _time_words(packs: Packs) -> TimeWords:
    words = packs.memo.get("time_words")
    if not isinstance(words, TimeWords):
        words = packs.memo["time_words"] = TimeWords.from_rows(packs.data.months, packs.data.weekdays, packs.data.time_words)
    return words
