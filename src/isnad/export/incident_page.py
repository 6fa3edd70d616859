"""The page of incidents: one card each, the sides of every contradiction beside each other. No script, nothing fetched, every
word of a document escaped."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.export.card import said, tag
from isnad.export.incident_words import (
    contradiction_name,
    figure_line,
    heading,
    origin_name,
    plural,
    toll_line,
    weight,
)
from isnad.export.page import FOOT, opening
from isnad.export.words import words
from isnad.model.incident import Contradiction, Fused, Incident, Origin, Row, Side, Telling


def incidents_page(fused: Fused) -> Iterator[str]:
    """The page in pieces: its head, a card for each incident, what is in none, its end."""
    yield opening("isnad: incidents and their origins")
    for incident in fused.incidents:
        yield _card(incident)
    if not fused.incidents:
        yield '<p class="none">No incident.</p>\n'
    yield _rest(fused)
    yield FOOT


def _card(incident: Incident) -> str:
    kind = tag("strong", "type", heading(incident)) + tag("span", f"status {said(incident.status)}", words(incident.status))
    grade = tag("span", f"grade {said(incident.grade)}", incident.grade)
    tellings, why = "".join(map(_telling, incident.claims)), "".join(map(_row, incident.because))
    return (
        f'<article class="card incident" id="{said(incident.id)}">\n<header>{kind}{grade}'
        f'<span class="sure">{said(weight(incident))}</span></header>\n<p class="summary">{said(incident.why)}</p>\n'
        f"{_origins(incident)}<dl>{_values(incident)}</dl>\n{''.join(_sides(incident, c) for c in incident.contradictions)}"
        f"<details><summary>{said(plural(len(incident.claims), 'telling'))}</summary>{tellings}</details>\n"
        f"<details><summary>why one incident</summary>{why or 'one telling'}</details>\n</article>\n"
    )


def _origins(incident: Incident) -> str:
    boxes = "".join(f'<li class="box">{_origin(o)}</li>' for o in incident.origins)
    rest = "".join(f'<li class="box outlet">{_origin(o)}</li>' for o in incident.others)
    return f'<ul class="origins" aria-label="who first said it">{boxes}{rest}</ul>\n'


def _origin(origin: Origin) -> str:
    via = ", ".join(origin.outlets)
    copied = f"; copied by {', '.join(origin.copied)}" if origin.copied else ""
    return f"<bdi>{said(origin_name(origin))}</bdi><small><bdi>{said('by ' + via + copied)}</bdi></small>"


def _values(incident: Incident) -> str:
    rows = [(words(r.role), f"{r.name.en}: {', '.join(map(origin_name, r.origins))}") for r in incident.roles]
    for toll in incident.counts:
        rows.append(("number", f"{toll_line(toll)}; " + "; ".join(map(figure_line, toll.figures))))
    return "".join(f"<div><dt>{said(name)}</dt><dd><bdi>{said(value)}</bdi></dd></div>" for name, value in rows)


def _sides(incident: Incident, contradiction: Contradiction) -> str:
    by_claim: dict[str, Telling] = {t.claim: t for t in incident.claims}
    columns = "".join(_side(side, by_claim) for side in contradiction.sides)
    name = said(contradiction_name(contradiction))
    return f'<section class="against"><h3>{name}</h3><div class="sides">{columns}</div></section>\n'


def _side(side: Side, by_claim: dict[str, Telling]) -> str:
    who = ", ".join(map(origin_name, side.origins))
    quotes = "".join(_quote(by_claim[c]) for c in side.claims if c in by_claim)
    return f'<div class="side"><p>{tag("strong", "value", ", ".join(side.values))} {tag("span", "who", who)}</p>{quotes}</div>'


def _quote(telling: Telling) -> str:
    return "".join(f'<blockquote lang="ar" dir="rtl">{said(e.text)}</blockquote>' for e in telling.evidence[:2])


def _telling(telling: Telling) -> str:
    head = f"{telling.outlet or telling.document}, {telling.published or 'day unknown'}: {telling.summary.en} ({telling.part})"
    return f'<div class="telling"><p><bdi>{said(head)}</bdi> <code>{said(telling.claim)}</code></p>{_quote(telling)}</div>'


def _row(row: Row) -> str:
    reasons = "".join(f"<li>{r.points:+g} {said(r.name)} <bdi>{said(r.says)}</bdi></li>" for r in row.reasons if r.points)
    return f"<p><code>{said(row.left)}</code> and <code>{said(row.right)}</code>: {row.score:g}</p><ul>{reasons}</ul>"


def _rest(fused: Fused) -> str:
    listed = [f"{u.judgement.verdict} by {u.judgement.author}: {u.why}" for u in fused.unmatched]
    listed += [f"{n.code}: {n.message}" for n in fused.notes]
    apart = f"<p>{said(plural(len(fused.apart), 'claim'))} of events in no incident.</p>" if fused.apart else ""
    items = "".join(f"<li><bdi>{said(line)}</bdi></li>" for line in listed)
    return f'<aside class="notes">{apart}<ul>{items}</ul></aside>\n' if apart or items else ""
