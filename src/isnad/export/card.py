"""One claim as a card of the page."""

from __future__ import annotations

from html import escape

from isnad.export.words import contained, count_line, day_line, link, who, words
from isnad.model.claim import Attribution, Because, Claim, Coding, Role, Where

_DEEP = 12


def said(value: str) -> str:
    """A value from a document or a pack, safe between tags and inside quotes."""
    return escape(contained(value), quote=True)


def tag(name: str, kind: str, value: str) -> str:
    """An element around a value; the value is isolated, so that Arabic inside English moves nothing."""
    return f'<{name} class="{kind}"><bdi>{said(value)}</bdi></{name}>'


def card(coding: Coding, claim: Claim, index: int, key: str) -> str:
    """The card of the claim with this index: what, who says it, and the values with their words."""
    number = index + 1
    back = (
        f'<a class="number" href="#{key}-e{number}" title="to the evidence">{number}</a>'
        if claim.evidence
        else f'<span class="number">{number}</span>'
    )
    arabic = f'<p class="summary" lang="ar" dir="rtl">{said(claim.summary.ar)}</p>' if claim.summary.ar else ""
    status = tag("span", f"status {said(claim.status)}", words(claim.status))
    kind = tag("strong", "type", words(claim.type)) + status + tag("span", "record", claim.record)
    return (
        f'<article class="card" id="{key}-c{number}">\n<header>{back}{kind}{_sure(claim.confidence)}</header>\n'
        f'<p class="summary" lang="en" dir="auto">{said(claim.summary.en)}</p>{arabic}\n{_chain(coding, claim)}\n'
        f"<dl>{_roles(claim.roles)}{_values(claim)}</dl>\n{_evidence(claim, key, number)}{_because(claim)}</article>\n"
    )


def _sure(confidence: float) -> str:
    share = round(min(max(confidence, 0.0), 1.0) * 100)
    return (
        f'<span class="sure" title="confidence {confidence:.2f}"><span class="meter"><span style="width:{share}%"></span></span>'
        f"{confidence:.2f}</span>"
    )


def _chain(coding: Coding, claim: Claim) -> str:
    """The chain as a row of boxes, from the outlet to the one who first said it."""
    boxes = [f'<li class="box outlet"><bdi>{said(coding.document.outlet or "outlet")}</bdi></li>', *map(_box, claim.attribution)]
    return f'<ol class="chain" aria-label="who says it, from the outlet to the original speaker">{"".join(boxes)}</ol>'


def _box(step: Attribution) -> str:
    under = [step.medium and words(step.medium), step.stance if step.stance != "neutral" else None, step.said_on]
    small = "".join(f"<small><bdi>{said(part)}</bdi></small>" for part in under if part)
    title = f' title="{said(step.text)}"' if step.text else ""
    return f'<li class="box"{title}><bdi>{said(link(step))}</bdi>{small}</li>'


def _row(name: str, value: str, text: str | None = None) -> str:
    return f"<div><dt>{said(name)}</dt><dd><bdi>{said(value)}</bdi>{_quote(text)}</dd></div>"


def _quote(text: str | None) -> str:
    return f' <q lang="ar" dir="auto">{said(text)}</q>' if text else ""


def _roles(roles: tuple[Role, ...]) -> str:
    return "".join(
        _row(words(role.role), who(role) + (f" (by {words(role.via)})" if role.via else ""), role.text) for role in roles
    )


def _values(claim: Claim) -> str:
    rows = []
    if claim.where:
        rows.append(_row("place", _place(claim.where), claim.where.text))
    if claim.route:
        rows.append(
            _row(
                "route",
                " → ".join(part for part in (claim.route.from_, claim.route.via, claim.route.to) if part),
                claim.route.text,
            )
        )
    if claim.when:
        why = f"; {claim.when.why}" if claim.when.why else ""
        rows.append(_row("date", f"{day_line(claim.when)}, {words(claim.when.precision)}{why}", claim.when.text))
    rows += [_row("count", count_line(count), count.text) for count in claim.counts]
    for term in claim.framing:
        rows.append(_row("wording", f"kept as evidence; neutral: {term.neutral or 'none'}", term.term))
    if claim.happening:
        rows.append(_row("happening", claim.happening))
    return "".join(rows)


def _place(where: Where) -> str:
    inside = " / ".join(part for part in (where.admin2, where.admin1, where.country) if part)
    radius = f", within {where.radius_km:g} km" if where.radius_km is not None else ""
    lost = f"; not {', '.join(other.place for other in where.others[:3])}" if where.others else ""
    return f"{where.name.en} ({words(where.precision)}{radius}){' in ' + inside if inside else ''}{lost}"


def _evidence(claim: Claim, key: str, number: int) -> str:
    quotes = "".join(
        f'<blockquote lang="ar" dir="rtl"><a href="#{key}-e{number}">{said(evidence.text)}</a></blockquote>'
        for evidence in claim.evidence
    )
    return f'<div class="evidence">{quotes}</div>\n' if quotes else ""


def _because(claim: Claim) -> str:
    if not claim.because:
        return ""
    return f'<details><summary>why</summary>{_tree(claim.because, 0)}<p class="id"><code>{said(claim.id)}</code></p></details>\n'


def _tree(nodes: tuple[Because, ...], depth: int) -> str:
    if not nodes or depth > _DEEP:
        return ""
    listed = "".join(
        f"<li><code>{said(node.rule)}</code> <bdi>{said(node.says)}</bdi>{_quote(node.text)}{_tree(node.under, depth + 1)}</li>"
        for node in nodes
    )
    return f"<ul>{listed}</ul>"
