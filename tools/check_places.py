"""Check the place lists of theatre-syria against themselves and, when it is there, against ../shared/data."""

from __future__ import annotations

import argparse
import csv
import math
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACK = ROOT / "packs" / "theatre-syria"
SHARED = ROOT.parent / "shared" / "data"

PLACE_HEADER = ["id", "name_en", "name_ar", "kind", "admin1", "admin2", "pcode", "lat", "lon", "aliases", "word"]
AREA_HEADER = ["id", "name_en", "name_ar", "admin1", "lat", "lon", "aliases"]
KINDS = frozenset(
    [
        "country",
        "governorate",
        "district",
        "subdistrict",
        "city",
        "town",
        "village",
        "neighbourhood",
        "camp",
        "crossing",
        "dam",
        "field",
        "airport",
        "base",
        "checkpoint",
        "prison",
        "hospital",
        "site",
        "river",
        "lake",
        "mountain",
        "desert",
        "area",
        "road",
        "island",
    ]
)
SETTLEMENTS = frozenset({"city", "town", "village"})
BOX = (32.3, 37.4, 35.6, 42.4)  # south, north, west, east
OUTSIDE = {
    "iq": (29.0, 37.5, 38.7, 48.8),
    "lb": (33.0, 34.8, 35.0, 36.7),
    "tr": (35.7, 42.2, 25.6, 44.9),
    "jo": (29.1, 33.4, 34.8, 39.4),
    "ps": (31.1, 32.6, 34.1, 35.7),
    "il": (29.4, 33.4, 34.2, 35.9),
    "ye": (12.0, 19.1, 41.8, 54.8),
    "sa": (16.0, 32.3, 34.4, 55.7),
    "ly": (19.4, 33.3, 9.3, 25.2),
    "sd": (8.6, 22.3, 21.8, 38.7),
    "eg": (21.9, 31.8, 24.6, 37.0),
}  # the boxes of the other countries, by the end of the ids of their places
LIMIT_KM = 10.0
LIMIT_KM_IRAQ = 15.0
PCODE = re.compile(r"SY\d{2}(\d{2})?|C\d{4}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,2})?")
NOT_CANONICAL = re.compile("[\u0640\u064b-\u0652\u0670\u06a9\u06cc\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufeff]")
FOLDING = str.maketrans("\u0623\u0625\u0622\u0649\u0629", "\u0627\u0627\u0627\u064a\u0647")  # alef, ya, ta marbuta
DIACRITICS = re.compile("[\u064b-\u0652\u0670]")

# Places for which OCHA's point of the same name is another place, or is wrong; each with the reason.
EXCEPTIONS = {
    "al-salhiyah-deir-ez-zor": "the one opposite the city; OCHA lists only the one near Al-Bukamal",
    "al-kishkiyah": "beside Abu Hamam and Gharanij; OCHA's point lies 30 km off, among other villages",
    "al-rashidin-aleppo": "the suburb south-west of the city, not the quarter that OCHA lists",
    "tishrin-damascus": "the quarter between Barzah and Al-Qabun; OCHA's quarter of the name lies in the south",
    "al-humaymah-homs": "the one near pumping station T2; OCHA lists only the one in the western countryside",
    "abu-ghraib-iq": "the city west of Baghdad; the table names only a hamlet in the marshes so",
    "taji-iq": "the town north of Baghdad; the table names only a hamlet of Diyala so",
}

Row = dict[str, str]
Point = tuple[float, float]


@dataclass
class Report:
    """What was found and what was counted."""

    failures: list[str] = field(default_factory=list)
    checked: int = 0
    unchecked: int = 0
    excepted: int = 0
    outside_checked: int = 0
    outside_unchecked: int = 0

    def fail(self, row: Row, reason: str) -> None:
        self.failures.append(f"{row.get('id', '?')}: {reason}")


