"""Confidence: how sure the coder is that it read the words right, from what it had to guess (never whether the claim is true)."""

from __future__ import annotations

from isnad.model.draft import Settled

START = 0.92
COSTS = {
    "nearest": 0.25,
    "coreference": 0.05,
    "no doer": 0.05,
    "no place": 0.05,
    "open status": 0.08,
    "unresolved": 0.08,
    "vague type": 0.05,
    "inherited place": 0.05,
}


def confidence(s: Settled) -> float:
    """START less a documented cost for each guess, never under 0.2. `isnad eval` prints how often each band is right."""
    d = s.draft
    guesses = list(d.doubts)
    if d.record == "event":
        if not any(r.role in ("initiator", "participant", "target", "victim") for r in s.roles):
            guesses.append("no doer")
        if s.where is None:
            guesses.append("no place")
        elif d.places and d.places[0].via:
            guesses.append("inherited place")
        if d.type in ("attack", "other", "explosion"):
            guesses.append("vague type")
    if d.status in ("planned", "habitual", "denied"):
        guesses.append("open status")
    guesses.extend("unresolved" for r in s.roles if r.actor is None and r.cls == "unresolved")
    return round(max(0.2, START - sum(COSTS.get(g, 0.05) for g in guesses)), 2)
