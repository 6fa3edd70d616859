"""The user's own gazetteer: places of a dump beside the curated ones.

An import is made once: rows that are the curated pack's own are left out, each other row gets the governorate and district of
its units or of the nearest curated settlement, and its names count only where a class word or a preposition calls for a place; a
name that is a common word of Arabic does not count at all. What is kept is one file of ready tables, so that tens of thousands of
places cost a start some hundredths of a second and a document nothing."""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from isnad.errors import IsnadError
from isnad.packs.compiled import Packs
from isnad.packs.dumps import DumpRow, read_dump
from isnad.packs.entries import NameEntry
from isnad.packs.tables import Place
from isnad.text import fold

FORMAT = "1"
SAME_KM, NEAR_KM = 10.0, 30.0
"""Within the first a place of one name is the same; within the second a curated settlement tells the governorate."""
_SUFFIX = ".gazetteer"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}")
_SETTLED = frozenset({"city", "town", "village", "neighbourhood"})
Rows = tuple[tuple[tuple[str, ...], tuple[NameEntry, ...]], ...]


class Imported(msgspec.Struct, kw_only=True):
    """What an import keeps: places by id, and names by their first word as the lexicon holds them."""

    format: str
    kind: str
    names: dict[str, Rows]
    places: dict[str, Place]


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a dump's rows."""

    path: Path
    kept: int
    curated: int
    left_out: dict[str, int]


def import_dump(dump: Path, kind: str, folder: Path, packs: Packs, *, name: str = "") -> Import:
    """Read a dump and keep it under ``folder``. E207 for what is no such dump, E208 when nothing in it is of use, E205 when the
    folder cannot be written."""
    called = name or re.sub(r"[^a-z0-9_-]+", "-", dump.stem.lower()).strip("-")[:40]
    if not _NAME.fullmatch(called):
        raise IsnadError(
            "E208", f"{called!r} is no name for a gazetteer", "Lower-case letters, digits, _ and -: --name syria-cod."
        )
    left_out: Counter[str] = Counter()
    curated = _Curated(packs)
    b = _Builder(packs, curated)
    for row in read_dump(dump, kind, left_out):
        b.add(row)
    if not b.places and not b.known:
        why = "; ".join(f"{n} with {reason}" for reason, n in left_out.most_common()) or "no rows"
        raise IsnadError("E208", f"{dump}: no place with an Arabic name and a point ({why})", "Is --kind right?")
    data = msgspec.msgpack.encode(Imported(format=FORMAT, kind=kind, names=b.rows(), places=b.places))
    path = folder / f"{called}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        hint = "Check the folder and its permissions."
        raise IsnadError("E205", f"{path}: cannot be written ({(error.strerror or '').lower()})", hint) from None
    return Import(path=path, kept=len(b.places), curated=b.known, left_out=dict(left_out))


def imports(folder: Path) -> tuple[Path, ...]:
    """The files of all imports, in order of their names."""
    return tuple(sorted(folder.glob(f"*{_SUFFIX}"))) if folder.is_dir() else ()


def with_imports(packs: Packs, files: Sequence[Path]) -> Packs:
    """The packs with the places of these imports behind their own. The same packs when there are none. E209 for a file that this
    isnad did not write."""
    if not files:
        return packs
    data = packs.data
    names, places, hashes = dict(data.names), dict(data.places), dict(data.hashes)
    for path in files:
        raw = _read(path)
        got = _decoded(path, raw)
        hashes[path.stem + _SUFFIX] = hashlib.sha256(raw).hexdigest()
        for ident, place in got.places.items():
            places.setdefault(ident, place)
        for first, rows in got.names.items():
            names[first] = _merged(names[first], rows) if first in names else rows
    return Packs(msgspec.structs.replace(data, names=names, places=places, hashes=hashes))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise IsnadError("E209", f"{path}: cannot be read ({error.strerror})", "Import it anew, or delete it.") from None


def _decoded(path: Path, raw: bytes) -> Imported:
    try:
        got = msgspec.msgpack.decode(raw, type=Imported)
    except msgspec.MsgspecError:
        raise IsnadError("E209", f"{path}: no gazetteer of isnad", "Import it anew, or delete it.") from None
    if got.format != FORMAT:
        raise IsnadError("E209", f"{path}: written by another version of isnad", "Import it anew.")
    return got


def _merged(own: Rows, more: Rows) -> Rows:
    """Both tables of one first word, the longest rest first; of one name the curated rows stand first."""
    out: dict[tuple[str, ...], tuple[NameEntry, ...]] = dict(own)
    for rest, entries in more:
        out[rest] = (*out.get(rest, ()), *entries)
    return tuple(sorted(out.items(), key=lambda p: (-len(p[0]), p[0])))


