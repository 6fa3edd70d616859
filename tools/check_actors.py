"""Check the actors, names, outlets and loaded words of a theatre pack.

Usage: python tools/check_actors.py [packs/theatre-syria]
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

HEADERS = {
    "actors.tsv": ["id", "name_en", "name_ar", "class", "side", "parent", "since", "until", "note"],
    "actor_names.tsv": ["actor", "form", "stance", "since", "until", "head"],
    "outlets.tsv": ["id", "name_en", "name_ar", "kind", "side", "aliases", "domains"],
    "framing.tsv": ["form", "toward", "neutral", "stance"],
}
CLASSES = frozenset(
    {
        "state_forces",
        "government",
        "state",
        "rebel",
        "jihadist",
        "militia",
        "external_forces",
        "coalition",
        "police",
        "intelligence",
        "political",
        "council",
        "civil_defence",
        "monitor",
        "un",
        "organisation",
        "outlet",
        "agency",
        "official",
        "population",
        "tribe",
        "other",
    }
)
SIDES = frozenset(
    {
        "government",
        "transitional",
        "opposition",
        "sdf",
        "isis",
        "hts",
        "jihadist",
        "turkey",
        "iran",
        "russia",
        "coalition",
        "israel",
        "neutral",
        "suwayda",
        "palestinian",
        "iraq",
        "jordan",
        "lebanon",
        "saudi",
        "egypt",
        "yemen-government",
        "houthis",
        "stc",
        "sudan-army",
        "sudan-rebels",
        "rsf",
        "lna",
        "gna",
    }
)
KINDS = frozenset(["agency", "newspaper", "tv", "site", "channel", "monitor", "party"])
STANCES = frozenset({"neutral", "own", "hostile"})

# Forms that name two actors at one time: the text decides (country, outlet, other mentions).
KNOWN_AMBIGUOUS: dict[str, frozenset[str]] = {
    "التحالف": frozenset({"international-coalition", "saudi-led-coalition"}),
    "قوات التحالف": frozenset({"international-coalition", "saudi-led-coalition"}),
    "طيران التحالف": frozenset({"international-coalition", "saudi-led-coalition"}),
    "طائرات التحالف": frozenset({"international-coalition", "saudi-led-coalition"}),
    "الجيش الوطني": frozenset({"sna", "yemeni-government-forces", "lna"}),
    "قوات الجيش الوطني": frozenset({"sna", "yemeni-government-forces"}),
    "الجيش الليبي": frozenset({"lna", "gna-forces"}),
    "القوات المسلحة اليمنية": frozenset({"houthis", "yemeni-government-forces"}),
    "القوات المشتركة": frozenset({"west-coast-forces", "darfur-joint-force"}),
    "القوة المشتركة": frozenset({"joint-force-sna", "darfur-joint-force"}),
    "قوى الأمن الداخلي": frozenset({"asayish", "internal-security-transitional", "lebanese-isf"}),
    "قوات الأمن الداخلي": frozenset({"asayish", "internal-security-transitional"}),
    "الفيلق الثالث": frozenset({"third-corps-saa", "sna-third-corps"}),
    "الفرقة التاسعة": frozenset({"ninth-division-saa", "ninth-division-sna"}),
}

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# The letters of careful print; no tatweel, presentation forms, Persian letters, bidi controls.
# Shadda is the one diacritic that may hold two readings apart; names have no need of any.
ARABIC_VALUE = re.compile(r"[ء-غف-ي0-9A-Za-z .-]+")
FOLDS = str.maketrans("أإآىةؤئ", "ااايهوي")

Row = dict[str, str]


@dataclass(frozen=True)
class Name:
    """A name of an actor with the days on which it means that actor."""

    actor: str
    form: str
    since: date
    until: date

    def meets(self, other: Name) -> bool:
        """Whether both names hold on one day; a handover on one day is no meeting."""
        return self.since < other.until and other.since < self.until


def fold(form: str) -> str:
    """Bring the spellings that readers write for one another to one string."""
    return form.translate(FOLDS).lower()


def day(text: str, *, last: bool) -> date | None:
    """Read ``2015``, ``2015-10`` or ``2015-10-10`` as its first or last day; None when it is bad."""
    found = DATE.fullmatch(text)
    if not found:
        return None
    year, month, dom = (int(part) if part else None for part in found.groups())
    try:
        if year is None:
            return None
        if dom is not None and month is not None:
            return date(year, month, dom)
        if not last:
            return date(year, month or 1, 1)
        if month is None or month == 12:
            return date(year, 12, 31)
        return date(year, month + 1, 1) - timedelta(days=1)
    except ValueError:
        return None


class Checker:
    """Reads the four tables of a pack and collects what is wrong with them."""

    def __init__(self, pack: Path) -> None:
        self.pack = pack
        self.errors: list[str] = []
        self.ambiguous_seen: set[str] = set()
        self.tables = {name: self.read(name) for name in HEADERS}
        self.actors = {row["id"]: row for row in self.tables["actors.tsv"]}
        self.spans = {actor: self.span("actors.tsv", row) for actor, row in self.actors.items()}

    def read(self, name: str) -> list[Row]:
        """Read one table; comments are dropped, cells must be as many as the header's."""
        path = self.pack / name
        if not path.is_file():
            self.errors.append(f"{name}: missing")
            return []
        text = path.read_bytes().decode("utf-8")
        if text.startswith("\ufeff") or "\r" in text or not text.endswith("\n"):
            self.errors.append(f"{name}: byte-order mark, carriage return or no last line end")
        lines = text.splitlines()
        header = lines[0].split("\t")
        if header != HEADERS[name]:
            self.errors.append(f"{name}: header is {header}")
            return []
        rows: list[Row] = []
        for number, line in enumerate(lines[1:], start=2):
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != len(header):
                self.errors.append(f"{name}:{number}: {len(cells)} cells")
                continue
            if any(cell != " ".join(cell.split()) for cell in cells):
                self.errors.append(f"{name}:{number}: stray space")
            rows.append(dict(zip(header, cells, strict=True)))
        return rows

    def check(self) -> None:
        """Run every check."""
        for name, key in (("actors.tsv", "id"), ("outlets.tsv", "id"), ("framing.tsv", "form")):
            self.unique(name, [row[key] for row in self.tables[name]])
        self.check_actors()
        self.check_parents()
        self.check_names()
        self.check_outlets()
        self.check_framing()

    def unique(self, name: str, keys: list[str]) -> None:
        """Every key stands once."""
        self.errors += [f"{name}: {key!r} stands {n} times" for key, n in Counter(keys).items() if n > 1]

    def member(self, name: str, row: Row, cell: str, allowed: frozenset[str]) -> None:
        """The cell holds one of the allowed values."""
        if row[cell] not in allowed:
            self.errors.append(f"{name}: {next(iter(row.values()))}: {cell} {row[cell]!r}")

    def arabic(self, name: str, value: str) -> None:
        """The value is in canonical spelling."""
        if not ARABIC_VALUE.fullmatch(value):
            bad = sorted({f"U+{ord(c):04X}" for c in value if not ARABIC_VALUE.fullmatch(c)})
            self.errors.append(f"{name}: {value!r} has {', '.join(bad) or 'nothing'}")

    def slug(self, name: str, value: str) -> None:
        """The id is a lower-case ASCII slug."""
        if not SLUG.fullmatch(value):
            self.errors.append(f"{name}: id {value!r} is no slug")

    def span(self, name: str, row: Row) -> tuple[date, date]:
        """The days between since and until; open ends are the ends of time."""
        since = day(row["since"], last=False) if row["since"] else date.min
        until = day(row["until"], last=True) if row["until"] else date.max
        who = next(iter(row.values()))
        if since is None or until is None:
            self.errors.append(f"{name}: {who}: bad date {row['since']!r} or {row['until']!r}")
            return date.min, date.max
        if since > until:
            self.errors.append(f"{name}: {who}: since {since} after until {until}")
        return since, until

    def check_actors(self) -> None:
        """Ids, classes, sides, dates and labels of the actors."""
        for row in self.tables["actors.tsv"]:
            self.slug("actors.tsv", row["id"])
            self.member("actors.tsv", row, "class", CLASSES)
            self.member("actors.tsv", row, "side", SIDES)
            self.arabic("actors.tsv", row["name_ar"])
            if not row["name_en"]:
                self.errors.append(f"actors.tsv: {row['id']}: no English name")
        self.unique("actors.tsv name_en", [row["name_en"] for row in self.tables["actors.tsv"]])

    def check_parents(self) -> None:
        """Parents exist and no actor is part of itself."""
        for start in self.actors:
            seen, here = [start], self.actors[start]["parent"]
            while here:
                if here not in self.actors:
                    self.errors.append(f"actors.tsv: {seen[-1]}: parent {here!r} is unknown")
                    break
                if here in seen:
                    self.errors.append(f"actors.tsv: parents go round: {' > '.join([*seen, here])}")
                    break
                seen.append(here)
                here = self.actors[here]["parent"]

    def check_names(self) -> None:
        """Names belong to actors, are spelt canonically, and do not clash unawares."""
        by_form: dict[str, list[Name]] = defaultdict(list)
        neutral: dict[str, set[str]] = defaultdict(set)
        for row in self.tables["actor_names.tsv"]:
            actor, form = row["actor"], row["form"]
            self.arabic("actor_names.tsv", form)
            if row["head"]:
                self.arabic("actor_names.tsv", row["head"])
            self.member("actor_names.tsv", row, "stance", STANCES)
            since, until = self.span("actor_names.tsv", row)
            if actor not in self.actors:
                self.errors.append(f"actor_names.tsv: {form}: actor {actor!r} is unknown")
                continue
            if row["stance"] == "neutral":
                neutral[actor].add(form)
            # A name without dates holds as long as its actor does.
            actor_since, actor_until = self.spans[actor]
            name = Name(
                actor,
                form,
                since if row["since"] else actor_since,
                until if row["until"] else actor_until,
            )
            by_form[fold(form)].append(name)
        for actor, row in self.actors.items():
            if row["name_ar"] not in neutral[actor]:
                self.errors.append(f"actor_names.tsv: {actor}: {row['name_ar']} is no neutral name of it")
        for names in by_form.values():
            for one, other in combinations(names, 2):
                self.check_clash(one, other)
        for form in KNOWN_AMBIGUOUS.keys() - self.ambiguous_seen:
            self.errors.append(f"KNOWN_AMBIGUOUS: {form} is not ambiguous any more")

    def check_clash(self, one: Name, other: Name) -> None:
        """Two names of one form belong to different actors, and at different times or by intent."""
        if one.actor == other.actor:
            if one.meets(other):
                self.errors.append(f"actor_names.tsv: {one.actor}: {one.form} twice")
        elif one.meets(other):
            if {one.actor, other.actor} <= KNOWN_AMBIGUOUS.get(one.form, frozenset()):
                self.ambiguous_seen.add(one.form)
            else:
                self.errors.append(f"actor_names.tsv: {one.form}: {one.actor} and {other.actor}")

    def check_outlets(self) -> None:
        """Kinds, sides and spellings of outlets; an outlet that is an actor too has its side."""
        claimed: dict[str, str] = {}
        for row in self.tables["outlets.tsv"]:
            self.slug("outlets.tsv", row["id"])
            self.member("outlets.tsv", row, "kind", KINDS)
            self.member("outlets.tsv", row, "side", SIDES)
            forms = [row["name_ar"], *filter(None, row["aliases"].split("|"))]
            for form in forms:
                self.arabic("outlets.tsv", form)
                holder = claimed.setdefault(fold(form), row["id"])
                if holder != row["id"]:
                    self.errors.append(f"outlets.tsv: {form}: {holder} and {row['id']}")
            if len({fold(form) for form in forms}) < len(forms):
                self.errors.append(f"outlets.tsv: {row['id']}: an alias twice")
            actor = self.actors.get(row["id"])
            if actor and (actor["side"], actor["name_en"]) != (row["side"], row["name_en"]):
                self.errors.append(f"outlets.tsv: {row['id']}: side or name differs from the actor's")
        outlets = {row["id"] for row in self.tables["outlets.tsv"]}
        for row in self.tables["actors.tsv"]:
            if row["class"] in {"agency", "outlet", "monitor"} and row["id"] not in outlets:
                self.errors.append(f"outlets.tsv: {row['id']} is a {row['class']} but no outlet")

    def check_framing(self) -> None:
        """Loaded words have a stance and, where they have an owner, a known one."""
        for row in self.tables["framing.tsv"]:
            self.arabic("framing.tsv", row["form"])
            if row["neutral"]:
                self.arabic("framing.tsv", row["neutral"])
            self.member("framing.tsv", row, "stance", STANCES - {"neutral"})
            if row["toward"] and row["toward"] not in self.actors:
                self.errors.append(f"framing.tsv: {row['form']}: actor {row['toward']!r} is unknown")

    def report(self) -> None:
        """Print counts, the known ambiguous forms, and what is wrong."""
        for name, rows in self.tables.items():
            print(f"{name}: {len(rows)} rows")
        for name, cell in (
            ("actors.tsv", "class"),
            ("actor_names.tsv", "stance"),
            ("outlets.tsv", "kind"),
            ("framing.tsv", "stance"),
        ):
            counts = Counter(row[cell] for row in self.tables[name]).most_common()
            print(f"{name} by {cell}: " + ", ".join(f"{value} {n}" for value, n in counts))
        print(f"known ambiguous forms: {len(self.ambiguous_seen)}")
        for form in sorted(self.ambiguous_seen):
            print(f"  {form}: {', '.join(sorted(KNOWN_AMBIGUOUS[form]))}")
        print(f"errors: {len(self.errors)}")
        for error in self.errors:
            print(f"  {error}", file=sys.stderr)


def main(arguments: list[str]) -> int:
    """Check the pack that is named, or theatre-syria."""
    default = Path(__file__).resolve().parent.parent / "packs" / "theatre-syria"
    checker = Checker(Path(arguments[0]) if arguments else default)
    checker.check()
    checker.report()
    return 1 if checker.errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
