"""``isnad rules impact``: which claims a rule adds, takes away or alters, by coding texts with it and without it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from isnad import flow
from isnad.errors import IsnadError
from isnad.model.claim import Claim
from isnad.model.document import Document
from isnad.packs import Packs, packs_home, read_packs
from isnad.workbench.passages import load_passages

STUDY = Path("evals/passages/study")
_FIELDS = (
    "record",
    "type",
    "status",
    "roles",
    "where",
    "route",
    "when",
    "counts",
    "attribution",
    "origin",
    "framing",
    "evidence",
)
Pair = tuple[Claim, Claim]


class Change(msgspec.Struct, frozen=True):
    """What a rule does to the claims of one document."""

    gained: tuple[Claim, ...]
    lost: tuple[Claim, ...]
    altered: tuple[Pair, ...]
    """(without it, with it)"""

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.altered)


def impact(packs: Packs, files: Sequence[str | Path] = (), rule: str | Sequence[str] | None = None) -> str:
    """Claims gained, lost and altered by rules. Names among ``files`` that are no files are rules; without files the
    study passages are coded. Without a rule the given packs are compared with the shipped ones."""
    rules = [rule] if isinstance(rule, str) else list(rule or ())
    texts: list[Path] = []
    for name in files:
        path = Path(name)
        if path.exists():
            texts.append(path)
        else:
            rules.append(str(name))
    before = without(packs, rules) if rules else _shipped(packs)
    what = f"with and without {', '.join(rules)}" if rules else "shipped packs and these"
    documents = list(_documents(texts or [_study()]))
    changes = [(document, compare(document, before, packs)) for document in documents]
    lines = [line for document, change in changes if change for line in (document.id, *_told(change), "")]
    gained, lost, altered = (sum(len(getattr(c, kind)) for _, c in changes) for kind in ("gained", "lost", "altered"))
    lines.append(f"{len(documents)} documents, {what}: {gained} claims gained, {lost} lost, {altered} altered")
    return "\n".join(lines)


def without(packs: Packs, rules: Sequence[str]) -> Packs:
    """The packs without these rules. E310 for a name that no rule has."""
    kept: dict[str, dict[str, Any]] = {"frames": dict(packs.frames), "cues": dict(packs.cues), "counts": dict(packs.counts)}
    for rule in rules:
        shapes = [shape for shape in kept.values() if rule in shape]
        if not shapes:
            known = sorted({*packs.frames, *packs.cues, *packs.counts})
            near = difflib.get_close_matches(rule, known, 3)
            guess = f"Did you mean {', '.join(near)}?" if near else "`isnad rules handbook` lists the rules."
            raise IsnadError("E310", f"no rule and no file {rule!r}", guess)
        for shape in shapes:
            del shape[rule]
    fewer = Packs(msgspec.structs.replace(packs.data, **kept))
    fewer.lexicon = packs.lexicon  # the same words, with what it remembers of them
    return fewer


def compare(document: Document, before: Packs, after: Packs) -> Change:
    """Claims of one document before and after: equal ones are left out, the rest is paired by type and shared evidence."""
    old, new = list(flow.code(document, before).claims), list(flow.code(document, after).claims)
    for claim in list(new):
        same = next((c for c in old if not differences(c, claim)), None)
        if same is not None:
            old.remove(same)
            new.remove(claim)
    altered: list[Pair] = []
    for same_type in (True, False):
        for claim in list(new):
            twin = next((c for c in old if _akin(c, claim, same_type)), None)
            if twin is not None:
                altered.append((twin, claim))
                old.remove(twin)
                new.remove(claim)
    return Change(tuple(new), tuple(old), tuple(altered))


def differences(one: Claim, other: Claim) -> list[str]:
    """Fields in which two claims differ; ids, reasons and confidence do not count."""
    return [field for field in _FIELDS if getattr(one, field) != getattr(other, field)]


def _akin(one: Claim, other: Claim, same_type: bool) -> bool:
    if one.record != other.record or (same_type and one.type != other.type):
        return False
    return any(a.span[0] < b.span[1] and b.span[0] < a.span[1] for a in one.evidence for b in other.evidence)


def _told(change: Change) -> Iterator[str]:
    yield from (f"  + {_line(claim)}" for claim in change.gained)
    yield from (f"  - {_line(claim)}" for claim in change.lost)
    for old, new in change.altered:
        yield f"  ~ {_line(new)}"
        for field in differences(old, new):
            yield f"      {field}: {_short(getattr(old, field))} → {_short(getattr(new, field))}"


def _line(claim: Claim) -> str:
    words = " ".join(claim.evidence[0].text.split())[:80] if claim.evidence else ""
    return f"{claim.type} ({claim.status}) «{words}»"


def _short(value: Any) -> str:
    """A field's value in a few words."""
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_short, value)) + "]"
    if not isinstance(value, msgspec.Struct):
        return "none" if value is None else str(value)
    data = msgspec.to_builtins(value)
    shown = ("role", "actor", "class", "what", "who", "low", "high", "place", "precision", "from", "to", "source", "term")
    told = [f"{key}={data[key]}" for key in shown if data.get(key) is not None]
    text = f"«{' '.join(data['text'].split())[:60]}»" if data.get("text") else ""
    return " ".join([*told, *([text] if text else [])])


def _shipped(packs: Packs) -> Packs:
    shipped = read_packs(packs.data.theatres)
    if shipped.hashes == packs.hashes:
        raise IsnadError(
            "E314",
            "nothing to compare: no rule is named and the packs are the shipped ones",
            "Name a rule, or give --packs FOLDER.",
        )
    return shipped


def _study() -> Path:
    for root in (Path(), packs_home().parent):
        if (root / STUDY).is_dir():
            return root / STUDY
    raise IsnadError("E303", f"{STUDY}: no passages here", "Name the files to code, or run it in a clone of the project.")


def _documents(paths: Sequence[Path]) -> Iterator[Document]:
    """Passages of folders and of .json files; any other file is one text."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
            continue
        try:
            text = path.read_text(encoding="utf-8")
            yield _passage(path, text) if path.suffix == ".json" else Document(text=text, id=path.name)
        except (OSError, UnicodeDecodeError, msgspec.DecodeError, KeyError, TypeError, AttributeError) as error:
            hint = "Texts in UTF-8, passages in .json, or folders of passages."
            raise IsnadError("E315", f"{path}: not a text or a passage ({error})", hint) from None


def _folder(path: Path) -> Iterator[Document]:
    """The texts of a folder, or its passages where it has none."""
    texts = sorted(path.glob("*.txt"))
    yield from _documents(texts) if texts else (passage.document() for passage in load_passages(path))


def _passage(path: Path, text: str) -> Document:
    data = msgspec.json.decode(text.encode())
    title, raw, day = data.get("title"), data["text"], data.get("published")
    if title and not raw.startswith(title):
        raw = f"{title}\n\n{raw}"
    basis = "given" if day else "unknown"
    ident = str(data.get("id", path.name))
    return Document(text=raw, id=ident, title=title, outlet=data.get("outlet"), published=day, published_basis=basis)
