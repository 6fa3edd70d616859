"""Stand-ins for the coder and the packs, so that the edges can be tested by themselves."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from isnad.errors import IsnadError
from isnad.model import claim as c
from isnad.model.document import Document, Note
from isnad.model.ids import sha256, short_id

WORD = "قصف"
TEXT = f"قال المجلس إن {WORD}اً استهدف بلدة الباغوز يوم السبت ما أدى إلى مقتل ثلاثة مدنيين."
PARENT = os.getpid()


def make_claim(text: str, start: int, end: int, **changed: Any) -> c.Claim:
    """A claim with every field filled, resting on ``text[start:end]``."""
    span, words = (start, end), text[start:end]
    values: dict[str, Any] = {
        "id": short_id("c", text, start, end, changed.get("type", "")),
        "record": "event",
        "type": "shelling",
        "status": "occurred",
        "roles": (
            c.Role(role="initiator", actor="syrian-army", name=c.Name("Syrian Army", "الجيش السوري"), cls="state_forces"),
            c.Role(role="victim", name=None, text=words, span=span, cls="civilians"),
        ),
        "where": c.Where(
            place="baghuz",
            name=c.Name("Al-Baghuz", "الباغوز"),
            admin1="Deir ez-Zor",
            precision="town",
            radius_km=3.0,
            text=words,
            span=span,
        ),
        "route": None,
        "when": c.When(from_="2024-03-23", to="2024-03-23", precision="day", basis="relative", text=words, span=span),
        "counts": (c.Count(what="killed", who="civilians", low=3, best=3, high=3, exact=True, text=words, span=span),),
        "attribution": (
            c.Attribution(source="sdf", name="SDF", medium="telegram", verb="قال"),
            c.Attribution(source="hajin-military-council", name="Hajin Military Council", said_on="2024-03-24"),
        ),
        "origin": "hajin-military-council",
        "framing": (),
        "happening": "h1",
        "evidence": (c.Evidence(words, span),),
        "because": (c.Because("frame:shelling", "trigger", words, span, (c.Because("finder:by"),)),),
        "confidence": 0.75,
        "summary": c.Name("The Hajin Military Council says that shelling hit Al-Baghuz.", "يقول مجلس هجين إن قصفاً أصاب الباغوز."),
    }
    return c.Claim(**{**values, **changed})


def make_coding(document: Document, claims: tuple[c.Claim, ...], notes: tuple[Note, ...] = ()) -> c.Coding:
    """A coding of ``document`` with these claims."""
    day = document.published
    return c.Coding(
        document=c.Head(
            id=document.id,
            sha256=sha256(document.text),
            outlet=document.outlet,
            url=document.url,
            title=document.title,
            language="ar",
            characters=len(document.text),
            fingerprint=(1, 2),
            published=c.Published(from_=day, to=day, basis=document.published_basis, why="given" if day else ""),
        ),
        coder=c.Coder(version="0", schema="1", packs={"ontology": "0" * 8}),
        claims=claims,
        notes=notes,
    )


def fake_code(document: Document, packs: Any) -> c.Coding:
    """One claim for each document that speaks of shelling; some words make it fail in the ways a coder can fail."""
    if "BOOM" in document.text:
        raise RuntimeError("the coder\nfell over")
    if "REFUSED" in document.text:
        raise IsnadError("E999", f"{document.id}: refused", "Say something else.")
    if "DIE" in document.text and os.getpid() != PARENT:
        os._exit(9)
    at = document.text.find(WORD)
    claims = (make_claim(document.text, at, at + len(WORD)),) if at >= 0 else ()
    return make_coding(document, claims)


def install(monkeypatch: Any) -> None:
    """Put the stand-ins in the place of the coder and the packs, whether those exist yet or not."""
    try:
        importlib.import_module("isnad.flow")
    except ImportError:
        stub = ModuleType("isnad.flow")
        stub.code = fake_code  # type: ignore[attr-defined]
        sys.modules["isnad.flow"] = stub
    batch = importlib.import_module("isnad.cli.batch")
    theatres = importlib.import_module("isnad.cli.theatres")
    monkeypatch.setattr(batch, "flow", SimpleNamespace(code=fake_code))
    monkeypatch.setattr(batch, "_packs", None)
    monkeypatch.setattr(theatres, "read_packs", lambda names, **_: SimpleNamespace(hashes={"ontology": "0" * 8}, names=names))
    monkeypatch.setattr(theatres, "shipped", lambda: ("iraq", "syria"))


def article_page(body: str = TEXT, *, head: str = "", charset: str = "utf-8", title: str = "قصف على الباغوز") -> str:
    """A small article page."""
    meta = f'<meta charset="{charset}">' if charset else ""
    return (
        f'<!doctype html><html lang="ar" dir="rtl"><head>{meta}<title>{title} | موقع</title>{head}</head><body>'
        f'<nav><a href="/">الرئيسية</a></nav><article><h1>{title}</h1>'
        + "".join(f"<p>{body}</p>" for _ in range(4))
        + "</article><footer>© 2019 جميع الحقوق محفوظة</footer></body></html>"
    )


def golden(name: str) -> Path:
    """Where the expected messages of a case are kept."""
    return Path(__file__).parent / "golden" / f"{name}.txt"
