"""Place dumps that a user downloads (COD-AB, GeoNames, Who's On First, plain TSV), read into one kind of row.

Only rows with an Arabic name and a point are of use; what is left out is counted by reason."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from isnad.errors import IsnadError

KINDS = ("cod-ab", "geonames", "whosonfirst", "tsv")
Cells = dict[str, str]

_ARABIC = re.compile("[\u0621-\u064a]")
_NOT_NAME = re.compile(r"[^\u0621-\u064a0-9 ]+")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BRACKET = re.compile(r"\([^)]*\)|\s+-\s*.*$|-\s+.*$")
_LONGEST = 6
"""Words of the longest name: what is longer describes."""


class DumpRow(msgspec.Struct, frozen=True, kw_only=True):
    """One place of a dump. ``names``: Arabic, the usual one first; ``units``: names of what holds it, Arabic or English."""

    id: str
    names: tuple[str, ...]
    name_en: str
    kind: str
    lat: float
    lon: float
    pcode: str = ""
    units: tuple[str, ...] = ()


def read_dump(path: Path, kind: str, left_out: Counter[str]) -> Iterator[DumpRow]:
    """The rows of a dump. E207 for what cannot be read or is no dump of this kind."""
    reader = _READERS.get(kind)
    if reader is None:
        raise IsnadError("E207", f"no kind of dump is called {kind!r}", f"Known: {', '.join(KINDS)}.")
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            yield from reader(path, handle, left_out)
    except UnicodeDecodeError:
        raise IsnadError("E207", f"{path}: not UTF-8", "Save the dump as UTF-8; unpack an archive first.") from None
    except (OSError, csv.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise IsnadError("E207", f"{path}: cannot be read ({why})", "Give the unpacked text file of the dump.") from None


def arabic_names(written: Iterable[str]) -> tuple[str, ...]:
    """Names in plain Arabic letters, each once: without brackets, marks and what follows a dash."""
    out: dict[str, None] = {}
    for name in written:
        bare = " ".join(_NOT_NAME.sub(" ", _MARKS.sub("", _BRACKET.sub("", name))).split())
        if _ARABIC.search(bare) and len(bare) > 2 and bare.count(" ") < _LONGEST:
            out[bare] = None
    return tuple(out)


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    try:
        point = float(lat), float(lon)
    except ValueError:
        return None
    return point if abs(point[0]) <= 90 and abs(point[1]) <= 180 and point != (0.0, 0.0) else None


def _row(cells: Cells, made: Callable[[Cells], DumpRow | str], left_out: Counter[str]) -> Iterator[DumpRow]:
    got = made(cells)
    if isinstance(got, str):
        left_out[got] += 1
    else:
        yield got


def _table(path: Path, handle: Iterable[str], delimiter: str, wanted: Sequence[Sequence[str]]) -> Iterator[Cells]:
    """Rows by column. Of each set of columns in ``wanted`` one must be there."""
    rows = csv.DictReader(handle, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL)
    columns = set(rows.fieldnames or ())
    for choice in wanted:
        if columns.isdisjoint(choice):
            raise IsnadError("E207", f"{path}: no column {' or '.join(choice)}", "Is --kind right? " + _HEADERS)
    for cells in rows:
        yield {key: value.strip() for key, value in cells.items() if key and isinstance(value, str)}


_HEADERS = (
    "cod-ab is a CSV with adm…_pcode and adm…_name1; whosonfirst and tsv are TSV with name_ar, lat and lon; "
    "geonames has no header."
)


# --- COD-AB ---------------------------------------------------------------------------------------------------------------------

_LEVELS = {1: "governorate", 2: "district", 3: "subdistrict", 4: "village"}


def _cod_ab(path: Path, handle: Iterable[str], left_out: Counter[str]) -> Iterator[DumpRow]:
    """A CSV of administrative units: the deepest level of its header is what the rows are."""
    for cells in _table(path, handle, ",", (("adm1_pcode", "admin1Pcode"), ("center_lat", "lat"), ("center_lon", "lon"))):
        level = max((n for n in _LEVELS if f"adm{n}_pcode" in cells), default=1)
        yield from _row(cells, lambda c, level=level: _cod_row(c, level), left_out)  # type: ignore[misc]


def _cod_row(c: Cells, level: int) -> DumpRow | str:
    names = arabic_names(c.get(f"adm{level}_name{n}", "") for n in ("1", "2", "_ar", ""))
    point = _point(c.get("center_lat") or c.get("lat", ""), c.get("center_lon") or c.get("lon", ""))
    pcode = c.get(f"adm{level}_pcode", "")
    if not names or point is None or not pcode:
        return "no Arabic name" if not names else "no point" if point is None else "no P-code"
    above = tuple(c.get(f"adm{n}_name1", "") for n in range(level - 1, 0, -1))
    return DumpRow(
        id=f"cod:{pcode}", names=names, name_en=c.get(f"adm{level}_name", "") or names[0], kind=_LEVELS[level],
        lat=point[0], lon=point[1], pcode=pcode, units=above,
    )  # fmt: skip


# --- GeoNames -------------------------------------------------------------------------------------------------------------------

_GEONAMES = (
    *("geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class", "feature_code"),
    *("country", "cc2", "admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "timezone", "modified"),
)
_FEATURES = {
    "PPLC": "city", "PPLA": "city", "PPLA2": "town", "PPLA3": "town", "PPLX": "neighbourhood", "ADM1": "governorate",
    "ADM2": "district", "ADM3": "subdistrict", "AIRP": "airport", "AIRB": "base", "MILB": "base", "DAM": "dam", "LK": "lake",
    "STM": "river", "WAD": "river", "MT": "mountain", "MTS": "mountain", "HLL": "mountain", "DSRT": "desert", "ISL": "island",
    "OILF": "field", "REFC": "camp", "PRN": "prison", "HSP": "hospital", "BDG": "site", "ML": "site", "RGN": "area",
}  # fmt: skip


def _geonames(path: Path, handle: Iterable[str], left_out: Counter[str]) -> Iterator[DumpRow]:
    """The country files and allCountries.txt: tabs, no header, 19 columns."""
    for n, line in enumerate(handle):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != len(_GEONAMES) or not cells[0].isdigit():
            if n == 0:
                raise IsnadError("E207", f"{path}: {len(cells)} cells in line 1, GeoNames has 19", "Is --kind right? " + _HEADERS)
            left_out["broken line"] += 1
            continue
        yield from _row(dict(zip(_GEONAMES, cells, strict=True)), _geonames_row, left_out)


def _geonames_row(c: Cells) -> DumpRow | str:
    kind = _FEATURES.get(c["feature_code"]) or ("village" if c["feature_class"] == "P" else "")
    if not kind or c["feature_code"] in ("PPLQ", "PPLH", "PPLW"):
        return "no kind of place that reports name"
    names = arabic_names((c["name"], *c["alternatenames"].split(",")))
    point = _point(c["latitude"], c["longitude"])
    if not names or point is None:
        return "no Arabic name" if not names else "no point"
    return DumpRow(id=f"geonames:{c['geonameid']}", names=names, name_en=c["name"], kind=kind, lat=point[0], lon=point[1])


# --- Who's On First, plain TSV --------------------------------------------------------------------------------------------------

_PLACETYPES = {
    "region": "governorate", "county": "district", "localadmin": "subdistrict", "locality": "village", "borough": "neighbourhood",
    "neighbourhood": "neighbourhood", "macrohood": "neighbourhood", "campus": "site",
}  # fmt: skip
_CITY, _TOWN = 100_000, 10_000
"""Residents from which a locality is a city or a town."""


def _whosonfirst(path: Path, handle: Iterable[str], left_out: Counter[str]) -> Iterator[DumpRow]:
    wanted = (("wof_id", "id"), ("placetype",), ("name_ar",), ("lat", "latitude"), ("lon", "longitude"))
    for cells in _table(path, handle, "\t", wanted):
        yield from _row(cells, _wof_row, left_out)


def _wof_row(c: Cells) -> DumpRow | str:
    kind = _PLACETYPES.get(c["placetype"], "")
    if not kind:
        return "no kind of place that reports name"
    people = int(c["population"]) if c.get("population", "").isdigit() else 0
    if kind == "village":
        kind = "city" if people >= _CITY else "town" if people >= _TOWN else kind
    units = (c.get("county", ""), c.get("region", ""))
    return _plain(c, f"wof:{c.get('wof_id') or c.get('id', '')}", kind, units)


def _plain(c: Cells, ident: str, kind: str, units: tuple[str, ...]) -> DumpRow | str:
    listed = (c.get("name_ar", ""), *c.get("variants_ar", "").split("|"), *c.get("aliases", "").split("|"))
    names = arabic_names(listed)
    point = _point(c.get("lat") or c.get("latitude", ""), c.get("lon") or c.get("longitude", ""))
    if not names or point is None:
        return "no Arabic name" if not names else "no point"
    english = re.sub(r"\s*\([^)]*\)", "", c.get("name_en", "")).strip() or names[0]
    return DumpRow(
        id=ident, names=names, name_en=english, kind=kind, lat=point[0], lon=point[1], pcode=c.get("pcode", ""), units=units
    )


def _tsv(path: Path, handle: Iterable[str], left_out: Counter[str]) -> Iterator[DumpRow]:
    """name_ar, lat and lon; name_en, kind, id or pcode, aliases and any column that begins with subdistrict, district or admin
    are used where they stand."""
    for n, cells in enumerate(_table(path, handle, "\t", (("name_ar",), ("lat", "latitude"), ("lon", "longitude"))), 2):
        ident = cells.get("id") or cells.get("pcode") or f"{path.stem}-{n}"
        units = tuple(
            value for key, value in cells.items() if key.startswith(("subdistrict", "district", "admin", "governorate"))
        )
        yield from _row(cells, lambda c, i=ident, u=units: _plain(c, f"tsv:{i}", c.get("kind") or "village", u), left_out)  # type: ignore[misc]


_READERS: dict[str, Callable[[Path, Iterable[str], Counter[str]], Iterator[DumpRow]]] = {
    "cod-ab": _cod_ab,
    "geonames": _geonames,
    "whosonfirst": _whosonfirst,
    "tsv": _tsv,
}