class _Curated:
    """The pack's own places, by folded name and by where they are."""

    def __init__(self, packs: Packs) -> None:
        self.by_name: dict[str, list[Place]] = defaultdict(list)
        self.units: dict[str, Place] = {}
        self.cells: dict[tuple[int, int], list[Place]] = defaultdict(list)
        for first, rows in packs.data.names.items():
            for rest, entries in rows:
                for e in entries:
                    if e.kind == "place" and not (e.guarded and fold(e.form) != " ".join((first, *rest))):
                        self.by_name[" ".join((first, *rest))].append(packs.places[e.id])
        for p in packs.places.values():
            if p.kind in ("governorate", "district"):
                for name in (p.name_ar, p.bare_en):
                    self.units.setdefault(_unit(name), p)
            if p.kind in _SETTLED and p.lat is not None and p.lon is not None and p.admin1:
                self.cells[int(p.lat * 2), int(p.lon * 2)].append(p)

    def same(self, row: DumpRow, name: str) -> bool:
        """Whether the pack has this place: its name within a few kilometres, or without a point in the same units."""
        for p in self.by_name.get(fold(name), ()):
            if p.lat is None or p.lon is None:
                admin1, admin2 = self.admin(row)
                if p.admin1 == admin1 and (not p.admin2 or p.admin2 == admin2):
                    return True
            elif kilometres((p.lat, p.lon), (row.lat, row.lon)) <= SAME_KM:
                return True
        return False

    def admin(self, row: DumpRow) -> tuple[str, str]:
        """(governorate, district) by the row's units, else of the nearest curated settlement."""
        found = [u for unit in row.units if unit and (u := self.units.get(_unit(unit)))]
        district = next((u for u in found if u.kind == "district"), None)
        governorate = next((u for u in found if u.kind == "governorate"), None)
        if district is not None:
            return district.admin1, district.pcode
        near = self._near(row, governorate.pcode or governorate.admin1 if governorate else "")
        if near is not None:
            return near.admin1, near.admin2
        return (governorate.admin1, "") if governorate else ("", "")

    def _near(self, row: DumpRow, admin1: str) -> Place | None:
        y, x = int(row.lat * 2), int(row.lon * 2)
        around = (p for dy in (-1, 0, 1) for dx in (-1, 0, 1) for p in self.cells.get((y + dy, x + dx), ()))
        best = min(
            ((kilometres((p.lat or 0, p.lon or 0), (row.lat, row.lon)), p.id, p) for p in around if admin1 in ("", p.admin1)),
            default=None,
        )
        return best[2] if best and best[0] <= NEAR_KM else None


def _unit(name: str) -> str:
    """A unit's name without what marks the part around its seat."""
    bare = fold(name).lower().replace("'", "").replace("`", "").removeprefix("مركز").strip()
    return bare.removeprefix("ال")


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance on a flat earth, good enough within a country."""
    return math.hypot((a[0] - b[0]) * 111.2, (a[1] - b[1]) * 111.2 * math.cos(math.radians(a[0])))


class _Builder:
    """Gathers places and names of one dump."""

    def __init__(self, packs: Packs, curated: _Curated) -> None:
        self.packs, self.curated = packs, curated
        self.places: dict[str, Place] = {}
        self.names: dict[str, dict[tuple[str, ...], dict[NameEntry, None]]] = {}
        self.known = 0

    def add(self, row: DumpRow) -> None:
        if self.curated.same(row, row.names[0]):
            self.known += 1
            return
        admin1, admin2 = self.curated.admin(row)
        self.places[row.id] = Place(
            id=row.id, name_en=row.name_en, name_ar=row.names[0], kind=row.kind, admin1=admin1, admin2=admin2, pcode=row.pcode,
            lat=round(row.lat, 3), lon=round(row.lon, 3),
        )  # fmt: skip
        for name in row.names:
            self._name(row, name)

    def _name(self, row: DumpRow, name: str) -> None:
        words = fold(name).split()
        if not words or len("".join(words)) < 3:
            return
        if len(words) == 1 and self.packs.lexicon.read(words[0]):
            return  # a village called «العمل» would be seen in every «في العمل»
        entry = NameEntry(row.id, "place", name, row.kind, guarded=True)
        self.names.setdefault(words[0], {}).setdefault(tuple(words[1:]), {})[entry] = None

    def rows(self) -> dict[str, Rows]:
        return {
            first: tuple(sorted(((rest, tuple(entries)) for rest, entries in table.items()), key=lambda p: (-len(p[0]), p[0])))
            for first, table in self.names.items()
        }
