"""Write anew what the documentation takes from the program itself, so that no output in it was typed by hand.

    python tools/fresh_docs.py             # write
    python tools/fresh_docs.py --check     # only say what is stale; status 1 if anything is

In Markdown files a generated part stands between ``<!-- NAME:start -->`` and ``<!-- NAME:end -->``; ``PARTS`` says who makes it.
``PAGES`` are files that are made whole. ``tests/test_docs.py`` fails while anything here is stale."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, wraps
from pathlib import Path
from typing import Any
from unittest import mock

import click

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT / "src") not in sys.path:
    sys.path.insert(0, str(ROOT / "src"))

import isnad  # noqa: E402
from isnad import coder, config, match, native, resolve, telling, text  # noqa: E402
from isnad.cli import main as cli  # noqa: E402
from isnad.fusing.compare import AKIN, COPY, DENIAL, ENOUGH, TABLE  # noqa: E402
from isnad.model.claim import Claim  # noqa: E402
from isnad.model.document import Document  # noqa: E402
from isnad.model.draft import Draft, Settled  # noqa: E402
from isnad.packs import Packs, packs_home  # noqa: E402
from isnad.telling.confidence import COSTS, START  # noqa: E402
from isnad.workbench import try_text  # noqa: E402
from isnad.workbench.evaluate import Report, evaluate, load_passages  # noqa: E402
from isnad.workbench.notation import notation  # noqa: E402
from isnad.workbench.score import end_to_end  # noqa: E402

COLUMNS = 100
MARK = re.compile(r"<!-- ([a-z-]+):start -->\n(.*?)<!-- \1:end -->", re.DOTALL)
QUOTED = re.compile(r"^> (.+)$", re.MULTILINE)
PUBLISHED = re.compile(r"--published ([0-9-]+)")
ID = re.compile(r"\bc[0-9a-f]{16}\b")


# --- what is quoted in the pages by hand, and read from there -----------------------------------------------------------------


def quoted(page: str) -> tuple[str, str]:
    """The Arabic sentence (the first quotation) of a page, and the day that the page publishes it on."""
    written = (ROOT / page).read_text(encoding="utf-8")
    sentence, day = QUOTED.search(written), PUBLISHED.search(written)
    if sentence is None or day is None:
        raise SystemExit(f"{page}: needs a sentence after '> ' and a --published DATE")
    return sentence.group(1).strip(), day.group(1)


def run(*arguments: str, stdin: str = "") -> str:
    """What the command line prints, at a fixed width. Ids of claims are cut: they change with every edit of a pack."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("ISNAD_") or name == "ISNAD_CACHE"}
    environ = {**outer, "COLUMNS": str(COLUMNS), "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "isnad", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", env=environ, check=False)
    if done.returncode:
        raise SystemExit(f"isnad {' '.join(arguments)}: {done.stderr}")
    return ID.sub("c…", done.stdout)


def fenced(body: str) -> str:
    """A block that is shown as it is."""
    return f"```text\n{body.strip(chr(10))}\n```\n"


# --- README -------------------------------------------------------------------------------------------------------------------


def readme_claims() -> str:
    """The table that the README's sentence gives."""
    sentence, day = quoted("README.md")
    return fenced(run("code", "-", "--published", day, "--format", "table", stdin=sentence))


def readme_explain() -> str:
    """The tree behind the first claim of the README's sentence."""
    sentence, day = quoted("README.md")
    return fenced(run("explain", "-", "--published", day, stdin=sentence).split("\n\n")[0])


FIELDS = {
    "unit": "the claim is found, and nothing that is none",
    "type": "what kind of event, statement, figure or relation",
    "status": "occurred, ongoing, foiled, planned, denied …",
    "roles": "who did it, who suffered it",
    "where": "the place and how exact it is",
    "when": "the interval of days",
    "counts": "what, how many at least and at most, of whom",
    "origin": "who said it first",
    "happening": "which claims tell one happening",
}


@cache
def report() -> Report:
    """The evaluation of ``isnad eval``."""
    packs = read()
    return evaluate(load_passages(ROOT / "evals" / "passages"), packs, code=lambda document: isnad.code(document, packs))


