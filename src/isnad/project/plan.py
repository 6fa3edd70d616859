"""isnad.toml: what a project collects, where it keeps it, and what it may do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from isnad.config import DATABASE
from isnad.errors import IsnadError
from isnad.sources.plan import AnySource, Fetch

FILE = "isnad.toml"
_WHOLE = "Mend this place; docs/project.md shows a whole file with every key."


class Main(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[project]``. ``database`` may be relative (sqlite:///isnad.db) and may be overridden by ISNAD_DATABASE, where a
    password belongs."""

    name: str
    theatres: tuple[str, ...] = ("syria",)
    packs: str | None = None
    database: str = "sqlite:///isnad.db"
    evidence: str = "evidence"
    operator: str = "operator"


class Privacy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[privacy]``: what public exports do unless the operator says otherwise."""

    mask_private_persons: bool = True
    coarsen_protected_sites: bool = True


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    project: Main
    fetch: Fetch = Fetch()
    privacy: Privacy = Privacy()
    source: tuple[AnySource, ...] = ()


@dataclass(frozen=True)
class Project:
    """A plan and the folder that it stands in."""

    root: Path
    plan: Plan

    @property
    def database(self) -> str:
        """The database's address, a relative SQLite path put below the project's folder."""
        url = DATABASE.value() or self.plan.project.database
        head = "sqlite:///"
        if url.startswith(head) and not url.startswith(head + "/"):
            return head + str(self.root / url.removeprefix(head))
        return url

    @property
    def evidence(self) -> Path:
        """The folder of raw bytes."""
        return self.root / self.plan.project.evidence

    def source(self, name: str) -> AnySource:
        """The source of this name, or E422."""
        for one in self.plan.source:
            if one.name == name:
                return one
        known = ", ".join(one.name for one in self.plan.source) or "none"
        raise IsnadError("E422", f"no source {name!r} in {FILE}", f"Known: {known}.")


def find_project(start: Path) -> Project:
    """The project that ``start`` lies in: the nearest isnad.toml here or above. E421 when there is none, E423 when it is
    wrong."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return Project(folder, _read(folder / FILE))
    raise IsnadError("E421", f"no {FILE} here or above", "Make a project: isnad init DIR")


def _read(file: Path) -> Plan:
    try:
        raw: Any = tomllib.loads(file.read_text("utf-8"))
        plan = msgspec.convert(raw, Plan)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise IsnadError("E423", f"{FILE}: {str(error).splitlines()[0]}", _WHOLE) from None
    except msgspec.ValidationError as error:
        raise IsnadError("E423", f"{FILE}: {error}", _WHOLE) from None
    names = [one.name for one in plan.source]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise IsnadError(
            "E423", f"{FILE}: two sources are named {twice[0]!r}", "A name is for ever; give the new source another."
        )
    return plan