@dataclass(frozen=True)
class Reference:
    """Outside facts: district and governorate codes, and points by (governorate, folded name)."""

    codes: frozenset[str]
    settlements: dict[tuple[str, str], list[Point]]
    neighbourhoods: dict[tuple[str, str], list[Point]]
    iraq: dict[str, list[Point]]


def fold(name: str) -> str:
    """The spelling under which two forms of a name are one."""
    return " ".join(DIACRITICS.sub("", name).translate(FOLDING).split())


def kilometres(a: Point, b: Point) -> float:
    """Distance on a flat earth, good enough inside one governorate."""
    return math.hypot((a[0] - b[0]) * 111.2, (a[1] - b[1]) * 111.2 * math.cos(math.radians(a[0])))


def point_of(row: Row) -> Point | None:
    """The row's point, or None when it has none."""
    if not (DEGREES.fullmatch(row["lat"]) and DEGREES.fullmatch(row["lon"])):
        return None
    return float(row["lat"]), float(row["lon"])


def read_pack(path: Path, header: list[str], report: Report) -> list[Row]:
    """Read the rows of one pack file; a wrong header or cell count is a failure."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    if not lines or lines[0].split("\t") != header:
        report.failures.append(f"{path.name}: header differs")
        return []
    rows: list[Row] = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(header):
            report.failures.append(f"{path.name}: {len(cells)} cells in: {line}")
            continue
        rows.append(dict(zip(header, cells, strict=True)))
    return rows


def check_names(row: Row, report: Report) -> None:
    """Id, characters and aliases."""
    if not SLUG.fullmatch(row["id"]):
        report.fail(row, "id is not a slug")
    if not row["name_en"] or not row["name_ar"]:
        report.fail(row, "a name is missing")
    forms = [row["name_ar"], *(row["aliases"].split("|") if row["aliases"] else [])]
    for form in forms:
        if not form or form != form.strip() or NOT_CANONICAL.search(form):
            report.fail(row, f"not in canonical spelling: {form!r}")
    if len({fold(form) for form in forms}) != len(forms):
        report.fail(row, "an alias repeats a name that folding makes equal")


def country_outside(row: Row) -> str:
    """The country of a place outside Syria, by the end of its id; empty for the countries themselves and places of Syria."""
    ending = row["id"].rpartition("-")[2]
    return ending if ending in OUTSIDE and row["kind"] != "country" and not row.get("admin1") else ""


def check_point(row: Row, report: Report, box: tuple[float, float, float, float] | None) -> None:
    """Two decimals, both or none, inside the box where there is one."""
    if bool(row["lat"]) != bool(row["lon"]):
        report.fail(row, "only one coordinate")
        return
    if not row["lat"]:
        return
    point = point_of(row)
    if point is None:
        report.fail(row, "coordinates are not degrees with two decimals at most")
        return
    if box is None:
        return
    south, north, west, east = box
    if not (south <= point[0] <= north and west <= point[1] <= east):
        report.fail(row, f"outside the box of {country_outside(row) or 'Syria'}: {point}")


def check_codes(row: Row, report: Report) -> None:
    """P-codes have their shape and are nested by prefix."""
    admin1, admin2, pcode = row["admin1"], row["admin2"], row["pcode"]
    if country_outside(row):
        if admin2 or pcode:
            report.fail(row, "a P-code outside Syria")
        return
    if row["id"].rpartition("-")[2] in OUTSIDE:
        report.fail(row, "the id ends like a place outside Syria")
    if admin1 and not re.fullmatch(r"SY\d{2}", admin1):
        report.fail(row, f"admin1 {admin1}")
    if admin2 and not (re.fullmatch(r"SY\d{4}", admin2) and admin2.startswith(admin1) and admin1):
        report.fail(row, f"admin2 {admin2} is not inside {admin1}")
    if pcode and not PCODE.fullmatch(pcode):
        report.fail(row, f"P-code {pcode}")
    expected = {"governorate": admin1, "district": admin2}.get(row["kind"])
    if expected is not None and (pcode != expected or not pcode):
        report.fail(row, f"P-code {pcode} should be {expected}")
    if row["kind"] in SETTLEMENTS | {"neighbourhood"} and not (admin1 and admin2):
        report.fail(row, "a settlement without governorate and district")


def check_place(row: Row, report: Report) -> None:
    """Everything that one place row must satisfy by itself."""
    if row["kind"] not in KINDS:
        report.fail(row, f"kind {row['kind']}")
    if row["word"] not in {"", "yes"}:
        report.fail(row, f"word {row['word']}")
    check_names(row, report)
    check_codes(row, report)
    country = country_outside(row)
    check_point(row, report, None if row["kind"] == "country" else OUTSIDE[country] if country else BOX)


def check_unique(rows: list[Row], key: str, report: Report) -> None:
    """No two rows share the value of a column."""
    for value, number in Counter(row[key] for row in rows if row[key]).items():
        if number > 1:
            report.failures.append(f"{key} {value} stands {number} times")


def check_cities_apart(areas: list[Row], places: list[Row], report: Report) -> None:
    """Make sure that no area stands on the point of a city."""
    cities = {(row["lat"], row["lon"]): row["id"] for row in places if row["kind"] == "city" and row["lat"]}
    for row in areas:
        if (row["lat"], row["lon"]) in cities:
            report.fail(row, f"has the point of {cities[row['lat'], row['lon']]}")


def read_table(path: Path, delimiter: str) -> list[Row]:
    """One outside table as dictionaries."""
    with path.open(encoding="utf-8", newline="") as handle:
        return [dict(row) for row in csv.DictReader(handle, delimiter=delimiter)]


def plain(name: str) -> str:
    """A COD unit's folded name, without the word that marks the unit around a seat."""
    return fold(name).removeprefix("مركز").strip()


