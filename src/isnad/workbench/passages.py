"""Gold passages: texts with everything that must come out of them (docs/reference/passage-format.md)."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from isnad.errors import IsnadError
from isnad.model.document import Document, Span

STUDY, HELD = "study", "held"
SECOND = "second"
"""The folder of rows that a second reader wrote for passages of the study half; no half of its own."""


@dataclass(frozen=True)
class Passage:
    """A text and its expected rows, whose words carry their spans. ``split`` is the folder: study, or held (back)."""

    id: str
    split: str
    manner: str
    about: str
    published: str | None
    outlet: str | None
    title: str | None
    raw: str
    rows: tuple[dict[str, Any], ...]
    digest: str

    @property
    def look_alike(self) -> bool:
        """Whether nothing must come out: sport, business, films, history."""
        return not self.rows

    def document(self) -> Document:
        """The passage as the coder gets it."""
        basis = "given" if self.published else "unknown"
        return Document(
            text=self.raw, id=self.id, title=self.title, outlet=self.outlet, published=self.published, published_basis=basis
        )


def load_passages(folder: Path) -> list[Passage]:
    """Every passage under the folder, by split and id. E306 names the file whose words do not occur in its text, E303 a file that
    cannot be read."""
    files = sorted([*folder.glob("*.json"), *(path for path in folder.glob("*/*.json") if path.parent.name != SECOND)])
    passages = sorted((_read(path) for path in files), key=lambda p: (p.split, p.id))
    if not passages:
        raise IsnadError(
            "E303", f"{folder}: no passages in it", "Gold passages are .json files; see docs/reference/passage-format.md."
        )
    for a, b in itertools.pairwise(passages):
        if (a.split, a.id) == (b.split, b.id):
            raise IsnadError("E303", f"{folder}: two passages have the id {a.id!r}", "Rename one of them.")
    return passages


def read_rows(path: Path, raw: str, claims: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Any], ...]:
    """Expected rows with the spans of their words in ``raw``; E306 names ``path`` where words do not occur."""
    return tuple(_Finder(path, raw, claim).row() for claim in claims)


def fingerprint(passages: Iterable[Passage]) -> str:
    """SHA-256 of what the passages say, in order of split and id; the layout of their files does not matter."""
    told = sorted(f"{p.split}/{p.id} {p.digest}\n" for p in passages)
    return hashlib.sha256("".join(told).encode()).hexdigest()


def raw_text(data: Mapping[str, Any]) -> str:
    """What is read of a passage or report: the text, after its title where it does not begin with it."""
    title, text = data.get("title"), str(data["text"])
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"


def read_row(path: Path, raw: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """An expected row with a span beside every text of it; E306 where its words are not in the text."""
    return _Finder(path, raw, row).row()


def _read(path: Path) -> Passage:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict):
            raise ValueError("not an object")
        title, raw = data.get("title"), raw_text(data)
        rows = tuple(read_row(path, raw, row) for row in data["claims"])
        said = json.dumps(data, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return Passage(
            id=data["id"], split=path.parent.name, manner=data.get("manner", ""), about=data.get("about", ""),
            published=data.get("published"), outlet=data.get("outlet"), title=title, raw=raw, rows=rows,
            digest=hashlib.sha256(said).hexdigest(),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        why = f"key {error} is missing" if isinstance(error, KeyError) else " ".join(str(error).split())
        raise IsnadError("E303", f"{path}: not a passage ({why})", "See docs/reference/passage-format.md.") from None


class _Finder:
    """Puts spans to the words of one row."""

    def __init__(self, path: Path, raw: str, row: Mapping[str, Any]) -> None:
        self.path, self.raw, self.given = path, raw, row

    def row(self) -> dict[str, Any]:
        """The row with every optional key there, and a span beside every text that must be in the passage."""
        evidence = [self._evidence(item) for item in self.given["evidence"]]
        around = [item["span"] for item in evidence]
        out: dict[str, Any] = {"happening": None, "where": None, "when": None, **self.given, "evidence": evidence}
        for key in ("roles", "counts", "attribution"):
            out[key] = [self._placed(item, around) for item in self.given.get(key) or ()]
        for key in ("where", "when"):
            out[key] = self._placed(out[key], around) if out[key] else None
        return out

    def _evidence(self, item: Any) -> dict[str, Any]:
        text, nth = (item, 1) if isinstance(item, str) else (item["text"], int(item.get("nth", 1)))
        span = next((s for n, s in enumerate(self._all(text), 1) if n == nth), None)
        if span is None:
            raise self._missing(text, nth)
        return {"text": text, "span": span}

    def _placed(self, item: Mapping[str, Any], around: Sequence[Span]) -> dict[str, Any]:
        """The item with the span of its text: where it stands inside the evidence, else where it stands first."""
        text = item.get("text")
        if not text:
            return dict(item)
        spans = list(self._all(text))
        if not spans:
            raise self._missing(text, 1)
        inside = (s for s in spans if any(a <= s[0] and s[1] <= b for a, b in around))
        return {**item, "span": next(inside, spans[0])}

    def _all(self, text: str) -> Iterator[Span]:
        at = self.raw.find(text) if text else -1
        while at >= 0:
            yield at, at + len(text)
            at = self.raw.find(text, at + 1)

    def _missing(self, text: str, nth: int) -> IsnadError:
        often = f" {nth} times" if nth > 1 else ""
        words = f"{text[:60]!r}" if self.path.parent.name != HELD else "a text of it"
        message = f"{self.path}: row {self.given.get('id', '?')}: {words} does not occur{often} in the passage"
        return IsnadError("E306", message, "Copy the words exactly from `text` or `title`.")