def readme_eval() -> str:
    """F1 for each field and half."""
    halves = report().splits
    lines = [f"| field | {' | '.join(f'{name} ({half.passages} passages)' for name, half in halves.items())} |"]
    lines.append("|---|" + "---:|" * len(halves))
    for field in next(iter(halves.values())).tallies:
        told = f"`{field}`" + (f", {FIELDS[field]}" if field in FIELDS else "")
        lines.append(f"| {told} | {' | '.join(f'{half.tallies[field].f1:.2f}' for half in halves.values())} |")
    lines.append(f"| `end_to_end`, all fields together | {' | '.join(f'{end_to_end(h.tallies):.2f}' for h in halves.values())} |")
    lines.append(f"| look-alikes that give no event | {' | '.join(f'{h.quiet} of {h.look_alikes}' for h in halves.values())} |")
    return "\n".join(lines) + "\n"


# --- the walk -----------------------------------------------------------------------------------------------------------------


@cache
def read() -> Packs:
    """The shipped packs."""
    return isnad.read_packs(home=packs_home())


DOORS = ((text, "split"), (match, "find"), (coder, "draft"), (resolve, "settle"), (telling, "join"))


class Walk:
    """The sentence of docs/walk.md in every room: what each door gave while flow.code walked the corridor."""

    def __init__(self) -> None:
        sentence, day = quoted("docs/walk.md")
        self.packs = read()
        self.document = Document(text=sentence, published=day)
        given: dict[str, Any] = {}
        with ExitStack() as stack:
            for room, door in DOORS:
                stack.enter_context(mock.patch.object(room, door, _listened(getattr(room, door), given)))
            isnad.code(self.document, self.packs)
        self.words, self.ruling, self.claims = given["split"], given["settle"], given["join"]
        drafts = given["draft"]
        self.drafts: list[Draft] = drafts[0] if isinstance(drafts, tuple) else drafts

    def raw(self, span: tuple[int, int] | None) -> str:
        return f"«{self.document.text[slice(*span)]}» [{span[0]}:{span[1]}]" if span else "–"


def _listened(door: Callable[..., Any], given: dict[str, Any]) -> Callable[..., Any]:
    @wraps(door)
    def listened(*args: Any, **kwargs: Any) -> Any:
        given[door.__name__] = door(*args, **kwargs)
        return given[door.__name__]

    return listened


@cache
def walk() -> Walk:
    """Walked once."""
    return Walk()


def walk_text() -> str:
    """Tokens: where they stood, as they were written, as they are matched."""
    lines = ["| raw characters | as written | as matched | kind |", "|---|---|---|---|"]
    raw = walk().document.text
    for sentence in walk().words.sentences:
        lines += [f"| {t.start}–{t.end} | {raw[t.start : t.end]} | {t.form} | {t.kind} |" for t in sentence.tokens]
    return "\n".join(lines) + "\n"


def walk_match() -> str:
    """What `isnad rules try` shows, up to the claims."""
    shown = try_text(walk().document.text, walk().packs)
    return fenced(re.split(r"\n(?=claims|\S+: \d+ claims|\d+ claims?\b)", ID.sub("c…", shown))[0])


def walk_coder() -> str:
    """Drafts: claims in words."""
    return fenced("\n\n".join("\n".join(_draft(draft)) for draft in walk().drafts))


def _draft(d: Draft) -> Iterator[str]:
    show = walk().raw
    yield f"draft {d.order}: {d.record} {d.type}, {d.status}"
    for link in d.chain:
        yield f"  says      {show(link.party.span)} verb {link.verb or '–'}, {link.stance}"
    for role in d.roles:
        means = ", ".join(role.party.names) or role.party.cls or "?"
        yield f"  {role.role:9} {show(role.party.span)} may mean {means}; finder {role.finder or '–'}"
    for place in d.places:
        yield f"  place     {show(place.span)} name «{place.name}»; finder {place.finder}"
    if d.time:
        yield f"  time      {show(d.time_span)}"
    for count in d.counts:
        group = (count.who.cls or ", ".join(count.who.names) or count.who.text) if count.who else "nobody named"
        yield f"  count     {show(count.span)} {count.what}, low {count.quantity.low}, high {count.quantity.high}, of {group}"
    for span in d.evidence:
        yield f"  evidence  {show(span)}"
    yield f"  doubts    {', '.join(d.doubts) or 'none'}"


