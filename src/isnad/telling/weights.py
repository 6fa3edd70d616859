"""What each sign of ``likeness`` weighs (docs/decisions/0009): log odds, fitted on annotated reports by
``tools/fit_happenings.py`` and rounded; a sum can be read aloud.

What stands in the headline's or the lead's place draws; words that open something else (elsewhere, earlier, besides, the next
line of a list) push away, and so does what they opened for the sentences that follow."""

from __future__ import annotations

Weights = dict[str, tuple[float, float, float]]
"""By sign: beside a telling of a sentence before, of the headline, of its own sentence."""
ENOUGH = -0.8
"""The sum from which a telling joins, before ``happenings.CROWD`` adds to it: below even odds, since the best of its happening
counts as much as all of them."""
WEIGHTS: Weights = {
    "base": (-0.2, -0.2, -0.2),
    # what they tell
    "same type": (0.8, 1.7, 0.5),
    "one operation": (0.6, 0.6, 0.6),
    "means left open": (0.5, 0.3, 0.4),
    "one family": (-0.1, -0.3, 0.1),
    "both violent": (-0.6, -0.8, -0.5),
    "other types": (-0.8, -1.1, -0.7),
    "flight or aid": (-0.9, -1.3, -1.2),
    "fire beside a fight": (-1.5, -1.9, -1.5),
    "fire beside an attack": (-0.5, -0.7, -0.5),
    "a blast beside fire": (-1.2, -1.3, -1.0),
    "fire and its interception": (0.5, 0.5, 0.7),
    "an attack and an interception": (-1.1, -1.2, -1.2),
    "what follows an attack": (-0.9, -0.6, -0.6),
    "done on the spot": (0.1, 0.1, 0.3),
    "on the spot": (1.9, 1.8, 1.9),
    # where they stand
    "first below the headline": (1.2, 1.4, 1.2),
    "headline of one event": (0.5, 0.7, 0.5),
    "headline of several": (0.0, 0.0, 0.0),
    "goes on from the lead": (1.4, 1.4, 1.4),
    "lead in the headline's place": (1.1, 1.1, 1.1),
    "sums up several": (-1.6, -1.6, -1.6),
    "of many things": (-0.4, -0.1, -0.4),
    "of many things, from the top": (0.2, 0.2, 0.2),
    "named again": (1.1, 1.0, 1.1),
    "called back": (0.6, 0.5, 0.6),
    "called back from afar": (-1.1, -1.2, -1.1),
    "called back, elsewhere": (0.0, 0.0, 0.0),
    "called by its place": (2.0, 1.9, 2.0),
    "the act called back": (0.6, 0.6, 0.6),
    "of the attackers": (1.6, 1.6, 1.6),
    "far": (-1.4, -1.4, -1.4),
    # what opens the later one, or a sentence between
    "opens with shift": (-1.9, -2.0, -1.9),
    "opens with place": (-2.1, -1.7, -2.1),
    "opens with item": (-0.5, 0.0, -0.5),
    "the act behind a toll": (0.2, 0.3, 0.2),
    "opens with past": (-1.4, -1.1, -1.4),
    "another topic since": (-1.0, -0.7, -1.0),
    "opens with time": (-1.9, -1.9, -1.9),
    "opens with reply": (-1.8, -1.9, -1.8),
    "opens apart, from a headline of several": (-0.5, -0.5, -0.5),
    "«despite»": (-1.2, -1.2, -1.3),
    "on the same day": (-0.7, -0.7, -0.7),
    "set apart since": (-1.0, -0.6, -1.0),
    # inside one sentence
    "one sentence": (1.2, 1.2, 1.5),
    "tied by grammar": (0.6, 0.6, 0.7),
    "another beside it": (-1.1, -1.1, -1.2),
    "one line of the headline": (-1.0, -1.0, -1.1),
    "told as before it": (-0.6, -0.6, -0.7),
    "ground won after it": (0.9, 0.9, 1.0),
    "after another act": (0.0, 0.0, 0.0),
    "«during»": (0.9, 0.9, 1.0),
    "«after»": (0.5, 0.5, 0.5),
    "«while»": (-0.2, -0.2, -0.2),
    "«answer»": (-1.3, -1.3, -1.4),
    "«where»": (-0.3, -0.3, -0.4),
    "of a day of its own": (-1.5, -1.5, -1.7),
    # what they say
    "a noun comes back": (0.6, 0.8, 0.6),
    "no word in common": (-0.3, -0.1, -0.3),
    "words in common": (0.8, 1.1, 0.8),
    "a rare word in common": (0.0, -0.3, 0.0),
    "rare words in common": (0.4, 0.8, 0.4),
    "same toll": (1.3, 1.5, 1.3),
    "another toll": (-0.9, -0.9, -1.0),
    "part of the toll": (-1.3, -1.3, -1.3),
    "toll told again": (1.5, 1.5, 1.5),
    "one of several": (-1.0, -1.3, -1.0),
    "several after one": (-0.2, -0.2, -0.2),
    "several told anew": (-0.3, -0.4, -0.3),
    "later": (-1.2, -1.2, -1.2),
    "besides": (-2.8, -3.0, -2.8),
    "same doer": (0.0, 0.6, 0.4),
    "other doer": (-1.4, -1.6, -1.1),
    "same target": (0.4, 0.4, 0.2),
    "other target": (-0.2, -0.6, 0.0),
    "same type, same place": (0.8, 0.6, 0.7),
    "new place": (-1.0, -1.1, -1.1),
    "nested places": (-1.4, -1.1, -1.9),
    "places of other names": (-0.8, -1.0, -0.6),
    "the last place is its own": (0.5, 0.7, 0.5),
    "the last place is another": (-1.6, -1.3, -1.6),
    "days that overlap": (-0.8, -0.7, -0.9),
    # whether it happened
    "both foiled": (-0.5, -0.6, -0.5),
    "foiled": (-0.4, -0.6, -0.1),
    "not yet done": (-2.2, -2.1, -2.2),
    "other status": (-0.7, -1.0, -0.9),
    "denied": (-1.2, -1.5, -1.0),
    "opens with said": (-0.8, -0.8, -0.8),
}