def governorates_by_unit(data: Path) -> dict[str, set[str]]:
    """Which governorates have a district or sub-district of this name."""
    found: dict[str, set[str]] = defaultdict(set)
    for level in ("2", "3"):
        for row in read_table(data / f"cod_ab_syria_admin{level}.csv", ","):
            found[plain(row[f"adm{level}_name1"])].add(row["adm1_pcode"])
    found[fold("مدينة دمشق")].add("SY01")
    return found


def load_reference(data: Path) -> Reference:
    """OCHA's places and the COD codes, indexed by governorate and folded name."""
    codes = {row["adm1_pcode"] for row in read_table(data / "cod_ab_syria_admin1.csv", ",")}
    codes |= {row["adm2_pcode"] for row in read_table(data / "cod_ab_syria_admin2.csv", ",")}
    units = governorates_by_unit(data)
    settlements: dict[tuple[str, str], list[Point]] = defaultdict(list)
    quarters: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for row in read_table(data / "ocha_places_sy.tsv", "\t"):
        point = float(row["lat"]), float(row["lon"])
        if row["pcode"].startswith("SY"):
            quarters[row["pcode"][:4], fold(row["name_ar"].split(":")[-1])].append(point)
            continue
        name = fold(row["name_ar"])
        homes = units.get(plain(row["district_ar"])) or units.get(plain(row["subdistrict_ar"])) or set()
        for governorate in homes:
            for form in {name, re.split(r"\s*[-(]", name)[0]}:
                settlements[governorate, form].append(point)
    return Reference(frozenset(codes), settlements, quarters, load_iraq(data))


def without_head(name: str) -> str:
    """A folded name of Iraq without the word that says what it is the name of."""
    return re.sub("^(قضاء|ناحيه|مدينه|قريه) ", "", fold(name))


def load_iraq(data: Path) -> dict[str, list[Point]]:
    """The settlements of Iraq by folded name; none when the table is not there."""
    points: dict[str, list[Point]] = defaultdict(list)
    path = data / "whosonfirst_iq.tsv"
    for row in read_table(path, "\t") if path.exists() else []:
        if row["placetype"] == "locality":
            for form in {row["name_ar"], *row["variants_ar"].split("|")} - {""}:
                points[without_head(form)].append((float(row["lat"]), float(row["lon"])))
    return points


