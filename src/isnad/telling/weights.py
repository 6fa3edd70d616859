"""What each sign of ``likeness`` weighs (docs/decisions/0009): log odds, fitted on annotated reports by
``tools/fit_happenings.py`` and rounded; a sum can be read aloud.

What stands in the headline's or the lead's place draws; words that open something else (elsewhere, earlier, besides, the next
line of a list) push away, and so does what they opened for the sentences that follow."""

from __future__ import annotations

Weights = dict[str, tuple[float, float, float]]
"""By sign: beside a telling of a sentence before, of the headline, of its own sentence."""
ENOUGH = -0.8
"""The sum from which a telling joins where nothing else has been told (``happenings.CROWD`` adds to it): below even odds, since the
best of its happening counts as much as all of them."""
WEIGHTS: Weights = {
    "base": (-0.1, -0.1, -0.1),
    # what they tell
    "same type": (0.6, 1.4, 0.7),
    "one operation": (0.5, 0.7, 0.5),
    "means left open": (0.7, 0.4, 0.6),
    "one family": (-0.1, -0.2, -0.1),
    "both violent": (-0.5, -0.7, -0.5),
    "other types": (-0.7, -1.0, -0.6),
    "flight or aid": (-1.0, -1.3, -1.3),
    "fire beside a fight": (-0.9, -1.1, -1.0),
    "a blast beside fire": (0.1, -0.5, 0.1),
    "fire and its interception": (0.8, 0.8, 0.9),
    "an attack and an interception": (-1.1, -1.2, -1.2),
    "what follows an attack": (0.1, 0.2, 0.2),
    # where they stand
    "first below the headline": (0.9, 1.2, 0.9),
    "headline of one event": (0.6, 0.8, 0.6),
    "headline of several": (0.0, 0.0, 0.0),
    "goes on from the lead": (1.1, 1.1, 1.1),
    "lead in the headline's place": (1.1, 1.1, 1.1),
    "sums up several": (-2.1, -2.1, -2.1),
    "of many things": (-0.6, 0.2, -0.6),
    "of many things, from the top": (0.0, 0.3, 0.0),
    "named again": (1.5, 1.6, 1.5),
    "called back": (0.8, 0.6, 0.8),
    "called back from afar": (-0.5, -0.9, -0.5),
    "called back, elsewhere": (-0.3, -0.2, -0.3),
    "called by its place": (1.1, 1.0, 1.1),
    "of the attackers": (1.5, 1.5, 1.5),
    "far": (-1.0, -1.0, -1.0),
    # what opens the later one, or a sentence between
    "opens with shift": (-1.6, -1.5, -1.6),
    "opens with place": (-2.3, -1.8, -2.3),
    "opens with item": (-0.4, 0.1, -0.4),
    "opens with past": (-1.3, -1.1, -1.3),
    "another topic since": (-1.5, -0.9, -1.5),
    "opens with time": (-1.9, -2.0, -1.9),
    "opens with reply": (-1.6, -1.8, -1.6),
    "opens apart, from a headline of several": (-0.7, -0.8, -0.7),
    "«despite»": (-1.0, -1.0, -1.1),
    "on the same day": (-0.8, -0.8, -0.8),
    "set apart since": (-1.0, -0.6, -1.0),
    # inside one sentence
    "one sentence": (1.1, 1.1, 1.4),
    "tied by grammar": (0.4, 0.4, 0.5),
    "another beside it": (-0.9, -0.9, -1.1),
    "one line of the headline": (-1.1, -1.1, -1.3),
    "told as before it": (-0.6, -0.6, -0.6),
    "ground won after it": (1.2, 1.2, 1.3),
    "after another act": (0.1, 0.1, 0.1),
    "«during»": (0.2, 0.2, 0.2),
    "«after»": (0.3, 0.3, 0.3),
    "«while»": (-0.1, -0.1, -0.2),
    "«answer»": (-1.5, -1.5, -1.6),
    "«where»": (-0.2, -0.2, -0.2),
    "of a day of its own": (-1.6, -1.6, -1.8),
    # what they say
    "a noun comes back": (0.8, 0.8, 0.8),
    "no word in common": (-0.3, -0.4, -0.3),
    "words in common": (0.2, 0.8, 0.2),
    "a rare word in common": (0.1, -0.2, 0.1),
    "rare words in common": (0.6, 0.9, 0.6),
    "same toll": (1.0, 1.5, 1.0),
    "another toll": (-0.9, -0.9, -1.0),
    "part of the toll": (-0.9, -0.8, -0.9),
    "toll told again": (1.8, 1.8, 1.8),
    "one of several": (-0.8, -1.1, -0.8),
    "several after one": (-1.7, -1.5, -1.7),
    "several told anew": (-0.4, -0.4, -0.4),
    "later": (-0.9, -0.9, -0.9),
    "besides": (-1.2, -1.5, -1.2),
    "same doer": (-0.1, 0.7, 0.3),
    "other doer": (-1.2, -1.3, -1.1),
    "same target": (0.5, 0.6, 0.2),
    "other target": (-0.8, -1.0, -0.5),
    "same type, same place": (1.0, 0.8, 0.9),
    "new place": (-1.0, -1.0, -1.1),
    "nested places": (-1.4, -1.1, -1.9),
    "places of other names": (-0.9, -1.2, -0.8),
    "the last place is its own": (0.3, 0.5, 0.3),
    "the last place is another": (-1.2, -0.9, -1.2),
    "days that overlap": (-0.9, -0.7, -0.8),
    # whether it happened
    "both foiled": (0.0, -0.1, 0.0),
    "foiled": (-0.3, -0.6, 0.0),
    "not yet done": (-1.6, -1.5, -1.7),
    "other status": (-0.3, -0.5, -0.6),
    "denied": (-0.5, -0.6, -0.4),
}
