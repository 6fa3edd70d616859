"""``isnad gazetteer``: the user's own places beside the curated ones."""

from __future__ import annotations

from pathlib import Path

import click

from isnad.cli import desk
from isnad.cli.door import write

KINDS = ("cod-ab", "geonames", "whosonfirst", "tsv")
"""What ``isnad.packs.dumps`` reads; said here so that other commands start without it."""


@click.group()
def gazetteer() -> None:
    """Look after the places that you imported; they stand behind those of the packs."""


@gazetteer.command("import")
@click.argument("dump", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--kind", type=click.Choice(KINDS), required=True, help="Whose dump it is; tsv is any table with name_ar, lat, lon."
)
@click.option(
    "--name", default="", metavar="NAME", help="What to call it; the file's name if not said. The same name is replaced."
)
@desk.with_packs
def import_(dump: Path, kind: str, name: str, theatre: tuple[str, ...], packs: Path | None) -> None:
    """Import the places of a downloaded dump into your data folder; every later run knows them."""
    from isnad.cli import theatres
    from isnad.packs.gazetteer import import_dump

    made = import_dump(dump, kind, theatres.gazetteers(), theatres.curated(theatre, packs), name=name)
    lines = [f"{made.kept} places kept, {made.curated} known to the packs before: {made.path}"]
    lines += [f"left out: {n}, {reason}" for reason, n in sorted(made.left_out.items(), key=lambda p: (-p[1], p[0]))]
    write(["\n".join(lines) + "\n"], None)


@gazetteer.command("list")
def list_() -> None:
    """What was imported."""
    from isnad.cli import theatres
    from isnad.packs.gazetteer import imports

    found = [f"{path.stem}\t{path.stat().st_size // 1024} kB\t{path}\n" for path in imports(theatres.gazetteers())]
    write(found or ["nothing was imported\n"], None)


@gazetteer.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Forget an import."""
    from isnad.cli import theatres
    from isnad.errors import IsnadError
    from isnad.packs.gazetteer import imports

    path = next((path for path in imports(theatres.gazetteers()) if path.stem == name), None)
    if path is None:
        raise IsnadError("E208", f"no import is called {name!r}", "`isnad gazetteer list` shows what there is.")
    path.unlink()
    write([f"removed: {path}\n"], None)