def check_against(row: Row, reference: Reference, report: Report) -> None:
    """Codes exist; a point is near some same-named place of the governorate, where there is one."""
    for code in (row["admin1"], row["admin2"]):
        if code and code not in reference.codes:
            report.fail(row, f"{code} is not in COD-AB")
    if country_outside(row):
        check_against_iraq(row, reference, report)
        return
    point = point_of(row)
    if row["kind"] not in SETTLEMENTS | {"neighbourhood"}:
        return
    table = reference.settlements if row["kind"] in SETTLEMENTS else reference.neighbourhoods
    forms = [row["name_ar"], *row["aliases"].split("|")]
    homonyms = [other for form in forms for other in table.get((row["admin1"], fold(form)), [])]
    if point is None or not homonyms:
        report.unchecked += 1
        return
    if row["id"] in EXCEPTIONS:
        report.excepted += 1
        return
    report.checked += 1
    nearest = min(kilometres(point, other) for other in homonyms)
    if nearest > LIMIT_KM:
        report.fail(row, f"{nearest:.0f} km from the nearest {row['name_ar']} of {row['admin1']}")


def check_against_iraq(row: Row, reference: Reference, report: Report) -> None:
    """A settlement of Iraq is near some same-named one, where there is one; for the other countries there is no table."""
    if row["kind"] not in SETTLEMENTS:
        return
    point = point_of(row)
    forms = [row["name_ar"], *row["aliases"].split("|")] if country_outside(row) == "iq" else []
    homonyms = [other for form in forms for other in reference.iraq.get(without_head(form), [])]
    if point is None or not homonyms:
        report.outside_unchecked += 1
        return
    if row["id"] in EXCEPTIONS:
        report.excepted += 1
        return
    report.outside_checked += 1
    nearest = min(kilometres(point, other) for other in homonyms)
    if nearest > LIMIT_KM_IRAQ:
        report.fail(row, f"{nearest:.0f} km from the nearest {row['name_ar']} of Iraq")


def show(places: list[Row], areas: list[Row], report: Report) -> None:
    """Print the counts and the failures."""
    print(f"places {len(places)}, areas {len(areas)}")
    print("by kind:", ", ".join(f"{k} {n}" for k, n in Counter(row["kind"] for row in places).most_common()))
    outside = Counter(filter(None, map(country_outside, places)))
    print(f"outside Syria {outside.total()}:", ", ".join(f"{country} {n}" for country, n in outside.most_common()))
    for name, rows in (("places", places), ("areas", areas)):
        counts = sorted(Counter(row["admin1"] or "none" for row in rows).items())
        print(f"{name} by governorate:", ", ".join(f"{k} {n}" for k, n in counts))
    print("without a point:", sum(not row["lat"] for row in places + areas))
    print(f"settlements checked {report.checked}, unchecked {report.unchecked}, excepted {report.excepted}")
    print(f"settlements outside Syria checked {report.outside_checked}, unchecked {report.outside_unchecked}")
    print(f"failures {len(report.failures)}")
    for failure in report.failures:
        print("  " + failure)


def main() -> int:
    """Run every check; 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", type=Path, default=PACK)
    parser.add_argument("--data", type=Path, default=SHARED)
    options = parser.parse_args()
    report = Report()
    places = read_pack(options.pack / "places.tsv", PLACE_HEADER, report)
    areas = read_pack(options.pack / "areas.tsv", AREA_HEADER, report)
    for row in places:
        check_place(row, report)
    for row in areas:
        check_names(row, report)
        check_point(row, report, BOX)
    check_unique(places + areas, "id", report)
    check_unique(places, "pcode", report)
    check_cities_apart(areas, places, report)
    if (options.data / "ocha_places_sy.tsv").exists():
        reference = load_reference(options.data)
        for row in places:
            check_against(row, reference, report)
    else:
        print(f"{options.data} is not there: internal checks only")
    show(places, areas, report)
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