def walk_resolve() -> str:
    """Values in the place of words."""
    published = walk().ruling.published
    head = f"published {published.from_} to {published.to} ({published.basis}: {published.why})"
    notes = [f"{note.code} {note.message}" for note in walk().ruling.notes]
    return fenced("\n\n".join([head, *("\n".join(_settled(s)) for s in walk().ruling.settled), *notes]))


def _settled(s: Settled) -> Iterator[str]:
    yield f"draft {s.draft.order}: {s.draft.type}, {s.draft.status}"
    for role in s.roles:
        yield f"  {role.role:9} actor {role.actor or '–'}, class {role.cls or '–'}, name {role.name.en if role.name else '–'}"
    if s.where:
        w = s.where
        yield f"  where     {w.name.en} ({w.precision}), {w.admin1 or '–'}, {w.lat}, {w.lon}, within {w.radius_km} km"
    if s.when:
        yield f"  when      {s.when.from_} to {s.when.to} ({s.when.precision}, {s.when.basis}: {s.when.why})"
    for count in s.counts:
        yield f"  count     {count.what} low {count.low} best {count.best} high {count.high} of {count.who}"
    yield f"  origin    {s.origin}"


def walk_telling() -> str:
    """Happenings, confidence and sentences."""
    return fenced("\n\n".join("\n".join(_claim(claim)) for claim in walk().claims))


def _claim(c: Claim) -> Iterator[str]:
    sure = f"confidence {c.confidence:.2f} = {START} - {START - c.confidence:.2f}"
    yield f"{c.type}, {c.status}; happening {c.happening or '–'}; {sure}"
    yield f"  en  {c.summary.en}"
    yield f"  ar  {c.summary.ar or '–'}"


def walk_explain() -> str:
    """The tree that leads back from the claim to the rules and characters."""
    return fenced(run("explain", "-", "--published", walk().document.published or "", stdin=walk().document.text))


def confidence_costs() -> str:
    """The documented costs of a guess."""
    rows = "\n".join(f"| {guess} | {cost:.2f} |" for guess, cost in COSTS.items())
    return f"| guess | cost, off {START} |\n|---|---:|\n{rows}\n"


# --- reference ----------------------------------------------------------------------------------------------------------------


def commands() -> str:
    """The help of every command."""
    return "\n".join(f"## {name}\n\n{fenced(told)}" for name, told in _helps("isnad", cli, None))


