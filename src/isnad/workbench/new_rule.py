"""``isnad rules new``: a file with blanks and a note on each key, so that nobody begins with an empty page."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

from isnad.errors import IsnadError, Problem
from isnad.packs import packs_home
from isnad.packs.meaning import KEYS_SAY
from isnad.packs.schema import KEYS
from isnad.packs.yamlio import Lines, read_yaml

FOLDERS = {"frame": "frames", "cue": "cues", "count": "counts"}
_TABLES = {
    "lexicon": "Add a row to a table in packs/lang-ar/lexicon/ (docs/reference/pack-formats.md).",
    "value": "Add a row to a table in packs/lang-ar/values/ (docs/reference/pack-formats.md).",
}
_SLUG = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_REQUIRED = {"frame": ("says", "type", "trigger"), "cue": ("says", "effect", "cue"), "count": ("says", "what", "cue", "head")}
_LISTS = frozenset({"trigger", "cue", "head", "with", "without", "needs", "not_when", "beats"})
_EXAMPLES = """matches:
  - text:
{roles}rejects:
  - text:
    because:"""
_OWN = {"frame": "    initiator:\n", "cue": "    source:\n", "count": "    value:\n"}
_ROLES = """roles:
  initiator:
    is:
      - force
    found:
      - doer_of_support
      - subject
      - owner
      - by"""


def new_rule(kind: str, name: str, like: str | None = None, *, home: Path | None = None) -> str:
    """Write a rule file with blanks into the language pack; say what was written and what comes next. E311 for a file that is
    there already, E312 for a name that is no name, E313 for a kind that has no files, E310 for a ``like`` that does not exist."""
    if kind not in FOLDERS:
        raise IsnadError("E313", f"a {kind} has no file of its own", _TABLES.get(kind, f"Kinds: {', '.join(FOLDERS)}."))
    if not _SLUG.fullmatch(name):
        raise IsnadError(
            "E312", f"{name!r} is no name of a rule", "Lower-case letters and digits, words joined by _: drone_strike."
        )
    folder = (home or packs_home()) / "lang-ar" / FOLDERS[kind]
    path = folder / f"{name}.yaml"
    model = _model(folder, like) if like else None
    text = "\n".join(_lines(kind, name, like, model)) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise IsnadError("E311", f"{path}: is there already", "Choose another name, or edit that file.") from None
    except OSError as error:
        raise IsnadError(
            "E205", f"{path}: cannot be written ({error.strerror or error})", "Check the folder and its permissions."
        ) from None
    return (
        f"{path}\n\n{text}\nNext: fill the blanks, then `isnad packs check` (until they are filled the packs do not load), "
        f'`isnad rules try "…"` and `isnad rules test {name}`.'
    )


def _model(folder: Path, like: str) -> Lines:
    """The rule to begin with."""
    path = folder / f"{like}.yaml"
    if not path.is_file():
        known = sorted(p.stem for p in folder.glob("*.yaml"))
        near = difflib.get_close_matches(like, known, 3)
        raise IsnadError(
            "E310",
            f"no rule {like!r} among the {folder.name}",
            f"Did you mean {', '.join(near)}?" if near else f"Known: {', '.join(known)}.",
        )
    problems: list[Problem] = []
    model = read_yaml(path, problems)
    if model is None:
        raise problems[0]
    return model


def _lines(kind: str, name: str, like: str | None, model: Lines | None) -> Iterator[str]:
    yield f"# A {kind}. Fill the blanks; lines that begin with # are notes and may go. Reference: docs/reference/rule-notation.md"
    for key in KEYS[kind]:
        if key == "base":
            continue
        yield f"# {KEYS_SAY[kind][key]}"
        if key == "id":
            yield f"id: {name}"
        elif key == "matches":
            yield _EXAMPLES.format(roles=_OWN[kind]).split("\nrejects")[0]
        elif key == "rejects":
            yield "rejects" + _EXAMPLES.split("rejects")[1]
        elif kind == "frame" and like:
            yield f"like: {like}" if key == "like" else _blank(key, key in _REQUIRED[kind])
        elif model is not None and key != "says" and model.get(key):
            yield from _copied(key, model[key])
        else:
            yield _ROLES if key == "roles" else _blank(key, key in _REQUIRED[kind] and (model is None or key == "says"))


def _blank(key: str, required: bool) -> str:
    blank = f"{key}:\n  -" if key in _LISTS else f"{key}:"
    return blank if required else "\n".join(f"# {line}" for line in blank.split("\n"))


def _copied(key: str, value: object) -> Iterator[str]:
    if isinstance(value, list):
        yield f"{key}:"
        yield from (f"  - {item}" for item in value)
    else:
        yield f"{key}: {value}"
