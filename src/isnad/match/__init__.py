"""Room 2. In: sentences of tokens and the packs. Out: one ``Found`` a sentence: what the packs' rules recognised in it, each with
its rule id. Door: ``find(text, packs)``."""

from __future__ import annotations

from isnad.match.chunks import chunk_row
from isnad.match.counts import read_counts
from isnad.match.cues import read_cues
from isnad.match.row import Row
from isnad.match.rules import read_frames
from isnad.match.scan import Scan
from isnad.match.time_words import TimeWords
from isnad.match.times import find_times
from isnad.model.document import Sentence, Text
from isnad.model.finds import Found
from isnad.packs import Packs

__all__ = ["find", "find_in_sentence"]


def find(text: Text, packs: Packs) -> list[Found]:
    """Everything that the rules recognise, sentence by sentence."""
    return [find_in_sentence(sentence, packs) for sentence in text.sentences]


def find_in_sentence(sentence: Sentence, packs: Packs) -> Found:
    """Everything that the rules recognise in one sentence."""
    scan = Scan(sentence, packs.lexicon)
    times = find_times(sentence.tokens, _time_words(packs))
    row = Row(chunk_row(scan, packs, times), scan)
    return Found(
        sentence=sentence, chunks=tuple(row), frames=tuple(read_frames(row, packs)), counts=tuple(read_counts(row, packs)),
        cues=tuple(read_cues(row, packs)), times=tuple((k, c.time) for k, c in enumerate(row) if c.time is not None),
    )  # fmt: skip


def _time_words(packs: Packs) -> TimeWords:
    words = packs.memo.get("time_words")
    if not isinstance(words, TimeWords):
        words = packs.memo["time_words"] = TimeWords.from_rows(packs.data.months, packs.data.weekdays, packs.data.time_words)
    return words
