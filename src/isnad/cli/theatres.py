"""Which packs a run uses: the shipped ones for the named theatres, and the operator's own."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from isnad.config import CACHE, DATA
from isnad.errors import IsnadError, PackError
from isnad.packs import Packs, check_packs, packs_home, read_packs
from isnad.packs import theatres as shipped
from isnad.packs.gazetteer import imports, with_imports

_PREFIX = "theatre-"


def load(theatres: tuple[str, ...], own: Path | None) -> Packs:
    """The packs and what was imported beside them, read once. E201 for a theatre that nobody has; E209 for an import that cannot
    be read; PackError when what is there does not load."""
    return with_imports(curated(theatres, own), imports(gazetteers()))


def curated(theatres: tuple[str, ...], own: Path | None) -> Packs:
    """The packs alone."""
    names, extra = chosen(theatres, own)
    return read_packs(names, extra=extra, cache=CACHE.value())


def gazetteers() -> Path:
    """The folder that holds imported gazetteers."""
    return DATA.value() / "gazetteer"


def chosen(theatres: tuple[str, ...], own: Path | None) -> tuple[list[str], list[Path]]:
    """Names of shipped theatres, and folders of own packs. An own theatre is used when it is named, in place of a shipped one."""
    mine = _own(own)
    owned = {name.removeprefix(_PREFIX) for name in mine if name.startswith(_PREFIX)}
    known = sorted(owned.union(shipped()))
    wanted = list(dict.fromkeys(theatre.removeprefix(_PREFIX) for theatre in theatres))
    for theatre in wanted:
        if theatre not in known:
            raise _unknown(theatre, known)
    common = [path for name, path in mine.items() if not name.startswith(_PREFIX)]
    return [name for name in wanted if name not in owned], common + [mine[_PREFIX + name] for name in wanted if name in owned]


def check(own: Path | None) -> list[str]:
    """Names of all packs, shipped and own, if nothing is wrong with them; else PackError with everything that is."""
    packs = {**_inside(packs_home()), **_own(own)}
    problems = check_packs(list(packs.values()))
    if problems:
        raise PackError(problems)
    return list(packs)


def _own(folder: Path | None) -> dict[str, Path]:
    """The operator's packs. E206 for a folder without any: a wrong path must not pass for the shipped packs."""
    found = _inside(folder) if folder else {}
    if folder and not found:
        raise IsnadError(
            "E206", f"{folder}: no pack in it", "A pack is a folder with a pack.yaml; name it, or the folder around."
        )
    return found


def _inside(folder: Path) -> dict[str, Path]:
    """Packs by name: the folder itself if it is one, else the packs in it, the ontology and the languages first."""
    if (folder / "pack.yaml").is_file():
        return {folder.resolve().name: folder}
    found = {path.name: path for path in sorted(folder.glob("*")) if (path / "pack.yaml").is_file()}
    order = {"ontology": 0, "lang": 1, "theatre": 2}
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0].split("-")[0], 3), item[0])))


def _unknown(theatre: str, known: list[str]) -> IsnadError:
    close = get_close_matches(theatre.lower(), known, n=1)
    guess = f"Did you mean {close[0]!r}? " if close else ""
    return IsnadError(
        "E201", f"unknown theatre {theatre!r}", f"{guess}Known: {', '.join(known) or 'none'}. Own packs: --packs FOLDER."
    )
