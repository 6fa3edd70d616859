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
    "same type": (0.7, 1.6, 0.4),
    "one operation": (0.7, 0.7, 0.7),
    "means left open": (0.4, 0.3, 0.4),
    "one family": (-0.1, -0.3, 0.2),
    "both violent": (-0.5, -0.7, -0.4),
    "other types": (-0.9, -1.1, -0.7),
    "flight or aid": (-1.0, -1.3, -1.2),
    "fire beside a fight": (-1.5, -1.9, -1.4),
    "fire beside an attack": (-0.5, -0.8, -0.5),
    "a blast beside fire": (-1.1, -1.2, -1.0),
    "fire and its interception": (0.5, 0.5, 0.7),
    "an attack and an interception": (-1.1, -1.1, -1.1),
    "what follows an attack": (-0.8, -0.6, -0.5),
    "done on the spot": (0.2, 0.1, 0.3),
    "on the spot": (2.1, 1.9, 2.1),
    # where they stand
    "first below the headline": (1.1, 1.4, 1.1),
    "headline of one event": (0.6, 0.8, 0.6),
    "headline of several": (0.0, 0.0, 0.0),
    "goes on from the lead": (1.4, 1.4, 1.4),
    "lead in the headline's place": (1.0, 1.0, 1.0),
    "sums up several": (-1.6, -1.6, -1.6),
    "of many things": (-0.4, 0.0, -0.4),
    "of many things, from the top": (0.3, 0.3, 0.3),
    "named again": (0.8, 0.9, 0.8),
    "called back": (0.6, 0.5, 0.6),
    "called back from afar": (-1.0, -1.1, -1.0),
    "called back, elsewhere": (0.2, 0.2, 0.2),
    "called by its place": (1.8, 1.8, 1.8),
    "the act called back": (0.8, 0.9, 0.8),
    "of the attackers": (1.7, 1.7, 1.7),
    "far": (-1.3, -1.3, -1.3),
    # what opens the later one, or a sentence between
    "opens with shift": (-2.0, -2.0, -2.0),
    "opens with place": (-2.1, -1.7, -2.1),
    "opens with item": (-0.6, -0.1, -0.6),
    "opens with past": (-1.2, -1.1, -1.2),
    "another topic since": (-1.0, -0.7, -1.0),
    "opens with time": (-1.7, -1.7, -1.7),
    "opens with reply": (-1.7, -1.8, -1.7),
    "opens apart, from a headline of several": (-0.5, -0.5, -0.5),
    "«despite»": (-0.9, -0.9, -1.1),
    "on the same day": (-0.7, -0.7, -0.7),
    "set apart since": (-0.9, -0.6, -0.9),
    # inside one sentence
    "one sentence": (1.3, 1.3, 1.5),
    "tied by grammar": (0.6, 0.6, 0.7),
    "another beside it": (-1.0, -1.0, -1.2),
    "one line of the headline": (-1.0, -1.0, -1.1),
    "told as before it": (-0.7, -0.7, -0.8),
    "ground won after it": (0.9, 0.9, 1.0),
    "after another act": (0.0, 0.0, 0.0),
    "«during»": (0.9, 0.9, 1.0),
    "«after»": (0.5, 0.5, 0.6),
    "«while»": (-0.2, -0.2, -0.2),
    "«answer»": (-1.1, -1.1, -1.3),
    "«where»": (-0.4, -0.4, -0.4),
    "of a day of its own": (-1.6, -1.6, -1.8),
    # what they say
    "a noun comes back": (0.6, 0.9, 0.6),
    "no word in common": (-0.3, -0.1, -0.3),
    "words in common": (0.9, 1.1, 0.9),
    "a rare word in common": (0.0, -0.2, 0.0),
    "rare words in common": (0.4, 0.6, 0.4),
    "same toll": (1.4, 1.7, 1.4),
    "another toll": (-1.1, -1.1, -1.1),
    "part of the toll": (-1.3, -1.3, -1.3),
    "toll told again": (1.6, 1.6, 1.6),
    "one of several": (-1.0, -1.4, -1.0),
    "several after one": (-0.3, -0.4, -0.3),
    "several told anew": (-0.3, -0.4, -0.3),
    "later": (-1.1, -1.2, -1.1),
    "besides": (-2.8, -3.0, -2.8),
    "same doer": (0.0, 0.5, 0.4),
    "other doer": (-1.4, -1.4, -1.0),
    "same target": (0.4, 0.4, 0.2),
    "other target": (-0.4, -0.6, -0.2),
    "same type, same place": (0.8, 0.6, 0.7),
    "new place": (-1.0, -1.0, -1.1),
    "nested places": (-1.3, -1.0, -1.8),
    "places of other names": (-1.0, -1.3, -0.8),
    "the last place is its own": (0.5, 0.6, 0.5),
    "the last place is another": (-1.6, -1.3, -1.6),
    "days that overlap": (-0.8, -0.7, -0.8),
    # whether it happened
    "both foiled": (-0.4, -0.5, -0.4),
    "foiled": (-0.3, -0.5, 0.0),
    "not yet done": (-2.2, -2.2, -2.2),
    "other status": (-0.5, -0.9, -0.8),
    "denied": (-1.0, -1.3, -0.7),
}