def _helps(name: str, command: click.Command, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    short = name if parent is None else name.rpartition(" ")[2]
    context = click.Context(command, parent=parent, info_name=short, terminal_width=COLUMNS, max_content_width=COLUMNS)
    context.help_option_names = ["-h", "--help"]
    yield name, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            if found is not None:
                yield from _helps(f"{name} {below}", found, context)


_ELSEWHERE = {
    "cache": "`$XDG_CACHE_HOME/isnad`, else `~/.cache/isnad`",
    "data": "`$XDG_DATA_HOME/isnad`, else `~/.local/share/isnad`",
}
"""Defaults that depend on the machine, in words."""


def fusing_table() -> str:
    """The functions of the comparison, in their own words."""
    lines = ["| named function | what speaks for or against |", "|---|---|"]
    for function in TABLE:
        said = " ".join((function.__doc__ or "").split())
        lines.append(f"| `{function.__name__}` | {said} |")
    lines.append(f"| `wording` | {COPY:.0%} of the shorter's word pairs in the longer, or {AKIN:.0%} of them. |")
    return "\n".join(lines) + f"\n\nThe sum must reach {ENOUGH:g}; a denial needs {DENIAL:g}.\n"


def fusing_example() -> str:
    """The samples about the market of Ariha, fused."""
    texts = ("ariha-market-local.txt", "ariha-market-loyalist.txt", "ariha-market-page.html")
    files = [str(ROOT / "samples" / name) for name in texts]
    claims = ROOT / "demo-out" / "fresh-docs.jsonl"
    claims.parent.mkdir(exist_ok=True)
    run("code", *files, "--published", "2020-06-21", "--quiet", "--output", str(claims))
    told = run("fuse", str(claims), "--format", "table").replace(f"{ROOT}/", "")
    claims.unlink()
    blocks = re.split(r"^(?=\d+\. )", told, flags=re.MULTILINE)
    return fenced("".join(block for block in blocks if " at Ariha" in block.split("\n")[0]))


def settings() -> str:
    """The table of settings."""
    rows = [f"| `{s.env}` | {_ELSEWHERE.get(s.name, f'`{s.default}`')} | {s.help} |" for s in config.SETTINGS]
    return "\n".join(["| variable | default | what it does |", "|---|---|---|", *rows]) + "\n"


def pack_errors() -> str:
    """Codes of problems in packs, from the notation's own table."""
    from isnad.packs.meaning import ERRORS_SAY

    return "\n".join(["| code | meaning |", "|---|---|", *(f"| {code} | {says} |" for code, says in ERRORS_SAY.items())]) + "\n"


PARTS: dict[str, Callable[[], str]] = {
    "claims": readme_claims,
    "explain": readme_explain,
    "eval": readme_eval,
    "walk-text": walk_text,
    "walk-match": walk_match,
    "walk-coder": walk_coder,
    "walk-resolve": walk_resolve,
    "walk-telling": walk_telling,
    "walk-explain": walk_explain,
    "confidence-costs": confidence_costs,
    "commands": commands,
    "fusing-table": fusing_table,
    "fusing-example": fusing_example,
    "settings": settings,
    "pack-errors": pack_errors,
}
PAGES: dict[str, Callable[[], str]] = {"docs/reference/rule-notation.md": notation}


def made(name: str) -> str:
    """What a part shows now. A walk listens at the rooms' doors, which only plain Python lets it: beside a build another Python
    makes it."""
    if not name.startswith("walk-") or not native.used():
        return PARTS[name]()
    plain = {**os.environ, "ISNAD_NATIVE": "0", "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    asked = [sys.executable, str(Path(__file__).resolve()), "--part", name]
    return subprocess.run(asked, env=plain, check=True, capture_output=True, encoding="utf-8").stdout


def parts() -> list[tuple[str, str]]:
    """(page, name) of every generated part that a page asks for."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    found = ((page, m.group(1)) for page in pages if page.is_file() for m in MARK.finditer(page.read_text(encoding="utf-8")))
    return [(page.relative_to(ROOT).as_posix(), name) for page, name in found]


def stale(page: str, name: str) -> bool:
    """Whether this part of the page is not what the program gives now."""
    held = {m.group(1): m.group(2) for m in MARK.finditer((ROOT / page).read_text(encoding="utf-8"))}
    return held[name] != made(name)


def write(page: str) -> bool:
    """Fill the parts of one page; whether that changed it."""
    path = ROOT / page
    old = path.read_text(encoding="utf-8")
    new = MARK.sub(lambda m: f"<!-- {m.group(1)}:start -->\n{made(m.group(1))}<!-- {m.group(1)}:end -->", old)
    if new != old:
        path.write_text(new, encoding="utf-8")
    return new != old


def main() -> int:
    """Write, or check."""
    reader = argparse.ArgumentParser(description="Write anew what the documentation takes from the program.")
    reader.add_argument("--check", action="store_true", help="write nothing, say what is stale")
    reader.add_argument("--part", help="print what one part shows now, and nothing else", choices=sorted(PARTS))
    given = reader.parse_args()
    if given.part:
        print(PARTS[given.part](), end="")
        return 0
    check, asked = given.check, parts()
    whole = [page for page, make in PAGES.items() if (ROOT / page).read_text(encoding="utf-8") != make()]
    if check:
        old = [f"{page} ({name})" for page, name in asked if stale(page, name)] + whole
        print("\n".join(f"stale: {one}" for one in old) or "the documentation is fresh")
        return 1 if old else 0
    for page in whole:
        (ROOT / page).write_text(PAGES[page](), encoding="utf-8")
    changed = whole + [page for page in dict.fromkeys(page for page, _ in asked) if write(page)]
    print("\n".join(f"written: {page}" for page in changed) or "nothing was stale")
    return 0


if __name__ == "__main__":
    sys.exit(main())
