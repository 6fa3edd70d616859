"""How a claim's values are said to people; the table and the page use the same words."""

from __future__ import annotations

import re

from isnad.model.bounds import span
from isnad.model.claim import Attribution, Claim, Coding, Count, Role, When

DOERS = frozenset({"initiator", "participant", "speaker", "holder", "administrator", "supporter", "subject"})
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def clean(text: str) -> str:
    """``text`` without what could steer a terminal or break a page: each control character becomes a visible U+FFFD."""
    return _UNSHOWN.sub("\ufffd", text)


def contained(text: str) -> str:
    """Clean ``text`` that stays where it is put: direction marks, which could turn what stands around it, are taken out."""
    return _BIDI.sub("", clean(text))


def isolated(text: str) -> str:
    """One line of ``text`` for a terminal; right-to-left words stand in an isolate (FSI … PDI) and move nothing around them."""
    line = contained(" ".join(text.split()))
    return f"\u2068{line}\u2069" if _RTL.search(line) else line


def words(slug: str) -> str:
    """``armed_clash`` as people write it."""
    return slug.replace("_", " ")


def link(attribution: Attribution) -> str:
    """One link of a chain: the slug, or the name in the text's own words."""
    return attribution.source or attribution.name


def chain(coding: Coding, claim: Claim) -> list[str]:
    """Who says it, from the outlet to the original speaker."""
    return [coding.document.outlet or "outlet", *map(link, claim.attribution)]


def who(role: Role) -> str:
    """A role's filler: the neutral name, else the slug, else the words of the text, else its class."""
    if role.name:
        return role.name.en
    return role.actor or role.text or (words(role.cls) if role.cls else "unknown")


def number(count: Count) -> str:
    """``3``, ``~45``, ``10–12``, ``2+``, ``up to 9`` or ``?``."""
    about = "" if count.exact else "~"
    if count.low is None and count.high is None and count.best is not None:
        return f"{about}{count.best}"
    told = span(count.low, count.high)
    return about + told if count.low is not None and count.low == count.high else told


def count_line(count: Count) -> str:
    """``3 killed (children), part of victims``."""
    line = f"{number(count)} {words(count.what)}"
    if count.who:
        line += f" ({words(count.who)})"
    return f"{line}, inside {words(count.part_of)}" if count.part_of else line


def days(when: When) -> str:
    """The interval: one day, two ends, or one end and an arrow into the open."""
    if when.from_ == when.to:
        return when.from_ or "unknown"
    if when.from_ is None:
        return f"until {when.to}"
    return f"since {when.from_}" if when.to is None else f"{when.from_} – {when.to}"


def day_line(when: When) -> str:
    """The interval, and how it is known where its own words do not say it."""
    known = {"happening": "from its happening", "none": "unsettled"}.get(when.basis)
    return f"{days(when)} ({known})" if known else days(when)


def sides(claim: Claim) -> tuple[list[str], list[str]]:
    """Names of those who act and of those who are acted upon; equal names are said once."""
    doers: dict[str, None] = {}
    others: dict[str, None] = {}
    for role in claim.roles:
        if role.role != "weapon":
            (doers if role.role in DOERS else others)[who(role)] = None
    return list(doers), list(others)
