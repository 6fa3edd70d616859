"""The reference of the rule notation, made from the schema.

``python -m isnad.workbench.notation > docs/reference/rule-notation.md`` writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from isnad.packs import meaning
from isnad.packs.schema import EFFECTS, FINDERS, IS, KEYS, STANCES, STATUSES

_HEAD = """# Rule notation

Made from the schema by `python -m isnad.workbench.notation`; change the schema, not this file.

A rule is one YAML file in a language pack: `frames/NAME.yaml`, `cues/NAME.yaml`, `counts/NAME.yaml`. All values are words;
there are no regular expressions, no code and no numbers that rank rules. Words are written in careful spelling, without
tatweel, Persian letters or direction marks (examples may hold what the press prints); inflection, spelling variants and glued
particles are the program's business. YAML's aliases (`*`) are refused.

The author's loop: `isnad rules new frame NAME --like OTHER`, fill the blanks, `isnad packs check`, `isnad rules try "…"`,
`isnad rules test NAME`, `isnad rules impact NAME`, `isnad rules handbook`.
"""
_FRAME = """
When several frames fire on one trigger, one that another `beats` loses; then the longer trigger wins; then the frame that lists
more under `with`, then under `needs`; last the name decides. One frame a trigger and kind of record remains.

```yaml
id: drone_strike
says: An unmanned aircraft strikes a place or a force.
like: base_violence
type: drone_strike
trigger:
  - غارة
  - استهدف
with:
  - drone
matches:
  - text: شنت طائرة مسيرة غارة على سيارة في بلدة الباب
    place: بلدة الباب
rejects:
  - text: قصفت قوات النظام حي الشعار
    because: artillery is another frame
```
"""
_SHAPES = (
    ("frame", "Frames: events, statements, figures, relations", _FRAME),
    ("cue", "Cues: who says it", ""),
    ("count", "Counts: how many", ""),
)


_ROLES = """## Roles

```yaml
roles:
  target:
    is:
      - force
    found:
      - object
      - under:
          - على
          - ضد
```

`is` lists what may fill the role:
"""
_FOUND = """
`found` lists finders; the first that finds something wins, and its name goes into the explanation. `under` takes the list of
its prepositions; `owner` may take `governed`, which makes it leave a single noun phrase to the finder `governed`.
"""
_WORDS = (
    ("Statuses", STATUSES, meaning.STATUSES_SAY),
    ("Effects of cues", EFFECTS, meaning.EFFECTS_SAY),
    ("Stances of cues", STANCES, meaning.STANCES_SAY),
)


def notation() -> str:
    """The whole reference as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    for shape, title, more in _SHAPES:
        yield f"## {title}\n"
        yield from _table("key", {f"`{key}`": meaning.KEYS_SAY[shape][key] for key in KEYS[shape]})
        yield more
    yield _ROLES
    yield from _table("is", {f"`{kind}`": meaning.IS_SAY[kind] for kind in IS})
    yield _FOUND
    yield from _table("finder", {f"`{name}`": says for name, says in FINDERS.items()})
    for title, names, says in _WORDS:
        yield f"\n## {title}\n"
        yield from _table("word", {f"`{name}`": says[name] for name in names})
    yield "\n## What may be wrong\n"
    yield from _table("code", meaning.ERRORS_SAY)


def _table(head: str, rows: Mapping[str, str]) -> Iterator[str]:
    yield f"| {head} | meaning |\n|---|---|"
    yield from (f"| {key} | {says.replace('|', chr(92) + '|')} |" for key, says in rows.items())


if __name__ == "__main__":
    print(notation(), end="")
