"""One neutral sentence per claim in English and in Arabic, written from the fields alone, so that a reader without Arabic
can work."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.model.claim import Claim, Count, Name, Role
from isnad.model.draft import Labels

_STATUS_EN = {
    "ongoing": "ongoing",
    "foiled": "foiled",
    "planned": "planned",
    "threatened": "threatened",
    "denied": "denied",
    "habitual": "recurring",
    "historical": "past",
}
_STATUS_AR = {
    "ongoing": "مستمر",
    "foiled": "أُحبط",
    "planned": "مخطط له",
    "threatened": "مهدَّد به",
    "denied": "منفي",
    "habitual": "متكرر",
    "historical": "سابق",
}
_EN = (
    ("initiator", "by"),
    ("holder", "by"),
    ("administrator", "by"),
    ("subject", "by"),
    ("participant", "between"),
    ("target", "against"),
    ("victim", "victims:"),
    ("addressee", "to"),
    ("about", "about"),
    ("population", "of"),
    ("object", "and"),
    ("supporter", "with support of"),
)
_AR = (
    ("initiator", "من قبل"),
    ("holder", "لدى"),
    ("administrator", "بإدارة"),
    ("subject", "من"),
    ("participant", "بين"),
    ("target", "ضد"),
    ("victim", "الضحايا:"),
    ("addressee", "إلى"),
    ("about", "بشأن"),
    ("population", "من"),
    ("object", "و"),
    ("supporter", "بدعم"),
)


_EN_WORDS, _AR_WORDS = dict(_EN), dict(_AR)
_PLACES = {role: k for k, (role, _) in enumerate(_EN)}
"""Where each role stands in the sentence, in both languages alike."""


def summary(claim: Claim, labels: Labels) -> Name:
    """The two sentences."""
    return Name(_sentence(claim, labels, arabic=False), _sentence(claim, labels, arabic=True))


def _sentence(claim: Claim, labels: Labels, *, arabic: bool) -> str:
    kind = labels.types.get(claim.type) or Name(claim.type.replace("_", " "), claim.type)
    parts = [kind.ar or kind.en if arabic else kind.en]
    status = (_STATUS_AR if arabic else _STATUS_EN).get(claim.status)
    if status and claim.record == "event":
        parts[0] += f" ({status})"
    named: dict[str, dict[str, None]] = {}
    for r in claim.roles:
        if name := _name(r, arabic=arabic):
            named.setdefault(r.role, {})[name] = None
    words = _AR_WORDS if arabic else _EN_WORDS
    told_of = [role for role in named if role in _PLACES]
    for role in sorted(told_of, key=_PLACES.__getitem__) if len(told_of) > 1 else told_of:
        told = f"{words[role]} {_and(named[role], arabic=arabic)}"
        parts.append(f"({told})" if words[role].endswith(":") else told)
    if claim.where:
        parts.append(
            ("في " if arabic else "at ") + ((claim.where.name.ar if arabic else claim.where.name.en) or claim.where.text)
        )
    if claim.when and claim.when.from_:
        span = claim.when.from_ if claim.when.to == claim.when.from_ else f"{claim.when.from_}–{claim.when.to or '…'}"
        parts.append(("بتاريخ " if arabic else "on ") + span)
    text = " ".join(parts)
    several = len(claim.counts) > 1 and len({c.who for c in claim.counts}) > 1
    tolls = [_count(c, labels, arabic=arabic, whose=several) for c in claim.counts]
    if tolls:
        text += ("؛ " if arabic else "; ") + ("، " if arabic else ", ").join(tolls)
    return _who_says(claim) + text + "."


def _who_says(claim: Claim) -> str:
    return f"{claim.attribution[-1].name}: " if claim.attribution else ""


def _name(r: Role, *, arabic: bool) -> str:
    if r.name is None:
        return ""
    return (r.name.ar if arabic else r.name.en) or r.name.en


def _and(names: Iterable[str], *, arabic: bool) -> str:
    return (" و" if arabic else " and ").join(names)


def _count(c: Count, labels: Labels, *, arabic: bool, whose: bool) -> str:
    """«5 killed»; «5 killed (children)» where the numbers of a claim are of several groups."""
    label = labels.measures.get(c.what) or Name(c.what.replace("_", " "), c.what)
    word = (label.ar if arabic else label.en) or c.what
    if c.low is not None and c.low == c.high:
        number = str(c.low) if c.exact else (f"نحو {c.low}" if arabic else f"about {c.low}")
    elif c.high is None:
        number = f"{c.low} فأكثر" if arabic else f"{c.low} or more"
    else:
        number = f"{c.low}–{c.high}"
    group = labels.people.get(c.who or "") if whose else None
    of = (group.ar if arabic else group.en) if group is not None else None
    return f"{number} {word} ({of})" if of else f"{number} {word}"
