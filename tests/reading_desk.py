"""What the tests of reading share: a text in, and the few words of its claims that a table of cases compares."""

from __future__ import annotations

import pytest

from isnad import coder, flow, match
from isnad.match.chunks import chunk_row
from isnad.match.row import Row
from isnad.match.scan import Scan
from isnad.match.times import TimeWords, find_times
from isnad.model.claim import Attribution, Claim, Coding, Count, Role
from isnad.model.document import Document, Note
from isnad.model.draft import Draft
from isnad.model.finds import Chunk, Found
from isnad.packs import Packs
from isnad.text import split


def coding(packs: Packs, text: str, *, published: str | None = None, outlet: str | None = None) -> Coding:
    """The whole corridor."""
    return flow.code(
        Document(text=text, published=published, published_basis="given" if published else "unknown", outlet=outlet), packs
    )


def claims(packs: Packs, text: str, *, published: str | None = None, outlet: str | None = None, record: str = "") -> list[Claim]:
    """Claims of a text, of one record or of all."""
    return [c for c in coding(packs, text, published=published, outlet=outlet).claims if record in ("", c.record)]


def notes(packs: Packs, text: str) -> tuple[Note, ...]:
    return coding(packs, text).notes


def event(packs: Packs, text: str, kind: str = "", *, published: str | None = None) -> Claim:
    """The first event of a text, or the first of a type; an assertion error says what there was instead."""
    found = claims(packs, text, published=published, record="event")
    fitting = [c for c in found if kind in ("", c.type)]
    assert fitting, f"no {kind or 'event'}; found {[(c.record, c.type) for c in claims(packs, text)]}"
    return fitting[0]


def drafts(packs: Packs, text: str) -> list[Draft]:
    """What the coder makes of a text before places and days have values."""
    return coder.draft(text, match.find(split(text, packs.lexicon.known), packs), packs.lore)[0]


def founds(packs: Packs, text: str) -> list[Found]:
    return match.find(split(text, packs.lexicon.known), packs)


def found(packs: Packs, text: str) -> Found:
    """What the rules recognise in a text of one sentence."""
    got = founds(packs, text)
    assert len(got) == 1, f"{len(got)} sentences"
    return got[0]


def row(packs: Packs, text: str) -> Row:
    """The chunks of a text of one sentence."""
    (sentence,) = split(text, packs.lexicon.known).sentences
    words = TimeWords.from_rows(packs.data.months, packs.data.weekdays, packs.data.time_words)
    scan = Scan(sentence, packs.lexicon)
    return Row(chunk_row(scan, packs, find_times(sentence.tokens, words)), scan, packs)


def words(text: str, found_in: Row | Found, start: int, end: int) -> str:
    """The characters of tokens ``start``..``end``."""
    tokens = found_in.scan.tokens if isinstance(found_in, Row) else found_in.sentence.tokens
    return text[tokens[start].start : tokens[end - 1].end]


def chunk_words(text: str, where: Row, chunk: Chunk) -> str:
    return words(text, where, chunk.start, chunk.end)


def who(role: Role) -> str:
    """An actor's id, else the English words of the filler, else its own words."""
    return role.actor or (role.name.en if role.name and role.cls == "generic" else None) or role.text or ""


def cast(claim: Claim, *roles: str) -> set[tuple[str, str]]:
    """(role, who) of a claim, of some roles or of all."""
    return {(r.role, who(r)) for r in claim.roles if not roles or r.role in roles}


def filler(claim: Claim, *roles: str) -> set[str]:
    """Who fills one of these roles."""
    return {who(r) for r in claim.roles if r.role in roles}


def link(a: Attribution) -> str:
    return a.source or a.text or a.name


def chain(claim: Claim) -> tuple[str, ...]:
    """Sources of the attribution chain, from the outlet's immediate source to the original speaker."""
    return tuple(a.source or a.name for a in claim.attribution)


def number(count: Count) -> tuple[str, int | None, int | None]:
    return (count.what, count.low, count.high)


def numbers(claim: Claim) -> set[tuple[str, int | None, int | None]]:
    return {number(c) for c in claim.counts}


def saying(packs: Packs, text: str, needle: str, *, published: str | None = None, record: str = "event") -> Claim:
    """The first claim (an event unless told otherwise) whose evidence holds these characters."""
    found = claims(packs, text, published=published)
    fitting = [c for c in found if record in ("", c.record) and any(needle in e.text for e in c.evidence)]
    assert fitting, f"nothing says «{needle}»; found {[(c.record, c.type, [e.text for e in c.evidence]) for c in found]}"
    return fitting[0]


def wrong(reason: str, *case: object) -> object:
    """A case that the coder still gets wrong: the table holds the codebook's answer; when it comes out, the mark must go.
    Only a failed comparison counts as wrong: an exception is a failure here as everywhere."""
    return pytest.param(*case, marks=pytest.mark.xfail(reason=reason, raises=AssertionError, strict=True))
