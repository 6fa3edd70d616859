"""How an incident is said to people; the table and the page use the same words."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.export.words import words
from isnad.model.bounds import span
from isnad.model.incident import Contradiction, Figure, Incident, Origin, Period, Toll


def heading(incident: Incident) -> str:
    """``shelling at Ariha, 2020-06-21``."""
    place = f" at {incident.where.name.en}" if incident.where else ""
    when = f", {period(incident.when)}" if incident.when else ""
    return f"{words(incident.type)}{place}{when}"


def period(when: Period) -> str:
    """The days, and how they are known where no report tells them."""
    told = when.from_ or "…"
    if when.to != when.from_:
        told += f" – {when.to or '…'}"
    return told + (" (by the reports' own days)" if when.basis == "report" else "")


def plural(n: int, word: str) -> str:
    """``1 origin``, ``2 origins``."""
    return f"{n} {word}{'s' * (n != 1)}"


def weight(incident: Incident) -> str:
    """Origins, outlets and claims, in this order of worth."""
    claims = len({(t.sha256, t.outlet, t.claim) for t in incident.claims})
    return " · ".join((plural(len(incident.origins), "origin"), plural(len(incident.outlets), "outlet"), plural(claims, "claim")))


def origin_name(origin: Origin | str) -> str:
    """``an unnamed military source of sana``; a party to the fight is marked."""
    id = origin if isinstance(origin, str) else origin.id
    party = " (party)" if isinstance(origin, Origin) and origin.party else ""
    if id.startswith("unnamed:"):
        name, _, outlet = id.removeprefix("unnamed:").rpartition("@")
        return f"{name or 'unnamed sources'} of {outlet}{party}"
    return id.removeprefix("outlet:").removeprefix("name:") + party


def toll_line(toll: Toll) -> str:
    """``7 killed (5–7)``: the best number and the bounds."""
    about = f" of {words(toll.who)}" if toll.who else ""
    inside = f", inside {words(toll.part_of)}" if toll.part_of and (toll.who is None or toll.part_of != toll.what) else ""
    bounds = span(toll.low, toll.high)
    if toll.best is None:
        return f"{bounds} {words(toll.what)}{about}{inside}: {toll.why}"
    return f"{toll.best} {words(toll.what)}{about}" + (f" ({bounds})" if bounds != str(toll.best) else "") + inside


def shown_tolls(tolls: Sequence[Toll]) -> list[Toll]:
    """Without a total that only says again what its one group says."""
    out = []
    for toll in tolls:
        groups = [t for t in tolls if t.what == toll.what and t.who is not None]
        again = toll.who is None and any((t.low, t.best, t.high) == (toll.low, toll.best, toll.high) for t in groups)
        out += [] if again and len(groups) == 1 else [toll]
    return out


def figure_line(figure: Figure) -> str:
    """Who gives the number, and whether it still stands."""
    stale = " – updated" if figure.replaced else " – risen since" if figure.outrun else ""
    return f"{span(figure.low, figure.high)} by {origin_name(figure.origin)}{' (party)' if figure.party else ''}{stale}"


def contradiction_name(contradiction: Contradiction) -> str:
    """``toll: killed``, ``first attacker``."""
    about = f": {words(contradiction.about)}" if contradiction.about else ""
    return words(contradiction.field) + about
