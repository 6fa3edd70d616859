"""How well an incident is told of, in the manner of Airwars (docs/fusing.md): confirmed, fair, weak, contested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isnad.fusing.origins import Said
from isnad.model.incident import Contradiction, Origin
from isnad.model.known import Known

DISPUTES = frozenset({"perpetrator", "first_attacker", "occurrence"})


def grade(told: Sequence[Said], names: Mapping[str, Origin], doubted: Sequence[Contradiction], known: Known) -> tuple[str, str]:
    """The grade and its reason. A party's word about its own fight never confirms itself: it takes another origin as well."""
    disputed = sorted({c.field for c in doubted} & DISPUTES)
    if disputed:
        return "contested", f"origins contradict each other on {', '.join(d.replace('_', ' ') for d in disputed)}"
    tells = [s for s in told if s.part in ("tells", "owns")]
    found = [names[o] for o in sorted({s.origin for s in tells})]
    doers = {known.roots.get(r.actor, r.actor) for s in tells for r in s.claim.roles if r.actor and r.role == "initiator"}
    doers |= {s.origin for s in tells if s.part == "owns"}
    owned = [o for o in found if o.organisation in doers]
    if len({_voice(o) for o in found}) < 2:
        return "weak", "a party's own word alone" if any(o.party for o in found) else "one origin" if len(
            found
        ) < 2 else "one outlet and its own sources"
    if owned:
        return "confirmed", f"{owned[0].id} says that it did it, and another origin tells it too"
    return "fair", f"{len({_voice(o) for o in found})} independent origins"


def _voice(origin: Origin) -> str:
    """Whose word it rests on: an outlet and its own unnamed sources are one for the grade."""
    return origin.organisation.removeprefix("unnamed:@").removeprefix("outlet:")
