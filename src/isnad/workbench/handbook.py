"""``isnad rules handbook``: every rule with its sentence and its examples on one right-to-left page that needs no network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from isnad.packs import Packs, meaning
from isnad.packs.schema import FINDERS, IS, CountRule, Cue, Example, Frame, RoleRule

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_STYLE = """
:root{color-scheme:light dark;
--ink:#1c1c1c;--paper:#fdfcf9;--line:#d8d4ca;--soft:#6b675e;--good:#1d6b3a;--bad:#9c2f22;--tag:#efece3}
@media (prefers-color-scheme:dark){:root{
--ink:#e8e6e1;--paper:#191917;--line:#3c3a35;--soft:#a8a498;--good:#7cc796;--bad:#e99a8e;--tag:#2a2925}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.5rem;background:var(--paper);color:var(--ink);
font:1.05rem/1.7 "Noto Naskh Arabic","Amiri","Segoe UI",Tahoma,sans-serif}
h1{font-size:1.6rem}
h2{font-size:1.25rem;border-bottom:1px solid var(--line);margin-top:2.5rem}
h3{margin:0;font-size:1.1rem}
a{color:inherit}
nav ul{columns:16rem;padding:0;list-style:none}
article{border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0}
.en{direction:ltr;text-align:left;unicode-bidi:isolate}
code,.tag{direction:ltr;unicode-bidi:isolate;font-family:ui-monospace,monospace;font-size:.85em}
.tag{display:inline-block;background:var(--tag);border-radius:.3rem;padding:0 .4rem;margin:.1rem}
.word{font-family:inherit;font-size:1em;direction:rtl}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.6rem 0}
dt{color:var(--soft)}
dd{margin:0}
ul.examples{list-style:none;padding:0;margin:.4rem 0}
ul.examples>li{border-inline-start:.25rem solid;padding-inline-start:.7rem;margin:.5rem 0}
.accepted{border-color:var(--good)!important}
.rejected{border-color:var(--bad)!important}
.note{color:var(--soft);font-size:.92em}
mark{background:var(--tag);color:inherit;border-radius:.2rem}
:focus-visible{outline:2px solid}
@media (max-width:34rem){dl{grid-template-columns:1fr}body{padding:.8rem}}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SHAPES = (
    ("frames", "الأحداث والتصريحات والأرقام والعلاقات", "Frames"),
    ("cues", "من القائل", "Cues"),
    ("counts", "الأعداد", "Counts"),
)


def handbook(packs: Packs) -> str:
    """The whole page."""
    return "\n".join(_page(packs)) + "\n"


def _page(packs: Packs) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">'
    yield f"<title>دليل القواعد · isnad</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>دليل القواعد {_en('Handbook of the rules')}</h1>"
    yield f'<p class="note">{_en(", ".join(f"{name} {digest[:12]}" for name, digest in sorted(packs.hashes.items())))}</p>'
    yield from _index(packs)
    yield from _finders()
    for shape, arabic, english in _SHAPES:
        yield f'<section><h2 id="{shape}">{arabic} {_en(english)}</h2>'
        for rule in _rules(packs, shape):
            yield from _rule(packs, shape, rule)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _rules(packs: Packs, shape: str) -> Iterable[Frame | Cue | CountRule]:
    table: Mapping[str, Frame | Cue | CountRule] = getattr(packs, shape)
    return (table[name] for name in sorted(table))


def _index(packs: Packs) -> Iterator[str]:
    yield f'<nav aria-label="الفهرس"><h2>الفهرس {_en("Index")}</h2>'
    for shape, arabic, english in _SHAPES:
        links = "".join(f'<li><a href="#{shape}-{_said(r.id)}"><code>{_said(r.id)}</code></a></li>' for r in _rules(packs, shape))
        yield f'<h3><a href="#{shape}">{arabic}</a> {_en(english)}</h3><ul>{links}</ul>'
    yield f'<h3><a href="#finders">كيف يُعثر على الأدوار</a> {_en("Finders")}</h3></nav>'


def _finders() -> Iterator[str]:
    yield f'<section><h2 id="finders">كيف يُعثر على الأدوار {_en("Finders and what may fill a role")}</h2><dl>'
    yield from (f'<dt id="finder-{name}"><code>{name}</code></dt><dd>{_en(says)}</dd>' for name, says in FINDERS.items())
    yield "</dl><dl>"
    yield from (f"<dt><code>{kind}</code></dt><dd>{_en(meaning.IS_SAY[kind])}</dd>" for kind in IS)
    yield "</dl></section>"


def _rule(packs: Packs, shape: str, rule: Frame | Cue | CountRule) -> Iterator[str]:
    yield f'<article id="{shape}-{_said(rule.id)}"><h3><code>{_said(rule.id)}</code></h3><p>{_en(rule.says)}</p><dl>'
    if isinstance(rule, Frame):
        yield from _frame(packs, rule)
    elif isinstance(rule, Cue):
        yield _row("effect", _tags([rule.effect, rule.stance]) + f" {_en(meaning.EFFECTS_SAY.get(rule.effect, ''))}")
        yield _row("cue", _words(rule.cue))
        yield _row("not_when", _words(rule.not_when))
    else:
        label = packs.measures.get(rule.what)
        yield _row("what", _tags([rule.what]) + (f" {_said(label.label_ar)}" if label else ""))
        yield _row("cue", _words(rule.cue))
        yield _row("head", _words(rule.head))
        yield _row("act", _tags([rule.act]))
    yield "</dl>"
    yield from _examples("accepted", "تقبل", rule.matches)
    yield from _examples("rejected", "ترفض", rule.rejects)
    yield "</article>"


def _frame(packs: Packs, rule: Frame) -> Iterator[str]:
    label = packs.types.get(rule.type)
    yield _row("type", _tags([rule.record, rule.type, rule.status]) + (f" {_said(label.label_ar)}" if label else ""))
    if rule.base:
        yield _row("base", _en("lends its keys to other frames"))
    if rule.like:
        yield _row("like", f'<a href="#frames-{_said(rule.like)}"><code>{_said(rule.like)}</code></a>')
    yield _row("trigger", _words(rule.trigger) + (f" {_tags([rule.form])}" if rule.form != "any" and rule.trigger else ""))
    yield _row("with", _words(rule.with_))
    yield _row("without", _words(rule.without))
    for kind, classes in rule.becomes:
        yield _row("becomes", _tags([kind]) + " ← " + _words(classes))
    for name, role in rule.roles.items():
        yield _row(name + (" *" if name in rule.needs else ""), _role(role))
    yield _row("beats", _tags(rule.beats))
    yield _row("in_speech", _en("only within what somebody says") if rule.in_speech else "")


def _role(role: RoleRule) -> str:
    found = []
    for finder in role.found:
        preps = f" ({'، '.join(map(_said, finder.preps))})" if finder.preps else ""
        found.append(f'<a class="tag" href="#finder-{_said(finder.name)}">{_said(finder.name)}</a>{preps}')
    return f"{_tags(role.is_)} ← {' · '.join(found)}"


def _examples(kind: str, title: str, examples: Iterable[Example]) -> Iterator[str]:
    items = []
    for example in examples:
        because = f'<div class="note">{_en(example.because)}</div>' if example.because else ""
        roles = "".join(
            f'<div class="note"><code>{_said(role)}</code> {_bdi(words)}</div>' for role, words in example.roles.items()
        )
        items.append(f'<li class="{kind}">{_bdi(example.text)}{roles}{because}</li>')
    if items:
        yield f'<p class="note">{title} {_en(kind)}</p><ul class="examples">{"".join(items)}</ul>'


def _row(name: str, value: str) -> str:
    return f"<dt><code>{_said(name)}</code></dt><dd>{value}</dd>" if value.strip() else ""


def _tags(names: Iterable[str]) -> str:
    return " ".join(f'<span class="tag">{_said(name)}</span>' for name in names if name)


def _words(words: Iterable[str]) -> str:
    return " ".join(f'<bdi class="tag word">{_said(word)}</bdi>' for word in words)


def _en(text: str) -> str:
    return f'<span class="en" lang="en">{_said(text)}</span>' if text else ""


def _bdi(text: str) -> str:
    return f"<bdi>{_said(text)}</bdi>"


def _said(text: str) -> str:
    """Text from a pack, safe between tags and inside quotes; characters that could turn or break the page are made visible."""
    return escape(_CONTROLS.sub("\ufffd", text), quote=True)
